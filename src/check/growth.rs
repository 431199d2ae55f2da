//! 从18家增长到163家，增长9.1倍: the growth stated beside two values against the one that they give.

use rust_decimal::Decimal;

use super::{Slip, evidence, set};
use crate::document::Document;
use crate::finding::Reason;
use crate::interval::Interval;
use crate::quantity::{Hedges, Kind, Quantity, Relation};

/// Words that make the number a growth between the two values.
const GROWTH: &[&str] =
    &["增长", "增加", "提高", "提升", "扩大", "上升", "上涨", "增幅", "涨幅", "增", "涨", "升"];
const DROP: &[&str] = &["下降", "减少", "降低", "回落", "下跌", "缩短", "缩小", "压减", "降幅", "减", "降"];
/// Words that name another base.
const OTHER: &[&str] = &["年均", "同比", "环比", "其中", "平均", "比上年", "较上年", "每年", "左右"];
/// How far behind the second value the growth may stand, in bytes.
const REACH: usize = 45;

pub(super) fn slips(article: usize, document: &Document, hedges: &Hedges) -> Vec<Slip> {
    let quantities = &document.quantities;
    let slip = |&(from, to): &(usize, usize)| {
        let (from, to, stated) = (&quantities[from], &quantities[to], quantities.get(to + 1)?);
        let reason = slip(document.text.as_str(), from, to, stated, hedges)?;
        let evidence = [from, to, stated].map(|quantity| evidence(article, document, quantity));
        Some(Slip { reason, evidence: evidence.to_vec() })
    };
    document.changes.iter().filter_map(slip).collect()
}

fn slip(text: &str, from: &Quantity, to: &Quantity, stated: &Quantity, hedges: &Hedges) -> Option<Reason> {
    let between = text.get(to.span.end..stated.span.start).filter(|words| words.len() <= REACH)?;
    let ends = between.contains(['。', '；', '\n', '！']);
    let drop = DROP.iter().any(|word| between.contains(word));
    let grows =
        GROWTH.iter().any(|word| between.contains(word)) || text[stated.span.start..].starts_with('翻');
    let named = matches!(stated.kind, Kind::Multiple) || stated.unit == "%";
    if ends
        || !named
        || !(drop || grows)
        || OTHER.iter().any(|word| between.contains(word))
        || from.value.is_zero()
    {
        return None;
    }
    let (one, unit) =
        if stated.kind == Kind::Multiple { (Decimal::ONE, "倍") } else { (Decimal::ONE_HUNDRED, "%") };
    let becomes = between.ends_with(['到', '至', '为']) || text[stated.span.end..].starts_with("以上水平");
    let ratio = set(to, hedges).over(set(from, hedges)).scaled(one);
    let change = if drop { ratio.negated().shifted(one) } else { ratio.shifted(-one) };
    let said = said(stated, hedges);
    if change.meets(said) || becomes && ratio.meets(said) {
        return None;
    }
    let exact = to.value.checked_div(from.value)?.checked_mul(one)?;
    let implied = if drop { one - exact } else { exact - one };
    Some(Reason::Growth { implied: implied.round_dp(2), unit, ratio: ratio.meets(said) })
}

/// A growth is right to its last written digit; 翻番 and 减半 are said loosely.
fn said(stated: &Quantity, hedges: &Hedges) -> Interval {
    let spoken = stated.relation == Relation::Exact
        && stated.place >= Decimal::ONE
        && stated.value >= Decimal::from(50);
    if spoken && stated.value % Decimal::from(50) == Decimal::ZERO && stated.unit == "%" {
        let loose = Decimal::new(10, 2) * stated.value;
        return Interval::rounded(stated.value, loose + loose);
    }
    set(stated, hedges)
}

#[cfg(test)]
mod tests {
    use super::super::table::check;
    use super::*;

    #[test]
    fn growth_beside_two_values() {
        check(
            slips,
            &[
                ("瞪羚企业从16家增长到144家，增长9倍。", Some("ratio: true")),
                ("瞪羚企业从16家增长到144家，增长8倍。", None),
                ("园区面积从10.25平方公里拓展到23.06平方公里，扩大1.25倍。", None),
                ("园区面积从10.25平方公里拓展到23.06平方公里，扩大1.35倍。", Some("ratio: false")),
                ("总产值由420亿元跃升至798亿元、增长90%。", None),
                ("总产值由420亿元跃升至798亿元、增长95%。", Some("ratio: false")),
                ("总产值由420亿元跃升至798亿元，年均增长8%。", None),
                ("总产值由420亿元跃升至798亿元。增长95%的是税收。", None),
                ("能耗由20吨下降到15吨，下降25%。", None),
                ("能耗由20吨下降到15吨，下降35%。", Some("ratio: false")),
                ("用工从120人减少到60人，减少一半。", None),
                ("规模从551亿元增加到1050亿元，翻了一番。", None),
                ("从近80家增加到160余家，增长1倍。", None),
            ],
        );
    }
}
