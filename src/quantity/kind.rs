//! What a percentage or a bare number measures, from the words before it.

use std::sync::LazyLock;

use super::Kind;
use crate::scan::WordTable;

/// How far back the words are looked for, in characters.
const REACH: usize = 24;

/// What a word before a percentage makes of it; the nearest word decides, and the longest at one place.
const WORDS: &[(&str, Kind)] = &[
    ("增长", Kind::Change),
    ("增加", Kind::Change),
    ("增速", Kind::Change),
    ("增幅", Kind::Change),
    ("增量", Kind::Change),
    ("提高", Kind::Change),
    ("提升", Kind::Change),
    ("上升", Kind::Change),
    ("上涨", Kind::Change),
    ("上浮", Kind::Change),
    ("下降", Kind::Change),
    ("下滑", Kind::Change),
    ("下跌", Kind::Change),
    ("下浮", Kind::Change),
    ("下调", Kind::Change),
    ("降低", Kind::Change),
    ("降幅", Kind::Change),
    ("跌幅", Kind::Change),
    ("涨幅", Kind::Change),
    ("减少", Kind::Change),
    ("减幅", Kind::Change),
    ("回落", Kind::Change),
    ("回升", Kind::Change),
    ("扩大", Kind::Change),
    ("缩小", Kind::Change),
    ("缩短", Kind::Change),
    ("收窄", Kind::Change),
    ("萎缩", Kind::Change),
    ("放缓", Kind::Change),
    ("压减", Kind::Change),
    ("同比", Kind::Change),
    ("环比", Kind::Change),
    ("递增", Kind::Change),
    ("节约", Kind::Change),
    ("增", Kind::Change),
    ("涨", Kind::Change),
    ("跌", Kind::Change),
    ("降", Kind::Change),
    ("减", Kind::Change),
    ("升", Kind::Change),
    ("翻", Kind::Change),
    ("偏多", Kind::Change),
    ("偏少", Kind::Change),
    ("偏高", Kind::Change),
    ("偏低", Kind::Change),
    ("增长率", Kind::Change),
    ("成长", Kind::Change),
    ("成长率", Kind::Change),
    ("衰退", Kind::Change),
    ("上扬", Kind::Change),
    ("上行", Kind::Change),
    ("下行", Kind::Change),
    ("下挫", Kind::Change),
    ("走高", Kind::Change),
    ("走低", Kind::Change),
    ("增加率", Kind::Change),
    ("下降率", Kind::Change),
    ("精简", Kind::Change),
    ("YoY", Kind::Change),
    ("QoQ", Kind::Change),
    ("MoM", Kind::Change),
    ("增长面", Kind::Share),
    ("下降面", Kind::Share),
    ("盈利面", Kind::Share),
    ("亏损面", Kind::Share),
    ("占比", Kind::Share),
    ("比重", Kind::Share),
    ("占", Kind::Share),
    ("份额", Kind::Share),
    ("率", Kind::Share),
    ("比例", Kind::Share),
    ("持股", Kind::Share),
    ("股份的", Kind::Share),
    ("股权", Kind::Share),
    ("总数的", Kind::Share),
    ("总量的", Kind::Share),
    ("总额的", Kind::Share),
    ("总股本的", Kind::Share),
    ("利率", Kind::Percentage),
    ("税率", Kind::Percentage),
    ("费率", Kind::Percentage),
    ("汇率", Kind::Percentage),
    ("收益率", Kind::Percentage),
    ("报酬率", Kind::Percentage),
    ("毛利率", Kind::Percentage),
    ("净利率", Kind::Percentage),
    ("贴现率", Kind::Percentage),
];
static WORDS_BY_LAST: LazyLock<WordTable<Kind>> = LazyLock::new(|| WordTable::by_last(WORDS));
/// Signs behind a word of change that say that the level itself follows: 提升至90%.
const LEVEL: &[char] = &['至', '到', '为'];

/// Verbs and hedges that may stand alone in a clause before a level whose name stands in a clause before.
const VERBS: &[&str] = &[
    "达到", "达", "为", "至", "到", "升", "降", "增", "减", "约", "近", "超过", "超", "突破", "逾", "仅",
    "高", "已", "均", "只有",
];
/// The longest clause that names no more than a time, a part or a base, in characters.
const SHORT: usize = 12;
/// How many clauses back a percentage takes its kind from another.
const CARRIED: usize = 3;

