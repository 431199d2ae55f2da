//! When two statements of one key speak of the same time.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::article::Period;
use crate::rule::{Claim, TimeUse};
use crate::statement::{Statement, When};

/// Whether the times of two statements let them be compared.
pub fn comparable(claim: &Claim, a: &Statement, b: &Statement) -> bool {
    let same_article = a.article == b.article;
    match claim.time {
        TimeUse::Fixed => true,
        TimeUse::Flow => flow(&a.when, &b.when, same_article),
        TimeUse::Target => {
            let one_sentence = same_article && a.sentence == b.sentence;
            !one_sentence && target(a.when.period, b.when.period)
        }
        TimeUse::Level => level(&a.when, &b.when, same_article, claim.window),
    }
}

/// A flow compares with one of the very same period or holiday, or counted up to the same day; without a period only inside
/// its article.
fn flow(a: &When, b: &When, same_article: bool) -> bool {
    match (a.period, b.period) {
        _ if a.occasion.is_some() && a.occasion == b.occasion => true,
        (x, y) if x == Period::default() && y == x => same_article && a.taken_over && b.taken_over,
        (x, y) => x == y || a.up_to && b.up_to && x.to == y.to,
    }
}

/// One target period holds the other's middle.
pub(super) fn target(a: Period, b: Period) -> bool {
    let holds = |outer: Period, inner: Period| {
        outer.from.is_some() && outer.to.is_some() && inner.middle().is_some_and(|day| outer.holds(day))
    };
    holds(a, b) || holds(b, a)
}

/// The same time, or two articles within the window; `window` is in months.
pub(super) fn level(a: &When, b: &When, same_article: bool, window: i64) -> bool {
    let undated = |when: &When| when.taken_over && when.period == Period::default();
    match (a.taken_over, b.taken_over) {
        // What came in a period that nobody names compares inside its article only.
        (true, true) if undated(a) || undated(b) => same_article,
        (true, true) => same_article || near(a.period, b.period, window),
        (false, false) => same_end(a, b) || same_article && (runs_over(a, b) || runs_over(b, a)),
        (false, true) => stated_at(a, b.period) || same_article && a.running,
        (true, false) => stated_at(b, a.period) || same_article && b.running,
    }
}

/// Whether two articles appeared within so many months of each other.
fn near(a: Period, b: Period, months: i64) -> bool {
    let (early, late) = if a.from <= b.from { (a, b) } else { (b, a) };
    let limit = early.to.and_then(|to| to.checked_add(months.months()).ok());
    late.from.zip(limit).is_some_and(|(from, limit)| from <= limit)
}

/// A level holds at the end of its period; holidays of one name and year end alike.
fn same_end(a: &When, b: &When) -> bool {
    a.occasion.is_some() && a.occasion == b.occasion || a.period.to.is_some() && a.period.to == b.period.to
}

/// A running period is the same time as any in it.
fn runs_over(a: &When, b: &When) -> bool {
    a.running && b.period.to.is_some_and(|day: Date| a.period.from.is_some() && a.period.holds(day))
}

/// A stated time inside the date of an article that states none, known to the month or the day.
fn stated_at(stated: &When, article: Period) -> bool {
    let month = article.from.zip(article.to).is_some_and(|(from, to)| from.month() == to.month());
    month && stated.period.to.is_some_and(|to| article.holds(to))
}
