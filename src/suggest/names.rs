//! What several articles speak of: places, parks, firms.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::Document;
use crate::sentence::BlockKind;
use crate::words::tagged;

/// A name, and shorter ones for the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// In full.
    pub name: String,
    /// Shorter forms that the articles use.
    pub aliases: Vec<String>,
}

/// How a name ends.
const ENDS: &[&str] = &[
    "省", "市", "区", "县", "州", "盟", "旗", "城", "园", "港", "集团", "公司", "基地", "园区", "大学",
    "银行", "医院",
];
/// How many words a name has at most, and how many names are proposed.
const LONGEST: usize = 5;
const MOST: usize = 6;

/// The names that articles are about: in a title, a heading, or again and again.
pub(super) fn names(documents: &[Document]) -> Vec<Name> {
    let mut seen: BTreeMap<String, Seen> = BTreeMap::new();
    for (article, document) in documents.iter().enumerate() {
        if let Some(title) = &document.article.title {
            note(&mut seen, article, title, true);
        }
        for block in &document.layout.blocks {
            let heading = block.kind == BlockKind::Heading;
            for sentence in &document.layout.sentences[block.sentences.clone()] {
                note(&mut seen, article, sentence.span.of(document.text.as_str()), heading);
            }
        }
    }
    let needed = documents.len().min(2);
    let about = |seen: &Seen| {
        seen.articles.len() >= needed
            && (seen.times >= 2 * seen.articles.len() || seen.headings > 0 || seen.articles.len() > 2)
    };
    let mut full: Vec<(String, Seen)> = seen.into_iter().filter(|(_, seen)| about(seen)).collect();
    full.sort_by(|(a, x), (b, y)| (y.articles.len(), y.times, a).cmp(&(x.articles.len(), x.times, b)));
    full.truncate(MOST);
    let names: Vec<String> = full.into_iter().map(|(name, _)| name).collect();
    names.iter().map(|name| Name { name: name.clone(), aliases: aliases(documents, name, &names) }).collect()
}

#[derive(Debug, Default)]
struct Seen {
    articles: BTreeSet<usize>,
    times: usize,
    headings: usize,
}

/// Adds the names of a stretch: words from a place on, as far as one that ends a name.
fn note(seen: &mut BTreeMap<String, Seen>, article: usize, text: &str, heading: bool) {
    let words = tagged(text);
    let mut at = 0;
    while at < words.len() {
        let length = if words[at].1.starts_with("ns") { name(&words[at..]) } else { 0 };
        if length > 0 {
            let name: String = words[at..at + length].iter().map(|(word, _)| *word).collect();
            let entry = seen.entry(name).or_default();
            entry.articles.insert(article);
            entry.times += 1;
            entry.headings += usize::from(heading);
        }
        at += length.max(1);
    }
}

/// How many words the name has that begins here; 0 where none does.
fn name(words: &[(&str, &str)]) -> usize {
    let run = words.iter().take(LONGEST).take_while(|(_, tag)| tag.starts_with(['n', 'b', 'j']));
    let ends: Vec<usize> = run
        .enumerate()
        .filter(|(i, (word, _))| {
            ENDS.iter().any(|end| word.ends_with(end)) && (*i > 0 || word.chars().count() > 2)
        })
        .map(|(i, _)| i + 1)
        .collect();
    ends.last().copied().unwrap_or(0)
}

/// Endings of a name that the articles use by themselves: 国际生物城, 生物城; 巴南 of 巴南区.
fn aliases(documents: &[Document], name: &str, all: &[String]) -> Vec<String> {
    let words: Vec<&str> = tagged(name).into_iter().map(|(word, _)| word).collect();
    let shorter = (1..words.len()).map(|from| words[from..].concat());
    let stem = name.strip_suffix(['省', '市', '区', '县']).map(str::to_owned);
    let known = |alias: &String| all.iter().any(|other| other != name && other.ends_with(alias.as_str()));
    let used = |alias: &String| {
        let alone = |document: &Document| {
            let text = document.text.as_str();
            text.matches(alias.as_str()).count()
                - text.matches(name).count().min(text.matches(alias.as_str()).count())
        };
        documents.iter().map(alone).sum::<usize>() >= 2
    };
    let long_enough = |alias: &String| alias.chars().count() >= 3;
    let stem = stem.filter(|stem| stem.chars().count() >= 2);
    shorter.filter(long_enough).chain(stem).filter(|alias| !known(alias) && used(alias)).collect()
}
