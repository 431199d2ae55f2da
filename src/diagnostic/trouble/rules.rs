//! Troubles with rules, templates, relations and their examples.

use super::Trouble;
use super::topic::{articles, files, findings, ledger, values, words, yaml};
use crate::diagnostic::named;
use crate::lang::Lang;

pub(super) fn zh(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Relation(fault) => fault.message(Lang::Zh),
        Trouble::RelationExample { relation, holds, read } => {
            let read = read_zh(read);
            let should = if *holds { "应成立" } else { "应不成立" };
            format!("关系“{relation}”的例子不对：{should}，{read}")
        }
        Trouble::Twice(name, place) => format!("“{name}”已在 {place} 写过"),
        Trouble::UnitOfOther(unit, kind) => format!("单位“{unit}”不能计量 {kind}：这条规则永远读不到值"),
        Trouble::Circle(names) => format!("模板互相继承，成了圈：{}", names.join(" → ")),
        Trouble::NoFilling(name) => format!("<{name}> 没有给出值"),
        Trouble::Example { claim, expected, read } => {
            let read = read_zh(read);
            match expected {
                Some(value) => format!("规则“{claim}”的例子不成立：应读到{value}，{read}"),
                None => format!("规则“{claim}”的例子不成立：不应读到值，{read}"),
            }
        }
        files!() | yaml!() | values!() | findings!() | ledger!() | words!() | articles!() => String::new(),
    }
}

pub(super) fn en(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Relation(fault) => fault.message(Lang::En),
        Trouble::RelationExample { relation, holds, read } => {
            let read = read_en(read);
            let should = if *holds { "it should hold" } else { "it should not hold" };
            format!("an example of relation `{relation}` is wrong: {should}, {read}")
        }
        Trouble::Twice(name, place) => format!("`{name}` is given already at {place}"),
        Trouble::UnitOfOther(unit, kind) => {
            format!("no {kind} is in `{unit}`: the rule can never read a value")
        }
        Trouble::Circle(names) => format!("templates extend each other: {}", names.join(" → ")),
        Trouble::NoFilling(name) => format!("<{name}> has no value"),
        Trouble::Example { claim, expected, read } => {
            let read = read_en(read);
            match expected {
                Some(value) => {
                    format!("an example of rule `{claim}` does not hold: expected {value}, {read}")
                }
                None => format!("an example of rule `{claim}` does not hold: expected no value, {read}"),
            }
        }
        files!() | yaml!() | values!() | findings!() | ledger!() | words!() | articles!() => String::new(),
    }
}

pub(super) fn help(trouble: &Trouble, lang: Lang) -> Vec<String> {
    let (zh, en) = match trouble {
        Trouble::NoFilling(_) => {
            ("在规则的 with 里给出，如 with: {指标: 出口}", "give it in the claim, as in with: {指标: 出口}")
        }
        Trouble::Relation(fault) => match fault.help() {
            Some(help) => help,
            None => return Vec::new(),
        },
        _ => return Vec::new(),
    };
    vec![named(lang, zh, en).to_owned()]
}

/// What an example read.
fn read_zh(read: &[String]) -> String {
    if read.is_empty() { "没有读到值".to_owned() } else { format!("读到{}", read.join("、")) }
}

fn read_en(read: &[String]) -> String {
    if read.is_empty() { "nothing was read".to_owned() } else { format!("read {}", read.join(", ")) }
}
