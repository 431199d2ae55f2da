//! How fast the command checks a large archive, everything included: start, rules, reading the files, the report.
//! Ratios to cutting the same text into words with jieba-rs on one core in the same run, and of 300 rules to 30.
//!
//! Three archives: the articles of `benches/prose/`, ordinary ones that the rules are not about; those of `corpus/` among
//! them, which they are about; and those of `corpus/` alone, which are little but numbers that contradict each other.

#![allow(clippy::print_stdout, clippy::float_arithmetic, clippy::expect_used, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use jieba_rs::Jieba;

/// The size of an archive, and of the one that is checked with 30 and with 300 rules.
const LARGE: usize = 50_000_000;
const SMALL: usize = 10_000_000;
/// Each side runs this often, by turns; the best time of each counts.
const ROUNDS: usize = 3;

fn main() {
    let home = tempfile::tempdir().expect("a temporary directory");
    let (corpus, prose) = (texts("corpus"), texts("benches/prose"));
    let mixed: Vec<_> = corpus.iter().chain(&prose).cloned().collect();
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let jieba = Jieba::new();
    for (name, texts) in
        [("benches/prose/", &prose), ("corpus/ among it", &mixed), ("corpus/ alone", &corpus)]
    {
        let archive = home.path().join("archive");
        let bytes = write_archive(texts, &archive, LARGE);
        let [cut, check] = best([&|| cut(&jieba, texts, bytes), &|| check(&archive, &project)]);
        println!(
            "{name}, {bytes} bytes: jieba-rs cut, one core {cut:.2} s, bacheck check {check:.2} s, {:.2} x jieba",
            cut / check
        );
        fs::remove_dir_all(&archive).expect("the archive goes");
    }
    let small = home.path().join("small");
    write_archive(&corpus, &small, SMALL);
    let [few, many] = [30, 300].map(|count| {
        let path = home.path().join(format!("{count}.yaml"));
        fs::write(&path, rules(count)).expect("rules");
        path
    });
    let [few, many] = best([&|| check(&small, &few), &|| check(&small, &many)]);
    println!("300 rules, {SMALL} bytes of corpus/: {many:.2} s, {:.2} x the time of 30 rules", many / few);
}

/// The best time of each, in seconds, by turns.
fn best(works: [&dyn Fn(); 2]) -> [f64; 2] {
    let mut best = [Duration::MAX; 2];
    for _ in 0..ROUNDS {
        for (slot, work) in best.iter_mut().zip(works) {
            *slot = (*slot).min(timed(work));
        }
    }
    best.map(|time| time.as_secs_f64())
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// As much text as the archive has, cut line by line.
fn cut(jieba: &Jieba, texts: &[(String, String)], bytes: usize) {
    let (mut done, mut words) = (0, 0);
    for (_, text) in texts.iter().cycle() {
        words += text.lines().map(|line| jieba.cut(line, false).len()).sum::<usize>();
        done += text.len();
        if done >= bytes {
            break;
        }
    }
    assert!(words > 0, "nothing was cut");
}

/// The command over a directory, its report thrown away.
fn check(articles: &Path, rules: &Path) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bacheck"));
    command.current_dir(articles).args(["check", ".", "--format", "json", "--fail-on", "never", "--rules"]);
    let status = command.arg(rules).stdout(Stdio::null()).stderr(Stdio::null()).status();
    assert!(status.expect("bacheck runs").code().is_some_and(|code| code < 2), "bacheck failed");
}

/// The UTF-8 articles of a directory without their front matter, each with its name.
fn texts(directory: &str) -> Vec<(String, String)> {
    let mut paths = files(directory, "txt");
    paths.sort();
    let body = |text: String| match text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")) {
        Some((_, body)) => body.to_owned(),
        None => text,
    };
    let name = |path: &PathBuf| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    paths.iter().filter_map(|path| Some((name(path), body(fs::read_to_string(path).ok()?)))).collect()
}

fn files(directory: &str, extension: &str) -> Vec<PathBuf> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join(directory);
    let entries = fs::read_dir(directory).expect("a directory of the project");
    let paths = entries.map(|entry| entry.expect("entry").path());
    paths.filter(|path| path.extension().is_some_and(|found| found == extension)).collect()
}

/// Writes the articles again and again under other names and dates; how many bytes they have.
fn write_archive(texts: &[(String, String)], directory: &Path, bytes: usize) -> usize {
    let mut written = 0;
    for copy in 0.. {
        let date = format!("{}-{:02}", 1850 + copy / 12, copy % 12 + 1);
        let folder = directory.join(&date);
        fs::create_dir_all(&folder).expect("a directory");
        for (name, text) in texts {
            let article = format!("---\ndate: {date}\n---\n{text}");
            fs::write(folder.join(format!("{name}.txt")), &article).expect("an article");
            written += article.len();
            if written >= bytes {
                return written;
            }
        }
    }
    written
}

/// So many rules: those of rules/ by turns, and from the second time on with another last word to look for.
fn rules(count: usize) -> String {
    let mut paths = files("rules", "yaml");
    paths.sort();
    let texts: Vec<String> = paths.iter().filter_map(|path| fs::read_to_string(path).ok()).collect();
    let mut out: String = texts.iter().filter(|text| !text.contains("\nclaims:")).cloned().collect();
    let claims: Vec<&str> = texts.iter().flat_map(|text| claims(text)).collect();
    let step = (claims.len() / count).max(1);
    out.push_str("\nclaims:\n");
    for n in 0..count {
        let (claim, turn) = (claims[n * step % claims.len()], n * step / claims.len());
        out.push_str(&if turn == 0 { claim.to_owned() } else { varied(claim, turn) });
    }
    out
}

/// The claims of a rule file, each with its lines but for the examples.
fn claims(text: &str) -> Vec<&str> {
    let Some((_, claims)) = text.split_once("\nclaims:\n") else { return Vec::new() };
    // Up to the next key of the file, such as `relations:`.
    let next = claims
        .match_indices('\n')
        .find(|(at, _)| claims[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic()));
    let claims = &claims[..next.map_or(claims.len(), |(at, _)| at + 1)];
    let starts: Vec<usize> = claims
        .match_indices("\n  ")
        .filter(|(at, _)| claims[at + 3..].starts_with(|c: char| c.is_ascii_alphabetic()))
        .map(|(at, _)| at + 1)
        .collect();
    let starts = std::iter::once(0).chain(starts);
    let ends = starts.clone().skip(1).chain([claims.len()]);
    starts
        .zip(ends)
        .map(|(start, end)| claims[start..end].split("    examples:").next().unwrap_or(""))
        .collect()
}

/// A claim under another id that looks for another last word.
fn varied(claim: &str, turn: usize) -> String {
    let mut out = String::new();
    for (n, line) in claim.lines().enumerate() {
        let line = match line.trim_start() {
            _ if n == 0 => line.replace(':', &format!("-{turn}:")),
            found if found.starts_with("find:") => line.replacen(']', &format!("第{turn}]"), 1),
            _ => line.to_owned(),
        };
        out.push_str(&line);
        out.push('\n');
    }
    out
}
