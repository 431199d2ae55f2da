//! A number that takes its unit from another: ranges, from … to, lists behind 分别.

use super::Relation;
use super::measured::Measured;
use super::name;
use super::numeral::{Numeral, begins_numeral, numeral};
use super::tail::{Tail, tail};
use super::unit::Units;
use rust_decimal::Decimal;

const RANGE_SIGNS: &[&str] = &["——", "-", "–", "—", "~", "－", "至", "到", "―", "−", "一"];

/// 20~30万吨, 3年-5年, 3%至5%.
pub(super) fn range(
    text: &str,
    units: &Units,
    start: usize,
    first: Numeral,
    at: usize,
    own: Option<&Tail>,
) -> Option<Measured> {
    if !first.arabic && first.bare {
        return None;
    }
    let sign = RANGE_SIGNS.iter().find(|sign| text[at..].starts_with(**sign))?;
    let from_to = matches!(*sign, "至" | "到") && text[..start].ends_with(['从', '由', '自']);
    let rest = &text[at + sign.len()..];
    let dash = *sign != "一" || rest.starts_with(|c: char| c.is_ascii_digit()) && first.arabic;
    if from_to || !dash {
        return None;
    }
    let words = matches!(*sign, "至" | "到");
    let minus = name::minus(text, start).and(rest.strip_prefix(['-', '−']));
    let (second, rest) = numeral(minus.unwrap_or(rest))?;
    let unit = tail(text, units, start, text.len() - rest.len())?;
    if own.is_some_and(|own| own.unit != unit.unit)
        || second.bare
        || !name::counts(&unit.unit, text, unit.end)
    {
        return None;
    }
    // 上涨1,012美元至18,450美元: by so much, to so much.
    let changed = text[..start].ends_with(['涨', '跌', '升', '降', '增', '减', '加', '少', '长', '滑']);
    let far = first.value.checked_mul(Decimal::from(5)).is_some_and(|far| far <= second.value);
    if words && changed && far && own.is_some() {
        return None;
    }
    let scaled =
        first.times(second.factor).filter(|n| first.factor == Decimal::ONE && n.value < second.value);
    let first = scaled.unwrap_or(first);
    let number = Numeral { value_to: Some(second.value), place: second.place, ..first };
    let inside = second.plus.then_some(Relation::Plus).or(unit.inside);
    (first.value < second.value).then_some(Measured {
        begin: unit.begin,
        number,
        unit: unit.unit,
        kind: unit.kind,
        inside,
        end: unit.end,
    })
}

/// 从12.49拓展到28.16平方公里: the first number takes the unit of the second.
pub(super) fn implied(
    text: &str,
    units: &Units,
    start: usize,
    number: Numeral,
    at: usize,
) -> Option<Measured> {
    if !text[..start].ends_with(['从', '由', '自']) {
        return None;
    }
    let reach = text[at..].char_indices().take(10).find(|(_, c)| begins_numeral(*c)).map(|(i, _)| at + i)?;
    let verb = &text[at..reach];
    if !verb.ends_with(['到', '至', '为']) || verb.contains(['，', '。', '；', '、']) {
        return None;
    }
    let (second, rest) = numeral(&text[reach..])?;
    let tail = tail(text, units, start, text.len() - rest.len())?;
    let number = if number.factor == Decimal::ONE { number.times(second.factor)? } else { number };
    Some(Measured { begin: start, number, unit: tail.unit, kind: tail.kind, inside: None, end: at })
}

/// 分别提高0.3和1.2个百分点, 1.3/1.9/7.1个百分点: every number takes the unit of the last.
pub(super) fn shared(
    text: &str,
    units: &Units,
    start: usize,
    number: Numeral,
    at: usize,
) -> Option<Measured> {
    let reach = text[..start].char_indices().rev().nth(11).map_or(0, |(at, _)| at);
    let slash = text[at..].starts_with('/') && number.place < Decimal::ONE;
    if !number.arabic || !slash && !text[reach..start].contains("分别") {
        return None;
    }
    let signs: &[char] = if slash { &['/'] } else { &['和', '、', '与'] };
    let mut rest = &text[at..];
    for _ in 0..6 {
        let (next, after) = numeral(rest.strip_prefix(signs)?)?;
        if let Some(tail) = tail(text, units, start, text.len() - after.len()) {
            let number = if number.factor == Decimal::ONE { number.times(next.factor)? } else { number };
            let Tail { unit, kind, .. } = tail;
            return Some(Measured { begin: start, number, unit, kind, inside: None, end: at });
        }
        rest = after;
    }
    None
}
