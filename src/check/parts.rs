//! 长周期占21%，中短周期占69%，两者合计为全部: shares that are said to make the whole.

use rust_decimal::Decimal;

use super::{Sign, Slip, all, evidence, evidence_of, set};
use crate::document::Document;
use crate::finding::Reason;
use crate::interval::Interval;
use crate::quantity::{Hedges, Kind, Quantity};
use crate::scan::places;
use crate::statement::Value;
use crate::text::Span;

/// Words that say that the shares of the sentence are all, and words that say so of a share behind them.
const WHOLE: &[&str] = &["合计为全部", "合计100%", "合计占100%", "之和为100%", "合计为100%", "构成全部"];
const REST: &[&str] = &["其余", "余下", "剩余", "剩下"];
/// The three industries one by one, each before its share, and all at once before 分别 and three shares.
const ONE_BY_ONE: &[[&str; 3]] = &[["一产", "二产", "三产"], ["第一产业", "第二产业", "第三产业"]];
const AT_ONCE: &[&str] = &["一、二、三产业", "一二三产业", "三次产业"];
/// What households and others have a part of, so that the three industries are not all of it.
const OF_OTHERS: &[&str] = &["电", "贷款", "能耗", "用水", "税"];

pub(super) fn slips(article: usize, document: &Document, hedges: &Hedges) -> Vec<Slip> {
    let text = document.text.as_str();
    let sentence_of = |quantity: &Quantity| document.layout.sentence_at(quantity.span.start);
    let mut slips = Vec::new();
    let all = document.quantities.iter().filter(|q| q.kind == Kind::Share && q.value < Decimal::ONE_HUNDRED);
    let all: Vec<&Quantity> = all.collect();
    for shares in all.chunk_by(|a, b| sentence_of(a) == sentence_of(b)).filter(|shares| shares.len() > 1) {
        let sentence = &document.layout.sentences[sentence_of(shares[0])];
        let words = sentence.span.of(text);
        let last = shares.last().map_or(0, |share| share.span.start - sentence.span.start);
        let rest = REST.iter().filter_map(|word| words.find(word)).any(|at| at < last);
        let whole = rest
            || WHOLE.iter().any(|word| words.contains(word))
            || are_industries(text, sentence.span.start, shares);
        if !whole {
            continue;
        }
        let sum =
            shares.iter().fold(Interval::point(Decimal::ZERO), |sum, share| sum.plus(set(share, hedges)));
        if !sum.meets(Interval::point(Decimal::ONE_HUNDRED)) {
            slips.push(Slip {
                reason: Reason::Parts { sum: shares.iter().map(|share| share.value).sum() },
                evidence: shares.iter().map(|share| evidence(article, document, share)).collect(),
            });
        }
    }
    slips.extend(industries(text).map(|(span, sum)| {
        let value = Value::Word(document.written(span));
        Slip { reason: Reason::Parts { sum }, evidence: vec![evidence_of(article, document, span, value)] }
    }));
    slips
}

/// Whether shares are those of the three industries: 一产占比12%，二产占比38%，三产占比50%. `start`: where their sentence begins.
fn are_industries(text: &str, start: usize, shares: &[&Quantity]) -> bool {
    let [first, second, third] = shares else { return false };
    let before = [(start, first), (first.span.end, second), (second.span.end, third)];
    let before = before.map(|(from, share)| text.get(from..share.span.start).unwrap_or_default());
    let each = ONE_BY_ONE.iter().any(|names| (0..3).all(|i| before[i].contains(names[i])));
    let listed = before[1..].iter().all(|words| ["、", "和", "，", ","].contains(words));
    let told = |name: &str| before[0].split_once(name).is_some_and(|(_, rest)| rest.contains("分别"));
    let others = OF_OTHERS.iter().any(|word| before.iter().any(|words| words.contains(word)));
    let sum = first.value + second.value + third.value;
    // What lies far off is of something else: each of its own whole. A wrong digit of tens is ten or twenty off.
    let near = sum >= Decimal::from(80) && sum <= Decimal::from(120);
    near && !others && (each || listed && AT_ONCE.iter().any(|name| told(name)))
}

/// Structures of the three industries (三次产业结构为5.2:40.1:54.7) that do not make 100, with what they make.
fn industries(text: &str) -> impl Iterator<Item = (Span, Decimal)> {
    // Most articles hold no ratio.
    let text = if holds_ratio(text) { text } else { "" };
    // 三次产业结构, 三产结构.
    let industries = |at: &usize| text[*at..].starts_with("产业") || text[..*at].ends_with('三');
    let named = places(text, "产").filter(industries).filter_map(move |at| {
        let reach = text[at..].char_indices().nth(40).map_or(text.len(), |(end, _)| at + end);
        let clause = text[at..reach].split(['，', '。', '；', '\n']).next()?;
        ["结构", "比例", "构成", "之比", "比重"]
            .iter()
            .any(|word| clause.contains(word))
            .then_some((at, clause))
    });
    let ratios = named.flat_map(|(at, clause)| {
        ratios(clause).map(move |(span, parts)| (Span::new(at + span.start, at + span.end), parts))
    });
    let mut seen = 0;
    ratios.filter_map(move |(span, parts)| {
        let new = span.start >= seen;
        seen = seen.max(span.end);
        let zero = Interval::point(Decimal::ZERO);
        let place = |n: &Decimal| Decimal::new(1, n.scale());
        let whole = parts.iter().fold(zero, |sum, n| sum.plus(Interval::rounded(*n, place(n))));
        let sum: Decimal = parts.iter().sum();
        // 2:5:3 says how they lie to one another.
        let shares = sum > Decimal::from(70) && sum < Decimal::from(130);
        (new && shares && !whole.holds(Decimal::ONE_HUNDRED)).then_some((span, sum))
    })
}

