//! Values that the words of the one before them lead: the exact number behind a vague one, the items of a list.

use rust_decimal::Decimal;

use super::assemble::Reading;
use super::signs::{Sign, Stretch};
use super::when::Role;
use super::window::Window;
use super::{Measure, Reader, Statement, Value, context};
use crate::document::Document;
use crate::quantity::{MARKS, Quantity, Relation};
use crate::text::Span;
use crate::time::Time;

/// What leads from a vague number to the exact one: 突破百亿元，达到120亿元.
const LEADS: &[&str] = &["达到", "达", "为", "是"];
/// What leads from a time to its value.
const OF_TIME: &[&str] = &["", "为", "是"];
/// The same, for what there is by then: 2015年60家，2021年达到180家.
const REACHED: &[&str] = &[
    "达到", "达", "已达", "已达到", "增至", "增加到", "增长到", "升至", "提升到", "提高到", "降至", "减至",
    "减少到", "发展到", "扩大到", "已有", "已增至", "已增加到", "已发展到", "已",
];
/// What may stand before it.
const ADVERBS: &[&str] = &["实际", "目前", "已经", "已", "共"];
/// Words in an item of a list that make its number what there is, not what came.
const LEVELS: [char; 9] = ['达', '至', '到', '为', '有', '总', '共', '累', '，'];

/// A verb leads so many items of a list at most, so that a long one is not gone through again for each of its items.
const LONGEST_LIST: usize = 32;

impl Reader<'_> {
    /// The exact number right behind a vague one of the same thing: 突破百亿元，达到120亿元; 近120亿元（119.6亿元）.
    pub(super) fn exact_behind(&self, index: usize) -> Option<usize> {
        let (vague, exact) = (self.document.quantities.get(index)?, self.document.quantities.get(index + 1)?);
        let unit = vague.unit == exact.unit || vague.unit.is_empty();
        let same = unit && vague.kind == exact.kind && exact.relation == Relation::Exact;
        let text = self.document.text.as_str();
        let led = same && leads(text.get(vague.span.end..exact.span.start)?);
        (led && says(vague, exact)).then_some(index + 1)
    }

    /// The index of the vague number that an exact one puts in figures.
    pub(super) fn vague_before(&self, exact: Span) -> Option<usize> {
        let index = self.document.quantities.partition_point(|quantity| quantity.span.start < exact.start);
        let vague = index.checked_sub(1)?;
        self.exact_behind(vague)
            .is_some_and(|behind| self.document.quantities[behind].span == exact)
            .then_some(vague)
    }

    /// Adds the values right behind the one that was read last that are of the same thing, each at another time.
    pub(super) fn at_other_times(
        &self,
        claim: usize,
        window: &Window,
        index: usize,
        out: &mut Vec<Statement>,
    ) {
        let kind = self.document.quantities[index].kind;
        let Some(first) = out.last() else { return };
        let (period, came) = (first.when.period, first.measure == Measure::New);
        let mut last = index;
        while let Some(next) = self.at_another_time(last) {
            // 今年新增12家，2025年达到136家: what came, and what there is.
            if came && self.is_reached(last) {
                return;
            }
            let quantity = Quantity { kind, ..self.document.quantities[next].clone() };
            let (span, value) = (quantity.span, Value::Quantity(quantity));
            let reading = Reading { span, value, role: Role::Only, subject: None };
            let again = self.statement(claim, window, reading).ok();
            out.extend(again.filter(|again| again.when.period != period));
            last = next;
        }
    }

    /// Whether the value behind another is told as what there is by its time.
    pub(super) fn is_reached(&self, index: usize) -> bool {
        let text = self.document.text.as_str();
        let next = self.document.quantities.get(index + 1);
        let time = again_at(self.document, index);
        let words = next.zip(time).and_then(|(next, time)| text.get(time.span.end..next.span.start));
        words.is_some_and(|words| REACHED.contains(&words))
    }

    /// The value right behind another that is of the same thing at another time: 去年增速为6.3%，上半年为6.0%.
    pub(super) fn at_another_time(&self, index: usize) -> Option<usize> {
        let time = again_at(self.document, index)?.span;
        self.governing_in(time).next().map(|_| index + 1)
    }

    /// The value whose words are also those of the one at `span`: the vague number that it puts in figures, or the same thing
    /// at an earlier time.
    pub(super) fn led_with(&self, span: Span) -> Option<usize> {
        let index = self.document.quantities.partition_point(|quantity| quantity.span.start < span.start);
        let before = index.checked_sub(1)?;
        let again =
            self.at_another_time(before).is_some_and(|next| self.document.quantities[next].span == span);
        if again { Some(before) } else { self.vague_before(span) }
    }

    /// What the words before a value make of it. 新建智能工厂4个、数字化车间20个: the verb of the first item is that of all.
    pub(super) fn measure(&self, clause: Span, before: Stretch, counts: bool) -> Measure {
        let own = context::measure(before, counts);
        let (mut words, mut said) = (before, own);
        for _ in 0..LONGEST_LIST {
            if said != Measure::Stock || !counts || !is_item(words) {
                break;
            }
            let (_, earlier) = self.document.quantities_in(Span::new(clause.start, words.span.start));
            let Some(first) = earlier.last() else { break };
            let led = self.own_words(clause, first.span);
            words = self.stretch(led.start, led.end, &[]);
            said = context::measure(words, counts);
            if words.has(Sign::Total) {
                break;
            }
            if words.has(Sign::New) || said == Measure::New && is_item(words) {
                return Measure::New;
            }
        }
        own
    }
}

