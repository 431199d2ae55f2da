//! A rule file as it is written: what serde reads, before anything is checked.

use serde::Deserialize;
use serde_yaml::Spanned;

use super::fact::Facts;
use super::relation;
use super::shape::{Entries, OneOr, Terms, Text, Texts, Words};

/// The whole file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct File {
    pub(super) subjects: Entries<OneOr<Subject>>,
    pub(super) groups: Entries<Texts>,
    pub(super) terms: Terms,
    pub(super) templates: Entries<Claim>,
    pub(super) claims: Entries<Claim>,
    pub(super) relations: Entries<OneOr<relation::Mirror>>,
    pub(super) facts: Facts,
}

/// `subjects:` in its long form.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Subject {
    pub(super) aliases: Texts,
    pub(super) within: Option<Text>,
}

/// One of `claims:` or of `templates:`
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Claim {
    pub(super) extends: Option<Text>,
    pub(super) with: Entries<Texts>,
    pub(super) title: Option<Text>,
    pub(super) topic: Option<Text>,
    pub(super) subject: Texts,
    pub(super) find: Option<OneOr<Find>>,
    pub(super) value: Option<OneOr<Value>>,
    pub(super) time: Option<OneOr<Time>>,
    #[serde(rename = "in")]
    pub(super) parts: Texts,
    pub(super) scope: Texts,
    pub(super) measure: Texts,
    pub(super) basis: Texts,
    pub(super) modality: Texts,
    pub(super) direction: Texts,
    pub(super) trend: Option<Text>,
    pub(super) at_most: Option<Text>,
    pub(super) at_least: Option<Text>,
    pub(super) touching: Option<Text>,
    pub(super) tolerance: Option<Text>,
    pub(super) rounding: Option<Text>,
    pub(super) severity: Option<Text>,
    pub(super) why: Option<Text>,
    pub(super) tags: Texts,
    pub(super) examples: Vec<Spanned<Example>>,
}

/// `find:` in its long form.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Find {
    pub(super) all: Texts,
    pub(super) any: Texts,
    pub(super) none: Texts,
    pub(super) regex: Option<Text>,
    pub(super) within: Option<Text>,
    #[serde(rename = "match")]
    pub(super) matching: Option<Text>,
}

/// `value:` in its long form.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Value {
    pub(super) kind: Option<Text>,
    pub(super) unit: Texts,
    pub(super) of: Option<Text>,
    pub(super) one_of: Option<Words>,
    pub(super) ends_with: Texts,
    pub(super) synonyms: Option<Words>,
}

/// `time:` in its long form.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Time {
    #[serde(rename = "as")]
    pub(super) used_as: Option<Text>,
    pub(super) within: Option<Text>,
}

/// One of `examples:`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Example {
    pub(super) text: Text,
    pub(super) value: Option<Text>,
    #[serde(default)]
    pub(super) none: bool,
}
