//! What a percentage or a bare number measures, from the words before it.

use super::Kind;

/// How far back the words are looked for, in characters.
const REACH: usize = 24;

/// Words that make a percentage a change, and words that make it a share; the nearest before the number decides.
const CHANGE: &[&str] = &[
    "增长", "增加", "增速", "增幅", "增量", "提高", "提升", "上升", "上涨", "上浮", "下降", "下滑", "下跌",
    "下浮", "降低", "降幅", "跌幅", "涨幅", "减少", "减幅", "回落", "回升", "回升", "扩大", "缩小", "缩短",
    "收窄", "萎缩", "放缓", "压减", "同比", "环比", "增", "涨", "跌", "降", "减", "升", "递增", "翻", "节约",
    "下调",
];
const SHARE: &[&str] = &[
    "占比", "比重", "占", "份额", "覆盖率", "普及率", "处理率", "利用率", "合格率", "优良率", "达标率",
    "就业率", "参保率", "化率", "率", "比例", "持股", "股份的", "股权", "总数的", "总量的", "总额的",
];
/// Words behind which the level itself stands: 提升至90%.
const LEVEL: &[char] = &['至', '到', '为'];
/// Rates that are no share of anything.
const RATES: &[&str] = &["利率", "税率", "费率", "汇率", "收益率", "报酬率", "毛利率", "净利率", "贴现率"];
const CHANGE_RATES: &[&str] = &["增长率", "增加率", "下降率", "增速率", "环比率"];

/// Share, change, or just a percentage, from the words before the number and those right behind it.
pub(super) fn percentage(head: &str, tail: &str) -> Kind {
    let clause = clause_before(head);
    let named = tail.strip_prefix('的').unwrap_or(tail);
    if RATES.iter().any(|word| named.starts_with(word)) {
        return Kind::Percentage;
    }
    if CHANGE_RATES.iter().any(|word| clause.contains(word)) {
        return Kind::Change;
    }
    if RATES.iter().any(|word| clause.contains(word)) {
        return Kind::Percentage;
    }
    let last =
        |words: &[&str]| words.iter().filter_map(|w| clause.rfind(w).map(|at| (at + w.len(), w.len()))).max();
    let change = last(CHANGE).map(|(end, _)| end);
    let share = last(SHARE).map(|(end, _)| end);
    match (change, share) {
        (None, None) => Kind::Percentage,
        (Some(_), None) => Kind::Change,
        (None, Some(_)) => Kind::Share,
        (Some(change), Some(share)) if change < share => Kind::Share,
        (Some(change), Some(_)) if clause[change..].starts_with(LEVEL) => Kind::Share,
        _ => Kind::Change,
    }
}

/// Whether the words before a multiple or a halving speak of money: 元 left out behind 亿.
pub(super) fn is_money(head: &str, tail: &str) -> bool {
    const MONEY: &[&str] = &[
        "资金", "产值", "收入", "投资", "规模", "交易额", "销售额", "营收", "利润", "金额", "资产", "税",
        "GDP", "总值", "花费", "市值",
    ];
    let clause = clause_before(head);
    MONEY.iter().any(|word| clause.contains(word))
        && !["人", "用户", "户", "次"].iter().any(|w| tail.starts_with(w))
}

/// Whether the words before a bare number name a score or an index.
pub(super) fn is_score(head: &str) -> bool {
    const SCORES: &[&str] = &[
        "得分", "评分", "总分", "平均分", "均分", "指数", "系数", "PMI", "CPI", "PPI", "满意度", "分值",
        "得票",
    ];
    let clause = clause_before(head);
    let near: usize = clause.char_indices().rev().nth(7).map_or(0, |(at, _)| at);
    SCORES.iter().any(|word| clause[near..].contains(word))
}

/// The end of `head`, back to the last comma or stop, [`REACH`] characters at the most.
fn clause_before(head: &str) -> &str {
    let from = head.char_indices().rev().take(REACH).find(|(_, c)| "，。；！？：\n（）".contains(*c));
    let reach = head.char_indices().rev().nth(REACH - 1).map_or(0, |(at, _)| at);
    &head[from.map_or(reach, |(at, c)| at + c.len_utf8())..]
}
