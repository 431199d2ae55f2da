//! SARIF 2.1.0, which code-scanning services read.
//!
//! Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0"; its schema is kept in
//! tests/schema/.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::json::pretty;
use super::words::{letter, message, versions_of};
use super::{Place, Report};
use crate::document::Document;
use crate::finding::{Evidence, Finding, Severity};
use crate::settle::Settled;
use crate::text::Span;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The whole report as one run. What is settled stands in it as suppressed.
pub fn sarif(report: &Report) -> String {
    let settled = report.settled.iter().map(|settled| (&settled.finding, Some(settled)));
    let all: Vec<(&Finding, Option<&Settled>)> =
        report.findings.iter().map(|finding| (finding, None)).chain(settled).collect();
    let rules: BTreeMap<&str, Rule> =
        all.iter().map(|(finding, _)| (finding.rule.as_str(), Rule::of(report, finding))).collect();
    let index = |finding: &Finding| rules.keys().position(|id| *id == finding.rule);
    let results: Vec<Value> =
        all.iter().map(|(finding, settled)| result(report, finding, index(finding), *settled)).collect();
    pretty(&json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "bacheck",
                "version": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": rules.values().collect::<Vec<_>>(),
            }},
            "columnKind": "utf16CodeUnits",
            "invocations": [{"executionSuccessful": true}],
            "artifacts": report.documents.iter().map(artifact).collect::<Vec<_>>(),
            "results": results,
        }],
    }))
}

/// A claim or a built-in check.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: String,
    short_description: Value,
    help: Value,
    default_configuration: Value,
    properties: Value,
}

impl Rule {
    fn of(report: &Report, finding: &Finding) -> Self {
        let title = finding.title.clone().unwrap_or_else(|| finding.rule.clone());
        let help = report.lang.check(finding.check);
        Self {
            id: finding.rule.clone(),
            short_description: json!({"text": title}),
            help: json!({"text": help}),
            default_configuration: json!({"level": level(finding.severity)}),
            properties: json!({"tags": [finding.check.name()]}),
        }
    }
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn artifact(document: &Document) -> Value {
    json!({"location": {"uri": uri(&document.article.path.display().to_string())}, "mimeType": "text/plain"})
}

fn result(report: &Report, finding: &Finding, rule: Option<usize>, settled: Option<&Settled>) -> Value {
    let primary = report.primary(finding);
    let letters = versions_of(finding);
    let others =
        finding.evidence.iter().zip(&letters).filter(|(evidence, _)| !std::ptr::eq(*evidence, primary));
    let related: Vec<Value> =
        others.enumerate().map(|(id, (evidence, of))| related(report, evidence, of, id + 1)).collect();
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level(finding.severity),
        "message": {"text": message(report, finding)},
        "locations": [location(report, primary)],
        "partialFingerprints": {"bacheckFinding/v1": finding.id},
        "properties": {"check": finding.check.name(), "id": finding.id},
    });
    if let Some(rule) = rule {
        result["ruleIndex"] = rule.into();
    }
    if !related.is_empty() {
        result["relatedLocations"] = related.into();
    }
    if let Some(settled) = settled {
        result["suppressions"] = json!([suppression(report, settled)]);
    }
    result
}

fn suppression(report: &Report, settled: &Settled) -> Value {
    let why = report.why(settled);
    json!({"kind": "external", "status": "accepted", "justification": why})
}

/// Another place of the finding, with the letters of its versions and what it says.
fn related(report: &Report, evidence: &Evidence, versions: &[usize], id: usize) -> Value {
    let letters: Vec<String> = versions.iter().copied().map(letter).collect();
    let said = format!("{} {}", letters.join("/"), report.written(evidence));
    let mut location = location(report, evidence);
    location["id"] = id.into();
    location["message"] = json!({"text": said.trim_start()});
    location
}

