//! 总投资15亿元，分两期，一期6亿元、二期9亿元: a whole that is said to come in so many phases, and each of them.

use crate::document::Document;
use crate::quantity::{Quantity, Relation};
use crate::text::Span;

/// 分两期, with how many there are.
pub(super) const PHASES: &[(&str, usize)] =
    &[("分两期", 2), ("分二期", 2), ("分2期", 2), ("分三期", 3), ("分3期", 3), ("分四期", 4), ("分4期", 4)];

/// The phases of the whole that is the quantity of that index: as many as are said, each called 期.
pub(super) fn parts(document: &Document, index: usize) -> Option<&[Quantity]> {
    let (text, whole) = (document.text.as_str(), &document.quantities[index]);
    let tail = text[whole.span.end..].strip_prefix(['，', '：', ','])?;
    if !tail.starts_with('分') {
        return None;
    }
    let sentence = document.layout.sentences[document.layout.sentence_at(whole.span.start)].span;
    let tail = text.get(text.len() - tail.len()..sentence.end)?;
    let (rest, count) = PHASES.iter().find_map(|(word, count)| Some((tail.strip_prefix(word)?, *count)))?;
    let start = sentence.end - rest.len();
    let (first, behind) = document.quantities_in(Span::new(start, sentence.end));
    let parts = behind.get(..count)?;
    let named = |at: usize| {
        let from = if at == 0 { start } else { parts[at - 1].span.end };
        text.get(from..parts[at].span.start).is_some_and(|words| words.contains('期'))
    };
    let like = |part: &Quantity| {
        part.unit == whole.unit && part.kind == whole.kind && part.relation == Relation::Exact
    };
    let fits = whole.relation == Relation::Exact && parts.iter().all(like) && (0..count).all(named);
    fits.then(|| &document.quantities[first..first + count])
}
