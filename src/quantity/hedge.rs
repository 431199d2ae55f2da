//! Hedges: the words before and after a number that say how the true value lies to it.

use std::sync::LazyLock;

use super::{Kind, Quantity, Relation};
use crate::scan::WordTable;
use Relation::{About, AtLeast, AtMost, Near, Over, Plus, Under};

/// Words before a number. The longest wins; words that only end like a hedge are listed in [`NOT_BEFORE`].
const BEFORE: &[(&str, Relation)] = &[
    ("大约", About),
    ("约莫", About),
    ("大概", About),
    ("大致", About),
    ("差不多", About),
    ("约", About),
    ("将近", Near),
    ("接近", Near),
    ("逼近", Near),
    ("几近", Near),
    ("近乎", Near),
    ("靠近", Near),
    ("近", Near),
    ("直逼", Near),
    ("≈", About),
    ("≥", AtLeast),
    ("≧", AtLeast),
    (">=", AtLeast),
    ("≤", AtMost),
    ("≦", AtMost),
    ("<=", AtMost),
    (">", Over),
    ("<", Under),
    ("不止", Over),
    ("已超", Over),
    ("超过", Over),
    ("超出", Over),
    ("超越", Over),
    ("超", Over),
    ("突破", Over),
    ("逾", Over),
    ("大于", Over),
    ("高于", Over),
    ("多于", Over),
    ("高出", Over),
    ("跨过", Over),
    ("越过", Over),
    ("迈过", Over),
    ("冲破", Over),
    ("升破", Over),
    ("首破", Over),
    ("再破", Over),
    ("已破", Over),
    ("涨破", Over),
    ("大于等于", AtLeast),
    ("小于等于", AtMost),
    ("跌破", Under),
    ("失守", Under),
    ("破", Over),
    ("过", Over),
    ("至少", AtLeast),
    ("最少", AtLeast),
    ("起码", AtLeast),
    ("不低于", AtLeast),
    ("不少于", AtLeast),
    ("不小于", AtLeast),
    ("不下于", AtLeast),
    ("不下", AtLeast),
    ("站上", AtLeast),
    ("上", AtLeast),
    ("不到", Under),
    ("不足", Under),
    ("不及", Under),
    ("低于", Under),
    ("少于", Under),
    ("小于", Under),
    ("未满", Under),
    ("不满", Under),
    ("未达", Under),
    ("未达到", Under),
    ("未到", Under),
    ("没达到", Under),
    ("没有达到", Under),
    ("达不到", Under),
    ("最多", AtMost),
    ("最高", AtMost),
    ("至多", AtMost),
    ("顶多", AtMost),
    ("不超过", AtMost),
    ("不超", AtMost),
    ("不高于", AtMost),
    ("不大于", AtMost),
    ("不多于", AtMost),
    ("不突破", AtMost),
];

/// What a round number is called that is reached or passed: 百亿元大关.
pub const MARKS: &[&str] = &["大关", "关口", "台阶", "新台阶", "俱乐部", "行列", "门槛", "阵营", "方阵"];

/// Verbs for reaching a round number, where one of its names stands behind it.
const REACHED: &[&str] = &[
    "迈上", "迈入", "迈进", "跨入", "跨上", "跨进", "登上", "踏上", "跃上", "跃入", "跻身", "步入", "进入",
    "站稳", "跨越",
];
/// Verbs for passing it, which stand before money without one of its names too.
const PASSED: &[(&str, Relation)] =
    &[("跨越", Over), ("跃上", AtLeast), ("跨上", AtLeast), ("迈上", AtLeast), ("登上", AtLeast)];

/// Words that end in a hedge and are none.
const NOT_BEFORE: &[&str] = &[
    "附近", "最近", "亲近", "就近", "邻近", "远近", "新近", "临近", "合约", "签约", "节约", "预约", "履约",
    "条约", "公约", "制约", "契约", "违约", "简约", "邀约", "续约", "赶超", "反超", "通过", "经过", "不过",
    "度过", "走过", "路过", "打破", "看不到", "买超", "卖超", "出超", "入超", "想不到", "网上", "线上",
    "路上", "会上", "身上", "市值上",
];

/// Words that end like one of them and do end in a hedge: 净流出超百亿元.
const BUT: &[&str] =
    &["已超", "流出超", "流入超", "卖出超", "买入超", "支出超", "输出超", "投入超", "收入超"];

