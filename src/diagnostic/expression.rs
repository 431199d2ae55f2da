//! What can be wrong with a relation between claims, in Chinese and English.

use crate::lang::Lang;

/// Why an expression makes no sense.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A sign stands where a claim or a number must.
    NoOperand,
    /// A claim or a number stands where a sign must.
    NoSign,
    /// Neither `=` nor `<=` and the like.
    NoComparison,
    /// More than one of them.
    TwoComparisons,
    /// A parenthesis without its other half.
    Parenthesis,
    /// A character that means nothing here.
    Character(char),
    /// More claims, numbers and signs than anybody can read.
    Long,
    /// `a-b` where both are claims.
    Glued(String),
    /// A claim that reads lists or words.
    NoNumber(String),
    /// Neither side names a claim.
    NoClaim,
    /// `days` beside claims that are all of a day.
    NoFlow,
    /// What the two sides of a sign measure.
    Units(String, String),
}

impl Fault {
    /// What is wrong, in one sentence without a full stop.
    pub(super) fn message(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => self.zh(),
            Lang::En => self.en(),
        }
    }

    fn zh(&self) -> String {
        match self {
            Self::NoOperand => "这里应有一个规则编号或数".to_owned(),
            Self::NoSign => "这里应有一个运算符".to_owned(),
            Self::NoComparison => "关系式缺少 =、<= 或 >=".to_owned(),
            Self::TwoComparisons => "关系式只能有一个 =、<= 或 >=".to_owned(),
            Self::Parenthesis => "括号没有配对".to_owned(),
            Self::Character(c) => format!("关系式里不能用“{c}”"),
            Self::Long => "关系式太长".to_owned(),
            Self::Glued(word) => format!("没有名为“{word}”的规则"),
            Self::NoNumber(claim) => format!("规则“{claim}”读到的不是数"),
            Self::NoClaim => "关系式里没有任何规则".to_owned(),
            Self::NoFlow => "days 是时段的天数，关系式里却没有时段量".to_owned(),
            Self::Units(a, b) => format!("两边量的不是一种东西：{}与{}", measure(a, 0), measure(b, 0)),
        }
    }

    fn en(&self) -> String {
        match self {
            Self::NoOperand => "a claim or a number is missing here".to_owned(),
            Self::NoSign => "a sign is missing here".to_owned(),
            Self::NoComparison => "a relation needs =, <= or >=".to_owned(),
            Self::TwoComparisons => "a relation has one =, <= or >= only".to_owned(),
            Self::Parenthesis => "a parenthesis without its other half".to_owned(),
            Self::Character(c) => format!("`{c}` means nothing in a relation"),
            Self::Long => "the relation is too long".to_owned(),
            Self::Glued(word) => format!("no claim is called `{word}`"),
            Self::NoNumber(claim) => format!("claim `{claim}` reads no number"),
            Self::NoClaim => "a relation without a claim".to_owned(),
            Self::NoFlow => "`days` counts the days of a period, but no claim here has one".to_owned(),
            Self::Units(a, b) => {
                format!("the two sides measure different things: {} and {}", measure(a, 1), measure(b, 1))
            }
        }
    }

    /// What to do, in Chinese and English.
    pub(super) fn help(&self) -> Option<(&'static str, &'static str)> {
        Some(match self {
            Self::NoComparison | Self::TwoComparisons | Self::NoClaim => (
                "例如 park-drugs / drug-share = city-drugs，或 part <= whole",
                "for example `park-drugs / drug-share = city-drugs`, or `part <= whole`",
            ),
            Self::Character(_) => {
                ("可以用 + - * / × ÷ ( ) = <= >= < > ≤ ≥", "known: + - * / × ÷ ( ) = <= >= < > ≤ ≥")
            }
            Self::NoFlow => ("给其中一条规则写上 time: flow", "give one of the claims `time: flow`"),
            Self::Glued(_) => ("减号两边要留空格：a - b", "write spaces around the minus sign: `a - b`"),
            Self::Units(..) => (
                "比率（share）由两个同类的量相除而得",
                "a share is what two values of one kind give when one is divided by the other",
            ),
            _ => return None,
        })
    }
}

/// The Chinese (0) or English (1) name of a measure; products and quotients as they are.
pub(super) fn measure(name: &str, lang: usize) -> &str {
    const NAMES: [(&str, [&str; 2]); 15] = [
        ("", ["比率", "a share"]),
        ("count", ["个数", "a count"]),
        ("money", ["金额", "money"]),
        ("area", ["面积", "an area"]),
        ("length", ["长度", "a length"]),
        ("mass", ["重量", "a mass"]),
        ("volume", ["体积", "a volume"]),
        ("duration", ["时长", "a duration"]),
        ("percentage_points", ["百分点", "percentage points"]),
        ("share", ["占比", "a share"]),
        ("change", ["增减幅度", "a change"]),
        ("percentage", ["百分数", "a percentage"]),
        ("multiple", ["倍数", "a multiple"]),
        ("score", ["得分", "a score"]),
        ("rate", ["单位量", "a rate"]),
    ];
    NAMES.iter().find(|(known, _)| *known == name).map_or(name, |(_, names)| names[lang])
}
