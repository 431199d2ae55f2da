//! A number with its unit, and the hedges around it.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::numeral::Numeral;
use super::{Kind, Quantity, Relation, hedge, sign};
use crate::text::Span;

/// A number with its unit, before the hedges around it are read.
pub(super) struct Measured {
    /// Where 每平方米 before the number begins, or the number.
    pub begin: usize,
    pub number: Numeral,
    pub unit: Cow<'static, str>,
    pub kind: Kind,
    /// 余, 多 or 来 before the unit.
    pub inside: Option<Relation>,
    pub end: usize,
}

impl Measured {
    /// The quantity with the hedges around it.
    pub(super) fn finish(self, text: &str, start: usize, after: usize) -> Option<Quantity> {
        let number = self.number;
        let large = number.factor >= Decimal::from(10_000) || number.value >= Decimal::from(10_000);
        let sign = sign::below_zero(text, start).filter(|sign| *sign >= after);
        let start = sign.unwrap_or(start);
        let before = hedge::before(text, start, number.bare, large)
            .or_else(|| hedge::reached(text, start, self.end, self.kind == Kind::Money))
            .filter(|(_, begin)| *begin >= after);
        let apart = |begin: usize| hedge::is_difference(text[begin..start].trim_end(), &self.unit);
        let before = before.filter(|(_, begin)| !apart(*begin));
        let behind = hedge::after(&text[self.end..])
            .filter(|(relation, _)| self.kind_takes(*relation, &text[self.end..]));
        if number.bare
            && before.is_none()
            && behind.is_none()
            && self.inside.is_none()
            && !number.plus
            && !number.about
        {
            return None;
        }
        let relation = if number.value_to.is_some() {
            Relation::Range
        } else if number.vague && before.is_none() {
            Relation::AtLeast
        } else {
            let own = number.plus.then_some(Relation::Plus).or(number.about.then_some(Relation::About));
            let inside = own.or(self.inside);
            let part = self.unit == "%" && self.kind != Kind::Change && before.is_none();
            let spoken = self.begin == usize::MAX && !text[start..].starts_with(|c: char| c.is_ascii_digit());
            let whole = || hedge::before_whole(text, start, spoken);
            let before = before.map(|(relation, _)| relation).or_else(|| part.then(whole).flatten());
            let joined = hedge::join(before, inside, behind.map(|(relation, _)| relation));
            if sign.is_some() { joined.mirrored() } else { joined }
        };
        let begin = before.map_or(start, |(_, begin)| begin).min(self.begin.max(after));
        let end = self.end + behind.map_or(0, |(_, length)| length);
        Some(Quantity {
            span: Span::new(begin, end),
            value: number.value.normalize(),
            value_to: number.value_to.map(|to| to.normalize()),
            relation,
            unit: self.unit,
            kind: self.kind,
            place: number.place,
        })
    }

    /// 内 is a hedge behind a time or a distance only; 多 and 余 not behind a classifier (100个多…).
    fn kind_takes(&self, relation: Relation, tail: &str) -> bool {
        let extended = matches!(self.kind, Kind::Duration | Kind::Length | Kind::Area);
        let priced = matches!(self.kind, Kind::Money | Kind::Percentage | Kind::Share | Kind::Rate)
            || self.unit.is_empty();
        match relation {
            _ if ["起", "封顶", "上方", "下方"].iter().any(|word| tail.starts_with(word)) => {
                priced || self.kind == Kind::Score
            }
            Relation::AtMost if tail.starts_with('内') || tail.starts_with("范围") => extended,
            Relation::Plus if tail.starts_with(['多', '余']) => self.kind != Kind::Count,
            Relation::Over | Relation::Under if tail.starts_with(['强', '弱']) => {
                self.kind == Kind::Share && (self.number.place >= Decimal::ONE || self.begin == usize::MAX)
            }
            _ => true,
        }
    }
}