/// Share, change, or just a percentage, from the words before the number and those right behind it.
pub(super) fn percentage(head: &str, tail: &str) -> Kind {
    let named = tail.strip_prefix('的').unwrap_or(tail);
    if ["利率", "税率", "费率", "收益率"].iter().any(|word| named.starts_with(word)) {
        return Kind::Percentage;
    }
    if is_of_growth(tail) {
        return Kind::Change;
    }
    // 收入+18.94%.
    let signed = if head.ends_with('+') { Kind::Change } else { Kind::Percentage };
    told(head, CARRIED).unwrap_or(signed)
}

/// Whether the words behind a percentage make it one of growth: 7.3%的同比增长, 3.8%和8%的增速.
fn is_of_growth(tail: &str) -> bool {
    const GROWTH: &[&str] = &["增幅", "增速", "增长", "降幅", "涨幅", "跌幅"];
    const MOVES: &[&str] = &["下滑", "下降", "下跌", "上涨", "上升", "回落", "萎缩"];
    if let Some(rest) = tail.strip_prefix(['和', '与', '、']) {
        let number = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        return number.len() < rest.len()
            && number.strip_prefix("%的").is_some_and(|_| is_of_growth(&number[1..]));
    }
    let Some(named) = tail.strip_prefix('的') else {
        return GROWTH.iter().any(|word| tail.starts_with(word));
    };
    let how = ["同比", "环比", "大幅", "年均", "平均", "较大", "较快", "正", "负"];
    let noun = how.iter().find_map(|word| named.strip_prefix(word)).unwrap_or(named);
    let moved = noun.len() < named.len() && MOVES.iter().any(|word| noun.starts_with(word));
    moved || GROWTH.iter().any(|word| noun.starts_with(word))
}

/// What the words before a number say of it, those of its own clause first; at most `carried` clauses before lend theirs.
fn told(head: &str, carried: usize) -> Option<Kind> {
    let words = head.trim_end_matches(['+', '-']).strip_suffix('：').unwrap_or(head);
    let own =
        of_clause(clause_before(words), false).or_else(|| before_bracket(head)).or_else(|| of_level(head));
    own.or_else(|| of_label(head)).or_else(|| {
        let last = like_last(head).filter(|_| carried > 0)?;
        told(last, carried - 1)
    })
}

/// What the words of one clause say; `moved`: a movement that they tell of led to the level.
fn of_clause(clause: &str, moved: bool) -> Option<Kind> {
    // 占新增量的44%: what stands between is the whole, whatever it is called.
    if clause.ends_with('的') && clause.contains('占') {
        return Some(Kind::Share);
    }
    // 上行1.5BP至2.65%, 下降3个百分点至45%: by so much, to so much.
    let mut level = moved
        || clause.ends_with(['至', '到', '报'])
            && ["BP", "bp", "pct", "基点", "百分点"].iter().any(|by| clause.contains(by));
    let ends = clause.char_indices().rev().map(|(at, c)| at + c.len_utf8());
    for end in ends {
        // 覆盖率提高到80% is a share; 增速提高到8% and 增幅为8% are changes.
        match WORDS_BY_LAST.trailing(&clause[..end]) {
            Some((word, Kind::Change))
                if !word.ends_with('比') && !is_noun(word) && clause[end..].starts_with(LEVEL) =>
            {
                level = true
            }
            Some((word, Kind::Change)) if level && !is_noun(word) => {}
            // 大概率 is how likely something is.
            Some(("率", _)) if clause[..end].ends_with("概率") => {}
            Some((_, kind)) => return Some(*kind),
            None => {}
        }
    }
    None
}

/// Whether a word names a rate and is no verb: 增速, 占比.
fn is_noun(word: &str) -> bool {
    word.ends_with(['速', '幅', '率', '比', '重']) && !matches!(word, "同比" | "环比")
}

/// 接种率：第一剂次92.1%: a rate that is named before a colon.
fn of_label(head: &str) -> Option<Kind> {
    let clause = clause_before(head);
    let label = head[..head.len() - clause.len()].strip_suffix('：')?;
    let (word, kind) = WORDS_BY_LAST.trailing(label)?;
    (clause.chars().count() <= SHORT && is_noun(word)).then_some(*kind)
}

/// `head` without the verbs that it ends with.
fn before_verbs(head: &str) -> &str {
    let mut words = head;
    while let Some(rest) = VERBS.iter().find_map(|verb| words.strip_suffix(verb)) {
        words = rest;
    }
    words
}

