//! 从551亿元跃升至1050亿元、增长90.6%，规模翻了一番: a doubling that does not stand right behind the values or the growth that it is
//! said of.

use super::Said;
use super::loose::is_loose;
use super::verb::{Verb, verb, verb_before};
use crate::document::Document;
use crate::quantity::{Kind, Quantity};
use crate::text::Span;

/// How far behind the values or the growth the doubling may stand, in bytes.
const REACH: usize = 60;
/// Words around the noun of a doubling that say nothing of it: no other base, no other time, no hope, no hedge.
const PLAIN: &[&str] = &[
    "，", "、", "（", "(", ",", "实现了", "实现", "完成", "已经", "已", "正好", "恰好", "刚好", "整整",
    "足足",
];
/// How much there is of a thing, whatever its measure.
const SIZE: &[&str] = &["总规模", "规模", "总量", "体量", "总额", "总值"];
/// What may stand before a size and names no other thing: 工业生产规模, where 工业总产值 grew.
const NEUTRAL: &[&str] = &["生产", "经济", "产业", "总体", "整体", "的"];

/// Doublings of what changed from one value to another, but for those right behind it.
pub(super) fn of_values(document: &Document) -> impl Iterator<Item = Said<'_>> {
    doublings(document).filter_map(|(at, stated)| {
        let (from, to, last) = changed(document, at)?;
        let between = between(document, last, stated)?;
        if last.span == to.span && verb(between, &document.text.as_str()[stated.span.start..]).is_some() {
            return None;
        }
        let noun = noun(between)?;
        let subject = subject(document, from);
        let sure = noun.is_empty() || noun == subject;
        let said = sure || is_size(noun, subject, from.kind);
        let verb =
            Verb { drop: stated.span.of(document.text.as_str()).starts_with('减'), ..Verb::default() };
        said.then_some(Said { from, to, stated, verb, sure })
    })
}

/// Growths with a doubling behind them that is loosely said of the same, no values being named: 增长90.6%，翻了一番.
pub(super) fn of_rates(document: &Document) -> impl Iterator<Item = (&Quantity, &Quantity)> {
    let text = document.text.as_str();
    doublings(document).filter_map(move |(at, stated)| {
        let rate = &document.quantities[at.checked_sub(1)?];
        let verb = verb_before(&text[..rate.span.start])?;
        let up = rate.unit == "%" && !verb.annual && !verb.drop && !verb.becomes;
        let alone = up && changed(document, at).is_none();
        let bare = alone && noun(between(document, rate, stated)?)?.is_empty();
        bare.then_some((rate, stated))
    })
}

/// The quantities that say 翻番 or 减半, each with its place among all.
fn doublings(document: &Document) -> impl Iterator<Item = (usize, &Quantity)> {
    let text = document.text.as_str();
    let all = document.quantities.iter().enumerate();
    all.filter(move |(_, quantity)| quantity.unit == "%" && is_loose(text, quantity))
}

/// The two values before a quantity, and the last number of what is said of them: the second value, or a growth beside it.
fn changed(document: &Document, at: usize) -> Option<(&Quantity, &Quantity, &Quantity)> {
    let all = &document.quantities;
    let pair = |to: usize| {
        document.change_of(to).filter(|pair| pair.1 == to).map(|(from, to)| (&all[from], &all[to]))
    };
    let last = at.checked_sub(1)?;
    if let Some((from, to)) = pair(last) {
        return Some((from, to, to));
    }
    let (from, to) = pair(last.checked_sub(1)?)?;
    let (text, growth) = (document.text.as_str(), &all[last]);
    let verb = verb(text.get(to.span.end..growth.span.start)?, &text[growth.span.start..])?;
    (!verb.annual).then_some((from, to, growth))
}

/// The words between two quantities of one sentence; none where they are many, or name a time: a doubling has a base of
/// its own then.
fn between<'d>(document: &'d Document, last: &Quantity, stated: &Quantity) -> Option<&'d str> {
    let words = document.text.as_str().get(last.span.end..stated.span.start)?;
    let sentence = |quantity: &Quantity| document.layout.sentence_at(quantity.span.start);
    let timed = !document.times_in(Span::new(last.span.end, stated.span.start)).is_empty();
    (words.len() <= REACH && !timed && sentence(last) == sentence(stated)).then_some(words)
}

/// What a doubling is said to be of, nothing where the words name nothing; none where they say anything else.
fn noun(mut words: &str) -> Option<&str> {
    while let Some(rest) = PLAIN.iter().find_map(|word| words.strip_prefix(word).or(words.strip_suffix(word)))
    {
        words = rest;
    }
    words.chars().all(char::is_alphanumeric).then_some(words)
}

/// What stands in the clause of a value before 从.
fn subject<'d>(document: &'d Document, from: &Quantity) -> &'d str {
    let layout = &document.layout;
    let clause = layout.clause_at(&layout.sentences[layout.sentence_at(from.span.start)], from.span.start);
    let words = document.text.as_str().get(clause.start..from.span.start).unwrap_or_default();
    words.trim_end_matches(['从', '由', '自'])
}

/// Whether a noun only says how much there is of the subject: 规模, and of money 工业生产规模. 企业规模 of a number of firms
/// is something else.
fn is_size(noun: &str, subject: &str, kind: Kind) -> bool {
    let Some(mut thing) = SIZE.iter().find_map(|size| noun.strip_suffix(size)) else { return false };
    if thing.is_empty() {
        return true;
    }
    while let Some(second) = thing.char_indices().nth(1).map(|(at, c)| at + c.len_utf8()) {
        let neutral = NEUTRAL.iter().find_map(|word| thing.strip_prefix(word));
        let Some(rest) = neutral.or_else(|| subject.contains(&thing[..second]).then(|| &thing[second..]))
        else {
            break;
        };
        thing = rest;
    }
    kind == Kind::Money && thing.is_empty()
}
