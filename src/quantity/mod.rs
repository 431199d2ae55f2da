//! Stated numbers: value, unit, hedge, kind, span.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::interval::{Bound, Interval};
use crate::text::Span;

mod bracket;
mod change;
mod compound;
mod counted;
mod end;
mod every;
mod hedge;
mod idiom;
mod kind;
mod latin;
mod lead;
mod measured;
mod name;
mod numeral;
mod pair;
mod rate;
mod ratio;
mod recognise;
mod sign;
mod special;
mod spoken;
mod suspect;
mod tail;
mod unit;
mod word;

pub use change::{from_to, turned_from};
pub use hedge::MARKS;
pub(crate) use recognise::Leads;
pub use recognise::{Recognised, quantities, recognise};
pub use suspect::{Suspect, Suspicion};

/// The whole number at the beginning of `text` (1, 12, 二十, 二〇二一) and what follows.
pub(crate) fn whole(text: &str) -> Option<(u32, &str)> {
    if let Some(plain) = numeral::digits(text) {
        return Some(plain);
    }
    let (number, rest) = numeral::numeral(text)?;
    let plain = number.value_to.is_none() && !number.plus && !number.vague && !number.bare;
    let value = u32::try_from(number.value).ok()?;
    let counted = number.place == Decimal::ONE || number.place == Decimal::TEN;
    (plain && counted).then_some((value, rest))
}

pub use unit::{Unit, Units};

/// One stated number. The value keeps its written magnitude; up or down belongs to the statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// Hedge, number and unit, in the text that was read.
    pub span: Span,
    /// The value in the unit without its scale: 348亿元 is 34800000000 元. A percentage keeps its number.
    pub value: Decimal,
    /// The upper end of a range.
    pub value_to: Option<Decimal>,
    /// What the hedge says.
    pub relation: Relation,
    /// The unit as written, scale taken out: 元, 个, 平方公里, %; empty where none is written.
    pub unit: Cow<'static, str>,
    /// What is measured.
    pub kind: Kind,
    /// Place value of the last written digit: 0.01 for 88.92, 100000000 for 348亿.
    pub place: Decimal,
}

/// How the true value lies to the written one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Relation {
    /// The number itself.
    Exact,
    /// 约, 左右.
    About,
    /// 近, 将近: not quite.
    Near,
    /// 余, 多: and a bit.
    Plus,
    /// 超, 突破, 逾.
    Over,
    /// 以上, 不低于.
    AtLeast,
    /// 不到, 不足.
    Under,
    /// 以内, 不超过.
    AtMost,
    /// From one value to another.
    Range,
}

impl Relation {
    /// What it says of the magnitude of a number below zero: 低于-15℃ is over 15, below zero.
    const fn mirrored(self) -> Self {
        match self {
            Self::Over => Self::Under,
            Self::Under => Self::Over,
            Self::AtLeast => Self::AtMost,
            Self::AtMost => Self::AtLeast,
            other => other,
        }
    }

    /// The name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "about",
            Self::Near => "near",
            Self::Plus => "plus",
            Self::Over => "over",
            Self::AtLeast => "at_least",
            Self::Under => "under",
            Self::AtMost => "at_most",
            Self::Range => "range",
        }
    }
}

/// What a quantity measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Things: 12个.
    Count,
    /// A part of a whole: 占比50%.
    Share,
    /// By how much something grew or shrank: 增长26.2%.
    Change,
    /// An amount of money.
    Money,
    /// 平方公里, 亩.
    Area,
    /// 公里.
    Length,
    /// 吨.
    Mass,
    /// 升, 立方米.
    Volume,
    /// 年, 天, 分钟.
    Duration,
    /// One unit for each of another: 班次/天.
    Rate,
    /// 倍.
    Multiple,
    /// 百分点: never comparable with a percentage.
    PercentagePoints,
    /// A percentage that is neither share nor change.
    Percentage,
    /// An order of magnitude: 千亿级.
    Class,
    /// Points in a contest or an index.
    Score,
    /// Anything else: energy, power, temperature.
    Other,
}

