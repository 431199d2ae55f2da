//! Numerals: Arabic, Chinese, mixed. Prefix parsers that give the number and what follows.

use rust_decimal::Decimal;

use super::last_place;

/// A numeral without its unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Numeral {
    pub value: Decimal,
    /// The upper end of 两三百, 十五六.
    pub value_to: Option<Decimal>,
    /// Place value of the last written digit.
    pub place: Decimal,
    /// 余, 多 inside: 3600多万.
    pub plus: bool,
    /// 来 inside: 30来万.
    pub about: bool,
    /// 数十, 几百, 成千上万: an order of magnitude.
    pub vague: bool,
    /// Written in Arabic digits.
    pub arabic: bool,
    /// Nothing but 百, 千, 万, 亿: a number only beside a hedge.
    pub bare: bool,
    /// The scale words at its end, 10000 for 30万: 20~30万 begins at 20万.
    pub factor: Decimal,
}

impl Numeral {
    pub(super) fn new(value: Decimal, place: Decimal) -> Self {
        Self {
            value,
            value_to: None,
            place,
            plus: false,
            about: false,
            vague: false,
            arabic: false,
            bare: false,
            factor: Decimal::ONE,
        }
    }

    pub(super) fn times(mut self, factor: Decimal) -> Option<Self> {
        self.value = self.value.checked_mul(factor)?;
        self.value_to = match self.value_to {
            Some(to) => Some(to.checked_mul(factor)?),
            None => None,
        };
        self.place = self.place.checked_mul(factor)?;
        self.factor = factor;
        Some(self)
    }
}

/// The numeral at the beginning of `text`.
pub(super) fn numeral(text: &str) -> Option<(Numeral, &str)> {
    let first = text.chars().next()?;
    if first.is_ascii_digit() {
        let (number, rest) = arabic(text)?;
        return mixed(number, rest);
    }
    if !begins_numeral(first) {
        return None;
    }
    idiom(text).or_else(|| chinese(text))
}

/// A few Arabic digits that nothing goes on behind: what nearly every number of a date is.
pub(super) fn digits(text: &str) -> Option<(u32, &str)> {
    let length = run_of_digits(text.as_bytes(), 0);
    let (written, rest) = text.split_at(length);
    let ends =
        !rest.starts_with(|c| matches!(c, ',' | '，' | ' ' | '.' | '·' | '余' | '多') || power(c).is_some());
    let value = || written.bytes().fold(0, |n, d| n * 10 + u32::from(d - b'0'));
    ((1..=9).contains(&length) && ends).then(value).map(|value| (value, rest))
}

/// Digits with separators and a decimal point, no scale.
fn arabic(text: &str) -> Option<(Numeral, &str)> {
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
fn mixed(number: Numeral, rest: &str) -> Option<(Numeral, &str)> {
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

/// 来 between a round number and its scale.
fn strip_about(number: Decimal, text: &str) -> (bool, &str) {
    let after = text.strip_prefix('来').filter(|t| t.starts_with(['万', '亿', '千', '百']));
    let after = after.filter(|_| (number % Decimal::TEN).is_zero());
    (after.is_some(), after.unwrap_or(text))
}

/// 余 or 多 between number and scale.
fn strip_plus(text: &str) -> (bool, &str) {
    let after = text.strip_prefix(['余', '多']).filter(|t| t.starts_with(['十', '百', '千', '万', '亿']));
    (after.is_some(), after.unwrap_or(text))
}

/// Scale words behind digits, up to 万亿; not the 千 of 千克, 千瓦, 千米, nor the 百 of 百分点.
fn scale(text: &str) -> Option<(Decimal, &str)> {
    let mut factor = Decimal::ONE;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let step = trillion(rest).or_else(|| Some(Decimal::from(power(c).filter(|_| !begins_unit(rest))?)));
        let Some(step) = step else { break };
        factor = factor.checked_mul(step)?;
        rest = &rest[c.len_utf8()..];
    }
    (rest.len() < text.len()).then_some((factor, rest))
}

/// 兆 of Taiwan, 10¹², which is a million elsewhere (兆瓦): only before money.
fn trillion(text: &str) -> Option<Decimal> {
    let rest = text.strip_prefix('兆')?;
    let rest = rest.strip_prefix(['余', '多']).unwrap_or(rest);
    let money = ["元", "美元", "日元", "日圆", "韩元", "新台币"].iter().any(|unit| rest.starts_with(unit));
    let tail = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ',');
    let more = tail.len() < rest.len() && tail.starts_with('亿');
    (money || more).then(|| Decimal::from(1_000_000_000_000_u64))
}

