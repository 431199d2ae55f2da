//! Finds the quantities of a text: a numeral, the hedges around it, its unit, and what it is not.

use std::borrow::Cow;
use std::sync::LazyLock;

use rust_decimal::Decimal;

use super::numeral::{Numeral, begins_numeral, numeral};
use super::unit::{Unit, unit};
use super::{Kind, Quantity, Relation, hedge, kind, name, special};
use crate::scan::CharSet;
use crate::text::Span;

/// Every quantity of `text`, in order. Spans in `times` (in order) are dates and hold none.
pub fn quantities(text: &str, times: &[Span]) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    let mut times = times.iter().peekable();
    let mut at = 0;
    while let Some((start, c)) = TRIGGERS.find(text, at) {
        while times.next_if(|time| time.end <= start).is_some() {}
        if let Some(time) = times.peek().filter(|time| time.start <= start) {
            at = time.end;
            continue;
        }
        let after = found.last().map_or(0, |q| q.span.end);
        match read(text, start, after) {
            Some(quantity) => {
                at = quantity.span.end.max(start + c.len_utf8());
                found.push(quantity);
            }
            None => at = start + token(text, start),
        }
    }
    found
}

/// Characters that a quantity may begin with: those of numerals, and 翻.
static TRIGGERS: LazyLock<CharSet> = LazyLock::new(|| {
    CharSet::of("0123456789〇零一二三四五六七八九两壹贰叁肆伍陆柒捌玖十百千万亿拾佰仟廿卅俩仨半数几成翻")
});

/// Length of what is passed over where no quantity was read: a run of Latin letters and digits, an idiom, a numeral
/// that counts nothing, or a character.
fn token(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    let group =
        |at: usize| rest.as_bytes().get(at + 1..at + 4).is_some_and(|b| b.iter().all(u8::is_ascii_digit));
    let latin = rest
        .bytes()
        .enumerate()
        .take_while(|&(at, b)| b.is_ascii_alphanumeric() || b == b'.' || b == b',' && group(at))
        .count();
    let numeral =
        || numeral(rest).filter(|_| !text[..start].ends_with('唯')).map(|(_, tail)| rest.len() - tail.len());
    let character = || rest.chars().next().map_or(1, char::len_utf8);
    (latin > 0).then_some(latin).or_else(|| name::idiom(rest)).or_else(numeral).unwrap_or_else(character)
}

/// The quantity whose number begins at `start`; a hedge before it reaches back to `after` at the most.
fn read(text: &str, start: usize, after: usize) -> Option<Quantity> {
    if let Some(quantity) = special::quantity(text, start, after) {
        return Some(quantity);
    }
    if !name::may_begin(text, start) {
        return None;
    }
    let (number, at) = numeral_at(text, start)?;
    if let Some(quantity) = class(text, start, number, at) {
        return Some(quantity);
    }
    let (number, at) = colloquial(text, number, at);
    let own = tail(text, start, at);
    let measured = range(text, start, number, own.as_ref().map_or(at, |own| own.end), own.as_ref())
        .or_else(|| measured(text, start, number, own?))
        .or_else(|| implied(text, start, number, at))
        .or_else(|| shared(text, start, number, at))
        .or_else(|| unmeasured(text, start, number, at))?;
    measured.finish(text, start, after)
}

/// The numeral at `start` and where it ends. Behind a number and a comma a comma parts numbers, not thousands.
fn numeral_at(text: &str, start: usize) -> Option<(Numeral, usize)> {
    let head = text[..start].strip_suffix('，').filter(|head| head.ends_with(|c: char| c.is_ascii_digit()));
    let near = text[start..].char_indices().nth(40).map_or(text.len(), |(at, _)| start + at);
    let comma = head.and_then(|_| text[start..near].find('，'));
    let words = &text[start..comma.map_or(text.len(), |at| start + at)];
    let (number, rest) = numeral(words)?;
    Some((number, start + words.len() - rest.len()))
}

/// A number with its unit, before the hedges around it are read.
pub(super) struct Measured {
    /// Where 每平方米 before the number begins, or the number.
    pub begin: usize,
    pub number: Numeral,
    pub unit: Cow<'static, str>,
    pub kind: Kind,
    /// 余, 多 or 来 before the unit.
    pub inside: Option<Relation>,
    pub end: usize,
}

