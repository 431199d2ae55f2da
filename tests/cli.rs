//! Runs the command on the cases in tests/cmd/, and checks what files alone cannot say.
//!
//! A directory of tests/cmd/ is a theme: a `.toml` is one run with its `.stdout` and `.stderr`, a `.trycmd` many runs
//! with both in one. `TRYCMD=overwrite cargo test --test cli` writes what the program says now; read it over.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const BIN: &str = env!("CARGO_BIN_EXE_bacheck");

/// A directory of tests/cmd/.
fn cmd(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd").join(name)
}

/// The cases that the pattern names, in an environment that is the same everywhere.
fn cases(pattern: &str) -> trycmd::TestCases {
    let cases = trycmd::TestCases::new();
    cases.register_bin("bacheck", Path::new(BIN));
    cases.env("NO_COLOR", "1").env("LC_ALL", "C.UTF-8").env("TZ", "UTC").env("GITHUB_ACTIONS", "");
    cases.case(cmd(pattern));
    cases
}

/// All cases of a theme, 100 columns wide.
fn theme(name: &str) {
    let cases = cases(&format!("{name}/*.toml"));
    cases.case(cmd(&format!("{name}/*.trycmd"))).env("COLUMNS", "100");
}

/// The example that the project exists for: its cases say how many columns they have.
#[test]
fn mission() {
    cases("mission/*.toml");
}

#[test]
fn copy() {
    theme("copy");
}

#[test]
fn input() {
    theme("input");
}

#[test]
fn confidence() {
    theme("confidence");
}

#[test]
fn config() {
    theme("config");
}

#[test]
fn units() {
    theme("units");
}

#[test]
fn suspects() {
    theme("suspects");
}

#[test]
fn rules() {
    theme("rules");
}

#[test]
fn ledger() {
    theme("ledger");
}

#[test]
fn relations() {
    theme("relations");
}

#[test]
fn rank() {
    theme("rank");
}

#[test]
fn site() {
    theme("site");
}

#[test]
fn plain() {
    theme("plain");
}

#[test]
fn hints() {
    theme("hints");
}

#[test]
fn checks() {
    theme("checks");
}

#[test]
fn against() {
    theme("against");
}

#[test]
fn output() {
    theme("output");
}

#[test]
fn waivers() {
    theme("waivers");
}

#[test]
fn claims() {
    theme("claims");
}

#[test]
fn quantities() {
    theme("quantities");
}

#[test]
fn test() {
    theme("test");
}

#[test]
fn suggest() {
    theme("suggest");
}

/// What is proposed for our own corpus loads, its examples hold, and it names what several of the articles state.
#[test]
fn suggestions_can_be_used_as_they_are() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let yaml = stdout(&run(root, &["suggest", "corpus", "--lang", "en"], 0));
    let proposed = directory(&[("proposed.yaml", &yaml)]);
    let report = run(proposed.path(), &["test", "proposed.yaml", "--format", "json"], 0);
    let report: Value = serde_json::from_slice(&report.stdout).expect("one JSON document");
    assert_eq!(report["summary"]["failed"], 0);
    assert!(report["summary"]["rules"].as_u64() > Some(10), "{report}");
    let claims: Vec<&str> = yaml.split("\n\n").collect();
    for (words, kind, value) in [
        (["创新药物", ""], "share", "50%"),
        (["项目", ""], "count", "80余个"),
        (["数字化车间", ""], "count", "32"),
        (["产值", ""], "change", "%"),
    ] {
        let find = |claim: &&&str| {
            let line =
                |key: &str| claim.lines().find(|line| line.trim_start().starts_with(key)).unwrap_or_default();
            words.iter().all(|word| line("find:").contains(word))
                && line("value:").contains(kind)
                && line("#").contains(value)
        };
        assert!(claims.iter().any(|claim| find(&claim)), "{words:?} {kind} in\n{yaml}");
    }
}

#[test]
fn explain() {
    theme("explain");
}

