//! From the words of a sentence to its statements.

use super::again::first_said;
use super::assemble::Reading;
use super::matched::Matched;
use super::signs::Sign;
use super::when::Role;
use super::window::{Window, windows};
use super::{Lack, Measure, Reader, Statement, Value, context};
use crate::quantity::{Kind, Quantity, Units};
use crate::rule::{Claim, TimeUse, ValueRule, Within};
use crate::sentence::Sentence;
use crate::text::Span;

impl Reader<'_> {
    pub(super) fn statements(&self) -> Vec<Statement> {
        let mut out = Vec::new();
        self.regions().for_each(|(region, paragraph)| self.region(region, paragraph, &mut out));
        out.sort_by_key(|statement| (statement.span.start, statement.claim));
        out.dedup_by_key(|statement| (statement.span, statement.claim));
        out
    }

    /// Whether a stretch holds a number that a claim may read, for claims that read numbers.
    fn may_hold(&self, claim: usize, matched: &Matched, region: Span) -> bool {
        let Some((kind, units)) = self.number_wanted(claim, matched) else { return true };
        let (_, quantities) = self.document.quantities_in(region);
        quantities.iter().any(|quantity| {
            fits(quantity, kind, units, &self.rules.units) || self.lacks_unit(quantity, kind, units)
        })
    }

    /// The stretches that are looked at: the sentences, and whole blocks where claims ask for them, which is told beside
    /// each.
    pub(super) fn regions(&self) -> impl Iterator<Item = (Span, bool)> {
        let paragraphs = self.rules.claims.iter().any(|claim| claim.within == Within::Paragraph);
        let layout = &self.document.layout;
        layout.blocks.iter().flat_map(move |block| {
            let sentences = layout.sentences[block.sentences.clone()].iter();
            let whole = paragraphs.then_some((block.span, true));
            whole.into_iter().chain(sentences.map(|sentence| (sentence.span, false)))
        })
    }

    /// The statements of one stretch: a whole block for the claims that ask for it, else a sentence.
    fn region(&self, region: Span, paragraph: bool, out: &mut Vec<Statement>) {
        for chunk in self.complete(region, paragraph).chunk_by(|a, b| a.0 == b.0) {
            let complete =
                self.gather(chunk).filter(|(claim, matched)| self.may_hold(*claim, matched, region));
            let Some((claim, matched)) = complete else { continue };
            let (windows, part) = self.windows(region, claim, &matched);
            let before = out.len();
            for window in windows {
                let mut read = Vec::new();
                // What was lacking is of interest to `explain` alone.
                let _ = self.read_window(claim, region, part, &window, &matched, &mut read);
                first_said(out, before, &mut read, self.is_of_all(&window));
                out.append(&mut read);
            }
        }
    }

    /// Where the words of a claim stand together in a stretch, and where the parts of a whole begin behind them.
    pub(super) fn windows(
        &self,
        region: Span,
        claim: usize,
        matched: &Matched,
    ) -> (Vec<Window>, Option<usize>) {
        let found = match &matched.pointed[..] {
            [] if matched.none.is_empty() => {
                windows(self.document.text.as_str(), self.rules.claims[claim].slots, &matched.slots)
            }
            [] => {
                // 出口 in 进出口 is none, where the rule says so.
                let outside =
                    |(_, word): &&(usize, Span)| !matched.none.iter().any(|none| none.contains(*word));
                let outside: Vec<_> = matched.slots.iter().filter(outside).copied().collect();
                let filled =
                    (0..self.rules.claims[claim].slots).all(|slot| outside.iter().any(|(s, _)| *s == slot));
                let slots = if filled { &outside } else { &matched.slots };
                windows(self.document.text.as_str(), self.rules.claims[claim].slots, slots)
            }
            pointed => pointed.iter().map(|(span, _)| Window { hull: *span, terms: vec![*span] }).collect(),
        };
        let part = self.first_part(region);
        let part = part.filter(|part| found.iter().any(|window| window.hull.end <= *part));
        (found, part)
    }

    /// Reads the statements of a window; where there are none, what was lacking.
    pub(super) fn read_window(
        &self,
        claim: usize,
        region: Span,
        part: Option<usize>,
        window: &Window,
        matched: &Matched,
        out: &mut Vec<Statement>,
    ) -> Result<(), Lack> {
        if !self.stands_together(&self.rules.claims[claim], window) {
            return Err(Lack::Together);
        }
        let region = match part.filter(|part| window.hull.start >= *part) {
            // 全县接待游客3万人次，其中清溪县接待游客1.2万人次: whole of its own subject.
            Some(part) if self.names_subject(part, window) => Span::new(part, region.end),
            // 接待游客3万人次，其中景区接待游客1.2万人次: the second is a part of the first.
            Some(_) => return Err(Lack::Whole),
            None if self.is_part_of_earlier(claim, region, window) => return Err(Lack::Whole),
            None => Span::new(region.start, part.unwrap_or(region.end)),
        };
        self.read(claim, region, window, matched, out)
    }

    /// Where 其中 stands in a stretch.
    fn first_part(&self, region: Span) -> Option<usize> {
        let part = self.around().signs.first(region, Sign::Part).map(|word| word.start);
        part.into_iter().chain(self.among_counted(region)).filter(|at| *at > region.start).min()
    }

    /// 在签约的8个项目中，有6个…: where those are parted that were counted.
    pub(super) fn among_counted(&self, region: Span) -> Option<usize> {
        const LONGEST_NOUN: usize = 8;
        let text = self.document.text.as_str();
        let counted = |at: usize| {
            let before = self.document.quantities.partition_point(|q| q.span.end <= at);
            let count = before.checked_sub(1).map(|index| &self.document.quantities[index])?;
            let noun = text.get(count.span.end..at)?;
            let close =
                count.span.start >= region.start && (1..=LONGEST_NOUN).contains(&noun.chars().count());
            (close && count.kind == Kind::Count && !noun.contains(['，', '、', '。'])).then_some(at)
        };
        self.stretch(region.start, region.end, &[]).all(Sign::Among).find_map(|word| counted(word.start))
    }

    fn stands_together(&self, claim: &Claim, window: &Window) -> bool {
        let layout = &self.document.layout;
        let sentence = &layout.sentences[layout.sentence_at(window.hull.start)];
        claim.within != Within::Clause || layout.clause_at(sentence, window.hull.start).contains(window.hull)
    }

    /// Reads the value that belongs to a window.
    fn read(
        &self,
        claim: usize,
        region: Span,
        window: &Window,
        matched: &Matched,
        out: &mut Vec<Statement>,
    ) -> Result<(), Lack> {
        if let Some((_, pointed)) = matched.pointed.iter().find(|(span, _)| *span == window.hull) {
            return self.pointed(claim, window, *pointed, matched, out);
        }
        match &self.rules.claims[claim].value {
            ValueRule::Quantity { kind, units, of } => {
                let (first, quantities) = self.document.quantities_in(region);
                let fits: Vec<usize> = (0..quantities.len())
                    .filter(|&i| {
                        fits(&quantities[i], *kind, units, &self.rules.units)
                            || self.lacks_unit(&quantities[i], *kind, units)
                                && self.may_lack_unit(window, quantities, i, *kind, units)
                    })
                    .collect();
                let spans: Vec<(Span, Kind)> =
                    fits.iter().map(|&i| (quantities[i].span, quantities[i].kind)).collect();
                let sentence = self.sentence_of(window.hull);
                if self.by_subject(claim, window, first, &fits, out) {
                    return Ok(());
                }
                if let Some(values) = self.by_time(window, first, &fits) {
                    return self.each_time(claim, window, values, &matched.none, out);
                }
                let index = self.choose(sentence, window, &spans, &matched.none)?;
                if of.as_ref().is_some_and(|of| !self.is_part_of(region, window, spans[index].0, of)) {
                    return Err(Lack::Of);
                }
                self.quantity(claim, window, first + fits[index], out)
            }
            ValueRule::Word => self.word(claim, window, matched, out),
            ValueRule::List { synonyms } => self.list(claim, window, synonyms, &matched.none, out),
            ValueRule::Name { ends_with, synonyms } => {
                let sentence = self.sentence_of(window.hull);
                let clause = self.document.layout.clause_at(sentence, window.hull.start);
                let span = self.name(clause.hull(window.hull), window, ends_with).ok_or(Lack::Value)?;
                if let Some(none) = matched.none.iter().find(|none| window.hull.hull(span).contains(**none)) {
                    return Err(Lack::Forbidden(*none));
                }
                let value = Value::Word(self.name_of(span.of(self.document.text.as_str()), synonyms));
                added(
                    out,
                    [self.statement(claim, window, Reading { span, value, role: Role::Only, subject: None })],
                )
            }
        }
    }

    pub(super) fn sentence_of(&self, span: Span) -> &Sentence {
        let layout = &self.document.layout;
        &layout.sentences[layout.sentence_at(span.start)]
    }

    /// Whether the whole that a share is of is named before it, and no other nearer.
    fn is_part_of(&self, region: Span, window: &Window, value: Span, of: &str) -> bool {
        let text = self.document.text.as_str();
        let end = value.end.max(window.hull.end);
        let nearest = context::scope(self.stretch(region.start, end, &[]), None);
        text[region.start..end].contains(of)
            && nearest.is_none_or(|scope| scope == of || !of.starts_with('全'))
    }

    /// The statement of a quantity, of its partner where it is one end of a change, and of the total that follows what
    /// came (新增30家，总数达到126家), and of the same at other times.
    fn quantity(
        &self,
        claim: usize,
        window: &Window,
        index: usize,
        out: &mut Vec<Statement>,
    ) -> Result<(), Lack> {
        let quantities = &self.document.quantities;
        let index = self.exact_behind(index).unwrap_or(index);
        let state = |index: usize, role| {
            let quantity = &quantities[index];
            let value = self.value_of(claim, index);
            self.statement(claim, window, Reading { span: quantity.span, value, role, subject: None })
        };
        if let Some((first, last)) = self.document.change_of(index) {
            let from = quantities[first].span.start;
            // What holds always was another before: 车程从3小时缩短到30分钟.
            if self.rules.claims[claim].time == TimeUse::Fixed {
                return added(out, [state(last, Role::To(from))]);
            }
            added(out, [state(first, Role::From), state(last, Role::To(from))])?;
            self.at_other_times(claim, window, last, out);
            return Ok(());
        }
        let stated = state(index, Role::Only);
        let came = stated.as_ref().is_ok_and(|statement| statement.measure == Measure::New);
        if let Some(total) = came.then(|| self.total_behind(window, index)).flatten() {
            return added(out, [stated, state(total, Role::Only)]);
        }
        added(out, [stated])?;
        self.at_other_times(claim, window, index, out);
        Ok(())
    }

    /// The statements of several quantities, each of its own time, but for what `none` forbids.
    fn each_time(
        &self,
        claim: usize,
        window: &Window,
        values: Vec<usize>,
        none: &[Span],
        out: &mut Vec<Statement>,
    ) -> Result<(), Lack> {
        let quantities = &self.document.quantities;
        let mut lack = Err(Lack::Value);
        for index in values {
            let stretch = window.hull.hull(quantities[index].span);
            let read = match none.iter().find(|none| stretch.contains(**none)) {
                Some(none) => Err(Lack::Forbidden(*none)),
                None => self.quantity(claim, window, index, out),
            };
            lack = if lack.is_ok() { lack } else { read };
        }
        lack
    }

    /// The next quantity of the same unit in the sentence, if 总数, 达到 or 累计 leads it and no other noun stands between.
    fn total_behind(&self, window: &Window, index: usize) -> Option<usize> {
        let text = self.document.text.as_str();
        let (came, next) = (&self.document.quantities[index], self.document.quantities.get(index + 1)?);
        let words = text.get(came.span.end..next.span.start)?;
        let led = ["总数", "总量", "达到", "累计", "总计", "增至", "达", "突破"]
            .iter()
            .any(|word| words.contains(word));
        let near = words.len() < 45 && !words.contains(['。', '；', '\n']);
        let between = Span::new(came.span.end, next.span.start);
        (came.unit == next.unit && led && near && !self.names_another(window, between)).then_some(index + 1)
    }

    fn word(
        &self,
        claim: usize,
        window: &Window,
        matched: &Matched,
        out: &mut Vec<Statement>,
    ) -> Result<(), Lack> {
        let forbidden = |span: Span| {
            let stretch = window.hull.hull(span);
            matched.none.iter().copied().find(|none| stretch.contains(*none))
        };
        let allowed = matched.words.iter().filter(|(span, _)| forbidden(*span).is_none());
        let nearest = allowed.min_by_key(|(span, _)| {
            let gaps = window.terms.iter().map(|term| term.distance(*span));
            (gaps.min(), std::cmp::Reverse(span.end - span.start))
        });
        let Some(&(span, word)) = nearest else {
            let forbidden = matched.words.iter().find_map(|(span, _)| forbidden(*span));
            return Err(forbidden.map_or(Lack::Value, Lack::Forbidden));
        };
        let value = Value::Word(self.rules.terms.words[word].clone());
        let reading = Reading { span, value, role: Role::Only, subject: None };
        added(out, [self.statement(claim, window, reading)])
    }
}

