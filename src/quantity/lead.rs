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

/// Capital numerals, with which sums are written, and those of them that are words elsewhere.
const CAPITALS: &str = "壹贰叁肆伍陆柒捌玖拾佰仟";
const WORDS: &[char] = &['肆', '伍', '陆', '拾'];

/// Whether a capital numeral is the end of a word: 登陆台湾, 队伍人数, 收拾家园. One that counts has another beside it, or a
/// scale and money behind it (伍万元), or 元整; 一式肆份 is the phrase of a contract.
pub(super) fn ends_word(text: &str, start: usize, first: char) -> bool {
    if !WORDS.contains(&first) {
        return false;
    }
    let rest = &text[start + first.len_utf8()..];
    let plain = rest.trim_start_matches(['万', '亿', '零', '余', '多']);
    let money = ["元", "圆", "美元", "港元", "欧元", "日元", "人民币"]
        .iter()
        .find_map(|unit| plain.strip_prefix(unit));
    let sum = money
        .is_some_and(|tail| plain.len() < rest.len() || ends_value(tail) || tail.starts_with(['整', '正']));
    // 肆亿零叁拾家, 肆亿家, but not 登陆万家.
    let scaled = plain.len() < rest.len() && rest.starts_with(['万', '亿']);
    let large = scaled && (plain.starts_with(|c| CAPITALS.contains(c)) || !text[..start].ends_with(HEADS));
    !sum && !large && !rest.starts_with(|c| CAPITALS.contains(c)) && !text[..start].ends_with('式')
}

/// What such a word begins with: 登陆, 队伍, 收拾, 放肆.
const HEADS: [char; 12] = ['登', '大', '着', '内', '水', '海', '队', '退', '入', '收', '放', '酒'];

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