#[test]
fn init() {
    theme("init");
}

/// What `init` writes runs as it is: for our own corpus, and again only with --force.
#[test]
fn the_first_files_work() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let desk = directory(&[]);
    fs::create_dir(desk.path().join("reports")).expect("a directory");
    for name in ["2021-04-ten-drugs.txt", "2021-09-industry-clusters.txt", "2022-11-innovation-engine.txt"] {
        fs::copy(corpus.join(name), desk.path().join("reports").join(name)).expect("a copy");
    }
    for (arguments, code) in [
        (&["init", "reports", "--lang", "en"][..], 0),
        (&["test"], 0),
        (&["check", "--fail-on", "never"], 0),
        (&["init", "reports"], 2),
        (&["init", "reports", "--force"], 0),
        (&["init", "nowhere", "--force"], 2),
    ] {
        run(desk.path(), arguments, code);
    }
    let text = |name: &str| fs::read_to_string(desk.path().join(name)).expect(name);
    for (name, schema) in [("bacheck.yaml", ".bacheck/config"), ("rules/first.yaml", "../.bacheck/rules")] {
        assert!(text(name).starts_with(&format!("# yaml-language-server: $schema={schema}.schema.json\n")));
    }
    assert!(text("rules/first.yaml").contains("创新药物"), "{}", text("rules/first.yaml"));
    for of in ["rules", "config", "report"] {
        let printed: Value =
            serde_json::from_slice(&run(desk.path(), &["schema", of], 0).stdout).expect("JSON");
        assert!(printed["$schema"].is_string(), "{of}");
    }
}

#[test]
fn shell() {
    theme("shell");
}

#[test]
fn help() {
    theme("help");
}

/// The command in a directory, with nothing of the caller's environment that could change what it says.
fn command(directory: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(BIN);
    command.current_dir(directory).args(arguments).stdin(Stdio::null());
    for name in ["FORCE_COLOR", "GITHUB_ACTIONS", "LANG", "LANGUAGE", "LC_CTYPE", "LC_MESSAGES"] {
        command.env_remove(name);
    }
    command.env("NO_COLOR", "1").env("COLUMNS", "100").env("LC_ALL", "C.UTF-8");
    command
}

/// A run of the command that ends with the exit code.
fn run(directory: &Path, arguments: &[&str], code: i32) -> Output {
    exits(command(directory, arguments), code)
}

