//! A stated value as a set of numbers, in the base unit and with its sign.

use rust_decimal::Decimal;

use crate::interval::Interval;
use crate::quantity::{Hedges, Kind, Quantity, Relation, Units};
use crate::rule::{Claim, RuleSet, ValueRule};
use crate::statement::{Direction, Statement, Value};

/// An exact number and its place value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Exact {
    pub(super) value: Decimal,
    pub(super) place: Decimal,
}

/// A statement's value, ready to be compared.
#[derive(Debug)]
pub(super) struct Stated<'a> {
    pub(super) statement: &'a Statement,
    pub(super) set: Interval,
    pub(super) exact: Option<Exact>,
    /// The number of one hedge as it is written, before the hedge makes a set of it; that of an exact value too.
    pub(super) number: Option<Exact>,
}

/// What two statements have in common that state the same value in the same way.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) enum Form<'a> {
    /// The number as written, whether it is exact, and what it stands for.
    Number(Option<Exact>, bool, Interval),
    List(&'a [String], bool),
    Word(&'a str),
}

impl<'a> Stated<'a> {
    /// Where the claim asks for changes, multiples are told in per cent: 增长1倍 as 100.
    pub(super) fn of(statement: &'a Statement, rules: &RuleSet, hedges: &Hedges) -> Self {
        let Value::Quantity(quantity) = &statement.value else {
            return Self { statement, set: Interval::ALL, exact: None, number: None };
        };
        let multiple = is_change(&rules.claims[statement.claim]) && quantity.kind == Kind::Multiple;
        let factor = if multiple { Decimal::ONE_HUNDRED } else { factor(quantity, &rules.units) };
        let down = statement.direction == Direction::Down;
        let set = quantity.interval(hedges).scaled(factor);
        let number = (quantity.relation != Relation::Range).then(|| {
            let value = quantity.value.checked_mul(factor).unwrap_or(quantity.value);
            let place = quantity.place.checked_mul(factor).unwrap_or(quantity.place);
            Exact { value: if down { -value } else { value }, place }
        });
        let exact = number.filter(|_| quantity.relation == Relation::Exact);
        Self { statement, set: if down { set.negated() } else { set }, exact, number }
    }

    /// Whether it is in per cent.
    pub(super) fn is_percentage(&self) -> bool {
        matches!(&self.statement.value, Value::Quantity(quantity) if quantity.unit == "%")
    }

    pub(super) fn form(&self) -> Form<'a> {
        match &self.statement.value {
            Value::Quantity(_) => Form::Number(self.number, self.exact.is_some(), self.set),
            Value::List { items, open } => Form::List(items, *open),
            Value::Word(word) => Form::Word(word),
        }
    }

    /// The value for an id: normalised, with its hedge.
    pub(super) fn signature(&self) -> String {
        match &self.statement.value {
            Value::Quantity(q) => {
                let to = q.value_to.map(|to| format!("..{}", to.normalize())).unwrap_or_default();
                let sign = if self.statement.direction == Direction::Down { "-" } else { "" };
                format!("{} {sign}{}{to} {}", q.relation.name(), q.value.normalize(), q.unit)
            }
            Value::List { items, open } => format!("{}{}", items.join(","), if *open { ",…" } else { "" }),
            Value::Word(word) => word.clone(),
        }
    }
}

/// Whether a claim asks for changes: 增长1倍 is one of 100 %.
pub(super) const fn is_change(claim: &Claim) -> bool {
    matches!(&claim.value, ValueRule::Quantity { kind: Some(Kind::Change), .. })
}

/// How many base units the unit of a quantity is.
fn factor(quantity: &Quantity, units: &Units) -> Decimal {
    units.base(&quantity.unit).1
}
