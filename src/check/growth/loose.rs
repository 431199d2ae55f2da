//! 翻番, 减半, 一倍: words that say exactly double or half, and are said of a little less or more.

use rust_decimal::Decimal;

use super::signed;
use crate::finding::Reason;
use crate::interval::{Bound, Interval};
use crate::quantity::{Hedges, Quantity, Relation};

/// How far 翻番 and 减半 may lie from what they say before they are wrong, as a share of it: from 1.9 to 2.1 times, as far
/// as the words may be taken for a round number.
const LOOSE: Decimal = Decimal::from_parts(10, 0, 0, false, 2);
/// How far without a word about it: the ratio of the two values is 2.0, to one decimal.
const NEAR: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

/// A growth is right to its last written digit; 翻番 and 减半 are said loosely.
pub(super) fn said(text: &str, stated: &Quantity, hedges: &Hedges) -> Interval {
    let halves = stated.value >= Decimal::from(50) && stated.value % Decimal::from(50) == Decimal::ZERO;
    if spoken(text, stated) && halves && stated.unit == "%" {
        return around(stated.value, LOOSE);
    }
    signed(text, stated, hedges)
}

/// Said in words, and not hedged.
fn spoken(text: &str, stated: &Quantity) -> bool {
    stated.relation == Relation::Exact
        && !stated.span.of(text).contains(|c: char| c.is_ascii_digit())
        && stated.place >= Decimal::ONE
}

/// Words that say exactly double or half, and are often said of less or more: 翻一番, 减半, 一半, 一倍.
pub(super) fn is_loose(text: &str, stated: &Quantity) -> bool {
    let words = stated.span.of(text);
    spoken(text, stated) && (words.starts_with('翻') || words.ends_with('半') || words == "一倍")
}

/// What no one would call loose.
pub(super) fn near(stated: &Quantity) -> Interval {
    around(stated.value, NEAR)
}

/// The values up to a share of `value` away from it.
fn around(value: Decimal, share: Decimal) -> Interval {
    let by = value.checked_mul(share).unwrap_or_default();
    Interval { low: Bound::Closed(value - by), high: Bound::Closed(value + by) }
}

/// 增长90.6%，翻了一番: loosely said. One that lies farther off has another base.
pub(super) fn against_rate(
    text: &str,
    rate: &Quantity,
    stated: &Quantity,
    hedges: &Hedges,
) -> Option<Reason> {
    let rates = signed(text, rate, hedges);
    let loose = rates.meets(said(text, stated, hedges)) && !rates.meets(near(stated));
    loose.then(|| Reason::Loose { implied: rate.value, unit: "%".into() })
}

#[cfg(test)]
mod tests {
    use super::super::slips;
    use crate::check::table::check;

