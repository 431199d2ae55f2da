//! The page: one HTML file that works from disk and without a network, for people to read, filter and print.
//!
//! ```text
//! Report → cards    one a finding: chart | bars | matrix, quotes → cut
//!        → filters  every choice with its count
//!        → readings the articles in full, as data; the script shows them
//!        → checked  every rule, every article
//! ```
//!
//! Markup is written with maud, which escapes every text. The page's own style and script are known to its
//! content-security policy by their hashes; nothing else runs, and nothing is fetched.

use std::collections::{BTreeMap, BTreeSet};

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::Report;
use super::words::{PageWords, Words, page_words, words};
use crate::finding::{Finding, Severity};
use crate::lang::Lang;
use crate::quantity::Units;
use crate::statement::{Direction, Statement};
use crate::text::Span;

mod cut;
mod reading;
mod axis;
mod dots;
mod chart;
mod bars;
mod matrix;
mod quotes;
mod card;
mod filter;
mod checked;

use reading::Readings;

const STYLE: &str = concat!(include_str!("page.css"), include_str!("print.css"));
const SCRIPT: &str = concat!(
    "\"use strict\";\n",
    include_str!("filter.js"),
    include_str!("reader.js"),
    include_str!("keys.js"),
    include_str!("theme.js")
);
/// What may run: the hashes of [`STYLE`] and [`SCRIPT`], which a test compares.
const STYLE_HASH: &str = "sha256-WeoISHIMW4volPDd1cpYVe9SOiwx2icOX/gkxmaA2xc=";
const SCRIPT_HASH: &str = "sha256-Ldy0ZeASHiEsZFFNQ0aTC1Iy1zxYWG7BtTiYOgfTljo=";

/// What every part of the page looks at.
struct Page<'a> {
    report: &'a Report<'a>,
    units: &'a Units,
    words: &'static PageWords,
    labels: &'static Words,
    /// The findings with their anchors, in the order of the page.
    cards: Vec<(&'a Finding, String)>,
    readings: Readings,
    /// Where the value of a change falls.
    falls: BTreeSet<(usize, Span)>,
}

/// The whole report as a page. `statements` are those that the rules found, `units` those that they are read with.
pub fn html(report: &Report, statements: &[Statement], units: &Units) -> String {
    let page = Page::of(report, statements, units);
    // No escape can say NUL.
    whole(&page, statements).into_string().replace('\0', "\u{fffd}")
}

impl<'a> Page<'a> {
    fn of(report: &'a Report<'a>, statements: &[Statement], units: &'a Units) -> Self {
        let cards = cards(report);
        let readings = Readings::of(report, &cards, statements);
        let falls = statements.iter().filter(|statement| statement.direction == Direction::Down);
        let falls = falls.map(|statement| (statement.article, statement.span)).collect();
        let (words, labels) = (page_words(report.lang), words(report.lang));
        Self { report, units, words, labels, cards, readings, falls }
    }
}

/// Errors first, else in their order. Of findings with one id, the second gets another anchor.
fn cards<'a>(report: &Report<'a>) -> Vec<(&'a Finding, String)> {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    let card = |finding: &'a Finding| {
        let n = times.entry(&finding.id).or_default();
        *n += 1;
        let again = if *n > 1 { format!("-{n}") } else { String::new() };
        (finding, format!("f-{}{again}", finding.id))
    };
    report.by_severity().into_iter().map(card).collect()
}

/// The class that colours a version; eight colours, then again.
fn paint(version: usize) -> &'static str {
    ["v0", "v1", "v2", "v3", "v4", "v5", "v6", "v7"][version % 8]
}

fn whole(page: &Page, statements: &[Statement]) -> Markup {
    let lang = if page.report.lang == Lang::Zh { "zh-Hans" } else { "en" };
    html! {
        (DOCTYPE)
        html lang=(lang) {
            (head(page))
            body {
                a class="skip" href="#findings" { (page.words.skip) }
                (masthead(page))
                main {
                    noscript { p class="note" { (page.words.no_script) } }
                    div class="desk" { (filter::filters(page)) (findings(page)) }
                    (checked::checked(page, statements))
                }
                (reader(page))
                footer { "bacheck " (env!("CARGO_PKG_VERSION")) }
                (reading::script("words", page.words))
                (page.readings.scripts(page.report))
                script { (PreEscaped(SCRIPT)) }
            }
        }
    }
}

fn head(page: &Page) -> Markup {
    let policy = format!(
        "default-src 'none'; style-src '{STYLE_HASH}'; script-src '{SCRIPT_HASH}'; base-uri 'none'; form-action 'none'"
    );
    html! {
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(policy);
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            meta name="referrer" content="no-referrer";
            title { (page.words.title) " · bacheck" }
            style { (PreEscaped(STYLE)) }
        }
    }
}

