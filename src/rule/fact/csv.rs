//! A table as text: CSV in UTF-8 or GBK, with commas, semicolons or tabs, as Excel writes it.

use std::path::Path;

use super::row::{Cell, CellPlace};
use crate::diagnostic::{Cause, Place, Problem, Trouble};
use crate::read;
use crate::text::Span;

/// The cells of a table, each with its line and column.
pub(super) fn grid(path: &Path) -> Result<Vec<Vec<Cell>>, Problem> {
    let source = read::text(path, &read::bytes(path)?)?;
    let text = source.as_str();
    let delimiter = delimiter(text);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut grid = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| {
            Problem::of_file(path, Trouble::Unreadable(path.to_owned(), Cause::other(&error)))
        })?;
        let start = record.position().map_or(0, csv::Position::byte);
        let start = usize::try_from(start).unwrap_or(text.len()).min(text.len());
        let starts = starts(&text[start..], delimiter);
        let cell = |(field, from): (&str, usize)| {
            let at = start + from;
            let place = Place::new(text, Span::new(at, at + field.len().max(1)));
            Cell::new(field.trim(), CellPlace::Text(path.to_owned(), Box::new(place)))
        };
        grid.push(record.iter().zip(starts).map(cell).collect());
    }
    Ok(grid)
}

/// The sign between the cells: the one that stands in the table most often.
fn delimiter(text: &str) -> u8 {
    let count = |sign: &u8| text.bytes().take(4096).filter(|byte| byte == sign).count();
    *b",;\t".iter().max_by_key(|sign| (count(sign), **sign == b',')).unwrap_or(&b',')
}

/// Where the cells of the record at the beginning of `text` begin.
fn starts(text: &str, delimiter: u8) -> impl Iterator<Item = usize> {
    let blank = text.bytes().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    let mut quoted = false;
    let signs = text.bytes().enumerate().skip(blank).filter_map(move |(at, byte)| {
        quoted ^= byte == b'"';
        (byte == delimiter && !quoted).then_some(at + 1)
    });
    let quote = |at: &usize| *at + usize::from(text[*at..].starts_with('"'));
    std::iter::once(blank).chain(signs).map(move |at| quote(&at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_know_where_they_stand() {
        let text = "甲,\"乙,丙\",丁\n";
        let at: Vec<usize> = starts(text, b',').collect();
        assert!(at.iter().zip(["甲", "乙", "丁"]).all(|(&at, word)| text[at..].starts_with(word)), "{at:?}");
        assert_eq!(delimiter("指标\t数值\n甲\t1,000\n"), b'\t');
        assert_eq!(delimiter("指标,数值\n"), b',');
    }
}
