//! What a rule means, in words.

use rust_decimal::Decimal;

use super::lack::{either, measure};
use super::settled::{only, settled};
use crate::lang::Lang;
use crate::quantity::Kind;
use crate::rule::{
    Claim, Comparison, Expression, RuleSet, Sign, TimeUse, Tolerance, Trend, ValueRule, Within, YearlyBounds,
};

/// A rule as lines of label and text.
pub fn rule(rules: &RuleSet, index: usize, lang: Lang) -> Vec<(&'static str, String)> {
    let claim = &rules.claims[index];
    let zh = lang == Lang::Zh;
    let label = |zh_label, en_label| if zh { zh_label } else { en_label };
    let mut lines = vec![
        (label("找", "looks for"), find(rules, index, lang)),
        (label("读", "reads"), value(rules, index, lang)),
        (label("说的是", "said of"), subject(rules, claim, lang)),
        (label("时间", "time"), time(claim, lang)),
        (label("比较", "compares"), comparison(claim, lang)),
        (label("级别", "weighs"), severity(claim, lang)),
    ];
    if !claim.measures.is_empty() {
        let all: Vec<&str> = claim.measures.iter().map(|m| measure(*m, lang)).collect();
        let all = all.join(if zh { "、" } else { ", " });
        let text = if zh {
            format!("只读{all}，算作一种")
        } else {
            format!("only {all}, which count as one")
        };
        lines.insert(2, (label("口径", "measure"), text));
    }
    if let Some(text) = only(&claim.only, lang) {
        lines.insert(2, (label("只读", "only"), text));
    }
    lines.extend(settled(rules, index, lang).map(|text| (label("已定", "settled"), text)));
    lines
}

/// A relation as lines of label and text.
pub fn relation_rule(rules: &RuleSet, index: usize, lang: Lang) -> Vec<(&'static str, String)> {
    let relation = &rules.relations[index];
    let zh = lang == Lang::Zh;
    let label = |zh_label, en_label| if zh { zh_label } else { en_label };
    let sign = match relation.compare {
        Comparison::Equal => "=",
        Comparison::Less => "<",
        Comparison::AtMost => "≤",
        Comparison::Greater => ">",
        Comparison::AtLeast => "≥",
    };
    let must = format!("{} {sign} {}", side(rules, &relation.left, lang), side(rules, &relation.right, lang));
    let claims = relation.claims.iter().map(|&claim| rules.claims[claim].id.as_str());
    let claims = claims.collect::<Vec<_>>().join(if zh { "、" } else { ", " });
    let severity = super::words(lang).severity(relation.severity).to_owned();
    let mut lines = vec![
        (label("应成立", "must hold"), must),
        (label("规则", "rules"), claims),
        (label("级别", "weighs"), severity),
    ];
    if let Some(by) = relation.tolerance {
        lines.insert(1, (label("容差", "tolerance"), tolerance(by, lang)));
    }
    lines
}

/// `相差不超过1%算一致`.
fn tolerance(tolerance: Tolerance, lang: Lang) -> String {
    let by = match tolerance {
        Tolerance::Absolute(by) => super::number(by),
        Tolerance::Relative(by) => percent(by),
    };
    match lang {
        Lang::Zh => format!("相差不超过{by}算一致"),
        Lang::En => format!("a difference of up to {by} is none"),
    }
}

/// `5%` for 0.05.
fn percent(share: Decimal) -> String {
    format!("{}%", super::number(share.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(share)))
}

/// One side of a relation, with the titles of its claims.
fn side(rules: &RuleSet, expression: &Expression, lang: Lang) -> String {
    match expression {
        Expression::Number(n) => super::number(*n),
        Expression::Days => ["天数", "days"][usize::from(lang == Lang::En)].to_owned(),
        Expression::Claim(claim) => rules.claims[*claim].title.clone(),
        Expression::Apply(sign, sides) => {
            let sign = match sign {
                Sign::Plus => "+",
                Sign::Minus => "−",
                Sign::Times => "×",
                Sign::Over => "÷",
            };
            format!("({} {sign} {})", side(rules, &sides[0], lang), side(rules, &sides[1], lang))
        }
    }
}

