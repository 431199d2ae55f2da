//! Runs the tables tests/cases/relations.txt and implied.txt: what does not go together across claims and years.

use std::path::{Path, PathBuf};

use bacheck::article::{Article, ArticleDate};
use bacheck::check::default_severity;
use bacheck::quantity::Hedges;
use bacheck::rule;
use bacheck::statement::Statement;
use bacheck::text::Source;

fn article(stated: &str, number: usize) -> Article {
    let (date, text) = stated.trim().split_once(' ').expect(stated);
    let date = ArticleDate::parse(date);
    assert!(date.is_some(), "no date before {text}");
    Article {
        path: PathBuf::from(number.to_string()),
        date,
        source: Source::from(text),
        ..Article::default()
    }
}

/// Runs a table with its rules; only findings of `check` count.
fn hold(rules: &str, table: &str, check: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(rules);
    let rules = rule::load(&[path]).expect("the rules of the table load");
    let (mut failures, mut count) = (Vec::new(), 0);
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (left, want) = line.rsplit_once("=>").expect(line);
        let articles = left.split(" | ").enumerate().map(|(i, stated)| article(stated, i));
        let outcome = bacheck::check(articles.collect(), &rules, &Hedges::default(), |check| {
            Some(default_severity(check))
        });
        let found = outcome.findings.iter().filter(|finding| finding.check.name() == check);
        let got: Vec<String> =
            found.map(|finding| format!("{} {}", finding.rule, finding.severity.name())).collect();
        count += 1;
        if got.join("; ") != want.trim() {
            let claim = |s: &Statement| {
                format!("{} {}", rules.claims[s.claim].id, outcome.documents[s.article].written(s.span))
            };
            let read: Vec<String> = outcome.statements.iter().map(claim).collect();
            failures.push(format!(
                "{left}\n    want{want}\n    got  {}\n    read {}",
                got.join("; "),
                read.join(", ")
            ));
        }
    }
    assert!(count > 20, "only {count} cases were read");
    assert!(failures.is_empty(), "{} of {count} cases fail:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn what_does_not_add_up() {
    hold("relations.yaml", include_str!("cases/relations.txt"), "relation");
}

#[test]
fn what_a_growth_implies() {
    hold("implied.yaml", include_str!("cases/implied.txt"), "growth");
}
