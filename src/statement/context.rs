//! What the words around a value say of it: whose total, new or cumulative, at which prices, fact or aim, up or down.

use super::{Basis, Direction, Measure, Modality};

const SCOPES: &[&str] = &[
    "全国", "全省", "全市", "全区", "全县", "全州", "全盟", "全旗", "全镇", "全乡", "全村", "全球", "全世界",
    "全行业", "全自治区", "全园区", "全集团", "全公司", "西部地区", "中西部", "全线",
];
/// Words behind a scope that make it a rank: 全市首个, 全市第一.
const RANKS: &[&str] =
    &["首", "唯一", "第", "前", "领先", "排名", "最", "率先", "一流", "各", "上下", "人民", "范围"];
const NEW: &[&str] = &[
    "新增", "新签", "新开工", "新建", "新引进", "新培育", "新认定", "新设", "新注册", "新落户", "新投产",
    "新入库", "新登记", "新开通", "新办", "净增", "增加了", "新落地", "新获批", "新入驻", "新评",
];
const AVERAGE: &[&str] = &[
    "日均", "月均", "人均", "户均", "亩均", "单日", "平均每", "均价", "每亩", "每人", "每户", "每天", "每日",
];
/// Verbs right before a number that make it what came or went, not what there is: 增加12家, but 增加到136家.
const CAME: &[&str] = &["增加", "新增", "净增", "增", "多", "减少", "减", "少"];
const CUMULATIVE: &[&str] = &["累计", "总计", "共计", "历年", "合计"];
const COMPARABLE: &[&str] = &["可比价", "不变价", "可比口径"];
const CAPACITY: &[&str] = &[
    "达产", "产能", "满产", "投产后", "建成后", "投用后", "全部投产", "年可", "可年产", "预计年产值",
    "预计可", "设计能力", "设计规模",
];
const FORECAST: &[&str] = &["预计", "有望", "预期", "料将", "估计", "将突破", "将超过", "将达到", "可望"];
const TARGET: &[&str] = &[
    "力争", "目标", "争取", "确保", "计划", "规划", "拟", "将建成", "将打造", "将实现", "要达到", "要实现",
    "提出到", "努力实现", "奋力实现", "冲刺", "瞄准",
];
const UP: &[&str] = &[
    "增长", "提高", "上升", "增加", "提升", "上涨", "扩大", "回升", "攀升", "递增", "增", "涨", "升", "翻",
    "增速", "增幅", "涨幅", "加快",
];
const DOWN: &[&str] = &[
    "下降", "降低", "减少", "回落", "下跌", "缩减", "下滑", "减", "降", "跌", "压减", "缩短", "收窄", "萎缩",
    "降幅", "跌幅", "负增长", "下调",
];

/// The scope that stands nearest before the value, and is none of the subject's own: 全区 of a district is the whole.
pub(super) fn scope(before: &str, subject: Option<&str>) -> Option<&'static str> {
    let found = SCOPES.iter().filter_map(|scope| before.rfind(scope).map(|at| (at, *scope)));
    let ranked =
        |at: usize, scope: &str| RANKS.iter().any(|rank| before[at + scope.len()..].starts_with(rank));
    let (_, scope) = found.filter(|&(at, scope)| !ranked(at, scope)).max()?;
    let own = scope.chars().last().zip(subject.and_then(|s| s.chars().last())).is_some_and(|(a, b)| a == b);
    (!own).then_some(scope)
}

/// What the words before a value make of it: an average, what came, what came so far, or what there is.
pub(super) fn measure(before: &str, counts: bool) -> Measure {
    let last = |words: &[&str]| words.iter().filter_map(|word| before.rfind(word)).max();
    let verb = before.trim_end_matches(['了', '约', '近']);
    let total = last(&["总数", "总量", "总计", "总额", "存量"]);
    if last(AVERAGE).is_some() {
        Measure::Average
    } else if last(NEW) > total || counts && CAME.iter().any(|word| verb.ends_with(word)) {
        Measure::New
    } else if last(CUMULATIVE).is_some() {
        Measure::Cumulative
    } else {
        Measure::Stock
    }
}

