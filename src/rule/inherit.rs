//! What a claim takes over from a template, key by key.

use super::mirror::{Claim, Find, Time, Value};
use super::shape::{OneOr, Text, Texts, Words};

impl Claim {
    /// Takes over every key that is not written here, and of `find:`, `value:` and `time:` the keys inside.
    pub(super) fn inherit(&mut self, base: Self) {
        fill(&mut self.extends, base.extends);
        let given: Vec<_> = base
            .with
            .0
            .into_iter()
            .filter(|(name, _)| !self.with.0.iter().any(|(own, _)| own.value == name.value))
            .collect();
        self.with.0.extend(given);
        fill(&mut self.title, base.title);
        fill(&mut self.topic, base.topic);
        self.find = merged(self.find.take(), base.find, Find::inherit);
        self.value = merged(self.value.take(), base.value, Value::inherit);
        self.time = merged(self.time.take(), base.time, Time::inherit);
        let lists = [
            (&mut self.subject, base.subject),
            (&mut self.parts, base.parts),
            (&mut self.scope, base.scope),
            (&mut self.measure, base.measure),
            (&mut self.basis, base.basis),
            (&mut self.modality, base.modality),
            (&mut self.direction, base.direction),
            (&mut self.tags, base.tags),
        ];
        lists.into_iter().for_each(|(own, base)| list(own, base));
        let texts = [
            (&mut self.trend, base.trend),
            (&mut self.at_most, base.at_most),
            (&mut self.at_least, base.at_least),
            (&mut self.touching, base.touching),
            (&mut self.tolerance, base.tolerance),
            (&mut self.rounding, base.rounding),
            (&mut self.severity, base.severity),
            (&mut self.why, base.why),
        ];
        texts.into_iter().for_each(|(own, base)| fill(own, base));
        if self.examples.is_empty() {
            self.examples = base.examples;
        }
    }

    /// Shows `see` every text, and whether it holds words to find.
    pub(super) fn each_text(&mut self, see: &mut dyn FnMut(&mut Text, bool)) {
        let texts = [
            &mut self.title, &mut self.topic, &mut self.why, &mut self.tolerance, &mut self.at_most,
            &mut self.at_least,
        ];
        texts.into_iter().flatten().for_each(|text| see(text, false));
        for list in [&mut self.subject, &mut self.scope, &mut self.tags] {
            list.0.iter_mut().for_each(|text| see(text, false));
        }
        match &mut self.find {
            Some(OneOr::Long(find)) => {
                let lists = [&mut find.all, &mut find.any, &mut find.none];
                lists.into_iter().flat_map(|list| &mut list.0).for_each(|text| see(text, true));
                find.regex.iter_mut().for_each(|text| see(text, false));
            }
            Some(OneOr::Short(all)) => all.iter_mut().for_each(|text| see(text, true)),
            None => {}
        }
        match &mut self.value {
            Some(OneOr::Long(value)) => value.each_text(see),
            Some(OneOr::Short(kinds)) => kinds.iter_mut().for_each(|text| see(text, false)),
            None => {}
        }
        for example in &mut self.examples {
            see(&mut example.value.text, false);
            example.value.value.iter_mut().for_each(|value| see(value, false));
        }
    }
}

impl Find {
    fn inherit(&mut self, base: Self) {
        list(&mut self.all, base.all);
        list(&mut self.any, base.any);
        list(&mut self.none, base.none);
        fill(&mut self.regex, base.regex);
        fill(&mut self.within, base.within);
        fill(&mut self.matching, base.matching);
    }
}

impl Value {
    fn inherit(&mut self, base: Self) {
        fill(&mut self.kind, base.kind);
        list(&mut self.unit, base.unit);
        fill(&mut self.of, base.of);
        fill(&mut self.one_of, base.one_of);
        list(&mut self.ends_with, base.ends_with);
        fill(&mut self.synonyms, base.synonyms);
    }

    fn each_text(&mut self, see: &mut dyn FnMut(&mut Text, bool)) {
        self.kind.iter_mut().chain(&mut self.of).for_each(|text| see(text, false));
        self.unit.0.iter_mut().chain(&mut self.ends_with.0).for_each(|text| see(text, true));
        let words = [&mut self.one_of, &mut self.synonyms].into_iter().flatten();
        for (word, others) in words.flat_map(|words: &mut Words| &mut words.0) {
            see(word, false);
            others.iter_mut().for_each(|other| see(other, false));
        }
    }
}

impl Time {
    fn inherit(&mut self, base: Self) {
        fill(&mut self.used_as, base.used_as);
        fill(&mut self.within, base.within);
    }
}

fn fill<T>(own: &mut Option<T>, base: Option<T>) {
    if own.is_none() {
        *own = base;
    }
}

fn list(own: &mut Texts, base: Texts) {
    if own.0.is_empty() {
        *own = base;
    }
}

/// Two mappings as one, each also in its short form.
fn merged<T: Clone + From<Vec<Text>>>(
    own: Option<OneOr<T>>,
    base: Option<OneOr<T>>,
    inherit: impl Fn(&mut T, T),
) -> Option<OneOr<T>> {
    match (own, base) {
        (Some(own), Some(base)) => {
            let mut long = own.long();
            inherit(&mut long, base.long());
            Some(OneOr::Long(Box::new(long)))
        }
        (own, base) => own.or(base),
    }
}
