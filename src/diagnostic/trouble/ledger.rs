//! Troubles with settled values and their workbooks.

use super::Trouble;
use super::topic::{articles, files, findings, rules, values, words, yaml};
use crate::diagnostic::{expression::measure, named};
use crate::lang::Lang;

pub(super) fn zh(trouble: &Trouble) -> String {
    match trouble {
        Trouble::NoColumns(path) => format!("“{}”没有“指标”和“数值”两列", path.display()),
        Trouble::BadWorkbook(path) => format!("“{}”不是有效的 xlsx 工作簿", path.display()),
        Trouble::EmptyCell(column, _) => format!("“{column}”一栏没有填写"),
        Trouble::BadValue(text, _) => format!("“{text}”不是这条规则能用的值"),
        Trouble::InCell(cell, trouble) => format!("{cell}：{}", trouble.zh()),
        files!() | yaml!() | values!() | findings!() | words!() | rules!() | articles!() => String::new(),
    }
}

pub(super) fn en(trouble: &Trouble) -> String {
    match trouble {
        Trouble::NoColumns(path) => format!("`{}` has no columns `claim` and `value`", path.display()),
        Trouble::BadWorkbook(path) => format!("`{}` is no XLSX workbook", path.display()),
        Trouble::EmptyCell(_, column) => format!("the column `{column}` is not filled in"),
        Trouble::BadValue(text, _) => format!("`{text}` is no value of this claim"),
        Trouble::InCell(cell, trouble) => format!("{cell}: {}", trouble.en()),
        files!() | yaml!() | values!() | findings!() | words!() | rules!() | articles!() => String::new(),
    }
}

pub(super) fn help(trouble: &Trouble, lang: Lang) -> Vec<String> {
    let (zh, en) = match trouble {
        Trouble::InCell(_, trouble) => return trouble.help(lang),
        Trouble::BadValue(_, kind) if !kind.is_empty() => {
            return vec![if lang == Lang::Zh {
                format!("这条规则读的是{}，值要连同单位写，如 12个、约450亿元、50%", measure(kind, 0))
            } else {
                format!("the claim reads {kind}: write the value with its unit, such as 12个, 约450亿元, 50%")
            }];
        }
        Trouble::BadWorkbook(_) => {
            ("用 Excel 重新存为 .xlsx，或另存为 .csv", "save it again as .xlsx, or as .csv")
        }
        Trouble::NoColumns(_) => (
            "第一行（标题行之下）写列名：指标、数值、单位、时间、主体、来源",
            "name the columns in the first row (or below a title): claim, value, unit, as_of, subject, source",
        ),
        _ => return Vec::new(),
    };
    vec![named(lang, zh, en).to_owned()]
}
