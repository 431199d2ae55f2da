//! 从100亿元增长到200亿元，年均增长8%: a growth a year against the years that lie between.

use std::ops::RangeInclusive;

use rust_decimal::Decimal;

use crate::document::Document;
use crate::interval::Interval;
use crate::quantity::Quantity;
use crate::text::Span;

/// How many years lie between two values, by the times beside them; one more or less, as the ends may or may not count.
/// None where no time says.
pub(super) fn years(document: &Document, from: &Quantity, to: &Quantity) -> Option<RangeInclusive<u32>> {
    let sentence = document.layout.sentences[document.layout.sentence_at(from.span.start)].span;
    let last = |span: Span| document.times_in(span).last();
    let first = last(Span::new(sentence.start, from.span.start))?;
    let second = last(Span::new(from.span.end, to.span.start));
    let begin = if second.is_some() { first.period.to } else { first.period.from }?;
    let end = second.unwrap_or(first).period.to?;
    let years = u32::try_from(end.year() - begin.year()).ok().filter(|years| (2..=60).contains(years))?;
    Some(years - 1..=years + 1)
}

/// Whether a rate in per cent a year can lead from one value to the other, compounded or not.
pub(super) fn leads(from: Interval, to: Interval, rate: Interval, years: &RangeInclusive<u32>) -> bool {
    let factor = rate.scaled(Decimal::new(1, 2));
    years.clone().any(|years| {
        let grown =
            |bound: Option<Decimal>| bound.and_then(|rate| power(Decimal::ONE.checked_add(rate)?, years));
        let (Some(low), Some(high)) = (grown(factor.low.number()), grown(factor.high.number())) else {
            return true;
        };
        let plain = factor.scaled(Decimal::from(years)).shifted(Decimal::ONE);
        let compound = Interval { low: from.scaled(low).low, high: from.scaled(high).high };
        compound.meets(to) || to.over(from).meets(plain)
    })
}

/// The rate in per cent that leads from one value to the other in so many years, to two decimals.
pub(super) fn rate(from: Decimal, to: Decimal, years: u32) -> Option<Decimal> {
    let ratio = to.checked_div(from)?;
    let (mut low, mut high) = (Decimal::ZERO, ratio.max(Decimal::ONE));
    for _ in 0..40 {
        let middle = low.checked_add(high)?.checked_div(Decimal::TWO)?.round_dp(12);
        if power(middle, years).is_none_or(|grown| grown > ratio) {
            high = middle;
        } else {
            low = middle;
        }
    }
    Some(high.checked_sub(Decimal::ONE)?.checked_mul(Decimal::ONE_HUNDRED)?.round_dp(2))
}

/// `base` to the power of `years`, rounded on the way so that the digits do not run out.
fn power(base: Decimal, years: u32) -> Option<Decimal> {
    (0..years).try_fold(Decimal::ONE, |grown, _| Some(grown.checked_mul(base)?.round_dp(12)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rate_of_a_growth() {
        let table = [(100, 200, 10, "7.18"), (100, 121, 2, "10.00"), (100, 50, 5, "-12.94")];
        for (from, to, years, want) in table {
            let rate = rate(Decimal::from(from), Decimal::from(to), years).unwrap();
            assert_eq!(rate, want.parse().unwrap(), "{from} {to}");
        }
    }
}
