//! What is written in bacheck.yaml → [`Config`], every value checked; all problems at once.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde_yaml::Spanned;

use super::metadata::Metadata;
use super::mirror::{self, Described, Entry, Mirror};
use super::model::{CHECKS, Config, Listed, Waiver};
use super::pattern::NamePattern;
use super::rank::{self, Ranks};
use super::{manifest, pattern, units};
use crate::article::ArticleDate;
use crate::diagnostic::{Noun, Place, Problem, Trouble};
use crate::finding::Severity;
use crate::lang::Lang;
use crate::pack;
use crate::quantity::{Hedges, Units};
use crate::yaml::{self, Outcome};

const SEVERITIES: [&str; 4] = ["off", "info", "warning", "error"];

/// The configuration in `text`, the decoded text of `path`.
///
/// # Errors
/// No YAML, or values that mean nothing; each at its place.
pub(super) fn build(path: &Path, text: &str) -> Result<Config, Vec<Problem>> {
    let Outcome { value, problems: told } = yaml::read::<Mirror>(path, text);
    let value = value.map(|mut mirror| {
        mirror.units.0.retain(|(name, _)| !yaml::is_faulty(&told, "units", &name.value));
        mirror
    });
    let mut problems: Vec<Problem> = told.into_iter().map(|(_, problem)| problem).collect();
    let Some(mirror) = value else { return Err(problems) };
    let (units, faults) = units::units(path, text, &mirror.units);
    problems.extend(faults);
    let mut builder = Builder { path, text, problems };
    let config = Config { units, ..builder.config(mirror) };
    let mut problems = builder.problems;
    problems.sort_by_key(|problem| problem.place.as_ref().map(|place| place.span.start));
    if problems.is_empty() { Ok(config) } else { Err(problems) }
}

struct Builder<'a> {
    path: &'a Path,
    text: &'a str,
    problems: Vec<Problem>,
}

