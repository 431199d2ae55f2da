//! How two values of one claim relate.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::finding::Evidence;
use crate::interval::{Bound, Interval};
use crate::quantity::{Hedges, Kind, Quantity, Relation, Units};
use crate::rule::{Claim, Tolerance};
use crate::statement::{Direction, Statement, Value, When};

/// What two values say of each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Both can be true.
    Agrees,
    /// They exclude each other by a number on an open bound only: 50 % and 过半.
    Touching,
    /// They exclude each other.
    Contradicts,
}

/// A statement with its value as a set, in the base unit and with its sign.
#[derive(Debug)]
pub(super) struct Stated<'a> {
    pub(super) statement: &'a Statement,
    set: Interval,
    /// The number and its place value, where it is exact.
    exact: Option<(Decimal, Decimal)>,
}

impl<'a> Stated<'a> {
    /// `percent`: multiples are told in per cent, 增长1倍 as 100.
    pub(super) fn of(statement: &'a Statement, percent: bool, hedges: &Hedges, units: &Units) -> Self {
        let Value::Quantity(quantity) = &statement.value else {
            return Self { statement, set: Interval::ALL, exact: None };
        };
        let multiple = percent && quantity.kind == Kind::Multiple;
        let factor = if multiple { Decimal::ONE_HUNDRED } else { factor(quantity, units) };
        let down = statement.direction == Direction::Down;
        let set = quantity.interval(hedges).scaled(factor);
        let exact = (quantity.relation == Relation::Exact).then(|| {
            let value = quantity.value.checked_mul(factor).unwrap_or(quantity.value);
            (if down { -value } else { value }, quantity.place.checked_mul(factor).unwrap_or(quantity.place))
        });
        Self { statement, set: if down { set.negated() } else { set }, exact }
    }

    pub(super) fn when(&self) -> &When {
        &self.statement.when
    }

    /// Whether both state the same value in the same way.
    pub(super) fn same_value(&self, other: &Self) -> bool {
        match (&self.statement.value, &other.statement.value) {
            (Value::Quantity(_), Value::Quantity(_)) => self.exact == other.exact && self.set == other.set,
            (a, b) => a == b,
        }
    }

    /// The value for an id: normalised, with its hedge.
    pub(super) fn signature(&self) -> String {
        match &self.statement.value {
            Value::Quantity(q) => {
                let to = q.value_to.map(|to| format!("..{}", to.normalize())).unwrap_or_default();
                let sign = if self.statement.direction == Direction::Down { "-" } else { "" };
                format!("{} {sign}{}{to} {}", q.relation.name(), q.value.normalize(), q.unit)
            }
            Value::List { items, open } => format!("{}{}", items.join(","), if *open { ",…" } else { "" }),
            Value::Word(word) => word.clone(),
        }
    }

    /// The upper bound, for the order of versions: an open one last.
    pub(super) fn upper(&self) -> (bool, Decimal) {
        let high = self.set.high.number();
        (high.is_none(), high.unwrap_or_default())
    }

    pub(super) fn evidence(&self) -> Evidence {
        Evidence::from(self.statement)
    }
}

/// How many base units the unit of a quantity is.
fn factor(quantity: &Quantity, units: &Units) -> Decimal {
    units.named(&quantity.unit).map_or(Decimal::ONE, |unit| unit.factor)
}

/// How two values relate.
pub(super) fn relate(a: &Stated, b: &Stated, claim: &Claim) -> Verdict {
    match (&a.statement.value, &b.statement.value) {
        (Value::Quantity(_), Value::Quantity(_)) => quantities(a, b, claim),
        (Value::List { items: x, open: more_x }, Value::List { items: y, open: more_y }) => {
            let agree = (covers(x, y) || *more_x) && (covers(y, x) || *more_y);
            if agree { Verdict::Agrees } else { Verdict::Contradicts }
        }
        (x, y) if x == y => Verdict::Agrees,
        _ => Verdict::Contradicts,
    }
}

fn quantities(a: &Stated, b: &Stated, claim: &Claim) -> Verdict {
    let agree = match (a.exact, b.exact) {
        (Some(x), Some(y)) => rounds_to(x, y, claim.truncated) || within(x.0, y.0, claim.tolerance),
        (Some((x, _)), None) => widened(b.set, claim.tolerance).holds(x),
        (None, Some((y, _))) => widened(a.set, claim.tolerance).holds(y),
        (None, None) => a.set.meets(b.set),
    };
    let touching = match (a.exact, b.exact) {
        (Some((x, _)), None) => b.set.touches(x),
        (None, Some((y, _))) => a.set.touches(y),
        _ => false,
    };
    match (agree, touching) {
        (true, _) => Verdict::Agrees,
        (_, true) => Verdict::Touching,
        _ => Verdict::Contradicts,
    }
}

