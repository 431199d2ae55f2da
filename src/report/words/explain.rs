//! Words of `bacheck explain`: how a value was read, and what it is compared with.

use super::{days, form, measure};
use crate::document::Document;
use crate::finding::Evidence;
use crate::lang::Lang;
use crate::quantity::Hedges;
use crate::report::one_line;
use crate::rule::{Basis, Claim, Modality, TimeUse};
use crate::statement::{Against, Direction, Doubt, Statement, Value, When};

/// The labels of one language.
#[derive(Debug)]
pub struct ExplainWords {
    /// The words of the claim that matched.
    pub words: &'static str,
    /// What the value was taken for.
    pub value: &'static str,
    /// When it holds.
    pub time: &'static str,
    /// What must be alike before it is compared.
    pub key: &'static str,
    /// What a reader would look at twice.
    pub doubts: &'static str,
    /// How the values relate.
    pub compared: &'static str,
    /// Why a rule exists.
    pub why: &'static str,
    /// Its tags.
    pub tags: &'static str,
    /// Its examples.
    pub examples: &'static str,
    /// Claims that read something.
    pub read: &'static str,
    /// Claims that came near.
    pub near: &'static str,
    /// No word of a rule.
    pub no_word: &'static str,
    /// A line without text.
    pub no_sentence: &'static str,
}

const ZH: ExplainWords = ExplainWords {
    words: "词",
    value: "读作",
    time: "时间",
    key: "归入",
    doubts: "存疑",
    compared: "比较",
    why: "为什么",
    tags: "标签",
    examples: "例子",
    read: "读到",
    near: "没有读",
    no_word: "这一句里没有任何规则的词。",
    no_sentence: "这一行没有句子。",
};

const EN: ExplainWords = ExplainWords {
    words: "words",
    value: "read as",
    time: "time",
    key: "key",
    doubts: "doubts",
    compared: "compared",
    why: "why",
    tags: "tags",
    examples: "examples",
    read: "read",
    near: "not read",
    no_word: "No word of any rule stands in this sentence.",
    no_sentence: "There is no sentence on this line.",
};

/// The labels of a language.
pub const fn explain_words(lang: Lang) -> &'static ExplainWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// `“过半”，即>50%`: the value as written, and the set of numbers it was taken for.
pub fn taken_for(value: &Value, written: &str, hedges: &Hedges, lang: Lang) -> String {
    let meant = match value {
        Value::Quantity(quantity) => {
            let text = form(quantity, hedges, lang);
            match lang {
                _ if text == written => String::new(),
                Lang::Zh => format!("，即{text}"),
                Lang::En => format!(", that is {text}"),
            }
        }
        Value::List { items, open } => {
            let more = match (open, lang) {
                (false, _) => "",
                (true, Lang::Zh) => "等",
                (true, Lang::En) => " and more",
            };
            let names = items.join(if lang == Lang::Zh { "、" } else { ", " });
            if lang == Lang::Zh { format!("，即{names}{more}") } else { format!(", that is {names}{more}") }
        }
        Value::Word(word) if word == written => String::new(),
        Value::Word(word) if lang == Lang::Zh => format!("，即{word}"),
        Value::Word(word) => format!(", that is {word}"),
    };
    format!("“{written}”{meant}")
}

/// `没有写明，取文章日期2021-04`; `“2021年”，即2021`.
pub fn governed(document: &Document, when: &When, lang: Lang) -> String {
    let period = days(when.period);
    let stated = when.stated.map(|span| one_line(&document.written(span)));
    let zh = lang == Lang::Zh;
    let cut = match (when.running, zh) {
        (false, _) => "",
        (true, true) => "，到文章日期为止",
        (true, false) => ", cut at the article's date",
    };
    match stated {
        _ if period.is_empty() && zh => "不知道是什么时候，不与别处比较".to_owned(),
        _ if period.is_empty() => "unknown: it compares with nothing elsewhere".to_owned(),
        Some(said) if when.taken_over && zh => format!("“{said}”，取文章日期{period}"),
        Some(said) if when.taken_over => format!("“{said}”: the article's date, {period}"),
        Some(said) if zh => format!("“{said}”，即{period}{cut}"),
        Some(said) => format!("“{said}”, that is {period}{cut}"),
        None if zh => format!("没有写明，取文章日期{period}"),
        None => format!("none is stated: the article's date, {period}"),
    }
}

