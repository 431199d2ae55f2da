//! Reads Chinese reports and says where they contradict each other, or themselves.
//!
//! ```text
//! bytes → Article → Text (unwrapped, with a map back) → sentences → quantities + times
//!       → statements (rules) → groups (claim, scope, period) → findings → report
//! ```
//!
//! The modules below stand in the order in which data flows. Reading articles and loading rules may fail; between
//! them and the report nothing does I/O and nothing fails: odd text is data.

pub mod lang;
pub mod text;
pub mod scan;
pub mod article;
pub mod diagnostic;
pub mod yaml;
pub mod read;
pub mod pack;
pub mod config;
pub mod baseline;
pub mod interval;
pub mod words;
pub mod reflow;
pub mod sentence;
pub mod quantity;
pub mod time;
pub mod document;
pub mod severity;
pub mod rule;
pub mod statement;
pub mod examples;
pub mod finding;
pub mod compare;
pub mod ledger;
pub mod relation;
pub mod implied;
pub mod check;
pub mod settle;
pub mod report;
pub mod schema;
pub mod suggest;

use rayon::prelude::*;

use article::Article;
use document::Document;
use finding::{Check, Finding, Severity};
use quantity::Hedges;
use rule::RuleSet;
use statement::Statement;

/// What a run gives: the articles taken apart, what they state, and where that contradicts.
#[derive(Debug, Default)]
pub struct Outcome {
    /// In the order of the articles.
    pub documents: Vec<Document>,
    /// In the order of the articles and the text.
    pub statements: Vec<Statement>,
    /// In the order of their first evidence.
    pub findings: Vec<Finding>,
}

/// Checks articles against rules, each other and themselves. A built-in check weighs what `severity`
/// says; one for which it gives none does not run. The result does not depend on the number of threads.
pub fn check(
    articles: Vec<Article>,
    rules: &RuleSet,
    hedges: &Hedges,
    severity: impl Fn(Check) -> Option<Severity> + Sync,
) -> Outcome {
    check_observed(articles, rules, hedges, severity, || {})
}

/// [`check()`], which calls `read` whenever one more article is read.
pub fn check_observed(
    articles: Vec<Article>,
    rules: &RuleSet,
    hedges: &Hedges,
    severity: impl Fn(Check) -> Option<Severity> + Sync,
    read: impl Fn() + Sync,
) -> Outcome {
    let (documents, statements) = extract_observed(articles, rules, read);
    let of_claims = || {
        let mut findings = compare::compare(rules, &statements, hedges);
        findings.extend(ledger::against(&documents, rules, &statements, hedges));
        findings.extend(relation::relations(&documents, rules, &statements, hedges));
        let growth = severity(Check::Growth);
        findings.extend(implied::contradictions(&documents, rules, &statements, hedges, growth));
        findings
    };
    let built_in = || check::built_in(&documents, rules, hedges, &severity);
    let (mut findings, others) = rayon::join(of_claims, built_in);
    findings.extend(others);
    findings.sort_by(|a, b| {
        let first = |finding: &Finding| finding.evidence.first().map(|e| (e.article, e.span));
        (first(a), &a.rule, &a.id).cmp(&(first(b), &b.rule, &b.id))
    });
    Outcome { documents, statements, findings }
}

/// Takes articles apart and reads what they state, in parallel. The result is in the order of their paths, however
/// they were named.
pub fn extract(articles: Vec<Article>, rules: &RuleSet) -> (Vec<Document>, Vec<Statement>) {
    extract_observed(articles, rules, || {})
}

/// From so many bytes on, the dictionary is loaded while the articles are taken apart.
const LONG_RUN: usize = 1_000_000;

fn extract_observed(
    mut articles: Vec<Article>,
    rules: &RuleSet,
    read: impl Fn() + Sync,
) -> (Vec<Document>, Vec<Statement>) {
    articles.sort_by(|a, b| a.path.cmp(&b.path));
    let bytes: usize = articles.iter().map(|article| article.source.as_str().len()).sum();
    if bytes > LONG_RUN && !rules.claims.is_empty() {
        rayon::spawn(words::load);
    }
    let take_apart = |article| {
        let document = Document::read(article, &rules.units);
        read();
        document
    };
    let documents: Vec<Document> = articles.into_par_iter().map(take_apart).collect();
    let state = |(index, document)| statement::statements(index, document, rules);
    let statements = documents.par_iter().enumerate().flat_map_iter(state).collect();
    (documents, statements)
}
