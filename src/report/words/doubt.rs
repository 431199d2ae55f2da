//! What speaks against a reading, in words.

use crate::finding::Finding;
use crate::lang::Lang;
use crate::statement::{Confidence, Doubt};

/// One doubt.
pub const fn doubt(doubt: Doubt, lang: Lang) -> &'static str {
    match (lang, doubt) {
        (Lang::Zh, Doubt::SubjectTakenOver) => "主体取自上文",
        (Lang::Zh, Doubt::SeveralValues) => "分句里有几个可取的值",
        (Lang::Zh, Doubt::OtherClause) => "值与关键词不在同一分句",
        (Lang::Zh, Doubt::OtherSentence) => "值与关键词不在同一句",
        (Lang::Zh, Doubt::TimeTakenOver) => "时间取自上文",
        (Lang::Zh, Doubt::DateInferred) => "文章日期是从正文推断的",
        (Lang::Zh, Doubt::LineEnd) => "数字跨行",
        (Lang::En, Doubt::SubjectTakenOver) => "the subject was taken over",
        (Lang::En, Doubt::SeveralValues) => "the clause holds several such values",
        (Lang::En, Doubt::OtherClause) => "value and words stand in different clauses",
        (Lang::En, Doubt::OtherSentence) => "value and words stand in different sentences",
        (Lang::En, Doubt::TimeTakenOver) => "the time was taken over",
        (Lang::En, Doubt::DateInferred) => "the article's date was inferred from its text",
        (Lang::En, Doubt::LineEnd) => "the number runs over a line end",
    }
}

/// `把握较低：文章日期是从正文推断的，时间取自上文。` behind a finding of low confidence; of the others, that a date was inferred.
pub(super) fn remark(finding: &Finding, lang: Lang) -> String {
    let holds = |doubt: &Doubt| finding.evidence.iter().any(|evidence| evidence.doubts.has(*doubt));
    let low = finding.confidence() == Confidence::Low;
    let told = Doubt::ALL.into_iter().filter(holds).filter(|doubt| low || *doubt == Doubt::DateInferred);
    let told: Vec<&str> = told.map(|told| doubt(told, lang)).collect();
    match lang {
        _ if told.is_empty() => String::new(),
        Lang::Zh if low => format!("把握较低：{}。", told.join("，")),
        Lang::Zh => format!("{}。", told.join("，")),
        Lang::En if low => format!(" Low confidence: {}.", told.join(", ")),
        Lang::En => format!(" Mind that {}.", told.join(", ")),
    }
}
