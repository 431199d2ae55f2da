//! Time expressions, resolved against the article's date.

use crate::article::Period;
use crate::text::Span;

/// A stated time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Time {
    /// The expression in the text that was read.
    pub span: Span,
    /// The days it means; both ends open where the text leaves them open.
    pub period: Period,
    /// What sort of expression it is.
    pub kind: TimeKind,
}

/// Sorts of time expressions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimeKind {
    /// 8月24日.
    Day,
    /// 2021年3月.
    Month,
    /// 1-8月.
    Months,
    /// 一季度.
    Quarter,
    /// 上半年.
    Half,
    /// 2021年.
    Year,
    /// 2016年至2022年, “十三五”时期.
    Years,
    /// 截至2020年底.
    Point,
    /// 去年, 目前, 近年来.
    Relative,
    /// 到2025年.
    UntilFuture,
}

impl TimeKind {
    /// The name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Months => "months",
            Self::Quarter => "quarter",
            Self::Half => "half",
            Self::Year => "year",
            Self::Years => "years",
            Self::Point => "point",
            Self::Relative => "relative",
            Self::UntilFuture => "until_future",
        }
    }
}
