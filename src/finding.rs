//! What is reported: a contradiction with its evidence.

use std::borrow::Cow;
use std::hash::Hasher;

use rust_decimal::Decimal;

use crate::article::Period;
use crate::interval::Interval;
use crate::rule::Comparison;
pub use crate::severity::Severity;
use crate::statement::{Confidence, Direction, Doubts, Statement, Value, When};
use crate::text::Span;

/// The place of one statement, and what it states there.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// The article, as an index into the documents.
    pub article: usize,
    /// The stated value in the clean text.
    pub span: Span,
    /// Its sentence in the clean text.
    pub sentence: Span,
    /// What is stated.
    pub value: Value,
    /// When it holds.
    pub when: When,
    /// The sentence is a heading.
    pub heading: bool,
    /// Up or down, for changes and losses.
    pub direction: Direction,
    /// What speaks against the reading.
    pub doubts: Doubts,
}

impl From<&Statement> for Evidence {
    fn from(statement: &Statement) -> Self {
        Self {
            article: statement.article,
            span: statement.span,
            sentence: statement.sentence,
            value: statement.value.clone(),
            when: statement.when,
            heading: statement.heading,
            direction: statement.direction,
            doubts: statement.doubts,
        }
    }
}

/// Statements that can all be true at once, as indices into the evidence, in its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The statements; never empty.
    pub evidence: Vec<usize>,
}

/// Why something is reported: the numbers of the message, which the report puts in words.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason {
    /// The versions of one claim exclude each other. Where `touching`, only by a number on an open bound.
    Conflict {
        /// 50 % against 过半.
        touching: bool,
    },
    /// A later value lies on the wrong side of an earlier one.
    Trend {
        /// The claim grows (or shrinks) by its rule.
        grows: bool,
    },
    /// One version stands before the others.
    Restated {
        /// That version, as an index into the versions.
        stands: usize,
        /// Why it does.
        by: Standing,
    },
    /// A later value lies farther from an earlier one than a year's bound allows.
    Jump {
        /// The bound as a signed share of the earlier value: 0.5 is +50 % a year.
        bound: Decimal,
        /// It is the most that a value may move, not the least.
        most: bool,
    },
    /// The growth stated beside two values is not the one that they give.
    Growth {
        /// What the two values give, in the unit of the stated growth.
        implied: Decimal,
        /// The unit: %, 倍, 百分点, or that of the values.
        unit: Cow<'static, str>,
        /// The stated number is the ratio of the two values, not the growth.
        ratio: bool,
    },
    /// A doubling or halving is said of values that have only nearly doubled or halved.
    Loose {
        /// By how much they changed, in the unit of the stated growth.
        implied: Decimal,
        /// The unit: % or 倍.
        unit: Cow<'static, str>,
    },
    /// The growth of a year implies another value for the year before than is stated.
    Implied {
        /// The least that it implies.
        low: Option<Decimal>,
        /// The most.
        high: Option<Decimal>,
    },
    /// The growth a year that is stated beside two values does not lead from one to the other.
    Annual {
        /// What does, in per cent.
        implied: Decimal,
        /// In how many years.
        years: u32,
    },
    /// The parts named after 分别 or 其中 do not add up to the stated whole.
    Sum {
        /// What the parts give.
        sum: Decimal,
        /// The stated whole.
        whole: Decimal,
    },
    /// Shares of one whole do not make 100 %.
    Parts {
        /// What they make.
        sum: Decimal,
    },
    /// Statements contradict a value that the user has settled.
    Ledger(Box<Entry>),
    /// Values of several claims do not satisfy the relation between them.
    Relation(Box<Arithmetic>),
    /// An enumeration is said to have another number of items than it names.
    ListCount {
        /// How many are named.
        named: usize,
        /// How many there are said to be.
        stated: Decimal,
    },
    /// A count is the stated share of no whole number.
    ShareOfWhole {
        /// The two whole numbers that come nearest, each with the share that the count is of it.
        nearest: [(Decimal, Decimal); 2],
    },
    /// A count is another share of the whole that stands beside it than is stated.
    PartOfWhole {
        /// The share that it is, in per cent.
        implied: Decimal,
    },
    /// Two spellings of one name.
    Name {
        /// The registered one, which is right.
        right: Option<String>,
    },
    /// A value that cannot be: a share over 100 %, a thirteenth month.
    Range {
        /// The bound that was passed.
        limit: Decimal,
    },
}

/// Why one version stands and the others do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Its text says that it puts the others right: 修订为, 经普查.
    Restates,
    /// Its source ranks above theirs.
    Ranks {
        /// One of the others came after it all the same.
        told_again: bool,
    },
}

