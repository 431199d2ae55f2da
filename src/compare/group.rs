//! The statements of one key, equal values folded into forms, and the findings made of them.

use std::collections::HashMap;

use super::key::Key;
use super::relate::{reach, relate};
use super::stated::{Form, Stated};
use super::verdict::Verdict;
use super::version::versions;
use crate::article::Period;
use crate::finding::{Check, Evidence, Finding, Reason, Version, finding_id};
use crate::interval::Interval;
use crate::quantity::Hedges;
use crate::rule::{Claim, RuleSet, TimeUse, ValueRule};
use crate::severity::Severity;
use crate::statement::{Against, Statement, When};
use crate::time::Occasion;

/// The statements of one key.
pub(super) struct Group<'a> {
    pub(super) key: &'a Key<'a>,
    pub(super) claim: &'a Claim,
    /// In the order of articles and text.
    pub(super) statements: Vec<&'a Statement>,
    /// The form of each statement.
    pub(super) form_of: Vec<usize>,
    /// The time of each statement.
    pub(super) moments: Vec<Moment>,
    /// Each value once, as its first statement has it.
    pub(super) forms: Vec<Stated<'a>>,
    /// A statement says that it restates another, or has a source with a rank.
    pub(super) settles: bool,
}

/// Where and when a statement is made: what the sweep looks at, apart from the much larger statements.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment {
    pub(super) article: usize,
    pub(super) period: Period,
    pub(super) taken_over: bool,
    pub(super) running: bool,
    pub(super) up_to: bool,
    pub(super) occasion: Option<Occasion>,
}

impl From<&Statement> for Moment {
    fn from(statement: &Statement) -> Self {
        let When { period, taken_over, running, up_to, occasion, .. } = statement.when;
        Self { article: statement.article, period, taken_over, running, up_to, occasion }
    }
}

impl<'a> Group<'a> {
    pub(super) fn new(
        key: &'a Key<'a>,
        rules: &'a RuleSet,
        statements: Vec<&'a Statement>,
        hedges: &Hedges,
    ) -> Self {
        let mut known: HashMap<Form, usize> = HashMap::new();
        let mut forms: Vec<Stated> = Vec::new();
        let mut form_of = Vec::with_capacity(statements.len());
        let mut moments = Vec::with_capacity(statements.len());
        let mut settles = false;
        for statement in &statements {
            let stated = Stated::of(statement, rules, hedges);
            let form = *known.entry(stated.form()).or_insert(forms.len());
            form_of.push(form);
            moments.push(Moment::from(*statement));
            settles |= statement.restates || statement.rank.is_some();
            if form == forms.len() {
                forms.push(stated);
            }
        }
        Self { key, claim: &rules.claims[key.claim], statements, form_of, moments, forms, settles }
    }

    /// Whether two forms exclude each other, and if so, whether by more than a number on an open bound.
    pub(super) fn clash(&self, a: usize, b: usize) -> Option<bool> {
        if a == b {
            return None;
        }
        match relate(&self.forms[a], &self.forms[b], self.claim) {
            Verdict::Contradicts(_) => Some(true),
            Verdict::Touching => Some(false),
            Verdict::Same | Verdict::Agrees(_) => None,
        }
    }

    /// A finding over members, which are in their order.
    pub(super) fn finding(&self, members: &[usize], reason: Reason, severity: Severity) -> Finding {
        let check = match (&reason, &self.claim.value) {
            (Reason::Trend { .. } | Reason::Jump { .. }, _) => Check::Trend,
            (_, ValueRule::List { .. }) => Check::List,
            (_, ValueRule::Word | ValueRule::Name { .. }) => Check::Word,
            _ if self.claim.time == TimeUse::Target => Check::Target,
            _ => Check::Value,
        };
        Finding {
            id: self.id(check, members),
            rule: self.claim.id.clone(),
            title: Some(self.claim.title.clone()),
            topic: self.claim.topic.clone(),
            subject: self.key.subject.map(str::to_owned),
            check,
            severity,
            reason,
            versions: self.versions(members),
            evidence: members.iter().map(|&i| Evidence::from(self.statements[i])).collect(),
        }
    }

    /// The fewest sets of members that agree, as positions in `members`.
    fn versions(&self, members: &[usize]) -> Vec<Version> {
        let forms = self.forms_of(members);
        let mut stating: Vec<Vec<usize>> = vec![Vec::new(); forms.len()];
        for (position, &i) in members.iter().enumerate() {
            let at = forms.binary_search(&self.form_of[i]).unwrap_or_default();
            stating[at].push(position);
        }
        let agree = |a: usize, b: usize| self.clash(forms[a], forms[b]).is_none();
        let reaches: Vec<Interval> = forms.iter().map(|&form| reach(&self.forms[form], self.claim)).collect();
        let mut versions: Vec<Vec<usize>> = versions(&reaches, agree)
            .into_iter()
            .map(|version| version.iter().flat_map(|&i| stating[i].iter().copied()).collect())
            .collect();
        versions.iter_mut().for_each(|version| version.sort_unstable());
        versions.sort();
        versions.into_iter().map(|evidence| Version { evidence }).collect()
    }

    /// The forms of members, each once, in their order.
    fn forms_of(&self, members: &[usize]) -> Vec<usize> {
        let mut forms: Vec<usize> = Vec::new();
        if members.len() < self.forms.len() {
            forms.extend(members.iter().map(|&i| self.form_of[i]));
            forms.sort_unstable();
            forms.dedup();
            return forms;
        }
        let mut stated = vec![false; self.forms.len()];
        members.iter().for_each(|&i| stated[self.form_of[i]] = true);
        forms.extend((0..stated.len()).filter(|&form| stated[form]));
        forms
    }

    /// From the key, the time and the values: edits elsewhere do not change it.
    pub(super) fn id(&self, check: Check, members: &[usize]) -> String {
        let mut values: Vec<String> =
            self.forms_of(members).iter().map(|&form| self.forms[form].signature()).collect();
        values.sort_unstable();
        values.dedup();
        let moments = || members.iter().map(|&i| self.moments[i]);
        let day = moments().filter_map(|moment| moment.period.to).min().map(|day| day.to_string());
        let holiday =
            || moments().find_map(|moment| moment.occasion).map(|o| format!("{}/{}", o.year, o.which));
        let period = day.or_else(holiday).unwrap_or_default();
        let [subject, scope, measure, basis, modality] = self.key.parts();
        let parts = [&self.claim.id, check.name(), subject, scope, measure, basis, modality, &period];
        // An id is that of earlier versions where the words do not say against what.
        let against = match self.key.against {
            Against::YearBefore => None,
            Against::PeriodBefore => Some("period_before".to_owned()),
            Against::Yearly => Some("yearly".to_owned()),
            Against::Since(day) => Some(format!("since/{day}")),
        };
        finding_id(parts.into_iter().chain(against.as_deref()).chain(values.iter().map(String::as_str)))
    }
}
