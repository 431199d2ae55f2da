//! 开工30个，分别为新建12个、续建15个: parts that are said to be all against their whole, before or behind them.

use rust_decimal::Decimal;

use noun::Named;

use super::{Sign, Slip, all, evidence, signed, signed_value};
use crate::document::Document;
use crate::finding::Reason;
use crate::interval::Interval;
use crate::quantity::{Hedges, Kind, Quantity, Relation};

mod noun;
mod phase;

/// Words that name every part of the whole before them. A lone 其中 does not.
const ALL_PARTS: &[&str] = &["分别为", "分别是"];
/// Words that add up what stands before them.
const TOTALS: &[&str] = &[
    "合计", "总计", "共计", "合计为", "总计为", "共计为", "合计达", "合计达到", "合计金额", "合计金额为",
    "合计持股", "合计持有",
];
/// Words between two parts, each in a clause of its own, that make the second no part beside the first.
const NO_PART: &[&str] =
    &["比", "较", "增", "减", "降", "升", "含", "扣", "净", "剩", "另", "占", "完成", "其中", "达到"];
/// Words that say the same where the nouns of the parts make that of the whole: 12个镇、5个乡，共17个乡镇; and where each
/// part is one of the whole by its noun: 金牌12枚、银牌8枚、铜牌15枚，奖牌总数35枚.
const TOGETHER: &[&str] = &["共", "共有", "总共", "一共"];
const NUMBERS: &[&str] = &["总数", "总数为", "总数达", "总数达到"];
/// What all of those end with.
const LAST: &[char] = &['计', '为', '达', '到', '额', '股', '有', '共', '数'];
const NOT_A_NOUN: &[char] = &['，', '。', '；', '：', '（', '）', '(', ')', ',', '含'];
const EXHAUSTIVE: &[&str] = &["其余", "其他", "剩余", "余下"];

pub(super) fn slips(article: usize, document: &Document, hedges: &Hedges) -> Vec<Slip> {
    let text = document.text.as_str();
    let mut slips = Vec::new();
    for (i, whole) in document.quantities.iter().enumerate() {
        let named = parts(text, document, i).or_else(|| phase::parts(document, i));
        let named = named.filter(|parts| !add_up(text, parts, whole, hedges));
        let added = || added(text, document, i).filter(|parts| !some_add_up(text, parts, whole, hedges));
        let Some(parts) = named.or_else(added) else { continue };
        let total = parts.iter().map(|part| signed_value(text, part)).sum();
        let all = std::iter::once(whole).chain(parts);
        slips.push(Slip {
            reason: Reason::Sum { sum: total, whole: signed_value(text, whole) },
            evidence: all.map(|quantity| evidence(article, document, quantity)).collect(),
        });
    }
    slips
}

fn add_up(text: &str, parts: &[Quantity], whole: &Quantity, hedges: &Hedges) -> bool {
    let zero = Interval::point(Decimal::ZERO);
    let sum = parts.iter().fold(zero, |sum, part| sum.plus(signed(text, part, hedges)));
    sum.meets(signed(text, whole, hedges))
}

/// Whether the last few of the parts add up: nobody knows where a list before its total begins.
fn some_add_up(text: &str, parts: &[Quantity], whole: &Quantity, hedges: &Hedges) -> bool {
    (0..parts.len().saturating_sub(1)).any(|from| add_up(text, &parts[from..], whole, hedges))
}

/// The parts in front of the total that is the quantity of that index: 新建12个、续建15个，合计27个.
fn added<'d>(text: &str, document: &'d Document, index: usize) -> Option<&'d [Quantity]> {
    let quantities = &document.quantities;
    let whole = &quantities[index];
    let total = Total::of(text, quantities, index)?;
    let exact = |i: usize| quantities[i].relation == Relation::Exact;
    let like = |i: usize| exact(i) && quantities[i].unit == whole.unit && quantities[i].kind == whole.kind;
    // 合计约18亿元 is held too; a number that nouns make a total is that of all only where it is exact.
    let told = total.of_it.is_none() || exact(index);
    let last = total.end.checked_sub(1).filter(|&last| like(last) && told)?;
    let joint = |i: usize| {
        let words = text.get(quantities[i].span.end..quantities[i + 1].span.start)?;
        joint(words).filter(|_| words.len() <= 45)
    };
    // A list in one clause goes on by 、, one of clauses by commas, and only 合计 adds up clauses.
    let way = joint(last.checked_sub(1)?).filter(|way| *way == Joint::Listed || total.of_it.is_none())?;
    let joined = |i: usize| joint(i) == Some(way);
    let first = (0..last).rev().take_while(|&i| like(i) && joined(i)).last()?;
    // What stands before the first part may be a part in another unit, or joined the other way.
    let loose = first.checked_sub(1).is_some_and(|i| joint(i).is_some());
    let parts = &quantities[first..total.end];
    let sure = total.of_it.is_none_or(|named| named.name_the_whole(document, parts, whole));
    let all = total.count.is_none_or(|count| count == parts.len());
    (!loose && sure && all).then_some(parts)
}

