//! Which names are told apart by the articles themselves: a sentence or an article that names both has two things.

use std::collections::{BTreeMap, BTreeSet};

use daachorse::CharwiseDoubleArrayAhoCorasick;
use rayon::prelude::*;
use regex::Regex;

use crate::document::Document;
use crate::sentence::around;
use crate::text::Span;

/// In one article the right spelling stands this many times as often as the slip.
const SAME_ARTICLE: usize = 3;

/// The pairs that some sentence names both of, or some article about as often. All texts are read once.
pub(super) fn told_apart<'a>(
    documents: &[Document],
    pairs: &[(&'a str, &'a str)],
) -> BTreeSet<(&'a str, &'a str)> {
    if pairs.is_empty() {
        return BTreeSet::new();
    }
    let words: BTreeSet<&str> = pairs.iter().flat_map(|&(a, b)| [a, b]).collect();
    let words: Vec<&str> = words.into_iter().collect();
    let automaton = CharwiseDoubleArrayAhoCorasick::<u32>::new(&words);
    let Ok(automaton) = automaton else { return BTreeSet::new() };
    // Most articles hold none of the words, which is told sooner by a search for any of them.
    let any = Regex::new(&words.iter().map(|word| regex::escape(word)).collect::<Vec<_>>().join("|")).ok();
    let holds_any =
        |document: &&Document| any.as_ref().is_none_or(|any| any.is_match(document.text.as_str()));
    let mut partners: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for &(a, b) in pairs {
        partners.entry(a).or_default().push((a, b));
    }
    let of_document = |document: &Document| {
        let mut sentences: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
        for hit in automaton.find_overlapping_iter(document.text.as_str()) {
            let word = words[hit.value() as usize];
            let (sentence, _) = around(document.text.as_str(), hit.start());
            sentences.entry(word).or_default().push(sentence);
        }
        let both = sentences.keys().filter_map(|word| partners.get(word)).flatten().filter(|(a, b)| {
            let (Some(a), Some(b)) = (sentences.get(a), sentences.get(b)) else { return false };
            a.len() < SAME_ARTICLE * b.len() || a.iter().any(|sentence| b.contains(sentence))
        });
        both.copied().collect::<Vec<_>>()
    };
    documents.par_iter().filter(holds_any).flat_map_iter(of_document).collect()
}
