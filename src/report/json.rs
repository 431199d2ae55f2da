//! JSON for programs, kept stable: what changes its meaning changes `version`.

use std::borrow::Cow;

use rayon::prelude::*;
use serde::Serialize;

use super::stated::{PeriodJson, StatementJson};
use super::words::message;
use super::{Place, Report, RuleCount};
use crate::document::Document;
use crate::finding::{Evidence, Finding, Reason, Severity};
use crate::statement::Doubt;

/// The version of the form.
pub const VERSION: u32 = 1;

/// The whole report as one indented object.
pub fn json(report: &Report) -> String {
    let whole = Whole {
        version: VERSION,
        articles: report.documents.iter().map(ArticleJson::of).collect(),
        findings: report.findings.par_iter().map(|finding| FindingJson::of(report, finding)).collect(),
        rules: report.rules.iter().map(RuleJson::of).collect(),
        summary: Summary::of(report),
    };
    pretty(&whole)
}

/// One finding a line.
pub fn jsonl(report: &Report) -> String {
    report.findings.iter().map(|finding| line(&FindingJson::of(report, finding))).collect()
}

/// An object on one line.
pub(super) fn line(object: &impl Serialize) -> String {
    // Strings, numbers and lists of them: nothing here can fail to become JSON.
    serde_json::to_string(object).unwrap_or_default() + "\n"
}

/// An object on indented lines.
pub(super) fn pretty(object: &impl Serialize) -> String {
    serde_json::to_string_pretty(object).unwrap_or_default() + "\n"
}

#[derive(Serialize)]
struct Whole<'a> {
    version: u32,
    articles: Vec<ArticleJson<'a>>,
    findings: Vec<FindingJson<'a>>,
    rules: Vec<RuleJson<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct ArticleJson<'a> {
    path: Cow<'a, str>,
    title: Option<&'a str>,
    date: Option<String>,
    date_inferred: bool,
}

impl<'a> ArticleJson<'a> {
    fn of(document: &'a Document) -> Self {
        let article = &document.article;
        Self {
            path: article.path.to_string_lossy(),
            title: article.title.as_deref(),
            date: article.date.map(|date| date.to_string()),
            date_inferred: article.date.is_some_and(|date| date.inferred),
        }
    }
}

#[derive(Serialize)]
struct FindingJson<'a> {
    id: &'a str,
    rule: &'a str,
    topic: Option<&'a str>,
    check: &'static str,
    severity: &'static str,
    confidence: &'static str,
    message: String,
    versions: Vec<VersionJson<'a>>,
    evidence: Vec<EvidenceJson>,
    /// The version that stands before the others.
    #[serde(skip_serializing_if = "Option::is_none")]
    stands: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ledger: Option<LedgerJson<'a>>,
}

impl<'a> FindingJson<'a> {
    fn of(report: &Report, finding: &'a Finding) -> Self {
        let value = |i: Option<&usize>| {
            i.and_then(|&i| finding.evidence.get(i))
                .map(|evidence| report.written(evidence))
                .unwrap_or_default()
        };
        let version = |evidence: &'a Vec<usize>| VersionJson { value: value(evidence.first()), evidence };
        Self {
            id: &finding.id,
            rule: &finding.rule,
            topic: finding.topic.as_deref(),
            check: finding.check.name(),
            severity: finding.severity.name(),
            confidence: finding.confidence().name(),
            message: message(report, finding),
            versions: finding.versions.iter().map(|v| version(&v.evidence)).collect(),
            evidence: finding.evidence.iter().map(|e| EvidenceJson::of(report, e)).collect(),
            stands: match finding.reason {
                Reason::Restated { stands, .. } => Some(stands),
                _ => None,
            },
            ledger: LedgerJson::of(&finding.reason),
        }
    }
}

/// The settled value that the statements contradict.
#[derive(Serialize)]
struct LedgerJson<'a> {
    value: &'a str,
    from: Option<String>,
    to: Option<String>,
    source: Option<&'a str>,
    note: Option<&'a str>,
    place: &'a str,
}

impl<'a> LedgerJson<'a> {
    fn of(reason: &'a Reason) -> Option<Self> {
        let Reason::Ledger(entry) = reason else { return None };
        Some(Self {
            value: &entry.value,
            from: entry.period.from.map(|day| day.to_string()),
            to: entry.period.to.map(|day| day.to_string()),
            source: entry.source.as_deref(),
            note: entry.note.as_deref(),
            place: &entry.place,
        })
    }
}

#[derive(Serialize)]
struct VersionJson<'a> {
    value: String,
    evidence: &'a [usize],
}

#[derive(Serialize)]
struct EvidenceJson {
    path: String,
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    quote: String,
    statement: StatementJson,
    period: PeriodJson,
    confidence: &'static str,
    doubts: Vec<&'static str>,
}

impl EvidenceJson {
    fn of(report: &Report, evidence: &Evidence) -> Self {
        let Place { path, start, end, bytes, value, quote } = report.place(evidence);
        Self {
            path,
            start: bytes.start,
            end: bytes.end,
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            quote,
            statement: StatementJson::of(&evidence.value, value),
            period: PeriodJson::of(report.document(evidence), evidence.when),
            confidence: evidence.doubts.confidence().name(),
            doubts: evidence.doubts.iter().map(Doubt::name).collect(),
        }
    }
}

