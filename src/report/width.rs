//! Cells of a terminal, and lines that break where Chinese may break.
//!
//! Widths are unicode-width's for terminals that are not CJK: a Chinese character takes two cells, `“”…—·` take one.
//! A line never ends inside a number with its unit (`76个`, `1,000亿元`, `3年-5年`), never starts with closing
//! punctuation and never ends with an opening one.

use unicode_width::UnicodeWidthStr;

use super::pieces::pieces;

/// Characters within which a cut moves to the end of a clause.
const NEAR: usize = 3;
/// Cells that `text` takes.
pub fn cells(text: &str) -> usize {
    text.width()
}

/// `text` in lines of at most `width` cells. A piece that is wider by itself is cut where the line ends.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        if cells(&line) + cells(piece.trim_end()) > width && !line.is_empty() {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
        }
        if line.is_empty() && piece.trim().is_empty() {
            continue;
        }
        line.push_str(piece);
        while cells(line.trim_end()) > width {
            let rest = line.split_off(fitting(&line, width));
            lines.push(std::mem::replace(&mut line, rest));
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// `text`, or what of its beginning fits into `width` cells with an ellipsis; nothing in no cell.
pub fn shorten(text: &str, width: usize) -> String {
    if cells(text) <= width || width == 0 {
        return if width == 0 { String::new() } else { text.to_owned() };
    }
    let room = width.saturating_sub(1);
    let mut end = 0;
    for piece in pieces(text) {
        if cells(&text[..end + piece.len()]) > room {
            break;
        }
        end += piece.len();
    }
    if end == 0 && room >= 2 {
        end = fitting(text, room);
    }
    let kept = &text[..end];
    let clause = kept.rfind(pauses).filter(|&at| at > 0 && kept[at..].chars().count() <= NEAR);
    format!("{}…", kept[..clause.unwrap_or(end)].trim_end_matches(|c| c == ' ' || pauses(c)))
}

/// `text`, or what of its end fits into `width` cells behind an ellipsis; nothing in no cell.
pub fn shorten_front(text: &str, width: usize) -> String {
    if cells(text) <= width || width == 0 {
        return if width == 0 { String::new() } else { text.to_owned() };
    }
    let mut start = text.len();
    for piece in pieces(text).into_iter().rev() {
        if cells(&text[start - piece.len()..]) + 1 > width {
            break;
        }
        start -= piece.len();
    }
    let kept = &text[start..];
    let clause =
        kept.char_indices().take(NEAR).find(|&(_, c)| pauses(c)).map_or(0, |(at, c)| at + c.len_utf8());
    format!("…{}", kept[clause..].trim_start())
}

/// Bytes of `text` that fit into `width` cells, one character at the least.
fn fitting(text: &str, width: usize) -> usize {
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    // Measured as a whole: what follows a character may widen it.
    let first = ends.clone().next().unwrap_or(0);
    ends.take_while(|&end| cells(&text[..end]) <= width).last().unwrap_or(first)
}

fn pauses(c: char) -> bool {
    "，。、；：…".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::pieces::{closes, opens};

    #[test]
    fn lines_fit_and_break_where_they_may() {
        let text = "全市在研创新药物里，生物城有10个，占比50%，“两江新区”有1,000亿元（约90.6%）投入。";
        for width in 10..60 {
            let lines = wrap(text, width);
            assert_eq!(lines.concat(), text, "{width}");
            for line in &lines {
                assert!(cells(line) <= width, "{width} {line}");
                assert!(!line.starts_with(closes) && !line.ends_with(opens), "{width} {line}");
            }
        }
    }

    #[test]
    fn what_is_too_wide_is_cut() {
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrap("", 3), [""]);
        assert_eq!(wrap("生", 1), ["生"]);
    }

    #[test]
    fn shortened_text_fits_and_keeps_numbers_whole() {
        let text = "创新药物，占比达1,000亿元";
        let table = [
            (25, text),
            (24, "创新药物，占比达…"),
            (12, "创新药物…"),
            (4, "创…"),
            (2, "…"),
            (1, "…"),
            (0, ""),
        ];
        for (width, want) in table {
            assert_eq!(shorten(text, width), want);
        }
        assert_eq!(shorten_front("占比50%，投入1,000亿元", 13), "…入1,000亿元");
        assert_eq!(shorten_front("占比50%，投入1,000亿元", 8), "…");
    }

    proptest::proptest! {
        #[test]
        fn nothing_passes_the_width(text in "[0-9a-z一-三，（）“”%元个 .👩☀\u{fe0f}\u{200d}]{0,40}", width in 2_usize..30) {
            for line in wrap(&text, width) {
                assert!(cells(&line) <= width, "{line}");
            }
            assert!(cells(&shorten(&text, width)) <= width);
            assert!(cells(&shorten_front(&text, width)) <= width);
        }
    }
}
