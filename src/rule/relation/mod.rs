//! `relations:`, what the values of several claims must satisfy: `drugs / drug-share = city-drugs`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use rust_decimal::Decimal;
use serde::Deserialize;
use serde_yaml::Spanned;

use super::compile::{Place, tolerance};
use super::load::Read;
use super::shape::{OneOr, Text};
use super::{RuleSet, TimeUse, Tolerance};
use crate::diagnostic::{self, Fault, Problem, Trouble};
use crate::severity::Severity;
use crate::text::Span;

mod unit;
mod token;
mod parse;

use parse::Parsed;
use token::{Failure, Names, fault};

/// What the values of several claims must satisfy.
#[derive(Debug, Clone)]
pub struct Relation {
    /// The id by which findings and waivers name it.
    pub id: String,
    /// A few words for people.
    pub title: String,
    /// Left of the comparison.
    pub left: Expression,
    /// How the sides compare.
    pub compare: Comparison,
    /// Right of it.
    pub right: Expression,
    /// The claims, each once, in the order in which they are named.
    pub claims: Vec<usize>,
    /// Both sides are shares: they are shown in per cent.
    pub share: bool,
    /// By how much the sides may differ.
    pub tolerance: Option<Tolerance>,
    /// How much a contradiction weighs.
    pub severity: Severity,
    /// Texts for which it must hold, and texts for which it must not.
    pub examples: Vec<RelationExample>,
}

/// One side of a relation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expression {
    /// A number.
    Number(Decimal),
    /// The value of a claim, as an index into the rule set.
    Claim(usize),
    /// The days of the period that its flows have in common.
    Days,
    /// Two sides and the sign between them.
    Apply(Sign, Box<[Expression; 2]>),
}

impl Relation {
    /// Whether it asks for the days of its period.
    pub fn counts_days(&self) -> bool {
        fn asks(expression: &Expression) -> bool {
            match expression {
                Expression::Days => true,
                Expression::Apply(_, sides) => sides.iter().any(asks),
                Expression::Number(_) | Expression::Claim(_) => false,
            }
        }
        asks(&self.left) || asks(&self.right)
    }
}

/// What joins two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Times,
    /// `/`
    Over,
}

/// How two sides compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
}

/// A text of a rule file for which a relation must hold, or must not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelationExample {
    /// The text.
    pub text: String,
    /// Whether the values stated there go together.
    pub holds: bool,
    /// The file it stands in.
    pub path: PathBuf,
    /// Where in the file.
    pub place: diagnostic::Place,
}

/// One of `relations:` in its long form.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Mirror {
    is: Text,
    title: Option<String>,
    tolerance: Option<Text>,
    severity: Option<Text>,
    /// For readers of the file.
    #[serde(default, rename = "why")]
    _why: Option<String>,
    #[serde(default)]
    examples: Vec<Spanned<ExampleMirror>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExampleMirror {
    text: Text,
    holds: bool,
}

/// Compiles the relations of all files; `places` says where every claim stands, also one that was left out.
pub(super) fn compile(
    rules: &mut RuleSet,
    files: &[Read],
    places: &BTreeMap<String, String>,
    problems: &mut Vec<Problem>,
) {
    let names = Names::new(rules, places);
    let mut known = places.clone();
    let mut relations = Vec::new();
    for file in files {
        for (id, mirror) in &file.file.relations.0 {
            let mut place = Place { file, problems };
            if let Some(first) = known.get(&id.value) {
                place.report(id, Trouble::Twice(id.value.clone(), first.clone()));
                continue;
            }
            known.insert(id.value.clone(), place.line(id));
            relations.extend(relation(&mut place, rules, &names, id, mirror));
        }
    }
    rules.relations = relations;
}

/// One relation; none where it has a problem, or needs a claim that has one.
fn relation(
    place: &mut Place,
    rules: &RuleSet,
    names: &Names,
    id: &Text,
    mirror: &OneOr<Mirror>,
) -> Option<Relation> {
    let problems = place.problems.len();
    let short;
    let long = match mirror {
        OneOr::Long(long) => long.as_ref(),
        OneOr::Short(texts) => {
            let [is] = texts.as_slice() else {
                place.report(texts.get(1).unwrap_or(id), Trouble::WrongType("a text"));
                return None;
            };
            short = Mirror::short(is.clone());
            &short
        }
    };
    let parsed = match parse::relation(&long.is.value, names).and_then(|parsed| timed(parsed, rules)) {
        Ok(parsed) => parsed,
        Err((span, trouble)) => {
            let at = inside(&place.file.text, &long.is, span);
            place.problems.push(Problem::at(&place.file.path, &place.file.text, at, trouble));
            None
        }
    };
    let tolerance = long.tolerance.as_ref().and_then(|text| tolerance(place, text));
    let severities = Severity::ALL.map(|severity| (severity.name(), severity));
    let severity = place.choose(long.severity.as_ref(), &severities, Severity::Error);
    let examples = long.examples.iter().map(|one| example(place, one)).collect();
    let Parsed { left, compare, right, claims, share, .. } = parsed?;
    (place.problems.len() == problems).then(|| Relation {
        id: id.value.clone(),
        title: long.title.clone().unwrap_or_else(|| id.value.clone()),
        left,
        compare,
        right,
        claims,
        share,
        tolerance,
        severity,
        examples,
    })
}

/// The relation, unless it counts the days of a period that none of its claims has.
fn timed(parsed: Option<Parsed>, rules: &RuleSet) -> Result<Option<Parsed>, Failure> {
    let flows =
        |parsed: &Parsed| parsed.claims.iter().any(|&claim| rules.claims[claim].time == TimeUse::Flow);
    match parsed {
        Some(Parsed { days: Some(span), .. }) if !parsed.as_ref().is_some_and(flows) => {
            fault(span, Fault::NoFlow)
        }
        parsed => Ok(parsed),
    }
}

impl Mirror {
    const fn short(is: Text) -> Self {
        Self { is, title: None, tolerance: None, severity: None, _why: None, examples: Vec::new() }
    }
}

fn example(place: &Place, example: &Spanned<ExampleMirror>) -> RelationExample {
    RelationExample {
        text: example.value.text.value.clone(),
        holds: example.value.holds,
        path: place.file.path.clone(),
        place: diagnostic::Place::of_yaml(&place.file.text, example.value.text.referenced),
    }
}

/// A stretch of a YAML text in bytes of the file; the whole text where it is not written as it reads (folded lines,
/// escapes).
fn inside(file: &str, text: &Text, span: Span) -> Span {
    let whole = diagnostic::Place::of_yaml(file, text.referenced).span;
    let written = &file[whole.start..];
    let quote = usize::from(written.starts_with(['"', '\'']));
    if written[quote..].starts_with(&text.value) {
        let start = whole.start + quote;
        return Span::new(start + span.start, start + span.end.max(span.start + 1));
    }
    whole
}
