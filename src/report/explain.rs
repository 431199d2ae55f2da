//! Rules, findings and sentences in words: `bacheck explain`.

use super::paint::{Part, paint};
use super::quote::quote;
use super::width::cells;
use super::words::{
    self, ExplainWords, explain_words, governed, lack, letter, message, taken_for, versions_of,
};
use super::{Place, Report, one_line};
use crate::document::Document;
use crate::finding::{Check, Evidence, Finding, Reason};
use crate::lang::Lang;
use crate::quantity::{Hedges, Quantity, Relation};
use crate::rule::RuleSet;
use crate::statement::{Attempt, Doubt, Lack, Statement, Value, attempts};
use crate::text::Span;

/// Claims without all of their words that are shown for a sentence.
const NEAR: usize = 12;

/// A rule: what it looks for, how it reads, and how it compares.
pub fn rule(rules: &RuleSet, index: usize, lang: Lang, color: bool) -> String {
    let claim = &rules.claims[index];
    let labels = explain_words(lang);
    let mut rows = words::rule(rules, index, lang);
    if let Some(why) = &claim.why {
        rows.insert(0, (labels.why, why.clone()));
    }
    if !claim.tags.is_empty() {
        rows.push((labels.tags, claim.tags.join(if lang == Lang::Zh { "、" } else { ", " })));
    }
    for example in &claim.examples {
        let value = example.value.as_deref().unwrap_or(words::test_words(lang).nothing);
        rows.push((labels.examples, format!("{} → {value}", one_line(&example.text))));
    }
    paint(&format!("{}  {}\n{}", Part::Strong.mark(&claim.id), claim.title, table(&rows, 2)), color)
}

/// A relation: what must hold, and between which claims.
pub fn relation(rules: &RuleSet, index: usize, lang: Lang, color: bool) -> String {
    let relation = &rules.relations[index];
    let rows = words::relation_rule(rules, index, lang);
    paint(&format!("{}  {}\n{}", Part::Strong.mark(&relation.id), relation.title, table(&rows, 2)), color)
}

/// A built-in check.
pub fn check(check: Check, lang: Lang, color: bool) -> String {
    paint(&format!("{}\n  {}\n", Part::Strong.mark(check.name()), lang.check(check)), color)
}

/// The way from the bytes to a finding: each evidence with the words that matched, the value, its time and its key,
/// then how the values relate.
pub fn finding(
    report: &Report,
    rules: &RuleSet,
    statements: &[Statement],
    finding: &Finding,
    color: bool,
) -> String {
    let label = words::words(report.lang).severity(finding.severity);
    let mut out = format!(
        "{}  [{} {}]\n{}\n\n",
        Part::from(finding.severity).mark(label),
        finding.rule,
        finding.id,
        message(report, finding)
    );
    let versions = versions_of(finding);
    for (evidence, versions) in finding.evidence.iter().zip(&versions) {
        let letters: Vec<String> = versions.iter().map(|n| letter(*n)).collect();
        out += &evidence_text(report, rules, statements, finding, evidence, &letters.join("/"));
        out.push('\n');
    }
    out += &compared(report, rules, finding);
    paint(&out, color)
}

