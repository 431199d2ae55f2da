//! Units: which there are, what they measure, how they convert.

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use fnv::FnvHashMap;
use rust_decimal::Decimal;

use super::word::counts;
use super::{Kind, rate};

/// The built-in units; the format is described in the file.
const TABLE: &str = include_str!("units.txt");

/// A unit of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// The name as it is reported: 个百分点 is reported as 百分点.
    pub name: Cow<'static, str>,
    /// What it measures.
    pub kind: Kind,
    /// The unit it converts to, itself where none is written.
    pub base: Cow<'static, str>,
    /// How many of the base it is.
    pub factor: Decimal,
}

/// The units that a text is read with: the built-in ones, or those and a user's. A copy is cheap.
#[derive(Debug, Clone)]
pub struct Units(Arc<Table>);

#[derive(Debug, Clone, Default)]
struct Table {
    by_name: FnvHashMap<Cow<'static, str>, Unit>,
    /// The lengths of the names that begin with a character, longest first.
    lengths: FnvHashMap<char, Vec<usize>>,
}

/// Read once; every run without units of its own shares it.
static BUILT_IN: LazyLock<Units> = LazyLock::new(|| {
    let lines = TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    Units(Arc::new(Table::default().with(lines.flat_map(row))))
});

impl Default for Units {
    /// The built-in units.
    fn default() -> Self {
        BUILT_IN.clone()
    }
}

impl Units {
    /// These units and `more`, each under the name that a text may write; of two under one name the later counts.
    #[must_use]
    pub fn with(&self, more: impl IntoIterator<Item = (String, Unit)>) -> Self {
        let more = more.into_iter().map(|(name, unit)| (Cow::Owned(name), unit));
        Self(Arc::new(Table::clone(&self.0).with(more)))
    }

    /// The unit of that name.
    pub fn named(&self, name: &str) -> Option<&Unit> {
        self.0.by_name.get(name)
    }

    /// What a unit converts to, and how many of that it is. A rate does where its units do: 吨/公顷 to 公斤/平方米. What
    /// the table lacks stands for itself.
    pub fn base<'u>(&'u self, name: &'u str) -> (Cow<'u, str>, Decimal) {
        let plain = self.named(name).map_or((name, Decimal::ONE), |unit| (&*unit.base, unit.factor));
        let rate = plain.0.split_once('/').and_then(|(one, each)| rate::base(self, one, each));
        match rate {
            Some((base, factor)) => (Cow::Owned(base), factor.checked_mul(plain.1).unwrap_or(factor)),
            None => (Cow::Borrowed(plain.0), plain.1),
        }
    }

    /// Every name of a unit, in the order of the characters.
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.0.by_name.keys().map(AsRef::as_ref).collect();
        names.sort_unstable();
        names
    }

    /// Whether the name of a unit begins with a character.
    pub(super) fn may_begin(&self, c: char) -> bool {
        self.0.lengths.contains_key(&c)
    }

    /// The unit at the beginning of `text`, the longest that no longer word swallows, and its length.
    pub(super) fn leading(&self, text: &str) -> Option<(&Unit, usize)> {
        let lengths = self.0.lengths.get(&text.chars().next()?)?;
        lengths.iter().find_map(|&length| {
            let word = text.get(..length)?;
            let unit = self.0.by_name.get(word).filter(|_| counts(word, text, length))?;
            Some((unit, length))
        })
    }
}

impl Table {
    fn with(mut self, units: impl IntoIterator<Item = (Cow<'static, str>, Unit)>) -> Self {
        for (name, unit) in units {
            let Some(first) = name.chars().next() else { continue };
            let lengths = self.lengths.entry(first).or_default();
            if let Err(at) = lengths.binary_search_by(|length| name.len().cmp(length)) {
                lengths.insert(at, name.len());
            }
            self.by_name.insert(name, unit);
        }
        self
    }
}

/// The units of one line of the table, each under its name and under every other name it has.
fn row(line: &'static str) -> Vec<(Cow<'static, str>, Unit)> {
    let mut words = line.split(' ');
    let (Some(kind), Some(base)) = (words.next(), words.next()) else { return Vec::new() };
    let kind = Kind::named(kind).unwrap_or(Kind::Other);
    let unit = |word: &'static str| {
        let (names, factor) = word.split_once('=').unwrap_or((word, "1"));
        let name = names.split('|').next().unwrap_or(names);
        let base = Cow::Borrowed(if base == "-" { name } else { base });
        let factor = factor.parse().unwrap_or(Decimal::ONE);
        let unit = Unit { name: Cow::Borrowed(name), kind, base, factor };
        names.split('|').map(move |other| (Cow::Borrowed(other), unit.clone()))
    };
    words.flat_map(unit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        for line in TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let kind = line.split(' ').next().and_then(Kind::named);
            assert!(kind.is_some() && !row(line).is_empty(), "{line}");
            for (_, unit) in row(line) {
                let base = Units::default().named(&unit.base).cloned();
                assert_eq!(base.map(|base| base.factor), Some(Decimal::ONE), "{line}: {}", unit.name);
            }
            for word in line.split(' ').skip(2).filter_map(|word| word.split_once('=')) {
                assert!(word.1.parse::<Decimal>().is_ok(), "{line}: {}", word.1);
            }
        }
    }

    #[test]
    fn other_names_are_reported_as_the_first() {
        let table = [
            ("个百分点", "百分点", "百分点", "1"),
            ("BP", "基点", "百分点", "0.01"),
            ("个小时", "小时", "秒", "3600"),
            ("人民币", "元", "元", "1"),
            ("公顷", "公顷", "平方米", "10000"),
            ("个标准箱", "标准箱", "TEU", "1"),
        ];
        for (word, name, base, factor) in table {
            let units = Units::default();
            let unit = units.named(word).expect(word);
            assert_eq!((&*unit.name, &*unit.base, unit.factor), (name, base, factor.parse().unwrap()));
        }
    }

    #[test]
    fn a_unit_of_the_user_stands_beside_the_built_in_ones() {
        let own = Unit { name: "托".into(), kind: Kind::Count, base: "托".into(), factor: Decimal::ONE };
        let units = Units::default().with([("托盘".to_owned(), own.clone()), ("托".to_owned(), own)]);
        assert_eq!(units.leading("托盘装").map(|(unit, length)| (&*unit.name, length)), Some(("托", 6)));
        assert_eq!(units.leading("吨煤").map(|(unit, _)| &*unit.name), Some("吨"));
        assert!(Units::default().named("托盘").is_none());
    }
}
