//! Checks that need no rule: what one passage says of its own numbers.

use rust_decimal::Decimal;

use crate::document::Document;
use crate::finding::{Check, Evidence, Finding, Reason, Severity, finding_id};
use crate::interval::Interval;
use crate::quantity::{Hedges, Quantity};
use crate::rule::RuleSet;
use crate::sentence::around;
use crate::statement::{Direction, Doubts, Value, When};
use crate::text::Span;

mod growth;
mod lead;
mod list_count;
mod name;
mod parts;
mod range;
mod scope;
mod share_of_whole;
mod sum;

pub(crate) use name::{Mentions, mentions};
pub(crate) use scope::scope;
use scope::{Sign, Signs, all};

/// A contradiction inside one passage, before it has an id.
struct Slip {
    reason: Reason,
    evidence: Vec<Evidence>,
}

impl Slip {
    /// Loosely said, not wrong: it weighs least, whatever the check does.
    const fn is_loose(&self) -> bool {
        matches!(self.reason, Reason::Loose { .. })
    }
}

/// One check over one document, which is the article of that index.
type Run = fn(usize, &Document, &Hedges) -> Vec<Slip>;

const RUNS: &[(Check, Run, Signs)] = &[
    (Check::Growth, growth::slips, growth::signs),
    (Check::Sum, sum::slips, sum::signs),
    (Check::Parts, parts::slips, parts::signs),
    (Check::Parts, share_of_whole::parts, share_of_whole::signs),
    // It reads no quantity.
    (Check::ListCount, list_count::slips, Vec::new),
    (Check::ShareOfWhole, share_of_whole::slips, share_of_whole::signs),
    (Check::Range, range::slips, range::signs),
];

/// A check of one passage that runs, and what it weighs.
pub(crate) struct InOne(Check, Run, Severity);

/// The checks of one passage that `severity` gives a severity to.
pub(crate) fn in_one(severity: impl Fn(Check) -> Option<Severity>) -> impl Iterator<Item = InOne> {
    RUNS.iter().filter_map(move |&(check, run, _)| Some(InOne(check, run, severity(check)?)))
}

impl InOne {
    /// What is found in the article of that index.
    pub(crate) fn findings(
        &self,
        article: usize,
        document: &Document,
        hedges: &Hedges,
    ) -> impl Iterator<Item = Finding> {
        let &Self(check, run, severity) = self;
        run(article, document, hedges).into_iter().map(move |slip| finding(document, check, severity, slip))
    }
}

/// Two spellings of one name, over all documents and the names found in each; `severity`: none where the check is off.
pub(crate) fn of_names(
    documents: &[Document],
    found: &[Mentions],
    rules: &RuleSet,
    severity: Option<Severity>,
) -> Vec<Finding> {
    severity.map_or_else(Vec::new, |severity| name::findings(documents, found, rules, severity))
}

/// The built-in check of that name.
pub fn named(name: &str) -> Option<Check> {
    RUNS.iter().map(|(check, ..)| *check).chain([Check::Name]).find(|check| check.name() == name)
}

/// What a check weighs where the configuration is silent.
pub const fn default_severity(check: Check) -> Severity {
    match check {
        Check::Parts | Check::ListCount | Check::Name => Severity::Warning,
        Check::ShareOfWhole => Severity::Info,
        _ => Severity::Error,
    }
}

fn finding(document: &Document, check: Check, severity: Severity, slip: Slip) -> Finding {
    let values: Vec<String> = slip.evidence.iter().map(|e| document.written(e.span)).collect();
    // The file's name tells a slip from that of a reprint.
    let file = document.article.path.file_name().unwrap_or_default().to_string_lossy();
    Finding {
        id: finding_id([check.name(), file.as_ref()].into_iter().chain(values.iter().map(String::as_str))),
        rule: check.name().to_owned(),
        title: None,
        topic: None,
        subject: None,
        check,
        severity: if slip.is_loose() { Severity::Info } else { severity },
        reason: slip.reason,
        versions: Vec::new(),
        evidence: slip.evidence,
    }
}

/// A quantity as evidence.
fn evidence(article: usize, document: &Document, quantity: &Quantity) -> Evidence {
    evidence_of(article, document, quantity.span, Value::Quantity(quantity.clone()))
}

fn evidence_of(article: usize, document: &Document, span: Span, value: Value) -> Evidence {
    let layout = &document.layout;
    // What is found in all articles together is found when layouts are given back.
    let sentence = match layout.sentences.get(layout.sentence_at(span.start)) {
        Some(sentence) => sentence.span,
        None => around(document.text.as_str(), span.start).0,
    };
    Evidence {
        article,
        span,
        sentence,
        value,
        when: When::default(),
        heading: false,
        direction: Direction::None,
        doubts: Doubts::default(),
    }
}

/// Whether a number lies below zero: -1.2亿元, 零下5℃. What is written is its magnitude.
fn is_below_zero(text: &str, quantity: &Quantity) -> bool {
    let words = quantity.span.of(text);
    let number = words.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let sign = words[..number].ends_with(['-', '−']) || words.contains("零下");
    sign && quantity.value_to.is_none()
}

/// A stated number with its sign.
fn signed_value(text: &str, quantity: &Quantity) -> Decimal {
    if is_below_zero(text, quantity) { -quantity.value } else { quantity.value }
}

/// The values that a stated number with its sign may stand for.
fn signed(text: &str, quantity: &Quantity, hedges: &Hedges) -> Interval {
    let set = set(quantity, hedges);
    if is_below_zero(text, quantity) { set.negated() } else { set }
}

/// The values that a stated number may stand for: a count is exact, a measure is right to its last written digit.
fn set(quantity: &Quantity, hedges: &Hedges) -> Interval {
    quantity.meant(hedges)
}

#[cfg(test)]
mod table {
    use super::*;
    use crate::article::{Article, ArticleDate};
    use crate::quantity::Units;
    use crate::text::Source;

    /// Holds a table of sentences against a check: what is found in each, none where nothing may be.
    pub(super) fn check(run: Run, table: &[(&str, Option<&str>)]) {
        for (text, want) in table {
            let date = ArticleDate::parse("2024-03");
            let article = Article { source: Source::from(*text), ..Article::default() };
            let found = |document: &Document| {
                let slips = run(0, document, &Hedges::default());
                slips.iter().map(|slip| format!("{:?}", slip.reason)).collect::<Vec<String>>()
            };
            // Without a date all times are read.
            let dated = Article { date, ..article.clone() };
            let mut scoped = Document::reflown(dated.clone());
            scoped.lay_out();
            let scope = super::scope(&scoped, &Units::default());
            scoped.read_times(Some(&scope));
            scoped.read_quantities(&Units::default(), Some(&scope));
            assert_eq!(
                found(&scoped),
                found(&Document::of(dated)),
                "{text}: what is read is not all that is needed"
            );
            let found = found(&Document::of(article));
            match want {
                None => assert!(found.is_empty(), "{text}: {found:?}"),
                Some(want) => assert!(found.len() == 1 && found[0].contains(want), "{text}: {found:?}"),
            }
        }
    }
}
