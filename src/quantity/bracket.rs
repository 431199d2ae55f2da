//! A unit in the brackets of a name, for the number behind them: 营业收入（万元）：386,452.17.

use rust_decimal::Decimal;

use super::end::ends_value;
use super::kind;
use super::measured::Measured;
use super::numeral::{Numeral, scale};
use super::unit::Units;

/// The longest unit in brackets, in characters.
const LONGEST: usize = 10;

/// The number from `start` to `at` in the unit that stands in brackets before it. Without a colon it may be the head of a column,
/// 营业收入（万元） 2023 2022, unless it is written as no year is.
pub(super) fn measured(
    text: &str,
    units: &Units,
    start: usize,
    number: Numeral,
    at: usize,
) -> Option<Measured> {
    let head = text[..start].trim_end_matches(' ');
    let named = head.trim_end_matches(['：', ':']);
    let written = named.len() < head.len() || text[start..at].contains(['.', ',']);
    let inside = named.strip_suffix(['）', ')']).filter(|_| written && ends_value(&text[at..]))?;
    let open = inside.char_indices().rev().take(LONGEST).find(|(_, c)| matches!(c, '（' | '('))?;
    let head = inside;
    let inside = &inside[open.0 + open.1.len_utf8()..];
    let inside = ["单位：", "单位:"].iter().find_map(|word| inside.strip_prefix(word)).unwrap_or(inside);
    let (factor, name) = scale(inside).unwrap_or((Decimal::ONE, inside));
    let (unit, _) = units.leading(name).filter(|(_, length)| *length == name.len())?;
    let number = number.times(factor)?;
    let before = &head[..open.0];
    let kind = if unit.name == "%" { kind::percentage(before, &text[at..]) } else { unit.kind };
    Some(Measured { begin: start, number, unit: unit.name.clone(), kind, inside: None, end: at })
}
