//! Digits with separators and a decimal point, and the scale words between them: 1,234, 1.5万, 1亿2千万.

use rust_decimal::Decimal;

use super::Numeral;
use super::scale::{power, scale, strip_about, strip_plus};

/// A few Arabic digits that nothing goes on behind: what nearly every number of a date is.
pub(in crate::quantity) fn digits(text: &str) -> Option<(u32, &str)> {
    let length = run_of_digits(text.as_bytes(), 0);
    let (written, rest) = text.split_at(length);
    let ends = !rest.starts_with(goes_on);
    let value = || written.bytes().fold(0, |n, d| n * 10 + u32::from(d - b'0'));
    ((1..=9).contains(&length) && ends).then(value).map(|value| (value, rest))
}

/// Whether a number may go on with `c` behind its digits.
pub(super) fn goes_on(c: char) -> bool {
    matches!(c, ',' | '，' | ' ' | '.' | '·' | '余' | '多') || power(c).is_some()
}

/// Digits with separators and a decimal point, no scale.
pub(super) fn arabic(text: &str) -> Option<(Numeral, &str)> {
    let bytes = text.as_bytes();
    let mut at = run_of_digits(bytes, 0);
    while let Some((sign, 3)) = separator(text, at).map(|sign| (sign, run_of_digits(bytes, at + sign))) {
        at += sign + 3;
    }
    let point = if text[at..].starts_with('.') {
        1
    } else if text[at..].starts_with('·') {
        2
    } else {
        0
    };
    let decimals = if point > 0 { run_of_digits(bytes, at + point) } else { 0 };
    if decimals > 0 {
        at += point + decimals;
    }
    let value = decimal(&text[..at], decimals)?;
    let place = Decimal::new(1, value.scale());
    Some((Numeral { arabic: true, ..Numeral::new(value, place) }, &text[at..]))
}

/// The decimal of digits with signs between them, the last `decimals` behind the point.
fn decimal(written: &str, decimals: usize) -> Option<Decimal> {
    let digits = written.bytes().filter(u8::is_ascii_digit);
    if written.len() <= 18 {
        let whole = digits.fold(0_i64, |n, d| n * 10 + i64::from(d - b'0'));
        return Some(Decimal::new(whole, u32::try_from(decimals).ok()?));
    }
    let mut plain: String = digits.map(char::from).collect();
    if decimals > 0 {
        plain.insert(plain.len() - decimals, '.');
    }
    Decimal::from_str_exact(&plain).ok()
}

fn run_of_digits(bytes: &[u8], from: usize) -> usize {
    bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count()
}

/// Length of a separator of thousands at `at`: only behind one to three digits.
fn separator(text: &str, at: usize) -> Option<usize> {
    let sign = text[at..].chars().next().filter(|c| matches!(c, ',' | ' ' | '，'))?;
    let first = run_of_digits(text.as_bytes(), 0);
    if first > 3 || text.starts_with('0') {
        return None;
    }
    // A full-width comma parts groups of thousands once, as in 1，234; 120，150，180 are three numbers.
    let wide = at == first && !is_listed(&text[at..]);
    (sign != '，' || wide).then_some(sign.len_utf8())
}

/// Whether a second full-width comma follows three digits: a list of numbers.
fn is_listed(text: &str) -> bool {
    let mut rest = text.trim_start_matches('，');
    rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.starts_with('，') && rest['，'.len_utf8()..].starts_with(|c: char| c.is_ascii_digit())
}

/// 3600多万, 1.5万, 16万亿, 1亿2千万, 3亿零500万, 1.5万多亿, 2万0567: digits and scale words by turns.
pub(super) fn mixed(number: Numeral, rest: &str) -> Option<(Numeral, &str)> {
    if let Some(after) = some_more(&number, rest) {
        let (factor, tail) = scale(after).unwrap_or((Decimal::ONE, after));
        return Some((Numeral { plus: true, ..number.times(factor)? }, tail));
    }
    let (inner, after) = strip_plus(rest);
    let (about, after) = if inner { (false, after) } else { strip_about(number.value, rest) };
    let Some((factor, tail)) = scale(after) else {
        return Some((number, rest));
    };
    let mut out = Numeral { plus: inner, about, ..number.times(factor)? };
    let mut rest = tail;
    let mut last = factor;
    while let Some((more, after)) = arabic(rest.strip_prefix('零').unwrap_or(rest)).filter(|_| !out.plus) {
        let Some((factor, after)) = scale(after).filter(|(f, _)| *f < last) else { break };
        let more = more.times(factor)?;
        out.value = out.value.checked_add(more.value)?;
        out.place = more.place;
        (rest, last) = (after, factor);
    }
    let counted = last == Decimal::from(10_000) || last == Decimal::ONE_THOUSAND;
    if let Some((units, tail)) = remainder(rest, last).filter(|_| counted && !out.plus) {
        out.value = out.value.checked_add(units)?;
        (out.place, out.factor, rest) = (Decimal::ONE, Decimal::ONE, tail);
    }
    let (plus, after) = strip_plus(rest);
    if let Some((factor, tail)) = scale(after).filter(|_| plus && !out.plus) {
        out = Numeral { plus, ..out.times(factor)? };
        rest = tail;
    }
    Some((out, rest))
}

/// What is left behind 万 or 千 down to the units, three digits or all four: 2万0567, 3万5,120, 1万739, 3千500.
fn remainder(text: &str, last: Decimal) -> Option<(Decimal, &str)> {
    let digits = text.bytes().take_while(|b| b.is_ascii_digit() || *b == b',').count();
    let plain = text[..digits].replace(',', "");
    let comma = text[..digits].find(',').is_none_or(|at| at == 1 && digits == 5);
    let rest = &text[digits..];
    let four = plain.len() == 4 && last == Decimal::from(10_000);
    let whole = (four || plain.len() == 3 && !plain.starts_with('0'))
        && comma
        && !rest.starts_with(['.', '年', '-', '/'])
        && scale(rest).is_none();
    Some((whole.then(|| decimal(&plain, 0)).flatten()?, rest))
}

/// What follows 几 behind tens in digits: 10几万 is more than 100000, 20几家 more than 20.
fn some_more<'t>(number: &Numeral, text: &'t str) -> Option<&'t str> {
    let tens = number.value >= Decimal::TEN && number.place == Decimal::ONE;
    text.strip_prefix('几').filter(|_| tens && (number.value % Decimal::TEN).is_zero())
}
