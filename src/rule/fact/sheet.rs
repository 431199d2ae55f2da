//! A table as a workbook (XLSX): the first sheet that has cells. Per cents and dates are read as they are shown.

use std::io::Cursor;
use std::path::Path;

use calamine::{Data, Reader, StyleRange, Xlsx};
use rust_decimal::Decimal;

use super::row::{Cell, CellPlace};
use crate::diagnostic::{Problem, Trouble};
use crate::read;

/// The cells of the first sheet that has any, each with its name.
pub(super) fn grid(path: &Path) -> Result<Vec<Vec<Cell>>, Problem> {
    let bytes = read::bytes(path)?;
    let broken = |_: calamine::XlsxError| Problem::of_file(path, Trouble::BadWorkbook(path.to_owned()));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).map_err(broken)?;
        let Some((top, left)) = range.start() else { continue };
        // Styles only say how numbers are shown.
        let styles = book.worksheet_style(&name).unwrap_or_default();
        let cell = |row: u32, column: u32, data: &Data| {
            let name = format!("{}{}", letters(column), row + 1);
            Cell::new(&text(data, percent(&styles, row, column)), CellPlace::Sheet(path.to_owned(), name))
        };
        let row = |(row, cells): (u32, &[Data])| -> Vec<Cell> {
            (left..).zip(cells).map(|(column, data)| cell(row, column, data)).collect()
        };
        return Ok((top..).zip(range.rows()).map(row).collect());
    }
    Ok(Vec::new())
}

/// Whether a cell shows its number in per cent.
fn percent(styles: &StyleRange, row: u32, column: u32) -> bool {
    let format = styles.get((row, column)).and_then(|style| style.number_format.as_ref());
    format.is_some_and(|format| format.format_code.contains('%'))
}

/// A cell as it is shown: 0.5 in per cent is 50%, a date is a date.
fn text(data: &Data, percent: bool) -> String {
    match data {
        Data::String(text) | Data::DateTimeIso(text) => text.trim().to_owned(),
        Data::DateTime(date) if date.is_datetime() => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::Float(_) | Data::Int(_) => number(&data.to_string(), percent),
        _ => String::new(),
    }
}

/// A number as it was typed: what a workbook keeps of 0.1 in binary is written 0.1 again.
fn number(shown: &str, percent: bool) -> String {
    let parsed: Option<Decimal> = shown.parse().ok().or_else(|| Decimal::from_scientific(shown).ok());
    match parsed.and_then(|n| if percent { n.checked_mul(Decimal::ONE_HUNDRED) } else { Some(n) }) {
        // Binary fractions leave a tail: 0.29 of per cent is no 28.999999999999996.
        Some(n) => format!("{}{}", n.round_dp(10).normalize(), if percent { "%" } else { "" }),
        None => shown.to_owned(),
    }
}

/// A for 0, Z for 25, AA for 26.
fn letters(column: u32) -> String {
    let last = char::from(b'A' + (column % 26) as u8);
    if column < 26 { last.to_string() } else { format!("{}{last}", letters(column / 26 - 1)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_what_was_typed() {
        let table = [
            ("12", false, "12"),
            ("0.5", true, "50%"),
            ("0.29", true, "29%"),
            ("1e20", false, "100000000000000000000"),
        ];
        for (shown, percent, want) in table {
            assert_eq!(number(shown, percent), want, "{shown}");
        }
        assert_eq!([letters(0), letters(25), letters(26), letters(701)], ["A", "Z", "AA", "ZZ"]);
    }
}
