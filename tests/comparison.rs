//! Runs the tables tests/cases/statements.txt and comparison.txt: what articles state, and what contradicts.

use std::path::{Path, PathBuf};

use bacheck::article::{Article, ArticleDate};
use bacheck::document::Document;
use bacheck::finding::{Check, Finding};
use bacheck::quantity::Hedges;
use bacheck::rule::{self, RuleSet};
use bacheck::statement::{Statement, statements};
use bacheck::text::Source;

fn rules() -> RuleSet {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/rules.yaml");
    rule::load(&[path]).expect("the rules of the tables load")
}

fn article(date: &str, text: &str, number: usize) -> Article {
    let (date, rank) = date.split_once('#').map_or((date, None), |(date, rank)| (date, Some(rank)));
    let date = ArticleDate::parse(date);
    assert!(date.is_some(), "no date before {text}");
    let rank = rank.map(|rank| rank.parse().expect("a rank"));
    Article {
        path: PathBuf::from(number.to_string()),
        date,
        rank,
        source: Source::from(text.replace('⏎', "\n").as_str()),
        ..Article::default()
    }
}

fn lines(table: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.rsplit_once("=>").map_or((line, ""), |(left, right)| (left.trim(), right.trim())))
}

fn hold(failures: &[String], count: usize) {
    assert!(count > 25, "only {count} cases were read");
    assert!(failures.is_empty(), "{} of {count} cases fail:\n{}", failures.len(), failures.join("\n"));
}

/// `136家 清溪县 stock fact 2023-03-15..2023-03-15`
fn shown(document: &Document, statement: &Statement) -> String {
    let day = |day: Option<jiff::civil::Date>| day.map_or("-".to_owned(), |day| day.to_string());
    let period = statement.when.period;
    let subject = statement.subject.as_deref().unwrap_or("-");
    let (measure, modality) = (statement.measure.name(), statement.modality.name());
    let value = document.written(statement.span);
    format!("{value} {subject} {measure} {modality} {}..{}", day(period.from), day(period.to))
}

#[test]
fn what_an_article_states() {
    let rules = rules();
    let (mut date, mut failures, mut count) = ("", Vec::new(), 0);
    for (left, want) in lines(include_str!("cases/statements.txt")) {
        if let Some(day) = left.strip_prefix('@') {
            date = day;
            continue;
        }
        let (claim, text) = left.split_once(": ").expect(left);
        let index = rules.claims.iter().position(|c| c.id == claim).expect(claim);
        let document = Document::of(article(date, text, 0));
        let read = statements(0, &document, &rules);
        let read = read.iter().filter(|statement| statement.claim == index);
        let got: Vec<String> = read.map(|statement| shown(&document, statement)).collect();
        count += 1;
        if got.join("; ") != want {
            failures.push(format!("{left}\n    want {want}\n    got  {}", got.join("; ")));
        }
    }
    hold(&failures, count);
}

/// `value firms`; of a restatement also what it weighs.
fn shown_finding(finding: &Finding) -> String {
    let weight = if finding.check == Check::Restated { finding.severity.name() } else { "" };
    format!("{} {} {weight}", finding.check.name(), finding.rule).trim_end().to_owned()
}

#[test]
fn what_contradicts() {
    let rules = rules();
    let (mut failures, mut count) = (Vec::new(), 0);
    for (left, want) in lines(include_str!("cases/comparison.txt")) {
        let articles = left.split(" | ").enumerate().map(|(i, stated)| {
            let (date, text) = stated.trim().split_once(' ').expect(stated);
            article(date, text, i)
        });
        let outcome = bacheck::check(articles.collect(), &rules, &Hedges::default(), |_| None);
        let mut got: Vec<String> = outcome.findings.iter().map(shown_finding).collect();
        got.sort();
        count += 1;
        if got.join("; ") != want {
            failures.push(format!("{left}\n    want {want}\n    got  {}", got.join("; ")));
        }
    }
    hold(&failures, count);
}

/// A sentence of very many clauses is cut; values on both sides of the cut are none of one thing.
#[test]
fn a_cut_sentence_stops_no_run() {
    let rules = rules();
    for clauses in 120..132 {
        let text = "甲乙，".repeat(clauses) + "清溪县2020年地区生产总值1亿元，2021年2亿元，2022年3亿元。";
        let document = Document::of(article("2023-01", &text, 0));
        assert!(!statements(0, &document, &rules).is_empty(), "{clauses}");
    }
}

/// An article without a date knows no year of its own, but those of the holidays that it names.
#[test]
fn holidays_of_two_years_are_two_times_without_a_date_too() {
    let rules = rules();
    let findings = |text: &str| {
        let article = Article { source: Source::from(text), ..Article::default() };
        let severity = |check: Check| Some(bacheck::check::default_severity(check));
        bacheck::check(vec![article], &rules, &Hedges::default(), severity).findings.len()
    };
    let told = |first: &str, second: &str| {
        format!("{first}国庆假期，清溪县接待游客3万人次。{second}国庆假期，清溪县接待游客5万人次。")
    };
    assert_eq!(findings(&told("2018年", "2023年")), 0);
    assert_eq!(findings(&told("2023年", "2023年")), 1);
}
