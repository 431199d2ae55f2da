//! What stands around a name: the other items of its enumeration, and what is said of it there.

use super::super::lead::led;
use super::mention::Mentions;
use crate::document::Document;
use crate::text::Span;

/// A pair of characters: what texts are compared by, so that no word need be cut.
type Pair = (char, char);

/// The surroundings of one name in an enumeration.
#[derive(Debug)]
pub(super) struct Surroundings {
    /// The other items.
    others: Vec<Vec<Pair>>,
    /// What its own item says besides the name: 汉朗光电的混晶液晶新材料.
    own: Vec<Pair>,
}

impl Surroundings {
    /// The surroundings of a name that stands in an enumeration.
    pub(super) fn of(document: &Document, mentions: &Mentions, name: Span) -> Option<Self> {
        let text = document.text.as_str();
        let list = mentions.list_of(name)?;
        let mut others = Vec::new();
        let mut own = Vec::new();
        let mut start = list.start;
        for item in list.of(text).split('、') {
            let end = start + item.len();
            if start <= name.start && name.end <= end {
                own = pairs(&text[start..name.start]);
                own.extend(pairs(&text[name.end..end]));
                sort(&mut own);
            } else {
                let head = if start == list.start { led(item) } else { 0 };
                let tail = if end == list.end { item.find('为').unwrap_or(item.len()) } else { item.len() };
                others.push(pairs(item.get(head..tail).unwrap_or(item)));
            }
            start = end + '、'.len_utf8();
        }
        Some(Self { others, own })
    }

    /// Whether two names are named beside the same others: at least half of the smaller enumeration stands in the other
    /// one too, and that is two items, or one and the two names are said to be of one sort.
    pub(super) fn alike(&self, other: &Self) -> bool {
        let stands = |item: &&Vec<Pair>| other.others.iter().any(|same| same_item(item, same));
        let shared = self.others.iter().filter(stands).count();
        let smaller = self.others.len().min(other.others.len());
        let own = common(&self.own, &other.own);
        2 * shared >= smaller && (shared >= 2 || shared == 1 && own >= SAME_SORT)
    }
}

/// Pairs of characters that two descriptions share where they are of one sort.
const SAME_SORT: usize = 3;

/// Whether two items name one thing, whatever is said of it: 惠科的显示模组, 惠科显示模组先后落户.
fn same_item(a: &[Pair], b: &[Pair]) -> bool {
    let smaller = a.len().min(b.len());
    let common = common(a, b);
    common >= 2 && 5 * common >= 3 * smaller || smaller > 0 && common == a.len() && common == b.len()
}

/// The pairs of neighbouring Chinese characters, sorted, each once.
fn pairs(text: &str) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    let mut before = None;
    for c in text.chars() {
        let named = ('\u{4e00}'..='\u{9fff}').contains(&c) && !"的了和及与等为是在".contains(c);
        if let Some(before) = before.filter(|_| named) {
            pairs.push((before, c));
        }
        before = named.then_some(c);
    }
    sort(&mut pairs);
    pairs
}

fn sort(pairs: &mut Vec<Pair>) {
    pairs.sort_unstable();
    pairs.dedup();
}

/// How many pairs two sorted lists share.
fn common(a: &[Pair], b: &[Pair]) -> usize {
    a.iter().filter(|pair| b.binary_search(pair).is_ok()).count()
}
