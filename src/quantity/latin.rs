//! Latin letters before a number: an indicator that it measures, or a name that it belongs to.

use std::sync::LazyLock;

use crate::scan::WordTable;

/// Whether a number may follow the Latin letters before it: GDP202.7亿元, SUV1.2万辆, but not G1234次, PM2.5, CR400.
/// An unknown word needs two capitals or more, and a scale or a percent sign behind the number.
pub(super) fn behind_latin(text: &str, start: usize) -> bool {
    let letters = text[..start].bytes().rev().take(8).take_while(u8::is_ascii_alphabetic).count();
    let (before, word) = text[..start].split_at(start - letters);
    let whole = |known: &str| letters <= known.len() && !before.ends_with(|c: char| c.is_ascii_digit());
    if LATIN_BY_LAST.trailing(&text[..start]).is_some_and(|(known, ())| whole(known)) {
        return true;
    }
    let capitals = (2..8).contains(&letters) && word.bytes().all(|b| b.is_ascii_uppercase());
    let digits =
        text[start..].bytes().take(16).take_while(|b| b.is_ascii_digit() || b",.".contains(b)).count();
    let scaled = text[start + digits..].starts_with(['万', '亿', '%']);
    capitals && scaled && !before.ends_with(|c: char| c.is_ascii_digit()) && !OWN_DIGITS.contains(&word)
}

/// Latin words that a number may follow without a space: indicators and things that are counted.
const LATIN: &[(&str, ())] = &[
    ("GDP", ()),
    ("GNP", ()),
    ("GEP", ()),
    ("CPI", ()),
    ("PPI", ()),
    ("PMI", ()),
    ("FDI", ()),
    ("R&D", ()),
    ("ROE", ()),
    ("EBITDA", ()),
    ("IPO", ()),
    ("ETF", ()),
    ("PPP", ()),
    ("EPC", ()),
    ("SUV", ()),
    ("MPV", ()),
    ("LNG", ()),
    ("LPG", ()),
    ("CNG", ()),
    ("COD", ()),
    ("VOC", ()),
    ("VOCs", ()),
    ("NOx", ()),
    ("PVC", ()),
    ("PET", ()),
    ("CT", ()),
    ("MRI", ()),
    ("LED", ()),
    ("LCD", ()),
    ("OLED", ()),
    ("ATM", ()),
    ("ETC", ()),
    ("AED", ()),
    ("KTV", ()),
    ("APP", ()),
    ("App", ()),
    ("IP", ()),
    ("SCI", ()),
    ("PCT", ()),
    ("CPU", ()),
    ("GPU", ()),
];
static LATIN_BY_LAST: LazyLock<WordTable<()>> = LazyLock::new(|| WordTable::by_last(LATIN));

/// Capitals whose digits are their own: PM2.5, CO2, SO2, MP3.
const OWN_DIGITS: &[&str] = &["PM", "CO", "SO", "NO", "NH", "CH", "MP", "COVID"];
