//! A value that the growth of the year after implies.

use rust_decimal::{Decimal, RoundingStrategy};

use super::message::{distinct, listed, quantity, when, written};
use super::number;
use crate::finding::Finding;
use crate::lang::Lang;
use crate::report::Report;

/// `2020年为约668.45亿元、36%，推得2019年为489.64亿–493.35亿元，与所写的约450亿元不符。`
pub(super) fn implied(report: &Report, finding: &Finding, [low, high]: [Option<Decimal>; 2]) -> String {
    let [late, growth, early @ ..] = finding.evidence.as_slice() else { return String::new() };
    let unit = quantity(late).map_or("", |q| &*q.unit);
    let ends: Vec<String> = [low, high].into_iter().flatten().map(|n| number(rounded(n))).collect();
    let ends = ends.join("–");
    let stated = listed(&distinct(early.iter().map(|e| written(report, e))), report.lang);
    let now = when(report, late);
    let then = early.first().map(|e| when(report, e)).unwrap_or_default();
    let (value, growth) = (written(report, late), written(report, growth));
    match report.lang {
        Lang::Zh => {
            format!("{now}为{value}，比上年变动{growth}，推得{then}为{ends}{unit}，与所写的{stated}不符。")
        }
        Lang::En => format!(
            "{value} in {now}, a change of {growth} in a year, implies {ends}{unit} in {then}, but {stated} is stated."
        ),
    }
}

/// To five digits: an implied value is no more certain.
fn rounded(n: Decimal) -> Decimal {
    n.round_sf_with_strategy(5, RoundingStrategy::MidpointAwayFromZero).unwrap_or(n)
}
