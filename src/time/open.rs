//! Open spans: from a stated time up to the article's date.

use super::calendar::Found;
use super::{Context, TimeKind, base, range};
use crate::article::Period;

/// 自2018年以来, 从2013年起.
pub(super) fn since(text: &str, context: &Context) -> Option<Found> {
    let rest = text.strip_prefix(['自', '从'])?;
    let prefix = text.len() - rest.len();
    let base = base(rest, context)
        .filter(|base| base.period.from.is_some() && base.kind != TimeKind::Relative || base.dated)?;
    let base = Found { length: prefix + base.length, ..base };
    if let Some(found) = range(text, base, context) {
        return Some(found);
    }
    if let Some(found) = open_ended(text, base, context, 14) {
        return Some(found);
    }
    if base.kind == TimeKind::Months {
        return Some(base);
    }
    let tail = &text[base.length..];
    let begins = tail.starts_with('起') || tail.starts_with("开始");
    if !begins && is_first_of_change(tail, text.starts_with('从')) {
        return None;
    }
    let length = base.length + if tail.starts_with('起') { '起'.len_utf8() } else { 0 };
    let past = base.period.from <= context.article_end();
    let to = if past { context.article_end() } else { None };
    let open = tail.starts_with('起') || matches!(base.kind, TimeKind::Year | TimeKind::Years);
    open.then_some(Found {
        period: Period { from: base.period.from, to },
        kind: TimeKind::Years,
        length,
        ..base
    })
}

/// 以来, 至今 behind an expression, at most `reach` characters away: 2016年首发至今.
pub(super) fn open_ended(text: &str, base: Found, context: &Context, reach: usize) -> Option<Found> {
    let tail = clause(&text[base.length..], reach + 3);
    let (at, word) = tail.char_indices().find_map(|(at, _)| {
        let word = ["以来", "至今", "迄今"].iter().find(|word| tail[at..].starts_with(**word))?;
        Some((at, word.len()))
    })?;
    // 增至今年 ends in 今年.
    if tail[at + word..].starts_with(['年', '天', '日', '后']) {
        return None;
    }
    let named = base.dated && !matches!(base.kind, TimeKind::Point | TimeKind::Years) || at == 0;
    if !named || base.period.from.is_none() && context.date.is_some() {
        return None;
    }
    let kind = match base.kind {
        TimeKind::Relative => TimeKind::Relative,
        _ => TimeKind::Years,
    };
    let period = Period { from: base.period.from, to: context.article_end() };
    Some(Found { period, kind, length: base.length + at + word, ..base })
}

/// What is left of a clause, at most `most` characters of it.
pub(super) fn clause(tail: &str, most: usize) -> &str {
    let stops =
        |c| matches!(c, '，' | '。' | '；' | '：' | '！' | '？' | '、' | '\n' | '（' | '）' | '“' | '”');
    let end = tail.char_indices().enumerate().find(|&(n, (_, c))| n == most || stops(c));
    &tail[..end.map_or(tail.len(), |(_, (at, _))| at)]
}

/// Whether the time before `tail` is that of the first value of a change: 从2017年的36家增加到2022年的126家. A clause that
/// begins with 从 may have other words before its value.
pub(super) fn is_first_of_change(tail: &str, from: bool) -> bool {
    const YEARS: &[&str] = &["今年", "去年", "上年", "目前", "当前", "现在", "如今", "本年"];
    let value = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_digit() || "二三四五六七八九十两近约超“".contains(c))
            || YEARS.iter().any(|word| text.starts_with(word))
    };
    if tail.starts_with('的') || value(tail) {
        return true;
    }
    let clause = clause(tail, 40);
    from && clause.match_indices(['到', '至', '为']).any(|(at, word)| value(&clause[at + word.len()..]))
}