/// Whether a colon stands between digits twice.
fn holds_ratio(text: &str) -> bool {
    let digit = |at: Option<usize>| {
        at.and_then(|at| text.as_bytes().get(at)).is_some_and(|b| b.is_ascii_digit() || *b == b'.')
    };
    let signs = [":", "：", "∶"];
    let between = |sign: &'static str| {
        places(text, sign).filter(move |at| digit(at.checked_sub(1)) && digit(Some(at + sign.len())))
    };
    signs.into_iter().flat_map(between).nth(1).is_some()
}

/// The ratios of three numbers in a clause: 5.2:40.1:54.7.
fn ratios(clause: &str) -> impl Iterator<Item = (Span, Vec<Decimal>)> {
    let sign = |c: char| c.is_ascii_digit() || matches!(c, '.' | ':' | '：' | '∶');
    let mut at = 0;
    clause.split(move |c: char| !sign(c)).filter_map(move |run| {
        let start = at;
        at += run.len() + clause[start + run.len()..].chars().next().map_or(0, char::len_utf8);
        let parts = run.split([':', '：', '∶']).map(|n| n.parse().ok()).collect::<Option<Vec<Decimal>>>()?;
        (parts.len() == 3).then_some((Span::new(start, start + run.len()), parts))
    })
}

/// Shares are two at least; of the three industries all are named.
pub(super) fn signs() -> Vec<(&'static str, Sign)> {
    let shares = all(WHOLE, Sign::Beside(2)).chain(all(REST, Sign::Beside(2)));
    let industries = all(AT_ONCE, Sign::Beside(3)).chain(all(ONE_BY_ONE.as_flattened(), Sign::Beside(3)));
    shares.chain(industries).collect()
}

#[cfg(test)]
mod tests {
    use super::super::table::check;
    use super::*;

    #[test]
    fn shares_of_one_whole() {
        check(
            slips,
            &[
                ("短线产品占比31%，长线产品占比59%，两者合计为全部。", Some("sum: 90")),
                ("短线产品占比31%，长线产品占比69%，两者合计为全部。", None),
                ("短线产品占比约31%，其余为长线产品，占比约70%。", None),
                ("男性占51%，老人占19%，其余未作统计。", None),
                ("处理率、集中率分别达100%、85%。", None),
                ("短线产品占比31%，长线产品占比59%。", None),
                ("三次产业结构为5.2:40.1:54.7。", None),
                ("三次产业结构为5.2:40.1:54.8。", None),
                ("三次产业结构为5.2：40.1：57.7。", Some("sum: 103.0")),
                ("三次产业结构比由6.0:41.0:53.0调整为5.2:40.1:51.7。", Some("sum: 97.0")),
                ("三次产业结构比由6.0:41.0:53.0调整为5.2:40.1:54.7。", None),
                ("产业用地、居住、绿地比例为2:5:3。", None),
                ("一产占比12%，二产占比38%，三产占比52%。", Some("sum: 102")),
                ("一产占比12%，二产占比38%，三产占比50%。", None),
                ("一、二、三产业占比分别为12%、38%、52%。", Some("sum: 102")),
                ("三次产业占比分别为5.2%、40.1%、54.8%。", None),
                ("第一产业占12.1%，第二产业占38.1%，第三产业占51.8%。", Some("sum: 102.0")),
                ("一产用电占比1.2%，二产用电占比68.1%，三产用电占比22%。", None),
                ("三次产业结构优化，服务业占比52%，工业占比38%，建筑业占比8%。", None),
                ("一产占比5%，二产占比40%，三产占比52%，其中金融业占比12%。", None),
                ("第一产业占8.1%，第二产业占39.8%，第三产业占62.1%。", Some("sum: 110.0")),
                ("一产占比12%，二产占比38%，三产占比30%。", Some("sum: 80")),
                ("一产占比12%，二产占比68%，三产占比60%。", None),
                ("三产结构为7.1：38.3：55.6。", Some("sum: 101.0")),
                ("三次产业增加值比重为7.1：38.3：55.6。", Some("sum: 101.0")),
                ("三次产业增加值比重为7.1：38.3：54.6。", None),
                ("一产增长3.2%，二产增长38%，三产增长52%。", None),
            ],
        );
    }
}
