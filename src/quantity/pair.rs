//! A number that takes its unit from another: ranges, from … to, lists behind 分别.

use super::measured::Measured;
use super::numeral::{Numeral, begins_numeral, numeral};
use super::tail::{Tail, tail};
use super::unit::Units;
use super::{Kind, Relation, sign, word};
use rust_decimal::Decimal;

const RANGE_SIGNS: &[&str] = &["——", "-", "–", "—", "~", "－", "至", "到", "―", "−", "一"];
/// What they begin with.
const FIRST_SIGNS: &[char] = &['—', '-', '–', '~', '－', '至', '到', '―', '−', '一', '和', '与'];

/// 和 of 介于3%和5%之间, 在20与30万吨之间; 之间 is yet to be seen.
fn between(text: &str, start: usize, at: usize) -> Option<&'static str> {
    let led = || ["介于", "在"].iter().any(|word| text[..start].ends_with(word));
    ["和", "与"].into_iter().find(|sign| text[at..].starts_with(sign) && led())
}

/// 20~30万吨, 3年-5年, 3%至5%, 介于3%和5%之间.
pub(super) fn range(
    text: &str,
    units: &Units,
    start: usize,
    first: Numeral,
    at: usize,
    own: Option<&Tail>,
) -> Option<Measured> {
    if !first.arabic && first.bare || !text[at..].starts_with(FIRST_SIGNS) {
        return None;
    }
    let between = between(text, start, at);
    let signs = RANGE_SIGNS.iter().copied().chain(between);
    let sign = signs.into_iter().find(|sign| text[at..].starts_with(sign))?;
    let words = matches!(sign, "至" | "到");
    let rest = &text[at + sign.len()..];
    let dash = sign != "一" || rest.starts_with(|c: char| c.is_ascii_digit()) && first.arabic;
    if words && text[..start].ends_with(['从', '由', '自']) || !dash {
        return None;
    }
    let below = sign::below_zero(text, start)
        .filter(|at| !text[..*at].ends_with(|c: char| c.is_ascii_alphanumeric()));
    let minus = below.and(rest.strip_prefix(['-', '−']).or_else(|| rest.strip_prefix("零下")));
    let (second, rest) = numeral(minus.unwrap_or(rest))?;
    let unit = tail(text, units, start, text.len() - rest.len())?;
    let other = own.is_some_and(|own| !goes_with(text, own, &unit));
    // 一至六期 are names of phases.
    let built = || {
        ["项目", "工程", "厂房", "基地", "建设", "生产线"]
            .iter()
            .any(|noun| text[unit.end..].starts_with(noun))
    };
    if unit.unit == "期" && !first.arabic && built() {
        return None;
    }
    let open = between.is_some() && !text[unit.end..].starts_with("之间");
    if other || open || second.bare || !word::counts(&unit.unit, text, unit.end) {
        return None;
    }
    if words && own.is_some() && is_change(&text[..start], &first, &second) {
        return None;
    }
    // -0.2亿元至0.5亿元 lies on both sides of zero: two values, and so does -5~8℃. 歼-20至30架 has a hyphen.
    let signed = || sign::is_signed(text, start, &unit.unit, unit.kind, first.factor);
    if below.is_some() && (minus.is_none() || !signed()) {
        let alone = own.is_none() && signed() && first.factor == Decimal::ONE;
        let number = first.times(second.factor).filter(|_| alone)?;
        let Tail { unit, kind, .. } = unit;
        return Some(Measured { begin: start, number, unit, kind, inside: None, end: at });
    }
    let (first, second) = ordered(first, second, minus.is_some(), own.is_some());
    // 亏损5亿元至3.5亿元.
    let lost = || {
        text[..start]
            .char_indices()
            .rev()
            .nth(8)
            .map_or(&text[..start], |(at, _)| &text[at..start])
            .contains('亏')
    };
    let (first, second) =
        if second.value < first.value && lost() { (second, first) } else { (first, second) };
    let number = Numeral { value_to: Some(second.value), place: second.place, ..first };
    let inside = second.plus.then_some(Relation::Plus).or(unit.inside);
    let Tail { begin, unit, kind, end, .. } = unit;
    (first.value < second.value).then_some(Measured { begin, number, unit, kind, inside, end })
}

/// 上涨1,012美元至18,450美元: by so much, to so much.
fn is_change(head: &str, first: &Numeral, second: &Numeral) -> bool {
    let changed = head.ends_with(['涨', '跌', '升', '降', '增', '减', '加', '少', '长', '滑']);
    changed && first.value.checked_mul(Decimal::from(5)).is_some_and(|far| far <= second.value)
}

