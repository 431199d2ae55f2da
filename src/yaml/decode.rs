//! A tree of nodes → the type that is asked for. What does not fit is told and left out.

use std::cell::RefCell;
use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Expected, IntoDeserializer, MapAccess, SeqAccess,
    Unexpected, Visitor,
};
use serde::forward_to_deserialize_any;

use super::tree::{At, Content, Node};
use crate::diagnostic::{Noun, Trouble, expectation, shape};

/// What is wrong with a node, and the keys that lead to it.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub(super) keys: Vec<String>,
    pub(super) at: At,
    pub(super) trouble: Trouble,
}

/// A file with more problems than this is none that a person wants to read on about.
const MOST: usize = 100;

/// The value of a tree without the parts that do not fit, each of which is told.
pub(super) fn decode<T: DeserializeOwned>(root: &Node) -> (Option<T>, Vec<Told>) {
    let run = Run { keys: RefCell::default(), told: RefCell::default() };
    // Each turn drops one part that does not fit, and so ends.
    while run.told.borrow().len() < MOST {
        run.keys.borrow_mut().clear();
        let failed = match T::deserialize(Part { node: root, run: &run }) {
            Ok(value) => return (Some(value), run.told.into_inner()),
            Err(failed) => failed,
        };
        if !failed.follows {
            run.tell(failed.at.unwrap_or(root.at), failed.keys, *failed.trouble);
        }
        if root.dropped.get() || !failed.dropped {
            break;
        }
    }
    (None, run.told.into_inner())
}

/// A turn's place in the tree, and what was told so far.
struct Run {
    keys: RefCell<Vec<String>>,
    told: RefCell<Vec<Told>>,
}

impl Run {
    fn tell(&self, at: At, keys: Vec<String>, trouble: Trouble) {
        self.told.borrow_mut().push(Told { keys, at, trouble });
    }
}

/// Why a turn failed.
#[derive(Debug)]
struct Failed {
    at: Option<At>,
    keys: Vec<String>,
    trouble: Box<Trouble>,
    /// The part around it was dropped: the next turn gets further.
    dropped: bool,
    /// It only follows from what was told before.
    follows: bool,
}

impl Failed {
    fn of(trouble: Trouble) -> Self {
        Self { at: None, keys: Vec::new(), trouble: Box::new(trouble), dropped: false, follows: false }
    }

    /// The failure of the smallest entry that it happened in, which is dropped.
    fn inside(mut self, part: &Part, entry: &Node, holder: &Node) -> Self {
        if self.at.is_none() {
            self.at = Some(part.node.at);
            self.keys = part.run.keys.borrow().clone();
            self.follows = matches!(*self.trouble, Trouble::MissingKey(_)) && part.node.lacking.get();
        }
        if !self.dropped {
            self.dropped = true;
            entry.dropped.set(true);
            holder.lacking.set(true);
        }
        self
    }
}

impl std::error::Error for Failed {}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.trouble)
    }
}

impl serde::de::Error for Failed {
    fn custom<T: fmt::Display>(message: T) -> Self {
        let message = message.to_string();
        Self::of(match expectation(&message) {
            Some(expected) => Trouble::WrongType(expected),
            None => Trouble::Syntax("", message),
        })
    }

    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::of(Trouble::WrongType(shape(&expected.to_string())))
    }

    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::of(Trouble::WrongType(shape(&expected.to_string())))
    }

    fn missing_field(field: &'static str) -> Self {
        Self::of(Trouble::MissingKey(field.to_owned()))
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        let known = expected.iter().map(|&known| known.to_owned()).collect();
        Self::of(Trouble::Unknown { noun: Noun::Key, word: field.to_owned(), known })
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let known = expected.iter().map(|&known| known.to_owned()).collect();
        Self::of(Trouble::Unknown { noun: Noun::Word, word: variant.to_owned(), known })
    }
}

/// A node that is decoded.
#[derive(Clone, Copy)]
struct Part<'a> {
    node: &'a Node,
    run: &'a Run,
}

impl<'a> Part<'a> {
    fn with(self, node: &'a Node) -> Self {
        Self { node, ..self }
    }

