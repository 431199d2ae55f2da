//! Whether two spellings are one name: neither can be another name, one is rare, and they stand in like surroundings.

use std::collections::BTreeSet;

use super::index::{Difference, difference};
use super::kin;
use super::spelling::{Name, Names};
use super::surroundings::Surroundings;
use crate::sentence::around;
use crate::text::Span;

/// Characters of the longer spelling at least: towns of two characters and 镇 are often alike in one.
const SHORTEST: usize = 4;
/// Articles of a spelling that is not rare.
const OFTEN: usize = 3;
/// Characters of a name that says enough by itself.
const LONG: usize = 5;
/// Places of a spelling that are compared.
const COMPARED: usize = 8;
/// A slip stands in at most so many articles, or in so small a part of those that have the right spelling.
const FEW: usize = 2;
const PART: usize = 5;

impl Names<'_> {
    /// Whether the second is the first, misspelt, as far as the spellings and what surrounds them say.
    pub(super) fn is_variant(&self, right: &Name, wrong: &Name) -> bool {
        let Some(difference) = difference(right.text, wrong.text) else { return false };
        let length = right.text.chars().count().max(wrong.text.chars().count());
        !wrong.registered
            && !wrong.places.is_empty()
            && length >= SHORTEST
            && !kin::are_kin(difference, length)
            && is_rare(right, wrong)
            && self.surrounded_alike(right, wrong, difference, length)
            && kin::may_be_misspelt(right.text, wrong.text, difference)
    }

    fn surrounded_alike(&self, right: &Name, wrong: &Name, difference: Difference, length: usize) -> bool {
        let inserted = !matches!(difference, Difference::Other(..));
        right.registered && length >= LONG
            || inserted && (self.in_one_place(right, wrong) || self.is_stray(right, wrong))
            || self.in_like_lists(right, wrong)
    }

    /// Whether some enumeration of one spelling is like one of the other.
    fn in_like_lists(&self, right: &Name, wrong: &Name) -> bool {
        let listed = |name: &Name| -> Vec<Surroundings> {
            let places = name.places.iter().filter_map(|&(article, span)| {
                Surroundings::of(&self.documents[article], &self.found[article], span)
            });
            places.take(COMPARED).collect()
        };
        let wrong = listed(wrong);
        !wrong.is_empty() && listed(right).iter().any(|one| wrong.iter().any(|other| one.alike(other)))
    }

    /// Whether the sentences of both spellings share a long name: 木洞镇 and 木巴洞镇, both the home of one park.
    fn in_one_place(&self, right: &Name, wrong: &Name) -> bool {
        let beside = |name: &Name| -> BTreeSet<&str> {
            let places = name.places.iter().take(COMPARED);
            places.flat_map(|&(article, span)| self.beside(article, span)).collect()
        };
        !beside(right).is_disjoint(&beside(wrong))
    }

    /// Whether a spelling that stands once is that of an article like most of those that have the other.
    fn is_stray(&self, right: &Name, wrong: &Name) -> bool {
        let named = |article: usize| -> BTreeSet<&str> {
            let text = self.documents[article].text.as_str();
            let names = self.found[article].names.iter().map(|name| name.of(text));
            names.filter(|name| name.chars().count() >= LONG).collect()
        };
        let [(article, _)] = wrong.places[..] else { return false };
        let here = named(article);
        let others: Vec<usize> = right.articles().into_iter().take(COMPARED).collect();
        let like = others.iter().filter(|&&other| !named(other).is_disjoint(&here)).count();
        others.len() >= OFTEN && 2 * like > others.len()
    }

    /// The long names in the sentence of a name.
    fn beside(&self, article: usize, span: Span) -> impl Iterator<Item = &str> {
        let document = &self.documents[article];
        let (sentence, _) = around(document.text.as_str(), span.start);
        let names = &self.found[article].names;
        let from = names.partition_point(|name| name.start < sentence.start);
        let within = names[from..].iter().take_while(move |name| name.end <= sentence.end);
        let text = document.text.as_str();
        within.map(|name| name.of(text)).filter(|name| name.chars().count() >= LONG)
    }
}

/// Whether one spelling is rare enough to be a slip of the other.
fn is_rare(right: &Name, wrong: &Name) -> bool {
    let articles = wrong.articles().len();
    right.registered || articles <= FEW || PART * articles <= right.articles().len()
}
