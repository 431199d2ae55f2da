//! What a regular expression points at.

use super::assemble::Reading;
use super::choose::items;
use super::matched::Matched;
use super::read::fits;
use super::when::Role;
use super::window::Window;
use super::{Lack, Reader, Statement, Value};
use crate::document::Document;
use crate::quantity::{Kind, Quantity, quantities};
use crate::rule::{RuleSet, ValueRule, Within};
use crate::text::Span;

/// A regular expression that matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match {
    pub claim: usize,
    pub span: Span,
    /// The group `value`.
    pub value: Span,
}

/// Where the regular expressions of the rules match, in the order of the text. Each looks at a clause, sentence or
/// paragraph by itself, as its claim says.
pub(super) fn matches(document: &Document, rules: &RuleSet) -> Vec<Match> {
    let text = document.text.as_str();
    let layout = &document.layout;
    let mut out = Vec::new();
    for (claim, regex) in rules.patterns.matching(text) {
        let regions: Vec<Span> = match rules.claims[claim].within {
            Within::Clause => layout.clauses.clone(),
            Within::Sentence => layout.sentences.iter().map(|sentence| sentence.span).collect(),
            Within::Paragraph => layout.blocks.iter().map(|block| block.span).collect(),
        };
        for region in regions {
            for found in regex.captures_iter(region.of(text)) {
                let (Some(whole), Some(value)) = (found.get(0), found.name("value")) else { continue };
                let span = |m: regex::Match| Span::new(region.start + m.start(), region.start + m.end());
                if !value.is_empty() {
                    out.push(Match { claim, span: span(whole), value: span(value) });
                }
            }
        }
    }
    out.sort_by_key(|found| (found.span.start, found.claim));
    out
}

impl Reader<'_> {
    /// The statement whose value a regular expression points at.
    pub(super) fn pointed(
        &self,
        claim: usize,
        window: &Window,
        pointed: Span,
        matched: &Matched,
        out: &mut Vec<Statement>,
    ) -> Result<(), Lack> {
        if let Some(none) = matched.none.iter().find(|none| window.hull.contains(**none)) {
            return Err(Lack::Forbidden(*none));
        }
        let text = self.document.text.as_str();
        let (span, value) = match &self.rules.claims[claim].value {
            ValueRule::Quantity { kind, units, .. } => {
                let quantity = self.quantity_at(pointed, *kind, units).ok_or(Lack::Value)?;
                (quantity.span, Value::Quantity(quantity))
            }
            ValueRule::Word => {
                let word =
                    matched.words.iter().find(|(span, _)| pointed.contains(*span)).ok_or(Lack::Value)?;
                (word.0, Value::Word(self.rules.terms.words[word.1].clone()))
            }
            ValueRule::List { synonyms } => {
                let items =
                    items(text, pointed).into_iter().map(|item| canonical(item.of(text), synonyms)).collect();
                (pointed, Value::List { items, open: text[pointed.end..].starts_with('等') })
            }
            ValueRule::Name { synonyms, .. } => {
                (pointed, Value::Word(self.name_of(pointed.of(text), synonyms)))
            }
        };
        out.push(self.statement(claim, window, Reading { span, value, role: Role::Only, subject: None })?);
        Ok(())
    }

    /// The quantity that the text of a group is, or is part of. A bare number takes the first unit of the rule.
    fn quantity_at(&self, pointed: Span, kind: Option<Kind>, units: &[String]) -> Option<Quantity> {
        let table = &self.rules.units;
        let (_, inside) = self.document.quantities_in(pointed);
        let read = inside.iter().find(|quantity| fits(quantity, kind, units, table)).cloned();
        read.or_else(|| {
            let around = self.document.quantities.iter().find(|quantity| quantity.span.contains(pointed));
            around.filter(|quantity| fits(quantity, kind, units, table)).cloned()
        })
        .or_else(|| {
            let written = pointed.of(self.document.text.as_str());
            let unit = units.first().map_or("", String::as_str);
            let number = quantities(&format!("{written}{unit}"), table).into_iter().next()?;
            let bare = written.ends_with(|c: char| c.is_ascii_digit());
            (bare && number.span.start == 0).then_some(Quantity { span: pointed, ..number })
        })
    }
}

/// The name that a rule gives for another way to write it, else what is written, without quotation marks.
pub(super) fn canonical(written: &str, synonyms: &[(String, String)]) -> String {
    let plain: String = written.chars().filter(|c| !"“”‘’《》 ".contains(*c)).collect();
    synonyms.iter().find(|(other, _)| *other == plain).map_or(plain, |(_, name)| name.clone())
}
