//! What narrows a rule down, and what was settled for it, in words.

use super::days;
use super::explain::modality;
use crate::lang::Lang;
use crate::report::one_line;
use crate::rule::{Basis, Direction, Fact, Measure, Only, Part, RuleSet};

/// `标题；范围“全市”；可比价格；事实`: what a statement must be to be read; none where anything is.
pub(super) fn only(only: &Only, lang: Lang) -> Option<String> {
    let zh = lang == Lang::Zh;
    let say = |zh_text: &'static str, en_text: &'static str| (if zh { zh_text } else { en_text }).to_owned();
    let part = |part: &Part| match part {
        Part::Text => say("正文", "running text"),
        Part::Headline => say("标题", "headlines"),
        Part::Caption => say("图片说明", "captions"),
    };
    let scope = |scope: &String| match scope.as_str() {
        Only::OWN => say("主体自己的", "the subject's own"),
        scope => format!("“{scope}”"),
    };
    let basis = |basis: &Basis| match basis {
        Basis::Nominal => say("现价", "nominal values"),
        Basis::ComparablePrices => say("可比价格", "comparable prices"),
    };
    let way = |direction: &Direction| match direction {
        Direction::Up => say("增", "what grows"),
        Direction::Down => say("减", "what falls"),
        Direction::None => say("不增不减", "what does neither"),
    };
    let or = if zh { "、" } else { " or " };
    let any = |names: Vec<String>| names.join(or);
    let lists = [
        any(only.parts.iter().map(part).collect()),
        any(only.scopes.iter().map(scope).collect()),
        any(only.bases.iter().map(basis).collect()),
        any(only.modalities.iter().map(|m| modality(*m, lang).to_owned()).collect()),
        any(only.directions.iter().map(way).collect()),
    ];
    let said: Vec<String> = lists.into_iter().filter(|list| !list.is_empty()).collect();
    (!said.is_empty()).then(|| said.join(if zh { "；" } else { "; " }))
}

/// `10个（2021-03，市统计口径，rules.yaml:19:32）`: each value that was settled for a claim.
pub(super) fn settled(rules: &RuleSet, claim: usize, lang: Lang) -> impl Iterator<Item = String> {
    let facts = rules.facts.iter().filter(move |fact| fact.claim == claim);
    facts.map(move |fact| said(fact, lang))
}

fn said(fact: &Fact, lang: Lang) -> String {
    let measure = (fact.measure != Measure::Stock).then(|| super::measure(fact.measure, lang).to_owned());
    let all = [
        fact.subject.clone(),
        fact.scope.clone(),
        measure,
        Some(days(fact.period)),
        fact.source.as_deref().map(one_line),
        fact.note.as_deref().map(one_line),
        Some(fact.place.clone()),
    ];
    let known: Vec<String> = all.into_iter().flatten().filter(|word| !word.is_empty()).collect();
    let value = one_line(&fact.written);
    match lang {
        Lang::Zh => format!("{value}（{}）", known.join("，")),
        Lang::En => format!("{value} ({})", known.join(", ")),
    }
}

impl Lang {
    /// Values of the ledger that no statement could be held against, at most eight by their place.
    pub fn unmet(self, places: &[&str]) -> String {
        const SHOWN: usize = 8;
        let n = places.len();
        let named = places[..n.min(SHOWN)].join(if self == Self::Zh { "、" } else { ", " });
        match self {
            Self::Zh if n > SHOWN => format!("没有陈述可与之相比的已定口径：{named}等{n}条。"),
            Self::Zh => format!("没有陈述可与之相比的已定口径：{named}。"),
            Self::En if n > SHOWN => {
                format!("Settled values that no statement met: {named} and {} more.", n - SHOWN)
            }
            Self::En => format!("Settled values that no statement met: {named}."),
        }
    }
}