impl Measured {
    /// The quantity with the hedges around it.
    pub(super) fn finish(self, text: &str, start: usize, after: usize) -> Option<Quantity> {
        let number = self.number;
        let large = number.factor >= Decimal::from(10_000) || number.value >= Decimal::from(10_000);
        let start = name::minus(text, start).filter(|minus| *minus >= after).unwrap_or(start);
        let before = hedge::before(text, start, number.bare, large).filter(|(_, begin)| *begin >= after);
        let behind = hedge::after(&text[self.end..])
            .filter(|(relation, _)| self.kind_takes(*relation, &text[self.end..]));
        if number.bare && before.is_none() && behind.is_none() && self.inside.is_none() && !number.plus {
            return None;
        }
        let relation = if number.value_to.is_some() {
            Relation::Range
        } else if number.vague && before.is_none() {
            Relation::AtLeast
        } else {
            let inside = number.plus.then_some(Relation::Plus).or(self.inside);
            hedge::join(before.map(|(r, _)| r), inside, behind.map(|(r, _)| r))
        };
        let begin = before.map_or(start, |(_, begin)| begin).min(self.begin.max(after));
        let end = self.end + behind.map_or(0, |(_, length)| length);
        Some(Quantity {
            span: Span::new(begin, end),
            value: number.value.normalize(),
            value_to: number.value_to.map(|to| to.normalize()),
            relation,
            unit: self.unit,
            kind: self.kind,
            place: number.place,
        })
    }

    /// 内 is a hedge behind a time or a distance only; 多 and 余 not behind a classifier (100个多…).
    fn kind_takes(&self, relation: Relation, tail: &str) -> bool {
        let extended = matches!(self.kind, Kind::Duration | Kind::Length | Kind::Area);
        match relation {
            Relation::AtMost if tail.starts_with('内') || tail.starts_with("范围") => extended,
            Relation::Plus if tail.starts_with(['多', '余']) => self.kind != Kind::Count,
            Relation::Over | Relation::Under if tail.starts_with(['强', '弱']) => {
                self.kind == Kind::Share && self.number.place >= Decimal::ONE
            }
            _ => true,
        }
    }
}

/// 千亿级, 百亿元级: an order of magnitude of money.
fn class(text: &str, start: usize, number: Numeral, at: usize) -> Option<Quantity> {
    let tail = text[at..].strip_prefix('元').unwrap_or(&text[at..]);
    let large = number.value >= Decimal::from(10_000_000);
    let tail = tail.strip_prefix('级').filter(|t| large && !t.starts_with(['人', '用', '别']))?;
    Some(Quantity {
        span: Span::new(start, text.len() - tail.len()),
        value: number.value.normalize(),
        value_to: None,
        relation: Relation::AtLeast,
        unit: Cow::Borrowed("元"),
        kind: Kind::Class,
        place: number.place,
    })
}

/// What stands behind a number: 余, a unit, 半, a second unit behind `/`.
struct Tail {
    /// Where 每平方米 before the number begins, or the number.
    begin: usize,
    unit: Cow<'static, str>,
    kind: Kind,
    inside: Option<Relation>,
    half: bool,
    end: usize,
}

fn tail(text: &str, start: usize, at: usize) -> Option<Tail> {
    let spaces = text[at..].len() - text[at..].trim_start_matches(' ').len();
    let at = at + spaces;
    let rest = &text[at..];
    if let Some(sign) = rest.chars().next().filter(|c| matches!(c, '%' | '‰')) {
        let kind = kind::percentage(&text[..start], &rest[sign.len_utf8()..]);
        let unit = if sign == '%' { "%" } else { "‰" };
        return Some(Tail {
            begin: start,
            unit: unit.into(),
            kind,
            inside: None,
            half: false,
            end: at + sign.len_utf8(),
        });
    }
    let (inside, at) = inside(text, start, at);
    if let Some((found, half, length)) = split_unit(&text[at..]) {
        let (unit, kind) = (Cow::Borrowed(found.name), found.kind);
        return Some(Tail {
            begin: start,
            unit,
            kind,
            inside: (!half).then_some(Relation::Plus),
            half,
            end: at + length,
        });
    }
    let (found, length) = unit(&text[at..])?;
    let mut end = at + length;
    let (begin, unit, kind) = match per(&text[end..]) {
        Some((other, length)) => {
            end += length;
            (start, Cow::Owned(format!("{}/{other}", found.name)), Kind::Rate)
        }
        None => each(text, start, found),
    };
    let half = text[end..].starts_with('半') && !name::half_word(&text[end..]);
    let end = if half { end + '半'.len_utf8() } else { end };
    let cubic = unit == "方" && text[..at].ends_with(['万', '亿']);
    let kind = if cubic { Kind::Volume } else { kind };
    Some(Tail { begin, unit, kind, inside, half, end })
}

