//! What stands behind a number: its unit, and what belongs to it.

use std::borrow::Cow;

use super::unit::{Unit, Units};
use super::{Kind, Relation, kind, name};

/// What stands behind a number: 余, a unit, 半, a second unit behind `/`.
pub(super) struct Tail {
    /// Where 每平方米 before the number begins, or the number.
    pub begin: usize,
    pub unit: Cow<'static, str>,
    pub kind: Kind,
    /// 余, 多 or 来 before the unit.
    pub inside: Option<Relation>,
    /// 半 behind the unit.
    pub half: bool,
    pub end: usize,
}

/// The tail of a number that begins at `start` and ends at `at`.
pub(super) fn tail(text: &str, units: &Units, start: usize, at: usize) -> Option<Tail> {
    let spaces = text[at..].len() - text[at..].trim_start_matches(' ').len();
    let at = at + spaces;
    let rest = &text[at..];
    if let Some(sign) = rest.chars().next().filter(|c| matches!(c, '%' | '‰')) {
        let kind = kind::percentage(&text[..start], &rest[sign.len_utf8()..]);
        let unit = if sign == '%' { "%" } else { "‰" };
        return Some(Tail {
            begin: start,
            unit: unit.into(),
            kind,
            inside: None,
            half: false,
            end: at + sign.len_utf8(),
        });
    }
    let (inside, at) = inside(text, start, at);
    if let Some((found, half, length)) = split_unit(&text[at..], units) {
        let (unit, kind) = (found.name.clone(), found.kind);
        return Some(Tail {
            begin: start,
            unit,
            kind,
            inside: (!half).then_some(Relation::Plus),
            half,
            end: at + length,
        });
    }
    let (found, length) = units.leading(&text[at..])?;
    let mut end = at + length;
    let (begin, unit, kind) = match per(&text[end..], units) {
        Some((other, length)) => {
            end += length;
            (start, Cow::Owned(format!("{}/{other}", found.name)), Kind::Rate)
        }
        None => each(text, units, start, found),
    };
    let half = text[end..].starts_with('半') && !name::half_word(&text[end..]);
    let end = if half { end + '半'.len_utf8() } else { end };
    let cubic = unit == "方" && text[..at].ends_with(['万', '亿']);
    let kind = if cubic { Kind::Volume } else { kind };
    Some(Tail { begin, unit, kind, inside, half, end })
}

/// 余, 多, or behind a round number 来, before a unit: what it says, and where the unit begins.
fn inside(text: &str, start: usize, at: usize) -> (Option<Relation>, usize) {
    let rest = &text[at..];
    let round = text[start..at].ends_with(['0', '十', '百', '千', '万']);
    if let Some(after) = rest.strip_prefix(['余', '多']) {
        (Some(Relation::Plus), text.len() - after.len())
    } else if let Some(after) = rest.strip_prefix('来').filter(|_| round) {
        (Some(Relation::About), text.len() - after.len())
    } else {
        (None, at)
    }
}

/// 个多月, 个半小时: 多 or 半 inside a unit of two words; whether it is 半, and the length.
fn split_unit<'u>(text: &str, units: &'u Units) -> Option<(&'u Unit, bool, usize)> {
    let inner = text.strip_prefix('个')?;
    let half = inner.starts_with('半');
    let inner = inner.strip_prefix(['多', '余', '半'])?;
    ["个月", "个小时", "个百分点", "个星期", "个季度"].iter().find_map(|name| {
        let rest = inner.strip_prefix(&name['个'.len_utf8()..])?;
        Some((units.named(name)?, half, text.len() - rest.len()))
    })
}

/// `/天` behind a unit.
fn per<'u>(text: &str, units: &'u Units) -> Option<(&'u str, usize)> {
    let rest = text.strip_prefix('/')?;
    let days =
        ["日", "月", "年", "人"].into_iter().find(|day| rest.starts_with(day)).map(|day| (day, day.len()));
    let (name, length) = days.or_else(|| units.leading(rest).map(|(unit, length)| (&*unit.name, length)))?;
    Some((name, length + 1))
}

/// 每平方米 before a number makes the unit 元/平方米.
fn each(text: &str, units: &Units, start: usize, found: &Unit) -> (usize, Cow<'static, str>, Kind) {
    let head = text[..start].trim_end_matches(['约', '仅', '达', '为', '超', '过', '近', '到', '高', '足']);
    let from = head.char_indices().rev().take(6).find(|(_, c)| *c == '每').map(|(at, c)| at + c.len_utf8());
    let other = from.and_then(|from| {
        let (other, length) = units.leading(&head[from..])?;
        let begin = from - '每'.len_utf8();
        (from + length == head.len() && other.name != found.name).then_some((begin, other))
    });
    match other {
        Some((begin, other)) if found.kind != Kind::Duration && other.kind != Kind::Duration => {
            (begin, Cow::Owned(format!("{}/{}", found.name, other.name)), Kind::Rate)
        }
        _ => (start, found.name.clone(), found.kind),
    }
}
