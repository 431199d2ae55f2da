//! Days and months of the lunar calendar: 农历八月十五, 正月初七, 腊月, 除夕. Which days of the other calendar they are is left
//! open, as for festivals; their numbers count nothing.

use super::calendar::{Found, stated_year};
use super::{Context, TimeKind};
use crate::article::Period;
use crate::quantity::whole;

/// Names of months that only the lunar calendar has.
const MONTHS: &[&str] = &["正月", "腊月", "冬月"];
/// Words behind a month that make it something else: 正月里 is none of them.
const NOT_MONTH: &[char] = &['饼', '季', '子'];
/// Days that need no month.
const DAYS: &[&str] = &["大年三十", "大年夜", "年三十", "除夕夜", "除夕"];

/// A lunar date at the beginning of `text`.
pub(super) fn expression(text: &str, context: &Context) -> Option<Found> {
    if !text.starts_with(['农', '阴', '正', '腊', '冬', '闰', '大', '年', '除']) {
        return None;
    }
    if let Some(rest) = DAYS.iter().find_map(|word| text.strip_prefix(word)) {
        return Some(found(text, days_until(rest).unwrap_or(rest), None, context));
    }
    if let Some(rest) = text.strip_prefix("大年") {
        return Some(found(text, days(rest)?, None, context));
    }
    let named = ["农历", "阴历"].iter().find_map(|word| text.strip_prefix(word));
    let Some(rest) = named else {
        let rest = month(text)?;
        return Some(found(text, days(rest).unwrap_or(rest), None, context));
    };
    let (year, rest) = stated_year(rest).map_or((None, rest), |(year, rest)| (Some(year), rest));
    let month = month(rest).or_else(|| numbered(rest));
    let end = match month {
        Some(rest) => days(rest).unwrap_or(rest),
        None => days(rest).or(year.map(|_| rest))?,
    };
    Some(found(text, end, year, context))
}

fn found(text: &str, rest: &str, year: Option<i16>, context: &Context) -> Found {
    let length = text.len() - rest.len();
    let dated = year.is_some();
    let year = year.or(context.year).or(context.article_year());
    Found { unbounded: true, dated, year, ..Found::new(Period::default(), TimeKind::Relative, length) }
}

/// 正月, 腊月, 闰二月: what stands behind it.
fn month(text: &str) -> Option<&str> {
    let rest = MONTHS.iter().find_map(|word| text.strip_prefix(word));
    let rest = rest.or_else(|| text.strip_prefix('闰').and_then(numbered))?;
    (!rest.starts_with(NOT_MONTH)).then_some(rest)
}

/// 八月 behind 农历.
fn numbered(text: &str) -> Option<&str> {
    let (_, rest) = whole(text).filter(|(n, _)| (1..=12).contains(n))?;
    rest.strip_prefix('月')
}

/// A day or a range of days: 初五, 十五, 廿三, 初一至初七.
fn days(text: &str) -> Option<&str> {
    let rest = day(text)?;
    Some(days_until(rest).unwrap_or(rest))
}

/// The second end of a range: 至初七, 到正月十五.
fn days_until(rest: &str) -> Option<&str> {
    let rest = rest.strip_prefix(['至', '到', '-', '—', '~'])?;
    let rest = rest.strip_prefix("大年").or_else(|| month(rest)).unwrap_or(rest);
    day(rest)
}

fn day(text: &str) -> Option<&str> {
    let first = text.strip_prefix('初');
    let (n, rest) = whole(first.unwrap_or(text))?;
    let most = if first.is_some() { 10 } else { 30 };
    let rest = rest.strip_prefix('日').unwrap_or(rest);
    ((1..=most).contains(&n)
        && !rest.starts_with(['个', '年', '月', '天', '万', '亿', '余', '多', '家', '场']))
    .then_some(rest)
}
