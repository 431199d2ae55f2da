//! Finds the quantities of a text: a numeral, the hedges around it, its unit, and what it is not.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::measured::Measured;
use super::numeral::{Numeral, numeral};
use super::pair::{bare_range, implied, range, shared, shared_tail};
use super::suspect::{self, Suspect};
use super::tail::{Tail, tail};
use super::unit::Units;
use super::{
    Kind, Quantity, Relation, bracket, compound, counted, end, every, hedge, idiom, kind, lead, name, ratio,
    special, spoken,
};
use crate::text::Span;
use crate::trigger::{Seeker, Trigger, Triggers};

/// What a text holds of numbers, each list in the order of the text.
#[derive(Debug, Clone, Default)]
pub struct Recognised {
    /// What was read.
    pub quantities: Vec<Quantity>,
    /// What looks like a number and was not read. No quantity overlaps one.
    pub suspects: Vec<Suspect>,
}

/// Every quantity of `text`, in order, read with `units`.
pub fn quantities(text: &str, units: &Units) -> Vec<Quantity> {
    recognise(text, &[], units, &Triggers::of(text), &[Span::new(0, text.len())]).quantities
}

/// Every quantity and suspect in some `stretches` of `text` (in order), whose triggers these are, read with `units`; numbers
/// with letters for digits everywhere. Spans in `times` (in order) are dates and hold none.
pub fn recognise(
    text: &str,
    times: &[Span],
    units: &Units,
    triggers: &Triggers,
    stretches: &[Span],
) -> Recognised {
    let letters = suspect::letters(text, units);
    let mut taken: Vec<Span> = times.iter().copied().chain(letters.iter().map(|s| s.span)).collect();
    if !letters.is_empty() {
        taken.sort_unstable();
    }
    let mut read = Recognised { quantities: Vec::new(), suspects: letters };
    let mut numbers = Numbers { text, units, taken: &taken, at: 0, seeker: triggers.seek(Trigger::Quantity) };
    stretches.iter().for_each(|stretch| numbers.read(*stretch, &mut read));
    read.suspects.sort_unstable_by_key(|suspect| suspect.span);
    read
}

/// Goes through a text, forwards only.
struct Numbers<'a> {
    text: &'a str,
    units: &'a Units,
    /// What holds no number and was not passed yet.
    taken: &'a [Span],
    /// Up to here all was read or passed over.
    at: usize,
    seeker: Seeker<'a>,
}

impl Numbers<'_> {
    /// Reads the numbers of a stretch outside the spans that are taken.
    fn read(&mut self, stretch: Span, out: &mut Recognised) {
        let Self { text, units, .. } = *self;
        self.at = self.at.max(stretch.start);
        while let Some((start, c)) = self.seeker.find(self.at).filter(|(start, _)| *start < stretch.end) {
            self.taken = &self.taken[self.taken.iter().take_while(|span| span.end <= start).count()..];
            if let Some(span) = self.taken.first().filter(|span| span.start <= start) {
                self.at = span.end;
                continue;
            }
            if lead::ends_word(text, start, c) {
                self.at = start + c.len_utf8();
                continue;
            }
            let after = out.quantities.last().map_or(0, |q| q.span.end);
            let leads = lead::may_lead(text, units, start, c);
            if let Some(mut quantity) = leads.then(|| read(text, units, start, after)).flatten() {
                if let Some(former) = out.quantities.last() {
                    every::carry(text, former, &mut quantity);
                }
                hedge::carry(text, &out.quantities, &mut quantity);
                self.at = quantity.span.end.max(start + c.len_utf8());
                out.quantities.push(quantity);
            } else if let Some(suspect) = leads.then(|| suspect::too_large(text, start, units)).flatten() {
                self.at = suspect.span.end;
                out.suspects.push(suspect);
            } else {
                self.at = start + token(text, start);
            }
        }
    }
}

/// Counts where numbers may begin, from the beginning of a text to its end.
pub(crate) struct Leads<'a> {
    text: &'a str,
    units: &'a Units,
    seeker: Seeker<'a>,
}

