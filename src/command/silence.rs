//! What a run is silent about: articles without rules, statements that were held against none of another article.

use std::collections::BTreeSet;

use bacheck::diagnostic::{Problem, Silence, Trouble};
use bacheck::rule::TimeUse;
use bacheck::statement::Statement;

use super::counts;
use super::run::Run;

/// Hints, so that nobody takes silence for agreement. `complete`: no error was told that says why there are no rules.
pub(super) fn silence(run: &Run, complete: bool) -> Vec<Problem> {
    if complete && run.rules.claims.is_empty() && run.rules.relations.is_empty() {
        return vec![Problem::of_file("", Trouble::Silent(Silence::NoRules))];
    }
    let counts = counts(&run.rules, &run.outcome.statements);
    let about = |article: usize| run.focus.is_empty() || run.focus.contains(&article);
    // What no other article states could be compared with nothing anyway.
    let alone = |statement: &&Statement| {
        about(statement.article) && counts[statement.claim].articles > 1 && is_timeless(run, statement)
    };
    let alone: Vec<&Statement> = run.outcome.statements.iter().filter(alone).collect();
    let articles: BTreeSet<usize> = alone.iter().map(|statement| statement.article).collect();
    let documents = articles.iter().map(|&article| &run.outcome.documents[article].article);
    let undated = documents.filter(|article| article.date.is_none());
    let undated: Vec<String> = undated.map(|article| article.path.display().to_string()).collect();
    let undated = (!undated.is_empty()).then_some(Silence::Undated(undated));
    let timeless = (!alone.is_empty()).then_some(Silence::Timeless(alone.len()));
    let silent = undated.into_iter().chain(timeless).map(Trouble::Silent);
    silent.map(|trouble| Problem::of_file("", trouble)).collect()
}

/// Whether nobody knows of which time it is, and it matters.
fn is_timeless(run: &Run, statement: &Statement) -> bool {
    let period = statement.when.period;
    match run.rules.claims[statement.claim].time {
        TimeUse::Fixed => false,
        _ if statement.when.occasion.is_some() => false,
        TimeUse::Flow => period.from.is_none() && period.to.is_none(),
        TimeUse::Level | TimeUse::Target => period.to.is_none(),
    }
}
