//! Sentences about versions that exclude each other.

use super::message::{ROOM, distinct, listed, quantity, written};
use super::way::directed;
use super::{form, letter, versions_of};
use crate::compare::unmatched;
use crate::finding::{Evidence, Finding, Standing, Version};
use crate::lang::Lang;
use crate::quantity::{Quantity, Relation};
use crate::report::{Report, width};
use crate::statement::Value;

/// Versions that a sentence names.
const VERSIONS: usize = 6;

/// `A（过半、60%）与 B（50%）不能同时成立：“过半”指>50%。`
pub(super) fn conflict(report: &Report, finding: &Finding, touching: bool) -> String {
    let shown = finding.versions.iter().enumerate().take(VERSIONS);
    let versions: Vec<String> = shown.map(|(n, v)| version(report, finding, n, v)).collect();
    let Some((last, first)) = versions.split_last() else { return String::new() };
    let why = if touching { touched(report, finding) } else { meanings(report, finding) };
    let own = contradicts_itself(report, finding).unwrap_or_default();
    match report.lang {
        Lang::Zh => {
            let why = if why.is_empty() { why } else { format!("：{why}") };
            let more = match finding.versions.len() {
                n if n > VERSIONS => format!("等{n}种说法"),
                _ => String::new(),
            };
            format!("{}与 {last}{more}不能同时成立{why}。{own}", first.join("、"))
        }
        Lang::En => {
            let both = if first.len() > 1 { "all" } else { "both" };
            let why = if why.is_empty() { why } else { format!(": {why}") };
            let more = match finding.versions.len().saturating_sub(VERSIONS) {
                0 => String::new(),
                n => format!(" and {n} more"),
            };
            format!("{} and {last}{more} cannot {both} be true{why}.{own}", first.join(", "))
        }
    }
}

/// `B（190亿元）为较新的数：文中写明是修订，A（185亿元）不再使用。`
pub(super) fn restated(report: &Report, finding: &Finding, stands: usize, by: Standing) -> String {
    let say = |n: usize| version(report, finding, n, &finding.versions[n]);
    let right = say(stands);
    let others: Vec<String> = (0..finding.versions.len()).filter(|n| *n != stands).map(say).collect();
    let others = listed(&others, report.lang);
    let source = || source(report, finding, stands);
    match (by, report.lang) {
        (Standing::Restates, Lang::Zh) => {
            format!("{right}为较新的数：文中写明是修订或核定，{others}不再使用。")
        }
        (Standing::Restates, Lang::En) => {
            format!("{right} is the newer: its text says that it restates {others}.")
        }
        (Standing::Ranks { told_again }, Lang::Zh) => {
            let rest = if told_again {
                format!("其后不应再写{others}")
            } else {
                format!("{others}不再使用")
            };
            format!("以{right}为准：来源“{}”级别较高，{rest}。", source())
        }
        (Standing::Ranks { told_again }, Lang::En) => {
            let rest = if told_again { ", which should not be told after it" } else { "" };
            format!("{right} stands: its source “{}” ranks above that of {others}{rest}.", source())
        }
    }
}

/// The highest source of a version.
fn source<'a>(report: &'a Report, finding: &Finding, version: usize) -> &'a str {
    let evidence = finding.versions[version].evidence.iter().map(|&i| &finding.evidence[i]);
    let ranked = evidence.map(|e| &report.document(e).article).filter(|article| article.rank.is_some());
    ranked
        .min_by_key(|article| article.rank)
        .and_then(|article| article.publisher.as_deref())
        .unwrap_or_default()
}

/// `A（过半、60%）`.
fn version(report: &Report, finding: &Finding, n: usize, version: &Version) -> String {
    let values = distinct(version.evidence.iter().map(|&i| directed(report, finding, &finding.evidence[i])));
    let values = listed(&values, report.lang);
    match report.lang {
        Lang::Zh => format!("{}（{values}）", letter(n)),
        Lang::En => format!("{} ({values})", letter(n)),
    }
}

