//! What is said of a claim once more, right behind what was said first: mostly of a part, or of another kind.

use std::sync::LazyLock;

use super::noun::is_plain;
use super::signs::Sign;
use super::window::Window;
use super::{Measure, Reader, Statement, Value};
use crate::quantity::Relation;
use crate::scan::WordTable;
use crate::text::Span;
use crate::time::{Time, TimeKind};

/// Words that name nothing of their own: what was done, how, and against what.
static BARE: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of(&[
        "其中", "，", "：", "仅", "就", "也", "共", "共计", "单月", "当月", "当季", "单季", "完成", "实现",
        "达到", "达", "为", "是", "约", "近", "超", "超过", "突破", "同比", "环比", "同期", "比", "较",
        "累计", "的", "了",
    ])
});

/// Leaves out of `read` what says another number than `before` in the same sentence, of the same subject and time: of
/// 泊位24个，万吨级泊位13个 the second is of fewer berths. Nobody contradicts himself within one sentence.
/// Where the words are those of a total (`total`), it is the number before that is of a part: 规上企业38家，企业总数达到260家.
pub(super) fn first_said(out: &mut Vec<Statement>, from: usize, read: &mut Vec<Statement>, total: bool) {
    if total {
        let mut before = out.split_off(from.min(out.len()));
        before.retain(|first| !read.iter().any(|again| says_other(first, again)));
        out.append(&mut before);
        return;
    }
    let before = out.get(from..).unwrap_or_default();
    read.retain(|again| !before.iter().any(|first| says_other(first, again)));
}

fn says_other(first: &Statement, again: &Statement) -> bool {
    let key = |s: &Statement| (s.claim, s.sentence, s.basis, s.modality, s.when.period, s.when.taken_over);
    let (so_far, stock) = (Measure::Cumulative, Measure::Stock);
    // 累计获得专利417件，发明专利163件.
    let measure = first.measure == again.measure || first.measure == so_far && again.measure == stock;
    let other = |a: &Value, b: &Value| match (a, b) {
        (Value::Quantity(a), Value::Quantity(b)) => {
            a.relation == Relation::Exact && b.relation == Relation::Exact && a.value != b.value
        }
        _ => false,
    };
    key(first) == key(again)
        && measure
        && first.subject == again.subject
        && first.scope == again.scope
        && other(&first.value, &again.value)
}

/// So many parts are looked back over for the whole.
const MOST_PARTS: usize = 64;
/// So far behind the words of a claim 总数 may stand, in bytes.
const LED_TOTAL: usize = 6;

