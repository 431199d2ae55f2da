//! Words that say something of a value near them, found in one pass over an article.

use std::sync::LazyLock;

use crate::scan::WordTable;
use crate::text::Span;

/// What a word says of a value near it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// 全市: whose total it is.
    Scope,
    /// 新增: what came in a period.
    New,
    /// 日均: an average.
    Average,
    /// 总数: all there is.
    Total,
    /// 累计: what came so far.
    Cumulative,
    /// 按可比价格.
    Comparable,
    /// 达产: what could be made.
    Capacity,
    /// 建成后: from here on what could be made, to the end of the sentence.
    Finished,
    /// 可达: what may come, of a time that is not over.
    May,
    /// 预计: what is expected.
    Forecast,
    /// 力争: what is aimed at.
    Target,
    /// 已: what is done.
    Done,
    /// 增长.
    Up,
    /// 下降.
    Down,
    /// 亏损.
    Lost,
    /// 扭亏: no longer lost.
    Recovered,
    /// 修订为: it puts an earlier figure right.
    Restated,
    /// 其中: a part follows.
    Part,
    /// 中，: those that were counted are parted.
    Among,
    /// 分别: each its own value.
    Respectively,
    /// 成立之初: a time in the past that nobody can date.
    Once,
    /// 基础上: the time before it is a base.
    Basis,
    /// 以来: from a time on that no expression of time may name.
    Since,
    /// 现价: at the prices of the time.
    CurrentPrices,
    /// 同比: against the year before.
    YearOnYear,
    /// 环比: against the month or the quarter before.
    PeriodOnPeriod,
    /// 年均: a year on average.
    Yearly,
}

impl Sign {
    const fn bit(self) -> u32 {
        1 << self as u32
    }
}

