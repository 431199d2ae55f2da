//! bacheck.yaml as it is written: what serde reads, before anything is checked.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::Spanned;

use crate::pack;

/// The whole file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Mirror {
    pub(super) lang: Option<Spanned<String>>,
    pub(super) rules: Paths,
    pub(super) articles: Vec<Spanned<Entry>>,
    pub(super) checks: Pairs<Spanned<String>>,
    pub(super) hedges: Hedges,
    pub(super) units: Pairs<Unit>,
    pub(super) rank: Vec<Spanned<String>>,
    pub(super) waivers: Vec<Waiver>,
    pub(super) baseline: Option<Spanned<String>>,
}

/// `hedges:`
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Hedges {
    pub(super) about: Option<Spanned<String>>,
    pub(super) near: Option<Spanned<String>>,
}

/// One of `units:`, under its name.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Unit {
    pub(super) kind: Option<Spanned<String>>,
    pub(super) base: Option<Spanned<String>>,
    pub(super) factor: Option<Spanned<String>>,
    pub(super) aliases: Vec<Spanned<String>>,
}

/// One of `waivers:`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Waiver {
    pub(super) finding: Spanned<String>,
    pub(super) reason: String,
    pub(super) until: Option<Spanned<String>>,
}

/// One of `articles:`, in its long form.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Described {
    pub(super) path: Option<Spanned<String>>,
    /// A table of articles in CSV.
    pub(super) manifest: Option<Spanned<String>>,
    pub(super) date: Option<Spanned<String>>,
    pub(super) title: Option<String>,
    pub(super) source: Option<String>,
    pub(super) subject: Option<String>,
}

/// One of `articles:`
#[derive(Debug)]
pub(super) enum Entry {
    Path(String),
    /// A path that YAML takes for a number, `2022`: it stands at the entry's place as it was written.
    Number,
    Described(Box<Described>),
}

/// A path or a list of paths.
#[derive(Debug, Default)]
pub(super) struct Paths(pub(super) Vec<Spanned<String>>);

/// A mapping in the order in which it is written.
#[derive(Debug)]
pub(super) struct Pairs<V>(pub(super) Vec<(Spanned<String>, V)>);

impl<V> Default for Pairs<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(EntryVisitor)
    }
}

struct EntryVisitor;

impl<'de> Visitor<'de> for EntryVisitor {
    type Value = Entry;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a path or a mapping with `path`")
    }

    fn visit_str<E>(self, path: &str) -> Result<Entry, E> {
        Ok(Entry::Path(path.to_owned()))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Entry, E> {
        Ok(Entry::Number)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Entry, E> {
        Ok(Entry::Number)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Entry, E> {
        Ok(Entry::Number)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Entry, A::Error> {
        Described::deserialize(MapAccessDeserializer::new(map)).map(|d| Entry::Described(Box::new(d)))
    }
}

impl<'de> Deserialize<'de> for Paths {
    /// Through [`Spanned`], because a single path needs its position too.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Spanned { value, referenced, defined } = Spanned::<OneOrMany>::deserialize(deserializer)?;
        Ok(match value {
            OneOrMany::One(path) => Self(vec![Spanned::new(path, referenced, defined)]),
            OneOrMany::Many(paths) => Self(paths),
        })
    }
}

enum OneOrMany {
    One(String),
    Many(Vec<Spanned<String>>),
}

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PathsVisitor)
    }
}

struct PathsVisitor;

impl<'de> Visitor<'de> for PathsVisitor {
    type Value = OneOrMany;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a path or a list of paths")
    }

    fn visit_str<E>(self, path: &str) -> Result<OneOrMany, E> {
        Ok(OneOrMany::One(path.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<OneOrMany, E> {
        Ok(OneOrMany::Many(Vec::new()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<OneOrMany, A::Error> {
        let mut paths = Vec::new();
        while let Some(Spanned { value, referenced, defined }) = list.next_element::<Spanned<RulePath>>()? {
            paths.push(Spanned::new(value.0, referenced, defined));
        }
        Ok(OneOrMany::Many(paths))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<OneOrMany, A::Error> {
        Pack::deserialize(MapAccessDeserializer::new(map)).map(|pack| OneOrMany::One(pack.path()))
    }
}

/// A rule set that comes along.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pack {
    pack: String,
}

impl Pack {
    /// As it is written where a path may stand.
    fn path(&self) -> String {
        format!("{}{}", pack::SIGN, self.pack)
    }
}

/// A path, or `{pack: name}` as one.
struct RulePath(String);

impl<'de> Deserialize<'de> for RulePath {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RulePathVisitor)
    }
}

struct RulePathVisitor;

impl<'de> Visitor<'de> for RulePathVisitor {
    type Value = RulePath;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a path or a mapping with `pack`")
    }

    fn visit_str<E>(self, path: &str) -> Result<RulePath, E> {
        Ok(RulePath(path.to_owned()))
    }

    fn visit_i64<E>(self, path: i64) -> Result<RulePath, E> {
        Ok(RulePath(path.to_string()))
    }

    fn visit_u64<E>(self, path: u64) -> Result<RulePath, E> {
        Ok(RulePath(path.to_string()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<RulePath, A::Error> {
        Pack::deserialize(MapAccessDeserializer::new(map)).map(|pack| RulePath(pack.path()))
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Pairs<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PairsVisitor(PhantomData))
    }
}

struct PairsVisitor<V>(PhantomData<V>);

impl<'de, V: Deserialize<'de>> Visitor<'de> for PairsVisitor<V> {
    type Value = Pairs<V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a mapping")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs<V>, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(Pairs(pairs))
    }
}
