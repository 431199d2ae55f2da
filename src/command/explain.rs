//! `bacheck explain`: what a rule means, how a finding came about, why a sentence was or was not taken.

use std::path::{Path, PathBuf};

use bacheck::check;
use bacheck::config::CHECKS;
use bacheck::diagnostic::{Problem, Trouble, nearest};
use bacheck::document::Document;
use bacheck::finding::Finding;
use bacheck::lang::Lang;
use bacheck::report::explain;
use bacheck::rule::RuleSet;

use super::run;
use crate::cli::ExplainArguments;
use crate::session::{Exit, Session};

/// `bacheck explain`
pub(crate) fn explain(arguments: &ExplainArguments) -> Exit {
    run_explain(arguments).unwrap_or_else(|exit| exit)
}

fn run_explain(arguments: &ExplainArguments) -> Result<Exit, Exit> {
    let mut session = Session::open(&arguments.common, &arguments.paths)?;
    let what = arguments.what.as_str();
    let color = session.style(session.output.as_deref()).color;
    if let Some((path, line)) = place(what) {
        return explain_line(arguments, session, &path, line, color);
    }
    if is_id(what) {
        return explain_finding(arguments, session, color);
    }
    let rules = session.load_rules(&arguments.common.rules);
    match rule(&rules, what, session.lang, color) {
        Some(text) => Ok(session.close(&text, Exit::Clean)),
        None => Err(unknown(&mut session, what, &rules)),
    }
}

/// A rule, a relation or a built-in check of that name, in words.
fn rule(rules: &RuleSet, name: &str, lang: Lang, color: bool) -> Option<String> {
    let claim = rules.claims.iter().position(|claim| claim.id == name);
    let relation = || rules.relations.iter().position(|relation| relation.id == name);
    claim
        .map(|index| explain::rule(rules, index, lang, color))
        .or_else(|| relation().map(|index| explain::relation(rules, index, lang, color)))
        .or_else(|| check::named(name).map(|check| explain::check(check, lang, color)))
}

/// `path:line` or `path:line:column`, where a file of that name is there or no rule could be meant.
fn place(what: &str) -> Option<(PathBuf, usize)> {
    let numbered = |text: &str| {
        let (path, line) = text.rsplit_once(':')?;
        Some((path.to_owned(), line.parse::<usize>().ok()?))
    };
    let (path, line) = numbered(what)?;
    let deeper = numbered(&path).filter(|_| !Path::new(&path).is_file());
    let (path, line) = deeper.unwrap_or((path, line));
    Some((PathBuf::from(path), line))
}

/// An id, or the first four or more digits of one.
fn is_id(what: &str) -> bool {
    (4..=12).contains(&what.len()) && what.bytes().all(|b| b.is_ascii_hexdigit())
}

fn explain_line(
    arguments: &ExplainArguments,
    mut session: Session,
    path: &Path,
    line: usize,
    color: bool,
) -> Result<Exit, Exit> {
    let rules = session.load_rules(&arguments.common.rules);
    let Some(article) = session.articles(&[path.to_owned()]).pop() else { return Err(Exit::Bad) };
    let lines = article.source.as_str().lines().count();
    if line == 0 || line > lines {
        return Err(session.fail(Problem::of_file(path, Trouble::NoLine(line, lines))));
    }
    let document = Document::read(article, &rules.units);
    let text = explain::line(&document, &rules, line, session.lang, color);
    Ok(session.close(&text, Exit::Clean))
}

fn explain_finding(arguments: &ExplainArguments, mut session: Session, color: bool) -> Result<Exit, Exit> {
    let run = run::run(&mut session, &arguments.common, &arguments.paths, &[])?;
    let wanted = arguments.what.to_ascii_lowercase();
    let outcome = &run.outcome;
    let found: Vec<&Finding> = outcome.findings.iter().filter(|f| f.id.starts_with(&wanted)).collect();
    let [finding] = found[..] else {
        if let Some(text) = rule(&run.rules, &arguments.what, session.lang, color) {
            return Ok(session.close(&text, Exit::Clean));
        }
        let ids = found.iter().map(|finding| finding.id.clone()).collect();
        return Err(session.fail(Problem::of_file("explain", Trouble::Unexplained(wanted, ids))));
    };
    let report = run.report(&session, &outcome.findings, &[], &[]);
    let text = explain::finding(&report, &run.rules, &outcome.statements, finding, color);
    Ok(session.close(&text, Exit::Clean))
}

/// Neither rule, check, finding nor place: what was meant.
fn unknown(session: &mut Session, what: &str, rules: &RuleSet) -> Exit {
    let claims = rules.claims.iter().map(|claim| claim.id.as_str());
    let relations = rules.relations.iter().map(|relation| relation.id.as_str());
    let known = claims.chain(relations).chain(CHECKS);
    let meant = nearest(what, known).map(str::to_owned).into_iter().collect();
    session.fail(Problem::of_file("explain", Trouble::Unexplained(what.to_owned(), meant)))
}
