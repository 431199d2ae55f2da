//! The words of a relation: claims, numbers, signs.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::unit::Unit;
use super::{Comparison, Sign};
use crate::diagnostic::{Fault, Noun, Trouble, nearest};
use crate::rule::RuleSet;
use crate::text::Span;

/// Claims, numbers and signs of a relation at most.
const LONGEST: usize = 200;
/// Claims that are listed where one is not known; of more only the nearest.
const SHOWN: usize = 12;

/// What is wrong, and where in the text.
pub(super) type Failure = (Span, Trouble);

/// The claims by id; those that were left out for a problem of their own have no unit and no index.
pub(super) struct Names<'a>(pub(super) BTreeMap<&'a str, Option<(usize, Option<Unit>)>>);

impl<'a> Names<'a> {
    pub(super) fn new(rules: &RuleSet, places: &'a BTreeMap<String, String>) -> Self {
        let mut names: BTreeMap<&str, _> = places.keys().map(|id| (id.as_str(), None)).collect();
        for (index, claim) in rules.claims.iter().enumerate() {
            if let Some(known) = names.get_mut(claim.id.as_str()) {
                *known = Some((index, Unit::of(&claim.value)));
            }
        }
        Self(names)
    }

    /// The longest id at the beginning of `text`, as a word of its own.
    fn at(&self, text: &str) -> Option<&'a str> {
        let ends = |id: &str| text[id.len()..].chars().next().is_none_or(|c| !in_word(c));
        let ids = self.0.keys().filter(|id| text.starts_with(**id) && ends(id));
        ids.max_by_key(|id| id.len()).copied()
    }
}

/// A word of a relation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Token<'a> {
    Number(Decimal),
    Claim(&'a str),
    Days,
    Sign(Sign),
    Compare(Comparison),
    Open,
    Close,
}

/// The word for the days of the period, where no claim is called so.
const DAYS: &str = "days";

const SIGNS: &[(&str, Token)] = &[
    ("<=", Token::Compare(Comparison::AtMost)),
    (">=", Token::Compare(Comparison::AtLeast)),
    ("≤", Token::Compare(Comparison::AtMost)),
    ("≥", Token::Compare(Comparison::AtLeast)),
    ("==", Token::Compare(Comparison::Equal)),
    ("=", Token::Compare(Comparison::Equal)),
    ("＝", Token::Compare(Comparison::Equal)),
    ("<", Token::Compare(Comparison::Less)),
    ("＜", Token::Compare(Comparison::Less)),
    (">", Token::Compare(Comparison::Greater)),
    ("＞", Token::Compare(Comparison::Greater)),
    ("+", Token::Sign(Sign::Plus)),
    ("＋", Token::Sign(Sign::Plus)),
    ("-", Token::Sign(Sign::Minus)),
    ("－", Token::Sign(Sign::Minus)),
    ("−", Token::Sign(Sign::Minus)),
    ("*", Token::Sign(Sign::Times)),
    ("×", Token::Sign(Sign::Times)),
    ("/", Token::Sign(Sign::Over)),
    ("／", Token::Sign(Sign::Over)),
    ("÷", Token::Sign(Sign::Over)),
    ("(", Token::Open),
    ("（", Token::Open),
    (")", Token::Close),
    ("）", Token::Close),
];

/// The words of a relation, each with its place.
pub(super) fn tokens<'a>(text: &str, names: &Names<'a>) -> Result<Vec<(Span, Token<'a>)>, Failure> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let (length, token) = token(text, at, names)?;
        tokens.push((Span::new(at, at + length), token));
        at += length;
        if tokens.len() > LONGEST {
            return fault(Span::new(0, text.len()), Fault::Long);
        }
    }
    Ok(tokens)
}

fn token<'a>(text: &str, at: usize, names: &Names<'a>) -> Result<(usize, Token<'a>), Failure> {
    let rest = &text[at..];
    if let Some(id) = names.at(rest) {
        return Ok((id.len(), Token::Claim(id)));
    }
    if let Some((sign, token)) = SIGNS.iter().find(|(sign, _)| rest.starts_with(sign)) {
        return Ok((sign.len(), *token));
    }
    let word = &rest[..rest.find(|c| !in_word(c)).unwrap_or(rest.len())];
    if word == DAYS {
        return Ok((word.len(), Token::Days));
    }
    if let Some(number) = number(word, rest) {
        return Ok(number);
    }
    match rest.chars().next() {
        Some(c) if word.is_empty() => fault(Span::new(at, at + c.len_utf8()), Fault::Character(c)),
        _ => Err((Span::new(at, at + word.len()), unknown(word, names))),
    }
}

/// `12`, `0.5`, `5%`.
fn number<'a>(word: &str, rest: &str) -> Option<(usize, Token<'a>)> {
    let number: Decimal = word.parse().ok().filter(|_| word.starts_with(|c: char| c.is_ascii_digit()))?;
    if rest[word.len()..].starts_with('%') {
        return Some((word.len() + 1, Token::Number(number.checked_div(Decimal::ONE_HUNDRED)?)));
    }
    Some((word.len(), Token::Number(number)))
}

/// What ids are made of. A minus sign is one only where a space stands before it.
fn in_word(c: char) -> bool {
    c.is_alphanumeric() || "-_.·:".contains(c)
}

fn unknown(word: &str, names: &Names) -> Trouble {
    let ids = || names.0.keys().copied();
    let parts = |part: &str| names.0.contains_key(part);
    let glued = word.match_indices('-').any(|(i, _)| parts(&word[..i]) && parts(&word[i + 1..]));
    if glued {
        return Trouble::Relation(Fault::Glued(word.to_owned()));
    }
    let few = ids().filter(|_| names.0.len() <= SHOWN);
    let known = nearest(word, ids()).into_iter().chain(few).collect::<BTreeSet<_>>();
    let known = known.into_iter().map(str::to_owned).collect();
    Trouble::Unknown { noun: Noun::Claim, word: word.to_owned(), known }
}

pub(super) fn fault<T>(span: Span, fault: Fault) -> Result<T, Failure> {
    Err((span, Trouble::Relation(fault)))
}