/// What stands between the last part and a total.
struct Total {
    /// The index behind that of the last part.
    end: usize,
    /// The nouns say that it is one of the parts.
    of_it: Option<Named>,
    /// How many parts it adds up, where it says so.
    count: Option<usize>,
}

impl Total {
    /// What the words before the quantity of that index say, where they make it a total.
    fn of(text: &str, quantities: &[Quantity], index: usize) -> Option<Self> {
        let words = |i: usize| text.get(quantities[i.checked_sub(1)?].span.end..quantities[i].span.start);
        let last = words(index)?;
        if !last.ends_with(LAST) {
            return None;
        }
        let ending = |all: &[&str]| all.iter().find_map(|word| last.strip_suffix(word));
        let (noun, of_it) = match (ending(TOTALS), ending(TOGETHER), ending(NUMBERS)) {
            (Some(noun), ..) => (noun, None),
            (_, Some(noun), _) => (noun, Some(Named::Behind)),
            (.., Some(words)) => (words.split_once(['，', ','])?.0, Some(Named::Before)),
            _ => return None,
        };
        // 三家公司合计: the number of parts is a quantity itself.
        let counter = &quantities[index - 1];
        let counts = of_it.is_none() && counter.kind == Kind::Count && counter.unit != quantities[index].unit;
        if counts && words(index - 1) == Some("，") && is_noun(noun) {
            let count = usize::try_from(counter.value).ok()?;
            return Some(Self { end: index - 1, of_it, count: Some(count) });
        }
        let both = noun.strip_suffix("，两者");
        let noun = both.unwrap_or(noun).trim_end_matches(['，', ',']);
        is_noun(noun).then_some(Self { end: index, of_it, count: both.map(|_| 2) })
    }
}

/// Whether words name no more than what a number counts. Of 8亿元等 there is more.
fn is_noun(words: &str) -> bool {
    words.len() <= 18 && !words.contains(NOT_A_NOUN) && !words.contains('等')
}

/// How two parts are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// By one 、 or 和, and a name.
    Listed,
    /// By a comma and a name: each part in a clause of its own.
    Clauses,
}

/// How words between two numbers join them, where they do.
fn joint(words: &str) -> Option<Joint> {
    let signs = words.matches(['、', '和', '及']).count();
    if signs == 1 && !words.contains(NOT_A_NOUN) && !words.contains("其中") {
        return Some(Joint::Listed);
    }
    let name = words.strip_prefix(['，', ','])?;
    let plain = signs == 0 && !name.is_empty() && !name.contains(NOT_A_NOUN);
    (plain && !NO_PART.iter().any(|word| name.contains(word))).then_some(Joint::Clauses)
}

/// The parts of the whole that is the quantity of that index: at least two in its unit, in its sentence.
fn parts<'d>(text: &str, document: &'d Document, index: usize) -> Option<&'d [Quantity]> {
    let whole = &document.quantities[index];
    let tail = text[whole.span.end..].strip_prefix(['，', '：', ','])?;
    if !tail.starts_with("分别") && !tail.starts_with("其中") {
        return None;
    }
    let sentence = &document.layout.sentences[document.layout.sentence_at(whole.span.start)];
    let tail = text.get(text.len() - tail.len()..sentence.span.end)?;
    let all = ALL_PARTS.iter().any(|word| tail.starts_with(word));
    let rest = tail.starts_with("其中") && EXHAUSTIVE.iter().any(|word| tail.contains(word));
    let (first, quantities) =
        document.quantities_in(crate::text::Span::new(whole.span.end, sentence.span.end));
    let count =
        quantities.iter().take_while(|part| part.unit == whole.unit && part.value_to.is_none()).count();
    let same = document.quantities[first..first + count].iter().all(|part| part.kind == whole.kind);
    ((all || rest) && same && count >= 2 && count == quantities.len())
        .then(|| &document.quantities[first..first + count])
}

/// A total may stand alone, its parts above it; a whole that names its parts has two of them.
pub(super) fn signs() -> Vec<(&'static str, Sign)> {
    // Behind the word of a total stands nothing but a hedge: 共不超过, 总数达到近.
    const HEDGE: usize = 10;
    let totals = all(TOTALS, Sign::Beside(1));
    let counted = all(TOGETHER, Sign::Before(1, HEDGE)).chain(all(NUMBERS, Sign::Before(1, HEDGE)));
    let parts = all(ALL_PARTS, Sign::Beside(3)).chain(all(&["其中"], Sign::Beside(3)));
    let phases = phase::PHASES.iter().map(|(word, _)| (*word, Sign::Beside(3)));
    totals.chain(counted).chain(parts).chain(phases).collect()
}

#[cfg(test)]
mod tests {
    use super::super::table::check;
    use super::*;

    #[test]
    fn words_of_a_total_end_as_is_asked_first() {
        let words = TOTALS.iter().chain(TOGETHER).chain(NUMBERS);
        assert!(words.into_iter().all(|word| word.ends_with(LAST)));
        assert!(ALL_PARTS.iter().all(|word| word.starts_with("分别")));
    }