const WORDS: &[(Sign, &[&str])] = &[
    (
        Sign::Scope,
        &[
            "全国", "全省", "全市", "全区", "全县", "全州", "全盟", "全旗", "全镇", "全乡", "全村", "全球",
            "全世界", "全行业", "全自治区", "全园区", "全集团", "全公司", "西部地区", "中西部",
        ],
    ),
    (
        Sign::New,
        &[
            "新增", "新签", "新开工", "新建", "新引进", "新培育", "新认定", "新设", "新注册", "新落户",
            "新投产", "新入库", "新登记", "新开通", "新办", "净增", "增加了", "新落地", "新获批", "新入驻",
            "新评", "再建", "再增", "再添", "增开", "增设", "新辟", "新开", "新获", "新成立", "新创建",
            "新组建", "新招引", "新纳入",
        ],
    ),
    (
        Sign::Average,
        &[
            "日均", "月均", "人均", "户均", "亩均", "单日", "平均每", "均价", "每亩", "每人", "每户", "每天",
            "每日", "每千", "每万", "每百",
        ],
    ),
    (Sign::Total, &["总数", "总量", "总计", "总额", "存量"]),
    (Sign::Cumulative, &["累计", "总计", "共计", "历年", "合计"]),
    (
        Sign::Comparable,
        &["可比价", "不变价", "可比口径", "实际增长", "实际下降", "实际增速", "扣除价格", "扣除物价"],
    ),
    (
        Sign::Capacity,
        &[
            "达产", "产能", "满产", "投产后", "建成后", "投用后", "全部投产", "年可", "可年产", "预计年产值",
            "预计可", "设计能力", "设计规模",
        ],
    ),
    (
        Sign::Finished,
        &[
            "达产后", "满产后", "投产后", "建成后", "投用后", "竣工后", "完工后", "达纲后", "投产达效后",
            "建成投产后", "建成投用后", "全部投产后", "全部建成后",
        ],
    ),
    (Sign::May, &["可达", "可超", "可突破", "可实现", "可完成", "可增至", "可望"]),
    (
        Sign::Forecast,
        &[
            "预计", "有望", "预期", "料将", "估计", "预测", "届时", "将突破", "将超", "将达", "将新建",
            "将新增", "将新开", "将建成", "将实现", "将形成", "将增至", "将增加", "将增长", "将提升至",
            "将提升到", "将提高到", "将提高至", "将拥有", "可望",
        ],
    ),
    // 2024年生产总值预期增长6.5%: of a year's plan.
    (Sign::Target, &["预期增长", "预期目标", "预期增速"]),
    (
        Sign::Target,
        &[
            "力争", "目标", "争取", "确保", "计划", "规划", "拟", "将建成", "将打造", "将实现", "要达",
            "要突破", "要超", "要增至", "要增加到", "要实现", "提出到", "努力实现", "奋力实现", "冲刺",
            "瞄准",
        ],
    ),
    (Sign::Done, &["已", "现有", "完成", "实现了", "建成了", "截至"]),
    (
        Sign::Up,
        &[
            "增长", "提高", "上升", "增加", "提升", "上涨", "扩大", "回升", "攀升", "递增", "增", "涨", "升",
            "翻", "增速", "增幅", "涨幅", "升幅", "增长率", "加快",
        ],
    ),
    (
        Sign::Down,
        &[
            "下降", "降低", "减少", "回落", "下跌", "缩减", "下滑", "减", "降", "跌", "压减", "缩短", "收窄",
            "萎缩", "降幅", "跌幅", "减幅", "负增长", "下调",
        ],
    ),
    (Sign::Lost, &["亏损", "净亏", "亏"]),
    (Sign::Recovered, &["扭亏"]),
    (
        Sign::Restated,
        &[
            "修订为", "修订后", "修正为", "修正后", "更正", "订正", "勘误", "调整为", "普查", "核定为",
            "最终核实", "最终核算", "重新核算",
        ],
    ),
    (Sign::Part, &["其中"]),
    (Sign::Among, &["中，", "里，"]),
    (Sign::Respectively, &["分别"]),
    (
        Sign::Once,
        &[
            "之初", "初期", "当时", "那时", "起初", "最初", "当初", "刚成立", "刚到", "刚来", "刚起步",
            "成立时", "组建时", "创立时", "创办时", "高峰时", "高峰期", "鼎盛时", "最多时", "巅峰时",
        ],
    ),
    (Sign::Basis, &["基础上"]),
    (Sign::Since, &["以来"]),
    (Sign::CurrentPrices, &["名义", "现价", "现行价", "当年价"]),
    (
        Sign::YearOnYear,
        &[
            "同比", "按年增", "按年减", "按年上", "按年下", "比上年", "较上年", "比去年", "较去年",
            "上年同期", "去年同期", "比上一年", "较上一年",
        ],
    ),
    (
        Sign::PeriodOnPeriod,
        &[
            "环比", "按月下", "按月上", "按月增", "按月减", "按月跌", "按月升", "月增", "月减", "比上月",
            "较上月", "比上个月", "较上个月", "比上季", "较上季", "比上一季", "较上一季", "比上个季",
            "较上个季", "比上周", "较上周",
        ],
    ),
    (
        Sign::Yearly,
        &["年均", "年平均", "平均增长", "平均增速", "平均下降", "平均每年", "每年平均", "复合增长"],
    ),
];

static TABLE: LazyLock<WordTable<Sign>> = LazyLock::new(|| {
    let words = WORDS.iter().flat_map(|(sign, words)| words.iter().map(|word| (*word, *sign)));
    WordTable::by_first(&words.collect::<Vec<_>>())
});

/// The words of a text that say something, also where they overlap, in the order of where they begin.
#[derive(Debug)]
pub(super) struct Signs(Vec<(Span, Sign)>);

impl Signs {
    /// Those of a whole text.
    pub(super) fn of(text: &str) -> Self {
        let all = TABLE.inside(text).map(|(at, (word, sign))| (Span::new(at, at + word.len()), *sign));
        let based = |word: Span, sign| sign == Sign::Target && is_base(&text[word.start..]);
        let tail = |word: Span, sign| sign == Sign::New && is_tail(&text[..word.start], word.of(text));
        let says = |&(word, sign): &(Span, Sign)| {
            !is_of_a_name(sign, word.of(text), &text[word.end..])
                && !based(word, sign)
                && !is_reached(sign, text, word)
                && !tail(word, sign)
                && !is_half(text, word)
                && !is_title(text, word)
        };
        Self(all.filter(says).collect())
    }

