//! 2020年668.45亿元，同比增长36% implies 491.5亿元 for 2019: held against what is stated for that year.
//!
//! Official growth rates are often at comparable prices or of another set of firms without saying so; where the words
//! speak of such figures, nothing is implied. An earlier figure that was revised a little is no finding either.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::article::Period;
use crate::document::Document;
use crate::finding::{Check, Evidence, Finding, Reason, Severity, finding_id};
use crate::interval::Interval;
use crate::quantity::{Hedges, Kind, Quantity, Relation, last_place};
use crate::rule::{RuleSet, TimeUse};
use crate::statement::{Basis, Direction, Doubts, Measure, Modality, Statement, Value, When};

/// What names the year before as the base of a growth, and the verbs behind it.
const BASES: &[&str] = &[
    "同比", "比上年同期", "较上年同期", "比去年同期", "较去年同期", "比上年末", "较上年末", "比上年",
    "较上年", "比去年", "较去年",
];
const GROWTH: &[&str] = &["增长", "增加", "提高", "上升", "扩大", "净增", "增"];
const DROP: &[&str] = &["下降", "减少", "降低", "回落", "缩小", "减", "降"];
/// Figures whose growth is not that of their values: at comparable prices, of firms above a size, revised each year.
const OTHER_GROWTH: &[&str] = &[
    "可比", "不变价", "实际", "同口径", "剔除", "扣除", "名义", "生产总值", "GDP", "增加值", "规上",
    "规模以上", "限上", "限额以上", "固定资产投资", "社会消费品零售", "可支配收入", "年均", "累计增长",
];

/// The growth behind the value of a statement.
#[derive(Debug)]
pub(crate) struct Growth {
    /// The statement, as an index.
    pub(crate) statement: usize,
    /// The rate, the multiple or the difference.
    pub(crate) by: Quantity,
}

/// The growths over the year before that stand behind the values of an article, whose statements these are.
pub(crate) fn growths(document: &Document, statements: &[Statement]) -> Vec<Growth> {
    let stated = statements.iter().enumerate();
    stated
        .filter_map(|(statement, late)| Some(Growth { statement, by: growth(document, late)?.clone() }))
        .collect()
}

/// What contradicts the growth stated for the year after. `severity`: none where the check is off.
pub(crate) fn contradictions(
    documents: &[Document],
    rules: &RuleSet,
    (statements, growths): (&[Statement], &[Growth]),
    hedges: &Hedges,
    severity: Option<Severity>,
) -> Vec<Finding> {
    let Some(severity) = severity else { return Vec::new() };
    let mut by_time: BTreeMap<(usize, Option<Date>), Vec<&Statement>> = BTreeMap::new();
    for statement in statements {
        by_time.entry((statement.claim, statement.when.period.to)).or_default().push(statement);
    }
    let slip = |Growth { statement, by: growth }: &Growth| {
        let late = &statements[*statement];
        let document = documents.get(late.article)?;
        let base = year_before(late.when.period)?;
        let implied = implied(document, late, growth, hedges)?;
        let stated = by_time.get(&(late.claim, base.to))?;
        let flow = rules.claims[late.claim].time == TimeUse::Flow;
        let alike = |early: &&&Statement| is_alike(early, late) && (!flow || early.when.period == base);
        let early: Vec<&Statement> = stated.iter().filter(alike).copied().collect();
        // Where one report agrees, the others are a matter between them.
        let agrees =
            |early: &&Statement| number(early).is_none_or(|q| revised(meant(q, hedges)).meets(implied));
        if early.is_empty() || early.iter().any(agrees) {
            return None;
        }
        Some(finding(rules, document, (late, growth), &early, implied, severity.min(Severity::Warning)))
    };
    growths.iter().filter_map(slip).collect()
}

/// The growth over the year before that stands right behind a value.
fn growth<'d>(document: &'d Document, late: &Statement) -> Option<&'d Quantity> {
    let text = document.text.as_str();
    let value = number(late)?;
    let plain = late.modality == Modality::Fact
        && late.basis == Basis::Nominal
        && late.direction != Direction::Down
        && late.measure != Measure::Average
        && matches!(value.relation, Relation::Exact | Relation::About)
        && !matches!(
            value.kind,
            Kind::Share | Kind::Percentage | Kind::Change | Kind::PercentagePoints | Kind::Class
        );
    if !plain || late.when.taken_over || late.when.running {
        return None;
    }
    let (_, behind) = document.quantities_in(crate::text::Span::new(late.span.end, late.sentence.end));
    let growth = behind.first()?;
    let words = text.get(late.span.end..growth.span.start)?.trim_start_matches(['，', '、', '（', '(', ',']);
    let verb = BASES.iter().find_map(|base| words.strip_prefix(base))?;
    let rest = GROWTH.iter().chain(DROP).find_map(|word| verb.strip_prefix(word));
    let rest = rest.or_else(|| growth.span.of(text).starts_with('翻').then_some(verb))?;
    let to = ["到", "至"].iter().any(|word| rest.starts_with(word));
    let empty = rest.trim_start_matches(['了', '约', '达', '近', '超', '过', '为']).is_empty();
    let other = || OTHER_GROWTH.iter().any(|word| late.sentence.of(text).contains(word));
    (empty && !to && growth.relation == Relation::Exact && !other()).then_some(growth)
}

