//! A table of articles as offices keep it: CSV, a line an article, columns path, date, title, source, subject.

use std::path::Path;

use super::metadata::Metadata;
use super::model::Listed;
use crate::article::ArticleDate;
use crate::diagnostic::{Noun, Place, Problem, Trouble, nearest};
use crate::read;
use crate::text::Span;

/// The columns that are read, each with its other names.
const COLUMNS: [(&str, &[&str]); 5] = [
    ("path", &["file", "路径", "文件", "文件名"]),
    ("date", &["日期", "发布日期"]),
    ("title", &["标题"]),
    ("source", &["来源", "媒体"]),
    ("subject", &["主体", "对象"]),
];

/// The articles of a table, and what is wrong with it, each at its line. Paths are relative to the table.
pub(super) fn manifest(path: &Path) -> (Vec<Listed>, Vec<Problem>) {
    match read::bytes(path).and_then(|bytes| read::text(path, &bytes)) {
        Ok(source) => Reader { path, text: source.as_str(), problems: Vec::new() }.read(),
        Err(problem) => (Vec::new(), vec![problem]),
    }
}

struct Reader<'a> {
    path: &'a Path,
    text: &'a str,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn read(mut self) -> (Vec<Listed>, Vec<Problem>) {
        let mut table = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(self.text.as_bytes());
        let mut rows = table.records();
        let columns = match rows.next() {
            Some(Ok(header)) => self.columns(&header),
            Some(Err(error)) => return self.broken(&error),
            None => None,
        };
        let Some(columns) = columns else { return (Vec::new(), self.problems) };
        let mut listed = Vec::new();
        for row in rows {
            match row {
                Ok(row) if row.iter().all(str::is_empty) => {}
                Ok(row) => listed.extend(self.row(&row, &columns)),
                Err(error) => return self.broken(&error),
            }
        }
        (listed, self.problems)
    }

    /// Where each column stands; none where there is no path.
    fn columns(&mut self, header: &csv::StringRecord) -> Option<[Option<usize>; 5]> {
        let known = |(name, others): &(&str, &[&str]), word: &str| {
            word.eq_ignore_ascii_case(name) || others.contains(&word)
        };
        for word in header {
            let meant = nearest(word, COLUMNS.iter().map(|(name, _)| *name));
            if meant.is_some() && !COLUMNS.iter().any(|column| known(column, word)) {
                let names = COLUMNS.iter().map(|(name, _)| (*name).to_owned()).collect();
                let at = self.place_of(header, word);
                self.report(at, Trouble::Unknown { noun: Noun::Key, word: word.to_owned(), known: names });
            }
        }
        let places = COLUMNS.map(|column| header.iter().position(|word| known(&column, word)));
        if places[0].is_none() {
            self.report(
                Span::new(0, self.text.find('\n').unwrap_or(self.text.len())),
                Trouble::MissingKey("path".to_owned()),
            );
        }
        places[0].map(|_| places)
    }

    fn row(&mut self, row: &csv::StringRecord, columns: &[Option<usize>; 5]) -> Option<Listed> {
        let field =
            |index: usize| columns[index].and_then(|at| row.get(at)).filter(|field| !field.is_empty());
        let Some(path) = field(0) else {
            let at = self.start(row);
            self.report(Span::new(at, at + 1), Trouble::MissingKey("path".to_owned()));
            return None;
        };
        let date = field(1).and_then(|written| {
            let date = ArticleDate::parse(&written.replace(['/', '.'], "-"));
            if date.is_none() {
                let at = self.place_of(row, written);
                self.report(at, Trouble::BadDate(written.to_owned()));
            }
            date
        });
        let text = |index: usize| field(index).map(str::to_owned);
        let metadata = Metadata { date, title: text(2), source: text(3), subject: text(4) };
        let place = Place::new(self.text, self.place_of(row, path));
        let file = self.path.to_owned();
        let path = self.path.parent().unwrap_or(Path::new("")).join(path);
        Some(Listed { path, file, place, metadata, pattern: None })
    }

    fn broken(mut self, error: &csv::Error) -> (Vec<Listed>, Vec<Problem>) {
        let at = error.position().and_then(|at| usize::try_from(at.byte()).ok()).unwrap_or(0);
        self.report(Span::new(at, at + 1), Trouble::Syntax("", error.to_string()));
        (Vec::new(), self.problems)
    }

    fn start(&self, row: &csv::StringRecord) -> usize {
        row.position().and_then(|at| usize::try_from(at.byte()).ok()).unwrap_or(0).min(self.text.len())
    }

    /// Where a field of a row stands.
    fn place_of(&self, row: &csv::StringRecord, field: &str) -> Span {
        let start = self.start(row);
        let at = self.text.get(start..).and_then(|rest| rest.find(field)).map_or(start, |at| start + at);
        Span::new(at, at + field.len())
    }

    fn report(&mut self, at: Span, trouble: Trouble) {
        self.problems.push(Problem::at(self.path, self.text, at, trouble));
    }
}
