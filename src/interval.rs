//! Sets of true values as intervals of exact decimals, and how two of them relate.
//!
//! A stated number stands for the set of values that would make it true: 过半 is (50, 100], 近80 is [72, 80),
//! 12 is {12}. Two statements can both be true where their sets meet. There are no floats here: a bound is a
//! decimal, and the arithmetic is checked (a result that a decimal cannot hold opens the bound).

use rust_decimal::Decimal;

/// One end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// No limit on this side.
    Open,
    /// Up to the number, which is inside.
    Closed(Decimal),
    /// Up to the number, which is not inside.
    Excluded(Decimal),
}

impl Bound {
    /// The number of the bound, where there is one.
    pub const fn number(self) -> Option<Decimal> {
        match self {
            Self::Open => None,
            Self::Closed(n) | Self::Excluded(n) => Some(n),
        }
    }

    fn map(self, f: impl Fn(Decimal) -> Option<Decimal>) -> Self {
        match self {
            Self::Open => Self::Open,
            Self::Closed(n) => f(n).map_or(Self::Open, Self::Closed),
            Self::Excluded(n) => f(n).map_or(Self::Open, Self::Excluded),
        }
    }

    /// Two ends joined by `f`: excluded where one of them is.
    fn join(self, other: Self, f: impl Fn(Decimal, Decimal) -> Option<Decimal>) -> Self {
        let (Some(a), Some(b)) = (self.number(), other.number()) else { return Self::Open };
        let excluded = matches!(self, Self::Excluded(_)) || matches!(other, Self::Excluded(_));
        match f(a, b) {
            None => Self::Open,
            Some(n) if excluded => Self::Excluded(n),
            Some(n) => Self::Closed(n),
        }
    }

    /// The end divided; a quotient that goes on for ever is moved outward by its last digit. None where an end is open
    /// or the divisor 0.
    fn divided(self, by: Self, up: bool) -> Option<Self> {
        let (a, b) = (self.number()?, by.number()?);
        let quotient = a.checked_div(b)?;
        if product(quotient, b) == Some(a) {
            return Some(self.join(by, |_, _| Some(quotient)));
        }
        let last = Decimal::new(1, quotient.scale());
        let moved = if up { quotient.checked_add(last) } else { quotient.checked_sub(last) };
        Some(moved.map_or(Self::Open, Self::Closed))
    }

    fn negated(self) -> Self {
        self.map(|n| Some(-n))
    }

    /// Whether the end lies below 0; `open`: what an end without a number is taken for.
    fn is_below_zero(self, open: bool) -> bool {
        self.number().map_or(open, |n| n < Decimal::ZERO)
    }
}

/// The set of values between two bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Interval {
    /// Lower bound.
    pub low: Bound,
    /// Upper bound.
    pub high: Bound,
}

impl Interval {
    /// Every number.
    pub const ALL: Self = Self { low: Bound::Open, high: Bound::Open };

    /// Exactly `n`.
    pub const fn point(n: Decimal) -> Self {
        Self { low: Bound::Closed(n), high: Bound::Closed(n) }
    }

    /// What a number stands for that is right to `place`, rounded half up: `[n − place/2, n + place/2)`.
    pub fn rounded(n: Decimal, place: Decimal) -> Self {
        let half = place / Decimal::TWO;
        let end = |f: Option<Decimal>, bound: fn(Decimal) -> Bound| f.map_or(Bound::Open, bound);
        Self { low: end(n.checked_sub(half), Bound::Closed), high: end(n.checked_add(half), Bound::Excluded) }
    }

    /// Whether `n` lies inside.
    pub fn holds(self, n: Decimal) -> bool {
        let above = match self.low {
            Bound::Open => true,
            Bound::Closed(low) => low <= n,
            Bound::Excluded(low) => low < n,
        };
        above
            && match self.high {
                Bound::Open => true,
                Bound::Closed(high) => n <= high,
                Bound::Excluded(high) => n < high,
            }
    }

    /// Whether some value lies in both.
    pub fn meets(self, other: Self) -> bool {
        below(self.low, other.high) && below(other.low, self.high)
    }

    /// Whether `n` is one of the bounds that are not inside: 50 of 过半, (50, 100].
    pub fn touches(self, n: Decimal) -> bool {
        self.low == Bound::Excluded(n) || self.high == Bound::Excluded(n)
    }

    /// The set of `−x`.
    #[must_use]
    pub fn negated(self) -> Self {
        Self { low: self.high.negated(), high: self.low.negated() }
    }

