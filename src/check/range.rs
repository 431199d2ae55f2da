//! Values that cannot be: a share over 100 %, a thirteenth month.

use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use super::{Slip, evidence, evidence_of};
use crate::document::Document;
use crate::finding::Reason;
use crate::quantity::{Hedges, Kind};
use crate::statement::Value;
use crate::text::Span;

/// A month or a day of the calendar; group 1 is the month, group 2 the day.
static CALENDAR: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?:\d{4}年)(\d{1,2})月(?:(\d{1,2})日)?").ok());

pub(super) fn slips(article: usize, document: &Document, _: &Hedges) -> Vec<Slip> {
    let text = document.text.as_str();
    let shares = document.quantities.iter().filter(|q| {
        let head = &text[..q.span.start];
        let near = head.char_indices().rev().nth(5).map_or(0, |(at, _)| at);
        let of_a_whole = ["占", "比重", "份额"].iter().any(|word| head[near..].contains(word));
        q.kind == Kind::Share && q.value > Decimal::ONE_HUNDRED && of_a_whole
    });
    let mut slips: Vec<Slip> = shares
        .map(|share| Slip {
            reason: Reason::Range { limit: Decimal::ONE_HUNDRED },
            evidence: vec![evidence(article, document, share)],
        })
        .collect();
    slips.extend(dates(text).map(|(span, limit)| {
        let value = Value::Word(document.written(span));
        Slip { reason: Reason::Range { limit }, evidence: vec![evidence_of(article, document, span, value)] }
    }));
    slips
}

/// Dates that are in no calendar, with the number that was passed.
fn dates(text: &str) -> impl Iterator<Item = (Span, Decimal)> {
    let found = CALENDAR.iter().flat_map(move |calendar| calendar.captures_iter(text));
    found.filter_map(|date| {
        let number = |group| date.get(group).and_then(|m| m.as_str().parse::<u32>().ok());
        let whole = date.get(0)?;
        let limit = match (number(1)?, number(2)) {
            (0 | 13.., _) => 12,
            (_, Some(0 | 32..)) => 31,
            (4 | 6 | 9 | 11, Some(31)) => 30,
            (2, Some(30 | 31)) => 29,
            _ => return None,
        };
        Some((Span::new(whole.start(), whole.end()), Decimal::from(limit)))
    })
}

#[cfg(test)]
mod tests {
    use super::super::table::check;
    use super::*;

    #[test]
    fn values_that_cannot_be() {
        check(
            slips,
            &[
                ("该产品全市占比120%。", Some("limit: 100")),
                ("税收同比增长120%。", None),
                ("目标完成率达108%。", None),
                ("2021年13月投产。", Some("limit: 12")),
                ("2021年12月投产。", None),
                ("2021年4月31日投产。", Some("limit: 30")),
                ("历时13个月。", None),
            ],
        );
    }
}
