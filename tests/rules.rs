//! Rule files: what is told of broken ones, that the examples of the manual hold, and that the packs find what they should.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use bacheck::diagnostic::Problem;
use bacheck::lang::Lang;
use bacheck::quantity::Units;
use bacheck::rule::from_text;
use bacheck::{examples, rule};

/// The files of a folder of tests/rules/ that end in `extension`, sorted.
fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let directory = Path::new("tests/rules").join(folder);
    let entries = fs::read_dir(&directory).expect("a folder of tests");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut files: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|e| e == extension)).collect();
    files.sort();
    files
}

/// The exit code and what is told on standard error.
fn told(path: &Path, lang: &str) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_bacheck"))
        .args(["check", "../article.txt", "--color", "never", "--lang", lang, "--rules"])
        .arg(path.file_name().expect("a file"))
        .current_dir("tests/rules/broken")
        .output()
        .expect("bacheck runs");
    (output.status.code(), String::from_utf8_lossy(&output.stderr).replace("\r\n", "\n"))
}

/// Each message stands beside its file; `SNAPSHOTS=overwrite` writes them anew.
#[test]
fn what_is_told_of_every_broken_file_is_what_is_stored() {
    let files = files("broken", "yaml");
    assert!(files.len() >= 40, "only {} files", files.len());
    let mut wrong = Vec::new();
    for path in files {
        for lang in ["zh", "en"] {
            let (code, shown) = told(&path, lang);
            let stored = path.with_extension(format!("{lang}.txt"));
            if std::env::var("SNAPSHOTS").is_ok_and(|action| action == "overwrite") {
                fs::write(&stored, &shown).expect("written");
            }
            let want = fs::read_to_string(&stored).unwrap_or_default().replace("\r\n", "\n");
            if code != Some(2) || shown != want {
                wrong.push(format!("{} ({lang}, exit {code:?})\n{shown}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}

fn shown(problems: &[Problem]) -> String {
    problems.iter().map(|problem| problem.render(Lang::En, false)).collect::<Vec<_>>().join("\n")
}

/// The YAML blocks of a Markdown text, each with the number of its first line.
fn blocks(text: &str) -> Vec<(usize, String)> {
    let mut blocks: Vec<(usize, String)> = Vec::new();
    let mut inside = false;
    for (number, line) in text.lines().enumerate() {
        match line {
            "```yaml" => {
                inside = true;
                blocks.push((number + 2, String::new()));
            }
            "```" => inside = false,
            line if inside => blocks.last_mut().expect("a block").1.push_str(&format!("{line}\n")),
            _ => {}
        }
    }
    blocks
}

#[test]
fn every_block_of_the_manual_loads_and_its_examples_hold() {
    let mut wrong = Vec::new();
    for manual in ["docs/rules.md", "docs/rules.zh-CN.md"] {
        let text = fs::read_to_string(manual).expect(manual);
        let blocks = blocks(&text);
        assert!(blocks.len() >= 10, "{manual}: only {} blocks", blocks.len());
        for (line, block) in blocks.iter().filter(|(_, block)| !block.starts_with("# bacheck.yaml")) {
            let (rules, mut problems) = from_text(Path::new(manual), block, Units::default());
            problems.extend(examples::failures(&rules));
            let shows = !rules.facts.is_empty()
                || rules.claims.iter().any(|claim| !claim.examples.is_empty())
                || rules.relations.iter().any(|relation| !relation.examples.is_empty());
            if !problems.is_empty() || !shows {
                wrong.push(format!("{manual}:{line} (examples: {shows})\n{}", shown(&problems)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A pack, the articles it is tried on, and the claims that contradict there, in the order of the findings.
const PACKS: &[(&str, &[&str])] =
    &[("national-economy", &["grain", "retail-sales-growth"]), ("company", &["net-profit", "dividend"])];

#[test]
fn packs_load_together() {
    let packs: Vec<PathBuf> = PACKS.iter().map(|(pack, _)| PathBuf::from(format!("pack:{pack}"))).collect();
    let (_, problems) = rule::load_usable(&packs, Default::default());
    assert!(problems.is_empty(), "{}", shown(&problems));
}

#[test]
fn packs_find_what_is_planted_and_nothing_else() {
    for (pack, want) in PACKS {
        let (rules, problems) =
            rule::load_usable(&[PathBuf::from(format!("pack:{pack}"))], Default::default());
        assert!(problems.is_empty(), "{pack}\n{}", shown(&problems));
        let failures = examples::failures(&rules);
        assert!(failures.is_empty(), "{pack}\n{}", shown(&failures));
        let paths = files(pack, "txt");
        let articles = paths.iter().map(|path| bacheck::read::load(path).expect("an article").0).collect();
        let outcome = bacheck::check(articles, &rules, &Default::default(), |check| {
            Some(bacheck::check::default_severity(check))
        });
        let found: Vec<&str> = outcome.findings.iter().map(|finding| finding.rule.as_str()).collect();
        assert_eq!(found, *want, "{pack}");
    }
}
