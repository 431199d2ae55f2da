//! What was checked: every rule with what it matched, every article with what was read in it.

use maud::{Markup, html};

use super::Page;
use crate::report::words::message;
use crate::settle::Settlement;
use crate::statement::Statement;

/// The last part of the page.
pub(super) fn checked(page: &Page, statements: &[Statement]) -> Markup {
    html! {
        section id="checked" aria-labelledby="checked-title" {
            h2 id="checked-title" { (page.words.checked) }
            div class="tables" { (rules(page)) (articles(page, statements)) (settled(page)) }
        }
    }
}

/// The rules that matched something behind those that matched nothing: silence is no agreement.
fn rules(page: &Page) -> Markup {
    let words = page.words;
    let (silent, heard): (Vec<_>, Vec<_>) = page.report.rules.iter().partition(|rule| rule.statements == 0);
    html! {
        @if !page.report.rules.is_empty() {
            details {
                summary {
                    (words.rules) " " b { (page.report.rules.len()) }
                    @if !silent.is_empty() { span class="silent" { (words.silent) " " b { (silent.len()) } } }
                }
                div class="scroll" { table {
                    thead { tr { th scope="col" { (words.rules) } th scope="col" { (words.id) } th scope="col" { (words.statements) } th scope="col" { (words.articles) } } }
                    tbody {
                        @for rule in silent.into_iter().chain(heard) {
                            tr class=[(rule.statements == 0).then_some("silent")] {
                                th scope="row" lang="zh" { (rule.title) }
                                td { code { (rule.id) } }
                                @if rule.statements == 0 { td colspan="2" { (words.silent) } }
                                @else { td class="number" { (rule.statements) } td class="number" { (rule.articles) } }
                            }
                        }
                    }
                } }
            }
        }
    }
}

fn articles(page: &Page, statements: &[Statement]) -> Markup {
    let words = page.words;
    let mut counts = vec![(0, 0); page.report.documents.len()];
    statements.iter().for_each(|statement| counts[statement.article].0 += 1);
    for (finding, _) in &page.cards {
        let of: std::collections::BTreeSet<usize> = finding.evidence.iter().map(|e| e.article).collect();
        of.into_iter().for_each(|article| counts[article].1 += 1);
    }
    html! {
        details {
            summary { (words.articles) " " b { (counts.len()) } }
            @if page.readings.leaves_out() { p { (words.left_out) } }
            div class="scroll" { table {
                thead { tr { th scope="col" { (words.articles) } th scope="col" { (page.labels.date) } th scope="col" { (words.statements) } th scope="col" { (words.findings) } } }
                tbody {
                    @for (article, (stated, found)) in counts.into_iter().enumerate() {
                        tr {
                            th scope="row" lang="zh" { (title(page, article)) }
                            td { (date(page, article)) }
                            td class="number" { (stated) }
                            td class="number" { (found) }
                        }
                    }
                }
            } }
        }
    }
}

fn title(page: &Page, article: usize) -> Markup {
    let title = page.report.title(article);
    html! { @if page.readings.holds(article) { a href={ "#a" (article) } { (title) } } @else { (title) } }
}

fn date(page: &Page, article: usize) -> String {
    let inferred = |inferred: bool| if inferred { page.labels.inferred } else { "" };
    let date = page.report.documents[article].article.date;
    date.map(|date| format!("{date}{}", inferred(date.inferred))).unwrap_or_default()
}

/// What a waiver or the baseline took out: it is found still, and does not count.
fn settled(page: &Page) -> Markup {
    let words = page.words;
    html! {
        @if !page.report.settled.is_empty() {
            details {
                summary { (words.settled) " " b { (page.report.settled.len()) } }
                ul class="settled" {
                    @for settled in page.report.settled {
                        li {
                            p { (message(page.report, &settled.finding)) " " code { (settled.finding.id) } }
                            p class="why" { (why(page, &settled.by)) }
                        }
                    }
                }
            }
        }
    }
}

fn why(page: &Page, by: &Settlement) -> String {
    match by {
        Settlement::Baselined => page.words.baselined.to_owned(),
        Settlement::Waived { reason, until } => {
            let until = until.map(|day| format!(" (–{day})")).unwrap_or_default();
            format!("{}{}{reason}{until}", page.words.waived, page.labels.colon)
        }
    }
}
