//! Values of one claim at different times: those that go the wrong way, and those that move too far in a year.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::group::Group;
use super::links::Links;
use super::relate::lies_below;
use super::stated::Stated;
use crate::finding::{Finding, Reason};
use crate::interval::Interval;
use crate::rule::{TimeUse, Trend, YearlyBounds};

/// What goes against the claim's trend, and what passes its yearly bounds.
pub(super) fn against_trend(group: &Group) -> Vec<Finding> {
    let mut findings = Vec::new();
    if group.claim.trend == Trend::Any && group.claim.bounds.is_none() {
        return findings;
    }
    for series in series(group) {
        match group.claim.trend {
            Trend::Any => {}
            Trend::Grows => findings.extend(falls(group, &series, true)),
            Trend::Shrinks => findings.extend(falls(group, &series, false)),
        }
        if let Some(bounds) = group.claim.bounds {
            findings.extend(jumps(group, &series, bounds));
        }
    }
    findings
}

/// The statements of one day.
type Day = (Date, Vec<usize>);

/// The times that can be held against each other, in their order: all levels; of flows those over the same part of
/// a year. Targets and what never changes have no trend.
fn series(group: &Group) -> Vec<Vec<Day>> {
    let mut dated: Vec<(Option<_>, Date, usize)> = Vec::new();
    for (i, statement) in group.statements.iter().enumerate() {
        let period = statement.when.period;
        let Some(to) = period.to else { continue };
        let part = match (group.claim.time, period.from) {
            (TimeUse::Level, _) => None,
            (TimeUse::Flow, Some(from)) => {
                Some((to.year() - from.year(), from.month(), from.day(), to.month(), last_day(to)))
            }
            _ => continue,
        };
        dated.push((part, to, i));
    }
    dated.sort_unstable();
    let days = |part: &[(Option<_>, Date, usize)]| {
        let same = part.chunk_by(|a, b| a.1 == b.1);
        same.map(|day| (day[0].1, day.iter().map(|one| one.2).collect())).collect()
    };
    dated.chunk_by(|a, b| a.0 == b.0).map(days).collect()
}

/// A day of a month; the last one of any month is 31, so that February ends alike in every year.
fn last_day(day: Date) -> i8 {
    if day == day.last_of_month() { 31 } else { day.day() }
}

/// Where a claim may only grow, a later value that is smaller; each against the largest before it.
fn falls(group: &Group, days: &[Day], grows: bool) -> Vec<Finding> {
    let stated = |i: usize| &group.forms[group.form_of[i]];
    let wrong = |before: usize, i: usize| {
        let (earlier, later) = (stated(before), stated(i));
        if grows { lies_below(later, earlier) } else { lies_below(earlier, later) }
    };
    let mut links = Links::new(group.statements.len());
    let mut peak: Option<usize> = None;
    for (_, day) in days {
        if let Some(before) = peak {
            day.iter().filter(|&&i| wrong(before, i)).for_each(|&i| links.link(before, i, true));
        }
        for &i in day {
            // What lies beyond the peak is the new one: the peak would be wrong if it came later.
            if peak.is_none_or(|before| wrong(i, before)) {
                peak = Some(i);
            }
        }
    }
    let finding = |members: &[usize]| group.finding(members, Reason::Trend { grows }, group.claim.severity);
    links.sets().iter().map(|set| finding(&set.members)).collect()
}

/// Values that moved farther than the yearly bounds allow, each against those of the year before it and the last that is
/// older. A jump is possible: it weighs one severity less.
fn jumps(group: &Group, days: &[Day], bounds: YearlyBounds) -> Vec<Finding> {
    let mut links = Links::new(group.statements.len());
    let mut broken = None;
    let mut since = 0;
    for (n, (day, statements)) in days.iter().enumerate() {
        while since + 1 < n && years(days[since + 1].0, *day).1 > 1 {
            since += 1;
        }
        for (before, earlier) in &days[since..n] {
            for (&a, &b) in earlier.iter().flat_map(|a| statements.iter().map(move |b| (a, b))) {
                let (x, y) = (&group.forms[group.form_of[a]], &group.forms[group.form_of[b]]);
                if let Some(passed) = passed(x, y, years(*before, *day), bounds) {
                    links.link(a, b, true);
                    broken.get_or_insert(passed);
                }
            }
        }
    }
    let Some((bound, most)) = broken else { return Vec::new() };
    let severity = group.claim.severity.lowered();
    let finding = |members: &[usize]| group.finding(members, Reason::Jump { bound, most }, severity);
    links.sets().iter().map(|set| finding(&set.members)).collect()
}

/// The years between two days: those that have passed, and those that have begun.
fn years(from: Date, to: Date) -> (u32, u32) {
    let passed = i32::from(to.year()) - i32::from(from.year());
    let short = (to.month(), last_day(to)) < (from.month(), last_day(from));
    let over = (to.month(), last_day(to)) > (from.month(), last_day(from));
    let passed = u32::try_from(passed - i32::from(short)).unwrap_or(0);
    (passed, passed + u32::from(short || over))
}

/// The bound that the later value passes, and whether it is the upper one. What lets a value move most counts the years
/// that have begun, what makes it move the years that have passed.
fn passed(
    earlier: &Stated,
    later: &Stated,
    (over, begun): (u32, u32),
    bounds: YearlyBounds,
) -> Option<(Decimal, bool)> {
    let reached = |share: Decimal, most: bool| {
        let years = if (share >= Decimal::ZERO) == most { begun } else { over };
        (0..years).try_fold(Decimal::ONE, |factor, _| factor.checked_mul(share.checked_add(Decimal::ONE)?))
    };
    let (was, is) = (written(earlier), written(later));
    let positive = was.low.number().is_some_and(|n| n >= Decimal::ZERO);
    let grew = |most: Decimal| {
        let limit = was.high.number()?.checked_mul(reached(most, true)?)?;
        is.low.number().filter(|low| positive && *low > limit).map(|_| (most, true))
    };
    let fell = |least: Decimal| {
        let limit = was.low.number()?.checked_mul(reached(least, false)?)?;
        is.high.number().filter(|high| positive && *high < limit).map(|_| (least, false))
    };
    bounds.at_most.and_then(grew).or_else(|| bounds.at_least.and_then(fell))
}

/// The values that a stated number may stand for, rounding counted in.
fn written(stated: &Stated) -> Interval {
    stated.exact.map_or(stated.set, |exact| Interval::rounded(exact.value, exact.place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_that_have_passed_and_begun() {
        for (from, to, want) in [
            ("2020-12-31", "2022-11-10", (1, 2)),
            ("2020-12-31", "2021-12-31", (1, 1)),
            ("2020-02-29", "2021-02-28", (1, 1)),
            ("2021-03-01", "2021-09-30", (0, 1)),
            ("2021-03-01", "2021-03-01", (0, 0)),
        ] {
            let day = |text: &str| text.parse().unwrap();
            assert_eq!(years(day(from), day(to)), want, "{from} {to}");
        }
    }
}
