//! Names that are not what a sentence speaks of: one that leads a group (以海润光电为龙头), one that only describes another
//! (海润光电是华芯微电子的配套企业).

use std::sync::LazyLock;

use crate::document::Document;
use crate::scan::WordTable;
use crate::text::Span;

/// What the one behind 以 is for others: 以海润光电为龙头.
static LEADERS: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of(&[
        "为龙头", "为代表", "为核心", "为引领", "为主导", "为支撑", "为依托", "为首", "为链主", "为骨干",
        "为主体", "为牵引", "为“链主”", "为“龙头”",
    ])
});
/// Words behind a name that make it one of many, or the one that moves them.
static GROUPS: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of(&[
        "及其", "所在", "带动下", "引领下", "带领下", "牵引下", "的带动下", "的引领下", "的带领下",
        "的牵引下", "带动上下游", "带动上游", "带动下游", "带动周边", "带动产业链", "带动全产业链",
        "带动配套", "带动关联", "带动相关", "带动一批",
    ])
});
/// What makes 等 behind a name stand for others: 海润光电等5家企业.
const MANY: &str = "0123456789一二两三四五六七八九十百多几数众企公龙重骨知优大";

/// The words for a group that the name at `name` leads or is the first of: 以海润光电为龙头, 海润光电等.
pub(super) fn group(text: &str, name: Span) -> Option<Span> {
    let (head, tail) = (&text[..name.start], &text[name.end..]);
    let led = LEADERS.leading(tail).filter(|_| head.ends_with('以'));
    if let Some((word, ())) = led {
        return Some(Span::new(name.start - '以'.len_utf8(), name.end + word.len()));
    }
    if head.ends_with(['、', '和', '与', '及']) {
        return None;
    }
    let many = || tail.strip_prefix('等').is_some_and(|rest| rest.starts_with(|c| MANY.contains(c)));
    let end =
        GROUPS.leading(tail).map(|(word, ())| word.len()).or_else(|| many().then_some('等'.len_utf8()))?;
    let start = name.start - if head.ends_with('在') { '在'.len_utf8() } else { 0 };
    Some(Span::new(start, name.end + end))
}

/// What stands between a name and what it is of another.
const IS: &[&str] = &["是", "系", "为", "也是", "正是", "既是", "就是", "便是"];
/// Verbs behind which a name is that of where the one before is, or of whom it has something from.
static TO: LazyLock<WordTable<()>> = LazyLock::new(|| {
    let words = [
        "位于", "坐落于", "坐落在", "地处", "落户", "落户于", "落户在", "落户到", "入驻", "落地", "扎根",
        "扎根于", "获", "获评", "荣获", "获得", "获批", "依托", "走出", "来自", "隶属于", "属于",
    ];
    WordTable::by_last(&words.map(|word| (word, ())))
});
/// What is done for the one between a preposition and it: 为华芯微电子配套.
const FOR: [char; 3] = ['为', '向', '给'];
static DONE_FOR: LazyLock<WordTable<()>> =
    LazyLock::new(|| WordTable::of(&["配套", "供货", "供应", "提供", "服务", "代工", "做配套", "批量供货"]));
/// What is done in the place behind 在.
static DONE_IN: LazyLock<WordTable<()>> =
    LazyLock::new(|| WordTable::of(&["建厂", "设厂", "投资", "建设", "投产", "建成", "落地", "布局"]));
/// Words that may stand between a name and such a verb.
static BETWEEN: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of(&[
        "，", "正式", "成功", "已", "已经", "现", "目前", "先后", "也", "项目", "总部", "主要", "将", "率先",
        "首批", "专门", "还", "长期", "就",
    ])
});
/// So far from the one that is spoken of, in bytes.
const FARTHEST: usize = 60;

/// Whether a name only describes the one named before it in its sentence: where that lies, whose it is, whom it supplies.
pub(super) fn describes(document: &Document, name: Span, topic: Span) -> bool {
    let text = document.text.as_str();
    let layout = &document.layout;
    let near = topic.end <= name.start && name.start - topic.end <= FARTHEST;
    if !near || layout.sentence_at(topic.start) != layout.sentence_at(name.start) {
        return false;
    }
    let (gap, tail) = (Span::new(topic.end, name.start), &text[name.end..]);
    let words = gap.of(text);
    let verb = TO.trailing(words).map(|(verb, ())| verb.len());
    let for_it = || (words.ends_with(FOR) && DONE_FOR.leading(tail).is_some()).then_some('为'.len_utf8());
    let in_it = || (words.ends_with('在') && DONE_IN.leading(tail).is_some()).then_some('在'.len_utf8());
    let verb = verb.or_else(for_it).or_else(in_it);
    IS.contains(&words) && is_described(tail)
        || verb.is_some_and(|verb| is_between(document, Span::new(gap.start, gap.end - verb)))
}

/// So far behind a name, in characters, is looked for 的.
const LONGEST_DESCRIPTION: usize = 30;

/// Whether words say what somebody is of the one named before: 的配套企业, but not the end of a clause.
fn is_described(tail: &str) -> bool {
    let near = tail.char_indices().nth(LONGEST_DESCRIPTION).map_or(tail, |(at, _)| &tail[..at]);
    let clause = near.split(['，', '。', '；', '\n']).next().unwrap_or_default();
    clause.contains('的') || ["企业", "公司", "项目"].iter().any(|end| clause.ends_with(end))
}

/// Whether only times and words such as 正式 stand in a stretch.
fn is_between(document: &Document, stretch: Span) -> bool {
    let text = document.text.as_str();
    let mut at = stretch.start;
    while at < stretch.end {
        let time = document.times_in(Span::new(at, at + 1)).first().map(|time| time.span.end);
        let word = || BETWEEN.leading(&text[at..stretch.end]).map(|(word, ())| at + word.len());
        match time.or_else(word) {
            Some(end) if end > at => at = end,
            _ => return false,
        }
    }
    true
}
