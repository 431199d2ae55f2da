//! `bacheck quantities`: every quantity and time expression.

use bacheck::article::Article;
use bacheck::document::Document;
use bacheck::report;
use bacheck::report::quantities::Name;
use bacheck::text::Source;
use rayon::prelude::*;

use crate::cli::{QuantitiesArguments, QuantityFormat};
use crate::session::{Exit, Session};

/// `bacheck quantities`
pub(crate) fn quantities(arguments: &QuantitiesArguments) -> Exit {
    run_quantities(arguments).unwrap_or_else(|exit| exit)
}

fn run_quantities(arguments: &QuantitiesArguments) -> Result<Exit, Exit> {
    let mut session = Session::open(&arguments.common, &arguments.paths)?;
    session.take_date(arguments.date.as_deref())?;
    let mut articles = session.articles(&arguments.paths);
    if articles.is_empty() {
        return Err(session.no_article());
    }
    for article in &mut articles {
        article.date = article.date.or(session.date);
    }
    articles.sort_by(|a, b| a.path.cmp(&b.path));
    let texts: Vec<(Name, Article)> = if arguments.lines {
        articles.iter().flat_map(lines).collect()
    } else {
        articles.into_iter().map(|article| (Name::Path, article)).collect()
    };
    let texts: Vec<(Name, Document)> = texts
        .into_par_iter()
        .map(|(name, article)| (name, Document::read(article, &session.config.units)))
        .collect();
    let text = match arguments.format {
        QuantityFormat::Table => report::quantities::table(
            &texts,
            &session.config.hedges,
            session.lang,
            session.style(session.output.as_deref()),
        ),
        QuantityFormat::Json => report::quantities::json(&texts),
        QuantityFormat::Jsonl => report::quantities::jsonl(&texts),
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
