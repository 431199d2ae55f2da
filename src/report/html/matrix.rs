//! Which names each version lists: a table, names down, versions across.

use maud::{Markup, html};

use super::{Page, chart::badge, paint};
use crate::finding::Finding;
use crate::statement::Value;

/// The table of a contradiction between lists, none for any other.
pub(super) fn matrix(page: &Page, finding: &Finding) -> Option<Markup> {
    let lists = lists(finding)?;
    let mut names: Vec<&String> = Vec::new();
    for name in lists.iter().flatten() {
        if !names.contains(name) {
            names.push(name);
        }
    }
    let listed = |name: &String| lists.iter().map(|list| list.contains(&name)).collect::<Vec<bool>>();
    Some(html! {
        figure class="chart matrix" {
            table {
                caption { (page.words.names) }
                thead { tr { td {} @for version in 0..lists.len() { th scope="col" { (badge(page, version)) } } } }
                tbody {
                    @for name in names {
                        @let listed = listed(name);
                        tr class=[listed.contains(&false).then_some("apart")] {
                            th scope="row" lang="zh" { (name) }
                            @for (version, listed) in listed.into_iter().enumerate() {
                                td class=[listed.then(|| paint(version))] { (sign(page, listed)) }
                            }
                        }
                    }
                }
            }
        }
    })
}

fn sign(page: &Page, listed: bool) -> Markup {
    let (sign, word) = if listed { ("●", page.words.listed) } else { ("–", page.words.not_listed) };
    html! { span aria-hidden="true" { (sign) } span class="unseen" { (word) } }
}

/// The names of each version, as its first statement lists them.
fn lists(finding: &Finding) -> Option<Vec<Vec<&String>>> {
    let names = |evidence: &Vec<usize>| {
        let first = finding.evidence.get(*evidence.first()?)?;
        match &first.value {
            Value::List { items, .. } => Some(items.iter().collect()),
            _ => None,
        }
    };
    let lists: Option<Vec<Vec<&String>>> =
        finding.versions.iter().map(|version| names(&version.evidence)).collect();
    lists.filter(|lists| !lists.is_empty())
}
