//! Sentences about numbers that do not go together: growth, sums, shares of a whole, impossible values.

use rust_decimal::{Decimal, RoundingStrategy};

use super::message::{distinct, listed, quantity, written};
use super::number;
use crate::finding::{Evidence, Finding};
use crate::lang::Lang;
use crate::quantity::Kind;
use crate::report::Report;

/// `从18家到163家是增长8.06倍（增至9.06倍），原文写“9.1倍”：那是两数之比，不是增长的倍数。`
pub(super) fn growth(
    report: &Report,
    finding: &Finding,
    implied: Decimal,
    unit: &str,
    ratio: bool,
) -> String {
    let (values, stated) = growth_evidence(finding, unit);
    let fall = is_fall(&values, implied);
    // Nothing shrinks by 0.67 times: by 66.67 %.
    let (number, unit) = match implied.checked_mul(Decimal::ONE_HUNDRED) {
        Some(percent) if fall && unit == "倍" => (percent, "%"),
        _ => (implied, unit),
    };
    let implied_text = format!("{}{}", rounded(number.abs()), unit_of(unit, report.lang));
    let stated = written(report, stated);
    let span: Vec<String> = values.iter().map(|e| written(report, e)).collect();
    let grown = usize::from(fall);
    let to = multiple(implied, unit).filter(|_| ratio);
    match report.lang {
        Lang::Zh => {
            let verb = ["增长", "下降"][grown];
            let from = if let [a, b] = &span[..] {
                format!("从{a}到{b}是")
            } else {
                "按所写的数值应为".to_owned()
            };
            let to = to.map_or_else(String::new, |to| format!("（增至{to}倍）"));
            let slip = if ratio { "：那是两数之比，不是增长" } else { "" };
            format!("{from}{verb}{implied_text}{to}，原文写“{stated}”{slip}。")
        }
        Lang::En => {
            let noun = ["growth", "a fall"][grown];
            let from =
                if let [a, b] = &span[..] { format!("{a} to {b} is") } else { "the values give".to_owned() };
            let to = to.map_or_else(String::new, |to| format!(" ({to} times as much)"));
            let slip = if ratio { ": that is the ratio, not the growth" } else { "" };
            format!("{from} {noun} of {implied_text}{to}, but the text says “{stated}”{slip}.")
        }
    }
}

/// `从551亿元到1050亿元是增长90.56%，“翻了一番”说得不够准确。`
pub(super) fn loose(report: &Report, finding: &Finding, implied: Decimal, unit: &str) -> String {
    let Some((stated, values)) = finding.evidence.split_last() else { return String::new() };
    let stated = written(report, stated);
    let by = format!("{}{unit}", rounded(implied.abs()));
    let fell = usize::from(is_fall(&values.iter().collect::<Vec<_>>(), implied));
    let values: Vec<String> = values.iter().map(|e| written(report, e)).collect();
    match (&values[..], report.lang) {
        ([from, to], Lang::Zh) => {
            format!("从{from}到{to}是{}{by}，“{stated}”说得不够准确。", ["增长", "下降"][fell])
        }
        ([from, to], Lang::En) => {
            format!("{from} to {to} is {} of {by}: “{stated}” is loosely said.", ["growth", "a fall"][fell])
        }
        (_, Lang::Zh) => format!("所写的增幅是{by}，“{stated}”说得不够准确。"),
        (_, Lang::En) => format!("The stated growth is {by}: “{stated}” is loosely said."),
    }
}

/// 个百分点 behind a number, percentage points in English; any other unit as it is.
fn unit_of(unit: &str, lang: Lang) -> &str {
    match (unit, lang) {
        ("百分点", Lang::Zh) => "个百分点",
        ("百分点", Lang::En) => " percentage points",
        _ => unit,
    }
}

/// `从100亿元到200亿元，5年里年均增长14.87%，原文写“24.9%”。`
pub(super) fn annual(report: &Report, finding: &Finding, implied: Decimal, years: u32) -> String {
    let [from, to, stated] = &finding.evidence[..] else { return String::new() };
    let [from, to, stated] = [from, to, stated].map(|evidence| written(report, evidence));
    let drop = usize::from(implied < Decimal::ZERO);
    let rate = rounded(implied.abs());
    match report.lang {
        Lang::Zh => {
            let verb = ["增长", "下降"][drop];
            format!("从{from}到{to}，{years}年里年均{verb}{rate}%，原文写“{stated}”。")
        }
        Lang::En => {
            let sign = ["", "−"][drop];
            format!("{from} to {to} in {years} years is {sign}{rate}% a year, but the text says “{stated}”.")
        }
    }
}

/// `各项（新建12个、续建15个）合计27个，与所写的总数30个相差3个。`
pub(super) fn sum(report: &Report, finding: &Finding, sum: Decimal, whole: Decimal) -> String {
    let all = &finding.evidence;
    let total = all.iter().position(|e| quantity(e).is_some_and(|q| q.value == whole.abs()));
    let unit = total.and_then(|i| quantity(&all[i])).map_or("", |q| &*q.unit);
    let parts = all.iter().enumerate().filter(|&(i, _)| Some(i) != total).map(|(_, e)| written(report, e));
    let parts = listed(&parts.collect::<Vec<_>>(), report.lang);
    let whole_text = total.map_or_else(|| format!("{}{unit}", number(whole)), |i| written(report, &all[i]));
    let gap = number(sum.checked_sub(whole).unwrap_or_default().abs());
    let sum = number(sum);
    match report.lang {
        Lang::Zh => format!("各项（{parts}）合计{sum}{unit}，与所写的总数{whole_text}相差{gap}{unit}。"),
        Lang::En => {
            format!("The parts ({parts}) make {sum}{unit}, {gap}{unit} away from the stated {whole_text}.")
        }
    }
}

