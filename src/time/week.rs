//! Weeks and their days, counted from the article's: 本周, 上周五, 下星期一.

use jiff::{ToSpan, civil::Date};

use super::calendar::Found;
use super::{Context, TimeKind};
use crate::article::Period;

/// How many weeks away, by the word before 周.
const DISTANCES: &[(&str, i64)] =
    &[("上上", -2), ("上一", -1), ("上", -1), ("本", 0), ("这", 0), ("下一", 1), ("下", 1)];
const DAYS: &[(char, i64)] =
    &[('一', 0), ('二', 1), ('三', 2), ('四', 3), ('五', 4), ('六', 5), ('日', 6), ('天', 6)];
/// Words that only begin like a week: 本周期, 上周边.
const NOT: &[char] = &['期', '边', '围', '岁', '年', '全', '密', '转', '刊', '报'];

/// A week or a day of it at the beginning of `text`. Its days are known where the article is dated to the day.
pub(super) fn expression(text: &str, context: &Context) -> Option<Found> {
    let (distance, rest) = DISTANCES.iter().find_map(|(word, n)| Some((*n, text.strip_prefix(word)?)))?;
    let rest = rest.strip_prefix('个').unwrap_or(rest);
    let rest = ["周", "星期", "礼拜"].iter().find_map(|word| rest.strip_prefix(word))?;
    if rest.starts_with(NOT) {
        return None;
    }
    let day = DAYS.iter().find_map(|(word, n)| Some((*n, *n, rest.strip_prefix(*word)?)));
    let (first, last, rest) = day.or_else(|| Some((5, 6, rest.strip_prefix('末')?))).unwrap_or((0, 6, rest));
    let article = context.date.filter(|date| date.from == date.to).map(|date| date.to);
    let period = article.map_or_else(Period::default, |date| {
        let monday = away(date, 7 * distance - i64::from(date.weekday().to_monday_zero_offset()));
        Period::new(away(monday, first), away(monday, last))
    });
    Some(Found { dated: false, ..Found::new(period, TimeKind::Relative, text.len() - rest.len()) })
}

fn away(date: Date, days: i64) -> Date {
    date.checked_add(days.days()).unwrap_or(date)
}
