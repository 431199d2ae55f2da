//! What a settled value says: a quantity, a list, a word, a time.

use super::Settled;
use super::row::Cell;
use crate::article::{ArticleDate, Period};
use crate::diagnostic::{Problem, Trouble};
use crate::quantity::{Kind, Quantity, quantities};
use crate::rule::{RuleSet, Use, ValueRule};
use crate::time::times;

/// Words and signs before a number that falls or is lost.
const DOWN: &[&str] = &["-", "－", "−", "下降", "减少", "降低", "回落", "下跌", "负增长", "亏损", "降", "减"];
const UP: &[&str] = &["+", "＋", "同比", "增长", "增加", "提高", "上升", "增"];

/// The value of a cell for a claim, and how it is written; `unit` is that of another column.
pub(super) fn settled(
    rules: &RuleSet,
    claim: usize,
    cell: &Cell,
    unit: Option<&Cell>,
) -> Result<(Settled, String), Problem> {
    let text = cell.text.as_str();
    match &rules.claims[claim].value {
        ValueRule::Quantity { kind, units, .. } => {
            let written = with_unit(text, unit.map(|cell| cell.text.as_str()), units);
            match quantity(rules, &written, *kind) {
                Some((quantity, down)) => Ok((Settled::Quantity { quantity, down }, written)),
                None => Err(cell.problem(Trouble::BadValue(written, kind.map_or("", Kind::name)))),
            }
        }
        ValueRule::List { synonyms } => {
            let name = |item: &str| {
                let item = item.trim();
                let known = synonyms.iter().find(|(other, _)| other == item);
                known.map_or(item, |(_, name)| name).to_owned()
            };
            let items = text.split(['、', '，', ',', '；', ';']).map(name).filter(|item| !item.is_empty());
            Ok((Settled::List(items.collect()), text.to_owned()))
        }
        ValueRule::Name { synonyms, .. } => {
            let known = synonyms.iter().find(|(other, _)| other == text);
            let name = known.map_or(text, |(_, name)| name);
            let registered = rules.subjects.iter().find(|subject| subject.aliases.iter().any(|a| a == name));
            Ok((Settled::Word(registered.map_or(name, |subject| &subject.name).to_owned()), text.to_owned()))
        }
        ValueRule::Word => match word(rules, claim, text) {
            Some(word) => Ok((Settled::Word(word), text.to_owned())),
            None => Err(cell.problem(Trouble::BadValue(text.to_owned(), "word"))),
        },
    }
}

/// `12` of 个 is `12个`; a value that has its unit keeps it.
fn with_unit(text: &str, unit: Option<&str>, units: &[String]) -> String {
    let bare = text.ends_with(|c: char| c.is_ascii_digit() || "十百千万亿多余几".contains(c));
    let unit = unit.or_else(|| units.first().map(String::as_str)).filter(|_| bare);
    format!("{text}{}", unit.unwrap_or_default())
}

/// The one quantity that a text is, and whether it falls or is lost.
fn quantity(rules: &RuleSet, text: &str, kind: Option<Kind>) -> Option<(Quantity, bool)> {
    let down = DOWN.iter().find_map(|word| text.strip_prefix(word));
    let number = down.or_else(|| UP.iter().find_map(|word| text.strip_prefix(word))).unwrap_or(text).trim();
    let all = quantities(number, &rules.units);
    let [quantity] = all.as_slice() else { return None };
    let whole = quantity.span.start == 0 && quantity.span.end == number.len();
    let per_cent = |kind| matches!(kind, Kind::Share | Kind::Percentage | Kind::Change);
    let kind = match kind {
        Some(Kind::Change) if quantity.kind == Kind::Multiple => Kind::Multiple,
        // By itself 50% does not say what it is.
        Some(kind) if per_cent(kind) && per_cent(quantity.kind) => kind,
        Some(Kind::Count) if quantity.unit.is_empty() => Kind::Count,
        Some(kind) if kind != quantity.kind => return None,
        _ => quantity.kind,
    };
    whole.then(|| (Quantity { kind, ..quantity.clone() }, down.is_some()))
}

/// The word of a claim that a text is, or is another way to write.
fn word(rules: &RuleSet, claim: usize, text: &str) -> Option<String> {
    let whole = rules.terms.hits(text).into_iter().filter(|hit| hit.span.end - hit.span.start == text.len());
    let mut uses = whole.flat_map(|hit| rules.terms.uses(hit));
    uses.find_map(|used| match used {
        Use::Word { claim: of, word } if *of == claim => Some(rules.terms.words[*word].clone()),
        _ => None,
    })
}

/// `2021`, `2021-03`, `2021-03-15`, `2021年底`, `2021年1-4月`.
pub(super) fn period(text: &str) -> Option<Period> {
    if let Some(date) = ArticleDate::parse(text) {
        return Some(date.period());
    }
    let all = times(text, None);
    let time = all.first().filter(|time| time.span.start == 0 && time.span.end == text.len())?;
    time.period.to.is_some().then_some(time.period)
}
