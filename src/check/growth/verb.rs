//! The words between two values and the growth that is stated beside them.

/// What is said of a growth.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Verb {
    /// 下降, not 增长.
    pub(super) drop: bool,
    /// The number may be what it became: 增长到3倍.
    pub(super) becomes: bool,
    /// A growth a year: 年均增长.
    pub(super) annual: bool,
}

/// Verbs of a growth. The clause must begin with one: a noun of its own before it makes the number another measure's.
pub(super) const GROWTH: &[&str] = &[
    "增长", "增加", "提高", "提升", "扩大", "上升", "上涨", "上调", "上浮", "扩容", "增幅", "增速", "涨幅",
    "涨价", "增", "涨", "升", "多",
];
pub(super) const DROP: &[&str] = &[
    "下降", "减少", "降低", "回落", "下跌", "缩短", "缩小", "压减", "压缩", "降幅", "减幅", "跌幅", "下调",
    "下浮", "降价", "减", "降", "少", "跌",
];
/// Words that may stand before the verb, and between it and the number.
const BEFORE: &[&str] = &[
    "，", "、", "（", "(", "）", ",", "净", "共", "累计", "总共", "大幅", "整体", "分别", "同比", "实际",
    "名义", "按现价计算", "按现价", "按当年价格计算", "现价", "当年价",
];
const BEHIND: &[&str] =
    &["了", "达到", "达", "幅度", "高达", "为", "到", "至", "将近", "近", "约", "超过", "超", "率"];
const ANNUAL: &[&str] = &["年均复合", "年均", "复合年均", "年复合", "平均每年", "年平均"];

/// The verb of the words between a value and the growth behind it; none where they say anything else. `stated` is the
/// growth as written and what follows.
pub(super) fn verb(between: &str, stated: &str) -> Option<Verb> {
    let words = strip(between, BEFORE);
    let rest = strip(words, ANNUAL);
    let annual = rest.len() < words.len();
    let first = |verbs: &[&str]| verbs.iter().find_map(|verb| rest.strip_prefix(verb));
    let (rest, drop) = match (first(DROP), first(GROWTH)) {
        (Some(rest), _) => (rest, true),
        (None, Some(rest)) => (rest, false),
        (None, None) if rest.is_empty() && stated.starts_with('翻') => (rest, false),
        (None, None) if rest.is_empty() && stated.starts_with("减半") => (rest, true),
        (None, None) => return None,
    };
    let becomes = between.ends_with(['到', '至', '为']);
    strip(rest, BEHIND).is_empty().then_some(Verb { drop, becomes, annual })
}

/// The verb at the end of `head`, before a growth that stands in front of its values: 增长9倍，从16家增长到160家.
pub(super) fn verb_before(head: &str) -> Option<Verb> {
    let mut words = head;
    while let Some(rest) = BEHIND.iter().find_map(|word| words.strip_suffix(word)) {
        words = rest;
    }
    let last = |verbs: &[&str]| verbs.iter().any(|verb| verb.len() > 3 && words.ends_with(verb));
    let drop = last(DROP);
    let annual = ["年均", "年均复合", "复合"];
    let verb = Verb { drop, becomes: head.ends_with(['到', '至', '为']), annual: false };
    let stem = [GROWTH, DROP].concat().into_iter().find_map(|verb| words.strip_suffix(verb));
    let annual = stem.is_some_and(|stem| annual.iter().any(|word| stem.ends_with(word)));
    (drop || last(GROWTH)).then_some(Verb { annual, ..verb })
}

/// `text` without the words that it begins with.
fn strip<'t>(mut text: &'t str, words: &[&str]) -> &'t str {
    while let Some(rest) = words.iter().find_map(|word| text.strip_prefix(word)) {
        text = rest;
    }
    text
}
