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
fn ordinary_newspaper_articles_without_a_slip() {
    let directory = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/prose");
    let mut articles = 0;
    for entry in std::fs::read_dir(directory).expect("benches/prose") {
        let path = entry.expect("entry").path();
        let text = std::fs::read_to_string(&path).expect("an article");
        assert_eq!(told(&text), Vec::<&str>::new(), "{}", path.display());
        articles += 1;
    }
    assert!(articles >= 20);
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
