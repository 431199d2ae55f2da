//! 开工30个，分别为新建12个、续建15个: parts that are said to be all against their whole, before or behind them.

use rust_decimal::Decimal;

use noun::Named;

use super::{Slip, evidence, signed, signed_value};
use crate::document::Document;
use crate::finding::Reason;
use crate::interval::Interval;
use crate::quantity::{Hedges, Quantity, Relation};

mod noun;
mod phase;

/// Words that name every part of the whole before them. A lone 其中 does not.
const ALL_PARTS: &[&str] = &["分别为", "分别是"];
/// Words that add up what stands before them.
const TOTALS: &[&str] = &["合计", "总计", "共计", "合计为", "总计为", "共计为"];
/// Words that say the same where the nouns of the parts make that of the whole: 12个镇、5个乡，共17个乡镇; and where each
/// part is one of the whole by its noun: 金牌12枚、银牌8枚、铜牌15枚，奖牌总数35枚.
const TOGETHER: &[&str] = &["共", "共有", "总共", "一共"];
const NUMBERS: &[&str] = &["总数", "总数为", "总数达", "总数达到"];
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
    let between = |i: usize| text.get(quantities[i].span.end..quantities[i + 1].span.start);
    let last = between(index.checked_sub(1)?)?;
    let said = TOTALS.iter().find_map(|word| last.strip_suffix(word));
    let together = TOGETHER.iter().find_map(|word| last.strip_suffix(word));
    let number = NUMBERS.iter().find_map(|word| last.strip_suffix(word));
    let (noun, of_it) = match (said, together, number) {
        (Some(noun), ..) => (noun, None),
        (_, Some(noun), _) => (noun, Some(Named::Behind)),
        (.., Some(words)) => (words.split_once(['，', ','])?.0, Some(Named::Before)),
        _ => return None,
    };
    let noun = noun.trim_end_matches(['，', ',']);
    let exact = |i: usize| quantities[i].relation == Relation::Exact;
    let like = |i: usize| exact(i) && quantities[i].unit == whole.unit && quantities[i].kind == whole.kind;
    let joined = |i: usize| between(i).is_some_and(|words| words.len() <= 45 && is_joint(words));
    if noun.len() > 18 || noun.contains(NOT_A_NOUN) || !like(index - 1) || !exact(index) {
        return None;
    }
    let first = (0..index - 1).rev().take_while(|&i| like(i) && joined(i)).last()?;
    // What stands before the first part may be a part in another unit.
    let loose = first.checked_sub(1).is_some_and(joined);
    let parts = &quantities[first..index];
    let sure = of_it.is_none_or(|named| named.name_the_whole(document, parts, whole));
    (!loose && sure).then_some(parts)
}

/// Whether words between two parts join them: one 、 or 和, and a name.
fn is_joint(words: &str) -> bool {
    let joints = words.matches(['、', '和', '及']).count();
    joints == 1 && !words.contains(NOT_A_NOUN) && !words.contains("其中")
}

/// The parts of the whole that is the quantity of that index: at least two in its unit, in its sentence.
fn parts<'d>(text: &str, document: &'d Document, index: usize) -> Option<&'d [Quantity]> {
    let whole = &document.quantities[index];
    let sentence = &document.layout.sentences[document.layout.sentence_at(whole.span.start)];
    let tail = text.get(whole.span.end..sentence.span.end)?.strip_prefix(['，', '：', ','])?;
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

#[cfg(test)]
mod tests {
    use super::super::table::check;
    use super::*;

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
