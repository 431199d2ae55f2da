//! The words near every quantity.

use rayon::prelude::*;

use super::Ground;
use super::names::Name;
use super::sort::Sort;
use crate::document::Document;
use crate::quantity::Kind;
use crate::sentence::Sentence;
use crate::text::Span;
use crate::words::tagged;

/// A quantity with the words near it, the nearest first.
#[derive(Debug, Clone)]
pub(super) struct Surrounding {
    pub article: usize,
    pub span: Span,
    /// As written: 个, 家.
    pub unit: String,
    pub sort: Sort,
    pub terms: Vec<Term>,
    /// What is counted or measured: 药物 of 12个创新药物, 产值 of 产值增长8%. None where the words leave it open.
    pub head: Option<String>,
}

/// A word, or some that stand side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    pub text: String,
    pub span: Span,
    /// It names a thing; by itself a verb says too little.
    pub noun: bool,
    /// How many dictionary words it is made of.
    pub parts: usize,
    /// Characters, figures and clauses between it and the quantity.
    pub distance: usize,
}

/// Terms that are kept for a quantity.
const KEPT: usize = 14;
/// What a figure and a clause between a term and the quantity count for, in characters.
const FIGURE: usize = 8;
const CLAUSE: usize = 5;

/// Words that stand beside figures of all sorts and say nothing of what they measure.
const EMPTY: &[&str] = &[
    "实现", "达到", "完成", "拥有", "共有", "成为", "位居", "超过", "突破", "同比", "环比", "预计", "力争",
    "目前", "截至", "累计", "新增", "分别", "其中", "总计", "合计", "共计", "全市", "全区", "全省", "全国",
    "全县", "全年", "年均", "左右", "以上", "以下", "进行", "包括", "成功", "已经", "形成", "平均", "约为",
    "仅为", "高达", "有望", "持续", "连续", "同期", "去年", "今年", "明年", "近年", "方面", "情况", "水平",
    "比上年", "上年", "预期", "左右", "单位", "领域", "进入", "占据", "占全市", "增至", "提升至", "新增长",
    "记者", "负责人", "介绍", "表示", "显示", "数据", "如今", "当前", "此外", "同时",
];

/// Quantities of all articles with the words near them, in the order of articles and text.
pub(super) fn surroundings(ground: &Ground) -> Vec<Surrounding> {
    let all = ground.documents.par_iter().enumerate();
    all.flat_map_iter(|(article, document)| of_document(ground, article, document)).collect()
}

fn of_document(ground: &Ground, article: usize, document: &Document) -> Vec<Surrounding> {
    let mut out = Vec::new();
    for sentence in &document.layout.sentences {
        let (_, quantities) = document.quantities_in(sentence.span);
        if quantities.is_empty() {
            continue;
        }
        let terms = terms(document, sentence, ground.names);
        for quantity in quantities {
            let Some(sort) = Sort::of(quantity, ground.units) else { continue };
            let terms = near(document, sentence, quantity.span, &terms);
            let head = head(&sort, quantity.span, &terms);
            out.push(Surrounding {
                article,
                span: quantity.span,
                unit: quantity.unit.to_string(),
                sort,
                terms,
                head,
            });
        }
    }
    out
}

/// The last noun of those right behind a count, else the nearest noun before. What a share is of may stand anywhere.
fn head(sort: &Sort, value: Span, terms: &[Term]) -> Option<String> {
    let words = || terms.iter().filter(|term| term.parts == 1);
    if sort.kind == Kind::Share {
        return None;
    }
    let mut behind: Vec<&Term> = words().filter(|term| term.span.start >= value.end).collect();
    behind.sort_by_key(|term| term.span.start);
    let mut end = value.end;
    let mut last = None;
    for term in behind.into_iter().take_while(|term| sort.kind == Kind::Count && term.noun) {
        if term.span.start != end {
            break;
        }
        (end, last) = (term.span.end, Some(term));
    }
    let before = words().filter(|term| term.noun && term.span.end <= value.start && !says_how(&term.text));
    last.or_else(|| before.max_by_key(|term| term.span.end)).map(|term| term.text.clone())
}

/// Words that say how a value changed or that it is a part, not of what.
pub(super) fn says_how(word: &str) -> bool {
    const HOW: &[&str] =
        &["增长", "下降", "增速", "增幅", "降幅", "涨幅", "跌幅", "占比", "比重", "比例", "份额"];
    HOW.contains(&word)
}