/// `各部分（21%、69%）合计90%，不是100%。`
pub(super) fn parts(report: &Report, finding: &Finding, sum: Decimal) -> String {
    let parts: Vec<String> = finding.evidence.iter().map(|e| written(report, e)).collect();
    let parts = listed(&parts, report.lang);
    let sum = number(sum);
    match report.lang {
        Lang::Zh => format!("各部分（{parts}）合计{sum}%，不是100%。"),
        Lang::En => format!("The parts ({parts}) make {sum}%, not 100%."),
    }
}

/// `“10个”不会正好占“60%”：16个中的占62.5%，17个中的占58.82%。`
pub(super) fn share_of_whole(report: &Report, finding: &Finding, nearest: [(Decimal, Decimal); 2]) -> String {
    let [count, share] = &finding.evidence[..] else { return String::new() };
    let unit = quantity(count).map_or("", |q| &*q.unit);
    let (count, share) = (written(report, count), written(report, share));
    let [(below, high), (above, low)] = nearest.map(|(whole, share)| (number(whole), rounded(share)));
    match report.lang {
        Lang::Zh => {
            format!("没有哪个整数的“{share}”是“{count}”：占{below}{unit}的{high}%，占{above}{unit}的{low}%。")
        }
        Lang::En => format!(
            "“{count}” is “{share}” of no whole number: it is {high}% of {below}{unit}, {low}% of {above}{unit}."
        ),
    }
}

/// `“2745人”是“3268人”的84%，原文写“74.0%”。`
pub(super) fn part_of_whole(report: &Report, finding: &Finding, implied: Decimal) -> String {
    let [whole, part, share] = &finding.evidence[..] else { return String::new() };
    let [whole, part, share] = [whole, part, share].map(|evidence| written(report, evidence));
    let implied = rounded(implied);
    match report.lang {
        Lang::Zh => format!("“{part}”是“{whole}”的{implied}%，原文写“{share}”。"),
        Lang::En => format!("“{part}” is {implied}% of “{whole}”, but the text says “{share}”."),
    }
}

/// `“120%”不可能：最大只能是100%。`
pub(super) fn range(report: &Report, finding: &Finding, limit: Decimal) -> String {
    let values = distinct(finding.evidence.iter().map(|e| written(report, e)));
    let first = finding.evidence.first().and_then(quantity);
    let unit = first.map_or("", |q| &*q.unit);
    let low = first.is_some_and(|q| q.value < limit);
    let [unit, of] = if first.is_some() { [unit, ""] } else { clock(limit) };
    let limit = number(limit);
    match report.lang {
        Lang::Zh => {
            let most = if low { "最小" } else { "最大" };
            format!("“{}”不可能：{most}只能是{limit}{unit}。", values.join("、"))
        }
        Lang::En => {
            let most = if low { "least" } else { "most" };
            let unit = if of.is_empty() { unit } else { "" };
            format!("“{}” cannot be: {limit}{unit} is the {most} possible{of}.", values.join(", "))
        }
    }
}

/// What part of a date or of a time of day ends at a number, in both languages.
fn clock(limit: Decimal) -> [&'static str; 2] {
    match u32::try_from(limit) {
        Ok(12) => ["月", " for a month"],
        Ok(24) => ["时", " for an hour"],
        Ok(28..=31) => ["日", " for the day"],
        Ok(59) => ["分", " for the minutes"],
        _ => ["", ""],
    }
}

/// The two values, in the order of the text, and the stated growth.
fn growth_evidence<'a>(finding: &'a Finding, unit: &str) -> (Vec<&'a Evidence>, &'a Evidence) {
    let all = &finding.evidence;
    let change = |e: &Evidence| {
        quantity(e).is_some_and(|q| matches!(q.kind, Kind::Change | Kind::Multiple | Kind::PercentagePoints))
    };
    let of_unit = |e: &Evidence| quantity(e).is_some_and(|q| q.unit == unit);
    let stated =
        all.iter().rposition(change).or_else(|| all.iter().rposition(of_unit)).unwrap_or(all.len() - 1);
    let values = all.iter().enumerate().filter(|&(i, _)| i != stated).map(|(_, e)| e).collect();
    (values, &all[stated])
}

fn is_fall(values: &[&Evidence], implied: Decimal) -> bool {
    let numbers: Vec<Decimal> = values.iter().filter_map(|e| quantity(e)).map(|q| q.value).collect();
    implied < Decimal::ZERO || matches!(numbers[..], [from, to] if to < from)
}

/// What grew by `implied` 倍 is so many times as much.
fn multiple(implied: Decimal, unit: &str) -> Option<String> {
    let times = implied.checked_add(Decimal::ONE).filter(|_| unit == "倍")?;
    Some(rounded(times))
}

fn rounded(n: Decimal) -> String {
    number(n.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero))
}