fn location(report: &Report, evidence: &Evidence) -> Value {
    let document = report.document(evidence);
    let Place { path, start, end, value, quote, .. } = report.place(evidence);
    let (first, last) = columns(document, evidence.span);
    let around = document.positions(evidence.sentence);
    json!({
        "physicalLocation": {
            "artifactLocation": {"uri": uri(&path)},
            "region": {
                "startLine": start.line,
                "startColumn": first,
                "endLine": end.line,
                "endColumn": last,
                "snippet": {"text": value},
            },
            "contextRegion": {
                "startLine": around.0.line.min(start.line),
                "endLine": around.1.line.max(end.line),
                "snippet": {"text": quote},
            },
        },
    })
}

/// Columns of a span in UTF-16 code units, from 1: the unit that viewers take where a run names none.
fn columns(document: &Document, span: Span) -> (usize, usize) {
    let source = document.text.to_source(span);
    let text = document.article.source.as_str();
    let column = |at: usize| {
        let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
        text[line..at].encode_utf16().count() + 1
    };
    (column(source.start), column(source.end))
}

/// A path as a URI reference (RFC 3986): `/` between its parts, other signs as the bytes of UTF-8.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let mut out = String::from(if path.starts_with('/') { "file://" } else { "" });
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte))
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::report::sample;
    use crate::settle::Settlement;

    fn parsed(report: &Report) -> Value {
        serde_json::from_str(&sarif(report)).unwrap()
    }

    /// Every report is valid under the schema of the standard, one without findings too.
    #[test]
    fn the_schema_of_the_standard_holds() {
        let schema: Value =
            serde_json::from_str(include_str!("../../tests/schema/sarif-2.1.0.json")).unwrap();
        let validator = jsonschema::draft7::new(&schema).unwrap();
        let (documents, findings) = sample::busy();
        let settled = [Settled { finding: findings[0].clone(), by: Settlement::Baselined }];
        let report = sample::report(&documents, &findings, &[], Lang::Zh);
        for report in
            [report, Report { settled: &settled, ..report }, sample::report(&[], &[], &[], Lang::En)]
        {
            let value = parsed(&report);
            let errors: Vec<String> =
                validator.iter_errors(&value).map(|e| format!("{e} {}", e.instance_path)).collect();
            assert!(errors.is_empty(), "{errors:?}");
            assert_eq!(
                value["runs"][0]["results"].as_array().unwrap().len(),
                report.findings.len() + report.settled.len()
            );
        }
        assert!(!validator.is_valid(&json!({"version": "2.1.0", "runs": [{"results": [{}]}]})));
    }

    #[test]
    fn a_finding_has_its_places_and_its_fingerprint() {
        let (documents, findings) = sample::mission();
        let value = parsed(&sample::report(&documents, &findings[1..], &[], Lang::Zh));
        let result = &value["runs"][0]["results"][0];
        assert_eq!(result["partialFingerprints"]["bacheckFinding/v1"], "3f9c2a71b04e");
        assert_eq!(result["locations"][0]["physicalLocation"]["region"]["startColumn"], 14);
        assert_eq!(result["relatedLocations"][1]["message"]["text"], "B 50%");
        assert_eq!(result["suppressions"], Value::Null);
    }

    #[test]
    fn what_is_waived_is_suppressed_with_its_reason() {
        let (documents, findings) = sample::mission();
        let by = Settlement::Waived { reason: "口径不同".to_owned(), until: None };
        let settled = [Settled { finding: findings[0].clone(), by }];
        let value = parsed(&Report { settled: &settled, ..sample::report(&documents, &[], &[], Lang::Zh) });
        assert_eq!(value["runs"][0]["results"][0]["suppressions"][0]["justification"], "口径不同");
    }

    #[test]
    fn columns_count_utf16_units() {
        let document = sample::article("a.txt", "", "2021", "𠮷𠮷园区有12个项目。");
        let at = document.text.as_str().find("12个").unwrap();
        assert_eq!(columns(&document, Span::new(at, at + "12个".len())), (8, 11));
    }

    #[test]
    fn paths_become_uris() {
        let table = [
            ("corpus/2021-04.txt", "corpus/2021-04.txt"),
            ("a b/园.txt", "a%20b/%E5%9B%AD.txt"),
            ("a\\b?.txt", "a/b%3F.txt"),
            ("/news/a.txt", "file:///news/a.txt"),
        ];
        for (path, want) in table {
            assert_eq!(uri(path), want);
        }
    }
}
