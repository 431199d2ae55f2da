//! Reads rule files.

use std::path::{Path, PathBuf};

use super::RuleSet;
use super::compile::compile;
use super::mirror;
use crate::diagnostic::{Problem, yaml_problem};
use crate::quantity::Units;
use crate::read;

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

/// The rules of all files that can be used, as one set, and every problem of the others: a file that is no YAML or has
/// an unknown key is left out as a whole, of another the claims that make no sense. `units` are those that a rule may name.
pub fn load_usable(paths: &[PathBuf], units: Units) -> (RuleSet, Vec<Problem>) {
    let mut files = Vec::new();
    let mut problems = Vec::new();
    for path in paths {
        match read_file(path) {
            Ok(file) => files.push(file),
            Err(problem) => problems.push(problem),
        }
    }
    let rules = compile(&files, units, &mut problems);
    (rules, problems)
}

/// The rules of one file's text, without the file; `path` names it in problems.
pub fn from_text(path: &Path, text: &str) -> (RuleSet, Vec<Problem>) {
    match parse(path, text) {
        Ok(file) => {
            let mut problems = Vec::new();
            (compile(&[file], Units::default(), &mut problems), problems)
        }
        Err(problem) => (RuleSet::default(), vec![problem]),
    }
}

fn read_file(path: &Path) -> Result<Read, Problem> {
    let source = read::text(path, &read::bytes(path)?)?;
    parse(path, source.as_str())
}

pub(super) fn parse(path: &Path, text: &str) -> Result<Read, Problem> {
    let file = serde_yaml::from_str(text).map_err(|error| yaml_problem(path, text, &error))?;
    Ok(Read { path: path.to_owned(), text: text.to_owned(), file })
}
