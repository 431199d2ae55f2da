//! How two values of one claim relate.

use rust_decimal::{Decimal, RoundingStrategy};

use super::names::unmatched;
use super::stated::{Exact, Stated};
use super::verdict::{Verdict, Why};
use crate::interval::{Bound, Interval};
use crate::rule::{Claim, Tolerance};
use crate::statement::Value;

/// How two values relate.
pub(super) fn relate(a: &Stated, b: &Stated, claim: &Claim) -> Verdict {
    // Exact numbers, most of all values, need no look at their statements, which lie far apart in memory.
    if let (Some(x), Some(y)) = (a.exact, b.exact) {
        return exact(x, y, claim);
    }
    match (&a.statement.value, &b.statement.value) {
        (Value::Quantity(_), Value::Quantity(_)) => numbers(a, b, claim),
        (x, y) if x == y => Verdict::Same,
        (Value::List { items: x, open: more_x }, Value::List { items: y, open: more_y }) => {
            let (only_x, only_y) = unmatched(x, y);
            match (only_x.is_empty(), only_y.is_empty()) {
                (true, true) => Verdict::Agrees(Why::Names),
                (x, y) if (x || *more_y) && (y || *more_x) => Verdict::Agrees(Why::OpenList),
                _ => Verdict::Contradicts(Why::Names),
            }
        }
        _ => Verdict::Contradicts(Why::Words),
    }
}

fn numbers(a: &Stated, b: &Stated, claim: &Claim) -> Verdict {
    match (a.exact, b.exact) {
        (Some(x), Some(y)) => exact(x, y, claim),
        (Some(x), None) => beside_hedge(x, b, claim),
        (None, Some(y)) => beside_hedge(y, a, claim),
        (None, None) if a.set == b.set => Verdict::Same,
        (None, None) if a.set.meets(b.set) => Verdict::Agrees(Why::Hedges),
        (None, None) => Verdict::Contradicts(Why::Hedges),
    }
}

/// Two written numbers: the coarser may be the finer one rounded.
fn exact(a: Exact, b: Exact, claim: &Claim) -> Verdict {
    let why = match rounds_to(a, b, claim.truncated) {
        _ if a == b => return Verdict::Same,
        Some(why) => Some(why),
        None => within(a.value, b.value, claim.tolerance).then_some(Why::Tolerance),
    };
    match why {
        Some(why) => Verdict::Agrees(why),
        None if a.place == b.place => Verdict::Contradicts(Why::Numbers),
        None => Verdict::Contradicts(Why::Rounding),
    }
}

/// A written number and a hedged one. One that is written more coarsely than the hedge may be its number rounded: 1.2万
/// leaves room for 12000余. A share in words or digits is meant as it is written.
fn beside_hedge(n: Exact, hedged: &Stated, claim: &Claim) -> Verdict {
    let verdict = in_hedge(n.value, hedged.set, claim.tolerance);
    let room = || {
        let hedge = hedged.number.filter(|hedge| hedge.place < n.place)?;
        let rounded = Interval::rounded(n.value, n.place).meets(hedged.set);
        (rounded && !hedged.is_percentage()).then(|| rounds_to(n, hedge, claim.truncated))?
    };
    match verdict {
        Verdict::Touching | Verdict::Contradicts(_) => {
            room().map_or(verdict, |_| Verdict::Agrees(Why::Rounding))
        }
        agreed => agreed,
    }
}

/// A written number and a hedged one: 50 % touches 过半, and is none of it.
fn in_hedge(n: Decimal, set: Interval, tolerance: Option<Tolerance>) -> Verdict {
    if set.holds(n) {
        Verdict::Agrees(Why::Hedge)
    } else if widened(set, tolerance).holds(n) {
        Verdict::Agrees(Why::Tolerance)
    } else if set.touches(n) {
        Verdict::Touching
    } else {
        Verdict::Contradicts(Why::Hedge)
    }
}

/// How the more precise number, rounded half up (or cut) to the precision of the other, gives the other.
fn rounds_to(a: Exact, b: Exact, truncated: bool) -> Option<Why> {
    let (fine, coarse) = if a.place <= b.place { (a, b) } else { (b, a) };
    if fine.value == coarse.value {
        return Some(Why::EqualNumbers);
    }
    if fine.place == coarse.place {
        return None;
    }
    let steps = fine.value.checked_div(coarse.place)?;
    let back = |steps: Decimal| steps.checked_mul(coarse.place) == Some(coarse.value);
    let half_up = steps.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    let cut = || (truncated && back(steps.trunc())).then_some(Why::Truncation);
    if back(half_up) { Some(Why::Rounding) } else { cut() }
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

/// Where a value lies at most, with rounding and the claim's tolerance: two that agree have reaches that meet.
pub(super) fn reach(stated: &Stated, claim: &Claim) -> Interval {
    // What was cut lies up to a whole place above the number.
    let places = if claim.truncated { Decimal::TWO } else { Decimal::ONE };
    let rounded = |exact: Exact| {
        exact.place.checked_mul(places).map_or(Interval::ALL, |place| Interval::rounded(exact.value, place))
    };
    widened(stated.exact.map_or(stated.set, rounded), claim.tolerance)
}

/// Whether every value of one lies below every value of the other, rounding left out.
pub(super) fn lies_below(low: &Stated, high: &Stated) -> bool {
    let rounded = low.exact.zip(high.exact).is_some_and(|(x, y)| rounds_to(x, y, false).is_some());
    match (low.set.high.number(), high.set.low.number()) {
        (Some(top), Some(bottom)) => top < bottom && !rounded,
        _ => false,
    }
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
            ("815", "1", "815", "1", Some(Why::EqualNumbers)),
            ("815", "1", "815.0", "0.1", Some(Why::EqualNumbers)),
            ("815", "1", "816", "1", None),
            ("815.3", "0.1", "815", "1", Some(Why::Rounding)),
            ("815.5", "0.1", "815", "1", None),
            ("815.5", "0.1", "816", "1", Some(Why::Rounding)),
            ("-815.5", "0.1", "-816", "1", Some(Why::Rounding)),
            ("2400", "1", "2435", "1", None),
            ("34812000000", "1000000", "34800000000", "100000000", Some(Why::Rounding)),
        ];
        let exact = |n, place| Exact { value: d(n), place: d(place) };
        for (a, p, b, q, want) in table {
            assert_eq!(rounds_to(exact(a, p), exact(b, q), false), want, "{a} {b}");
            assert_eq!(rounds_to(exact(b, q), exact(a, p), false), want, "{b} {a}");
        }
        assert_eq!(rounds_to(exact("815.9", "0.1"), exact("815", "1"), true), Some(Why::Truncation));
    }

    #[test]
    fn a_number_lies_in_a_hedge_beside_it_or_on_its_open_bound() {
        let half = Interval { low: Bound::Excluded(d("50")), high: Bound::Closed(d("100")) };
        let tolerance = Some(Tolerance::Absolute(d("2")));
        let table = [
            ("60", None, Verdict::Agrees(Why::Hedge)),
            ("50", None, Verdict::Touching),
            ("49", None, Verdict::Contradicts(Why::Hedge)),
            ("49", tolerance, Verdict::Agrees(Why::Tolerance)),
            ("47", tolerance, Verdict::Contradicts(Why::Hedge)),
        ];
        for (n, tolerance, want) in table {
            assert_eq!(in_hedge(d(n), half, tolerance), want, "{n}");
        }
    }
}
