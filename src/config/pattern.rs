//! Paths that say what an article is: `{source}/{date}-{title}.txt`.

use std::path::Path;

use regex::Regex;

use super::metadata::Metadata;
use crate::article::ArticleDate;

/// What may stand in braces.
pub(super) const FIELDS: [&str; 4] = ["date", "title", "source", "subject"];

/// A path with fields in braces, as a regular expression over the ends of paths.
#[derive(Debug, Clone)]
pub struct NamePattern(Regex);

impl PartialEq for NamePattern {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_str() == other.0.as_str()
    }
}

impl Eq for NamePattern {}

/// The names in braces, known or not.
pub(super) fn fields(path: &str) -> Vec<&str> {
    path.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name)).collect()
}

/// The pattern with `*` for every field, as files are looked for.
pub(super) fn glob(path: &str) -> String {
    let glob =
        fields(path).iter().fold(path.to_owned(), |path, name| path.replace(&format!("{{{name}}}"), "*"));
    // A field beside a star is one star; two by themselves are any directories.
    let part = |part: &str| {
        let stars = part != "**" && part.contains("**");
        if stars { part.replace("**", "*").replace("**", "*") } else { part.to_owned() }
    };
    glob.split('/').map(part).collect::<Vec<_>>().join("/")
}

impl NamePattern {
    /// None where a path has no field.
    pub(super) fn of(path: &str) -> Option<Self> {
        if fields(path).is_empty() {
            return None;
        }
        let mut written = regex::escape(path.trim_start_matches("./"))
            .replace(r"\*\*/", "(?:.*/)?")
            .replace(r"\*", "[^/]*")
            .replace(r"\?", "[^/]");
        for name in FIELDS {
            let held = if name == "date" {
                r"\d{4}(?:[-._年]?\d{1,2}(?:[-._月]?\d{1,2})?)?[月日]?"
            } else {
                "[^/]+?"
            };
            written = written.replacen(&format!(r"\{{{name}\}}"), &format!("(?<{name}>{held})"), 1);
        }
        Regex::new(&format!("(?:^|/){written}$")).ok().map(Self)
    }

    /// What a path says; nothing where it does not fit.
    pub(super) fn metadata(&self, path: &Path) -> Metadata {
        let path = path.to_string_lossy().replace('\\', "/");
        let Some(found) = self.0.captures(&path) else { return Metadata::default() };
        let field = |name: &str| found.name(name).map(|field| field.as_str().trim().to_owned());
        let date = field("date").and_then(|date| ArticleDate::parse(&plain(&date)));
        Metadata { date, title: field("title"), source: field("source"), subject: field("subject") }
    }
}

/// 20210910, 2021.9.10, 2021年9月10日 as 2021-09-10.
fn plain(date: &str) -> String {
    if date.len() >= 6 && date.bytes().all(|b| b.is_ascii_digit()) {
        let (year, rest) = date.split_at(4);
        let (month, day) = rest.split_at(2);
        return [year, month, day].join("-").trim_end_matches('-').to_owned();
    }
    let parts: Vec<String> = date
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(|part| if part.len() == 1 { format!("0{part}") } else { part.to_owned() })
        .collect();
    parts.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_looked_for_as_a_star() {
        let table = [
            ("in/{date}-{title}.txt", "in/*-*.txt"),
            ("{date}*.txt", "*.txt"),
            ("{date}{title}*.txt", "*.txt"),
            ("**/{date}.txt", "**/*.txt"),
        ];
        for (path, want) in table {
            assert_eq!(glob(path), want);
        }
    }

    #[test]
    fn a_path_says_what_an_article_is() {
        let table = [
            ("{date}-{title}.txt", "in/2021-09-生物城.txt", "2021-09 生物城 - -"),
            ("{date}-{title}.txt", "20210910-生物城-下.txt", "2021-09-10 生物城-下 - -"),
            ("{source}/{date}{title}.txt", "a/日报/2021年9月3日头版.txt", "2021-09-03 头版 日报 -"),
            ("**/{subject}_{date}.md", "x/y/清溪县_2021.md", "2021 - - 清溪县"),
            ("{date}-*.txt", "2021.9.3-版.txt", "2021-09-03 - - -"),
            ("{date}-{title}.txt", "头版.txt", "- - - -"),
        ];
        for (pattern, path, want) in table {
            let said = NamePattern::of(pattern).expect(pattern).metadata(Path::new(path));
            let text = |field: Option<String>| field.unwrap_or("-".to_owned());
            let date = said.date.map_or("-".to_owned(), |date| date.to_string());
            let got = [date, text(said.title), text(said.source), text(said.subject)].join(" ");
            assert_eq!(got, want, "{pattern} {path}");
        }
        assert!(NamePattern::of("corpus/*.txt").is_none());
        assert_eq!(glob("{source}/{date}-{title}.txt"), "*/*-*.txt");
    }
}
