//! What surrounds the words of all claims of an article, read once: signs, names, and how far times govern.

use super::reach::Reach;
use super::section::{Sections, sections};
use super::signs::Signs;
use super::subject::{Mention, Mentions};
use super::{stranger, subject, when};
use crate::document::Document;
use crate::rule::{Hit, RuleSet};
use crate::text::Span;

/// The surroundings of the words of an article.
pub(super) struct Around {
    pub signs: Signs,
    pub mentions: Vec<Mention>,
    /// Also those that nothing is said of, but whose district may be spoken of.
    pub named: Vec<Mention>,
    pub strangers: Vec<Span>,
    pub article_subject: Option<usize>,
    pub only_subject: Option<usize>,
    /// How far each time governs.
    pub governing: Vec<Reach>,
    /// What the headings say of the blocks below.
    pub sections: Sections,
}

impl Around {
    /// Those in a document in which `hits` are the words of the rules.
    pub(super) fn of(document: &Document, rules: &RuleSet, hits: &[Hit]) -> Self {
        let Mentions { told: mentions, named, groups } = subject::mentions(document, rules, hits);
        let signs = Signs::of(document.text.as_str());
        let governing: Vec<Reach> =
            document.times.iter().map(|time| when::reach(document, &signs, time)).collect();
        Self {
            strangers: stranger::strangers(document, rules, hits, groups),
            article_subject: subject::of_article(document, rules, &mentions),
            only_subject: subject::only(document, &mentions),
            mentions,
            named,
            sections: sections(document, &governing),
            signs,
            governing,
        }
    }
}
