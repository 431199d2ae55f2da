//! Numerals: Arabic, Chinese, mixed. Prefix parsers that give the number and what follows.

use rust_decimal::Decimal;

mod scale;
mod arabic;
mod chinese;

pub(super) use arabic::digits;
pub(super) use scale::scale;
use scale::{digit, power};

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
    if let Some(plain) = plain(text, first) {
        return Some(plain);
    }
    if first.is_ascii_digit() {
        let (number, rest) = arabic::arabic(text)?;
        return arabic::mixed(number, rest);
    }
    if !begins_numeral(first) {
        return None;
    }
    chinese::idiom(text).or_else(|| chinese::chinese(text))
}

/// A few Arabic digits or one Chinese digit that nothing goes on behind: most numerals.
fn plain(text: &str, first: char) -> Option<(Numeral, &str)> {
    let (value, rest) = match digit(first) {
        Some(value) => (value, &text[first.len_utf8()..]),
        None if first.is_ascii_digit() => arabic::digits(text)?,
        None => return None,
    };
    let goes_on = |c: char| !c.is_ascii() && (digit(c).is_some() || matches!(c, '点' | '几' | '来' | '兆'));
    if rest.starts_with(|c| arabic::goes_on(c) || goes_on(c)) {
        return None;
    }
    let number = Numeral::new(Decimal::from(value), Decimal::ONE);
    Some((Numeral { arabic: first.is_ascii(), ..number }, rest))
}

/// Whether a numeral may begin with `c`.
pub(super) fn begins_numeral(c: char) -> bool {
    c.is_ascii_digit()
        || digit(c).is_some()
        || power(c).is_some()
        || matches!(c, '廿' | '卅' | '俩' | '仨' | '半' | '数' | '几' | '成')
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
