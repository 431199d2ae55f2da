//! From the mirror of rule files to a rule set: every name and word checked, every problem collected.

use std::collections::BTreeMap;

use fnv::FnvHashMap;
use rust_decimal::Decimal;
use serde_yaml::Spanned;

use super::load::Read;
use super::mirror::{self, OneOr, Text, Texts};
use super::synonym::Synonyms;
use super::terms::{Terms, Use};
use super::{
    Claim, Example, Measure, RuleSet, Subject, TimeUse, Tolerance, Trend, ValueRule, Within, YearlyBounds,
};
use super::{fact, relation};
use crate::diagnostic::{self, Noun, Problem, Trouble, nearest};
use crate::quantity::{Kind, Units};
use crate::severity::Severity;

/// Compiles the files as one set; problems are added to `problems`, and a claim that has one is left out.
pub(super) fn compile(files: &[Read], units: Units, problems: &mut Vec<Problem>) -> RuleSet {
    let mut compiler = Compiler { rules: RuleSet { units, ..RuleSet::default() }, ..Compiler::default() };
    for file in files {
        compiler.synonyms.add(&file.file.terms);
        compiler.subjects(file, problems);
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

    fn unknown(&mut self, at: &Text, noun: Noun, known: impl Iterator<Item = &'static str>) {
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
}

impl Compiler {
    fn finish(mut self) -> RuleSet {
        for (name, subject) in &self.names {
            self.uses.push((name.clone(), Use::Subject(*subject)));
        }
        self.rules.terms = Terms::new(self.uses, self.words);
        self.rules
    }

    fn subjects(&mut self, file: &Read, problems: &mut Vec<Problem>) {
        for (name, subject) in &file.file.subjects.0 {
            let (aliases, within): (&[Text], _) = match subject {
                OneOr::Short(aliases) => (aliases, None),
                OneOr::Long(long) => (&long.aliases.0, long.within.as_ref().map(|w| w.value.clone())),
            };
            let place = Place { file, problems };
            let index = self.subject_at(&place, name);
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

    fn claim(&mut self, place: &mut Place, id: &Text, mirror: &mirror::Claim) {
        let (claim, problems) = (self.rules.claims.len(), place.problems.len());
        let (uses, words) = (self.uses.len(), self.words.len());
        if let Some(first) = self.places.get(&id.value) {
            place.report(id, Trouble::Twice(id.value.clone(), first.clone()));
        } else {
            self.places.insert(id.value.clone(), place.line(id));
        }
        let compiled = self.compile_claim(place, id, claim, mirror);
        if place.problems.len() == problems {
            self.rules.claims.push(compiled);
        } else {
            // Its words must not be found for the claim that comes next and takes its index.
            self.uses.truncate(uses);
            self.words.truncate(words);
        }
    }

    fn compile_claim(&mut self, place: &mut Place, id: &Text, claim: usize, mirror: &mirror::Claim) -> Claim {
        let (slots, within) = self.find(place, id, claim, mirror.find.as_ref());
        let (subjects, by_member) = self.subjects_of(place, &mirror.subject);
        let (time, window) = time(place, mirror.time.as_ref());
        let value = self.value(place, claim, mirror);
        let measures = mirror.measure.0.iter().map(|text| place.choose(Some(text), MEASURES, Measure::Stock));
        let measures = measures.collect();
        Claim {
            id: id.value.clone(),
            title: mirror.title.clone().unwrap_or_else(|| id.value.clone()),
            topic: mirror.topic.clone(),
            subjects,
            by_member,
            slots,
            within,
            value,
            time,
            window,
            measures,
            trend: place.choose(mirror.trend.as_ref(), TRENDS, Trend::Any),
            bounds: bounds(place, mirror),
            touching_same: place.choose(
                mirror.touching.as_ref(),
                &[("same", true), ("weaker", false)],
                false,
            ),
            tolerance: mirror.tolerance.as_ref().and_then(|text| tolerance(place, text)),
            truncated: place.choose(
                mirror.rounding.as_ref(),
                &[("nearest", false), ("truncated", true)],
                false,
            ),
            severity: place.choose(
                mirror.severity.as_ref(),
                &Severity::ALL.map(|severity| (severity.name(), severity)),
                Severity::Error,
            ),
            why: mirror.why.clone(),
            tags: mirror.tags.0.iter().map(|tag| tag.value.clone()).collect(),
            examples: mirror.examples.iter().map(|example| compile_example(place, example)).collect(),
        }
    }

    /// The slots of a claim and the stretch they must stand in.
    fn find(
        &mut self,
        place: &mut Place,
        id: &Text,
        claim: usize,
        find: Option<&OneOr<mirror::Find>>,
    ) -> (usize, Within) {
        let short;
        let find = match find {
            Some(OneOr::Long(find)) => find.as_ref(),
            Some(OneOr::Short(all)) => {
                short = mirror::Find { all: Texts(all.clone()), ..mirror::Find::default() };
                &short
            }
            None => &mirror::Find::default(),
        };
        let whole = place.choose(find.matching.as_ref(), &[("word", true), ("substring", false)], false);
        let all: Vec<Vec<String>> =
            find.all.0.iter().map(|text| self.synonyms.alternatives(&text.value)).collect();
        let any: Vec<String> =
            find.any.0.iter().flat_map(|text| self.synonyms.alternatives(&text.value)).collect();
        let none: Vec<String> =
            find.none.0.iter().flat_map(|text| self.synonyms.alternatives(&text.value)).collect();
        let slots: Vec<&Vec<String>> = all.iter().chain((!any.is_empty()).then_some(&any)).collect();
        if slots.is_empty() {
            place.report(id, Trouble::NoWords(id.value.clone()));
        }
        for (slot, words) in slots.iter().enumerate() {
            if let Some(word) =
                words.iter().find(|_| words.iter().all(|word| none.iter().any(|n| word.contains(n))))
            {
                place.report(id, Trouble::NeverMatches(word.clone()));
            }
            self.uses.extend(words.iter().map(|word| (word.clone(), Use::Slot { claim, slot, whole })));
        }
        self.uses.extend(none.into_iter().map(|word| (word, Use::Not { claim })));
        (slots.len(), place.choose(find.within.as_ref(), WITHINS, Within::Sentence))
    }

    fn subjects_of(&mut self, place: &mut Place, subjects: &Texts) -> (Vec<usize>, bool) {
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

    fn value(&mut self, place: &mut Place, claim: usize, mirror: &mirror::Claim) -> ValueRule {
        let short;
        let value = match mirror.value.as_ref().map(|value| &value.value) {
            Some(OneOr::Long(value)) => value.as_ref(),
            Some(OneOr::Short(kinds)) => {
                short = mirror::Value { kind: kinds.first().cloned(), ..mirror::Value::default() };
                &short
            }
            None => &mirror::Value::default(),
        };
        if let Some(words) = &value.one_of {
            for (word, others) in &words.0 {
                let index = self.words.len();
                self.words.push(word.value.clone());
                for name in std::iter::once(word).chain(others) {
                    let uses = self.synonyms.alternatives(&name.value);
                    self.uses.extend(uses.into_iter().map(|name| (name, Use::Word { claim, word: index })));
                }
            }
            return ValueRule::Word;
        }
        if value.kind.as_ref().is_some_and(|kind| kind.value == "list") {
            let synonyms = value.synonyms.iter().flat_map(|words| &words.0);
            let pairs = synonyms
                .flat_map(|(name, others)| others.iter().map(|o| (o.value.clone(), name.value.clone())));
            return ValueRule::List { synonyms: pairs.collect() };
        }
        if let Some(kind) = value.kind.as_ref().filter(|kind| kind.value == "word") {
            place.report(kind, Trouble::MissingKey("one_of".to_owned()));
            return ValueRule::Word;
        }
        let kind = value.kind.as_ref().filter(|kind| kind.value != "quantity").and_then(|kind| {
            let found = Kind::ALL.into_iter().find(|k| k.name() == kind.value);
            if found.is_none() {
                let known = Kind::ALL.iter().map(|k| k.name()).chain(["quantity", "list", "word"]);
                place.unknown(kind, Noun::Word, known);
            }
            found
        });
        let units = value.unit.0.iter().flat_map(|text| units(place, &self.rules.units, text)).collect();
        ValueRule::Quantity { kind, units, of: value.of.as_ref().map(|of| of.value.clone()) }
    }
}

/// The units under one text: `个|家` are two. A unit that the table lacks is told of where a known one is near.
fn units(place: &mut Place, table: &Units, text: &Text) -> Vec<String> {
    let words: Vec<&str> = text.value.split(['|', '/']).map(str::trim).collect();
    if table.named(&text.value).is_some() || text.value.contains('/') {
        return vec![text.value.clone()];
    }
    for word in words.iter().filter(|word| table.named(word).is_none()) {
        if let Some((numeral, unit)) = multiplied(word, table) {
            place.report(text, Trouble::Multiplied(numeral.to_owned(), unit.to_owned()));
            continue;
        }
        let known = vec!["个", "家", "项", "元", "亩", "平方公里", "吨", "%"]
            .into_iter()
            .map(str::to_owned)
            .collect();
        place.report(text, Trouble::Unknown { noun: Noun::Unit, word: (*word).to_owned(), known });
    }
    words.into_iter().map(|word| table.named(word).map_or(word, |unit| &*unit.name).to_owned()).collect()
}

/// The numeral and the unit of `万人次`: 万 is part of the number, which a unit never is.
fn multiplied<'w>(word: &'w str, table: &Units) -> Option<(&'w str, &'w str)> {
    let unit = word.trim_start_matches(['十', '百', '千', '万', '亿']);
    let numeral = &word[..word.len() - unit.len()];
    (!numeral.is_empty() && table.named(unit).is_some()).then_some((numeral, unit))
}

pub(super) const MEASURES: &[(&str, Measure)] = &[
    ("stock", Measure::Stock),
    ("new", Measure::New),
    ("cumulative", Measure::Cumulative),
    ("average", Measure::Average),
];
const TRENDS: &[(&str, Trend)] = &[("any", Trend::Any), ("grows", Trend::Grows), ("shrinks", Trend::Shrinks)];
const WITHINS: &[(&str, Within)] =
    &[("clause", Within::Clause), ("sentence", Within::Sentence), ("paragraph", Within::Paragraph)];
const TIMES: &[(&str, TimeUse)] = &[
    ("level", TimeUse::Level),
    ("flow", TimeUse::Flow),
    ("target", TimeUse::Target),
    ("fixed", TimeUse::Fixed),
];

/// Two levels without a stated time compare within this many months.
const WINDOW: i64 = 6;

fn time(place: &mut Place, time: Option<&OneOr<mirror::Time>>) -> (TimeUse, i64) {
    match time {
        None => (TimeUse::Level, WINDOW),
        Some(OneOr::Short(words)) => (place.choose(words.first(), TIMES, TimeUse::Level), WINDOW),
        Some(OneOr::Long(time)) => {
            let window = time.within.as_ref().map_or(WINDOW, |text| months(place, text));
            (place.choose(time.used_as.as_ref(), TIMES, TimeUse::Level), window)
        }
    }
}

/// `12 months`, `1 year`, `12个月`, `1年`.
fn months(place: &mut Place, text: &Text) -> i64 {
    let digits = text.value.bytes().take_while(u8::is_ascii_digit).count();
    let unit = text.value[digits..].trim();
    let factor = match unit {
        "months" | "month" | "个月" | "月" => Some(1),
        "years" | "year" | "年" => Some(12),
        _ => None,
    };
    match text.value[..digits].parse::<i64>().ok().filter(|n| *n <= 1200).zip(factor) {
        Some((number, factor)) => number * factor,
        None => {
            place.report(text, Trouble::BadMeasure("months or years, such as 12 months", text.value.clone()));
            WINDOW
        }
    }
}

/// `at_least:` and `at_most:`.
fn bounds(place: &mut Place, mirror: &mirror::Claim) -> Option<YearlyBounds> {
    let at_least = mirror.at_least.as_ref().and_then(|text| yearly(place, text));
    let at_most = mirror.at_most.as_ref().and_then(|text| yearly(place, text));
    if let Some(text) = mirror.at_most.as_ref().filter(|_| at_least.zip(at_most).is_some_and(|(a, b)| a > b))
    {
        place.report(text, Trouble::NoRoom(text.value.clone()));
    }
    (at_least.is_some() || at_most.is_some()).then_some(YearlyBounds { at_least, at_most })
}

/// `+50 % a year`, `50%/年`, `每年-10%`: a signed share.
fn yearly(place: &mut Place, text: &Text) -> Option<Decimal> {
    let written: String = text.value.chars().filter(|c| !c.is_whitespace()).collect();
    let written = written.replace('％', "%").replace('＋', "+").replace(['－', '−'], "-");
    let number = ["%ayear", "%peryear", "%/year", "%/年", "%每年", "%一年"]
        .iter()
        .find_map(|end| written.strip_suffix(end))
        .or_else(|| written.strip_prefix("每年")?.strip_suffix('%'));
    let share = number
        .and_then(|number| number.parse().ok())
        .and_then(|n: Decimal| n.checked_div(Decimal::ONE_HUNDRED));
    if share.is_none() {
        place.report(
            text,
            Trouble::BadMeasure("a percentage a year, such as +50 % a year", text.value.clone()),
        );
    }
    share
}

pub(super) fn tolerance(place: &mut Place, text: &Text) -> Option<Tolerance> {
    let read = match text.value.strip_suffix('%') {
        Some(share) => share
            .trim()
            .parse()
            .ok()
            .map(|n: rust_decimal::Decimal| Tolerance::Relative(n / rust_decimal::Decimal::ONE_HUNDRED)),
        None => text.value.trim().parse().ok().map(Tolerance::Absolute),
    };
    if read.is_none() {
        let expected = "a number or a percentage, such as 0.5 or 1%";
        place.report(text, Trouble::BadMeasure(expected, text.value.clone()));
    }
    read
}

fn compile_example(place: &mut Place, example: &Spanned<mirror::Example>) -> Example {
    let mirror::Example { text, value, none } = &example.value;
    match value {
        Some(value) if *none => place.report(value, Trouble::BothValueAndNone),
        None if !none => place.report(text, Trouble::NoValue),
        _ => {}
    }
    Example {
        text: text.value.clone(),
        value: value.as_ref().map(|value| value.value.clone()),
        path: place.file.path.clone(),
        place: diagnostic::Place::of_yaml(&place.file.text, text.referenced),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::rule::load::parse;

    /// The rules in `text` and what is wrong with them, in English.
    fn compiled(text: &str) -> (RuleSet, Vec<String>) {
        let mut problems = Vec::new();
        let rules =
            compile(&[parse(Path::new("rules.yaml"), text).expect(text)], Units::default(), &mut problems);
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
