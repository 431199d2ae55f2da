//! Lines that are items of a list: behind a bullet, or a name and its number on each. None goes on in the next.

use super::join::UNIT_STARTS;
use super::{Line, is_cjk};

/// What no item without a bullet holds.
const PUNCTUATION: [char; 8] = ['，', '。', '；', '、', '！', '？', ',', ';'];
/// A number of an item ends its line, but for a unit of so many characters.
const LONGEST_UNIT: usize = 5;

/// Whether the line `next` begins an item of its own, whatever stands in `last` before it.
pub(super) fn begin(text: &str, last: Line, next: Line) -> bool {
    let (last, next) = (last.span.of(text), next.span.of(text));
    is_bullet(next) || is_named_number(last) && is_named_number(next)
}

/// ● 高新技术企业508家, - 规上企业742家, | 企业 | 508家 |.
fn is_bullet(line: &str) -> bool {
    let mut chars = line.chars();
    let Some(first) = chars.next() else { return false };
    match first {
        '-' | '*' | '+' => chars.next() == Some(' '),
        // ○ is written for 〇 too, and may begin the rest of a year.
        '○' | '◯' => !chars.next().is_some_and(|c| "○◯〇一二三四五六七八九年".contains(c)),
        '|' | '•' | '‣' | '※' => true,
        '\u{2190}'..='\u{21FF}' | '\u{25A0}'..='\u{25FF}' | '\u{2600}'..='\u{27BF}' => true,
        '\u{2B00}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}' => true,
        _ => false,
    }
}

/// 规上工业企业：742家, 森林覆盖率 52.6%: a name, then a number with its unit, and no punctuation. Running text has some between
/// a number with its unit and the name behind it.
fn is_named_number(line: &str) -> bool {
    // Nearly every line ends in no digit.
    let end = &line.as_bytes()[line.len().saturating_sub((LONGEST_UNIT + 1) * '\u{10FFFF}'.len_utf8())..];
    let ascii = end.iter().fold(false, |any, b| any | b.is_ascii_digit());
    if !ascii && !end.windows(3).any(|bytes| matches!(bytes, [0xEF, 0xBC, 0x90..=0x99])) {
        return false;
    }
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let Some((last, _)) = line.char_indices().rev().take(LONGEST_UNIT + 1).find(|(_, c)| digit(*c)) else {
        return false;
    };
    let first = line.find(digit).unwrap_or(last);
    let named =
        line.starts_with(|c| is_cjk(c) && !UNIT_STARTS.contains(&c)) && line[..first].chars().count() >= 2;
    let unit = line[last..].chars().skip(1);
    named && (1..=LONGEST_UNIT).contains(&unit.count()) && !line.contains(PUNCTUATION)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn begins(last: &str, next: &str) -> bool {
        let text = format!("{last}\n{next}");
        let line = |start, end| Line::new(&text, Span::new(start, end));
        begin(&text, line(0, last.len()), line(last.len() + 1, text.len()))
    }

    #[test]
    fn items_begin_a_line_of_their_own() {
        let table = [
            ("规上工业企业：742家", "高新技术企业：508家"),
            ("规上工业企业742家", "森林覆盖率52.6%"),
            ("一图读懂", "📈固定资产投资增长5.6%"),
            ("●投资增长5.6%，其中工业投资", "●消费增长3%"),
            ("- 投资增长5.6%", "- 消费增长3%"),
            ("| 企业 | 508家 |", "| 投资 | 12亿元 |"),
        ];
        for (last, next) in table {
            assert!(begins(last, next), "{last}\n{next}");
        }
    }

    #[test]
    fn lines_of_running_text_go_on() {
        let table = [
            ("全年实现地区生产总值123", "5亿元，增长5.6%"),
            ("新建标准厂房12", "万平方米"),
            ("累计培育各类企业12家", "国家级专精特新企业，占全市3%"),
            ("去年，规上企业742家", "高新技术企业508家"),
            ("实现产值12亿元", "元旦期间"),
            ("始建于二", "○二一年的大桥"),
            ("共有企业12家", "左右"),
        ];
        for (last, next) in table {
            assert!(!begins(last, next), "{last}\n{next}");
        }
    }
}