/// `一句里有“甲”或“乙”，并有“丙”；不许有“丁”`.
fn find(rules: &RuleSet, index: usize, lang: Lang) -> String {
    let claim = &rules.claims[index];
    let zh = lang == Lang::Zh;
    let slots = (0..claim.slots).map(|slot| either(rules.terms.slot(index, slot), lang));
    let mut parts: Vec<String> = slots.collect();
    if rules.patterns.has(index) {
        parts.push(
            if zh {
                "合乎正则表达式（regex）的文字"
            } else {
                "what the regular expression matches"
            }
            .to_owned(),
        );
    }
    let words = parts.join(if zh { "，并有" } else { ", and " });
    let none = rules.terms.none(index);
    let (place_zh, place_en) = match claim.within {
        Within::Clause => ("一个分句", "a clause"),
        Within::Sentence => ("一句", "a sentence"),
        Within::Paragraph => ("一段", "a paragraph"),
    };
    let forbidden = if none.is_empty() {
        String::new()
    } else if zh {
        format!("；到值为止不许有{}", either(none, lang))
    } else {
        format!("; up to the value there may be no {}", either(none, lang))
    };
    if zh {
        format!("{place_zh}里有{words}{forbidden}")
    } else {
        format!("{place_en} with {words}{forbidden}")
    }
}

/// `占比，全市的`; `计数，单位个、家`.
pub(super) fn value(rules: &RuleSet, index: usize, lang: Lang) -> String {
    let zh = lang == Lang::Zh;
    match &rules.claims[index].value {
        ValueRule::Quantity { kind: wanted, units, of } => {
            let mut text = wanted.map_or(if zh { "数值" } else { "a number" }, |k| kind(k, lang)).to_owned();
            if !units.is_empty() {
                let units = units.join(if zh { "、" } else { ", " });
                text += &if zh { format!("，单位{units}") } else { format!(" in {units}") };
            }
            if let Some(of) = of {
                text += &if zh { format!("，是“{of}”的占比") } else { format!(", of “{of}”") };
            }
            text
        }
        ValueRule::List { .. } if zh => "列出的名称，不论次序".to_owned(),
        ValueRule::List { .. } => "a list of names, in any order".to_owned(),
        ValueRule::Word => either(rules.terms.values(index), lang),
        ValueRule::Name { ends_with, .. } => {
            let ends = either(ends_with.iter().map(String::as_str).collect(), lang);
            match (ends_with.is_empty(), zh) {
                (true, true) => "旁边的名称".to_owned(),
                (true, false) => "the name beside the words".to_owned(),
                (false, true) => format!("旁边以{ends}结尾的名称"),
                (false, false) => format!("the name beside the words that ends in {ends}"),
            }
        }
    }
}

