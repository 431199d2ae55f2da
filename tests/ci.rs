//! What a run under continuous integration needs: several formats at once, the baseline, waivers, changes since a
//! revision, GitHub Actions.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// Three articles, of which the first two contradict each other and the third itself.
const DESK: [(&str, &str); 5] = [
    ("bacheck.yaml", "lang: zh\nrules: [rules.yaml]\narticles: ['*.txt']\n"),
    ("rules.yaml", "claims:\n  firms: {title: 企业数, find: [企业], value: {kind: count, unit: 家}}\n"),
    ("may.txt", "---\ndate: 2022-05\n---\n园区现有企业120家。\n"),
    ("june.txt", "---\ndate: 2022-06\n---\n园区现有企业130家。\n"),
    ("growth.txt", "---\ndate: 2022-06\n---\n车间从20间增长到50间，增长2.5倍。\n"),
];

fn desk() -> tempfile::TempDir {
    let directory = tempfile::tempdir().expect("a directory");
    for (name, text) in DESK {
        fs::write(directory.path().join(name), text).expect("a file");
    }
    directory
}

/// A run of the command that ends with the exit code.
fn run(directory: &Path, arguments: &[&str], code: i32) -> Output {
    run_with(directory, arguments, &[], code)
}

fn run_with(directory: &Path, arguments: &[&str], variables: &[(&str, &Path)], code: i32) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bacheck"));
    command.current_dir(directory).args(arguments).stdin(Stdio::null());
    for name in ["FORCE_COLOR", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE"] {
        command.env_remove(name);
    }
    command.env("NO_COLOR", "1").env("COLUMNS", "100").env("LC_ALL", "C.UTF-8");
    command.envs(variables.iter().copied());
    let output = command.output().expect("the command runs");
    assert_eq!(output.status.code(), Some(code), "{arguments:?}\n{}{}", out(&output), err(&output));
    output
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// The rules of the findings, and the summary.
fn found(directory: &Path, arguments: &[&str], code: i32) -> (Vec<String>, Value) {
    let output = run(directory, &[arguments, &["--format", "json"]].concat(), code);
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let rule = |finding: &Value| finding["rule"].as_str().expect("a rule").to_owned();
    (report["findings"].as_array().expect("a list").iter().map(rule).collect(), report["summary"].clone())
}

fn write(directory: &Path, name: &str, text: &str) {
    fs::write(directory.join(name), text).expect("a file");
}

fn read(directory: &Path, name: &str) -> String {
    fs::read_to_string(directory.join(name)).expect(name)
}

#[test]
fn one_run_writes_several_formats() {
    let desk = desk();
    let formats = ["concise", "json", "jsonl", "sarif", "github", "junit", "markdown"];
    let mut arguments = vec!["check", "--format", "table"];
    let names: Vec<String> = formats.iter().map(|format| format!("out.{format}")).collect();
    for (format, name) in formats.iter().zip(&names) {
        arguments.extend(["--format", format, "--output", name]);
    }
    let output = run(desk.path(), &arguments, 1);
    assert!(out(&output).starts_with("错误"), "{}", out(&output));
    for (format, name) in formats.iter().zip(&names) {
        let alone = run(desk.path(), &["check", "--format", format], 1);
        assert_eq!(read(desk.path(), name), out(&alone), "{format}");
    }
    run(desk.path(), &["check", "--format", "json", "--format", "sarif"], 2);
}

#[test]
fn the_exit_code_is_the_same_for_every_format() {
    let desk = desk();
    for format in ["table", "concise", "json", "jsonl", "sarif", "github", "junit", "markdown"] {
        run(desk.path(), &["check", "--format", format], 1);
        run(desk.path(), &["check", "--format", format, "--fail-on", "never"], 0);
        run(desk.path(), &["check", "may.txt", "--format", format], 0);
        run(desk.path(), &["check", "may.txt", "gone.txt", "--format", format], 2);
    }
}

