//! 长周期占21%，中短周期占69%，两者合计为全部: shares that are said to make the whole.

use rust_decimal::Decimal;

use super::{Slip, evidence, set};
use crate::document::Document;
use crate::finding::Reason;
use crate::interval::Interval;
use crate::quantity::{Hedges, Kind, Quantity};

/// Words that say that the shares before them are all.
const WHOLE: &[&str] = &[
    "合计为全部", "合计100%", "合计占100%", "之和为100%", "合计为100%", "构成全部", "其余", "余下", "剩余",
    "剩下",
];

pub(super) fn slips(article: usize, document: &Document, hedges: &Hedges) -> Vec<Slip> {
    let text = document.text.as_str();
    let mut slips = Vec::new();
    for sentence in &document.layout.sentences {
        let (_, quantities) = document.quantities_in(sentence.span);
        let shares: Vec<&Quantity> =
            quantities.iter().filter(|q| q.kind == Kind::Share && q.value < Decimal::ONE_HUNDRED).collect();
        let whole = WHOLE.iter().any(|word| sentence.span.of(text).contains(word));
        if shares.len() < 2 || !whole {
            continue;
        }
        let sum =
            shares.iter().fold(Interval::point(Decimal::ZERO), |sum, share| sum.plus(set(share, hedges)));
        if !sum.meets(Interval::point(Decimal::ONE_HUNDRED)) {
            slips.push(Slip {
                reason: Reason::Parts { sum: shares.iter().map(|share| share.value).sum() },
                evidence: shares.into_iter().map(|share| evidence(article, document, share)).collect(),
            });
        }
    }
    slips
}

#[cfg(test)]
mod tests {
    use super::super::table::check;
    use super::*;

    #[test]
    fn shares_of_one_whole() {
        check(
            slips,
            &[
                ("短线产品占比31%，长线产品占比59%，两者合计为全部。", Some("sum: 90")),
                ("短线产品占比31%，长线产品占比69%，两者合计为全部。", None),
                ("短线产品占比约31%，其余为长线产品，占比约70%。", None),
                ("处理率、集中率分别达100%、85%。", None),
                ("短线产品占比31%，长线产品占比59%。", None),
            ],
        );
    }
}