    #[test]
    fn parts_that_are_all() {
        check(
            slips,
            &[
                ("上半年竣工26个，分别为厂房11个、仓库12个。", Some("sum: 23")),
                ("上半年竣工26个，分别为厂房11个、仓库15个。", None),
                ("平台90个，其中国家级8个、市级82个。", None),
                ("项目100个，其中亿元以上60个、制造业70个。", None),
                ("项目100个，其中制造业60个，其余为服务业30个。", Some("sum: 90")),
                ("项目100个，其中制造业60个，其余为服务业40个。", None),
                ("总投资12.5亿元，分别为一期8.2亿元、二期4.3亿元。", None),
                ("总投资12.5亿元，分别为一期8.2亿元、二期5.3亿元。", Some("sum: 1350000000")),
                ("项目近30个，分别为新建12个、续建15个。", None),
                ("产值30亿元，甲、乙分别为12亿元、15亿元。", None),
                ("新建项目12个、续建项目15个，合计27个。", None),
                ("新建项目12个、续建项目15个，合计29个。", Some("sum: 27")),
                ("新建12.4亿元、续建15.3亿元和技改3.1亿元，总计30.8亿元。", None),
                ("新建12.4亿元、续建15.3亿元和技改3.1亿元，总计32.8亿元。", Some("sum: 3080000000")),
                ("全年完成40个，新建12个、续建15个，合计27个。", None),
                ("开工8个，新建12个（其中市级3个）、续建15个，合计27个。", None),
                ("投资3亿元、新建12个、续建15个，合计30个。", None),
                ("新建近12个、续建15个，合计27个。", None),
                ("男职工12人、女职工15人，共计29人。", Some("sum: 27")),
                ("全县辖12个镇、5个乡，共18个乡镇。", Some("sum: 17")),
                ("全县辖12个镇、5个乡，共17个乡镇。", None),
                ("选手来自12个省、5个市，共30个代表队。", None),
                ("新建项目12个、续建项目15个，共29个。", Some("sum: 27")),
                ("金牌12枚、银牌8枚、铜牌15枚，奖牌总数36枚。", Some("sum: 35")),
                ("金牌12枚、银牌8枚、铜牌15枚，奖牌总数35枚。", None),
                ("金牌12枚、银牌8枚，奖牌总数36枚。", None),
                ("甲队金牌12枚、银牌8枚、铜牌15枚，乙队奖牌总数36枚。", None),
                ("小学12所、初中8所、高中5所，学校总数36所。", None),
                ("甲项8.2亿元，乙项6.3亿元，合计18.5亿元。", Some("sum: 14")),
                ("甲项8.2亿元，乙项6.3亿元，合计14.5亿元。", None),
                ("总投资30亿元，甲项8.2亿元，乙项6.3亿元，合计14.5亿元。", None),
                ("甲公司8.2亿元、乙公司6.3亿元、丙公司4.1亿元，三家合计19.6亿元。", Some("sum: 18")),
                ("甲项8.2亿元，乙项6.3亿元，两项合计14.5亿元。", None),
                ("甲项8.2亿元，乙项6.3亿元，两项合计18.5亿元。", Some("sum: 14")),
                ("甲项8.2亿元、乙项6.3亿元，三项合计18.5亿元。", None),
                ("甲项8.2亿元，乙项6.3亿元，加上丙项合计18.5亿元。", None),
                ("甲项8.2亿元，比上年增加1.3亿元，合计18.5亿元。", None),
                ("甲项8.2亿元，另有乙项6.3亿元，合计18.5亿元。", None),
                ("营业收入8.2亿元，其中利润6.3亿元，合计18.5亿元。", None),
                ("甲项8.2亿元、乙项6.3亿元等，合计18.5亿元。", None),
                ("甲项8.2亿元、乙项6.3亿元，合计约14.5亿元。", None),
                ("甲项8.2亿元、乙项6.3亿元，合计约18.5亿元。", Some("sum: 14")),
                ("甲项8.2亿元、乙项6.3亿元，合计超过14亿元。", None),
                ("甲持股65%，乙持股45%，合计持股100%。", Some("sum: 110")),
                ("甲持股65%，乙持股25%，合计持股90%。", None),
                ("男职工12人，女职工15人，共29人。", None),
                ("总投资15亿元，分两期，一期6亿元、二期12亿元。", Some("sum: 1800000000")),
                ("总投资15亿元，分两期，一期6亿元、二期9亿元。", None),
                (
                    "总投资15.0亿元，分两期建设，一期投资6.0亿元，二期投资10.0亿元，达产后产值30亿元。",
                    Some("sum: 160"),
                ),
                ("总投资15亿元，分三期建设，一期投资6亿元，二期投资10亿元。", None),
                ("总投资15亿元，分两期建设，达产后产值30亿元、税收2亿元。", None),
            ],
        );
    }
}
