//! The baseline: findings that stood before, as `bacheck baseline` writes them down.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Problem, Trouble};
use crate::read;
use crate::text::Span;

/// The version of the file.
const VERSION: u32 = 1;

/// Findings that do not fail a run, known by claim and values: edits elsewhere in an article do not wake them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    /// The file it was read from.
    pub path: PathBuf,
    /// Messages by the findings' ids.
    pub findings: BTreeMap<String, String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: u32,
    findings: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    rule: String,
    message: String,
}

impl Baseline {
    /// The baseline in the file `path`.
    ///
    /// # Errors
    /// The file cannot be read, or is not what `bacheck baseline` writes.
    pub fn load(path: &Path) -> Result<Self, Problem> {
        let bytes = read::bytes(path)?;
        let source = read::text(path, &bytes)?;
        let text = source.as_str();
        let file: File = serde_json::from_str(text).map_err(|error| {
            let at = offset(text, error.line(), error.column());
            Problem::at(path, text, Span::new(at, at), Trouble::BadBaseline(path.to_owned()))
        })?;
        if file.version != VERSION {
            return Err(Problem::of_file(path, Trouble::BadBaseline(path.to_owned())));
        }
        let findings = file.findings.into_iter().map(|entry| (entry.id, entry.message)).collect();
        Ok(Self { path: path.to_owned(), findings })
    }
}

/// The text of a baseline file that holds findings given as id, rule and message. In the order of the ids, so that a
/// change of it reads well.
pub fn baseline<'a>(findings: impl Iterator<Item = (&'a str, &'a str, String)>) -> String {
    let entry =
        |(id, rule, message): (&str, &str, String)| Entry { id: id.into(), rule: rule.into(), message };
    let mut findings: Vec<Entry> = findings.map(entry).collect();
    findings.sort_by(|a, b| a.id.cmp(&b.id));
    // Texts and a number: nothing here can fail to become JSON.
    serde_json::to_string_pretty(&File { version: VERSION, findings }).unwrap_or_default() + "\n"
}

/// The byte at a line and a column in bytes, both from 1.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let at = (start + column.saturating_sub(1)).min(text.len());
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    fn load(text: &str) -> Result<Baseline, Problem> {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("baseline.json");
        std::fs::write(&path, text).unwrap();
        Baseline::load(&path)
    }

    #[test]
    fn what_is_written_is_read() {
        let findings = [("b2", "sum", "合计27个".to_owned()), ("a1", "growth", "增长\n\"8倍\"".to_owned())];
        let text = baseline(findings.into_iter());
        assert!(text.find("a1") < text.find("b2"), "{text}");
        let read = load(&text).unwrap().findings;
        assert_eq!(read.keys().collect::<Vec<_>>(), ["a1", "b2"]);
        assert_eq!(read["a1"], "增长\n\"8倍\"");
        assert!(load(&baseline(std::iter::empty())).unwrap().findings.is_empty());
    }

    #[test]
    fn what_is_no_baseline_is_told_with_its_place() {
        let table = [
            ("{\n  \"version\": 1,\n  \"findings\": [{}]\n}", Some(3)),
            ("[]", Some(1)),
            ("", Some(1)),
            ("{\"version\": 2, \"findings\": []}", None),
        ];
        for (text, line) in table {
            let problem = load(text).expect_err(text);
            assert_eq!(problem.place.as_ref().map(|place| place.line), line, "{text}");
            assert!(problem.render(Lang::En, false).contains("bacheck baseline"), "{text}");
        }
    }
}
