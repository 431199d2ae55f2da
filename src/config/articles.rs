//! The articles of a run: found, read in parallel, and given what the configuration says of them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use fnv::{FnvHashMap, FnvHashSet};
use rayon::prelude::*;

use super::files::{Expansion, Kind, expand};
use super::metadata::Metadata;
use super::model::{Config, Listed};
use crate::article::Article;
use crate::diagnostic::{Problem, Trouble};
use crate::read;

/// What was found: the articles that could be read, and what stood in the way of the others.
#[derive(Debug, Default)]
pub struct Found {
    /// In the order of the configuration or the arguments; inside a pattern or a directory sorted by path.
    pub articles: Vec<Article>,
    /// In the same order.
    pub problems: Vec<Problem>,
}

impl Config {
    /// The articles at `arguments`, or those of the configuration where there are none. What the configuration says
    /// of a file counts for it either way, before its own front matter. A file named twice is read once.
    pub fn articles(&self, arguments: &[PathBuf]) -> Found {
        let listed = self.expand_all(&self.articles, Kind::Articles);
        let metadata = metadata(&listed.files);
        let named = if arguments.is_empty() { listed } else { expand_arguments(arguments, Kind::Articles) };
        let (paths, problems) = unique(named);
        let load = |path: &PathBuf| {
            let (article, notes) = read::load(path)?;
            let said = if metadata.is_empty() { None } else { metadata.get(&canonical(path)) };
            Ok((self.ranked(describe(article, said)), notes))
        };
        let read: Vec<_> = paths.par_iter().map(load).collect();
        let mut found = Found { articles: Vec::with_capacity(read.len()), problems };
        let mut told: Vec<Trouble> = Vec::new();
        for article in read {
            match article {
                Ok((article, notes)) => {
                    found.articles.push(article);
                    // What one template writes into every article is told once.
                    for note in notes {
                        if !told.contains(&note.trouble) {
                            told.push(note.trouble.clone());
                            found.problems.push(note);
                        }
                    }
                }
                Err(problem) => found.problems.push(problem),
            }
        }
        found
    }

    /// The article with the rank of its source.
    #[must_use]
    pub fn ranked(&self, article: Article) -> Article {
        let rank = article.publisher.as_deref().and_then(|source| self.ranks.of(source));
        Article { rank, ..article }
    }

    /// The rule files of the configuration, in its order and sorted inside directories; and what is wrong with others.
    pub fn rule_files(&self) -> (Vec<PathBuf>, Vec<Problem>) {
        unique(self.expand_all(&self.rules, Kind::Rules))
    }

    fn expand_all<'a>(&self, listed: &'a [Listed], kind: Kind) -> Expanded<'a> {
        let config = self.path.as_deref().unwrap_or(Path::new(""));
        let base = config.parent().unwrap_or(Path::new(""));
        let mut out = Expanded::default();
        for entry in listed {
            let Expansion { files, troubles, distinct } = expand(&entry.path, base, kind);
            out.distinct = distinct && listed.len() == 1;
            out.files.extend(files.into_iter().map(|file| (file, Some(entry))));
            let place = Some(Box::new(entry.place.clone()));
            let problem = |trouble| Problem { path: entry.file.clone(), place: place.clone(), trouble };
            out.problems.extend(troubles.into_iter().map(problem));
        }
        out
    }
}

/// The rule files at `arguments` (`--rules`), in their order and sorted inside directories; and what is wrong with the
/// others.
pub fn rule_files(arguments: &[PathBuf]) -> (Vec<PathBuf>, Vec<Problem>) {
    unique(expand_arguments(arguments, Kind::Rules))
}

/// Files with what the configuration says of them.
#[derive(Default)]
struct Expanded<'a> {
    files: Vec<(PathBuf, Option<&'a Listed>)>,
    problems: Vec<Problem>,
    /// No file is there twice.
    distinct: bool,
}

fn expand_arguments(arguments: &[PathBuf], kind: Kind) -> Expanded<'static> {
    let mut out = Expanded::default();
    for path in arguments {
        let Expansion { files, troubles, distinct } = expand(path, Path::new(""), kind);
        out.distinct = distinct && arguments.len() == 1;
        out.files.extend(files.into_iter().map(|file| (file, None)));
        out.problems.extend(troubles.into_iter().map(|trouble| Problem::of_file(path, trouble)));
    }
    out
}

/// Each file once, where it was named first, and what is wrong with others. A folder is looked up once, whatever it holds.
fn unique(Expanded { files, problems, distinct }: Expanded) -> (Vec<PathBuf>, Vec<Problem>) {
    if distinct {
        return (files.into_iter().map(|(file, _)| file).collect(), problems);
    }
    let mut folders: FnvHashMap<&Path, PathBuf> = FnvHashMap::default();
    for folder in files.iter().filter_map(|(file, _)| file.parent()) {
        folders
            .entry(folder)
            .or_insert_with(|| canonical(if folder == Path::new("") { Path::new(".") } else { folder }));
    }
    let place = |file: &Path| {
        let folder = file.parent().and_then(|folder| folders.get(folder));
        match (folder, file.file_name()) {
            (Some(folder), Some(name)) if !file.is_symlink() => folder.join(name),
            _ => canonical(file),
        }
    };
    let places: Vec<PathBuf> = files.par_iter().map(|(file, _)| place(file)).collect();
    let mut seen = FnvHashSet::default();
    let first: Vec<bool> = places.iter().map(|place| seen.insert(place)).collect();
    let files = files.into_iter().zip(first).filter_map(|((file, _), first)| first.then_some(file));
    (files.collect(), problems)
}

/// What is said of each file; a later entry of the configuration adds to an earlier one and outweighs it.
fn metadata(files: &[(PathBuf, Option<&Listed>)]) -> BTreeMap<PathBuf, Metadata> {
    let empty = Metadata::default();
    let mut out = BTreeMap::<PathBuf, Metadata>::new();
    for (file, said) in files {
        let Some(listed) = said else { continue };
        let named = listed.pattern.as_ref().map(|pattern| pattern.metadata(file)).unwrap_or_default();
        let said = listed.metadata.clone().or(named);
        if said == empty {
            continue;
        }
        let all = out.entry(canonical(file)).or_default();
        *all = said.or(std::mem::take(all));
    }
    out
}

fn describe(mut article: Article, said: Option<&Metadata>) -> Article {
    let Article { title, date, publisher, subject, .. } = &mut article;
    let own = Metadata {
        date: date.take(),
        title: title.take(),
        source: publisher.take(),
        subject: subject.take(),
    };
    let all = said.cloned().unwrap_or_default().or(own);
    (*date, *title, *publisher, *subject) = (all.date, all.title, all.source, all.subject);
    article
}

fn canonical(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}
