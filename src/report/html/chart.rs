//! The picture of a claim: each value over its time, with the range of what its words can mean.
//!
//! ```text
//!   %
//! 100 ┤              ┬
//!  75 ┤              A
//!  60 ┤   A          │
//!  50 ┤   B          ○   hollow: 50 itself is not meant
//!     └───┴──────────┴──
//!      2021-04    2021-09
//! ```

use jiff::civil::Date;
use maud::{Markup, html};
use rust_decimal::Decimal;

use super::axis::{Axis, day, months};
use super::dots::{Dot, dots};
use super::{Page, paint};
use crate::finding::Finding;
use crate::interval::Bound;
use crate::report::words::{letter, number};

/// The grid, in units of the drawing.
const WIDTH: i32 = 420;
const HEIGHT: i32 = 208;
const LEFT: i32 = 62;
const RIGHT: i32 = 16;
const TOP: i32 = 24;
const BOTTOM: i32 = 26;
/// Where values of an unknown time stand.
const TIMELESS: i32 = LEFT + 18;
/// Half of a mark, and the room that it takes.
const HALF: i32 = 9;
/// Marks that are drawn; with more nothing could be told apart.
const MOST: usize = 40;

/// The picture of a contradiction between numbers or words, none for anything else.
pub(super) fn chart(page: &Page, finding: &Finding) -> Option<Markup> {
    let dots = dots(page, finding)?;
    let shown = &dots.all[..dots.all.len().min(MOST)];
    let values = values(&dots.all)?;
    let days = time(&dots.all);
    let times = days
        .and_then(|(from, to)| Axis::new(day(from), day(to), first_column(&dots.all), WIDTH - RIGHT - 14));
    let placed = placed(shown, &values, times.as_ref());
    let label = shown.iter().map(|dot| dot.label.as_str()).collect::<Vec<_>>().join("; ");
    let lanes = dots.unit.is_none();
    Some(html! {
        figure class="chart" {
            svg viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="img" aria-label=(label) {
                (grid(&values, lanes, dots.unit.as_deref().unwrap_or_default(), dots.least))
                @if let (Some(axis), Some((from, to))) = (&times, days) { (calendar(axis, from, to)) }
                @if shown.iter().any(|dot| dot.period.is_none()) {
                    text class="tick" x=(TIMELESS) y=(HEIGHT - 8) text-anchor="middle" { "?" title { (page.words.no_time) } }
                }
                @for (dot, x) in shown.iter().zip(&placed) { (mark(dot, *x, &values, times.as_ref())) }
            }
            figcaption { (if lanes { page.words.lanes } else { page.words.chart }) }
        }
    })
}

/// The letter of a version in its shape and colour.
pub(super) fn badge(page: &Page, version: usize) -> Markup {
    html! {
        svg class={ "badge " (paint(version)) } viewBox="0 0 24 24" width="24" height="24" role="img"
            aria-label={ (page.words.version) " " (letter(version)) } {
            (shape(version, 12, 12))
            text x="12" y="12" class="letter" { (letter(version)) }
        }
    }
}

/// Values on their axis, with room above and below: more where a range is open, which goes to the edge.
fn values(dots: &[Dot]) -> Option<Axis> {
    let numbers = || dots.iter().flat_map(Dot::numbers);
    let (low, high) = (numbers().min()?, numbers().max()?);
    let spread = high.checked_sub(low)?;
    let spread = if spread.is_zero() { low.abs().max(Decimal::ONE) / Decimal::TWO } else { spread };
    let room = |open: bool| spread / Decimal::from(if open { 2 } else { 6 });
    let from = low.checked_sub(room(dots.iter().any(|dot| dot.set.low == Bound::Open)))?;
    let from = if low >= Decimal::ZERO { from.max(Decimal::ZERO) } else { from };
    let to = high.checked_add(room(dots.iter().any(|dot| dot.set.high == Bound::Open)))?;
    Axis::new(from, to, HEIGHT - BOTTOM, TOP)
}

/// From the first to the last day of the months that are spoken of.
fn time(dots: &[Dot]) -> Option<(Date, Date)> {
    let days = || dots.iter().filter_map(|dot| dot.period).flat_map(|(from, to)| [from, to]);
    Some((days().min()?.first_of_month(), days().max()?.last_of_month()))
}

fn first_column(dots: &[Dot]) -> i32 {
    if dots.iter().any(|dot| dot.period.is_none()) { TIMELESS + 44 } else { LEFT + 14 }
}