impl<'a> Leads<'a> {
    /// Those of `text` from byte `from` on, whose triggers these are.
    pub(crate) fn of(text: &'a str, units: &'a Units, triggers: &'a Triggers, from: usize) -> Self {
        Self { text, units, seeker: triggers.seek_from(Trigger::Quantity, from) }
    }

    /// How many numbers may begin in a stretch, at most `most`; never less than are read there. No later stretch lies before
    /// it.
    pub(crate) fn count(&mut self, stretch: Span, most: usize) -> usize {
        // What stands right behind a numeral is part of it, but for what may be a number of its own.
        let (mut at, mut end, mut count) = (stretch.start, None, 0);
        while count < most
            && let Some((start, c)) = self.seeker.find(at).filter(|(start, _)| *start < stretch.end)
        {
            at = start + c.len_utf8();
            let joined = end == Some(start) && !matches!(c, '半' | '成' | '翻');
            let leads = !joined && lead::may_lead(self.text, self.units, start, c);
            count += usize::from(leads);
            end = (joined || leads).then_some(at);
        }
        count
    }

    /// Whether a numeral stands in a stretch that may be too large to be read, by its length. No later stretch lies before it.
    pub(crate) fn hold_unread(&mut self, stretch: Span) -> bool {
        let (mut begin, mut end) = (stretch.start, stretch.start);
        while let Some((start, c)) = self.seeker.find(end).filter(|(start, _)| *start < stretch.end) {
            // A comma or a point may stand between.
            let goes_on = start <= end + '，'.len_utf8();
            begin = if goes_on { begin } else { start };
            end = start + c.len_utf8();
            if end >= begin + suspect::SHORTEST {
                return true;
            }
        }
        false
    }
}

/// Length of what is passed over where no quantity was read: a run of Latin letters and digits, an idiom, a numeral
/// that counts nothing, or a character.
fn token(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    let group =
        |at: usize| rest.as_bytes().get(at + 1..at + 4).is_some_and(|b| b.iter().all(u8::is_ascii_digit));
    let latin = rest
        .bytes()
        .enumerate()
        .take_while(|&(at, b)| b.is_ascii_alphanumeric() || b == b'.' || b == b',' && group(at))
        .count();
    let numeral =
        || numeral(rest).filter(|_| !text[..start].ends_with('唯')).map(|(_, tail)| rest.len() - tail.len());
    let character = || rest.chars().next().map_or(1, char::len_utf8);
    (latin > 0).then_some(latin).or_else(|| idiom::idiom(rest)).or_else(numeral).unwrap_or_else(character)
}

/// The quantity whose number begins at `start`; a hedge before it reaches back to `after` at the most.
fn read(text: &str, units: &Units, start: usize, after: usize) -> Option<Quantity> {
    if let Some(quantity) = special::quantity(text, start, after) {
        return Some(quantity);
    }
    if !name::may_begin(text, start) || every::is_divisor(text, units, start) {
        return None;
    }
    let (number, at) = numeral_at(text, start)?;
    if let Some(quantity) = class(text, start, number, at) {
        return Some(quantity);
    }
    let (number, at) = colloquial(text, number, at);
    if let Some(ratio) = ratio::quantity(text, start, number, at, after) {
        return Some(ratio);
    }
    let time =
        compound::duration(text, start, number, at).or_else(|| compound::days(text, start, number, at));
    if let Some(time) = time {
        return time.finish(text, start, after);
    }
    let own = tail(text, units, start, at);
    let measured = range(text, units, start, number, own.as_ref().map_or(at, |own| own.end), own.as_ref())
        .or_else(|| shared_tail(text, units, start, number, own.as_ref()?))
        .or_else(|| measured(text, start, number, own?))
        .or_else(|| implied(text, units, start, number, at))
        .or_else(|| shared(text, units, start, number, at, after))
        .or_else(|| ratio::bare(text, start, number, at))
        .or_else(|| bracket::measured(text, units, start, number, at))
        .or_else(|| unmeasured(text, start, number, at))?;
    measured.finish(text, start, after)
}

