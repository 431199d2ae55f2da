//! `templates:` and `extends:`: keys that a claim takes over, with `<name>` filled in.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;

use super::{Compiler, Place};
use crate::diagnostic::{Noun, Problem, Trouble};
use crate::rule::load::Read;
use crate::rule::mirror::Claim;
use crate::rule::shape::Text;

/// A template, and the file it stands in.
#[derive(Debug)]
pub(super) struct Template {
    path: PathBuf,
    /// Where its name stands, as `path:line`.
    line: String,
    claim: Claim,
}

impl Compiler {
    pub(super) fn templates(&mut self, file: &Read, problems: &mut Vec<Problem>) {
        for (name, claim) in &file.file.templates.0 {
            let place = Place { file, problems };
            match self.templates.get(&name.value) {
                Some(first) => {
                    let trouble = Trouble::Twice(name.value.clone(), first.line.clone());
                    place.problems.push(Problem::at_yaml(&file.path, &file.text, name.referenced, trouble));
                }
                None => {
                    let template =
                        Template { path: file.path.clone(), line: place.line(name), claim: claim.clone() };
                    self.templates.insert(name.value.clone(), template);
                }
            }
        }
    }

    /// A claim with all that its template gives, and the template's template; itself where it extends none.
    pub(super) fn extended<'a>(&self, place: &mut Place, claim: &'a Claim) -> Cow<'a, Claim> {
        if claim.extends.is_none() {
            if let Some((name, _)) = claim.with.0.first() {
                place.report(name, Trouble::MissingKey("extends".to_owned()));
            }
            return Cow::Borrowed(claim);
        }
        let mut whole = claim.clone();
        let mut chain: Vec<String> = Vec::new();
        while let Some(extends) = whole.extends.take() {
            if chain.contains(&extends.value) {
                chain.push(extends.value.clone());
                place.report(&extends, Trouble::Circle(chain));
                return Cow::Owned(whole);
            }
            let Some(template) = self.templates.get(&extends.value) else {
                let known = self.templates.keys().cloned().collect();
                place.report(
                    &extends,
                    Trouble::Unknown { noun: Noun::Template, word: extends.value.clone(), known },
                );
                return Cow::Owned(whole);
            };
            let mut base = template.claim.clone();
            if template.path != place.file.path {
                // A place in another file would be shown in this one.
                base.each_text(&mut |text, _| text.referenced = extends.referenced);
            }
            whole.inherit(base);
            chain.push(extends.value);
        }
        fill_in(place, &mut whole);
        Cow::Owned(whole)
    }
}

/// Puts what `with:` says in the place of every `<name>`; tells of names without a value, and of values without a name.
fn fill_in(place: &mut Place, claim: &mut Claim) {
    let given = std::mem::take(&mut claim.with);
    let joined = |texts: &[Text]| texts.iter().map(|text| text.value.as_str()).collect::<Vec<_>>().join("|");
    let values: BTreeMap<&str, String> =
        given.0.iter().map(|(name, texts)| (name.value.as_str(), joined(&texts.0))).collect();
    let (mut used, mut lacking): (Vec<String>, Vec<(Text, String)>) = Default::default();
    claim.each_text(&mut |text, words| {
        for name in names(&text.value) {
            if values.contains_key(name.as_str()) {
                used.push(name);
            } else {
                lacking.push((text.clone(), name));
            }
        }
        text.value = if words { each_way(&text.value, &values) } else { first_way(&text.value, &values) };
    });
    for (text, name) in lacking {
        place.report(&text, Trouble::NoFilling(name));
    }
    for (name, _) in given.0.iter().filter(|(name, _)| !used.contains(&name.value)) {
        let mut known = used.clone();
        known.sort_unstable();
        known.dedup();
        place.report(name, Trouble::Unknown { noun: Noun::Placeholder, word: name.value.clone(), known });
    }
}

/// The names in `<…>`. That of a group in a regular expression, `(?<value>…)`, is none.
fn names(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('<') {
        let group = before.ends_with('?') || before.ends_with("?P");
        match behind.split_once('>').filter(|(name, _)| !group && is_name(name)) {
            Some((name, tail)) => {
                names.push(name.to_owned());
                rest = tail;
            }
            None => rest = behind,
        }
    }
    names
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')
}

/// A text for people, or one that must be read: the first alternative of every value.
fn first_way(text: &str, values: &BTreeMap<&str, String>) -> String {
    names(text).iter().fold(text.to_owned(), |text, name| {
        let value = values.get(name.as_str()).and_then(|value| value.split('|').next());
        value.map_or_else(|| text.clone(), |value| text.replace(&format!("<{name}>"), value.trim()))
    })
}

/// Words to find: each alternative of each value, `<x>增速` with `a|b` is `a增速|b增速`.
fn each_way(text: &str, values: &BTreeMap<&str, String>) -> String {
    let mut ways: Vec<String> = text.split('|').map(str::to_owned).collect();
    for name in names(text) {
        let Some(value) = values.get(name.as_str()) else { continue };
        let sign = format!("<{name}>");
        ways = ways
            .iter()
            .flat_map(|way| {
                let count = if way.contains(&sign) { usize::MAX } else { 1 };
                value.split('|').take(count).map(|word| way.replace(&sign, word.trim())).collect::<Vec<_>>()
            })
            .collect();
    }
    ways.join("|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_filled_in() {
        let values: BTreeMap<&str, String> =
            [("x", "出口|出口总额".to_owned()), ("单位", "亿元".to_owned())].into_iter().collect();
        let table = [
            ("<x>增速", "出口增速|出口总额增速", "出口增速"),
            ("规模|<x>", "规模|出口|出口总额", "规模|出口"),
            ("<x>5<单位>", "出口5亿元|出口总额5亿元", "出口5亿元"),
            ("(?<x>\\d+)<单位>", "(?<x>\\d+)亿元", "(?<x>\\d+)亿元"),
            ("a < b", "a < b", "a < b"),
        ];
        for (text, each, first) in table {
            assert_eq!(
                (each_way(text, &values).as_str(), first_way(text, &values).as_str()),
                (each, first),
                "{text}"
            );
        }
    }
}
