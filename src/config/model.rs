//! What a configuration says.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::civil::Date;

use super::metadata::Metadata;
use super::pattern::NamePattern;
use super::rank::Ranks;
use crate::diagnostic::Place;
use crate::finding::Severity;
use crate::lang::Lang;
use crate::quantity::{Hedges, Units};

/// The built-in checks that `checks:` may set.
pub const CHECKS: [&str; 7] = ["growth", "sum", "parts", "list-count", "share-of-whole", "name", "range"];

/// A configuration; the default is that of a run without bacheck.yaml.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// The file it was read from.
    pub path: Option<PathBuf>,
    /// The language of messages.
    pub lang: Option<Lang>,
    /// Rule files, and directories of them.
    pub rules: Vec<Listed>,
    /// Articles: paths, patterns, directories.
    pub articles: Vec<Listed>,
    /// The checks that are set, by name; `None` is off.
    pub checks: BTreeMap<&'static str, Option<Severity>>,
    /// How wide 约 and 近 are.
    pub hedges: Hedges,
    /// The units that articles are read with: the built-in ones and those of `units:`.
    pub units: Units,
    /// Which source stands where two contradict each other.
    pub ranks: Ranks,
    /// Findings that the user accepts.
    pub waivers: Vec<Waiver>,
    /// Findings that stood before.
    pub baseline: Option<PathBuf>,
}

impl Config {
    /// What the check `name` weighs, `default` where the configuration is silent; `None` is off.
    pub fn severity(&self, name: &str, default: Option<Severity>) -> Option<Severity> {
        self.checks.get(name).copied().unwrap_or(default)
    }
}

/// A path or pattern of the configuration, made relative to the working directory, and what is said of its files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// A file, a directory or a pattern.
    pub path: PathBuf,
    /// The file that names it: the configuration, or a table of articles.
    pub file: PathBuf,
    /// Where it stands in that file.
    pub place: Place,
    /// What is said of the articles there; empty for rules.
    pub metadata: Metadata,
    /// What their paths say of the articles.
    pub pattern: Option<NamePattern>,
}

/// A finding that the user accepts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// The finding's id, in small letters.
    pub finding: String,
    /// Why.
    pub reason: String,
    /// The last day on which it holds; for ever without.
    pub until: Option<Date>,
    /// Where it stands in the configuration.
    pub place: Place,
}
