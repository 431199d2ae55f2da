//! The day on which a report was written or its figures were told.

use super::bystander::begins_dispatch;
use crate::document::Document;
use crate::text::Span;
use crate::time::{Time, TimeKind};

/// 3月8日，记者从县经信局获悉, 新华社北京3月5日电, 国家统计局17日公布：: the day on which it was told, not that of the fact.
pub(super) fn is_dateline(document: &Document, time: &Time) -> bool {
    let text = document.text.as_str();
    const TOLD: &[&str] = &[
        "获悉", "了解到", "据悉", "报道", "通报", "新闻发布会", "发布会上", "座谈会", "工作报告", "报告中",
        "报告时",
    ];
    /// Before what is told.
    const SAID: &[&str] = &[
        "表示", "指出", "介绍", "透露", "宣布", "强调", "公布", "发布", "公布数据", "发布数据", "发布消息",
        "发布公告", "公告", "数据显示", "统计显示", "显示",
    ];
    const AS_NEWS: &[&str] = &["公布", "发布"];
    if time.kind != TimeKind::Day {
        return false;
    }
    let tail = &text[time.span.end..];
    let near = tail.char_indices().nth(24).map_or(tail.len(), |(at, _)| at);
    let sentence = tail[..near].split(['。', '；', '\n']).next().unwrap_or_default();
    let said = |word: &&str| {
        sentence.match_indices(*word).any(|(at, word)| {
            let before = Span::new(time.span.end, time.span.end + at);
            sentence[at + word.len()..].starts_with(['，', '：'])
                && document.quantities_in(before).1.is_empty()
        })
    };
    let figures = || AS_NEWS.iter().any(|word| tail.strip_prefix(word).is_some_and(of_figures));
    TOLD.iter().any(|word| sentence.contains(word))
        || tail.starts_with("消息")
        || begins_dispatch(tail)
        || SAID.iter().any(said)
        || figures()
}

/// Whether what was published are figures: 公布2023年最新数据.
fn of_figures(rest: &str) -> bool {
    let near = rest.char_indices().nth(16).map_or(rest.len(), |(at, _)| at);
    ["数据", "公报", "报告", "公告", "年报", "季报"].iter().any(|word| rest[..near].contains(word))
}
