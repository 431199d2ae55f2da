//! One finding as a card: what is wrong in words, the picture, the versions side by side.

use maud::{Markup, html};

use super::bars::bars;
use super::chart::{badge, chart};
use super::matrix::matrix;
use super::quotes::quotes;
use super::{Page, paint};
use crate::finding::{Evidence, Finding};
use crate::report::words::{apart, said, understood};

/// The card of a finding, which links name by `anchor`.
pub(super) fn card(page: &Page, finding: &Finding, anchor: &str) -> Markup {
    let severity = finding.severity.name();
    let articles = articles(finding);
    let picture = picture(page, finding);
    let bare = picture.is_none().then_some("bare");
    html! {
        article class={ "card " (severity) } class=[bare] id=(anchor) tabindex="-1" aria-labelledby={ (anchor) "-title" }
            data-severity=(severity) data-rule=(finding.rule) data-article=(articles) {
            div class="told" {
                p class="meta" {
                    span class="severity" { (page.labels.severity(finding.severity)) }
                    @for part in [&finding.topic, &finding.subject].into_iter().flatten() {
                        span class="topic" lang="zh" { (part) }
                    }
                }
                (told(page, finding, anchor))
                p class="names" { code { (finding.rule) } " " a href={ "#" (anchor) } { code { (finding.id) } } }
            }
            @if let Some(picture) = picture { (picture) }
            (sides(page, finding))
        }
    }
}

/// The title and the message; a built-in check has only the message.
fn told(page: &Page, finding: &Finding, anchor: &str) -> Markup {
    let said = said(page.report, finding);
    let id = format!("{anchor}-title");
    html! {
        @match &finding.title {
            Some(title) => { h3 id=(id) lang="zh" { (title) } p class="message" { (said) } }
            None => h3 id=(id) { (said) },
        }
    }
}

fn picture(page: &Page, finding: &Finding) -> Option<Markup> {
    chart(page, finding).or_else(|| bars(page, finding)).or_else(|| matrix(page, finding))
}

/// The versions side by side; without versions, the passage.
fn sides(page: &Page, finding: &Finding) -> Markup {
    if finding.versions.is_empty() {
        let all: Vec<&Evidence> = finding.evidence.iter().collect();
        return html! { div class="sides one" { (quotes(page, &all)) } };
    }
    html! {
        div class="sides" {
            @for (number, version) in finding.versions.iter().enumerate() {
                @let evidence: Vec<&Evidence> = version.evidence.iter().filter_map(|&i| finding.evidence.get(i)).collect();
                section class={ "side " (paint(number)) } {
                    h4 { (badge(page, number)) (values(page, finding, &evidence)) }
                    (quotes(page, &evidence))
                }
            }
        }
    }
}

/// The different values of a version, as written and as understood.
fn values(page: &Page, finding: &Finding, evidence: &[&Evidence]) -> Markup {
    let mut all: Vec<(String, Option<String>)> = Vec::new();
    for one in evidence {
        let written = page.report.written(one);
        let meant = understood(&one.value, &written, &page.report.hedges, page.report.lang);
        let written = format!("{}{written}", apart(page.report, finding, one));
        if !all.contains(&(written.clone(), meant.clone())) {
            all.push((written, meant));
        }
    }
    html! {
        span class="values" {
            @for (written, meant) in all {
                span class="value" lang="zh" { (written) @if let Some(meant) = meant { " " small { (meant) } } }
            }
        }
    }
}

/// The articles of a finding as the filter knows them: `0 3`.
fn articles(finding: &Finding) -> String {
    let mut all: Vec<usize> = finding.evidence.iter().map(|evidence| evidence.article).collect();
    all.sort_unstable();
    all.dedup();
    all.iter().map(usize::to_string).collect::<Vec<_>>().join(" ")
}