fn begins_unit(text: &str) -> bool {
    if !text.starts_with(['千', '百', '万']) {
        return false;
    }
    ["千克", "千瓦", "千米", "千伏", "千卡", "千帕", "千赫", "百分", "千分之", "万分之", "百帕"]
        .iter()
        .any(|unit| text.starts_with(unit))
}

fn digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// What a scale word multiplies by.
fn power(c: char) -> Option<u32> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1_000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => return None,
    })
}

/// Whether a numeral may begin with `c`.
pub(super) fn begins_numeral(c: char) -> bool {
    c.is_ascii_digit()
        || digit(c).is_some()
        || power(c).is_some()
        || matches!(c, '廿' | '卅' | '俩' | '仨' | '半' | '数' | '几' | '成')
}

/// Orders of magnitude said in one word.
fn idiom(text: &str) -> Option<(Numeral, &str)> {
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

/// A Chinese numeral: 一百二十, 三万五, 两三百, 二十几, 数百万, 三点五.
fn chinese(text: &str) -> Option<(Numeral, &str)> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_read_to_the_last_character() {
        let table = [
            ("1,234,567个", "1234567", "个"),
            ("3 600吨", "3600", "吨"),
            ("12·5万", "125000", ""),
            ("1.5万元", "15000", "元"),
            ("16万亿", "16000000000000", ""),
            ("3600多万人", "36000000", "人"),
            ("1亿2千万元", "120000000", "元"),
            ("2千5百家", "2500", "家"),
            ("5千克", "5", "千克"),
            ("2021", "2021", ""),
            ("一百二十家", "120", "家"),
            ("一百零八", "108", ""),
            ("一百八", "180", ""),
            ("三万五千", "35000", ""),
            ("三万五", "35000", ""),
            ("十二", "12", ""),
            ("二十", "20", ""),
            ("廿五", "25", ""),
            ("卅", "30", ""),
            ("壹佰贰拾万元", "1200000", "元"),
            ("三亿五千万", "350000000", ""),
            ("一万亿", "1000000000000", ""),
            ("两千零五十", "2050", ""),
            ("三点五亿", "350000000", ""),
            ("二〇二一年", "2021", "年"),
            ("俩", "2", ""),
            ("五百亿", "50000000000", ""),
            ("12345678901234567890.5个", "12345678901234567890.5", "个"),
            ("1,234,567,890,123,456.25", "1234567890123456.25", ""),
            ("一二三四五六七八九〇一二", "123456789012", ""),
        ];
        for (text, value, rest) in table {
            let (got, tail) = numeral(text).expect(text);
            assert_eq!((got.value, tail), (value.parse().unwrap(), rest), "{text}");
        }
    }

    #[test]
    fn two_digits_in_a_row_are_a_spread() {
        let table = [
            ("两三百", 200, 300),
            ("十五六", 15, 16),
            ("三五", 3, 5),
            ("七八十", 70, 80),
            ("三四十亿", 3_000_000_000_u64, 4_000_000_000_u64),
        ];
        for (text, from, to) in table {
            let (got, _) = numeral(text).expect(text);
            assert_eq!((got.value, got.value_to), (Decimal::from(from), Some(Decimal::from(to))), "{text}");
        }
    }

    #[test]
    fn precision_is_the_place_of_the_last_written_digit() {
        let table = [
            ("88.92", "0.01"),
            ("2400", "1"),
            ("348亿", "100000000"),
            ("1.5万", "1000"),
            ("一百二十", "1"),
            ("三万六千", "1000"),
            ("百分", ""),
        ];
        for (text, place) in table {
            let got = numeral(text).map(|(n, _)| n.place.normalize().to_string()).unwrap_or_default();
            assert_eq!(got, place, "{text}");
        }
    }

    #[test]
    fn what_overflows_is_no_numeral() {
        assert!(numeral("99999999999999999999999999999999").is_none());
        assert!(numeral("9999999999999999999999亿亿").is_none());
    }
}
