//! Paths, patterns and directories → files, in a fixed order.

use std::cmp::Ordering;
use std::path::{Path, PathBuf};

use glob::MatchOptions;
use ignore::WalkBuilder;

use crate::diagnostic::{Cause, Trouble};
use crate::pack;
use crate::read::unreadable;

/// What files of a directory are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text that is no README.
    Articles,
    /// YAML.
    Rules,
}

impl Kind {
    fn takes(self, path: &Path) -> bool {
        let lower =
            |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().to_lowercase();
        let (stem, extension) = (lower(path.file_stem()), lower(path.extension()));
        match self {
            Self::Articles => {
                matches!(extension.as_str(), "txt" | "text" | "md" | "markdown") && !about_the_folder(&stem)
            }
            Self::Rules => matches!(extension.as_str(), "yaml" | "yml"),
        }
    }
}

/// Files that speak of the folder, not of the subject: README, README.zh-CN, CHANGELOG, LICENSE.
fn about_the_folder(stem: &str) -> bool {
    stem.starts_with("readme") || matches!(stem, "changelog" | "license" | "licence" | "contributing")
}

/// The files that a path means, and what stands in the way of others.
#[derive(Debug, Default)]
pub(super) struct Expansion {
    pub(super) files: Vec<PathBuf>,
    pub(super) troubles: Vec<Trouble>,
    /// Each is another file than the others: they are those of a directory, and none is a link.
    pub(super) distinct: bool,
}

impl From<Trouble> for Expansion {
    fn from(trouble: Trouble) -> Self {
        Self { files: Vec::new(), troubles: vec![trouble], distinct: false }
    }
}

/// The files that `path` means: itself, those of the directory (without hidden and ignored ones), or those that match
/// the pattern; sorted. No file at all is a trouble too.
pub(super) fn expand(path: &Path, base: &Path, kind: Kind) -> Expansion {
    if kind == Kind::Rules && pack::named(path).is_some() {
        return Expansion { files: vec![path.to_owned()], ..Expansion::default() };
    }
    let mut found = if path.is_dir() {
        walk(path, kind)
    } else if path.exists() || !is_pattern(path, base) {
        match path.symlink_metadata() {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                Trouble::Missing(path.to_owned()).into()
            }
            // What cannot be looked at for another reason is reported when it is read.
            _ => Expansion { files: vec![path.to_owned()], ..Expansion::default() },
        }
    } else {
        matching(path, base)
    };
    found.files.sort_by(|a, b| by_path(a, b));
    if found.files.is_empty() && found.troubles.is_empty() {
        let path = path.display().to_string();
        found.troubles.push(match kind {
            Kind::Articles => Trouble::NoMatch(path),
            Kind::Rules => Trouble::NoRuleFile(path),
        });
    }
    found
}

/// The order of paths, told by their bytes where they differ in the last part alone, as those of one directory do.
pub(crate) fn by_path(a: &Path, b: &Path) -> Ordering {
    let (left, right) = (a.as_os_str().as_encoded_bytes(), b.as_os_str().as_encoded_bytes());
    let same = left.iter().zip(right).take_while(|(left, right)| left == right).count();
    let (left, right) = (&left[same..], &right[same..]);
    let parts = |rest: &[u8]| rest.contains(&b'/') || rest.contains(&b'\\') || rest.starts_with(b".");
    if same == 0 || parts(left) || parts(right) { a.cmp(b) } else { left.cmp(right) }
}

fn walk(directory: &Path, kind: Kind) -> Expansion {
    let walker = WalkBuilder::new(directory)
        .require_git(false)
        .git_global(false)
        .sort_by_file_name(std::cmp::Ord::cmp)
        .build();
    let mut found = Expansion { distinct: true, ..Expansion::default() };
    for entry in walker {
        match entry {
            Ok(entry) if kind.takes(entry.path()) && is_file(&entry) => {
                found.distinct &= !entry.path_is_symlink();
                found.files.push(entry.into_path());
            }
            Ok(_) => {}
            Err(error) => found.troubles.push(not_walked(directory, error)),
        }
    }
    found
}

/// Whether it is a file, or a link to one. What the directory says of it is enough where it is no link.
fn is_file(entry: &ignore::DirEntry) -> bool {
    match entry.file_type() {
        Some(sort) if !sort.is_symlink() => sort.is_file(),
        _ => entry.path().is_file(),
    }
}

/// Why a directory under `path` was not entered.
fn not_walked(path: &Path, error: ignore::Error) -> Trouble {
    match error {
        ignore::Error::WithPath { path, err } => not_walked(&path, *err),
        ignore::Error::WithDepth { err, .. } => not_walked(path, *err),
        ignore::Error::Io(error) => unreadable(path, &error),
        other => Trouble::Unreadable(path.to_owned(), Cause::other(&other)),
    }
}

fn is_pattern(path: &Path, base: &Path) -> bool {
    let written = path.strip_prefix(base).unwrap_or(path);
    written.to_string_lossy().contains(['*', '?', '['])
}

/// `base` is a directory that exists: signs in its name are no pattern.
fn matching(path: &Path, base: &Path) -> Expansion {
    let options = MatchOptions { require_literal_leading_dot: true, ..MatchOptions::new() };
    let pattern = match path.strip_prefix(base) {
        Ok(rest) => Path::new(&glob::Pattern::escape(&base.to_string_lossy())).join(rest),
        Err(_) => path.to_owned(),
    };
    let Ok(paths) = glob::glob_with(&pattern.to_string_lossy(), options) else {
        return Trouble::BadPattern(path.display().to_string()).into();
    };
    let mut found = Expansion::default();
    for path in paths {
        match path {
            Ok(path) if path.is_file() => found.files.push(path),
            Ok(_) => {}
            Err(error) => found.troubles.push(unreadable(error.path(), error.error())),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_in_their_order() {
        let paths = [
            "a", "a/b", "a-b", "a-b/c", "a.txt", "ab", "a/b/c", "a//b", "./a", "a/", "甲/乙", "甲/丙", "甲",
            "/a", "a/..", "a/.", "a/-b", "a/.x", "a/..b", "",
        ];
        for (a, b) in paths.iter().flat_map(|a| paths.map(|b| (Path::new(a), Path::new(b)))) {
            assert_eq!(by_path(a, b), a.cmp(b), "{a:?} {b:?}");
        }
    }

    #[test]
    fn a_directory_gives_its_texts_but_not_its_readme() {
        let table = [
            ("a.txt", true),
            ("a.TXT", true),
            ("a.md", true),
            ("README.md", false),
            ("readme.zh-CN.md", false),
            ("CHANGELOG.md", false),
            ("a.png", false),
            ("a.yaml", false),
        ];
        for (name, taken) in table {
            assert_eq!(Kind::Articles.takes(Path::new(name)), taken, "{name}");
        }
        assert!(Kind::Rules.takes(Path::new("a.yml")) && !Kind::Rules.takes(Path::new("a.txt")));
    }
}