/// 失业率（不含在校生）为14.9%: the name of a rate, with what is remarked of it.
fn before_bracket(head: &str) -> Option<Kind> {
    let inside = before_verbs(head).strip_suffix('）')?;
    let open = inside.char_indices().rev().take(REACH).find(|(_, c)| *c == '（')?.0;
    of_clause(clause_before(&inside[..open]), false)
}

/// 覆盖率稳步提升，达98.6%: a level that the clause before leads to, over one more where that only says by how much.
fn of_level(head: &str) -> Option<Kind> {
    let mut words = before_verbs(head);
    if words.len() == head.len() {
        return None;
    }
    for _ in 0..2 {
        words = words.strip_suffix('，')?;
        let clause = clause_before(words);
        let kind = of_clause(clause, true);
        let by = clause.ends_with("百分点") || clause.ends_with("基点");
        if kind.is_some() || !by {
            return kind;
        }
        words = &words[..words.len() - clause.len()];
    }
    None
}

/// The words before the percentage that a clause before ends with, where the clause of this one names only another time, a
/// part or a base: 失业率为5.1%，12月为5.2%.
fn like_last(head: &str) -> Option<&str> {
    let words = before_verbs(head);
    let clause = clause_before(words);
    let last = words[..words.len() - clause.len()].strip_suffix('，')?.strip_suffix('%')?;
    let short = !clause.is_empty() && clause.chars().count() <= SHORT;
    let time = ["月", "月份", "年", "半年", "季度", "年度", "同期", "底", "末"]
        .iter()
        .any(|end| clause.ends_with(end))
        && clause.starts_with(|c: char| c.is_ascii_digit() || "一二三四上下去今前同全".contains(c));
    let base = clause.starts_with(['比', '较']) && clause.ends_with('的');
    // 投资增长12.3%，其中民间投资52.6% may be a part of it.
    let number = |c: char| c.is_ascii_digit() || c == '.';
    let grew = last.trim_end_matches(number).ends_with(['长', '增', '降', '涨', '跌', '升']);
    (short && (time || base || clause.starts_with("其中") && !grew))
        .then(|| last.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.'))
}

/// Whether `head` ends in the Latin letters for a growth, which a sign and its number follow: YoY+15.3%.
pub(super) fn ends_in_rate(head: &str) -> bool {
    WORDS_BY_LAST.trailing(head).is_some_and(|(word, _)| word.is_ascii())
}

/// Whether the words before a multiple or a halving speak of money: 元 left out behind 亿.
pub(super) fn is_money(head: &str, tail: &str) -> bool {
    const MONEY: &[&str] = &[
        "资金", "产值", "收入", "投资", "规模", "交易额", "销售额", "营收", "利润", "金额", "资产", "税",
        "GDP", "总值", "花费", "市值", "支出", "营业额", "贷款", "存款", "销售", "融资", "经费",
    ];
    let clause = clause_before(head);
    (MONEY.iter().any(|word| clause.contains(word)) || tail.starts_with("规模"))
        && !["人", "用户", "户", "次"].iter().any(|w| tail.starts_with(w))
        && !clause.contains("参数")
}

/// Whether 度 behind `number` counts degrees of temperature, by the words before it: 气温零下5度, not 用电38万度.
pub(super) fn is_temperature(head: &str, number: &str) -> bool {
    let clause = clause_before(head);
    !number.ends_with(['万', '亿']) && ["温", "零下", "摄氏", "高烧"].iter().any(|word| clause.contains(word))
}

/// Whether the words before a number name a price: 均价, 单价, 房价.
pub(super) fn is_price(head: &str) -> bool {
    clause_before(head).contains('价')
}

/// Whether the words before a bare number name a score or an index.
pub(super) fn is_score(head: &str) -> bool {
    const SCORES: &[&str] = &[
        "得分", "评分", "总分", "平均分", "均分", "指数", "系数", "PMI", "CPI", "PPI", "满意度", "分值",
        "得票", "比值", "比率", "容积率", "PUE", "AQI",
    ];
    let clause = clause_before(head);
    let near: usize = clause.char_indices().rev().nth(7).map_or(0, |(at, _)| at);
    SCORES.iter().any(|word| clause[near..].contains(word))
}

/// The end of `head`, back to the last comma or stop, [`REACH`] characters at the most.
fn clause_before(head: &str) -> &str {
    let stops = |c| matches!(c, '，' | '。' | '；' | '！' | '？' | '：' | '\n' | '（' | '）');
    let inside = head.char_indices().rev().take(REACH).take_while(|&(_, c)| !stops(c));
    &head[inside.last().map_or(head.len(), |(at, _)| at)..]
}
