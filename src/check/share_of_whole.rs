//! 10个，占比60%: 10 is 60 % of no whole number. 32人，其中27人，占74%: it is 84 % of the whole that is named.

use rust_decimal::Decimal;

use super::{Sign, Slip, evidence, set};
use crate::document::Document;
use crate::finding::Reason;
use crate::interval::Bound;
use crate::quantity::{Hedges, Kind, Quantity, Relation};

/// Words between a count and a share that say that the share is of the same things.
const SAME: &[&str] = &[
    "占比", "占", "比重", "比例", "全市", "全国", "全省", "全区", "全县", "全镇", "全校", "全院", "全部",
    "总数", "总量", "总人数", "总户数", "约", "为", "达到", "达", "到", "的", "，", "、", "（", "(", ",",
    "其", "分别",
];

pub(super) fn slips(article: usize, document: &Document, hedges: &Hedges) -> Vec<Slip> {
    let alone = shares(document).filter(|said| said.whole.is_none());
    let slip = |Said { count, share, .. }: Said| {
        let reason = Reason::ShareOfWhole { nearest: impossible(count.value, share, hedges)? };
        Some(Slip { reason, evidence: [count, share].map(|q| evidence(article, document, q)).to_vec() })
    };
    alone.filter_map(slip).collect()
}

/// The counts that are another part of the whole named before them than is said.
pub(super) fn parts(article: usize, document: &Document, hedges: &Hedges) -> Vec<Slip> {
    let slip = |Said { whole, count, share }: Said| {
        let whole = whole?;
        let reason = another(whole, count, share, hedges)?;
        Some(Slip {
            reason,
            evidence: [whole, count, share].map(|q| evidence(article, document, q)).to_vec(),
        })
    };
    shares(document).filter_map(slip).collect()
}

/// A share stands behind its count, names of both between.
pub(super) fn signs() -> Vec<(&'static str, Sign)> {
    const NAMES: usize = 30;
    vec![("占", Sign::Before(2, NAMES))]
}

/// A count, its share, and the whole where it is named before them.
struct Said<'d> {
    whole: Option<&'d Quantity>,
    count: &'d Quantity,
    share: &'d Quantity,
}

fn shares(document: &Document) -> impl Iterator<Item = Said<'_>> {
    let text = document.text.as_str();
    let all = &document.quantities;
    (1..all.len()).filter(|&at| is_share_of(text, &all[at - 1], &all[at])).map(|at| {
        let (count, share) = (&all[at - 1], &all[at]);
        let before = at.checked_sub(2).map(|at| &all[at]);
        Said { whole: before.filter(|whole| is_whole_of(text, whole, count, share)), count, share }
    })
}

/// Words for other wholes than the one that stands before the count.
const OTHERS: [char; 2] = ['全', '其'];

/// Whether a count is said to be a part of the whole before it, and the share to be that of this whole: 32人，其中27人，占74%.
fn is_whole_of(text: &str, whole: &Quantity, count: &Quantity, share: &Quantity) -> bool {
    let like = whole.relation == Relation::Exact && whole.unit == count.unit && whole.value >= count.value;
    let words = text.get(whole.span.end..count.span.start).filter(|_| like);
    let part = words.and_then(|words| words.trim_start_matches(['，', '（', '(', ',']).strip_prefix("其中"));
    // A noun behind the count is its own: 32人，其中27个…
    let named =
        part.is_some_and(|noun| noun.len() <= 45 && !noun.contains(['，', '。', '；', '、', ',', '\n']));
    let own = text.get(count.span.end..share.span.start);
    named && own.is_some_and(|words| !words.contains(OTHERS) && says_same(words, ""))
}

/// The share that the count is of the whole, where it is not the stated one.
fn another(whole: &Quantity, count: &Quantity, share: &Quantity, hedges: &Hedges) -> Option<Reason> {
    let is = set(count, hedges).over(set(whole, hedges)).scaled(Decimal::ONE_HUNDRED);
    let implied = count.value.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole.value)?;
    // Shares are often cut off, not rounded: 66.6% of two thirds.
    let stated = set(share, hedges);
    let cut = stated.shifted(share.place.checked_div(Decimal::TWO)?);
    (!is.meets(stated) && !is.meets(cut)).then_some(Reason::PartOfWhole { implied })
}

