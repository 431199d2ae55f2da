//! One claim.

use serde_yaml::Spanned;

use super::amount::{bounds, time, tolerance};
use super::{Compiler, Place};
use crate::diagnostic::{self, Trouble};
use crate::rule::mirror;
use crate::rule::shape::{Text, Texts};
use crate::rule::{Basis, Claim, Direction, Example, Measure, Modality, Only, Part, Trend};
use crate::severity::Severity;

pub(in crate::rule) const MEASURES: &[(&str, Measure)] = &[
    ("stock", Measure::Stock),
    ("new", Measure::New),
    ("cumulative", Measure::Cumulative),
    ("average", Measure::Average),
];
const TRENDS: &[(&str, Trend)] = &[("any", Trend::Any), ("grows", Trend::Grows), ("shrinks", Trend::Shrinks)];
const PARTS: &[(&str, Part)] =
    &[("text", Part::Text), ("headline", Part::Headline), ("caption", Part::Caption)];
const BASES: &[(&str, Basis)] =
    &[("nominal", Basis::Nominal), ("comparable_prices", Basis::ComparablePrices)];
const MODALITIES: &[(&str, Modality)] = &[
    ("fact", Modality::Fact),
    ("forecast", Modality::Forecast),
    ("target", Modality::Target),
    ("capacity", Modality::Capacity),
];
const DIRECTIONS: &[(&str, Direction)] = &[("up", Direction::Up), ("down", Direction::Down)];
const TOUCHING: &[(&str, bool)] = &[("same", true), ("weaker", false)];
const ROUNDING: &[(&str, bool)] = &[("nearest", false), ("truncated", true)];

impl Compiler {
    pub(super) fn claim(&mut self, place: &mut Place, id: &Text, mirror: &mirror::Claim) {
        let (claim, problems) = (self.rules.claims.len(), place.problems.len());
        let (uses, words, patterns) = (self.uses.len(), self.words.len(), self.patterns.len());
        if let Some(first) = self.places.get(&id.value) {
            place.report(id, Trouble::Twice(id.value.clone(), first.clone()));
        } else {
            self.places.insert(id.value.clone(), place.line(id));
        }
        let mirror = self.extended(place, mirror);
        // Without its template, or without its values, a claim has more faults than the user made.
        let whole = place.problems.len() == problems;
        let compiled = whole.then(|| self.compile_claim(place, id, claim, &mirror));
        if let Some(compiled) = compiled.filter(|_| place.problems.len() == problems) {
            self.rules.claims.push(compiled);
        } else {
            // Its words must not be found for the claim that comes next and takes its index.
            self.uses.truncate(uses);
            self.words.truncate(words);
            self.patterns.truncate(patterns);
        }
    }

    fn compile_claim(&mut self, place: &mut Place, id: &Text, claim: usize, mirror: &mirror::Claim) -> Claim {
        let (slots, within) = self.find(place, id, claim, mirror);
        let (subjects, by_member) = self.subjects_of(place, &mirror.subject);
        let (time, window) = time(place, mirror.time.as_ref());
        let said = |text: &Option<Text>| text.as_ref().map(|text| text.value.clone());
        let severities = Severity::ALL.map(|severity| (severity.name(), severity));
        Claim {
            id: id.value.clone(),
            title: said(&mirror.title).unwrap_or_else(|| id.value.clone()),
            topic: said(&mirror.topic),
            subjects,
            by_member,
            slots,
            within,
            value: self.value(place, claim, mirror),
            time,
            window,
            measures: chosen(place, &mirror.measure, MEASURES),
            only: only(place, mirror),
            trend: place.choose(mirror.trend.as_ref(), TRENDS, Trend::Any),
            bounds: bounds(place, mirror),
            touching_same: place.choose(mirror.touching.as_ref(), TOUCHING, false),
            tolerance: mirror.tolerance.as_ref().and_then(|text| tolerance(place, text)),
            truncated: place.choose(mirror.rounding.as_ref(), ROUNDING, false),
            severity: place.choose(mirror.severity.as_ref(), &severities, Severity::Error),
            why: said(&mirror.why),
            tags: mirror.tags.0.iter().map(|tag| tag.value.clone()).collect(),
            examples: mirror.examples.iter().map(|example| compile_example(place, example)).collect(),
        }
    }
}

fn only(place: &mut Place, mirror: &mirror::Claim) -> Only {
    let scopes = mirror.scope.0.iter().flat_map(|text| text.value.split('|'));
    Only {
        parts: chosen(place, &mirror.parts, PARTS),
        scopes: scopes.map(|scope| scope.trim().to_owned()).collect(),
        bases: chosen(place, &mirror.basis, BASES),
        modalities: chosen(place, &mirror.modality, MODALITIES),
        directions: chosen(place, &mirror.direction, DIRECTIONS),
    }
}

/// What the words of a list stand for.
fn chosen<T: Copy>(place: &mut Place, texts: &Texts, table: &[(&'static str, T)]) -> Vec<T> {
    let default = table[0].1;
    texts.0.iter().map(|text| place.choose(Some(text), table, default)).collect()
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
