//! The examples of a rule file, run: a rule that does not read its own example is an error.

use rayon::prelude::*;

use crate::article::Article;
use crate::diagnostic::{Problem, Trouble};
use crate::document::Document;
use crate::quantity::{Quantity, Units, quantities};
use crate::rule::{Example, RuleSet};
use crate::statement::{Statement, Value, statements};
use crate::text::Source;
use crate::words;

/// An example that was run.
#[derive(Debug)]
pub struct Tried<'a> {
    /// The claim it belongs to, as an index into the rule set.
    pub claim: usize,
    /// The example as it is written.
    pub example: &'a Example,
    /// Its text, taken apart.
    pub document: Document,
    /// What the claim reads there.
    pub read: Vec<Statement>,
    /// It reads what the example says.
    pub holds: bool,
}

/// Every example of all claims, in the order of the rules.
pub fn tried(rules: &RuleSet) -> Vec<Tried<'_>> {
    examples(rules).into_par_iter().map(|(claim, example)| run(rules, claim, example)).collect()
}

/// What does not hold of the examples of all claims. The dictionary is loaded before they are shared out, so that no
/// thread waits for another that loads it.
pub fn failures(rules: &RuleSet) -> Vec<Problem> {
    let examples = examples(rules);
    if !examples.is_empty() {
        words::load();
    }
    examples
        .into_par_iter()
        .map(|(claim, example)| run(rules, claim, example))
        .filter(|tried| !tried.holds)
        .map(|tried| problem(rules, &tried))
        .collect()
}

fn examples(rules: &RuleSet) -> Vec<(usize, &Example)> {
    let claims = rules.claims.iter().enumerate();
    claims.flat_map(|(index, claim)| claim.examples.iter().map(move |example| (index, example))).collect()
}

fn run<'a>(rules: &RuleSet, claim: usize, example: &'a Example) -> Tried<'a> {
    let article = Article { source: Source::from(example.text.as_str()), ..Article::default() };
    let document = Document::read(article, &rules.units);
    let read: Vec<Statement> =
        statements(0, &document, rules).into_iter().filter(|statement| statement.claim == claim).collect();
    let holds = match &example.value {
        None => read.is_empty(),
        Some(value) => read.iter().any(|statement| states(&document, statement, value, &rules.units)),
    };
    Tried { claim, example, document, read, holds }
}

fn problem(rules: &RuleSet, tried: &Tried) -> Problem {
    let Tried { claim, example, document, read, .. } = tried;
    let trouble = Trouble::Example {
        claim: rules.claims[*claim].id.clone(),
        expected: example.value.clone(),
        read: read.iter().map(|statement| document.written(statement.span)).collect(),
    };
    Problem { path: example.path.clone(), place: Some(Box::new(example.place.clone())), trouble }
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