/// Words before a hedge that turn it round: 不得超过 is at most, 尚未跌破 is at least.
const NEGATIONS: &[(&str, ())] = &[
    ("不", ()),
    ("不得", ()),
    ("不能", ()),
    ("不能够", ()),
    ("不应", ()),
    ("不应当", ()),
    ("不会", ()),
    ("不宜", ()),
    ("不可", ()),
    ("不准", ()),
    ("不许", ()),
    ("不再", ()),
    ("不可能", ()),
    ("不至于", ()),
    ("绝不", ()),
    ("决不", ()),
    ("没", ()),
    ("没有", ()),
    ("未", ()),
    ("未能", ()),
    ("未曾", ()),
    ("尚未", ()),
    ("从未", ()),
    ("均未", ()),
    ("并未", ()),
    ("仍未", ()),
    ("还未", ()),
];
/// Words that end like one and ask: 能不能超过.
const QUESTIONS: &[&str] = &["能不能", "会不会", "可不可", "该不该", "有没有"];

/// Words that may stand between a hedge and its number.
const FILLERS: &[(&str, ())] = &[
    ("达到了", ()),
    ("人民币", ()),
    ("（含）", ()),
    ("（含本数）", ()),
    ("(含)", ()),
    ("达到", ()),
    ("占到", ()),
    ("了", ()),
    ("为", ()),
    ("有", ()),
    ("占", ()),
    ("达", ()),
    ("合", ()),
    ("是", ()),
    ("共", ()),
    ("计", ()),
    ("到", ()),
    ("在", ()),
    ("于", ()),
    ("至", ()),
    ("用", ()),
    ("需", ()),
    ("增", ()),
    ("降", ()),
    ("￥", ()),
    ("¥", ()),
    ("$", ()),
    ("US$", ()),
    ("HK$", ()),
    ("NT$", ()),
    ("新台币", ()),
    ("台币", ()),
    ("港币", ()),
    ("港元", ()),
    ("美元", ()),
    ("美金", ()),
];

/// Words after a number.
const AFTER: &[(&str, Relation)] = &[
    ("（含）以上", AtLeast),
    ("（含）以下", AtMost),
    ("及以上", AtLeast),
    ("或以上", AtLeast),
    ("以上", AtLeast),
    ("之上", AtLeast),
    ("左右", About),
    ("上下", About),
    ("及以下", AtMost),
    ("以下", AtMost),
    ("之下", AtMost),
    ("以内", AtMost),
    ("之内", AtMost),
    ("范围以内", AtMost),
    ("范围内", AtMost),
    ("开外", Plus),
    ("出头", Plus),
    ("有余", Plus),
    ("挂零", Plus),
    ("余", Plus),
    ("多", Plus),
    ("不到", Under),
    ("强", Over),
    ("弱", Under),
    ("内", AtMost),
    ("不止", Over),
    ("起", AtLeast),
    ("封顶", AtMost),
    ("上方", Over),
    ("下方", Under),
];
/// The longest remark between a number and its hedge, in characters: （含本数）, （含500万元）.
const LONGEST_REMARK: usize = 16;

static BEFORE_BY_LAST: LazyLock<WordTable<Relation>> = LazyLock::new(|| WordTable::by_last(BEFORE));
static NEGATIONS_BY_LAST: LazyLock<WordTable<()>> = LazyLock::new(|| WordTable::by_last(NEGATIONS));
static FILLERS_BY_LAST: LazyLock<WordTable<()>> = LazyLock::new(|| WordTable::by_last(FILLERS));
static AFTER_BY_FIRST: LazyLock<WordTable<Relation>> = LazyLock::new(|| WordTable::by_first(AFTER));

/// The hedge that ends right before `start`, and where it begins. `bare`: the number is 百, 千, 万 alone, or 半, and
/// takes the short hedges 上, 过, 破 that elsewhere are verbs; `large`: it is scaled and takes 过 and 破.
pub(super) fn before(text: &str, start: usize, bare: bool, large: bool) -> Option<(Relation, usize)> {
    let mut head = text[..start].trim_end_matches(' ');
    for _ in 0..3 {
        if let Some(&(word, relation)) = BEFORE_BY_LAST.trailing(head) {
            let verb = match word {
                "上" => !bare,
                "过" | "破" => !bare && !large,
                ">" | "<" => is_markup(&head[..head.len() - 1]),
                _ => false,
            };
            let other = NOT_BEFORE.iter().any(|not| head.ends_with(not))
                && !BUT.iter().any(|but| head.ends_with(but));
            return (!verb && !other).then(|| turned(&head[..head.len() - word.len()], relation));
        }
        let (filler, ()) = FILLERS_BY_LAST.trailing(head)?;
        head = head[..head.len() - filler.len()].trim_end_matches(' ');
    }
    None
}

/// Where 过 right before `start` begins, if it ends no other word: 过四成, not 通过.
pub(super) fn passed(text: &str, start: usize) -> Option<usize> {
    let head = &text[..start];
    let other = NOT_BEFORE.iter().any(|not| head.ends_with(not)) || head.ends_with("没过");
    head.strip_suffix('过').filter(|_| !other).map(str::len)
}