/// 30万-50万, 5亿至8亿: a range of scaled numbers without a unit, and where it ends.
pub(super) fn bare_range(text: &str, start: usize, first: Numeral, at: usize) -> Option<(Numeral, usize)> {
    const LEAST: u32 = 1_000;
    let sign = RANGE_SIGNS.iter().find(|sign| **sign != "一" && text[at..].starts_with(**sign))?;
    let led = matches!(*sign, "至" | "到") && text[..start].ends_with(['从', '由', '自']);
    let (second, rest) = numeral(&text[at + sign.len()..]).filter(|(second, _)| second.arabic && !led)?;
    let scaled = |number: &Numeral| number.arabic && number.factor >= Decimal::from(LEAST);
    let grows = first.value < second.value && sign::minus(text, start).is_none();
    let number =
        Numeral { value_to: Some(second.value), place: second.place, factor: second.factor, ..first };
    (scaled(&first) && scaled(&second) && grows).then_some((number, text.len() - rest.len()))
}

/// Whether the unit of the first number of a range is that of the second, or begins it: 提高5个至6个百分点.
fn goes_with(text: &str, own: &Tail, unit: &Tail) -> bool {
    let cut = || unit.kind != Kind::Count && text[..unit.end].ends_with(&*unit.unit);
    own.unit == unit.unit || own.unit == "个" && cut()
}

/// The ends of a range, the first in the scale of the second where it has none (20~30万). Below zero they are magnitudes,
/// from the lesser to the greater: -1.2亿元至-0.8亿元.
fn ordered(first: Numeral, second: Numeral, below: bool, measured: bool) -> (Numeral, Numeral) {
    let scaled = first
        .times(second.factor)
        .filter(|scaled| first.factor == Decimal::ONE && (scaled.value < second.value || below && !measured));
    let first = scaled.unwrap_or(first);
    if below && second.value < first.value { (second, first) } else { (first, second) }
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

/// Signs between the numbers of a list.
const LISTED: &[char] = &['、', '和', '与', '及'];
/// No list goes on for more numbers than this.
const MOST_LISTED: usize = 12;

/// 分别提高0.3和1.2个百分点, 1.3/1.9/7.1个百分点, 17.13、18.36、19.02万亿元: every number takes the unit of the last. Whole
/// numbers do so behind 分别 or a number that did; a number of a list ends right before `start` where it ends at `after`.
pub(super) fn shared(
    text: &str,
    units: &Units,
    start: usize,
    number: Numeral,
    at: usize,
    after: usize,
) -> Option<Measured> {
    let slash = text[at..].starts_with('/') && number.place < Decimal::ONE;
    let signs: &[char] = if slash { &['/'] } else { LISTED };
    if !number.arabic || !text[at..].starts_with(signs) {
        return None;
    }
    let reach = text[..start].char_indices().rev().nth(15).map_or(0, |(at, _)| at);
    let clause = text[reach..start].rsplit(['，', '。', '；']).next().unwrap_or_default();
    let goes_on = text[..after].ends_with(|c: char| c.is_ascii_digit())
        && text.get(after..start).is_some_and(|sign| sign.trim_start_matches(LISTED).is_empty());
    let whole = slash || clause.contains("分别") || goes_on;
    let (mut rest, mut decimals) = (&text[at..], number.place < Decimal::ONE);
    for _ in 0..MOST_LISTED {
        let behind = rest.strip_prefix(signs)?;
        let signed = behind.strip_prefix(['+', '-']).filter(|_| slash || decimals);
        let (next, after) = numeral(signed.unwrap_or(behind))?;
        decimals &= next.place < next.factor;
        if let Some(tail) = tail(text, units, start, text.len() - after.len()) {
            let number = if number.factor == Decimal::ONE { number.times(next.factor)? } else { number };
            let Tail { unit, kind, .. } = tail;
            let measured = Measured { begin: start, number, unit, kind, inside: None, end: at };
            return (whole || decimals).then_some(measured);
        }
        rest = after;
    }
    None
}

/// 提高5.6个、3.2个和1.2个百分点: 个 before another 个 takes the rest of its unit from the last of the list.
pub(super) fn shared_tail(
    text: &str,
    units: &Units,
    start: usize,
    number: Numeral,
    own: &Tail,
) -> Option<Measured> {
    if own.unit != "个" || !text[own.end..].starts_with(LISTED) {
        return None;
    }
    let mut rest = &text[own.end..];
    for _ in 0..MOST_LISTED {
        let (_, after) = numeral(rest.strip_prefix(LISTED)?)?;
        rest = after.strip_prefix('个')?;
        if !rest.starts_with(LISTED) {
            let last = tail(text, units, start, text.len() - after.len())?;
            let Tail { unit, kind, .. } = last;
            let longer = unit != "个" && kind != Kind::Count;
            return longer.then_some(Measured {
                begin: start,
                number,
                unit,
                kind,
                inside: own.inside,
                end: own.end,
            });
        }
    }
    None
}