fn evidence_text(
    report: &Report,
    rules: &RuleSet,
    statements: &[Statement],
    finding: &Finding,
    evidence: &Evidence,
    letters: &str,
) -> String {
    let labels = explain_words(report.lang);
    let document = report.document(evidence);
    let Place { path, start, bytes, value, .. } = report.place(evidence);
    let letters = if letters.is_empty() { String::new() } else { format!("{} ", Part::Strong.mark(letters)) };
    let head = format!("{letters}{path}:{}:{}", start.line, start.column);
    let sentence = quote(document, evidence.sentence, &[evidence.span], usize::MAX / 4, false);
    let mut rows = vec![(labels.value, taken_for(&evidence.value, &value, &report.hedges, report.lang))];
    let here = || statements.iter().filter(|s| (s.article, s.span) == (evidence.article, evidence.span));
    // A relation has evidence of several claims.
    let made = here().find(|s| rules.claims[s.claim].id == finding.rule).or_else(|| here().next());
    if let Some(statement) = made {
        // The run kept the text alone.
        let whole = Document::read(document.article.clone(), &rules.units);
        let matched = matched(&whole, rules, statement);
        if !matched.is_empty() {
            rows.insert(0, (labels.words, matched));
        }
        rows.push((labels.time, governed(document, &evidence.when, report.lang)));
        rows.push((labels.key, words::key(statement, report.lang)));
        let doubts = Doubt::ALL.into_iter().filter(|doubt| evidence.doubts.has(*doubt));
        let doubts: Vec<&str> = doubts.map(|doubt| words::doubt(doubt, report.lang)).collect();
        if !doubts.is_empty() {
            rows.push((labels.doubts, doubts.join(if report.lang == Lang::Zh { "，" } else { ", " })));
        }
    }
    let bytes = match report.lang {
        Lang::Zh => format!("第{}–{}字节", bytes.start, bytes.end),
        Lang::En => format!("bytes {}–{}", bytes.start, bytes.end),
    };
    format!("{}  ({bytes})\n    {sentence}\n{}", head, table(&rows, 4))
}

/// The words of the claim that led to a statement, as written.
fn matched(document: &Document, rules: &RuleSet, statement: &Statement) -> String {
    let tried = attempts(statement.article, document, rules, statement.sentence);
    let made = tried.iter().find(|attempt| {
        let read = attempt.outcome.as_deref().unwrap_or_default();
        attempt.claim == statement.claim && read.iter().any(|other| other.span == statement.span)
    });
    made.map_or_else(String::new, |attempt| slots(document, attempt))
}

fn slots(document: &Document, attempt: &Attempt) -> String {
    let words = attempt.words.iter().map(|(_, word)| format!("“{}”", one_line(&document.written(*word))));
    let mut all: Vec<String> = Vec::new();
    for word in words {
        if !all.contains(&word) {
            all.push(word);
        }
    }
    all.join(" ")
}

/// Each pair of versions by its first statements: why their times compare, and that no value lies in both.
fn compared(report: &Report, rules: &RuleSet, finding: &Finding) -> String {
    let claim = rules.claims.iter().find(|claim| claim.id == finding.rule);
    let (Some(claim), Reason::Conflict { .. }) = (claim, &finding.reason) else { return String::new() };
    let labels = explain_words(report.lang);
    let first = |n: usize| finding.versions[n].evidence.first().map(|&i| &finding.evidence[i]);
    let mut rows = Vec::new();
    for n in 0..finding.versions.len() {
        for m in n + 1..finding.versions.len() {
            let (Some(a), Some(b)) = (first(n), first(m)) else { continue };
            let time = words::same_time(claim, a, b, report.lang);
            rows.push((
                labels.compared,
                format!(
                    "{} {} × {} {}: {}{}",
                    letter(n),
                    set(report, finding, a),
                    letter(m),
                    set(report, finding, b),
                    time,
                    apart(a, b, report)
                ),
            ));
        }
    }
    table(&rows, 0)
}

/// The set of true values, or the words.
fn set(report: &Report, finding: &Finding, evidence: &Evidence) -> String {
    let way = words::apart(report, finding, evidence);
    match &evidence.value {
        Value::Quantity(quantity) => format!("{way}{}", words::form(quantity, &report.hedges, report.lang)),
        _ => format!("“{}”", report.written(evidence)),
    }
}

fn apart(a: &Evidence, b: &Evidence, report: &Report) -> &'static str {
    let zh = report.lang == Lang::Zh;
    let touches = match (&a.value, &b.value) {
        (Value::Quantity(a), Value::Quantity(b)) => {
            let on_bound = |exact: &Quantity, hedged: &Quantity| {
                exact.relation == Relation::Exact && hedged.interval(&report.hedges).touches(exact.value)
            };
            on_bound(a, b) || on_bound(b, a)
        }
        _ => false,
    };
    match (touches, zh) {
        (true, true) => "；数正好在不含的端点上",
        (true, false) => "; the number is the very bound that the other excludes",
        (false, true) => "；没有一个值能同时满足两者",
        (false, false) => "; no value satisfies both",
    }
}

