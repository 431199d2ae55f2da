//! From one value to another: 从87家增长到4539家.

use super::{Kind, Quantity};
use crate::text::Span;

/// Words that may stand between 从 or 到 and its value.
const BETWEEN: &[&str] = &["的", "平均", "年均", "不到", "约", "近", "仅", "只有", "原来", "最初", "当初"];
/// Words for a time that nobody can date, before the first value: 从高峰时的2600人, 由成立之初的20多人.
const ONCE: &[&str] = &[
    "高峰时", "高峰期", "鼎盛时", "鼎盛时期", "最多时", "巅峰时", "成立之初", "建厂之初", "开园之初",
    "建园之初", "创业之初", "创办之初", "建成之初", "起步时", "成立时", "刚成立时", "创办时", "组建时",
    "起初", "最早", "初期", "创业初期",
];

/// Words for up and down.
const MOVES: &[&str] = &["同比增长", "同比下降", "负增长", "增长", "下降", "上涨", "下跌", "上升", "下滑"];

/// The pairs of quantities, as indices, that are said to have become one another. `times` are the spans of time
/// expressions, which may stand before either value: 由2015年的12家增至2020年的48家.
pub fn from_to(text: &str, quantities: &[Quantity], times: &[Span]) -> Vec<(usize, usize)> {
    let near = |i: &usize| quantities[*i + 1].span.start < quantities[*i].span.end + 60;
    let indices = (0..quantities.len().saturating_sub(1)).filter(near);
    indices
        .filter(|&i| is_pair(text, &quantities[i], &quantities[i + 1], times))
        .map(|i| (i, i + 1))
        .collect()
}

fn is_pair(text: &str, first: &Quantity, second: &Quantity, times: &[Span]) -> bool {
    let between = text.get(first.span.end..second.span.start).unwrap_or_default();
    if !between.contains(['到', '至', '为']) {
        return false;
    }
    let head = led(text, first, times);
    let middle_end = led(text, second, times).len();
    let same = first.unit == second.unit || first.kind == second.kind;
    if !same || middle_end < first.span.end || !head.ends_with(['从', '由', '自']) {
        return false;
    }
    let middle = &text[first.span.end..middle_end];
    middle.ends_with(['到', '至', '为']) && !middle.contains(['，', '。', '；', '、', '\n'])
}

/// The text before a quantity, without what may stand between it and 从 or 到.
fn led<'t>(text: &'t str, quantity: &Quantity, times: &[Span]) -> &'t str {
    let head = before(text, quantity.span.start, times);
    let turned = turned_from(head).filter(|_| quantity.kind == Kind::Change);
    turned.map_or(head, |rest| before(text, rest.len(), times))
}

/// 由 of 由下降2.1%转为增长3.2%, 转为 of its second half: what stands before the word for up or down. The sign of such a
/// change is that of its own word, so that nobody reckons with the two numbers alone.
pub fn turned_from(head: &str) -> Option<&str> {
    MOVES.iter().find_map(|word| head.strip_suffix(word))
}

/// The text before `at`, without a time and the small words that stand there.
fn before<'t>(text: &'t str, at: usize, times: &[Span]) -> &'t str {
    let mut head = &text[..at];
    loop {
        let index = times.partition_point(|time| time.end <= head.len());
        let time = index.checked_sub(1).map(|i| times[i]).filter(|time| time.end == head.len());
        let word = BETWEEN.iter().chain(ONCE).find(|word| head.ends_with(**word));
        head = match (time, word) {
            (Some(time), _) => &text[..time.start],
            (_, Some(word)) => &head[..head.len() - word.len()],
            _ => return head,
        };
    }
}
