//! What was found, for people and for machines: one format a file, each a function that returns text.
//!
//! ```text
//! Report → words  every text, Chinese and English
//!        → table  the conflict table (block → grid, places → quote)
//!        → json   version 1, kept stable
//!        → html   one page that needs no network
//! ```
//!
//! Statements ([`claims`]) and quantities ([`quantities`]) have a table and JSON of their own. Nothing here does I/O.

pub mod paint;
mod pieces;
pub mod width;
pub mod words;
mod quote;
mod grid;
mod few;
mod block;
mod places;
pub mod table;
mod stated;
pub mod json;
pub mod concise;
pub mod github;
pub mod markdown;
pub mod junit;
pub mod sarif;
pub mod html;
pub mod claims;
pub mod csv;
pub mod quantities;
pub mod tested;
pub mod explain;
#[cfg(test)]
pub(crate) mod sample;

use rust_decimal::Decimal;

use crate::document::Document;
use crate::finding::{Evidence, Finding, Severity};
use crate::lang::Lang;
use crate::quantity::Hedges;
use crate::settle::{Settled, Settlement};
use crate::text::{Position, Span};

/// Everything a format shows.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// The articles, in the order of the run.
    pub documents: &'a [Document],
    /// What was found; the order does not matter to the table, JSON keeps it.
    pub findings: &'a [Finding],
    /// The rules, in the order of the rule set, with what they matched.
    pub rules: &'a [RuleCount],
    /// Statements that all rules found.
    pub statements: usize,
    /// Findings that a waiver or the baseline took out.
    pub settled: &'a [Settled],
    /// Whether everything that was asked for could be read; what could not was told as an error.
    pub complete: bool,
    /// How wide hedges are, to show what 近80个 was taken for.
    pub hedges: Hedges,
    /// The articles that the run is about, as indices: drafts and changed files. Empty: all of them.
    pub focus: &'a [usize],
    /// The language of messages.
    pub lang: Lang,
}

impl<'a> Report<'a> {
    /// The article of an evidence.
    pub fn document(&self, evidence: &Evidence) -> &'a Document {
        &self.documents[evidence.article]
    }

    /// Where an evidence stands.
    pub fn place(&self, evidence: &Evidence) -> Place {
        Place::of(self.document(evidence), evidence.span, evidence.sentence)
    }

    /// The place that is shown where a format shows only one: in an article that the run is about.
    pub fn primary<'f>(&self, finding: &'f Finding) -> &'f Evidence {
        let about = |evidence: &&Evidence| self.focus.contains(&evidence.article);
        // A finding has evidence by construction.
        finding.evidence.iter().find(about).unwrap_or(&finding.evidence[0])
    }

    /// Places of the finding in other articles than that of the primary one, each article once.
    pub fn other_places(&self, finding: &Finding) -> Vec<String> {
        let mut seen = vec![self.primary(finding).article];
        let mut places = Vec::new();
        for evidence in &finding.evidence {
            if !seen.contains(&evidence.article) {
                seen.push(evidence.article);
                places.push(self.place(evidence).to_string());
            }
        }
        places
    }

    /// The findings, errors first, else in their order.
    pub fn by_severity(&self) -> Vec<&'a Finding> {
        let mut findings: Vec<&Finding> = self.findings.iter().collect();
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        findings
    }

    /// How many findings weigh that much.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// Why a finding does not count, in words.
    pub fn why(&self, settled: &'a Settled) -> &'a str {
        match &settled.by {
            Settlement::Waived { reason, .. } => reason,
            Settlement::Baselined => words::words(self.lang).baselined,
        }
    }

    /// How many findings a waiver took out.
    pub fn waived(&self) -> usize {
        self.settled.len() - self.baselined()
    }

    /// How many findings stood before.
    pub fn baselined(&self) -> usize {
        self.settled.iter().filter(|settled| settled.by == Settlement::Baselined).count()
    }

    /// What was read and found, in one line.
    pub fn summary(&self) -> String {
        let [errors, warnings, infos] =
            [Severity::Error, Severity::Warning, Severity::Info].map(|s| self.count(s));
        let found = self.lang.found([errors, warnings, infos, self.waived(), self.baselined()]);
        let read = self.lang.read(self.documents.len(), self.statements);
        format!("{read}{}{found}", words::words(self.lang).colon)
    }

    /// What is said in place of findings, or beside them where not everything could be read.
    pub fn verdict(&self) -> Option<&'static str> {
        let words = words::words(self.lang);
        match (self.complete, self.findings.is_empty()) {
            (false, _) => Some(words.partial),
            (true, true) => Some(words.clean),
            (true, false) => None,
        }
    }

    /// The headline of an article, or the name of its file.
    pub fn title(&self, article: usize) -> String {
        let article = &self.documents[article].article;
        let name =
            || article.path.file_name().unwrap_or(article.path.as_os_str()).to_string_lossy().into_owned();
        one_line(&article.title.clone().unwrap_or_else(name))
    }

    /// The value of an evidence as written.
    pub fn written(&self, evidence: &Evidence) -> String {
        one_line(&self.document(evidence).written(evidence.span))
    }
}

