//! What a picture shows: one dot for what one version states of one time.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::Page;
use crate::article::Period;
use crate::finding::{Evidence, Finding, Reason};
use crate::interval::Interval;
use crate::quantity::{Kind, Quantity, Units};
use crate::report::words::{days, letter, versions_of};
use crate::statement::Value;

/// Statements of the same versions that state the same value of the same time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dot {
    /// The versions that they stand in.
    pub(super) versions: Vec<usize>,
    /// The values that it can mean; one point where it is exact.
    pub(super) set: Interval,
    /// First and last day, where they are known.
    pub(super) period: Option<(Date, Date)>,
    /// For a pointer, and for those who do not see the picture.
    pub(super) label: String,
    /// How many statements.
    pub(super) count: usize,
}

impl Dot {
    /// Every number that the picture must hold.
    pub(super) fn numbers(&self) -> impl Iterator<Item = Decimal> {
        [self.set.low.number(), self.set.high.number()].into_iter().flatten()
    }
}

/// The dots of a finding.
#[derive(Debug)]
pub(super) struct Dots {
    pub(super) all: Vec<Dot>,
    /// The unit of the numbers; none where the versions are words, each with a lane.
    pub(super) unit: Option<String>,
    /// The smallest step between two lines of the grid.
    pub(super) least: Decimal,
}

/// The dots of a contradiction between numbers or words; none for lists, and for passages.
pub(super) fn dots(page: &Page, finding: &Finding) -> Option<Dots> {
    // The values of several claims have no common measure.
    if finding.versions.is_empty() || matches!(finding.reason, Reason::Relation(_)) {
        return None;
    }
    let measure = Measure::of(&finding.evidence, page.units)?;
    let mut all: Vec<Dot> = Vec::new();
    for (evidence, versions) in finding.evidence.iter().zip(versions_of(finding)) {
        let set = measure.of_value(page, evidence, &versions)?;
        let dot = Dot { versions, set, period: closed(evidence.when.period), label: String::new(), count: 1 };
        let same = |other: &&mut Dot| {
            (&other.versions, other.set, other.period) == (&dot.versions, dot.set, dot.period)
        };
        match all.iter_mut().find(same) {
            Some(other) => other.count += 1,
            None => all.push(Dot { label: label(page, evidence, &dot.versions), ..dot }),
        }
    }
    Some(Dots { all, unit: measure.unit(), least: measure.least() })
}

/// `A 过半 (2021-09)`.
fn label(page: &Page, evidence: &Evidence, versions: &[usize]) -> String {
    let letters = versions.iter().map(|&version| letter(version)).collect::<Vec<_>>().join("/");
    let time = days(evidence.when.period);
    let time = if time.is_empty() { page.words.no_time.to_owned() } else { time };
    format!("{letters} {} ({time})", page.report.written(evidence))
}

/// A period with an open end is drawn at the end that is known.
fn closed(period: Period) -> Option<(Date, Date)> {
    Some((period.from.or(period.to)?, period.to.or(period.from)?))
}

/// What the numbers of a finding are told in.
enum Measure {
    /// One unit, as it stands.
    Plain { unit: String, whole: bool },
    /// Units that convert: in the base.
    Base(String),
    /// Multiples among percentages: in per cent.
    Percent,
    /// Words: a lane for each version.
    Lanes,
}

impl Measure {
    fn of(evidence: &[Evidence], units: &Units) -> Option<Self> {
        let mut quantities = Vec::new();
        for one in evidence {
            match &one.value {
                Value::Quantity(quantity) => quantities.push(quantity),
                Value::Word(_) => {}
                Value::List { .. } => return None,
            }
        }
        match quantities.len() {
            0 => Some(Self::Lanes),
            n if n < evidence.len() => None,
            _ => Some(Self::of_numbers(&quantities, units)),
        }
    }

    fn of_numbers(all: &[&Quantity], units: &Units) -> Self {
        let unit = all.first().map_or("", |quantity| &*quantity.unit);
        let base = |quantity: &&Quantity| units.base(&quantity.unit).0.into_owned();
        if all.iter().all(|quantity| *quantity.unit == *unit) {
            let whole = all.iter().all(|q| q.kind == Kind::Count && q.value.fract().is_zero());
            return Self::Plain { unit: unit.to_owned(), whole };
        }
        if all.iter().any(|q| q.kind == Kind::Multiple) && all.iter().any(|q| &*q.unit == "%") {
            return Self::Percent;
        }
        match all.first().map(base) {
            Some(first) if all.iter().all(|quantity| base(quantity) == first) => Self::Base(first),
            _ => Self::Plain { unit: String::new(), whole: false },
        }
    }

    fn unit(&self) -> Option<String> {
        match self {
            Self::Plain { unit, .. } => Some(unit.clone()),
            Self::Base(unit) => Some(unit.clone()),
            Self::Percent => Some("%".to_owned()),
            Self::Lanes => None,
        }
    }

