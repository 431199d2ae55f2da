//! The YAML reader's errors in our words.

use std::path::Path;

use serde_yaml::granit_parser::ErrorKind;
use serde_yaml::localizer::ExternalMessageSource;
use serde_yaml::{Error, Location};

use super::trouble::expectation;
use super::{Place, Problem, Trouble};
use crate::text::Span;

impl Place {
    /// The place that the YAML reader names in `text`, which must be the text that it read or begin with it.
    pub fn of_yaml(text: &str, location: Location) -> Self {
        let span = location.span();
        let line = usize::try_from(location.line()).unwrap_or(1).max(1);
        let column = usize::try_from(location.column()).unwrap_or(1).max(1);
        let start = span.byte_offset().and_then(|b| usize::try_from(b).ok());
        let start = start.unwrap_or_else(|| offset(text, line, column));
        let length = span.byte_len().and_then(|b| usize::try_from(b).ok()).unwrap_or(0);
        let span = Span::new(start, start + length.max(1));
        Self::on_line(text, span, line)
    }
}

impl Problem {
    /// A problem at a location of the YAML reader (`spanned.referenced`).
    pub fn at_yaml(path: &Path, text: &str, location: Location, trouble: Trouble) -> Self {
        let place = (location.line() > 0).then(|| Box::new(Place::of_yaml(text, location)));
        Self { path: path.to_owned(), place, trouble }
    }
}

impl Problem {
    /// A line with `：` and no `: ` says why it is not what it should be.
    pub(crate) fn mind_wide_colon(&mut self) {
        let wide = self.place.as_ref().is_some_and(|p| p.text.contains('：') && !p.text.contains(": "));
        if wide && matches!(self.trouble, Trouble::WrongType(_) | Trouble::Syntax(..)) {
            self.trouble = Trouble::WideColon;
        }
    }

    /// With `：` for a key's colon, its line goes on in the next one, where the reader finds a colon that it did not expect.
    fn mind_line_above(&mut self, path: &Path, text: &str) {
        let Some(place) = &self.place else { return };
        let above = text.get(..place.line_start).unwrap_or_default().trim_end();
        let line = &above[above.rfind('\n').map_or(0, |end| end + 1)..];
        if line.contains('：') && !line.contains(": ") {
            let start = above.len() - line.trim_start().len();
            *self = Self::at(path, text, Span::new(start, above.len()), Trouble::WideColon);
        }
    }
}

/// Why `text`, the decoded text of `path`, is no YAML.
pub fn yaml_problem(path: &Path, text: &str, error: &Error) -> Problem {
    let error = error.without_snippet();
    let mut problem = match error.location() {
        Some(location) => Problem::at_yaml(path, text, location, trouble(error)),
        None => Problem::of_file(path, trouble(error)),
    };
    problem.mind_wide_colon();
    if matches!(kind(error), Some(ErrorKind::MappingValueNotAllowed)) {
        problem.mind_line_above(path, text);
    }
    problem
}

/// What the scanner stumbled over.
fn kind(error: &Error) -> Option<&ErrorKind> {
    match error {
        Error::ExternalMessage { source, .. } => match source.as_ref() {
            ExternalMessageSource::Parser(scan) => Some(scan.kind()),
            _ => None,
        },
        _ => None,
    }
}

fn trouble(error: &Error) -> Trouble {
    match error {
        Error::DuplicateMappingKey { key, .. } => Trouble::DuplicateKey(key.clone().unwrap_or_default()),
        Error::AliasError { error, .. } => trouble(error),
        Error::ExternalMessage { msg, .. } => Trouble::Syntax(kind(error).map_or("", chinese), msg.clone()),
        Error::MultipleDocuments { .. } => {
            Trouble::Syntax("文件里只能有一份文档", "only one document is allowed".to_owned())
        }
        other => Trouble::Syntax("", first_line(&other.to_string())),
    }
}

/// The reader's name of a shape as one of ours.
pub(crate) fn shape(expected: &str) -> &'static str {
    const SHAPES: &[(&str, &str)] = &[
        ("a path or a list", "a path or a list of paths"),
        ("a path or a mapping", "a path or a mapping with `path`"),
        ("sequence", "a list"),
        ("list", "a list"),
        ("mapping", "a mapping"),
        ("map", "a mapping"),
        ("struct", "a mapping"),
        ("bool", "true or false"),
        ("string", "a text"),
        ("scalar", "a text"),
        ("text", "a text"),
        ("int", "a number"),
        ("float", "a number"),
        ("number", "a number"),
        ("u8", "a number"),
        ("u32", "a number"),
        ("u64", "a number"),
        ("i64", "a number"),
    ];
    let similar = || SHAPES.iter().find(|(word, _)| expected.contains(word)).map(|(_, ours)| *ours);
    expectation(expected).or_else(similar).unwrap_or("another kind of value")
}

