//! A day without its month: 记者4日获悉.

use jiff::{ToSpan, civil::Date};

use super::calendar::{Found, RANGE, two_digits};
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
    let (last, rest) = second(rest).filter(|(last, _)| first < *last).unwrap_or((first, rest));
    let head = context.head.trim_end_matches(' ');
    // 预计8日上午抵达 is no number of days, 预计8日完成 may be one.
    let day = head.ends_with("预计") && (first < last || is_part_of_day(rest));
    if !day && COUNTED.iter().any(|word| head.ends_with(word))
        || COUNTS.iter().any(|word| rest.starts_with(word))
    {
        return None;
    }
    let month = month(context, last, rest)?;
    let date = |day: i8| Date::new(month.year(), month.month(), day).ok();
    let period = Period { from: Some(date(first)?), to: Some(date(last)?) };
    Some(Found { dated: false, ..Found::new(period, TimeKind::Day, text.len() - rest.len()) })
}

/// The second day of a range, each with an hour or without: 至9日, 08时至6日08时.
fn second(rest: &str) -> Option<(i8, &str)> {
    let timed = hour(rest);
    let (last, rest) = day(timed.unwrap_or(rest).strip_prefix(RANGE)?)?;
    Some((last, timed.and_then(|_| hour(rest)).unwrap_or(rest)))
}

fn day(text: &str) -> Option<(i8, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (day, rest) = whole(text).filter(|(day, _)| (1..=2).contains(&digits) && (1..=31).contains(day))?;
    Some((i8::try_from(day).ok()?, rest.strip_prefix('日')?))
}

/// Whether a part of a day stands at the beginning of `text`: 上午, 08时.
fn is_part_of_day(text: &str) -> bool {
    const PARTS: &[&str] =
        &["上午", "下午", "中午", "白天", "夜间", "夜里", "凌晨", "清晨", "早晨", "傍晚", "晚", "午后"];
    PARTS.iter().any(|part| text.starts_with(part)) || hour(text).is_some()
}

/// What stands behind an hour of a day: 08时, 8时30分.
pub(super) fn hour(text: &str) -> Option<&str> {
    let (_, rest) = two_digits(text).filter(|(hour, _)| *hour <= 24)?;
    let rest = rest.strip_prefix('时')?;
    let minutes = two_digits(rest).and_then(|(_, rest)| rest.strip_prefix('分'));
    Some(minutes.unwrap_or(rest)).filter(|rest| !rest.starts_with(['间', '候', '期']))
}

/// Words before a day that put it ahead, with 于 or without.
const AHEAD: &[&str] = &["将", "拟", "定", "预计", "计划", "暂定", "有望", "力争", "推迟", "延期"];

/// Whether a lone day with `rest` behind it is said to lie ahead: 将于8日, 8日将. 从8日起 is the nearer of two.
fn is_ahead(context: &Context, rest: &str, nearer: bool) -> bool {
    let head = context.head.trim_end_matches(' ');
    let head = head.strip_suffix(['于', '在', '至', '到']).unwrap_or(head);
    let part = rest.trim_start_matches(['白', '天', '夜', '间', '上', '下', '午', '晚']);
    AHEAD.iter().any(|word| head.ends_with(word))
        || part.starts_with('将')
        || nearer && rest.starts_with('起')
}

/// The first day of the month that a lone day with `rest` behind it belongs to.
fn month(context: &Context, day: i8, rest: &str) -> Option<Date> {
    let stated = context.last.and_then(|last| last.from.zip(last.to));
    let same = stated.filter(|(from, to)| from.first_of_month() == to.first_of_month());
    if let Some((from, to)) = same {
        // 28日发布，大会将于8日开幕: the month after the stated day.
        let next = from == to && day < from.day() && is_ahead(context, rest, false);
        let first = from.first_of_month();
        return Some(if next { first.checked_add(1.month()).unwrap_or(first) } else { first });
    }
    let article = context.date?;
    let first = article.to.first_of_month();
    let ahead = article.from == article.to && day > article.to.day();
    if article.from.first_of_month() != first {
        return None;
    }
    let before = first.checked_sub(1.month()).ok().map_or(31, |month| month.days_in_month());
    let nearer = 2 * i16::from(day - article.to.day()) < i16::from(before);
    Some(if ahead && !is_ahead(context, rest, nearer) {
        first.checked_sub(1.month()).unwrap_or(first)
    } else {
        first
    })
}
