//! Troubles with articles: what was not read or not compared.

use super::Trouble;
use super::topic::{files, findings, ledger, rules, values, words, yaml};
use crate::diagnostic::named;
use crate::lang::Lang;

pub(super) fn zh(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Letters(text) => format!("“{text}”的数字中夹有字母，没有读取"),
        Trouble::TooLarge(text) => format!("“{text}”位数过多，没有读取"),
        Trouble::MoreUnread(n) => format!("另有 {n} 个数没有读取，见 bacheck quantities"),
        Trouble::Silent(silence) => silence.message(Lang::Zh),
        files!() | yaml!() | values!() | findings!() | ledger!() | words!() | rules!() => String::new(),
    }
}

pub(super) fn en(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Letters(text) => format!("`{text}` has letters among its digits and was not read"),
        Trouble::TooLarge(text) => format!("`{text}` has too many digits and was not read"),
        Trouble::MoreUnread(n) => format!("{n} more numbers were not read, see `bacheck quantities`"),
        Trouble::Silent(silence) => silence.message(Lang::En),
        files!() | yaml!() | values!() | findings!() | ledger!() | words!() | rules!() => String::new(),
    }
}

pub(super) fn help(trouble: &Trouble, lang: Lang) -> Vec<String> {
    let (zh, en) = match trouble {
        Trouble::Silent(silence) => silence.help(),
        Trouble::Letters(_) => (
            "多半是扫描时认错了字（O 与 0，l 与 1），请对照原文改正",
            "a scanner takes 0 for O and 1 for l: mend it after the original",
        ),
        _ => return Vec::new(),
    };
    vec![named(lang, zh, en).to_owned()]
}
