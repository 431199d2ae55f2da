//! Troubles with values and units that the user wrote.

use super::Trouble;
use super::expected::chinese;
use super::topic::{articles, files, findings, ledger, rules, words, yaml};
use crate::diagnostic::named;
use crate::lang::Lang;

pub(super) fn zh(trouble: &Trouble) -> String {
    match trouble {
        Trouble::BadDate(text) => format!("“{text}”不是日期"),
        Trouble::Argument(name, trouble) => format!("{name}：{}", trouble.zh()),
        Trouble::BadShare(text) => format!("“{text}”不是 0 到 100% 之间的比例"),
        Trouble::BadMeasure(_, text) => format!("看不懂“{text}”"),
        Trouble::NoRoom(text) => format!("at_most 的 {text} 低于 at_least"),
        Trouble::OtherKind { base, kind } => format!("“{base}”的类别是 {kind}"),
        Trouble::NoBase(unit) => format!("“{unit}”自己也要换算，不能作为基准单位"),
        Trouble::Multiplied(numeral, unit) => format!("未知的单位“{numeral}{unit}”"),
        files!() | yaml!() | findings!() | ledger!() | words!() | rules!() | articles!() => String::new(),
    }
}

pub(super) fn en(trouble: &Trouble) -> String {
    match trouble {
        Trouble::BadDate(text) => format!("`{text}` is not a date"),
        Trouble::Argument(name, trouble) => format!("{name}: {}", trouble.en()),
        Trouble::BadShare(text) => format!("`{text}` is not a share between 0 and 100%"),
        Trouble::BadMeasure(_, text) => format!("cannot read `{text}`"),
        Trouble::NoRoom(text) => format!("`at_most` {text} lies below `at_least`"),
        Trouble::OtherKind { base, kind } => format!("`{base}` is of kind {kind}"),
        Trouble::NoBase(unit) => format!("`{unit}` converts to another unit itself and cannot be a base"),
        Trouble::Multiplied(numeral, unit) => format!("unknown unit `{numeral}{unit}`"),
        files!() | yaml!() | findings!() | ledger!() | words!() | rules!() | articles!() => String::new(),
    }
}

pub(super) fn help(trouble: &Trouble, lang: Lang) -> Vec<String> {
    let (zh, en) = match trouble {
        Trouble::BadDate(_) => {
            ("写成 2021、2021-09 或 2021-09-10", "write it as 2021, 2021-09 or 2021-09-10")
        }
        Trouble::BadShare(_) => ("写成 5% 或 0.05", "write it as 5% or 0.05"),
        Trouble::BadMeasure(expected, _) => {
            return vec![if lang == Lang::Zh {
                format!("写成{}", chinese(expected))
            } else {
                format!("write {expected}")
            }];
        }
        Trouble::Argument(_, trouble) => return trouble.help(lang),
        Trouble::Multiplied(numeral, unit) => {
            return vec![if lang == Lang::Zh {
                format!("“{numeral}”算在数里，单位只写“{unit}”")
            } else {
                format!("`{numeral}` belongs to the number: leave it out and write `{unit}`")
            }];
        }
        Trouble::OtherKind { .. } => {
            ("删去 kind，或换一个基准单位", "leave `kind` out, or choose another base")
        }
        Trouble::NoBase(_) => ("base 写它所换算成的单位", "name the unit that it converts to as `base`"),
        _ => return Vec::new(),
    };
    vec![named(lang, zh, en).to_owned()]
}
