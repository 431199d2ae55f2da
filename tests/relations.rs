//! Runs the table tests/cases/relations.txt: what does not satisfy the relations of tests/cases/relations.yaml.

use std::path::{Path, PathBuf};

use bacheck::article::{Article, ArticleDate};
use bacheck::quantity::Hedges;
use bacheck::rule;
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

#[test]
fn what_does_not_add_up() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/relations.yaml");
    let rules = rule::load(&[path]).expect("the rules of the table load");
    let (mut failures, mut count) = (Vec::new(), 0);
    let lines = include_str!("cases/relations.txt").lines();
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (left, want) = line.rsplit_once("=>").expect(line);
        let articles = left.split(" | ").enumerate().map(|(i, stated)| article(stated, i));
        let outcome = bacheck::check(articles.collect(), &rules, &Hedges::default(), |_| None);
        let found = outcome.findings.iter().filter(|finding| finding.check.name() == "relation");
        let got: Vec<String> =
            found.map(|finding| format!("{} {}", finding.rule, finding.severity.name())).collect();
        count += 1;
        if got.join("; ") != want.trim() {
            let read: Vec<String> = outcome
                .statements
                .iter()
                .map(|s| {
                    format!("{} {}", rules.claims[s.claim].id, outcome.documents[s.article].written(s.span))
                })
                .collect();
            failures.push(format!(
                "{left}\n    want {want}\n    got  {}\n    read {}",
                got.join("; "),
                read.join(", ")
            ));
        }
    }
    assert!(count > 20, "only {count} cases were read");
    assert!(failures.is_empty(), "{} of {count} cases fail:\n{}", failures.len(), failures.join("\n"));
}
