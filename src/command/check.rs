//! `bacheck check`: the contradictions of articles.

use std::path::Path;

use bacheck::diagnostic::{Problem, Trouble};
use bacheck::finding::Severity;
use bacheck::ledger;
use bacheck::quantity::Suspicion;
use bacheck::report::{self, Report};
use bacheck::settle::{Settlements, settle};
use bacheck::statement::Confidence;

use super::counts;
use super::run::{Run, run};
use super::silence::silence;
use crate::cli::{CheckArguments, FailOn, Format, LeastConfidence};
use crate::git::{canonical, changed_since};
use crate::session::{Exit, Session, today};

/// `bacheck check`
pub(crate) fn check(arguments: &CheckArguments) -> Exit {
    run_check(arguments).unwrap_or_else(|exit| exit)
}

fn run_check(arguments: &CheckArguments) -> Result<Exit, Exit> {
    let mut session = Session::open(&arguments.common, &arguments.paths)?;
    session.take_date(arguments.date.as_deref())?;
    let mut run = run(&mut session, &arguments.common, &arguments.paths, &arguments.against)?;
    if let Some(revision) = &arguments.changed_since {
        let changed = changed_since(revision).map_err(|problem| session.fail(problem))?;
        run.keep(|path| path == Path::new("-") || changed.contains(&canonical(path)));
    }
    session.tell(&unread(&run));
    session.tell(&silence(&run, !session.is_bad()));
    let baseline = session.baseline(arguments.baseline.as_deref());
    let waivers = std::mem::take(&mut session.config.waivers);
    let found = std::mem::take(&mut run.outcome.findings);
    let mut settlements = settle(found, &waivers, &baseline, today());
    if arguments.is_whole() {
        session.tell(&stale(&session, &settlements, &baseline.path));
        tell_unmet(&session, &run);
    }
    let least = confidence(arguments.min_confidence);
    settlements.open.retain(|finding| finding.confidence() >= least);
    let counts = counts(&run.rules, &run.outcome.statements);
    let report = run.report(&session, &settlements.open, &settlements.settled, &counts);
    for (format, path) in &arguments.outputs.0 {
        let text = render(&session, &run, &report, (*format, path.as_deref()));
        session.write(path.as_deref(), &text);
        if *format == Format::Github {
            session.summarize(|| report::markdown::markdown(&report));
        }
    }
    let fails = settlements.open.iter().any(|finding| fails(arguments.fail_on, finding.severity));
    // The process ends here: to give back the articles of an archive one by one would take as long as reading them did.
    std::mem::forget(run);
    Ok(session.end(if fails { Exit::Findings } else { Exit::Clean }))
}

/// How many numbers that were not read are told one by one; a badly scanned archive may hold thousands.
const UNREAD: usize = 20;

/// The numbers of the articles that could not be read, so that nobody takes silence about them for agreement. A day that
/// no calendar has is a finding.
fn unread(run: &Run) -> Vec<Problem> {
    let about = |at: &usize| run.focus.is_empty() || run.focus.contains(at);
    let documents = (0..run.outcome.documents.len()).filter(about).map(|at| &run.outcome.documents[at]);
    let mut all =
        documents.flat_map(|document| document.unread.iter().map(move |suspect| (document, suspect)));
    let told = all.by_ref().take(UNREAD).map(|(document, suspect)| {
        let written = document.written(suspect.span);
        let trouble = match suspect.reason {
            Suspicion::TooLarge => Trouble::TooLarge(written),
            _ => Trouble::Letters(written),
        };
        let (path, text) = (&document.article.path, document.article.source.as_str());
        Problem::at(path, text, document.text.to_source(suspect.span), trouble)
    });
    let mut problems: Vec<Problem> = told.collect();
    let more = all.count();
    if let Some(last) = problems.last().filter(|_| more > 0) {
        let trouble = Trouble::MoreUnread(more);
        problems.push(Problem::of_file(last.path.clone(), trouble));
    }
    problems
}

fn render(session: &Session, run: &Run, report: &Report, (format, path): (Format, Option<&Path>)) -> String {
    match format {
        Format::Table => report::table::render(report, session.style(path)),
        Format::Json => report::json::json(report),
        Format::Jsonl => report::json::jsonl(report),
        Format::Concise => report::concise::concise(report),
        Format::Sarif => report::sarif::sarif(report),
        Format::Github => report::github::annotations(report, &from_workspace()),
        Format::Junit => report::junit::junit(report),
        Format::Markdown => report::markdown::markdown(report),
        Format::Html => report::html::html(report, &run.outcome.statements, &run.rules.units),
    }
}

/// What stands before a path, seen from the root of the repository that a workflow checks out.
fn from_workspace() -> String {
    let root = std::env::var_os("GITHUB_WORKSPACE").map(|root| canonical(Path::new(&root)));
    let here = std::env::current_dir().ok().map(|here| canonical(&here));
    let (Some(root), Some(here)) = (root, here) else { return String::new() };
    let parts = here.strip_prefix(root).map(Path::to_path_buf).unwrap_or_default();
    parts.iter().map(|part| format!("{}/", part.to_string_lossy())).collect()
}

impl CheckArguments {
    /// Whether everything that the configuration names is checked: only then is what matches nothing out of date.
    fn is_whole(&self) -> bool {
        self.paths.is_empty() && self.against.is_empty() && self.changed_since.is_none()
    }
}

/// Waivers and a baseline that have to be looked through.
fn stale(session: &Session, settlements: &Settlements, baseline: &Path) -> Vec<Problem> {
    let file = session.config.path.clone().unwrap_or_default();
    let at = |waiver: &&bacheck::config::Waiver, trouble: Trouble| Problem {
        path: file.clone(),
        place: Some(Box::new(waiver.place.clone())),
        trouble,
    };
    let expired = settlements.expired.iter().map(|w| at(w, Trouble::Expired(w.finding.clone())));
    let unused = settlements.unused.iter().map(|w| at(w, Trouble::Unused(w.finding.clone())));
    let gone = (settlements.gone > 0).then(|| Problem::of_file(baseline, Trouble::Gone(settlements.gone)));
    expired.chain(unused).chain(gone).collect()
}

/// Settled values that nothing was held against: silence about them is no agreement.
fn tell_unmet(session: &Session, run: &Run) {
    let outcome = &run.outcome;
    let unmet = ledger::unmet(&outcome.documents, &run.rules, &outcome.statements);
    let places: Vec<&str> = unmet.iter().map(|fact| fact.place.as_str()).collect();
    if !places.is_empty() {
        session.note(&session.lang.unmet(&places));
    }
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
