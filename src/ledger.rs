//! Holds every statement against the values that the user has settled.
//!
//! A settled value contradicts statements; it never sets two articles against each other.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;

use crate::article::Period;
use crate::compare::{Verdict, Why, falls, verdict};
use crate::document::Document;
use crate::finding::{Check, Entry, Evidence, Finding, Reason, Version, finding_id};
use crate::quantity::{Hedges, Kind, Quantity, Units};
use crate::rule::{Claim, Fact, RuleSet, Settled, TimeUse, Trend, ValueRule};
use crate::statement::{Basis, Direction, Doubts, Measure, Modality, Statement, Value, When};
use crate::text::Span;

/// What contradicts the ledger, in its order: one finding for each settled value.
pub fn against(
    documents: &[Document],
    rules: &RuleSet,
    statements: &[Statement],
    hedges: &Hedges,
) -> Vec<Finding> {
    let mut wrong: BTreeMap<usize, Vec<(&Statement, Verdict)>> = BTreeMap::new();
    for (statement, fact, near) in met(documents, rules, statements) {
        let found = judged(rules, hedges, &rules.facts[fact], statement, near);
        if !found.agrees() {
            wrong.entry(fact).or_default().push((statement, found));
        }
    }
    wrong.into_iter().map(|(fact, wrong)| finding(rules, &rules.facts[fact], &wrong)).collect()
}

/// The settled values that no statement can be held against, in their order.
pub fn unmet<'a>(documents: &[Document], rules: &'a RuleSet, statements: &[Statement]) -> Vec<&'a Fact> {
    let met: BTreeSet<usize> = met(documents, rules, statements).map(|(_, fact, _)| fact).collect();
    let facts = rules.facts.iter().enumerate();
    facts.filter(|(i, _)| !met.contains(i)).map(|(_, fact)| fact).collect()
}

/// The statements that a settled value speaks of, each with the nearest, as an index into the facts.
fn met<'a>(
    documents: &[Document],
    rules: &RuleSet,
    statements: &'a [Statement],
) -> impl Iterator<Item = (&'a Statement, usize, Near)> {
    let mut of_claim: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (i, fact) in rules.facts.iter().enumerate() {
        of_claim.entry(fact.claim).or_default().push(i);
    }
    let plain: BTreeSet<usize> =
        statements.iter().filter(|s| s.scope.is_none()).map(|statement| statement.claim).collect();
    statements.iter().filter_map(move |statement| {
        let facts = of_claim.get(&statement.claim)?;
        let of_whole = plain.contains(&statement.claim);
        let speaks = |&&i: &&usize| is_alike(rules, &rules.facts[i], statement, of_whole);
        let timed = facts.iter().filter(speaks).filter_map(|&i| {
            let claim = &rules.claims[statement.claim];
            Some((distance(claim, rules.facts[i].period, statement, documents)?, i))
        });
        timed.min().map(|((near, _), fact)| (statement, fact, near))
    })
}

/// Whether a statement speaks of what was settled. `of_whole`: some statements of the claim name no whole (全市), so that
/// one that does speaks of something else.
fn is_alike(rules: &RuleSet, fact: &Fact, statement: &Statement, of_whole: bool) -> bool {
    let claim = &rules.claims[fact.claim];
    let known = statement.subject.is_some() || rules.subjects.is_empty();
    let scope = match &fact.scope {
        Some(scope) => statement.scope.as_ref() == Some(scope),
        None => statement.scope.is_none() || !of_whole,
    };
    let modality = claim.time == TimeUse::Target || statement.modality == Modality::Fact;
    let stock = |measure| if measure == Measure::Cumulative { Measure::Stock } else { measure };
    let measure = !claim.measures.is_empty() || stock(statement.measure) == stock(fact.measure);
    let unit = match (&fact.value, &statement.value) {
        (Settled::Quantity { quantity, .. }, Value::Quantity(stated)) => {
            units_agree(claim, &rules.units, quantity, stated)
        }
        _ => true,
    };
    known
        && fact.subject == statement.subject
        && scope
        && modality
        && measure
        && unit
        && statement.basis == Basis::Nominal
}

fn units_agree(claim: &Claim, units: &Units, a: &Quantity, b: &Quantity) -> bool {
    let listed = matches!(&claim.value, ValueRule::Quantity { units, .. } if units.len() > 1);
    let counts = a.kind == Kind::Count && b.kind == Kind::Count;
    units.base(&a.unit).0 == units.base(&b.unit).0
        || counts && (listed || a.unit.is_empty())
        || matches!((a.kind, b.kind), (Kind::Change, Kind::Multiple) | (Kind::Multiple, Kind::Change))
}

/// How a settled value lies to a statement: at the same time, before it, behind it, and how many days away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Near {
    Same,
    Before,
    Behind,
}

