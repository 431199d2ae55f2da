//! A finding in one or two sentences that name the values as written.

use rust_decimal::Decimal;

use super::way::directed;
use super::{arithmetic, conflict, doubt, enumeration, implied, ledger, period, relation};
use crate::article::{ArticleDate, Period};
use crate::finding::{Evidence, Finding, Reason};
use crate::lang::Lang;
use crate::quantity::Quantity;
use crate::report::{Report, decimal, width};
use crate::statement::Value;

/// Cells of a value or a title inside a sentence; lists are longer.
pub(super) const ROOM: usize = 40;

/// What was found, in words.
pub fn message(report: &Report, finding: &Finding) -> String {
    if finding.evidence.is_empty() {
        return finding.title.clone().unwrap_or_default();
    }
    let said = said(report, finding);
    match &finding.title {
        Some(title) => format!("{title}{}{said}", super::words(report.lang).colon),
        None => said,
    }
}

/// The same without the title of the claim.
pub fn said(report: &Report, finding: &Finding) -> String {
    if finding.evidence.is_empty() {
        return String::new();
    }
    let said = match &finding.reason {
        Reason::Conflict { touching } => conflict::conflict(report, finding, *touching),
        Reason::Trend { grows } => trend(report, finding, *grows),
        Reason::Restated { stands, by } => conflict::restated(report, finding, *stands, *by),
        Reason::Jump { bound, most } => jump(report, finding, *bound, *most),
        Reason::Loose { implied, unit } => arithmetic::loose(report, finding, *implied, unit),
        Reason::Growth { implied, unit, ratio } => {
            arithmetic::growth(report, finding, *implied, unit, *ratio)
        }
        Reason::Annual { implied, years } => arithmetic::annual(report, finding, *implied, *years),
        Reason::Sum { sum, whole } => arithmetic::sum(report, finding, *sum, *whole),
        Reason::Parts { sum } => arithmetic::parts(report, finding, *sum),
        Reason::Implied { low, high } => implied::implied(report, finding, [*low, *high]),
        Reason::Ledger(entry) => ledger::ledger(report, finding, entry),
        Reason::Relation(values) => relation::relation(report, finding, values),
        Reason::ListCount { named, stated } => enumeration::list_count(report, finding, *named, *stated),
        Reason::ShareOfWhole { nearest } => arithmetic::share_of_whole(report, finding, *nearest),
        Reason::PartOfWhole { implied } => arithmetic::part_of_whole(report, finding, *implied),
        Reason::Name { right } => enumeration::name(report, finding, right.as_deref()),
        Reason::Range { limit } => arithmetic::range(report, finding, *limit),
    };
    said + &doubt::remark(finding, report.lang)
}

/// A value as written, cut where it is long.
pub(super) fn written(report: &Report, evidence: &Evidence) -> String {
    width::shorten(&report.written(evidence), ROOM)
}

/// Strings without repetition, in their order.
pub(super) fn distinct(all: impl Iterator<Item = String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for one in all {
        if !out.contains(&one) {
            out.push(one);
        }
    }
    out
}

/// At most six values, joined.
pub(super) fn listed(values: &[String], lang: Lang) -> String {
    const SHOWN: usize = 6;
    let n = values.len();
    let separator = if lang == Lang::Zh { "、" } else { ", " };
    let text = values[..n.min(SHOWN)].join(separator);
    match lang {
        _ if n <= SHOWN => text,
        Lang::Zh => format!("{text}等{n}项"),
        Lang::En => format!("{text} and {} more", n - SHOWN),
    }
}

/// The number of an evidence, where it states one.
pub(super) const fn quantity(evidence: &Evidence) -> Option<&Quantity> {
    match &evidence.value {
        Value::Quantity(quantity) => Some(quantity),
        _ => None,
    }
}