/// 余, 多, or behind a round number 来, before a unit: what it says, and where the unit begins.
fn inside(text: &str, start: usize, at: usize) -> (Option<Relation>, usize) {
    let rest = &text[at..];
    let round = text[start..at].ends_with(['0', '十', '百', '千', '万']);
    if let Some(after) = rest.strip_prefix(['余', '多']) {
        (Some(Relation::Plus), text.len() - after.len())
    } else if let Some(after) = rest.strip_prefix('来').filter(|_| round) {
        (Some(Relation::About), text.len() - after.len())
    } else {
        (None, at)
    }
}

/// 个多月, 个半小时: 多 or 半 inside a unit of two words; whether it is 半, and the length.
fn split_unit(text: &str) -> Option<(&'static Unit, bool, usize)> {
    let inner = text.strip_prefix('个')?;
    let half = inner.starts_with('半');
    let inner = inner.strip_prefix(['多', '余', '半'])?;
    ["个月", "个小时", "个百分点", "个星期", "个季度"].iter().find_map(|name| {
        let rest = inner.strip_prefix(&name['个'.len_utf8()..])?;
        Some((super::unit::named(name)?, half, text.len() - rest.len()))
    })
}

/// `/天` behind a unit.
fn per(text: &str) -> Option<(&'static str, usize)> {
    let rest = text.strip_prefix('/')?;
    let days =
        ["日", "月", "年", "人"].into_iter().find(|day| rest.starts_with(day)).map(|day| (day, day.len()));
    let (name, length) = days.or_else(|| unit(rest).map(|(unit, length)| (unit.name, length)))?;
    Some((name, length + 1))
}

/// 每平方米 before a number makes the unit 元/平方米.
fn each(text: &str, start: usize, found: &'static Unit) -> (usize, Cow<'static, str>, Kind) {
    let head = text[..start].trim_end_matches(['约', '仅', '达', '为', '超', '过', '近', '到', '高', '足']);
    let from = head.char_indices().rev().take(6).find(|(_, c)| *c == '每').map(|(at, c)| at + c.len_utf8());
    let other = from.and_then(|from| {
        let (other, length) = unit(&head[from..])?;
        let begin = from - '每'.len_utf8();
        (from + length == head.len() && other.name != found.name).then_some((begin, other))
    });
    match other {
        Some((begin, other)) if found.kind != Kind::Duration && other.kind != Kind::Duration => {
            (begin, Cow::Owned(format!("{}/{}", found.name, other.name)), Kind::Rate)
        }
        _ => (start, Cow::Borrowed(found.name), found.kind),
    }
}

/// A number and its unit.
fn measured(text: &str, start: usize, number: Numeral, tail: Tail) -> Option<Measured> {
    if !name::is_quantity(text, start, &number, &tail.unit, tail.kind, tail.end) {
        return None;
    }
    let mut number = number;
    if tail.half {
        number.value = number.value.checked_add(Decimal::new(5, 1))?;
        number.place = Decimal::new(5, 1);
    }
    let mut end = tail.end;
    if tail.unit == "元"
        && let Some((coins, place, length)) = coins(&text[end..])
    {
        (number.value, number.place) = (number.value.checked_add(coins)?, place);
        end += length;
    }
    Some(Measured { begin: tail.begin, number, unit: tail.unit, kind: tail.kind, inside: tail.inside, end })
}

/// 5角, 3角5分 behind 元: the value in 元, its place and its length.
fn coins(text: &str) -> Option<(Decimal, Decimal, usize)> {
    let below = |number: &Numeral| number.value < Decimal::TEN && number.place == Decimal::ONE;
    let (jiao, rest) = numeral(text).filter(|(number, _)| below(number))?;
    let rest = rest.strip_prefix(['角', '毛'])?;
    let (jiao, place) = (jiao.value.checked_div(Decimal::TEN)?, Decimal::new(1, 1));
    let fen = numeral(rest).filter(|(number, _)| below(number));
    match fen.and_then(|(fen, rest)| Some((fen.value, rest.strip_prefix('分')?))) {
        Some((fen, rest)) => {
            let fen = fen.checked_div(Decimal::ONE_HUNDRED)?;
            Some((jiao.checked_add(fen)?, Decimal::new(1, 2), text.len() - rest.len()))
        }
        None => Some((jiao, place, text.len() - rest.len())),
    }
}