impl Reader<'_> {
    /// Whether a registered subject or a period of its own is named behind 其中, in the clause of the words and before
    /// them: 2023年吞吐量802.2万标箱，其中上半年吞吐量376.8万标箱. 2020年成立的 is no period of the words.
    pub(super) fn names_subject(&self, part: usize, window: &Window) -> bool {
        let clause = self.document.layout.clause_at(self.sentence_of(window.hull), window.hull.start);
        let before = Span::new(part.max(clause.start), window.hull.start);
        // 其中，甲县遇难292人，失踪47人: the subject of the clause before.
        let words = Span::new(clause.start, window.hull.start.max(clause.start));
        let earlier = || {
            is_plain(words.of(self.document.text.as_str()))
                && !self.mentions_in(Span::new(part, clause.start.max(part))).is_empty()
        };
        !self.mentions_in(before).is_empty()
            || earlier()
            || self.names_period(before) && self.is_alone(before, window)
    }

    /// Whether nothing but times and words that name nothing stands between 其中, the words of the claim and the number
    /// behind them: 其中三季度生物医药产值 is of fewer things, 其中9月入驻企业12家 too.
    fn is_alone(&self, before: Span, window: &Window) -> bool {
        let clause = self.document.layout.clause_at(self.sentence_of(window.hull), window.hull.start);
        let behind = Span::new(window.hull.end, clause.end.max(window.hull.end));
        let Some(value) = self.document.quantities_in(behind).1.first() else { return false };
        let mut terms: Vec<Span> = window.terms.clone();
        terms.sort_unstable_by_key(|term| term.start);
        let mut at = before.start;
        for term in terms.into_iter().chain([value.span]) {
            if at < term.start && !self.is_bare(Span::new(at, term.start)) {
                return false;
            }
            at = at.max(term.end);
        }
        true
    }

    /// Whether a stretch names nothing but times.
    fn is_bare(&self, stretch: Span) -> bool {
        let mut rest = stretch;
        while rest.start < rest.end {
            let time = self.document.times_in(rest).first().filter(|time| time.span.start == rest.start);
            let word = || BARE.leading(rest.of(self.document.text.as_str())).map(|(word, ())| word.len());
            let Some(length) = time.map(|time| time.span.end - time.span.start).or_else(word) else {
                return false;
            };
            rest.start += length;
        }
        true
    }

    fn names_period(&self, before: Span) -> bool {
        use TimeKind::{Day, Half, Month, Months, Quarter, Year};
        let said_of =
            |time: &Time| before.of(self.document.text.as_str()).contains('的') || time.span.end > before.end;
        self.governing_in(before)
            .any(|time| matches!(time.kind, Day | Half | Month | Months | Quarter | Year) && !said_of(time))
    }

    /// 接待游客3万人次。其中，景区接待游客1.2万人次: a sentence that begins with 其中, and the words of the claim stand in
    /// the one before it too, be that the last of the paragraph before.
    pub(super) fn is_part_of_earlier(&self, claim: usize, region: Span, window: &Window) -> bool {
        let leads =
            self.around().signs.first(region, Sign::Part).is_some_and(|word| word.start == region.start)
                || self.among_counted(region).is_some_and(|at| at < window.hull.start);
        let layout = &self.document.layout;
        let index = layout.sentence_at(region.start);
        let goes_on = if leads { None } else { self.goes_on_with_parts(index) };
        if !leads && goes_on.is_none() || self.names_subject(region.start, window) {
            return false;
        }
        if let Some(whole) = goes_on {
            // …其中海外1亿元；2022年，净利润5亿元; 规上企业总数达126家: wholes of their own.
            let text = self.document.text.as_str();
            let before = Span::new(region.start, window.hull.start);
            let own = !self.document.times_in(before).is_empty()
                || !self.mentions_in(before).is_empty()
                || self.place_in(before).is_some()
                || self
                    .stretch(
                        region.start,
                        window.hull.end + LED_TOTAL.min(region.end.saturating_sub(window.hull.end)),
                        &[],
                    )
                    .has(Sign::Total);
            let words: Vec<_> =
                self.found(whole, false).into_iter().filter(|(of, ..)| *of == claim).collect();
            let same = |term: &Span| words.iter().any(|(_, _, word)| word.of(text) == term.of(text));
            return !own && self.says_all(&words) && window.terms.iter().all(same);
        }
        let Some(earlier) = index.checked_sub(1).map(|index| &layout.sentences[index]) else { return false };
        let found = self.found(earlier.span, false);
        let words: Vec<_> = found.into_iter().filter(|(of, ..)| *of == claim).collect();
        earlier.block + 1 >= layout.sentences[index].block && self.says_all(&words)
    }

    /// Whether a word stands for each slot of a claim, and not only inside one that it forbids: 出口 in 进出口.
    fn says_all(&self, words: &[super::matched::Found]) -> bool {
        let Some((claim, matched)) = self.gather(words) else { return false };
        let free = |word: &Span| !matched.none.iter().any(|none| none.contains(*word));
        let slots = self.rules.claims[claim].slots;
        (0..slots).all(|slot| matched.slots.iter().any(|(of, word)| *of == slot && free(word)))
    }

    /// What stands before 其中 where a sentence goes on with its parts behind ；: 开行81列，其中铁路开行69列；道路开行6列. Where 其中 begins a
    /// sentence, the one before it.
    fn goes_on_with_parts(&self, index: usize) -> Option<Span> {
        let layout = &self.document.layout;
        let text = self.document.text.as_str();
        let mut first = index;
        while first > index.saturating_sub(MOST_PARTS)
            && text[..layout.sentences[first].span.start].trim_end().ends_with('；')
        {
            first -= 1;
        }
        let all = Span::new(layout.sentences[first].span.start, layout.sentences[index].span.start);
        let part = self.around().signs.first(all, Sign::Part).filter(|_| first < index)?;
        if part.start > all.start {
            return Some(Span::new(all.start, part.start));
        }
        first.checked_sub(1).map(|before| layout.sentences[before].span)
    }
}