fn exits(mut command: Command, code: i32) -> Output {
    let output = command.output().expect("the command runs");
    assert_eq!(output.status.code(), Some(code), "{command:?}\n{}{}", stdout(&output), stderr(&output));
    output
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("stdout is UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("stderr is UTF-8")
}

/// The report of `bacheck … --format json`.
fn report(directory: &Path, arguments: &[&str], code: i32) -> Value {
    let output = run(directory, &[arguments, &["--format", "json"]].concat(), code);
    serde_json::from_slice(&output.stdout).expect("one JSON document")
}

/// The objects of `… --format jsonl`.
fn lines(directory: &Path, arguments: &[&str]) -> Vec<Value> {
    let output = run(directory, &[arguments, &["--format", "jsonl"]].concat(), 0);
    stdout(&output).lines().map(|line| serde_json::from_str(line).expect(line)).collect()
}

/// The written values of each version of the finding of a rule, as sets.
fn versions(report: &Value, rule: &str) -> BTreeSet<BTreeSet<String>> {
    let findings = list(&report["findings"]);
    let finding = findings.iter().find(|finding| finding["rule"] == rule).expect(rule);
    let written = |index: &Value| {
        let index = usize::try_from(index.as_u64().expect("an index")).expect("an index");
        text(&finding["evidence"][index]["statement"]["text"])
    };
    list(&finding["versions"])
        .iter()
        .map(|version| list(&version["evidence"]).iter().map(written).collect())
        .collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).expect("a list")
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

fn set(words: &[&str]) -> BTreeSet<String> {
    words.iter().map(|&word| word.to_owned()).collect()
}

/// A new directory with these files in it.
fn directory(files: &[(&str, &str)]) -> tempfile::TempDir {
    let directory = tempfile::tempdir().expect("a directory");
    for (name, text) in files {
        let path = directory.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a directory");
        fs::write(path, text).expect("a file");
    }
    directory
}

#[test]
fn the_mission_has_two_findings_with_two_versions_each() {
    let report = report(&cmd("mission/park.in"), &[], 1);
    assert_eq!(list(&report["findings"]).len(), 2);
    let share = versions(&report, "innovative-drug-share");
    assert_eq!(share, BTreeSet::from([set(&["过半", "60%"]), set(&["50%"])]));
    let count = versions(&report, "innovative-drugs");
    assert_eq!(count, BTreeSet::from([set(&["12个"]), set(&["10个"])]));
    for finding in list(&report["findings"]) {
        assert_eq!((&finding["topic"], &finding["severity"]), (&"创新药物".into(), &"error".into()));
        let id = text(&finding["id"]);
        assert!(id.len() == 12 && id.bytes().all(|b| b.is_ascii_hexdigit()), "{id}");
    }
    assert_eq!(report["version"], 1);
    assert_eq!(report["summary"]["errors"], 2);
}

/// Both findings stand in one table: one head line, one frame.
/// Each of so many articles says the number in words of its own.
fn many(articles: usize, values: usize) -> tempfile::TempDir {
    let rules =
        "claims:\n  firms: {title: 企业数, find: [规上企业], value: {kind: count, unit: 家}, time: fixed}\n";
    let directory = directory(&[("rules.yaml", rules)]);
    for n in 0..articles {
        let text = format!("第{}次统计，规上企业{}家。\n", n + 1, 130 + n % values);
        fs::write(directory.path().join(format!("a{n:03}.txt")), text).expect("an article");
    }
    directory
}

#[test]
fn of_many_places_the_table_shows_a_few_of_each_version_and_json_all() {
    for (values, shown, more) in [(2, 10, "另有245处"), (500, 10, "另有490种说法，共490处")] {
        let directory = many(500, values);
        let arguments = ["check", ".", "--rules", "rules.yaml", "--lang", "zh"];
        for format in ["table", "markdown"] {
            let table = stdout(&run(directory.path(), &[&arguments[..], &["--format", format]].concat(), 1));
            assert!(table.lines().count() < 32, "{table}");
            let quotes = table.lines().filter(|line| line.contains("次统计")).count();
            assert!((shown..=shown + 1).contains(&quotes), "{table}");
            assert!(format == "markdown" && table.contains("另有") || table.contains(more), "{table}");
        }
        let report = report(directory.path(), &arguments, 1);
        assert_eq!(list(&report["findings"][0]["evidence"]).len(), 500);
    }
}

#[test]
fn the_mission_is_one_block() {
    for width in ["80", "100", "120", "160", "200"] {
        let mut command = command(&cmd("mission/park.in"), &[]);
        command.env("COLUMNS", width);
        let table = stdout(&exits(command, 1));
        assert_eq!(table.matches('┌').count(), 1, "{table}");
        assert_eq!(table.lines().filter(|line| line.starts_with("错误")).count(), 1, "{table}");
        assert!(table.contains("全市占比") && table.contains("临床阶段药物数"), "{table}");
    }
}

/// An edit before the statements moves every line number and no id.
#[test]
fn ids_survive_edits_elsewhere() {
    let ids = |report: &Value| list(&report["findings"]).iter().map(|f| text(&f["id"])).collect::<Vec<_>>();
    let park = cmd("mission/park.in");
    let read = |name: &str| fs::read_to_string(park.join(name)).expect(name);
    let edited = read("2021-09.txt").replacen("---\n走进", "---\n湖面起了雾。\n\n走进", 1);
    let files = [
        ("bacheck.yaml", read("bacheck.yaml")),
        ("rules/drugs.yaml", read("rules/drugs.yaml")),
        ("2021-04.txt", read("2021-04.txt")),
        ("2021-09.txt", edited),
    ];
    let files = files.each_ref().map(|(name, text)| (*name, text.as_str()));
    let after = report(directory(&files).path(), &[], 1);
    assert_eq!(ids(&report(&park, &[], 1)), ids(&after));
}

const PARK: [&str; 3] = ["2021-04.txt", "2021-06.txt", "2021-09.txt"];
const ORDERS: [[usize; 3]; 6] = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

/// Paths and offsets.
type Places = BTreeSet<(String, u64)>;

/// The findings without what depends on the order of the articles: id, rule and the places of the evidence.
fn sorted(report: &Value) -> BTreeSet<(String, String, Places)> {
    let place = |evidence: &Value| (text(&evidence["path"]), evidence["start"].as_u64().expect("an offset"));
    list(&report["findings"])
        .iter()
        .map(|f| (text(&f["id"]), text(&f["rule"]), list(&f["evidence"]).iter().map(place).collect()))
        .collect()
}

#[test]
fn the_findings_do_not_depend_on_the_order_of_the_arguments() {
    let park = cmd("mission/park.in");
    let first = sorted(&report(&park, &PARK, 1));
    assert_eq!(first.len(), 2);
    for order in ORDERS {
        assert_eq!(sorted(&report(&park, &order.map(|i| PARK[i]), 1)), first, "{order:?}");
    }
}

/// On the project's own corpus, which has more to divide among threads.
#[test]
fn the_output_does_not_depend_on_the_number_of_threads_or_the_run() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (format, all) in [("json", &["1", "2", "8", "8"][..]), ("table", &["1", "8"])] {
        let show = |jobs: &&str| {
            let arguments = ["check", "--format", format, "--jobs", jobs, "--fail-on", "never"];
            run(project, &arguments, 0).stdout
        };
        let outputs: BTreeSet<Vec<u8>> = all.iter().map(show).collect();
        assert!(outputs.len() == 1 && outputs.first().is_some_and(|output| !output.is_empty()), "{format}");
    }
    let claims = |jobs: &str| run(project, &["claims", "--format", "jsonl", "--jobs", jobs], 0).stdout;
    assert!(claims("1") == claims("8"));
}