    /// The set of `x · factor` for a positive factor.
    #[must_use]
    pub fn scaled(self, factor: Decimal) -> Self {
        let times = |n: Decimal| n.checked_mul(factor);
        Self { low: self.low.map(times), high: self.high.map(times) }
    }

    /// The set of `x + n`.
    #[must_use]
    pub fn shifted(self, n: Decimal) -> Self {
        Self { low: self.low.map(|x| x.checked_add(n)), high: self.high.map(|x| x.checked_add(n)) }
    }

    /// The set of `x + y`.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            low: self.low.join(other.low, Decimal::checked_add),
            high: self.high.join(other.high, Decimal::checked_add),
        }
    }

    /// The set of `x − y`.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        self.plus(other.negated())
    }

    /// The set of `x · y`; [`Interval::ALL`] where both may be less than 0.
    #[must_use]
    pub fn times(self, other: Self) -> Self {
        if !other.is_positive() {
            return if self.is_positive() { other.times(self) } else { Self::ALL };
        }
        let low = if self.low.is_below_zero(true) { other.high } else { other.low };
        let high = if self.high.is_below_zero(false) { other.low } else { other.high };
        Self { low: self.low.join(low, product), high: self.high.join(high, product) }
    }

    /// The set of `x / y`; [`Interval::ALL`] where a divisor may be less than 0.
    #[must_use]
    pub fn over(self, other: Self) -> Self {
        if !other.is_positive() {
            return Self::ALL;
        }
        let low = if self.low.is_below_zero(true) { other.low } else { other.high };
        let high = if self.high.is_below_zero(false) { other.high } else { other.low };
        let toward_zero = |end: Bound, limit: Bound| match (end, limit) {
            // What is divided by ever more comes ever nearer to 0.
            (Bound::Closed(_) | Bound::Excluded(_), Bound::Open) => Bound::Excluded(Decimal::ZERO),
            _ => Bound::Open,
        };
        Self {
            low: self.low.divided(low, false).unwrap_or_else(|| toward_zero(self.low, low)),
            high: self.high.divided(high, true).unwrap_or_else(|| toward_zero(self.high, high)),
        }
    }

    /// Whether no number of the set is below 0.
    pub fn is_positive(self) -> bool {
        self.low.number().is_some_and(|low| low >= Decimal::ZERO)
    }

    /// The numbers of both.
    #[must_use]
    pub fn within(self, other: Self) -> Self {
        let low = if below_low(self.low, other.low) { other.low } else { self.low };
        let high = if below_low(self.high.negated(), other.high.negated()) { other.high } else { self.high };
        Self { low, high }
    }

    /// The set with its bounds inside.
    #[must_use]
    pub fn closed(self) -> Self {
        let close = |bound: Bound| bound.number().map_or(Bound::Open, Bound::Closed);
        Self { low: close(self.low), high: close(self.high) }
    }

    /// Whether a whole number lies inside.
    pub fn has_whole(self) -> bool {
        let (Some(low), Some(_)) = (self.low.number(), self.high.number()) else { return true };
        let first = low.ceil();
        let first = if self.holds(first) { Some(first) } else { first.checked_add(Decimal::ONE) };
        first.is_none_or(|n| self.holds(n))
    }
}

/// The product, none where a decimal cannot hold it exactly.
fn product(a: Decimal, b: Decimal) -> Option<Decimal> {
    let (a, b) = (a.normalize(), b.normalize());
    a.checked_mul(b).filter(|_| a.scale() + b.scale() <= 28)
}

/// Whether a lower bound lets smaller numbers in than another.
fn below_low(a: Bound, b: Bound) -> bool {
    match (a, b) {
        (_, Bound::Open) => false,
        (Bound::Open, _) => true,
        (Bound::Closed(a), Bound::Excluded(b)) => a <= b,
        (Bound::Closed(a) | Bound::Excluded(a), Bound::Closed(b) | Bound::Excluded(b)) => a < b,
    }
}