    const fn least(&self) -> Decimal {
        match self {
            Self::Plain { whole: true, .. } | Self::Lanes => Decimal::ONE,
            _ => Decimal::ZERO,
        }
    }

    /// The set of an evidence; what falls is below zero.
    fn of_value(&self, page: &Page, evidence: &Evidence, versions: &[usize]) -> Option<Interval> {
        let Value::Quantity(quantity) = &evidence.value else {
            return Some(Interval::point(-Decimal::from(*versions.first()?)));
        };
        let factor = match self {
            Self::Base(_) => page.units.base(&quantity.unit).1,
            Self::Percent if quantity.kind == Kind::Multiple => Decimal::ONE_HUNDRED,
            _ => Decimal::ONE,
        };
        let set = quantity.interval(&page.report.hedges).scaled(factor);
        let falls = page.falls.contains(&(evidence.article, evidence.span));
        Some(if falls { set.negated() } else { set })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interval::Bound;
    use crate::lang::Lang;
    use crate::quantity::Relation;
    use crate::report::sample::{article, evidence, finding, quantity, ranged, report};

    /// Statements as `written value unit relation`, each a version of its own in an article of its own.
    fn check(stated: &[(&str, Quantity)], unit: &str, want: &[&str]) {
        let texts: Vec<String> = stated.iter().map(|(written, _)| format!("现有{written}。")).collect();
        let documents: Vec<_> = texts.iter().map(|text| article("a.txt", "", "2021", text)).collect();
        let of = |(n, (written, value)): (usize, &(&str, Quantity))| {
            evidence(&documents, n, &texts[n], written, value.clone())
        };
        let all: Vec<Evidence> = stated.iter().enumerate().map(of).collect();
        let versions: Vec<Vec<usize>> = (0..all.len()).map(|n| vec![n]).collect();
        let versions: Vec<&[usize]> = versions.iter().map(Vec::as_slice).collect();
        let findings = [finding("x", "项目", &versions, all)];
        let (report, units) = (report(&documents, &findings, &[], Lang::Zh), Units::default());
        let dots = dots(&Page::of(&report, &[], &units), &findings[0]).unwrap();
        let bound = |bound: Bound| match bound {
            Bound::Open => "∞".to_owned(),
            Bound::Closed(n) => n.normalize().to_string(),
            Bound::Excluded(n) => format!("({})", n.normalize()),
        };
        let got: Vec<String> =
            dots.all.iter().map(|dot| format!("{} {}", bound(dot.set.low), bound(dot.set.high))).collect();
        assert_eq!(
            (dots.unit.as_deref(), &got.iter().map(String::as_str).collect::<Vec<_>>()[..]),
            (Some(unit), want)
        );
    }

    #[test]
    fn a_dot_is_what_the_words_can_mean() {
        use Relation::{About, AtLeast, Exact, Near, Over};
        check(
            &[("50%", quantity("50", "%", Exact)), ("过半", quantity("50", "%", Over))],
            "%",
            &["50 50", "(50) 100"],
        );
        check(
            &[("近80个", quantity("80", "个", Near)), ("90个以上", quantity("90", "个", AtLeast))],
            "个",
            &["72 (80)", "90 ∞"],
        );
        check(
            &[("约20年", quantity("20", "年", About)), ("3年-5年", ranged("3", "5", "年"))],
            "年",
            &["19 21", "3 5"],
        );
    }

    #[test]
    fn units_that_convert_are_told_in_their_base() {
        use Relation::Exact;
        check(
            &[("2公里", quantity("2", "公里", Exact)), ("3000米", quantity("3000", "米", Exact))],
            "米",
            &["2000 2000", "3000 3000"],
        );
        check(
            &[("2个", quantity("2", "个", Exact)), ("3项", quantity("3", "项", Exact))],
            "",
            &["2 2", "3 3"],
        );
    }

    #[test]
    fn one_dot_stands_for_all_that_say_the_same_of_one_time() {
        let documents = [
            article("a.txt", "", "2021", "现有8个。"),
            article("b.txt", "", "2021", "现有8个。"),
            article("c.txt", "", "2022", "现有9个。"),
        ];
        let say = |n: usize, written: &str, value: &str| {
            evidence(
                &documents,
                n,
                &format!("现有{written}。"),
                written,
                quantity(value, "个", Relation::Exact),
            )
        };
        let all = vec![say(0, "8个", "8"), say(1, "8个", "8"), say(2, "9个", "9")];
        let findings = [finding("x", "项目", &[&[0, 1], &[2]], all)];
        let (report, units) = (report(&documents, &findings, &[], Lang::Zh), Units::default());
        let dots = dots(&Page::of(&report, &[], &units), &findings[0]).unwrap();
        let got: Vec<(&str, usize)> = dots.all.iter().map(|dot| (dot.label.as_str(), dot.count)).collect();
        assert_eq!(got, [("A 8个 (2021)", 2), ("B 9个 (2022)", 1)]);
    }
}