/// No statement of one file is held against the same statement of its copy, on all of the project's articles.
#[test]
fn a_copy_of_the_corpus_adds_no_kind_of_finding() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let ids =
        |report: &Value| list(&report["findings"]).iter().map(|f| text(&f["id"])).collect::<BTreeSet<_>>();
    let mut names: Vec<String> = Vec::new();
    let copies = tempfile::tempdir().expect("a directory");
    for article in list(&report(project, &["--fail-on", "never"], 0)["articles"]) {
        // Dates are given by the configuration, which knows nothing of the copy: only what has its own.
        let path = text(&article["path"]);
        let bytes = fs::read(project.join(&path)).expect("an article");
        if bytes.starts_with(b"---") {
            let copy = copies.path().join(format!("copy-{}.txt", names.len()));
            fs::write(&copy, bytes).expect("a copy");
            names.extend([path, copy.display().to_string()]);
        }
    }
    let originals: Vec<&str> = names.iter().step_by(2).map(String::as_str).collect();
    let all: Vec<&str> = names.iter().map(String::as_str).collect();
    let never = ["--fail-on", "never"];
    let before = report(project, &[&originals[..], &never].concat(), 0);
    let after = report(project, &[&all[..], &never].concat(), 0);
    assert!(!originals.is_empty());
    assert_eq!(ids(&before), ids(&after));
}

