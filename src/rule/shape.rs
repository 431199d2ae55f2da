//! What a value of a rule file may look like: a text, a list of texts, or a mapping.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::Spanned;

/// A text with its place in the file.
pub(super) type Text = Spanned<String>;

/// A text or a list of texts.
#[derive(Debug, Default, Clone)]
pub(super) struct Texts(pub(super) Vec<Text>);

/// The short form (a text or a list of texts) or the mapping it is short for.
#[derive(Debug, Clone)]
pub(super) enum OneOr<T> {
    Short(Vec<Text>),
    Long(Box<T>),
}

/// A mapping in the order in which it is written.
#[derive(Debug, Clone)]
pub(super) struct Entries<T>(pub(super) Vec<(Text, T)>);

/// `terms:`, a list of alternatives (`规上|规模以上`) or a mapping from a word to others.
#[derive(Debug, Default)]
pub(super) struct Terms(pub(super) Vec<Vec<Text>>);

/// `one_of:`, a list of words, or a mapping from a word to other ways to write it.
#[derive(Debug, Default, Clone)]
pub(super) struct Words(pub(super) Vec<(Text, Vec<Text>)>);

impl<T: Clone + From<Vec<Text>>> OneOr<T> {
    /// The mapping, also where the short form of it is written.
    pub(super) fn long(&self) -> T {
        match self {
            Self::Short(texts) => T::from(texts.clone()),
            Self::Long(long) => (**long).clone(),
        }
    }
}

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// What can be made of a text or a list of texts, and of a mapping.
trait FromShape: Sized {
    const EXPECTING: &'static str;
    /// None where the shape must be a mapping.
    fn from_list(list: Vec<Text>) -> Option<Self>;
    /// What a key without a value stands for.
    fn from_nothing() -> Option<Self> {
        Self::from_list(Vec::new())
    }
    fn from_map<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error>;
}

/// What was read: a text by itself does not know its place until the reader around it is asked.
enum Shape<T> {
    Nothing,
    Text(String),
    List(Vec<Text>),
    Made(T),
}

/// Through [`Spanned`], so that a text by itself has the place that a text in a list has.
fn read<'de, D: Deserializer<'de>, T: FromShape>(deserializer: D) -> Result<T, D::Error> {
    let Spanned { value, referenced, defined } = Spanned::<Shape<T>>::deserialize(deserializer)?;
    let read = match value {
        Shape::Made(made) => return Ok(made),
        Shape::Nothing => T::from_nothing(),
        Shape::List(list) => T::from_list(list),
        Shape::Text(text) => T::from_list(vec![Spanned::new(text, referenced, defined)]),
    };
    read.ok_or_else(|| serde::de::Error::custom(T::EXPECTING))
}

impl<'de, T: FromShape> Deserialize<'de> for Shape<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ShapeVisitor(PhantomData))
    }
}

struct ShapeVisitor<T>(PhantomData<T>);

impl<'de, T: FromShape> Visitor<'de> for ShapeVisitor<T> {
    type Value = Shape<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTING)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Shape<T>, E> {
        Ok(Shape::Text(text.to_owned()))
    }

    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Shape<T>, E> {
        Ok(Shape::Text(number.to_string()))
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Shape<T>, E> {
        Ok(Shape::Text(number.to_string()))
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Shape<T>, E> {
        Ok(Shape::Nothing)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Shape<T>, A::Error> {
        let mut list = Vec::new();
        while let Some(text) = seq.next_element::<Text>()? {
            list.push(text);
        }
        Ok(Shape::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Shape<T>, A::Error> {
        T::from_map(map).map(Shape::Made)
    }
}

impl FromShape for Texts {
    const EXPECTING: &'static str = "a text or a list of texts";

    fn from_list(list: Vec<Text>) -> Option<Self> {
        Some(Self(list))
    }

    fn from_map<'de, A: MapAccess<'de>>(_: A) -> Result<Self, A::Error> {
        Err(serde::de::Error::custom(Self::EXPECTING))
    }
}

impl<T: for<'a> Deserialize<'a>> FromShape for OneOr<T> {
    const EXPECTING: &'static str = "a text, a list of texts, or a mapping";

    fn from_list(list: Vec<Text>) -> Option<Self> {
        Some(Self::Short(list))
    }

    fn from_map<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(|long| Self::Long(Box::new(long)))
    }
}

impl FromShape for Terms {
    const EXPECTING: &'static str = "a list of texts, or a mapping from a text to others";

    fn from_list(list: Vec<Text>) -> Option<Self> {
        Some(Self(list.into_iter().map(|text| vec![text]).collect()))
    }

    fn from_map<'de, A: MapAccess<'de>>(mut map: A) -> Result<Self, A::Error> {
        let mut terms = Vec::new();
        while let Some((word, others)) = map.next_entry::<Text, Texts>()? {
            terms.push(std::iter::once(word).chain(others.0).collect());
        }
        Ok(Self(terms))
    }
}

impl FromShape for Words {
    const EXPECTING: &'static str = "a list of words, or a mapping from a word to others";

    fn from_list(list: Vec<Text>) -> Option<Self> {
        Some(Self(list.into_iter().map(|text| (text, Vec::new())).collect()))
    }

    fn from_map<'de, A: MapAccess<'de>>(mut map: A) -> Result<Self, A::Error> {
        let mut words = Vec::new();
        while let Some((word, others)) = map.next_entry::<Text, Texts>()? {
            words.push((word, others.0));
        }
        Ok(Self(words))
    }
}

impl<T: for<'a> Deserialize<'a>> FromShape for Entries<T> {
    const EXPECTING: &'static str = "a mapping";

    /// Also an empty list is none: who writes `claims: []` has no rule and thinks there is one.
    fn from_list(_: Vec<Text>) -> Option<Self> {
        None
    }

    fn from_nothing() -> Option<Self> {
        Some(Self::default())
    }

    fn from_map<'de, A: MapAccess<'de>>(mut map: A) -> Result<Self, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Self(entries))
    }
}

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl<'de, T: for<'a> Deserialize<'a>> Deserialize<'de> for OneOr<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl<'de> Deserialize<'de> for Terms {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl<'de, T: for<'a> Deserialize<'a>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}
