//! What articles say: sentences with the values marked, each with a link to its place.

use maud::{Markup, html};

use super::Page;
use super::cut::cut;
use crate::finding::Evidence;
use crate::report::quoted;
use crate::text::Span;

/// Links of the same words that are shown at once; more stand behind a click.
const SAME: usize = 2;

/// One sentence of an article, and the other articles that print it.
struct Quote<'a> {
    text: Markup,
    first: &'a Evidence,
    same: Vec<&'a Evidence>,
}

/// The sentences of `evidence`, those that several articles print once.
pub(super) fn quotes(page: &Page, evidence: &[&Evidence]) -> Markup {
    html! {
        @for quote in folded(page, evidence) {
            figure class="quote" {
                blockquote lang="zh" { (quote.text) }
                figcaption { (place(page, quote.first)) }
                @if !quote.same.is_empty() {
                    @let more = quote.same.len().saturating_sub(SAME);
                    ul class="same" aria-label=(page.labels.same) {
                        @for evidence in quote.same.iter().take(SAME) { li { (place(page, evidence)) } }
                    }
                    @if more > 0 {
                        details class="same" {
                            summary { (page.report.lang.more_places(more)) }
                            ul { @for evidence in quote.same.iter().skip(SAME) { li { (place(page, evidence)) } } }
                        }
                    }
                }
            }
        }
    }
}

/// Values of one sentence stand in one quote, and equal quotes become one.
fn folded<'a>(page: &Page, evidence: &[&'a Evidence]) -> Vec<Quote<'a>> {
    let mut sentences: Vec<(&Evidence, Vec<Span>)> = Vec::new();
    for &one in evidence {
        let same = |(other, _): &&mut (&Evidence, Vec<Span>)| {
            (other.article, other.sentence) == (one.article, one.sentence)
        };
        match sentences.iter_mut().find(same) {
            Some((_, spans)) => spans.push(one.span),
            None => sentences.push((one, vec![one.span])),
        }
    }
    let mut out: Vec<Quote> = Vec::new();
    let mut known = std::collections::HashMap::new();
    for (first, spans) in sentences {
        let text = marked(page, first, &spans);
        let at = *known.entry(text.0.clone()).or_insert(out.len());
        match out.get_mut(at) {
            Some(quote) => quote.same.push(first),
            None => out.push(Quote { text, first, same: Vec::new() }),
        }
    }
    out
}

/// The sentence around the first value, all values marked.
fn marked(page: &Page, evidence: &Evidence, values: &[Span]) -> Markup {
    let document = page.report.document(evidence);
    let sentence = quoted(document, evidence.span, evidence.sentence);
    let marks: Vec<(usize, Span)> = values.iter().copied().enumerate().collect();
    let around = |out: bool| if out { "…" } else { "" };
    html! {
        (around(sentence.start > evidence.sentence.start))
        @for piece in cut(document, sentence, &marks) {
            @if piece.marks.is_empty() { (piece.text) } @else { mark { (piece.text) } }
        }
        (around(sentence.end < evidence.sentence.end))
    }
}

/// The article's title, a link to the place in it; its date; `path:line:column`.
fn place(page: &Page, evidence: &Evidence) -> Markup {
    let article = &page.report.document(evidence).article;
    html! {
        a class="source" href=(page.readings.link(evidence.article, evidence.span)) lang="zh" {
            (page.report.title(evidence.article))
        }
        @if evidence.heading { " " span class="tag" { (page.words.headline) } }
        @if let Some(date) = article.date {
            " " time { (date) @if date.inferred { (page.labels.inferred) } }
        }
        " " code { (crate::report::one_line(&page.report.place(evidence).to_string())) }
    }
}
