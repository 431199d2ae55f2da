//! `units:` of bacheck.yaml: units beside the built-in ones.

use std::collections::BTreeMap;
use std::path::Path;

use rust_decimal::Decimal;
use serde_yaml::Spanned;

use super::mirror::{self, Pairs};
use crate::diagnostic::{Noun, Problem, Trouble, nearest};
use crate::quantity::{Kind, Unit, Units};

/// The built-in units and those of `written`, and what is wrong with these.
pub(super) fn units(path: &Path, text: &str, written: &Pairs<mirror::Unit>) -> (Units, Vec<Problem>) {
    let mut reader = Reader { path, text, written, known: Units::default(), problems: Vec::new() };
    let own = reader.units();
    (reader.known.with(own), reader.problems)
}

struct Reader<'a> {
    path: &'a Path,
    text: &'a str,
    written: &'a Pairs<mirror::Unit>,
    known: Units,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn problem(&mut self, at: &Spanned<String>, trouble: Trouble) {
        self.problems.push(Problem::at_yaml(self.path, self.text, at.referenced, trouble));
    }

    /// Each unit under its name and its aliases. A base may stand above or below what converts to it.
    fn units(&mut self) -> Vec<(String, Unit)> {
        let mut first: BTreeMap<&str, u64> = BTreeMap::new();
        let mut out = Vec::new();
        for (name, written) in &self.written.0 {
            let unit = self.unit(name, written);
            for word in std::iter::once(name).chain(&written.aliases) {
                self.word(word);
                let line = word.referenced.line();
                if let Some(line) = first.insert(&word.value, line) {
                    let place = format!("{}:{line}", self.path.display());
                    self.problem(word, Trouble::Twice(word.value.clone(), place));
                }
                out.extend(unit.clone().map(|unit| (word.value.clone(), unit)));
            }
        }
        out
    }

    /// A unit begins with no numeral, which would be read as part of the number: 万元.
    fn word(&mut self, word: &Spanned<String>) {
        let unit = word.value.trim_start_matches(|c: char| NUMERALS.contains(c));
        if unit.is_empty() || unit.contains(char::is_whitespace) {
            self.problem(word, Trouble::BadMeasure(NAME, word.value.clone()));
        } else if unit.len() < word.value.len() {
            let numeral = word.value[..word.value.len() - unit.len()].to_owned();
            self.problem(word, Trouble::Multiplied(numeral, unit.to_owned()));
        }
    }

    fn unit(&mut self, name: &Spanned<String>, written: &mirror::Unit) -> Option<Unit> {
        let factor = written.factor.as_ref().map_or(Some(Decimal::ONE), |factor| self.factor(factor))?;
        let kind = match &written.kind {
            Some(kind) => Some(self.kind(kind)?),
            None => None,
        };
        let (base, base_kind, base_factor) = match &written.base {
            Some(base) => self.base(base)?,
            None => (name.value.clone(), kind, Decimal::ONE),
        };
        if let (Some(at), Some(own), Some(other)) = (&written.base, kind, base_kind)
            && own != other
        {
            self.problem(at, Trouble::OtherKind { base: at.value.clone(), kind: other.name() });
            return None;
        }
        let Some(kind) = kind.or(base_kind) else {
            self.problem(name, Trouble::MissingKey("kind".to_owned()));
            return None;
        };
        let factor = factor.checked_mul(base_factor)?;
        Some(Unit { name: name.value.clone().into(), kind, base: base.into(), factor })
    }

    fn kind(&mut self, kind: &Spanned<String>) -> Option<Kind> {
        let found = Kind::named(&kind.value);
        if found.is_none() {
            let known = Kind::ALL.iter().map(|kind| kind.name().to_owned()).collect();
            self.problem(kind, Trouble::Unknown { noun: Noun::Kind, word: kind.value.clone(), known });
        }
        found
    }

    fn factor(&mut self, factor: &Spanned<String>) -> Option<Decimal> {
        let value = factor.value.trim().parse().ok().filter(|value| *value > Decimal::ZERO);
        if value.is_none() {
            self.problem(factor, Trouble::BadMeasure(FACTOR, factor.value.clone()));
        }
        value
    }

    /// What a unit converts to in the end, its kind, and how many of that the named base is: a 石 of 2 担 converts to 公斤,
    /// of which a 担 is 50.
    fn base(&mut self, base: &Spanned<String>) -> Option<(String, Option<Kind>, Decimal)> {
        if let Some((name, own)) = self.written.0.iter().find(|(name, _)| name.value == base.value) {
            let kind = own.kind.as_ref().and_then(|kind| Kind::named(&kind.value));
            if own.base.is_none() {
                return Some((name.value.clone(), kind, Decimal::ONE));
            }
            self.problem(base, Trouble::NoBase(base.value.clone()));
            return None;
        }
        let Some(unit) = self.known.named(&base.value) else {
            let known = self.bases(&base.value);
            self.problem(base, Trouble::Unknown { noun: Noun::Unit, word: base.value.clone(), known });
            return None;
        };
        Some((unit.base.to_string(), Some(unit.kind), unit.factor))
    }

    /// The unit that was most likely meant, and those that others convert to.
    fn bases(&self, word: &str) -> Vec<String> {
        let names = self.known.names();
        let own = self.written.0.iter().map(|(name, _)| name.value.as_str());
        let meant = nearest(word, own.chain(names.iter().copied()));
        let units = names.iter().filter_map(|name| Some((*name, self.known.named(name)?)));
        let mut bases: Vec<String> =
            units.filter(|(name, unit)| unit.base != *name).map(|(_, unit)| unit.base.to_string()).collect();
        bases.sort_unstable();
        bases.dedup();
        bases.retain(|base| Some(base.as_str()) != meant);
        meant.map(str::to_owned).into_iter().chain(bases).collect()
    }
}

const NUMERALS: &str = "0123456789〇零一二三四五六七八九十百千万亿";
const NAME: &str = "a unit such as 托盘";
const FACTOR: &str = "a number above 0, such as 50";