/// Whether the second says what part of their whole the things are that the first counts.
fn is_share_of(text: &str, count: &Quantity, share: &Quantity) -> bool {
    let counted = count.kind == Kind::Count
        && count.relation == Relation::Exact
        && count.value.is_integer()
        && count.value > Decimal::ONE
        && !matches!(&*count.unit, "类" | "大类")
        && share.kind == Kind::Share;
    let between = text.get(count.span.end..share.span.start).filter(|_| counted);
    between.is_some_and(|words| {
        words.contains('占') && words.len() <= 60 && says_same(words, noun_before(text, count))
    })
}

/// Whether words hold nothing but what says that a share is of the same things, and what those are called.
fn says_same(mut words: &str, noun: &str) -> bool {
    let same = |words: &str| SAME.iter().find_map(|word| words.strip_prefix(word)).map(str::len);
    while let Some(rest) = same(words).or_else(|| without_noun(words, noun)) {
        words = &words[words.len() - rest..];
    }
    words.is_empty()
}

/// A noun is no longer than this, in characters.
const LONGEST_NOUN: usize = 15;

/// What is counted, as far as it stands before its number.
fn noun_before<'t>(text: &'t str, count: &Quantity) -> &'t str {
    let head = &text[..count.span.start];
    let near = head.char_indices().rev().take(LONGEST_NOUN).last().map_or(head.len(), |(at, _)| at);
    head[near..].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

/// How much is left of words that begin with the noun that is counted, or with its end: 委员 behind 女委员.
fn without_noun(words: &str, noun: &str) -> Option<usize> {
    let ends = noun.char_indices().map(|(at, _)| &noun[at..]).filter(|end| end.chars().count() >= 2);
    ends.filter_map(|end| words.strip_prefix(end)).map(str::len).next()
}

/// The whole numbers on both sides, with the share that the count is of them, where none has the stated share.
fn impossible(count: Decimal, share: &Quantity, hedges: &Hedges) -> Option<[(Decimal, Decimal); 2]> {
    let stated = set(share, hedges);
    let percent = |whole: Decimal| count.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole);
    let (Bound::Closed(high) | Bound::Excluded(high)) = stated.high else { return None };
    let least = count.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(high)?.floor().max(count);
    let next = least.checked_add(Decimal::ONE)?;
    let around = [(least, percent(least)?), (next, percent(next)?)];
    let possible = around.iter().any(|&(_, share)| stated.holds(share));
    (!possible).then_some(around)
}

#[cfg(test)]
mod tests {
    use super::super::table::check;
    use super::*;

    #[test]
    fn counts_and_their_shares() {
        check(
            slips,
            &[
                ("全市在研药物里生物城有10个，占比60%。", Some("16")),
                ("全市在研药物里生物城有10个，占比50%。", None),
                ("女职工45人，占37.5%。", None),
                ("党员23人，占31%。", None),
                ("入选7家，占全市的40%。", Some("17")),
                ("入选7家，占全市的约40%。", None),
                ("入选7家，占全市的四成。", None),
                ("入选3家，占全市三分之一。", None),
                ("10家企业产值占60%。", None),
                ("骨干企业10家，产值占比60%。", None),
                ("骨干企业10家，占全市产值的60%。", None),
                ("近10家，占比60%。", None),
                ("入选10家，占比过半。", None),
                ("获奖1个，占比60%。", None),
                ("入选1234家，占比61.7%。", None),
                ("女委员15名，占委员总数的41.4%。", Some("36")),
                ("女委员15名，占委员总数的41.7%。", None),
                ("入选企业7家，占全省入选企业的31%。", Some("22")),
                ("入选企业7家，占全省企业用地的31%。", None),
                ("教师、医生、民警三类占72%。", None),
            ],
        );
    }

    #[test]
    fn parts_of_a_named_whole() {
        check(
            parts,
            &[
                ("到会代表3268人，其中女代表2745人，占74.0%。", Some("PartOfWhole { implied: 83.99")),
                ("到会代表3268人，其中女代表2745人，占84.0%。", None),
                ("到会代表3268人，其中女代表2745人，约占84%。", None),
                ("到会代表3268人（其中女代表2745人，占74.0%）。", Some("implied: 83.99")),
                ("全省县区86个，其中本市12个，占全省的14.0%。", None),
                ("企业86家，其中民营企业72家，占全市的14.0%。", None),
                ("企业3268家，其中科技企业2745家，占科技企业总数的74.0%。", None),
                ("企业近90家，其中民营企业72家，占83.7%。", None),
                ("企业86家，民营企业72家，占80.0%。", None),
            ],
        );
    }
}
