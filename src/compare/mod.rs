//! Groups statements of one key, relates their values, and reports what cannot be true together.

use std::collections::BTreeMap;

use crate::document::Document;
use crate::finding::{Check, Evidence, Finding, Reason, Version, finding_id};
use crate::quantity::{Hedges, Kind, Units};
use crate::rule::{Claim, Measure, Modality, RuleSet, TimeUse, Trend};
use crate::statement::{Basis, Statement, Value};

mod comparable;
mod relate;
mod version;

pub(crate) use comparable::comparable;
use relate::Stated;
pub(crate) use relate::Verdict;

/// What two statements must share to be compared.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key<'a> {
    claim: usize,
    subject: Option<&'a str>,
    /// Only inside this article: no subject was found.
    article: Option<usize>,
    scope: Option<&'a str>,
    measure: Measure,
    basis: Basis,
    modality: Modality,
    unit: &'a str,
    kind: Option<Kind>,
}

/// The contradictions between statements, in the order of their first evidence.
pub fn compare(
    documents: &[Document],
    rules: &RuleSet,
    statements: &[Statement],
    hedges: &Hedges,
) -> Vec<Finding> {
    let mut groups: BTreeMap<Key, Vec<&Statement>> = BTreeMap::new();
    for statement in statements {
        groups.entry(key(rules, statement)).or_default().push(statement);
    }
    let mut findings = Vec::new();
    for (key, group) in groups.iter().filter(|(_, group)| group.len() > 1) {
        let claim = &rules.claims[key.claim];
        let group = Group {
            key,
            claim,
            documents,
            stated: group.iter().map(|s| Stated::of(s, is_change(claim), hedges, &rules.units)).collect(),
        };
        findings.extend(group.contradictions());
        findings.extend(group.against_trend());
    }
    findings
}

/// How the values of two statements of one claim relate.
pub(crate) fn verdict(rules: &RuleSet, hedges: &Hedges, a: &Statement, b: &Statement) -> Verdict {
    let claim = &rules.claims[a.claim];
    let stated = |statement| Stated::of(statement, is_change(claim), hedges, &rules.units);
    relate::relate(&stated(a), &stated(b), claim)
}

/// Whether the value of a later statement lies on the wrong side of an earlier one's.
pub(crate) fn falls(
    rules: &RuleSet,
    hedges: &Hedges,
    early: &Statement,
    late: &Statement,
    grows: bool,
) -> bool {
    let change = is_change(&rules.claims[early.claim]);
    let stated = |statement| Stated::of(statement, change, hedges, &rules.units);
    relate::falls(&stated(early), &stated(late), grows)
}

fn key<'a>(rules: &'a RuleSet, statement: &'a Statement) -> Key<'a> {
    let claim = &rules.claims[statement.claim];
    let apart = statement.subject.is_none() && !rules.subjects.is_empty();
    let (unit, kind) = match &statement.value {
        Value::Quantity(q) if is_change(claim) => (unit(claim, &rules.units, &q.unit), Some(Kind::Change)),
        Value::Quantity(q) => (unit(claim, &rules.units, &q.unit), Some(family(q.kind))),
        _ => ("", None),
    };
    let measure = match statement.measure {
        _ if !claim.measures.is_empty() => claim.measures[0],
        Measure::Cumulative => Measure::Stock,
        measure => measure,
    };
    Key {
        claim: statement.claim,
        subject: statement.subject.as_deref(),
        article: apart.then_some(statement.article),
        scope: statement.scope.as_deref(),
        measure,
        basis: statement.basis,
        modality: if claim.time == TimeUse::Target { Modality::Target } else { statement.modality },
        unit,
        kind,
    }
}

/// Units that a rule lists are one; others are what they convert to.
fn unit<'a>(claim: &Claim, units: &'a Units, unit: &'a str) -> &'a str {
    let listed = matches!(&claim.value, crate::rule::ValueRule::Quantity { units, .. } if units.len() > 1);
    let base = units.named(unit).map(|unit| &*unit.base);
    match base {
        Some(_) if listed && units.named(unit).is_some_and(|unit| unit.kind == Kind::Count) => "",
        Some("倍") if is_change(claim) => "%",
        Some(base) => base,
        None => unit,
    }
}

/// 增长1倍 is a change of 100 % where a claim asks for changes.
fn is_change(claim: &Claim) -> bool {
    matches!(&claim.value, crate::rule::ValueRule::Quantity { kind: Some(Kind::Change), .. })
}

/// Kinds whose values compare: a share and a percentage that the words do not call a share.
const fn family(kind: Kind) -> Kind {
    match kind {
        Kind::Percentage => Kind::Share,
        other => other,
    }
}

/// The statements of one key.
struct Group<'a> {
    key: &'a Key<'a>,
    claim: &'a Claim,
    documents: &'a [Document],
    stated: Vec<Stated<'a>>,
}

