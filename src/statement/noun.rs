//! How far words reach: to a number behind them, unless another noun with a number of its own stands between.

use std::sync::LazyLock;

use super::Reader;
use super::window::Window;
use crate::quantity::Kind;
use crate::scan::WordTable;
use crate::sentence::Sentence;
use crate::text::Span;
use crate::words;

/// Words before a number that name nothing: what it does, how, against what, and what it is of what was named before.
static PLAIN: LazyLock<WordTable<()>> = LazyLock::new(|| WordTable::of(PLAIN_WORDS));
const PLAIN_WORDS: &[&str] = &[
    "达到", "达", "为", "是", "有", "约", "近", "超过", "超", "突破", "逾", "首次", "首", "次", "已经", "已",
    "再次", "再", "又", "也", "均", "都", "还", "则", "并", "且", "而", "共计", "共有", "共", "总共", "总计",
    "合计", "累计", "实现", "完成", "取得", "保持", "继续", "持续", "稳定", "稳步", "快速", "较快", "大幅",
    "小幅", "明显", "显著", "同比", "环比", "比", "较", "上年", "去年", "同期", "今年", "全年", "当年",
    "年均", "平均", "名义", "实际", "增长", "增加", "增", "提高", "提升", "上升", "上涨", "扩大", "回升",
    "攀升", "递增", "下降", "降低", "减少", "回落", "下跌", "下滑", "缩减", "收窄", "放缓", "加快", "跃升",
    "跃居", "降", "升", "涨", "跌", "减", "翻", "增速", "增幅", "涨幅", "降幅", "跌幅", "增长率", "占比",
    "比重", "比例", "份额", "比率", "位居", "居", "由", "从", "至", "到", "的", "了", "在", "以", "向", "其",
    "这", "该", "分别", "仅", "只", "数量", "总数", "总量", "总额", "总规模", "规模", "范围", "总投资",
    "总投资额", "总面积", "金额", "人数", "新增", "净增", "新签", "新建", "新认定", "新引进", "新开工",
    "按可比价格计算", "按可比价计算", "按不变价格计算", "按不变价计算", "可比价", "不变价", "扣除价格因素",
    "剔除价格因素", "再创新高", "创新高", "新高", "新台阶", "大关", "历史", "历史性", "地", "全国", "全省",
    "全市", "全县", "全区", "全球", "全州", "我国", "我省", "我市", "我县", "我区", "同时", "预计", "有望",
    "力争", "计划", "目前", "园区", "公司", "集团", "当地", "高达", "多达", "仍", "可", "将", "能", "上",
    "中", "内", "年", "月", "日", "总体", "整体", "总值", "数额", "幅度", "现价", "单月", "单季", "高位",
    "低位", "两位数", "逆市", "逆势", "预期", "贡献", "口径",
];
/// Verbs with an object of their own: the number behind them is that of the deed, 兑现奖补6亿元 none of the tax revenue before.
static DEEDS: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of(&[
        "引资", "招商", "奖补", "减税", "降费", "退税", "缓税", "免税", "融资", "筹资", "集资", "放贷",
        "授信", "捐款", "捐资", "捐赠", "补贴", "补助", "奖励", "理赔", "赔付", "偿债", "还款", "让利",
        "节支", "增支", "失踪", "失联", "受伤", "死亡", "遇难", "遇险", "受灾", "获救", "受困", "营收",
        "派发", "派息", "分红",
    ])
});
/// Verbs for what has come together so far.
static GATHERED: LazyLock<WordTable<()>> = LazyLock::new(|| {
    let verbs = [
        "培育", "引进", "认定", "建成", "入驻", "集聚", "聚集", "拥有", "开通", "开行", "落户", "注册",
        "签约", "备案", "评定", "创建", "设立", "发展", "开工", "投产", "建设",
    ];
    WordTable::by_last(&verbs.map(|verb| (verb, ())))
});
/// What is reached of an aim behind 完成; 完成投资60亿元 names what was done.
const AIMS: &[&str] = &["年度", "全年", "计划", "目标", "任务", "预算", "预期", "进度", "时序"];
/// Words behind which the noun is that of a whole or of a base: 占营业收入的6%, 高于全省平均水平2个百分点.
static AGAINST: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of(&[
        "占", "相当于", "比", "较", "高于", "低于", "快于", "慢于", "多于", "少于", "高出", "优于", "好于",
        "恢复", "完成", "跑赢", "超出", "按", "扣除", "剔除",
    ])
});
/// Words behind which a whole is named, and one that says nothing of it.
static SHARE_OF: LazyLock<WordTable<bool>> = LazyLock::new(|| {
    WordTable::by_first(&[("占", true), ("相当于", true), ("占地", false), ("占比", false)])
});
/// What parts one statement from the next.
const PARTING: [char; 5] = ['，', ',', '、', '；', ' '];

