//! Blocks, sentences and clauses of a clean text.

use std::ops::Range;

use crate::text::Span;

/// The parts of a text, in order. A block holds sentences, a sentence holds clauses.
#[derive(Debug, Clone, Default)]
pub struct Layout {
    /// Headings, paragraphs, captions.
    pub blocks: Vec<Block>,
    /// Sentences of all blocks.
    pub sentences: Vec<Sentence>,
    /// Clauses of all sentences.
    pub clauses: Vec<Span>,
}

/// A heading, a paragraph, or a caption.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// Its sentences, as indices.
    pub sentences: Range<usize>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A line that stands alone and ends no sentence.
    Heading,
    /// Running text.
    Paragraph,
}

/// A sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// The block it belongs to, as an index.
    pub block: usize,
    /// Its clauses, as indices.
    pub clauses: Range<usize>,
}