/// Whether a value lies between a lower and an upper bound.
fn below(low: Bound, high: Bound) -> bool {
    match (low, high) {
        (Bound::Open, _) | (_, Bound::Open) => true,
        (Bound::Closed(a), Bound::Closed(b)) => a <= b,
        (Bound::Closed(a) | Bound::Excluded(a), Bound::Closed(b) | Bound::Excluded(b)) => a < b,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    /// `[1,2)`, `(50,100]`, `(3,)`, `{12}`
    fn set(text: &str) -> Interval {
        if let Some(n) = text.strip_prefix('{') {
            return Interval::point(d(n.trim_end_matches('}')));
        }
        let (low, high) = text[1..text.len() - 1].split_once(',').unwrap();
        let bound = |n: &str, closed: bool| match (n.is_empty(), closed) {
            (true, _) => Bound::Open,
            (_, true) => Bound::Closed(d(n)),
            (_, false) => Bound::Excluded(d(n)),
        };
        Interval { low: bound(low, text.starts_with('[')), high: bound(high, text.ends_with(']')) }
    }

    #[test]
    fn sets_meet_where_they_share_a_value() {
        let table = [
            ("(50,100]", "{50}", false),
            ("(50,100]", "{60}", true),
            ("[72,80)", "(80,90)", false),
            ("[72,80)", "{72}", true),
            ("(80,90)", "(85,)", true),
            ("[1,2]", "[2,3]", true),
            ("[1,2)", "[2,3]", false),
            ("(,30)", "[30,)", false),
        ];
        for (a, b, meet) in table {
            assert_eq!(set(a).meets(set(b)), meet, "{a} {b}");
            assert_eq!(set(b).meets(set(a)), meet, "{b} {a}");
        }
    }

    #[test]
    fn an_open_bound_is_touched_by_its_number_only() {
        assert!(set("(50,100]").touches(d("50")));
        assert!(!set("(50,100]").touches(d("100")));
        assert!(!set("(50,100]").touches(d("49")));
    }

    #[test]
    fn arithmetic_keeps_the_bounds() {
        let ratio = Interval::rounded(d("28.16"), d("0.01")).over(Interval::rounded(d("12.49"), d("0.01")));
        assert!(ratio.meets(Interval::rounded(d("2.25"), d("0.01"))));
        assert!(!ratio.meets(Interval::rounded(d("2.24"), d("0.01"))));
        assert_eq!(set("[1,2)").plus(set("(3,4]")), set("(4,6)"));
        assert_eq!(set("[1,2)").negated(), set("(-2,-1]"));
        assert_eq!(set("{1}").over(set("[-1,1]")), Interval::ALL);
        assert_eq!(Interval::point(Decimal::MAX).scaled(d("10")), Interval::ALL);
    }

    #[test]
    fn products_and_quotients() {
        let table = [
            ("[2,3)", "*", "(4,5]", "(8,15)"),
            ("[-2,3)", "*", "[4,5]", "[-10,15)"),
            ("[4,5]", "*", "[-2,-1]", "[-10,-4]"),
            ("[-2,3)", "*", "[-1,5]", "(,)"),
            ("{12}", "/", "(0.5,1]", "[12,24)"),
            ("{12}", "/", "[0.5,)", "(0,24]"),
            ("{12}", "/", "[0,0.5)", "(24,)"),
            ("[-2,4]", "/", "[2,4]", "[-1,2]"),
            ("(,4]", "/", "[2,4]", "(,2]"),
            ("[1,2)", "-", "(3,4]", "[-3,-1)"),
        ];
        for (a, sign, b, want) in table {
            let (x, y) = (set(a), set(b));
            let got = match sign {
                "*" => x.times(y),
                "/" => x.over(y),
                _ => x.minus(y),
            };
            assert_eq!(got, set(want), "{a} {sign} {b}");
        }
    }

    #[test]
    fn a_quotient_without_end_is_widened() {
        let third = set("{10}").over(set("{3}"));
        assert!(third.times(set("{3}")).holds(d("10")), "{third:?}");
    }

    #[test]
    fn what_two_sets_share_and_whole_numbers_in_it() {
        let table = [
            ("[1,5)", "(3,9]", "(3,5)", true),
            ("(,5)", "(3,)", "(3,5)", true),
            ("[16.5,16.9]", "[0,)", "[16.5,16.9]", false),
            ("(16,17)", "(,)", "(16,17)", false),
            ("[16,17)", "(,)", "[16,17)", true),
            ("(16,17]", "(15,)", "(16,17]", true),
        ];
        for (a, b, want, whole) in table {
            assert_eq!(set(a).within(set(b)), set(want), "{a} {b}");
            assert_eq!(set(a).within(set(b)).has_whole(), whole, "{a} {b}");
        }
        assert_eq!(set("(1,2)").closed(), set("[1,2]"));
    }
}
