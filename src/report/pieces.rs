//! A text cut at every place where a line may end.
//!
//! Never inside a number with its unit (`76个`, `1,000亿元`, `3年-5年`) or a short name in quotation marks, never before
//! closing punctuation or behind an opening one; anywhere else between Chinese characters, and around words.

use unicode_width::UnicodeWidthChar;

use super::paint;

/// Units of more than one character; any other is taken to be the one character behind the number.
const LONG_UNITS: [&str; 16] = [
    "平方公里", "平方米", "立方米", "个百分点", "百分点", "美元", "欧元", "港元", "日元", "公里", "公顷",
    "公斤", "分钟", "小时", "个月", "人次",
];

/// Characters of a name or a remark that stays together, with what closes it.
const SHORT: usize = 6;

/// `text` cut at every place where a line may end.
pub(super) fn pieces(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (piece, behind) = rest.split_at(piece(rest));
        out.push(piece);
        rest = behind;
    }
    out
}

/// Bytes of the first piece: what opens, a word or a number or a character, what closes.
fn piece(text: &str) -> usize {
    let open = prefix(text, opens);
    let body = aside(text).unwrap_or_else(|| open + body(&text[open..]));
    body + prefix(&text[body..], closes)
}

/// Bytes of a short remark or name, `（标题）`, `“数智”`, which stays together.
fn aside(text: &str) -> Option<usize> {
    let inner = text.strip_prefix(['（', '“'])?;
    let (end, _) = inner.char_indices().take(SHORT).find(|&(_, c)| "）”".contains(c))?;
    Some(text.len() - inner.len() + end)
}

fn prefix(text: &str, of: impl Fn(char) -> bool) -> usize {
    text.find(|c| !of(c)).unwrap_or(text.len())
}

pub(super) fn opens(c: char) -> bool {
    paint::opens(c) || "（《〈“‘「『【〔([{<>≥≤≈~$¥￥".contains(c)
}

pub(super) fn closes(c: char) -> bool {
    let attached = c.width() == Some(0) && !paint::opens(c);
    attached || "，。、；：！？）》〉”’」』】〕%％‰…—·,.;:!?)]}".contains(c)
}

/// Bytes of a word of narrow letters, of a number with its unit, or of one character.
fn body(text: &str) -> usize {
    let run = word(text).max(prefix(text, is_numeral));
    if run == 0 {
        return text.chars().next().map_or(0, char::len_utf8);
    }
    let end =
        if text[..run].ends_with(|c| is_digit(c) || is_numeral(c)) { run + unit(&text[run..]) } else { run };
    let joint = prefix(&text[end..], |c| "-–~～—－至到".contains(c));
    let next = &text[end + joint..];
    if joint > 0 && next.starts_with(is_digit) { end + joint + body(next) } else { end }
}

/// Bytes of `innovative-drugs`, `corpus/2021-04.txt:92:20`, `1,000`, `90.6`.
fn word(text: &str) -> usize {
    let mut end = 0;
    while end < text.len() {
        let joint = if end == 0 { 0 } else { prefix(&text[end..], |c| ".,:-/_@".contains(c)) };
        let letters = prefix(&text[end + joint..], is_narrow);
        if letters == 0 {
            break;
        }
        end += joint + letters;
    }
    end
}

/// Bytes of the scale and the unit behind a number.
fn unit(text: &str) -> usize {
    let scale = prefix(text, |c| "十百千万亿余多".contains(c));
    let rest = &text[scale..];
    if let Some(unit) = LONG_UNITS.iter().find(|unit| rest.starts_with(**unit)) {
        return scale + unit.len();
    }
    let one = rest.chars().next().filter(|c| c.is_alphanumeric() && !is_narrow(*c) && !is_digit(*c));
    scale + one.map_or(0, char::len_utf8)
}

fn is_narrow(c: char) -> bool {
    c.is_alphanumeric() && c.width() == Some(1)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

fn is_numeral(c: char) -> bool {
    ('０'..='９').contains(&c) || "〇零一二三四五六七八九十百千万亿两".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_with_their_units_and_punctuation_with_its_word() {
        let table = [
            ("有76个，占90.6%。", "有|76个，|占|90.6%。"),
            ("投入1,000亿元（约1.5万平方公里）", "投|入|1,000亿元|（约|1.5万平方公里）"),
            ("未来3年-5年达20~30万人", "未|来|3年-5年|达|20~30万人"),
            ("一百二十家、“五个”（标题）", "一百二十家、|“五个”|（标题）"),
            ("用 mRNA 疫苗 >50%", "用| |mRNA| |疫|苗| |>50%"),
            ("见 corpus/2021-04.txt:92:20", "见| |corpus/2021-04.txt:92:20"),
        ];
        for (text, want) in table {
            assert_eq!(pieces(text).join("|"), want);
        }
    }
}
