//! The `---` block at the very beginning of an article: title, date, source, subject.

use std::path::Path;

use serde::Deserialize;
use serde_yaml::Spanned;

use crate::article::ArticleDate;
use crate::diagnostic::{Noun, Problem, Trouble};
use crate::reflow::is_cjk;
use crate::yaml::{self, Outcome};

/// What an article says of itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter {
    pub(super) title: Option<String>,
    pub(super) date: Option<ArticleDate>,
    pub(super) source: Option<String>,
    pub(super) subject: Option<String>,
    /// Keys that are for other programs, or misspelt.
    pub(super) unknown: Vec<Problem>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Mirror {
    title: Option<String>,
    date: Option<Spanned<String>>,
    source: Option<String>,
    subject: Option<String>,
}

/// The front matter of `text` and where the text behind it begins; nothing and 0 where there is none.
///
/// # Errors
/// The block is no YAML, or its date is none.
pub(super) fn front_matter(path: &Path, text: &str) -> Result<(FrontMatter, usize), Problem> {
    let Some((yaml, body)) = block(text) else { return Ok((FrontMatter::default(), 0)) };
    if let Some(matter) = plain(&text[..yaml]) {
        return Ok((matter, body));
    }
    let Outcome { value, problems } = yaml::read::<Mirror>(path, &text[..yaml]);
    let (unknown, mut wrong): (Vec<Problem>, Vec<Problem>) =
        problems.into_iter().map(|(_, problem)| problem).partition(is_unknown);
    if !wrong.is_empty() {
        return Err(wrong.swap_remove(0));
    }
    let unknown = unknown.into_iter().map(ignored).collect();
    let mirror = value.unwrap_or_default();
    let date = match mirror.date {
        None => None,
        Some(written) => Some(ArticleDate::parse(&written.value).ok_or_else(|| {
            Problem::at_yaml(path, text, written.referenced, Trouble::BadDate(written.value.clone()))
        })?),
    };
    let (title, source, subject) = (mirror.title, mirror.source, mirror.subject);
    Ok((FrontMatter { title, date, source, subject, unknown }, body))
}

/// A block as nearly every article has it: each key once, its value a date in digits or Chinese words, which YAML reads
/// as they stand. None where a YAML reader has to look at it; an archive has one block an article.
fn plain(block: &str) -> Option<FrontMatter> {
    let mut matter = FrontMatter::default();
    for line in block.lines().skip(1) {
        let (key, value) = line.split_once(": ")?;
        let value = value.trim_matches(' ');
        if !value.chars().all(|c| c.is_alphanumeric() || c == '-') {
            return None;
        }
        let taken = match key {
            "date" if value.starts_with(|c: char| c.is_ascii_digit()) => {
                matter.date.replace(ArticleDate::parse(value)?).is_some()
            }
            _ if !value.starts_with(is_cjk) => return None,
            "title" => matter.title.replace(value.to_owned()).is_some(),
            "source" => matter.source.replace(value.to_owned()).is_some(),
            "subject" => matter.subject.replace(value.to_owned()).is_some(),
            _ => return None,
        };
        if taken {
            return None;
        }
    }
    Some(matter)
}

const fn is_unknown(problem: &Problem) -> bool {
    matches!(problem.trouble, Trouble::Unknown { noun: Noun::Key, .. })
}

/// An unknown key is no reason not to read an article: sites keep author and tags there.
fn ignored(problem: Problem) -> Problem {
    let trouble = match problem.trouble {
        Trouble::Unknown { word, known, .. } => Trouble::IgnoredKey(word, known),
        other => other,
    };
    Problem { trouble, ..problem }
}

/// Where the block's YAML ends and the text begins. The opening line stays in: it begins a YAML document, and the
/// reader's lines are the file's. A divider without `key:` below or without a second divider opens no block.
fn block(text: &str) -> Option<(usize, usize)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|line| divider(line))?;
    let (mut at, mut keys) = (first.len(), 0);
    for line in lines {
        if divider(line) {
            return (keys > 0).then_some((at, at + line.len()));
        }
        keys += usize::from(key(line));
        if keys == 0 && !line.trim().is_empty() && !line.starts_with('#') {
            return None;
        }
        at += line.len();
    }
    None
}

fn divider(line: &str) -> bool {
    line.trim_end() == "---"
}

