//! What two statements must share to be compared.

use std::borrow::Cow;

use super::stated::is_change;
use crate::quantity::{Kind, Units};
use crate::rule::{Claim, Measure, Modality, RuleSet, TimeUse, ValueRule};
use crate::statement::{Against, Basis, Statement, Value};

/// What two statements must share to be compared.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key<'a> {
    pub(super) claim: usize,
    pub(super) subject: Option<&'a str>,
    /// Only inside this article: no subject was found.
    article: Option<usize>,
    pub(super) scope: Option<&'a str>,
    pub(super) measure: Measure,
    pub(super) basis: Basis,
    pub(super) against: Against,
    pub(super) modality: Modality,
    /// 截至9月6日7时 and 截至9月6日21时 are different times.
    clock: Option<u16>,
    unit: Cow<'a, str>,
    kind: Option<Kind>,
}

impl<'a> Key<'a> {
    pub(super) fn of(rules: &'a RuleSet, statement: &'a Statement) -> Self {
        let claim = &rules.claims[statement.claim];
        let apart = statement.subject.is_none() && !rules.subjects.is_empty();
        let (unit, kind) = match &statement.value {
            Value::Quantity(q) if is_change(claim) => {
                (unit(claim, &rules.units, &q.unit), Some(Kind::Change))
            }
            Value::Quantity(q) => (unit(claim, &rules.units, &q.unit), Some(family(q.kind))),
            _ => (Cow::Borrowed(""), None),
        };
        let measure = match statement.measure {
            _ if !claim.measures.is_empty() => claim.measures[0],
            Measure::Cumulative => Measure::Stock,
            measure => measure,
        };
        Self {
            claim: statement.claim,
            subject: statement.subject.as_deref(),
            article: apart.then_some(statement.article),
            scope: statement.scope.as_deref(),
            measure,
            basis: statement.basis,
            against: statement.against,
            modality: if claim.time == TimeUse::Target { Modality::Target } else { statement.modality },
            clock: statement.when.clock.filter(|_| matches!(claim.time, TimeUse::Level | TimeUse::Flow)),
            unit,
            kind,
        }
    }

    /// The same, without the scope that says no more than none does.
    pub(super) fn but(self, own: Option<&str>) -> Self {
        Self { scope: self.scope.filter(|scope| Some(*scope) != own), ..self }
    }

    /// What a finding's id is made of, besides claim and values.
    pub(super) fn parts(&self) -> [&str; 5] {
        [
            self.subject.unwrap_or_default(),
            self.scope.unwrap_or_default(),
            self.measure.name(),
            self.basis.name(),
            self.modality.name(),
        ]
    }
}

/// Units that a rule lists are one; others are what they convert to.
fn unit<'a>(claim: &Claim, units: &'a Units, unit: &'a str) -> Cow<'a, str> {
    let listed = matches!(&claim.value, ValueRule::Quantity { units, .. } if units.len() > 1);
    let (base, _) = units.base(unit);
    match &*base {
        _ if listed && units.named(unit).is_some_and(|unit| unit.kind == Kind::Count) => Cow::Borrowed(""),
        "倍" if is_change(claim) => Cow::Borrowed("%"),
        _ => base,
    }
}

/// Kinds whose values compare: a share and a percentage that the words do not call a share.
const fn family(kind: Kind) -> Kind {
    match kind {
        Kind::Percentage => Kind::Share,
        other => other,
    }
}