    #[test]
    fn doublings_near_and_far() {
        check(
            slips,
            &[
                // Behind the values.
                ("规模从551亿元增加到1050亿元，翻了一番。", Some("Loose { implied: 90.56")),
                ("规模从551亿元增加到1090亿元，翻了一番。", None),
                ("规模从551亿元增加到1102亿元，翻了一番。", None),
                ("规模从551亿元增加到1200亿元，翻了一番。", Some("Growth { implied: 117.79")),
                ("企业从10家增加到13家，翻一番。", Some("Growth { implied: 30")),
                ("企业从10家增加到41家，翻两番。", None),
                ("企业从100家增加到440家，翻了两番。", Some("Growth { implied: 340")),
                ("企业从100家增加到425家，翻了两番。", Some("Loose { implied: 325")),
                ("企业从100家增加到191家，翻了一番多。", Some("Growth")),
                ("企业从100家增加到191家，翻了近一番。", None),
                ("企业从近100家增加到190余家，翻了一番。", None),
                ("用工从120人减少到56人，减少一半。", Some("Loose { implied: 53.33")),
                ("用工从120人减少到56人，减半。", Some("Loose { implied: 53.33")),
                ("用工从120人减少到59人，减少一半。", None),
                ("用工从120人减少到80人，减半。", Some("Growth { implied: 33.33")),
                ("企业从100家增加到190家，增长一倍。", Some("Loose { implied: 0.9")),
                ("企业从100家增加到200家，增长一倍。", None),
                ("企业从100家增加到190家，增长1倍。", None),
                // Behind the growth, or of the same thing by name.
                ("总产值由420亿元跃升至798亿元、增长90%，翻了一番。", Some("Loose { implied: 90")),
                ("总产值由420亿元跃升至798亿元、增长90%，实现翻番。", Some("Loose { implied: 90")),
                ("总产值由420亿元跃升至798亿元，总产值翻了一番。", Some("Loose { implied: 90")),
                ("总产值由420亿元跃升至598亿元、增长42.4%，翻了一番。", Some("Growth { implied: 42.38")),
                (
                    "总产值由420亿元跃升至598亿元、增长42.4%，总产值翻了一番。",
                    Some("Growth { implied: 42.38"),
                ),
                ("农业总产值由420亿元跃升至798亿元、增长90%，农业生产规模翻了一番。", Some("Loose")),
                ("农业总产值由420亿元跃升至798亿元、增长90%，农业经济总量实现翻番。", Some("Loose")),
                ("农业总产值由420亿元跃升至798亿元、增长90%，规模翻了一番。", Some("Loose")),
                ("农业总产值由420亿元跃升至838亿元、增长99.5%，规模翻了一番。", None),
                ("总产值增长90.6%，翻了一番。", Some("Loose { implied: 90.6")),
                ("总产值增长90.6%，实现翻番。", Some("Loose { implied: 90.6")),
                ("总产值增长99.8%，翻了一番。", None),
            ],
        );
    }

    #[test]
    fn doublings_of_something_else() {
        let table = [
            // Another thing.
            "农业总产值由420亿元跃升至798亿元、增长90%，税收翻了一番。",
            "农业总产值由420亿元跃升至798亿元、增长90%，农业税收翻了一番。",
            "农业总产值由420亿元跃升至798亿元、增长90%，农业投资规模翻了一番。",
            "农业总产值由420亿元跃升至798亿元、增长90%，外贸总额翻了一番。",
            "企业从100家增加到190家，企业规模翻了一番。",
            "企业从100家增加到190家，带动就业规模翻了一番。",
            "园区面积从10平方公里拓展到19平方公里，园区产业规模翻了一番。",
            "园区面积从10.0平方公里拓展到13.0平方公里，规模翻了一番。",
            "床位由800张增加到1200张，门诊量翻了一番。",
            "总产值由420亿元跃升至798亿元，利润12亿元，翻了一番。",
            "总产值由420亿元跃升至798亿元，利润增长25%，税收增长40%，翻了一番。",
            "总产值增长90.6%，税收翻了一番。",
            // Another base, another time.
            "总产值由420亿元跃升至798亿元，较2012年翻了一番。",
            "总产值由420亿元跃升至798亿元、增长90%，比2010年翻了两番。",
            "总产值增长12.5%，较2012年翻了一番。",
            "总产值增长90.6%，十年翻了一番。",
            "总产值年均增长91%，翻了一番。",
            "总产值增长12.5%，翻了一番。",
            // Hoped for, or hedged.
            "总产值由420亿元跃升至798亿元，力争到2025年翻一番。",
            "总产值由420亿元跃升至798亿元、增长90%，有望再翻一番。",
            "总产值由420亿元跃升至798亿元、增长90%，几乎翻番。",
            "总产值由420亿元跃升至798亿元、增长90%，接近翻番。",
            "总产值由420亿元跃升至798亿元、增长90%，规模将翻一番。",
            "总产值由420亿元跃升至798亿元、增长90%。规模翻了一番。",
            "总产值由420亿元跃升至798亿元、增长90%；规模翻了一番。",
            "五年后总产值翻一番，从420亿元起步。",
        ];
        check(slips, &table.map(|text| (text, None)));
    }
}
