//! `bacheck baseline`: what is found now does not fail later runs.

use bacheck::baseline::baseline;
use bacheck::report::words::message;
use bacheck::settle::settle;

use super::run::run;
use crate::cli::BaselineArguments;
use crate::session::{Exit, Session, today};

/// Where the baseline goes if nobody says so.
const NAME: &str = "bacheck-baseline.json";

/// `bacheck baseline`
pub(crate) fn write(arguments: &BaselineArguments) -> Exit {
    run_baseline(arguments).unwrap_or_else(|exit| exit)
}

fn run_baseline(arguments: &BaselineArguments) -> Result<Exit, Exit> {
    let mut session = Session::open(&arguments.common, &arguments.paths)?;
    let mut run = run(&mut session, &arguments.common, &arguments.paths, &[])?;
    let found = std::mem::take(&mut run.outcome.findings);
    let waivers = std::mem::take(&mut session.config.waivers);
    let open = settle(found, &waivers, &Default::default(), today()).open;
    let report = run.report(&session, &open, &[], &[]);
    let entries = open.iter().map(|f| (f.id.as_str(), f.rule.as_str(), message(&report, f)));
    let text = baseline(entries);
    let path = session.output.clone().or_else(|| session.config.baseline.clone());
    let path = path.unwrap_or_else(|| NAME.into());
    session.write(Some(&path), &text);
    session.note(&session.lang.baseline_written(&path.display().to_string(), open.len()));
    if session.config.baseline.as_ref() != Some(&path) {
        session.note(&session.lang.baseline_named(&path.display().to_string()));
    }
    Ok(session.end(Exit::Clean))
}
