//! The page as the command writes it. What a browser makes of it: tests/page/.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// What `bacheck check` prints over the project's own articles.
fn bacheck(arguments: &[&str]) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_bacheck"));
    command.current_dir(root).args(["check", "--lang", "zh"]).args(arguments);
    let output = command.output().expect("the command runs");
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn every_finding_stands_on_the_page_with_its_message_and_its_quotes() {
    let page = bacheck(&["--format", "html"]);
    let json: Value = serde_json::from_str(&bacheck(&["--format", "json"])).expect("JSON");
    let findings = json["findings"].as_array().expect("findings");
    assert!(!findings.is_empty());
    for finding in findings {
        let id = finding["id"].as_str().expect("an id");
        assert_eq!(page.matches(&format!("id=\"f-{id}\"")).count(), 1, "{id}");
        for evidence in finding["evidence"].as_array().expect("evidence") {
            let value = evidence["statement"]["text"].as_str().expect("a value");
            let end = value.chars().last().expect("no value is empty");
            assert!(page.contains(&format!("{end}</mark>")), "{value}");
            assert!(page.contains(evidence["path"].as_str().expect("a path")));
        }
    }
}

#[test]
fn threads_do_not_change_a_byte() {
    assert_eq!(bacheck(&["--format", "html", "--jobs", "1"]), bacheck(&["--format", "html", "--jobs", "4"]));
}

#[test]
fn nothing_is_fetched() {
    let page = bacheck(&["--format", "html"]);
    assert!(page.contains("default-src 'none'"));
    for reference in ["src=", "url(", "@import", "<link", "http://", "https://"] {
        assert!(!page.contains(reference), "{reference}");
    }
}
