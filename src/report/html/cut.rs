//! A stretch of an article cut where marks begin and end.

use crate::document::Document;
use crate::report::paint;
use crate::text::Span;

/// Text as written, under the marks with these numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) marks: Vec<usize>,
}

/// The text under `span`, cut at the ends of `marks`, which may overlap.
pub(super) fn cut(document: &Document, span: Span, marks: &[(usize, Span)]) -> Vec<Piece> {
    let inside: Vec<&(usize, Span)> = marks.iter().filter(|(_, mark)| mark.overlaps(span)).collect();
    let ends = inside.iter().flat_map(|(_, mark)| [mark.start, mark.end]);
    let mut ends: Vec<usize> = ends.filter(|&at| span.start < at && at < span.end).collect();
    ends.extend([span.start, span.end]);
    ends.sort_unstable();
    ends.dedup();
    let piece = |pair: &[usize]| {
        let part = Span::new(pair[0], pair[1]);
        let over = inside.iter().filter(|(_, mark)| mark.contains(part));
        Piece { text: visible(&document.written(part)), marks: over.map(|(number, _)| *number).collect() }
    };
    ends.windows(2).map(piece).collect()
}

/// Control characters as their pictures (NUL is ␀), blanks of a line end as a space; what steers a terminal or turns
/// the direction of the text is left out.
pub(super) fn visible(text: &str) -> String {
    let shown = |c: char| match c {
        '\t' | '\n' | '\r' => ' ',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or(char::REPLACEMENT_CHARACTER),
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    text.chars().filter(|&c| !paint::steers(c)).map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample::article;

    fn check(text: &str, marks: &[(usize, usize)], want: &str) {
        let document = article("a.txt", "", "2021", text);
        let marks: Vec<(usize, Span)> =
            marks.iter().enumerate().map(|(n, &(from, to))| (n, Span::new(from, to))).collect();
        let pieces = cut(&document, Span::new(0, document.text.as_str().len()), &marks);
        let shown = pieces.iter().map(|piece| match &piece.marks[..] {
            [] => piece.text.clone(),
            marks => format!("[{}{marks:?}]", piece.text),
        });
        assert_eq!(shown.collect::<String>(), want);
    }

    #[test]
    fn marks_may_overlap_touch_and_lie_in_each_other() {
        check("abcdef", &[], "abcdef");
        check("abcdef", &[(1, 3)], "a[bc[0]]def");
        check("abcdef", &[(0, 6)], "[abcdef[0]]");
        check("abcdef", &[(1, 3), (3, 5)], "a[bc[0]][de[1]]f");
        check("abcdef", &[(1, 4), (2, 5)], "a[b[0]][cd[0, 1]][e[1]]f");
        check("abcdef", &[(0, 6), (2, 4)], "[ab[0]][cd[0, 1]][ef[0]]");
    }

    #[test]
    fn line_ends_that_were_undone_do_not_come_back() {
        check("500亿\n元", &[(0, 9)], "[500亿元[0]]");
    }

    #[test]
    fn nothing_stays_that_is_not_seen() {
        let table = [("a\0b", "a␀b"), ("\u{1b}[31m", "␛[31m"), ("a\tb", "a b"), ("\u{85}", "\u{fffd}")];
        for (text, want) in table.into_iter().chain([("x\u{202e}y\u{2028}z\u{feff}", "xyz")]) {
            assert_eq!(visible(text), want);
        }
    }
}
