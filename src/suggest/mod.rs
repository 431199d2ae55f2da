//! Claims that a user may want to check, from articles alone.
//!
//! ```text
//! documents → names       what claims may be said of
//!           → surroundings  the words near every quantity
//!           → candidates  words that stand near like quantities of several articles
//!           → trial       each compiled as a rule and read by the same stages as any other
//!           → choice      the best, none twice, each with examples that hold
//!           → draft       YAML
//! ```

use std::path::Path;

use crate::diagnostic::Problem;
use crate::document::Document;
use crate::quantity::{Hedges, Units};
use crate::rule::{self, RuleSet};

mod sort;
mod names;
mod surroundings;
mod candidate;
mod trial;
mod choice;
mod draft;
mod site;

pub use draft::yaml;
pub use names::Name;
pub use site::{FirstFile, first_files};
pub use sort::Sort;

/// What is proposed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Suggestion {
    /// What several articles speak of, with other names.
    pub names: Vec<Name>,
    /// The claims, the most useful first.
    pub proposals: Vec<Proposal>,
}

/// A claim that is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Its kind with a number.
    pub id: String,
    /// Its words and what they count.
    pub title: String,
    /// What it is said of, where it is one of the names.
    pub subject: Option<String>,
    /// The words to find, in the order of the text.
    pub words: Vec<String>,
    /// What is read.
    pub sort: Sort,
    /// The units that were read, where they are classifiers of one thing.
    pub units: Vec<String>,
    /// The whole that a share is of.
    pub of: Option<String>,
    /// Sentences, each with the value that is read from it, as written.
    pub examples: Vec<(String, String)>,
    /// How many articles state it.
    pub articles: usize,
    /// How often it is stated.
    pub statements: usize,
    /// The values as written, each once, in the order of the articles.
    pub values: Vec<String>,
    /// As a rule it would give a finding.
    pub disagrees: bool,
}

/// At most `most` claims that several articles state (or one, where there is only one).
pub fn suggest(documents: &[Document], hedges: &Hedges, units: &Units, most: usize) -> Suggestion {
    let names = names::names(documents);
    let ground = Ground { documents, names: &names, hedges, units };
    let surroundings = surroundings::surroundings(&ground);
    let candidates = candidate::candidates(&surroundings, ground.least());
    let trials = trial::trials(&ground, candidates);
    let proposals = choice::choose(&ground, trials, most);
    let used = |name: &Name| proposals.iter().any(|p| p.subject.as_ref() == Some(&name.name));
    Suggestion { names: names.into_iter().filter(used).collect(), proposals }
}

/// What proposals are made from and tried on.
struct Ground<'a> {
    documents: &'a [Document],
    names: &'a [Name],
    hedges: &'a Hedges,
    units: &'a Units,
}

impl Ground<'_> {
    /// In how many articles a claim must stand.
    fn least(&self) -> usize {
        self.documents.len().min(2)
    }

    /// Proposals as rules, compiled like any other file.
    fn rules(&self, proposals: &[Proposal]) -> (RuleSet, Vec<Problem>) {
        let text = draft::rules(self.names, proposals);
        rule::from_text(Path::new("suggest.yaml"), &text, self.units.clone())
    }
}
