//! From the words of a sentence to its statements.

use super::when::Role;
use super::window::{Window, windows};
use super::{Direction, Modality, Reader, Statement, Value, context, list};
use crate::quantity::{Kind, Quantity, named};
use crate::rule::{Claim, TimeUse, Use, ValueRule, Within};
use crate::sentence::{BlockKind, Sentence};
use crate::text::Span;
use crate::words;

/// The words of one claim in one stretch of text.
#[derive(Debug, Default)]
struct Matched {
    /// Slot and place, in the order of the text.
    slots: Vec<(usize, Span)>,
    none: Vec<Span>,
    /// Values of a claim that reads words, with their index.
    words: Vec<(Span, usize)>,
}

impl Reader<'_> {
    pub(super) fn statements(&self) -> Vec<Statement> {
        let mut out = Vec::new();
        for block in &self.document.layout.blocks {
            self.region(block.span, true, &mut out);
            for sentence in &self.document.layout.sentences[block.sentences.clone()] {
                self.region(sentence.span, false, &mut out);
            }
        }
        out.sort_by_key(|statement| (statement.span.start, statement.claim));
        out.dedup_by_key(|statement| (statement.span, statement.claim));
        out
    }

    /// The statements of one stretch: a whole block for the claims that ask for it, else a sentence.
    fn region(&self, region: Span, paragraph: bool, out: &mut Vec<Statement>) {
        for (claim, matched) in self.matched(region, paragraph) {
            let rule = &self.rules.claims[claim];
            let found = windows(rule.slots, &matched.slots);
            for window in found.iter().filter(|window| self.stands_together(rule, window)) {
                self.read(claim, region, window, &matched, out);
            }
        }
    }

    /// The claims of which every slot is filled in `region`. The work is that of the words that stand there.
    fn matched(&self, region: Span, paragraph: bool) -> Vec<(usize, Matched)> {
        let from = self.hits.partition_point(|hit| hit.span.start < region.start);
        let hits = self.hits[from..].iter().take_while(|hit| hit.span.start < region.end);
        let mut found: Vec<(usize, Use, Span)> = Vec::new();
        for hit in hits.filter(|hit| hit.span.end <= region.end) {
            for &stands_for in self.rules.terms.uses(*hit) {
                let claim = match stands_for {
                    Use::Slot { claim, whole, .. } if !whole || self.is_word(region, hit.span) => claim,
                    Use::Not { claim } | Use::Word { claim, .. } => claim,
                    _ => continue,
                };
                if (self.rules.claims[claim].within == Within::Paragraph) == paragraph {
                    found.push((claim, stands_for, hit.span));
                }
            }
        }
        found.sort_by_key(|(claim, _, span)| (*claim, span.start));
        found.chunk_by(|a, b| a.0 == b.0).filter_map(|chunk| self.gather(chunk)).collect()
    }

    fn gather(&self, chunk: &[(usize, Use, Span)]) -> Option<(usize, Matched)> {
        let claim = chunk.first()?.0;
        let mut matched = Matched::default();
        for &(_, stands_for, span) in chunk {
            match stands_for {
                Use::Slot { slot, .. } => matched.slots.push((slot, span)),
                Use::Not { .. } => matched.none.push(span),
                Use::Word { word, .. } => matched.words.push((span, word)),
                Use::Subject(_) => {}
            }
        }
        let slots = self.rules.claims[claim].slots;
        let filled = (0..slots).all(|slot| matched.slots.iter().any(|(s, _)| *s == slot));
        (filled && slots > 0).then_some((claim, matched))
    }

    fn is_word(&self, region: Span, span: Span) -> bool {
        let text = region.of(self.document.text.as_str());
        words::is_word(text, span.start - region.start, span.end - region.start)
    }

    fn stands_together(&self, claim: &Claim, window: &Window) -> bool {
        let layout = &self.document.layout;
        let sentence = &layout.sentences[layout.sentence_at(window.hull.start)];
        claim.within != Within::Clause || layout.clause_at(sentence, window.hull.start).contains(window.hull)
    }

    /// Reads the value that belongs to a window.
    fn read(&self, claim: usize, region: Span, window: &Window, matched: &Matched, out: &mut Vec<Statement>) {
        match &self.rules.claims[claim].value {
            ValueRule::Quantity { kind, units, of } => {
                let (first, quantities) = self.document.quantities_in(region);
                let fits: Vec<usize> =
                    (0..quantities.len()).filter(|&i| fits(&quantities[i], *kind, units)).collect();
                let spans: Vec<(Span, Kind)> =
                    fits.iter().map(|&i| (quantities[i].span, quantities[i].kind)).collect();
                let sentence = self.sentence_of(window.hull);
                let Some(index) = self.choose(sentence, window, &spans, &matched.none) else { return };
                if of.as_ref().is_some_and(|of| !self.is_part_of(region, window, spans[index].0, of)) {
                    return;
                }
                self.quantity(claim, window, first + fits[index], out);
            }
            ValueRule::Word => self.word(claim, window, matched, out),
            ValueRule::List { synonyms } => self.list(claim, window, synonyms, &matched.none, out),
        }
    }

    fn sentence_of(&self, span: Span) -> &Sentence {
        let layout = &self.document.layout;
        &layout.sentences[layout.sentence_at(span.start)]
    }

    /// Whether the whole that a share is of is named before it, and no other nearer.
    fn is_part_of(&self, region: Span, window: &Window, value: Span, of: &str) -> bool {
        let text = self.document.text.as_str();
        let end = value.end.max(window.hull.end);
        let before = &text[region.start..end];
        let nearest = context::scope(before, None);
        before.contains(of) && nearest.is_none_or(|scope| scope == of || !of.starts_with('全'))
    }

    /// The statement of a quantity, and of its partner where it is one end of a change.
    fn quantity(&self, claim: usize, window: &Window, index: usize, out: &mut Vec<Statement>) {
        let pair = self.document.changes.iter().find(|(a, b)| *a == index || *b == index);
        let quantities = &self.document.quantities;
        match pair {
            None => out.extend(self.statement(
                claim,
                window,
                quantities[index].span,
                quantity(&quantities[index]),
                Role::Only,
            )),
            Some(&(from, to)) => {
                let (first, last) = (&quantities[from], &quantities[to]);
                out.extend(self.statement(claim, window, first.span, quantity(first), Role::From));
                out.extend(self.statement(
                    claim,
                    window,
                    last.span,
                    quantity(last),
                    Role::To(first.span.start),
                ));
            }
        }
    }

    fn word(&self, claim: usize, window: &Window, matched: &Matched, out: &mut Vec<Statement>) {
        let allowed = matched.words.iter().filter(|(span, _)| {
            let stretch = window.hull.hull(*span);
            !matched.none.iter().any(|none| stretch.contains(*none))
        });
        let nearest = allowed.min_by_key(|(span, _)| {
            let gaps = window.terms.iter().map(|term| term.distance(*span));
            (gaps.min(), std::cmp::Reverse(span.end - span.start))
        });
        if let Some(&(span, word)) = nearest {
            let value = Value::Word(self.rules.terms.words[word].clone());
            out.extend(self.statement(claim, window, span, value, Role::Only));
        }
    }

    fn list(
        &self,
        claim: usize,
        window: &Window,
        synonyms: &[(String, String)],
        none: &[Span],
        out: &mut Vec<Statement>,
    ) {
        let text = self.document.text.as_str();
        let sentence = self.sentence_of(window.hull);
        let clause = self.document.layout.clause_at(sentence, window.hull.start);
        let (_, counts) = self.document.quantities_in(Span::new(clause.start, window.hull.start));
        let mut end = window.hull.start;
        for count in counts.iter().rev().filter(|q| matches!(q.kind, Kind::Count | Kind::Class)) {
            if count.span.end <= end && text[count.span.end..end].chars().count() <= 2 {
                end = count.span.start;
            }
        }
        let found = list::before(text, clause.start, end)
            .or_else(|| list::behind(text, window.hull.end, sentence.span.end));
        let Some((span, mut items, open)) = found else { return };
        let stretch = window.hull.hull(span);
        if none.iter().any(|none| stretch.contains(*none)) {
            return;
        }
        for item in &mut items {
            if let Some((_, name)) = synonyms.iter().find(|(other, _)| other == item) {
                item.clone_from(name);
            }
        }
        out.extend(self.statement(claim, window, span, Value::List { items, open }, Role::Only));
    }

    /// Everything that decides what a value may be compared with.
    fn statement(
        &self,
        claim: usize,
        window: &Window,
        span: Span,
        value: Value,
        role: Role,
    ) -> Option<Statement> {
        let rule = &self.rules.claims[claim];
        let layout = &self.document.layout;
        let text = self.document.text.as_str();
        let sentence = self.sentence_of(span);
        let clause = layout.clause_at(sentence, span.start);
        let resolved = self.subject(sentence, window.hull, &rule.subjects);
        let subject = match resolved {
            Some(found) if rule.subjects.is_empty() => Some(found.subject),
            Some(found) if rule.by_member => Some(*rule.subjects.iter().find(|s| **s == found.subject)?),
            Some(found) => rule.subjects.contains(&found.subject).then(|| rule.subjects.first().copied())?,
            None => None,
        };
        let own = || {
            self.document.article.subject.clone().filter(|_| resolved.is_none() && rule.subjects.is_empty())
        };
        let subject = subject.map(|subject| self.rules.subjects[subject].name.clone()).or_else(own);
        let when = self.when(sentence, span, role, rule.time);
        let start = self.own_words(clause, span);
        let before = &text[start..span.start];
        let end = self.document.article.date.map(|date| date.to);
        let future = when.period.from.zip(end).is_some_and(|(from, end)| from > end);
        let modality = match &value {
            Value::Quantity(_) => {
                let timed =
                    when.stated.filter(|time| sentence.span.contains(*time) && time.end <= clause.start);
                let aimed =
                    timed.map(|time| layout.clause_at(sentence, time.start).of(text)).unwrap_or_default();
                context::modality(
                    &format!("{aimed}{before}"),
                    &text[span.end..clause.end.max(span.end)],
                    future,
                )
            }
            _ => Modality::Fact,
        };
        let measure = context::measure(before);
        let unwanted = !rule.measures.is_empty() && !rule.measures.contains(&measure);
        if unwanted || rule.time == TimeUse::Target && modality != Modality::Target {
            return None;
        }
        Some(Statement {
            claim,
            article: self.article,
            span,
            sentence: sentence.span,
            scope: self.scope(rule, start, window, span, subject.as_deref()),
            direction: direction(&value, before, &text[clause.start..span.start], span.of(text)),
            value,
            subject,
            subject_taken_over: resolved.is_some_and(|found| found.taken_over),
            measure,
            basis: context::basis(sentence.span.of(text)),
            modality,
            when,
            heading: layout.blocks[sentence.block].kind == BlockKind::Heading,
        })
    }

    fn scope(
        &self,
        rule: &Claim,
        start: usize,
        window: &Window,
        span: Span,
        subject: Option<&str>,
    ) -> Option<String> {
        if let ValueRule::Quantity { of: Some(of), .. } = &rule.value {
            return Some(of.clone());
        }
        let text = self.document.text.as_str();
        let start = if window.hull.end <= span.start { start.min(window.hull.start) } else { start };
        // 在全市的创新药物中，生物城占10个: a scope before the subject is that of something else.
        let named = self.mentions.iter().rev().map(|mention| mention.span.end).find(|end| *end <= span.start);
        let start = start.max(named.unwrap_or(0));
        context::scope(&text[start..span.start], subject).map(str::to_owned)
    }

    /// Where the words begin that are the value's own: the clause, or what stands behind the quantity before it.
    fn own_words(&self, clause: Span, span: Span) -> usize {
        let (_, before) = self.document.quantities_in(Span::new(clause.start, span.start));
        let last = before.iter().rev().find(|q| q.span.end <= span.start && q.kind != Kind::Class);
        let paired = last.is_some_and(|last| {
            let index = self.document.quantities.partition_point(|q| q.span.start < last.span.start);
            self.document.changes.iter().any(|(from, _)| *from == index)
        });
        last.filter(|_| !paired).map_or(clause.start, |last| last.span.end)
    }
}

fn quantity(quantity: &Quantity) -> Value {
    Value::Quantity(quantity.clone())
}

/// Up or down by the value's own words, else by those of its clause: 分别增长33.1%、32.9%.
fn direction(value: &Value, own: &str, clause: &str, words: &str) -> Direction {
    match value {
        Value::Quantity(q) if matches!(q.kind, Kind::Change | Kind::Multiple | Kind::PercentagePoints) => {
            match context::direction(own, words) {
                Direction::None => context::direction(clause, words),
                found => found,
            }
        }
        _ => Direction::None,
    }
}

/// Whether a quantity is of the kind and one of the units that a rule reads.
fn fits(quantity: &Quantity, kind: Option<Kind>, units: &[String]) -> bool {
    let percent = |kind| matches!(kind, Kind::Share | Kind::Percentage);
    let kind_fits = kind.is_none_or(|kind| kind == quantity.kind || percent(kind) && percent(quantity.kind));
    let unit_fits = units.is_empty()
        || units.iter().any(|unit| {
            let base = |name: &str| named(name).map(|unit| unit.base);
            *unit == quantity.unit || base(unit).is_some() && base(unit) == base(&quantity.unit)
        });
    kind_fits && unit_fits
}