impl Kind {
    /// Every kind, in the order of the documentation.
    pub const ALL: [Self; 16] = [
        Self::Count,
        Self::Share,
        Self::Change,
        Self::Money,
        Self::Area,
        Self::Length,
        Self::Mass,
        Self::Volume,
        Self::Duration,
        Self::Rate,
        Self::Multiple,
        Self::PercentagePoints,
        Self::Percentage,
        Self::Class,
        Self::Score,
        Self::Other,
    ];

    /// The kind of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The name in rules and JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Share => "share",
            Self::Change => "change",
            Self::Money => "money",
            Self::Area => "area",
            Self::Length => "length",
            Self::Mass => "mass",
            Self::Volume => "volume",
            Self::Duration => "duration",
            Self::Rate => "rate",
            Self::Multiple => "multiple",
            Self::PercentagePoints => "percentage_points",
            Self::Percentage => "percentage",
            Self::Class => "class",
            Self::Score => "score",
            Self::Other => "other",
        }
    }
}

/// How wide a hedge is, as shares of the number. `hedges:` in bacheck.yaml sets others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hedges {
    /// 约N is N ± this share of N.
    pub about: Decimal,
    /// 近N lies below N by at most this share of N.
    pub near: Decimal,
}

impl Default for Hedges {
    fn default() -> Self {
        Self { about: Decimal::new(5, 2), near: Decimal::new(10, 2) }
    }
}

impl Quantity {
    /// The set of values that make the statement true. An exact number is a point here: that two exact numbers may
    /// be written to different precision is a matter of comparing them.
    pub fn interval(&self, hedges: &Hedges) -> Interval {
        let n = self.value;
        let below = |share: Decimal| n.checked_mul(Decimal::ONE - share).unwrap_or(n);
        let above = |share: Decimal| n.checked_mul(Decimal::ONE + share).unwrap_or(n);
        let (low, high) = match self.relation {
            Relation::Exact => (Bound::Closed(n), Bound::Closed(n)),
            Relation::About => (Bound::Closed(below(hedges.about)), Bound::Closed(above(hedges.about))),
            Relation::Near => (Bound::Closed(below(hedges.near)), Bound::Excluded(n)),
            Relation::Plus => {
                let next = n.checked_add(last_place(n)).unwrap_or(n);
                (Bound::Excluded(n), Bound::Excluded(next))
            }
            Relation::Over => (Bound::Excluded(n), self.ceiling()),
            Relation::AtLeast => (Bound::Closed(n), self.ceiling()),
            Relation::Under => (Bound::Open, Bound::Excluded(n)),
            Relation::AtMost => (Bound::Open, Bound::Closed(n)),
            Relation::Range => (Bound::Closed(n), Bound::Closed(self.value_to.unwrap_or(n))),
        };
        Interval { low, high }
    }

    /// The values that the number may stand for where it is computed with: a count is exact, a measure is right to its
    /// last written digit.
    pub fn meant(&self, hedges: &Hedges) -> Interval {
        let counted = self.kind == Kind::Count && self.place <= Decimal::ONE;
        if self.relation == Relation::Exact && !counted {
            Interval::rounded(self.value, self.place)
        } else {
            self.interval(hedges)
        }
    }

    /// A share never passes 100 %.
    fn ceiling(&self) -> Bound {
        let share = self.kind == Kind::Share && self.value <= Decimal::ONE_HUNDRED;
        if share { Bound::Closed(Decimal::ONE_HUNDRED) } else { Bound::Open }
    }
}

/// Place value of the last digit of `n` that is not zero: 100 for 3600, 0.1 for 2.50, 1 for 0.
pub fn last_place(n: Decimal) -> Decimal {
    let n = n.normalize();
    if n.is_zero() || n.scale() > 0 {
        return Decimal::new(1, n.scale());
    }
    let mut place = Decimal::ONE;
    while let Some(next) = place.checked_mul(Decimal::TEN).filter(|next| (n % *next).is_zero()) {
        place = next;
    }
    place
}
