//! Finds the statements to put into a relation: those of one article and, for claims that it does not state, those of
//! others.

use std::collections::BTreeSet;
use std::ops::Range;

use jiff::ToSpan;
use rust_decimal::Decimal;

use super::evaluate::{Verdict, verdict};
use super::item::Item;
use super::together::together;
use crate::article::Period;
use crate::interval::Interval;
use crate::quantity::Kind;
use crate::rule::{Measure, Relation, RuleSet, TimeUse, ValueRule};

/// Statements of other articles that are looked at, and values of them that are tried, for one claim.
const LOOKED_AT: usize = 256;
const TRIED: usize = 6;
/// Sets of statements that are tried around one.
const SETS: usize = 128;

/// One statement for each claim of a relation, as indices into the items; none where nobody states it.
pub(super) type Picks = Vec<Option<usize>>;

/// The statements of a relation's claims.
pub(super) struct Search<'a> {
    pub(super) relation: &'a Relation,
    pub(super) rules: &'a RuleSet,
    /// In the order of articles and text.
    pub(super) items: Vec<Item<'a>>,
    /// The items of each claim of the relation, by the ends of their periods.
    pub(super) by_time: Vec<Vec<usize>>,
}

impl<'a> Search<'a> {
    pub(super) fn new(relation: &'a Relation, rules: &'a RuleSet, items: Vec<Item<'a>>) -> Self {
        let of = |claim: &usize| {
            let mut all: Vec<usize> =
                (0..items.len()).filter(|&i| items[i].statement.claim == *claim).collect();
            all.sort_by_key(|&i| (items[i].to(), i));
            all
        };
        let by_time = relation.claims.iter().map(of).collect();
        Self { relation, rules, items, by_time }
    }

    /// Every set of statements that speak of one thing at one time, with what they say of the relation. Articles that
    /// state the same are tried once.
    pub(super) fn tried(&self) -> Vec<(Picks, Verdict)> {
        let mut tried = Vec::new();
        let mut seen = BTreeSet::new();
        let mut known = BTreeSet::new();
        let mut start = 0;
        for article in self.items.chunk_by(|a, b| a.statement.article == b.statement.article) {
            let own = start..start + article.len();
            start = own.end;
            if !seen.insert(own.clone().map(|i| self.signature(i)).collect::<Vec<_>>()) {
                continue;
            }
            for seed in own.clone() {
                let mut sets = Vec::new();
                let mut picks = vec![None; self.relation.claims.len()];
                let at = self.position(seed);
                picks[at] = Some(seed);
                self.extend(&own, at, 0, &mut picks, &mut sets);
                tried.extend(sets.into_iter().filter(|(picks, _)| known.insert(picks.clone())));
            }
        }
        tried
    }

    /// Fills the claims from `k` on, `seed` being the claim that is filled already.
    fn extend(
        &self,
        own: &Range<usize>,
        seed: usize,
        k: usize,
        picks: &mut Picks,
        sets: &mut Vec<(Picks, Verdict)>,
    ) {
        if sets.len() >= SETS {
            return;
        }
        if k == picks.len() {
            sets.extend(self.judged(picks).map(|verdict| (picks.clone(), verdict)));
            return;
        }
        if k == seed {
            return self.extend(own, seed, k + 1, picks, sets);
        }
        let mut fitting = self.distinct(own.clone(), k, picks);
        if !fitting.is_empty() && k < seed {
            // The set is found from that statement.
            return;
        }
        if fitting.is_empty() {
            fitting = self.borrowed(k, picks);
        }
        if fitting.is_empty() {
            return self.extend(own, seed, k + 1, picks, sets);
        }
        for item in fitting {
            picks[k] = Some(item);
            self.extend(own, seed, k + 1, picks, sets);
        }
        picks[k] = None;
    }

    /// Items of the `k`-th claim that go with all that was picked, one for each value.
    fn distinct(&self, all: impl IntoIterator<Item = usize>, k: usize, picks: &Picks) -> Vec<usize> {
        let mut out: Vec<usize> = Vec::new();
        for i in all {
            let item = &self.items[i];
            let new = item.statement.claim == self.relation.claims[k]
                && !out.iter().any(|&other| self.items[other].set == item.set);
            if new && self.goes_with(i, picks) {
                out.push(i);
            }
            if out.len() == TRIED {
                break;
            }
        }
        out
    }

