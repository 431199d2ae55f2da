//! What two values of one claim say of each other, and why.

/// What two values of one claim say of each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The same value, stated in the same way.
    Same,
    /// Both can be true.
    Agrees(Why),
    /// They exclude each other by a number on an open bound only: 50 % and 过半.
    Touching,
    /// They exclude each other.
    Contradicts(Why),
}

impl Verdict {
    /// Whether both can be true.
    pub const fn agrees(self) -> bool {
        matches!(self, Self::Same | Self::Agrees(_))
    }
}

/// The reason of a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The same number, written to different precision: 2.5 and 2.50.
    EqualNumbers,
    /// The more precise number, rounded to the precision of the other, gives the other, or does not.
    Rounding,
    /// The more precise number, cut to the precision of the other, gives the other.
    Truncation,
    /// They differ by no more than the claim's tolerance.
    Tolerance,
    /// Two exact numbers of one precision differ.
    Numbers,
    /// The number lies in the set that the hedged one means, or does not.
    Hedge,
    /// The sets that two hedged numbers mean meet, or do not.
    Hedges,
    /// The lists name the same, whatever the order and the short forms, or do not.
    Names,
    /// A list that ends in 等 leaves room for what the other names beyond it.
    OpenList,
    /// Two words of which only one can be right.
    Words,
    /// The later value lies on the side that the claim's trend excludes, or does not.
    Trend,
}
