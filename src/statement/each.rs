//! Several subjects or times in one sentence, each with its own value.

use super::assemble::Reading;
use super::signs::Sign;
use super::subject::Mention;
use super::when::{Role, names_one, years};
use super::window::Window;
use super::{Reader, Statement};
use crate::sentence::Sentence;
use crate::text::Span;
use crate::time::Time;

impl Reader<'_> {
    /// 甲县、乙县分别有企业126家、136家, or 甲县126家、乙县136家: each subject its own value. Whether the words were so.
    pub(super) fn by_subject(
        &self,
        claim: usize,
        window: &Window,
        first: usize,
        fits: &[usize],
        out: &mut Vec<Statement>,
    ) -> bool {
        let sentence = self.sentence_of(window.hull);
        let quantities = &self.document.quantities;
        let clause = self.document.layout.clause_at(sentence, window.hull.start);
        let values: Vec<usize> =
            fits.iter().map(|&i| first + i).filter(|&i| quantities[i].span.start >= clause.start).collect();
        let Some(pairs) = self.beside(sentence, &values).or_else(|| self.in_order(sentence, &values)) else {
            return false;
        };
        for (index, subject) in pairs {
            let value = self.value_of(claim, index);
            let reading =
                Reading { span: quantities[index].span, value, role: Role::Only, subject: Some(subject) };
            out.extend(self.statement(claim, window, reading).ok());
        }
        true
    }

    /// 2021年、2022年和2023年，地区生产总值分别为185亿元、202亿元和220亿元: one noun and several times, each its own value. As
    /// indices of quantities; none where nouns are listed too.
    pub(super) fn by_time(&self, window: &Window, first: usize, fits: &[usize]) -> Option<Vec<usize>> {
        let sentence = self.sentence_of(window.hull);
        let place = self.around().signs.first(sentence.span, Sign::Respectively)?.start;
        let clause = self.document.layout.clause_at(sentence, place);
        let quantities = &self.document.quantities;
        let inside = |i: &usize| quantities[*i].span.start > place && quantities[*i].span.end <= clause.end;
        let values: Vec<usize> = fits.iter().map(|&i| first + i).filter(inside).collect();
        let (hull, many) = self.listed_times(Span::new(sentence.span.start, place))?;
        let text = self.document.text.as_str();
        let nouns = [&text[hull.end..place], &text[clause.start.min(hull.start)..hull.start]];
        let one = nouns.iter().all(|noun| names_one(noun));
        let all = self.document.quantities_in(Span::new(place, clause.end)).1.len();
        let here = window.hull.end <= place && window.hull.start >= clause.start.min(hull.start);
        (here && one && values.len() == many && all == many).then_some(values)
    }

    /// Where the times of a stretch stand, and how many they are: two or more in one list, or a range of years (2021—2023年).
    fn listed_times(&self, region: Span) -> Option<(Span, usize)> {
        let text = self.document.text.as_str();
        let times = self.document.times_in(region);
        let joined = |pair: &[Time]| {
            ["、", "和", "与", "及", "以及", "，"].contains(&&text[pair[0].span.end..pair[1].span.start])
        };
        if let [range] = times {
            return Some((range.span, years(range)?.len()));
        }
        let hull = times.first()?.span.hull(times.last()?.span);
        times.windows(2).all(joined).then_some((hull, times.len()))
    }

    /// 清溪县126家，云岭县136家，望山县58家: every value beside a subject. Where names stand that are not registered, their
    /// values are nobody's.
    fn beside(&self, sentence: &Sentence, values: &[usize]) -> Option<Vec<(usize, usize)>> {
        let mentions = self.mentions_in(sentence.span);
        let quantities = &self.document.quantities;
        let beside = |i: usize| mentions.iter().find(|m| m.span.end == quantities[i].span.start);
        let pairs: Vec<(usize, usize)> =
            values.iter().filter_map(|&i| Some((i, beside(i)?.subject))).collect();
        let leads = values.first().is_some_and(|&i| beside(i).is_some());
        (leads && pairs.len() >= 2).then_some(pairs)
    }

    /// 清溪县、云岭县分别有126家、136家: the names listed last before 分别, in their order.
    fn in_order(&self, sentence: &Sentence, values: &[usize]) -> Option<Vec<(usize, usize)>> {
        let place = self.around().signs.first(sentence.span, Sign::Respectively)?.start;
        let start = |i: usize| self.document.quantities[i].span.start;
        let mut behind: Vec<usize> = values.iter().copied().filter(|&i| start(i) > place).collect();
        let named = self.listed_last(Span::new(sentence.span.start, place));
        if behind.len() > named.len() {
            // …分别有126家、136家，望山县58家.
            let end = self.document.layout.clause_at(sentence, place).end;
            behind.retain(|&i| start(i) < end);
        }
        (named.len() >= 2 && named.len() == behind.len())
            .then(|| behind.into_iter().zip(named.iter().map(|m| m.subject)).collect())
    }

    /// The last names of a stretch that one list holds.
    fn listed_last(&self, region: Span) -> &[Mention] {
        let text = self.document.text.as_str();
        let named = self.mentions_in(region);
        let joined = |pair: &[Mention]| {
            ["、", "和", "与", "及", "以及"].contains(&&text[pair[0].span.end..pair[1].span.start])
        };
        let apart = named.windows(2).rposition(|pair| !joined(pair));
        &named[apart.map_or(0, |at| at + 1)..]
    }
}
