//! Words that lead to a name or a list: 陆续引进惠科显示模组.

use std::sync::LazyLock;

use crate::scan::WordTable;

/// Length of what leads to a name: 陆续引进 of 陆续引进惠科显示模组.
pub(super) fn led(words: &str) -> usize {
    let ends = BY_FIRST.inside(words).map(|(at, (lead, ()))| at + lead.len());
    ends.filter(|&at| at < words.len()).max().unwrap_or(0)
}

/// Words after which a name begins, whatever stands before them.
const LEADING: &[&str] = &[
    "走进", "走访", "位于", "前往", "深入", "入驻", "落户", "依托", "引进", "包括", "涵盖", "聚集", "集聚",
    "形成", "建成", "建设", "打造", "推动", "拥有", "涉及", "成立", "投资", "联合", "携手", "围绕", "途经",
    "连接", "毗邻", "地处", "选址", "考察", "调研", "赴", "如", "链主", "企业", "龙头", "以及", "例如",
    "聚焦", "发展", "培育", "突出", "坚持", "覆盖",
];
static BY_FIRST: LazyLock<WordTable<()>> = LazyLock::new(|| WordTable::of(LEADING));
