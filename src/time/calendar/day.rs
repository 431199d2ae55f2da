//! Days of a month: 24日, 5日至9日, 6、7日.

use super::super::day::hour;
use super::RANGE;
use crate::quantity::whole;

pub(super) fn day(rest: &str) -> Option<(u32, &str)> {
    let (day, plain) = number(rest.strip_prefix(' ').unwrap_or(rest), 31)?;
    let rest = plain
        .strip_prefix('日')
        .or_else(|| plain.strip_prefix('号').filter(|t| !t.starts_with(['线', '楼'])));
    rest.map(|rest| (day, rest)).or_else(|| day_range(plain, day).map(|_| (day, plain)))
}

/// The second day of a range: 至9日, behind a first without its 日 too: 5-9日, 6、7日; 8时至5日8时 with hours.
pub(super) fn day_range(rest: &str, first: u32) -> Option<(u32, &str)> {
    if let Some(next) = rest.strip_prefix('、') {
        let (next, rest) = number(next, 31).filter(|(next, _)| *next == first + 1)?;
        return rest.strip_prefix('日').map(|rest| (next, rest)).or_else(|| day_range(rest, next));
    }
    let timed = hour(rest);
    let from = timed.unwrap_or(rest);
    let (last, rest) = day(from.strip_prefix("——").or_else(|| from.strip_prefix(RANGE))?)?;
    let rest = timed.and_then(|_| hour(rest)).unwrap_or(rest);
    (first < last).then_some((last, rest))
}

/// A whole number from 1 to `most`.
pub(super) fn number(text: &str, most: u32) -> Option<(u32, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    whole(text).filter(|(n, _)| (1..=most).contains(n) && digits <= 2)
}