/// A value of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The value as written.
    pub value: String,
    /// When it holds.
    pub period: Period,
    /// Who says so.
    pub source: Option<String>,
    /// For people.
    pub note: Option<String>,
    /// Where it stands: `口径.csv:3:2`, `口径.xlsx:B7`.
    pub place: String,
}

/// A relation with values put in.
#[derive(Debug, Clone, PartialEq)]
pub struct Arithmetic {
    /// Left of the comparison.
    pub left: Side,
    /// How the sides should compare.
    pub compare: Comparison,
    /// Right of it.
    pub right: Side,
}

/// One side of a relation: how it is computed, and what that gives.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// The operands and the signs between them, as they are written.
    pub operands: Vec<Operand>,
    /// The values that it may have; none where a value that nobody states is needed.
    pub set: Option<Interval>,
    /// The one value that it has where every value is exact.
    pub exact: Option<Decimal>,
    /// The unit of the values; `%` where they are shares, which are told as 0.5.
    pub unit: String,
}

/// A piece of a side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operand {
    /// The value of a claim, with the claim's title.
    Stated {
        /// The statement, as an index into the evidence.
        evidence: usize,
        /// The claim's title.
        title: String,
    },
    /// A claim that nobody states, by its title.
    Unstated(String),
    /// A number of the relation.
    Number(Decimal),
    /// The days of the period.
    Days(Decimal),
    /// A sign or a parenthesis.
    Sign(&'static str),
}

/// What found it: the `check` of the JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Check {
    /// Two values of one claim.
    Value,
    /// A later value on the wrong side of an earlier one.
    Trend,
    /// Two targets for one time.
    Target,
    /// Two lists of names.
    List,
    /// Two words of which only one can be right.
    Word,
    /// A value that a later article or a higher source restates.
    Restated,
    /// Statements against what was settled.
    Ledger,
    /// Values of several claims against what they must satisfy.
    Relation,
    /// Growth against the values it is computed from.
    Growth,
    /// Parts against their sum.
    Sum,
    /// Shares against 100 %.
    Parts,
    /// Enumerations against the number of their items.
    ListCount,
    /// A count against the share that it is said to be.
    ShareOfWhole,
    /// Spellings of one name.
    Name,
    /// Values that cannot be.
    Range,
}

impl Check {
    /// The name in configuration and JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Trend => "trend",
            Self::Target => "target",
            Self::List => "list",
            Self::Word => "word",
            Self::Restated => "restated",
            Self::Ledger => "ledger",
            Self::Relation => "relation",
            Self::Growth => "growth",
            Self::Sum => "sum",
            Self::Parts => "parts",
            Self::ListCount => "list-count",
            Self::ShareOfWhole => "share-of-whole",
            Self::Name => "name",
            Self::Range => "range",
        }
    }
}

/// One contradiction.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Twelve hexadecimal digits, from the claim and the values, not from line numbers.
    pub id: String,
    /// The claim's id, or the name of the built-in check.
    pub rule: String,
    /// The claim's title; none for a built-in check.
    pub title: Option<String>,
    /// Claims of one topic are shown side by side.
    pub topic: Option<String>,
    /// What the statements are said of.
    pub subject: Option<String>,
    /// What found it.
    pub check: Check,
    /// How much it weighs.
    pub severity: Severity,
    /// Why.
    pub reason: Reason,
    /// Two or more for a contradiction between statements, none where one passage contradicts itself.
    pub versions: Vec<Version>,
    /// The statements, in the order of articles and text; never empty.
    pub evidence: Vec<Evidence>,
}

impl Finding {
    /// How sure it is that there is a contradiction: as sure as the least of its versions, each of which is as sure as
    /// the surest statement in it.
    pub fn confidence(&self) -> Confidence {
        let of = |evidence: &Evidence| evidence.doubts.confidence();
        let version = |version: &Version| version.evidence.iter().map(|&i| of(&self.evidence[i])).max();
        let versions = self.versions.iter().filter_map(version).min();
        versions.or_else(|| self.evidence.iter().map(of).min()).unwrap_or(Confidence::High)
    }
}

/// The id of a finding: twelve hexadecimal digits of the FNV-1a hash over the parts.
pub fn finding_id<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    let mut hasher = fnv::FnvHasher::default();
    for part in parts {
        hasher.write(part.as_bytes());
        hasher.write_u8(0);
    }
    format!("{:012x}", hasher.finish() & 0xFFFF_FFFF_FFFF)
}
