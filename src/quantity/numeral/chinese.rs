//! Numerals in Chinese characters: 一百二十, 三万五, 数百万, 成千上万.

use rust_decimal::Decimal;

use super::Numeral;
use super::scale::{begins_unit, digit, power, scale, strip_about, strip_plus};
use crate::quantity::last_place;

/// Orders of magnitude said in one word.
pub(super) fn idiom(text: &str) -> Option<(Numeral, &str)> {
    const IDIOMS: &[(&str, u32)] = &[
        ("数以百计", 100),
        ("数以千计", 1_000),
        ("数以万计", 10_000),
        ("数以亿计", 100_000_000),
        ("成百上千", 100),
        ("成千上万", 1_000),
        ("成千成万", 1_000),
        ("数十上百", 10),
        ("几十上百", 10),
        ("几百上千", 100),
        ("数百上千", 100),
    ];
    if !text.starts_with(['数', '成', '几']) {
        return None;
    }
    let (word, value) = IDIOMS.iter().find(|(word, _)| text.starts_with(word))?;
    let value = Decimal::from(*value);
    let number = Numeral { vague: true, ..Numeral::new(value, value) };
    let rest = &text[word.len()..];
    match scale(rest) {
        Some((factor, rest)) => Some((number.times(factor)?, rest)),
        None => Some((number, rest)),
    }
}

/// A Chinese numeral: 一百二十, 三万五, 两三百, 二十几, 数百万, 三点五.
pub(super) fn chinese(text: &str) -> Option<(Numeral, &str)> {
    for (word, value) in [("俩", 2), ("仨", 3)] {
        if let Some(rest) = text.strip_prefix(word) {
            return Some((Numeral::new(Decimal::from(value), Decimal::ONE), rest));
        }
    }
    let vague =
        text.strip_prefix(['数', '几']).filter(|rest| rest.starts_with(['十', '百', '千', '万', '亿']));
    let (mut number, mut rest) = integer(vague.unwrap_or(text))?;
    number.vague = vague.is_some();
    number.bare &= vague.is_none();
    if let Some((decimal, after)) = decimals(number, rest) {
        (number, rest) = (decimal, after);
        if let Some((factor, after)) = scale(rest) {
            number = number.times(factor)?;
            rest = after;
        }
    }
    if let Some(after) = rest.strip_prefix('几').filter(|_| number.value >= Decimal::TEN) {
        let (factor, tail) = scale(after).unwrap_or((Decimal::ONE, after));
        number = Numeral { plus: true, ..number.times(factor)? };
        rest = tail;
    }
    let (plus, after) = strip_plus(rest);
    let (about, after) = if plus { (false, after) } else { strip_about(number.value, rest) };
    if let Some((factor, tail)) = scale(after).filter(|_| plus || about) {
        number = Numeral { plus, about, bare: false, ..number.times(factor)? };
        rest = tail;
    }
    Some((number, rest))
}

/// 点 and digits behind a whole number.
fn decimals(number: Numeral, rest: &str) -> Option<(Numeral, &str)> {
    let after = rest.strip_prefix('点')?;
    let digits: Vec<u32> = after.chars().map_while(digit).collect();
    let tail = &after[after.chars().take(digits.len()).map(char::len_utf8).sum()..];
    if digits.is_empty() || digits.len() > 12 || number.bare || tail.starts_with(['分', '十', '点', '钟'])
    {
        return None;
    }
    let (mut value, mut place) = (number.value, Decimal::ONE);
    for d in digits {
        place = place.checked_div(Decimal::TEN)?;
        value = value.checked_add(place.checked_mul(Decimal::from(d))?)?;
    }
    Some((Numeral { value, place, ..number }, tail))
}

fn integer(text: &str) -> Option<(Numeral, &str)> {
    let mut reading = Reading::default();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let taken = if begins_unit(rest) { None } else { reading.take(c) };
        if taken.is_none() {
            break;
        }
        rest = &rest[c.len_utf8()..];
    }
    (rest.len() < text.len()).then_some(())?;
    let number = reading.finish()?;
    Some((number, rest))
}

