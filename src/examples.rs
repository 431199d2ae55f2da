//! The examples of a rule file, run: a rule that does not read its own example is an error.

use crate::article::Article;
use crate::diagnostic::{Problem, Trouble};
use crate::document::Document;
use crate::quantity::{Quantity, Units, quantities};
use crate::rule::{Claim, Example, RuleSet};
use crate::statement::{Statement, Value, statements};
use crate::text::Source;

/// What does not hold of the examples of all claims.
pub fn failures(rules: &RuleSet) -> Vec<Problem> {
    let examples = rules
        .claims
        .iter()
        .enumerate()
        .flat_map(|(i, claim)| claim.examples.iter().map(move |e| (i, claim, e)));
    examples.filter_map(|(index, claim, example)| failure(rules, index, claim, example)).collect()
}

fn failure(rules: &RuleSet, index: usize, claim: &Claim, example: &Example) -> Option<Problem> {
    let article = Article { source: Source::from(example.text.as_str()), ..Article::default() };
    let document = Document::read(article, &rules.units);
    let read: Vec<Statement> =
        statements(0, &document, rules).into_iter().filter(|statement| statement.claim == index).collect();
    let holds = match &example.value {
        None => read.is_empty(),
        Some(value) => read.iter().any(|statement| states(&document, statement, value, &rules.units)),
    };
    if holds {
        return None;
    }
    let trouble = Trouble::Example {
        claim: claim.id.clone(),
        expected: example.value.clone(),
        read: read.iter().map(|statement| document.written(statement.span)).collect(),
    };
    Some(Problem { path: example.path.clone(), place: Some(Box::new(example.place.clone())), trouble })
}

/// Whether a statement states the value as an example writes it: a quantity (`50%`, `12个`, `80余个`), a bare number,
/// a word, or names with 、 between them.
fn states(document: &Document, statement: &Statement, value: &str, units: &Units) -> bool {
    match &statement.value {
        Value::Word(word) => word == value || document.written(statement.span) == value,
        Value::List { items, .. } => items.join("、") == value || document.written(statement.span) == value,
        Value::Quantity(read) => {
            let number = value.parse().ok().is_some_and(|number: rust_decimal::Decimal| number == read.value);
            let written = document.written(read.span) == value;
            number || written || quantities(value, units).first().is_some_and(|wanted| same(read, wanted))
        }
    }
}

fn same(a: &Quantity, b: &Quantity) -> bool {
    a.value == b.value && a.value_to == b.value_to && a.relation == b.relation && a.unit == b.unit
}