impl Reader<'_> {
    /// Whether the words of a window reach a number: of 零售总额达1126亿元，固定资产投资增长6.1% the second is not that of 零售总额.
    pub(super) fn reaches(&self, sentence: &Sentence, window: &Window, (value, kind): (Span, Kind)) -> bool {
        let text = self.document.text.as_str();
        let named = |term: &&Span| !is_plain(term.of(text));
        let before = || window.terms.iter().filter(|term| term.end <= value.start);
        let anchor = before().filter(named).max_by_key(|term| term.end).or_else(|| before().next());
        if let Some(anchor) = anchor {
            return !self.is_cut_off(*anchor, value.start, kind)
                && !self.is_of_next(sentence, window, *anchor, value);
        }
        let behind = window.terms.iter().filter(named).min_by_key(|term| term.start);
        behind.is_none_or(|term| term.start < value.end || self.reaches_back(sentence, *term, value))
    }

    /// Whether between `from` and the number at `to` a noun stands, in a statement of its own and right before a number.
    /// 治理花溪河，投资35亿元，范围268平方公里: what is bought for so much money is still measured behind it; a growth is that of what
    /// was named last.
    fn is_cut_off(&self, anchor: Span, to: usize, kind: Kind) -> bool {
        let text = self.document.text.as_str();
        let from = anchor.end;
        let (_, between) = self.document.quantities_in(Span::new(from, to));
        let mut start = from;
        let relative = is_relative(kind);
        let numbers = between.iter().map(|quantity| (quantity.span, quantity.kind));
        for (number, of) in numbers.chain([(Span::new(to, to), kind)]) {
            let words = &text[start.min(number.start)..number.start];
            let outside = behind_brackets(words);
            let parting = outside.rfind(|c| PARTING.contains(&c) && (c != '、' || start > from));
            if let Some(parting) = parting.map(|at| at + words.len() - outside.len()) {
                let at = start + parting;
                let own = Span::new(at + text[at..].chars().next().map_or(1, char::len_utf8), number.start);
                if (relative || of == kind) && self.brings_noun(own, anchor.of(text)) {
                    return true;
                }
            }
            // 拟每10股派发现金红利2.5元.
            let gap = Span::new(start.max(from), number.start.max(start));
            if start > from && of == kind && number.start == to && DEEDS.is_inside(gap.of(text)) {
                return true;
            }
            start = number.end;
        }
        false
    }

    /// A number in a clause before the words is theirs only if their own has none, and its own no noun.
    fn reaches_back(&self, sentence: &Sentence, term: Span, value: Span) -> bool {
        let layout = &self.document.layout;
        let clause = layout.clause_at(sentence, value.start);
        if clause.contains(term) {
            return true;
        }
        let (_, beside) = self.document.quantities_in(layout.clause_at(sentence, term.start));
        let (_, before) = self.document.quantities_in(Span::new(clause.start, value.start));
        let start = before.last().map_or(clause.start, |last| last.span.end.min(value.start));
        beside.is_empty() && !self.brings_noun(Span::new(start, value.start), "")
    }

    /// 货运量增长18.2% 班车发车破3000车次: a headline whose blank is undone. A number behind a noun is none of what the words behind
    /// it name with a number of their own.
    fn is_of_next(&self, sentence: &Sentence, window: &Window, anchor: Span, value: Span) -> bool {
        let text = self.document.text.as_str();
        let clause = self.document.layout.clause_at(sentence, value.start);
        let mut named = window.terms.iter().filter(|term| !is_plain(term.of(text)));
        let next = named.next().filter(|term| term.start >= value.end && clause.contains(**term));
        let Some(next) = next.filter(|_| !text[value.end..].starts_with('的')) else { return false };
        let (_, beside) = self.document.quantities_in(Span::new(next.end, clause.end));
        let (_, before) = self.document.quantities_in(Span::new(clause.start, value.start));
        let start = before.last().map_or(clause.start, |last| last.span.end).min(anchor.start);
        !beside.is_empty() && self.brings_noun(Span::new(start, anchor.start), "")
    }

    /// Whether words of a claim stand right before a number, and nothing that names another thing between them.
    pub(super) fn stands_before(&self, window: &Window, value: Span) -> bool {
        let text = self.document.text.as_str();
        let last = window.terms.iter().filter(|term| term.end <= value.start).max_by_key(|term| term.end);
        last.is_some_and(|term| !self.brings_noun(Span::new(term.end, value.start), term.of(text)))
    }

    /// Whether the words right before a number name what it is a number of. Times and subjects do not, nor do wholes
    /// and bases, nor what ends the name that is `known`.
    pub(super) fn brings_noun(&self, words: Span, known: &str) -> bool {
        let text = self.document.text.as_str();
        // 固定资产投资增长12%，完成投资60亿元: the same once more, in fewer words.
        let is_new = |noun: &str| !known.ends_with(noun);
        // 这家园区占了20个: it is named before.
        let own = words.of(text);
        let part = own.starts_with("其中");
        if own.ends_with('的') || !part && own.starts_with(['这', '该', '此', '其']) {
            return false;
        }
        let against = AGAINST.inside(words.of(text)).find(|(at, (word, ()))| {
            // 同比, 占比 and 比重 compare with nothing that is named.
            let behind = &words.of(text)[at + word.len()..];
            if *word == "完成" {
                return AIMS.iter().any(|aim| behind.starts_with(aim));
            }
            *word != "比"
                || !words.of(text)[..*at].ends_with(['同', '环', '占'])
                    && !behind.starts_with(['重', '例', '率'])
        });
        let end = against.map_or(words.end, |(at, _)| words.start + at);
        let mut at = words.start;
        let mut run = at;
        while at < end {
            if DEEDS.leading(&text[at..end]).is_some_and(|(deed, ())| is_new(deed)) {
                return true;
            }
            match self.plain_at(at, end) {
                0 => at += text[at..].chars().next().map_or(1, char::len_utf8),
                length => {
                    if is_new(&text[run..at]) && names(&text[run..at]) {
                        return true;
                    }
                    at += length;
                    run = at;
                }
            }
        }
        let rest = &text[run..end.max(run)];
        is_new(rest) && names(rest)
    }

    /// Whether a stretch names something besides what the words of a window do: 高新技术企业达到580家 behind 新增规上企业80家. The
    /// verb right before a number is no name: 累计培育580家.
    pub(super) fn names_another(&self, window: &Window, stretch: Span) -> bool {
        let text = self.document.text.as_str();
        let mut start = stretch.start;
        stretch.of(text).split(PARTING).any(|words| {
            let verb = GATHERED.trailing(words).map_or(0, |(verb, ())| verb.len());
            let own = Span::new(start, start + words.len() - verb);
            start += words.len();
            start += text[start..].chars().next().map_or(0, char::len_utf8);
            !words.is_empty() && window.terms.iter().all(|term| self.brings_noun(own, term.of(text)))
        })
    }

    /// Length of what stands at a byte and names nothing.
    fn plain_at(&self, at: usize, end: usize) -> usize {
        let text = self.document.text.as_str();
        let here = Span::new(at, at + 1);
        let time = self.document.times_in(here).first().map(|time| time.span);
        let known = time.or_else(|| self.mention_at(at)).filter(|span| span.end <= end);
        let plain = || PLAIN.leading(&text[at..end]).map(|(word, ())| word.len());
        known
            .map(|span| span.end - span.start)
            .or_else(|| aside(&text[at..end]))
            .or_else(plain)
            .unwrap_or_default()
    }

    /// The subject that is named at a byte.
    pub(super) fn mention_at(&self, at: usize) -> Option<Span> {
        let index = self.around().mentions.binary_search_by_key(&at, |mention| mention.span.start).ok()?;
        Some(self.around().mentions[index].span)
    }

    /// Whether a word of the window names the whole that a percentage is of: 总投资 in 占总投资的64%. No other kind of number
    /// is that of the whole.
    pub(super) fn is_whole(&self, sentence: &Sentence, window: &Window) -> bool {
        window.terms.iter().any(|term| self.is_whole_at(sentence, *term))
    }

    fn is_whole_at(&self, sentence: &Sentence, term: Span) -> bool {
        let text = self.document.text.as_str();
        let tail = &text[term.end..sentence.span.end.max(term.end)];
        let bracket = if tail.starts_with(['（', '(']) { tail.find(['）', ')']).unwrap_or(0) } else { 0 };
        let from = term.end + bracket;
        let (_, behind) = self.document.quantities_in(Span::new(from, sentence.span.end.max(from)));
        let Some(percent) = behind.first().filter(|quantity| is_ratio(quantity.kind)) else { return false };
        let words = &text[from..percent.span.start];
        if words.contains(PARTING) || SHARE_OF.inside(words).any(|(_, (_, of))| *of) {
            return false;
        }
        // 总投资的64%, 年度任务数的64%.
        words.ends_with('的') && words.chars().count() <= 5 || self.follows_share(sentence, term)
    }

    /// 占GDP比重达12%: behind 占, with no number and no clause between the two.
    fn follows_share(&self, sentence: &Sentence, term: Span) -> bool {
        let text = self.document.text.as_str();
        let clause = self.document.layout.clause_at(sentence, term.start);
        let (_, numbers) = self.document.quantities_in(Span::new(clause.start, term.start));
        let from = numbers.last().map_or(clause.start, |last| last.span.end);
        let words = &text[from.min(term.start)..term.start];
        let share = SHARE_OF.inside(words).filter(|(_, (_, of))| *of).last();
        share.is_some_and(|(at, (word, _))| {
            let at = from + at;
            let longest = SHARE_OF.leading(&text[at..]).is_some_and(|(longest, _)| longest == word);
            longest && !text[at..term.start].contains(PARTING)
        })
    }
}