/// A state of reading a Chinese numeral from left to right: 三亿 五千 万 … keep `total`, then `section`, then a digit.
#[derive(Default)]
struct Reading {
    total: u128,
    section: u128,
    /// Digits not yet given a unit, read as one number: one, two for 两三百, four or more for 二〇二一.
    pending: u64,
    /// How many they are.
    pended: usize,
    last_unit: Option<u128>,
    spread: Option<u128>,
    after_zero: bool,
    units: usize,
    digits: usize,
    large: bool,
}

impl Reading {
    /// Reads one character; `None` where the numeral ends before it.
    fn take(&mut self, c: char) -> Option<()> {
        if let Some(d) = digit(c) {
            self.digits += 1;
            if d == 0 && self.pended == 0 && self.units > 0 {
                self.after_zero = true;
            } else {
                self.pending = self.pending * 10 + u64::from(d);
                self.pended += 1;
            }
            return (self.pended <= 12).then_some(());
        }
        match c {
            '廿' | '卅' if self.units == 0 && self.digits == 0 => {
                self.section = if c == '廿' { 20 } else { 30 };
                (self.units, self.last_unit) = (1, Some(1));
                Some(())
            }
            _ => self.unit(power(c)?.into()),
        }
    }

    /// The digit that waits for its unit, and how far behind it a second one lies; `None` where they are no number.
    fn waiting(&self) -> Option<(Option<u128>, Option<u128>)> {
        let (a, b) = (u128::from(self.pending / 10), u128::from(self.pending % 10));
        match self.pended {
            0 => Some((None, None)),
            1 => Some((Some(b), None)),
            2 if spreads(a, b) => Some((Some(a), Some(b - a))),
            _ => None,
        }
    }

    fn unit(&mut self, unit: u128) -> Option<()> {
        let (digit, spread) = self.waiting()?;
        // The 零 of 三年零十天 stands before a number.
        if digit == Some(0) {
            return None;
        }
        self.units += 1;
        (self.pending, self.pended) = (0, 0);
        self.after_zero = false;
        let large = unit >= 10_000;
        if large {
            let below = self.section + digit.unwrap_or_default();
            let below = if below == 0 && self.total == 0 { 1 } else { below };
            self.total = if unit == 100_000_000 || below == 0 {
                product(self.total + below, unit)?
            } else {
                self.total + product(below, unit)?
            };
            self.section = 0;
            self.spread = spread.or(self.spread).and_then(|s| product(s, unit));
            self.large = true;
        } else {
            if self.last_unit.is_some_and(|last| last <= unit && last < 10_000 && last > 1) {
                return None;
            }
            self.section += digit.unwrap_or(1) * unit;
            self.spread = spread.map(|s| s * unit);
        }
        self.last_unit = Some(unit);
        Some(())
    }

    fn finish(mut self) -> Option<Numeral> {
        let bare = self.digits == 0 && !matches!(self.last_unit, Some(1 | 10));
        let mut place = None;
        match self.waiting() {
            Some((None, _)) => {}
            Some((Some(d), None)) => {
                // 一百八 is 180, 三万五 is 35000; 一百零八 is 108, 二十五 is 25.
                let short = self.last_unit.filter(|u| !self.after_zero && *u > 10);
                let worth = short.map_or(1, |unit| unit / 10);
                self.section += d * worth;
                place = Some(worth);
            }
            Some((Some(d), spread)) => {
                self.section += d;
                self.spread = spread;
            }
            None if self.units == 0 && self.pended >= 4 => {
                return Some(Numeral::new(Decimal::from(self.pending), Decimal::ONE));
            }
            None => return None,
        }
        let whole = self.total + self.section;
        let value = exact(whole)?;
        let value_to = self.spread.and_then(|spread| exact(whole + spread));
        let place = match place {
            Some(place) => exact(place)?,
            None if self.large => last_place(value),
            None => Decimal::ONE,
        };
        let factor = self.last_unit.filter(|u| self.large && *u > 1_000).map_or(Some(Decimal::ONE), exact)?;
        Some(Numeral { value_to, bare, factor, ..Numeral::new(value, place) })
    }
}

/// A product that a decimal can hold.
fn product(a: u128, b: u128) -> Option<u128> {
    a.checked_mul(b).filter(|product| product >> 96 == 0)
}

fn exact(n: u128) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(i128::try_from(n).ok()?, 0).ok()
}

/// Two digits that stand for a spread: 两三, 七八, 三五.
const fn spreads(a: u128, b: u128) -> bool {
    a > 0 && (b == a + 1 || (a == 3 && b == 5))
}