/// `“过半”指>50%，“近80个”指≥72且<80个`: what hedges and words were taken for; of lists, what only one names.
fn meanings(report: &Report, finding: &Finding) -> String {
    if let Some(text) = only_in(report, finding) {
        return text;
    }
    let all = finding.evidence.iter().filter_map(|evidence| meaning(report, evidence));
    distinct(all).into_iter().take(3).collect::<Vec<_>>().join(comma(report.lang))
}

fn meaning(report: &Report, evidence: &Evidence) -> Option<String> {
    let written = report.written(evidence);
    let meant = super::meaning(quantity(evidence)?, &written, &report.hedges, report.lang)?;
    Some(means(&written, &meant, report.lang))
}

fn means(written: &str, meant: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("“{written}”指{meant}"),
        Lang::En => format!("“{written}” means {meant}"),
    }
}

/// `“过半”指>50%，不含50%`: a number on an open bound.
fn touched(report: &Report, finding: &Finding) -> String {
    let numbers = || finding.evidence.iter().filter_map(|e| Some((e, quantity(e)?)));
    let touches = |hedged: &Quantity, n: &Quantity| {
        n.relation == Relation::Exact && hedged.interval(&report.hedges).touches(n.value)
    };
    let pair =
        numbers().find_map(|(n, exact)| Some((n, numbers().find(|(_, hedged)| touches(hedged, exact))?)));
    let Some((number, (hedge, hedged))) = pair else { return meanings(report, finding) };
    let meant = form(hedged, &report.hedges, report.lang);
    let (meant, number) = (means(&report.written(hedge), &meant, report.lang), written(report, number));
    match report.lang {
        Lang::Zh => format!("{meant}，不含{number}"),
        Lang::En => format!("{meant}, not {number} itself"),
    }
}

/// `只有A列出高端装备制造，只有B列出军民融合`, where two lists stand against each other.
fn only_in(report: &Report, finding: &Finding) -> Option<String> {
    let [a, b] = finding.versions.as_slice() else { return None };
    let list = |version: &Version| match &finding.evidence.get(*version.evidence.first()?)?.value {
        Value::List { items, .. } => Some(items.as_slice()),
        _ => None,
    };
    let (a, b) = (list(a)?, list(b)?);
    let mut said = Vec::new();
    let (only_a, only_b) = unmatched(a, b);
    for (letter, extra) in [("A", only_a), ("B", only_b)] {
        match report.lang {
            _ if extra.is_empty() => {}
            Lang::Zh => said.push(format!("只有{letter}列出{}", extra.join("、"))),
            Lang::En => said.push(format!("only {letter} names {}", extra.join(", "))),
        }
    }
    Some(said.join(comma(report.lang)))
}

/// `《…》一文里就有60%（标题）和50%两种说法。`, where one of several articles bears two versions.
fn contradicts_itself(report: &Report, finding: &Finding) -> Option<String> {
    let of = versions_of(finding);
    let article = |i: &usize| finding.evidence[*i].article;
    let all: Vec<usize> = (0..of.len()).filter(|&i| !of[i].is_empty()).collect();
    let mut articles = all.chunk_by(|i, j| article(i) == article(j));
    if articles.clone().count() < 2 {
        return None;
    }
    let apart = |i: usize, j: usize| !of[i].iter().any(|version| of[j].contains(version));
    let (i, j) = articles.find_map(|one| Some((one[0], *one.iter().find(|&&j| apart(one[0], j))?)))?;
    let [first, second] = [i, j].map(|i| say(report, finding, &finding.evidence[i]));
    let title = width::shorten(&report.title(article(&i)), ROOM);
    Some(match report.lang {
        Lang::Zh => format!("《{title}》一文里就有{first}和{second}两种说法。"),
        Lang::En => format!(" “{title}” alone says {first} and {second}."),
    })
}

/// `60%（标题）`.
fn say(report: &Report, finding: &Finding, evidence: &Evidence) -> String {
    let headline = if evidence.heading { super::words(report.lang).headline } else { "" };
    format!("{}{headline}", directed(report, finding, evidence))
}

const fn comma(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "，",
        Lang::En => ", ",
    }
}
