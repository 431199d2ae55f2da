//! How the time of comparing grows: ten times as many statements of one claim should take at most thirteen times as long.
//!
//! `cargo bench --bench comparing`

#![allow(clippy::print_stdout, clippy::float_arithmetic, clippy::expect_used, missing_docs)]

use std::path::Path;
use std::time::{Duration, Instant};

use bacheck::article::Period;
use bacheck::compare::compare;
use bacheck::quantity::{Hedges, Kind, Quantity, Relation};
use bacheck::rule::{self, RuleSet};
use bacheck::statement::{Against, Basis, Direction, Doubts, Measure, Modality, Statement, Value, When};
use bacheck::text::Span;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use rust_decimal::Decimal;

/// Each run counts with the best of so many.
const ROUNDS: usize = 5;

fn main() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/rules.yaml");
    let rules = rule::load(&[path]).expect("the rules of the tables load");
    // The article of each statement appears on one of so many days in a row; the claim's window is six months.
    let cases = [
        ("1,000 values on one day", 100_000, 1_000, 1),
        ("1,000 values over three years", 100_000, 1_000, 1_096),
        ("two values over three years", 100_000, 2, 1_096),
        ("each its own value, over three years", 10_000, usize::MAX, 1_096),
    ];
    for (name, count, values, days) in cases {
        // The clock of the processor ticks every few milliseconds: both are measured over as many statements.
        let few = measured(&rules, count, values, days, 10);
        let many = measured(&rules, 10 * count, values, days, 1);
        let ratio = many.as_secs_f64() / few.as_secs_f64();
        println!(
            "{name}: {count} statements {few:.2?}, ten times as many {many:.2?}, {ratio:.1} times as long"
        );
    }
}

/// The time of one comparison, the best average of so many `turns`.
fn measured(rules: &RuleSet, count: usize, values: usize, days: usize, turns: u32) -> Duration {
    let statements = statements(rules, count, values, days);
    let run = || {
        let (start, busy) = (Instant::now(), on_processor());
        for _ in 0..turns {
            let findings = compare(rules, &statements, &Hedges::default());
            assert!(!findings.is_empty(), "values that differ contradict each other");
        }
        let taken = busy.zip(on_processor()).map(|(from, to)| to.saturating_sub(from));
        taken.unwrap_or_else(|| start.elapsed()) / turns
    };
    (0..ROUNDS).map(|_| run()).min().expect("at least one round")
}

/// How long this thread has had a processor, where the system tells: a machine with other work keeps a long run waiting more
/// often than a short one.
fn on_processor() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

/// Statements of one claim and subject, each in an article of its own.
fn statements(rules: &RuleSet, count: usize, values: usize, days: usize) -> Vec<Statement> {
    let claim = rules.claims.iter().position(|claim| claim.id == "firms").expect("firms");
    let first = date(2020, 1, 1);
    // A generator of its own, so that every run measures the same.
    let mut seed = 7_usize;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let one = |article: usize| {
        let value = if values > count { article } else { next(values) };
        let day = first.checked_add(i64::try_from(next(days)).unwrap_or(0).days()).unwrap_or(first);
        statement(claim, article, value, day)
    };
    (0..count).map(one).collect()
}

fn statement(claim: usize, article: usize, value: usize, day: Date) -> Statement {
    let span = Span::new(0, 6);
    let value = Value::Quantity(Quantity {
        span,
        value: Decimal::from(100 + value),
        value_to: None,
        relation: Relation::Exact,
        unit: "家".into(),
        kind: Kind::Count,
        place: Decimal::ONE,
    });
    Statement {
        claim,
        article,
        span,
        sentence: span,
        value,
        subject: Some("清溪县".to_owned()),
        scope: None,
        measure: Measure::Stock,
        basis: Basis::Nominal,
        usual_prices: true,
        against: Against::default(),
        modality: Modality::Fact,
        direction: Direction::None,
        when: When { period: Period::new(day, day), taken_over: true, ..When::default() },
        heading: false,
        doubts: Doubts::default(),
        restates: false,
        told: None,
        rank: None,
    }
}
