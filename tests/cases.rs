//! Runs the tables of cases in tests/cases/: what every form must give, and what must give nothing.

use bacheck::article::{Article, ArticleDate};
use bacheck::document::Document;
use bacheck::quantity::{Quantity, Suspicion};
use bacheck::text::{Source, Span};
use bacheck::time::Time;

fn document(text: &str, date: Option<ArticleDate>) -> Document {
    Document::of(Article { source: Source::from(text), date, ..Article::default() })
}

/// `80余个: plus 80 个 count`
fn shown_quantity(document: &Document, quantity: &Quantity) -> String {
    let text = document.written(quantity.span);
    let to = quantity.value_to.map(|to| format!("..{}", to.normalize())).unwrap_or_default();
    let unit = if quantity.unit.is_empty() { "-" } else { &quantity.unit };
    let value = quantity.value.normalize();
    format!("{text}: {} {value}{to} {unit} {}", quantity.relation.name(), quantity.kind.name())
}

/// `今年以来: 2021-01-01..2021-09-30 relative`
fn shown_time(document: &Document, time: &Time) -> String {
    let day = |day: Option<jiff::civil::Date>| day.map_or("-".to_owned(), |day| day.to_string());
    let (from, to) = (day(time.period.from), day(time.period.to));
    format!("{}: {from}..{to} {}", document.written(time.span), time.kind.name())
}

/// The lines of a table that do not hold, each with what was read instead.
fn failures(table: &str, read: impl Fn(&str, Option<ArticleDate>) -> String) -> (usize, Vec<String>) {
    let (mut count, mut failures, mut date) = (0, Vec::new(), None);
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(day) = line.strip_prefix('@') {
            date = ArticleDate::parse(day);
            continue;
        }
        let (text, want) = line.rsplit_once("=>").expect(line);
        let (text, want) = (text.trim_end(), want.trim());
        let got = read(text, date);
        count += 1;
        let plain = |line: &str| line.replace(' ', "");
        if plain(&got) != plain(want) {
            failures.push(format!("{text}\n    want {want}\n    got  {got}"));
        }
    }
    (count, failures)
}

fn check(table: &str, read: impl Fn(&str, Option<ArticleDate>) -> String) {
    let (count, failures) = failures(table, read);
    assert!(count > 100, "only {count} cases were read");
    assert!(failures.is_empty(), "{} of {count} cases fail:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn quantities() {
    check(include_str!("cases/quantities.txt"), |text, date| {
        let document = document(text, date);
        let read = document.quantities.iter().map(|q| (q.span, shown_quantity(&document, q)));
        let suspect = |(span, reason): (Span, Suspicion)| {
            (span, format!("{}: suspect {}", document.written(span), reason.name()))
        };
        let mut all: Vec<(Span, String)> = read.chain(document.suspects().into_iter().map(suspect)).collect();
        all.sort();
        all.into_iter().map(|(_, shown)| shown).collect::<Vec<_>>().join("; ")
    });
}

#[test]
fn times() {
    check(include_str!("cases/times.txt"), |text, date| {
        let document = document(text, date);
        let all: Vec<String> = document.times.iter().map(|t| shown_time(&document, t)).collect();
        all.join("; ")
    });
}