#[test]
fn an_unreadable_file_is_told_and_the_others_are_checked() {
    let Some(directory) = locked("locked.txt") else { return };
    let output = run(directory.path(), &["check", "may.txt", "locked.txt", "growth.txt", "--lang", "zh"], 2);
    assert_eq!(stderr(&output), "错误: 没有读取“locked.txt”的权限\n |\n = 帮助: 检查文件的权限\n\n");
    assert!(stdout(&output).contains("[growth "), "{}", stdout(&output));
    let output = run(directory.path(), &["check", "locked.txt", "--lang", "en"], 2);
    assert!(
        stderr(&output).starts_with("error: no permission to read `locked.txt`\n"),
        "{}",
        stderr(&output)
    );
}

/// Two articles and a file or directory that may not be read; none where nothing can be kept from this user.
fn locked(name: &str) -> Option<tempfile::TempDir> {
    let files = [
        ("bacheck.yaml", "# No rules.\n"),
        ("may.txt", "园区现有企业120家。\n"),
        ("growth.txt", "企业从20家增长到50家，增长2.5倍。\n"),
        ("locked.txt", "园区现有企业130家。\n"),
        ("locked/june.txt", "园区现有企业130家。\n"),
    ];
    let directory = directory(&files);
    let path = directory.path().join(name);
    lock(&path)?;
    let closed = if path.is_dir() { fs::read_dir(&path).is_err() } else { fs::read(&path).is_err() };
    closed.then_some(directory)
}

#[cfg(unix)]
fn lock(path: &Path) -> Option<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o000)).ok()
}

#[cfg(not(unix))]
fn lock(_: &Path) -> Option<()> {
    None
}

/// The exit code for every severity and every --fail-on, the same for every format.
#[test]
fn fail_on_and_the_exit_code() {
    let articles = [("growth.txt", "企业从20家增长到50家，增长2.5倍。\n"), ("none.txt", "湖面平静。\n")];
    let table = [
        ("growth: info", [1, 0, 0, 0]),
        ("growth: warning", [1, 1, 0, 0]),
        ("growth: error", [1, 1, 1, 0]),
        ("growth: off", [0, 0, 0, 0]),
        ("sum: off", [1, 1, 1, 0]),
    ];
    for (checks, codes) in table {
        let config = format!("checks: {{{checks}}}\n");
        let directory = directory(&[articles[0], articles[1], ("bacheck.yaml", &config)]);
        for (fail_on, code) in ["info", "warning", "error", "never"].into_iter().zip(codes) {
            for format in ["table", "json", "jsonl"] {
                let arguments = ["check", "growth.txt", "--fail-on", fail_on, "--format", format];
                run(directory.path(), &arguments, code);
                run(directory.path(), &["check", "none.txt", "--fail-on", fail_on, "--format", format], 0);
                // What is wrong with the input outweighs the findings.
                let bad = [&arguments[..], &["gone.txt"]].concat();
                run(directory.path(), &bad, 2);
            }
        }
        run(directory.path(), &["check", "growth.txt"], codes[1]);
    }
}

/// --lang, then `lang:` of the configuration, then the locale.
#[test]
fn the_language_of_messages() {
    let zh = directory(&[("bacheck.yaml", "lang: zh\n")]);
    let silent = directory(&[("bacheck.yaml", "# nothing\n")]);
    let table = [
        (&silent, "zh_CN.UTF-8", None, true),
        (&silent, "en_US.UTF-8", None, false),
        (&silent, "C.UTF-8", None, false),
        (&silent, "en_US.UTF-8", Some("zh"), true),
        (&zh, "en_US.UTF-8", None, true),
        (&zh, "zh_CN.UTF-8", Some("en"), false),
    ];
    for (directory, locale, lang, chinese) in table {
        let mut command = command(directory.path(), &["check"]);
        command.env("LC_ALL", locale).args(lang.map(|lang| ["--lang", lang]).into_iter().flatten());
        let told = stderr(&exits(command, 3));
        assert_eq!(told.contains("没有找到文章"), chinese, "{locale} {lang:?}: {told}");
        assert_eq!(told.contains("no article found"), !chinese, "{locale} {lang:?}: {told}");
    }
}

