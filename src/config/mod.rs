//! bacheck.yaml: mirror (as written) → [`Config`] (checked) → files → articles.

use std::path::{Path, PathBuf};

use crate::diagnostic::Problem;
use crate::read;

mod mirror;
mod metadata;
mod pattern;
mod model;
mod manifest;
mod build;
mod units;
mod rank;
mod files;
mod waive;
mod articles;

pub use articles::{Found, rule_files};
pub(crate) use files::by_path;
pub use metadata::Metadata;
pub use model::{CHECKS, Config, Listed, Waiver};
pub use pattern::NamePattern;
pub use rank::Ranks;
pub use waive::with_waiver;

/// Names of a configuration, the first one first.
pub const NAMES: [&str; 2] = ["bacheck.yaml", "bacheck.yml"];

impl Config {
    /// The configuration in the file `path`; its paths are relative to that file.
    ///
    /// # Errors
    /// The file cannot be read, is no YAML, or has keys or values that mean nothing: all of them at once.
    pub fn load(path: &Path) -> Result<Self, Vec<Problem>> {
        let bytes = read::bytes(path).map_err(|problem| vec![problem])?;
        let source = read::text(path, &bytes).map_err(|problem| vec![problem])?;
        build::build(path, source.as_str())
    }

    /// The configuration file in `directory` or the nearest directory above it that has one, looked for up to the one
    /// that holds `.git`. Seen from `directory` where that is relative (`../bacheck.yaml`).
    pub fn find_from(directory: &Path) -> Option<PathBuf> {
        let absolute =
            std::path::absolute(if directory == Path::new("") { Path::new(".") } else { directory });
        let mut seen = if directory == Path::new(".") { PathBuf::new() } else { directory.to_owned() };
        for above in absolute.ok()?.ancestors() {
            if let Some(name) = NAMES.iter().find(|name| above.join(name).is_file()) {
                return Some(if directory.is_absolute() { above.join(name) } else { seen.join(name) });
            }
            if above.join(".git").exists() {
                return None;
            }
            seen.push("..");
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Severity, Trouble};
    use crate::finding;
    use crate::lang::Lang;

    /// A directory with these files in it.
    fn directory(files: &[(&str, &str)]) -> tempfile::TempDir {
        let directory = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = directory.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        directory
    }

    fn load(config: &str) -> Result<Config, Vec<Problem>> {
        let directory = directory(&[("bacheck.yaml", config)]);
        Config::load(&directory.path().join("bacheck.yaml"))
    }

    /// The names of what is found, each with its title, and what is wrong.
    fn found(directory: &Path, arguments: &[&str]) -> (Vec<String>, Vec<Problem>) {
        let config = Config::load(&directory.join("bacheck.yaml")).unwrap();
        let arguments: Vec<_> = arguments.iter().map(|a| directory.join(a)).collect();
        let Found { articles, problems } = config.articles(&arguments);
        let name = |path: &Path| path.strip_prefix(directory).unwrap_or(path).display().to_string();
        let shown = |a: &crate::article::Article| match &a.title {
            Some(title) => format!("{} {title}", name(&a.path)),
            None => name(&a.path),
        };
        (articles.iter().map(shown).collect(), problems)
    }

    #[test]
    fn the_example_of_the_manual_is_read() {
        let config = load(
            "lang: zh\nrules: [rules]\narticles:\n  - corpus/*.txt\n  - {path: corpus/2021-09.txt, date: 2021-09}\n\
             checks: {name: warning, share-of-whole: off}\nhedges: {about: 4%, near: 0.2}\n\
             waivers:\n  - {finding: 3f9c2a71b04e, reason: 统计口径不同, until: 2027-01-01}\nbaseline: base.json\n",
        )
        .unwrap();
        assert_eq!(config.lang, Some(Lang::Zh));
        assert!(config.rules[0].path.ends_with("rules") && config.articles.len() == 2);
        assert_eq!(config.articles[1].metadata.date.unwrap().to_string(), "2021-09");
        assert_eq!(config.severity("name", None), Some(finding::Severity::Warning));
        assert_eq!(config.severity("share-of-whole", Some(finding::Severity::Info)), None);
        assert_eq!(config.severity("sum", Some(finding::Severity::Error)), Some(finding::Severity::Error));
        assert_eq!(
            (config.hedges.about.to_string(), config.hedges.near.to_string()),
            ("0.04".into(), "0.2".into())
        );
        assert_eq!(config.waivers[0].until.unwrap().to_string(), "2027-01-01");
        assert!(load("rules: rules\n").unwrap().rules[0].path.ends_with("rules"));
        assert!(load("").unwrap().articles.is_empty());
        assert!(load("# nothing\nrules:\narticles:\n").is_ok());
    }

    #[test]
    fn what_means_nothing_is_pointed_at() {
        let table = [
            ("articls: []\n", (1, 1), "unknown key `articls`", "did you mean `articles`?"),
            (
                "articles:\n  - {path: 生物城.txt, tilte: 甲}\n",
                (2, 21),
                "unknown key `tilte`",
                "did you mean `title`?",
            ),
            ("checks: {sums: off}\n", (1, 10), "unknown check `sums`", "did you mean `sum`?"),
            ("checks: {sum: warn}\n", (1, 15), "unknown severity `warn`", "known: off, info"),
            ("lang: fr\n", (1, 7), "unknown language `fr`", "known: zh, en"),
            ("hedges: {about: 500%}\n", (1, 17), "`500%` is not a share", "5% or 0.05"),
            ("articles:\n  - {path: 甲.txt, date: 九月}\n", (2, 25), "`九月` is not a date", "2021-09-10"),
            ("waivers: [{finding: x, reason: 甲}]\n", (1, 21), "`x` is not the id", "twelve"),
            ("waivers: [{finding: 3f9c2a71b04e}]\n", (1, 11), "`reason` is missing", ""),
            ("lang: zh\nlang: en\n", (2, 1), "`lang` is given twice", ""),
            ("rank:\n  - 公报|\n", (2, 5), "no word is written here", ""),
            ("rank: [公报, 日报|公报]\n", (1, 12), "`公报` is given already at", ":1"),
            ("rank: 公报\n", (1, 7), "expected a list here", ""),
            ("articles: a.txt\n", (1, 11), "expected a list here", ""),
            ("rules: {a: b}\n", (1, 9), "unknown key `a`", "known: pack"),
            ("articles: [[a]]\n", (1, 12), "expected a path or a mapping with `path` here", ""),
            ("checks: [sum]\n", (1, 9), "expected a mapping here", ""),
        ];
        for (text, position, message, help) in table {
            let problems = load(text).expect_err(text);
            let place = problems[0].place.clone().expect(text);
            let shown = problems[0].render(Lang::En, false);
            assert_eq!((place.line, place.column), position, "{shown}");
            assert!(shown.contains(message) && shown.contains(help), "{shown}");
        }
        let all = load("hedges: {near: x}\nchecks: {a: b}\nlang: fr\n").unwrap_err();
        let lines: Vec<_> = all.iter().filter_map(|p| Some(p.place.as_ref()?.line)).collect();
        assert_eq!(lines, [1, 2, 2, 3]);
    }

    #[test]
    fn every_check_may_be_set() {
        let config = load("checks: {list-count: off, name: info}\n").unwrap();
        assert_eq!(config.severity("name", None), Some(finding::Severity::Info));
        assert_eq!(config.severity("list-count", Some(finding::Severity::Error)), None);
    }

    #[test]
    fn a_number_is_a_path_as_it_is_written() {
        let config = load("articles: [2022, 2022.10, 007]\n").unwrap();
        let names: Vec<_> = config.articles.iter().filter_map(|listed| listed.path.file_name()).collect();
        assert_eq!(names, ["2022", "2022.10", "007"]);
    }

    #[test]
    fn rules_that_are_not_there_are_an_error() {
        let directory = directory(&[("bacheck.yaml", "rules: [none, 'x*.yaml']"), ("none/a.txt", "")]);
        let config = Config::load(&directory.path().join("bacheck.yaml")).unwrap();
        let (files, problems) = config.rule_files();
        assert!(files.is_empty() && problems.len() == 2);
        assert!(problems.iter().all(|p| p.severity() == Severity::Error && p.place.is_some()));
    }

    #[test]
    fn a_pattern_a_path_and_a_directory_give_each_file_once() {
        let config = "articles:\n  - corpus/*.txt\n  - {path: corpus/a.txt, title: 甲}\n  - more\n";
        let directory = directory(&[
            ("bacheck.yaml", config),
            ("corpus/b.txt", "---\ntitle: 乙\n---\n12个"),
            ("corpus/a.txt", "---\ntitle: 另\n---\n12个"),
            ("more/deep/c.md", "12个"),
            ("more/README.md", "12个"),
            ("more/.hidden.txt", "12个"),
            ("more/.gitignore", "out.txt\n"),
            ("more/out.txt", "12个"),
        ]);
        let (articles, problems) = found(directory.path(), &[]);
        assert_eq!(articles, ["corpus/a.txt 甲", "corpus/b.txt 乙", "more/deep/c.md"]);
        assert!(problems.is_empty(), "{problems:?}");
        let (articles, _) = found(directory.path(), &["more/README.md", "corpus", "corpus/../corpus/a.txt"]);
        assert_eq!(articles, ["more/README.md", "corpus/a.txt 甲", "corpus/b.txt 乙"]);
    }

    #[test]
    fn paths_and_tables_say_what_articles_are() {
        let config = "articles:\n  - 'in/{date}-{title}.txt'\n  - {manifest: table/list.csv}\n";
        let directory = directory(&[
            ("bacheck.yaml", config),
            ("in/2021-09-集群.txt", "12个"),
            ("table/list.csv", "路径,日期,标题,来源,编辑\na.txt,2021/9/3,甲,日报,张三\n\nb.txt,,,\n"),
            ("table/a.txt", "12个"),
            ("table/b.txt", "12个"),
        ]);
        let loaded = Config::load(&directory.path().join("bacheck.yaml")).unwrap();
        let Found { articles, problems } = loaded.articles(&[]);
        assert!(problems.is_empty(), "{problems:?}");
        let shown: Vec<String> = articles
            .iter()
            .map(|a| {
                format!(
                    "{} {}",
                    a.title.as_deref().unwrap_or("-"),
                    a.date.map_or("-".to_owned(), |d| d.to_string())
                )
            })
            .collect();
        assert_eq!(shown, ["集群 2021-09", "甲 2021-09-03", "- -"]);
    }

    #[test]
    fn faults_of_a_table_have_their_line() {
        let table = [
            ("path,date\na.txt,九月\n", (2, 7), "`九月` is not a date"),
            ("path,dat\na.txt,2021\n", (1, 6), "unknown key `dat`"),
            ("标题,日期\n甲,2021\n", (1, 1), "`path` is missing"),
            ("path,date\na.txt,2021\n,2022\n", (3, 1), "`path` is missing"),
            ("path,date\nno.txt,2021\n", (2, 1), "cannot find"),
        ];
        for (text, position, message) in table {
            let directory = directory(&[
                ("bacheck.yaml", "articles: [{manifest: list.csv}]"),
                ("list.csv", text),
                ("a.txt", "12个"),
            ]);
            let problems = match Config::load(&directory.path().join("bacheck.yaml")) {
                Ok(config) => config.articles(&[]).problems,
                Err(problems) => problems,
            };
            let shown = problems.first().expect(text).render(Lang::En, false);
            let place = problems[0].place.clone().expect(text);
            assert!(problems[0].path.ends_with("list.csv") && shown.contains(message), "{shown}");
            assert_eq!((place.line, place.column), position, "{shown}");
        }
    }

    #[test]
    fn what_cannot_be_read_keeps_no_other_from_being_read() {
        let config = "articles: [no.txt, a.txt, empty.txt, x*.txt, b.txt]\n";
        let directory = directory(&[
            ("bacheck.yaml", config),
            ("a.txt", "12个"),
            ("b.txt", "a\0b"),
            ("empty.txt", " \n"),
        ]);
        let (articles, problems) = found(directory.path(), &[]);
        assert_eq!(articles, ["a.txt"]);
        let at = |name: &str| directory.path().join(name);
        let expected = [
            (Trouble::Missing(at("no.txt")), Some((1, 12)), Severity::Error),
            (Trouble::NoMatch(at("x*.txt").display().to_string()), Some((1, 38)), Severity::Note),
            (Trouble::Empty(at("empty.txt")), None, Severity::Note),
            (Trouble::Binary(at("b.txt")), None, Severity::Error),
        ];
        assert_eq!(problems.len(), expected.len());
        for (problem, (trouble, position, severity)) in problems.iter().zip(expected) {
            let place = problem.place.as_ref().map(|p| (p.line, p.column));
            assert_eq!((&problem.trouble, place, problem.severity()), (&trouble, position, severity));
        }
        let (articles, problems) = found(directory.path(), &["a.txt", "gone.txt"]);
        assert_eq!((articles.len(), problems.len()), (1, 1));
        assert_eq!(problems[0].path, at("gone.txt"));
    }

    #[test]
    fn rules_are_found_in_directories() {
        let directory = directory(&[
            ("bacheck.yaml", "rules: [rules, one.yaml]"),
            ("one.yaml", ""),
            ("rules/b.yml", ""),
            ("rules/a/z.yaml", ""),
            ("rules/notes.txt", ""),
        ]);
        let config = Config::load(&directory.path().join("bacheck.yaml")).unwrap();
        let (files, problems) = config.rule_files();
        let expected = ["rules/a/z.yaml", "rules/b.yml", "one.yaml"].map(|name| directory.path().join(name));
        assert_eq!((files.as_slice(), problems.len()), (expected.as_slice(), 0));
    }

    #[test]
    fn signs_in_the_name_of_the_directory_are_no_pattern() {
        let directory =
            directory(&[("[a]/bacheck.yml", "articles: ['*.txt', 'b[1].txt']"), ("[a]/b[1].txt", "12个")]);
        let config = Config::load(&directory.path().join("[a]/bacheck.yml")).unwrap();
        assert_eq!(config.articles(&[]).articles.len(), 1);
    }

    #[test]
    fn a_configuration_is_looked_for_up_to_the_repository() {
        let directory = directory(&[
            ("bacheck.yml", ""),
            ("deep/er/a.txt", ""),
            ("repository/.git/HEAD", ""),
            ("repository/src/a.txt", ""),
        ]);
        let at = |name: &str| directory.path().join(name);
        assert_eq!(Config::find_from(&at("deep/er")), Some(at("bacheck.yml")));
        assert_eq!(Config::find_from(&at("repository/src")), None);
    }
}
