//! How long rules take to load: 10 and 1,000 of them, with their examples run and without. One run, each the best of several turns.

#![allow(clippy::print_stdout, missing_docs)]

use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use bacheck::examples;
use bacheck::quantity::Units;
use bacheck::rule::from_text;

/// So many like claims, each with words of its own, an example that holds and one that gives nothing.
fn rules(count: usize) -> String {
    let mut text = "subjects:\n  清溪县: [清溪]\nclaims:\n".to_owned();
    for i in 0..count {
        // Letters: some of a thousand Chinese characters would be numerals or traditional forms.
        let letter = |n: usize| char::from(b'A' + u8::try_from(n % 26).unwrap_or_default());
        let word = format!("{}{}{}类产品", letter(i / 676), letter(i / 26), letter(i));
        let _ = write!(
            text,
            "  claim-{i}:\n    title: {word}\n    topic: 产品\n    find: {{all: [{word}, 产量|产出], none: [预计]}}\n    value: {{kind: mass, unit: 吨}}\n    time: flow\n    examples:\n      - {{text: 2022年，{word}产量{}吨。, value: {}吨}}\n      - {{text: 2022年，{word}增长3.1%。, none: true}}\n",
            i + 100,
            i + 100,
        );
    }
    text
}

fn best(turns: usize, work: impl Fn()) -> Duration {
    let turn = |_| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..turns).map(turn).min().unwrap_or_default()
}

fn main() {
    let (few, many) = (rules(10), rules(1000));
    let load = |text: &str| from_text(Path::new("rules.yaml"), text, Units::default()).0;
    let [few_load, many_load] = [&few, &many].map(|text| best(9, || drop(load(text))));
    println!(
        "10 rules {few_load:?}, 1,000 rules {many_load:?}: {:?} more (the aim is under 50 ms)",
        many_load - few_load
    );
    let (few, many) = (load(&few), load(&many));
    let [few_run, many_run] =
        [&few, &many].map(|rules| best(5, || assert!(examples::failures(rules).is_empty())));
    println!("their examples, run: {few_run:?} and {many_run:?}");
}