/// Redirected output has no colours unless they are asked for.
#[test]
fn colours_only_where_they_are_wanted() {
    let table = [
        (&[][..], &[][..], false),
        (&[], &["--color", "always"], true),
        (&[("FORCE_COLOR", "1")], &[], true),
        (&[("FORCE_COLOR", "1")], &["--color", "never"], false),
        (&[("FORCE_COLOR", "1"), ("NO_COLOR", "1")], &[], false),
        (&[("NO_COLOR", "1")], &["--color", "always"], true),
    ];
    for (variables, arguments, colored) in table {
        let mut command = command(&cmd("mission/park.in"), arguments);
        command.env_remove("NO_COLOR").envs(variables.iter().copied());
        let output = exits(command, 1);
        assert_eq!(stdout(&output).contains('\u{1b}'), colored, "{variables:?} {arguments:?}");
    }
}

/// Only what touches the draft is reported; what the archive says against itself is not.
#[test]
fn against_reports_what_touches_the_draft() {
    let desk = cmd("against/desk.in");
    let rules =
        |report: &Value| list(&report["findings"]).iter().map(|f| text(&f["rule"])).collect::<Vec<_>>();
    assert_eq!(rules(&report(&desk, &["check", "archive"], 1)), ["workers", "growth"]);
    assert_eq!(rules(&report(&desk, &["check", "draft.txt", "--against", "archive"], 1)), ["firms"]);
    assert!(rules(&report(&desk, &["check", "clean.txt", "--against", "archive"], 0)).is_empty());
}

