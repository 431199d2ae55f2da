//! Names of where something is held or somebody goes, of a neighbour or a partner: nothing that follows is said of them.

use std::sync::LazyLock;

use super::subject::Mention;
use crate::document::Document;
use crate::scan::WordTable;
use crate::text::Span;

/// What is done in a place that only lends it the room: 开茶节在云顶镇启幕.
static HELD: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of(&["举行", "举办", "启幕", "召开", "开幕", "闭幕", "落幕", "揭幕", "开赛"])
});
/// What is said of the room may be so long, in characters: 在云顶镇万亩茶园隆重启幕.
const LONGEST_ROOM: usize = 10;
/// Verbs before where somebody goes.
const VISITED: &[&str] = &["赴", "前往"];
/// Words before the name of a neighbour.
static BESIDE: LazyLock<WordTable<()>> = LazyLock::new(|| {
    let words = [
        "毗邻", "毗连", "紧邻", "比邻", "邻近", "东接", "西接", "南接", "北接", "东邻", "西邻", "南邻",
        "北邻", "东临", "西临", "南临", "北临", "东连", "西连", "南连", "北连", "东靠", "西靠", "南靠",
        "北靠",
    ];
    WordTable::by_last(&words.map(|word| (word, ())))
});
/// What is done with the one whose name stands behind 与: 与白水县签署协议.
static TOGETHER: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of(&[
        "签署", "签订", "签约", "签下", "合作", "缔结", "结对", "结为", "达成", "接壤", "毗邻", "毗连",
        "相邻", "相接", "相连", "交界", "携手", "共建", "联合", "对接",
    ])
});

/// Whether a name is that of a neighbour or a partner.
pub(super) fn is_beside(text: &str, name: Span) -> bool {
    let (head, tail) = (&text[..name.start], &text[name.end..]);
    BESIDE.trailing(head).is_some() || head.ends_with(['与', '同']) && TOGETHER.leading(tail).is_some()
}

/// Whether a name is that of where something is held or somebody goes, behind another that is not: 青岚县开茶节在云顶镇启幕. Where
/// it stands alone, what is told may well be of it.
pub(super) fn is_venue(document: &Document, name: &Mention, before: Option<&Mention>) -> bool {
    let layout = &document.layout;
    let block = |name: &Mention| layout.sentences[layout.sentence_at(name.span.start)].block;
    let text = document.text.as_str();
    let visited = VISITED.iter().any(|verb| text[..name.span.start].ends_with(verb));
    (visited || lends_room(text, name.span))
        && before.is_some_and(|other| other.subject != name.subject && block(other) == block(name))
}

fn lends_room(text: &str, name: Span) -> bool {
    let tail = &text[name.end..];
    let near = tail.char_indices().nth(LONGEST_ROOM).map_or(tail.len(), |(at, _)| at);
    let held = HELD.inside(&tail[..near]).next();
    text[..name.start].ends_with('在')
        && held.is_some_and(|(at, _)| !tail[..at].contains(['，', '。', '、', '；', '的', '\n']))
}