#[test]
fn a_baseline_keeps_what_stood_before_from_failing() {
    let desk = desk();
    let output = run(desk.path(), &["baseline"], 0);
    assert!(err(&output).contains("2个发现写入了基线 bacheck-baseline.json"), "{}", err(&output));
    write(desk.path(), "bacheck.yaml", &format!("{}baseline: bacheck-baseline.json\n", DESK[0].1));
    let (rules, summary) = found(desk.path(), &[], 0);
    assert!(rules.is_empty() && summary["baselined"] == 2, "{rules:?} {summary}");
    // An edit elsewhere in the file wakes nothing; a new number does.
    write(desk.path(), "may.txt", "---\ndate: 2022-05\n---\n湖面平静。\n\n园区现有企业120家。\n");
    assert_eq!(found(desk.path(), &[], 0).1["baselined"], 2);
    write(desk.path(), "may.txt", "---\ndate: 2022-05\n---\n园区现有企业125家。\n");
    let (rules, summary) = found(desk.path(), &[], 1);
    assert_eq!((rules, &summary["baselined"]), (vec!["firms".to_owned()], &1.into()));
    // What is gone is told, but not where only a part was checked.
    let gone = "基线里有1个发现已经不存在";
    assert!(err(&run(desk.path(), &[], 1)).contains(gone));
    assert!(!err(&run(desk.path(), &["check", "growth.txt"], 0)).contains(gone));
    // An option outweighs the configuration, and a baseline written anew holds again.
    assert_eq!(found(desk.path(), &["check", "--baseline", "other.json"], 2).0.len(), 2);
    run(desk.path(), &["baseline"], 0);
    assert_eq!(found(desk.path(), &[], 0).1["baselined"], 2);
}

#[test]
fn a_baseline_that_is_none_is_told_and_the_run_goes_on() {
    let desk = desk();
    write(desk.path(), "base.json", "{\"version\": 1,\n \"finding\": []}\n");
    let output = run(desk.path(), &["check", "--baseline", "base.json"], 2);
    assert!(
        err(&output).contains("“base.json”不是基线文件") && err(&output).contains("base.json:2:"),
        "{}",
        err(&output)
    );
    assert!(out(&output).contains("firms"), "{}", out(&output));
}

#[test]
fn a_waiver_is_written_and_counted() {
    let desk = desk();
    let output = run(desk.path(), &["check", "--format", "concise"], 1);
    let line = out(&output).lines().find(|line| line.contains("[firms ")).expect("a finding").to_owned();
    let id = line.rsplit(' ').next().expect("an id").trim_end_matches(']').to_owned();
    let waive = ["waive", &id[..6], "--reason", "口径“不同”: 待核", "--until", "2999-01-01"];
    let output = run(desk.path(), &waive, 0);
    assert!(err(&output).contains("已在 bacheck.yaml 写入豁免：企业数"), "{}", err(&output));
    assert!(read(desk.path(), "bacheck.yaml").starts_with(DESK[0].1));
    let (rules, summary) = found(desk.path(), &[], 1);
    assert_eq!((rules, &summary["waived"]), (vec!["growth".to_owned()], &1.into()));
    // It is no second time written, and nothing is without a finding, a reason or a day to come.
    run(desk.path(), &waive, 2);
    let refused: [&[&str]; 4] = [
        &["waive", "000000000000", "--reason", "甲"],
        &["waive", "f", "--reason", "甲"],
        &["waive", &id, "--reason", " "],
        &["waive", &id, "--reason", "甲", "--until", "2020-01-01"],
    ];
    for arguments in refused {
        run(desk.path(), arguments, 2);
    }
}

#[test]
fn stale_waivers_are_told() {
    let desk = desk();
    let waivers = "waivers:\n  - {finding: 000000000000, reason: 甲}\n";
    write(desk.path(), "bacheck.yaml", &format!("{}{waivers}", DESK[0].1));
    let told = err(&run(desk.path(), &[], 1));
    assert!(told.contains("没有编号为“000000000000”的发现") && told.contains("bacheck.yaml:5:15"), "{told}");
    assert!(err(&run(desk.path(), &["check", "may.txt"], 0)).is_empty());
}

/// Git as a stranger would have it: no name, no configuration but the test's own.
fn git(directory: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    command
        .current_dir(directory)
        .args(["-c", "user.name=a", "-c", "user.email=a@example.com"])
        .args(arguments);
    command.env("GIT_CONFIG_GLOBAL", directory.join("none")).env("GIT_CONFIG_NOSYSTEM", "1");
    let output = command.output().expect("git runs");
    assert!(output.status.success(), "{arguments:?} {}", err(&output));
}

