//! Which value of a sentence belongs to the words of a claim.

use std::sync::LazyLock;

use super::noun::{is_ratio, is_relative};
use super::signs::Sign;
use super::window::Window;
use super::{Lack, Reader};
use crate::quantity::Kind;
use crate::scan::WordTable;
use crate::sentence::Sentence;
use crate::text::Span;
use crate::words;

/// Bytes that a 、 between value and words counts for.
const PAUSE: usize = 24;
/// A value farther from the words than this, in bytes, is none of theirs, however long the sentence.
const REACH: usize = 600;

/// Words right behind a count that say more of it and name nothing, and nouns that only begin like one of them:
/// 46.8万人次创新高, but 3个创新高地.
static GOES_ON: LazyLock<WordTable<bool>> = LazyLock::new(|| {
    let more = [
        "全部", "均", "悉数", "全都", "左右", "同比", "环比", "较上", "较去", "较前", "比上年", "比去年",
        "创历史", "创新高", "创新低", "创下", "创同期", "创近", "创单日", "创单月", "创出", "创造历史",
        "再创", "又创", "续创", "屡创", "刷新", "历史新高", "首次",
    ];
    let nouns = ["创新高地", "创新高校", "创历史文化", "再创业"];
    let words: Vec<_> = more.map(|w| (w, true)).into_iter().chain(nouns.map(|w| (w, false))).collect();
    WordTable::by_first(&words)
});

/// How far a value is from the words: its clause first, then the nearest word, then the word of the last slot, which
/// says most: of 引进项目80余个，其中54个动工 the words 项目, 动工 mean the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Distance {
    other_clause: bool,
    /// In another clause, before the words: 增长10%，旅游收入133亿元，增长20% means the second of 旅游收入.
    behind_us: bool,
    bytes: usize,
    to_last: usize,
}

/// Words for all that was named before.
const ALL: &[&str] =
    &["两项", "三项", "四项", "各项", "两者", "二者", "三者", "上述", "以上", "两大", "三大"];

