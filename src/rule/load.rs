//! Reads rule files.

use std::path::{Path, PathBuf};

use super::RuleSet;
use super::compile::compile;
use super::mirror;
use crate::diagnostic::{Noun, Problem, Trouble};
use crate::pack;
use crate::quantity::Units;
use crate::read;
use crate::yaml::{self, Outcome};

/// A rule file with its text, which the places of problems point into.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) path: PathBuf,
    pub(super) text: String,
    pub(super) file: mirror::File,
}

/// The rules of all files as one set.
///
/// # Errors
/// Every problem of every file: what cannot be read, is no YAML, has an unknown key, or makes no sense.
pub fn load(paths: &[PathBuf]) -> Result<RuleSet, Vec<Problem>> {
    let (rules, problems) = load_usable(paths, Units::default());
    if problems.is_empty() { Ok(rules) } else { Err(problems) }
}

/// The rules of all files that can be used, as one set, and every problem of the others: a file that is no YAML is left
/// out as a whole, of another the claims that have a fault. `units` are those that a rule may name.
pub fn load_usable(paths: &[PathBuf], units: Units) -> (RuleSet, Vec<Problem>) {
    let mut files = Vec::new();
    let mut problems = Vec::new();
    for path in paths {
        if let Some(name) = pack::named(path) {
            pack_files(path, name, &mut files, &mut problems);
            continue;
        }
        match read::bytes(path).and_then(|bytes| read::text(path, &bytes)) {
            Ok(source) => files.extend(parse(path, source.as_str(), &mut problems)),
            Err(problem) => problems.push(problem),
        }
    }
    let rules = compile(&files, units, &mut problems);
    in_order(paths, &mut problems);
    (rules, problems)
}

/// The rules of one file's text, without the file; `path` names it in problems.
pub fn from_text(path: &Path, text: &str, units: Units) -> (RuleSet, Vec<Problem>) {
    let mut problems = Vec::new();
    let files: Vec<Read> = parse(path, text, &mut problems).into_iter().collect();
    let rules = compile(&files, units, &mut problems);
    in_order(&[path.to_owned()], &mut problems);
    (rules, problems)
}

/// The file in `text` without the claims that have a fault: half a claim would read what it was not meant to.
fn parse(path: &Path, text: &str, problems: &mut Vec<Problem>) -> Option<Read> {
    let Outcome { value, problems: told } = yaml::read::<mirror::File>(path, text);
    let file = value.map(|mut file| {
        file.claims.0.retain(|(id, _)| !yaml::is_faulty(&told, "claims", &id.value));
        file.relations.0.retain(|(id, _)| !yaml::is_faulty(&told, "relations", &id.value));
        Read { path: path.to_owned(), text: text.to_owned(), file }
    });
    problems.extend(told.into_iter().map(|(_, problem)| problem));
    file
}

/// The files of a pack, each under the pack's path.
fn pack_files(path: &Path, name: &str, files: &mut Vec<Read>, problems: &mut Vec<Problem>) {
    let Some(pack) = pack::files(name) else {
        let trouble = Trouble::Unknown { noun: Noun::Pack, word: name.to_owned(), known: pack::names() };
        return problems.push(Problem::of_file(path, trouble));
    };
    files.extend(pack.iter().filter_map(|(file, text)| parse(&path.join(file), text, problems)));
}

/// Problems in the order of the files and of their places.
fn in_order(paths: &[PathBuf], problems: &mut [Problem]) {
    let file = |problem: &Problem| paths.iter().position(|path| *path == problem.path);
    problems.sort_by_key(|problem| (file(problem), problem.place.as_ref().map(|place| place.span.start)));
}
