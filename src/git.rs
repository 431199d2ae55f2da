//! Which files changed, asked of git.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use bacheck::diagnostic::{Problem, Trouble};

/// Files of this repository that differ from what they were where this branch left `revision`, and new ones.
///
/// # Errors
/// There is no git, no repository, or no such revision.
pub(crate) fn changed_since(revision: &str) -> Result<BTreeSet<PathBuf>, Problem> {
    let root = git(&["rev-parse", "--show-toplevel"]).map_err(|why| problem(revision, why))?;
    let root = PathBuf::from(root.trim_end_matches(['\r', '\n']));
    let commit = format!("{revision}^{{commit}}");
    let known = git(&["rev-parse", "--verify", "--quiet", "--end-of-options", &commit]);
    let known = known.map_err(|why| problem(revision, why))?;
    // Without a common ancestor the revision itself is what to compare with.
    let base = git(&["merge-base", known.trim(), "HEAD"]).unwrap_or(known);
    let root_of_paths = root.to_string_lossy().into_owned();
    let at_root = ["-C", root_of_paths.as_str()];
    let changed = [&at_root[..], &["diff", "--name-only", "-z", "--no-renames", base.trim(), "--"]].concat();
    let new = [&at_root[..], &["ls-files", "--others", "--exclude-standard", "-z"]].concat();
    let mut files = BTreeSet::new();
    for arguments in [changed, new] {
        let names = git(&arguments).map_err(|why| problem(revision, why))?;
        files.extend(
            names.split('\0').filter(|name| !name.is_empty()).map(|name| canonical(&root.join(name))),
        );
    }
    Ok(files)
}

/// The one name of a file, however it was written.
pub(crate) fn canonical(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// What git prints, or what it complains of.
fn git(arguments: &[&str]) -> Result<String, String> {
    let output = Command::new("git").args(arguments).output().map_err(|error| error.to_string())?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        let complaint = String::from_utf8_lossy(&output.stderr);
        Err(complaint.lines().next().unwrap_or_default().trim_start_matches("fatal: ").to_owned())
    }
}

fn problem(revision: &str, why: String) -> Problem {
    Problem::of_file("--changed-since", Trouble::Revision(revision.to_owned(), why))
}
