//! What an article states of a claim, with everything that decides what it may be compared with.

use crate::article::Period;
use crate::quantity::Quantity;
use crate::text::Span;

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
    /// The subject is not named in the sentence but taken over from what stands before.
    pub subject_taken_over: bool,
    /// 全市, 全国, 全区.
    pub scope: Option<String>,
    /// Stock, new, cumulative.
    pub measure: Measure,
    /// Nominal or at comparable prices.
    pub basis: Basis,
    /// Fact, forecast, target, capacity.
    pub modality: Modality,
    /// Up or down, for changes.
    pub direction: Direction,
    /// When it holds.
    pub when: When,
    /// The sentence is a heading.
    pub heading: bool,
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

/// Stock, new or cumulative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Measure {
    /// What there is.
    #[default]
    Stock,
    /// 新增, 新签: what came in the period.
    New,
    /// 累计: all that came so far.
    Cumulative,
}

/// Nominal values, or values at comparable prices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Basis {
    /// As counted.
    #[default]
    Nominal,
    /// 按可比价格.
    ComparablePrices,
}

/// How the value is put forward.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Modality {
    /// It is so.
    #[default]
    Fact,
    /// 预计今年: expected soon.
    Forecast,
    /// 到2025年: aimed at.
    Target,
    /// 达产年产值: what it will yield when complete.
    Capacity,
}

/// Up or down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Direction {
    /// The value is no change.
    #[default]
    None,
    /// 增长.
    Up,
    /// 下降.
    Down,
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
}

impl Measure {
    /// The name in rules and JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stock => "stock",
            Self::New => "new",
            Self::Cumulative => "cumulative",
        }
    }
}

impl Basis {
    /// The name in rules and JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nominal => "nominal",
            Self::ComparablePrices => "comparable_prices",
        }
    }
}

impl Modality {
    /// The name in rules and JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::Forecast => "forecast",
            Self::Target => "target",
            Self::Capacity => "capacity",
        }
    }
}

impl Direction {
    /// The name in JSON, none for a value that is no change.
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::Up => Some("up"),
            Self::Down => Some("down"),
        }
    }
}
