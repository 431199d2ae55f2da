//! A figure that a later article restates: 经普查核定, 修订为. It names the newer one, and weighs least.

use super::group::Group;
use crate::finding::{Check, Finding, Reason};
use crate::severity::Severity;

/// The finding as a restatement, where one version says of itself that it puts the others right, and comes last.
pub(super) fn restated(group: &Group, members: &[usize], finding: Finding) -> Finding {
    let newer = (0..finding.versions.len()).find(|&n| restates(group, members, &finding, n));
    match newer {
        Some(newer) => Finding {
            id: group.id(Check::Restated, members),
            check: Check::Restated,
            severity: Severity::Info,
            reason: Reason::Restated { newer },
            ..finding
        },
        None => finding,
    }
}

/// Whether a statement of the version restates and no statement of the others does, nor appeared after it.
fn restates(group: &Group, members: &[usize], finding: &Finding, version: usize) -> bool {
    let own = &finding.versions[version].evidence;
    let statement = |position: &usize| group.statements[members[*position]];
    let others = || (0..members.len()).filter(|position| !own.contains(position));
    let first = own.iter().map(statement).filter(|s| s.restates).filter_map(|s| s.told).min();
    let Some(first) = first else { return false };
    others().all(|position| {
        let other = statement(&position);
        !other.restates && other.told.is_some_and(|day| day <= first)
    })
}