    /// The first word that says `sign` under a span.
    pub(super) fn first(&self, span: Span, sign: Sign) -> Option<Span> {
        let inside = |(word, said): &&(Span, Sign)| *said == sign && word.end <= span.end;
        self.under(span).iter().find(inside).map(|(word, _)| *word)
    }

    /// The words that begin under a span; the last may reach beyond it.
    fn under(&self, span: Span) -> &[(Span, Sign)] {
        let from = self.0.partition_point(|(word, _)| word.start < span.start);
        let length = self.0[from..].iter().take_while(|(word, _)| word.start < span.end).count();
        &self.0[from..from + length]
    }

    /// What the words of a stretch of `text` say, those of `but` left out.
    pub(super) fn stretch<'a>(&'a self, text: &'a str, span: Span, but: &'a [Span]) -> Stretch<'a> {
        let words = self.under(span);
        let said = words.iter().fold(0, |said, (_, sign)| said | sign.bit());
        Stretch { text, words, said, span, but }
    }
}

/// Nouns that take such a word into their name: 计划总投资 and 预计总投资 are the total investment, 规划面积 is how large
/// something is, 新建商品房 is a kind of house, and none of them says whether it is aimed at or new.
const NAMES: &[(&[Sign], &[&str])] = &[
    (&[Sign::Target, Sign::Forecast], &["总投资", "投资总额", "总造价", "总工期", "总建筑面积", "总规模"]),
    (&[Sign::New], &["商品房", "商品住宅", "住宅", "住房"]),
];

/// Verbs behind 规划 that say that it is done, with 了.
const PLANNED: &[&str] = &["布局了", "建设了", "设立了", "了"];

/// What goes on behind 规划 where it is a noun: how large something is, or a paper.
const PLANS: &[&str] =
    &["面积", "用地", "占地", "范围", "馆", "局", "图", "》", "编制", "设计院", "实施", "获批", "出台"];

/// Whether a word is part of the name that `rest` goes on with.
fn is_of_a_name(sign: Sign, word: &str, rest: &str) -> bool {
    let names = NAMES.iter().find(|(signs, _)| signs.contains(&sign)).map_or(&[][..], |(_, nouns)| nouns);
    let (plans, planned) = if word == "规划" { (PLANS, PLANNED) } else { (&[][..], &[][..]) };
    names.iter().chain(plans).chain(planned).any(|noun| rest.starts_with(noun))
}

/// Whether 新 at the head of a word ends the word before it: 重新开放, 高新开发区.
fn is_tail(head: &str, word: &str) -> bool {
    word.starts_with('新') && head.ends_with(['重', '创', '更', '革', '刷', '高'])
}

/// Whether the first character of a word ends the word before it, or its last begins another: 重要突破, 主要达到, 将超市.
fn is_half(text: &str, word: Span) -> bool {
    let (head, said, rest) = (&text[..word.start], word.of(text), &text[word.end..]);
    let ends = match said.chars().next() {
        Some('要') => head.ends_with(['主', '重', '首', '次', '紧', '必', '纲', '摘']),
        Some('可') => head.ends_with(['许', '认', '不', '高', '多']),
        _ => false,
    };
    let begins = said.ends_with('超')
        && rest.starts_with(['市', '级', '高', '声', '算', '前', '标', '额', '越'])
        || said.ends_with('达') && rest.starts_with(['州', '标', '产', '成', '人', '川']);
    ends || begins
}

/// Names of programmes: 英才计划, 百人计划.
const PROGRAMMES: &[&str] = &["英才", "百人", "千人", "万人", "精英", "菁英", "星火", "火炬", "领航", "雏鹰"];

