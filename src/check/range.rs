//! Values that cannot be: a share over 100 %, a thirteenth month.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;
use rust_decimal::Decimal;

use super::{Slip, evidence, evidence_of};
use crate::document::Document;
use crate::finding::Reason;
use crate::quantity::{Hedges, Kind};
use crate::statement::Value;
use crate::text::Span;

/// Words for a part of a whole that it cannot pass, and for wholes that can be passed: a plan, a budget.
const WHOLES: &[&str] =
    &["占", "比重", "份额", "覆盖率", "普及率", "城镇化率", "合格率", "优良率", "处理率", "达标率", "入学率"];
const OTHERS: &[&str] = &["计划", "预算", "任务", "目标", "签约", "同期", "净资产", "年初", "上年", "完成"];

/// A date of the calendar, named by its year or told from a count of months by what follows; group 1 is the
/// year, 2 or 3 the month, 4 the day.
static CALENDAR: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?:(\d{4})年(\d{1,2})月|(?:^|[^\d.\-—、个])(\d{1,2})月)(?:(\d{1,2})日|[底末份初]|[上中下]旬|)",
    )
    .ok()
});

pub(super) fn slips(article: usize, document: &Document, _: &Hedges) -> Vec<Slip> {
    let text = document.text.as_str();
    let shares = document.quantities.iter().filter(|q| {
        let head = &text[..q.span.start];
        let near = head.char_indices().rev().nth(15).map_or(0, |(at, _)| at);
        let clause = head[near..].rsplit(['，', '。', '；', '\n']).next().unwrap_or_default();
        let whole = WHOLES.iter().any(|word| clause.contains(word));
        let other = OTHERS.iter().any(|word| clause.contains(word));
        q.unit == "%" && q.value > Decimal::ONE_HUNDRED && q.kind == Kind::Share && whole && !other
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
        let number = |group| date.get(group).and_then(|m| m.as_str().parse::<i16>().ok());
        let month = date.get(2).or_else(|| date.get(3))?;
        let whole = date.get(0)?;
        let head = text[..month.start()].trim_end_matches(['至', '到']);
        if head.len() < month.start() && head.ends_with(|c: char| c.is_ascii_digit() || c == '月') {
            return None;
        }
        let bare = date.get(1).is_none() && text[..whole.end()].ends_with('月');
        let limit = match (number(2).or_else(|| number(3))?, number(4)) {
            (0 | 13.., None) if bare => return None,
            (0 | 13.., _) => 12,
            (month, Some(day)) => {
                // Without a year, one that has a 29th of February.
                let first = Date::new(number(1).unwrap_or(2000), i8::try_from(month).ok()?, 1).ok()?;
                let last = first.last_of_month().day();
                (day < 1 || day > i16::from(last)).then_some(last)?
            }
            _ => return None,
        };
        let start = if date.get(1).is_some() { whole.start() } else { month.start() };
        Some((Span::new(start, whole.end()), Decimal::from(limit)))
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
                ("占年度计划的117.2%。", None),
                ("占比由80%提高到120%。", Some("limit: 100")),
                ("覆盖率达到120%。", Some("limit: 100")),
                ("截至13月底完工。", Some("limit: 12")),
                ("6月31日签约。", Some("limit: 30")),
                ("历时13月。", None),
                ("2021年2月29日投产。", Some("limit: 28")),
                ("2024年2月29日投产。", None),
                ("2月29日投产。", None),
                ("1—13月没有这种写法。", None),
            ],
        );
    }
}