/// The time before the value right behind another of the same unit, with nothing else between them: 去年增速为6.3%，上半年为6.0%.
pub(super) fn again_at(document: &Document, index: usize) -> Option<&Time> {
    let [first, next] = document.quantities.get(index..index + 2)? else { return None };
    if document.layout.sentence_at(first.span.start) != document.layout.sentence_at(next.span.start) {
        return None;
    }
    let text = document.text.as_str();
    let words = text.get(first.span.end..next.span.start)?.strip_prefix(['，', '、'])?;
    let start = next.span.start - words.len();
    let time = document.times_in(Span::new(start, start + 1)).first()?;
    // 去年12家上市 counts those that were listed.
    let ends = !text[next.span.end..].starts_with(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
    let words = text.get(time.span.end..next.span.start)?;
    let led = ends && (OF_TIME.contains(&words) || REACHED.contains(&words));
    let measured = !first.unit.is_empty() && first.unit == next.unit;
    (led && measured && document.change_of(index + 1).is_none()).then_some(time)
}

/// Whether words are those between two items of one list: 、数字化车间.
fn is_item(words: Stretch) -> bool {
    let words = words.words();
    words.starts_with('、') && !words.contains(LEVELS)
}

fn leads(words: &str) -> bool {
    if words == "（" || words == "(" {
        return true;
    }
    let words = MARKS.iter().find_map(|mark| words.strip_prefix(mark)).unwrap_or(words);
    let rest = words.trim_start_matches(['，', '、', ',', '（', '(']);
    let rest = ADVERBS.iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    rest.len() < words.len() && LEADS.contains(&rest)
}

/// Whether an exact number may be what a vague one stands for: 超30家，达到126家 says what came, and what there is.
fn says(vague: &Quantity, exact: &Quantity) -> bool {
    use Relation::{About, AtLeast, Near, Over, Plus};
    let near = Decimal::from_parts(8, 0, 0, false, 1);
    let (low, high) = match vague.relation {
        Over | AtLeast | Plus => (Decimal::ONE, Decimal::TWO),
        Near | About => (near, Decimal::TWO - near),
        _ => return false,
    };
    let at = |factor: Decimal| vague.value.checked_mul(factor);
    vague.value > Decimal::ZERO
        && at(low).is_some_and(|low| exact.value >= low)
        && at(high).is_some_and(|high| exact.value < high)
}
