//! Durations in several units: 3小时20分钟 is 200 minutes, 1分05秒 is 65 seconds, 三年六个月 is 42 months.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::Kind;
use super::measured::Measured;
use super::numeral::{Numeral, numeral};
use super::spoken::hundredths;

/// A unit of time, and what may follow it: the next smaller unit, and how many of that it has.
struct Step {
    words: &'static [&'static str],
    unit: &'static str,
    next: Option<(usize, u32)>,
}

const STEPS: [Step; 6] = [
    Step { words: &["年"], unit: "年", next: Some((1, 12)) },
    Step { words: &["个月"], unit: "个月", next: None },
    Step { words: &["天"], unit: "天", next: Some((3, 24)) },
    Step { words: &["小时", "个小时"], unit: "小时", next: Some((4, 60)) },
    Step { words: &["分钟", "分"], unit: "分钟", next: Some((5, 60)) },
    Step { words: &["秒钟", "秒"], unit: "秒", next: None },
];
const DAY: usize = 2;
const MINUTE: usize = 4;
const NUMERALS: &str = "零一二两三四五六七八九十";
/// Longer spans of years are calendar years.
const MOST: u32 = 200;
/// Words before a number of 日 that make it a duration wherever it stands.
const DAYS: &[&str] =
    &["连续", "拘留", "为期", "历时", "持续", "长达", "展期", "会期", "延长", "连涨", "连跌"];

/// The duration in two units or more whose first number stands from `start` to `at`.
pub(super) fn duration(text: &str, start: usize, number: Numeral, at: usize) -> Option<Measured> {
    let (mut step, mut rest) = leading(&text[at..])?;
    if number.value >= Decimal::from(MOST) || !is_plain(&number) || !begins(&text[..start], &number, step) {
        return None;
    }
    let (mut total, first) = (number.value, step);
    while let Some((value, next, after)) = following(step, rest) {
        let (_, many) = STEPS[step].next?;
        total = total.checked_mul(Decimal::from(many))?.checked_add(value)?;
        (step, rest) = (next, after);
    }
    let mut end = text.len() - rest.len();
    let mut place = Decimal::ONE;
    if let Some((part, length)) = hundredths(rest).filter(|_| STEPS[step].unit == "秒") {
        (total, place) = (total.checked_add(part)?, Decimal::new(1, 2));
        end += length;
    }
    (step != first).then_some(Measured {
        begin: start,
        number: Numeral::new(total, place),
        unit: Cow::Borrowed(STEPS[step].unit),
        kind: Kind::Duration,
        inside: None,
        end,
    })
}

/// 连续3日, 拘留5日: days that are no day of a month.
pub(super) fn days(text: &str, start: usize, number: Numeral, at: usize) -> Option<Measured> {
    text[at..].strip_prefix('日').filter(|_| is_plain(&number))?;
    DAYS.iter().any(|word| text[..start].ends_with(word)).then(|| Measured {
        begin: start,
        number,
        unit: Cow::Borrowed("日"),
        kind: Kind::Duration,
        inside: None,
        end: at + '日'.len_utf8(),
    })
}

/// The unit of time at the beginning of `text`, and what stands behind it.
fn leading(text: &str) -> Option<(usize, &str)> {
    if !text.starts_with(['年', '个', '天', '小', '分', '秒']) {
        return None;
    }
    STEPS.iter().enumerate().find_map(|(index, step)| {
        let rest = step.words.iter().find_map(|word| text.strip_prefix(word))?;
        Some((index, rest))
    })
}

/// The number and the next smaller unit that go on behind a unit: 零六个月 behind 三年.
fn following(step: usize, rest: &str) -> Option<(Decimal, usize, &str)> {
    let (next, many) = STEPS[step].next?;
    let (number, rest) = numeral(rest.strip_prefix(['零', '又']).unwrap_or(rest))?;
    let (found, after) = leading(rest)?;
    let word = rest.len() - after.len() == '分'.len_utf8()
        && after.starts_with(['之', '别', '公', '布', '类', '批']);
    let fits = found == next && !word && is_plain(&number) && number.value < Decimal::from(many);
    fits.then_some((number.value, found, after))
}

fn is_plain(number: &Numeral) -> bool {
    let whole = number.place == Decimal::ONE && number.value_to.is_none();
    whole && !number.bare && !number.vague && !number.plus && !number.about
}

/// Whether the first unit begins a duration: not the minutes of 19时18分05秒 or 东经118度12分05秒, nor 一天8小时.
fn begins(head: &str, number: &Numeral, step: usize) -> bool {
    match step {
        MINUTE => {
            let hour = head.strip_suffix(['时', '点', '度']);
            !hour.is_some_and(|hour| hour.ends_with(|c: char| c.is_ascii_digit() || NUMERALS.contains(c)))
        }
        DAY => number.value > Decimal::ONE,
        _ => true,
    }
}