/// The values that the growth leaves to the year before.
fn implied(document: &Document, late: &Statement, growth: &Quantity, hedges: &Hedges) -> Option<Interval> {
    let value = number(late)?;
    let text = document.text.as_str();
    let words = text.get(late.span.end..growth.span.start)?;
    let down = DROP.iter().any(|word| words.contains(word));
    let by = growth.meant(hedges);
    let turned = |set: Interval| if down { set.negated() } else { set };
    if growth.unit == value.unit && growth.kind == value.kind {
        return Some(meant(value, hedges).minus(turned(by)));
    }
    let rate = match growth.kind {
        Kind::Multiple => by,
        _ if growth.unit == "%" => by.scaled(Decimal::new(1, 2)),
        _ => return None,
    };
    Some(meant(value, hedges).over(turned(rate).shifted(Decimal::ONE)))
}

/// The values that a number may stand for. 约 before four digits or more is no twentieth: who knows 668.45 knows it better.
fn meant(quantity: &Quantity, hedges: &Hedges) -> Interval {
    let place = last_place(quantity.value);
    let digits = quantity.value.checked_div(place);
    if quantity.relation == Relation::About && digits.is_some_and(|n| n >= Decimal::ONE_THOUSAND) {
        return Interval::rounded(quantity.value, place.checked_mul(Decimal::from(20)).unwrap_or(place));
    }
    quantity.meant(hedges)
}

/// A hundredth about it: figures of the year before are often revised.
fn revised(set: Interval) -> Interval {
    let by = |share: i64| set.scaled(Decimal::new(share, 2));
    Interval { low: by(99).low, high: by(101).high }
}

fn is_alike(early: &Statement, late: &Statement) -> bool {
    let unit = |s: &Statement| number(s).map(|q| (q.unit.clone(), q.kind));
    early.subject == late.subject
        && (early.subject.is_some() || early.article == late.article)
        && early.scope == late.scope
        && early.measure == late.measure
        && early.basis == late.basis
        && early.modality == late.modality
        && early.direction == late.direction
        && !early.when.taken_over
        && unit(early) == unit(late)
}

const fn number(statement: &Statement) -> Option<&Quantity> {
    match &statement.value {
        Value::Quantity(quantity) => Some(quantity),
        _ => None,
    }
}

fn year_before(period: Period) -> Option<Period> {
    let month_end = |day: Date| day == day.last_of_month();
    let back = |day: Date| {
        let before = day.checked_sub(1.year()).ok()?;
        Some(if month_end(day) { before.last_of_month() } else { before })
    };
    Some(Period { from: Some(back(period.from?)?), to: Some(back(period.to?)?) })
}

fn finding(
    rules: &RuleSet,
    document: &Document,
    (late, growth): (&Statement, &Quantity),
    early: &[&Statement],
    implied: Interval,
    severity: Severity,
) -> Finding {
    let claim = &rules.claims[late.claim];
    let rate = Evidence {
        span: growth.span,
        value: Value::Quantity(growth.clone()),
        when: When::default(),
        doubts: Doubts::default(),
        direction: Direction::None,
        ..Evidence::from(late)
    };
    let mut evidence = vec![Evidence::from(late), rate];
    evidence.extend(early.iter().map(|early| Evidence::from(*early)));
    let values: Vec<String> =
        early.iter().filter_map(|s| number(s)).map(|q| q.value.normalize().to_string()).collect();
    let parts = [claim.id.as_str(), "implied", late.subject.as_deref().unwrap_or_default()];
    let written = [document.written(late.span), document.written(growth.span)];
    let period = late.when.period.to.map(|day| day.to_string()).unwrap_or_default();
    let all = parts.into_iter().chain(written.iter().map(String::as_str)).chain([period.as_str()]);
    Finding {
        id: finding_id(all.chain(values.iter().map(String::as_str))),
        rule: Check::Growth.name().to_owned(),
        title: Some(claim.title.clone()),
        topic: claim.topic.clone(),
        subject: late.subject.clone(),
        check: Check::Growth,
        severity,
        reason: Reason::Implied { low: implied.low.number(), high: implied.high.number() },
        versions: Vec::new(),
        evidence,
    }
}
