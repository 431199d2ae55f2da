//! What is wrong with a file that the user wrote or named, and what to do about it.
//!
//! ```text
//! 错误: 未知的配置项“chekcs”
//!  --> bacheck.yaml:2:1
//!   |
//! 2 | chekcs: {sum: off}
//!   | ^^^^^^
//!   |
//!   = 帮助: 是不是“checks”？
//! ```

use std::path::PathBuf;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::lang::Lang;
use crate::text::Span;

mod cause;
mod silence;
mod expression;
mod nearest;
mod place;
mod trouble;
mod yaml;

pub use cause::Cause;
pub use expression::Fault;
pub use nearest::nearest;
pub use place::Place;
pub use silence::Silence;
pub(crate) use trouble::expectation;
pub use trouble::{Noun, Trouble};
pub(crate) use yaml::shape;
pub use yaml::yaml_problem;

/// How much a problem weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The run goes on: an empty file, a pattern that matches nothing.
    Note,
    /// The input or the configuration cannot be used as it is.
    Error,
}

/// One problem: the file it stands in, where, and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file, as the user named it.
    pub path: PathBuf,
    /// Where in the file; none where the file as a whole is the trouble.
    pub place: Option<Box<Place>>,
    /// What is wrong.
    pub trouble: Trouble,
}

impl Problem {
    /// A problem of the file as a whole.
    pub fn of_file(path: impl Into<PathBuf>, trouble: Trouble) -> Self {
        Self { path: path.into(), place: None, trouble }
    }

    /// A problem at `span` of `text`, the decoded text of the file.
    pub fn at(path: impl Into<PathBuf>, text: &str, span: Span, trouble: Trouble) -> Self {
        Self { path: path.into(), place: Some(Box::new(Place::new(text, span))), trouble }
    }

    /// Whether the run can go on.
    pub const fn severity(&self) -> Severity {
        self.trouble.severity()
    }

    /// The message as rustc would print it: the line, a caret under it, what to do. Ends without a line end.
    pub fn render(&self, lang: Lang, color: bool) -> String {
        let path = self.path.display().to_string();
        let helps = self.trouble.help(lang);
        let title = self.level(lang).primary_title(self.trouble.message(lang));
        let mut group = match &self.place {
            Some(place) => title.element(snippet(place, &path)),
            None => Group::with_title(title),
        };
        for help in &helps {
            group = group.element(Level::HELP.with_name(named(lang, "帮助", "help")).message(help.as_str()));
        }
        let renderer = if color { Renderer::styled() } else { Renderer::plain() };
        renderer.render(&[group])
    }

    fn level(&self, lang: Lang) -> Level<'static> {
        match self.severity() {
            Severity::Error => Level::ERROR.with_name(named(lang, "错误", "error")),
            Severity::Note => Level::NOTE.with_name(named(lang, "提示", "note")),
        }
    }
}

fn snippet<'a>(place: &'a Place, path: &'a str) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    Snippet::source(place.text.as_str())
        .line_start(place.line)
        .path(path)
        .annotation(AnnotationKind::Primary.span(place.caret()))
}

fn named(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unknown() -> Problem {
        let text = "lang: zh\n文章: {标题: 生物城, tittle: 甲}\n";
        let at = text.find("tittle").unwrap();
        let known = ["title", "date"].map(str::to_owned).to_vec();
        let trouble = Trouble::Unknown { noun: Noun::Key, word: "tittle".to_owned(), known };
        Problem::at("bacheck.yaml", text, Span::new(at, at + 6), trouble)
    }

    #[test]
    fn the_caret_stands_under_the_word_behind_double_width_text() {
        let shown = unknown().render(Lang::En, false);
        assert!(shown.contains("bacheck.yaml:2:15"), "{shown}");
        let lines: Vec<&str> = shown.lines().collect();
        let caret = lines.iter().position(|l| l.contains("^^^^^^")).unwrap();
        let width = |text: &str| unicode_width::UnicodeWidthStr::width(text);
        let before = |line: &str, mark: &str| width(&line[..line.find(mark).unwrap()]);
        assert_eq!(before(lines[caret], "^"), before(lines[caret - 1], "tittle"), "{shown}");
        assert!(shown.contains("did you mean `title`?") && shown.contains("title, date"), "{shown}");
    }

    #[test]
    fn both_languages_and_no_escapes_without_color() {
        let shown = unknown().render(Lang::Zh, false);
        assert!(shown.starts_with("错误: 未知的配置项“tittle”"), "{shown}");
        assert!(!shown.contains('\u{1b}') && unknown().render(Lang::Zh, true).contains('\u{1b}'));
    }

    #[test]
    fn a_file_as_a_whole_is_one_line() {
        let problem = Problem::of_file("a.txt", Trouble::Empty("a.txt".into()));
        assert_eq!(problem.severity(), Severity::Note);
        assert_eq!(problem.render(Lang::En, false), "note: `a.txt` is empty");
    }
}
