//! The articles in full, each stated value marked, as JSON for the page's script.

use std::collections::BTreeMap;

use maud::{Markup, PreEscaped, html};
use serde::Serialize;

use super::cut::{cut, visible};
use crate::document::Document;
use crate::finding::Finding;
use crate::report::words::{days, letter, understood, versions_of, words};
use crate::report::{Report, one_line};
use crate::sentence::{BlockKind, Layout};
use crate::statement::{Statement, Value, When};
use crate::text::Span;

/// Bytes of all articles without a finding together; above it, they are left out.
const ROOM: usize = 4 << 20;

/// What is marked in each article.
pub(super) struct Readings {
    marks: Vec<BTreeMap<(usize, usize), Vec<Note>>>,
    found: Vec<bool>,
    all: bool,
}

/// What a mark says of its value.
#[derive(Serialize, Clone, PartialEq, Eq)]
struct Note {
    text: String,
    #[serde(skip)]
    rule: String,
    /// The anchor of its finding.
    finding: Option<String>,
}

impl Readings {
    /// Marks the values of the findings, given with their anchors, and of all statements.
    pub(super) fn of(report: &Report, findings: &[(&Finding, String)], statements: &[Statement]) -> Self {
        let mut marks: Vec<BTreeMap<_, Vec<Note>>> = vec![BTreeMap::new(); report.documents.len()];
        let mut found = vec![false; marks.len()];
        for (finding, anchor) in findings {
            for (evidence, versions) in finding.evidence.iter().zip(versions_of(finding)) {
                let title = words(report.lang).title(finding).to_owned();
                let letters: Vec<String> = versions.into_iter().map(letter).collect();
                let said = said(report, evidence.article, &evidence.value, evidence.span, evidence.when);
                let text = [letters.join("/"), title, said];
                let rule = finding.rule.clone();
                let note = Note { text: joined(&text), rule, finding: Some(anchor.clone()) };
                let at = (evidence.span.start, evidence.span.end);
                marks[evidence.article].entry(at).or_default().push(note);
                found[evidence.article] = true;
            }
        }
        for statement in statements {
            let Some(rule) = report.rules.get(statement.claim) else { continue };
            let at = (statement.span.start, statement.span.end);
            let notes = marks[statement.article].entry(at).or_default();
            if notes.iter().all(|note| note.rule != rule.id) {
                let said = said(report, statement.article, &statement.value, statement.span, statement.when);
                let text = joined(&[rule.title.clone(), said]);
                notes.push(Note { text, rule: rule.id.clone(), finding: None });
            }
        }
        let rest = report.documents.iter().zip(&found).filter(|(_, found)| !**found);
        let all = rest.map(|(document, _)| document.text.as_str().len()).sum::<usize>() <= ROOM;
        Self { marks, found, all }
    }

    /// Whether an article stands in the page in full.
    pub(super) fn holds(&self, article: usize) -> bool {
        self.all || self.found[article]
    }

    /// Whether some article does not.
    pub(super) fn leaves_out(&self) -> bool {
        !self.all
    }

    /// The link to a value in its article.
    pub(super) fn link(&self, article: usize, span: Span) -> String {
        let number = self.marks[article].range(..(span.start, span.end)).count();
        format!("#a{article}-{number}")
    }

    /// The articles as data that no browser runs.
    pub(super) fn scripts(&self, report: &Report) -> Markup {
        let held = report.documents.iter().enumerate().filter(|(article, _)| self.holds(*article));
        html! {
            @for (article, document) in held {
                (script(&format!("article-{article}"), &self.article(report, article, document)))
            }
        }
    }

    fn article<'a>(&'a self, report: &Report, article: usize, document: &'a Document) -> ArticleJson<'a> {
        let of = &document.article;
        let inferred = words(report.lang).inferred;
        let date = of.date.map(|date| format!("{date}{}", if date.inferred { inferred } else { "" }));
        let marks: Vec<(usize, Span)> = self.marks[article]
            .keys()
            .enumerate()
            .map(|(n, &(start, end))| (n, Span::new(start, end)))
            .collect();
        let facts =
            [date, of.publisher.as_deref().map(one_line), Some(one_line(&of.path.display().to_string()))];
        ArticleJson {
            title: report.title(article),
            facts: facts.into_iter().flatten().collect(),
            blocks: blocks(document, &marks),
            marks: self.marks[article].values().collect(),
        }
    }
}

/// A data block, with `<`, `>` and `&` in escapes, so that no text ends it.
pub(super) fn script(id: &str, data: &impl Serialize) -> Markup {
    // Strings, numbers and lists of them: nothing here can fail to become JSON.
    let json = serde_json::to_string(data).unwrap_or_default();
    let inert = [
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("&", "\\u0026"),
        ("\u{2028}", "\\u2028"),
        ("\u{2029}", "\\u2029"),
    ]
    .into_iter()
    .fold(json, |json, (sign, escape)| json.replace(sign, escape));
    html! { script type="application/json" id=(id) { (PreEscaped(inert)) } }
}

