//! Numbers said in words of their own: halves, fractions, tenths, doublings.

use std::borrow::Cow;
use std::sync::LazyLock;

use rust_decimal::Decimal;

use super::measured::Measured;
use super::numeral::{Numeral, numeral};
use super::{Kind, Quantity, Relation, end, hedge, kind};
use crate::scan::CharSet;
use crate::text::Span;

/// The quantity in words that begins at `start`, its hedges reaching back to `after` at the most.
pub(super) fn quantity(text: &str, start: usize, after: usize) -> Option<Quantity> {
    match text[start..].chars().next()? {
        '翻' => doubling(text, start),
        '俩' | '仨' => fused(text, start),
        '半' | '一' => half(text, start, after).or_else(|| part(text, start, after)),
        _ => part(text, start, after),
    }
}

/// 俩 and 仨, two and three with their 个: 招了仨徒弟, 俩月; not of people that a word before names (兄弟俩, 咱仨).
fn fused(text: &str, start: usize) -> Option<Quantity> {
    const PEOPLE: &[char] = &[
        '他', '她', '它', '你', '我', '咱', '们', '人', '弟', '妻', '子', '女', '妹', '娘', '儿', '爷', '哥',
        '姐', '兄', '母', '父', '爸', '妈', '孙', '口', '友', '者', '家',
    ];
    let value = if text[start..].starts_with('俩') { Decimal::TWO } else { Decimal::from(3) };
    let end = start + '俩'.len_utf8();
    let (unit, kind, length) = [("月", "个月"), ("小时", "小时"), ("钟头", "小时")]
        .iter()
        .find(|(word, _)| text[end..].starts_with(word))
        .map_or(("个", Kind::Count, 0), |(word, unit)| (unit, Kind::Duration, word.len()));
    let named = text[..start].ends_with(PEOPLE);
    let quantity = exact(Span::new(start, end + length), value, kind);
    (!named && !end::ends_value(&text[end..])).then_some(Quantity { unit: Cow::Borrowed(unit), ..quantity })
}

/// Parts in words, tried only where the signs of one follow.
fn part(text: &str, start: usize, after: usize) -> Option<Quantity> {
    let (mut fraction, mut slash, mut tenth) = (false, false, false);
    for c in text[start..].chars().take(12).take_while(|c| PARTS.contains(*c)) {
        fraction |= c == '分';
        slash |= c == '/';
        tenth |= c == '成';
    }
    let in_words = || fraction.then(|| in_words(text, start, after)).flatten();
    let in_digits = || slash.then(|| in_digits(text, start, after)).flatten();
    in_words().or_else(in_digits).or_else(|| tenth.then(|| tenths(text, start, after)).flatten())
}

/// Characters of numbers, ranges of them and the signs of parts: behind any other no part goes on.
static PARTS: LazyLock<CharSet> = LazyLock::new(|| {
    CharSet::of(
        "0123456789.,〇零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟廿卅半几数多余来点分之成/ -–—~～至到―−",
    )
});

fn percent(number: Numeral, kind: Kind, end: usize) -> Measured {
    Measured { begin: usize::MAX, number, unit: Cow::Borrowed("%"), kind, inside: None, end }
}

/// 一半, 半数, 过半, 近半, 大半, 减半, 半年.
fn half(text: &str, start: usize, after: usize) -> Option<Quantity> {
    let rest = &text[start..];
    let fifty = Numeral::new(Decimal::from(50), Decimal::ONE);
    if let Some(word) = ["一半", "半数"].into_iter().find(|word| rest.starts_with(word)) {
        let end = start + word.len();
        let measured = percent(fifty, share_or_change(text, start, end), end);
        let mut quantity = measured.finish(text, start, after)?;
        if text[..quantity.span.start].ends_with('过') && quantity.span.start > after {
            quantity.span.start -= '过'.len_utf8();
            quantity.relation = Relation::Over;
        }
        if quantity.relation == Relation::AtLeast {
            quantity.relation = Relation::Over;
        }
        return Some(quantity);
    }
    let tail = rest.strip_prefix('半')?;
    let end = start + '半'.len_utf8();
    let head = &text[..start];
    if head.ends_with("减") || head.ends_with("折") {
        let begin = start - '减'.len_utf8();
        return Some(exact(Span::new(begin, end), Decimal::from(50), Kind::Change));
    }
    if let Some(word) = ["大", "多"].into_iter().find(|word| head.ends_with(word)).filter(|_| ends_word(tail))
    {
        let quantity = exact(Span::new(start - word.len(), end), Decimal::from(50), Kind::Share);
        return (word == "大").then_some(Quantity { relation: Relation::Over, ..quantity });
    }
    if let Some((relation, begin)) =
        hedge::before(text, start, true, false).filter(|(_, begin)| *begin >= after)
    {
        let word = ["径", "岛", "决", "导", "夜", "路", "山", "年", "个", "天", "小", "百"]
            .iter()
            .any(|w| tail.starts_with(w));
        let quantity = exact(Span::new(begin, end), Decimal::from(50), Kind::Share);
        return (!word && relation != Relation::AtLeast).then_some(Quantity { relation, ..quantity });
    }
    half_of_a_time(text, start, end)
}

