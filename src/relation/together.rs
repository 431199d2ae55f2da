//! Which statements of different claims may be put into one relation.

use super::item::Item;
use crate::compare::comparable;
use crate::quantity::{Kind, Units};
use crate::rule::{Claim, Measure, Modality, RuleSet, TimeUse, Trend, ValueRule};
use crate::statement::Statement;

/// Classifiers that count things of any sort; 人, 户 and 辆 do not.
const ANY_THING: &[&str] = &["", "个", "项", "家", "种", "件", "款", "类"];

/// Whether two statements speak of one thing at one time.
pub(super) fn together(rules: &RuleSet, a: &Item, b: &Item) -> bool {
    let (x, y) = (a.statement, b.statement);
    let (of_a, of_b) = (&rules.claims[x.claim], &rules.claims[y.claim]);
    let modality = |s: &Statement, claim: &Claim| match claim.time {
        TimeUse::Target => Modality::Target,
        _ => s.modality,
    };
    modality(x, of_a) == modality(y, of_b)
        && x.basis == y.basis
        && scopes(x, y)
        && subjects(rules, x, y)
        && measures((a, of_a), (b, of_b))
        && units(&rules.units, (a, of_a), (b, of_b))
        && times((x, of_a), (y, of_b))
}

/// The same whole, as far as both name one.
fn scopes(a: &Statement, b: &Statement) -> bool {
    a.scope.is_none() || b.scope.is_none() || a.scope == b.scope
}

/// How a claim comes by its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Binding {
    /// The value is said of a whole: 全市.
    Scope,
    /// The rule gives it.
    Rule,
    /// Each member of a group has its own.
    Member,
    /// The text names it.
    Text,
}

fn binding(rules: &RuleSet, statement: &Statement) -> Binding {
    let claim = &rules.claims[statement.claim];
    if claim.by_member {
        Binding::Member
    } else if !claim.subjects.is_empty() {
        Binding::Rule
    } else if statement.scope.is_some() {
        Binding::Scope
    } else {
        Binding::Text
    }
}

fn subjects(rules: &RuleSet, a: &Statement, b: &Statement) -> bool {
    use Binding::{Member, Rule, Scope};
    let known = a.subject.is_some() && b.subject.is_some() || rules.subjects.is_empty();
    match (binding(rules, a), binding(rules, b)) {
        // A rule for each, or the whole of which each member has a part.
        (Rule, Rule | Member) | (Member, Rule) | (Scope, _) | (_, Scope) => true,
        _ => a.subject == b.subject && (known || a.article == b.article),
    }
}

/// What there is with what there is, what is new with what is new. Shares have no measure, and a rule may name its own.
fn measures(a: (&Item, &Claim), b: (&Item, &Claim)) -> bool {
    let measure = |(item, claim): (&Item, &Claim)| match item.statement.measure {
        _ if !claim.measures.is_empty() || is_ratio(item.quantity.kind) => None,
        Measure::Cumulative => Some(Measure::Stock),
        measure => Some(measure),
    };
    measure(a).zip(measure(b)).is_none_or(|(a, b)| a == b)
}

const fn is_ratio(kind: Kind) -> bool {
    matches!(kind, Kind::Share | Kind::Percentage | Kind::Change | Kind::Multiple)
}

/// Counts of one sort of thing, or of what a claim lists as one; money of one currency.
fn units(units: &Units, (a, of_a): (&Item, &Claim), (b, of_b): (&Item, &Claim)) -> bool {
    let (x, y) = (&*a.quantity.unit, &*b.quantity.unit);
    let base = |unit| units.named(unit).map_or(unit, |unit| &*unit.base);
    let listed = |claim: &Claim| match &claim.value {
        ValueRule::Quantity { units, .. } => {
            [x, y].iter().all(|unit| units.iter().any(|known| known == unit))
        }
        _ => false,
    };
    match (a.quantity.kind, b.quantity.kind) {
        (Kind::Count, Kind::Count) => {
            let any_thing = ANY_THING.contains(&x) && ANY_THING.contains(&y);
            x == y || any_thing || base(x) == base(y) || listed(of_a) || listed(of_b)
        }
        (Kind::Money, Kind::Money) => base(x) == base(y),
        _ => true,
    }
}

fn times(a: (&Statement, &Claim), b: (&Statement, &Claim)) -> bool {
    let ((x, of_a), (y, of_b)) = (a, b);
    let same_article = x.article == y.article;
    let same_end = x.when.period.to.is_some() && x.when.period.to == y.when.period.to;
    // What may only grow is another number a month later.
    let moves = of_a.trend != Trend::Any || of_b.trend != Trend::Any;
    if !same_article && moves && !same_end {
        return false;
    }
    if of_a.time == TimeUse::Target && of_b.time == TimeUse::Target && x.when.period == y.when.period {
        return true;
    }
    if of_a.time == of_b.time {
        let narrower = if of_a.window <= of_b.window { of_a } else { of_b };
        return comparable(narrower, x, y);
    }
    let stated = !x.when.taken_over && !y.when.taken_over;
    of_a.time == TimeUse::Fixed
        || of_b.time == TimeUse::Fixed
        || same_end && stated
        || same_article && x.sentence == y.sentence
}
