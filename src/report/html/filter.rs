//! The filters: search, severity, rule, article, each choice with the number of its findings.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::Page;
use crate::finding::Severity;

/// One choice of a filter.
struct Choice {
    value: String,
    name: String,
    count: usize,
}

/// The form; the page's script makes it work.
pub(super) fn filters(page: &Page) -> Markup {
    let words = page.words;
    html! {
        details class="filters" open {
            summary { (words.filters) }
            form role="search" aria-label=(words.filters) {
                label class="search" {
                    span { (words.search) " " kbd { "/" } }
                    input type="search" id="search" autocomplete="off" spellcheck="false" placeholder=(words.search_hint);
                }
                (group(words.severity, "severity", severities(page)))
                (group(words.rule, "rule", rules(page)))
                (group(words.article, "article", articles(page)))
                button type="reset" { (words.reset) }
                p class="keys" { (words.keys) }
            }
        }
    }
}

fn group(title: &str, name: &str, choices: Vec<Choice>) -> Markup {
    html! {
        @if !choices.is_empty() {
            fieldset {
                legend { (title) }
                ul {
                    @for choice in choices {
                        li { label title=(choice.name) {
                            input type="checkbox" name=(name) value=(choice.value);
                            span class="name" lang=[(name == "article").then_some("zh")] { (choice.name) }
                            output { (choice.count) }
                        } }
                    }
                }
            }
        }
    }
}

fn severities(page: &Page) -> Vec<Choice> {
    let choice = |severity: Severity| Choice {
        value: severity.name().to_owned(),
        name: page.labels.severity(severity).to_owned(),
        count: page.cards.iter().filter(|(finding, _)| finding.severity == severity).count(),
    };
    let all = [Severity::Error, Severity::Warning, Severity::Info].map(choice);
    all.into_iter().filter(|choice| choice.count > 0).collect()
}

/// The rules that found something, by id; claims by their titles.
fn rules(page: &Page) -> Vec<Choice> {
    let mut all: BTreeMap<&str, (&str, usize)> = BTreeMap::new();
    for (finding, _) in &page.cards {
        all.entry(&finding.rule).or_insert((page.labels.title(finding), 0)).1 += 1;
    }
    let choice = |(id, (title, count)): (&str, (&str, usize))| Choice {
        value: id.to_owned(),
        name: title.to_owned(),
        count,
    };
    all.into_iter().map(choice).collect()
}

/// The articles with a finding, in their order.
fn articles(page: &Page) -> Vec<Choice> {
    let mut counts = vec![0; page.report.documents.len()];
    for (finding, _) in &page.cards {
        let mut of: Vec<usize> = finding.evidence.iter().map(|evidence| evidence.article).collect();
        of.sort_unstable();
        of.dedup();
        of.into_iter().for_each(|article| counts[article] += 1);
    }
    let found = counts.into_iter().enumerate().filter(|(_, count)| *count > 0);
    let choice = |(article, count): (usize, usize)| {
        let date = page.report.documents[article].article.date;
        let date = date.map(|date| format!("{date}  ")).unwrap_or_default();
        Choice { value: article.to_string(), name: format!("{date}{}", page.report.title(article)), count }
    };
    found.map(choice).collect()
}
