//! What speech leaves out behind a unit: the coins of 三块五, the centimetres of 一米七, the hundredths of 9秒83.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::numeral::{Numeral, numeral};
use super::tail::Tail;
use super::{Kind, end, hedge, word};

/// 3块5 and 三块五毛 are money: 块 is 元 where a coin follows.
pub(super) fn price(text: &str, tail: Tail) -> Tail {
    if !tail.unit.starts_with('块') || coins(&text[tail.end..], true).is_none() {
        return tail;
    }
    match tail.unit.strip_prefix("块/") {
        Some(other) => Tail { unit: Cow::Owned(format!("元/{other}")), ..tail },
        None => Tail { unit: Cow::Borrowed("元"), kind: Kind::Money, ..tail },
    }
}

/// The number with what follows its unit, and where that ends.
pub(super) fn behind(text: &str, number: Numeral, tail: &Tail) -> Option<(Numeral, usize)> {
    let (head, rest) = text.split_at(tail.end);
    let more = match &*tail.unit {
        "秒" => {
            hundredths(rest).map(|(part, length)| (part, Decimal::new(1, 2), length)).or_else(|| tenth(rest))
        }
        "米" if head.ends_with('米')
            && number.place == Decimal::ONE
            && number.value < Decimal::ONE_HUNDRED =>
        {
            centimetres(rest)
        }
        "亩" => smaller(rest, "分", 10).filter(|_| head.ends_with('亩')),
        "斤" => smaller(rest, "两", 10),
        "公里" => smaller(rest, "米", 1_000),
        unit if unit.starts_with('元') && head.ends_with(['元', '块']) => {
            coins(rest, head.ends_with('块'))
        }
        _ => None,
    };
    let Some((part, place, length)) = more else { return Some((number, tail.end)) };
    let value = number.value.checked_add(part)?;
    Some((Numeral { value, place, ..number }, tail.end + length))
}

/// The hundredths of a second in 9秒83.
pub(super) fn hundredths(text: &str) -> Option<(Decimal, usize)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = text[..digits].parse::<i64>().ok().filter(|_| digits == 2)?;
    let ends = !text[digits..].starts_with(['.', ':', '年', '-']);
    ends.then(|| (Decimal::new(number, 2), digits))
}

/// The tenth of a second in 11秒2, its place and its length.
fn tenth(text: &str) -> Option<(Decimal, Decimal, usize)> {
    let first = text.chars().next().filter(char::is_ascii_digit)?;
    let ends = end::ends_value(&text[1..]) && !text[1..].starts_with('、');
    ends.then_some((Decimal::new(digit(first)?, 1), Decimal::new(1, 1), 1))
}

/// 七 behind 一米, 八五, 85: the value in metres, its place and its length. What follows must not make it a count.
fn centimetres(text: &str) -> Option<(Decimal, Decimal, usize)> {
    let spoken: Vec<i64> = text.chars().map_while(digit).take(3).collect();
    let arabic = text.bytes().take_while(u8::is_ascii_digit).count();
    let (value, places, length) = match spoken[..] {
        [tenths] if arabic == 0 => (tenths, 1, '七'.len_utf8()),
        [tenths] if arabic == 1 && !text.starts_with('0') && !text[1..].starts_with('、') => (tenths, 1, 1),
        [tenths, rest] if arabic == 0 => (tenths * 10 + rest, 2, 2 * '七'.len_utf8()),
        [tenths, rest] if arabic == 2 => (tenths * 10 + rest, 2, 2),
        _ => return None,
    };
    let rest = &text[length..];
    let ends = end::ends_value(rest)
        || rest.starts_with(['高', '长', '宽', '深', '左', '夺', '获', '摘', '刷', '打'])
        || hedge::after(rest).is_some();
    ends.then(|| (Decimal::new(value, places), Decimal::new(1, places), length))
}

/// 2分 behind 3亩, 8两 behind 6斤, 300米 behind 5公里: a number of the next smaller unit, of which `many` make one.
fn smaller(text: &str, unit: &str, many: u32) -> Option<(Decimal, Decimal, usize)> {
    let (number, rest) = numeral(text)?;
    let plain = number.place == Decimal::ONE && number.value_to.is_none() && !number.bare && !number.plus;
    let less = number.value > Decimal::ZERO && number.value < Decimal::from(many);
    let tail = rest.strip_prefix(unit).filter(|_| plain && less)?;
    let end = text.len() - tail.len();
    let word = if unit == "分" { tail.starts_with(NOT_PARTS) } else { !word::counts(unit, text, end) };
    let place = Decimal::ONE.checked_div(Decimal::from(many))?;
    (!word).then_some((number.value.checked_mul(place)?, place, end))
}

/// Characters that make 分 the beginning of a word.
const NOT_PARTS: [char; 12] = ['之', '别', '公', '布', '类', '批', '为', '成', '给', '到', '户', '钟'];

fn digit(c: char) -> Option<i64> {
    c.to_digit(10).map(i64::from).or_else(|| {
        let at = "零一二三四五六七八九".chars().position(|other| other == c)?;
        i64::try_from(at).ok()
    })
}

/// 5角, 3角5分 behind 元, or 5 behind 块: the value in 元, its place and its length.
fn coins(text: &str, colloquial: bool) -> Option<(Decimal, Decimal, usize)> {
    let first = text.chars().next()?;
    let jiao = digit(if first == '两' { '二' } else { first })?;
    let after = &text[first.len_utf8()..];
    let place = Decimal::new(1, 1);
    let Some(rest) = after.strip_prefix(['角', '毛']) else {
        // 3块5 leaves the coin out, also in 三块八一斤.
        let ends = end::ends_value(after)
            || after.starts_with(['一', '每', '左', '钱'])
            || after.starts_with("包邮");
        return (colloquial && ends).then(|| (Decimal::new(jiao, 1), place, first.len_utf8()));
    };
    let fen = numeral(rest).filter(|(fen, _)| fen.value < Decimal::TEN && fen.place == Decimal::ONE);
    match fen.and_then(|(fen, rest)| Some((fen.value, rest.strip_prefix('分')?))) {
        Some((fen, rest)) => {
            let fen = fen.checked_div(Decimal::ONE_HUNDRED)?;
            let value = Decimal::new(jiao, 1).checked_add(fen)?;
            Some((value, Decimal::new(1, 2), text.len() - rest.len()))
        }
        None => Some(
            cents(jiao, rest, colloquial)
                .map_or((Decimal::new(jiao, 1), place, text.len() - rest.len()), |(value, more)| {
                    (value, Decimal::new(1, 2), text.len() - rest.len() + more)
                }),
        ),
    }
}

/// 八 behind 两块四毛: the value in 元 with its coins, and the length of the digit.
fn cents(jiao: i64, rest: &str, colloquial: bool) -> Option<(Decimal, usize)> {
    let first = rest.chars().next().filter(|_| colloquial)?;
    let fen = digit(first).filter(|_| end::ends_value(&rest[first.len_utf8()..]))?;
    Some((Decimal::new(jiao * 10 + fen, 2), first.len_utf8()))
}
