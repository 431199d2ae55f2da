//! What looks like a number and cannot be read as one: letters that stand for digits, numbers beyond what a decimal
//! holds, days that no calendar has. They are reported, never guessed.

use std::sync::LazyLock;

use super::unit::Units;
use crate::scan::CharSet;
use crate::text::Span;

/// A stretch that was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suspect {
    /// The number, with its unit where one follows.
    pub span: Span,
    /// Why it was not read.
    pub reason: Suspicion,
}

/// Why a number was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suspicion {
    /// 25l亿元, 1O个: letters among the digits, as a scanner takes 1 and 0 for them.
    Letters,
    /// More digits than a decimal holds.
    TooLarge,
    /// 2月30日.
    NoSuchDay,
}

impl Suspicion {
    /// The name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Letters => "letters",
            Self::TooLarge => "too_large",
            Self::NoSuchDay => "no_such_day",
        }
    }
}

/// Numbers with letters for digits, in the order of the text: those that a scanner writes for one, O, o, l, I, S, B, Z.
pub(super) fn letters(text: &str, units: &Units) -> Vec<Suspect> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let [mut round, mut others] =
        [*b"Ool", *b"ISB"].map(|[a, b, c]| memchr::memchr3_iter(a, b, c, bytes).peekable());
    let mut last = memchr::memchr_iter(b'Z', bytes).peekable();
    let mut from = 0;
    loop {
        while round.next_if(|at| *at < from).is_some() {}
        while others.next_if(|at| *at < from).is_some() {}
        while last.next_if(|at| *at < from).is_some() {}
        let next = [round.peek(), others.peek(), last.peek()].into_iter().flatten().min();
        let Some(&at) = next else { break };
        let (start, end) = token(text, at);
        // A letter behind Chinese digits that stands for none is a token of no length.
        from = end.max(at + 1);
        if let Some(length) = counted(text, start, end, units) {
            found.push(Suspect { span: Span::new(start, end + length), reason: Suspicion::Letters });
            from = from.max(end + length);
        }
    }
    found
}

/// The run of letters, digits, points and commas around `at`; or of Chinese digits: 二O二一.
fn token(text: &str, at: usize) -> (usize, usize) {
    let latin = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '-' | '_' | '+' | '/');
    let chinese = |c: char| DIGITS.contains(c) || c == 'O' || c == 'o';
    let year = text[..at].ends_with(|c| DIGITS.contains(c));
    let inside = |c: char| if year { chinese(c) } else { latin(c) };
    let start = text[..at].char_indices().rev().take_while(|(_, c)| inside(*c)).last().map_or(at, |(i, _)| i);
    let length: usize = text[at..].chars().take_while(|c| inside(*c)).map(char::len_utf8).sum();
    (start, at + length)
}

const DIGITS: &str = "〇零一二三四五六七八九";

/// Length of what is counted behind a token that is a number but for its letters: 亿元, 个, %, 年.
fn counted(text: &str, start: usize, end: usize, units: &Units) -> Option<usize> {
    let (token, rest) = (&text[start..end], &text[end..]);
    if !token.is_ascii() {
        return (token.chars().count() == 4 && rest.starts_with('年')).then_some('年'.len_utf8());
    }
    if !is_misread(token) || text[..start].ends_with(['第', '#', '№']) {
        return None;
    }
    let plain = rest.trim_start_matches(['余', '多', '来', '十', '百', '千', '万', '亿']);
    let scale = rest.len() - plain.len();
    let unit = |plain: &str| units.leading(plain).map(|(_, length)| length);
    let sign =
        plain.chars().next().filter(|c| matches!(c, '%' | '‰' | '年' | '月' | '日')).map(char::len_utf8);
    // 10l桶 is a drum of ten litres.
    let litres = token.ends_with('l')
        && scale == 0
        && plain.starts_with(['桶', '瓶', '袋', '罐', '盒', '箱', '壶', '装']);
    if litres {
        return None;
    }
    sign.or_else(|| unit(plain)).map(|length| scale + length).or((scale > 0).then_some(scale))
}

