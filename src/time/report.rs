//! The period that a company's report is about: 报告期内, 本报告期末, 期初. It is known where the text names the report:
//! 2022年年度报告, 2022年第三季度报告. Elsewhere the words are no time.

use jiff::civil::Date;

use super::calendar::Found;
use super::{Context, TimeKind};
use crate::article::Period;

/// Words behind a period that make it that of a report.
const REPORTS: &[&str] = &["年度报告", "年报", "报告", "季报", "业绩", "财报"];
/// Those of a quarter and of three.
const QUARTERS: &[(&str, i8)] = &[("一季报", 3), ("三季报", 9)];
/// The same of half a year.
const HALF_YEARS: &[&str] = &["半年度报告", "半年报", "中期报告", "中报"];
/// The words, each with what of the period it is.
const WORDS: &[(&str, Part)] = &[
    ("本报告期初", Part::Start),
    ("本报告期末", Part::End),
    ("本报告期内", Part::All),
    ("本报告期", Part::All),
    ("报告期初", Part::Start),
    ("报告期末", Part::End),
    ("报告期内", Part::All),
    ("报告期", Part::All),
    ("期初", Part::Start),
    ("期末", Part::End),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    All,
    Start,
    End,
}

/// 报告期 at the beginning of `text`.
pub(super) fn expression(text: &str, context: &Context) -> Option<Found> {
    let report = context.report?;
    let (word, part) = WORDS.iter().find(|(word, _)| text.starts_with(word))?;
    if text[word.len()..].starts_with(['考', '货', '权', '限']) {
        return None;
    }
    let (period, kind) = match part {
        Part::All => (report, TimeKind::Relative),
        Part::Start => (Period { from: report.from, to: report.from }, TimeKind::Point),
        Part::End => (Period { from: report.to, to: report.to }, TimeKind::Point),
    };
    Some(Found { dated: false, ..Found::new(period, kind, word.len()) })
}

/// The period of the report that is named by a time and what stands behind it.
pub(super) fn named(found: &Found, tail: &str) -> Option<Period> {
    let year = found.period.from.filter(|_| found.kind == TimeKind::Year).map(Date::year);
    if let Some(year) = year.filter(|_| HALF_YEARS.iter().any(|word| tail.starts_with(word))) {
        return Some(Period { from: Date::new(year, 1, 1).ok(), to: Date::new(year, 6, 30).ok() });
    }
    let quarter = QUARTERS.iter().find(|(word, _)| tail.starts_with(word));
    if let Some((year, (_, month))) = year.zip(quarter) {
        let last = Date::new(year, *month, 1).ok().map(Date::last_of_month);
        return Some(Period { from: Date::new(year, 1, 1).ok(), to: last });
    }
    let whole = matches!(found.kind, TimeKind::Year | TimeKind::Half | TimeKind::Quarter | TimeKind::Months);
    (whole && REPORTS.iter().any(|word| tail.starts_with(word))).then_some(found.period)
}