    /// A mapping; left empty, one without entries.
    fn entries<'de, V: Visitor<'de>>(
        self,
        fields: Option<&'static [&'static str]>,
        visitor: V,
    ) -> Result<V::Value, Failed> {
        let map = match &self.node.content {
            Content::Map(map) => map.as_slice(),
            _ if self.node.is_nothing() => &[],
            // Of a list, serde would take the items for the fields in their order.
            Content::List(_) => return Err(serde::de::Error::invalid_type(Unexpected::Seq, &visitor)),
            Content::Scalar { .. } => return self.any(visitor),
        };
        if let Some(fields) = fields {
            for (key, _) in map.iter().filter(|(key, _)| !key.dropped.get()) {
                let word = key.text().unwrap_or_default();
                if !fields.contains(&word) {
                    key.dropped.set(true);
                    self.node.lacking.set(true);
                    let known = fields.iter().map(|&field| field.to_owned()).collect();
                    let mut keys = self.run.keys.borrow().clone();
                    keys.push(word.to_owned());
                    self.run.tell(
                        key.at,
                        keys,
                        Trouble::Unknown { noun: Noun::Key, word: word.to_owned(), known },
                    );
                }
            }
        }
        visitor.visit_map(Entries { part: self, rest: map.iter(), value: None })
    }

    /// As YAML understands it.
    fn any<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        match &self.node.content {
            Content::List(list) => visitor.visit_seq(Items { part: self, rest: list.iter() }),
            Content::Map(_) => self.entries(None, visitor),
            Content::Scalar { .. } if self.node.is_nothing() => visitor.visit_unit(),
            Content::Scalar { text, plain: true } => match (text.parse::<i64>(), text.as_str()) {
                (Ok(number), _) => visitor.visit_i64(number),
                (_, "true" | "True") => visitor.visit_bool(true),
                (_, "false" | "False") => visitor.visit_bool(false),
                (_, text) => visitor.visit_str(text),
            },
            Content::Scalar { text, .. } => visitor.visit_str(text),
        }
    }
}

impl<'de> Deserializer<'de> for Part<'_> {
    type Error = Failed;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        self.any(visitor)
    }

    /// A text as it is written, also where YAML takes it for a number.
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        match self.node.text().filter(|_| !self.node.is_nothing()) {
            Some(text) => visitor.visit_str(text),
            None => Err(Failed::of(Trouble::WrongType("a text"))),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        if self.node.is_nothing() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Failed> {
        if name == "__yaml_spanned" {
            visitor.visit_newtype_struct(Placed(self))
        } else {
            visitor.visit_newtype_struct(self)
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        self.entries(None, visitor)
    }

    /// A list; left empty, one without items.
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        if self.node.is_nothing() {
            return visitor.visit_seq(Items { part: self, rest: [].iter() });
        }
        self.any(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failed> {
        self.entries(Some(fields), visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failed> {
        let text = self.node.text().ok_or_else(|| Failed::of(Trouble::WrongType("a text")))?;
        visitor.visit_enum(IntoDeserializer::<Failed>::into_deserializer(text))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct tuple
        tuple_struct identifier ignored_any
    }
}

/// The entries of a mapping.
struct Entries<'a> {
    part: Part<'a>,
    rest: std::slice::Iter<'a, (Node, Node)>,
    value: Option<&'a (Node, Node)>,
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = Failed;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Failed> {
        let Some(entry) = self.rest.find(|(key, _)| !key.dropped.get()) else { return Ok(None) };
        self.value = Some(entry);
        let part = self.part.with(&entry.0);
        seed.deserialize(part).map(Some).map_err(|failed| failed.inside(&part, &entry.0, self.part.node))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Failed> {
        let Some((key, value)) = self.value else { return Err(Failed::of(Trouble::WrongType("a mapping"))) };
        let part = self.part.with(value);
        self.part.run.keys.borrow_mut().push(key.text().unwrap_or_default().to_owned());
        let read = seed.deserialize(part).map_err(|failed| failed.inside(&part, key, self.part.node));
        if read.is_ok() {
            self.part.run.keys.borrow_mut().pop();
        }
        read
    }
}

/// The items of a list.
struct Items<'a> {
    part: Part<'a>,
    rest: std::slice::Iter<'a, Node>,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Failed;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Failed> {
        let Some(item) = self.rest.find(|item| !item.dropped.get()) else { return Ok(None) };
        let part = self.part.with(item);
        seed.deserialize(part).map(Some).map_err(|failed| failed.inside(&part, item, self.part.node))
    }
}

/// A node with its place, as [`serde_yaml::Spanned`] asks for it.
struct Placed<'a>(Part<'a>);

impl<'de> Deserializer<'de> for Placed<'_> {
    type Error = Failed;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        visitor.visit_map(PlacedEntries { part: self.0, next: 0 })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

struct PlacedEntries<'a> {
    part: Part<'a>,
    next: usize,
}

/// What [`serde_yaml::Spanned`] reads, in its order.
const PLACED: [&str; 4] = ["__serde_saphyr_private_spanned", "value", "referenced", "defined"];

impl<'de> MapAccess<'de> for PlacedEntries<'_> {
    type Error = Failed;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Failed> {
        let Some(key) = PLACED.get(self.next) else { return Ok(None) };
        self.next += 1;
        seed.deserialize(StrDeserializer::new(key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Failed> {
        match self.next {
            2 => seed.deserialize(self.part),
            1 => seed.deserialize(true.into_deserializer()),
            _ => seed
                .deserialize(location(self.part.node.at))
                .map_err(|error| Failed::of(Trouble::Syntax("", error.to_string()))),
        }
    }
}

/// A place in the form that [`serde_yaml::Location`] is read from.
fn location(at: At) -> serde_json::Value {
    let length = at.end - at.start;
    serde_json::json!({
        "line": at.line,
        "column": at.column,
        "span": {"offset": at.start, "len": length, "byte_info": [at.start, length]},
    })
}