/// What decides what a statement is compared with.
pub fn key(statement: &Statement, lang: Lang) -> String {
    let zh = lang == Lang::Zh;
    let mut parts: Vec<String> = Vec::new();
    if let Some(subject) = &statement.subject {
        let over = match (statement.doubts.has(Doubt::SubjectTakenOver), zh) {
            (false, _) => "",
            (true, true) => "（取自上文）",
            (true, false) => " (taken over)",
        };
        parts.push(format!("{subject}{over}"));
    }
    parts.extend(statement.scope.clone());
    parts.push(measure(statement.measure, lang).to_owned());
    if statement.basis == Basis::ComparablePrices {
        parts.push(if zh { "可比价格" } else { "comparable prices" }.to_owned());
    }
    match (statement.against, zh) {
        (Against::YearBefore, _) => {}
        (Against::PeriodBefore, true) => parts.push("环比".to_owned()),
        (Against::PeriodBefore, false) => parts.push("on the period before".to_owned()),
        (Against::Since(day), true) => parts.push(format!("与{day}起的时期相比")),
        (Against::Since(day), false) => parts.push(format!("on the period from {day}")),
        (Against::Yearly, true) => parts.push("年均".to_owned()),
        (Against::Yearly, false) => parts.push("a year on average".to_owned()),
    }
    parts.push(modality(statement.modality, lang).to_owned());
    match (statement.direction, zh) {
        (Direction::None, _) => {}
        (Direction::Up, true) => parts.push("增".to_owned()),
        (Direction::Down, true) => parts.push("减".to_owned()),
        (Direction::Up, false) => parts.push("up".to_owned()),
        (Direction::Down, false) => parts.push("down".to_owned()),
    }
    parts.join(" · ")
}

pub(super) const fn modality(modality: Modality, lang: Lang) -> &'static str {
    let (zh, en) = match modality {
        Modality::Fact => ("事实", "fact"),
        Modality::Forecast => ("预计", "forecast"),
        Modality::Target => ("目标", "target"),
        Modality::Capacity => ("产能", "capacity"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// Why the times of two statements let them be compared.
pub fn same_time(claim: &Claim, a: &Evidence, b: &Evidence, lang: Lang) -> String {
    let months = claim.window;
    let (zh, en) = match (claim.time, a.when.taken_over, b.when.taken_over) {
        (TimeUse::Fixed, _, _) => ("不随时间变".to_owned(), "it never changes".to_owned()),
        (TimeUse::Target, _, _) => ("目标时间相合".to_owned(), "the times of the targets fit".to_owned()),
        _ if a.article == b.article => ("同一篇文章里".to_owned(), "in one article".to_owned()),
        (TimeUse::Flow, _, _) => ("时间段相同".to_owned(), "of one period".to_owned()),
        (TimeUse::Level, true, true) => (
            format!("都取文章日期，相隔不超过{months}个月"),
            format!("both at their articles' dates, at most {months} months apart"),
        ),
        (TimeUse::Level, false, false) => ("说的是同一时间".to_owned(), "of one time".to_owned()),
        (TimeUse::Level, _, _) => (
            "一处写明的时间就是另一篇文章的日期".to_owned(),
            "one states the time at which the other appeared".to_owned(),
        ),
    };
    if lang == Lang::Zh { zh } else { en }
}

impl Lang {
    /// How many claims came less near than those that are shown.
    pub fn farther(self, n: usize) -> String {
        match self {
            Self::Zh => format!("还有{n}条规则只有个别词出现。"),
            Self::En => format!("Of {n} more rules some words stand there."),
        }
    }
}