#[derive(Serialize)]
struct RuleJson<'a> {
    id: &'a str,
    statements: usize,
    articles: usize,
}

impl<'a> RuleJson<'a> {
    fn of(rule: &'a RuleCount) -> Self {
        Self { id: &rule.id, statements: rule.statements, articles: rule.articles }
    }
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
    infos: usize,
    waived: usize,
    baselined: usize,
    statements: usize,
    articles: usize,
}

impl Summary {
    fn of(report: &Report) -> Self {
        Self {
            errors: report.count(Severity::Error),
            warnings: report.count(Severity::Warning),
            infos: report.count(Severity::Info),
            waived: report.waived(),
            baselined: report.baselined(),
            statements: report.statements,
            articles: report.documents.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use snapbox::{assert_data_eq, str};

    use super::*;
    use crate::lang::Lang;
    use crate::report::sample;

    #[test]
    fn the_example_of_the_project() {
        let (documents, findings) = sample::mission();
        let rules = sample::rules();
        let got = json(&sample::report(&documents, &findings[1..], &rules[2..], Lang::Zh));
        assert_data_eq!(
            got,
            str![[r#"
{
  "version": 1,
  "articles": [
    {
      "path": "corpus/2021-09.txt",
      "title": "推动五个千亿级产业集群做大做强",
      "date": "2021-09",
      "date_inferred": false
    },
    {
      "path": "corpus/2021-04.txt",
      "title": "打造具有全球影响力的国际生物城",
      "date": "2021-04",
      "date_inferred": false
    }
  ],
  "findings": [
    {
      "id": "3f9c2a71b04e",
      "rule": "innovative-drug-share",
      "topic": "创新药物",
      "check": "value",
      "severity": "error",
      "confidence": "high",
      "message": "全市占比：A（过半、60%）与 B（50%）不能同时成立：“过半”指>50%。《打造具有全球影响力的国际生物城》一文里就有60%（标题）和50%两种说法。",
      "versions": [
        {
          "value": "过半",
          "evidence": [
            0,
            1
          ]
        },
        {
          "value": "50%",
          "evidence": [
            2
          ]
        }
      ],
      "evidence": [
        {
          "path": "corpus/2021-09.txt",
          "start": 151,
          "end": 157,
          "line": 3,
          "column": 14,
          "end_line": 3,
          "end_column": 16,
          "quote": "目前，重庆国际生物城已有重组人凝血因子等12个创新药物步入临床，全市占比过半。",
          "statement": {
            "value": "50",
            "value_to": null,
            "relation": "over",
            "unit": "%",
            "text": "过半"
          },
          "period": {
            "from": "2021-09-01",
            "to": "2021-09-30",
            "text": null
          },
          "confidence": "high",
          "doubts": []
        },
        {
          "path": "corpus/2021-04.txt",
          "start": 27,
          "end": 30,
          "line": 1,
          "column": 10,
          "end_line": 1,
          "end_column": 13,
          "quote": "创新药物全市占比为60%",
          "statement": {
            "value": "60",
            "value_to": null,
            "relation": "exact",
            "unit": "%",
            "text": "60%"
          },
          "period": {
            "from": "2021-04-01",
            "to": "2021-04-30",
            "text": null
          },
          "confidence": "high",
          "doubts": []
        },
        {
          "path": "corpus/2021-04.txt",
          "start": 99,
          "end": 102,
          "line": 2,
          "column": 25,
          "end_line": 2,
          "end_column": 28,
          "quote": "全市在研创新药物里重庆国际生物城拥有10个，占比50%。",
          "statement": {
            "value": "50",
            "value_to": null,
            "relation": "exact",
            "unit": "%",
            "text": "50%"
          },
          "period": {
            "from": "2021-04-01",
            "to": "2021-04-30",
            "text": null
          },
          "confidence": "high",
          "doubts": []
        }
      ]
    }
  ],
  "rules": [
    {
      "id": "city-innovative-drugs",
      "statements": 0,
      "articles": 0
    }
  ],
  "summary": {
    "errors": 1,
    "warnings": 0,
    "infos": 0,
    "waived": 0,
    "baselined": 0,
    "statements": 0,
    "articles": 2
  }
}

"#]]
        );
    }

    #[test]
    fn lines_hold_the_same_findings() {
        let (documents, findings) = sample::busy();
        let report = sample::report(&documents, &findings, &[], Lang::Zh);
        let whole: serde_json::Value = serde_json::from_str(&json(&report)).unwrap();
        let lines: Vec<serde_json::Value> =
            jsonl(&report).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(whole["findings"], serde_json::Value::Array(lines));
    }

    #[test]
    fn offsets_are_bytes_of_the_file() {
        let (documents, findings) = sample::busy();
        let report = sample::report(&documents, &findings, &[], Lang::Zh);
        for finding in &findings {
            for evidence in &finding.evidence {
                let one = EvidenceJson::of(&report, evidence);
                let file = report.document(evidence).article.source.as_str();
                assert_eq!(file[one.start..one.end], report.written(evidence));
            }
        }
    }
}
