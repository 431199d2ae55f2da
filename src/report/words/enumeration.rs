//! Sentences about lists against their count, and about two spellings of one name.

use rust_decimal::Decimal;

use super::message::{distinct, listed, written};
use super::number;
use crate::finding::{Evidence, Finding};
use crate::lang::Lang;
use crate::report::Report;
use crate::statement::Value;

/// `列出了3项（甲、乙、丙），原文却写“四大”。`
pub(super) fn list_count(report: &Report, finding: &Finding, named: usize, stated: Decimal) -> String {
    let [list, count] = &finding.evidence[..] else { return String::new() };
    let items = if let Value::List { items, .. } = &list.value { &items[..] } else { &[] };
    let (items, stated, count) = (listed(items, report.lang), number(stated), written(report, count));
    match report.lang {
        Lang::Zh => format!("列出了{named}项（{items}），原文却写“{count}”，即{stated}项。"),
        Lang::En => {
            format!("{named} items are listed ({items}), but the text says “{count}”, that is {stated}.")
        }
    }
}

/// `“汉朗光电”（2篇）与“汉明光电”（1篇）可能是同一个名称的两种写法。`
pub(super) fn name(report: &Report, finding: &Finding, right: Option<&str>) -> String {
    let spelling = |version: &Vec<usize>| {
        let places: Vec<&Evidence> = version.iter().map(|&i| &finding.evidence[i]).collect();
        let articles = distinct(places.iter().map(|e| e.article.to_string())).len();
        let spelling = places.first().map_or_else(String::new, |e| written(report, e));
        (spelling, articles)
    };
    let spellings: Vec<(String, usize)> = finding.versions.iter().map(|v| spelling(&v.evidence)).collect();
    let last = spellings.last().map_or("", |(spelling, _)| spelling);
    match (report.lang, right, &spellings[..]) {
        (Lang::Zh, Some(right), _) => format!("“{last}”可能是“{right}”之误：登记的名称是“{right}”。"),
        (Lang::En, Some(right), _) => {
            format!("“{last}” may be a slip for “{right}”, the registered name.")
        }
        (Lang::Zh, None, [(a, n), (b, m)]) => {
            format!("“{a}”（{n}篇）与“{b}”（{m}篇）只差一字，前后文相似，可能是同一个名称。")
        }
        (Lang::En, None, [(a, n), (b, m)]) => format!(
            "“{a}” (articles: {n}) and “{b}” (articles: {m}) differ in one character and stand in like surroundings: they may be one name."
        ),
        _ => String::new(),
    }
}
