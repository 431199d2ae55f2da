//! Every kind of problem, and its words in Chinese and English.

use std::path::PathBuf;

use super::expression::measure;
use super::nearest::nearest;
use super::{Cause, Fault, Severity, Silence};
use crate::lang::Lang;

/// What is wrong. A new kind takes one variant, one line in `zh` and one in `en`; `help` where there is something to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// No such file or directory.
    Missing(PathBuf),
    /// Neither a file nor a command, and the command that may be meant.
    NoCommand(String, String),
    /// The file may not be read.
    Denied(PathBuf),
    /// A directory stands where a file is needed.
    Directory(PathBuf),
    /// Any other failure to read.
    Unreadable(PathBuf, Cause),
    /// The report cannot be written there.
    Unwritable(PathBuf, Cause),
    /// A file that would be overwritten.
    Exists(PathBuf),
    /// A line that a file does not have: the line, and how many there are.
    NoLine(usize, usize),
    /// No rule, check or finding of that name; what may be meant.
    Unexplained(String, Vec<String>),
    /// No text: a picture, a converted document, an archive.
    Binary(PathBuf),
    /// Nothing but white space.
    Empty(PathBuf),
    /// A pattern or a directory that gives no file.
    NoMatch(String),
    /// A pattern or a directory that gives no rule file: a run without the rules it was asked for.
    NoRuleFile(String),
    /// A glob that is none.
    BadPattern(String),
    /// No YAML: what is wrong in Chinese where the kind is known, and in the parser's words.
    Syntax(&'static str, String),
    /// `键：值` with the full-width colon.
    WideColon,
    /// A word that is not one of those that may stand here.
    Unknown {
        /// What the word should name.
        noun: Noun,
        /// As written.
        word: String,
        /// What may stand here.
        known: Vec<String>,
    },
    /// A key of an article's front matter that nothing is done with, and those that are known.
    IgnoredKey(String, Vec<String>),
    /// A list where a text is needed, and the like.
    WrongType(&'static str),
    /// A key given twice.
    DuplicateKey(String),
    /// A key that must be given.
    MissingKey(String),
    /// An example with both `value` and `none`.
    BothValueAndNone,
    /// An example with neither.
    NoValue,
    /// No date.
    BadDate(String),
    /// An option of the command line whose value is none.
    Argument(&'static str, Box<Trouble>),
    /// No share of a whole.
    BadShare(String),
    /// No id of a finding.
    BadFinding(String),
    /// No file that `bacheck baseline` wrote.
    BadBaseline(PathBuf),
    /// Findings of the baseline that are found no more.
    Gone(usize),
    /// A waiver whose last day has passed, by its finding.
    Expired(String),
    /// A waiver of a finding that is not there.
    Unused(String),
    /// A waiver that must be written by hand: the list of waivers is written in a way that a program should not touch.
    WaiverByHand(String),
    /// A revision that git cannot tell the changes since, in the words of git.
    Revision(String, String),
    /// A table of settled values without the columns that it needs.
    NoColumns(PathBuf),
    /// A workbook that cannot be opened.
    BadWorkbook(PathBuf),
    /// A column of settled values that is not filled in, in Chinese and English.
    EmptyCell(String, String),
    /// A settled value that is none of its claim's kind: the value, and the kind.
    BadValue(String, &'static str),
    /// Something is wrong in a cell of a workbook: `口径.xlsx:B7`.
    InCell(String, Box<Trouble>),
    /// A relation between claims that makes no sense.
    Relation(Fault),
    /// An example of a relation that does not hold, or holds where it must not.
    RelationExample {
        /// The relation.
        relation: String,
        /// Whether it should hold.
        holds: bool,
        /// The values that were read.
        read: Vec<String>,
    },
    /// A number of an article that was not read because letters stand in it, as written.
    Letters(String),
    /// A number of an article that has too many digits to be read, as written.
    TooLarge(String),
    /// How many more numbers of articles were not read.
    MoreUnread(usize),
    /// What was compared with nothing.
    Silent(Silence),
    /// A rule without words to look for.
    NoWords(String),
    /// The same id or name in another place, as `path:line`.
    Twice(String, String),
    /// A word that is asked for, and the word of `none` that it holds.
    NeverMatches(String, String),
    /// A word without a character.
    EmptyWord,
    /// Words parted by the full-width comma.
    WideComma,
    /// Alternatives parted by the full-width bar.
    WideBar,
    /// A unit, and the kind of value that is never in it.
    UnitOfOther(String, &'static str),
    /// No regular expression: what is wrong in Chinese where it is a frequent slip, and in English.
    BadRegex(&'static str, String),
    /// A regular expression without the group `value`.
    NoValueGroup,
    /// A regular expression that takes too much memory.
    LargeRegex,
    /// Templates that extend each other.
    Circle(Vec<String>),
    /// `<name>` in a template, and no value for it.
    NoFilling(String),
    /// A number with a unit where `expected` is needed.
    BadMeasure(&'static str, String),
    /// An upper bound below the lower one.
    NoRoom(String),
    /// A unit whose kind is not that of its base: the base, and its kind.
    OtherKind {
        /// The base.
        base: String,
        /// What it measures.
        kind: &'static str,
    },
    /// A unit that converts to another itself cannot be a base.
    NoBase(String),
    /// A unit with a numeral before it: `万人次`. The numeral, and the unit behind it.
    Multiplied(String, String),
    /// An example that does not hold: what was expected, and what was read.
    Example {
        /// The claim.
        claim: String,
        /// The value that the example names; none where nothing may be read.
        expected: Option<String>,
        /// What was read.
        read: Vec<String>,
    },
}

/// What an unknown word should name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noun {
    /// A key of a mapping.
    Key,
    /// A built-in check.
    Check,
    /// off, info, warning or error.
    Severity,
    /// A language of messages.
    Language,
    /// One of the words that a key allows.
    Word,
    /// A subject or a group.
    Subject,
    /// A unit of quantities.
    Unit,
    /// A template of claims.
    Template,
    /// `<name>` in a template.
    Placeholder,
    /// A rule set that comes along.
    Pack,
    /// A finding.
    Finding,
    /// What a unit measures.
    Kind,
    /// A claim.
    Claim,
}

impl Noun {
    const fn zh(self) -> &'static str {
        match self {
            Self::Key => "配置项",
            Self::Check => "检查",
            Self::Severity => "级别",
            Self::Language => "语言",
            Self::Word => "取值",
            Self::Subject => "主体",
            Self::Unit => "单位",
            Self::Template => "模板",
            Self::Placeholder => "占位名",
            Self::Pack => "规则包",
            Self::Finding => "发现",
            Self::Kind => "类别",
            Self::Claim => "规则",
        }
    }

    const fn en(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Check => "check",
            Self::Severity => "severity",
            Self::Language => "language",
            Self::Word => "value",
            Self::Subject => "subject",
            Self::Unit => "unit",
            Self::Template => "template",
            Self::Placeholder => "placeholder",
            Self::Pack => "pack",
            Self::Finding => "finding",
            Self::Kind => "kind",
            Self::Claim => "claim",
        }
    }
}

/// What is expected, in English as the code says it, and in Chinese.
const EXPECTED: &[(&str, &str)] = &[
    ("a text", "一段文字"),
    ("a list", "一个列表"),
    ("a mapping", "若干“键: 值”"),
    ("a number", "一个数"),
    ("true or false", "true 或 false"),
    ("a path or a list of paths", "一个路径或一列路径"),
    ("a path or a mapping with `path`", "一个路径，或含 path 的“键: 值”"),
    ("a path or a mapping with `pack`", "一个路径，或 {pack: 名}"),
    ("a share such as 5%", "一个比例，如 5%"),
    ("a text or a list of texts", "一段文字或一列文字"),
    ("a text, a list of texts, or a mapping", "一段文字、一列文字或若干“键: 值”"),
    ("a list of texts, or a mapping from a text to others", "一列文字，或“词: 其他写法”"),
    ("a list of words, or a mapping from a word to others", "一列词，或“词: 其他写法”"),
    ("months or years, such as 12 months", "月数或年数，如 12 months 或 1 year"),
    ("a percentage a year, such as +50 % a year", "每年的百分数，如 +50 % a year 或 每年+50%"),
    ("a number or a percentage, such as 0.5 or 1%", "一个数或百分数，如 0.5 或 1%"),
    ("another kind of value", "另一种值"),
    ("a unit such as 托盘", "一个单位，如 托盘"),
    ("a number above 0, such as 50", "一个大于 0 的数，如 50"),
];

impl Trouble {
    pub(super) const fn severity(&self) -> Severity {
        match self {
            Self::Letters(_)
            | Self::TooLarge(_)
            | Self::MoreUnread(_)
            | Self::Empty(_)
            | Self::NoMatch(_) => Severity::Note,
            Self::Gone(_) | Self::Expired(_) | Self::Unused(_) => Severity::Note,
            Self::IgnoredKey(..) | Self::Silent(_) => Severity::Note,
            _ => Severity::Error,
        }
    }

    /// What is wrong, in one sentence without a full stop.
    pub fn message(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => self.zh(),
            Lang::En => self.en(),
        }
    }

    fn zh(&self) -> String {
        match self {
            Self::Missing(path) => format!("找不到“{}”", path.display()),
            Self::NoCommand(word, _) => format!("找不到“{word}”"),
            Self::Denied(path) => format!("没有读取“{}”的权限", path.display()),
            Self::Directory(path) => format!("“{}”是目录，不是文件", path.display()),
            Self::Unreadable(path, why) => {
                format!("无法读取“{}”：{}", path.display(), why.message(Lang::Zh))
            }
            Self::Unwritable(path, why) => {
                format!("无法写入“{}”：{}", path.display(), why.message(Lang::Zh))
            }
            Self::Exists(path) => format!("“{}”已经存在", path.display()),
            Self::NoLine(line, lines) => format!("没有第{line}行：文件共{lines}行"),
            Self::Unexplained(word, _) => format!("没有叫“{word}”的规则、检查或发现"),
            Self::Binary(path) => format!("“{}”不是文本文件", path.display()),
            Self::Empty(path) => format!("“{}”是空文件", path.display()),
            Self::NoMatch(pattern) => format!("“{pattern}”没有匹配到任何文件"),
            Self::NoRuleFile(path) => format!("“{path}”没有给出任何规则文件"),
            Self::BadPattern(pattern) => format!("“{pattern}”不是有效的通配符"),
            Self::Syntax("", why) => format!("YAML 语法错误：{why}"),
            Self::Syntax(what, _) => format!("YAML 语法错误：{what}"),
            Self::WideColon => "键后面用了全角冒号“：”".to_owned(),
            Self::Unknown { noun, word, .. } => format!("未知的{}“{word}”", noun.zh()),
            Self::IgnoredKey(key, _) => format!("文章开头的“{key}”没有用到"),
            Self::WrongType(expected) => format!("这里应为{}", chinese(expected)),
            Self::DuplicateKey(key) => format!("“{key}”写了两次"),
            Self::MissingKey(key) => format!("缺少“{key}”"),
            Self::BothValueAndNone => "“value”和“none”只能写一个".to_owned(),
            Self::NoValue => "缺少“value”".to_owned(),
            Self::BadDate(text) => format!("“{text}”不是日期"),
            Self::Argument(name, trouble) => format!("{name}：{}", trouble.zh()),
            Self::BadShare(text) => format!("“{text}”不是 0 到 100% 之间的比例"),
            Self::BadFinding(text) => format!("“{text}”不是发现的编号"),
            Self::BadBaseline(path) => format!("“{}”不是基线文件", path.display()),
            Self::Gone(n) => format!("基线里有{n}个发现已经不存在"),
            Self::Expired(id) => format!("对发现“{id}”的豁免已过期"),
            Self::Unused(id) => format!("没有编号为“{id}”的发现，这条豁免用不上了"),
            Self::WaiverByHand(id) => format!("这里的 waivers 不便自动改写，请手工加上对“{id}”的豁免"),
            Self::Revision(revision, why) => format!("无法得知自“{revision}”以来的改动：{why}"),
            Self::NoColumns(path) => format!("“{}”没有“指标”和“数值”两列", path.display()),
            Self::BadWorkbook(path) => format!("“{}”不是有效的 xlsx 工作簿", path.display()),
            Self::EmptyCell(column, _) => format!("“{column}”一栏没有填写"),
            Self::BadValue(text, _) => format!("“{text}”不是这条规则能用的值"),
            Self::InCell(cell, trouble) => format!("{cell}：{}", trouble.zh()),
            Self::Relation(fault) => fault.message(Lang::Zh),
            Self::RelationExample { relation, holds, read } => {
                let read = if read.is_empty() {
                    "没有读到值".to_owned()
                } else {
                    format!("读到{}", read.join("、"))
                };
                let should = if *holds { "应成立" } else { "应不成立" };
                format!("关系“{relation}”的例子不对：{should}，{read}")
            }
            Self::Letters(text) => format!("“{text}”的数字中夹有字母，没有读取"),
            Self::TooLarge(text) => format!("“{text}”位数过多，没有读取"),
            Self::MoreUnread(n) => format!("另有 {n} 个数没有读取，见 bacheck quantities"),
            Self::Silent(silence) => silence.message(Lang::Zh),
            Self::NoWords(claim) => format!("规则“{claim}”没有写要找的词（find）"),
            Self::Twice(name, place) => format!("“{name}”已在 {place} 写过"),
            Self::NeverMatches(word, none) => format!("“{word}”永远匹配不到：none 不许有“{none}”"),
            Self::BadMeasure(_, text) => format!("看不懂“{text}”"),
            Self::NoRoom(text) => format!("at_most 的 {text} 低于 at_least"),
            Self::OtherKind { base, kind } => format!("“{base}”的类别是 {kind}"),
            Self::NoBase(unit) => format!("“{unit}”自己也要换算，不能作为基准单位"),
            Self::EmptyWord => "这里没有写词".to_owned(),
            Self::WideComma => "词之间用了全角逗号“，”".to_owned(),
            Self::WideBar => "“或”用了全角竖线“｜”".to_owned(),
            Self::UnitOfOther(unit, kind) => format!("单位“{unit}”不能计量 {kind}：这条规则永远读不到值"),
            Self::BadRegex("", why) => format!("正则表达式写错了：{why}"),
            Self::BadRegex(what, _) => format!("正则表达式写错了：{what}"),
            Self::NoValueGroup => "正则表达式里没有名为 value 的组".to_owned(),
            Self::LargeRegex => "正则表达式太大".to_owned(),
            Self::Circle(names) => format!("模板互相继承，成了圈：{}", names.join(" → ")),
            Self::NoFilling(name) => format!("<{name}> 没有给出值"),
            Self::Multiplied(numeral, unit) => format!("未知的单位“{numeral}{unit}”"),
            Self::Example { claim, expected, read } => {
                let read = if read.is_empty() {
                    "没有读到值".to_owned()
                } else {
                    format!("读到{}", read.join("、"))
                };
                match expected {
                    Some(value) => format!("规则“{claim}”的例子不成立：应读到{value}，{read}"),
                    None => format!("规则“{claim}”的例子不成立：不应读到值，{read}"),
                }
            }
        }
    }

    fn en(&self) -> String {
        match self {
            Self::Missing(path) => format!("cannot find `{}`", path.display()),
            Self::NoCommand(word, _) => format!("cannot find `{word}`"),
            Self::Denied(path) => format!("no permission to read `{}`", path.display()),
            Self::Directory(path) => format!("`{}` is a directory, not a file", path.display()),
            Self::Unreadable(path, why) => {
                format!("cannot read `{}`: {}", path.display(), why.message(Lang::En))
            }
            Self::Unwritable(path, why) => {
                format!("cannot write `{}`: {}", path.display(), why.message(Lang::En))
            }
            Self::Exists(path) => format!("`{}` exists already", path.display()),
            Self::NoLine(line, lines) => format!("there is no line {line}: the file has {lines}"),
            Self::Unexplained(word, _) => format!("no rule, check or finding is called `{word}`"),
            Self::Binary(path) => format!("`{}` is not a text file", path.display()),
            Self::Empty(path) => format!("`{}` is empty", path.display()),
            Self::NoMatch(pattern) => format!("`{pattern}` matches no file"),
            Self::NoRuleFile(path) => format!("`{path}` gives no rule file"),
            Self::BadPattern(pattern) => format!("`{pattern}` is not a valid pattern"),
            Self::Syntax(_, why) => format!("invalid YAML: {why}"),
            Self::WideColon => "a full-width colon `：` behind a key".to_owned(),
            Self::Unknown { noun, word, .. } => format!("unknown {} `{word}`", noun.en()),
            Self::IgnoredKey(key, _) => format!("the key `{key}` of the front matter is not used"),
            Self::WrongType(expected) => format!("expected {expected} here"),
            Self::DuplicateKey(key) => format!("`{key}` is given twice"),
            Self::MissingKey(key) => format!("`{key}` is missing"),
            Self::BothValueAndNone => "`value` and `none` exclude each other".to_owned(),
            Self::NoValue => "`value` is missing".to_owned(),
            Self::BadDate(text) => format!("`{text}` is not a date"),
            Self::Argument(name, trouble) => format!("{name}: {}", trouble.en()),
            Self::BadShare(text) => format!("`{text}` is not a share between 0 and 100%"),
            Self::BadFinding(text) => format!("`{text}` is not the id of a finding"),
            Self::BadBaseline(path) => format!("`{}` is no baseline", path.display()),
            Self::Gone(1) => "a finding of the baseline is found no more".to_owned(),
            Self::Gone(n) => format!("{n} findings of the baseline are found no more"),
            Self::Expired(id) => format!("the waiver of finding `{id}` has expired"),
            Self::Unused(id) => format!("a waiver of finding `{id}`, which is not found"),
            Self::WaiverByHand(id) => {
                format!("the list of waivers cannot be changed safely: add `{id}` by hand")
            }
            Self::Revision(revision, why) => format!("cannot tell what changed since `{revision}`: {why}"),
            Self::NoColumns(path) => format!("`{}` has no columns `claim` and `value`", path.display()),
            Self::BadWorkbook(path) => format!("`{}` is no XLSX workbook", path.display()),
            Self::EmptyCell(_, column) => format!("the column `{column}` is not filled in"),
            Self::BadValue(text, _) => format!("`{text}` is no value of this claim"),
            Self::InCell(cell, trouble) => format!("{cell}: {}", trouble.en()),
            Self::Relation(fault) => fault.message(Lang::En),
            Self::RelationExample { relation, holds, read } => {
                let read = if read.is_empty() {
                    "nothing was read".to_owned()
                } else {
                    format!("read {}", read.join(", "))
                };
                let should = if *holds { "it should hold" } else { "it should not hold" };
                format!("an example of relation `{relation}` is wrong: {should}, {read}")
            }
            Self::Letters(text) => format!("`{text}` has letters among its digits and was not read"),
            Self::TooLarge(text) => format!("`{text}` has too many digits and was not read"),
            Self::MoreUnread(n) => format!("{n} more numbers were not read, see `bacheck quantities`"),
            Self::Silent(silence) => silence.message(Lang::En),
            Self::NoWords(claim) => format!("rule `{claim}` has no words to find"),
            Self::Twice(name, place) => format!("`{name}` is given already at {place}"),
            Self::NeverMatches(word, none) => format!("`{word}` can never match: `none` forbids `{none}`"),
            Self::BadMeasure(_, text) => format!("cannot read `{text}`"),
            Self::NoRoom(text) => format!("`at_most` {text} lies below `at_least`"),
            Self::OtherKind { base, kind } => format!("`{base}` is of kind {kind}"),
            Self::NoBase(unit) => format!("`{unit}` converts to another unit itself and cannot be a base"),
            Self::EmptyWord => "no word is written here".to_owned(),
            Self::WideComma => "a full-width comma `，` between words".to_owned(),
            Self::WideBar => "a full-width bar `｜` between alternatives".to_owned(),
            Self::UnitOfOther(unit, kind) => {
                format!("no {kind} is in `{unit}`: the rule can never read a value")
            }
            Self::BadRegex(_, why) => format!("invalid regular expression: {why}"),
            Self::NoValueGroup => "the regular expression has no group named `value`".to_owned(),
            Self::LargeRegex => "the regular expression is too large".to_owned(),
            Self::Circle(names) => format!("templates extend each other: {}", names.join(" → ")),
            Self::NoFilling(name) => format!("<{name}> has no value"),
            Self::Multiplied(numeral, unit) => format!("unknown unit `{numeral}{unit}`"),
            Self::Example { claim, expected, read } => {
                let read = if read.is_empty() {
                    "nothing was read".to_owned()
                } else {
                    format!("read {}", read.join(", "))
                };
                match expected {
                    Some(value) => {
                        format!("an example of rule `{claim}` does not hold: expected {value}, {read}")
                    }
                    None => format!("an example of rule `{claim}` does not hold: expected no value, {read}"),
                }
            }
        }
    }

    /// What to do, a sentence each; empty where the message says it all.
    pub fn help(&self, lang: Lang) -> Vec<String> {
        let (zh, en) = match self {
            Self::Unknown { word, known, .. } | Self::IgnoredKey(word, known) => {
                return suggestions(word, known, lang);
            }
            Self::NoCommand(_, command) => {
                return vec![if lang == Lang::Zh {
                    format!("是不是命令“{command}”？")
                } else {
                    format!("did you mean the command `{command}`?")
                }];
            }
            Self::Unexplained(_, meant) if !meant.is_empty() => return vec![among(meant, lang)],
            Self::Unexplained(..) => (
                "写规则的编号、发现的编号（至少四位）、内置检查的名字，或“文件:行”",
                "write the id of a rule, the id of a finding (four digits at least), the name of a built-in check, or PATH:LINE",
            ),
            Self::Exists(_) => ("加 --force 覆盖它", "overwrite it with --force"),
            Self::BadBaseline(_) => (
                "基线由 bacheck baseline 写出，请重新生成",
                "a baseline is what `bacheck baseline` writes: write it again",
            ),
            Self::Gone(_) => ("用 bacheck baseline 重新生成基线", "write it again with `bacheck baseline`"),
            Self::Expired(_) => (
                "改掉矛盾，或写一个新的期限（until）",
                "mend what it accepts, or give it another day (`until`)",
            ),
            Self::Unused(_) => ("可以删去这条豁免", "take the waiver out"),
            Self::Revision(..) => (
                "在 git 仓库里运行，并给出已有的版本，如 origin/main；CI 里要取出完整的历史",
                "run inside a git repository with a revision that it has, such as origin/main; CI must fetch the history",
            ),
            Self::Binary(_) => (
                "请先另存为纯文本（文章如 .txt，规则如 .yaml）",
                "save it as plain text first (.txt, rules as .yaml)",
            ),
            Self::WideColon => ("改成半角冒号加空格“: ”", "write a plain colon and a space, `: `"),
            Self::BadDate(_) => {
                ("写成 2021、2021-09 或 2021-09-10", "write it as 2021, 2021-09 or 2021-09-10")
            }
            Self::BadShare(_) => ("写成 5% 或 0.05", "write it as 5% or 0.05"),
            Self::BadFinding(_) => (
                "编号是报告里方括号中的十二位十六进制数，如 3f9c2a71b04e",
                "the id is the twelve hexadecimal digits in the report, such as 3f9c2a71b04e",
            ),
            Self::WideComma => (
                "改成半角逗号加空格“, ”；词里确有全角逗号时用引号括起来",
                "write a plain comma and a space, `, `; quote a word that does hold `，`",
            ),
            Self::WideBar => ("改成半角竖线“|”", "write a plain bar, `|`"),
            Self::NoValueGroup => (
                "例如 占比(?<value>\\d+%)：组里的文字就是读到的值",
                "for example 占比(?<value>\\d+%): what the group holds is read",
            ),
            Self::LargeRegex => {
                ("减少重复次数，如 {1,20} 而不是 {1,1000}", "repeat less: {1,20} rather than {1,1000}")
            }
            Self::NoFilling(_) => (
                "在规则的 with 里给出，如 with: {指标: 出口}",
                "give it in the claim, as in with: {指标: 出口}",
            ),
            Self::NoWords(_) => {
                ("例如 find: {all: [创新药物, 临床|占比]}", "for example find: {all: [创新药物, 临床|占比]}")
            }
            Self::BadMeasure(expected, _) => {
                return vec![if lang == Lang::Zh {
                    format!("写成{}", chinese(expected))
                } else {
                    format!("write {expected}")
                }];
            }
            Self::Argument(_, trouble) => return trouble.help(lang),
            Self::InCell(_, trouble) => return trouble.help(lang),
            Self::BadValue(_, kind) if !kind.is_empty() => {
                return vec![if lang == Lang::Zh {
                    format!("这条规则读的是{}，值要连同单位写，如 12个、约450亿元、50%", measure(kind, 0))
                } else {
                    format!(
                        "the claim reads {kind}: write the value with its unit, such as 12个, 约450亿元, 50%"
                    )
                }];
            }
            Self::BadWorkbook(_) => {
                ("用 Excel 重新存为 .xlsx，或另存为 .csv", "save it again as .xlsx, or as .csv")
            }
            Self::NoColumns(_) => (
                "第一行（标题行之下）写列名：指标、数值、单位、时间、主体、来源",
                "name the columns in the first row (or below a title): claim, value, unit, as_of, subject, source",
            ),
            Self::Relation(fault) => match fault.help() {
                Some(help) => help,
                None => return Vec::new(),
            },
            Self::Multiplied(numeral, unit) => {
                return vec![if lang == Lang::Zh {
                    format!("“{numeral}”算在数里，单位只写“{unit}”")
                } else {
                    format!("`{numeral}` belongs to the number: leave it out and write `{unit}`")
                }];
            }
            Self::Silent(silence) => silence.help(),
            Self::Letters(_) => (
                "多半是扫描时认错了字（O 与 0，l 与 1），请对照原文改正",
                "a scanner takes 0 for O and 1 for l: mend it after the original",
            ),
            Self::OtherKind { .. } => {
                ("删去 kind，或换一个基准单位", "leave `kind` out, or choose another base")
            }
            Self::NoBase(_) => ("base 写它所换算成的单位", "name the unit that it converts to as `base`"),
            Self::NoRuleFile(_) => ("规则文件以 .yaml 或 .yml 结尾", "rule files end in .yaml or .yml"),
            Self::BothValueAndNone | Self::NoValue => (
                "应读到值的例子写 value，不应读到值的例子写 none: true",
                "write `value` where a value must be read, `none: true` where none may be",
            ),
            Self::Denied(_) => ("检查文件的权限", "check the permissions of the file"),
            _ => return Vec::new(),
        };
        vec![if lang == Lang::Zh { zh } else { en }.to_owned()]
    }
}

fn suggestions(word: &str, known: &[String], lang: Lang) -> Vec<String> {
    let zh = lang == Lang::Zh;
    let meant = nearest(word, known.iter().map(String::as_str));
    let meant = meant.map(|w| if zh { format!("是不是“{w}”？") } else { format!("did you mean `{w}`?") });
    let all = known.join(if zh { "、" } else { ", " });
    let all = if zh { format!("可以写：{all}") } else { format!("known: {all}") };
    meant.into_iter().chain((!known.is_empty()).then_some(all)).collect()
}

/// `是不是“甲”或“乙”？`
fn among(meant: &[String], lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("是不是“{}”？", meant.join("”或“")),
        Lang::En => format!("did you mean `{}`?", meant.join("` or `")),
    }
}

/// An expectation that is known by these words.
pub(crate) fn expectation(words: &str) -> Option<&'static str> {
    EXPECTED.iter().find(|(en, _)| *en == words).map(|(en, _)| *en)
}

fn chinese(expected: &'static str) -> &'static str {
    EXPECTED.iter().find(|(en, _)| *en == expected).map_or(expected, |(_, zh)| zh)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_expectation_has_its_chinese() {
        for (en, zh) in EXPECTED {
            assert_eq!(chinese(en), *zh);
        }
    }
}
