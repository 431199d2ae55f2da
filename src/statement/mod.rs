//! What an article states of a claim, with everything that decides what it may be compared with.

use std::cell::{OnceCell, RefCell};

use fnv::FnvHashMap;
use jiff::civil::Date;

use crate::article::Period;
use crate::document::Document;
use crate::quantity::Quantity;
pub use crate::rule::{Basis, Direction, Measure, Modality};
use crate::rule::{Hit, RuleSet};
use crate::text::Span;
use crate::time::Occasion;

mod again;
mod ahead;
mod against;
mod around;
mod aside;
mod assemble;
mod bystander;
mod choose;
mod clock;
mod context;
mod dateline;
mod doubt;
mod each;
mod event;
mod firm;
mod list;
mod led;
mod longer;
mod matched;
mod name;
mod noun;
mod only;
mod part;
mod pattern;
mod phase;
mod place;
mod reach;
mod read;
mod section;
mod signs;
mod stranger;
mod subject;
mod topic;
mod trace;
mod venue;
mod when;
mod whole;
mod window;

pub use against::Against;
use around::Around;
pub use doubt::{Confidence, Doubt, Doubts};
use pattern::Match;
use signs::Stretch;
pub use trace::{Attempt, Lack};

/// Every statement that the rules find in a document, in the order of the text. `article` is its index in the run.
pub fn statements(article: usize, document: &Document, rules: &RuleSet) -> Vec<Statement> {
    Words::of(document, rules).statements(article, document, rules)
}

/// Every attempt to read a claim in the sentences and paragraphs that touch `stretch`: each claim of which a word
/// stands there, with what was read or what was lacking first. For `explain`; a run does not make them.
pub fn attempts(article: usize, document: &Document, rules: &RuleSet, stretch: Span) -> Vec<Attempt> {
    let words = Words::of(document, rules);
    if words.are_none() {
        Vec::new()
    } else {
        Reader::new(article, document, rules, &words).attempts(stretch)
    }
}

/// The words of the rules in a document, for which its numbers need not be read.
#[derive(Debug, Default)]
pub(crate) struct Words {
    hits: Vec<Hit>,
    matches: Vec<Match>,
}

impl Words {
    /// Finds them.
    pub(crate) fn of(document: &Document, rules: &RuleSet) -> Self {
        Self { hits: rules.terms.hits(document.text.as_str()), matches: pattern::matches(document, rules) }
    }

    fn are_none(&self) -> bool {
        self.hits.is_empty() && self.matches.is_empty()
    }

    /// Whether some stretch of the document has all words of a claim: without one there is no statement.
    pub(crate) fn may_state(&self, document: &Document, rules: &RuleSet) -> bool {
        !self.are_none() && Reader::new(0, document, rules, self).may_state()
    }

    /// See [`statements`].
    pub(crate) fn statements(&self, article: usize, document: &Document, rules: &RuleSet) -> Vec<Statement> {
        if self.are_none() { Vec::new() } else { Reader::new(article, document, rules, self).statements() }
    }
}

/// A document with the words of the rules in it.
struct Reader<'a> {
    article: usize,
    document: &'a Document,
    rules: &'a RuleSet,
    hits: &'a [Hit],
    matches: &'a [Match],
    /// Read when the first claim has all of its words: in most articles of an archive none has.
    around: OnceCell<Around>,
    /// The slots of each claim that a word of the region fills, a bit each: room for [`Reader::complete`].
    filled: RefCell<Vec<u64>>,
    /// The names that clauses begin with and no rule registers, by where the clauses begin, as far as they were asked for.
    heads: RefCell<FnvHashMap<usize, Option<Span>>>,
    /// The subject of an article that names none, asked for once.
    district: OnceCell<Option<usize>>,
    /// The places that clauses begin with and that no rule registers, asked for once.
    foreign: OnceCell<Vec<Span>>,
}

impl<'a> Reader<'a> {
    fn new(article: usize, document: &'a Document, rules: &'a RuleSet, words: &'a Words) -> Self {
        let filled = RefCell::new(vec![0; rules.claims.len()]);
        let (around, district) = (OnceCell::new(), OnceCell::new());
        Self {
            article,
            document,
            rules,
            hits: &words.hits,
            matches: &words.matches,
            around,
            filled,
            heads: RefCell::default(),
            district,
            foreign: OnceCell::new(),
        }
    }

    fn around(&self) -> &Around {
        self.around.get_or_init(|| Around::of(self.document, self.rules, self.hits))
    }

    /// A stretch of the text, with what its words say but those of `but`.
    fn stretch<'s>(&'s self, start: usize, end: usize, but: &'s [Span]) -> Stretch<'s> {
        self.around().signs.stretch(self.document.text.as_str(), Span::new(start, end), but)
    }
}

/// One article stating a claim once: the evidence.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// The claim, as an index into the rule set.
    pub claim: usize,
    /// The article, as an index into the documents.
    pub article: usize,
    /// The stated value (hedge, number and unit; list; word) in the clean text.
    pub span: Span,
    /// The sentence around it, in the clean text.
    pub sentence: Span,
    /// What is stated.
    pub value: Value,
    /// What the claim is said of.
    pub subject: Option<String>,
    /// 全市, 全国, 全区.
    pub scope: Option<String>,
    /// Stock, new, cumulative.
    pub measure: Measure,
    /// Nominal or at comparable prices.
    pub basis: Basis,
    /// Figures of its kind are given at these prices where nothing is said.
    pub usual_prices: bool,
    /// What a change is measured against.
    pub against: Against,
    /// Fact, forecast, target, capacity.
    pub modality: Modality,
    /// Up or down, for changes.
    pub direction: Direction,
    /// When it holds.
    pub when: When,
    /// The sentence is a heading.
    pub heading: bool,
    /// What speaks against the reading.
    pub doubts: Doubts,
    /// Its sentence says that it puts an earlier figure right: 修订为, 经普查.
    pub restates: bool,
    /// The first day on which its article may have appeared.
    pub told: Option<Date>,
    /// How high the source of its article stands, 0 the highest; none where nobody says.
    pub rank: Option<usize>,
}

/// What a statement states.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number.
    Quantity(Quantity),
    /// Names, one by one; `open` where the list ends in 等.
    List {
        /// The names, in the order of the text.
        items: Vec<String>,
        /// More is meant than is named.
        open: bool,
    },
    /// One word of a closed set, or a name.
    Word(String),
}

/// When a statement holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct When {
    /// The days, cut at the article's date.
    pub period: Period,
    /// The time expression in the clean text, where one governs.
    pub stated: Option<Span>,
    /// No time is stated, or only 目前: the period is the article's date.
    pub taken_over: bool,
    /// The period went past the article's date and was cut there: 今年 in November.
    pub running: bool,
    /// Counted up to the last day of the period, from a day that nobody states: it may be the same as another's, however
    /// each of the two was understood.
    pub up_to: bool,
    /// A holiday, mostly without days, which is the same time as that of its name and year.
    pub occasion: Option<Occasion>,
    /// The time of day that stands behind the day, in minutes: 截至9月6日21时. What is told at another hour is told of another time.
    pub clock: Option<u16>,
}
