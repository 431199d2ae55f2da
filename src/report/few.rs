//! How much of a finding with many places is shown: a few of each version; the rest is counted. JSON has all.

use std::collections::HashMap;
use std::hash::Hash;

/// Versions of a finding that are shown, and places of each.
pub(super) const VERSIONS: usize = 10;
pub(super) const PLACES: usize = 5;

/// How many of so many are shown: nobody is told of one more instead of being shown it.
pub(super) const fn few(all: usize, most: usize) -> usize {
    if all <= most + 1 { all } else { most }
}

/// The first few of each kind, in their order, and the rest.
pub(super) fn few_of_each<T, K: Eq + Hash>(all: Vec<T>, kind: impl Fn(&T) -> K) -> (Vec<T>, Vec<T>) {
    let mut count: HashMap<K, usize> = HashMap::new();
    all.iter().for_each(|one| *count.entry(kind(one)).or_default() += 1);
    let mut left: HashMap<K, usize> = count.into_iter().map(|(kind, n)| (kind, few(n, PLACES))).collect();
    all.into_iter().partition(|one| match left.get_mut(&kind(one)) {
        Some(left) if *left > 0 => {
            *left -= 1;
            true
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_few_of_each_kind() {
        let words = "a1 b1 a2 a3 a4 c1 a5 a6 a7 b2 c2 c3 c4 c5 c6";
        let (shown, rest) = few_of_each(words.split(' ').collect(), |word| word.as_bytes()[0]);
        assert_eq!(shown.join(" "), "a1 b1 a2 a3 a4 c1 a5 b2 c2 c3 c4 c5 c6");
        assert_eq!(rest, ["a6", "a7"]);
    }
}