/// The headline of the page and its counts.
fn masthead(page: &Page) -> Markup {
    let report = page.report;
    let severities = [Severity::Error, Severity::Warning, Severity::Info];
    let rest = [
        (page.words.articles, report.documents.len(), true),
        (page.words.statements, report.statements, true),
        (page.words.waived, report.waived(), report.waived() > 0),
        (page.words.baselined, report.baselined(), report.baselined() > 0),
    ];
    html! {
        header class="masthead" {
            div class="title" {
                h1 { (page.words.title) }
                button type="button" id="theme" hidden { (page.words.theme) }
            }
            dl {
                @for severity in severities {
                    div class=(severity.name()) { dt { (page.labels.severity(severity)) } dd { (report.count(severity)) } }
                }
                @for (name, count, shown) in rest {
                    @if shown { div { dt { (name) } dd { (count) } } }
                }
            }
        }
    }
}

fn findings(page: &Page) -> Markup {
    html! {
        section id="findings" tabindex="-1" aria-labelledby="findings-title" {
            h2 id="findings-title" class="unseen" { (page.words.findings) }
            @if let Some(verdict) = page.report.verdict() { p class="note" { (verdict) } }
            @else { p id="shown" role="status" {} p id="none" class="note" hidden { (page.words.none) } }
            @for (finding, anchor) in &page.cards { (card::card(page, finding, anchor)) }
        }
    }
}

/// Where the script shows an article.
fn reader(page: &Page) -> Markup {
    let words = page.words;
    html! {
        dialog id="reader" aria-labelledby="reader-title" {
            header {
                a id="back" href="#findings" { "← " span { (words.back) } }
                span id="marks" {}
                button type="button" id="previous" title={ (words.previous) " (k)" } aria-label=(words.previous) { "↑" }
                button type="button" id="next" title={ (words.next) " (j)" } aria-label=(words.next) { "↓" }
                button type="button" id="close" title={ (words.close) " (Esc)" } aria-label=(words.close) { "✕" }
            }
            article id="text" lang="zh" tabindex="-1" {
                h2 id="reader-title" {}
                p id="facts" {}
                div id="blocks" {}
            }
            div id="note" role="status" {}
        }
    }
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use sha2::{Digest, Sha256};

    use super::*;
    use crate::report::sample;

    fn page(lang: Lang) -> String {
        let (documents, findings) = sample::busy();
        html(&sample::report(&documents, &findings, &sample::rules(), lang), &[], &Units::default())
    }

    #[test]
    fn the_policy_knows_the_style_and_the_script() {
        for (text, hash) in [(STYLE, STYLE_HASH), (SCRIPT, SCRIPT_HASH)] {
            let digest = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(text));
            assert_eq!(hash, format!("sha256-{digest}"));
            assert!(page(Lang::Zh).contains(&format!(">{text}</")));
        }
    }

    #[test]
    fn every_finding_has_an_anchor_of_its_own() {
        let (documents, findings) = sample::busy();
        let page = page(Lang::En);
        for n in 1..=findings.len() {
            let again = if n > 1 { format!("-{n}") } else { String::new() };
            assert_eq!(page.matches(&format!("id=\"f-3f9c2a71b04e{again}\"")).count(), 1);
        }
        assert_eq!(page.matches("<article class=\"card").count(), findings.len());
        assert_eq!(page.matches("type=\"application/json\" id=\"article-").count(), documents.len());
    }

    #[test]
    fn nothing_that_an_article_says_is_markup() {
        let evil = "<script>alert(1)</script>\"'{{1}}\u{2028}\0";
        let text = format!("{evil}12个{evil}。");
        let documents = [sample::article(evil, evil, "2021-09", &text)];
        let one = sample::quantity("12", "个", crate::quantity::Relation::Exact);
        let evidence = sample::evidence(&documents, 0, &text, "12个", one);
        let mut finding = sample::finding(evil, evil, &[&[0]], vec![evidence]);
        finding.topic = Some(evil.to_owned());
        finding.subject = Some(evil.to_owned());
        let findings = [finding];
        let page = html(&sample::report(&documents, &findings, &[], Lang::Zh), &[], &Units::default());
        assert_eq!(page.matches("<script").count(), 3, "words, one article, the page's own");
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;'{{1}}"));
        assert!(page.contains("\\u003cscript\\u003e") && !page.contains('\0'));
    }

    #[test]
    fn it_is_the_same_on_every_run() {
        assert_eq!(page(Lang::Zh), page(Lang::Zh));
    }
}
