//! Subjects and groups.

use super::{Compiler, Place};
use crate::diagnostic::{Noun, Problem, Trouble, nearest};
use crate::rule::Subject;
use crate::rule::load::Read;
use crate::rule::shape::{OneOr, Text, Texts};

impl Compiler {
    pub(super) fn subjects(&mut self, file: &Read, problems: &mut Vec<Problem>) {
        for (name, subject) in &file.file.subjects.0 {
            let (aliases, within): (&[Text], _) = match subject {
                OneOr::Short(aliases) => (aliases, None),
                OneOr::Long(long) => (&long.aliases.0, long.within.as_ref().map(|w| w.value.clone())),
            };
            let place = Place { file, problems };
            let index = self.subject_at(&place, name);
            if self.rules.subjects[index].name != name.value {
                let first = self.named.get(&name.value).cloned().unwrap_or_default();
                let trouble = Trouble::Twice(name.value.clone(), first);
                place.problems.push(Problem::at_yaml(&file.path, &file.text, name.referenced, trouble));
                continue;
            }
            self.rules.subjects[index].within = within.or(self.rules.subjects[index].within.take());
            for alias in aliases {
                let first = self.named.entry(alias.value.clone()).or_insert_with(|| place.line(alias));
                if *self.names.entry(alias.value.clone()).or_insert(index) != index {
                    let trouble = Trouble::Twice(alias.value.clone(), first.clone());
                    place.problems.push(Problem::at_yaml(&file.path, &file.text, alias.referenced, trouble));
                } else if alias.value != name.value {
                    self.rules.subjects[index].aliases.push(alias.value.clone());
                }
            }
        }
        for (group, members) in &file.file.groups.0 {
            let place = Place { file, problems };
            let members = members.0.iter().map(|member| self.subject_at(&place, member)).collect();
            self.groups.insert(group.value.clone(), members);
        }
    }

    /// The subject that a file names, registered if it was not.
    fn subject_at(&mut self, place: &Place, name: &Text) -> usize {
        self.named.entry(name.value.clone()).or_insert_with(|| place.line(name));
        self.subject(&name.value)
    }

    /// The subject of that name, registered if it was not.
    fn subject(&mut self, name: &str) -> usize {
        if let Some(&index) = self.names.get(name) {
            return index;
        }
        let index = self.rules.subjects.len();
        self.names.insert(name.to_owned(), index);
        self.rules.subjects.push(Subject { name: name.to_owned(), aliases: Vec::new(), within: None });
        index
    }

    pub(super) fn subjects_of(&mut self, place: &mut Place, subjects: &Texts) -> (Vec<usize>, bool) {
        if let [group] = &subjects.0[..]
            && let Some(members) = self.groups.get(&group.value)
        {
            return (members.clone(), true);
        }
        for text in &subjects.0 {
            let known = self.names.keys().chain(self.groups.keys()).map(String::as_str);
            let registered = self.names.contains_key(&text.value);
            if nearest(&text.value, known).is_some() && !registered {
                let mut known: Vec<String> = self.rules.subjects.iter().map(|s| s.name.clone()).collect();
                known.extend(self.groups.keys().cloned());
                place.report(text, Trouble::Unknown { noun: Noun::Subject, word: text.value.clone(), known });
            }
        }
        (subjects.0.iter().map(|text| self.subject(&text.value)).collect(), false)
    }
}
