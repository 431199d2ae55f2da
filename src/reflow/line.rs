//! The lines of a source and the characters in them that a later step looks at, all found in one pass.

use std::sync::LazyLock;

use super::normal;
use crate::scan::CharSet;
use crate::text::Span;
use crate::trigger::{self, Mark};

/// A line of the source, white space at both ends left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) span: Span,
    /// Columns on a terminal: 2 for a Chinese character.
    pub(super) width: usize,
    /// How many spaces stand inside.
    pub(super) spaces: usize,
}

impl Line {
    /// The line under a span.
    pub(super) fn new(text: &str, span: Span) -> Self {
        let line = span.of(text);
        let count = |width, c| width + normal::width(c);
        let spaces = line.chars().filter(|c| normal::is_space(*c)).count();
        Self { span, width: line.chars().fold(0, count), spaces }.trimmed(text)
    }

    /// The line without the white space at its ends.
    fn trimmed(mut self, text: &str) -> Self {
        let line = self.span.of(text);
        if is_trimmed(line.as_bytes()) {
            return self;
        }
        let behind = line.trim_end();
        let inside = behind.trim_start();
        for c in line[behind.len()..].chars().chain(behind[..behind.len() - inside.len()].chars()) {
            self.width -= normal::width(c);
            self.spaces -= usize::from(normal::is_space(c));
        }
        let start = self.span.start + behind.len() - inside.len();
        Self { span: Span::new(start, start + inside.len()), ..self }
    }

    pub(super) const fn is_blank(self) -> bool {
        self.span.start == self.span.end
    }
}

/// Whether no white space stands at either end of a line, told by the first bytes of two characters for nearly every line.
fn is_trimmed(line: &[u8]) -> bool {
    let begins = matches!(line, [b'!'..=b'~' | 0xE4..=0xEF, ..]);
    begins && matches!(line, [.., 0xE4..=0xEF, _, _] | [.., b'!'..=b'~'])
}

/// A sort of its own among those of triggers: a character that may be rewritten or left out.
pub(super) const REWRITTEN: u8 = 1 << 7;

/// What one pass over a source finds.
#[derive(Debug)]
pub(super) struct Scan {
    /// In order, blank ones too.
    pub(super) lines: Vec<Line>,
    /// The characters that are rewritten, or that something begins or ends with, in order.
    pub(super) marks: Vec<Mark>,
}

/// The characters that are marked, and how, by code point.
static MARKED: LazyLock<(CharSet, Box<[u8]>)> = LazyLock::new(|| {
    let mut sorts: Box<[u8]> =
        (0..0x1_0000).map(|code| char::from_u32(code).map_or(0, trigger::sorts)).collect();
    normal::rewritten().for_each(|c| sorts[c as usize] |= REWRITTEN);
    let members: String = trigger::members().chain(normal::rewritten()).collect();
    (CharSet::of(&members), sorts)
});

impl Scan {
    /// Scans the text from byte `body` on.
    pub(super) fn of(text: &str, body: usize) -> Self {
        let room = (text.len() - body) / 8;
        let mut scan = Self { lines: Vec::with_capacity(room / 8), marks: Vec::with_capacity(room) };
        let (set, sorts) = &*MARKED;
        let (mut start, mut width, mut spaces) = (body, 0, 0);
        let mut at = body;
        while let Some(&first) = text.as_bytes().get(at) {
            // A Chinese character that nothing begins with, nearly every one.
            if let (0xE4..=0xE9, Some(false)) = (first, set.holds_chinese(text.as_bytes(), at)) {
                width += 2;
                at += 3;
                continue;
            }
            let Some(c) = text[at..].chars().next() else { break };
            match c {
                '\u{4000}'..='\u{9FFF}' | '\u{3001}'..='\u{3029}' | '\u{FF01}'..='\u{FF60}' => width += 2,
                '!'..='~' => width += 1,
                _ => {
                    width += normal::width(c);
                    spaces += usize::from(normal::is_space(c));
                }
            }
            if set.contains(c) {
                scan.marks.push(Mark { at, c, sorts: sorts[c as usize] });
            }
            if c == '\n' {
                let span = Span::new(start, at);
                scan.lines.push(Line { span, width, spaces }.trimmed(text));
                (start, width, spaces) = (at + 1, 0, 0);
            }
            at += c.len_utf8();
        }
        let span = Span::new(start, text.len());
        scan.lines.push(Line { span, width, spaces }.trimmed(text));
        scan
    }

    /// The marks inside a span.
    pub(super) fn marks_in(&self, span: Span) -> &[Mark] {
        let from = self.marks.partition_point(|mark| mark.at < span.start);
        let inside = self.marks[from..].partition_point(|mark| mark.at < span.end);
        &self.marks[from..from + inside]
    }
}

/// Runs of lines, one behind the other.
#[derive(Debug, Default)]
pub(super) struct Runs {
    lines: Vec<Line>,
    /// Where each run ends.
    ends: Vec<usize>,
}

impl Runs {
    /// None, with room for so many lines.
    pub(super) fn with_room(lines: usize) -> Self {
        Self { lines: Vec::with_capacity(lines), ends: Vec::with_capacity(lines) }
    }

    /// How many lines they have together.
    pub(super) const fn lines(&self) -> usize {
        self.lines.len()
    }

    /// Adds a line to the last run, or where it does not join that, as the first of another.
    pub(super) fn push(&mut self, line: Line, joins: bool) {
        self.lines.push(line);
        match self.ends.last_mut().filter(|_| joins) {
            Some(end) => *end = self.lines.len(),
            None => self.ends.push(self.lines.len()),
        }
    }

    /// The run of that index.
    pub(super) fn get(&self, index: usize) -> Option<&[Line]> {
        let end = *self.ends.get(index)?;
        Some(&self.lines[index.checked_sub(1).map_or(0, |before| self.ends[before])..end])
    }

    /// The run behind which nothing stands yet.
    pub(super) fn last(&self) -> Option<&[Line]> {
        self.get(self.ends.len().checked_sub(1)?)
    }

    /// All of them, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &[Line]> {
        (0..self.ends.len()).filter_map(|index| self.get(index))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_as_wide_as_its_characters() {
        for c in ('\0'..='\u{FFFF}').filter(|c| *c != '\n') {
            let text = format!("a{c}一\n二");
            let Scan { lines, .. } = Scan::of(&text, 0);
            let want = [
                Line::new(&text, Span::new(0, text.len() - 4)),
                Line::new(&text, Span::new(text.len() - 3, text.len())),
            ];
            assert_eq!(lines, want, "{c:?}");
            assert_eq!(
                (lines[0].width, lines[0].spaces),
                (3 + normal::width(c), usize::from(normal::is_space(c))),
                "{c:?}"
            );
        }
        let text = "𠀀é·";
        assert_eq!(Scan::of(text, 0).lines[0].width, text.chars().map(normal::width).sum::<usize>());
    }

    #[test]
    fn white_space_at_the_ends_of_a_line_does_not_count() {
        let text = "\u{3000}\u{3000}甲 乙\u{A0}\r\n\t丙\t\n\n \n丁";
        let lines = Scan::of(text, 0).lines;
        let shown: Vec<_> = lines.iter().map(|line| (line.span.of(text), line.width, line.spaces)).collect();
        assert_eq!(shown, [("甲 乙", 5, 1), ("丙", 2, 0), ("", 0, 0), ("", 0, 0), ("丁", 2, 0)]);
    }
}
