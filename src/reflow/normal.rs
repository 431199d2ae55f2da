//! One form for each character: half-width, simplified; spaces that printing put inside words left out.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use unicode_width::UnicodeWidthChar;

use super::Clean;
use super::line::REWRITTEN;
use super::punctuation::{HALF_WIDTH, Punctuation};
use crate::text::Span;
use crate::trigger::{self, Mark};

/// Traditional characters that the simplified standard set (GB 2312) lacks, each followed by its simplified form.
/// From the character table of OpenCC (Apache-2.0).
const TRADITIONAL: &str = include_str!("../traditional.txt");

/// Simplified forms of the main block of Chinese characters, by code point.
static SIMPLIFIED: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut table: Vec<char> = ('\u{4E00}'..='\u{9FFF}').collect();
    let mut pairs = TRADITIONAL.chars().filter(|c| !c.is_whitespace());
    while let (Some(from), Some(to)) = (pairs.next(), pairs.next()) {
        if let Some(entry) = table.get_mut((from as usize).wrapping_sub(0x4E00)) {
            *entry = to;
        }
    }
    table
});

/// Whether `c` is a Chinese character or Chinese punctuation, which stand without spaces between them.
pub const fn is_cjk(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{3001}'..='\u{303F}' | '\u{FF01}'..='\u{FFEF}' | '“' | '”' | '‘' | '’' | '…' | '—')
}

/// Columns of a character on a terminal, told without a table for those that make up nearly every line.
#[inline]
pub(super) fn width(c: char) -> usize {
    match c {
        '\u{4E00}'..='\u{9FFF}' => 2,
        ' '..='~' => 1,
        '\u{3001}'..='\u{3029}' | '\u{FF01}'..='\u{FF60}' => 2,
        _ => c.width().unwrap_or(0),
    }
}

/// Writes a line into `out`, whose marks these are: characters in their one form, spaces inside words and numbers left
/// out. Where they are `spaced` out, all spaces go but those between Latin words.
pub(super) fn write_line(text: &str, line: Span, marks: &[Mark], spaced: bool, out: &mut Clean) {
    let slice = line.of(text);
    // What was not written yet begins here.
    let mut run = line.start;
    let mut punctuation = Punctuation::default();
    // Behind full-width punctuation no space stays.
    let mut behind = None;
    for &Mark { at, c, sorts } in marks {
        if sorts & REWRITTEN == 0 {
            out.triggers.push(out.text.as_str().len() + (at - run), c, sorts);
            continue;
        }
        let wide = punctuation.wide(slice, at - line.start, c);
        let plain = wide.unwrap_or_else(|| character(c));
        let keep = match is_space(c) {
            true => behind != Some(at) && keeps_space(slice, at - line.start, c, spaced),
            false => !is_invisible(c),
        };
        behind = wide.map(|_| at + c.len_utf8()).or(behind);
        if keep {
            out.triggers.push(out.text.as_str().len() + (at - run), plain, trigger::sorts(plain));
        }
        if keep && plain == c {
            continue;
        }
        let end = at + c.len_utf8();
        out.text.push(&text[run..at], Span::new(run, at));
        run = end;
        if keep {
            out.text.push(plain.encode_utf8(&mut [0; 4]), Span::new(at, end));
        }
    }
    out.text.push(&text[run..line.end], Span::new(run, line.end));
}

/// The characters that may be rewritten or left out; a line is passed over from one to the next.
pub(super) fn rewritten() -> impl Iterator<Item = char> {
    let traditional = TRADITIONAL.chars().filter(|c| !c.is_whitespace()).step_by(2);
    let others = OTHERS.iter().flat_map(|range| range.clone());
    let others = others.filter(|&c| is_space(c) || is_invisible(c) || character(c) != c);
    traditional.chain(others).chain(HALF_WIDTH.chars())
}

/// Where characters outside the main block stand that may be rewritten or left out.
const OTHERS: &[RangeInclusive<char>] = &[
    '\0'..=' ',
    '\u{A0}'..='\u{AD}',
    '\u{2000}'..='\u{2089}',
    '\u{2236}'..='\u{223C}',
    '\u{25CB}'..='\u{25EF}',
    '\u{3000}'..='\u{303F}',
    '\u{FE60}'..='\u{FEFF}',
    '\u{FF01}'..='\u{FFEF}',
];

