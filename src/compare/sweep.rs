//! Who contradicts whom in a group: those who speak of the same time meet in one pool, so that nobody looks at every pair.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::comparable::{level, target};
use super::group::{Group, Moment};
use super::links::{Linked, Links};
use super::pool::{Arrival, Pool, Stating};
use crate::article::Period;
use crate::rule::{TimeUse, Trend};
use crate::text::Span;

/// The sets of statements that contradictions hold together.
pub(super) fn conflicts(group: &Group) -> Vec<Linked> {
    let mut links = Links::new(group.statements.len());
    match group.claim.time {
        TimeUse::Fixed => at_once(group, group.form_of.iter().copied().zip(0..).collect(), &mut links),
        TimeUse::Flow => flows(group, &mut links),
        TimeUse::Target => targets(group, &mut links),
        TimeUse::Level => {
            levels(group, &mut links);
            inside_articles(group, &mut links);
        }
    }
    links.sets()
}

/// Statements that can all be compared with each other.
fn at_once(group: &Group, statements: Vec<Stating>, links: &mut Links) {
    let statements = by_form(group.forms.len(), statements);
    let mut pool = Pool::new(group, links);
    for same in statements.chunk_by(|a, b| a.0 == b.0) {
        let form = same[0].0;
        let only_in = if group.claim.time == TimeUse::Target { one_sentence(group, same) } else { None };
        pool.meet(Arrival { form, statements: same, now: Date::MIN, until: Date::MAX, only_in });
    }
}

/// Statements sorted by form, then by place. Many of few forms that stand in the order of their places are counted out to
/// their forms, which takes no longer for each where there are more.
fn by_form(forms: usize, mut statements: Vec<Stating>) -> Vec<Stating> {
    if statements.len() < forms || !statements.is_sorted_by_key(|(_, place)| *place) {
        statements.sort_unstable();
        return statements;
    }
    let mut next = vec![0; forms + 1];
    statements.iter().for_each(|(form, _)| next[form + 1] += 1);
    (1..next.len()).for_each(|form| next[form] += next[form - 1]);
    let mut sorted = vec![(0, 0); statements.len()];
    for stating in statements {
        let place = &mut next[stating.0];
        sorted[*place] = stating;
        *place += 1;
    }
    sorted
}

/// The sentence that all of them stand in. Two targets of one sentence are not two versions of one.
fn one_sentence(group: &Group, statements: &[Stating]) -> Option<(usize, Span)> {
    let of = |&(_, i): &Stating| (group.statements[i].article, group.statements[i].sentence);
    let first = statements.first().map(of)?;
    statements.iter().all(|i| of(i) == first).then_some(first)
}

/// Statements by what they have in common; those for which `key` has nothing are left out.
fn by<K: Ord>(group: &Group, key: impl Fn(usize) -> Option<K>) -> BTreeMap<K, Vec<Stating>> {
    let mut out: BTreeMap<K, Vec<Stating>> = BTreeMap::new();
    for (i, &form) in group.form_of.iter().enumerate() {
        if let Some(key) = key(i) {
            out.entry(key).or_default().push((form, i));
        }
    }
    out
}

/// A flow compares with one of the very same period or holiday, or counted up to the same day; without a period only inside
/// its article.
fn flows(group: &Group, links: &mut Links) {
    let key = |i: usize| {
        let Moment { article, period, taken_over, .. } = group.moments[i];
        let without = period == Period::default();
        let article = without.then_some(article);
        (!without || taken_over).then_some((period, article))
    };
    by(group, key).into_values().for_each(|same| at_once(group, same, links));
    by(group, |i| group.moments[i].occasion).into_values().for_each(|same| at_once(group, same, links));
    // 截至9月底累计完成 and 截至9月底完成 are understood to begin on other days, and may mean the same.
    let up_to = |i: usize| group.moments[i].period.to.filter(|_| group.moments[i].up_to);
    let apart = |same: &[Stating]| {
        same.iter().any(|&(_, i)| group.moments[i].period != group.moments[same[0].1].period)
    };
    by(group, up_to).into_values().filter(|same| apart(same)).for_each(|same| at_once(group, same, links));
}

/// Targets of one period, and those of two of which one holds the other's middle.
fn targets(group: &Group, links: &mut Links) {
    let periods: Vec<(Period, Vec<Stating>)> =
        by(group, |i| Some(group.moments[i].period)).into_iter().collect();
    for (n, (period, statements)) in periods.iter().enumerate() {
        if target(*period, *period) {
            at_once(group, statements.clone(), links);
        }
        for (_, others) in periods[n + 1..].iter().filter(|(other, _)| target(*period, *other)) {
            at_once(group, [statements.as_slice(), others].concat(), links);
        }
    }
}

