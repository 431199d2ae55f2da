//! Groups statements of one key, relates their values, and reports what cannot be true together.
//!
//! ```text
//! Statement → key    what two must share to be compared
//!           → group  equal values folded into forms
//!           → sweep  who speaks of the same time (comparable) meets in a pool; relate gives the verdict
//!           → version, trend → Finding
//! ```

use std::collections::BTreeMap;

use crate::finding::{Finding, Reason};
use crate::quantity::Hedges;
use crate::rule::RuleSet;
use crate::statement::Statement;

mod verdict;
mod key;
mod region;
mod stated;
mod names;
mod relate;
mod group;
mod comparable;
mod links;
mod pool;
mod sweep;
mod version;
mod restated;
mod trend;

pub use comparable::comparable;
pub(crate) use names::unmatched;
pub use verdict::{Verdict, Why};

use group::Group;
use key::Key;
use stated::Stated;

/// The contradictions between statements, group by group.
pub fn compare(rules: &RuleSet, statements: &[Statement], hedges: &Hedges) -> Vec<Finding> {
    let mut groups: BTreeMap<Key, Vec<&Statement>> = BTreeMap::new();
    let own = region::own(rules, statements);
    for statement in statements {
        let key = Key::of(rules, statement).but(own[statement.claim]);
        groups.entry(key).or_default().push(statement);
    }
    let mut findings = Vec::new();
    for (key, statements) in groups.into_iter().filter(|(_, statements)| statements.len() > 1) {
        let group = Group::new(&key, rules, statements, hedges);
        findings.extend(contradictions(&group));
        findings.extend(trend::against_trend(&group));
    }
    findings
}

/// What the values of two statements of one claim say of each other, whatever their times.
pub fn verdict(rules: &RuleSet, hedges: &Hedges, a: &Statement, b: &Statement) -> Verdict {
    let stated = |statement| Stated::of(statement, rules, hedges);
    relate::relate(&stated(a), &stated(b), &rules.claims[a.claim])
}

/// Whether the value of a later statement lies on the wrong side of an earlier one's.
pub(crate) fn falls(
    rules: &RuleSet,
    hedges: &Hedges,
    early: &Statement,
    late: &Statement,
    grows: bool,
) -> bool {
    let (early, late) = (Stated::of(early, rules, hedges), Stated::of(late, rules, hedges));
    if grows { relate::lies_below(&late, &early) } else { relate::lies_below(&early, &late) }
}

/// One finding for each set of statements that contradictions hold together.
fn contradictions(group: &Group) -> Vec<Finding> {
    let claim = group.claim;
    let finding = |set: &links::Linked| {
        let touching = set.touching;
        let weaker = touching && !claim.touching_same;
        let severity = if weaker { claim.severity.lowered() } else { claim.severity };
        let finding = group.finding(&set.members, Reason::Conflict { touching }, severity);
        restated::restated(group, &set.members, finding)
    };
    sweep::conflicts(group).iter().map(finding).collect()
}
