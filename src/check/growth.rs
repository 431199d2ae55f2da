//! 从16家增长到144家，增长9倍: the growth stated beside two values against the one that they give.

use rust_decimal::Decimal;

use super::{Slip, evidence, set};
use crate::document::Document;
use crate::finding::Reason;
use crate::interval::Interval;
use crate::quantity::{Hedges, Kind, Quantity, Relation};

/// Verbs of a growth between the two values. The clause must begin with one: a noun of its own before it makes the
/// number another measure's.
const GROWTH: &[&str] =
    &["增长", "增加", "提高", "提升", "扩大", "上升", "上涨", "增幅", "涨幅", "增", "涨", "升"];
const DROP: &[&str] =
    &["下降", "减少", "降低", "回落", "下跌", "缩短", "缩小", "压减", "压缩", "降幅", "减幅", "减", "降"];
/// Words that may stand before the verb, and between it and the number.
const BEFORE: &[&str] = &["，", "、", "（", "(", ",", "净", "共", "累计", "总共", "大幅", "整体", "分别"];
const BEHIND: &[&str] =
    &["了", "达到", "达", "幅度", "高达", "为", "到", "至", "将近", "近", "约", "超过", "超"];
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
    let words = strip(between, BEFORE);
    let verb = |verbs: &[&str]| verbs.iter().find_map(|verb| words.strip_prefix(verb));
    let (rest, drop) = match (verb(DROP), verb(GROWTH)) {
        (Some(rest), _) => (rest, true),
        (None, Some(rest)) => (rest, false),
        (None, None) if words.is_empty() && text[stated.span.start..].starts_with('翻') => (words, false),
        (None, None) => return None,
    };
    let named = matches!(stated.kind, Kind::Multiple) || stated.unit == "%";
    if !strip(rest, BEHIND).is_empty() || !named || from.value.is_zero() {
        return None;
    }
    let (one, unit) =
        if stated.kind == Kind::Multiple { (Decimal::ONE, "倍") } else { (Decimal::ONE_HUNDRED, "%") };
    let becomes = between.ends_with(['到', '至', '为']) || text[stated.span.end..].starts_with("以上水平");
    let ratio = set(to, hedges).over(set(from, hedges)).scaled(one);
    let change = if drop { ratio.negated().shifted(one) } else { ratio.shifted(-one) };
    let said = said(text, stated, hedges);
    if change.meets(said) || becomes && ratio.meets(said) {
        return None;
    }
    let exact = to.value.checked_div(from.value)?.checked_mul(one)?;
    let implied = if drop { one - exact } else { exact - one };
    Some(Reason::Growth { implied: implied.round_dp(2), unit, ratio: ratio.meets(said) })
}

/// `text` without the words that it begins with.
fn strip<'t>(mut text: &'t str, words: &[&str]) -> &'t str {
    while let Some(rest) = words.iter().find_map(|word| text.strip_prefix(word)) {
        text = rest;
    }
    text
}

/// A growth is right to its last written digit; 翻番 and 减半 are said loosely.
fn said(text: &str, stated: &Quantity, hedges: &Hedges) -> Interval {
    let spoken = stated.relation == Relation::Exact
        && !stated.span.of(text).contains(|c: char| c.is_ascii_digit())
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
                ("企业从100家增加到154家，增长50%。", Some("ratio: false")),
                ("床位由800张增加到1200张，门诊量增长20.5%。", None),
                ("用工由260人减至40人，人均产值提高5倍。", None),
                ("产能从5万片扩大到30万片，预计全年增长五成。", None),
                ("企业由18家增加到36家，去年产值增长50%。", None),
                ("审批时限由120天压缩至45天，压缩72.5%。", Some("ratio: false")),
                ("均价从10.0万元涨到12.0万元，涨幅达30%。", Some("ratio: false")),
            ],
        );
    }
}
