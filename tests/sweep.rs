//! Comparing statements by a sweep finds what comparing every pair finds.

use std::collections::BTreeSet;
use std::io::Write;

use bacheck::article::{ArticleDate, Period};
use bacheck::compare::{comparable, compare, verdict};
use bacheck::finding::Check;
use bacheck::quantity::{Hedges, Kind, Quantity, Relation};
use bacheck::rule::{self, RuleSet, Trend};
use bacheck::statement::{Against, Basis, Direction, Doubts, Measure, Modality, Statement, Value, When};
use bacheck::text::Span;
use bacheck::time::Occasion;
use jiff::civil::Date;
use proptest::prelude::*;

const RULES: &str = "
claims:
  level: {find: [甲], value: {kind: count, unit: 家}}
  growing: {find: [乙], value: {kind: count, unit: 家}, trend: grows}
  flow: {find: [丙], value: {kind: count, unit: 家}, time: flow}
  target: {find: [丁], value: {kind: count, unit: 家}, time: target}
  fixed: {find: [戊], value: {kind: count, unit: 家}, time: fixed}
";

/// The dates of five articles.
const DATES: [&str; 5] = ["2021-03-10", "2021-03", "2021-12-01", "2021", ""];

fn rules() -> RuleSet {
    let mut file = tempfile::Builder::new().suffix(".yaml").tempfile().expect("a file");
    file.write_all(RULES.as_bytes()).expect("written");
    rule::load(&[file.path().to_owned()]).expect("the rules load")
}

fn day(text: &str) -> Option<Date> {
    text.parse().ok()
}

/// A time of a statement in an article: taken over, stated, running, unknown.
fn when(article: usize, kind: usize) -> When {
    let date = ArticleDate::parse(DATES[article]).map(ArticleDate::period).unwrap_or_default();
    let stated = |from, to| When { period: Period { from: day(from), to: day(to) }, ..When::default() };
    match kind {
        0..=2 => When { period: date, taken_over: true, ..When::default() },
        3 => stated("2020-01-01", "2020-12-31"),
        4 => stated("2021-03-01", "2021-03-10"),
        5 => stated("2021-03-10", "2021-03-10"),
        6 => stated("2021-01-01", "2021-12-31"),
        7 => {
            When { period: Period { from: day("2021-01-01"), to: date.to }, running: true, ..When::default() }
        }
        8 => When { taken_over: true, ..When::default() },
        9 => When { occasion: Some(Occasion { year: 2021, which: 1 }), ..When::default() },
        10 => {
            When { occasion: Some(Occasion { year: 2021, which: 1 }), ..stated("2021-03-01", "2021-03-10") }
        }
        _ => When::default(),
    }
}

fn quantity(n: usize) -> Quantity {
    let values = [
        ("10", "1", Relation::Exact),
        ("12", "1", Relation::Exact),
        ("12.4", "0.1", Relation::Exact),
        ("20", "1", Relation::Exact),
        ("12", "1", Relation::Over),
        ("10", "1", Relation::Plus),
        ("12", "1", Relation::About),
        ("10", "1", Relation::Under),
    ];
    let (value, place, relation) = values[n];
    Quantity {
        span: Span::default(),
        value: value.parse().expect("a number"),
        value_to: None,
        relation,
        unit: "家".into(),
        kind: Kind::Count,
        place: place.parse().expect("a number"),
    }
}

/// `index` is the place in the text, by which the evidence is known again; each stands in a sentence of its own.
fn statement(claim: usize, index: usize, (article, time, value): (usize, usize, usize)) -> Statement {
    Statement {
        claim,
        article,
        span: Span::new(index, index + 1),
        sentence: Span::new(index, index + 1),
        value: Value::Quantity(quantity(value)),
        subject: None,
        scope: None,
        measure: Measure::Stock,
        basis: Basis::Nominal,
        usual_prices: true,
        against: Against::default(),
        modality: Modality::Fact,
        direction: Direction::None,
        when: when(article, time),
        heading: false,
        doubts: Doubts::default(),
        restates: false,
        told: None,
        rank: None,
    }
}

/// The sets that contradictions hold together, found by a look at every pair.
fn by_pairs(rules: &RuleSet, statements: &[Statement]) -> BTreeSet<BTreeSet<usize>> {
    let mut set_of: Vec<usize> = (0..statements.len()).collect();
    for (i, a) in statements.iter().enumerate() {
        for (j, b) in statements.iter().enumerate().skip(i + 1) {
            let claim = &rules.claims[a.claim];
            let one_holiday = a.when.occasion.is_some() && a.when.occasion == b.when.occasion;
            let apart = a.article != b.article && a.when.period.to != b.when.period.to && !one_holiday;
            let left_to_trend = claim.trend != Trend::Any && apart;
            let agrees = verdict(rules, &Hedges::default(), a, b).agrees();
            if comparable(claim, a, b) && !agrees && !left_to_trend {
                let (x, y) = (set_of[i], set_of[j]);
                set_of.iter_mut().filter(|set| **set == y).for_each(|set| *set = x);
            }
        }
    }
    let sets = (0..statements.len())
        .map(|root| (0..statements.len()).filter(|&i| set_of[i] == root).collect::<BTreeSet<usize>>());
    sets.filter(|set| set.len() > 1).collect()
}

/// The statements of each finding but those of the trend, which is another matter.
fn by_sweep(rules: &RuleSet, statements: &[Statement]) -> BTreeSet<BTreeSet<usize>> {
    let findings = compare(rules, statements, &Hedges::default());
    let found = findings.iter().filter(|finding| finding.check != Check::Trend);
    found.map(|finding| finding.evidence.iter().map(|e| e.span.start).collect()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_sweep_finds_what_every_pair_finds(
        claim in 0..5_usize,
        stated in prop::collection::vec((0..5_usize, 0..12_usize, 0..8_usize), 2..12),
    ) {
        let rules = RULE_SET.with(Clone::clone);
        let mut stated = stated;
        stated.sort_by_key(|(article, ..)| *article);
        let statements: Vec<Statement> =
            stated.into_iter().enumerate().map(|(i, one)| statement(claim, i, one)).collect();
        prop_assert_eq!(by_sweep(&rules, &statements), by_pairs(&rules, &statements));
    }
}

thread_local! {
    static RULE_SET: std::rc::Rc<RuleSet> = std::rc::Rc::new(rules());
}