/// The frequent slips in Chinese; empty where only the reader's words are known.
fn chinese(kind: &ErrorKind) -> &'static str {
    use ErrorKind as K;
    match kind {
        K::TabNotAllowed | K::TabInBlockIndentation | K::TabInIndentation | K::TabInPlainScalar => {
            "这里不能用制表符（Tab），请用空格"
        }
        K::UnclosedQuotedScalar | K::InvalidQuotedScalarIndent | K::DocumentIndicatorInQuotedScalar => {
            "引号没有配对，或引号里换行后没有缩进"
        }
        K::UnclosedFlowCollection { .. }
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofFlowSequence
        | K::MismatchedFlowCollectionEnd { .. }
        | K::MisplacedFlowCollectionEnd => "括号没有配对",
        K::ExpectedFlowMappingSeparator | K::ExpectedFlowSequenceSeparator | K::InvalidColonPlacement => {
            "括号里缺少逗号，或括号没有配对"
        }
        K::InvalidIndentation | K::ExpectedBlockMappingKey | K::ExpectedBlockSequenceEntry => "缩进不一致",
        K::MappingValueNotAllowed => "缩进不一致，或文字里的冒号要用引号括起来",
        K::SimpleKeyExpected | K::InvalidSimpleKey => "这一行缺少冒号，或“-”后面缺少空格",
        K::UnexpectedCharacter { .. } => "这里不能用这个字符，请用引号括起来",
        K::UnknownAnchor => "引用（*）了没有定义的锚点",
        _ => "",
    }
}

fn offset(text: &str, line: usize, column: usize) -> usize {
    let start = text.split_inclusive('\n').take(line - 1).map(str::len).sum::<usize>();
    start + text[start..].chars().take(column - 1).map(char::len_utf8).sum::<usize>()
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use serde::de::IgnoredAny;

    use super::*;
    use crate::lang::Lang;

    /// Why a text is no YAML.
    fn error(text: &str) -> Option<Error> {
        serde_yaml::from_str::<IgnoredAny>(text).err()
    }

    #[test]
    fn the_readers_errors_keep_their_place() {
        let table = [
            ("title: @甲\n", (1, 8), "invalid YAML: unexpected character: `@'"),
            ("title：甲\nlist: b\n", (1, 1), "a full-width colon `：` behind a key"),
            ("claims:\n  甲：\n\n    find: b\n", (2, 3), "a full-width colon `：` behind a key"),
            (
                "title: 甲：乙\n  list: b\n",
                (2, 7),
                "invalid YAML: mapping values are not allowed in this context",
            ),
            ("a: 1\n---\nb: 1\n", (3, 1), "invalid YAML: only one document is allowed"),
            ("a: 1\na: 2\nb: [\n", (2, 1), "`a` is given twice"),
        ];
        for (text, position, message) in table {
            let problem = yaml_problem(Path::new("x.yaml"), text, &error(text).expect(text));
            let place = problem.place.clone().expect(text);
            let shown = problem.trouble.message(Lang::En);
            assert_eq!(((place.line, place.column), shown.as_str()), (position, message), "{text}");
            assert!(!problem.render(Lang::Zh, false).is_empty());
        }
    }

    #[test]
    fn frequent_slips_are_named_in_chinese() {
        for text in
            ["title: a\n\tlist: b\n", "list: [a", "title: \"a\n", "title: a\n  list: b\n", "title: @a"]
        {
            let error = error(text).expect(text);
            let problem = yaml_problem(Path::new("x"), text, &error);
            assert!(problem.render(Lang::Zh, true).contains("YAML"), "{text}");
            match problem.trouble {
                Trouble::Syntax(zh, _) => assert!(!zh.is_empty(), "{text} {error}"),
                other => panic!("{text}: {other:?}"),
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_and_no_place_makes_it_panic(text in "[a-z:：\\[\\]{}\"'\n\r\t# 甲-]{0,40}", start: u8, length: u8) {
            if let Some(error) = error(&text) {
                yaml_problem(Path::new("x"), &text, &error).render(Lang::Zh, false);
            }
            let span = Span::new(start.into(), usize::from(start) + usize::from(length));
            Problem::at("x", &text, span, Trouble::WideColon).render(Lang::En, true);
        }
    }
}
