//! The fewest versions of what contradicts itself.

use rust_decimal::Decimal;

use crate::interval::Interval;

/// The fewest sets of values that agree pairwise, greedy by upper bound. A value that agrees with all of several sets is
/// in each. `reaches` says where each value lies at most: values whose reaches do not meet never agree, and are not
/// looked at together.
pub(super) fn versions(reaches: &[Interval], agree: impl Fn(usize, usize) -> bool) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..reaches.len()).collect();
    order.sort_by_key(|&i| (upper(reaches[i]), i));
    // The least lower bound from here on: with it above a value, nothing further on meets that value.
    let mut least: Vec<Option<Decimal>> = order.iter().map(|&i| reaches[i].low.number()).collect();
    for k in (1..least.len()).rev() {
        least[k - 1] = least[k - 1].min(least[k]);
    }
    let mut placed = vec![false; reaches.len()];
    let mut versions: Vec<Vec<usize>> = Vec::new();
    for (k, &seed) in order.iter().enumerate() {
        if placed[seed] {
            continue;
        }
        // What meets it from below stands right before it.
        let apart = |&&i: &&usize| upper(reaches[i]) < lower(reaches[seed]);
        let start = order[..k].iter().rposition(|i| apart(&i)).map_or(0, |last| last + 1);
        let mut version = vec![seed];
        for (&other, least) in order.iter().zip(&least).skip(start) {
            if least.is_some_and(|low| upper(reaches[seed]) < (false, low)) {
                break;
            }
            if other != seed && version.iter().all(|&i| agree(i, other)) {
                version.push(other);
            }
        }
        version.iter().for_each(|&i| placed[i] = true);
        versions.push(version);
    }
    versions
}

/// The upper bound as it sorts: an open one last.
fn upper(reach: Interval) -> (bool, Decimal) {
    let high = reach.high.number();
    (high.is_none(), high.unwrap_or_default())
}

/// The lower bound as upper bounds sort: an open one before all.
fn lower(reach: Interval) -> (bool, Decimal) {
    (false, reach.low.number().unwrap_or(Decimal::MIN))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interval::Bound;

    /// The versions of sets, each given by its ends, both inside.
    fn check(sets: &[(i32, i32)], want: &[&[usize]]) {
        let reach = |&(low, high): &(i32, i32)| Interval {
            low: Bound::Closed(Decimal::from(low)),
            high: Bound::Closed(Decimal::from(high)),
        };
        let reaches: Vec<Interval> = sets.iter().map(reach).collect();
        let mut got = versions(&reaches, |a, b| reaches[a].meets(reaches[b]));
        got.iter_mut().for_each(|version| version.sort_unstable());
        got.sort();
        assert_eq!(got, want, "{sets:?}");
    }

    #[test]
    fn versions_are_the_fewest_sets_that_agree() {
        // 50, over 50, 60: the last two agree.
        check(&[(50, 50), (51, 100), (60, 60)], &[&[0], &[1, 2]]);
        check(&[(1, 1), (2, 2), (3, 3)], &[&[0], &[1], &[2]]);
    }

    #[test]
    fn a_vague_value_is_in_each_version_it_fits_and_hides_none() {
        check(&[(10, 10), (12, 12), (9, 20)], &[&[0, 2], &[1, 2]]);
        check(&[(9, 20), (10, 10), (30, 30)], &[&[0, 1], &[2]]);
        check(&[(10, 10), (1, 30), (12, 12), (13, 13), (14, 20)], &[&[0, 1], &[1, 2], &[1, 3], &[1, 4]]);
    }
}
