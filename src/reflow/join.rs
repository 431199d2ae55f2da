//! Which lines belong to one block.
//!
//! A printed column has one width. A line that fills it goes on in the next; a line that ends early ends its block,
//! be it a paragraph's last line or a heading.

use std::borrow::Cow;
use std::cell::LazyCell;

use super::{Line, Runs, items, normal};
use crate::text::Span;
use crate::words;

/// A line that is short of the column by more than this ends its block: an indent of two Chinese characters and one
/// that had to move to the next line.
pub(super) const SLACK: usize = 6;
/// The most that a line which goes on may be short of the column.
const MOST_SLACK: usize = 2 * SLACK;
/// A paragraph on one line is long enough to have been cut by a page when it is this wide.
const LONG: usize = 60;
/// How many lines behind a headline are looked at for the width of the column.
const REACH: usize = 40;
/// The indent of a paragraph's first line.
const INDENT: usize = 4;

/// The blocks of the text, each a run of lines.
pub(super) fn blocks(text: &str, chunks: &Runs) -> Runs {
    let mut blocks = Runs::with_room(chunks.lines());
    let mut open = false;
    for (n, chunk) in chunks.iter().enumerate() {
        let width = column_width(chunk);
        let lines = cut_headline(text, chunk, width, chunks.get(n + 1));
        for (i, &line) in lines.iter().enumerate() {
            let joins = match (i, open) {
                (0, true) => is_prose(text, chunk),
                (0, false) => false,
                _ => goes_on(text, lines[i - 1], width) && !items::begin(text, lines[i - 1], line),
            };
            blocks.push(line, joins);
        }
        open = chunks.get(n + 1).is_some_and(|next| is_cut(text, &lines, width, next));
    }
    blocks
}

/// The width that most lines of a chunk fill: its third quartile, which a glued headline does not move.
fn column_width(chunk: &[Line]) -> usize {
    let widths = chunk.iter().map(|line| line.width);
    if chunk.len() < 3 {
        return widths.max().unwrap_or(0);
    }
    let mut widths: Vec<usize> = widths.collect();
    widths.sort_unstable();
    widths[(widths.len() * 3 - 1) / 4]
}

/// Whether the last line of a chunk waits for more, so that a page number behind it parts nothing.
pub(super) fn is_open(text: &str, chunk: &[Line]) -> bool {
    let width = column_width(&chunk[chunk.len().saturating_sub(REACH)..]);
    chunk.last().is_some_and(|&last| {
        let words = last.span.of(text);
        last.width <= width + 2 && !ends_sentence(words) && goes_on(text, last, width)
    })
}

fn goes_on(text: &str, line: Line, width: usize) -> bool {
    let words = line.span.of(text);
    let near = line.width + MOST_SLACK >= width;
    let full = near && (line.width + SLACK >= width || line.width + slack(words) >= width);
    full || !ends_sentence(words) && ends_open(words)
}

/// Characters that a unit begins with, or the rest of a number.
pub(super) const UNIT_STARTS: [char; 18] = [
    '元', '个', '家', '项', '亩', '吨', '公', '平', '人', '次', '件', '名', '户', '万', '亿', '余', '多', '%',
];

fn waits_for_unit(line: &str) -> bool {
    line.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | '万' | '亿' | '余' | '约'))
}

/// How short of the column a line may be that goes on: a number that waits for its unit leaves more room, and so do
/// half-width characters, which no line end parts.
fn slack(line: &str) -> usize {
    if waits_for_unit(line) {
        MOST_SLACK
    } else if line.bytes().any(|b| b.is_ascii_alphanumeric()) {
        SLACK + 2
    } else {
        SLACK
    }
}

/// Whether the last line of a chunk breaks off inside a sentence of running text, which the next chunk goes on with:
/// it fills its column, and the column is known from other lines, here or there.
fn is_cut(text: &str, lines: &[Line], width: usize, next: &[Line]) -> bool {
    let Some(last) = lines.last() else { return false };
    let words = last.span.of(text);
    if ends_sentence(words) || words.ends_with(['：', ':']) || !is_prose(text, lines) {
        return false;
    }
    let fills = |width: usize| last.width + slack(words) >= width && last.width <= width + 2;
    if waits_for_unit(words) && next.first().is_some_and(|line| line.span.of(text).starts_with(UNIT_STARTS)) {
        return true;
    }
    let like_next = next.len() >= 2 && fills(column_width(next));
    like_next || fills(width) && (lines.len() >= 3 || last.width >= LONG)
}

