//! An article taken apart: clean text, blocks, sentences, quantities, times.

use crate::article::Article;
use crate::quantity::{Quantity, Recognised, Suspect, Suspicion, Units, from_to, recognise};
use crate::reflow::reflow;
use crate::sentence::Layout;
use crate::text::{Position, Span, Text};
use crate::time::{self, Impossible, Time, impossible, infer};
use crate::trigger::Triggers;

/// One article, ready for the rules. Every span below is of the clean text.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// What was read.
    pub article: Article,
    /// The clean text and the way back to the file.
    pub text: Text,
    /// The characters of the clean text that anything begins with.
    pub triggers: Triggers,
    /// Blocks, sentences, clauses.
    pub layout: Layout,
    /// Every quantity, in the order of the text.
    pub quantities: Vec<Quantity>,
    /// Pairs of quantities, as indices, of which the first became the second: 从87家增长到4539家.
    pub changes: Vec<(usize, usize)>,
    /// Every time expression, in the order of the text.
    pub times: Vec<Time>,
    /// What looks like a number and was not read, in the order of the text.
    pub unread: Vec<Suspect>,
    /// Days that no calendar has, in the order of the text.
    pub impossible: Vec<Impossible>,
}

/// Where in an article somebody looks at numbers, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Scope {
    /// The sentences whose quantities are read.
    pub(crate) quantities: Vec<Span>,
    /// The blocks whose times are read: those around the sentences, and those that state a year or name a report for others.
    pub(crate) times: Vec<Span>,
}

impl Document {
    /// Takes an article apart. An article without a date takes the latest past day that its text states, marked as
    /// inferred.
    pub fn of(article: Article) -> Self {
        Self::read(article, &Units::default())
    }

    /// The same, with units of the user's beside the built-in ones.
    pub fn read(article: Article, units: &Units) -> Self {
        let mut document = Self::reflown(article);
        document.lay_out();
        document.read_times(None);
        document.read_quantities(units, None);
        document
    }

    /// The clean text alone, of which nothing is known yet.
    pub(crate) fn reflown(article: Article) -> Self {
        let (text, triggers) = reflow(&article.source, article.body);
        Self { article, text, triggers, ..Self::default() }
    }

    /// Finds blocks, sentences, clauses.
    pub(crate) fn lay_out(&mut self) {
        self.layout = Layout::marked(self.text.as_str(), &self.triggers);
    }

    /// Reads times, all of them or those that `scope` asks for. An article without a date needs all of them, whatever is
    /// asked for, and takes its date from them.
    pub(crate) fn read_times(&mut self, scope: Option<&Scope>) {
        let (text, triggers) = (self.text.as_str(), &self.triggers);
        let dated = self.article.date.is_some();
        let all = self.blocks();
        let lines = scope.filter(|_| dated).map_or(&all, |scope| &scope.times);
        self.times = time::marked(text, self.article.date, triggers, lines);
        if !dated {
            self.article.date = infer(text, &self.times);
            if self.article.date.is_some() {
                self.times = time::marked(text, self.article.date, triggers, lines);
            }
        }
        self.impossible = impossible(text);
        self.times.retain(|time| !self.impossible.iter().any(|day| day.span.overlaps(time.span)));
    }

    /// Reads quantities, all of them or those that `scope` asks for; the times are read.
    pub(crate) fn read_quantities(&mut self, units: &Units, scope: Option<&Scope>) {
        let text = self.text.as_str();
        let mut dates: Vec<Span> = self.times.iter().map(|time| time.span).collect();
        dates.extend(self.impossible.iter().map(|day| day.span));
        dates.sort_unstable();
        let all = self.blocks();
        let stretches = scope.map_or(&all, |scope| &scope.quantities);
        let Recognised { quantities, suspects } = recognise(text, &dates, units, &self.triggers, stretches);
        self.changes = from_to(text, &quantities, &dates);
        (self.quantities, self.unread) = (quantities, suspects);
    }

    fn blocks(&self) -> Vec<Span> {
        self.layout.blocks.iter().map(|block| block.span).collect()
    }

    /// Gives back what only reading the article needs: triggers, layout, quantities, changes, times. The article, its clean text
    /// and what could not be read stay.
    pub fn shed(&mut self) {
        (self.triggers, self.layout) = Default::default();
        (self.quantities, self.changes, self.times) = Default::default();
        self.text.fit();
    }

    /// The quantities that begin inside a span, and the index of the first.
    pub fn quantities_in(&self, span: Span) -> (usize, &[Quantity]) {
        let from = self.quantities.partition_point(|q| q.span.start < span.start);
        let to = self.quantities.partition_point(|q| q.span.start < span.end).max(from);
        (from, &self.quantities[from..to])
    }

    /// The change that a quantity, given by its index, is an end of.
    pub fn change_of(&self, quantity: usize) -> Option<(usize, usize)> {
        let at = self.changes.partition_point(|(_, to)| *to < quantity);
        self.changes.get(at).copied().filter(|(from, to)| *from == quantity || *to == quantity)
    }

    /// The time expressions that begin inside a span.
    pub fn times_in(&self, span: Span) -> &[Time] {
        let from = self.times.partition_point(|t| t.span.start < span.start);
        // Of a span that ends before it begins there are none.
        let to = self.times.partition_point(|t| t.span.start < span.end).max(from);
        &self.times[from..to]
    }

    /// Whether a time expression ends at a byte.
    pub fn time_ends_at(&self, at: usize) -> bool {
        let before = self.times.partition_point(|time| time.span.end < at);
        self.times.get(before).is_some_and(|time| time.span.end == at)
    }

    /// What was not read, and why, in the order of the text: numbers with letters in them, numbers too large, days that
    /// no calendar has.
    pub fn suspects(&self) -> Vec<(Span, Suspicion)> {
        let days = self.impossible.iter().map(|day| (day.span, Suspicion::NoSuchDay));
        let mut all: Vec<_> = self.unread.iter().map(|s| (s.span, s.reason)).chain(days).collect();
        all.sort_unstable_by_key(|(span, _)| *span);
        all
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
