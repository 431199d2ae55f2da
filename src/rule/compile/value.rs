//! `value:`, what is read.

use super::{Compiler, Place};
use crate::diagnostic::{Noun, Trouble};
use crate::quantity::{Kind, Units};
use crate::rule::ValueRule;
use crate::rule::mirror;
use crate::rule::shape::{OneOr, Text, Words};
use crate::rule::terms::Use;

/// Kinds of values that are no numbers.
const OTHERS: [&str; 4] = ["quantity", "list", "word", "name"];

impl Compiler {
    pub(super) fn value(&mut self, place: &mut Place, claim: usize, mirror: &mirror::Claim) -> ValueRule {
        let value = mirror.value.as_ref().map(OneOr::long).unwrap_or_default();
        let kind = value.kind.as_ref().map(|kind| kind.value.as_str());
        match (kind, &value.one_of) {
            (_, Some(words)) => self.one_of(place, claim, words),
            (Some("list"), _) => ValueRule::List { synonyms: pairs(value.synonyms.as_ref()) },
            (Some("name"), _) => {
                let ends_with =
                    value.ends_with.0.iter().flat_map(|text| self.synonyms.alternatives(&text.value));
                ValueRule::Name { ends_with: ends_with.collect(), synonyms: pairs(value.synonyms.as_ref()) }
            }
            (Some("word"), None) => {
                if let Some(kind) = &value.kind {
                    place.report(kind, Trouble::MissingKey("one_of".to_owned()));
                }
                ValueRule::Word
            }
            _ => self.quantity(place, &value),
        }
    }

    fn one_of(&mut self, place: &mut Place, claim: usize, words: &Words) -> ValueRule {
        let mut seen: Vec<&Text> = Vec::new();
        for (word, others) in &words.0 {
            let index = self.words.len();
            self.words.push(word.value.clone());
            for name in std::iter::once(word).chain(others) {
                if let Some(first) = seen.iter().find(|first| first.value == name.value) {
                    let trouble = Trouble::Twice(name.value.clone(), place.line(first));
                    place.report(name, trouble);
                }
                seen.push(name);
                let uses = self.synonyms.alternatives(&name.value);
                self.uses.extend(uses.into_iter().map(|name| (name, Use::Word { claim, word: index })));
            }
        }
        ValueRule::Word
    }

    fn quantity(&self, place: &mut Place, value: &mirror::Value) -> ValueRule {
        let kind = value.kind.as_ref().filter(|kind| kind.value != "quantity").and_then(|kind| {
            let found = Kind::ALL.into_iter().find(|k| k.name() == kind.value);
            if found.is_none() {
                place.unknown(kind, Noun::Kind, Kind::ALL.iter().map(|k| k.name()).chain(OTHERS));
            }
            found
        });
        let table = &self.rules.units;
        let mut all = Vec::new();
        for text in &value.unit.0 {
            let read = units(place, table, text);
            if let Some(kind) = kind.filter(|kind| !read.iter().all(|unit| may_measure(table, unit, *kind))) {
                place.report(text, Trouble::UnitOfOther(text.value.clone(), kind.name()));
            }
            all.extend(read);
        }
        ValueRule::Quantity { kind, units: all, of: value.of.as_ref().map(|of| of.value.clone()) }
    }
}

/// Whether a quantity of a kind can be in a unit: money is in no 亩.
fn may_measure(table: &Units, unit: &str, kind: Kind) -> bool {
    use Kind::{Area, Count, Duration, Length, Mass, Money, Volume};
    let plain = [Area, Count, Duration, Length, Mass, Money, Volume];
    let of = table.named(unit).map(|unit| unit.kind);
    of.is_none_or(|of| of == kind || !plain.contains(&of) || !plain.contains(&kind))
}

/// Each other way to write a name, with the name.
fn pairs(synonyms: Option<&Words>) -> Vec<(String, String)> {
    let all = synonyms.iter().flat_map(|words| &words.0);
    all.flat_map(|(name, others)| others.iter().map(|o| (o.value.clone(), name.value.clone()))).collect()
}

impl From<Vec<Text>> for mirror::Value {
    fn from(kinds: Vec<Text>) -> Self {
        Self { kind: kinds.into_iter().next(), ..Self::default() }
    }
}

/// The units under one text: `个|家` are two. A unit that the table lacks is told of where a known one is near.
fn units(place: &mut Place, table: &Units, text: &Text) -> Vec<String> {
    let words: Vec<&str> = text.value.split(['|', '/']).map(str::trim).collect();
    if table.named(&text.value).is_some() || text.value.contains('/') {
        return vec![text.value.clone()];
    }
    for word in words.iter().filter(|word| table.named(word).is_none()) {
        if let Some((numeral, unit)) = multiplied(word, table) {
            place.report(text, Trouble::Multiplied(numeral.to_owned(), unit.to_owned()));
            continue;
        }
        let known = vec!["个", "家", "项", "元", "亩", "平方公里", "吨", "%"]
            .into_iter()
            .map(str::to_owned)
            .collect();
        place.report(text, Trouble::Unknown { noun: Noun::Unit, word: (*word).to_owned(), known });
    }
    words.into_iter().map(|word| table.named(word).map_or(word, |unit| &*unit.name).to_owned()).collect()
}

/// The numeral and the unit of `万人次`: 万 is part of the number, which a unit never is.
fn multiplied<'w>(word: &'w str, table: &Units) -> Option<(&'w str, &'w str)> {
    let unit = word.trim_start_matches(['十', '百', '千', '万', '亿']);
    let numeral = &word[..word.len() - unit.len()];
    (!numeral.is_empty() && table.named(unit).is_some()).then_some((numeral, unit))
}