/// Whether a text begins with a number, or with 过 before one.
fn begins_number(text: &str) -> bool {
    let text = text.trim_start_matches(['过', '了', '约']);
    text.starts_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十百千万亿两".contains(c))
}

/// Whether a word aims at no number: the plan of “英才计划” is a name, 瞄准高端 says which way.
fn is_title(text: &str, word: Span) -> bool {
    let (head, rest) = (&text[..word.start], &text[word.end..]);
    match word.of(text) {
        "计划" => {
            PROGRAMMES.iter().any(|name| head.ends_with(name))
                || rest.starts_with(['”', '’', '」']) && !head.ends_with("行动")
        }
        "预测" => ["预警", "站", "系统", "中心", "模型", "性"].iter().any(|noun| rest.starts_with(noun)),
        "瞄准" | "要突破" | "要超" | "将超" => !begins_number(rest),
        _ => false,
    }
}

/// Whether an aim or an expectation is named as one that a fact is held against: 好于预期, 超额完成年度目标任务, 对照目标.
fn is_reached(sign: Sign, text: &str, word: Span) -> bool {
    let (head, said) = (&text[..word.start], word.of(text));
    match sign {
        Sign::Forecast => {
            let aim = || text[word.end..].strip_prefix("目标").is_some_and(|rest| is_met(head, rest));
            said == "预期"
                && (["好于", "高于", "低于", "超", "符合"].iter().any(|w| head.ends_with(w)) || aim())
        }
        Sign::Target if matches!(said, "目标" | "计划" | "预期目标") => {
            is_met(head, &text[word.end..])
        }
        _ => false,
    }
}

/// Whether a fact is held against an aim that stands between `head` and `rest`: 超额完成全年目标, 低于5.5%左右的预期目标,
/// 目标任务圆满完成; 确保完成全年目标 is yet to come.
pub(super) fn is_met(head: &str, rest: &str) -> bool {
    const MET: &[&str] = &[
        "完成", "实现", "实现了", "达到", "达到了", "达成", "超额", "提前", "对照", "低于", "高于", "好于",
        "符合", "超过", "优于", "未能",
    ];
    const STRIVEN: &[&str] = &[
        "力争", "确保", "努力", "奋力", "争取", "推动", "将", "要", "为", "冲刺", "围绕", "不低于", "控制",
        "计划", "设定", "确定", "提出", "制定", "定下", "明确", "预计",
    ];
    const BEHIND: &[&str] = &["圆满", "如期", "顺利完成", "较好完成", "全面完成", "超额完成"];
    const NEAR: usize = 14;
    let breaks = ['，', '。', '；', '：', '\n'];
    let from = head.char_indices().rev().nth(NEAR).map_or(0, |(at, _)| at);
    let head = head[from..].rsplit(breaks).next().unwrap_or_default();
    let end = rest.char_indices().nth(NEAR / 2).map_or(rest.len(), |(at, _)| at);
    let (rest, goes_on) = (rest[..end].split(breaks).next().unwrap_or_default(), &rest[..end]);
    let met = MET.iter().any(|word| head.contains(word)) || BEHIND.iter().any(|word| rest.contains(word));
    let head = head.replace("主要", "").replace("重要", "");
    let asked = ["要求", "需要", "还需"].iter().any(|word| goes_on.contains(word));
    met && !asked && !STRIVEN.iter().any(|word| head.contains(word))
}

/// What a percentage may be of that was aimed at.
static AIMS: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of(&[
        "目标", "任务", "计划", "规划", "预算", "预期", "年度", "全年", "总投资", "投资", "指标", "总", "数",
        "值", "额",
    ])
});

/// Whether a text begins with what was aimed at, as the base of a percentage: 目标的102.6%, 计划投资的64%. It says how much of
/// an aim is reached, and is none.
pub(super) fn is_base(text: &str) -> bool {
    let mut rest = text;
    while let Some((word, ())) = AIMS.leading(rest) {
        rest = &rest[word.len()..];
    }
    let Some(number) = rest.strip_prefix('的').filter(|_| rest.len() < text.len()) else { return false };
    let number = number.trim_start_matches(['近', '约', '超', '逾', '过']);
    let behind = number.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    number.starts_with("百分之")
        || behind.len() < number.len() && behind.starts_with('%')
        || number.chars().nth(1) == Some('成')
}

