//! The numbers behind a failure, for the message: `10个 ÷ 60% = 16.67个`.

use rust_decimal::Decimal;

use super::evaluate::{exact, set};
use super::tuple::{Picks, Search};
use crate::finding::{Arithmetic, Operand, Side};
use crate::rule::{Expression, Sign};

/// The relation with the picks put in; `place` gives the evidence of an item.
pub(super) fn arithmetic(search: &Search, picks: &Picks, place: impl Fn(usize) -> usize) -> Arithmetic {
    let relation = search.relation;
    let days = search.days(picks).unwrap_or_default();
    let pick = |claim: usize| relation.claims.iter().position(|c| *c == claim).and_then(|k| picks[k]);
    let side = |expression: &Expression| {
        let mut operands = Vec::new();
        let stated = |claim: usize| {
            let title = search.rules.claims[claim].title.clone();
            match pick(claim) {
                Some(item) => Operand::Stated { evidence: place(item), title },
                None => Operand::Unstated(title),
            }
        };
        push(expression, 0, days, &stated, &mut operands);
        let missing = operands.iter().any(|operand| matches!(operand, Operand::Unstated(_)));
        let value = |claim: usize| search.value(claim, picks);
        Side {
            operands,
            set: (!missing).then(|| set(expression, days, &value)),
            exact: exact(expression, days, &|claim| search.items[pick(claim)?].exact),
            unit: if relation.share { "%".to_owned() } else { unit(search, picks) },
        }
    };
    Arithmetic { left: side(&relation.left), compare: relation.compare, right: side(&relation.right) }
}

/// The unit of the first value that is no share, nor so many a day.
fn unit(search: &Search, picks: &Picks) -> String {
    let all = picks.iter().flatten().map(|&i| search.items[i].quantity);
    let named = all.filter(|quantity| !matches!(&*quantity.unit, "%" | "倍" | "‰"));
    let (rates, whole): (Vec<_>, Vec<_>) = named.partition(|quantity| quantity.unit.contains('/'));
    let first = whole.first().or(rates.first());
    first.map_or_else(String::new, |quantity| search.rules.units.base(&quantity.unit).0.into_owned())
}

/// Adds an expression in the order of its text; `rank` is that of the sign around it.
fn push(
    expression: &Expression,
    rank: usize,
    days: Decimal,
    stated: &impl Fn(usize) -> Operand,
    operands: &mut Vec<Operand>,
) {
    match expression {
        Expression::Number(number) => operands.push(Operand::Number(*number)),
        Expression::Claim(claim) => operands.push(stated(*claim)),
        Expression::Days => operands.push(Operand::Days(days)),
        Expression::Apply(sign, sides) => {
            // Left and right of each sign, the lowest rank that needs no parentheses.
            let (word, own, right) = match sign {
                Sign::Plus => ("+", 1, 1),
                Sign::Minus => ("−", 1, 2),
                Sign::Times => ("×", 2, 2),
                Sign::Over => ("÷", 2, 3),
            };
            let aside = own < rank;
            operands.extend(aside.then_some(Operand::Sign("(")));
            push(&sides[0], own, days, stated, operands);
            operands.push(Operand::Sign(word));
            push(&sides[1], right, days, stated, operands);
            operands.extend(aside.then_some(Operand::Sign(")")));
        }
    }
}
