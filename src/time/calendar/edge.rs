//! All of a year, and its ends: 全年, 年内, 年底, 年初.

use jiff::civil::Date;

use super::year::whole_year;
use super::{Context, Found, TimeKind};
use crate::article::Period;

/// 全年 behind a year.
pub(super) fn full(rest: &str, year: Option<i16>, kind: TimeKind) -> Option<Found> {
    let period = year.map_or_else(Period::default, whole_year);
    rest.starts_with("全年").then(|| Found::new(period, kind, "全年".len()))
}

/// 全年, 年内, 年底 without a year.
pub(super) fn year_word(text: &str, context: &Context) -> Option<Found> {
    if let Some(tail) = text.strip_prefix("全年") {
        let year = context.full_year(tail);
        return full(text, year, TimeKind::Relative);
    }
    let year = context.article_year();
    if text.starts_with("年初") {
        let year = context.year.or(year);
        return end_of_year(text, year);
    }
    if let Some(word) = ["年内", "年度内"].into_iter().find(|word| text.starts_with(word)) {
        return Some(Found::new(
            year.map_or_else(Period::default, whole_year),
            TimeKind::Relative,
            word.len(),
        ));
    }
    let word = ["年底", "年末", "岁末"].into_iter().find(|word| text.starts_with(word))?;
    let year = if word == "年底" { context.year.or(year) } else { context.full_year(&text[word.len()..]) };
    let found = end_of_year(&word[3..], year)?;
    Some(Found { length: word.len(), ..found })
}

/// 底, 末: the last day of the year; 初: its first month.
pub(super) fn end_of_year(rest: &str, year: Option<i16>) -> Option<Found> {
    let word = ["年底", "年末", "岁末", "底", "末"].into_iter().find(|word| rest.starts_with(word));
    if let Some(word) = word.filter(|word| !rest[word.len()..].starts_with(['层', '盘', '端', '部', '线']))
    {
        let day = year.and_then(|year| Date::new(year, 12, 31).ok());
        return Some(Found::new(Period { from: day, to: day }, TimeKind::Point, word.len()));
    }
    let word = ["年初", "初"].into_iter().find(|word| rest.starts_with(word))?;
    let first = year.and_then(|year| Date::new(year, 1, 1).ok());
    let period = Period { from: first, to: first.map(Date::last_of_month) };
    (!rest[word.len()..].starts_with(['步', '级', '中', '创', '心']))
        .then(|| Found::new(period, TimeKind::Month, word.len()))
}