/// What a kind measures.
pub(super) const fn kind(kind: Kind, lang: Lang) -> &'static str {
    let (zh, en) = match kind {
        Kind::Count => ("计数", "a count"),
        Kind::Share => ("占比", "a share"),
        Kind::Change => ("增减幅度", "a change"),
        Kind::Money => ("金额", "an amount of money"),
        Kind::Area => ("面积", "an area"),
        Kind::Length => ("长度", "a length"),
        Kind::Mass => ("重量", "a mass"),
        Kind::Volume => ("体积", "a volume"),
        Kind::Duration => ("时长", "a duration"),
        Kind::Rate => ("比率", "a rate"),
        Kind::Multiple => ("倍数", "a multiple"),
        Kind::PercentagePoints => ("百分点", "percentage points"),
        Kind::Percentage => ("百分数", "a percentage"),
        Kind::Class => ("量级", "an order of magnitude"),
        Kind::Score => ("分数", "a score"),
        Kind::Other => ("其他数值", "another number"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

fn subject(rules: &RuleSet, claim: &Claim, lang: Lang) -> String {
    let zh = lang == Lang::Zh;
    let name = |&index: &usize| {
        let subject = &rules.subjects[index];
        let aliases = subject.aliases.join(if zh { "、" } else { ", " });
        match (aliases.is_empty(), zh) {
            (true, _) => subject.name.clone(),
            (false, true) => format!("{}（又称{aliases}）", subject.name),
            (false, false) => format!("{} (also {aliases})", subject.name),
        }
    };
    let names = claim.subjects.iter().map(name).collect::<Vec<_>>().join(if zh { "、" } else { ", " });
    match (claim.subjects.is_empty(), claim.by_member) {
        (true, _) if rules.subjects.is_empty() && zh => "没有登记主体：各篇文章直接比较".to_owned(),
        (true, _) if rules.subjects.is_empty() => "no subject is registered: all articles compare".to_owned(),
        (true, _) if zh => "文中点名的任何登记过的主体；没有点名的只在本文内比较".to_owned(),
        (true, _) => {
            "whatever registered subject is named; without one it compares inside its article only".to_owned()
        }
        (_, true) if zh => format!("{names}：各自一条，互不比较"),
        (_, true) => format!("{names}: each for itself"),
        (_, false) if zh && claim.subjects.len() > 1 => format!("{names}：算作一个"),
        (_, false) if claim.subjects.len() > 1 => format!("{names}: taken for one"),
        _ => names,
    }
}

fn time(claim: &Claim, lang: Lang) -> String {
    let months = claim.window;
    let (zh, en) = match claim.time {
        TimeUse::Level => (
            format!("某一时点的状态：同一时点的互相比较；都没写时间的，文章相隔不超过{months}个月的比较"),
            format!(
                "a state: values of one time compare, and those without a time in articles at most {months} months apart"
            ),
        ),
        TimeUse::Flow => (
            "一段时间里发生的：时间段完全相同的才比较".to_owned(),
            "what happened in a period: only values of the very same period compare".to_owned(),
        ),
        TimeUse::Target => (
            "为某一时间定的目标：一个目标时间含有另一个的中点才比较".to_owned(),
            "a target: two compare where the time of one holds the middle of the other's".to_owned(),
        ),
        TimeUse::Fixed => {
            ("不随时间变：任何两处都比较".to_owned(), "it never changes: any two compare".to_owned())
        }
    };
    if lang == Lang::Zh { zh } else { en }
}

fn comparison(claim: &Claim, lang: Lang) -> String {
    let zh = lang == Lang::Zh;
    let quantity = matches!(claim.value, ValueRule::Quantity { .. });
    let mut parts: Vec<String> = Vec::new();
    let mut say = |zh_text: String, en_text: String| parts.push(if zh { zh_text } else { en_text });
    match &claim.value {
        ValueRule::Quantity { .. } if claim.truncated => {
            say(
                "较细的数四舍五入或截去尾数得到较粗的数，算一致".into(),
                "numbers agree where the finer one, rounded or cut, gives the other".into(),
            );
        }
        ValueRule::Quantity { .. } => {
            say(
                "较细的数四舍五入得到较粗的数，算一致".into(),
                "numbers agree where the finer one, rounded, gives the other".into(),
            );
        }
        ValueRule::List { .. } => say(
            "名单相同算一致，带“等”的只需不冲突".into(),
            "lists agree where they name the same; one that ends in 等 may leave some out".into(),
        ),
        ValueRule::Name { .. } => say("名称相同算一致".into(), "names agree where they are the same".into()),
        ValueRule::Word => say("词相同算一致".into(), "words agree where they are the same".into()),
    }
    if let Some(by) = claim.tolerance {
        let text = tolerance(by, lang);
        say(text.clone(), text);
    }
    if let Some(YearlyBounds { at_least, at_most }) = claim.bounds {
        if let Some(by) = at_most.map(percent) {
            say(format!("一年最多变动{by}"), format!("it moves by at most {by} a year"));
        }
        if let Some(by) = at_least.map(percent) {
            say(format!("一年至少变动{by}"), format!("it moves by at least {by} a year"));
        }
    }
    match claim.trend {
        Trend::Any => {}
        Trend::Grows => {
            say("后来的不应小于先前的".into(), "a later value is no smaller than an earlier one".into())
        }
        Trend::Shrinks => {
            say("后来的不应大于先前的".into(), "a later value is no larger than an earlier one".into())
        }
    }
    if quantity && claim.touching_same {
        say("50%与“过半”也算矛盾，不减轻".into(), "50% against 过半 weighs in full".into());
    } else if quantity {
        say("50%与“过半”算矛盾，但轻一级".into(), "50% against 过半 weighs one step less".into());
    }
    parts.join(if zh { "；" } else { "; " })
}

fn severity(claim: &Claim, lang: Lang) -> String {
    super::words(lang).severity(claim.severity).to_owned()
}