/// How far a settled value is from a statement, by the time policy of the claim; none where they do not compare.
fn distance(
    claim: &Claim,
    settled: Period,
    statement: &Statement,
    documents: &[Document],
) -> Option<(Near, i32)> {
    let stated = statement.when.period;
    let same = |holds: bool| holds.then_some((Near::Same, 0));
    let holds = |outer: Period, inner: Period| inner.middle().is_some_and(|day| outer.holds(day));
    match claim.time {
        TimeUse::Fixed => same(true),
        TimeUse::Flow => same(stated == settled && stated != Period::default()),
        TimeUse::Target => {
            let bounded = |p: Period| p.from.is_some() && p.to.is_some();
            same(bounded(stated) && bounded(settled) && (holds(stated, settled) || holds(settled, stated)))
        }
        TimeUse::Level => {
            let (day, end) = (stated.to?, settled.to?);
            let month = settled.from.is_some_and(|from| from.month() == end.month());
            let at = if day == end || month && settled.holds(day) { Near::Same } else { order(end, day) };
            let inside =
                documents.get(statement.article)?.article.date.is_some_and(|date| date.period().holds(end));
            let days = day.since(end).ok()?.get_days().abs();
            let moves = claim.trend != Trend::Any;
            let near = statement.when.taken_over && (inside || within(claim.window, end, stated));
            (at == Near::Same || moves || near).then_some((at, days))
        }
    }
}

fn order(settled: Date, stated: Date) -> Near {
    if settled < stated { Near::Before } else { Near::Behind }
}

/// Whether a settled day and the date of an article lie within so many months of each other.
fn within(months: i64, settled: Date, stated: Period) -> bool {
    let (Some(from), Some(to)) = (stated.from, stated.to) else { return false };
    let late = |early: Date, late: Date| early.checked_add(months.months()).is_ok_and(|limit| late <= limit);
    if settled <= to { late(settled, from) } else { late(to, settled) }
}

/// Whether both can be true. What may only grow is held to that at other times.
fn judged(rules: &RuleSet, hedges: &Hedges, fact: &Fact, statement: &Statement, near: Near) -> Verdict {
    let claim = &rules.claims[fact.claim];
    let settled = as_statement(fact);
    let grows = claim.trend == Trend::Grows;
    if near == Near::Same || claim.trend == Trend::Any {
        return verdict(rules, hedges, &settled, statement);
    }
    let (early, late) = if near == Near::Before { (&settled, statement) } else { (statement, &settled) };
    let why = Why::Trend;
    if falls(rules, hedges, early, late, grows) { Verdict::Contradicts(why) } else { Verdict::Agrees(why) }
}

/// A settled value as if an article stated it.
fn as_statement(fact: &Fact) -> Statement {
    let (value, down) = match &fact.value {
        Settled::Quantity { quantity, down } => (Value::Quantity(quantity.clone()), *down),
        Settled::List(items) => (Value::List { items: items.clone(), open: false }, false),
        Settled::Word(word) => (Value::Word(word.clone()), false),
    };
    let moves = |kind| matches!(kind, Kind::Change | Kind::Multiple | Kind::PercentagePoints);
    let direction = match &value {
        _ if down => Direction::Down,
        Value::Quantity(quantity) if moves(quantity.kind) => Direction::Up,
        _ => Direction::None,
    };
    Statement {
        claim: fact.claim,
        article: usize::MAX,
        span: Span::default(),
        sentence: Span::default(),
        value,
        subject: fact.subject.clone(),
        scope: fact.scope.clone(),
        measure: fact.measure,
        basis: Basis::Nominal,
        modality: Modality::Fact,
        direction,
        when: When { period: fact.period, ..When::default() },
        heading: false,
        doubts: Doubts::default(),
        restates: false,
        told: None,
        rank: None,
    }
}

fn finding(rules: &RuleSet, fact: &Fact, wrong: &[(&Statement, Verdict)]) -> Finding {
    let claim = &rules.claims[fact.claim];
    let mut values: Vec<String> = Vec::new();
    let mut versions: Vec<Version> = Vec::new();
    for (i, (statement, _)) in wrong.iter().enumerate() {
        let value = signature(statement);
        match values.iter().position(|known| *known == value) {
            Some(at) => versions[at].evidence.push(i),
            None => {
                values.push(value);
                versions.push(Version { evidence: vec![i] });
            }
        }
    }
    values.sort_unstable();
    let touching = wrong.iter().all(|(_, verdict)| *verdict == Verdict::Touching);
    let weaker = touching && !claim.touching_same;
    let period = fact.period.to.map(|day| day.to_string()).unwrap_or_default();
    let parts = [
        claim.id.as_str(),
        Check::Ledger.name(),
        fact.subject.as_deref().unwrap_or_default(),
        &period,
        &fact.written,
    ];
    Finding {
        id: finding_id(parts.into_iter().chain(values.iter().map(String::as_str))),
        rule: claim.id.clone(),
        title: Some(claim.title.clone()),
        topic: claim.topic.clone(),
        subject: fact.subject.clone(),
        check: Check::Ledger,
        severity: if weaker { claim.severity.lowered() } else { claim.severity },
        reason: Reason::Ledger(Box::new(Entry {
            value: fact.written.clone(),
            period: fact.period,
            source: fact.source.clone(),
            note: fact.note.clone(),
            place: fact.place.clone(),
        })),
        versions,
        evidence: wrong.iter().map(|(statement, _)| Evidence::from(*statement)).collect(),
    }
}

/// What a statement states, whatever the words.
fn signature(statement: &Statement) -> String {
    match &statement.value {
        Value::Quantity(q) => {
            let to = q.value_to.map(|to| to.normalize());
            format!(
                "{} {:?} {} {to:?} {}",
                q.relation.name(),
                statement.direction,
                q.value.normalize(),
                q.unit
            )
        }
        Value::List { items, open } => format!("{} {open}", items.join("、")),
        Value::Word(word) => word.clone(),
    }
}
