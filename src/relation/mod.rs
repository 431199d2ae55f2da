//! Holds the values of several claims against what a rule says of them: `drugs / drug-share = city-drugs`.
//!
//! Statements of one thing and time are put into the relation as sets of values; where no values satisfy it, that is a
//! finding. A statement is to blame only if it goes into no other set that satisfies the relation.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::Document;
use crate::finding::{Check, Evidence, Finding, Reason, finding_id};
use crate::quantity::Hedges;
use crate::rule::{Relation, RuleSet};
use crate::statement::Statement;

mod item;
mod evaluate;
mod together;
mod tuple;
mod arithmetic;
mod example;

pub use example::failures;

use evaluate::Verdict;
use item::Item;
use tuple::{Picks, Search};

/// What does not satisfy the relations of the rules, in their order.
pub fn relations(
    documents: &[Document],
    rules: &RuleSet,
    statements: &[Statement],
    hedges: &Hedges,
) -> Vec<Finding> {
    let mut by_claim: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let used: BTreeSet<usize> = rules.relations.iter().flat_map(|r| r.claims.iter().copied()).collect();
    for (i, statement) in statements.iter().enumerate().filter(|(_, s)| used.contains(&s.claim)) {
        by_claim.entry(statement.claim).or_default().push(i);
    }
    let of = |relation: &Relation| {
        let all = relation.claims.iter().filter_map(|claim| by_claim.get(claim));
        let mut indices: Vec<usize> = all.flat_map(|all| at_home(statements, all)).collect();
        indices.sort_unstable();
        // What holds now is no average over the days of a period that is over.
        let timed = |statement: &Statement| !(relation.counts_days() && statement.when.taken_over);
        let item = |i: usize| {
            let statement = Some(&statements[i]).filter(|statement| timed(statement))?;
            let document = documents.get(statement.article)?;
            Item::of(statement, &rules.claims[statement.claim], document, hedges, &rules.units)
        };
        indices.into_iter().filter_map(item).collect()
    };
    let search = |relation| Search::new(relation, rules, of(relation));
    rules.relations.iter().flat_map(|relation| findings(&search(relation))).collect()
}

/// The statements of a claim that name no whole (全市), where some name none: the others speak of something else.
fn at_home(statements: &[Statement], all: &[usize]) -> Vec<usize> {
    let plain = |i: &&usize| statements[**i].scope.is_none();
    let some: Vec<usize> = all.iter().filter(plain).copied().collect();
    if some.is_empty() { all.to_vec() } else { some }
}

/// One finding for each set of failures that share a statement, or say the same.
fn findings(search: &Search) -> Vec<Finding> {
    let tried = search.tried();
    let good: BTreeSet<usize> = tried
        .iter()
        .filter(|(_, verdict)| *verdict == Verdict::Holds)
        .flat_map(|(picks, _)| picks.iter().flatten().copied())
        .collect();
    let mut groups: Vec<Vec<(Picks, Verdict)>> = Vec::new();
    let mut group_of: BTreeMap<String, usize> = BTreeMap::new();
    for (picks, verdict) in tried {
        let blamed = picks.iter().flatten().any(|i| !good.contains(i));
        if verdict == Verdict::Holds || !blamed {
            continue;
        }
        let names: Vec<String> =
            picks.iter().flatten().filter(|i| !good.contains(i)).map(|&i| search.signature(i)).collect();
        let group = names.iter().find_map(|name| group_of.get(name).copied()).unwrap_or(groups.len());
        if group == groups.len() {
            groups.push(Vec::new());
        }
        names.into_iter().for_each(|name| {
            group_of.entry(name).or_insert(group);
        });
        groups[group].push((picks, verdict));
    }
    groups.iter().filter_map(|group| finding(search, group)).collect()
}

fn finding(search: &Search, group: &[(Picks, Verdict)]) -> Option<Finding> {
    let relation = search.relation;
    let picked: BTreeSet<usize> =
        group.iter().flat_map(|(picks, _)| picks.iter().flatten().copied()).collect();
    // Whoever says the same at the same time is shown too.
    let says = |i: &usize| picked.iter().any(|&p| search.items[p].same(&search.items[*i]));
    let members: Vec<usize> = (0..search.items.len()).filter(says).collect();
    let (picks, _) = group.first()?;
    let evidence: Vec<Evidence> = members.iter().map(|&i| search.items[i].statement.into()).collect();
    let place = |item: usize| members.binary_search(&item).unwrap_or_default();
    let hard = group.iter().any(|(_, verdict)| *verdict == Verdict::Fails);
    let subject = picks.iter().flatten().find_map(|&i| search.items[i].statement.subject.clone());
    Some(Finding {
        id: id(search, &picked, subject.as_deref()),
        rule: relation.id.clone(),
        title: Some(relation.title.clone()),
        topic: None,
        subject,
        check: Check::Relation,
        severity: if hard { relation.severity } else { relation.severity.lowered() },
        reason: Reason::Relation(Box::new(arithmetic::arithmetic(search, picks, place))),
        versions: Vec::new(),
        evidence,
    })
}

/// From the relation, the time and the values: edits elsewhere do not change it.
fn id(search: &Search, picked: &BTreeSet<usize>, subject: Option<&str>) -> String {
    let value = |i: &usize| {
        let Item { statement, set, .. } = &search.items[*i];
        format!("{} {:?}..{:?}", search.rules.claims[statement.claim].id, set.low, set.high)
    };
    let values: BTreeSet<String> = picked.iter().map(value).collect();
    let period = picked.iter().filter_map(|&i| search.items[i].to()).min();
    let period = period.map(|day| day.to_string()).unwrap_or_default();
    let parts = [search.relation.id.as_str(), Check::Relation.name(), subject.unwrap_or_default(), &period];
    finding_id(parts.into_iter().chain(values.iter().map(String::as_str)))
}