/// Whether a token is a number if some of its letters are digits: O and l anywhere, S, B and Z between digits only,
/// because B2, S1 and Z15 are floors, lines and trains.
fn is_misread(token: &str) -> bool {
    let bytes = token.as_bytes();
    let digit = |b: &u8| b.is_ascii_digit() || b"OolI".contains(b);
    let near = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(digit);
    let digits = bytes.iter().filter(|b| b.is_ascii_digit()).count();
    let fits = |(at, b): (usize, &u8)| match b {
        b'.' | b',' => near(at.checked_sub(1)) && near(Some(at + 1)),
        b'S' | b'B' | b'Z' => near(at.checked_sub(1)) && near(Some(at + 1)),
        _ => digit(b),
    };
    let letters = bytes.iter().any(u8::is_ascii_alphabetic);
    // I2 and O3 alone are names; 1O, l2.5 and 2O21 are not.
    let named = matches!(bytes, [b'I' | b'O' | b'o', rest @ ..] if rest.len() < 2);
    digits > 0 && letters && !named && bytes.iter().enumerate().all(fits)
}

/// The number at `start` where it has more digits than a decimal holds and is counted in something.
pub(super) fn too_large(text: &str, start: usize, units: &Units) -> Option<Suspect> {
    if text[..start].ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '/' | '_')) {
        return None;
    }
    let rest = &text[start..];
    let inside = rest.chars().take(LONGEST).take_while(|c| NUMERALS.contains(*c));
    let numeral: usize = inside.map(char::len_utf8).sum();
    if numeral < SHORTEST {
        return None;
    }
    let long = rest[..numeral].chars().filter(char::is_ascii_digit).count() > 18
        || rest[..numeral].chars().filter(|c| matches!(c, '万' | '亿')).count() > 3;
    let behind = rest[numeral..].trim_start_matches(['余', '多']);
    let more = rest.len() - numeral - behind.len();
    let sign = behind.chars().next().filter(|c| matches!(c, '%' | '‰')).map(char::len_utf8);
    let length = sign.or_else(|| units.leading(behind).map(|(_, length)| length)).filter(|_| long)?;
    let span = Span::new(start, start + numeral + more + length);
    Some(Suspect { span, reason: Suspicion::TooLarge })
}

static NUMERALS: LazyLock<CharSet> =
    LazyLock::new(|| CharSet::of("0123456789.,〇零一二三四五六七八九十百千万亿"));
/// Bytes of the shortest number that a decimal does not hold, a digit and four scale words.
pub(super) const SHORTEST: usize = 13;
/// The longest number that is told of, in characters.
const LONGEST: usize = 256;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_among_digits_are_told_from_names() {
        let units = Units::default();
        let table: &[(&str, &[&str])] = &[
            ("投资25l亿元，项目1O个", &["25l亿元", "1O个"]),
            ("2O21年增长l2.5%", &["2O21年", "l2.5%"]),
            ("出口3OO万吨，产量4S0万吨", &["3OO万吨", "4S0万吨"]),
            ("二O二一年", &["二O二一年"]),
            ("带动就业3OO余人", &["3OO余人"]),
            ("容量为10l的容器，10l桶，5L汽油", &[]),
            ("O2浓度、H2O、CO2、O3小时值、mRNA-1273、iPhone13", &[]),
            ("B2B平台、O2O、4S店、5S管理、L2级、L3级、S1号线、B1层、Z2次列车", &[]),
            ("A10l、XO12、K1O车次、RS485、ISO9001、I类、O型", &[]),
            ("第1O个", &[]),
            ("IPO项目8个、A股3家、5G基站", &[]),
            ("OPPO、vivo等4家", &[]),
            ("一S三l五B", &[]),
        ];
        for (text, want) in table {
            let got: Vec<&str> = letters(text, &units).iter().map(|s| s.span.of(text)).collect();
            assert_eq!(got, *want, "{text}");
        }
    }
}