impl Group<'_> {
    /// One finding for each set of statements that contradictions hold together.
    fn contradictions(&self) -> Vec<Finding> {
        let mut edges: Vec<(usize, usize, Verdict)> = Vec::new();
        for (i, a) in self.stated.iter().enumerate() {
            for (j, b) in self.stated.iter().enumerate().skip(i + 1) {
                if a.same_value(b) || !self.comparable(a, b) || self.left_to_trend(a, b) {
                    continue;
                }
                let verdict = relate::relate(a, b, self.claim);
                if verdict != Verdict::Agrees {
                    edges.push((i, j, verdict));
                }
            }
        }
        let pairs: Vec<(usize, usize)> = edges.iter().map(|&(i, j, _)| (i, j)).collect();
        version::components(self.stated.len(), &pairs)
            .into_iter()
            .map(|members| {
                let touching = edges
                    .iter()
                    .filter(|(i, _, _)| members.contains(i))
                    .all(|(_, _, verdict)| *verdict == Verdict::Touching);
                self.finding(self.with_reprints(members), Reason::Conflict { touching })
            })
            .collect()
    }

    /// The members, and the statements that say the same at a time that compares with theirs.
    fn with_reprints(&self, members: Vec<usize>) -> Vec<usize> {
        let says_same = |i: usize| {
            members.iter().any(|&m| {
                let (a, b) = (&self.stated[m], &self.stated[i]);
                a.same_value(b) && self.comparable(a, b)
            })
        };
        (0..self.stated.len()).filter(|i| members.contains(i) || says_same(*i)).collect()
    }

    /// Where a claim may only grow, articles of different dates are a matter of the trend.
    fn left_to_trend(&self, a: &Stated, b: &Stated) -> bool {
        let apart = a.statement.article != b.statement.article;
        self.claim.trend != Trend::Any && apart && a.when().period.to != b.when().period.to
    }

    fn comparable(&self, a: &Stated, b: &Stated) -> bool {
        comparable(self.claim, self.documents, a.statement, b.statement)
    }

    /// Where the claim may only grow, a later value that is smaller; each against the largest before it.
    fn against_trend(&self) -> Vec<Finding> {
        let grows = match self.claim.trend {
            Trend::Any => return Vec::new(),
            Trend::Grows => true,
            Trend::Shrinks => false,
        };
        let dated = (0..self.stated.len()).filter(|&i| self.stated[i].when().period.to.is_some());
        let mut order: Vec<usize> = dated.collect();
        order.sort_by_key(|&i| (self.stated[i].when().period.to, i));
        let mut edges = Vec::new();
        let mut peak: Option<usize> = None;
        for day in order.chunk_by(|&i, &j| self.stated[i].when().period.to == self.stated[j].when().period.to)
        {
            let falls = |before: usize, i: usize| relate::falls(&self.stated[before], &self.stated[i], grows);
            if let Some(before) = peak {
                edges.extend(day.iter().filter(|&&i| falls(before, i)).map(|&i| (before, i)));
            }
            for &i in day {
                // What lies beyond the peak is the new one: the peak would fall if it came later.
                if peak.is_none_or(|before| falls(i, before)) {
                    peak = Some(i);
                }
            }
        }
        let sets = version::components(self.stated.len(), &edges);
        sets.into_iter().map(|members| self.finding(members, Reason::Trend { grows })).collect()
    }

    fn finding(&self, members: Vec<usize>, reason: Reason) -> Finding {
        let evidence: Vec<Evidence> = members.iter().map(|&i| self.stated[i].evidence()).collect();
        let versions = version::versions(
            &members,
            |a, b| {
                self.stated[a].same_value(&self.stated[b])
                    || relate::relate(&self.stated[a], &self.stated[b], self.claim) == Verdict::Agrees
            },
            |i| self.stated[i].upper(),
        );
        let check = match (&reason, &self.claim.value) {
            (Reason::Trend { .. }, _) => Check::Trend,
            (_, crate::rule::ValueRule::List { .. }) => Check::List,
            (_, crate::rule::ValueRule::Word) => Check::Word,
            _ if self.claim.time == TimeUse::Target => Check::Target,
            _ => Check::Value,
        };
        let weaker = matches!(reason, Reason::Conflict { touching: true }) && !self.claim.touching_same;
        let severity = if weaker { self.claim.severity.lowered() } else { self.claim.severity };
        Finding {
            id: self.id(check, &members),
            rule: self.claim.id.clone(),
            title: Some(self.claim.title.clone()),
            topic: self.claim.topic.clone(),
            subject: self.key.subject.map(str::to_owned),
            check,
            severity,
            reason,
            versions: versions.into_iter().map(|evidence| Version { evidence }).collect(),
            evidence,
        }
    }

    /// From the key, the time and the values: edits elsewhere do not change it.
    fn id(&self, check: Check, members: &[usize]) -> String {
        let mut values: Vec<String> = members.iter().map(|&i| self.stated[i].signature()).collect();
        values.sort_unstable();
        values.dedup();
        let period = members.iter().filter_map(|&i| self.stated[i].when().period.to).min();
        let period = period.map(|day| day.to_string()).unwrap_or_default();
        let key = self.key;
        let parts = [
            self.claim.id.as_str(),
            check.name(),
            key.subject.unwrap_or_default(),
            key.scope.unwrap_or_default(),
            key.measure.name(),
            key.basis.name(),
            key.modality.name(),
            &period,
        ];
        finding_id(parts.into_iter().chain(values.iter().map(String::as_str)))
    }
}
