//! The picture of parts against their whole: 30 above 12 and 15, and what is missing.

use maud::{Markup, html};
use rust_decimal::Decimal;

use super::Page;
use super::axis::Axis;
use crate::finding::{Evidence, Finding, Reason};
use crate::report::words::number;
use crate::statement::Value;

const WIDTH: i32 = 420;
/// Height of a bar, and where the two begin.
const BAR: i32 = 30;
const ROWS: [i32; 2] = [24, 94];

/// The picture of a sum, none for any other finding.
pub(super) fn bars(page: &Page, finding: &Finding) -> Option<Markup> {
    let (whole, sum) = match finding.reason {
        Reason::Sum { sum, whole } => (whole, sum),
        Reason::Parts { sum } => (Decimal::ONE_HUNDRED, sum),
        _ => return None,
    };
    let parts = parts(finding, sum)?;
    let axis = Axis::new(Decimal::ZERO, whole.max(sum), 0, WIDTH)?;
    let unit = unit(&finding.evidence);
    let written = parts.iter().map(|(one, _)| page.report.written(one)).collect::<Vec<_>>().join(" + ");
    let (first, second) = (
        format!("{} {}{unit}", page.words.whole, number(whole)),
        format!("{} {}{unit}", page.words.sum, number(sum)),
    );
    Some(html! {
        figure class="chart" {
            svg viewBox={ "0 0 " (WIDTH) " 134" } role="img" aria-label={ (first) "; " (second) ": " (written) } {
                text class="tick" x="0" y=(ROWS[0] - 8) { (first) }
                rect class="whole" x="0" y=(ROWS[0]) width=(axis.at(whole)) height=(BAR) rx="3" {}
                text class="tick" x="0" y=(ROWS[1] - 8) { (second) }
                @for (part, start, end) in stacked(&parts, &axis) {
                    rect class="part" x=(start + 1) y=(ROWS[1]) width=((end - start - 2).max(1)) height=(BAR) rx="3" {
                        title { (page.report.written(part)) }
                    }
                    @if end - start > 40 {
                        text class="inside" x=((start + end) / 2) y=(ROWS[1] + BAR / 2) { (page.report.written(part)) }
                    }
                }
                @let end = axis.at(whole);
                line class="limit" x1=(end) x2=(end) y1=(ROWS[0] + BAR) y2=(ROWS[1] + BAR) {}
            }
            figcaption { (page.words.parts) }
        }
    })
}

/// The parts with their numbers: the evidence that makes the sum, the whole left out.
fn parts(finding: &Finding, sum: Decimal) -> Option<Vec<(&Evidence, Decimal)>> {
    let all: Option<Vec<(&Evidence, Decimal)>> =
        finding.evidence.iter().map(|one| Some((one, value(one)?))).collect();
    let all = all?;
    let total = |skip: Option<usize>| {
        let mut kept = all.iter().enumerate().filter(|(i, _)| Some(*i) != skip);
        kept.try_fold(Decimal::ZERO, |total, (_, (_, n))| total.checked_add(*n))
    };
    let skip =
        std::iter::once(None).chain((0..all.len()).map(Some)).find(|&skip| total(skip) == Some(sum))?;
    let parts = all.into_iter().enumerate().filter(|(i, _)| Some(*i) != skip).map(|(_, part)| part);
    Some(parts.filter(|(_, n)| *n >= Decimal::ZERO).collect())
}

/// Where each part begins and ends.
fn stacked<'a>(parts: &[(&'a Evidence, Decimal)], axis: &Axis) -> Vec<(&'a Evidence, i32, i32)> {
    let mut from = Decimal::ZERO;
    let place = |&(one, n): &(&'a Evidence, Decimal)| {
        let to = from.checked_add(n).unwrap_or(from);
        let place = (one, axis.at(from), axis.at(to));
        from = to;
        place
    };
    parts.iter().map(place).collect()
}

fn value(evidence: &Evidence) -> Option<Decimal> {
    match &evidence.value {
        Value::Quantity(quantity) => Some(quantity.value),
        _ => None,
    }
}

fn unit(evidence: &[Evidence]) -> String {
    match evidence.first().map(|one| &one.value) {
        Some(Value::Quantity(quantity)) => quantity.unit.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample::busy;

    #[test]
    fn the_whole_is_no_part_of_itself() {
        let (_, findings) = busy();
        let finding = findings.iter().find(|finding| matches!(finding.reason, Reason::Sum { .. })).unwrap();
        let numbers = |sum: i64| {
            let parts = parts(finding, Decimal::from(sum))?;
            Some(parts.iter().map(|(_, n)| n.to_string()).collect::<Vec<_>>().join(" "))
        };
        assert_eq!(numbers(27).as_deref(), Some("12 15"));
        assert_eq!(numbers(57).as_deref(), Some("30 12 15"));
        assert_eq!(numbers(99), None);
    }

    #[test]
    fn parts_stand_behind_one_another() {
        let (_, findings) = busy();
        let finding = findings.iter().find(|finding| matches!(finding.reason, Reason::Sum { .. })).unwrap();
        let parts = parts(finding, Decimal::from(27)).unwrap();
        let axis = Axis::new(Decimal::ZERO, Decimal::from(30), 0, 300).unwrap();
        let places: Vec<(i32, i32)> = stacked(&parts, &axis).into_iter().map(|(_, a, b)| (a, b)).collect();
        assert_eq!(places, [(0, 120), (120, 270)]);
    }
}
