//! The examples of the rules, as `bacheck test` shows them.

use serde::Serialize;

use super::json::pretty;
use super::one_line;
use super::paint::{Part, paint};
use super::quote::quote;
use super::stated::StatementJson;
use super::words::{lack, test_words};
use crate::diagnostic::Place;
use crate::examples::Tried;
use crate::lang::Lang;
use crate::rule::RuleSet;
use crate::statement::attempts;
use crate::text::Span;

/// The examples of a rule set, run.
#[derive(Debug, Clone, Copy)]
pub struct Tested<'a> {
    /// The rules.
    pub rules: &'a RuleSet,
    /// Their examples, in the order of the rules.
    pub tried: &'a [Tried<'a>],
    /// What is not covered, where it was asked for.
    pub coverage: Option<&'a Coverage>,
    /// The language of labels.
    pub lang: Lang,
}

/// What examples and articles leave out: indices of claims.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Claims without an example that gives a value.
    pub no_positive: Vec<usize>,
    /// Claims without an example that gives none.
    pub no_negative: Vec<usize>,
    /// Claims that no article states; none where there is no article.
    pub unstated: Option<Vec<usize>>,
}

impl Coverage {
    /// What is left out, where `stated` says how often each claim is stated by the articles.
    pub fn of(rules: &RuleSet, stated: Option<&[usize]>) -> Self {
        let claims = || 0..rules.claims.len();
        let has = |claim: usize, positive: bool| {
            rules.claims[claim].examples.iter().any(|example| example.value.is_some() == positive)
        };
        Self {
            no_positive: claims().filter(|&claim| !has(claim, true)).collect(),
            no_negative: claims().filter(|&claim| !has(claim, false)).collect(),
            unstated: stated.map(|stated| claims().filter(|&claim| stated[claim] == 0).collect()),
        }
    }
}

/// Every example that does not hold in full, what is not covered, and the counts.
pub fn text(tested: &Tested, color: bool) -> String {
    let mut out = String::new();
    for tried in tested.tried.iter().filter(|tried| !tried.holds) {
        out.push_str(&failure(tested, tried, color));
        out.push('\n');
    }
    if let Some(coverage) = tested.coverage {
        out.push_str(&uncovered(tested, coverage));
    }
    let passed = passed(tested);
    out.push_str(&tested.lang.tested(tested.rules.claims.len(), passed, tested.tried.len() - passed));
    out.push('\n');
    paint(&out, color)
}

fn passed(tested: &Tested) -> usize {
    tested.tried.iter().filter(|tried| tried.holds).count()
}

/// Place and rule, the sentence with what was read marked, what was expected, what was read or lacking.
fn failure(tested: &Tested, tried: &Tried, color: bool) -> String {
    let words = test_words(tested.lang);
    let claim = &tested.rules.claims[tried.claim];
    let Place { line, column, .. } = tried.example.place;
    let place = format!("{}:{line}:{column}", tried.example.path.display());
    let all = Span::new(0, tried.document.text.as_str().len());
    let values: Vec<Span> = tried.read.iter().map(|statement| statement.span).collect();
    let sentence = quote(&tried.document, all, &values, usize::MAX / 4, color);
    let said = |span: &Span| one_line(&tried.document.written(*span));
    let read = match &values[..] {
        [] => words.nothing.to_owned(),
        values => values.iter().map(said).collect::<Vec<_>>().join(", "),
    };
    let why = lacking(tested, tried).map_or_else(String::new, |why| format!("  {why}"));
    let expected = tried.example.value.as_deref().unwrap_or(words.nothing);
    format!(
        "{}  {place}  [{}] {}\n  {sentence}\n  {}  {expected}\n  {}  {read}{why}\n",
        Part::Error.mark(words.fails),
        claim.id,
        claim.title,
        words.expected,
        words.read,
    )
}

