//! 开工30个，分别为新建12个、续建15个: parts that are said to be all against their whole.

use rust_decimal::Decimal;

use super::{Slip, evidence, set};
use crate::document::Document;
use crate::finding::Reason;
use crate::interval::Interval;
use crate::quantity::{Hedges, Quantity};

/// Words that name every part of the whole before them. A lone 其中 does not.
const ALL_PARTS: &[&str] = &["分别为", "分别是"];
const EXHAUSTIVE: &[&str] = &["其余", "其他", "剩余", "余下"];

pub(super) fn slips(article: usize, document: &Document, hedges: &Hedges) -> Vec<Slip> {
    let text = document.text.as_str();
    let mut slips = Vec::new();
    for (i, whole) in document.quantities.iter().enumerate() {
        let Some(parts) = parts(text, document, i) else { continue };
        let zero = Interval::point(Decimal::ZERO);
        let sum = parts.iter().fold(zero, |sum, part| sum.plus(set(part, hedges)));
        if sum.meets(set(whole, hedges)) {
            continue;
        }
        let total = parts.iter().map(|part| part.value).sum();
        let all = std::iter::once(whole).chain(parts);
        slips.push(Slip {
            reason: Reason::Sum { sum: total, whole: whole.value },
            evidence: all.map(|quantity| evidence(article, document, quantity)).collect(),
        });
    }
    slips
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
            ],
        );
    }
}
