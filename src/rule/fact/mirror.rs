//! `facts:` as it is written: a list of values and tables, or one of them.

use std::fmt;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};

use super::row::{Cell, CellPlace, Field, Row};
use crate::diagnostic;
use crate::rule::load::Read;
use crate::rule::shape::Text;

/// The whole of `facts:`.
#[derive(Debug, Default)]
pub(in crate::rule) struct Facts(pub(super) Vec<Mirror>);

/// A value, or a table of values.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Mirror {
    /// A table: nothing else is given then.
    pub(super) file: Option<Text>,
    claim: Option<Text>,
    value: Option<Text>,
    unit: Option<Text>,
    as_of: Option<Text>,
    period: Option<Text>,
    subject: Option<Text>,
    scope: Option<Text>,
    measure: Option<Text>,
    source: Option<Text>,
    note: Option<Text>,
}

impl Mirror {
    /// The value as a row of a table would have it.
    pub(super) fn row(&self, file: &Read) -> Row {
        let fields = [
            (Field::Claim, &self.claim),
            (Field::Value, &self.value),
            (Field::Unit, &self.unit),
            (Field::Time, &self.as_of),
            (Field::Time, &self.period),
            (Field::Subject, &self.subject),
            (Field::Scope, &self.scope),
            (Field::Measure, &self.measure),
            (Field::Source, &self.source),
            (Field::Note, &self.note),
        ];
        let cell = |text: &Text| {
            let place = diagnostic::Place::of_yaml(&file.text, text.referenced);
            Cell::new(text.value.trim(), CellPlace::Text(file.path.clone(), Box::new(place)))
        };
        let cells: Vec<(Field, Cell)> =
            fields.into_iter().filter_map(|(field, text)| Some((field, cell(text.as_ref()?)))).collect();
        let first = cells.first().map(|(_, cell)| cell.place.clone());
        let whole = first.unwrap_or_else(|| {
            let start = diagnostic::Place::new(&file.text, crate::text::Span::default());
            CellPlace::Text(file.path.clone(), Box::new(start))
        });
        Row::new(whole, cells)
    }
}

impl<'de> Deserialize<'de> for Facts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FactsVisitor)
    }
}

struct FactsVisitor;

impl<'de> Visitor<'de> for FactsVisitor {
    type Value = Facts;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_unit<E>(self) -> Result<Facts, E> {
        Ok(Facts::default())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Facts, A::Error> {
        let mut facts = Vec::new();
        while let Some(fact) = seq.next_element()? {
            facts.push(fact);
        }
        Ok(Facts(facts))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Facts, A::Error> {
        Mirror::deserialize(MapAccessDeserializer::new(map)).map(|fact| Facts(vec![fact]))
    }
}