/// What kept a value that was expected from being read.
fn lacking(tested: &Tested, tried: &Tried) -> Option<String> {
    if !tried.read.is_empty() {
        return None;
    }
    let all = Span::new(0, tried.document.text.as_str().len());
    let attempts = attempts(0, &tried.document, tested.rules, all);
    let own = attempts.iter().filter(|attempt| attempt.claim == tried.claim);
    let nearest = own.max_by_key(|attempt| attempt.words.len());
    let first = nearest
        .map_or(Some(crate::statement::Lack::Word(0)), |attempt| attempt.outcome.as_ref().err().copied());
    first.map(|first| lack(tested.rules, tried.claim, &tried.document, first, tested.lang))
}

fn uncovered(tested: &Tested, coverage: &Coverage) -> String {
    let words = test_words(tested.lang);
    let none = Vec::new();
    let lists = [
        (words.no_positive, &coverage.no_positive),
        (words.no_negative, &coverage.no_negative),
        (words.unstated, coverage.unstated.as_ref().unwrap_or(&none)),
    ];
    let mut out = String::new();
    for (label, claims) in lists.into_iter().filter(|(_, claims)| !claims.is_empty()) {
        out.push_str(&format!("{label} ({})\n", claims.len()));
        for &claim in claims {
            let claim = &tested.rules.claims[claim];
            out.push_str(&format!("  {}  {}\n", claim.id, claim.title));
        }
        out.push('\n');
    }
    if coverage.unstated.is_none() {
        out.push_str(&format!("{}\n\n", words.no_article));
    } else if out.is_empty() {
        out.push_str(&format!("{}\n\n", words.covered));
    }
    out
}

/// The same as one JSON document.
pub fn json(tested: &Tested) -> String {
    let passed = passed(tested);
    let id = |claim: &usize| tested.rules.claims[*claim].id.as_str();
    let ids = |claims: &'_ [usize]| claims.iter().map(id).collect::<Vec<_>>();
    pretty(&Whole {
        version: super::json::VERSION,
        examples: tested.tried.iter().map(|tried| ExampleJson::of(tested, tried)).collect(),
        coverage: tested.coverage.map(|coverage| CoverageJson {
            without_positive: ids(&coverage.no_positive),
            without_negative: ids(&coverage.no_negative),
            without_statement: coverage.unstated.as_deref().map(ids),
        }),
        summary: Summary {
            rules: tested.rules.claims.len(),
            examples: tested.tried.len(),
            passed,
            failed: tested.tried.len() - passed,
        },
    })
}

#[derive(Serialize)]
struct Whole<'a> {
    version: u32,
    examples: Vec<ExampleJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    coverage: Option<CoverageJson<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct ExampleJson<'a> {
    rule: &'a str,
    path: String,
    line: usize,
    column: usize,
    text: &'a str,
    expected: Option<&'a str>,
    read: Vec<StatementJson>,
    holds: bool,
    lacking: Option<String>,
}

impl<'a> ExampleJson<'a> {
    fn of(tested: &Tested<'a>, tried: &'a Tried) -> Self {
        let written = |span| one_line(&tried.document.written(span));
        Self {
            rule: &tested.rules.claims[tried.claim].id,
            path: tried.example.path.display().to_string(),
            line: tried.example.place.line,
            column: tried.example.place.column,
            text: &tried.example.text,
            expected: tried.example.value.as_deref(),
            read: tried.read.iter().map(|s| StatementJson::of(&s.value, written(s.span))).collect(),
            holds: tried.holds,
            lacking: (!tried.holds).then(|| lacking(tested, tried)).flatten(),
        }
    }
}

#[derive(Serialize)]
struct CoverageJson<'a> {
    without_positive: Vec<&'a str>,
    without_negative: Vec<&'a str>,
    without_statement: Option<Vec<&'a str>>,
}

#[derive(Serialize)]
struct Summary {
    rules: usize,
    examples: usize,
    passed: usize,
    failed: usize,
}