#[test]
fn only_what_touches_a_change_is_reported() {
    let desk = desk();
    let at = desk.path();
    git(at, &["init", "-q", "-b", "main"]);
    git(at, &["add", "."]);
    git(at, &["commit", "-qm", "all"]);
    let since = |revision: &'static str| ["check", "--changed-since", revision];
    assert!(found(at, &since("HEAD"), 0).0.is_empty());
    // A change that is not committed, and a file that git does not know.
    write(at, "june.txt", "---\ndate: 2022-06\n---\n湖面平静。园区现有企业130家。\n");
    assert_eq!(found(at, &since("HEAD"), 1).0, ["firms"]);
    write(at, "新稿.txt", "---\ndate: 2022-06\n---\n车间从20间增长到60间，增长3倍。\n");
    assert_eq!(found(at, &since("main"), 1).0, ["firms", "growth"]);
    git(at, &["checkout", "-qb", "draft"]);
    git(at, &["add", "."]);
    git(at, &["commit", "-qm", "draft"]);
    assert_eq!(found(at, &since("main"), 1).0, ["firms", "growth"]);
    assert!(found(at, &since("HEAD"), 0).0.is_empty());
    // What changed on the other branch since then is none of this one's business.
    git(at, &["checkout", "-q", "main"]);
    write(at, "growth.txt", "---\ndate: 2022-06\n---\n晨雾。车间从20间增长到50间，增长2.5倍。\n");
    git(at, &["commit", "-qam", "main goes on"]);
    git(at, &["checkout", "-q", "draft"]);
    assert_eq!(found(at, &since("main"), 1).0, ["firms", "growth"]);
    // From a directory below, and the place that is shown is that of the change.
    let output = run(at, &["check", "--changed-since", "main", "--format", "concise"], 1);
    assert!(out(&output).starts_with("june.txt:"), "{}", out(&output));
    run(at, &since("nowhere"), 2);
}

#[test]
fn without_git_a_change_cannot_be_told() {
    let desk = desk();
    let told = err(&run(desk.path(), &["check", "--changed-since", "HEAD"], 2));
    assert!(told.contains("无法得知自“HEAD”以来的改动"), "{told}");
}

#[test]
fn github_gets_annotations_and_a_summary() {
    let desk = desk();
    fs::create_dir(desk.path().join("news")).expect("a directory");
    for (name, text) in DESK {
        write(&desk.path().join("news"), name, text);
    }
    let summary = desk.path().join("summary.md");
    let variables: [(&str, &Path); 3] = [
        ("GITHUB_ACTIONS", Path::new("true")),
        ("GITHUB_STEP_SUMMARY", &summary),
        ("GITHUB_WORKSPACE", desk.path()),
    ];
    let output = run_with(&desk.path().join("news"), &[], &variables, 1);
    let text = out(&output);
    assert_eq!(text.lines().filter(|line| line.starts_with("::error file=news/")).count(), 2, "{text}");
    assert!(text.contains("file=news/june.txt,line=4,endLine=4,col=7,endColumn=11,"), "{text}");
    assert!(read(desk.path(), "summary.md").contains("## 错误 企业数"));
    // A format that is named is taken.
    let output = run_with(&desk.path().join("news"), &["check", "--format", "concise"], &variables, 1);
    assert!(!out(&output).contains("::error"));
}

/// The report of the project's own articles, and one without findings, are what schema/report.schema.json says.
#[test]
fn the_json_has_its_schema() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let schema: Value = serde_json::from_str(&read(project, "schema/report.schema.json")).expect("JSON");
    let validator = jsonschema::draft7::new(&schema).expect("a schema");
    let desk = desk();
    let runs = [(project, &["check", "--fail-on", "never"][..]), (desk.path(), &["check", "may.txt"])];
    for (at, arguments) in runs {
        let output = run(at, &[arguments, &["--format", "json"]].concat(), 0);
        let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let errors: Vec<String> =
            validator.iter_errors(&report).map(|error| format!("{}: {error}", error.instance_path)).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
    assert!(!validator.is_valid(&serde_json::json!({"version": 1, "findings": []})));
}

#[test]
fn a_table_for_spreadsheets() {
    let desk = desk();
    let text = out(&run(desk.path(), &["claims", "--format", "csv"], 0));
    let table = text.strip_prefix('\u{feff}').expect("a byte-order mark");
    let mut lines = table.split("\r\n");
    assert!(lines.next().expect("names").starts_with("path,line,column,rule,title,"));
    assert_eq!(lines.filter(|line| line.contains(",firms,企业数,") && line.contains("家")).count(), 2);
}