    /// Items of other articles for the `k`-th claim.
    fn borrowed(&self, k: usize, picks: &Picks) -> Vec<usize> {
        let all = &self.by_time[k];
        let claim = &self.rules.claims[self.relation.claims[k]];
        let anchor = picks.iter().flatten().find_map(|&i| self.items[i].to());
        let days = match claim.time {
            TimeUse::Level => claim.window.saturating_mul(31) + 31,
            TimeUse::Flow => 0,
            TimeUse::Target => 3700,
            TimeUse::Fixed => i64::MAX,
        };
        let limits = anchor.zip(days.try_into().ok()).and_then(|(day, days): (_, i32)| {
            Some((day.checked_sub(days.days()).ok()?, day.checked_add(days.days()).ok()?))
        });
        let (from, to) = match limits {
            Some((first, last)) => (
                all.partition_point(|&i| self.items[i].to().is_none_or(|day| day < first)),
                all.partition_point(|&i| self.items[i].to().is_none_or(|day| day <= last)),
            ),
            None => (0, all.len()),
        };
        self.distinct(all[from..to].iter().copied().take(LOOKED_AT), k, picks)
    }

    fn goes_with(&self, item: usize, picks: &Picks) -> bool {
        let item = &self.items[item];
        picks.iter().flatten().all(|&i| together(self.rules, &self.items[i], item))
    }

    /// What the picks say of the relation; none where too little is stated, or their articles contradict each other
    /// already in what one of them is taken from.
    fn judged(&self, picks: &Picks) -> Option<Verdict> {
        let missing: Vec<usize> = (0..picks.len()).filter(|&k| picks[k].is_none()).collect();
        let mut articles: Vec<usize> =
            picks.iter().flatten().map(|&i| self.items[i].statement.article).collect();
        articles.dedup();
        let enough = match missing[..] {
            [] => true,
            // A total that nobody states must still be a whole number.
            [k] => picks.len() > 1 && articles.len() == 1 && self.is_counted(k),
            _ => false,
        };
        if !enough || !articles.iter().all(|&article| self.endorses(article, picks)) {
            return None;
        }
        let days = self.days(picks)?;
        let values = |claim: usize| self.value(claim, picks);
        let hedged = |k: &usize| picks[*k].is_none_or(|i| self.items[i].exact.is_none());
        let whole: Vec<usize> = (0..picks.len())
            .filter(|k| hedged(k) && self.is_counted(*k))
            .map(|k| self.relation.claims[k])
            .collect();
        let verdict = verdict(self.relation, days, &values, &whole);
        let told = missing.is_empty() || matches!(verdict, Verdict::Holds | Verdict::NotWhole);
        told.then_some(verdict)
    }

    /// Whether an article that states the claim of another's pick agrees with it.
    fn endorses(&self, article: usize, picks: &Picks) -> bool {
        let from = self.items.partition_point(|item| item.statement.article < article);
        let own = self.items[from..].iter().take_while(|item| item.statement.article == article);
        picks.iter().flatten().map(|&i| &self.items[i]).all(|pick| {
            let same = |item: &&Item| {
                item.statement.claim == pick.statement.claim && together(self.rules, item, pick)
            };
            let mut rivals = own.clone().filter(same).peekable();
            pick.statement.article == article
                || rivals.peek().is_none()
                || rivals.any(|item| item.set.meets(pick.set))
        })
    }

    /// The values of a claim: those of its pick, or what is not less than nothing.
    pub(super) fn value(&self, claim: usize, picks: &Picks) -> Interval {
        let at = self.relation.claims.iter().position(|c| *c == claim);
        at.and_then(|k| picks[k]).map_or(super::item::NO_LESS_THAN_NOTHING, |i| self.items[i].set)
    }

    /// The days of the period that the picked flows have, nothing where the relation does not ask; none where it asks and
    /// no flow states a period.
    pub(super) fn days(&self, picks: &Picks) -> Option<Decimal> {
        if !self.relation.counts_days() {
            return Some(Decimal::ZERO);
        }
        let flow = |i: &&usize| self.rules.claims[self.items[**i].statement.claim].time == TimeUse::Flow;
        let mut periods = picks.iter().flatten().filter(flow).map(|&i| self.items[i].statement.when.period);
        periods.find_map(Period::days).map(Decimal::from)
    }

    /// Whether the values of the `k`-th claim are numbers of things.
    fn is_counted(&self, k: usize) -> bool {
        let claim = &self.rules.claims[self.relation.claims[k]];
        let average = claim.measures.contains(&Measure::Average);
        matches!(&claim.value, ValueRule::Quantity { kind: Some(Kind::Count), .. }) && !average
    }

    /// Which claim of the relation an item is of.
    pub(super) fn position(&self, item: usize) -> usize {
        let claim = self.items[item].statement.claim;
        self.relation.claims.iter().position(|c| *c == claim).unwrap_or_default()
    }

    /// What an item states of whom and when.
    pub(super) fn signature(&self, item: usize) -> String {
        let Item { statement, set, .. } = &self.items[item];
        let (period, scope) = (statement.when.period, &statement.scope);
        format!("{} {set:?} {:?} {scope:?} {period:?}", statement.claim, statement.subject)
    }
}
