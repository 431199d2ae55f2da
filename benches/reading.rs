//! How fast articles are read, as a ratio to cutting the same text into words with jieba-rs in the same run on one
//! core. Run with `cargo bench`. Ratios hold on any machine; the MB/s beside them are of this one.
//!
//! Two texts: `benches/prose/`, with about as many numbers as an ordinary newspaper page, and `corpus/`, which was written
//! to hold more than twice as many.

#![allow(clippy::print_stdout, clippy::float_arithmetic, clippy::expect_used, missing_docs)]

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use bacheck::article::{Article, ArticleDate};
use bacheck::document::Document;
use bacheck::rule::{self, RuleSet};
use bacheck::statement::statements;
use bacheck::text::Source;
use jieba_rs::Jieba;

/// Each side runs this often, by turns; the best time of each counts.
const ROUNDS: usize = 9;
/// About so many bytes of text.
const SIZE: usize = 1_000_000;

fn main() {
    let rules = rules();
    let jieba = Jieba::new();
    for directory in ["benches/prose", "corpus"] {
        measure(directory, &rules, &jieba);
    }
}

fn measure(directory: &str, rules: &RuleSet, jieba: &Jieba) {
    let articles = articles(directory);
    let bytes: usize = articles.iter().map(|article| article.source.as_str().len()).sum();
    let documents: Vec<Document> = articles.iter().cloned().map(Document::of).collect();
    let expressions: usize = documents.iter().map(|d| d.quantities.len() + d.times.len()).sum();
    let mut best = [Duration::MAX; 3];
    for _ in 0..ROUNDS {
        let cut =
            || articles.iter().map(|a| paragraphs(a).map(|p| jieba.cut(p, false).len()).sum::<usize>()).sum();
        let read = || articles.iter().map(|a| Document::of(a.clone()).quantities.len()).sum();
        let state =
            || documents.iter().enumerate().map(|(i, d)| statements(i, d, rules).len()).sum::<usize>() + 1;
        for (slot, time) in best.iter_mut().zip([timed(cut), timed(read), timed(state)]) {
            *slot = (*slot).min(time);
        }
    }
    let speed = |time: Duration| bytes as f64 / 1e6 / time.as_secs_f64();
    let ratio = |time: Duration| best[0].as_secs_f64() / time.as_secs_f64();
    let density = expressions as f64 * 1e3 / bytes as f64;
    println!("{directory}: {bytes} bytes, {density:.1} numbers and times a kB, one core, best of {ROUNDS}");
    println!("  jieba-rs cut            {:6.1} MB/s", speed(best[0]));
    println!("  quantities and times    {:6.1} MB/s  {:.2} x jieba", speed(best[1]), ratio(best[1]));
    println!("  statements of rules/    {:6.1} MB/s  {:.2} x jieba", speed(best[2]), ratio(best[2]));
}

fn timed(work: impl Fn() -> usize) -> Duration {
    let start = Instant::now();
    let count = work();
    assert!(count > 0, "nothing was read");
    start.elapsed()
}

fn paragraphs(article: &Article) -> impl Iterator<Item = &str> {
    article.source.as_str().split('\n').filter(|line| !line.is_empty())
}

/// The UTF-8 articles of a directory, so many times over that they are a megabyte.
fn articles(directory: &str) -> Vec<Article> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join(directory);
    let entries = fs::read_dir(directory).expect("a directory of the project");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let texts: Vec<String> = paths.iter().filter_map(|path| fs::read_to_string(path).ok()).collect();
    let times = SIZE / texts.iter().map(String::len).sum::<usize>();
    let article = |text: &String| Article {
        source: Source::from(text.as_str()),
        date: ArticleDate::parse("2022-11"),
        ..Article::default()
    };
    (0..times).flat_map(|_| texts.iter().map(article)).collect()
}

fn rules() -> RuleSet {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let (files, _) = bacheck::config::rule_files(&[directory]);
    rule::load(&files).expect("rules/ must load")
}
