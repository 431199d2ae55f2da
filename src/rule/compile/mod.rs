//! From the mirror of rule files to a rule set: every name and word checked, every problem collected.

use std::collections::BTreeMap;

use fnv::FnvHashMap;
use regex::Regex;

use super::RuleSet;
use super::load::Read;
use super::pattern::Patterns;
use super::shape::Text;
use super::synonym::Synonyms;
use super::terms::{Terms, Use};
use super::{fact, relation};
use crate::diagnostic::{Noun, Problem, Trouble};
use crate::quantity::Units;

mod amount;
mod claim;
mod find;
mod pattern;
mod subject;
mod template;
mod value;

pub(super) use amount::tolerance;
pub(super) use claim::MEASURES;
use template::Template;

/// Compiles the files as one set; problems are added to `problems`, and a claim that has one is left out.
pub(super) fn compile(files: &[Read], units: Units, problems: &mut Vec<Problem>) -> RuleSet {
    let mut compiler = Compiler { rules: RuleSet { units, ..RuleSet::default() }, ..Compiler::default() };
    for file in files {
        compiler.synonyms.add(&file.file.terms);
        compiler.subjects(file, problems);
        compiler.templates(file, problems);
    }
    for file in files {
        for (id, claim) in &file.file.claims.0 {
            compiler.claim(&mut Place { file, problems }, id, claim);
        }
    }
    let places = compiler.places.iter().map(|(id, place)| (id.clone(), place.clone())).collect();
    let mut rules = compiler.finish();
    relation::compile(&mut rules, files, &places, problems);
    fact::compile(&mut rules, files, problems);
    rules
}

/// Where problems of a file go.
pub(super) struct Place<'a> {
    pub(super) file: &'a Read,
    pub(super) problems: &'a mut Vec<Problem>,
}

impl Place<'_> {
    pub(super) fn report(&mut self, at: &Text, trouble: Trouble) {
        self.problems.push(Problem::at_yaml(&self.file.path, &self.file.text, at.referenced, trouble));
    }

    pub(super) fn unknown(&mut self, at: &Text, noun: Noun, known: impl Iterator<Item = &'static str>) {
        let known = known.map(str::to_owned).collect();
        self.report(at, Trouble::Unknown { noun, word: at.value.clone(), known });
    }

    /// The value that a word stands for.
    pub(super) fn choose<T: Copy>(
        &mut self,
        word: Option<&Text>,
        table: &[(&'static str, T)],
        default: T,
    ) -> T {
        let Some(text) = word else { return default };
        match table.iter().find(|(name, _)| *name == text.value) {
            Some((_, value)) => *value,
            None => {
                self.unknown(text, Noun::Word, table.iter().map(|(name, _)| *name));
                default
            }
        }
    }

    pub(super) fn line(&self, at: &Text) -> String {
        format!("{}:{}", self.file.path.display(), at.referenced.line())
    }
}

#[derive(Default)]
struct Compiler {
    rules: RuleSet,
    synonyms: Synonyms,
    /// Subjects by every name they have.
    names: FnvHashMap<String, usize>,
    /// Where each name was given first, as `path:line`.
    named: FnvHashMap<String, String>,
    groups: BTreeMap<String, Vec<usize>>,
    /// Where each claim stands.
    places: FnvHashMap<String, String>,
    uses: Vec<(String, Use)>,
    words: Vec<String>,
    patterns: Vec<(usize, Regex)>,
    templates: BTreeMap<String, Template>,
}

impl Compiler {
    fn finish(mut self) -> RuleSet {
        for (name, subject) in &self.names {
            self.uses.push((name.clone(), Use::Subject(*subject)));
        }
        self.rules.patterns = Patterns::new(self.patterns);
        self.rules.terms = Terms::new(self.uses, self.words);
        self.rules
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::rule::YearlyBounds;
    use crate::rule::load::from_text;

    /// The rules in `text` and what is wrong with them, in English.
    fn compiled(text: &str) -> (RuleSet, Vec<String>) {
        let (rules, problems) = from_text(Path::new("rules.yaml"), text, Units::default());
        (rules, problems.iter().map(|p| p.trouble.message(crate::lang::Lang::En)).collect())
    }

    #[test]
    fn yearly_bounds_are_signed_shares() {
        let table = [
            ("at_most: +50 % a year", Some((None, Some("0.5")))),
            ("at_least: -10%/年", Some((Some("-0.1"), None))),
            ("{at_least: 每年－5％, at_most: 8% per year}", Some((Some("-0.05"), Some("0.08")))),
            ("at_most: 50%", None),
            ("at_most: 5 a year", None),
            ("{at_least: 10% a year, at_most: 5% a year}", None),
        ];
        for (keys, want) in table {
            let keys = keys.trim_matches(['{', '}']);
            let (rules, problems) = compiled(&format!("claims: {{a: {{find: 产值, {keys}}}}}"));
            let share = |share: Option<&str>| share.map(|share| share.parse().unwrap());
            let want =
                want.map(|(least, most)| YearlyBounds { at_least: share(least), at_most: share(most) });
            assert_eq!(rules.claims.first().and_then(|claim| claim.bounds), want, "{keys} {problems:?}");
            assert_eq!(problems.is_empty(), want.is_some(), "{keys} {problems:?}");
        }
    }

    #[test]
    fn what_a_claim_says_for_people_is_kept() {
        let (rules, problems) =
            compiled("claims: {a: {find: 产值, why: 以统计公报为准, tags: [产值, 年报]}}");
        assert!(problems.is_empty(), "{problems:?}");
        let claim = &rules.claims[0];
        assert_eq!(claim.why.as_deref(), Some("以统计公报为准"));
        assert_eq!(claim.tags, ["产值", "年报"]);
    }
}
