//! A text with the way back to the bytes it came from.
//!
//! An article is decoded, unwrapped and normalised before anything reads it; what is reported must still point at
//! the bytes of the source file. [`Text`] owns both sides and the map between them:
//!
//! ```text
//! source   投入500亿\n\n元，全市        bytes of the file, as written
//! clean    投入500亿元，全市            what every stage reads
//! pieces   [0..12 ↔ 0..12] [12.. ↔ 14..]
//! ```
//!
//! `500亿元` is `6..15` in the clean text, and [`Text::to_source`] gives `6..17`: the line ends are inside the span.

use std::sync::OnceLock;

/// A half-open range of bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Whether the two share a byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies inside.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that holds both.
    pub fn hull(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The part of `text` under the span.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    /// Bytes between the two, 0 where they touch or overlap.
    pub fn distance(self, other: Self) -> usize {
        other.start.saturating_sub(self.end).max(self.start.saturating_sub(other.end))
    }
}

/// A place in a file as people count: both numbers start at 1, columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// How offsets of the decoded text become offsets of the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Origin {
    /// UTF-8: the same, behind a byte-order mark of this many bytes (0 or 3).
    Utf8(usize),
    /// Another encoding: for each character of the decoded text, its offset there and in the file, and the two
    /// lengths at the end.
    Table(Vec<(usize, usize)>),
    /// The text did not come from a file.
    #[default]
    Unknown,
}

impl Origin {
    fn to_file(&self, decoded: usize) -> usize {
        match self {
            Self::Utf8(bom) => decoded + bom,
            Self::Unknown => decoded,
            Self::Table(chars) => {
                let at = chars.partition_point(|&(d, _)| d <= decoded).saturating_sub(1);
                chars.get(at).map_or(decoded, |&(_, file)| file)
            }
        }
    }
}

/// Text as an article states it: what was decoded from the file.
#[derive(Debug, Clone, Default)]
pub struct Source {
    text: String,
    origin: Origin,
    /// Made when a place is first asked for: of most articles none is.
    lines: OnceLock<Lines>,
}

/// What line and column are found by.
#[derive(Debug, Clone)]
struct Lines {
    starts: Vec<usize>,
    /// Places inside of long lines, each with the characters before it in its line.
    marks: Vec<(usize, usize)>,
}

/// How far apart the marks in a long line stand, in bytes.
const STRIDE: usize = 4096;

impl Source {
    /// The decoded text and how it maps to the file.
    pub fn new(text: String, origin: Origin) -> Self {
        Self { text, origin, lines: OnceLock::new() }
    }

    /// The decoded text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Bytes of the file under a span of the decoded text.
    pub fn to_file(&self, decoded: Span) -> Span {
        Span::new(self.origin.to_file(decoded.start), self.origin.to_file(decoded.end))
    }

    /// Line and column of an offset of the decoded text.
    pub fn position(&self, decoded: usize) -> Position {
        let Lines { starts, marks } = self.lines.get_or_init(|| Lines::of(&self.text));
        let line = starts.partition_point(|&start| start <= decoded);
        let start = starts[line - 1];
        let marks = &marks[..marks.partition_point(|&(at, _)| at <= decoded)];
        let (from, before) = marks.last().copied().filter(|&(at, _)| at > start).unwrap_or((start, 0));
        Position { line, column: before + self.text[from..decoded].chars().count() + 1 }
    }
}

impl Lines {
    fn of(text: &str) -> Self {
        let behind = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
        let starts: Vec<usize> = std::iter::once(0).chain(behind).collect();
        let marks = marks(text, &starts);
        Self { starts, marks }
    }
}

/// Marks in the lines that are longer than [`STRIDE`], so that finding a column never counts through a whole book.
fn marks(text: &str, lines: &[usize]) -> Vec<(usize, usize)> {
    let mut marks = Vec::new();
    let ends = lines.iter().skip(1).copied().chain([text.len()]);
    for (&start, end) in lines.iter().zip(ends).filter(|(start, end)| end - *start > STRIDE) {
        let line = &text[start..end];
        let (mut at, mut before) = (0, 0);
        while line.len() - at > STRIDE {
            let next = (at..=at + STRIDE).rev().find(|&i| line.is_char_boundary(i)).unwrap_or(line.len());
            before += line[at..next].chars().count();
            at = next;
            marks.push((start + at, before));
        }
    }
    marks
}

impl From<&str> for Source {
    fn from(text: &str) -> Self {
        Self::new(text.to_owned(), Origin::Unknown)
    }
}

/// A stretch of clean text and the stretch of decoded text it came from. Where the two are equally long they are the
/// same bytes; where not, one character was rewritten (`％` to `%`).
#[derive(Debug, Clone, Copy)]
struct Piece {
    clean: usize,
    source: Span,
}

/// Clean text: what every stage reads. See the module's picture.
#[derive(Debug, Clone, Default)]
pub struct Text {
    clean: String,
    pieces: Vec<Piece>,
}

impl Text {
    /// An empty text with room for so many bytes that come from so many stretches.
    pub fn with_room(bytes: usize, stretches: usize) -> Self {
        Self { clean: String::with_capacity(bytes), pieces: Vec::with_capacity(2 * stretches) }
    }

