//! `bacheck test`: the rules' own examples.

use bacheck::examples;
use bacheck::relation;
use bacheck::report::tested::{self, Coverage, Tested};
use bacheck::rule::RuleSet;

use super::counts;
use crate::cli::{TestArguments, TextFormat};
use crate::session::{Exit, Session};

/// `bacheck test`
pub(crate) fn test(arguments: &TestArguments) -> Exit {
    run_test(arguments).unwrap_or_else(|exit| exit)
}

fn run_test(arguments: &TestArguments) -> Result<Exit, Exit> {
    let mut session = Session::open(&arguments.common, &arguments.files)?;
    let named: Vec<_> = arguments.files.iter().chain(&arguments.common.rules).cloned().collect();
    let rules = session.load_rules(&named);
    if rules.claims.is_empty() {
        return Err(session.no_rule());
    }
    let failures = relation::failures(&rules, &session.config.hedges);
    session.tell(&failures);
    let coverage = arguments.coverage.then(|| coverage(&mut session, &rules));
    let tried = examples::tried(&rules);
    let tested = Tested { rules: &rules, tried: &tried, coverage: coverage.as_ref(), lang: session.lang };
    let text = match arguments.format {
        TextFormat::Text => tested::text(&tested, session.style(session.output.as_deref()).color),
        TextFormat::Json => tested::json(&tested),
    };
    let holds = tried.iter().all(|tried| tried.holds);
    Ok(session.close(&text, if holds { Exit::Clean } else { Exit::Bad }))
}

/// What examples and the articles of the configuration leave out.
fn coverage(session: &mut Session, rules: &RuleSet) -> Coverage {
    let articles = session.articles(&[]);
    if articles.is_empty() {
        return Coverage::of(rules, None);
    }
    let (_, statements) = bacheck::extract(articles, rules);
    let stated: Vec<usize> = counts(rules, &statements).iter().map(|count| count.statements).collect();
    Coverage::of(rules, Some(&stated))
}
