//! Troubles with findings, the baseline, waivers, revisions.

use super::Trouble;
use super::topic::{articles, files, ledger, rules, values, words, yaml};
use crate::diagnostic::named;
use crate::lang::Lang;

pub(super) fn zh(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Unexplained(word, _) => format!("没有叫“{word}”的规则、检查或发现"),
        Trouble::BadFinding(text) => format!("“{text}”不是发现的编号"),
        Trouble::BadBaseline(path) => format!("“{}”不是基线文件", path.display()),
        Trouble::Gone(n) => format!("基线里有{n}个发现已经不存在"),
        Trouble::Expired(id) => format!("对发现“{id}”的豁免已过期"),
        Trouble::Unused(id) => format!("没有编号为“{id}”的发现，这条豁免用不上了"),
        Trouble::WaiverByHand(id) => format!("这里的 waivers 不便自动改写，请手工加上对“{id}”的豁免"),
        Trouble::Revision(revision, why) => format!("无法得知自“{revision}”以来的改动：{why}"),
        files!() | yaml!() | values!() | ledger!() | words!() | rules!() | articles!() => String::new(),
    }
}

pub(super) fn en(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Unexplained(word, _) => format!("no rule, check or finding is called `{word}`"),
        Trouble::BadFinding(text) => format!("`{text}` is not the id of a finding"),
        Trouble::BadBaseline(path) => format!("`{}` is no baseline", path.display()),
        Trouble::Gone(1) => "a finding of the baseline is found no more".to_owned(),
        Trouble::Gone(n) => format!("{n} findings of the baseline are found no more"),
        Trouble::Expired(id) => format!("the waiver of finding `{id}` has expired"),
        Trouble::Unused(id) => format!("a waiver of finding `{id}`, which is not found"),
        Trouble::WaiverByHand(id) => {
            format!("the list of waivers cannot be changed safely: add `{id}` by hand")
        }
        Trouble::Revision(revision, why) => format!("cannot tell what changed since `{revision}`: {why}"),
        files!() | yaml!() | values!() | ledger!() | words!() | rules!() | articles!() => String::new(),
    }
}

pub(super) fn help(trouble: &Trouble, lang: Lang) -> Vec<String> {
    let (zh, en) = match trouble {
        Trouble::Unexplained(_, meant) if !meant.is_empty() => return vec![among(meant, lang)],
        Trouble::Unexplained(..) => (
            "写规则的编号、发现的编号（至少四位）、内置检查的名字，或“文件:行”",
            "write the id of a rule, the id of a finding (four digits at least), the name of a built-in check, or PATH:LINE",
        ),
        Trouble::BadBaseline(_) => (
            "基线由 bacheck baseline 写出，请重新生成",
            "a baseline is what `bacheck baseline` writes: write it again",
        ),
        Trouble::Gone(_) => ("用 bacheck baseline 重新生成基线", "write it again with `bacheck baseline`"),
        Trouble::Expired(_) => {
            ("改掉矛盾，或写一个新的期限（until）", "mend what it accepts, or give it another day (`until`)")
        }
        Trouble::Unused(_) => ("可以删去这条豁免", "take the waiver out"),
        Trouble::Revision(..) => (
            "在 git 仓库里运行，并给出已有的版本，如 origin/main；CI 里要取出完整的历史",
            "run inside a git repository with a revision that it has, such as origin/main; CI must fetch the history",
        ),
        Trouble::BadFinding(_) => (
            "编号是报告里方括号中的十二位十六进制数，如 3f9c2a71b04e",
            "the id is the twelve hexadecimal digits in the report, such as 3f9c2a71b04e",
        ),
        _ => return Vec::new(),
    };
    vec![named(lang, zh, en).to_owned()]
}

/// `是不是“甲”或“乙”？`
fn among(meant: &[String], lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("是不是“{}”？", meant.join("”或“")),
        Lang::En => format!("did you mean `{}`?", meant.join("` or `")),
    }
}
