//! Columns of print that stand side by side in one run of lines.

use super::normal::width;
use super::{Line, Runs};
use crate::text::Span;

/// Fewer lines than this are a table or a byline, not columns.
const LEAST_LINES: usize = 4;
/// Blank terminal columns between two columns of print.
const GUTTER: usize = 3;

/// Splits every chunk that stands in two or more columns into one chunk a column, from left to right.
pub(super) fn untangle(text: &str, chunks: Runs) -> Runs {
    if !chunks.iter().any(|chunk| has_gaps(text, chunk)) {
        return chunks;
    }
    let mut out = Runs::default();
    let mut add = |chunk: &[Line]| chunk.iter().enumerate().for_each(|(n, line)| out.push(*line, n > 0));
    for chunk in chunks.iter() {
        match split(text, chunk) {
            Some(columns) => columns.iter().for_each(|column| add(column)),
            None => add(chunk),
        }
    }
    out
}

/// Whether a chunk may be in columns: a gap stands in each of its lines.
fn has_gaps(text: &str, chunk: &[Line]) -> bool {
    chunk.len() >= LEAST_LINES && chunk.iter().all(|line| line.spaces > 0 && has_gap(line.span.of(text)))
}

/// The columns of a chunk; none where it is one run of lines.
fn split(text: &str, chunk: &[Line]) -> Option<Vec<Vec<Line>>> {
    if !has_gaps(text, chunk) {
        return None;
    }
    let cells: Vec<Vec<Span>> = chunk.iter().map(|line| cells(text, line.span)).collect();
    let columns = cells[0].len();
    let even = cells.iter().all(|row| row.len() == columns);
    if columns < 2 || !even || !(0..columns).all(|c| is_prose(text, &cells, c)) {
        return None;
    }
    Some((0..columns).map(|c| cells.iter().map(|row| Line::new(text, row[c])).collect()).collect())
}

/// Columns of print hold running text; the columns of a table hold words and numbers.
fn is_prose(text: &str, cells: &[Vec<Span>], column: usize) -> bool {
    let letters = |row: &Vec<Span>| row[column].of(text).chars().count();
    let total: usize = cells.iter().map(letters).sum();
    let stops =
        cells.iter().flat_map(|row| row[column].of(text).chars()).filter(|c| "，。；、".contains(*c)).count();
    total >= 6 * cells.len() && stops > 0
}

fn has_gap(line: &str) -> bool {
    line.contains("   ") || line.contains("\u{3000}\u{3000}") || line.contains('\t')
}

/// The stretches of a line between gaps of at least [`GUTTER`] blank columns.
fn cells(text: &str, line: Span) -> Vec<Span> {
    let mut cells = Vec::new();
    let mut start = line.start;
    let (mut blank, mut end) = (0, line.start);
    for (i, c) in line.of(text).char_indices() {
        let at = line.start + i;
        if c.is_whitespace() {
            blank += if c == '\t' { GUTTER } else { width(c) };
            continue;
        }
        if blank >= GUTTER {
            cells.push(Span::new(start, end));
            start = at;
        }
        blank = 0;
        end = at + c.len_utf8();
    }
    cells.push(Span::new(start, end));
    cells
}
