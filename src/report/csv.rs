//! Statements as a table for spreadsheets (RFC 4180), with a byte-order mark, without which Excel takes UTF-8 for
//! something else.

use super::claims::Claims;
use super::{Place, decimal, one_line};
use crate::statement::{Statement, Value};

const HEAD: [&str; 20] = [
    "path", "line", "column", "rule", "title", "subject", "scope", "measure", "basis", "modality",
    "direction", "value", "value_to", "relation", "unit", "text", "from", "to", "taken_over", "quote",
];

/// One statement a row, under a row of names.
pub fn csv(claims: &Claims) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = writer.write_record(HEAD);
    for statement in claims.statements {
        let _ = writer.write_record(row(claims, statement).map(|cell| guarded(&cell)));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}

fn row(claims: &Claims, statement: &Statement) -> [String; 20] {
    let document = &claims.documents[statement.article];
    let place = Place::of(document, statement.span, statement.sentence);
    let rule = claims.rules.get(statement.claim);
    let named = |text: &Option<String>| text.clone().unwrap_or_default();
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let [value, value_to, relation, unit] = stated(&statement.value);
    [
        document.article.path.display().to_string(),
        place.start.line.to_string(),
        place.start.column.to_string(),
        rule.map(|rule| rule.id.clone()).unwrap_or_default(),
        rule.map(|rule| one_line(&rule.title)).unwrap_or_default(),
        named(&statement.subject),
        named(&statement.scope),
        statement.measure.name().to_owned(),
        statement.basis.name().to_owned(),
        statement.modality.name().to_owned(),
        statement.direction.name().unwrap_or_default().to_owned(),
        value,
        value_to,
        relation,
        unit,
        place.value,
        day(statement.when.period.from),
        day(statement.when.period.to),
        statement.when.taken_over.to_string(),
        place.quote,
    ]
}

/// Value, end of a range, relation, unit.
fn stated(value: &Value) -> [String; 4] {
    let none = String::new;
    match value {
        Value::Quantity(q) => [
            decimal(q.value),
            q.value_to.map(decimal).unwrap_or_default(),
            q.relation.name().to_owned(),
            q.unit.to_string(),
        ],
        Value::List { items, .. } => [items.join("、"), none(), none(), none()],
        Value::Word(word) => [word.clone(), none(), none(), none()],
    }
}

/// A text that a spreadsheet would take for a formula gets an apostrophe, and stays text. Numbers are none.
fn guarded(cell: &str) -> String {
    let formula =
        cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<rust_decimal::Decimal>().is_err();
    if formula { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spreadsheet_runs_nothing() {
        let table = [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-2.5", "-2.5"),
            ("-2.5%", "'-2.5%"),
            ("+外", "'+外"),
            ("12个", "12个"),
            ("", ""),
        ];
        for (cell, want) in table {
            assert_eq!(guarded(cell), want);
        }
    }
}
