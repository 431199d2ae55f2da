//! Blocks, sentences and clauses of a clean text.

use std::ops::Range;

use crate::text::Span;
use crate::trigger::{Seeker, Trigger, Triggers};

/// The parts of a text, in order. A block holds sentences, a sentence holds clauses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layout {
    /// Headings and paragraphs.
    pub blocks: Vec<Block>,
    /// Sentences of all blocks.
    pub sentences: Vec<Sentence>,
    /// Clauses of all sentences.
    pub clauses: Vec<Span>,
}

/// A heading or a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// Its sentences, as indices.
    pub sentences: Range<usize>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A line that stands alone and ends no sentence: a headline, a byline.
    Heading,
    /// What stands below a picture, or who took it: ▲建设中的车间, 图为…, 王某 摄.
    Caption,
    /// Running text.
    Paragraph,
}

/// A sentence. A semicolon ends one: what stands behind it has a subject and a time of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// The block it belongs to, as an index.
    pub block: usize,
    /// Its clauses, as indices.
    pub clauses: Range<usize>,
}

/// A sentence of more clauses is a list or a table, and is cut: each of its clauses is looked at beside the others.
pub(crate) const MOST_CLAUSES: usize = 128;
/// A heading is no longer than this, in characters.
const LONGEST_HEADING: usize = 45;

impl Layout {
    /// The parts of a clean text, whose lines are blocks.
    pub fn of(text: &str) -> Self {
        Self::marked(text, &Triggers::of(text))
    }

    /// The same, of a text whose triggers these are.
    pub fn marked(text: &str, triggers: &Triggers) -> Self {
        // About as many as running text has.
        let mut layout = Self {
            blocks: Vec::with_capacity(text.len() / 256 + 4),
            sentences: Vec::with_capacity(text.len() / 64 + 4),
            clauses: Vec::with_capacity(text.len() / 24 + 4),
        };
        let mut marks = triggers.seek(Trigger::Break);
        let mut breaks = Vec::with_capacity(MOST_CLAUSES);
        let mut start = 0;
        for end in memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
            layout.block(text, Span::new(start, end), &mut marks, &mut breaks);
            start = end + 1;
        }
        layout
    }

    /// The sentence that holds a byte, as an index.
    pub fn sentence_at(&self, at: usize) -> usize {
        self.sentences.partition_point(|s| s.span.start <= at).saturating_sub(1)
    }

    /// The clause of a sentence that holds a byte.
    pub fn clause_at(&self, sentence: &Sentence, at: usize) -> Span {
        let clauses = &self.clauses[sentence.clauses.clone()];
        let index = clauses.partition_point(|c| c.start <= at).saturating_sub(1);
        clauses.get(index).copied().unwrap_or(sentence.span)
    }

    /// Takes a block apart. `breaks` is room for the marks of one sentence.
    fn block(&mut self, text: &str, span: Span, marks: &mut Seeker, breaks: &mut Vec<(usize, char)>) {
        let block = self.blocks.len();
        let first = self.sentences.len();
        let mut start = span.start;
        let mut at = span.start;
        while let Some((i, c)) = marks.find(at).filter(|(i, _)| *i < span.end) {
            at = i + c.len_utf8();
            if is_break(c) {
                breaks.push((i, c));
            }
            if ends_here(text, start, at, c, span.end) {
                self.sentence(text, Span::new(start, at), block, breaks);
                start = at;
            }
        }
        if start < span.end {
            self.sentence(text, Span::new(start, span.end), block, breaks);
        }
        breaks.clear();
        let kind = kind(span.of(text));
        self.blocks.push(Block { span, kind, sentences: first..self.sentences.len() });
    }

    /// Takes a sentence apart at its `breaks`, which are used up; one of very many clauses as several.
    fn sentence(&mut self, text: &str, span: Span, block: usize, breaks: &mut Vec<(usize, char)>) {
        let mut first = self.clauses.len();
        let mut begin = span.start;
        let mut start = span.start;
        let mut close = None;
        for (at, c) in breaks.drain(..) {
            let end = at + c.len_utf8();
            if matches!(c, '（' | '(') {
                close = bracket(&text[at..span.end]).map(|length| at + length);
            }
            let opens = close.is_some() && matches!(c, '（' | '(') && start < at;
            if opens {
                self.clauses.push(Span::new(start, at));
                start = at;
            }
            if ends_clause(text, at, c) || close == Some(end) {
                self.clauses.push(Span::new(start, end));
                start = end;
                if self.clauses.len() - first >= MOST_CLAUSES && end < span.end {
                    let cut = Span::new(begin, end);
                    self.sentences.push(Sentence { span: cut, block, clauses: first..self.clauses.len() });
                    (first, begin) = (self.clauses.len(), end);
                }
            }
        }
        if start < span.end || first == self.clauses.len() {
            self.clauses.push(Span::new(start, span.end));
        }
        let span = Span::new(begin, span.end);
        self.sentences.push(Sentence { span, block, clauses: first..self.clauses.len() });
    }
}

