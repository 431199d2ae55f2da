//! A day without its month: 记者4日获悉.

use jiff::{ToSpan, civil::Date};

use super::calendar::{Found, RANGE};
use super::{Context, TimeKind};
use crate::article::Period;
use crate::quantity::whole;

/// What before a number of days makes it a count, and no day: 为期3日, 每月5日.
const COUNTED: &[&str] = &[
    "第", "每", "近", "约", "超", "超过", "连续", "期", "满", "计", "达", "了", "过", "需", "历时", "持续",
    "长", "延", "均", "多", "余", "共", "月", "后", "前", "逢", "隔", "整", "初", "少", "足", "各", "几",
    "提前", "缩短", "滞后", "住", "留",
];
/// What behind it does: 3日内, 5日游.
const COUNTS: &[&str] = &[
    "内", "以", "之", "均", "游", "间", "龄", "期", "夜", "薪", "租", "产", "供", "志", "用", "后", "前",
    "左右", "餐", "报", "常", "程", "无理由", "无条件",
];

/// A day in digits, or several, of the month that the text stated last, else of the article's; the month before where the
/// day still lies ahead of the article.
pub(super) fn expression(text: &str, context: &Context) -> Option<Found> {
    let (first, rest) = day(text)?;
    let (last, rest) =
        rest.strip_prefix(RANGE).and_then(day).filter(|(last, _)| first < *last).unwrap_or((first, rest));
    let head = context.head.trim_end_matches(' ');
    if COUNTED.iter().any(|word| head.ends_with(word)) || COUNTS.iter().any(|word| rest.starts_with(word)) {
        return None;
    }
    let month = month(context, last)?;
    let date = |day: i8| Date::new(month.year(), month.month(), day).ok();
    let period = Period { from: Some(date(first)?), to: Some(date(last)?) };
    Some(Found { dated: false, ..Found::new(period, TimeKind::Day, text.len() - rest.len()) })
}

fn day(text: &str) -> Option<(i8, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (day, rest) = whole(text).filter(|(day, _)| (1..=2).contains(&digits) && (1..=31).contains(day))?;
    Some((i8::try_from(day).ok()?, rest.strip_prefix('日')?))
}

/// The first day of the month that a lone day belongs to.
fn month(context: &Context, day: i8) -> Option<Date> {
    let stated = context.last.and_then(|last| last.from.zip(last.to));
    let same = stated.filter(|(from, to)| from.first_of_month() == to.first_of_month());
    if let Some((from, _)) = same {
        return Some(from.first_of_month());
    }
    let article = context.date?;
    let first = article.to.first_of_month();
    let ahead = article.from == article.to && day > article.to.day();
    if article.from.first_of_month() != first {
        return None;
    }
    Some(if ahead { first.checked_sub(1.month()).unwrap_or(first) } else { first })
}