/// A draft on standard input is the draft in a file, but for its name.
#[test]
fn standard_input_is_an_article() {
    let desk = cmd("against/desk.in");
    let draft = fs::read(desk.join("draft.txt")).expect("the draft");
    let arguments = ["check", "-", "--against", "archive", "--format", "json"];
    let mut child = command(&desk, &arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command runs");
    child.stdin.take().expect("a pipe").write_all(&draft).expect("the draft is taken");
    let output = child.wait_with_output().expect("the command ends");
    // Articles stand in the order of their paths, so that the name moves the draft.
    let named = stdout(&output).replace("\"-\"", "\"draft.txt\"");
    let file = report(&desk, &["check", "draft.txt", "--against", "archive"], 1);
    assert_eq!(sorted(&serde_json::from_str(&named).expect("one JSON document")), sorted(&file));
}

/// Reads bytes of a file.
type Decode = fn(&[u8]) -> String;

/// One article in three encodings.
const ENCODINGS: [(&str, Decode); 3] = [("utf-8.txt", utf8), ("gb18030.txt", gb18030), ("utf-16.txt", utf16)];

fn utf8(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

fn gb18030(bytes: &[u8]) -> String {
    encoding_rs::GB18030.decode_without_bom_handling(bytes).0.into_owned()
}

fn utf16(bytes: &[u8]) -> String {
    encoding_rs::UTF_16LE.decode_without_bom_handling(bytes).0.into_owned()
}

/// What a stretch of the file says, without line ends and spaces.
fn slice(file: &[u8], object: &Value, decode: Decode) -> String {
    let at = |key: &str| usize::try_from(object[key].as_u64().expect(key)).expect(key);
    decode(&file[at("start")..at("end")]).split_whitespace().collect()
}

#[test]
fn offsets_of_claims_are_bytes_of_the_file() {
    let directory = cmd("claims/claims.in");
    for (name, decode) in ENCODINGS {
        let file = fs::read(directory.join(name)).expect(name);
        let statements = lines(&directory, &["claims", name]);
        let written: Vec<String> = statements.iter().map(|s| text(&s["statement"]["text"])).collect();
        assert_eq!(written, ["150家", "12平方公里", "约45亿元", "突破100亿元"], "{name}");
        for statement in &statements {
            assert_eq!(slice(&file, statement, decode), text(&statement["statement"]["text"]), "{name}");
        }
    }
}

#[test]
fn offsets_of_quantities_and_times_are_bytes_of_the_file() {
    let directory = cmd("quantities/quantities.in");
    for (name, decode) in [ENCODINGS[0], ENCODINGS[1]] {
        let name = if name == "utf-8.txt" { "report.txt" } else { name };
        let file = fs::read(directory.join(name)).expect(name);
        let [article] = &lines(&directory, &["quantities", name, "--date", "2021-09"])[..] else {
            panic!("one article")
        };
        let all = [list(&article["quantities"]), list(&article["times"])].concat();
        assert!(all.len() > 3, "{article}");
        for one in all {
            let written: String = text(&one["text"]).split_whitespace().collect();
            assert_eq!(slice(&file, &one, decode), written, "{name}");
        }
    }
}

#[test]
fn offsets_of_evidence_are_bytes_of_the_file() {
    let desk = cmd("input/desk.in");
    let report = report(&desk, &["check", "may.txt", "gb18030.txt"], 1);
    for evidence in list(&report["findings"][0]["evidence"]) {
        let name = text(&evidence["path"]);
        let decode: Decode = if name == "may.txt" { utf8 } else { gb18030 };
        let file = fs::read(desk.join(&name)).expect("an article");
        assert_eq!(slice(&file, evidence, decode), text(&evidence["statement"]["text"]), "{name}");
    }
}

/// The keys of a JSON object.
fn keys(value: &Value) -> BTreeSet<String> {
    value.as_object().expect("an object").keys().cloned().collect()
}

#[test]
fn json_has_the_fields_of_its_version() {
    let report = report(&cmd("mission/park.in"), &[], 1);
    assert_eq!(keys(&report), set(&["version", "articles", "findings", "rules", "summary"]));
    let finding = &report["findings"][0];
    let fields = ["id", "rule", "topic", "check", "severity", "message", "versions", "evidence"];
    let place = ["path", "start", "end", "line", "column", "end_line", "end_column", "quote"];
    let value = set(&["value", "value_to", "relation", "unit", "text"]);
    let counts = ["errors", "warnings", "infos", "waived", "baselined", "statements", "articles"];
    assert!(keys(finding).is_superset(&set(&fields)));
    assert!(keys(&finding["evidence"][0]).is_superset(&set(&place)));
    assert!(keys(&finding["evidence"][0]["statement"]).is_superset(&value));
    assert!(keys(&finding["evidence"][0]["period"]).is_superset(&set(&["from", "to", "text"])));
    assert!(keys(&finding["versions"][0]).is_superset(&set(&["value", "evidence"])));
    assert!(keys(&report["articles"][0]).is_superset(&set(&["path", "title", "date", "date_inferred"])));
    assert!(keys(&report["rules"][0]).is_superset(&set(&["id", "statements", "articles"])));
    assert!(keys(&report["summary"]).is_superset(&set(&counts)));
    let claim = &lines(&cmd("mission/park.in"), &["claims"])[0];
    let fields = [
        "path", "start", "end", "line", "column", "quote", "rule", "subject", "scope", "measure", "basis",
        "modality", "direction", "statement", "period",
    ];
    assert!(keys(claim).is_superset(&set(&fields)), "{claim}");
    assert!(keys(&claim["period"]).is_superset(&set(&["from", "to", "text", "taken_over"])));
}

#[test]
fn a_rule_that_matched_nothing_is_in_json() {
    let rules = cmd("mission/park.in").join("rules").display().to_string();
    let report = report(&cmd("site/site.in"), &["check", "articles/a.txt", "--rules", &rules], 0);
    let silent =
        list(&report["rules"]).iter().filter(|rule| rule["statements"] == 0 && rule["articles"] == 0);
    assert_eq!(
        silent.map(|rule| text(&rule["id"])).collect::<Vec<_>>(),
        ["innovative-drugs", "innovative-drug-share"]
    );
}

#[test]
fn lines_in_json_are_numbered() {
    let output =
        run(&cmd("quantities/quantities.in"), &["quantities", "--lines", "lines.txt", "--format", "json"], 0);
    let texts: Value = serde_json::from_slice(&output.stdout).expect("one JSON document");
    let numbers: Vec<&Value> = list(&texts).iter().map(|text| &text["line"]).collect();
    assert_eq!(numbers, [1, 2, 3, 4]);
}

#[test]
fn lines_are_those_of_the_file() {
    let numbers = |files: &[&str]| {
        let texts = lines(&cmd("input/desk.in"), &[&["quantities", "--lines"], files].concat());
        let stated = texts.iter().filter(|text| !list(&text["quantities"]).is_empty());
        stated.map(|text| text["line"].as_u64().expect("a line")).collect::<Vec<_>>()
    };
    assert_eq!(numbers(&["may.txt"]), [5]);
    assert_eq!(numbers(&["may.txt", "june.txt"]), [5, 5]);
}

#[test]
fn a_draft_in_the_archive_is_read_once() {
    let desk = cmd("against/desk.in");
    for archive in [".", "archive/.."] {
        let report = report(&desk, &["check", "draft.txt", "--against", archive], 1);
        let paths: Vec<String> =
            list(&report["articles"]).iter().map(|article| text(&article["path"])).collect();
        assert_eq!(paths.iter().filter(|path| path.ends_with("draft.txt")).count(), 1, "{paths:?}");
    }
}

#[test]
fn the_output_does_not_depend_on_the_order_of_the_arguments() {
    let park = cmd("mission/park.in");
    for format in ["table", "json", "jsonl"] {
        let show = |order: [usize; 3]| {
            let names = order.map(|i| PARK[i]);
            stdout(&run(&park, &[&["check", "--format", format], &names[..]].concat(), 1))
        };
        for order in ORDERS {
            assert_eq!(show(order), show(ORDERS[0]), "{order:?}");
        }
    }
}

#[test]
fn an_unreadable_directory_is_told() {
    let Some(directory) = locked("locked") else { return };
    let output = run(directory.path(), &["check", "may.txt", "locked", "growth.txt", "--lang", "zh"], 2);
    assert!(stderr(&output).contains("没有读取“locked”的权限"), "{}", stderr(&output));
    assert!(stdout(&output).contains("[growth "), "{}", stdout(&output));
}

#[test]
fn a_broken_rule_file_keeps_no_article_from_being_checked() {
    let files = [
        ("growth.txt", "企业从20家增长到50家，增长2.5倍。\n"),
        ("rules/good.yaml", "claims:\n  firms: {find: [企业]}\n"),
        ("rules/bad.yaml", "claims: [\n"),
        ("rules/key.yaml", "claims:\n  workers: {fnid: [职工]}\n"),
        ("bacheck.yaml", "rules: [rules]\n"),
    ];
    let directory = directory(&files);
    let output = run(directory.path(), &["check", "growth.txt"], 2);
    assert!(
        stderr(&output).contains("bad.yaml") && stderr(&output).contains("key.yaml"),
        "{}",
        stderr(&output)
    );
    assert!(stdout(&output).contains("[growth "), "{}", stdout(&output));
}

#[test]
fn rules_that_are_not_there_are_an_error() {
    let desk = cmd("input/desk.in");
    run(&desk, &["check", "may.txt", "--rules", "photos"], 2);
    run(&desk, &["check", "may.txt", "--rules", "rules-*.yaml"], 2);
}

#[test]
fn ids_are_unique() {
    let slip = "企业从20家增长到50家，增长2.5倍。\n";
    let directory = directory(&[("bacheck.yaml", "# nothing\n"), ("a.txt", slip), ("reprint.txt", slip)]);
    let report = report(directory.path(), &["check", "a.txt", "reprint.txt"], 1);
    let findings = list(&report["findings"]);
    let ids: BTreeSet<String> = findings.iter().map(|finding| text(&finding["id"])).collect();
    assert_eq!(ids.len(), findings.len());
}