/// 半年, 半个月, 半小时, not the 半年 of 上半年; 大半年 is more than half of one, 小半年 is less.
fn half_of_a_time(text: &str, start: usize, end: usize) -> Option<Quantity> {
    let units = [
        ("年", "年"),
        ("个月", "个月"),
        ("个小时", "小时"),
        ("小时", "小时"),
        ("天", "天"),
        ("个百分点", "百分点"),
        ("个世纪", "世纪"),
    ];
    let (word, unit) = units.into_iter().find(|(word, _)| text[end..].starts_with(word))?;
    let (relation, begin) = match text[..start].chars().next_back() {
        Some('大') => (Relation::Over, start - '大'.len_utf8()),
        Some('小') => (Relation::Under, start - '小'.len_utf8()),
        _ => (Relation::Exact, start),
    };
    if text[..begin].ends_with(['上', '下', '前', '后', '一', '两'])
        || text[end..].starts_with("年度")
        || text[end..].starts_with("年报")
    {
        return None;
    }
    let kind = if unit == "百分点" { Kind::PercentagePoints } else { Kind::Duration };
    let quantity = exact(Span::new(begin, end + word.len()), Decimal::new(5, 1), kind);
    Some(Quantity { unit: Cow::Borrowed(unit), place: Decimal::new(1, 1), relation, ..quantity })
}

fn ends_word(tail: &str) -> bool {
    tail.is_empty() || tail.starts_with(['，', '。', '、', '；', '）', '以'])
}

fn exact(span: Span, value: Decimal, kind: Kind) -> Quantity {
    let (unit, place) = (Cow::Borrowed("%"), Decimal::ONE);
    Quantity { span, value, value_to: None, relation: Relation::Exact, unit, kind, place }
}

/// 翻一番 (100 %), 翻了两番 (300 %), 翻番, 翻倍.
fn doubling(text: &str, start: usize) -> Option<Quantity> {
    let rest = text[start..].strip_prefix('翻')?;
    let rest = rest.strip_prefix('了').unwrap_or(rest);
    let (about, rest) = match rest.strip_prefix('近') {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    let (times, tail) = match rest.strip_prefix('番').or_else(|| rest.strip_prefix('倍')) {
        Some(tail) => (1, tail),
        None => {
            let (number, tail) = numeral(rest)?;
            (u32::try_from(number.value).ok().filter(|n| (1..=10).contains(n))?, tail.strip_prefix('番')?)
        }
    };
    let value = Decimal::from(100 * (2_u32.pow(times) - 1));
    let end = text.len() - tail.len();
    let behind = hedge::after(tail);
    let before = about.then_some(Relation::Near);
    let relation = hedge::join(before, None, behind.map(|(relation, _)| relation));
    let quantity = exact(Span::new(start, end + behind.map_or(0, |(_, n)| n)), value, Kind::Change);
    Some(Quantity { relation, ..quantity })
}

/// 百分之五十, 千分之二, 三分之一, 百分之三到五.
fn in_words(text: &str, start: usize, after: usize) -> Option<Quantity> {
    let (whole, rest) = denominator(&text[start..])?;
    let (part, rest) =
        match rest.strip_prefix('百').filter(|t| whole == Decimal::ONE_HUNDRED && !t.starts_with('分')) {
            Some(rest) => (Numeral::new(Decimal::ONE_HUNDRED, Decimal::ONE), rest),
            None => numeral(rest)?,
        };
    let of_hundred = Decimal::ONE_HUNDRED.checked_div(whole)?;
    let value = part.value.checked_mul(of_hundred)?.round_dp(6);
    let spoken = whole != Decimal::ONE_HUNDRED && !(whole % Decimal::ONE_HUNDRED).is_zero();
    let spoken_place = Decimal::new(1, value.normalize().scale());
    let place = if spoken { spoken_place } else { part.place.checked_mul(of_hundred)? };
    let (value_to, rest) = match upper(rest, whole) {
        Some((to, rest)) => (to.checked_mul(of_hundred), rest),
        None => (part.value_to.and_then(|to| to.checked_mul(of_hundred)), rest),
    };
    let end = text.len() - rest.len();
    let kind =
        if spoken { share_or_change(text, start, end) } else { kind::percentage(&text[..start], rest) };
    percent(Numeral { value_to, ..Numeral::new(value, place) }, kind, end).finish(text, start, after)
}

/// 1/3 where it is a fraction: 占1/3, 1/3的员工, 2/3以上; not a date, a page, an issue of a journal.
fn in_digits(text: &str, start: usize, after: usize) -> Option<Quantity> {
    let (part, rest) = numeral(&text[start..]).filter(|(part, _)| part.arabic)?;
    let (whole, rest) = numeral(rest.strip_prefix('/')?)?;
    let head = &text[..start];
    let taken = head.ends_with(['/', '.', '-']) || head.ends_with(|c: char| c.is_ascii_alphanumeric());
    let whole_numbers =
        part.place == Decimal::ONE && whole.place == Decimal::ONE && whole.factor == Decimal::ONE;
    let proper =
        part.value >= Decimal::ONE && part.value < whole.value && whole.value <= Decimal::ONE_HUNDRED;
    let led = head.ends_with(['占', '近', '约', '超', '过', '足', '到', '达', '有', '于']);
    let of = head.ends_with('的') && end::ends_value(rest);
    let followed = of || rest.starts_with(['的', '强', '弱', '多']) || hedge::after(rest).is_some();
    if taken || !whole_numbers || !proper || !(led || followed) {
        return None;
    }
    let value = part.value.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole.value)?.round_dp(6);
    let place = Decimal::new(1, value.normalize().scale());
    let end = text.len() - rest.len();
    percent(Numeral::new(value, place), share_or_change(text, start, end), end).finish(text, start, after)
}

