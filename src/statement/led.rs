//! Values that the words of the one before them lead: the exact number behind a vague one, the items of a list.

use rust_decimal::Decimal;

use super::signs::{Sign, Stretch};
use super::{Measure, Reader, context};
use crate::quantity::{Quantity, Relation};
use crate::text::Span;

/// What leads from a vague number to the exact one: 突破百亿元，达到120亿元.
const LEADS: &[&str] = &["达到", "达", "为", "是"];
/// What a round number may be called: 百亿元大关.
const MARKS: &[&str] = &["大关", "关口", "台阶"];
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
