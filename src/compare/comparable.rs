//! When two statements of one key speak of the same time.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::article::{ArticleDate, Period};
use crate::document::Document;
use crate::rule::{Claim, TimeUse};
use crate::statement::{Statement, When};

/// Whether the times of two statements let them be compared.
pub(crate) fn comparable(claim: &Claim, documents: &[Document], a: &Statement, b: &Statement) -> bool {
    let same_article = a.article == b.article;
    match claim.time {
        TimeUse::Fixed => true,
        TimeUse::Flow => flow(&a.when, &b.when, same_article),
        TimeUse::Target => {
            let one_sentence = same_article && a.sentence == b.sentence;
            !one_sentence && target(a.when.period, b.when.period)
        }
        TimeUse::Level => {
            let date = |s: &Statement| documents[s.article].article.date;
            level(&a.when, &b.when, same_article, claim.window, date(a), date(b))
        }
    }
}

/// A flow compares with one of the very same period; without a period only inside its article.
fn flow(a: &When, b: &When, same_article: bool) -> bool {
    match (a.period, b.period) {
        (x, y) if x == Period::default() && y == x => same_article && a.taken_over && b.taken_over,
        (x, y) => x == y,
    }
}

/// One target period holds the other's middle.
fn target(a: Period, b: Period) -> bool {
    let holds = |outer: Period, inner: Period| {
        outer.from.is_some() && outer.to.is_some() && inner.middle().is_some_and(|day| outer.holds(day))
    };
    holds(a, b) || holds(b, a)
}

fn level(
    a: &When,
    b: &When,
    same_article: bool,
    window: i64,
    date_a: Option<ArticleDate>,
    date_b: Option<ArticleDate>,
) -> bool {
    let undated = |when: &When| when.taken_over && when.period == Period::default();
    match (a.taken_over, b.taken_over) {
        // What came in a period that nobody names compares inside its article only.
        (true, true) if undated(a) || undated(b) => same_article,
        (true, true) => same_article || near(date_a, date_b, window),
        (false, false) => same_end(a, b) || same_article && (runs_over(a, b) || runs_over(b, a)),
        (false, true) => stated_at(a, date_b) || same_article && a.running,
        (true, false) => stated_at(b, date_a) || same_article && b.running,
    }
}

/// Whether two articles appeared within so many months of each other.
fn near(a: Option<ArticleDate>, b: Option<ArticleDate>, months: i64) -> bool {
    let Some((a, b)) = a.zip(b) else { return false };
    let (early, late) = if a.from <= b.from { (a, b) } else { (b, a) };
    early.to.checked_add(months.months()).is_ok_and(|limit| late.from <= limit)
}

/// A level holds at the end of its period.
fn same_end(a: &When, b: &When) -> bool {
    a.period.to.is_some() && a.period.to == b.period.to
}

/// A running period is the same time as any in it.
fn runs_over(a: &When, b: &When) -> bool {
    a.running && b.period.to.is_some_and(|day: Date| a.period.from.is_some() && a.period.holds(day))
}

/// A stated time inside the date of an article that states none, known to the month or the day.
fn stated_at(stated: &When, date: Option<ArticleDate>) -> bool {
    let month = date.filter(|date| date.from.month() == date.to.month());
    month.zip(stated.period.to).is_some_and(|(date, to)| date.period().holds(to))
}
