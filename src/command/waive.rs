//! `bacheck waive`: a finding that the user accepts is written into bacheck.yaml.

use std::path::{Path, PathBuf};

use bacheck::article::ArticleDate;
use bacheck::config::{NAMES, with_waiver};
use bacheck::diagnostic::{Noun, Problem, Trouble};
use bacheck::finding::Finding;
use bacheck::read;
use bacheck::report::words::message;
use jiff::civil::Date;

use super::run::run;
use crate::cli::WaiveArguments;
use crate::session::{Exit, Session, today};

/// `bacheck waive`
pub(crate) fn waive(arguments: &WaiveArguments) -> Exit {
    run_waive(arguments).unwrap_or_else(|exit| exit)
}

fn run_waive(arguments: &WaiveArguments) -> Result<Exit, Exit> {
    let mut session = Session::open(&arguments.common, &arguments.paths)?;
    let until = until(&mut session, arguments.until.as_deref())?;
    let run = run(&mut session, &arguments.common, &arguments.paths, &[])?;
    let findings = &run.outcome.findings;
    let finding = named(findings, &arguments.finding)
        .map_err(|trouble| session.fail(Problem::of_file("bacheck waive", trouble)))?;
    let path = session.config.path.clone().unwrap_or_else(|| PathBuf::from(NAMES[0]));
    let changed = changed(&session, &path, finding, &arguments.reason, until)
        .map_err(|problem| session.fail(problem))?;
    session.write(Some(&path), &changed);
    let report = run.report(&session, findings, &[], &[]);
    session.note(&session.lang.waived(&path.display().to_string(), &message(&report, finding)));
    Ok(session.end(Exit::Clean))
}

/// The text of the configuration at `path` with the waiver.
fn changed(
    session: &Session,
    path: &Path,
    finding: &Finding,
    reason: &str,
    until: Option<Date>,
) -> Result<String, Problem> {
    if reason.trim().is_empty() {
        return Err(Problem::of_file("--reason", Trouble::MissingKey("--reason".to_owned())));
    }
    if let Some(waiver) = session.config.waivers.iter().find(|waiver| waiver.finding == finding.id) {
        let place = format!("{}:{}", path.display(), waiver.place.line);
        return Err(Problem::of_file(path, Trouble::Twice(finding.id.clone(), place)));
    }
    let text = if path.exists() {
        read::text(path, &read::bytes(path)?)?.as_str().to_owned()
    } else {
        String::new()
    };
    let by_hand = || Problem::of_file(path, Trouble::WaiverByHand(finding.id.clone()));
    with_waiver(&text, &finding.id, reason, until).ok_or_else(by_hand)
}

/// The last day, which must not lie in the past.
fn until(session: &mut Session, written: Option<&str>) -> Result<Option<Date>, Exit> {
    let Some(written) = written else { return Ok(None) };
    let day = ArticleDate::parse(written).map(|date| date.to).filter(|day| *day >= today());
    let bad = || Trouble::Argument("--until", Box::new(Trouble::BadDate(written.to_owned())));
    day.map(Some).ok_or_else(|| session.fail(Problem::of_file("--until", bad())))
}

/// The finding with this id, or the only one whose id begins so.
fn named<'a>(findings: &'a [Finding], id: &str) -> Result<&'a Finding, Trouble> {
    let id = id.to_ascii_lowercase();
    let begin: Vec<&Finding> = findings.iter().filter(|finding| finding.id.starts_with(&id)).collect();
    match begin.as_slice() {
        [one] if id.len() >= 4 => Ok(*one),
        _ => {
            let known = findings.iter().map(|finding| finding.id.clone()).collect();
            Err(Trouble::Unknown { noun: Noun::Finding, word: id, known })
        }
    }
}