/// The sentence of a clean text that holds the byte `at`, and what its block is: for a text of which no layout is kept.
pub fn around(text: &str, at: usize) -> (Span, BlockKind) {
    let start = memchr::memrchr(b'\n', &text.as_bytes()[..at]).map_or(0, |end| end + 1);
    let end = memchr::memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |end| at + end);
    let layout = Layout::of(&text[start..end]);
    let Span { start: from, end: to } = layout.sentences[layout.sentence_at(at - start)].span;
    (Span::new(start + from, start + to), layout.blocks[0].kind)
}

/// Whether the sentence from `start` ends behind the mark `c`, which ends at `at`; its block ends at `last`. Quotes and
/// brackets that close behind the end of a sentence belong to it.
fn ends_here(text: &str, start: usize, at: usize, c: char, last: usize) -> bool {
    let behind = &text[at..last];
    if ends_sentence(c) && !behind.starts_with(is_closing) {
        return true;
    }
    is_closing(c)
        && text[start..at].trim_end_matches(is_closing).ends_with(ends_sentence)
        && !behind.starts_with(|c| is_closing(c) || ends_sentence(c))
}

const fn is_break(c: char) -> bool {
    matches!(c, '，' | ',' | '：' | ':' | '（' | '(' | ')' | '）')
}

fn kind(block: &str) -> BlockKind {
    if is_caption(block) {
        return BlockKind::Caption;
    }
    let ends = block.trim_end_matches(is_closing).ends_with(ends_sentence);
    let short = || block.chars().take(LONGEST_HEADING + 1).count() <= LONGEST_HEADING;
    if !ends && short() && !block.contains('。') { BlockKind::Heading } else { BlockKind::Paragraph }
}

/// A caption is no longer than this, in characters.
const LONGEST_CAPTION: usize = 120;

/// By the marks and words of captions: a triangle before it, 图为, 图①, or a credit at its end (摄, 供图, 资料图).
fn is_caption(block: &str) -> bool {
    let text = block.trim_start_matches(['（', '(']);
    let marked = text.starts_with(['▲', '△', '▼', '▽'])
        || ["图为", "图片为", "上图", "下图", "左图", "右图", "题图", "图说"]
            .iter()
            .any(|word| text.starts_with(word));
    let numbered = text.strip_prefix('图').is_some_and(|rest| {
        rest.starts_with(|c: char| ('①'..='⑳').contains(&c))
            || rest.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(['：', ':', ' '])
                && !rest.starts_with(' ')
    });
    let end = text.trim_end_matches(['。', '）', ')', ' ']);
    let credit = ["摄", "供图", "制图", "资料图", "资料图片"].iter().any(|word| end.ends_with(word))
        || end.starts_with("图片由") && end.ends_with("提供");
    (marked || numbered || credit) && block.chars().take(LONGEST_CAPTION + 1).count() <= LONGEST_CAPTION
}

const fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '；' | '!' | '?' | ';' | '…')
}

const fn is_closing(c: char) -> bool {
    matches!(c, '”' | '’' | '）' | ')' | '》' | '」' | '』' | '…')
}

/// Length of a bracket that holds a figure, and so a statement of its own: （全市仅5家）.
fn bracket(text: &str) -> Option<usize> {
    let near = text.char_indices().nth(80).map_or(text.len(), |(at, _)| at);
    let close = text[..near].find(['）', ')'])?;
    let inside = &text[..close];
    (inside.contains(|c: char| c.is_ascii_digit()) && inside.len() > 8)
        .then(|| close + text[close..].chars().next().map_or(1, char::len_utf8))
}

