//! What `check`, `baseline` and `waive` have in common: rules, articles, findings.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use bacheck::Outcome;
use bacheck::check::default_severity;
use bacheck::finding::{Check, Evidence, Finding};
use bacheck::report::{Report, RuleCount};
use bacheck::rule::RuleSet;
use bacheck::settle::Settled;

use crate::cli::CommonArguments;
use crate::git::canonical;
use crate::progress::Progress;
use crate::session::{Exit, Session};

/// A run before anything is settled or shown.
pub(super) struct Run {
    pub(super) rules: RuleSet,
    pub(super) outcome: Outcome,
    /// The articles that the run is about, as indices; empty: all of them.
    pub(super) focus: Vec<usize>,
}

/// Checks the articles at `paths`, or the configuration's; with an archive, only findings that touch them are kept.
///
/// # Errors
/// There is no article.
pub(super) fn run(
    session: &mut Session,
    common: &CommonArguments,
    paths: &[PathBuf],
    against: &[PathBuf],
) -> Result<Run, Exit> {
    let (rules, mut articles) = session.rules_and_articles(common, paths);
    for article in &mut articles {
        article.date = article.date.or(session.date);
    }
    if articles.is_empty() {
        return Err(session.no_article());
    }
    let mut drafts: BTreeSet<PathBuf> = BTreeSet::new();
    if !against.is_empty() {
        drafts.extend(articles.iter().map(|article| article.path.clone()));
        let known: BTreeSet<PathBuf> = drafts.iter().map(|path| canonical(path)).collect();
        let archive = session.articles(against);
        articles.extend(archive.into_iter().filter(|article| !known.contains(&canonical(&article.path))));
    }
    let severity = |check: Check| session.config.severity(check.name(), Some(default_severity(check)));
    let progress = Progress::of(articles.len());
    let hedges = session.config.hedges;
    let outcome = bacheck::check_observed(articles, &rules, &hedges, severity, || progress.step());
    progress.done();
    let mut run = Run { rules, outcome, focus: Vec::new() };
    if !against.is_empty() {
        run.keep(|path| drafts.contains(path));
    }
    Ok(run)
}

impl Run {
    /// What the formats show of `open` and `settled` findings.
    pub(super) fn report<'a>(
        &'a self,
        session: &Session,
        open: &'a [Finding],
        settled: &'a [Settled],
        rules: &'a [RuleCount],
    ) -> Report<'a> {
        Report {
            documents: &self.outcome.documents,
            findings: open,
            rules,
            statements: self.outcome.statements.len(),
            settled,
            focus: &self.focus,
            complete: !session.is_bad(),
            hedges: session.config.hedges,
            lang: session.lang,
        }
    }

    /// Keeps the findings that touch an article of which `kept` is true: the run is about those articles.
    pub(super) fn keep(&mut self, kept: impl Fn(&Path) -> bool) {
        let documents = &self.outcome.documents;
        let inside = |at: &usize| self.focus.is_empty() || self.focus.contains(at);
        let about = |at: &usize| inside(at) && kept(&documents[*at].article.path);
        let focus: Vec<usize> = (0..documents.len()).filter(about).collect();
        let touched = |evidence: &Evidence| focus.binary_search(&evidence.article).is_ok();
        self.outcome.findings.retain(|finding| finding.evidence.iter().any(touched));
        self.focus = focus;
    }
}
