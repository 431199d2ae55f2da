//! The commands, one a file: each loads what it needs, does its work, and prints.

use bacheck::report::RuleCount;
use bacheck::rule::RuleSet;
use bacheck::statement::Statement;

mod baseline;
mod check;
mod claims;
mod quantities;
mod run;
mod silence;
mod waive;
mod explain;
mod init;
mod shell;
mod suggest;
mod test;

pub(crate) use baseline::write as baseline;
pub(crate) use check::check;
pub(crate) use claims::claims;
pub(crate) use explain::explain;
pub(crate) use init::init;
pub(crate) use quantities::quantities;
pub(crate) use shell::{completions, man, schema};
pub(crate) use suggest::suggest;
pub(crate) use test::test;
pub(crate) use waive::waive;

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
