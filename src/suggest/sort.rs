//! What quantities are of one sort, so that a claim could read them all.

use crate::quantity::{Kind, Quantity, Units};
use crate::rule::TimeUse;

/// A kind, and the unit that tells things of the kind apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sort {
    /// What is measured.
    pub kind: Kind,
    /// The unit; empty where the kind says enough.
    pub unit: String,
}

/// Classifiers that count the same things in different articles: 32个智能工厂, 32家智能工厂.
const ALIKE: &[&str] = &["个", "家", "项", "座", "所", "处"];

impl Sort {
    /// None for quantities that no claim is made of: years and days, orders of magnitude, numbers without a unit.
    pub(super) fn of(quantity: &Quantity, units: &Units) -> Option<Self> {
        let unit = &*quantity.unit;
        let (kind, unit) = match quantity.kind {
            Kind::Duration | Kind::Class => return None,
            Kind::Count | Kind::Other | Kind::Score if unit.is_empty() => return None,
            Kind::Count if ALIKE.contains(&unit) => (Kind::Count, ""),
            Kind::Share | Kind::Percentage => (Kind::Share, ""),
            Kind::Change | Kind::Multiple => (Kind::Change, ""),
            Kind::PercentagePoints => (Kind::PercentagePoints, ""),
            kind => (kind, units.named(unit).map_or(unit, |unit| &unit.base)),
        };
        Some(Self { kind, unit: unit.to_owned() })
    }

    /// The beginning of an id.
    pub(super) fn stem(&self) -> String {
        self.kind.name().replace('_', "-")
    }

    /// How the time of a claim of this sort is understood: changes and sales are those of a period.
    pub(super) fn time(&self, words: &[String]) -> TimeUse {
        const FLOWS: &[&str] = &[
            "产值", "收入", "销售", "交易额", "成交", "进出口", "出口", "进口", "增加值", "生产总值", "利润",
            "营收", "消费", "产量", "发车", "接待", "吞吐量", "到位", "支出", "纳税", "税收", "投资额",
            "完成投资", "固定资产",
        ];
        let flows = words.iter().any(|word| FLOWS.iter().any(|flow| word.contains(flow)));
        match self.kind {
            Kind::Change | Kind::PercentagePoints => TimeUse::Flow,
            _ if flows => TimeUse::Flow,
            _ => TimeUse::Level,
        }
    }
}
