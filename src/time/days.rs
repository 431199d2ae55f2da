//! Days, weeks and hours that are counted from the article: 过去一周, 近24小时, 未来三天.

use jiff::ToSpan;

use super::calendar::Found;
use super::{Context, TimeKind};
use crate::article::Period;
use crate::quantity::whole;

/// 过去一周, 最近三天, 近24小时: up to the article's date; 未来三天 from it on.
pub(super) fn span(text: &str, context: &Context) -> Option<Found> {
    let led = |words: &[&str]| words.iter().find_map(|word| text.strip_prefix(word));
    let (ahead, rest) = led(&["过去的", "过去", "最近"])
        .or_else(|| led(&["近"]).filter(|_| begins_clause(context.head)))
        .map(|rest| (false, rest))
        .or_else(|| Some((true, led(&["未来", "今后"])?)))?;
    let (days, rest) = number(rest)?;
    // 近三天时间 is nearly so long.
    if text.starts_with('近') && rest.starts_with(['时', '的', '后', '之', '前']) {
        return None;
    }
    let tail = ["以来", "来"].iter().find_map(|word| rest.strip_prefix(word));
    let rest = tail.filter(|tail| !ahead && !tail.starts_with('自')).unwrap_or(rest);
    let period = context.date.map_or_else(Period::default, |date| match ahead {
        true => Period { from: Some(date.from), to: date.to.checked_add(days.days()).ok() },
        false => Period { from: date.from.checked_sub(days.days()).ok(), to: Some(date.to) },
    });
    Some(Found { dated: false, ..Found::new(period, TimeKind::Relative, text.len() - rest.len()) })
}

/// A number of days, weeks or hours, in days, and what follows: less than a day is one.
fn number(text: &str) -> Option<(i64, &str)> {
    const UNITS: &[(&str, i64)] =
        &[("天", 24), ("日", 24), ("周", 168), ("个星期", 168), ("个礼拜", 168), ("小时", 1), ("个小时", 1)];
    let (n, rest) = whole(text)?;
    let (word, hours) = UNITS.iter().find(|(word, _)| rest.starts_with(word))?;
    let rest = &rest[word.len()..];
    // 一周岁, 两日游 are none.
    let other = rest.starts_with(['岁', '年', '游', '期']);
    let hours = i64::from(n).checked_mul(*hours).filter(|hours| *hours <= 3650 * 24 && !other)?;
    Some(((hours + 23) / 24, rest))
}

/// Whether a clause begins behind `head`.
fn begins_clause(head: &str) -> bool {
    head.is_empty() || head.ends_with(['，', '。', '；', '：', '！', '？', '\n', '“', '（', '、'])
}
