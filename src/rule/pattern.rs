//! Regular expressions of rules, for what words cannot say.

use regex::{Regex, RegexSet};

/// The regular expressions of all claims: one pass says which of them match in a text at all.
#[derive(Debug, Default)]
pub struct Patterns {
    set: Option<RegexSet>,
    /// Each with its claim, as an index.
    list: Vec<(usize, Regex)>,
}

impl Patterns {
    pub(super) fn new(list: Vec<(usize, Regex)>) -> Self {
        // Without the set, one by one: slower, and the same.
        let set = RegexSet::new(list.iter().map(|(_, regex)| regex.as_str())).ok();
        Self { set, list }
    }

    /// Whether a claim has an expression.
    pub fn has(&self, claim: usize) -> bool {
        self.list.binary_search_by_key(&claim, |(claim, _)| *claim).is_ok()
    }

    /// The claims whose expression matches somewhere in `text`, with the expression.
    pub fn matching(&self, text: &str) -> Vec<(usize, &Regex)> {
        if self.list.is_empty() {
            return Vec::new();
        }
        let found: Vec<usize> = match &self.set {
            Some(set) => set.matches(text).into_iter().collect(),
            None => (0..self.list.len()).filter(|&i| self.list[i].1.is_match(text)).collect(),
        };
        found.into_iter().map(|i| (self.list[i].0, &self.list[i].1)).collect()
    }
}
