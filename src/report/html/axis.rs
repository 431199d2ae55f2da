//! Where numbers and days stand in a picture, in whole units of its grid; exact up to that unit, without floats.

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// A stretch of numbers over a stretch of the grid.
#[derive(Debug, Clone, Copy)]
pub(super) struct Axis {
    from: Decimal,
    to: Decimal,
    start: i32,
    end: i32,
}

impl Axis {
    /// `from` stands at `start`, `to` at `end`; none where there is no stretch, or no decimal holds it.
    pub(super) fn new(from: Decimal, to: Decimal, start: i32, end: i32) -> Option<Self> {
        let whole = to.checked_sub(from)?;
        (whole > Decimal::ZERO).then_some(Self { from, to, start, end })
    }

    /// Where `n` stands; at an end of the stretch where it lies outside.
    pub(super) fn at(&self, n: Decimal) -> i32 {
        let n = n.clamp(self.from, self.to);
        let part = (n - self.from).checked_div(self.to - self.from).unwrap_or_default();
        let at = part * Decimal::from(self.end - self.start);
        self.start + at.round().to_i32().unwrap_or_default()
    }

    /// Round numbers inside, about five: steps of 1, 2 or 5, and of `least` at least.
    pub(super) fn ticks(&self, least: Decimal) -> Vec<Decimal> {
        let step = step((self.to - self.from) / Decimal::from(5)).max(least);
        let first = self.from.checked_div(step).and_then(|n| n.ceil().checked_mul(step));
        let mut ticks = Vec::new();
        let mut next = first;
        while let Some(tick) = next.filter(|&tick| tick <= self.to && ticks.len() < 12) {
            ticks.push(tick.normalize());
            next = tick.checked_add(step);
        }
        ticks
    }
}

/// The smallest of 1, 2, 5, 10, … that is no smaller than `raw`.
fn step(raw: Decimal) -> Decimal {
    let mut power = Decimal::ONE;
    while let Some(larger) = power.checked_mul(Decimal::TEN).filter(|&larger| larger <= raw) {
        power = larger;
    }
    while power > raw && power.scale() < 20 {
        power /= Decimal::TEN;
    }
    let multiples = [1, 2, 5, 10].into_iter().filter_map(|n| power.checked_mul(Decimal::from(n)));
    multiples.clone().find(|&n| n >= raw).unwrap_or(power)
}

/// A day as a number: days since the year 0.
pub(super) fn day(date: Date) -> Decimal {
    let first = Date::constant(0, 1, 1);
    Decimal::from(first.until(date).map(|span| span.get_days()).unwrap_or_default())
}

/// The months or years between two days that are named under a picture, at most five: `2021-04`, `2021`.
pub(super) fn months(from: Date, to: Date) -> Vec<(Date, String)> {
    let month = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month()) - 1;
    let (first, last) = (month(from), month(to));
    let steps = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 60000];
    let step = steps.into_iter().find(|step| (last - first) / step < 5).unwrap_or(600_000);
    let date = |month: i32| {
        let year = i16::try_from(month.div_euclid(12)).ok()?;
        let date = Date::new(year, i8::try_from(month.rem_euclid(12) + 1).ok()?, 1).ok()?;
        let name = if step < 12 { format!("{year:04}-{:02}", date.month()) } else { format!("{year:04}") };
        Some((date, name))
    };
    (first..=last).filter(|month| month.rem_euclid(step) == 0).filter_map(date).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn numbers_stand_where_they_belong() {
        let axis = Axis::new(d("45"), d("100"), 200, 0).unwrap();
        for (n, want) in [("45", 200), ("100", 0), ("72.5", 100), ("1000", 0), ("-1", 200)] {
            assert_eq!(axis.at(d(n)), want, "{n}");
        }
        assert!(Axis::new(d("1"), d("1"), 0, 1).is_none());
        assert!(Axis::new(Decimal::MIN, Decimal::MAX, 0, 1).is_none());
    }

    #[test]
    fn ticks_are_round_numbers() {
        for (from, to, least, want) in [
            ("45", "100", "0", "60 80 100"),
            ("9.5", "12.5", "1", "10 11 12"),
            ("0", "1", "0", "0 0.2 0.4 0.6 0.8 1"),
            ("0.001", "0.002", "0", "0.001 0.0012 0.0014 0.0016 0.0018 0.002"),
            ("42000000000", "48000000000", "0", "42000000000 44000000000 46000000000 48000000000"),
            ("-4", "4", "0", "-4 -2 0 2 4"),
        ] {
            let ticks = Axis::new(d(from), d(to), 0, 100).unwrap().ticks(d(least));
            let ticks: Vec<String> = ticks.iter().map(Decimal::to_string).collect();
            assert_eq!(ticks.join(" "), want, "{from} to {to}");
        }
    }

    #[test]
    fn few_months_are_named() {
        for (from, to, want) in [
            ("2021-04-01", "2021-04-30", "2021-04"),
            ("2021-04-01", "2021-06-30", "2021-04 2021-05 2021-06"),
            ("2021-03-01", "2022-03-31", "2021-04 2021-07 2021-10 2022-01"),
            ("2016-01-01", "2022-12-31", "2016 2018 2020 2022"),
            ("1949-10-01", "2022-12-31", "1960 1980 2000 2020"),
        ] {
            let names: Vec<String> = months(from.parse().unwrap(), to.parse().unwrap())
                .into_iter()
                .map(|(_, name)| name)
                .collect();
            assert_eq!(names.join(" "), want, "{from} to {to}");
        }
    }
}