impl Reader<'_> {
    /// The value nearest to the words of `window`, as an index into `candidates` (places and kinds, in the order of
    /// the text); what was lacking where no value is near, where `none` forbids it, or where two are equally near.
    pub(super) fn choose(
        &self,
        sentence: &Sentence,
        window: &Window,
        candidates: &[(Span, Kind)],
        none: &[Span],
    ) -> Result<usize, Lack> {
        let clause = self.document.layout.clause_at(sentence, window.hull.start);
        let forbidden = |span: Span| {
            let stretch = window.hull.hull(span).hull(Span::new(clause.start, window.hull.end));
            none.iter().copied().find(|n| stretch.contains(*n))
        };
        if let Some(index) = self.distributed(sentence, window, candidates) {
            let index = index.ok_or(Lack::Elsewhere)?;
            return forbidden(candidates[index].0).map_or(Ok(index), |none| Err(Lack::Forbidden(none)));
        }
        let last = self.last_clause(sentence, window);
        let whole = self.is_whole(sentence, window);
        let mut ranked: Vec<(Distance, usize)> = candidates
            .iter()
            .enumerate()
            .filter(|(_, (span, kind))| {
                last.is_none_or(|last| span.start >= last) && (!whole || is_ratio(*kind))
            })
            .filter(|(_, (span, _))| window.hull.distance(*span) <= REACH && forbidden(*span).is_none())
            .filter_map(|(index, (span, kind))| Some((self.distance(sentence, window, *span, *kind)?, index)))
            .collect();
        ranked.sort_unstable();
        let mut near = ranked.iter().filter(|(_, i)| self.reaches(sentence, window, candidates[*i]));
        let Some((first, a)) = near.next() else {
            let forbidden = candidates.iter().find_map(|(span, _)| forbidden(*span));
            let far = if candidates.is_empty() { Lack::Value } else { Lack::Elsewhere };
            return Err(forbidden.map_or(far, Lack::Forbidden));
        };
        match ranked.iter().find(|(distance, b)| distance == first && b != a) {
            Some((_, b)) => Err(Lack::Tie(candidates[*a].0, candidates[*b].0)),
            None => Ok(*a),
        }
    }

    /// Where the clause of the last word begins, if the words stand in several, and not in the order in which the rule
    /// names them: in 集装箱增长10%，货物吞吐量5400万吨 the 10 % is not that of 货物吞吐量.
    fn last_clause(&self, sentence: &Sentence, window: &Window) -> Option<usize> {
        let last = window.terms.iter().copied().max_by_key(|term| term.start)?;
        let clause = self.document.layout.clause_at(sentence, last.start);
        let apart = window.hull.start < clause.start;
        (apart && !window.terms.is_sorted_by_key(|term| term.start)).then_some(clause.start)
    }

    fn distance(&self, sentence: &Sentence, window: &Window, value: Span, kind: Kind) -> Option<Distance> {
        let text = self.document.text.as_str();
        let layout = &self.document.layout;
        let clause = layout.clause_at(sentence, value.start);
        let same = window.terms.iter().any(|term| clause.contains(*term));
        let (gap, behind) = window
            .terms
            .iter()
            .filter(|term| !same || clause.contains(**term))
            .map(|term| (between(*term, value), term.start < value.start))
            .min_by_key(|(gap, _)| gap.end - gap.start)?;
        let words = gap.of(text);
        let pauses = words.matches('、').count();
        let astray =
            || if behind { self.counts_other(window, value, clause, same) } else { pauses > 0 || !same };
        // 财政收入80亿元、生产总值能耗下降20%.
        let other_item = !behind && pauses > 0;
        if other_item || kind == Kind::Count && astray() {
            return None;
        }
        let bytes = words.len() + PAUSE * pauses;
        let to_last = window.terms.last().map_or(0, |term| term.distance(value));
        Some(Distance { other_clause: !same, behind_us: !same && !behind, bytes, to_last })
    }

    /// A count behind the words that has a noun of its own counts that: 科技型企业拥有120个研发平台.
    fn counts_other(&self, window: &Window, value: Span, clause: Span, same: bool) -> bool {
        let text = self.document.text.as_str();
        let rest = &text[value.end..clause.end.max(value.end)];
        if rest.chars().next().is_none_or(|c| !('\u{4E00}'..='\u{9FFF}').contains(&c)) {
            return false;
        }
        let said_of =
            ["的有", "的达", "的为", "的共", "共有"].iter().any(|word| text[..value.start].ends_with(word));
        if said_of || window.terms.iter().any(|term| term.start >= value.end && term.start < value.end + 30) {
            return false;
        }
        let noun = || {
            let end = rest.char_indices().nth(8).map_or(rest.len(), |(at, _)| at);
            let next = words::tagged(&rest[..end]);
            next.first().is_some_and(|(_, tag)| tag.starts_with(['n', 'b', 'l', 'j', 'a']))
        };
        !same || GOES_ON.leading(rest).map_or_else(noun, |(_, goes_on)| !goes_on)
    }

    /// Of 甲、乙分别增长33.1%、32.9% the second belongs to 乙: the outer `None` where the sentence lists nothing so, the inner where
    /// what it lists is said of something else.
    fn distributed(
        &self,
        sentence: &Sentence,
        window: &Window,
        candidates: &[(Span, Kind)],
    ) -> Option<Option<usize>> {
        let clauses = &self.document.layout.clauses[sentence.clauses.clone()];
        let listed = |index| self.listed_values(index, clauses[index], window, candidates);
        let (index, place, values) = (0..clauses.len()).find_map(listed)?;
        let own = Span::new(clauses[index].start, place);
        let listed = items(self.document.text.as_str(), own);
        if listed.len() == values.len() {
            let item = self.said_of(&listed, window)?;
            let kinds = self.shares_its_noun(&listed, item, window);
            return Some(values.get(item).copied().filter(|_| !kinds));
        }
        // 0-17岁、18岁及以上人口分别为18891人、93744人: which of them is that of the words nobody can tell.
        let own_list = window.hull.start >= own.start;
        if own_list {
            return Some(None);
        }
        let before = window.hull.start < own.start;
        let has_own = || before && self.has_own(sentence, window, candidates, own.start);
        if before && self.names_listed(own) {
            return (!has_own()).then_some(None);
        }
        let together = self.named_together(clauses, index, values.len());
        if together.is_none() && has_own() {
            return None;
        }
        let a_clause_each = || Some(clauses[index.checked_sub(values.len())?..index].to_vec());
        let item = self.said_of(&together.or_else(a_clause_each)?, window)?;
        Some(values.get(item).copied())
    }

    /// Whether the last item of a list only ends with the noun of all: of 城镇、农村居民收入 neither is 居民收入 as a whole.
    fn shares_its_noun(&self, listed: &[Span], item: usize, window: &Window) -> bool {
        let text = self.document.text.as_str();
        let (Some(first), [.., last]) = (listed.first(), listed) else { return false };
        let Some(begins) =
            window.terms.iter().filter(|term| last.contains(**term)).map(|term| term.start).min()
        else {
            return false;
        };
        let kind = text[last.start..begins].trim_start_matches(['其', '各']);
        let bare = |words: &str| {
            !words.ends_with(MEASURES) && self.mentions_in(Span::new(last.start, begins)).is_empty()
        };
        let first = first.of(text);
        // 专精特新企业、国家高新技术企业 are both 企业.
        let noun = tail(last.of(text), 2).is_some_and(|noun| first.ends_with(noun));
        let same = !noun && kind.chars().count() > 1 && tail(first, kind.chars().count()).is_some_and(bare);
        item + 1 == listed.len()
            && same
            && first.chars().count() >= kind.chars().count()
            && !listed[..item].iter().any(|other| window.terms.iter().any(|term| other.contains(*term)))
    }

    /// Whether the words before 分别 name a thing of their own, and not only all that was named before: 两项指标分别增长5%、6%.
    fn names_listed(&self, own: Span) -> bool {
        let all = ALL.iter().any(|all| own.of(self.document.text.as_str()).starts_with(all));
        !all && self.brings_noun(own, "")
    }

    /// The values behind 分别 in a clause, with the index of the clause and where 分别 stands; none where they are fewer than two
    /// or the words stand behind it.
    fn listed_values(
        &self,
        index: usize,
        clause: Span,
        window: &Window,
        candidates: &[(Span, Kind)],
    ) -> Option<(usize, usize, Vec<usize>)> {
        let place = self.around().signs.first(clause, Sign::Respectively)?.start;
        let inside = |&i: &usize| candidates[i].0.start > place && candidates[i].0.end <= clause.end;
        let values: Vec<usize> = (0..candidates.len()).filter(inside).collect();
        (values.len() >= 2 && window.hull.start <= place).then_some((index, place, values))
    }

    /// What so many values behind 分别 in a clause are those of, where the clause before names it all: 收入35亿元、利润3亿元，分别增长
    /// 5%、6%, or 收入、利润分别为35亿元、3亿元，…. An amount and its own growth, 收入35亿元、增长5%, are one thing.
    fn named_together(&self, clauses: &[Span], index: usize, many: usize) -> Option<Vec<Span>> {
        let clause = clauses[index.checked_sub(1)?];
        let end = self.around().signs.first(clause, Sign::Respectively).map_or(clause.end, |word| word.start);
        let named = items(self.document.text.as_str(), Span::new(clause.start, end));
        let (_, numbers) = self.document.quantities_in(clause);
        let alike = numbers.windows(2).all(|pair| is_relative(pair[0].kind) == is_relative(pair[1].kind));
        (named.len() == many && numbers.len() == many && alike).then_some(named)
    }

    /// Whether the words have a value of their own before the clause at `end`: of 收入增长6.8%，利润增长3%，较上年同期分别… that of
    /// the words is 6.8 %.
    fn has_own(&self, sentence: &Sentence, window: &Window, candidates: &[(Span, Kind)], end: usize) -> bool {
        let between = |value: Span| value.start >= window.hull.end && value.end <= end;
        candidates.iter().any(|value| between(value.0) && self.reaches(sentence, window, *value))
    }

    /// The item that the words of a claim mean: the one that holds least besides a word of theirs and the subject. Of
    /// 项目签约、开工 and of 签约、开工项目 the words 项目, 开工 mean 开工, not the item that 项目 stands in for all.
    fn said_of(&self, items: &[Span], window: &Window) -> Option<usize> {
        let length = |span: &Span| span.end - span.start;
        let besides = |(index, item): (usize, &Span)| {
            let words: usize = window.terms.iter().filter(|term| item.contains(**term)).map(length).sum();
            let named = self
                .around()
                .mentions
                .iter()
                .map(|mention| &mention.span)
                .filter(|span| item.contains(**span));
            let known = words + named.map(length).sum::<usize>();
            (words > 0).then_some((length(item).saturating_sub(known), index))
        };
        let least = items.iter().enumerate().filter_map(besides).min();
        let around = |item: &Span| item.start <= window.hull.start && window.hull.start < item.end;
        least.map(|(_, index)| index).or_else(|| items.iter().rposition(around))
    }
}

