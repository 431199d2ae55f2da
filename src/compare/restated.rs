//! A figure that another puts right: a later article says so (经普查核定, 修订为), or its source ranks above. The finding
//! names the version that stands.
//!
//! Where the others came before it, nobody made a mistake: they were right when they were written, and the finding weighs
//! least. What is told against it afterwards is a mistake, and weighs what any contradiction of the claim does.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::comparable::comparable;
use super::group::Group;
use crate::article::Period;
use crate::finding::{Check, Finding, Reason, Standing};
use crate::severity::Severity;
use crate::statement::{Statement, When};

/// The finding as a restatement, where one version stands before all others.
pub(super) fn restated(group: &Group, members: &[usize], finding: Finding) -> Finding {
    if !group.settles {
        return finding;
    }
    let versions: Vec<Version> =
        finding.versions.iter().map(|version| Version { group, members, own: &version.evidence }).collect();
    let says = versions.iter().position(Version::restates).map(|at| (at, Standing::Restates));
    let Some((stands, by)) = says.or_else(|| ranked(&versions)) else { return finding };
    let severity =
        if by == (Standing::Ranks { told_again: true }) { finding.severity } else { Severity::Info };
    let id = group.id(Check::Restated, members);
    Finding { id, check: Check::Restated, severity, reason: Reason::Restated { stands, by }, ..finding }
}

/// The version of the highest source, where all that it excludes comes from lower ones.
fn ranked(versions: &[Version]) -> Option<(usize, Standing)> {
    let highest = versions.iter().flat_map(Version::ranks).min()?;
    let (stands, version) = versions.iter().enumerate().find(|(_, version)| version.outranks(highest))?;
    let last = version.of_rank(highest).map(|i| version.statement(i).told).min().flatten();
    let told_again = version.others().any(|i| last.is_none_or(|last| version.told_after(i, last)));
    Some((stands, Standing::Ranks { told_again }))
}

/// A version of a finding among the members of its group.
struct Version<'a> {
    group: &'a Group<'a>,
    members: &'a [usize],
    /// Its statements, as ascending positions in the members.
    own: &'a [usize],
}

impl<'a> Version<'a> {
    fn statement(&self, position: usize) -> &'a Statement {
        self.group.statements[self.members[position]]
    }

    fn others(&self) -> impl Iterator<Item = usize> {
        (0..self.members.len()).filter(|position| self.own.binary_search(position).is_err())
    }

    fn ranks(&self) -> impl Iterator<Item = usize> {
        self.own.iter().filter_map(|&i| self.statement(i).rank)
    }

    fn of_rank(&self, rank: usize) -> impl Iterator<Item = usize> {
        self.own.iter().copied().filter(move |&i| self.statement(i).rank == Some(rank))
    }

    /// Its article is not known to have appeared by that day.
    fn told_after(&self, position: usize, day: Date) -> bool {
        self.statement(position).told.is_none_or(|told| told > day)
    }

    /// Whether a statement of the version restates and no statement of the others does, nor appeared after it.
    fn restates(&self) -> bool {
        let own = self.own.iter().map(|&i| self.statement(i));
        let Some(first) = own.filter(|s| s.restates).filter_map(|s| s.told).min() else { return false };
        self.others().all(|i| !self.statement(i).restates && !self.told_after(i, first))
    }

    /// Whether each statement outside of the version comes from a source below `rank` and contradicts one of that rank in
    /// it. A vague figure of the highest source, which several versions share, decides nothing between them.
    fn outranks(&self, rank: usize) -> bool {
        let mut seen = BTreeSet::new();
        let highest: Vec<usize> = self.of_rank(rank).filter(|&i| seen.insert(self.key(i))).collect();
        let below = |i: usize| self.statement(i).rank.is_some_and(|other| other > rank);
        self.others().all(|i| below(i) && highest.iter().any(|&high| self.contradict(high, i)))
    }

    /// Statements of one value and time contradict the same ones of other articles.
    fn key(&self, position: usize) -> (usize, Period, bool, bool) {
        let When { period, taken_over, running, .. } = self.statement(position).when;
        (self.form(position), period, taken_over, running)
    }

    fn form(&self, position: usize) -> usize {
        self.group.form_of[self.members[position]]
    }

    fn contradict(&self, a: usize, b: usize) -> bool {
        self.group.clash(self.form(a), self.form(b)).is_some()
            && comparable(self.group.claim, self.statement(a), self.statement(b))
    }
}
