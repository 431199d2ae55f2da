//! `find:`, the words that a claim is found by.

use super::pattern::regex;
use super::{Compiler, Place};
use crate::diagnostic::Trouble;
use crate::rule::Within;
use crate::rule::mirror;
use crate::rule::shape::{OneOr, Text, Texts};
use crate::rule::terms::Use;

const WITHINS: &[(&str, Within)] =
    &[("clause", Within::Clause), ("sentence", Within::Sentence), ("paragraph", Within::Paragraph)];
const MATCHES: &[(&str, bool)] = &[("word", true), ("substring", false)];

impl Compiler {
    /// How many slots a claim has, and the stretch that they must stand in.
    pub(super) fn find(
        &mut self,
        place: &mut Place,
        id: &Text,
        claim: usize,
        mirror: &mirror::Claim,
    ) -> (usize, Within) {
        let find = mirror.find.as_ref().map(OneOr::long).unwrap_or_default();
        let whole = place.choose(find.matching.as_ref(), MATCHES, false);
        let within = place.choose(find.within.as_ref(), WITHINS, Within::Sentence);
        for list in [&find.all, &find.any, &find.none] {
            list.0.iter().for_each(|text| whole_list(place, text));
        }
        if let Some(found) = find.regex.as_ref().and_then(|text| regex(place, text)) {
            self.patterns.push((claim, found));
        }
        if find.all.0.is_empty() && find.any.0.is_empty() && find.regex.is_none() {
            place.report(id, Trouble::NoWords(id.value.clone()));
        }
        let none = self.words_of(&find.none.0);
        forbidden(place, &find, mirror, &none);
        let mut slots: Vec<Vec<String>> =
            find.all.0.iter().map(|text| self.words_of(std::slice::from_ref(text))).collect();
        slots.extend((!find.any.0.is_empty()).then(|| self.words_of(&find.any.0)));
        for (slot, words) in slots.iter().enumerate() {
            self.uses.extend(words.iter().map(|word| (word.clone(), Use::Slot { claim, slot, whole })));
        }
        self.uses.extend(none.into_iter().map(|word| (word, Use::Not { claim })));
        (slots.len(), within)
    }

    /// The words that texts stand for, with their synonyms.
    fn words_of(&self, texts: &[Text]) -> Vec<String> {
        texts.iter().flat_map(|text| self.synonyms.alternatives(&text.value)).collect()
    }
}

/// Words that are asked for and forbidden at once, so that the claim can never match, or one of its words cannot.
fn forbidden(place: &mut Place, find: &mirror::Find, mirror: &mirror::Claim, none: &[String]) {
    let hit = |word: &str| none.iter().find(|none| word.contains(none.as_str()));
    for text in find.all.0.iter().chain(&find.any.0) {
        for word in text.value.split('|').map(str::trim) {
            if let Some(none) = hit(word) {
                place.report(text, Trouble::NeverMatches(word.to_owned(), none.clone()));
            }
        }
    }
    let value = mirror.value.as_ref().map(OneOr::long).unwrap_or_default();
    let units = value.unit.0.iter().flat_map(|unit| unit.value.split('|'));
    let all_units = !value.unit.0.is_empty() && units.clone().all(|unit| hit(unit.trim()).is_some());
    let whole = value.of.as_ref().filter(|of| hit(&of.value).is_some());
    if let Some(text) = whole.or(value.unit.0.first().filter(|_| all_units)) {
        let none = hit(text.value.trim()).or(none.first()).cloned().unwrap_or_default();
        place.report(text, Trouble::NeverMatches(text.value.clone(), none));
    }
}

/// `[创新药物，临床]` with the full-width comma is one word that no text holds.
fn whole_list(place: &mut Place, text: &Text) {
    let quoted = diagnostic_start(place, text).is_some_and(|c| matches!(c, '"' | '\''));
    if !quoted && text.value.contains('，') {
        place.report(text, Trouble::WideComma);
    }
    if text.value.contains('｜') {
        place.report(text, Trouble::WideBar);
    }
    if text.value.split('|').all(|word| word.trim().is_empty()) {
        place.report(text, Trouble::EmptyWord);
    }
}

/// The character of the file that a text begins with.
fn diagnostic_start(place: &Place, text: &Text) -> Option<char> {
    let at = text.referenced.span().byte_offset().and_then(|at| usize::try_from(at).ok())?;
    place.file.text.get(at..)?.chars().next()
}

impl From<Vec<Text>> for mirror::Find {
    fn from(all: Vec<Text>) -> Self {
        Self { all: Texts(all), ..Self::default() }
    }
}
