//! What a claim does not read at all, whatever its words say.

use super::{Lack, Reader, Statement};
use crate::rule::{Only, Part};
use crate::sentence::BlockKind;
use crate::text::Span;

impl Reader<'_> {
    /// Whether a claim reads statements like this one; else the key of the rule that leaves it out.
    pub(super) fn admits(&self, only: &Only, statement: &Statement) -> Result<(), Lack> {
        let scope = statement.scope.as_deref().unwrap_or(Only::OWN);
        let keys = [
            ("in", allows(&only.parts, &self.part(statement.span))),
            ("scope", only.scopes.is_empty() || only.scopes.iter().any(|s| s == scope)),
            ("basis", allows(&only.bases, &statement.basis)),
            ("modality", allows(&only.modalities, &statement.modality)),
            ("direction", allows(&only.directions, &statement.direction)),
        ];
        keys.into_iter().find(|(_, allowed)| !allowed).map_or(Ok(()), |(key, _)| Err(Lack::Only(key)))
    }

    fn part(&self, span: Span) -> Part {
        let layout = &self.document.layout;
        match layout.blocks[layout.sentences[layout.sentence_at(span.start)].block].kind {
            BlockKind::Heading => Part::Headline,
            BlockKind::Caption => Part::Caption,
            BlockKind::Paragraph => Part::Text,
        }
    }
}

/// Whether a value is one of those named; where none is, all are.
fn allows<T: PartialEq>(named: &[T], value: &T) -> bool {
    named.is_empty() || named.contains(value)
}
