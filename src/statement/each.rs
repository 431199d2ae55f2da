//! Several subjects in one sentence, each with its own value.

use super::assemble::Reading;
use super::signs::Sign;
use super::subject::Mention;
use super::when::Role;
use super::window::Window;
use super::{Reader, Statement, Value};
use crate::sentence::Sentence;
use crate::text::Span;

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
            let value = Value::Quantity(quantities[index].clone());
            let reading =
                Reading { span: quantities[index].span, value, role: Role::Only, subject: Some(subject) };
            out.extend(self.statement(claim, window, reading).ok());
        }
        true
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
        let place = self.signs.first(sentence.span, Sign::Respectively)?.start;
        let behind: Vec<usize> =
            values.iter().copied().filter(|&i| self.document.quantities[i].span.start > place).collect();
        let named = self.listed_last(Span::new(sentence.span.start, place));
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
