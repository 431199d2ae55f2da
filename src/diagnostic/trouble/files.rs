//! Troubles with files and paths.

use super::Trouble;
use super::topic::{articles, findings, ledger, rules, values, words, yaml};
use crate::diagnostic::named;
use crate::lang::Lang;

pub(super) fn zh(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Missing(path) => format!("找不到“{}”", path.display()),
        Trouble::NoCommand(word, _) => format!("找不到“{word}”"),
        Trouble::Denied(path) => format!("没有读取“{}”的权限", path.display()),
        Trouble::Directory(path) => format!("“{}”是目录，不是文件", path.display()),
        Trouble::Unreadable(path, why) => {
            format!("无法读取“{}”：{}", path.display(), why.message(Lang::Zh))
        }
        Trouble::Unwritable(path, why) => {
            format!("无法写入“{}”：{}", path.display(), why.message(Lang::Zh))
        }
        Trouble::Exists(path) => format!("“{}”已经存在", path.display()),
        Trouble::NoLine(line, lines) => format!("没有第{line}行：文件共{lines}行"),
        Trouble::Binary(path) => format!("“{}”不是文本文件", path.display()),
        Trouble::Empty(path) => format!("“{}”是空文件", path.display()),
        Trouble::NoMatch(pattern) => format!("“{pattern}”没有匹配到任何文件"),
        Trouble::NoRuleFile(path) => format!("“{path}”没有给出任何规则文件"),
        Trouble::BadPattern(pattern) => format!("“{pattern}”不是有效的通配符"),
        yaml!() | values!() | findings!() | ledger!() | words!() | rules!() | articles!() => String::new(),
    }
}

pub(super) fn en(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Missing(path) => format!("cannot find `{}`", path.display()),
        Trouble::NoCommand(word, _) => format!("cannot find `{word}`"),
        Trouble::Denied(path) => format!("no permission to read `{}`", path.display()),
        Trouble::Directory(path) => format!("`{}` is a directory, not a file", path.display()),
        Trouble::Unreadable(path, why) => {
            format!("cannot read `{}`: {}", path.display(), why.message(Lang::En))
        }
        Trouble::Unwritable(path, why) => {
            format!("cannot write `{}`: {}", path.display(), why.message(Lang::En))
        }
        Trouble::Exists(path) => format!("`{}` exists already", path.display()),
        Trouble::NoLine(line, lines) => format!("there is no line {line}: the file has {lines}"),
        Trouble::Binary(path) => format!("`{}` is not a text file", path.display()),
        Trouble::Empty(path) => format!("`{}` is empty", path.display()),
        Trouble::NoMatch(pattern) => format!("`{pattern}` matches no file"),
        Trouble::NoRuleFile(path) => format!("`{path}` gives no rule file"),
        Trouble::BadPattern(pattern) => format!("`{pattern}` is not a valid pattern"),
        yaml!() | values!() | findings!() | ledger!() | words!() | rules!() | articles!() => String::new(),
    }
}

pub(super) fn help(trouble: &Trouble, lang: Lang) -> Vec<String> {
    let (zh, en) = match trouble {
        Trouble::NoCommand(_, command) => {
            return vec![if lang == Lang::Zh {
                format!("是不是命令“{command}”？")
            } else {
                format!("did you mean the command `{command}`?")
            }];
        }
        Trouble::Exists(_) => ("加 --force 覆盖它", "overwrite it with --force"),
        Trouble::Binary(_) => (
            "请先另存为纯文本（文章如 .txt，规则如 .yaml）",
            "save it as plain text first (.txt, rules as .yaml)",
        ),
        Trouble::NoRuleFile(_) => ("规则文件以 .yaml 或 .yml 结尾", "rule files end in .yaml or .yml"),
        Trouble::Denied(_) => ("检查文件的权限", "check the permissions of the file"),
        _ => return Vec::new(),
    };
    vec![named(lang, zh, en).to_owned()]
}
