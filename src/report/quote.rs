//! A sentence cut to the room there is, with the stated values marked.

use super::one_line;
use super::paint::Part;
use super::width::{cells, shorten, shorten_front};
use crate::document::Document;
use crate::text::Span;

/// The sentence around `values`, in at most `room` cells: what does not fit is cut at its ends. The values, given in
/// their order, are coloured or stand in brackets.
pub(super) fn quote(
    document: &Document,
    sentence: Span,
    values: &[Span],
    room: usize,
    color: bool,
) -> String {
    let said = |start: usize, end: usize| one_line(&document.written(Span::new(start, end.max(start))));
    let mut middle = String::new();
    let mut at = values.first().map_or(sentence.start, |value| value.start);
    let before = said(sentence.start.min(at), at);
    for value in values.iter().filter(|value| value.start >= sentence.start) {
        if value.start < at {
            continue;
        }
        middle.push_str(&said(at, value.start));
        middle.push_str(&mark(&shorten(&said(value.start, value.end), room.saturating_sub(4)), color));
        at = value.end;
    }
    fit(&before, &shorten(&middle, room), &said(at, sentence.end), room)
}

fn mark(value: &str, color: bool) -> String {
    if color { Part::Value.mark(value) } else { format!("[{value}]") }
}

/// Gives each side half of what the middle leaves, and the rest of a short side to the other.
fn fit(before: &str, middle: &str, after: &str, room: usize) -> String {
    let free = room.saturating_sub(cells(middle));
    let half = (free / 2).max(free.saturating_sub(cells(before)));
    let after = shorten(after, half);
    let before = shorten_front(before, free.saturating_sub(cells(&after)));
    format!("{before}{middle}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample::article;

    #[test]
    fn quotes_are_cut_around_the_value() {
        let text = "目前，生物城已有重组人凝血因子等\n12个创新药物步入临床，全市占比过半。";
        let document = article("a.txt", "", "2021", text);
        let clean = document.text.as_str();
        let all = Span::new(0, clean.len());
        let of = |value: &str| clean.find(value).map(|at| Span::new(at, at + value.len())).unwrap();
        let table = [
            (80, "12个", "目前，生物城已有重组人凝血因子等[12个]创新药物步入临床，全市占比过半。"),
            (30, "12个", "…人凝血因子等[12个]创新药物步…"),
            (30, "过半", "…物步入临床，全市占比[过半]。"),
            (8, "过半", "…[过半]…"),
        ];
        for (room, value, want) in table {
            let got = quote(&document, all, &[of(value)], room, false);
            assert_eq!(got, want);
            assert!(cells(&got) <= room);
        }
        let both = quote(&document, all, &[of("12个"), of("过半")], 60, false);
        assert_eq!(both, "…有重组人凝血因子等[12个]创新药物步入临床，全市占比[过半]。");
    }
}