/// What the name of a figure ends with.
const MEASURES: [char; 13] = ['入', '润', '值', '资', '额', '税', '量', '率', '数', '人', '费', '本', '价'];

/// The last so many characters of a text.
fn tail(text: &str, characters: usize) -> Option<&str> {
    text.char_indices().rev().nth(characters.checked_sub(1)?).map(|(at, _)| &text[at..])
}

/// The stretch between two spans, empty where they touch.
fn between(a: Span, b: Span) -> Span {
    if a.end <= b.start {
        Span::new(a.end, b.start)
    } else if b.end <= a.start {
        Span::new(b.end, a.start)
    } else {
        Span::new(a.start, a.start)
    }
}

/// The parts of an enumeration.
pub(super) fn items(text: &str, span: Span) -> Vec<Span> {
    const SEPARATORS: &[&str] = &["以及", "、", "和", "与", "及"];
    let mut items = Vec::new();
    let mut start = span.start;
    let mut at = span.start;
    while at < span.end {
        let rest = &text[at..span.end];
        let separator = SEPARATORS.iter().find(|sign| rest.starts_with(**sign)).map(|sign| sign.len());
        let step = separator.unwrap_or_else(|| rest.chars().next().map_or(1, char::len_utf8));
        if separator.is_some() && start < at {
            items.push(Span::new(start, at));
            start = at + step;
        }
        at += step;
    }
    if start < span.end {
        items.push(Span::new(start, span.end));
    }
    items
}
