//! Rules: which claims are looked for, and how their statements compare.
//!
//! YAML is read into a mirror of itself (`mirror`), checked and compiled (`compile`) into what the other stages use.
//! The words of all rules stand in one automaton (`terms`), so that a text is read once, however many rules there are.

use std::path::PathBuf;

use rust_decimal::Decimal;

use crate::diagnostic::{Place, Problem};
use crate::quantity::{Kind, Units};
use crate::severity::Severity;

mod compile;
mod fact;
mod inherit;
mod key;
mod load;
mod mirror;
mod pattern;
mod relation;
mod shape;
mod synonym;
mod terms;

pub use fact::{Fact, Settled};
pub use key::{Basis, Direction, Measure, Modality, Only, Part};
pub use load::{from_text, load, load_usable};
pub use pattern::Patterns;
pub use relation::{Comparison, Expression, Relation, RelationExample, Sign};
pub use terms::{Hit, Terms, Use};

/// Every claim that is looked for, and the words to find them by.
#[derive(Debug, Default)]
pub struct RuleSet {
    /// The claims, in the order of the files.
    pub claims: Vec<Claim>,
    /// What the values of several claims must satisfy, in the order of the files.
    pub relations: Vec<Relation>,
    /// Values that the user has settled, in the order of the files.
    pub facts: Vec<Fact>,
    /// Registered subjects, in the order of the files.
    pub subjects: Vec<Subject>,
    /// The units that the articles are read with.
    pub units: Units,
    /// The automaton over the words of claims and subjects.
    pub terms: Terms,
    /// The regular expressions of claims.
    pub patterns: Patterns,
    /// What the user should know of the files, though they can be used.
    pub notes: Vec<Problem>,
}

impl RuleSet {
    /// The subject of that name or other name, as an index.
    pub fn subject(&self, name: &str) -> Option<usize> {
        self.subjects.iter().position(|subject| subject.is_called(name))
    }

    /// Whether one subject lies in another.
    pub fn lies_in(&self, inner: usize, outer: usize) -> bool {
        self.subjects[inner].within.as_deref() == Some(&self.subjects[outer].name)
    }
}

/// Something that claims are said of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The name that is reported.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// The subject it lies in.
    pub within: Option<String>,
}

impl Subject {
    /// Whether it has that name, or that other name.
    pub fn is_called(&self, name: &str) -> bool {
        self.name == name || self.aliases.iter().any(|alias| alias == name)
    }
}

/// A claim: what to look for, and how to compare what is found.
#[derive(Debug, Clone)]
pub struct Claim {
    /// The id by which findings, waivers and the command line name it.
    pub id: String,
    /// A few words for people.
    pub title: String,
    /// Claims of one topic are shown side by side.
    pub topic: Option<String>,
    /// What it is said of, as indices into the subjects: any of them counts as the first. Empty: whatever is named.
    pub subjects: Vec<usize>,
    /// The subjects are the members of a group, each with a claim of its own.
    pub by_member: bool,
    /// How many slots must be filled: the words under `all` and the one under `any`.
    pub slots: usize,
    /// In what stretch the words must stand together.
    pub within: Within,
    /// What is read.
    pub value: ValueRule,
    /// How its time is understood.
    pub time: TimeUse,
    /// For how many months two levels without a stated time may be compared.
    pub window: i64,
    /// The measures that are read, and that count as one; empty: all, 新增 apart.
    pub measures: Vec<Measure>,
    /// What else a statement must be to be read.
    pub only: Only,
    /// Which way later values must lie.
    pub trend: Trend,
    /// How far a later value may lie from an earlier one.
    pub bounds: Option<YearlyBounds>,
    /// A number on an open bound weighs as much as any contradiction.
    pub touching_same: bool,
    /// By how much two values may differ.
    pub tolerance: Option<Tolerance>,
    /// A coarser number may have been cut instead of rounded.
    pub truncated: bool,
    /// How much a contradiction weighs.
    pub severity: Severity,
    /// Why it must hold, for people: the source that settles it, the use of a word.
    pub why: Option<String>,
    /// Words to choose claims by.
    pub tags: Vec<String>,
    /// Sentences that must give a value, and sentences that must give none.
    pub examples: Vec<Example>,
}

/// In what stretch the words of a claim must stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Within {
    /// Between two commas.
    Clause,
    /// A sentence.
    #[default]
    Sentence,
    /// A paragraph or heading.
    Paragraph,
}

/// What a claim reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValueRule {
    /// A number.
    Quantity {
        /// What it measures; any where none is given.
        kind: Option<Kind>,
        /// Its units, which count as one; any where none is given, each for itself.
        units: Vec<String>,
        /// The whole that a share is of: 全市. It must be named in the sentence.
        of: Option<String>,
    },
    /// Names before the matched words, one by one.
    List {
        /// Other ways to write a name, and the name.
        synonyms: Vec<(String, String)>,
    },
    /// One of a set of words.
    Word,
    /// A name beside the matched words.
    Name {
        /// What it ends with: 公司, 研究院; any name where none is given.
        ends_with: Vec<String>,
        /// Other ways to write a name, and the name.
        synonyms: Vec<(String, String)>,
    },
}

/// How the time of a claim is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TimeUse {
    /// A state that holds at a time: how many there are.
    #[default]
    Level,
    /// What happened in a period: output, growth.
    Flow,
    /// What is aimed at for a time.
    Target,
    /// What never changes.
    Fixed,
}

/// Which way later values must lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Trend {
    /// Either.
    #[default]
    Any,
    /// A later value is no smaller.
    Grows,
    /// A later value is no larger.
    Shrinks,
}

/// How far a value may move in a year, as signed shares of the earlier value: 0.5 is +50 %. At least one is given, and
/// the first is not above the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearlyBounds {
    /// It moves at least so far: -0.1 lets it fall by a tenth.
    pub at_least: Option<Decimal>,
    /// It moves at most so far.
    pub at_most: Option<Decimal>,
}

/// By how much two values may differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tolerance {
    /// In the unit of the value.
    Absolute(Decimal),
    /// As a share of the larger value.
    Relative(Decimal),
}

/// A sentence of a rule file that shows what the rule reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The sentence.
    pub text: String,
    /// The value that must be read from it, as written; none where nothing may be read.
    pub value: Option<String>,
    /// The file it stands in.
    pub path: PathBuf,
    /// Where in the file.
    pub place: Place,
}
