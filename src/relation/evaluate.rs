//! Puts values into a relation: what each side gives, and whether both can be true.

use rust_decimal::Decimal;

use super::item::widened;
use crate::interval::{Bound, Interval};
use crate::rule::{Comparison, Expression, Relation, Sign};

/// What the values say of a relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Some of the values that the words allow satisfy it.
    Holds,
    /// None does, but for a number on an open bound: 10 of 20 are not more than half.
    Touching,
    /// None does.
    Fails,
    /// Only a broken number of things would.
    NotWhole,
}

/// The set of values of an expression, `values` giving those of its claims.
pub(super) fn set(expression: &Expression, days: Decimal, values: &impl Fn(usize) -> Interval) -> Interval {
    match expression {
        Expression::Number(number) => Interval::point(*number),
        Expression::Claim(claim) => values(*claim),
        Expression::Days => Interval::point(days),
        Expression::Apply(sign, sides) => {
            let [a, b] = [set(&sides[0], days, values), set(&sides[1], days, values)];
            match sign {
                Sign::Plus => a.plus(b),
                Sign::Minus => a.minus(b),
                Sign::Times => a.times(b),
                Sign::Over => a.over(b),
            }
        }
    }
}

/// The value of an expression where each of its claims has one.
pub(super) fn exact(
    expression: &Expression,
    days: Decimal,
    values: &impl Fn(usize) -> Option<Decimal>,
) -> Option<Decimal> {
    match expression {
        Expression::Number(number) => Some(*number),
        Expression::Claim(claim) => values(*claim),
        Expression::Days => Some(days),
        Expression::Apply(sign, sides) => {
            let (a, b) = (exact(&sides[0], days, values)?, exact(&sides[1], days, values)?);
            match sign {
                Sign::Plus => a.checked_add(b),
                Sign::Minus => a.checked_sub(b),
                Sign::Times => a.checked_mul(b),
                Sign::Over => a.checked_div(b),
            }
        }
    }
}

/// Whether the values can satisfy a relation. `whole`: the claims whose values are whole numbers that nobody states
/// exactly.
pub(super) fn verdict(
    relation: &Relation,
    days: Decimal,
    values: &impl Fn(usize) -> Interval,
    whole: &[usize],
) -> Verdict {
    let left = set(&relation.left, days, values);
    let right = widened(set(&relation.right, days, values), relation.tolerance);
    if !possible(relation.compare, left, right) {
        let touching = possible(relation.compare, left.closed(), right.closed());
        return if touching { Verdict::Touching } else { Verdict::Fails };
    }
    let broken = |claim: &usize| {
        let implied = solve(relation, days, *claim, values);
        implied.is_some_and(|implied| !implied.within(values(*claim)).has_whole())
    };
    if whole.iter().any(broken) { Verdict::NotWhole } else { Verdict::Holds }
}

fn possible(compare: Comparison, left: Interval, right: Interval) -> bool {
    let up_to = |high: Bound| Interval { low: Bound::Open, high };
    let strictly = |low: Bound, high: Bound| low.number().zip(high.number()).is_none_or(|(a, b)| a < b);
    match compare {
        Comparison::Equal => left.meets(right),
        Comparison::AtMost => left.meets(up_to(right.high)),
        Comparison::AtLeast => right.meets(up_to(left.high)),
        Comparison::Less => strictly(left.low, right.high),
        Comparison::Greater => strictly(right.low, left.high),
    }
}

/// The values that the others leave to one claim; none where it is named more than once, or in no equation.
fn solve(
    relation: &Relation,
    days: Decimal,
    claim: usize,
    values: &impl Fn(usize) -> Interval,
) -> Option<Interval> {
    let (left, right) = (count(&relation.left, claim), count(&relation.right, claim));
    if relation.compare != Comparison::Equal || relation.tolerance.is_some() || left + right != 1 {
        return None;
    }
    let (inner, outer) =
        if left == 1 { (&relation.left, &relation.right) } else { (&relation.right, &relation.left) };
    let mut goal = set(outer, days, values);
    let mut at = inner;
    while let Expression::Apply(sign, sides) = at {
        let [a, b] = &**sides;
        let first = count(a, claim) == 1;
        let other = set(if first { b } else { a }, days, values);
        goal = match (sign, first) {
            (Sign::Plus, _) => goal.minus(other),
            (Sign::Minus, true) => goal.plus(other),
            (Sign::Minus, false) => other.minus(goal),
            (Sign::Times, _) => goal.over(other),
            (Sign::Over, true) => goal.times(other),
            (Sign::Over, false) => other.over(goal),
        };
        at = if first { a } else { b };
    }
    Some(goal)
}

/// How often an expression names a claim.
fn count(expression: &Expression, claim: usize) -> usize {
    match expression {
        Expression::Number(_) | Expression::Days => 0,
        Expression::Claim(named) => usize::from(*named == claim),
        Expression::Apply(_, sides) => sides.iter().map(|side| count(side, claim)).sum(),
    }
}