/// 按可比价格 anywhere in the sentence.
pub(super) fn basis(sentence: &str) -> Basis {
    if contains(sentence, COMPARABLE) { Basis::ComparablePrices } else { Basis::Nominal }
}

/// Fact, forecast, target or capacity, from the words of the sentence before the value and those of its own clause;
/// `future`: its time lies ahead. What is done (已, 完成) is a fact whatever was planned before.
pub(super) fn modality(sentence: &str, before: &str, after: &str, future: bool) -> Modality {
    let done = contains(before, &["已", "完成", "实现了", "建成了", "截至"]) && !contains(before, TARGET);
    let led = if done { before } else { sentence };
    let after_value = ["的目标", "目标"].iter().any(|word| after.starts_with(word));
    if contains(before, CAPACITY) {
        Modality::Capacity
    } else if future || after_value || contains(led, TARGET) {
        Modality::Target
    } else if contains(led, FORECAST) {
        Modality::Forecast
    } else {
        Modality::Fact
    }
}

/// 亏损 before money, or a minus sign: the value lies below zero.
pub(super) fn loss(before: &str, value: &str) -> Direction {
    let minus = value.starts_with(['-', '−']) || before.ends_with(['-', '−', '负']);
    let lost = ["亏损", "净亏", "亏"].iter().any(|word| before.contains(word)) && !before.contains("扭亏");
    if minus || lost { Direction::Down } else { Direction::None }
}

/// The nearest word before the value that says up or down, or the value's own: 减半, 翻番.
pub(super) fn direction(before: &str, value: &str) -> Direction {
    let minus = value.starts_with(['-', '−']) || before.ends_with(['-', '−', '负']);
    if value.contains("减半") || minus {
        return Direction::Down;
    }
    if value.starts_with('翻') {
        return Direction::Up;
    }
    let last =
        |words: &[&str]| words.iter().filter_map(|word| before.rfind(word).map(|at| at + word.len())).max();
    match (last(UP), last(DOWN)) {
        (None, None) => Direction::None,
        (up, down) if up > down => Direction::Up,
        _ => Direction::Down,
    }
}

fn contains(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes() {
        let table = [
            ("在全市的创新药物中", Some("重庆国际生物城"), Some("全市")),
            ("全区科技型企业", Some("巴南区"), None),
            ("全区科技型企业", Some("重庆国际生物城"), Some("全区")),
            ("全市首个平台", None, None),
            ("占全国的比重高于全市", None, Some("全市")),
        ];
        for (before, subject, want) in table {
            assert_eq!(scope(before, subject), want, "{before}");
        }
    }

    #[test]
    fn modalities() {
        let table = [
            ("实现产值", "", false, Modality::Fact),
            ("预计工业总产值", "", false, Modality::Forecast),
            ("预计实现产值", "", true, Modality::Target),
            ("力争产值", "", false, Modality::Target),
            ("达产年产值", "", false, Modality::Capacity),
        ];
        for (before, after, future, want) in table {
            assert_eq!(modality(before, before, after, future), want, "{before}");
        }
    }

    #[test]
    fn measures() {
        let table = [
            ("规上企业", Measure::Stock),
            ("新增规上企业", Measure::New),
            ("规上企业比上年增加", Measure::New),
            ("规上企业增加到", Measure::Stock),
            ("累计引进企业", Measure::Cumulative),
            ("日均接待游客", Measure::Average),
            ("新增后企业总数达到", Measure::Stock),
        ];
        for (before, want) in table {
            assert_eq!(measure(before, true), want, "{before}");
        }
    }

    #[test]
    fn directions() {
        let table = [
            ("同比增长", "3%", Direction::Up),
            ("同比下降", "3%", Direction::Down),
            ("操作人员", "减半", Direction::Down),
            ("规模", "翻了一番", Direction::Up),
            ("增速回落", "1.2个百分点", Direction::Down),
        ];
        for (before, value, want) in table {
            assert_eq!(direction(before, value), want, "{before}{value}");
        }
    }
}