/// `title:` and whatever stands behind it; a sentence with a colon in it is no key.
fn key(line: &str) -> bool {
    line.split_once(':').is_some_and(|(key, rest)| {
        let plain = key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
        !key.is_empty() && plain && (rest.trim().is_empty() || rest.starts_with([' ', '\t']))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    fn read(text: &str) -> Result<(FrontMatter, usize), Problem> {
        front_matter(Path::new("a.txt"), text)
    }

    #[test]
    fn a_date_is_a_text_or_a_number() {
        for (date, shown) in [
            ("2021", "2021"),
            ("2021-09", "2021-09"),
            ("2021-09-10", "2021-09-10"),
            ("'2021年9月'", "2021-09"),
            ("20210910", "2021-09-10"),
            ("2021-09-10T08:00:00+08:00", "2021-09-10"),
            ("2021-09-10 08:00:00", "2021-09-10"),
        ] {
            let (matter, _) = read(&format!("---\ndate: {date}\n---\n正文")).unwrap();
            assert_eq!(matter.date.unwrap().to_string(), shown);
        }
    }

    #[test]
    fn the_text_begins_behind_the_block() {
        let table = [
            ("---\ntitle: 甲\n---\n正文", "正文"),
            ("---\r\ntitle: 甲\r\n---\r\n正文", "正文"),
            ("---\n# 来源\ntitle: 甲\n---\n\n正文", "\n正文"),
            ("---\n正文：甲\n---\n乙", "---\n正文：甲\n---\n乙"),
            ("---\n正文没有结束", "---\n正文没有结束"),
            ("---\ntitle: 甲\n没有第二条线", "---\ntitle: 甲\n没有第二条线"),
            ("---\n12:30开会\n---\n乙", "---\n12:30开会\n---\n乙"),
            ("\n---\ntitle: 甲\n---\n正文", "\n---\ntitle: 甲\n---\n正文"),
            ("正文\n---\ntitle: 甲\n---\n", "正文\n---\ntitle: 甲\n---\n"),
        ];
        for (text, body) in table {
            let (_, at) = read(text).expect(text);
            assert_eq!(&text[at..], body);
        }
    }

    #[test]
    fn a_plain_block_is_read_as_yaml_reads_it() {
        let table = [
            ("---\ntitle: 全区新签项目16个\ndate: 2021-09\nsource:  日报 \nsubject: 巴南区\n", true),
            ("---\r\ntitle: 甲\r\ndate: 20210910\r\n", true),
            ("---\ntitle: 甲：乙\n", false),
            ("---\ntitle: 12\n", false),
            ("---\ntitle: 甲 # 乙\n", false),
            ("---\n\ntitle: 甲\n", false),
            ("---\ntitle: null\n", false),
            ("---\ntitle: 甲\n  乙\n", false),
        ];
        for (block, want) in table {
            let matter = plain(block);
            assert_eq!(matter.is_some(), want, "{block}");
            let Some(matter) = matter else { continue };
            let read = yaml::read::<Mirror>(Path::new(""), block).value.unwrap();
            assert_eq!(
                (matter.title, matter.source, matter.subject),
                (read.title, read.source, read.subject)
            );
            assert_eq!(matter.date, read.date.and_then(|date| ArticleDate::parse(&date.value)), "{block}");
        }
        for block in ["---\ntitle: 甲\ntitle: 乙\n", "---\ndate: 2021-13\n", "---\ndate: 九月\n"] {
            assert_eq!(plain(block), None, "{block}");
        }
    }

    #[test]
    fn unknown_keys_are_left_aside() {
        let text = "---\ntitle: 甲\nauthor: 乙\ntags: [丙, 丁]\ndate: 2021-09\ntitel: 戊\n---\n正文";
        let (matter, at) = read(text).unwrap();
        assert_eq!((matter.title.as_deref(), &text[at..]), (Some("甲"), "正文"));
        assert_eq!(matter.date.unwrap().to_string(), "2021-09");
        let keys: Vec<_> = matter.unknown.iter().map(|p| p.trouble.message(Lang::En)).collect();
        assert_eq!(
            keys,
            [
                "the key `author` of the front matter is not used",
                "the key `tags` of the front matter is not used",
                "the key `titel` of the front matter is not used"
            ]
        );
        let lines: Vec<_> = matter.unknown.iter().filter_map(|p| Some(p.place.as_ref()?.line)).collect();
        assert_eq!(lines, [3, 4, 6]);
    }

    #[test]
    fn a_broken_block_is_pointed_at() {
        let table = [
            ("---\n{title: 甲}\ndate: 2021\n---\n", (0, 0), ""),
            ("---\ntitle: 生物城\ndate: 九月\n---\n", (3, 7), "`九月` is not a date"),
            ("---\r\ntitle: 生物城\r\ndate: 2021-13\r\n---\r\n", (3, 7), "`2021-13` is not a date"),
            ("---\ntitle: [甲]\n---\n", (2, 8), "expected a text here"),
            ("---\ntitle: 甲\ntitle: 乙\n---\n", (3, 1), "`title` is given twice"),
        ];
        for (text, position, message) in table {
            match read(text) {
                Ok((_, at)) => assert_eq!((at, position), (0, (0, 0)), "{text}"),
                Err(problem) => {
                    let place = problem.place.clone().expect(text);
                    let shown = problem.trouble.message(Lang::En);
                    assert_eq!(((place.line, place.column), shown.as_str()), (position, message), "{text}");
                }
            }
        }
    }
}
