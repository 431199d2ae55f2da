//! The date of an article that has none: the latest past day that its own text states.

use super::{Time, TimeKind};
use crate::article::ArticleDate;

/// Words that put a time ahead, right before it or a few characters away.
const AHEAD: &[&str] = &["将", "拟", "计划", "预计", "力争", "到", "目标", "明年", "有望"];

/// The latest day or month among `times` (read without a date) that is not said to lie ahead.
pub fn infer(text: &str, times: &[Time]) -> Option<ArticleDate> {
    let stated = times.iter().filter(|time| {
        let exact = matches!(
            time.kind,
            TimeKind::Day | TimeKind::Month | TimeKind::Months | TimeKind::Point | TimeKind::Quarter
        );
        let head = &text[..time.span.start];
        let near = head.char_indices().rev().nth(3).map_or(0, |(at, _)| at);
        exact && !AHEAD.iter().any(|word| head[near..].contains(word) || time.span.of(text).starts_with(word))
    });
    let closed = stated.filter_map(|time| Some((time.period.from?, time.period.to?)));
    let (from, to) = closed.max_by_key(|(_, to)| *to)?;
    let from = from.max(to.first_of_month());
    Some(ArticleDate { from, to, inferred: true })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_past_day_is_taken() {
        let table = [
            ("2020年12月开工，2021年3月5日投产。", Some("2021-03-05")),
            ("截至2020年底有3家，到2025年底达到9家。", Some("2020-12-31")),
            ("2021年3月投产，计划2023年6月扩产。", Some("2021-03")),
            ("今年有3家。", None),
            ("", None),
        ];
        for (text, want) in table {
            let date = infer(text, &super::super::times(text, None)).map(|date| date.to_string());
            assert_eq!(date.as_deref(), want, "{text}");
        }
    }
}
