//! A statement as an operand: its value as a set of numbers in the base unit, shares as parts of 1.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::document::Document;
use crate::interval::{Bound, Interval};
use crate::quantity::{Hedges, Kind, Quantity, Relation, Units};
use crate::rule::{Claim, Measure, Tolerance};
use crate::statement::{Direction, Statement, Value};

/// A statement that takes part in a relation.
#[derive(Debug)]
pub(super) struct Item<'a> {
    pub(super) statement: &'a Statement,
    pub(super) quantity: &'a Quantity,
    /// The values that it may stand for.
    pub(super) set: Interval,
    /// The number, where nothing is hedged.
    pub(super) exact: Option<Decimal>,
}

impl<'a> Item<'a> {
    /// None for lists and words.
    pub(super) fn of(
        statement: &'a Statement,
        claim: &Claim,
        document: &Document,
        hedges: &Hedges,
        units: &Units,
    ) -> Option<Self> {
        let Value::Quantity(quantity) = &statement.value else { return None };
        let factor = factor(quantity, units)?;
        let down = statement.direction == Direction::Down;
        let exact = quantity.value.checked_mul(factor).filter(|_| quantity.relation == Relation::Exact);
        let set = meant(quantity, claim, document, hedges).scaled(factor);
        let set = if down { set.negated() } else { set.within(NO_LESS_THAN_NOTHING) };
        let exact = exact.map(|n| if down { -n } else { n });
        Some(Self { statement, quantity, set: widened(set, claim.tolerance), exact })
    }

    /// The last day of its period.
    pub(super) fn to(&self) -> Option<Date> {
        self.statement.when.period.to
    }

    /// Two items that say the same of the same time.
    pub(super) fn same(&self, other: &Self) -> bool {
        let (a, b) = (self.statement, other.statement);
        a.claim == b.claim
            && self.set == other.set
            && a.subject == b.subject
            && a.when.period == b.when.period
    }
}

/// What is counted or measured is never less than nothing, unless it is said to be lost or to fall.
pub(super) const NO_LESS_THAN_NOTHING: Interval =
    Interval { low: Bound::Closed(Decimal::ZERO), high: Bound::Open };

/// How many base units the unit is; a share is a part of 1.
fn factor(quantity: &Quantity, units: &Units) -> Option<Decimal> {
    let (base, factor) = units.base(&quantity.unit);
    if base == "%" { factor.checked_div(Decimal::ONE_HUNDRED) } else { Some(factor) }
}

/// The values that a number may stand for. An average is rounded, also of what is counted. 一半 and 三分之一 are said loosely: good to ten points.
fn meant(quantity: &Quantity, claim: &Claim, document: &Document, hedges: &Hedges) -> Interval {
    let set = quantity.meant(hedges);
    if quantity.relation != Relation::Exact {
        return set;
    }
    let words = quantity.span.of(document.text.as_str());
    let loose = matches!(quantity.kind, Kind::Share | Kind::Percentage)
        && words.contains(['半', '之'])
        && !words.contains("百分之");
    if claim.measures.contains(&Measure::Average) {
        return Interval::rounded(quantity.value, quantity.place);
    }
    if loose {
        return Interval::rounded(quantity.value, quantity.place.max(Decimal::TEN));
    }
    match quantity.value.checked_add(quantity.place).filter(|_| claim.truncated) {
        Some(next) => Interval { high: Bound::Excluded(next), ..set },
        None => set,
    }
}

/// The set with its bounds moved outward.
pub(super) fn widened(set: Interval, tolerance: Option<Tolerance>) -> Interval {
    let by = |n: Decimal| match tolerance? {
        Tolerance::Absolute(by) => Some(by),
        Tolerance::Relative(share) => n.abs().checked_mul(share),
    };
    let moved = |bound: Bound, up: bool| {
        let end = bound.number().and_then(|n| {
            let by = by(n)?;
            if up { n.checked_add(by) } else { n.checked_sub(by) }
        });
        end.map_or(bound, Bound::Closed)
    };
    Interval { low: moved(set.low, false), high: moved(set.high, true) }
}
