//! `find: {regex: …}`.

use regex::{Regex, RegexBuilder};
use regex_syntax::ast::ErrorKind;

use super::Place;
use crate::diagnostic::{Problem, Trouble};
use crate::rule::shape::Text;
use crate::text::Span;

/// No regular expression takes more memory than this when compiled: `\p{Han}{1000}` would.
const LARGEST: usize = 1 << 20;
/// Brackets inside brackets.
const DEEPEST: u32 = 50;

/// The regular expression, compiled; none where it is told of.
pub(super) fn regex(place: &mut Place, text: &Text) -> Option<Regex> {
    if let Err(error) =
        regex_syntax::ast::parse::ParserBuilder::new().nest_limit(DEEPEST).build().parse(&text.value)
    {
        let span = error.span();
        let trouble = Trouble::BadRegex(chinese(error.kind()), error.kind().to_string());
        place.report_inside(text, span.start.offset, span.end.offset, trouble);
        return None;
    }
    let built = RegexBuilder::new(&text.value).size_limit(LARGEST).nest_limit(DEEPEST).build();
    match built {
        Ok(regex) if regex.capture_names().flatten().any(|name| name == "value") => return Some(regex),
        Ok(_) => place.report(text, Trouble::NoValueGroup),
        Err(regex::Error::CompiledTooBig(_)) => place.report(text, Trouble::LargeRegex),
        Err(error) => {
            let why = error.to_string();
            let why = why.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned();
            place.report(text, Trouble::BadRegex("", why));
        }
    }
    None
}

impl Place<'_> {
    /// Reports a part of a text; all of it where it is not written as it is read, with escapes or over several lines.
    fn report_inside(&mut self, text: &Text, start: usize, end: usize, trouble: Trouble) {
        let location = text.referenced.span();
        let from = location.byte_offset().and_then(|at| usize::try_from(at).ok());
        let length = location.byte_len().and_then(|length| usize::try_from(length).ok());
        let written = from
            .zip(length)
            .and_then(|(from, length)| Some((from, self.file.text.get(from..from + length)?)));
        let Some((from, at)) = written.and_then(|(from, written)| Some((from, written.find(&text.value)?)))
        else {
            return self.report(text, trouble);
        };
        let span = Span::new(from + at + start, from + at + end.max(start + 1));
        self.problems.push(Problem::at(&self.file.path, &self.file.text, span, trouble));
    }
}

/// The frequent slips in Chinese; empty for the others.
fn chinese(kind: &ErrorKind) -> &'static str {
    match kind {
        ErrorKind::GroupUnclosed | ErrorKind::GroupUnopened => "圆括号没有配对",
        ErrorKind::ClassUnclosed => "方括号没有配对",
        ErrorKind::RepetitionMissing => "重复符号前面没有东西",
        ErrorKind::EscapeUnrecognized | ErrorKind::EscapeUnexpectedEof => "不认识的转义",
        ErrorKind::RepetitionCountUnclosed | ErrorKind::RepetitionCountInvalid => "重复次数没有写对",
        ErrorKind::GroupNameDuplicate { .. } => "两个组同名",
        ErrorKind::UnsupportedLookAround => "不支持前后查看（(?=…)、(?<=…)）",
        ErrorKind::UnsupportedBackreference => "不支持反向引用",
        ErrorKind::NestLimitExceeded(_) => "括号套得太深",
        _ => "",
    }
}
