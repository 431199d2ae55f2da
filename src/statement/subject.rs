//! What a statement is said of.

use super::Reader;
use crate::document::Document;
use crate::rule::{Hit, RuleSet, Use};
use crate::sentence::{BlockKind, Sentence};
use crate::text::Span;
use crate::words;

/// A subject named in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mention {
    pub span: Span,
    /// As an index into the rule set.
    pub subject: usize,
}

/// Every mention of a registered subject: the longest name wins, and a name inside a longer one that is not registered
/// is none.
pub(super) fn mentions(document: &Document, rules: &RuleSet, hits: &[Hit]) -> Vec<Mention> {
    let text = document.text.as_str();
    let mut named: Vec<Mention> = Vec::new();
    for hit in hits {
        let subjects = rules.terms.uses(*hit).iter().filter_map(|stands_for| match stands_for {
            Use::Subject(subject) => Some(*subject),
            _ => None,
        });
        named.extend(subjects.map(|subject| Mention { span: hit.span, subject }));
    }
    let mut kept: Vec<Mention> = Vec::new();
    for mention in named {
        match kept.last() {
            Some(last) if last.span.contains(mention.span) => continue,
            Some(last) if mention.span.contains(last.span) => {
                kept.pop();
            }
            _ => {}
        }
        kept.push(mention);
    }
    let ends: Vec<usize> = kept.iter().map(|mention| mention.span.end).collect();
    kept.retain(|mention| stands_alone(text, mention.span, ends.binary_search(&mention.span.start).is_ok()));
    kept
}

/// Characters behind which a name begins.
const SAFE_BEFORE: &str = "在于的由是了和与及对到向从使让为将把以区市县省，。、；：！？“”‘’（）《》…— \n";

/// Whether a name is no part of a longer one. `follows` says that another registered name ends where it begins.
fn stands_alone(text: &str, span: Span, follows: bool) -> bool {
    let head = &text[..span.start];
    let tail = &text[span.end..];
    let free = follows || head.chars().next_back().is_none_or(|c| SAFE_BEFORE.contains(c));
    if is_organisation(tail) {
        return false;
    }
    free || follows_no_place(text, span)
}

/// A name with 公司, 集团, 大学 behind it is that of an organisation.
fn is_organisation(tail: &str) -> bool {
    const KINDS: &[&str] = &["有限公司", "公司", "集团", "大学", "学院", "股份"];
    let stop = |c: char| "，。、；：！？的在有与和及“”（）《》\n".contains(c);
    let reach = tail.char_indices().find(|(_, c)| stop(*c)).map_or(tail.len(), |(at, _)| at);
    let near = tail.char_indices().nth(10).map_or(reach, |(at, _)| at.min(reach));
    KINDS.iter().any(|kind| tail[..near].contains(kind))
}

/// By jieba: the name begins with a word, and no name of a place or person stands right before it.
fn follows_no_place(text: &str, span: Span) -> bool {
    let from = text[..span.start].char_indices().rev().take(12).last().map_or(span.start, |(at, _)| at);
    let window =
        &text[from..text[span.end..].char_indices().nth(4).map_or(text.len(), |(at, _)| span.end + at)];
    let mut at = from;
    let mut before = None;
    for (word, tag) in words::tagged(window) {
        if at == span.start {
            return !before.is_some_and(|tag: &str| {
                tag.starts_with("ns") || tag.starts_with("nz") || tag.starts_with("nr")
            });
        }
        before = Some(tag);
        at += word.len();
    }
    false
}

/// A subject, and whether it was taken over from outside of the sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Resolved {
    pub subject: usize,
    pub taken_over: bool,
}

impl Reader<'_> {
    /// The subject of what stands at `span`: named in its clause, its sentence, earlier in its block, in a heading
    /// above, in the article's title.
    pub(super) fn subject(&self, sentence: &Sentence, span: Span, wanted: &[usize]) -> Option<Resolved> {
        let layout = &self.document.layout;
        let clause = layout.clause_at(sentence, span.start);
        let found = |region, taken_over| {
            self.nearest(region, span.start, wanted).map(|subject| Resolved { subject, taken_over })
        };
        let block = &layout.blocks[sentence.block];
        let before = Span::new(block.span.start, sentence.span.start);
        found(clause, false)
            .or_else(|| found(sentence.span, false))
            .or_else(|| found(before, true))
            .or_else(|| {
                let above = layout.blocks[..sentence.block].iter().rev();
                let mut headings = above.filter(|block| block.kind == BlockKind::Heading);
                headings.find_map(|heading| found(heading.span, true))
            })
            .or_else(|| self.article_subject.map(|subject| Resolved { subject, taken_over: true }))
    }

    /// The mention in `region` that stands nearest before `at`, else the first behind it; of several at one distance
    /// the one that is wanted.
    fn nearest(&self, region: Span, at: usize, wanted: &[usize]) -> Option<usize> {
        let from = self.mentions.partition_point(|mention| mention.span.start < region.start);
        let inside = self.mentions[from..].iter().take_while(|mention| mention.span.end <= region.end);
        let inside: Vec<&Mention> = inside.collect();
        let before = inside.iter().rev().find(|mention| mention.span.end <= at);
        let chosen = before.or_else(|| inside.first())?;
        // 重庆国际生物城 at 巴南: a park named beside its district, and the claim is about one of the two.
        let related =
            |m: &&&Mention| wanted.contains(&m.subject) && self.rules.lies_in(m.subject, chosen.subject);
        Some(inside.iter().find(related).map_or(chosen.subject, |mention| mention.subject))
    }
}

/// The subject that an article names as its own, or in its title.
pub(super) fn of_article(document: &Document, rules: &RuleSet) -> Option<usize> {
    let named = |name: &str| {
        rules.subjects.iter().position(|s| s.name == name || s.aliases.iter().any(|a| a == name))
    };
    let article = &document.article;
    article.subject.as_deref().and_then(named).or_else(|| {
        let title = article.title.as_deref()?;
        let hits = rules.terms.hits(title);
        let subjects = hits.iter().flat_map(|hit| rules.terms.uses(*hit).iter().map(|u| (hit.span, *u)));
        let longest = subjects.filter_map(|(span, u)| match u {
            Use::Subject(subject) => Some((span.end - span.start, subject)),
            _ => None,
        });
        longest.max_by_key(|(length, _)| *length).map(|(_, subject)| subject)
    })
}