/// 30个亿 is 30亿.
fn colloquial(text: &str, number: Numeral, at: usize) -> (Numeral, usize) {
    for (word, factor) in [("个亿", 100_000_000_u64), ("个万", 10_000)] {
        if text[at..].starts_with(word)
            && let Some(number) = number.times(Decimal::from(factor))
        {
            return (number, at + word.len());
        }
    }
    (number, at)
}

const RANGE_SIGNS: &[&str] = &["——", "-", "–", "—", "~", "－", "至", "到", "―", "−", "一"];

/// 20~30万吨, 3年-5年, 3%至5%.
fn range(text: &str, start: usize, first: Numeral, at: usize, own: Option<&Tail>) -> Option<Measured> {
    if !first.arabic && first.bare {
        return None;
    }
    let sign = RANGE_SIGNS.iter().find(|sign| text[at..].starts_with(**sign))?;
    let from_to = matches!(*sign, "至" | "到") && text[..start].ends_with(['从', '由', '自']);
    let rest = &text[at + sign.len()..];
    let dash = *sign != "一" || rest.starts_with(|c: char| c.is_ascii_digit()) && first.arabic;
    if from_to || !dash {
        return None;
    }
    let (second, rest) = numeral(rest)?;
    let unit = tail(text, start, text.len() - rest.len())?;
    if own.is_some_and(|own| own.unit != unit.unit)
        || second.bare
        || !name::counts(&unit.unit, text, unit.end)
    {
        return None;
    }
    let scaled =
        first.times(second.factor).filter(|n| first.factor == Decimal::ONE && n.value < second.value);
    let first = scaled.unwrap_or(first);
    let number = Numeral { value_to: Some(second.value), place: second.place, ..first };
    let inside = second.plus.then_some(Relation::Plus).or(unit.inside);
    (first.value < second.value).then_some(Measured {
        begin: unit.begin,
        number,
        unit: unit.unit,
        kind: unit.kind,
        inside,
        end: unit.end,
    })
}

/// 从12.49拓展到28.16平方公里: the first number takes the unit of the second.
fn implied(text: &str, start: usize, number: Numeral, at: usize) -> Option<Measured> {
    if !text[..start].ends_with(['从', '由', '自']) {
        return None;
    }
    let reach = text[at..].char_indices().take(10).find(|(_, c)| begins_numeral(*c)).map(|(i, _)| at + i)?;
    let verb = &text[at..reach];
    if !verb.ends_with(['到', '至', '为']) || verb.contains(['，', '。', '；', '、']) {
        return None;
    }
    let (second, rest) = numeral(&text[reach..])?;
    let tail = tail(text, start, text.len() - rest.len())?;
    let number = if number.factor == Decimal::ONE { number.times(second.factor)? } else { number };
    Some(Measured { begin: start, number, unit: tail.unit, kind: tail.kind, inside: None, end: at })
}

/// 分别提高0.3和1.2个百分点: every number takes the unit of the last.
fn shared(text: &str, start: usize, number: Numeral, at: usize) -> Option<Measured> {
    let reach = text[..start].char_indices().rev().nth(11).map_or(0, |(at, _)| at);
    if !number.arabic || !text[reach..start].contains("分别") {
        return None;
    }
    let mut rest = &text[at..];
    for _ in 0..6 {
        let (next, after) = numeral(rest.strip_prefix(['和', '、', '与'])?)?;
        if let Some(tail) = tail(text, start, text.len() - after.len()) {
            let number = if number.factor == Decimal::ONE { number.times(next.factor)? } else { number };
            let Tail { unit, kind, .. } = tail;
            return Some(Measured { begin: start, number, unit, kind, inside: None, end: at });
        }
        rest = after;
    }
    None
}

/// A number without a unit: money with 元 left out, an index, a score.
fn unmeasured(text: &str, start: usize, number: Numeral, at: usize) -> Option<Measured> {
    let tail = &text[at..];
    let hedged =
        || number.value >= Decimal::from(1_000_000_000) && hedge::before(text, start, true, true).is_some();
    let large = number.factor >= Decimal::from(10_000) && (!number.bare || hedged());
    let kind = if name::ends_value(tail) && kind::is_score(&text[..start]) {
        Kind::Score
    } else if !large || name::is_part_of_word(tail) {
        return None;
    } else if kind::is_money(&text[..start], tail) {
        Kind::Money
    } else {
        Kind::Count
    };
    Some(Measured { begin: start, number, unit: Cow::Borrowed(""), kind, inside: None, end: at })
}