/// The one form of a character.
pub(super) fn character(c: char) -> char {
    match c {
        '\u{4E00}'..='\u{9FFF}' => SIMPLIFIED[c as usize - 0x4E00],
        '０'..='９'
        | 'Ａ'..='Ｚ'
        | 'ａ'..='ｚ'
        | '％'
        | '．'
        | '＋'
        | '－'
        | '／'
        | '～'
        | '＝'
        | '＜'
        | '＞' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '₀'..='₉' => char::from_u32(c as u32 - 0x2080 + 0x30).unwrap_or(c),
        '﹪' => '%',
        '○' | '◯' => '〇',
        '∶' => '：',
        '〝' => '“',
        '〞' => '”',
        '〜' | '∼' => '~',
        _ if is_space(c) => ' ',
        _ => c,
    }
}

/// A text that is one line, every character in its one form; spaces stay.
pub fn one_form(text: &str) -> String {
    let mut punctuation = Punctuation::default();
    let seen = text.char_indices().filter(|(_, c)| !is_invisible(*c));
    seen.map(|(at, c)| punctuation.wide(text, at, c).unwrap_or_else(|| character(c))).collect()
}

pub(super) const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{3000}')
}

const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200D}' | '\u{FEFF}' | '\u{AD}' | '\r')
}

/// A space stays between two words: Latin ones, or Chinese ones of two characters or more (a headline's parts, the
/// names of a byline); and inside a number grouped in threes. Where every character is `spaced` out, between Latin
/// words only.
fn keeps_space(line: &str, at: usize, space: char, spaced: bool) -> bool {
    let before = line[..at].chars().rev();
    let after = line[at + space.len_utf8()..].chars();
    let (Some(left), Some(right)) = (before.clone().next(), after.clone().next()) else { return false };
    if is_space(left) {
        return false;
    }
    let right = if is_space(right) { after.clone().find(|c| !is_space(*c)).unwrap_or(right) } else { right };
    let word = |c: char| matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}');
    match (is_cjk(left), is_cjk(right)) {
        (false, false) if spaced => {
            let (first, last) = (is_single(before), is_single(after.skip_while(|c| is_space(*c))));
            let letters = left.is_ascii_alphabetic() && right.is_ascii_alphabetic();
            if letters { !(first && last) } else { !(first || last) }
        }
        (false, false) => true,
        (true, true) if word(left) && word(right) => {
            second(before).is_some_and(word) && second(after.skip_while(|c| is_space(*c))).is_some_and(word)
        }
        (true, true) => {
            !(word(left) || word(right)) || left == '”' || right == '“' || left == '’' || right == '‘'
        }
        _ => false,
    }
}

/// So many more characters that touch than stand apart, and the rest of the line is not looked at.
const MANY: usize = 8;

/// How many Chinese characters of a line stand behind a space, and how many touch another or a digit.
fn spaced_characters(line: &str) -> (usize, usize) {
    let word = |c: char| matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}');
    let digit = |c: char| matches!(c, '0'..='9' | '０'..='９');
    let (mut alone, mut touching) = (0, 0);
    let mut last = ' ';
    for c in line.chars() {
        let touches = word(c) && (word(last) || digit(last)) || digit(c) && word(last);
        touching += usize::from(touches);
        alone += usize::from(is_cjk(c) && is_space(last));
        last = c;
        if touching > alone + MANY {
            break;
        }
    }
    (alone, touching)
}

/// Whether the characters of a line stand apart, digits too: 产 量 8 2 0 亿 斤; a few words and whole numbers among them
/// may not. A short line goes with its `block`.
pub(super) fn is_letter_spaced(line: &str, block: bool) -> bool {
    let (alone, touching) = spaced_characters(line);
    alone >= 3 && alone >= 2 * touching || block && touching == 0
}

/// Whether the run of characters at one side of a space is a single one: the digits of 8 2 0, not of 2022 and 320.
fn is_single(mut side: impl Iterator<Item = char>) -> bool {
    side.nth(1).is_none_or(|c| is_space(c) || is_cjk(c))
}

fn second(mut chars: impl Iterator<Item = char>) -> Option<char> {
    chars.nth(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::CharSet;

    #[test]
    fn widths_are_those_of_the_table() {
        for c in '\0'..='\u{FFFF}' {
            assert_eq!(width(c), c.width().unwrap_or(0), "{c:?}");
        }
    }

    #[test]
    fn every_character_that_is_rewritten_is_looked_for() {
        let set = CharSet::of(&rewritten().collect::<String>());
        for c in '\0'..='\u{FFFF}' {
            let rewritten = is_space(c) || is_invisible(c) || character(c) != c || HALF_WIDTH.contains(c);
            assert_eq!(set.contains(c), rewritten, "{c:?}");
        }
    }
}