/// Whether the more precise number, rounded half up (or cut) to the precision of the other, gives the other.
fn rounds_to(a: (Decimal, Decimal), b: (Decimal, Decimal), truncated: bool) -> bool {
    let (fine, coarse) = if a.1 <= b.1 { (a, b) } else { (b, a) };
    if fine.0 == coarse.0 {
        return true;
    }
    let Some(steps) = fine.0.checked_div(coarse.1) else { return false };
    let back = |steps: Decimal| steps.checked_mul(coarse.1) == Some(coarse.0);
    let half_up = steps.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    fine.1 < coarse.1 && (back(half_up) || truncated && back(steps.trunc()))
}

fn within(a: Decimal, b: Decimal, tolerance: Option<Tolerance>) -> bool {
    let (Some(tolerance), Some(apart)) = (tolerance, a.checked_sub(b)) else { return false };
    match tolerance {
        Tolerance::Absolute(by) => apart.abs() <= by,
        Tolerance::Relative(share) => {
            a.abs().max(b.abs()).checked_mul(share).is_some_and(|by| apart.abs() <= by)
        }
    }
}

fn widened(set: Interval, tolerance: Option<Tolerance>) -> Interval {
    let by = |n: Decimal| match tolerance {
        None => None,
        Some(Tolerance::Absolute(by)) => Some(by),
        Some(Tolerance::Relative(share)) => n.abs().checked_mul(share),
    };
    let moved = |bound: Bound, sign: Decimal| match bound
        .number()
        .and_then(|n| n.checked_add(by(n)?.checked_mul(sign)?))
    {
        Some(n) => Bound::Closed(n),
        None => bound,
    };
    Interval { low: moved(set.low, Decimal::NEGATIVE_ONE), high: moved(set.high, Decimal::ONE) }
}

/// Whether every name of `few` is among `many`, short forms known: 数智 is 数智经济.
fn covers(many: &[String], few: &[String]) -> bool {
    let like = |a: &str, b: &str| {
        a == b || a.chars().count() >= 2 && b.starts_with(a) || b.chars().count() >= 2 && a.starts_with(b)
    };
    few.iter().all(|name| many.iter().any(|other| like(name, other)))
}

/// Whether every value of the later statement lies on the wrong side of every value of the earlier one.
pub(super) fn falls(earlier: &Stated, later: &Stated, grows: bool) -> bool {
    let below = |low: &Stated, high: &Stated| match (low.set.high.number(), high.set.low.number()) {
        (Some(top), Some(bottom)) => top < bottom && !rounded_alike(low, high),
        _ => false,
    };
    if grows { below(later, earlier) } else { below(earlier, later) }
}

fn rounded_alike(a: &Stated, b: &Stated) -> bool {
    a.exact.zip(b.exact).is_some_and(|(x, y)| rounds_to(x, y, false))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn the_more_precise_number_rounds_to_the_other() {
        let table = [
            ("815", "1", "815", "1", true),
            ("815", "1", "816", "1", false),
            ("815.3", "0.1", "815", "1", true),
            ("815.5", "0.1", "815", "1", false),
            ("815.5", "0.1", "816", "1", true),
            ("2400", "1", "2435", "1", false),
            ("34812000000", "1000000", "34800000000", "100000000", true),
        ];
        for (a, p, b, q, want) in table {
            assert_eq!(rounds_to((d(a), d(p)), (d(b), d(q)), false), want, "{a} {b}");
            assert_eq!(rounds_to((d(b), d(q)), (d(a), d(p)), false), want, "{b} {a}");
        }
        assert!(rounds_to((d("815.9"), d("0.1")), (d("815"), d("1")), true));
    }

    #[test]
    fn lists_cover_each_other_by_short_forms_too() {
        let list = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
        assert!(covers(&list(&["数智经济", "生物医药"]), &list(&["生物医药", "数智"])));
        assert!(!covers(&list(&["数智经济", "高端装备"]), &list(&["军民融合"])));
    }
}
