//! From one value to another: 从87家增长到4539家.

use super::Quantity;
use crate::text::Span;

/// Words that may stand between 从 or 到 and its value.
const BETWEEN: &[&str] = &["的", "平均", "年均", "不到", "约", "近", "仅", "只有", "原来", "最初", "当初"];

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
    let head = before(text, first.span.start, times);
    let middle_end = before(text, second.span.start, times).len();
    let same = first.unit == second.unit || first.kind == second.kind;
    if !same || middle_end < first.span.end || !head.ends_with(['从', '由', '自']) {
        return false;
    }
    let middle = &text[first.span.end..middle_end];
    middle.ends_with(['到', '至', '为']) && !middle.contains(['，', '。', '；', '、', '\n'])
}

/// The text before `at`, without a time and the small words that stand there.
fn before<'t>(text: &'t str, at: usize, times: &[Span]) -> &'t str {
    let mut head = &text[..at];
    loop {
        let index = times.partition_point(|time| time.end <= head.len());
        let time = index.checked_sub(1).map(|i| times[i]).filter(|time| time.end == head.len());
        let word = BETWEEN.iter().find(|word| head.ends_with(**word));
        head = match (time, word) {
            (Some(time), _) => &text[..time.start],
            (_, Some(word)) => &head[..head.len() - word.len()],
            _ => return head,
        };
    }
}
