//! `bacheck check`: the contradictions of articles.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use bacheck::check::default_severity;
use bacheck::finding::{Check, Evidence, Finding, Severity};
use bacheck::report::{self, Report};
use bacheck::statement::Confidence;

use super::counts;
use crate::cli::{CheckArguments, FailOn, Format, LeastConfidence};
use crate::session::{Exit, Session};

/// `bacheck check`
pub(crate) fn check(arguments: &CheckArguments) -> Exit {
    run_check(arguments).unwrap_or_else(|exit| exit)
}

fn run_check(arguments: &CheckArguments) -> Result<Exit, Exit> {
    let mut session = Session::open(&arguments.common, &arguments.paths)?;
    let rules = session.rules(&arguments.common);
    let mut articles = session.articles(&arguments.paths);
    if articles.is_empty() {
        return Err(session.no_article());
    }
    let drafts: BTreeSet<PathBuf> = articles.iter().map(|article| article.path.clone()).collect();
    if !arguments.against.is_empty() {
        let known: BTreeSet<PathBuf> = drafts.iter().map(|path| canonical(path)).collect();
        let archive = session.articles(&arguments.against);
        articles.extend(archive.into_iter().filter(|article| !known.contains(&canonical(&article.path))));
    }
    let severity = |check: Check| session.config.severity(check.name(), Some(default_severity(check)));
    let mut outcome = bacheck::check(articles, &rules, &session.config.hedges, severity);
    if !arguments.against.is_empty() {
        let path = |evidence: &Evidence| &outcome.documents[evidence.article].article.path;
        outcome
            .findings
            .retain(|finding| finding.evidence.iter().any(|evidence| drafts.contains(path(evidence))));
    }
    let least = confidence(arguments.min_confidence);
    outcome.findings.retain(|finding| finding.confidence() >= least);
    let found = outcome.findings.len();
    outcome.findings.retain(|finding| !is_waived(&session, finding));
    let counts = counts(&rules, &outcome.statements);
    let report = Report {
        documents: &outcome.documents,
        findings: &outcome.findings,
        rules: &counts,
        statements: outcome.statements.len(),
        waived: found - outcome.findings.len(),
        baselined: 0,
        hedges: session.config.hedges,
        lang: session.lang,
    };
    let text = match arguments.format {
        Format::Table => report::table::render(&report, session.style()),
        Format::Json => report::json::json(&report),
        Format::Jsonl => report::json::jsonl(&report),
    };
    let fails = outcome.findings.iter().any(|finding| fails(arguments.fail_on, finding.severity));
    Ok(session.close(&text, if fails { Exit::Findings } else { Exit::Clean }))
}

/// The one name of a file, however it was written.
fn canonical(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// Whether a waiver of the configuration covers a finding today.
fn is_waived(session: &Session, finding: &Finding) -> bool {
    let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    let mut waivers = session.config.waivers.iter().filter(|waiver| waiver.finding == finding.id);
    waivers.any(|waiver| waiver.until.is_none_or(|until| today <= until))
}

const fn confidence(least: LeastConfidence) -> Confidence {
    match least {
        LeastConfidence::Low => Confidence::Low,
        LeastConfidence::Medium => Confidence::Medium,
        LeastConfidence::High => Confidence::High,
    }
}

const fn fails(least: FailOn, severity: Severity) -> bool {
    match least {
        FailOn::Info => true,
        FailOn::Warning => !matches!(severity, Severity::Info),
        FailOn::Error => matches!(severity, Severity::Error),
        FailOn::Never => false,
    }
}