/// Running text has punctuation inside; headings and captions rarely do.
fn is_prose(text: &str, chunk: &[Line]) -> bool {
    chunk.iter().any(|line| line.span.of(text).contains(['，', '。', '；']))
}

pub(super) fn ends_sentence(line: &str) -> bool {
    let inner = line.trim_end_matches(['”', '’', '）', ')', '】', '》', '」', '』']);
    inner.ends_with(['。', '！', '？', '!', '?', '…'])
}

/// A line that ends in a comma or an opening bracket goes on however short it is.
fn ends_open(line: &str) -> bool {
    line.ends_with(['，', '、', '（', '“', '《', '—', '-', ','])
}

/// The lines of a chunk, a headline that stands glued before its paragraph cut off: its line is wider than the
/// column by the headline, less the paragraph's indent. The column is known from the lines that follow, of the chunk
/// or, behind its last line, of the next.
fn cut_headline<'l>(text: &str, chunk: &'l [Line], width: usize, next: Option<&[Line]>) -> Cow<'l, [Line]> {
    let mut cut: Option<Vec<Line>> = None;
    for (i, &line) in chunk.iter().enumerate() {
        let (follow, width) = match next {
            Some(next) if i + 1 == chunk.len() && !ends_sentence(line.span.of(text)) => {
                (next, column_width(next))
            }
            _ => (&chunk[i + 1..], width),
        };
        let wider = line.width > width + SLACK && line.width < 2 * width;
        let glued = wider && is_column(text, &follow[..follow.len().min(REACH)], width);
        if let Some(at) = glued.then(|| headline_end(text, line, width)).flatten() {
            let parts = [(line.span.start, at), (at, line.span.end)];
            let parts = parts.map(|(start, end)| Line::new(text, Span::new(start, end)));
            cut.get_or_insert_with(|| chunk[..i].to_vec()).extend(parts);
        } else if let Some(lines) = &mut cut {
            lines.push(line);
        }
    }
    cut.map_or(Cow::Borrowed(chunk), Cow::Owned)
}

/// Whether lines are those of one printed column: two or more fill its width and break off inside sentences, few end one.
/// Paragraphs of one line each that happen to be as long as each other end theirs.
fn is_column(text: &str, lines: &[Line], width: usize) -> bool {
    let fills = |line: &&Line| line.width <= width + 2 && line.width + SLACK >= width;
    let (mut broken, mut ended, mut prose) = (0, 0, false);
    for line in lines.iter().filter(fills) {
        let words = line.span.of(text);
        let ends = ends_sentence(words) || words.ends_with(['；', '：']);
        broken += usize::from(!ends);
        ended += usize::from(ends);
        prose |= words.contains(['，', '。', '；']);
    }
    broken >= 2 && broken > 2 * ended && prose
}

/// Where the headline ends: behind it stands a first line of the column's width, indented or not. Of several places
/// the one behind a sign that ends a phrase is taken, then the one that leaves the indent; none parts a word.
fn headline_end(text: &str, line: Line, width: usize) -> Option<usize> {
    let mut rest = line.width;
    let mut best: Option<((bool, usize), usize)> = None;
    let mut before: Option<char> = None;
    let words = line.span.of(text);
    // Cut once, where a place fits.
    let starts = LazyCell::new(|| words::starts(words));
    for (i, c) in words.char_indices() {
        let fits = rest <= width + 1
            && rest + INDENT + 2 >= width
            && !joined(before, c)
            && i > 0
            && !c.is_whitespace();
        let rank = (!before.is_some_and(|b| "%％”）》".contains(b)), (rest + INDENT).abs_diff(width));
        if fits && best.is_none_or(|(least, _)| rank < least) && starts.binary_search(&i).is_ok() {
            best = Some((rank, line.span.start + i));
        }
        rest -= normal::width(c);
        before = if c.is_whitespace() { before } else { Some(c) };
    }
    best.map(|(_, at)| at).filter(|&at| !text[line.span.start..at].contains(['，', '。', '；']))
}

/// Characters between which no headline ends: inside a number, between a number and its unit, before closing punctuation.
fn joined(before: Option<char>, c: char) -> bool {
    const NUMERAL: &str = "〇零一二三四五六七八九十百千万亿余多";
    let inside = before.is_some_and(|b| {
        b.is_ascii_digit()
            || matches!(b, '.' | '约' | '近' | '超' | '第')
            || (b.is_ascii_alphanumeric() || "（“《".contains(b)) && c.is_ascii_alphanumeric()
            || NUMERAL.contains(b) && (NUMERAL.contains(c) || UNIT_STARTS.contains(&c))
    });
    inside || "，。；、：！？）》”%‰".contains(c)
}
