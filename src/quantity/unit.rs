//! Units: which there are, what they measure, how they convert.

use std::sync::LazyLock;

use fnv::FnvHashMap;
use rust_decimal::Decimal;

use super::Kind;
use super::name::counts;

/// Kind, base and names of every unit; the format is described in the file.
const TABLE: &str = include_str!("units.txt");

/// A unit of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// The name as it is reported: 个百分点 is reported as 百分点.
    pub name: &'static str,
    /// What it measures.
    pub kind: Kind,
    /// The unit it converts to, itself where none is written.
    pub base: &'static str,
    /// How many of the base it is.
    pub factor: Decimal,
}

/// Units by name.
static UNITS: LazyLock<FnvHashMap<&'static str, Unit>> = LazyLock::new(|| {
    TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).flat_map(row).collect()
});

/// The lengths of the names that begin with a character, longest first.
static LENGTHS: LazyLock<FnvHashMap<char, Vec<usize>>> = LazyLock::new(|| {
    let mut lengths: FnvHashMap<char, Vec<usize>> = FnvHashMap::default();
    for (name, first) in UNITS.keys().filter_map(|name| Some((name, name.chars().next()?))) {
        lengths.entry(first).or_default().push(name.len());
    }
    for list in lengths.values_mut() {
        list.sort_unstable_by(|a, b| b.cmp(a));
        list.dedup();
    }
    lengths
});

/// The units of one line of the table.
fn row(line: &'static str) -> Vec<(&'static str, Unit)> {
    let mut words = line.split(' ');
    let (Some(kind), Some(base)) = (words.next(), words.next()) else { return Vec::new() };
    let kind = Kind::ALL.into_iter().find(|k| k.name() == kind).unwrap_or(Kind::Other);
    words
        .map(|word| {
            let (name, factor) = word.split_once('=').unwrap_or((word, "1"));
            let base = if base == "-" { name } else { base };
            let factor = factor.parse().unwrap_or(Decimal::ONE);
            let synonym = base != name && factor == Decimal::ONE && is_synonym(name, base);
            let shown = if synonym { base } else { name };
            (name, Unit { name: shown, kind, base, factor })
        })
        .collect()
}

/// Names that are only another way to write the base: 个小时, 美金, 人民币, BP, 立方米每秒.
fn is_synonym(name: &str, base: &str) -> bool {
    name.strip_prefix('个').is_some_and(|rest| rest == base || rest == "点")
        || matches!(base, "元" | "美元" | "港元" | "澳元" | "加元" | "新加坡元" | "基点")
        || name.replace('每', "/") == base
}

/// The unit at the beginning of `text`, the longest that no longer word swallows, and its length.
pub(super) fn unit(text: &str) -> Option<(&'static Unit, usize)> {
    let lengths = LENGTHS.get(&text.chars().next()?)?;
    lengths.iter().find_map(|&length| {
        let word = text.get(..length)?;
        UNITS.get(word).filter(|_| counts(word, text, length)).map(|unit| (unit, length))
    })
}

/// The unit of that name.
pub fn named(name: &str) -> Option<&'static Unit> {
    UNITS.get(name)
}
