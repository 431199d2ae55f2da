//! Amounts: of time, of tolerance, of change in a year.

use rust_decimal::Decimal;

use super::Place;
use crate::diagnostic::Trouble;
use crate::quantity::{Hedges, Relation, Units, quantities};
use crate::rule::mirror;
use crate::rule::shape::{OneOr, Text};
use crate::rule::{TimeUse, Tolerance, YearlyBounds};
use crate::text::Span;

const TIMES: &[(&str, TimeUse)] = &[
    ("level", TimeUse::Level),
    ("flow", TimeUse::Flow),
    ("target", TimeUse::Target),
    ("fixed", TimeUse::Fixed),
];

/// Two levels without a stated time compare within this many months.
const WINDOW: i64 = 6;

pub(super) fn time(place: &mut Place, time: Option<&OneOr<mirror::Time>>) -> (TimeUse, i64) {
    match time {
        None => (TimeUse::Level, WINDOW),
        Some(OneOr::Short(words)) => (place.choose(words.first(), TIMES, TimeUse::Level), WINDOW),
        Some(OneOr::Long(time)) => {
            let window = time.within.as_ref().map_or(WINDOW, |text| months(place, text));
            (place.choose(time.used_as.as_ref(), TIMES, TimeUse::Level), window)
        }
    }
}

/// `12 months`, `1 year`, `12个月`, `半年`.
fn months(place: &mut Place, text: &Text) -> i64 {
    let written = text.value.trim();
    let numeral = written
        .find(|c: char| !c.is_ascii_digit() && !"一两二三四五六九十半".contains(c))
        .unwrap_or(written.len());
    let (number, unit) = written.split_at(numeral);
    let number = match number {
        "一" => Some(1),
        "两" | "二" => Some(2),
        "三" => Some(3),
        "四" => Some(4),
        "五" => Some(5),
        "六" => Some(6),
        "九" => Some(9),
        "十" => Some(10),
        "十二" => Some(12),
        number => number.parse::<i64>().ok().filter(|number| *number <= 1200),
    };
    let months = match unit.trim() {
        "months" | "month" | "个月" | "月" => number,
        "years" | "year" | "年" => number.map(|number| number * 12),
        _ => None,
    };
    months.or((written == "半年").then_some(6)).unwrap_or_else(|| {
        place.report(text, Trouble::BadMeasure("months or years, such as 12 months", text.value.clone()));
        WINDOW
    })
}

/// `at_least:` and `at_most:`.
pub(super) fn bounds(place: &mut Place, mirror: &mirror::Claim) -> Option<YearlyBounds> {
    let at_least = mirror.at_least.as_ref().and_then(|text| yearly(place, text));
    let at_most = mirror.at_most.as_ref().and_then(|text| yearly(place, text));
    if let Some(text) = mirror.at_most.as_ref().filter(|_| at_least.zip(at_most).is_some_and(|(a, b)| a > b))
    {
        place.report(text, Trouble::NoRoom(text.value.clone()));
    }
    (at_least.is_some() || at_most.is_some()).then_some(YearlyBounds { at_least, at_most })
}

/// `+50 % a year`, `50%/年`, `每年-10%`: a signed share.
fn yearly(place: &mut Place, text: &Text) -> Option<Decimal> {
    let written: String = text.value.chars().filter(|c| !c.is_whitespace()).collect();
    let written = written.replace('％', "%").replace('＋', "+").replace(['－', '−'], "-");
    let number = ["%ayear", "%peryear", "%/year", "%/年", "%每年", "%一年"]
        .iter()
        .find_map(|end| written.strip_suffix(end))
        .or_else(|| written.strip_prefix("每年")?.strip_suffix('%'));
    let share = number
        .and_then(|number| number.parse().ok())
        .and_then(|n: Decimal| n.checked_div(Decimal::ONE_HUNDRED));
    if share.is_none() {
        place.report(
            text,
            Trouble::BadMeasure("a percentage a year, such as +50 % a year", text.value.clone()),
        );
    }
    share
}

pub(in crate::rule) fn tolerance(place: &mut Place, text: &Text) -> Option<Tolerance> {
    let hedges = Hedges::default();
    let written = text.value.trim();
    if ["约", "左右", "大约", "about"].contains(&written) {
        return Some(Tolerance::Relative(hedges.about));
    }
    if ["近", "将近", "near"].contains(&written) {
        return Some(Tolerance::Relative(hedges.near));
    }
    let read = match written.strip_suffix(['%', '％']) {
        Some(share) => {
            share.trim().parse().ok().map(|n: Decimal| Tolerance::Relative(n / Decimal::ONE_HUNDRED))
        }
        None => written.parse().ok().or_else(|| amount(written)).map(Tolerance::Absolute),
    };
    if read.is_none() {
        let expected = "a number or a percentage, such as 0.5 or 1%";
        place.report(text, Trouble::BadMeasure(expected, text.value.clone()));
    }
    read
}

/// An amount with its unit, in the base unit: 5万元.
fn amount(written: &str) -> Option<Decimal> {
    let read = quantities(written, &Units::default()).into_iter().next()?;
    (read.span == Span::new(0, written.len()) && read.relation == Relation::Exact).then_some(read.value)
}

impl From<Vec<Text>> for mirror::Time {
    fn from(words: Vec<Text>) -> Self {
        Self { used_as: words.into_iter().next(), ..Self::default() }
    }
}
