//! Dates in digits and signs: 2021-09-10, 2021/9/10, 2021.9.10 are days, 2021-09, 2021/09, 2021.09 months.

use jiff::civil::Date;

use super::calendar::{Found, RANGE, four_digits, two_digits};
use super::{Context, TimeKind};
use crate::article::Period;

/// Characters before what is a number or a code: 型号2022-12, 收于2022.03.
const NO_DATE_BEFORE: &[char] = &[
    '号', '型', '码', '本', '版', '话', '传', '真', '准', '文', '编', '第', '报', '收', '数', '涨', '跌',
    '约', '近', '超', '过', '共', '计', '价', '率', '值', '#', '№', '（', '(',
];
/// Characters behind it: 2022.03万元, 2022-03号, 2022.3版.
const NO_DATE_BEHIND: &[char] = &[
    '号', '期', '版', '元', '万', '亿', '千', '百', '十', '余', '多', '点', '个', '家', '人', '吨', '米',
    '公', '平', '%', '‰', '年', '月', '日', '倍', '分', '秒', '次', '户', '亩', '美', '港', '克', '股', '件',
    '项', '度',
];

/// A day or a month in digits at the beginning of `text`.
pub(super) fn expression(text: &str, context: &Context) -> Option<Found> {
    let (year, sign, month, rest) = year_and_month(text)?;
    if let Some((day, rest)) = rest.strip_prefix(sign).and_then(two_digits) {
        let date = Date::new(year, month, i8::try_from(day).ok()?).ok()?;
        let ends = !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == sign);
        return ends.then(|| Found::new(Period::new(date, date), TimeKind::Day, text.len() - rest.len()));
    }
    // 2022.3 alone is a decimal number.
    let written = text.len() - rest.len() == "2022.03".len() || goes_on(rest, sign);
    let named = context.head.ends_with(NO_DATE_BEFORE) || context.head.ends_with("收于");
    month_of(text, year, month, rest).filter(|_| written && !named && (1950..=2100).contains(&year))
}

/// A month in digits, its month of one digit or two.
pub(super) fn month(text: &str) -> Option<Found> {
    let (year, _, month, rest) = year_and_month(text)?;
    month_of(text, year, month, rest)
}

fn month_of(text: &str, year: i16, month: i8, rest: &str) -> Option<Found> {
    let first = Date::new(year, month, 1).ok()?;
    let ends = !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '.' | ':'))
        && !rest.starts_with(NO_DATE_BEHIND);
    let range = || rest.strip_prefix(RANGE).and_then(year_and_month).is_some();
    (ends || range()).then(|| {
        Found::new(Period::new(first, first.last_of_month()), TimeKind::Month, text.len() - rest.len())
    })
}

/// Whether a range to another month follows.
fn goes_on(rest: &str, sign: char) -> bool {
    rest.strip_prefix(RANGE).and_then(year_and_month).is_some_and(|(_, other, ..)| other == sign)
}

/// 2022-03: year, sign, month, and what follows.
fn year_and_month(text: &str) -> Option<(i16, char, i8, &str)> {
    let (year, rest) = four_digits(text)?;
    let sign = rest.chars().next().filter(|c| matches!(c, '-' | '/' | '.'))?;
    let (month, rest) = two_digits(&rest[1..])?;
    let month = i8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    Some((year, sign, month, rest))
}