/// A comma or a colon that stands between no digits.
fn ends_clause(text: &str, at: usize, c: char) -> bool {
    let digit = |at: Option<usize>| at.and_then(|at| text.as_bytes().get(at)).is_some_and(u8::is_ascii_digit);
    match c {
        '，' | ',' | '：' | ':' => {
            let end = at + c.len_utf8();
            !(digit(at.checked_sub(1)) && digit(Some(end))) || c == '，' && !groups(&text[end..])
        }
        _ => false,
    }
}

/// Three digits and no more: a group of thousands.
fn groups(text: &str) -> bool {
    text.bytes().take_while(u8::is_ascii_digit).count() == 3
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sentences of `text`, their clauses parted by `|`.
    fn shown(text: &str) -> Vec<String> {
        let layout = Layout::of(text);
        let clauses =
            |s: &Sentence| layout.clauses[s.clauses.clone()].iter().map(|c| c.of(text)).collect::<Vec<_>>();
        layout.sentences.iter().map(|s| clauses(s).join("|")).collect()
    }

    #[test]
    fn a_sentence_of_very_many_clauses_is_cut() {
        let text = "甲有3个，".repeat(300);
        let layout = Layout::of(&text);
        let clauses: Vec<usize> = layout.sentences.iter().map(|s| s.clauses.len()).collect();
        assert_eq!(clauses, [128, 128, 44]);
        assert_eq!(layout.sentences.iter().map(|s| s.span.of(&text)).collect::<String>(), text);
        assert_eq!(Layout::of(&"甲有3个，".repeat(128)).sentences.len(), 1);
    }

    #[test]
    fn sentences_and_clauses() {
        let table: [(&str, &[&str]); 8] = [
            ("甲有3个，乙有5个。丙没有", &["甲有3个，|乙有5个。", "丙没有"]),
            ("他说：“已有3个。”明年再加。", &["他说：|“已有3个。”", "明年再加。"]),
            ("甲有3个；乙有5个", &["甲有3个；", "乙有5个"]),
            ("投资1，234万元，增长8%。", &["投资1，234万元，|增长8%。"]),
            ("企业1家（全市仅5家）入选", &["企业1家|（全市仅5家）|入选"]),
            ("物流中心（公路）设立", &["物流中心（公路）设立"]),
            ("开工58个……今年以来，再签约3个", &["开工58个……", "今年以来，|再签约3个"]),
            ("标题\n正文一句。", &["标题", "正文一句。"]),
        ];
        for (text, want) in table {
            assert_eq!(shown(text), want, "{text}");
        }
    }

    #[test]
    fn a_line_that_ends_no_sentence_is_a_heading() {
        let layout = Layout::of("创新药物全市占比为60%\n全市有10个。\n王某 摄");
        let kinds: Vec<_> = layout.blocks.iter().map(|b| b.kind).collect();
        assert_eq!(kinds, [BlockKind::Heading, BlockKind::Paragraph, BlockKind::Caption]);
    }

    #[test]
    fn a_caption_is_known_by_its_marks() {
        let table = [
            ("▲建设中的智能工厂。", true),
            ("图为企业的生产线，年产能12万台。", true),
            ("图①：园区一角", true),
            ("图1：园区一角", true),
            ("（图片由园区管委会提供）", true),
            ("园区内的标准厂房  记者 王某 摄", true),
            ("园区夜景。资料图片", true),
            ("图书馆有藏书12万册", false),
            ("全区建成12个数字化车间。", false),
            ("服务由园区提供", false),
        ];
        for (text, want) in table {
            assert_eq!(is_caption(text), want, "{text}");
        }
    }

    #[test]
    fn a_sentence_is_found_without_a_layout() {
        let text = "标题一行\n甲有3个，乙有5个。丙没有；丁有\n\n尾。";
        let layout = Layout::of(text);
        for (at, _) in text.char_indices().filter(|(_, c)| *c != '\n') {
            let sentence = &layout.sentences[layout.sentence_at(at)];
            assert_eq!(around(text, at), (sentence.span, layout.blocks[sentence.block].kind), "{at}");
        }
    }

    #[test]
    fn every_byte_lies_in_one_clause() {
        let text = "甲（3,000个）有，“乙”有5个！？）……尾\n\n；。";
        let layout = Layout::of(text);
        let joined: String = layout.clauses.iter().map(|c| c.of(text)).collect();
        assert_eq!(joined, text.replace('\n', ""));
    }
}