/// Every claim whose words stand in the sentences of a line: what it read, or the first thing that was lacking.
pub fn line(document: &Document, rules: &RuleSet, line: usize, lang: Lang, color: bool) -> String {
    let labels = explain_words(lang);
    let on_line = |span: &Span| {
        let (start, end) = document.positions(*span);
        start.line <= line && line <= end.line && !span.of(document.text.as_str()).trim().is_empty()
    };
    let sentences = document.layout.sentences.iter().map(|sentence| sentence.span);
    let texts: Vec<String> =
        sentences.filter(on_line).map(|span| sentence(document, rules, span, lang)).collect();
    let text = if texts.is_empty() { format!("{}\n", labels.no_sentence) } else { texts.join("\n") };
    paint(&text, color)
}

fn sentence(document: &Document, rules: &RuleSet, span: Span, lang: Lang) -> String {
    let labels = explain_words(lang);
    let (start, _) = document.positions(span);
    let values: Vec<Span> = document.quantities_in(span).1.iter().map(|quantity| quantity.span).collect();
    let said = quote(document, span, &values, usize::MAX / 4, false);
    let place = format!("{}:{}:{}", document.article.path.display(), start.line, start.column);
    let mut out = format!("{}\n    {said}\n", Part::Strong.mark(&place));
    let tried = attempts(0, document, rules, span);
    if tried.is_empty() {
        return out + &format!("  {}\n", labels.no_word);
    }
    let (read, lacking): (Vec<&Attempt>, Vec<&Attempt>) =
        tried.iter().partition(|attempt| attempt.outcome.is_ok());
    for attempt in read {
        out += &read_text(document, rules, attempt, labels, lang);
    }
    out + &near(document, rules, lacking, lang)
}

fn read_text(
    document: &Document,
    rules: &RuleSet,
    attempt: &Attempt,
    labels: &ExplainWords,
    lang: Lang,
) -> String {
    let claim = &rules.claims[attempt.claim];
    let mut out = format!("  {}  {}  {}\n", labels.read, Part::Strong.mark(&claim.id), claim.title);
    for statement in attempt.outcome.as_deref().unwrap_or_default() {
        let written = one_line(&document.written(statement.span));
        out += &table(
            &[
                (labels.words, slots(document, attempt)),
                (labels.value, taken_for(&statement.value, &written, &Hedges::default(), lang)),
                (labels.time, governed(document, &statement.when, lang)),
                (labels.key, words::key(statement, lang)),
            ],
            6,
        );
    }
    out
}

/// The claims that read nothing, the nearest first: those with all of their words, then those with most of them.
fn near(document: &Document, rules: &RuleSet, mut lacking: Vec<&Attempt>, lang: Lang) -> String {
    let labels = explain_words(lang);
    let empty = |attempt: &Attempt| {
        let slots = rules.claims[attempt.claim].slots;
        (0..slots).filter(|slot| attempt.words.iter().all(|(filled, _)| filled != slot)).count()
    };
    lacking.sort_by_key(|attempt| empty(attempt));
    let whole = lacking.iter().filter(|attempt| empty(attempt) == 0).count();
    let shown = whole + NEAR;
    let mut out = String::new();
    for attempt in lacking.iter().take(shown) {
        let claim = &rules.claims[attempt.claim];
        let first = attempt.outcome.as_ref().err().copied().unwrap_or(Lack::Value);
        let why = lack(rules, attempt.claim, document, first, lang);
        out += &format!(
            "  {}  {}  {}\n      {} {}\n      {why}\n",
            labels.near,
            claim.id,
            claim.title,
            labels.words,
            slots(document, attempt)
        );
    }
    if lacking.len() > shown {
        out += &format!("  {}\n", lang.farther(lacking.len() - shown));
    }
    out
}

/// Labels and texts, the texts below each other.
fn table(rows: &[(&str, String)], indent: usize) -> String {
    let width = rows.iter().map(|(label, _)| cells(label)).max().unwrap_or(0);
    let row = |(label, text): &(&str, String)| {
        let gap = " ".repeat(width + 2 - cells(label));
        format!("{}{label}{gap}{text}\n", " ".repeat(indent))
    };
    rows.iter().map(row).collect()
}