fn column(dot: &Dot, times: Option<&Axis>) -> i32 {
    match (dot.period, times) {
        (Some((from, to)), Some(axis)) => axis.at((day(from) + day(to)) / Decimal::TWO),
        _ => TIMELESS,
    }
}

/// Where the values of a dot begin and end, the higher first; at the edge of the picture where they do not.
fn rows(dot: &Dot, values: &Axis) -> (i32, i32) {
    let end = |bound: Bound, edge: i32| bound.number().map_or(edge, |n| values.at(n));
    (end(dot.set.high, TOP - 6), end(dot.set.low, HEIGHT - BOTTOM))
}

/// Where each mark stands: at its time, beside what would lie under it.
fn placed(dots: &[Dot], values: &Axis, times: Option<&Axis>) -> Vec<i32> {
    let mut taken: Vec<(i32, i32, i32)> = Vec::new();
    for dot in dots {
        let (high, low) = rows(dot, values);
        let (high, low) = (high - HALF, low + HALF);
        let middle = column(dot, times);
        let free = |x: &i32| {
            let clear = |&(other, top, bottom): &(i32, i32, i32)| {
                (x - other).abs() > 2 * HALF || low < top || high > bottom
            };
            (LEFT + HALF..=WIDTH - HALF).contains(x) && taken.iter().all(clear)
        };
        let steps = (0..20).flat_map(|n| [n, -n]).map(|n| middle + n * (2 * HALF + 2));
        taken.push((steps.clone().find(free).unwrap_or(middle), high, low));
    }
    taken.into_iter().map(|(x, ..)| x).collect()
}

/// Lines and names of the values; of versions in words, a lane for each.
fn grid(values: &Axis, lanes: bool, unit: &str, least: Decimal) -> Markup {
    let ticks = values.ticks(least);
    let name = |tick: Decimal| if lanes { letter(lane(tick)) } else { number(tick) };
    html! {
        @if !lanes { text class="tick" x=(LEFT - 8) y="12" text-anchor="end" { (unit) } }
        @for tick in ticks {
            line class="grid" x1=(LEFT) x2=(WIDTH) y1=(values.at(tick)) y2=(values.at(tick)) {}
            text class="tick" x=(LEFT - 8) y=(values.at(tick) + 4) text-anchor="end" { (name(tick)) }
        }
    }
}

/// The version whose lane stands at a number.
fn lane(n: Decimal) -> usize {
    use rust_decimal::prelude::ToPrimitive;
    (-n).to_usize().unwrap_or_default()
}

fn calendar(axis: &Axis, from: Date, to: Date) -> Markup {
    let mut all = months(from, to);
    if all.is_empty() {
        all.push((from, crate::report::words::days(crate::article::Period::new(from, from))));
    }
    html! {
        line class="axis" x1=(LEFT) x2=(WIDTH) y1=(HEIGHT - BOTTOM) y2=(HEIGHT - BOTTOM) {}
        @for (date, name) in all {
            @let x = axis.at(day(date));
            line class="axis" x1=(x) x2=(x) y1=(HEIGHT - BOTTOM) y2=(HEIGHT - BOTTOM + 4) {}
            text class="tick" x=(x) y=(HEIGHT - 8) text-anchor=(if x > WIDTH - 40 { "end" } else if x < LEFT + 20 { "start" } else { "middle" }) { (name) }
        }
    }
}

/// One mark: its range, its stretch of time, its shape with the letter.
fn mark(dot: &Dot, x: i32, values: &Axis, times: Option<&Axis>) -> Markup {
    let (high, low) = rows(dot, values);
    let y = (high + low) / 2;
    let class = match dot.versions[..] {
        [one] => paint(one),
        _ => "vague",
    };
    let letters: String = dot.versions.iter().map(|&version| letter(version)).collect();
    html! {
        g class={ "dot " (class) } {
            title { (dot.label) }
            @if let (Some((from, to)), Some(axis)) = (dot.period, times) {
                line class="span" x1=(axis.at(day(from))) x2=(axis.at(day(to))) y1=(y) y2=(y) {}
            }
            (range(dot, x, (high, low)))
            (shape(dot.versions.first().copied().unwrap_or_default(), x, y))
            text class="letter" x=(x) y=(y) { (letters) }
            @if dot.count > 1 { text class="count" x=(x + HALF + 1) y=(y - 6) { "×" (dot.count) } }
        }
    }
}

