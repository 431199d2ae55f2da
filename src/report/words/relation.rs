//! Sentences about values of several claims that do not go together.

use super::message::written;
use super::number;
use super::value::between;
use crate::finding::{Arithmetic, Finding, Operand, Side};
use crate::interval::{Bound, Interval};
use crate::lang::Lang;
use crate::report::Report;
use crate::rule::Comparison;
use rust_decimal::{Decimal, RoundingStrategy};

/// `药物数10个 ÷ 全市占比60% = 16.67个，与全市药物数20个不符。`
pub(super) fn relation(report: &Report, finding: &Finding, arithmetic: &Arithmetic) -> String {
    let Arithmetic { left, compare, right } = arithmetic;
    let said = |side: &Side| said(report, finding, side);
    if let Some(title) = unstated(left).or_else(|| unstated(right)) {
        let known = match (unstated(left), right.operands.len()) {
            (None, 1) => said(left),
            _ => format!("{} = {}", said(left), said(right)),
        };
        return whole(report, &known, title);
    }
    let computed = |side: &Side| side.operands.len() > 1;
    let (first, second, compare) = if !computed(left) && computed(right) {
        (right, left, turned(*compare))
    } else {
        (left, right, *compare)
    };
    let (first, second) = (said(first), said(second));
    match (report.lang, compare) {
        (Lang::Zh, Comparison::Equal) => format!("{first}，与{second}不符。"),
        (Lang::En, Comparison::Equal) => format!("{first} does not fit {second}."),
        (Lang::Zh, compare) => format!("{first}，应{}{second}。", should(compare, 0)),
        (Lang::En, compare) => format!("{first} should be {} {second}.", should(compare, 1)),
    }
}

/// The title of a claim that nobody states.
fn unstated(side: &Side) -> Option<&str> {
    side.operands.iter().find_map(|operand| match operand {
        Operand::Unstated(title) => Some(title.as_str()),
        _ => None,
    })
}

/// `药物数10个 ÷ 全市占比60% = 16.67个：没有一个整数能作“全市药物数”。`
fn whole(report: &Report, known: &str, lacking: &str) -> String {
    match report.lang {
        Lang::Zh => format!("{known}：没有一个整数能作“{lacking}”。"),
        Lang::En => format!("{known}: no whole number can be “{lacking}”."),
    }
}

/// `药物数10个 ÷ 全市占比60% = 16.67个`; of one value only the value.
fn said(report: &Report, finding: &Finding, side: &Side) -> String {
    let operand = |operand: &Operand| match operand {
        Operand::Stated { evidence, title } => {
            let value = finding.evidence.get(*evidence).map(|e| written(report, e)).unwrap_or_default();
            match report.lang {
                // An id in place of a title needs the blank.
                Lang::Zh if !title.ends_with(|c: char| c.is_ascii_alphanumeric()) => {
                    format!("{title}{value}")
                }
                Lang::Zh | Lang::En => format!("{title} {value}"),
            }
        }
        Operand::Unstated(title) => title.clone(),
        Operand::Number(n) => number(*n),
        Operand::Days(n) => match report.lang {
            Lang::Zh => format!("{}天", number(*n)),
            Lang::En => format!("{} days", number(*n)),
        },
        Operand::Sign(sign) => (*sign).to_owned(),
    };
    let words: Vec<String> = side.operands.iter().map(operand).collect();
    let text = words.join(" ").replace("( ", "(").replace(" )", ")");
    match value(side, report.lang).filter(|_| side.operands.len() > 1) {
        Some(value) => format!("{text} = {value}"),
        None => text,
    }
}

/// What a side gives; nothing where that may be anything.
fn value(side: &Side, lang: Lang) -> Option<String> {
    let scale = if side.unit == "%" { Decimal::ONE_HUNDRED } else { Decimal::ONE };
    if let Some(n) = side.exact.and_then(|n| n.checked_mul(scale)) {
        return Some(format!("{}{}", number(rounded(n)), side.unit));
    }
    let round = |bound: Bound| match bound {
        Bound::Open => Bound::Open,
        Bound::Closed(n) => Bound::Closed(rounded(n)),
        Bound::Excluded(n) => Bound::Excluded(rounded(n)),
    };
    let Interval { low, high } = side.set?.scaled(scale);
    let set = Interval { low: round(low), high: round(high) };
    (set != Interval::ALL).then(|| between(set, &side.unit, lang))
}

fn rounded(n: Decimal) -> Decimal {
    n.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

const fn turned(compare: Comparison) -> Comparison {
    match compare {
        Comparison::Equal => Comparison::Equal,
        Comparison::Less => Comparison::Greater,
        Comparison::AtMost => Comparison::AtLeast,
        Comparison::Greater => Comparison::Less,
        Comparison::AtLeast => Comparison::AtMost,
    }
}

/// How the first side should lie to the second, in Chinese (0) and English (1).
const fn should(compare: Comparison, lang: usize) -> &'static str {
    let words = match compare {
        Comparison::Equal => ["等于", "equal to"],
        Comparison::Less => ["小于", "less than"],
        Comparison::AtMost => ["不超过", "at most"],
        Comparison::Greater => ["大于", "more than"],
        Comparison::AtLeast => ["不少于", "at least"],
    };
    words[lang]
}
