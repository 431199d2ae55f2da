//! `bacheck suggest`: claims that the articles make again and again, as rules to paste.

use bacheck::rule::RuleSet;
use bacheck::suggest;

use crate::cli::SuggestArguments;
use crate::session::{Exit, Session};

/// `bacheck suggest`
pub(crate) fn suggest(arguments: &SuggestArguments) -> Exit {
    run_suggest(arguments).unwrap_or_else(|exit| exit)
}

fn run_suggest(arguments: &SuggestArguments) -> Result<Exit, Exit> {
    let mut session = Session::open(&arguments.common, &arguments.paths)?;
    let articles = session.articles(&arguments.paths);
    if articles.is_empty() {
        return Err(session.no_article());
    }
    let config = &session.config;
    let rules = RuleSet { units: config.units.clone(), ..RuleSet::default() };
    let (documents, _) = bacheck::extract(articles, &rules);
    let suggestion = suggest::suggest(&documents, &config.hedges, &config.units, arguments.limit);
    let text = suggest::yaml(&suggestion, documents.len(), session.lang);
    Ok(session.close(&text, Exit::Clean))
}
