//! One automaton over the words of every claim and subject.

use daachorse::CharwiseDoubleArrayAhoCorasick;
use fnv::FnvHashMap;

use crate::reflow::one_form;
use crate::text::Span;

/// What a word stands for in the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Use {
    /// Fills a slot of a claim.
    Slot {
        /// The claim, as an index.
        claim: usize,
        /// Which of its slots.
        slot: usize,
        /// Only as a whole word.
        whole: bool,
    },
    /// Forbids a claim where it stands.
    Not {
        /// The claim, as an index.
        claim: usize,
    },
    /// A value of a claim that reads words.
    Word {
        /// The claim, as an index.
        claim: usize,
        /// Which of its values, as an index into [`Terms::words`].
        word: usize,
    },
    /// The place that a regular expression points at.
    Pattern {
        /// The claim, as an index.
        claim: usize,
        /// Where the value begins and ends.
        value: Span,
    },
    /// Names a subject, as an index.
    Subject(usize),
}

/// A word of the rules in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Where it stands.
    pub span: Span,
    /// The word, for [`Terms::uses`].
    pub word: usize,
}

/// The automaton and what its words stand for.
#[derive(Default)]
pub struct Terms {
    automaton: Option<CharwiseDoubleArrayAhoCorasick<u32>>,
    uses: Vec<Vec<Use>>,
    /// The words themselves, for `explain`.
    names: Vec<String>,
    /// The values of claims that read words.
    pub words: Vec<String>,
}

impl std::fmt::Debug for Terms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Terms({} words)", self.uses.len())
    }
}

impl Terms {
    /// Builds the automaton over `words`, each with what it stands for. A word is looked for in the form that clean text has:
    /// simplified, its punctuation in full width.
    pub(super) fn new(uses: Vec<(String, Use)>, words: Vec<String>) -> Self {
        let mut by_word: FnvHashMap<String, Vec<Use>> = FnvHashMap::default();
        for (word, stands_for) in uses.into_iter().filter(|(word, _)| !word.is_empty()) {
            by_word.entry(one_form(&word)).or_default().push(stands_for);
        }
        let mut entries: Vec<(String, Vec<Use>)> = by_word.into_iter().collect();
        entries.sort_unstable();
        let automaton = CharwiseDoubleArrayAhoCorasick::new(entries.iter().map(|(word, _)| word)).ok();
        let entries = entries.into_iter().map(|(name, mut uses)| {
            uses.sort_unstable();
            uses.dedup();
            (name, uses)
        });
        let (names, uses) = entries.unzip();
        Self { automaton, uses, names, words }
    }

    /// The words that fill a slot of a claim, in their order.
    pub fn slot(&self, claim: usize, slot: usize) -> Vec<&str> {
        self.named(|stands_for| matches!(stands_for, Use::Slot { claim: c, slot: s, .. } if (*c, *s) == (claim, slot)))
    }

    /// The words that forbid a claim, in their order.
    pub fn none(&self, claim: usize) -> Vec<&str> {
        self.named(|stands_for| matches!(stands_for, Use::Not { claim: c } if *c == claim))
    }

    /// The values of a claim that reads words, each once.
    pub fn values(&self, claim: usize) -> Vec<&str> {
        let words = self.uses.iter().flatten().filter_map(|stands_for| match stands_for {
            Use::Word { claim: c, word } if *c == claim => Some(*word),
            _ => None,
        });
        let mut words: Vec<usize> = words.collect();
        words.sort_unstable();
        words.dedup();
        words.into_iter().map(|word| self.words[word].as_str()).collect()
    }

    fn named(&self, wanted: impl Fn(&Use) -> bool) -> Vec<&str> {
        let all = self.names.iter().zip(&self.uses);
        all.filter(|(_, uses)| uses.iter().any(&wanted)).map(|(name, _)| name.as_str()).collect()
    }

    /// Every word of the rules in `text`, also where they overlap, in the order of where they begin.
    pub fn hits(&self, text: &str) -> Vec<Hit> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let found = automaton.find_overlapping_iter(text);
        let mut hits: Vec<Hit> =
            found.map(|m| Hit { span: Span::new(m.start(), m.end()), word: m.value() as usize }).collect();
        hits.sort_unstable_by_key(|hit| (hit.span.start, hit.span.end));
        hits
    }

    /// What the word of a hit stands for.
    pub fn uses(&self, hit: Hit) -> &[Use] {
        &self.uses[hit.word]
    }
}
