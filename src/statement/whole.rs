//! Wholes that are none of the subjects which an article names: the nation, and what a subject is only a part of.

use super::Reader;
use crate::sentence::Sentence;
use crate::text::Span;

/// Words for the nation and the world, and behind them those of a rank or a share.
const NATION: &[&str] = &["全国", "我国", "全球", "全世界"];
const RANKED: &[&str] = &[
    "第", "首", "唯一", "领先", "最", "前", "占", "各地", "或", "人大", "政协", "重点", "知名", "著名",
    "统一", "两会", "试点", "文明", "示范", "百强", "先进", "供应链", "优秀", "劳模",
];

impl Reader<'_> {
    /// Whether the words before a value speak of the nation or the world: 全国，我国 at the head of a clause, and no subject behind
    /// it.
    pub(super) fn is_of_nation(&self, sentence: &Sentence, span: Span) -> bool {
        let text = self.document.text.as_str();
        let before = Span::new(sentence.span.start.min(span.start), span.start);
        let words = before.of(text);
        let places = NATION.iter().flat_map(|word| words.match_indices(word));
        let leads = |(at, word): &(usize, &str)| {
            let (head, tail) = (&words[..*at], &words[at + word.len()..]);
            let first = head.is_empty()
                || head.ends_with(['，', '；', '：', ' '])
                || self.document.time_ends_at(before.start + at);
            first && !RANKED.iter().any(|rank| tail.starts_with(rank))
        };
        let last = places.filter(leads).map(|(at, word)| before.start + at + word.len()).max();
        let Some(end) = last else { return false };
        // 全国文明城市创建成功，规上企业136家: no figures of the nation.
        let clause = self.document.layout.clause_at(sentence, end - 1);
        // 全国31个省都参加了本届博览会，参展品牌1200个: those that come from all over it.
        let counted = text[end..].starts_with(|c: char| c.is_ascii_digit());
        let told = clause.contains(span)
            || !counted && !self.document.quantities_in(Span::new(end, clause.end.max(end))).1.is_empty();
        told && self.mentions_in(Span::new(end, span.start)).is_empty()
    }

    /// Whether a place inside of a subject is named at a byte: 清溪县城区 is a part of 清溪县 as well.
    pub(super) fn names_inner(&self, at: usize) -> bool {
        let behind = self.mention_at(at).map(|name| &self.document.text.as_str()[name.end..]);
        behind.is_some_and(|behind| {
            ["城区", "市区", "城镇", "农村", "境内", "本级", "主城"]
                .iter()
                .any(|word| behind.starts_with(word))
        })
    }

    /// Whether a subject is only that of a part of what a sentence tells: 46个项目签约。其中，云岭签约20个.
    pub(super) fn is_whole_of(&self, subject: usize, sentence: &Sentence) -> bool {
        let text = self.document.text.as_str();
        let layout = &self.document.layout;
        let next = layout.sentence_at(sentence.span.start) + 1;
        let Some(next) = layout.sentences.get(next) else { return false };
        let Some(rest) = next.span.of(text).strip_prefix("其中") else { return false };
        let at = next.span.end - rest.trim_start_matches('，').len();
        self.mention_at(at).is_some()
            && !self.names_inner(at)
            && self.mentions_in(next.span).first().is_some_and(|mention| mention.subject == subject)
    }
}
