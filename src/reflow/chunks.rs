//! Lines between blank lines, where a blank line parts anything.

use super::join::{SLACK, UNIT_STARTS, ends_sentence, is_open};
use super::{Line, Runs, normal};

/// Fewer lines than this do not show that a text is double-spaced.
const LEAST_LINES: usize = 6;
/// No column of print is narrower.
const NARROWEST: usize = 24;

/// A line that is not blank, and what stands before it.
#[derive(Clone, Copy)]
struct Spaced {
    line: Line,
    /// Blank lines before it.
    gap: usize,
    /// Whether a page number was among the lines before it.
    page: bool,
}

/// The chunks of lines, blank ones among them. Page numbers are left out; inside a sentence they part nothing, nor do the
/// single blank lines of a double-spaced text.
pub(super) fn chunks(text: &str, lines: &[Line]) -> Runs {
    let lines = spaced(text, lines);
    let usual = usize::from(is_double_spaced(text, &lines));
    let mut chunks = Runs::with_room(lines.len());
    let mut cut = false;
    for (i, &Spaced { line, gap, page }) in lines.iter().enumerate() {
        if is_bare_number(line.span.of(text))
            && chunks.last().is_some_and(|chunk| is_cut(text, chunk, lines.get(i + 1)))
        {
            cut = true;
            continue;
        }
        let page = page || std::mem::take(&mut cut);
        let goes_on = gap <= usual || page && chunks.last().is_some_and(|chunk| is_open(text, chunk));
        chunks.push(line, goes_on);
    }
    chunks
}

fn spaced(text: &str, lines: &[Line]) -> Vec<Spaced> {
    let mut out = Vec::with_capacity(lines.len());
    let (mut gap, mut page) = (0, false);
    for &line in lines {
        if line.is_blank() {
            gap += 1;
        } else if is_page_number(line.span.of(text)) {
            page = true;
        } else {
            out.push(Spaced { line, gap, page });
            (gap, page) = (0, false);
        }
    }
    out
}

/// Whether a blank line stands behind every line of print: most lines fill one column and break off inside a sentence.
fn is_double_spaced(text: &str, lines: &[Spaced]) -> bool {
    let single = lines.iter().filter(|line| line.gap == 1).count();
    if lines.len() < LEAST_LINES || single * 10 < (lines.len() - 1) * 9 {
        return false;
    }
    let mut widths: Vec<usize> = lines.iter().map(|spaced| spaced.line.width).collect();
    widths.sort_unstable();
    let width = widths[(widths.len() * 3 - 1) / 4];
    let fills = |line: &Line| line.width + SLACK >= width && line.width <= width + 2;
    let full: Vec<&str> =
        lines.iter().map(|spaced| spaced.line).filter(fills).map(|line| line.span.of(text)).collect();
    let ended = full.iter().filter(|line| ends_sentence(line)).count();
    let prose = full.iter().filter(|line| line.contains(['，', '。', '；', '、'])).count();
    width >= NARROWEST && full.len() * 2 >= lines.len() && ended * 3 <= full.len() && prose * 2 >= full.len()
}

/// One to four digits and nothing else: a page number, or a line of a table.
fn is_bare_number(line: &str) -> bool {
    line.len() <= 12
        && (1..=4).contains(&line.chars().count())
        && line.chars().all(|c| normal::character(c).is_ascii_digit())
}

/// Characters that a number may well follow: programs that take text out of PDF put numbers on lines of their own.
const WAITING: [char; 16] =
    ['为', '达', '约', '共', '有', '至', '到', '超', '近', '过', '第', '逾', '仅', '是', '于', '从'];

/// Whether a bare number behind a chunk cuts its sentence: the chunk is running text whose last line fills the column, so that
/// its next line could not begin with so short a one, and text follows.
fn is_cut(text: &str, chunk: &[Line], next: Option<&Spaced>) -> bool {
    let [.., before, last] = chunk else { return false };
    let prose = chunk.iter().any(|line| line.span.of(text).contains(['，', '。', '；']));
    let even =
        last.width >= NARROWEST && before.width + SLACK >= last.width && last.width + SLACK >= before.width;
    let goes_on = |next: &Spaced| {
        let words = next.line.span.of(text);
        !is_bare_number(words)
            && words.contains(['，', '。', '；', '、'])
            && !words.starts_with(UNIT_STARTS)
            && !last.span.of(text).ends_with(WAITING)
    };
    prose && even && is_open(text, chunk) && next.is_some_and(goes_on)
}

/// `— 3 —`, 第3页, 第3页/共10页.
fn is_page_number(line: &str) -> bool {
    const DASHES: [char; 5] = ['-', '—', '–', '―', '·'];
    let first = line.chars().next().map(normal::character);
    if line.len() > 60 || !first.is_some_and(|c| c == '第' || DASHES.contains(&c)) {
        return false;
    }
    let plain: String = line.chars().filter(|c| !c.is_whitespace()).map(normal::character).collect();
    let inner = plain.trim_matches(DASHES);
    let dashes = plain.starts_with(DASHES) && plain.ends_with(DASHES);
    if dashes && (1..=4).contains(&inner.len()) && inner.bytes().all(|b| b.is_ascii_digit()) {
        return true;
    }
    numbered(&plain, "第").is_some_and(|rest| {
        let rest = rest.trim_matches(['/', ',', '，', '、', '(', ')', '（', '）']);
        rest.is_empty() || numbered(rest, "共") == Some("")
    })
}

/// What stands behind 第3页 or 共10页.
fn numbered<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let text = text.strip_prefix(word)?;
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十百".contains(c));
    rest.strip_prefix('页').filter(|_| rest.len() < text.len())
}
