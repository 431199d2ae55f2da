//! Whether a quantity may begin at a place, told by a few characters: most Chinese numerals count nothing (一起, 数字,
//! 千方百计), and are passed over before anything is read.

use std::sync::LazyLock;

use super::end::ends_value;
use super::unit::Units;
use crate::scan::CharSet;

/// Characters of Chinese numerals, and what may stand inside of one.
static NUMERAL: LazyLock<CharSet> = LazyLock::new(|| {
    CharSet::of("〇零一二三四五六七八九两壹贰叁肆伍陆柒捌玖十百千万亿拾佰仟廿卅俩仨几余多点")
});
/// Characters that may follow a numeral, other than units: signs, hedges, and the rest of fractions and tenths.
static BEHIND: LazyLock<CharSet> = LazyLock::new(|| CharSet::of("%‰ 来级元分成半兆比—-–~－至到―−"));

/// The longest Chinese numeral that is looked past, in characters: what goes on is none.
const LONGEST: usize = 64;

/// Whether a quantity may begin with the character `first`, which stands at `start`.
pub(super) fn may_lead(text: &str, units: &Units, start: usize, first: char) -> bool {
    let next = text[start + first.len_utf8()..].chars().next();
    match first {
        '0'..='9' | '翻' | '半' | '俩' | '仨' => true,
        '数' | '几' => next.is_some_and(|c| matches!(c, '十' | '百' | '千' | '万' | '亿' | '以')),
        '成' => matches!(next, Some('百' | '千')),
        _ => may_count(text, units, start),
    }
}

/// Whether what stands behind a Chinese numeral may make it a count, or it is large enough to be one alone.
fn may_count(text: &str, units: &Units, start: usize) -> bool {
    let end = text[start..].char_indices().take(LONGEST).find(|&(_, c)| !NUMERAL.contains(c));
    let rest = &text[end.map_or(text.len(), |(at, _)| start + at)..];
    let numeral = &text[start..end.map_or(start, |(at, _)| start + at)];
    let Some(next) = rest.chars().next() else { return true };
    BEHIND.contains(next)
        || next.is_ascii_digit()
        || units.may_begin(next)
        || ends_value(rest)
        || numeral.contains(['万', '亿', '点', '余', '多'])
        || text[..start].ends_with(['从', '由', '自'])
}
