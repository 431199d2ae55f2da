//! What a statement states and when, as JSON: the same in findings and in claims.

use serde::Serialize;

use super::{decimal, one_line};
use crate::document::Document;
use crate::quantity::Relation;
use crate::statement::{Value, When};

/// What is stated, in the base unit.
#[derive(Serialize)]
pub(super) struct StatementJson {
    value: String,
    value_to: Option<String>,
    relation: &'static str,
    unit: String,
    text: String,
}

impl StatementJson {
    /// A value and how it is written. A list is its names joined by 、, at least those where it is open.
    pub(super) fn of(value: &Value, text: String) -> Self {
        let words = |value: String, open: bool| {
            let relation = if open { Relation::AtLeast } else { Relation::Exact };
            (value, None, relation, String::new())
        };
        let (value, value_to, relation, unit) = match value {
            Value::Quantity(q) => (decimal(q.value), q.value_to.map(decimal), q.relation, q.unit.to_string()),
            Value::List { items, open } => words(items.join("、"), *open),
            Value::Word(word) => words(word.clone(), false),
        };
        Self { value, value_to, relation: relation.name(), unit, text }
    }
}

/// When it holds: days, both inclusive, null where open; the words that say so.
#[derive(Serialize)]
pub(super) struct PeriodJson {
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
    pub(super) text: Option<String>,
}

impl PeriodJson {
    /// The period of a statement.
    pub(super) fn of(document: &Document, when: When) -> Self {
        Self {
            from: when.period.from.map(|day| day.to_string()),
            to: when.period.to.map(|day| day.to_string()),
            text: when.stated.map(|span| one_line(&document.written(span))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_a_list_are_joined() {
        let list = Value::List { items: vec!["甲".to_owned(), "乙".to_owned()], open: true };
        let said = StatementJson::of(&list, "甲、乙等".to_owned());
        assert_eq!((said.value.as_str(), said.relation, said.unit.as_str()), ("甲、乙", "at_least", ""));
    }
}
