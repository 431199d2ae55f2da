//! What a configuration says.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::civil::Date;

use crate::article::ArticleDate;
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
    /// Where it stands in the configuration.
    pub place: Place,
    /// What the configuration says of the articles; empty for rules.
    pub metadata: Metadata,
}

/// What the configuration says of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// When it was published.
    pub date: Option<ArticleDate>,
    /// Its headline.
    pub title: Option<String>,
    /// Who published it.
    pub source: Option<String>,
    /// What it is about.
    pub subject: Option<String>,
}

impl Metadata {
    /// What is said here, and where nothing is, what `other` says.
    #[must_use]
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            date: self.date.or(other.date),
            title: self.title.or(other.title),
            source: self.source.or(other.source),
            subject: self.subject.or(other.subject),
        }
    }
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
