//! An article taken apart: clean text, blocks, sentences, quantities, times.

use crate::article::Article;
use crate::quantity::{Quantity, quantities};
use crate::reflow::reflow;
use crate::sentence::Layout;
use crate::text::{Position, Span, Text};
use crate::time::{Time, times};

/// One article, ready for the rules. Every span below is of the clean text.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// What was read.
    pub article: Article,
    /// The clean text and the way back to the file.
    pub text: Text,
    /// Blocks, sentences, clauses.
    pub layout: Layout,
    /// Every quantity, in the order of the text.
    pub quantities: Vec<Quantity>,
    /// Every time expression, in the order of the text.
    pub times: Vec<Time>,
}

impl Document {
    /// Takes an article apart.
    pub fn of(article: Article) -> Self {
        let text = reflow(&article.source, article.body);
        let layout = Layout::of(text.as_str());
        let times = times(text.as_str(), article.date);
        let dates: Vec<Span> = times.iter().map(|time| time.span).collect();
        let quantities = quantities(text.as_str(), &dates);
        Self { article, text, layout, quantities, times }
    }

    /// Bytes of the source file behind a span of the clean text.
    pub fn file_span(&self, span: Span) -> Span {
        self.article.source.to_file(self.text.to_source(span))
    }

    /// Line and column where a span begins in the source file, and where it ends.
    pub fn positions(&self, span: Span) -> (Position, Position) {
        let source = self.text.to_source(span);
        (self.article.source.position(source.start), self.article.source.position(source.end))
    }

    /// The words under a span as they were written, line ends taken out.
    pub fn written(&self, span: Span) -> String {
        self.text.written(span, &self.article.source)
    }
}