/// Long forms and their short ones, which reports write side by side. A rule looks for either.
const FORMS: &[(&str, &str)] = &[
    ("规模以上", "规上"),
    ("限额以上", "限上"),
    ("高新技术企业", "高企"),
    ("战略性新兴产业", "战新产业"),
    ("固定资产投资", "固投"),
    ("地区生产总值", "GDP"),
];

/// The content words of a sentence, and what stands side by side as one; figures, times and names are left out.
fn terms(document: &Document, sentence: &Sentence, names: &[Name]) -> Vec<Term> {
    let text = document.text.as_str();
    let mut out = forms(text, sentence.span);
    let mut taken = taken(document, sentence, names);
    taken.extend(out.iter().map(|term| term.span));
    let mut run: Vec<(Span, bool)> = Vec::new();
    let mut at = sentence.span.start;
    for (word, tag) in tagged(sentence.span.of(text)) {
        let span = Span::new(at, at + word.len());
        at = span.end;
        let content = is_content(word, tag) && !taken.iter().any(|taken| taken.overlaps(span));
        if content {
            run.push((span, !tag.starts_with('v') || tag == "vn"));
        } else {
            join(text, &run, &mut out);
            run.clear();
        }
    }
    join(text, &run, &mut out);
    out
}

/// What has a short form, as both.
fn forms(text: &str, sentence: Span) -> Vec<Term> {
    let mut out = Vec::new();
    for (long, short) in FORMS {
        for form in [long, short] {
            for (at, _) in sentence.of(text).match_indices(form) {
                let span = Span::new(sentence.start + at, sentence.start + at + form.len());
                out.push(Term { text: format!("{long}|{short}"), span, noun: true, parts: 1, distance: 0 });
            }
        }
    }
    out
}

fn taken(document: &Document, sentence: &Sentence, names: &[Name]) -> Vec<Span> {
    let text = document.text.as_str();
    let (_, quantities) = document.quantities_in(sentence.span);
    let mut taken: Vec<Span> = quantities.iter().map(|quantity| quantity.span).collect();
    taken.extend(document.times_in(sentence.span).iter().map(|time| time.span));
    let all = names.iter().flat_map(|name| std::iter::once(&name.name).chain(&name.aliases));
    for name in all {
        let found = sentence.span.of(text).match_indices(name.as_str());
        taken.extend(
            found.map(|(at, _)| Span::new(sentence.span.start + at, sentence.span.start + at + name.len())),
        );
    }
    taken
}

fn is_content(word: &str, tag: &str) -> bool {
    let sort = tag.starts_with(['n', 'v', 'j', 'l', 'b', 'i']) || matches!(tag, "an" | "a" | "eng");
    let name = tag.starts_with("ns") || tag.starts_with("nr") || tag.starts_with("nt");
    let han = word.chars().all(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c) || c.is_ascii_alphabetic());
    sort && !name && han && !EMPTY.contains(&word)
}

/// The words of a run, and two or three of them as one term.
fn join(text: &str, run: &[(Span, bool)], out: &mut Vec<Term>) {
    const MOST: usize = 3;
    for from in 0..run.len() {
        for to in from + 1..=run.len().min(from + MOST) {
            let span = run[from].0.hull(run[to - 1].0);
            let words = span.of(text);
            let noun = run[from..to].iter().any(|(_, noun)| *noun) && run[to - 1].1;
            if words.chars().count() >= 2 {
                out.push(Term { text: words.to_owned(), span, noun, parts: to - from, distance: 0 });
            }
        }
    }
}

/// The terms nearest to a quantity: those before it in its sentence, and behind it in its clause.
fn near(document: &Document, sentence: &Sentence, value: Span, terms: &[Term]) -> Vec<Term> {
    let text = document.text.as_str();
    let clause = document.layout.clause_at(sentence, value.start);
    let mut out: Vec<Term> = Vec::new();
    for term in terms {
        let behind = term.span.start >= value.end;
        if behind && term.span.end > clause.end {
            continue;
        }
        let gap = if behind {
            Span::new(value.end, term.span.start)
        } else {
            Span::new(term.span.end, value.start.max(term.span.end))
        };
        let (_, figures) = document.quantities_in(gap);
        let clauses = gap.of(text).matches(['，', '；', '：', ',']).count();
        let distance = gap.of(text).chars().count() + FIGURE * figures.len() + CLAUSE * clauses;
        if figures.len() <= 2 && distance <= 60 {
            out.push(Term { distance, ..term.clone() });
        }
    }
    out.sort_by(|a, b| (a.distance, b.parts, a.span.start).cmp(&(b.distance, a.parts, b.span.start)));
    out.truncate(KEPT);
    out
}