/// 百分之, 三分之: the whole that a fraction is of.
fn denominator(text: &str) -> Option<(Decimal, &str)> {
    let words = [
        ("百分之", 100_u32),
        ("千分之", 1_000),
        ("万分之", 10_000),
        ("十万分之", 100_000),
        ("百万分之", 1_000_000),
        ("千万分之", 10_000_000),
        ("亿分之", 100_000_000),
    ];
    if let Some((word, whole)) = words.into_iter().find(|(word, _)| text.starts_with(word)) {
        return Some((Decimal::from(whole), &text[word.len()..]));
    }
    let (whole, rest) = numeral(text)?;
    let sane = whole.value > Decimal::ONE && whole.value_to.is_none();
    Some((whole.value, rest.strip_prefix("分之").filter(|_| sane)?))
}

/// The upper end of 百分之三到五, 百分之三至百分之五.
fn upper(text: &str, whole: Decimal) -> Option<(Decimal, &str)> {
    let rest = ["到", "至", "-", "~", "—"].iter().find_map(|sign| text.strip_prefix(sign))?;
    let rest = match denominator(rest) {
        Some((other, rest)) if other == whole => rest,
        Some(_) => return None,
        None => rest,
    };
    let (number, rest) = numeral(rest)?;
    Some((number.value, rest))
}

/// 三成, 六成五, 两成半, 三四成, 五到八成: tenths.
fn tenths(text: &str, start: usize, after: usize) -> Option<Quantity> {
    let (first, rest) = numeral(&text[start..])?;
    let (part, rest) = match rest.strip_prefix(['到', '至', '-', '~']).and_then(numeral) {
        Some((last, rest)) if first.value < last.value => {
            (Numeral { value_to: Some(last.value), ..first }, rest)
        }
        _ => (first, rest),
    };
    let rest = rest.strip_prefix('成')?;
    // 逾7成为本地人: a hedge or digits before 成 leave 为 to the next word.
    let is_verb = rest.starts_with('为')
        && (part.arabic || hedge::before(text, start, false, false).is_some_and(|(_, begin)| begin >= after));
    if part.value > Decimal::TEN || rest.starts_with(NOT_TENTHS) && !is_verb {
        return None;
    }
    let mut tenths = part.times(Decimal::TEN)?;
    let mut rest = rest;
    if let Some(after) = rest.strip_prefix('半') {
        (tenths.value, tenths.place, rest) = (tenths.value + Decimal::from(5), Decimal::ONE, after);
    } else if let Some((more, after)) =
        numeral(rest).filter(|(more, _)| more.value < Decimal::TEN && !more.arabic)
    {
        (tenths.value, tenths.place, rest) = (tenths.value + more.value, Decimal::ONE, after);
    }
    let end = text.len() - rest.len();
    let number = Numeral { factor: Decimal::ONE, bare: false, ..tenths };
    let quantity = percent(number, share_or_change(text, start, end), end).finish(text, start, after)?;
    // 比重过四成 is over 40 %, as 过半 is over half. 表决通过三成 is not.
    let begin = hedge::passed(text, quantity.span.start).filter(|begin| *begin >= after);
    Some(match begin.filter(|_| quantity.relation == Relation::Exact) {
        Some(begin) => {
            Quantity { relation: Relation::Over, span: Span::new(begin, quantity.span.end), ..quantity }
        }
        None => quantity,
    })
}

/// Characters that make 成 the beginning of a word.
const NOT_TENTHS: &[char] = &[
    '立', '为', '员', '果', '功', '长', '品', '就', '熟', '本', '都', '渝', '人', '分', '型', '效', '份',
    '交', '绩', '色', '家', '镇', '群', '村',
];

/// A part said in words is a share unless the words before it say by how much something changed.
fn share_or_change(text: &str, start: usize, end: usize) -> Kind {
    match kind::percentage(&text[..start], &text[end..]) {
        Kind::Change => Kind::Change,
        _ => Kind::Share,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fraction_that_does_not_end_is_precise() {
        let table = [
            ("三分之一", "0.000001"),
            ("三分之二", "0.000001"),
            ("四分之一", "1"),
            ("八分之一", "0.1"),
            ("一半", "1"),
            ("三成", "10"),
        ];
        for (text, place) in table {
            let got = quantity(text, 0, 0).map(|q| q.place.normalize().to_string()).unwrap_or_default();
            assert_eq!(got, place, "{text}");
        }
    }
}