/// What stands behind the last bracket that ends in a text: （包括现役军人，不包括外籍人员）.
fn behind_brackets(words: &str) -> &str {
    let close = words.rfind('）').filter(|close| words[..*close].contains('（'));
    close.map_or(words, |close| &words[close + '）'.len_utf8()..])
}

/// Whether a text is of words that name nothing, one behind the other.
pub(super) fn is_plain(text: &str) -> bool {
    let mut rest = text;
    while let Some((word, ())) = PLAIN.leading(rest).or_else(|| AGAINST.leading(rest)) {
        rest = &rest[word.len()..];
    }
    rest.is_empty()
}

/// Length of a remark in brackets that a text begins with, or of 以人民币计, 同口径: they say how it is counted.
fn aside(text: &str) -> Option<usize> {
    const MANNERS: &[&str] = &["口径", "计价", "计算", "计"];
    if text.starts_with(['（', '(']) {
        return Some(
            text.find(['）', ')'])
                .map_or(text.len(), |at| at + text[at..].chars().next().map_or(1, char::len_utf8)),
        );
    }
    let near = text.char_indices().nth(8).map_or(text.len(), |(at, _)| at);
    let near = text[..near].split(PARTING).next().unwrap_or_default();
    let manner = |word: &str| near.find(word).map(|at| at + word.len());
    match near.chars().next()? {
        '以' => MANNERS.iter().find_map(|word| manner(word)),
        _ => manner("口径").filter(|end| *end <= 15),
    }
}

