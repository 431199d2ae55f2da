//! Whole sentences of reports, without a slip and with one, against the checks that need no rule: precision first.

use bacheck::article::Article;
use bacheck::check::default_severity;
use bacheck::quantity::Hedges;
use bacheck::rule::RuleSet;
use bacheck::text::Source;

/// The checks that tell something of a text.
fn told(text: &str) -> Vec<&'static str> {
    let article = Article { source: Source::from(text), ..Article::default() };
    let severity = |check| Some(default_severity(check));
    let outcome = bacheck::check(vec![article], &RuleSet::default(), &Hedges::default(), severity);
    outcome.findings.iter().map(|finding| finding.check.name()).collect()
}

fn cases(file: &str) -> impl Iterator<Item = &str> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[test]
fn sentences_without_a_slip() {
    let cases: Vec<&str> = cases(include_str!("cases/checks/clean.txt")).collect();
    assert!(cases.len() >= 80);
    let wrong: Vec<_> =
        cases.iter().map(|text| (text, told(text))).filter(|(_, told)| !told.is_empty()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn sentences_with_a_slip() {
    let cases: Vec<(&str, &str)> =
        cases(include_str!("cases/checks/slips.txt")).filter_map(|line| line.split_once('|')).collect();
    assert!(cases.len() >= 60);
    let wrong: Vec<_> = cases
        .iter()
        .map(|(check, text)| (check, text, told(text)))
        .filter(|(check, _, told)| told != &[**check])
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