/// A stretch of text and what its words say. The words of the rule are left out: 规划 in 规划面积 says nothing of plans.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch<'a> {
    pub(super) text: &'a str,
    pub(super) span: Span,
    pub(super) but: &'a [Span],
    words: &'a [(Span, Sign)],
    /// What any of the words says, a bit each: most stretches say little.
    said: u32,
}

impl<'a> Stretch<'a> {
    /// Its text, the words of the rule among it.
    pub(super) fn words(self) -> &'a str {
        self.span.of(self.text)
    }

    /// The same, the words of `but` left out.
    pub(super) const fn without(self, but: &'a [Span]) -> Self {
        Self { but, ..self }
    }

    /// Whether a word says `sign`.
    pub(super) fn has(self, sign: Sign) -> bool {
        self.all(sign).next().is_some()
    }

    /// What its words say, in the order of the text; those of the rule too.
    pub(super) fn signs(self) -> impl DoubleEndedIterator<Item = Sign> + Clone + 'a {
        let inside = move |(word, _): &&(Span, Sign)| word.end <= self.span.end;
        self.words.iter().filter(inside).map(|(_, sign)| *sign)
    }

    /// The last word that says `sign`.
    pub(super) fn last(self, sign: Sign) -> Option<Span> {
        self.all(sign).next_back()
    }

    /// The words that say `sign`, in the order of the text.
    pub(super) fn all(self, sign: Sign) -> impl DoubleEndedIterator<Item = Span> {
        let words = if self.said & sign.bit() == 0 { &[] } else { self.words };
        let inside = move |(word, said): &&(Span, Sign)| *said == sign && word.end <= self.span.end;
        let said = words.iter().filter(inside).map(|(word, _)| *word);
        let rule = self.but.iter().filter(move |term| self.span.contains(**term));
        // 将新增 stays before the words 新增就业.
        let ahead = matches!(sign, Sign::Forecast | Sign::Target);
        let kept = move |term: Span, word: Span| ahead && word.start < term.start;
        said.filter(move |word| !rule.clone().any(|term| takes(*term, *word) && !kept(*term, *word)))
    }
}

/// Whether a word of the rule leaves nothing of `word` but a part; a longer word, 预计年产值 for 年产值, stays.
const fn takes(term: Span, word: Span) -> bool {
    term.overlaps(word) && (term.contains(word) || !word.contains(term))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_percentage_is_of_is_no_aim() {
        for base in ["目标的102.6%", "计划投资的64%，", "任务数的近九成", "目标任务的百分之八十"]
        {
            assert!(is_base(base), "{base}");
        }
        for aim in ["目标是6%", "计划投资15亿元", "目标的实现", "目标6%", "的64%", "计划的15个"]
        {
            assert!(!is_base(aim), "{aim}");
        }
    }

    #[test]
    fn words_of_the_rule_say_nothing() {
        let text = "规划产值预计达到";
        let signs = Signs::of(text);
        let span = Span::new(0, text.len());
        let all = signs.stretch(text, span, &[]);
        assert!(all.has(Sign::Target) && all.has(Sign::Forecast) && !all.has(Sign::Capacity));
        let term = [Span::new(0, "规划产值".len())];
        let own = Stretch { but: &term, ..all };
        assert!(!own.has(Sign::Target) && own.has(Sign::Forecast));
        let text = "预计年产值可达";
        let term = [Span::new("预计".len(), "预计年产值".len())];
        let longer = Signs::of(text);
        assert!(longer.stretch(text, Span::new(0, text.len()), &term).has(Sign::Capacity));
        let cut = signs.stretch(all.text, Span::new("规".len(), all.text.len()), &[]);
        assert!(!cut.has(Sign::Target));
    }
}
