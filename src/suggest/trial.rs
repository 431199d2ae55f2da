//! Candidates compiled as rules, and what they read.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::candidate::Candidate;
use super::{Ground, Proposal};
use crate::compare::compare;
use crate::document::Document;
use crate::quantity::Kind;
use crate::report::one_line;
use crate::rule::RuleSet;
use crate::statement::{Statement, statements};

/// A candidate as a rule, with what it reads.
#[derive(Debug)]
pub(super) struct Trial {
    pub candidate: Candidate,
    pub proposal: Proposal,
    pub statements: Vec<Statement>,
}

/// What each candidate reads, those that read nothing left out.
pub(super) fn trials(ground: &Ground, candidates: Vec<Candidate>) -> Vec<Trial> {
    let drafts: Vec<Proposal> =
        candidates.iter().enumerate().map(|(n, candidate)| first(n, candidate)).collect();
    let (rules, read) = read(ground, &drafts);
    let mut stated: BTreeMap<&str, Vec<Statement>> = BTreeMap::new();
    for statement in read {
        stated.entry(&rules.claims[statement.claim].id).or_default().push(statement);
    }
    let all = candidates.into_iter().zip(drafts);
    let read = all.filter_map(|(candidate, proposal)| {
        let statements = stated.remove(proposal.id.as_str())?;
        Some(Trial { candidate, proposal, statements })
    });
    let mut trials: Vec<Trial> = read.collect();
    trials.iter_mut().for_each(|trial| settle(ground.documents, trial));
    weigh(ground, &mut trials);
    trials
}

/// A candidate before anything is known of what it reads.
fn first(n: usize, candidate: &Candidate) -> Proposal {
    Proposal {
        id: format!("c{n}"),
        title: String::new(),
        subject: None,
        words: candidate.words.clone(),
        sort: candidate.sort.clone(),
        units: candidate.units.clone(),
        of: None,
        examples: Vec::new(),
        articles: 0,
        statements: 0,
        values: Vec::new(),
        disagrees: false,
    }
}

/// The drafts as a rule set, and everything they read.
fn read(ground: &Ground, drafts: &[Proposal]) -> (RuleSet, Vec<Statement>) {
    let (rules, _) = ground.rules(drafts);
    let all = ground.documents.par_iter().enumerate();
    let read = all.flat_map_iter(|(article, document)| statements(article, document, &rules)).collect();
    (rules, read)
}

/// The subject, the units and the whole that most statements have in common; the other statements are left out.
fn settle(documents: &[Document], trial: &mut Trial) {
    let all = trial.statements.len();
    let subject = most(trial.statements.iter().map(|s| s.subject.clone()));
    if let Some((Some(subject), times)) = subject
        && 4 * times >= 3 * all
    {
        trial.statements.retain(|s| s.subject.as_ref() == Some(&subject));
        trial.proposal.subject = Some(subject);
    }
    let said = |s: &Statement, scope: &str| s.sentence.of(documents[s.article].text.as_str()).contains(scope);
    let scope = most(trial.statements.iter().filter_map(|s| s.scope.clone())).map(|(scope, _)| scope);
    let shared = scope.filter(|scope| trial.statements.iter().all(|s| said(s, scope)));
    trial.proposal.of = shared.filter(|_| trial.proposal.sort.kind == Kind::Share);
    let mut values: Vec<String> = Vec::new();
    for statement in &trial.statements {
        let written = one_line(&documents[statement.article].written(statement.span));
        if !values.contains(&written) {
            values.push(written);
        }
    }
    trial.proposal.values = values;
    trial.proposal.statements = trial.statements.len();
    trial.proposal.articles = trial.statements.iter().map(|s| s.article).collect::<BTreeSet<_>>().len();
}

/// What is most frequent, and how often; the first of equals.
fn most<T: Ord>(all: impl Iterator<Item = T>) -> Option<(T, usize)> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    all.for_each(|one| *counts.entry(one).or_default() += 1);
    counts.into_iter().reduce(|best, one| if one.1 > best.1 { one } else { best })
}

/// Which of the settled drafts would give a finding.
fn weigh(ground: &Ground, trials: &mut [Trial]) {
    let drafts: Vec<Proposal> = trials.iter().map(|trial| trial.proposal.clone()).collect();
    let (rules, read) = read(ground, &drafts);
    let found: BTreeSet<String> =
        compare(&rules, &read, ground.hedges).into_iter().map(|finding| finding.rule).collect();
    for trial in trials {
        trial.proposal.disagrees = found.contains(&trial.proposal.id);
    }
}