/// `应只增不减，2021年4月为12个，2021年9月却为10个。`
fn trend(report: &Report, finding: &Finding, grows: bool) -> String {
    let (early, late) = wrong_pair(finding, grows);
    let (then, now) = (when(report, early), when(report, late));
    let (was, is) = (directed(report, finding, early), directed(report, finding, late));
    match (report.lang, grows) {
        (Lang::Zh, true) => format!("应只增不减，{then}为{was}，{now}却为{is}。"),
        (Lang::Zh, false) => format!("应只减不增，{then}为{was}，{now}却为{is}。"),
        (Lang::En, true) => format!("should never shrink, but was {was} in {then} and {is} in {now}."),
        (Lang::En, false) => format!("should never grow, but was {was} in {then} and {is} in {now}."),
    }
}

/// `每年至多增长50%，2020年12月31日为27家，2022年11月却为120家。`
fn jump(report: &Report, finding: &Finding, bound: Decimal, most: bool) -> String {
    let (early, late) = steepest(finding, most);
    let (then, now) = (when(report, early), when(report, late));
    let (was, is) = (directed(report, finding, early), directed(report, finding, late));
    let percent = decimal(bound.abs().checked_mul(Decimal::ONE_HUNDRED).unwrap_or(bound));
    let up = bound >= Decimal::ZERO;
    match report.lang {
        Lang::Zh => {
            let least = if most == up { "至多" } else { "至少" };
            let way = if up { "增长" } else { "下降" };
            format!("每年{least}{way}{percent}%，{then}为{was}，{now}却为{is}。")
        }
        Lang::En => {
            let least = if most == up { "at most" } else { "at least" };
            let way = if up { "grow" } else { "shrink" };
            format!("should {way} by {least} {percent}% a year, but was {was} in {then} and {is} in {now}.")
        }
    }
}

/// The two values next to each other in time of which the later is the largest share of the earlier, or the smallest.
fn steepest(finding: &Finding, most: bool) -> (&Evidence, &Evidence) {
    let all = by_time(finding);
    let share = |pair: &&[&Evidence]| {
        let share = quantity(pair[1])?.value.checked_div(quantity(pair[0])?.value);
        if most { share } else { share.map(|share| -share) }
    };
    let pair = all.windows(2).max_by_key(share);
    pair.map_or_else(|| (all[0], all[all.len() - 1]), |pair| (pair[0], pair[1]))
}

fn by_time(finding: &Finding) -> Vec<&Evidence> {
    let mut all: Vec<&Evidence> = finding.evidence.iter().collect();
    all.sort_by_key(|e| (e.when.period.to, e.when.period.from));
    all
}

/// The first two values, in the order of time, of which the later lies on the wrong side; else first and last.
fn wrong_pair(finding: &Finding, grows: bool) -> (&Evidence, &Evidence) {
    let all = by_time(finding);
    let wrong = |a: &Evidence, b: &Evidence| {
        let (Some(a), Some(b)) = (quantity(a), quantity(b)) else { return false };
        if grows { b.value < a.value } else { b.value > a.value }
    };
    let pair = all.windows(2).find(|pair| wrong(pair[0], pair[1]));
    pair.map_or_else(|| (all[0], all[all.len() - 1]), |pair| (pair[0], pair[1]))
}

