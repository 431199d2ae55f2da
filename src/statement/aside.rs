//! Times that are only named: a base, a record, a plan that was fulfilled. They date nothing.

use super::signs::is_met;
use crate::document::Document;
use crate::quantity::{Kind, Quantity};
use crate::text::Span;
use crate::time::Time;

/// Words before or after a time that is only compared with.
const COMPARED: &[&str] = &[
    "比", "较", "相比", "对比", "相较于", "高于", "低于", "多于", "少于", "快于", "慢于", "优于", "超过了",
    "低出", "好于", "不及", "高过",
];
/// The same, unless the value behind the time is its own: 超越2018年的46家.
const PASSED: &[&str] = &["超过", "超出", "高出", "多出", "超越", "追平", "赶超"];
/// Words that make a time since which something is the first or the most.
const RECORDS: &[&str] =
    &["新高", "新低", "最", "首", "第一", "峰值", "高点", "低点", "纪录", "记录", "未有"];
/// So far behind a time begins a value of its own, in bytes.
const OWN: usize = 4;
/// Nouns for what is to be reached.
const PLANS: &[&str] = &["计划", "目标", "任务", "指引", "预期", "预算", "指标"];
/// How far from a time its plan is named, in characters.
const NEAR: usize = 12;

/// Whether a time is only named.
pub(super) fn is_aside(document: &Document, time: &Time) -> bool {
    let text = document.text.as_str();
    is_compared(document, time)
        || is_multiple_of(document, time)
        || is_record(document, time)
        || follows_another(document, time) && (is_plan(text, time) || is_groundwork(text, time))
}

/// Words for the year before, of which only the value behind them is.
const FORMER: &[&str] = &["上年同期", "去年同期", "上年"];

/// 2023年收入452亿元，上年收入495亿元，同比下降8.6%: a time before that of its sentence dates its own clause only.
pub(super) fn is_former(document: &Document, time: &Time) -> bool {
    let text = document.text.as_str();
    let layout = &document.layout;
    let sentence = layout.sentences[layout.sentence_at(time.span.start)].span;
    let before = document.times_in(Span::new(sentence.start, time.span.start));
    let named = FORMER.contains(&time.span.of(text)) && text[..time.span.start].ends_with(['，', '（']);
    named && before.iter().any(|before| before.period.to > time.period.to)
}

/// 高于2021年, 超过2018年和2019年的总和.
fn is_compared(document: &Document, time: &Time) -> bool {
    let head = &document.text.as_str()[..time.span.start];
    let own = document.text.as_str()[time.span.end..].starts_with('的')
        && !document.quantities_in(Span::new(time.span.end, time.span.end + OWN)).1.is_empty();
    let led = |head: &str| {
        COMPARED.iter().any(|word| head.ends_with(word))
            || !own && PASSED.iter().any(|word| head.ends_with(word))
    };
    let joined = || {
        let before = head.strip_suffix(['和', '与', '、'])?;
        let index = document.times.partition_point(|other| other.span.start < time.span.start);
        let other = document.times[..index].last().filter(|other| other.span.end == before.len())?;
        Some(led(&head[..other.span.start]))
    };
    led(head) || joined().unwrap_or(false)
}

/// 是2016年的2倍, 为2015年末总数的35%: what was is the base of how much there is.
fn is_multiple_of(document: &Document, time: &Time) -> bool {
    let text = document.text.as_str();
    let next = document.quantities.partition_point(|quantity| quantity.span.start < time.span.end);
    // 由2018年的52%提高到2023年的58%: each is of its own year.
    let Some(value) = document.quantities.get(next).filter(|_| document.change_of(next).is_none()) else {
        return false;
    };
    let noun = text[time.span.end..value.span.start].strip_suffix('的');
    let Some(noun) = noun.filter(|noun| !noun.contains(BREAKS) && noun.chars().count() <= NEAR) else {
        return false;
    };
    let head = text[..time.span.start].trim_end_matches(['约', '近']);
    let same = time.span.of(text).starts_with("同期") && noun.is_empty();
    let is = same || head.ends_with(['是', '为']);
    match value.kind {
        Kind::Multiple => is || matches!(noun, "" | "全年" | "同期" | "末" | "底"),
        Kind::Share | Kind::Percentage => is,
        _ => false,
    }
}

const BREAKS: [char; 6] = ['，', '。', '；', '：', '、', '\n'];

/// 创2015年以来新高, 为近五年最高, 建县以来增长最快的一年, 创历史同期新高.
fn is_record(document: &Document, time: &Time) -> bool {
    let text = document.text.as_str();
    let words = time.span.of(text);
    let historic = words.starts_with("同期") && text[..time.span.start].ends_with("历史");
    let since = words.ends_with('来') || words.starts_with(['近', '最', '过']);
    historic || since && leads_to_record(document, time.span)
}

/// Whether the words behind 以来 say what is the first or the most, and no number.
pub(super) fn leads_to_record(document: &Document, since: Span) -> bool {
    let behind = behind(document.text.as_str(), since);
    let behind = &behind[..cut(behind, NEAR)];
    let counted = Span::new(since.end, since.end + behind.len());
    let number = |quantity: &Quantity| quantity.kind != Kind::Duration;
    RECORDS.iter().any(|word| behind.contains(word)) && !document.quantities_in(counted).1.iter().any(number)
}

/// Whether another time stands before one in its sentence, and so dates what follows.
fn follows_another(document: &Document, time: &Time) -> bool {
    let layout = &document.layout;
    let sentence = layout.sentences[layout.sentence_at(time.span.start)].span;
    !document.times_in(Span::new(sentence.start, time.span.start.max(sentence.start))).is_empty()
}

/// 提前完成2025年目标, 超额完成年初计划, 全年目标任务较好完成; 力争实现2025年目标 is yet to come.
fn is_plan(text: &str, time: &Time) -> bool {
    let behind = behind(text, time.span);
    let near = &behind[..cut(behind, NEAR)];
    let Some((at, noun)) = PLANS.iter().filter_map(|noun| Some((near.find(noun)?, noun))).min() else {
        return false;
    };
    let is_valued = near.contains(|c: char| c.is_ascii_digit());
    !is_valued && is_met(&text[..time.span.start], &behind[at + noun.len()..])
}

/// 为全年粮食稳产打下基础.
fn is_groundwork(text: &str, time: &Time) -> bool {
    let behind = behind(text, time.span);
    text[..time.span.start].ends_with('为')
        && ["打下", "奠定", "夯实"].iter().any(|word| behind.contains(word))
}

/// What stands near behind a span in its clause.
fn behind(text: &str, span: Span) -> &str {
    let rest = &text[span.end..];
    let near = &rest[..cut(rest, 2 * NEAR)];
    &near[..near.find(BREAKS).unwrap_or(near.len())]
}

/// Where so many characters end.
fn cut(text: &str, characters: usize) -> usize {
    text.char_indices().nth(characters).map_or(text.len(), |(at, _)| at)
}
