//! Counts that are no total: of those to which something happened, and of those above a threshold.

use super::window::Window;
use super::{Reader, Value};
use crate::quantity::{Kind, Quantity, Relation};
use crate::rule::{Claim, TimeUse};
use crate::sentence::Sentence;
use crate::text::Span;

/// What happens to some of the things that are counted: 5家企业入驻.
const EVENTS: &[&str] = &[
    "入驻", "签约", "上榜", "入选", "入围", "参展", "参会", "参加", "参赛", "亮相", "获评", "获奖", "获得",
    "荣获", "中标", "获批", "登榜", "跻身", "被评为", "被认定", "集中签约", "集中入驻", "成功入选",
    "成功上榜", "成功签约", "同时入驻", "现场签约", "受到表彰", "获表彰",
];
/// What makes the number before a noun what there is all the same: 已有5家企业入驻.
const LEVELS: [char; 6] = ['有', '达', '计', '共', '到', '至'];
/// Words for the whole right behind the words of a claim: 企业总数达到260家.
const TOTALS: &[&str] = &["总数", "总量", "总计", "总户数"];
/// Nouns between a number of bodies and the words of a value that each of them reaches: 12家企业产值超亿元.
const BODIES: &[&str] = &[
    "企业", "公司", "规上企业", "工业企业", "骨干企业", "龙头企业", "重点企业", "商户", "项目", "园区",
    "镇街", "村", "家企业",
];
/// Words between a threshold and the words of a claim: 亿元以上的企业.
const BETWEEN: &[&str] = &["", "的", "工业", "重点", "规模", "级"];

/// Verbs between those that are counted and how many they are.
const HAVE: &[&str] = &["共有", "达到", "增至", "增加到", "有", "达", "为", "共"];
/// What they are is said in no more characters.
const LONGEST_NOUN: usize = 8;

impl Reader<'_> {
    /// Whether a value is none of all that the words name: a number of those to which something happened, or of those that
    /// reach a threshold, or the threshold that each of a number of bodies reaches.
    pub(super) fn is_of_some(
        &self,
        rule: &Claim,
        sentence: &Sentence,
        window: &Window,
        (span, value): (Span, &Value),
    ) -> bool {
        let Value::Quantity(quantity) = value else { return false };
        if self.is_of_those(span, quantity) || self.is_of_a_class(window, quantity) {
            return true;
        }
        match quantity.kind {
            Kind::Count if rule.time == TimeUse::Level => {
                self.is_above(window) || self.happened(sentence, window, span)
            }
            Kind::Money => self.is_threshold(window, span, quantity),
            _ => false,
        }
    }

    /// 总人口少于1000万人的省份有3个, 旅客100万人次以上的机场70个: what each of those is above or below that are counted.
    fn is_of_those(&self, span: Span, quantity: &Quantity) -> bool {
        if matches!(quantity.relation, Relation::Exact | Relation::About) {
            return false;
        }
        let text = self.document.text.as_str();
        let next = self.document.quantities.partition_point(|q| q.span.start < span.end);
        let Some(count) = self.document.quantities.get(next).filter(|q| q.kind == Kind::Count) else {
            return false;
        };
        let Some(noun) = text.get(span.end..count.span.start).and_then(|words| words.strip_prefix('的'))
        else {
            return false;
        };
        let counted = HAVE.iter().find_map(|verb| noun.strip_suffix(verb));
        let body = |noun: &str| {
            noun.ends_with(['县', '区', '市', '省', '镇', '企', '场', '城', '园', '村', '校', '院', '方'])
                || noun.ends_with("企业")
                || noun.ends_with("项目")
        };
        let Some(noun) = counted.or_else(|| Some(noun).filter(|noun| body(noun))) else { return false };
        (1..=LONGEST_NOUN).contains(&noun.chars().count())
            && noun.chars().all(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c))
    }

    /// 60岁及以上人口25594人, 500人以上企业12家: those above or below a number that stands right before the words.
    fn is_of_a_class(&self, window: &Window, quantity: &Quantity) -> bool {
        let next = self.document.quantities.partition_point(|q| q.span.start < window.hull.start);
        let before = next.checked_sub(1).map(|index| &self.document.quantities[index]);
        let Some(before) = before.filter(|before| before.span.end == window.hull.start) else { return false };
        let words = before.span.of(self.document.text.as_str());
        let bound = ["以上", "以下", "以内", "岁", "周岁"].iter().any(|end| words.ends_with(end));
        let counts = matches!(before.kind, Kind::Count | Kind::Money | Kind::Duration | Kind::Other);
        bound && counts && before.unit != quantity.unit && matches!(quantity.kind, Kind::Count | Kind::Money)
    }

    /// Whether the words are those of a total: 企业总数达到260家.
    pub(super) fn is_of_all(&self, window: &Window) -> bool {
        let rest = self.document.text.as_str().get(window.hull.end..).unwrap_or_default();
        TOTALS.iter().any(|word| rest.starts_with(word))
    }

    /// 亿元以上企业12家: a threshold stands right before the words.
    fn is_above(&self, window: &Window) -> bool {
        let text = self.document.text.as_str();
        let next = self.document.quantities.partition_point(|q| q.span.start < window.hull.start);
        let Some(before) = next.checked_sub(1).map(|index| &self.document.quantities[index]) else {
            return false;
        };
        let above = text.get(before.span.start..before.span.end).is_some_and(|words| words.ends_with("以上"));
        let words = text.get(before.span.end..window.hull.start);
        before.kind == Kind::Money && above && words.is_some_and(|words| BETWEEN.contains(&words))
    }

    /// 5家企业入驻, 12家企业产值超亿元: the number stands before the noun, and what happened or what each reaches behind it.
    fn happened(&self, sentence: &Sentence, window: &Window, span: Span) -> bool {
        let text = self.document.text.as_str();
        let close = text.get(span.end..window.hull.start).is_some_and(|words| words.chars().count() <= 6);
        let level = text[..span.start].trim_end_matches(['了', '约', '近']).ends_with(LEVELS);
        if window.hull.start < span.end || !close || level {
            return false;
        }
        let clause = self.document.layout.clause_at(sentence, window.hull.start);
        let rest = Span::new(window.hull.end, clause.end.max(window.hull.end));
        let event = EVENTS.iter().any(|verb| rest.of(text).starts_with(verb));
        let reaches = |q: &&Quantity| q.kind == Kind::Money && is_passed(q);
        event || self.document.quantities_in(rest).1.first().filter(reaches).is_some()
    }

    /// 12家企业产值超亿元: what each of them reaches.
    fn is_threshold(&self, window: &Window, span: Span, quantity: &Quantity) -> bool {
        if !is_passed(quantity) || span.start < window.hull.end {
            return false;
        }
        let next = self.document.quantities.partition_point(|q| q.span.start < window.hull.start);
        let Some(count) = next.checked_sub(1).map(|index| &self.document.quantities[index]) else {
            return false;
        };
        let words = self.document.text.as_str().get(count.span.end..window.hull.start);
        count.kind == Kind::Count && words.is_some_and(|words| BODIES.contains(&words))
    }
}

/// Whether a number is one that is passed: 超亿元, 10亿元以上.
const fn is_passed(quantity: &Quantity) -> bool {
    matches!(quantity.relation, Relation::Over | Relation::AtLeast)
}