impl Builder<'_> {
    fn config(&mut self, mirror: Mirror) -> Config {
        let rules = mirror.rules.0.into_iter().map(|rule| self.rule(rule)).collect();
        let articles = mirror.articles.into_iter().flat_map(|entry| self.entry(entry)).collect();
        let checks = mirror.checks.0.iter().filter_map(|(name, level)| self.check(name, level)).collect();
        let lang = mirror.lang.and_then(|lang| self.lang(&lang));
        let hedges = self.hedges(&mirror.hedges);
        let ranks = self.ranks(&mirror.rank);
        let waivers = mirror.waivers.into_iter().map(|waiver| self.waiver(waiver)).collect();
        let baseline = mirror.baseline.map(|path| self.resolve(&path.value));
        let path = Some(self.path.to_owned());
        let units = Units::default();
        Config { path, lang, rules, articles, checks, hedges, units, ranks, waivers, baseline }
    }

    fn problem(&mut self, at: &Spanned<String>, trouble: Trouble) {
        self.problems.push(Problem::at_yaml(self.path, self.text, at.referenced, trouble));
    }

    fn unknown(&mut self, at: &Spanned<String>, noun: Noun, known: &[&str]) {
        let known = known.iter().map(|&k| k.to_owned()).collect();
        self.problem(at, Trouble::Unknown { noun, word: at.value.clone(), known });
    }

    /// Paths are relative to the configuration.
    fn resolve(&self, path: &str) -> PathBuf {
        self.path.parent().unwrap_or(Path::new("")).join(path)
    }

    fn rule(&mut self, rule: Spanned<String>) -> Listed {
        let place = Place::of_yaml(self.text, rule.referenced);
        let pack = pack::named(Path::new(&rule.value));
        if let Some(name) = pack.filter(|name| pack::files(name).is_none()) {
            let word = name.to_owned();
            self.problem(&rule, Trouble::Unknown { noun: Noun::Pack, word, known: pack::names() });
        }
        let path = if pack.is_some() { PathBuf::from(&rule.value) } else { self.resolve(&rule.value) };
        Listed { path, file: self.path.to_owned(), place, metadata: Metadata::default(), pattern: None }
    }

    fn entry(&mut self, entry: Spanned<Entry>) -> Vec<Listed> {
        let place = Place::of_yaml(self.text, entry.referenced);
        match entry.value {
            Entry::Path(path) => vec![self.listed(&path, place, Metadata::default())],
            Entry::Number => {
                let written = self.text[place.span.start..place.span.end].to_owned();
                vec![self.listed(&written, place, Metadata::default())]
            }
            Entry::Described(described) => self.described(*described, place),
        }
    }

    fn described(&mut self, described: Described, place: Place) -> Vec<Listed> {
        let date = described.date.and_then(|date| self.date(&date));
        let Described { path, manifest: table, title, source, subject, .. } = described;
        if let Some(table) = table {
            let (listed, problems) = manifest::manifest(&self.resolve(&table.value));
            self.problems.extend(problems);
            return listed;
        }
        let Some(path) = path else {
            let trouble = Trouble::MissingKey("path".to_owned());
            let place = Some(Box::new(place));
            self.problems.push(Problem { path: self.path.to_owned(), place, trouble });
            return Vec::new();
        };
        vec![self.listed(&path.value, place, Metadata { date, title, source, subject })]
    }

    /// An article, or a path with fields: `{date}-{title}.txt`.
    fn listed(&mut self, path: &str, place: Place, metadata: Metadata) -> Listed {
        let fields = pattern::fields(path);
        if let Some(word) = fields.iter().find(|field| !pattern::FIELDS.contains(field)) {
            let known = pattern::FIELDS.map(str::to_owned).to_vec();
            let trouble = Trouble::Unknown { noun: Noun::Placeholder, word: (*word).to_owned(), known };
            self.problems.push(Problem {
                path: self.path.to_owned(),
                place: Some(Box::new(place.clone())),
                trouble,
            });
        }
        let path_of = self.resolve(&pattern::glob(path));
        Listed { path: path_of, file: self.path.to_owned(), place, metadata, pattern: NamePattern::of(path) }
    }

    fn date(&mut self, date: &Spanned<String>) -> Option<ArticleDate> {
        let parsed = ArticleDate::parse(&date.value);
        if parsed.is_none() {
            self.problem(date, Trouble::BadDate(date.value.clone()));
        }
        parsed
    }

    fn check(
        &mut self,
        name: &Spanned<String>,
        level: &Spanned<String>,
    ) -> Option<(&'static str, Option<Severity>)> {
        let known = CHECKS.into_iter().find(|check| *check == name.value);
        if known.is_none() {
            self.unknown(name, Noun::Check, &CHECKS);
        }
        let severity = match level.value.as_str() {
            "off" | "false" => None,
            "info" => Some(Severity::Info),
            "warning" => Some(Severity::Warning),
            "error" => Some(Severity::Error),
            _ => {
                self.unknown(level, Noun::Severity, &SEVERITIES);
                return None;
            }
        };
        known.map(|name| (name, severity))
    }

    fn lang(&mut self, lang: &Spanned<String>) -> Option<Lang> {
        let parsed = Lang::parse(&lang.value);
        if parsed.is_none() {
            self.unknown(lang, Noun::Language, &["zh", "en"]);
        }
        parsed
    }

    fn hedges(&mut self, hedges: &mirror::Hedges) -> Hedges {
        let default = Hedges::default();
        Hedges {
            about: hedges.about.as_ref().and_then(|s| self.share(s)).unwrap_or(default.about),
            near: hedges.near.as_ref().and_then(|s| self.share(s)).unwrap_or(default.near),
        }
    }

    /// Each name once: twice it would stand above or below itself.
    fn ranks(&mut self, written: &[Spanned<String>]) -> Ranks {
        let mut seen: BTreeMap<&str, u64> = BTreeMap::new();
        for text in written {
            for name in rank::names(&text.value) {
                let line = text.referenced.line();
                if name.is_empty() {
                    self.problem(text, Trouble::EmptyWord);
                } else if let Some(first) = seen.insert(name, line) {
                    let place = format!("{}:{first}", self.path.display());
                    self.problem(text, Trouble::Twice(name.to_owned(), place));
                }
            }
        }
        Ranks::new(written.iter().map(|text| text.value.as_str()))
    }

    fn share(&mut self, written: &Spanned<String>) -> Option<Decimal> {
        let share = share(&written.value);
        if share.is_none() {
            self.problem(written, Trouble::BadShare(written.value.clone()));
        }
        share
    }

    fn waiver(&mut self, waiver: mirror::Waiver) -> Waiver {
        let id = &waiver.finding;
        if id.value.len() != 12 || !id.value.bytes().all(|b| b.is_ascii_hexdigit()) {
            self.problem(id, Trouble::BadFinding(id.value.clone()));
        }
        let place = Place::of_yaml(self.text, id.referenced);
        let until: Option<Date> = waiver.until.and_then(|until| self.date(&until)).map(|date| date.to);
        Waiver { finding: waiver.finding.value.to_ascii_lowercase(), reason: waiver.reason, until, place }
    }
}

/// `5%` or `0.05`, full-width too; from 0 to 1.
fn share(written: &str) -> Option<Decimal> {
    let text = written.trim();
    let number = text.strip_suffix(['%', '％']);
    let value: Decimal = number.unwrap_or(text).trim().parse().ok()?;
    let share = if number.is_some() { value.checked_div(Decimal::ONE_HUNDRED)? } else { value };
    (Decimal::ZERO..=Decimal::ONE).contains(&share).then_some(share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_a_percentage_or_a_fraction() {
        let table = [("5%", Some("0.05")), ("0.05", Some("0.05")), ("10 ％", Some("0.10")), ("5", None)];
        for (written, value) in table {
            assert_eq!(share(written), value.map(|v| v.parse().unwrap()), "{written}");
        }
        for written in ["", "%", "-1%", "101%", "甲"] {
            assert_eq!(share(written), None, "{written}");
        }
    }
}
