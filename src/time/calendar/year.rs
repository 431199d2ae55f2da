//! Stated years: 2021年, 二〇二一年, 22年3月, 公元前221年, 民国二十六年, 2021/22年度.

use jiff::civil::Date;

use super::{Found, TimeKind};
use crate::article::Period;
use crate::quantity::whole;

/// Parts of a year that follow its digits without 年: 2022上半年.
const PARTS: &[&str] = &[
    "上半年", "下半年", "全年", "前三季度", "一季度", "二季度", "三季度", "四季度", "第一季度", "第二季度",
    "第三季度", "第四季度",
];

/// A stated year: 2021年, 二〇二一年, 2021年度, 2021Q3.
pub(in crate::time) fn stated_year(text: &str) -> Option<(i16, &str)> {
    let (year, rest) = if text.starts_with(|c: char| c.is_ascii_digit()) {
        if let Some(found) = short_year(text) {
            return Some(found);
        }
        four_digits(text)?
    } else {
        if let Some((year, rest)) = fiscal_year(text).or_else(|| republic(text)) {
            return Some((year, rest.strip_prefix('度').unwrap_or(rest)));
        }
        if let Some(found) = common_era(text) {
            return Some(found);
        }
        mixed_digits(text).or_else(|| written_digits(text))?
    };
    let rest = rest.strip_prefix(' ').unwrap_or(rest);
    let part = rest.starts_with(['上', '下', '全', '前', '一', '二', '三', '四', '第'])
        && PARTS.iter().any(|part| rest.starts_with(part));
    if part || rest.starts_with(['Q', 'H']) {
        return Some((year, rest));
    }
    let rest = rest.strip_prefix('年').or_else(|| rest.strip_prefix("财年"))?;
    Some((year, rest.strip_prefix('度').filter(|t| !t.starts_with('过')).unwrap_or(rest)))
}

/// 二〇二一.
fn written_digits(text: &str) -> Option<(i16, &str)> {
    let digits = text.chars().take_while(|c| "〇零一二三四五六七八九".contains(*c)).count();
    let (year, rest) = (digits == 4).then(|| whole(text)).flatten()?;
    Some((i16::try_from(year).ok().filter(|y| (1000..=2999).contains(y))?, rest))
}

/// 二0二一: a zero in digits among Chinese ones.
fn mixed_digits(text: &str) -> Option<(i16, &str)> {
    text.starts_with(['一', '二']).then_some(())?;
    let digit = |c: char| "0一二三四五六七八九".chars().position(|d| d == c).or((c == '〇').then_some(0));
    let digits: Vec<usize> = text.chars().map_while(digit).collect();
    let [1 | 2, _, _, _] = digits[..] else { return None };
    let year = digits.iter().try_fold(0_i16, |year, digit| Some(year * 10 + i16::try_from(*digit).ok()?))?;
    let length = text.chars().take(4).map(char::len_utf8).sum();
    text[..length].contains('0').then(|| (year, &text[length..]))
}

/// 22年3月, 24年一季度, 24Q1, 24H1: two digits are a year only before a part of one.
fn short_year(text: &str) -> Option<(i16, &str)> {
    let (year, rest) = two_digits(text).filter(|_| text.as_bytes().get(1).is_some_and(u8::is_ascii_digit))?;
    let quarter = |rest: &str| matches!(rest.as_bytes(), [b'Q', b'1'..=b'4', ..] | [b'H', b'1' | b'2', ..]);
    let behind = rest.strip_prefix('年');
    let part = match behind {
        Some(rest) => {
            two_digits(rest).is_some_and(|(_, month)| month.starts_with('月'))
                || PARTS.iter().any(|part| rest.starts_with(part))
        }
        None => quarter(rest),
    };
    let rest = behind.unwrap_or(rest);
    let year = i16::try_from(year).ok()?;
    part.then_some((if year < 70 { 2000 + year } else { 1900 + year }, rest))
}

/// 公元前221年 is -220 in the count of years that knows a zero.
fn common_era(text: &str) -> Option<(i16, &str)> {
    let rest = text.strip_prefix("公元")?;
    let before = rest.strip_prefix('前');
    let (year, rest) = whole(before.unwrap_or(rest))?;
    let year = i16::try_from(year).ok().filter(|year| *year < 3000)?;
    Some((if before.is_some() { 1 - year } else { year }, rest.strip_prefix('年')?))
}

/// FY2021, FY23.
fn fiscal_year(text: &str) -> Option<(i16, &str)> {
    let rest = text.strip_prefix("FY")?;
    let short = || two_digits(rest).and_then(|(year, rest)| Some((2000 + i16::try_from(year).ok()?, rest)));
    let (year, rest) = four_digits(rest).or_else(short)?;
    Some((year, rest.strip_prefix("财年").unwrap_or(rest)))
}

/// 民国二十六年 is 1937, 民國110年 is 2021.
fn republic(text: &str) -> Option<(i16, &str)> {
    let rest = text.strip_prefix("民国")?;
    let (n, rest) = match rest.strip_prefix('元') {
        Some(rest) => (1, rest),
        None => whole(rest).filter(|(n, _)| (1..=200).contains(n))?,
    };
    Some((1911 + i16::try_from(n).ok()?, rest.strip_prefix('年')?))
}

/// 2021/22年度, 2020—2021学年: a year that begins in one and ends in the next.
pub(super) fn two_years(text: &str) -> Option<Found> {
    let (year, rest) = four_digits(text)?;
    let rest = rest.strip_prefix(['/', '-', '—', '–'])?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let last: i16 = rest[..digits].parse().ok()?;
    let next = match digits {
        2 => last == (year + 1) % 100,
        4 => last == year + 1,
        _ => false,
    };
    let rest = &rest[digits..];
    let tail = ["年度", "财年", "学年", "榨季", "产季", "雪季", "赛季"]
        .iter()
        .find_map(|word| rest.strip_prefix(word));
    let period = Period { from: whole_year(year).from, to: whole_year(year + 1).to };
    let tail = tail.filter(|_| next)?;
    Some(Found::new(period, TimeKind::Years, text.len() - tail.len()))
}

pub(in crate::time) fn four_digits(text: &str) -> Option<(i16, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let year: i16 = text.get(..4).filter(|_| digits == 4)?.parse().ok()?;
    (1000..=2999).contains(&year).then(|| (year, &text[4..]))
}

pub(in crate::time) fn two_digits(text: &str) -> Option<(u32, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = text.get(..digits).filter(|_| (1..=2).contains(&digits))?.parse().ok()?;
    Some((number, &text[digits..]))
}

/// The days of a year.
pub(in crate::time) fn whole_year(year: i16) -> Period {
    Period { from: Date::new(year, 1, 1).ok(), to: Date::new(year, 12, 31).ok() }
}
