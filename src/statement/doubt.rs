//! How sure it is that a value was read as it was meant: the doubts that speak against it, and what they come to.
//!
//! This is apart from severity, which says how bad a contradiction is if it is one.

use super::read::fits;
use super::window::Window;
use super::{Reader, When};
use crate::rule::{Claim, TimeUse, ValueRule};
use crate::text::Span;

/// Something that a reader of the sentence would look at twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Doubt {
    /// The subject is named in an earlier sentence, a heading or the title only.
    SubjectTakenOver,
    /// The clause holds several values of the kind.
    SeveralValues,
    /// The value stands in another clause than the words.
    OtherClause,
    /// The value stands in another sentence than the words.
    OtherSentence,
    /// The time is stated in an earlier sentence only.
    TimeTakenOver,
    /// The time rests on an article's date that was inferred from its text.
    DateInferred,
    /// The value was put together from two lines.
    LineEnd,
}

impl Doubt {
    /// Every doubt, in the order in which they are told.
    pub const ALL: [Self; 7] = [
        Self::DateInferred,
        Self::OtherSentence,
        Self::OtherClause,
        Self::SeveralValues,
        Self::SubjectTakenOver,
        Self::TimeTakenOver,
        Self::LineEnd,
    ];

    /// The name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SubjectTakenOver => "subject_taken_over",
            Self::SeveralValues => "several_values",
            Self::OtherClause => "other_clause",
            Self::OtherSentence => "other_sentence",
            Self::TimeTakenOver => "time_taken_over",
            Self::DateInferred => "date_inferred",
            Self::LineEnd => "line_end",
        }
    }

    /// How much it weighs: a value in another sentence and a date that nobody gave go wrong most.
    const fn weight(self) -> u32 {
        match self {
            Self::OtherSentence | Self::DateInferred => 2,
            _ => 1,
        }
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// The doubts about one statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Doubts(u8);

impl Doubts {
    /// Adds a doubt where it holds.
    #[must_use]
    pub const fn with(self, doubt: Doubt, holds: bool) -> Self {
        if holds { Self(self.0 | doubt.bit()) } else { self }
    }

    /// Whether a doubt is among them.
    pub const fn has(self, doubt: Doubt) -> bool {
        self.0 & doubt.bit() != 0
    }

    /// The doubts, in the order in which they are told.
    pub fn iter(self) -> impl Iterator<Item = Doubt> {
        Doubt::ALL.into_iter().filter(move |doubt| self.has(*doubt))
    }

    /// What they come to: high with at most one light doubt, low from a weight of four.
    pub fn confidence(self) -> Confidence {
        match self.iter().map(Doubt::weight).sum() {
            0..=1 => Confidence::High,
            2..=3 => Confidence::Medium,
            _ => Confidence::Low,
        }
    }
}

/// How sure the reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Confidence {
    /// Look at the sentence before you believe it.
    Low,
    /// Some of it was taken over or chosen.
    Medium,
    /// As the words have it.
    High,
}

impl Confidence {
    /// The name in JSON and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

impl Reader<'_> {
    /// What a reader would look at twice: where value, words and time stand, and what was inferred.
    pub(super) fn doubts(&self, rule: &Claim, window: &Window, span: Span, when: When) -> Doubts {
        let document = self.document;
        let sentence = self.sentence_of(span);
        let clause = document.layout.clause_at(sentence, span.start);
        let together = window.terms.iter().any(|term| clause.contains(*term));
        let apart = !sentence.span.overlaps(window.hull);
        let dated_by_words =
            when.stated.is_some_and(|time| !when.taken_over && has_year(time.of(document.text.as_str())));
        let inferred = document.article.date.is_some_and(|date| date.inferred);
        let source = document.text.to_source(span).of(document.article.source.as_str());
        Doubts::default()
            .with(Doubt::OtherSentence, apart)
            .with(Doubt::OtherClause, !together && !apart)
            .with(Doubt::SeveralValues, self.several(rule, clause))
            .with(Doubt::TimeTakenOver, when.stated.is_some_and(|time| time.end <= sentence.span.start))
            .with(Doubt::DateInferred, inferred && rule.time != TimeUse::Fixed && !dated_by_words)
            .with(Doubt::LineEnd, source.contains('\n'))
    }

    /// Whether a clause holds several values that the claim could mean; the two ends of a change are one.
    fn several(&self, rule: &Claim, clause: Span) -> bool {
        let ValueRule::Quantity { kind, units, .. } = &rule.value else { return false };
        let (first, inside) = self.document.quantities_in(clause);
        let target = |i: &usize| self.document.change_of(first + i).is_some_and(|(_, to)| to == first + i);
        let meant: Vec<usize> =
            (0..inside.len()).filter(|&i| fits(&inside[i], *kind, units, &self.rules.units)).collect();
        meant.len() > 1 && meant.into_iter().filter(|i| !target(i)).count() > 1
    }
}

/// 2022年, 二〇二二年: a time that needs no article's date.
fn has_year(time: &str) -> bool {
    let digits = |c: char| c.is_ascii_digit() || "〇零一二三四五六七八九".contains(c);
    let mut run = 0;
    time.chars().any(|c| {
        run = if digits(c) { run + 1 } else { 0 };
        run == 4
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubts_add_up() {
        use Doubt::{DateInferred, LineEnd, OtherClause, SeveralValues, SubjectTakenOver};
        let table: &[(&[Doubt], Confidence)] = &[
            (&[], Confidence::High),
            (&[LineEnd], Confidence::High),
            (&[DateInferred], Confidence::Medium),
            (&[OtherClause, SeveralValues, SubjectTakenOver], Confidence::Medium),
            (&[DateInferred, OtherClause, SeveralValues], Confidence::Low),
        ];
        for (all, want) in table {
            let doubts = all.iter().fold(Doubts::default(), |doubts, doubt| doubts.with(*doubt, true));
            assert_eq!(doubts.confidence(), *want, "{all:?}");
            assert_eq!(doubts.iter().count(), all.len());
        }
    }
}
