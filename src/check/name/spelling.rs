//! Every spelling of a run: where it stands, and the pairs that are one name.

use std::collections::BTreeSet;

use fnv::FnvHashMap;
use rayon::prelude::*;

use super::apart::told_apart;
use super::index;
use super::mention::Mentions;
use crate::document::Document;
use crate::rule::RuleSet;
use crate::text::Span;

/// Two spellings, as indices: the registered or more frequent one first.
pub(super) type Variant = (usize, usize);

/// A spelling and where it stands.
pub(super) struct Name<'a> {
    pub(super) text: &'a str,
    /// In the rules.
    pub(super) registered: bool,
    /// Articles and places, in their order.
    pub(super) places: Vec<(usize, Span)>,
}

impl Name<'_> {
    /// The articles that have it.
    pub(super) fn articles(&self) -> BTreeSet<usize> {
        self.places.iter().map(|&(article, _)| article).collect()
    }
}

/// So many articles are gone through by one thread.
const CHUNK: usize = 1024;

/// Spellings, each once.
#[derive(Default)]
struct Spellings<'a> {
    known: FnvHashMap<&'a str, usize>,
    /// In the order in which they were met.
    names: Vec<Name<'a>>,
}

impl<'a> Spellings<'a> {
    /// The spelling of that text.
    fn of(&mut self, text: &'a str) -> &mut Name<'a> {
        let index = *self.known.entry(text).or_insert(self.names.len());
        if index == self.names.len() {
            self.names.push(Name { text, registered: false, places: Vec::new() });
        }
        &mut self.names[index]
    }
}

/// Every spelling of a run.
pub(super) struct Names<'a> {
    pub(super) documents: &'a [Document],
    pub(super) found: &'a [Mentions],
    names: Vec<Name<'a>>,
}

impl<'a> Names<'a> {
    /// Those that are registered, then those of the texts in their order.
    pub(super) fn of(documents: &'a [Document], found: &'a [Mentions], rules: &'a RuleSet) -> Self {
        let mut all = Spellings::default();
        for subject in &rules.subjects {
            for name in std::iter::once(&subject.name).chain(&subject.aliases) {
                all.of(name).registered = true;
            }
        }
        let some = |chunk: usize| {
            let mut some = Spellings::default();
            for article in (chunk * CHUNK..documents.len()).take(CHUNK) {
                let text = documents[article].text.as_str();
                found[article]
                    .names
                    .iter()
                    .for_each(|span| some.of(span.of(text)).places.push((article, *span)));
            }
            some.names
        };
        let chunks: Vec<Vec<Name>> = (0..documents.len().div_ceil(CHUNK)).into_par_iter().map(some).collect();
        for Name { text, places, .. } in chunks.into_iter().flatten() {
            all.of(text).places.extend(places);
        }
        let names = all.names;
        Self { documents, found, names }
    }

    /// The spelling of that index.
    pub(super) fn name(&self, index: usize) -> &Name<'a> {
        &self.names[index]
    }

    /// The pairs that are two spellings of one name, in the order in which their names first stand.
    pub(super) fn variants(&self) -> Vec<Variant> {
        let texts: Vec<&str> = self.names.iter().map(|name| name.text).collect();
        let ordered = |(a, b): (usize, usize)| {
            let weight = |n: &Name| (n.registered, n.places.len());
            if weight(self.name(b)) > weight(self.name(a)) { (b, a) } else { (a, b) }
        };
        let pairs = index::pairs(&texts).into_iter().map(ordered);
        let alike: Vec<Variant> =
            pairs.filter(|&(right, wrong)| self.is_variant(self.name(right), self.name(wrong))).collect();
        let spelt = |&(right, wrong): &Variant| (self.name(right).text, self.name(wrong).text);
        let two = told_apart(self.documents, &alike.iter().map(spelt).collect::<Vec<_>>());
        alike.into_iter().filter(|variant| !two.contains(&spelt(variant))).collect()
    }
}
