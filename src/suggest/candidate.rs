//! Words that stand near like quantities of several articles: what a rule could look for.

use std::collections::{BTreeMap, BTreeSet};

use fnv::{FnvHashMap, FnvHashSet};

use super::sort::Sort;
use super::surroundings::{Surrounding, Term, says_how};
use crate::text::Span;

/// Words and a sort of quantity, and where they stand together.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub sort: Sort,
    /// In the order in which they mostly stand.
    pub words: Vec<String>,
    /// The units as written, each once.
    pub units: Vec<String>,
    /// The surroundings that have all of the words, as indices.
    support: Vec<usize>,
    /// Where their quantities stand: article and place in the clean text.
    pub places: BTreeSet<(usize, Span)>,
    /// In how many articles those are.
    articles: usize,
    /// Characters between words and quantities, on average.
    pub distance: usize,
    /// Dictionary words that make up the words.
    pub parts: usize,
}

/// Candidates that are tried.
const MOST: usize = 800;
/// Candidates that stand in the same places and are tried.
const ALIKE: usize = 2;

/// Single words and pairs near quantities of one sort in at least `least` articles, the most promising first.
pub(super) fn candidates(surroundings: &[Surrounding], least: usize) -> Vec<Candidate> {
    let frequent = frequent(surroundings, least);
    let mut found: FnvHashMap<(&Sort, Vec<&str>), Vec<usize>> = FnvHashMap::default();
    for (index, surrounding) in surroundings.iter().enumerate() {
        let known = |term: &&Term| frequent.contains(&(&surrounding.sort, term.text.as_str()));
        let terms: Vec<&Term> = surrounding.terms.iter().filter(known).collect();
        for mut words in sets(&terms, surrounding.head.as_deref()) {
            words.sort_unstable();
            let entry = found.entry((&surrounding.sort, words)).or_default();
            if entry.last() != Some(&index) {
                entry.push(index);
            }
        }
    }
    let all =
        found.into_iter().map(|((sort, words), support)| candidate(surroundings, sort, &words, support));
    let mut all: Vec<Candidate> = all.filter(|candidate| candidate.articles >= least).collect();
    all.sort_by(|a, b| (b.promise(), &a.sort, &a.words).cmp(&(a.promise(), &b.sort, &b.words)));
    let mut alike: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
    all.retain(|candidate| {
        let times = alike.entry(candidate.support.clone()).or_default();
        *times += 1;
        *times <= ALIKE
    });
    all.truncate(MOST);
    all
}

impl Candidate {
    /// How much its words and places say, before it is tried.
    fn promise(&self) -> usize {
        let words: usize =
            self.words.iter().map(|word| word.split('|').next().unwrap_or(word).chars().count()).sum();
        let places = 12 * self.articles + self.support.len().min(8);
        (places + 2 * words.min(10) + 2 * self.parts).saturating_sub(self.distance.min(40) / 2)
    }
}

/// Words near quantities of one sort in enough articles.
fn frequent(surroundings: &[Surrounding], least: usize) -> FnvHashSet<(&Sort, &str)> {
    let mut articles: FnvHashMap<(&Sort, &str), (usize, usize)> = FnvHashMap::default();
    for surrounding in surroundings {
        for term in &surrounding.terms {
            let (count, last) = articles.entry((&surrounding.sort, &term.text)).or_insert((0, usize::MAX));
            if *last != surrounding.article {
                (*count, *last) = (*count + 1, surrounding.article);
            }
        }
    }
    articles.into_iter().filter(|(_, (count, _))| *count >= least).map(|(key, _)| key).collect()
}

/// Each noun that says enough by itself, and each pair with a noun; what is counted is among them.
fn sets<'a>(terms: &[&'a Term], head: Option<&str>) -> Vec<Vec<&'a str>> {
    let heads = |term: &Term| head.is_none_or(|head| term.text.ends_with(head));
    let mut out: Vec<Vec<&str>> = Vec::new();
    for (i, a) in terms.iter().enumerate() {
        let enough = a.parts > 1 || a.text.chars().count() >= 4 || head.is_some();
        if heads(a) && a.noun && enough {
            out.push(vec![&a.text]);
        }
        for b in &terms[i + 1..] {
            let apart = !a.span.overlaps(b.span) && !a.text.contains(&b.text) && !b.text.contains(&a.text);
            let says = a.noun && !says_how(&a.text) || b.noun && !says_how(&b.text);
            if apart && says && (heads(a) || heads(b)) {
                out.push(vec![&a.text, &b.text]);
            }
        }
    }
    out
}

fn candidate(surroundings: &[Surrounding], sort: &Sort, words: &[&str], support: Vec<usize>) -> Candidate {
    let mut words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    let near = |index: usize, word: &str| surroundings[index].terms.iter().find(|term| term.text == word);
    let (mut distance, mut parts, mut turned) = (0, 0, 0);
    for &index in &support {
        let terms: Vec<&Term> = words.iter().filter_map(|word| near(index, word)).collect();
        distance += terms.iter().map(|term| term.distance).sum::<usize>();
        parts = terms.iter().map(|term| term.parts).max().unwrap_or(0).max(parts);
        turned += usize::from(!terms.is_sorted_by_key(|term| term.span.start));
    }
    // How it changed stands last: 投资增长.
    let how = words.len() > 1 && says_how(&words[0]);
    if how || 2 * turned > support.len() {
        words.reverse();
    }
    let mut units: Vec<String> = support.iter().map(|&index| surroundings[index].unit.clone()).collect();
    units.sort_unstable();
    units.dedup();
    let articles = support.iter().map(|&index| surroundings[index].article).collect::<BTreeSet<_>>().len();
    let distance = distance / support.len().max(1);
    let places =
        support.iter().map(|&index| (surroundings[index].article, surroundings[index].span)).collect();
    Candidate { sort: sort.clone(), words, units, support, places, articles, distance, parts }
}
