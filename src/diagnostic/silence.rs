//! What a run is silent about, in Chinese and English: hints, so that nobody takes silence for agreement.

use crate::lang::Lang;

/// Paths that are named; more are counted.
const SHOWN: usize = 3;

/// What was compared with nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Silence {
    /// A run without rules: only the built-in checks.
    NoRules,
    /// Articles without a date whose statements were compared with none of another article, by their paths.
    Undated(Vec<String>),
    /// How many statements of no known time were compared with none of another article.
    Timeless(usize),
}

impl Silence {
    pub(super) fn message(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::NoRules, Lang::Zh) => "没有规则：只做了内置检查".to_owned(),
            (Self::NoRules, Lang::En) => "no rules: only the built-in checks were run".to_owned(),
            (Self::Undated(paths), Lang::Zh) => {
                format!("{}篇文章没有日期：{}", paths.len(), named(paths, lang))
            }
            (Self::Undated(paths), Lang::En) => {
                let articles = if paths.len() == 1 { "article has" } else { "articles have" };
                format!("{} {articles} no date: {}", paths.len(), named(paths, lang))
            }
            (Self::Timeless(n), Lang::Zh) => format!("{n}条陈述不知是何时的数，没有与其他文章比较"),
            (Self::Timeless(n), Lang::En) => {
                let statements =
                    if *n == 1 { "statement of unknown time was" } else { "statements of unknown time were" };
                format!("{n} {statements} compared with no other article")
            }
        }
    }

    /// What to do, in Chinese and English.
    pub(super) fn help(&self) -> (&'static str, &'static str) {
        match self {
            Self::NoRules => (
                "用 --rules 给出规则文件，或在 bacheck.yaml 的 rules 里列出",
                "name rule files with --rules, or list them under `rules` in bacheck.yaml",
            ),
            Self::Undated(paths) if paths.iter().any(|path| leads_with_date(path)) => (
                "文件名里有日期：在 bacheck.yaml 的 articles 里写路径模式，如 '{date}*.txt'",
                "the names hold dates: list a pattern under `articles` in bacheck.yaml, such as '{date}*.txt'",
            ),
            Self::Undated(_) => (
                "在文章开头的 --- 之间写 date，或在 bacheck.yaml 里写，或加 --date",
                "write `date` into their front matter or into bacheck.yaml, or give --date",
            ),
            Self::Timeless(_) => (
                "bacheck claims 列出每条陈述和它的时间",
                "`bacheck claims` lists each statement with its time",
            ),
        }
    }
}

fn named(paths: &[String], lang: Lang) -> String {
    let (n, zh) = (paths.len(), lang == Lang::Zh);
    let shown = paths[..n.min(SHOWN)].join(if zh { "、" } else { ", " });
    match lang {
        _ if n <= SHOWN => shown,
        Lang::Zh => format!("{shown}等"),
        Lang::En => format!("{shown}, …"),
    }
}

/// Whether a file's name begins with a year: 2023-07-08.txt.
fn leads_with_date(path: &str) -> bool {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let digits = name.bytes().take_while(u8::is_ascii_digit).count();
    matches!(digits, 4 | 6 | 8) && name.starts_with(['1', '2'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_most_three_articles_are_named() {
        let undated = |n: usize| Silence::Undated((1..=n).map(|i| format!("{i}.txt")).collect());
        let table = [
            (undated(1), "1篇文章没有日期：1.txt", "1 article has no date: 1.txt"),
            (
                undated(3),
                "3篇文章没有日期：1.txt、2.txt、3.txt",
                "3 articles have no date: 1.txt, 2.txt, 3.txt",
            ),
            (
                undated(4),
                "4篇文章没有日期：1.txt、2.txt、3.txt等",
                "4 articles have no date: 1.txt, 2.txt, 3.txt, …",
            ),
            (
                Silence::Timeless(2),
                "2条陈述不知是何时的数，没有与其他文章比较",
                "2 statements of unknown time were compared with no other article",
            ),
        ];
        for (silence, zh, en) in table {
            assert_eq!([silence.message(Lang::Zh), silence.message(Lang::En)], [zh, en]);
        }
    }

    #[test]
    fn names_that_begin_with_a_date() {
        for (path, want) in [
            ("in/2023-07-08.txt", true),
            ("20230708头版.txt", true),
            ("2023年7月.txt", true),
            ("12-3.txt", false),
            ("2023/a.txt", false),
            ("93847.txt", false),
        ] {
            assert_eq!(leads_with_date(path), want, "{path}");
        }
    }
}
