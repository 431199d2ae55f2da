//! The commands: each loads what it needs, does its work, and prints.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use bacheck::article::{Article, ArticleDate};
use bacheck::check::default_severity;
use bacheck::diagnostic::{Problem, Trouble};
use bacheck::document::Document;
use bacheck::finding::{Check, Evidence, Finding, Severity};
use bacheck::report::quantities::Name;
use bacheck::report::{self, Report, RuleCount};
use bacheck::rule::RuleSet;
use bacheck::statement::Statement;
use bacheck::text::Source;
use rayon::prelude::*;

use crate::cli::{CheckArguments, ClaimsArguments, FailOn, Format, QuantitiesArguments};
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

const fn fails(least: FailOn, severity: Severity) -> bool {
    match least {
        FailOn::Info => true,
        FailOn::Warning => !matches!(severity, Severity::Info),
        FailOn::Error => matches!(severity, Severity::Error),
        FailOn::Never => false,
    }
}

/// What each rule matched.
fn counts(rules: &RuleSet, statements: &[Statement]) -> Vec<RuleCount> {
    let mut counts: Vec<RuleCount> = rules
        .claims
        .iter()
        .map(|claim| RuleCount {
            id: claim.id.clone(),
            title: claim.title.clone(),
            statements: 0,
            articles: 0,
        })
        .collect();
    let mut last = vec![None; counts.len()];
    for statement in statements {
        let count = &mut counts[statement.claim];
        count.statements += 1;
        if last[statement.claim].replace(statement.article) != Some(statement.article) {
            count.articles += 1;
        }
    }
    counts
}

/// `bacheck claims`
pub(crate) fn claims(arguments: &ClaimsArguments) -> Exit {
    run_claims(arguments).unwrap_or_else(|exit| exit)
}

fn run_claims(arguments: &ClaimsArguments) -> Result<Exit, Exit> {
    let mut session = Session::open(&arguments.common, &arguments.paths)?;
    let rules = session.rules(&arguments.common);
    let articles = session.articles(&arguments.paths);
    if articles.is_empty() {
        return Err(session.no_article());
    }
    let (documents, statements) = bacheck::extract(articles, &rules);
    let counts = counts(&rules, &statements);
    let claims = report::claims::Claims {
        documents: &documents,
        rules: &counts,
        statements: &statements,
        hedges: session.config.hedges,
        lang: session.lang,
    };
    let text = match arguments.format {
        Format::Table => report::claims::table(&claims, session.style()),
        Format::Json => report::claims::json(&claims),
        Format::Jsonl => report::claims::jsonl(&claims),
    };
    Ok(session.close(&text, Exit::Clean))
}

/// `bacheck quantities`
pub(crate) fn quantities(arguments: &QuantitiesArguments) -> Exit {
    run_quantities(arguments).unwrap_or_else(|exit| exit)
}

fn run_quantities(arguments: &QuantitiesArguments) -> Result<Exit, Exit> {
    let mut session = Session::open(&arguments.common, &arguments.paths)?;
    let date = match arguments.date.as_deref() {
        None => None,
        Some(text) => match ArticleDate::parse(text) {
            Some(date) => Some(date),
            None => {
                let trouble = Trouble::Argument("--date", Box::new(Trouble::BadDate(text.to_owned())));
                session.tell(&[Problem::of_file("--date", trouble)]);
                return Err(Exit::Bad);
            }
        },
    };
    let mut articles = session.articles(&arguments.paths);
    if articles.is_empty() {
        return Err(session.no_article());
    }
    for article in &mut articles {
        article.date = article.date.or(date);
    }
    articles.sort_by(|a, b| a.path.cmp(&b.path));
    let texts: Vec<(Name, Article)> = if arguments.lines {
        articles.iter().flat_map(lines).collect()
    } else {
        articles.into_iter().map(|article| (Name::Path, article)).collect()
    };
    let texts: Vec<(Name, Document)> =
        texts.into_par_iter().map(|(name, article)| (name, Document::of(article))).collect();
    let text = match arguments.format {
        Format::Table => {
            report::quantities::table(&texts, &session.config.hedges, session.lang, session.style())
        }
        Format::Json => report::quantities::json(&texts),
        Format::Jsonl => report::quantities::jsonl(&texts),
    };
    Ok(session.close(&text, Exit::Clean))
}

/// Each line of an article as a text of its own, by its number in the file.
fn lines(article: &Article) -> Vec<(Name, Article)> {
    let (front, text) = article.source.as_str().split_at(article.body);
    let first = front.matches('\n').count() + 1;
    let of = |line| Article { source: Source::from(line), body: 0, ..article.clone() };
    text.lines().enumerate().map(|(i, line)| (Name::Line(first + i), of(line))).collect()
}