/// The numeral at `start` and where it ends. Behind a number and a comma a comma parts numbers, not thousands.
fn numeral_at(text: &str, start: usize) -> Option<(Numeral, usize)> {
    let head = text[..start].strip_suffix('，').filter(|head| head.ends_with(|c: char| c.is_ascii_digit()));
    let comma = head.and_then(|_| text[start..].char_indices().take(40).find(|(_, c)| *c == '，'));
    let comma = comma.map(|(at, _)| at);
    let words = &text[start..comma.map_or(text.len(), |at| start + at)];
    let (number, rest) = numeral(words)?;
    Some((number, start + words.len() - rest.len()))
}

/// 千亿级, 百亿元级: an order of magnitude of money.
fn class(text: &str, start: usize, number: Numeral, at: usize) -> Option<Quantity> {
    let tail = text[at..].strip_prefix('元').unwrap_or(&text[at..]);
    let large = number.value >= Decimal::from(10_000_000);
    let tail = tail.strip_prefix('级').filter(|t| large && !t.starts_with(['人', '用', '别']))?;
    Some(Quantity {
        span: Span::new(start, text.len() - tail.len()),
        value: number.value.normalize(),
        value_to: None,
        relation: Relation::AtLeast,
        unit: Cow::Borrowed("元"),
        kind: Kind::Class,
        place: number.place,
    })
}

/// A number and its unit.
fn measured(text: &str, start: usize, number: Numeral, tail: Tail) -> Option<Measured> {
    let tail = spoken::price(text, tail);
    if !counted::is_quantity(text, start, &number, &tail.unit, tail.kind, tail.end) {
        return None;
    }
    let mut number = number;
    if tail.half {
        number.value = number.value.checked_add(Decimal::new(5, 1))?;
        number.place = Decimal::new(5, 1);
    }
    let (number, end) = spoken::behind(text, number, &tail)?;
    Some(Measured { begin: tail.begin, number, unit: tail.unit, kind: tail.kind, inside: tail.inside, end })
}

/// 30个亿 is 30亿.
fn colloquial(text: &str, number: Numeral, at: usize) -> (Numeral, usize) {
    const MANY: u64 = 100_000_000;
    for (word, factor) in [("个亿", MANY), ("多个亿", MANY), ("余个亿", MANY), ("个万", 10_000)] {
        // 56个亿元以上项目 are 56.
        let apart = ["元以上", "元级", "元项目", "元企业", "元重大", "元产业"];
        let ends = |rest: &str| !rest.starts_with('亿') && !apart.iter().any(|noun| rest.starts_with(noun));
        if text[at..].strip_prefix(word).is_some_and(ends)
            && let Some(number) = number.times(Decimal::from(factor))
        {
            let plus = number.plus || !word.starts_with('个');
            return (Numeral { plus, ..number }, at + word.len());
        }
    }
    (number, at)
}

/// A number without a unit: money with 元 left out, an index, a score.
fn unmeasured(text: &str, start: usize, number: Numeral, at: usize) -> Option<Measured> {
    let (number, at) = bare_range(text, start, number, at).unwrap_or((number, at));
    let tail = &text[at..];
    let least = if end::ends_value(tail) { 10_000 } else { 1_000_000_000 };
    let hedged = || number.value >= Decimal::from(least) && hedge::before(text, start, true, true).is_some();
    let large = number.factor >= Decimal::from(10_000) && (!number.bare || hedged());
    let kind = if number.vague && idiom::idiom_of_size(&text[start..]) {
        Kind::Count
    } else if end::ends_value(tail) && kind::is_score(&text[..start]) {
        Kind::Score
    } else if !large || name::is_part_of_word(tail) {
        return None;
    } else if kind::is_money(&text[..start], tail) {
        Kind::Money
    } else {
        Kind::Count
    };
    Some(Measured { begin: start, number, unit: Cow::Borrowed(""), kind, inside: None, end: at })
}
