//! Ratios: 师生比为1:18, 按1比3的比例. Their value is the first number for one of the second, in the unit 比. Most numbers with
//! a colon between them are none: scores, times of day.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::measured::Measured;
use super::numeral::{Numeral, numeral};
use super::{Kind, Quantity, end};

/// Characters that may stand between the numbers of a ratio.
const SIGNS: [char; 3] = [':', '：', '比'];
/// Words before a ratio, other than those that end in 比.
const NAMES: &[&str] = &["比例", "比率", "比价", "配比", "杠杆率", "赔率", "稀释"];
/// Words behind one: 1:1仿制, 按8:2分担.
const BEHIND: &[&str] = &[
    "的比例", "比例", "的配比", "配比", "的比率", "的股本", "的浓度", "配股", "配套", "配资", "配备", "配置",
    "兑换", "分担", "仿制", "稀释", "置换", "折算", "混合", "分成", "分账",
];
/// Words that make the numbers a score.
const SCORES: &[&str] = &["比分", "战胜", "击败", "不敌", "负于", "胜", "比赛"];
/// Characters between 比 and a number that stands for a ratio alone.
const FILLERS: &str = "为是达约近至到由从缩小扩大下降提高升控制在超过不低于于";
/// Characters before 比 that make it another word: 同比, 占比; and behind it: 比上年, 比分.
const OTHER_BEFORE: &str = "同环对相占评好无百";
const OTHER_BEHIND: &str = "分赛上去较前重其";

/// The ratio whose first number stands from `start` to `at`; its hedges reach back to `after` at the most.
pub(super) fn quantity(
    text: &str,
    start: usize,
    first: Numeral,
    at: usize,
    after: usize,
) -> Option<Quantity> {
    let (second, rest) = numeral(text[at..].strip_prefix(SIGNS)?)?;
    let further =
        rest.strip_prefix(SIGNS).is_some_and(|rest| numeral(rest).is_some()) || goes_on(&text[..start]);
    let plain = |number: &Numeral| number.value_to.is_none() && !number.bare && !number.vague;
    if further || !plain(&first) || !plain(&second) || !is_ratio(clause(&text[..start]), rest) {
        return None;
    }
    let value = first.value.checked_div(second.value)?.round_dp(6);
    let place = if second.value == Decimal::ONE { first.place } else { Decimal::new(1, 6) };
    let number = Numeral::new(value, place);
    let end = text.len() - rest.len();
    let unit = Cow::Borrowed("比");
    Measured { begin: start, number, unit, kind: Kind::Rate, inside: None, end }.finish(text, start, after)
}

/// 收入比缩小至1.78, 性别比为105.07: a ratio to one, or of the sexes to a hundred, that says its second number in its name; and
/// both of 收入比由2.45缩小到2.28.
pub(super) fn bare(text: &str, start: usize, number: Numeral, at: usize) -> Option<Measured> {
    let fillers = |head| str::trim_end_matches(head, |c| FILLERS.contains(c));
    let head = fillers(&text[..start]);
    // The second value of a change: what led to the first leads to it.
    let former = head.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    let led = former.len() < head.len() && former.ends_with(['由', '从']);
    let head = if led { fillers(former) } else { head };
    let fraction = number.place < Decimal::ONE && number.value_to.is_none();
    if !fraction || !ends(text, start, at) || !names_ratio(head) {
        return None;
    }
    let hundred = head.ends_with("性别比") && number.value > Decimal::TEN;
    let number = if hundred { number.times(Decimal::new(1, 2))? } else { number };
    let unit = Cow::Borrowed("比");
    Some(Measured { begin: start, number, unit, kind: Kind::Rate, inside: None, end: at })
}

/// Whether `head` ends in the name of a ratio.
fn names_ratio(head: &str) -> bool {
    head.ends_with("倍差") || head.ends_with('比') && ends_in_ratio(clause(head))
}

/// Whether a ratio from `start` to `at` ends there: before a stop that begins no further number, before what it is a ratio to
/// (（以农村为1）), or as the first value of a change.
fn ends(text: &str, start: usize, at: usize) -> bool {
    let tail = &text[at..];
    let further = tail.strip_prefix(SIGNS).is_some_and(|rest| numeral(rest).is_some());
    let verb = tail.trim_start_matches(|c| FILLERS.contains(c));
    let becomes = text[..start].ends_with(['由', '从'])
        && tail[..tail.len() - verb.len()].ends_with(['到', '至', '为'])
        && verb.starts_with(|c: char| c.is_ascii_digit());
    !further && (end::ends_value(tail) || tail.starts_with("（以")) || becomes
}

/// Whether a number and the sign of a ratio stand before: 4:38:58 is none of two.
fn goes_on(head: &str) -> bool {
    head.strip_suffix(SIGNS).is_some_and(|head| head.ends_with(|c: char| c.is_ascii_digit()))
}

/// Whether the words around two numbers say that they are a ratio.
fn is_ratio(head: &str, tail: &str) -> bool {
    let named = || NAMES.iter().any(|name| head.contains(name));
    let score = || SCORES.iter().any(|word| head.contains(word));
    (BEHIND.iter().any(|word| tail.starts_with(word)) || named() || ends_in_ratio(head)) && !score()
}

/// Whether a word that ends in 比 stands before the numbers: 师生比, 收入之比为, 猪料比.
fn ends_in_ratio(head: &str) -> bool {
    head.match_indices('比').any(|(at, word)| {
        let before = head[..at].chars().next_back();
        let behind = head[at + word.len()..].chars().next();
        before.is_some_and(|c| !OTHER_BEFORE.contains(c) && !c.is_ascii_digit())
            && behind.is_none_or(|c| !OTHER_BEHIND.contains(c))
    })
}

/// The end of a clause, at most sixteen characters of it.
fn clause(head: &str) -> &str {
    let stops = |c| matches!(c, '，' | '。' | '；' | '！' | '？' | '\n' | '（' | '）' | '、');
    let inside = head.char_indices().rev().take(16).take_while(|&(_, c)| !stops(c));
    &head[inside.last().map_or(head.len(), |(at, _)| at)..]
}