/// 迈上1800亿元台阶, for the number from `start` to `end`: at least so much, and where the verb begins.
pub(super) fn reached(text: &str, start: usize, end: usize, money: bool) -> Option<(Relation, usize)> {
    let behind = text[end..].trim_start_matches('的');
    let behind = noted(behind).map_or(behind, |note| &behind[note..]);
    let head = text[..start].trim_end_matches(['了', ' ']);
    if !MARKS.iter().any(|mark| behind.starts_with(*mark)) {
        let ends = super::end::ends_value(&text[end..]);
        let (verb, relation) = PASSED.iter().find(|(verb, _)| money && ends && head.ends_with(verb))?;
        return Some((*relation, head.len() - verb.len()));
    }
    let verb = REACHED.iter().find(|verb| head.ends_with(**verb))?;
    Some((AtLeast, head.len() - verb.len()))
}

/// A hedge behind `head` with the negation that `head` ends with, and where the two begin.
fn turned(head: &str, relation: Relation) -> (Relation, usize) {
    let other = match relation {
        Over => AtMost,
        Under => AtLeast,
        _ => return (relation, head.len()),
    };
    let asked = QUESTIONS.iter().any(|word| head.ends_with(word));
    match NEGATIONS_BY_LAST.trailing(head).filter(|_| !asked) {
        Some((negation, ())) => (other, head.len() - negation.len()),
        None => (relation, head.len()),
    }
}

/// Whether `head` ends with `word`, verbs and hedges left out: 时速约, 时速达到.
pub(super) fn is_behind(head: &str, word: &str) -> bool {
    let mut rest = head;
    while !rest.ends_with(word) {
        let hedge = BEFORE_BY_LAST.trailing(rest).map(|(hedge, _)| hedge.len());
        let Some(length) = hedge.or_else(|| FILLERS_BY_LAST.trailing(rest).map(|(filler, ())| filler.len()))
        else {
            return false;
        };
        rest = &rest[..rest.len() - length];
    }
    true
}

/// So many values of a list are looked back over for the hedge before the first.
const MOST_LISTED: usize = 12;

/// 分别超过2.5亿元和2.2亿元: the hedge before the first value of a list behind 分别 is that of each. Percentages of a list are all of
/// the kind of the one before: changes, or shares.
pub(super) fn carry(text: &str, former: &[Quantity], next: &mut Quantity) {
    let listed = |end: usize, start: usize| matches!(text.get(end..start), Some("、" | "和" | "与" | "及"));
    let mut start = next.span.start;
    let mut first = None;
    for quantity in former.iter().rev().take(MOST_LISTED) {
        if !listed(quantity.span.end, start) || quantity.unit != next.unit {
            break;
        }
        (first, start) = (Some(quantity), quantity.span.start);
    }
    // 增速分别为15.1%、10.3%、11.7%、16.5%和18.0%: the words stand far from the last.
    if let Some(last) = former.last().filter(|last| first.is_some() && next.unit == "%" && last.unit == "%")
        && next.kind == Kind::Percentage
        && matches!(last.kind, Kind::Change | Kind::Share)
    {
        next.kind = last.kind;
    }
    let Some(first) = first.filter(|_| next.relation == Relation::Exact && text[..start].ends_with("分别"))
    else {
        return;
    };
    let hedged = !first.span.of(text).starts_with(|c: char| c.is_ascii_digit())
        && matches!(first.relation, About | Near | Over | Under | AtLeast | AtMost);
    if hedged {
        next.relation = first.relation;
    }
}

/// Whether a hedge before a number says how far two values lie apart, so that the number is exact: 高出40%, 低于3个百分点.
pub(super) fn is_difference(hedge: &str, unit: &str) -> bool {
    match unit {
        "百分点" | "基点" => ["高出", "超出", "高于", "低于", "多出", "低"].contains(&hedge),
        "%" | "倍" => matches!(hedge, "高出" | "多出"),
        _ => hedge == "高出",
    }
}

/// Whether `>` behind `head` ends a tag that was left in the text: `<b>12家`.
fn is_markup(head: &str) -> bool {
    head.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '"' | '/' | '<' | '>' | '-' | '='))
}

