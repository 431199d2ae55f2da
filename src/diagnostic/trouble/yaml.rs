//! Troubles with YAML and its keys.

use super::Trouble;
use super::expected::chinese;
use super::topic::{articles, files, findings, ledger, rules, values, words};
use crate::diagnostic::{named, nearest};
use crate::lang::Lang;

pub(super) fn zh(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Syntax("", why) => format!("YAML 语法错误：{why}"),
        Trouble::Syntax(what, _) => format!("YAML 语法错误：{what}"),
        Trouble::WideColon => "键后面用了全角冒号“：”".to_owned(),
        Trouble::Unknown { noun, word, .. } => format!("未知的{}“{word}”", noun.zh()),
        Trouble::IgnoredKey(key, _) => format!("文章开头的“{key}”没有用到"),
        Trouble::WrongType(expected) => format!("这里应为{}", chinese(expected)),
        Trouble::DuplicateKey(key) => format!("“{key}”写了两次"),
        Trouble::MissingKey(key) => format!("缺少“{key}”"),
        Trouble::BothValueAndNone => "“value”和“none”只能写一个".to_owned(),
        Trouble::NoValue => "缺少“value”".to_owned(),
        files!() | values!() | findings!() | ledger!() | words!() | rules!() | articles!() => String::new(),
    }
}

pub(super) fn en(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Syntax(_, why) => format!("invalid YAML: {why}"),
        Trouble::WideColon => "a full-width colon `：` behind a key".to_owned(),
        Trouble::Unknown { noun, word, .. } => format!("unknown {} `{word}`", noun.en()),
        Trouble::IgnoredKey(key, _) => format!("the key `{key}` of the front matter is not used"),
        Trouble::WrongType(expected) => format!("expected {expected} here"),
        Trouble::DuplicateKey(key) => format!("`{key}` is given twice"),
        Trouble::MissingKey(key) => format!("`{key}` is missing"),
        Trouble::BothValueAndNone => "`value` and `none` exclude each other".to_owned(),
        Trouble::NoValue => "`value` is missing".to_owned(),
        files!() | values!() | findings!() | ledger!() | words!() | rules!() | articles!() => String::new(),
    }
}

pub(super) fn help(trouble: &Trouble, lang: Lang) -> Vec<String> {
    let (zh, en) = match trouble {
        Trouble::Unknown { word, known, .. } | Trouble::IgnoredKey(word, known) => {
            return suggestions(word, known, lang);
        }
        Trouble::WideColon => ("改成半角冒号加空格“: ”", "write a plain colon and a space, `: `"),
        Trouble::BothValueAndNone | Trouble::NoValue => (
            "应读到值的例子写 value，不应读到值的例子写 none: true",
            "write `value` where a value must be read, `none: true` where none may be",
        ),
        _ => return Vec::new(),
    };
    vec![named(lang, zh, en).to_owned()]
}

fn suggestions(word: &str, known: &[String], lang: Lang) -> Vec<String> {
    let zh = lang == Lang::Zh;
    let meant = nearest(word, known.iter().map(String::as_str));
    let meant = meant.map(|w| if zh { format!("是不是“{w}”？") } else { format!("did you mean `{w}`?") });
    let all = known.join(if zh { "、" } else { ", " });
    let all = if zh { format!("可以写：{all}") } else { format!("known: {all}") };
    meant.into_iter().chain((!known.is_empty()).then_some(all)).collect()
}
