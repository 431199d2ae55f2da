//! Months of a year: 8月, 1-8月, 7、8、9月, 8月上旬, 当月.

use jiff::civil::Date;

use super::day::{day, day_range, number};
use super::part::{at_end, span_of};
use super::{Context, Found, RANGE, TimeKind};
use crate::article::Period;

/// Characters that make 月 part of another word.
const MONTH_WORDS: [char; 20] = [
    '嫂', '饼', '球', '亮', '光', '色', '薪', '票', '租', '台', '季', '经', '老', '坛', '牙', '湾', '街',
    '供', '瓜', '河',
];

/// 1-8月, 8月, 8月24日, 8月上旬, 8月5日至9日, 8月底.
pub(super) fn months(text: &str, year: Option<i16>, context: &Context) -> Option<Found> {
    let anaphoric = anaphoric_month(text, context);
    let year = if anaphoric.is_some() { context.last.and_then(|last| last.to).map(Date::year) } else { year };
    let (month, rest) = anaphoric.or_else(|| number(text, 12))?;
    if let Some((last, rest)) = month_range(rest, month).or_else(|| month_list(rest, month)) {
        let found =
            Found::new(span_of(year, i8_of(month)?, i8_of(last)?), TimeKind::Months, text.len() - rest.len());
        return Some(at_end(rest, found));
    }
    let rest = rest.strip_prefix("月份").or_else(|| rest.strip_prefix('月'))?;
    let month = i8_of(month)?;
    let length = text.len() - rest.len();
    if let Some((day, after)) = day(rest) {
        let date = |day: u32| year.and_then(|year| Date::new(year, month, i8_of(day)?).ok());
        let (last, after) = day_range(after, day).unwrap_or((day, after));
        if year.is_some() && (date(day).is_none() || date(last).is_none()) {
            return None;
        }
        let period = Period { from: date(day), to: date(last) };
        return Some(Found::new(period, TimeKind::Day, text.len() - after.len()));
    }
    let first = year.and_then(|year| Date::new(year, month, 1).ok());
    if let Some((period, third)) = thirds(rest, first) {
        return Some(Found::new(period, TimeKind::Day, length + third));
    }
    // 1月经国家批准.
    let word = rest.starts_with(MONTH_WORDS)
        && !(rest.starts_with('经') && text.starts_with(|c: char| c.is_ascii_digit()));
    if text.starts_with("五月天") || word {
        return None;
    }
    let kind = if anaphoric.is_some() { TimeKind::Relative } else { TimeKind::Month };
    Some(at_end(rest, Found::new(span_of(year, month, month), kind, length)))
}

/// 上旬, 中下旬, 初 behind a month that begins on `first`: their days and the length of the word.
pub(in crate::time) fn thirds(rest: &str, first: Option<Date>) -> Option<(Period, usize)> {
    const WORDS: &[(&str, i8, i8)] = &[
        ("上旬", 1, 10),
        ("中旬", 11, 20),
        ("下旬", 21, 31),
        ("上中旬", 1, 20),
        ("中上旬", 1, 20),
        ("中下旬", 11, 31),
        ("初", 1, 10),
    ];
    let &(word, from, to) = WORDS.iter().find(|(word, ..)| rest.starts_with(word))?;
    let day = |day: i8| {
        first.and_then(|first| Date::new(first.year(), first.month(), day.min(first.days_in_month())).ok())
    };
    Some((Period { from: day(from), to: day(to) }, word.len()))
}

/// 当月, 同月, 本月, 上月: the month, before the word 月.
fn anaphoric_month<'t>(text: &'t str, context: &Context) -> Option<(u32, &'t str)> {
    let word = ["当", "同"].into_iter().find(|word| text.starts_with(word) && text[3..].starts_with('月'))?;
    let last = context.last?.to?;
    Some((u32::try_from(last.month()).ok()?, &text[word.len()..]))
}

/// The second month of a range: -8月, 月至8月.
fn month_range(rest: &str, first: u32) -> Option<(u32, &str)> {
    let rest = rest.strip_prefix("月份").or_else(|| rest.strip_prefix('月')).unwrap_or(rest);
    let rest = rest.strip_prefix("——").or_else(|| rest.strip_prefix(RANGE))?;
    let (last, rest) = number(rest, 12)?;
    let rest = rest.strip_prefix("月份").or_else(|| rest.strip_prefix('月'))?;
    let day = day(rest).is_some();
    (first < last && !day).then_some((last, rest))
}

/// The last month of 1、2月份 or 7、8、9月, each the next of the one before.
fn month_list(rest: &str, first: u32) -> Option<(u32, &str)> {
    let (next, rest) = number(rest.strip_prefix('、')?, 12).filter(|(next, _)| *next == first + 1)?;
    let after = rest.strip_prefix("月份").or_else(|| rest.strip_prefix('月'));
    match after {
        Some(after) => day(after).is_none().then_some((next, after)),
        None => month_list(rest, next),
    }
}

fn i8_of(n: u32) -> Option<i8> {
    i8::try_from(n).ok()
}