    /// Gives back the room that was left for more.
    pub(crate) fn fit(&mut self) {
        self.pieces.shrink_to_fit();
    }

    /// Appends `clean`, which stands for `source` in the decoded text.
    pub fn push(&mut self, clean: &str, source: Span) {
        if clean.is_empty() {
            return;
        }
        let verbatim = clean.len() == source.end - source.start;
        let at = self.clean.len();
        self.clean.push_str(clean);
        if let Some(last) = self.pieces.last_mut() {
            let last_verbatim = at - last.clean == last.source.end - last.source.start;
            if verbatim && last_verbatim && last.source.end == source.start {
                last.source.end = source.end;
                return;
            }
        }
        self.pieces.push(Piece { clean: at, source });
    }

    /// Appends the part of `other` under `span`, keeping where it came from.
    pub fn push_from(&mut self, other: &Self, span: Span) {
        let mut at = span.start;
        while at < span.end {
            let index = other.piece_at(at);
            let end = other.pieces.get(index + 1).map_or(other.clean.len(), |p| p.clean).min(span.end);
            let source = Span::new(other.source_start(at), other.source_end(end));
            self.push(&other.clean[at..end], source);
            at = end;
        }
    }

    /// The clean text.
    pub fn as_str(&self) -> &str {
        &self.clean
    }

    /// The span of decoded text from which a span of clean text was made.
    pub fn to_source(&self, span: Span) -> Span {
        if self.pieces.is_empty() {
            return Span::default();
        }
        let start = self.source_start(span.start);
        Span::new(start, self.source_end(span.end).max(start))
    }

    /// The characters of the source behind a span, without what unwrapping took out.
    pub fn written(&self, span: Span, source: &Source) -> String {
        let mut out = String::new();
        let mut at = span.start;
        while at < span.end {
            let index = self.piece_at(at);
            let end = self.pieces.get(index + 1).map_or(self.clean.len(), |p| p.clean).min(span.end);
            out.push_str(&source.as_str()[self.source_start(at)..self.source_end(end)]);
            at = end;
        }
        out
    }

    fn piece_at(&self, clean: usize) -> usize {
        self.pieces.partition_point(|p| p.clean <= clean).saturating_sub(1)
    }

    fn source_start(&self, clean: usize) -> usize {
        let index = self.piece_at(clean);
        let piece = self.pieces[index];
        let end = self.pieces.get(index + 1).map_or(self.clean.len(), |p| p.clean);
        let verbatim = end - piece.clean == piece.source.end - piece.source.start;
        if verbatim { piece.source.start + (clean - piece.clean) } else { piece.source.start }
    }

    fn source_end(&self, clean: usize) -> usize {
        let index = self.piece_at(clean.saturating_sub(1));
        let piece = self.pieces[index];
        let end = self.pieces.get(index + 1).map_or(self.clean.len(), |p| p.clean);
        let verbatim = end - piece.clean == piece.source.end - piece.source.start;
        if verbatim { piece.source.start + (clean - piece.clean) } else { piece.source.end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `500亿元` cut by two line ends, behind a full-width percent sign.
    fn sample() -> (Source, Text) {
        let source = Source::from("５０％投入500亿\n\n元");
        let mut text = Text::default();
        text.push("5", Span::new(0, 3));
        text.push("0", Span::new(3, 6));
        text.push("%", Span::new(6, 9));
        text.push("投入500亿", Span::new(9, 21));
        text.push("元", Span::new(23, 26));
        (source, text)
    }

    #[test]
    fn a_span_over_a_line_end_covers_it_in_the_source() {
        let (source, text) = sample();
        let at = text.as_str().find("500亿元").unwrap();
        let span = text.to_source(Span::new(at, at + 9));
        assert_eq!(span.of(source.as_str()), "500亿\n\n元");
        assert_eq!(text.written(Span::new(at, at + 9), &source), "500亿元");
    }

    #[test]
    fn a_rewritten_character_maps_to_the_whole_of_what_was_written() {
        let (source, text) = sample();
        assert_eq!(text.to_source(Span::new(0, 3)).of(source.as_str()), "５０％");
        assert_eq!(text.written(Span::new(1, 3), &source), "０％");
    }

    #[test]
    fn lines_and_columns_count_from_one_and_in_characters() {
        let source = Source::from("一二\n三四");
        assert_eq!(source.position(0), Position { line: 1, column: 1 });
        assert_eq!(source.position(10), Position { line: 2, column: 2 });
    }

    #[test]
    fn columns_of_a_long_line_are_those_of_its_characters() {
        let line = "长a".repeat(5000);
        let source = Source::from(format!("一\n{line}\n二").as_str());
        for (characters, at) in line.char_indices().map(|(at, _)| at).enumerate().step_by(997) {
            let position = source.position("一\n".len() + at);
            assert_eq!((position.line, position.column), (2, characters + 1));
        }
        assert_eq!(source.position(line.len() + 5), Position { line: 3, column: 1 });
    }

    #[test]
    fn offsets_of_another_encoding_go_through_the_table() {
        let table = Origin::Table(vec![(0, 0), (3, 2), (6, 4)]);
        let source = Source::new("巴南".to_owned(), table);
        assert_eq!(source.to_file(Span::new(3, 6)), Span::new(2, 4));
    }
}
