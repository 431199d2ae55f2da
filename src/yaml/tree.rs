//! YAML → a tree of nodes, each with its place.

use std::cell::Cell;

use serde_yaml::granit_parser::{Event, Marker, Parser, ScalarStyle, Span as Marked};

use crate::text::Span;

/// A file has no more nodes than this, references followed: a nest of references ends here.
const MOST: usize = 1_000_000;

/// Where a node stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct At {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Line and column in characters, from 1.
    pub(super) line: usize,
    pub(super) column: usize,
}

/// A part of the file. What is dropped is passed over when the tree is decoded.
#[derive(Debug, Clone, Default)]
pub(super) struct Node {
    pub(super) content: Content,
    pub(super) at: At,
    pub(super) dropped: Cell<bool>,
    /// Something below was dropped.
    pub(super) lacking: Cell<bool>,
}

#[derive(Debug, Clone)]
pub(super) enum Content {
    /// `plain`: without quotation marks, so that it may be a number, `true` or nothing.
    Scalar {
        text: String,
        plain: bool,
    },
    List(Vec<Node>),
    Map(Vec<(Node, Node)>),
}

impl Default for Content {
    fn default() -> Self {
        Self::Scalar { text: String::new(), plain: true }
    }
}

/// A key that a mapping has already.
#[derive(Debug)]
pub(super) struct Double {
    pub(super) key: String,
    pub(super) at: At,
    pub(super) first: At,
    /// The keys that lead to it, and itself.
    pub(super) keys: Vec<String>,
}

/// No YAML, or more than can be meant.
#[derive(Debug)]
pub(super) struct Refused;

impl At {
    pub(super) const fn span(self) -> Span {
        Span::new(self.start, self.end)
    }
}

impl Node {
    /// Text of a scalar.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// Whether it is left empty: `key:` with nothing behind it, `~`, `null`.
    pub(super) fn is_nothing(&self) -> bool {
        matches!(&self.content, Content::Scalar { text, plain: true } if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }
}

/// The tree of a text, and the keys that stand twice in one mapping, whose second value is left out.
pub(super) fn tree(text: &str) -> Result<(Node, Vec<Double>), Refused> {
    let mut grower = Grower {
        text,
        events: Parser::new_from_str(text),
        named: Vec::new(),
        doubles: Vec::new(),
        keys: Vec::new(),
        nodes: 0,
    };
    let mut root = Node::default();
    let mut documents = 0;
    while let Some((event, at)) = grower.next()? {
        match event {
            Event::DocumentStart(..) => documents += 1,
            Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
            event => root = grower.node(event, at)?,
        }
    }
    if documents > 1 { Err(Refused) } else { Ok((root, grower.doubles)) }
}

struct Grower<'a> {
    text: &'a str,
    events: Parser<'a, serde_yaml::granit_parser::StrInput<'a>>,
    /// Nodes that may be referred to, by their number.
    named: Vec<(usize, Node)>,
    doubles: Vec<Double>,
    keys: Vec<String>,
    nodes: usize,
}

impl<'a> Grower<'a> {
    fn next(&mut self) -> Result<Option<(Event<'a>, At)>, Refused> {
        match self.events.next_event() {
            None => Ok(None),
            Some(Err(_)) => Err(Refused),
            Some(Ok((event, at))) => Ok(Some((event, self.at(at)))),
        }
    }

    fn at(&self, span: Marked) -> At {
        let start: Marker = span.start;
        let range = span.byte_range().unwrap_or_default();
        let end = range.end.min(self.text.len()).max(range.start);
        At { start: range.start, end, line: start.line(), column: start.col() + 1 }
    }

    fn node(&mut self, event: Event<'a>, at: At) -> Result<Node, Refused> {
        self.nodes += 1;
        if self.nodes > MOST {
            return Err(Refused);
        }
        let (content, anchor, end) = match event {
            Event::Scalar(text, style, anchor, _) => {
                let plain = style == ScalarStyle::Plain;
                (Content::Scalar { text: text.into_owned(), plain }, anchor, at.end)
            }
            Event::SequenceStart(_, anchor, _) => {
                let (list, end) = self.list()?;
                (Content::List(list), anchor, end)
            }
            Event::MappingStart(_, anchor, _) => {
                let (map, end) = self.map()?;
                (Content::Map(map), anchor, end)
            }
            Event::Alias(anchor) => return self.again(anchor, at),
            _ => return Err(Refused),
        };
        let node = Node { content, at: At { end, ..at }, ..Node::default() };
        if anchor > 0 {
            self.named.push((anchor, node.clone()));
        }
        Ok(node)
    }

    /// What a reference stands for, at the place of the reference.
    fn again(&mut self, anchor: usize, at: At) -> Result<Node, Refused> {
        let (_, node) = self.named.iter().rev().find(|(number, _)| *number == anchor).ok_or(Refused)?;
        self.nodes += size(node);
        if self.nodes > MOST {
            return Err(Refused);
        }
        Ok(Node { at, ..node.clone() })
    }

    fn list(&mut self) -> Result<(Vec<Node>, usize), Refused> {
        let mut list = Vec::new();
        loop {
            match self.next()?.ok_or(Refused)? {
                (Event::SequenceEnd, at) => return Ok((list, at.end)),
                (event, at) => list.push(self.node(event, at)?),
            }
        }
    }

    fn map(&mut self) -> Result<(Vec<(Node, Node)>, usize), Refused> {
        let mut map: Vec<(Node, Node)> = Vec::new();
        let mut merged = Vec::new();
        loop {
            let (event, at) = self.next()?.ok_or(Refused)?;
            if matches!(event, Event::MappingEnd) {
                let own = map.len();
                for (key, value) in merged {
                    if !map[..own].iter().any(|(known, _)| known.text() == Node::text(&key)) {
                        map.push((key, value));
                    }
                }
                return Ok((map, at.end));
            }
            let key = self.node(event, at)?;
            self.keys.push(key.text().unwrap_or_default().to_owned());
            let (event, at) = self.next()?.ok_or(Refused)?;
            let value = self.node(event, at)?;
            match map.iter().find(|(known, _)| known.text().is_some() && known.text() == key.text()) {
                _ if key.text() == Some("<<") => merged.extend(entries(value)),
                None => map.push((key, value)),
                Some((first, _)) => self.doubles.push(Double {
                    key: key.text().unwrap_or_default().to_owned(),
                    at: key.at,
                    first: first.at,
                    keys: self.keys.clone(),
                }),
            }
            self.keys.pop();
        }
    }
}

/// The entries that `<<: *name` or `<<: [*one, *two]` brings.
fn entries(node: Node) -> Vec<(Node, Node)> {
    match node.content {
        Content::Map(map) => map,
        Content::List(list) => list.into_iter().flat_map(entries).collect(),
        Content::Scalar { .. } => Vec::new(),
    }
}

fn size(node: &Node) -> usize {
    match &node.content {
        Content::Scalar { .. } => 1,
        Content::List(list) => 1 + list.iter().map(size).sum::<usize>(),
        Content::Map(map) => 1 + map.iter().map(|(key, value)| size(key) + size(value)).sum::<usize>(),
    }
}