/// The line from the lowest to the highest value that is meant, and how it ends.
fn range(dot: &Dot, x: i32, (high, low): (i32, i32)) -> Markup {
    html! {
        @if low != high {
            line class="range" x1=(x) x2=(x) y1=(low) y2=(high) {}
            (end(dot.set.low, x, low, 1))
            (end(dot.set.high, x, high, -1))
        }
    }
}

/// Flat where the number is meant, hollow where it is not, an arrow where there is no bound. `out` points away.
fn end(bound: Bound, x: i32, y: i32, out: i32) -> Markup {
    html! {
        @match bound {
            Bound::Closed(_) => line class="range" x1=(x - 6) x2=(x + 6) y1=(y) y2=(y) {},
            Bound::Excluded(_) => circle class="hollow" cx=(x) cy=(y) r="4" {},
            Bound::Open => path class="arrow" d={ "M" (x - 5) " " (y - 6 * out) "L" (x) " " (y + 2 * out) "L" (x + 5) " " (y - 6 * out) } {},
        }
    }
}

/// Five shapes, so that versions differ without their colours.
fn shape(version: usize, x: i32, y: i32) -> Markup {
    html! {
        @match version % 5 {
            0 => circle class="shape" cx=(x) cy=(y) r="9" {},
            1 => rect class="shape" x=(x - 8) y=(y - 8) width="16" height="16" rx="2" {},
            2 => path class="shape" d={ "M" (x) " " (y - 11) "l11 11-11 11-11-11z" } {},
            3 => path class="shape" d={ "M" (x - 5) " " (y - 9) "h10l6 9-6 9h-10l-6-9z" } {},
            _ => path class="shape" d={ "M" (x) " " (y - 11) "l11 8-4 12h-14l-4-12z" } {},
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interval::Interval;

    fn dot(set: Interval, year: Option<i16>) -> Dot {
        let period = year.map(|year| (Date::constant(year, 1, 1), Date::constant(year, 12, 31)));
        Dot { versions: vec![0], set, period, label: String::new(), count: 1 }
    }

    fn point(n: i64) -> Interval {
        Interval::point(Decimal::from(n))
    }

    /// Where the marks of dots stand: column and row.
    fn marks(dots: &[Dot]) -> Vec<(i32, i32)> {
        let values = values(dots).unwrap();
        let days = time(dots);
        let times =
            days.and_then(|(from, to)| Axis::new(day(from), day(to), first_column(dots), WIDTH - RIGHT - 14));
        let rows = dots.iter().map(|dot| rows(dot, &values)).map(|(high, low)| (high + low) / 2);
        placed(dots, &values, times.as_ref()).into_iter().zip(rows).collect()
    }

    #[test]
    fn later_stands_to_the_right_and_more_stands_higher() {
        let marks =
            marks(&[dot(point(10), Some(2020)), dot(point(12), Some(2021)), dot(point(11), Some(2022))]);
        assert!(marks[0].0 < marks[1].0 && marks[1].0 < marks[2].0, "{marks:?}");
        assert!(marks[1].1 < marks[2].1 && marks[2].1 < marks[0].1, "{marks:?}");
    }

    #[test]
    fn no_mark_lies_on_another() {
        let same: Vec<Dot> = (0..6).map(|n| dot(point(100 + n % 2), Some(2021))).collect();
        let marks = marks(&same);
        for (n, a) in marks.iter().enumerate() {
            for b in &marks[..n] {
                assert!((a.0 - b.0).abs() > 2 * HALF || (a.1 - b.1).abs() > 2 * HALF, "{marks:?}");
            }
        }
    }

    #[test]
    fn everything_stands_inside_the_picture() {
        let open = Interval { low: Bound::Closed(Decimal::from(30)), high: Bound::Open };
        let under = Interval { low: Bound::Open, high: Bound::Excluded(Decimal::from(15)) };
        let wide = Interval::point(Decimal::MAX / Decimal::from(4));
        for dots in [
            vec![dot(open, None), dot(under, Some(2021))],
            vec![dot(point(0), Some(2021)), dot(point(0), None)],
            vec![dot(point(-5), Some(1949)), dot(wide, Some(2049))],
        ] {
            for (x, y) in marks(&dots) {
                assert!(
                    (LEFT..=WIDTH).contains(&x) && (0..=HEIGHT - BOTTOM).contains(&y),
                    "{dots:?}: {x} {y}"
                );
            }
        }
    }
}
