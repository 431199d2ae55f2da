//! Which claims have all of their words in a stretch; no number need be read for it.

use super::Reader;
use super::pattern::Match;
use crate::document::Document;
use crate::quantity::{Kind, Leads};
use crate::rule::{Use, ValueRule, Within};
use crate::text::Span;
use crate::words;

/// The words of one claim in one stretch of text.
#[derive(Debug, Default)]
pub(super) struct Matched {
    /// Slot and place, in the order of the text.
    pub slots: Vec<(usize, Span)>,
    pub none: Vec<Span>,
    /// Values of a claim that reads words, with their index.
    pub words: Vec<(Span, usize)>,
    /// Where regular expressions match, and the values that they point at.
    pub pointed: Vec<(Span, Span)>,
}

/// A word of the rules in a stretch: the claim, what it stands for there, and where.
pub(super) type Found = (usize, Use, Span);

impl Reader<'_> {
    /// Whether a stretch has a word for every slot of a claim.
    pub(super) fn may_state(&self) -> bool {
        self.regions().any(|(region, paragraph)| {
            let found = self.complete(region, paragraph);
            let mut claims = found.chunk_by(|a, b| a.0 == b.0).filter_map(|chunk| self.gather(chunk));
            claims.any(|(claim, matched)| {
                self.number_wanted(claim, &matched).is_none() || self.may_begin_a_number(region)
            })
        })
    }

    /// Whether a number may begin in a stretch; the numbers need not be read.
    fn may_begin_a_number(&self, region: Span) -> bool {
        let Document { text, triggers, .. } = self.document;
        Leads::of(text.as_str(), &self.rules.units, triggers, region.start).count(region, 1) > 0
    }

    /// What sort of number a claim reads, where its words alone point at one: the kind, if any, and the units.
    pub(super) fn number_wanted(&self, claim: usize, matched: &Matched) -> Option<(Option<Kind>, &[String])> {
        match &self.rules.claims[claim].value {
            ValueRule::Quantity { kind, units, .. } if matched.pointed.is_empty() => Some((*kind, units)),
            _ => None,
        }
    }

    /// The words of the claims in `region` for each of whose slots a word stands there, claim by claim.
    pub(super) fn complete(&self, region: Span, paragraph: bool) -> Vec<Found> {
        let mut filled = self.filled.borrow_mut();
        let needed = |claim: usize| self.rules.claims[claim].slots.min(64);
        let (mut any, mut touched) = (false, Vec::new());
        for (stands_for, _) in self.uses(region) {
            let Use::Slot { claim, slot, .. } = stands_for else { continue };
            if filled[claim] == 0 {
                touched.push(claim);
            }
            filled[claim] |= 1 << (slot % 64);
            any |= filled[claim].count_ones() as usize >= needed(claim);
        }
        let full = |claim: usize| filled[claim].count_ones() as usize >= needed(claim);
        let found =
            if any || !self.matches.is_empty() { self.found_of(region, paragraph, full) } else { Vec::new() };
        touched.into_iter().for_each(|claim| filled[claim] = 0);
        found
    }

    /// The words of claims in `region`, claim by claim. The work is that of the words that stand there.
    pub(super) fn found(&self, region: Span, paragraph: bool) -> Vec<Found> {
        self.found_of(region, paragraph, |_| true)
    }

    fn found_of(&self, region: Span, paragraph: bool, wanted: impl Fn(usize) -> bool) -> Vec<Found> {
        let here = |claim: usize| (self.rules.claims[claim].within == Within::Paragraph) == paragraph;
        let mut found: Vec<Found> = Vec::new();
        for (stands_for, span) in self.uses(region) {
            let (claim, whole) = match stands_for {
                Use::Slot { claim, whole, .. } => (claim, whole),
                Use::Not { claim } | Use::Word { claim, .. } => (claim, false),
                Use::Pattern { .. } | Use::Subject(_) => continue,
            };
            if wanted(claim) && here(claim) && (!whole || self.is_word(region, span)) {
                found.push((claim, stands_for, span));
            }
        }
        for found_there in self.matches.iter().filter(|found| region.contains(found.span)) {
            let Match { claim, span, value } = *found_there;
            if here(claim) {
                found.push((claim, Use::Pattern { claim, value }, span));
            }
        }
        found.sort_by_key(|(claim, _, span)| (*claim, span.start));
        found
    }

    /// What the words of the rules in `region` stand for, with where they stand.
    fn uses(&self, region: Span) -> impl Iterator<Item = (Use, Span)> {
        let from = self.hits.partition_point(|hit| hit.span.start < region.start);
        let hits = self.hits[from..].iter().take_while(move |hit| hit.span.start < region.end);
        let inside = hits.filter(move |hit| hit.span.end <= region.end);
        inside.flat_map(|hit| self.rules.terms.uses(*hit).iter().map(|stands_for| (*stands_for, hit.span)))
    }

    /// The words of one claim, none where a slot stays empty.
    pub(super) fn gather(&self, chunk: &[Found]) -> Option<(usize, Matched)> {
        let claim = chunk.first()?.0;
        let slots = self.rules.claims[claim].slots;
        let fills = |slot| chunk.iter().any(|(_, u, _)| matches!(u, Use::Slot { slot: s, .. } if *s == slot));
        let pattern = self.rules.patterns.has(claim);
        let pointed = chunk.iter().any(|(_, u, _)| matches!(u, Use::Pattern { .. }));
        if slots == 0 && !pattern || pattern && !pointed || !(0..slots).all(fills) {
            return None;
        }
        let mut matched = Matched::default();
        for &(_, stands_for, span) in chunk {
            match stands_for {
                Use::Slot { slot, .. } => matched.slots.push((slot, span)),
                Use::Not { .. } => matched.none.push(span),
                Use::Word { word, .. } => matched.words.push((span, word)),
                Use::Pattern { value, .. } => matched.pointed.push((span, value)),
                Use::Subject(_) => {}
            }
        }
        Some((claim, matched))
    }

    fn is_word(&self, region: Span, span: Span) -> bool {
        let text = region.of(self.document.text.as_str());
        words::is_word(text, span.start - region.start, span.end - region.start)
    }
}
