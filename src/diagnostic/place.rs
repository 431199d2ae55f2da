//! A place in a file, with the line to show.

use crate::text::Span;

/// A stretch of a file's decoded text, and the line where it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The stretch, in bytes of the decoded text.
    pub span: Span,
    /// The line where the stretch begins, without its line end.
    pub text: String,
    /// Where that line begins, in bytes of the decoded text.
    pub(super) line_start: usize,
}

impl Place {
    /// The place of `span` in `text`; a span that does not fit is moved to the next character before it.
    pub fn new(text: &str, span: Span) -> Self {
        let line = text[..floor(text, span.start)].matches('\n').count() + 1;
        Self::on_line(text, span, line)
    }

    /// The place of `span`, which begins in a line whose number is known: nothing before that line is read.
    pub(super) fn on_line(text: &str, span: Span, number: usize) -> Self {
        let start = floor(text, span.start);
        let end = floor(text, span.end).max(start);
        let line_start = text[..start].rfind('\n').map_or(0, |i| i + 1);
        let line = text[line_start..].split('\n').next().unwrap_or_default();
        Self {
            line: number,
            column: text[line_start..start].chars().count() + 1,
            span: Span::new(start, end),
            text: line.trim_end_matches('\r').to_owned(),
            line_start,
        }
    }

    /// The part of the stretch that lies in the line, in bytes of the line; never wider than the line.
    pub(super) fn caret(&self) -> std::ops::Range<usize> {
        let length = self.text.len();
        let start = (self.span.start - self.line_start).min(length);
        let end = (self.span.end - self.line_start).min(length).max(start);
        start..end
    }
}

fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_characters() {
        let text = "标题: 甲\r\n日期: x\n";
        let table = [
            (0, (1, 1), "标题: 甲"),
            (8, (1, 5), "标题: 甲"),
            (13, (2, 1), "日期: x"),
            (21, (2, 5), "日期: x"),
            (14, (2, 1), "日期: x"),
            (999, (3, 1), ""),
        ];
        for (at, position, line) in table {
            let place = Place::new(text, Span::new(at, at + 1));
            assert_eq!(((place.line, place.column), place.text.as_str()), (position, line), "{at}");
        }
    }
}
