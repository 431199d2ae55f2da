//! Paths, patterns and directories → files, in a fixed order.

use std::path::{Path, PathBuf};

use glob::MatchOptions;
use ignore::WalkBuilder;

use crate::diagnostic::Trouble;

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

/// The files that `path` means: itself, those of the directory (without hidden and ignored ones), or those that match
/// the pattern; sorted.
///
/// # Errors
/// There is no such file, the pattern is none, or nothing matches.
pub(super) fn expand(path: &Path, base: &Path, kind: Kind) -> Result<Vec<PathBuf>, Trouble> {
    let files = if path.is_dir() {
        walk(path, kind)
    } else if path.exists() || !is_pattern(path, base) {
        let there = path.symlink_metadata().map(|_| vec![path.to_owned()]);
        // What cannot be looked at for another reason is reported when it is read.
        match there {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                Err(Trouble::Missing(path.to_owned()))?
            }
            _ => vec![path.to_owned()],
        }
    } else {
        matching(path, base)?
    };
    if files.is_empty() { Err(Trouble::NoMatch(path.display().to_string())) } else { Ok(files) }
}

fn walk(directory: &Path, kind: Kind) -> Vec<PathBuf> {
    let walker = WalkBuilder::new(directory)
        .require_git(false)
        .git_global(false)
        .sort_by_file_name(std::cmp::Ord::cmp)
        .build();
    let files = walker.flatten().map(ignore::DirEntry::into_path);
    let mut files: Vec<_> = files.filter(|path| kind.takes(path) && path.is_file()).collect();
    files.sort();
    files
}

fn is_pattern(path: &Path, base: &Path) -> bool {
    let written = path.strip_prefix(base).unwrap_or(path);
    written.to_string_lossy().contains(['*', '?', '['])
}

/// `base` is a directory that exists: signs in its name are no pattern.
fn matching(path: &Path, base: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let options = MatchOptions { require_literal_leading_dot: true, ..MatchOptions::new() };
    let pattern = match path.strip_prefix(base) {
        Ok(rest) => Path::new(&glob::Pattern::escape(&base.to_string_lossy())).join(rest),
        Err(_) => path.to_owned(),
    };
    let bad = |_| Trouble::BadPattern(path.display().to_string());
    let found = glob::glob_with(&pattern.to_string_lossy(), options).map_err(bad)?;
    let mut files: Vec<_> = found.flatten().filter(|path| path.is_file()).collect();
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

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
