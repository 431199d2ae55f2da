//! Troubles with the words that a rule looks for.

use super::Trouble;
use super::topic::{articles, files, findings, ledger, rules, values, yaml};
use crate::diagnostic::named;
use crate::lang::Lang;

pub(super) fn zh(trouble: &Trouble) -> String {
    match trouble {
        Trouble::NoWords(claim) => format!("规则“{claim}”没有写要找的词（find）"),
        Trouble::NeverMatches(word, none) => format!("“{word}”永远匹配不到：none 不许有“{none}”"),
        Trouble::EmptyWord => "这里没有写词".to_owned(),
        Trouble::WideComma => "词之间用了全角逗号“，”".to_owned(),
        Trouble::WideBar => "“或”用了全角竖线“｜”".to_owned(),
        Trouble::BadRegex("", why) => format!("正则表达式写错了：{why}"),
        Trouble::BadRegex(what, _) => format!("正则表达式写错了：{what}"),
        Trouble::NoValueGroup => "正则表达式里没有名为 value 的组".to_owned(),
        Trouble::LargeRegex => "正则表达式太大".to_owned(),
        files!() | yaml!() | values!() | findings!() | ledger!() | rules!() | articles!() => String::new(),
    }
}

pub(super) fn en(trouble: &Trouble) -> String {
    match trouble {
        Trouble::NoWords(claim) => format!("rule `{claim}` has no words to find"),
        Trouble::NeverMatches(word, none) => format!("`{word}` can never match: `none` forbids `{none}`"),
        Trouble::EmptyWord => "no word is written here".to_owned(),
        Trouble::WideComma => "a full-width comma `，` between words".to_owned(),
        Trouble::WideBar => "a full-width bar `｜` between alternatives".to_owned(),
        Trouble::BadRegex(_, why) => format!("invalid regular expression: {why}"),
        Trouble::NoValueGroup => "the regular expression has no group named `value`".to_owned(),
        Trouble::LargeRegex => "the regular expression is too large".to_owned(),
        files!() | yaml!() | values!() | findings!() | ledger!() | rules!() | articles!() => String::new(),
    }
}

pub(super) fn help(trouble: &Trouble, lang: Lang) -> Vec<String> {
    let (zh, en) = match trouble {
        Trouble::WideComma => (
            "改成半角逗号加空格“, ”；词里确有全角逗号时用引号括起来",
            "write a plain comma and a space, `, `; quote a word that does hold `，`",
        ),
        Trouble::WideBar => ("改成半角竖线“|”", "write a plain bar, `|`"),
        Trouble::NoValueGroup => (
            "例如 占比(?<value>\\d+%)：组里的文字就是读到的值",
            "for example 占比(?<value>\\d+%): what the group holds is read",
        ),
        Trouble::LargeRegex => {
            ("减少重复次数，如 {1,20} 而不是 {1,1000}", "repeat less: {1,20} rather than {1,1000}")
        }
        Trouble::NoWords(_) => {
            ("例如 find: {all: [创新药物, 临床|占比]}", "for example find: {all: [创新药物, 临床|占比]}")
        }
        _ => return Vec::new(),
    };
    vec![named(lang, zh, en).to_owned()]
}