impl Reader<'_> {
    /// The value of a quantity, by its index, as a claim reads it: 42.6万 without a unit in that of the claim.
    pub(super) fn value_of(&self, claim: usize, index: usize) -> Value {
        let mut quantity = self.document.quantities[index].clone();
        if let (true, ValueRule::Quantity { units, .. }) =
            (quantity.unit.is_empty(), &self.rules.claims[claim].value)
        {
            quantity.unit = units.first().map_or(quantity.unit, |unit| unit.clone().into());
        }
        Value::Quantity(quantity)
    }

    /// Whether a number without a unit is that of the words: they stand right before it, and no number of the sentence has
    /// the unit. Of 发放职工补贴1200万，惠及职工2.3万人 the first is money.
    fn may_lack_unit(
        &self,
        window: &Window,
        quantities: &[Quantity],
        index: usize,
        kind: Option<Kind>,
        units: &[String],
    ) -> bool {
        let came = |i: usize| {
            let text = self.document.text.as_str();
            let words = &text[..quantities[i].span.start];
            ["增加", "减少", "增", "减", "多", "少"].iter().any(|verb| words.ends_with(verb))
        };
        let other = (0..quantities.len())
            .any(|i| i != index && !came(i) && fits(&quantities[i], kind, units, &self.rules.units));
        !other && self.stands_before(window, quantities[index].span)
    }

    /// Whether a count lacks its unit and is so large that it is left out: 常住人口42.6万.
    fn lacks_unit(&self, quantity: &Quantity, kind: Option<Kind>, units: &[String]) -> bool {
        let written = quantity.span.of(self.document.text.as_str());
        let count = |unit: &String| self.rules.units.named(unit).is_none_or(|unit| unit.kind == Kind::Count);
        quantity.unit.is_empty()
            && quantity.kind == Kind::Count
            && kind.is_none_or(|kind| kind == Kind::Count)
            && !units.is_empty()
            && units.iter().all(count)
            && written.contains(['万', '亿'])
    }
}

/// Adds what was read; where nothing was, says what the first lacks.
pub(super) fn added<const N: usize>(
    out: &mut Vec<Statement>,
    read: [Result<Statement, Lack>; N],
) -> Result<(), Lack> {
    let before = out.len();
    let mut lack = None;
    for read in read {
        match read {
            Ok(statement) => out.push(statement),
            Err(first) => lack = lack.or(Some(first)),
        }
    }
    lack.filter(|_| out.len() == before).map_or(Ok(()), Err)
}

/// Whether a quantity is of the kind and one of the units that a rule reads.
pub(super) fn fits(quantity: &Quantity, kind: Option<Kind>, units: &[String], table: &Units) -> bool {
    let percent = |kind| matches!(kind, Kind::Share | Kind::Percentage);
    let multiple = kind == Some(Kind::Change) && quantity.kind == Kind::Multiple;
    let kind_fits =
        multiple || kind.is_none_or(|kind| kind == quantity.kind || percent(kind) && percent(quantity.kind));
    if !kind_fits || units.is_empty() || units.iter().any(|unit| *unit == quantity.unit) {
        return kind_fits;
    }
    let (own, _) = table.base(&quantity.unit);
    units.iter().any(|unit| table.base(unit).0 == own)
}
