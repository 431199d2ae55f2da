//! The examples of relations, run: texts for which a relation must hold, and texts for which it must not.

use super::relations;
use crate::article::Article;
use crate::diagnostic::{Problem, Trouble};
use crate::document::Document;
use crate::finding::Finding;
use crate::quantity::Hedges;
use crate::rule::{Relation, RelationExample, RuleSet};
use crate::statement::{Statement, statements};
use crate::text::Source;

/// What does not hold of the examples of all relations.
pub fn failures(rules: &RuleSet, hedges: &Hedges) -> Vec<Problem> {
    let all =
        rules.relations.iter().flat_map(|relation| relation.examples.iter().map(move |e| (relation, e)));
    all.filter_map(|(relation, example)| failure(rules, hedges, relation, example)).collect()
}

fn failure(
    rules: &RuleSet,
    hedges: &Hedges,
    relation: &Relation,
    example: &RelationExample,
) -> Option<Problem> {
    let article = Article { source: Source::from(example.text.as_str()), ..Article::default() };
    let document = Document::read(article, &rules.units);
    let mut read: Vec<Statement> = statements(0, &document, rules);
    read.retain(|statement| relation.claims.contains(&statement.claim));
    let values: Vec<String> = read.iter().map(|statement| document.written(statement.span)).collect();
    let fails = |finding: &Finding| finding.rule == relation.id;
    let holds = !relations(&[document], rules, &read, hedges).iter().any(fails);
    // Nothing read satisfies everything: an example that shows nothing.
    if holds == example.holds && !values.is_empty() {
        return None;
    }
    let trouble =
        Trouble::RelationExample { relation: relation.id.clone(), holds: example.holds, read: values };
    Some(Problem { path: example.path.clone(), place: Some(Box::new(example.place.clone())), trouble })
}
