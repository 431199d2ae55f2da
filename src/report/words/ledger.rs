//! Sentences about statements that contradict what was settled.

use super::message::{distinct, listed, written};
use super::period;
use crate::finding::{Entry, Finding};
use crate::lang::Lang;
use crate::report::{Report, one_line};

/// `“过半”与已定口径50%（市统计口径，2021年3月，口径.csv:3:2）不符。`
pub(super) fn ledger(report: &Report, finding: &Finding, entry: &Entry) -> String {
    let values = distinct(finding.evidence.iter().map(|evidence| written(report, evidence)));
    let values: Vec<String> = values.iter().map(|value| format!("“{value}”")).collect();
    let values = listed(&values, report.lang);
    let time = period(entry.period, report.lang);
    let said = [entry.source.as_deref().unwrap_or_default(), &time, &entry.place];
    let said: Vec<String> = said.iter().filter(|word| !word.is_empty()).map(|word| one_line(word)).collect();
    let value = one_line(&entry.value);
    match report.lang {
        Lang::Zh => format!("{values}与已定口径{value}（{}）不符。", said.join("，")),
        Lang::En => format!("{values} does not fit the settled value {value} ({}).", said.join(", ")),
    }
}
