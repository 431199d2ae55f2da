//! A waiver written into the text of bacheck.yaml; everything else in it stays as it was.

use std::path::Path;

use jiff::civil::Date;

use super::build::build;

/// The text of a configuration with one waiver more; none where the list is written in a way that only a person should
/// touch.
///
/// ```
/// # use bacheck::config::with_waiver;
/// let text = with_waiver("lang: zh\n", "3f9c2a71b04e", "统计口径不同", None).unwrap();
/// assert_eq!(text, "lang: zh\n\nwaivers:\n  - {finding: 3f9c2a71b04e, reason: \"统计口径不同\"}\n");
/// ```
pub fn with_waiver(text: &str, finding: &str, reason: &str, until: Option<Date>) -> Option<String> {
    let entry = entry(finding, reason, until);
    let changed = match text.split_inclusive('\n').position(|line| line.starts_with("waivers:")) {
        None => appended(text, &entry),
        Some(at) => inserted(text, at, &entry)?,
    };
    let waivers = |text: &str| build(Path::new(""), text).map(|config| config.waivers).ok();
    let (before, after) = (waivers(text)?, waivers(&changed)?);
    let added = after.len() == before.len() + 1 && after.iter().any(|waiver| waiver.finding == finding);
    added.then_some(changed)
}

/// `{finding: 3f9c2a71b04e, reason: "统计口径不同", until: 2027-01-01}`. JSON strings are YAML.
fn entry(finding: &str, reason: &str, until: Option<Date>) -> String {
    // 12e456789012 would be a number.
    let number = finding.bytes().all(|b| b.is_ascii_digit() || b == b'e');
    let finding = if number { format!("\"{finding}\"") } else { finding.to_owned() };
    let reason = serde_json::Value::from(reason);
    let until = until.map(|day| format!(", until: {day}")).unwrap_or_default();
    format!("{{finding: {finding}, reason: {reason}{until}}}")
}

fn appended(text: &str, entry: &str) -> String {
    let gap = match text {
        "" => "",
        text if text.ends_with('\n') => "\n",
        _ => "\n\n",
    };
    format!("{text}{gap}waivers:\n  - {entry}\n")
}

/// With the entry behind the last one of the list that begins in line `at`.
fn inserted(text: &str, at: usize, entry: &str) -> Option<String> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let head = lines[at].trim_end();
    let inline = head["waivers:".len()..].trim();
    let (before, behind) = if inline.is_empty() || inline.starts_with('#') {
        let items = lines[at + 1..].iter().take_while(|line| !is_key(line)).count();
        let last = lines[at + 1..][..items].iter().rposition(|line| !is_silent(line));
        let end = at + 1 + last.map_or(0, |last| last + 1);
        let first = lines[at + 1..end].iter().find(|line| line.trim_start().starts_with('-'));
        let indent = first.map_or("  ", |line| &line[..line.len() - line.trim_start().len()]);
        let break_line = if lines[end - 1].ends_with('\n') { "" } else { "\n" };
        (lines[..end].concat() + break_line, format!("{indent}- {entry}\n{}", lines[end..].concat()))
    } else if inline == "[]" {
        (lines[..at].concat(), format!("waivers:\n  - {entry}\n{}", lines[at + 1..].concat()))
    } else {
        let list = head.strip_suffix(']')?;
        (lines[..at].concat() + list, format!(", {entry}]\n{}", lines[at + 1..].concat()))
    };
    Some(before + &behind)
}

/// Whether a line is another key of the file.
fn is_key(line: &str) -> bool {
    !line.starts_with([' ', '\t', '-', '#', '\r', '\n'])
}

fn is_silent(line: &str) -> bool {
    line.trim().is_empty() || line.trim_start().starts_with('#')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_of_the_file_stays() {
        let new = "{finding: 3f9c2a71b04e, reason: \"口径\"}";
        let table = [
            ("", "waivers:\n  - NEW\n"),
            ("lang: zh", "lang: zh\n\nwaivers:\n  - NEW\n"),
            ("lang: zh\n# 完\n", "lang: zh\n# 完\n\nwaivers:\n  - NEW\n"),
            ("waivers:\nlang: zh\n", "waivers:\n  - NEW\nlang: zh\n"),
            ("waivers: []\nlang: zh\n", "waivers:\n  - NEW\nlang: zh\n"),
            (
                "waivers: # 已商定\n- {finding: 81c0d5e2f7a9, reason: 甲}\n\n# 语言\nlang: zh\n",
                "waivers: # 已商定\n- {finding: 81c0d5e2f7a9, reason: 甲}\n- NEW\n\n# 语言\nlang: zh\n",
            ),
            (
                "waivers:\n    - finding: 81c0d5e2f7a9\n      reason: 甲",
                "waivers:\n    - finding: 81c0d5e2f7a9\n      reason: 甲\n    - NEW\n",
            ),
            (
                "waivers: [{finding: 81c0d5e2f7a9, reason: 甲}]\nlang: zh\n",
                "waivers: [{finding: 81c0d5e2f7a9, reason: 甲}, NEW]\nlang: zh\n",
            ),
        ];
        for (text, want) in table {
            let got = with_waiver(text, "3f9c2a71b04e", "口径", None);
            assert_eq!(got.as_deref(), Some(want.replace("NEW", new).as_str()), "{text}");
        }
    }

    #[test]
    fn reasons_and_days_are_read_back() {
        let until: Date = "2027-01-01".parse().unwrap();
        for (id, reason) in
            [("123456789012", "“甲”: \"乙\" # 丙\n丁"), ("12345678e012", "{a}"), ("3f9c2a71b04e", "-")]
        {
            let text = with_waiver("", id, reason, Some(until)).unwrap();
            let waivers = build(Path::new(""), &text).unwrap().waivers;
            assert_eq!((waivers[0].finding.as_str(), waivers[0].reason.as_str()), (id, reason));
            assert_eq!(waivers[0].until, Some(until));
        }
    }

    #[test]
    fn a_list_over_many_lines_in_brackets_is_left_to_its_writer() {
        assert_eq!(with_waiver("waivers: [\n  ]\n", "3f9c2a71b04e", "甲", None), None);
        assert_eq!(with_waiver("lang: [\n", "3f9c2a71b04e", "甲", None), None);
    }
}