/// Wholes that something is a part of, and those that a value may be compared with too: 增速高于全国的5.2%.
const WHOLES: &[(&str, bool)] = &[
    ("总股本", true),
    ("总数", true),
    ("总量", true),
    ("总额", true),
    ("总值", true),
    ("总资产", true),
    ("净资产", true),
    ("总人口", true),
    ("总人数", true),
    ("总面积", true),
    ("总投资", true),
    ("注册资本", true),
    ("营业收入", true),
    ("营业总收入", true),
    ("总收入", true),
    ("净利润", true),
    ("总产值", true),
    ("销售额", true),
    ("全国", false),
    ("全球", false),
    ("世界", false),
    ("全省", false),
    ("全市", false),
    ("全县", false),
    ("全区", false),
    ("全部", false),
];
static WHOLES_BY_LAST: LazyLock<WordTable<bool>> = LazyLock::new(|| WordTable::by_last(WHOLES));
/// The hedge before the whole of a share that begins at `start`: 不超过总股本的2%. `spoken`: the share is said in words,
/// and no rate that is compared with that of the whole.
pub(super) fn before_whole(text: &str, start: usize, spoken: bool) -> Option<Relation> {
    let words = text[..start].strip_suffix('的')?;
    let (whole, _) = WHOLES_BY_LAST.trailing(words).filter(|(_, sure)| *sure || spoken)?;
    let mut end = words.len() - whole.len();
    loop {
        if let Some((relation, _)) = before(words, end, false, false) {
            return Some(relation);
        }
        let year = words[..end].strip_suffix("年度").or_else(|| words[..end].strip_suffix('年'));
        let before = year.map(|year| year.trim_end_matches(|c: char| c.is_ascii_digit()).len());
        end = match before {
            Some(before) => before,
            None => end - QUALIFIERS_BY_LAST.trailing(&words[..end])?.0.len(),
        };
    }
}

/// What may stand between a hedge and the whole: 超过公司最近一期经审计净资产的50%.
static QUALIFIERS_BY_LAST: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::by_last(
        &[
            "占", "其", "该", "本", "公司", "上市公司", "最近一期", "最近一年", "经审计", "期末", "期初",
            "上年末", "发行后", "发行前", "全体", "出席", "有效", "出资", "投资", "合同", "项目", "工程",
            "销售", "采购", "的",
        ]
        .map(|word| (word, ())),
    )
});

/// The hedge at the beginning of `text`, behind a unit, and its length.
pub(super) fn after(text: &str) -> Option<(Relation, usize)> {
    if let Some(remark) = remark(text) {
        let (relation, length) = after(&text[remark..]).filter(|_| !text[remark..].starts_with('（'))?;
        return matches!(relation, AtLeast | AtMost).then_some((relation, remark + length));
    }
    let (word, relation) = AFTER_BY_FIRST.leading(text)?;
    let tail = &text[word.len()..];
    let other: &[char] = match *word {
        "内" => &['外', '容', '部', '地', '陆', '需', '设', '资', '控', '科', '涵', '环', '河', '蒙'],
        "多" => &[
            '元', '个', '种', '项', '样', '家', '次', '层', '方', '式', '位', '功', '年', '名', '维', '边',
            '云', '地', '点',
        ],
        "起" if !is_least(tail) => return None,
        "不止" => &['步'],
        "余" => &['额', '热', '下', '名', '地', '项'],
        "强" => &[
            '化', '调', '劲', '势', '大', '度', '制', '国', '省', '市', '县', '区', '企', '度', '镇', '村',
            '校', '降',
        ],
        "弱" => &['势', '化', '项', '点'],
        "上下" => &['游'],
        "不到" => &['位', '1', '2', '3', '4', '5', '6', '7', '8', '9', '一', '三', '两', '五'],
        _ => &[],
    };
    (!tail.starts_with(other)).then_some((*relation, word.len()))
}

/// What may follow 起 behind the least price: 12万元起售, 20万起存.
fn is_least(tail: &str) -> bool {
    super::end::ends_value(tail)
        || ["存", "售", "投", "卖", "租", "拍", "购"].iter().any(|verb| tail.starts_with(verb))
}

/// Length of a note in brackets at the beginning of `text`: （人民币，下同）.
fn noted(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('（')?;
    let close = inside.char_indices().take(LONGEST_REMARK).find(|(_, c)| *c == '）')?.0;
    Some('（'.len_utf8() + close + '）'.len_utf8())
}

/// Length of the brackets at the beginning of `text` that say that the number itself counts: （含500万元）以下.
fn remark(text: &str) -> Option<usize> {
    let inside = text.strip_prefix("（含")?;
    let close = inside.char_indices().take(LONGEST_REMARK).find(|(_, c)| *c == '）')?.0;
    Some(text.len() - inside.len() + close + '）'.len_utf8())
}

/// Joins the hedges around a number: one before it says more than one behind it, and both more than a 余 or 来 inside.
pub(super) fn join(before: Option<Relation>, inside: Option<Relation>, after: Option<Relation>) -> Relation {
    before.or(after).or(inside).unwrap_or(Relation::Exact)
}
