//! Values that cannot be: a share over 100 %, a thirteenth month.

use rust_decimal::Decimal;

use super::{Slip, evidence, evidence_of};
use crate::document::Document;
use crate::finding::Reason;
use crate::quantity::{Hedges, Kind};
use crate::statement::Value;
use crate::time::Impossible;

/// Words for a part of a whole that it cannot pass, and for wholes that can be passed: a plan, a budget.
const WHOLES: &[&str] =
    &["占", "比重", "份额", "覆盖率", "普及率", "城镇化率", "合格率", "优良率", "处理率", "达标率", "入学率"];
const OTHERS: &[&str] = &["计划", "预算", "任务", "目标", "签约", "同期", "净资产", "年初", "上年", "完成"];

pub(super) fn slips(article: usize, document: &Document, _: &Hedges) -> Vec<Slip> {
    let text = document.text.as_str();
    let shares = document.quantities.iter().filter(|q| {
        let head = &text[..q.span.start];
        let near = head.char_indices().rev().nth(15).map_or(0, |(at, _)| at);
        let clause = head[near..].rsplit(['，', '。', '；', '\n']).next().unwrap_or_default();
        let whole = WHOLES.iter().any(|word| clause.contains(word));
        let other = OTHERS.iter().any(|word| clause.contains(word));
        q.unit == "%" && q.value > Decimal::ONE_HUNDRED && q.kind == Kind::Share && whole && !other
    });
    let mut slips: Vec<Slip> = shares
        .map(|share| Slip {
            reason: Reason::Range { limit: Decimal::ONE_HUNDRED },
            evidence: vec![evidence(article, document, share)],
        })
        .collect();
    slips.extend(document.impossible.iter().map(|&Impossible { span, limit }| {
        let (value, limit) = (Value::Word(document.written(span)), Decimal::from(limit));
        Slip { reason: Reason::Range { limit }, evidence: vec![evidence_of(article, document, span, value)] }
    }));
    slips
}

#[cfg(test)]
mod tests {
    use super::super::table::check;
    use super::*;

    #[test]
    fn values_that_cannot_be() {
        check(
            slips,
            &[
                ("该产品全市占比120%。", Some("limit: 100")),
                ("税收同比增长120%。", None),
                ("目标完成率达108%。", None),
                ("2021年13月投产。", Some("limit: 12")),
                ("2021年12月投产。", None),
                ("2021年4月31日投产。", Some("limit: 30")),
                ("历时13个月。", None),
                ("占年度计划的117.2%。", None),
                ("占比由80%提高到120%。", Some("limit: 100")),
                ("覆盖率达到120%。", Some("limit: 100")),
                ("截至13月底完工。", Some("limit: 12")),
                ("6月31日签约。", Some("limit: 30")),
                ("历时13月。", None),
                ("2021年2月29日投产。", Some("limit: 28")),
                ("2024年2月29日投产。", None),
                ("2月29日投产。", None),
                ("1—13月没有这种写法。", None),
            ],
        );
    }
}
