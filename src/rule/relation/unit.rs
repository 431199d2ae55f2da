//! What an expression measures: a count plus money makes no sense, a count over a count is a share.

use std::collections::BTreeMap;

use super::Sign;
use crate::quantity::Kind;
use crate::rule::ValueRule;

/// What an expression measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unit {
    /// The rule does not say, or it is a measure of its own kind: it goes with everything.
    Any,
    /// A number by itself: it takes the unit of what it is added to or compared with.
    Number,
    /// Powers of measures; none is a share.
    Of(BTreeMap<&'static str, i32>),
}

impl Unit {
    /// What the values of a rule measure; none for lists and words.
    pub(super) fn of(value: &ValueRule) -> Option<Self> {
        let ValueRule::Quantity { kind, .. } = value else { return None };
        Some(match kind {
            Some(Kind::Share | Kind::Percentage | Kind::Change | Kind::Multiple) => Self::Of(BTreeMap::new()),
            Some(
                kind @ (Kind::Count
                | Kind::Money
                | Kind::Area
                | Kind::Length
                | Kind::Mass
                | Kind::Volume
                | Kind::Duration
                | Kind::PercentagePoints),
            ) => Self::Of(BTreeMap::from([(kind.name(), 1)])),
            _ => Self::Any,
        })
    }

    /// What two values joined by a sign measure; none where they cannot be added.
    pub(super) fn join(&self, sign: Sign, other: &Self) -> Option<Self> {
        match (sign, self, other) {
            (Sign::Plus | Sign::Minus, a, b) => a.agrees(b).then(|| a.or(b)),
            (_, Self::Any, _) | (_, _, Self::Any) => Some(Self::Any),
            (_, Self::Number, Self::Number) => Some(Self::Number),
            (_, a, Self::Number) => Some(a.clone()),
            (Sign::Times, Self::Number, b) => Some(b.clone()),
            (sign, a, b) => {
                let mut powers = a.powers();
                for (name, power) in b.powers() {
                    *powers.entry(name).or_insert(0) += if sign == Sign::Times { power } else { -power };
                }
                powers.retain(|_, power| *power != 0);
                Some(Self::Of(powers))
            }
        }
    }

    /// Whether two values may be added or compared. A number of things may fall away beside another measure: money over
    /// a count of people is money again, an average.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        let (Self::Of(a), Self::Of(b)) = (self, other) else { return true };
        let rest = |powers: &BTreeMap<&'static str, i32>| {
            let mut rest = powers.clone();
            rest.remove(Kind::Count.name());
            rest
        };
        a == b || !rest(a).is_empty() && rest(a) == rest(b)
    }

    /// It is a share: shown in per cent.
    pub(super) fn is_share(&self) -> bool {
        matches!(self, Self::Of(powers) if powers.is_empty())
    }

    /// The more telling of two that agree.
    fn or(&self, other: &Self) -> Self {
        if matches!(self, Self::Of(_)) { self.clone() } else { other.clone() }
    }

    fn powers(&self) -> BTreeMap<&'static str, i32> {
        if let Self::Of(powers) = self { powers.clone() } else { BTreeMap::new() }
    }
}

impl std::fmt::Display for Unit {
    /// `money`, `money·count^-1`; nothing for a share.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let power = |(name, power): (&'static str, i32)| match power {
            1 => name.to_owned(),
            power => format!("{name}^{power}"),
        };
        f.write_str(&self.powers().into_iter().map(power).collect::<Vec<_>>().join("·"))
    }
}
