//! 10个，占比60%: 10 is 60 % of no whole number.

use rust_decimal::Decimal;

use super::{Slip, evidence, set};
use crate::document::Document;
use crate::finding::Reason;
use crate::interval::Bound;
use crate::quantity::{Hedges, Kind, Quantity, Relation};

/// Words between a count and a share that say that the share is of the same things.
const SAME: &[&str] = &[
    "占比", "占", "比重", "比例", "全市", "全国", "全省", "全区", "全县", "全镇", "全校", "全院", "全部",
    "总数", "总量", "总人数", "总户数", "约", "为", "达到", "达", "到", "的", "，", "、", "（", "(", ",",
    "其", "分别",
];

pub(super) fn slips(article: usize, document: &Document, hedges: &Hedges) -> Vec<Slip> {
    let text = document.text.as_str();
    let pairs = document.quantities.windows(2);
    let pairs = pairs.filter(|pair| is_share_of(text, &pair[0], &pair[1]));
    let slips = pairs.filter_map(|pair| {
        let (count, share) = (&pair[0], &pair[1]);
        let nearest = impossible(count.value, share, hedges)?;
        let evidence = [count, share].map(|quantity| evidence(article, document, quantity));
        Some(Slip { reason: Reason::ShareOfWhole { nearest }, evidence: evidence.to_vec() })
    });
    slips.collect()
}

/// Whether the second says what part of their whole the things are that the first counts.
fn is_share_of(text: &str, count: &Quantity, share: &Quantity) -> bool {
    let counted = count.kind == Kind::Count
        && count.relation == Relation::Exact
        && count.value.is_integer()
        && count.value > Decimal::ONE
        && share.kind == Kind::Share;
    let Some(mut between) = text.get(count.span.end..share.span.start).filter(|_| counted) else {
        return false;
    };
    if !between.contains('占') || between.len() > 60 {
        return false;
    }
    while let Some(rest) = SAME.iter().find_map(|word| between.strip_prefix(word)) {
        between = rest;
    }
    between.is_empty()
}

/// The whole numbers on both sides, with the share that the count is of them, where none has the stated share.
fn impossible(count: Decimal, share: &Quantity, hedges: &Hedges) -> Option<[(Decimal, Decimal); 2]> {
    let stated = set(share, hedges);
    let percent = |whole: Decimal| count.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole);
    let (Bound::Closed(high) | Bound::Excluded(high)) = stated.high else { return None };
    let least = count.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(high)?.floor().max(count);
    let next = least.checked_add(Decimal::ONE)?;
    let around = [(least, percent(least)?), (next, percent(next)?)];
    let possible = around.iter().any(|&(_, share)| stated.holds(share));
    (!possible).then_some(around)
}

#[cfg(test)]
mod tests {
    use super::super::table::check;
    use super::*;

    #[test]
    fn counts_and_their_shares() {
        check(
            slips,
            &[
                ("全市在研药物里生物城有10个，占比60%。", Some("16")),
                ("全市在研药物里生物城有10个，占比50%。", None),
                ("女职工45人，占37.5%。", None),
                ("党员23人，占31%。", None),
                ("入选7家，占全市的40%。", Some("17")),
                ("入选7家，占全市的约40%。", None),
                ("入选7家，占全市的四成。", None),
                ("入选3家，占全市三分之一。", None),
                ("10家企业产值占60%。", None),
                ("骨干企业10家，产值占比60%。", None),
                ("骨干企业10家，占全市产值的60%。", None),
                ("近10家，占比60%。", None),
                ("入选10家，占比过半。", None),
                ("获奖1个，占比60%。", None),
                ("入选1234家，占比61.7%。", None),
            ],
        );
    }
}