/// Whether words that no table knows name a thing: two characters at least, a noun among them.
fn names(run: &str) -> bool {
    let han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c) || c.is_ascii_alphabetic();
    if run.chars().filter(|c| han(*c)).count() < 2 {
        return false;
    }
    words::tagged(run).iter().any(|(word, tag)| {
        // jieba takes 粮食产量 for a phrase.
        let measure = *tag == "l" && word.ends_with(['量', '额', '值', '率']);
        let noun = tag.starts_with(['n', 'j']) || matches!(*tag, "vn" | "an" | "eng" | "x");
        word.chars().count() > 1 && (noun || measure)
    })
}

/// Whether a number is that of a share or a change.
pub(super) const fn is_relative(kind: Kind) -> bool {
    is_ratio(kind) || matches!(kind, Kind::Change | Kind::PercentagePoints)
}

/// Whether a number says how much of something there is.
pub(super) const fn is_ratio(kind: Kind) -> bool {
    matches!(kind, Kind::Share | Kind::Percentage | Kind::Multiple)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_named_by_nouns() {
        for thing in ["固定资产投资", "净利润", "粮食产量", "进出口", "居民可支配收入", "粮食", "GDP"]
        {
            assert!(names(thing), "{thing}");
        }
        for other in ["强", "稳中有进", "逆势", "，"] {
            assert!(!names(other), "{other}");
        }
        assert!(is_plain("同比增长") && is_plain("占比") && !is_plain("零售总额"));
    }
}
