//! `bacheck claims`: what the rules read.

use bacheck::report;

use super::counts;
use crate::cli::{ClaimsArguments, StatementFormat};
use crate::session::{Exit, Session};

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
        StatementFormat::Table => report::claims::table(&claims, session.style(session.output.as_deref())),
        StatementFormat::Json => report::claims::json(&claims),
        StatementFormat::Jsonl => report::claims::jsonl(&claims),
        StatementFormat::Csv => report::csv::csv(&claims),
    };
    Ok(session.close(&text, Exit::Clean))
}
