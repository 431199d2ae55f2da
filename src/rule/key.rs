//! What must be alike before two statements are compared.

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
    /// 日均, 人均, 户均: what falls to one.
    Average,
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

/// A part of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// Running text.
    Text,
    /// A headline, also inside the article.
    Headline,
    /// What stands below a picture.
    Caption,
}

/// What a statement must be to be read; an empty list allows all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Only {
    /// Where it stands.
    pub parts: Vec<Part>,
    /// Whose total it is: 全市, or [`Only::OWN`].
    pub scopes: Vec<String>,
    /// At which prices.
    pub bases: Vec<Basis>,
    /// How it is put forward.
    pub modalities: Vec<Modality>,
    /// Up or down.
    pub directions: Vec<Direction>,
}

impl Only {
    /// The scope of what is said of the subject itself, with no 全市 or 全国 before it.
    pub const OWN: &'static str = "own";
}

impl Direction {
    /// The name in rules and JSON, none for a value that is no change.
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::Up => Some("up"),
            Self::Down => Some("down"),
        }
    }
}

impl Measure {
    /// The name in rules and JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stock => "stock",
            Self::New => "new",
            Self::Cumulative => "cumulative",
            Self::Average => "average",
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
