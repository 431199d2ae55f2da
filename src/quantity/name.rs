//! What looks like a quantity and is none: numbers in names, ordinals, numbering.

use super::idiom::idiom;
use super::kind;
use super::latin::behind_latin;
use super::sign::is_verb_end;
use crate::reflow::is_cjk;

/// Whether a number that begins at `start` is not the tail of a name: P3, 白介素-17, 第8.6代, 1+3+N.
pub(super) fn may_begin(text: &str, start: usize) -> bool {
    let mut before = text[..start].chars().rev();
    let digit = text[start..].starts_with(|c: char| c.is_ascii_digit());
    if !digit && (idiom(&text[start..]).is_some() || text[start..].starts_with(['俩', '仨']))
        || is_slogan(&text[..start], &text[start..])
    {
        return false;
    }
    let Some(last) = before.next() else { return true };
    let second = before.next();
    if last == '、' && ends_ordinal(&text[start..]) && goes_on_ordinal(&text[..start - last.len_utf8()]) {
        return false;
    }
    match last {
        '第' | '#' | '№' | '_' | '@' | '〔' | '[' | '×' => false,
        '号' | '栋' | '幢' if digit => false,
        c if c.is_ascii_alphabetic() => !digit || behind_latin(text, start),
        c if c.is_ascii_digit() => !digit,
        '初' if !digit => second.is_some_and(|c| "年月最当".contains(c)),
        '.' | ':' | '：' if digit => !second.is_some_and(|c| c.is_ascii_alphanumeric()) || last == '：',
        '-' | '+' if digit && text[..start - 1].ends_with("%/") => true,
        '-' | '+' if digit && text[..start - 1].ends_with('/') => {
            is_listed(&text[..start - 2], &text[start..])
        }
        '-' | '+' if digit && kind::ends_in_rate(&text[..start - 1]) => true,
        '+' if digit && second.is_some_and(is_cjk) && is_rate(&text[start..]) => true,
        '/' if digit && is_listed(&text[..start - 1], &text[start..]) => true,
        '-' | '—' | '–' | '/' | '+' if digit => {
            let word = last == '-' && second.is_some_and(is_cjk);
            second.is_none_or(|c| "，。；：、（ ".contains(c) || is_verb_end(c)) || word
        }
        '十' | '百' | '千' | '万' | '亿' if !digit => false,
        _ => true,
    }
}

/// Whether a number is one of per cent or of their points: +18.94% behind 收入.
fn is_rate(tail: &str) -> bool {
    let rest = tail.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    ["%", "pct", "个百分点", "bp", "BP"].iter().any(|unit| rest.starts_with(unit))
}

/// Whether a text begins with a number that may be one of ranks: 19位, 四.
fn ends_ordinal(tail: &str) -> bool {
    let rest = tail.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    rest.starts_with(['位', '名', '届']) || super::end::ends_value(rest)
}

/// So many items of a list of ranks are looked back over.
const MOST_RANKS: usize = 8;

/// Whether a list of ranks ends with `head`: 第15位、19位, 第三.
fn goes_on_ordinal(head: &str) -> bool {
    let mut rest = head;
    for _ in 0..MOST_RANKS {
        let number = rest.trim_end_matches(['位', '名', '届']);
        let before =
            number.trim_end_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
        if before.len() == number.len() {
            return false;
        }
        match before.strip_suffix('、') {
            Some(more) => rest = more,
            None => return before.ends_with('第'),
        }
    }
    false
}

/// Whether a number behind a slash goes on a list: 6.6%/14.0%, 1.3/1.9个百分点, 100MW/200MWh; not 1/3, 140/90.
fn is_listed(head: &str, tail: &str) -> bool {
    let decimal = |number: &str| number.trim_matches(|c: char| c.is_ascii_digit()).starts_with('.');
    let number = |text: &str| text.bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    let before = head.bytes().rev().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    head.ends_with(['%', 'W']) || decimal(&head[head.len() - before..]) && decimal(&tail[..number(tail)])
}

/// “四个一”, “两个结合”: few characters in quotation marks that begin with a Chinese numeral and 个 are a name.
fn is_slogan(head: &str, tail: &str) -> bool {
    let numeral = |c: char| "一二两三四五六七八九十".contains(c);
    let quoted = head.ends_with(['“', '「']).then(|| tail.trim_start_matches(numeral));
    let inside = quoted.filter(|rest| rest.len() < tail.len()).and_then(|rest| rest.strip_prefix('个'));
    inside.is_some_and(|inside| inside.chars().take(7).any(|c| matches!(c, '”' | '」')))
}

/// 半 that begins a word of its own: 三个半导体企业.
pub(super) fn half_word(text: &str) -> bool {
    ["半导", "半山", "半岛", "半成", "半自", "半径", "半年", "半数", "半个", "半夜", "半挂", "半月", "半程"]
        .iter()
        .any(|word| text.starts_with(word))
}

/// A scaled number that is part of a name: 万达, 千岛湖, 亿联.
pub(super) fn is_part_of_word(tail: &str) -> bool {
    tail.starts_with(|c: char| c.is_ascii_alphanumeric() || "级+-—分之余多来把".contains(c))
}