/// Levels of one day; those that take their articles' dates, inside the claim's window.
fn levels(group: &Group, links: &mut Links) {
    let when = |i: usize| group.moments[i];
    let mut ends = by(group, |i| when(i).period.to.filter(|_| !when(i).taken_over));
    let dated = by(group, |i| {
        let Period { from, to } = when(i).period;
        from.zip(to).filter(|_| when(i).taken_over)
    });
    // An article known to the month or the day states what it takes over at each of these days.
    for ((from, to), statements) in dated.iter().filter(|((from, to), _)| from.month() == to.month()) {
        let days = if may_move(group) { *to..=*to } else { *from..=*to };
        ends.range_mut(days).for_each(|(_, same)| same.extend(statements));
    }
    ends.into_values().for_each(|same| at_once(group, same, links));
    by(group, |i| when(i).occasion).into_values().for_each(|same| at_once(group, same, links));
    if may_move(group) {
        let mut days: BTreeMap<Date, Vec<Stating>> = BTreeMap::new();
        dated.into_iter().for_each(|((_, to), same)| days.entry(to).or_default().extend(same));
        days.into_values().for_each(|same| at_once(group, same, links));
    } else {
        rolling(group, dated, links);
    }
}

/// Where a claim may only grow or shrink, articles of different days are a matter of the trend.
fn may_move(group: &Group) -> bool {
    group.claim.trend != Trend::Any
}

/// Those that take their articles' dates, from the first to the last, each with who came within the window.
fn rolling(group: &Group, dated: BTreeMap<(Date, Date), Vec<Stating>>, links: &mut Links) {
    let mut pool = Pool::new(group, links);
    for ((now, to), mut statements) in dated {
        let until = to.checked_add(group.claim.window.months()).unwrap_or(Date::MAX);
        statements.sort_unstable();
        for same in statements.chunk_by(|a, b| a.0 == b.0) {
            pool.meet(Arrival { form: same[0].0, statements: same, now, until, only_in: None });
        }
    }
}

/// What only an article itself can compare: a running period with any time in it, values that have no date, and all that
/// the trend leaves to it.
fn inside_articles(group: &Group, links: &mut Links) {
    let mut by_article: Vec<(usize, usize)> = group.moments.iter().map(|m| m.article).zip(0..).collect();
    by_article.sort_unstable();
    for own in by_article.chunk_by(|a, b| a.0 == b.0).filter(|own| own.len() > 1) {
        let special = |&(_, i): &(usize, usize)| {
            let Moment { period, taken_over, running, .. } = group.moments[i];
            running || taken_over && period == Period::default()
        };
        if may_move(group) || own.iter().any(special) {
            inside(group, own.iter().map(|(_, i)| *i).collect(), links);
        }
    }
}

/// Each form at each time with each other.
fn inside(group: &Group, mut statements: Vec<usize>, links: &mut Links) {
    let time = |i: usize| {
        let Moment { period, taken_over, running, occasion, .. } = group.moments[i];
        (group.form_of[i], period, taken_over, running, occasion)
    };
    statements.sort_by_key(|&i| (time(i), i));
    let same: Vec<&[usize]> = statements.chunk_by(|&i, &j| time(i) == time(j)).collect();
    for (n, a) in same.iter().enumerate() {
        for b in &same[n + 1..] {
            let (x, y) = (a[0], b[0]);
            let comparable =
                level(&group.statements[x].when, &group.statements[y].when, true, group.claim.window);
            if comparable && let Some(hard) = group.clash(group.form_of[x], group.form_of[y]) {
                links.link(x, y, hard);
            }
        }
    }
    for same in same.iter().filter(|same| links.is_linked(same[0])).collect::<Vec<_>>() {
        same[1..].iter().for_each(|&other| links.link(same[0], other, false));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counting_out_is_sorting() {
        let of = |forms: usize, count: usize| {
            (0..count).map(move |i| (i * 7 % forms, i)).collect::<Vec<Stating>>()
        };
        for (forms, count) in [(1, 0), (1, 5), (3, 20), (50, 20), (7, 7)] {
            let mut want = of(forms, count);
            want.sort_unstable();
            assert_eq!(by_form(forms, of(forms, count)), want, "{forms} {count}");
            let backwards = of(forms, count).into_iter().rev().collect();
            assert_eq!(by_form(forms, backwards), want, "{forms} {count}");
        }
    }
}