/// What a rule matched in the whole run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleCount {
    /// The rule's id.
    pub id: String,
    /// Its title, or its id where it has none.
    pub title: String,
    /// Statements that it found.
    pub statements: usize,
    /// Articles that hold one.
    pub articles: usize,
}

/// A stated value where it stands in its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The article's path, as the user named it.
    pub path: String,
    /// Where the value begins.
    pub start: Position,
    /// Where it ends: one past its last character.
    pub end: Position,
    /// The value in bytes of the file.
    pub bytes: Span,
    /// The value as written.
    pub value: String,
    /// Its sentence as written.
    pub quote: String,
}

impl Place {
    /// The place of a value, given in the clean text with the sentence around it.
    pub fn of(document: &Document, span: Span, sentence: Span) -> Self {
        let (start, end) = document.positions(span);
        Self {
            path: document.article.path.display().to_string(),
            start,
            end,
            bytes: document.file_span(span),
            value: one_line(&document.written(span)),
            quote: one_line(&document.written(quoted(document, span, sentence))),
        }
    }
}

/// A sentence of ordinary length as it is; of a longer one what stands around the value.
pub(super) fn quoted(document: &Document, span: Span, sentence: Span) -> Span {
    const AROUND: usize = 600;
    let text = document.text.as_str();
    if sentence.end - sentence.start <= 4 * AROUND {
        return sentence;
    }
    let boundary = |at: &usize| text.is_char_boundary(*at);
    let start = (sentence.start..=span.start).rev().skip(AROUND).find(boundary).unwrap_or(sentence.start);
    let end = (span.end..=sentence.end).skip(AROUND).find(boundary).unwrap_or(sentence.end);
    Span::new(start, end)
}

impl std::fmt::Display for Place {
    /// `path:line:column`, which editors open.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}:{}", self.path, self.start.line, self.start.column)
    }
}

/// The text without line ends, and without characters that steer a terminal; a space stays where two words met.
pub fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut cut = false;
    for c in text.trim().chars() {
        if c.is_control() {
            cut |= c.is_whitespace();
        } else if !paint::steers(c) {
            let word = |c: char| c.is_ascii_alphanumeric();
            if cut && word(c) && out.ends_with(word) {
                out.push(' ');
            }
            cut = false;
            out.push(c);
        }
    }
    out
}

/// A decimal without trailing zeros and without an exponent.
///
/// ```
/// # use bacheck::report::decimal;
/// assert_eq!(decimal("34800000000.00".parse().unwrap()), "34800000000");
/// ```
pub fn decimal(n: Decimal) -> String {
    if n.is_zero() { "0".to_owned() } else { n.normalize().to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_have_no_line_ends_and_no_escapes() {
        let table = [
            ("投入500亿\n\n元", "投入500亿元"),
            ("the\nRNA vaccine", "the RNA vaccine"),
            ("研发\tmRNA\r\n疫苗", "研发mRNA疫苗"),
            ("红\u{1b}[31m字\u{206a}\u{200b}", "红[31m字"),
            ("  前后 \n", "前后"),
        ];
        for (text, want) in table {
            assert_eq!(one_line(text), want);
        }
    }

    #[test]
    fn decimals_are_plain() {
        let table =
            [("0.00", "0"), ("-0.0", "0"), ("12.50", "12.5"), ("1e9", "1000000000"), ("-3.20", "-3.2")];
        for (text, want) in table {
            let n = Decimal::from_scientific(text).or_else(|_| text.parse()).unwrap();
            assert_eq!(decimal(n), want);
        }
    }
}
