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
pub mod trigger;
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
mod digest;
pub mod settle;
pub mod report;
pub mod schema;
pub mod suggest;

use rayon::prelude::*;

use article::Article;
use digest::{Digest, Reading, Run};
use document::Document;
use finding::{Check, Finding, Severity};
use quantity::Hedges;
use rule::RuleSet;
use statement::Statement;

/// What a run gives: the articles taken apart, what they state, and where that contradicts.
#[derive(Debug, Default)]
pub struct Outcome {
    /// In the order of the articles. Only what a report shows of them is kept: see [`Document::shed`].
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
    let reading = Reading { rules, hedges, severity: &severity };
    let mut articles = in_order(articles, rules);
    let digests = |(first, articles): (usize, &mut [Article])| {
        let digests = reading.digests(first, articles);
        digests.iter().for_each(|_| read());
        digests
    };
    let digests: Vec<Vec<Digest>> = batches(&mut articles).into_par_iter().map(digests).collect();
    let Run { documents, statements, growths, mut findings, mentions } = Run::of(digests);
    let compared = || compare::compare(rules, &statements, hedges);
    let related = || {
        let mut findings = ledger::against(&documents, rules, &statements, hedges);
        findings.extend(relation::relations(&documents, rules, &statements, hedges));
        let growth = severity(Check::Growth);
        findings.extend(implied::contradictions(&documents, rules, (&statements, &growths), hedges, growth));
        findings
    };
    let named = || check::of_names(&documents, &mentions, rules, severity(Check::Name));
    let (of_claims, of_names) = rayon::join(|| rayon::join(compared, related), named);
    findings.extend(of_claims.0.into_iter().chain(of_claims.1).chain(of_names));
    findings.sort_by(|a, b| {
        let first = |finding: &Finding| finding.evidence.first().map(|e| (e.article, e.span));
        (first(a), &a.rule, &a.id).cmp(&(first(b), &b.rule, &b.id))
    });
    // Thousands of small lists.
    mentions.into_par_iter().for_each(drop);
    Outcome { documents, statements, findings }
}

/// Takes articles apart and reads what they state, in parallel. The result is in the order of their paths, however
/// they were named.
pub fn extract(articles: Vec<Article>, rules: &RuleSet) -> (Vec<Document>, Vec<Statement>) {
    let read = |(index, article)| {
        let document = Document::read(article, &rules.units);
        let statements = statement::statements(index, &document, rules);
        (document, statements)
    };
    let read: Vec<_> = in_order(articles, rules).into_par_iter().enumerate().map(read).collect();
    let (documents, statements): (Vec<Document>, Vec<Vec<Statement>>) = read.into_iter().unzip();
    (documents, statements.into_iter().flatten().collect())
}

/// Articles of a batch at most, and its bytes about.
const BATCH: (usize, usize) = (512, 1_000_000);

/// Articles in batches, each with the index of its first: small enough that every thread gets several.
fn batches(articles: &mut [Article]) -> Vec<(usize, &mut [Article])> {
    let most = (articles.len() / (4 * rayon::current_num_threads())).clamp(1, BATCH.0);
    let (mut batches, mut rest, mut first) = (Vec::new(), articles, 0);
    while !rest.is_empty() {
        let mut bytes = 0;
        let fits = |article: &&Article| {
            bytes += article.source.as_str().len();
            bytes < BATCH.1
        };
        let count = rest.iter().take(most).take_while(fits).count().max(1);
        let (batch, behind) = rest.split_at_mut(count);
        batches.push((first, batch));
        (rest, first) = (behind, first + count);
    }
    batches
}

/// From so many bytes on, the dictionary is loaded while the articles are taken apart.
const LONG_RUN: usize = 1_000_000;

/// Articles by their paths. For a long run, the dictionary is loaded meanwhile.
fn in_order(mut articles: Vec<Article>, rules: &RuleSet) -> Vec<Article> {
    let bytes: usize = articles.iter().map(|article| article.source.as_str().len()).sum();
    if bytes > LONG_RUN && !rules.claims.is_empty() {
        rayon::spawn(words::load);
    }
    articles.sort_by(|a, b| config::by_path(&a.path, &b.path));
    articles
}
