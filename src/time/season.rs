//! Festivals and seasons: parts of a year whose days differ by year, place or trade, so that no bounds are given.

use super::calendar::Found;
use super::occasion::occasion;
use super::{Context, TimeKind};
use crate::article::Period;

const FESTIVALS: &[&str] =
    &["春节", "清明", "五一", "端午", "中秋", "国庆", "元旦", "元宵", "双十一", "双11", "双十二", "双12"];
/// Words behind a festival that make it a time without a year.
const DAYS: &[&str] = &["假期", "假日", "小长假", "长假", "黄金周", "期间"];
const SEASONS: &[&str] =
    &["春运", "暑期", "暑假", "寒假", "采暖季", "供暖季", "供热季", "采暖期", "供暖期", "榨季", "学年"];
/// Seasons of a year that is named by its distance to the article's.
const SEASONS_OF: &[(&str, i16)] = &[
    ("今冬明春", 0),
    ("去冬今春", -1),
    ("今春", 0),
    ("今夏", 0),
    ("今秋", 0),
    ("今冬", 0),
    ("去秋", -1),
    ("去冬", -1),
    ("明春", 1),
];
/// Words that only begin like a festival: 五一路, 五一劳动奖章, 国庆路.
const NAMES: &[&str] = &["路", "街", "大道", "广场", "大街", "劳动奖", "村", "镇", "社区", "桥", "口号"];

/// A festival or season behind a year: 今年“五一”假期, 2022年夏季.
pub(super) fn of_year(rest: &str, year: Option<i16>, context: &Context) -> Option<Found> {
    let rest = may_begin(rest)?;
    let end = festival(rest).map(|(end, _)| end).or_else(|| season(rest))?;
    let tail = &rest[rest.len() - end.len()..];
    let end = strip(tail, &["期间"]).unwrap_or(tail);
    let words = &rest[..rest.len() - end.len()];
    let occasion = year.and_then(|year| occasion(words, end, Some(year), context));
    strip(end, NAMES).is_none().then(|| Found { occasion, ..found(words.len(), year) })
}

/// A festival or season without a year, where 假期, 期间 or 黄金周 make it a time.
pub(super) fn alone(text: &str, context: &Context) -> Option<Found> {
    if let Some((word, distance)) = SEASONS_OF.iter().find(|(word, _)| text.starts_with(word)) {
        return Some(found(word.len(), context.article_year().map(|year| year + distance)));
    }
    let text = may_begin(text)?;
    let end = match festival(text) {
        Some((end, true)) => end,
        Some(_) => return None,
        None => strip(season(text)?, &["期间"])?,
    };
    let words = &text[..text.len() - end.len()];
    let occasion = occasion(words, end, context.year, context);
    Some(Found { dated: false, occasion, ..found(words.len(), context.year) })
}

/// The text again, told by its first character: most places are none.
fn may_begin(text: &str) -> Option<&str> {
    let first: &[char] = &[
        '“', '春', '夏', '秋', '冬', '清', '五', '端', '中', '国', '元', '双', '十', '暑', '寒', '采', '供',
        '榨', '学',
    ];
    text.starts_with(first).then_some(text)
}

fn found(length: usize, year: Option<i16>) -> Found {
    Found { unbounded: true, year, ..Found::new(Period::default(), TimeKind::Relative, length) }
}

/// What stands behind a festival, or two of them, and whether it is called a holiday: 国庆中秋假期, “十一”黄金周.
fn festival(text: &str) -> Option<(&str, bool)> {
    let holiday = |rest| strip(rest, DAYS).map(|rest| (strip(rest, &["期间"]).unwrap_or(rest), true));
    let quoted = text.strip_prefix('“').unwrap_or(text);
    if let Some(rest) = quoted.strip_prefix("十一") {
        return holiday(rest.strip_prefix('”').unwrap_or(rest));
    }
    let first = strip(quoted, FESTIVALS)?;
    let first = first.strip_prefix('”').unwrap_or(first);
    let next = first.strip_prefix('、').unwrap_or(first);
    let next = next.strip_prefix('“').unwrap_or(next);
    let second = strip(next, FESTIVALS).map(|rest| rest.strip_prefix('”').unwrap_or(rest));
    let rest = second.unwrap_or(first);
    let rest = rest.strip_prefix('节').unwrap_or(rest);
    holiday(rest).or(Some((rest, false)))
}

/// What stands behind a season: 夏季, 冬春季节, 秋季学期, 采暖季.
fn season(text: &str) -> Option<&str> {
    if let Some(rest) = strip(text, SEASONS) {
        return Some(rest);
    }
    let rest = text.trim_start_matches(['春', '夏', '秋', '冬']);
    let length = text.len() - rest.len();
    let named = (1..=2).contains(&(length / '春'.len_utf8()));
    strip(rest, &["季学期", "季节", "季", "天"]).filter(|_| named)
}

fn strip<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    words.iter().find_map(|word| text.strip_prefix(word))
}