/// The last day of the evidence's period, as short as it can be said; its article's date where that is the period.
pub fn when(report: &Report, evidence: &Evidence) -> String {
    let article = report.document(evidence).article.date.filter(|_| evidence.when.taken_over);
    let stated = evidence.when.period;
    let stated = if stated.from.is_none() { Period { from: stated.to, to: stated.to } } else { stated };
    period(article.map_or(stated, ArticleDate::period), report.lang)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::finding::Check;
    use crate::quantity::Relation;
    use crate::report::sample::{article, evidence, finding, passage, quantity, report};

    /// Articles of 2020, 2021, … that say one value each, and the messages of a finding over them.
    fn check(
        reason: &Reason,
        values: &[(&str, &str, &str, Relation)],
        versions: &[&[usize]],
        zh: &str,
        en: &str,
    ) {
        let said = |i: usize| format!("现有{}。", values[i].0);
        let documents: Vec<Document> =
            (0..values.len()).map(|i| article("a.txt", "", &format!("202{i}"), &said(i))).collect();
        let say = |(i, &(written, value, unit, relation)): (usize, &(&str, &str, &str, Relation))| {
            evidence(&documents, i, &said(i), written, quantity(value, unit, relation))
        };
        let evidence: Vec<Evidence> = values.iter().enumerate().map(say).collect();
        let one = match versions {
            [] => passage(Check::Sum, reason.clone(), evidence),
            _ => Finding { reason: reason.clone(), ..finding("x", "项目", versions, evidence) },
        };
        let all = [one];
        assert_eq!(message(&report(&documents, &all, &[], Lang::Zh), &all[0]), zh);
        assert_eq!(message(&report(&documents, &all, &[], Lang::En), &all[0]), en);
    }

    #[test]
    fn conflicts() {
        use Relation::{About, Exact, Near, Over, Plus};
        let two: &[&[usize]] = &[&[0], &[1]];
        let hard = Reason::Conflict { touching: false };
        check(
            &Reason::Conflict { touching: true },
            &[("过半", "50", "%", Over), ("50%", "50", "%", Exact)],
            two,
            "项目：A（过半）与 B（50%）不能同时成立：“过半”指>50%，不含50%。",
            "项目: A (过半) and B (50%) cannot both be true: “过半” means >50%, not 50% itself.",
        );
        check(
            &hard,
            &[("近80个", "80", "个", Near), ("80余个", "80", "个", Plus)],
            two,
            "项目：A（近80个）与 B（80余个）不能同时成立：“近80个”指≥72且<80个，“80余个”指>80且<90个。",
            "项目: A (近80个) and B (80余个) cannot both be true: “近80个” means ≥72 and <80个, “80余个” means >80 and <90个.",
        );
        check(
            &hard,
            &[("10个", "10", "个", Exact), ("约20个", "20", "个", About), ("30个", "30", "个", Exact)],
            &[&[0], &[1], &[2]],
            "项目：A（10个）、B（约20个）与 C（30个）不能同时成立：“约20个”指19–21个。",
            "项目: A (10个), B (约20个) and C (30个) cannot all be true: “约20个” means 19–21个.",
        );
    }

    #[test]
    fn trends_name_the_step_that_is_wrong() {
        let values =
            [("8个", "8"), ("12个", "12"), ("10个", "10")].map(|(w, v)| (w, v, "个", Relation::Exact));
        check(
            &Reason::Trend { grows: true },
            &values,
            &[&[0, 1], &[2]],
            "项目：应只增不减，2021年为12个，2022年却为10个。",
            "项目: should never shrink, but was 12个 in 2021 and 10个 in 2022.",
        );
        check(
            &Reason::Trend { grows: false },
            &values,
            &[&[0], &[1, 2]],
            "项目：应只减不增，2020年为8个，2021年却为12个。",
            "项目: should never grow, but was 8个 in 2020 and 12个 in 2021.",
        );
    }

    #[test]
    fn numbers_that_do_not_go_together() {
        let d = |text: &str| text.parse::<rust_decimal::Decimal>().unwrap();
        let exact = |(w, v, u)| (w, v, u, Relation::Exact);
        check(
            &Reason::Growth { implied: d("8.0555"), unit: "倍".into(), ratio: true },
            &[("18家", "18", "家"), ("163家", "163", "家"), ("9.1倍", "9.1", "倍")].map(exact),
            &[],
            "从18家到163家是增长8.06倍（增至9.06倍），原文写“9.1倍”：那是两数之比，不是增长。",
            "18家 to 163家 is growth of 8.06倍 (9.06 times as much), but the text says “9.1倍”: that is the ratio, not the growth.",
        );
        check(
            &Reason::Growth { implied: d("-20"), unit: "%".into(), ratio: false },
            &[("25%", "25", "%"), ("100家", "100", "家"), ("80家", "80", "家")].map(exact),
            &[],
            "从100家到80家是下降20%，原文写“25%”。",
            "100家 to 80家 is a fall of 20%, but the text says “25%”.",
        );
        check(
            &Reason::Growth { implied: d("3.3"), unit: "百分点".into(), ratio: false },
            &[("12.5%", "12.5", "%"), ("15.8%", "15.8", "%"), ("3.3%", "3.3", "%")].map(exact),
            &[],
            "从12.5%到15.8%是增长3.3个百分点，原文写“3.3%”。",
            "12.5% to 15.8% is growth of 3.3 percentage points, but the text says “3.3%”.",
        );
        check(
            &Reason::Growth { implied: d("145"), unit: "家".into(), ratio: false },
            &[("18家", "18", "家"), ("163家", "163", "家"), ("135家", "135", "家")].map(exact),
            &[],
            "从18家到163家是增长145家，原文写“135家”。",
            "18家 to 163家 is growth of 145家, but the text says “135家”.",
        );
        check(
            &Reason::Loose { implied: d("90.56"), unit: "%".into() },
            &[("551亿元", "55100000000", "元"), ("1050亿元", "105000000000", "元"), ("翻了一番", "100", "%")]
                .map(exact),
            &[],
            "从551亿元到1050亿元是增长90.56%，“翻了一番”说得不够准确。",
            "551亿元 to 1050亿元 is growth of 90.56%: “翻了一番” is loosely said.",
        );
        check(
            &Reason::Loose { implied: d("90.6"), unit: "%".into() },
            &[("90.6%", "90.6", "%"), ("翻了一番", "100", "%")].map(exact),
            &[],
            "所写的增幅是90.6%，“翻了一番”说得不够准确。",
            "The stated growth is 90.6%: “翻了一番” is loosely said.",
        );
        check(
            &Reason::Annual { implied: d("14.87"), years: 5 },
            &[("100家", "100", "家"), ("200家", "200", "家"), ("24.9%", "24.9", "%")].map(exact),
            &[],
            "从100家到200家，5年里年均增长14.87%，原文写“24.9%”。",
            "100家 to 200家 in 5 years is 14.87% a year, but the text says “24.9%”.",
        );
        check(
            &Reason::Sum { sum: d("27"), whole: d("30") },
            &[("30个", "30", "个"), ("12个", "12", "个"), ("15个", "15", "个")].map(exact),
            &[],
            "各项（12个、15个）合计27个，与所写的总数30个相差3个。",
            "The parts (12个, 15个) make 27个, 3个 away from the stated 30个.",
        );
        check(
            &Reason::Parts { sum: d("90") },
            &[("21%", "21", "%"), ("69%", "69", "%")].map(exact),
            &[],
            "各部分（21%、69%）合计90%，不是100%。",
            "The parts (21%, 69%) make 90%, not 100%.",
        );
        check(
            &Reason::PartOfWhole { implied: d("83.9963") },
            &[("3268人", "3268", "人"), ("2745人", "2745", "人"), ("74.0%", "74.0", "%")].map(exact),
            &[],
            "“2745人”是“3268人”的84%，原文写“74.0%”。",
            "“2745人” is 84% of “3268人”, but the text says “74.0%”.",
        );
        check(
            &Reason::Range { limit: d("100") },
            &[("120%", "120", "%")].map(exact),
            &[],
            "“120%”不可能：最大只能是100%。",
            "“120%” cannot be: 100% is the most possible.",
        );
    }

    #[test]
    fn dates_are_as_known() {
        let documents = [article("a.txt", "", "2021-09", "现有8个。")];
        let of = quantity("8", "个", Relation::Exact);
        let one = evidence(&documents, 0, "现有8个。", "8个", of);
        let report = report(&documents, &[], &[], Lang::Zh);
        assert_eq!(when(&report, &one), "2021年9月");
        let mut stated = one;
        stated.when.taken_over = false;
        stated.when.period = ArticleDate::parse("2020").map(ArticleDate::period).unwrap_or_default();
        stated.when.period.from = None;
        assert_eq!(when(&report, &stated), "2020年12月31日");
    }
}