#[derive(Serialize)]
struct ArticleJson<'a> {
    title: String,
    facts: Vec<String>,
    blocks: Vec<BlockJson>,
    marks: Vec<&'a Vec<Note>>,
}

#[derive(Serialize)]
struct BlockJson {
    heading: bool,
    line: usize,
    pieces: Vec<(String, Vec<usize>)>,
}

/// The blocks that hold more than blanks, in their order, each with its first line in the file.
fn blocks(document: &Document, marks: &[(usize, Span)]) -> Vec<BlockJson> {
    let text = document.text.as_str();
    let layout = Layout::of(text);
    let full = layout.blocks.iter().filter(|block| !block.span.of(text).trim().is_empty());
    let json = |block: &crate::sentence::Block| {
        // A value does not go past its block.
        let from = marks.partition_point(|(_, mark)| mark.start < block.span.start);
        let to = marks.partition_point(|(_, mark)| mark.start < block.span.end);
        let pieces = cut(document, block.span, &marks[from..to]);
        BlockJson {
            heading: block.kind == BlockKind::Heading,
            line: document.positions(block.span).0.line,
            pieces: pieces.into_iter().map(|piece| (piece.text, piece.marks)).collect(),
        }
    };
    full.map(json).collect()
}

/// `过半 >50%`, with its time.
fn said(report: &Report, article: usize, value: &Value, span: Span, when: When) -> String {
    let document = &report.documents[article];
    let written = one_line(&document.written(span));
    let meant = understood(value, &written, &report.hedges, report.lang).unwrap_or_default();
    let over = if when.taken_over { words(report.lang).taken_over } else { "" };
    let time = match days(when.period) {
        time if time.is_empty() => time,
        time => format!("{time}{over}"),
    };
    let value = format!("{} {meant}", visible(&written));
    joined(&[value.trim().to_owned(), time])
}

fn joined(parts: &[String]) -> String {
    parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::quantity::Relation;
    use crate::report::sample::{article, evidence, finding, quantity, report, rules};
    use crate::statement::{Against, Basis, Direction, Doubts, Measure, Modality};

    /// A statement of a rule, and the finding of `innovative-drugs` over the first article.
    fn check(claim: usize, articles: &[Document], look: impl Fn(&Readings)) {
        let said = "现有12个。";
        let one = evidence(articles, 0, said, "12个", quantity("12", "个", Relation::Exact));
        let statement = Statement {
            claim,
            article: 0,
            span: one.span,
            sentence: one.sentence,
            value: one.value.clone(),
            subject: None,
            scope: None,
            measure: Measure::Stock,
            basis: Basis::Nominal,
            usual_prices: true,
            against: Against::default(),
            modality: Modality::Fact,
            direction: Direction::None,
            when: one.when,
            heading: false,
            doubts: Doubts::default(),
            restates: false,
            told: None,
            rank: None,
        };
        let finding = finding("innovative-drugs", "药物数", &[&[0]], vec![one]);
        let rules = rules();
        let report = report(articles, &[], &rules, Lang::Zh);
        look(&Readings::of(&report, &[(&finding, "f-1".to_owned())], &[statement]));
    }

    #[test]
    fn a_mark_says_each_thing_once() {
        let articles = [article("a.txt", "", "2021", "现有12个。")];
        let notes = |readings: &Readings| {
            let notes = readings.marks[0].values().flatten();
            notes.map(|note| (note.text.clone(), note.finding.is_some())).collect::<Vec<_>>()
        };
        let found = ("A · 药物数 · 12个 · 2021（文章）".to_owned(), true);
        check(0, &articles, |readings| assert_eq!(notes(readings), std::slice::from_ref(&found)));
        let stated = ("全市占比 · 12个 · 2021（文章）".to_owned(), false);
        check(1, &articles, |readings| assert_eq!(notes(readings), [found.clone(), stated.clone()]));
    }

    #[test]
    fn articles_without_a_finding_are_left_out_where_they_are_too_long() {
        let long = "字".repeat(ROOM / "字".len() + 1);
        for (text, kept) in [("短", true), (long.as_str(), false)] {
            let articles = [article("a.txt", "", "2021", "现有12个。"), article("b.txt", "", "2021", text)];
            check(0, &articles, |readings| {
                assert_eq!((readings.holds(0), readings.holds(1)), (true, kept));
                assert_eq!(readings.leaves_out(), !kept);
            });
        }
    }
}
