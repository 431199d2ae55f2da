//! Why words of a claim gave no statement, as a sentence.

use crate::document::Document;
use crate::lang::Lang;
use crate::report::one_line;
use crate::rule::{Claim, Measure, RuleSet, ValueRule};
use crate::statement::Lack;
use crate::text::Span;

/// `没有“临床”或“占比”`: the first thing that was lacking, without a full stop.
pub fn lack(rules: &RuleSet, claim: usize, document: &Document, lack: Lack, lang: Lang) -> String {
    let said = |span: Span| one_line(&document.written(span));
    let zh = lang == Lang::Zh;
    match lack {
        Lack::Word(slot) => {
            let words = either(rules.terms.slot(claim, slot), lang);
            if zh { format!("没有{words}") } else { format!("no {words}") }
        }
        Lack::Forbidden(span) if zh => format!("有不许出现的“{}”（none）", said(span)),
        Lack::Forbidden(span) => format!("“{}” stands there, which `none` forbids", said(span)),
        Lack::Tie(a, b) if zh => format!("“{}”和“{}”离这些词一样近，说不准是哪一个", said(a), said(b)),
        Lack::Tie(a, b) => {
            format!("“{}” and “{}” are equally near to the words: ambiguous", said(a), said(b))
        }
        Lack::Subject(subject) => {
            let name = &rules.subjects[subject].name;
            if zh {
                format!("说的是“{name}”，不是规则的主体")
            } else {
                format!("it is said of “{name}”, another subject")
            }
        }
        Lack::Value => value(rules, claim, lang),
        Lack::Of => whole(&rules.claims[claim], lang),
        Lack::Measure(found) => {
            let found = measure(found, lang);
            if zh {
                format!("说的是{found}，规则不读（measure）")
            } else {
                format!("it is {found}, which `measure` leaves out")
            }
        }
        Lack::Only(key) if zh => format!("规则的“{key}”不读这样的说法"),
        Lack::Only(key) => format!("`{key}` of the rule leaves such statements out"),
        Lack::Together if zh => "词不在同一个分句里（within: clause）".to_owned(),
        Lack::Together => "the words do not stand in one clause (within: clause)".to_owned(),
        Lack::Whole if zh => "这些词在“其中”之后，说的是部分".to_owned(),
        Lack::Whole => "the words stand behind 其中, and so speak of a part".to_owned(),
        Lack::Elsewhere if zh => "有这类数值，但都属于别的词，或离得太远".to_owned(),
        Lack::Elsewhere => "there are such values, but they belong to other words or are too far".to_owned(),
        Lack::Target if zh => "说的不是目标（time: target）".to_owned(),
        Lack::Target => "it is no target (time: target)".to_owned(),
    }
}

/// `“甲”或“乙”`.
pub(super) fn either(words: Vec<&str>, lang: Lang) -> String {
    let or = if lang == Lang::Zh { "或" } else { " or " };
    words.iter().map(|word| format!("“{word}”")).collect::<Vec<_>>().join(or)
}

/// What sort of value is not there.
fn value(rules: &RuleSet, claim: usize, lang: Lang) -> String {
    let sort = super::rule::value(rules, claim, lang);
    if lang == Lang::Zh {
        format!("没有可读的值（{sort}）")
    } else {
        format!("no value to read ({sort})")
    }
}

fn whole(claim: &Claim, lang: Lang) -> String {
    let of = match &claim.value {
        ValueRule::Quantity { of: Some(of), .. } => of.as_str(),
        _ => "",
    };
    if lang == Lang::Zh {
        format!("没有说是“{of}”的占比，或说的是别的整体（of）")
    } else {
        format!("the whole it is a share of is not “{of}” (of)")
    }
}

/// Stock, new, cumulative, average, as a noun.
pub(in crate::report) fn measure(measure: Measure, lang: Lang) -> &'static str {
    let (zh, en) = match measure {
        Measure::Stock => ("存量", "a stock"),
        Measure::New => ("新增", "what is new"),
        Measure::Cumulative => ("累计", "a cumulative value"),
        Measure::Average => ("平均", "an average"),
    };
    if lang == Lang::Zh { zh } else { en }
}
