//! A deletion index: which names differ in one character, found without comparing them pair by pair.
//!
//! Two names of one length that differ in one character are the same once it is deleted; where one has a character
//! more, deleting it gives the other. So every name is filed under itself and under each of its deletions, and only
//! names that meet under one key are compared.

use std::hash::Hasher;

/// How two names differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Difference {
    /// One character for another, at this index.
    Other(char, char, usize),
    /// The second has a character more, at this index.
    More(char, usize),
    /// The first has.
    Less(char, usize),
}

/// More names than this under one key follow a pattern (甲镇一中, 甲镇二中, …): no slip, and no quadratic work.
const PATTERN: usize = 8;

/// Pairs of names, as indices into `names` (the smaller first), that differ in one character, in their order.
pub(super) fn pairs(names: &[&str]) -> Vec<(usize, usize)> {
    let mut keys: Vec<(u64, u32)> = Vec::new();
    for (index, name) in names.iter().enumerate() {
        let Ok(index) = u32::try_from(index) else { break };
        keys.push((hash(name, usize::MAX), index));
        keys.extend((0..name.chars().count()).map(|left_out| (hash(name, left_out), index)));
    }
    keys.sort_unstable();
    keys.dedup();
    let mut pairs = Vec::new();
    for group in keys.chunk_by(|a, b| a.0 == b.0).filter(|group| (2..=PATTERN).contains(&group.len())) {
        for (n, &(_, a)) in group.iter().enumerate() {
            let others = group[n + 1..].iter().map(|&(_, b)| (a as usize, b as usize));
            pairs.extend(others.filter(|&(a, b)| difference(names[a], names[b]).is_some()));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// How two names differ, where it is in one character.
pub(super) fn difference(a: &str, b: &str) -> Option<Difference> {
    let (first, second): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let at = first.iter().zip(&second).take_while(|(x, y)| x == y).count();
    let same = |from: usize, to: usize| first.get(from..) == second.get(to..);
    match (first.get(at), second.get(at)) {
        (Some(&x), Some(&y)) if same(at + 1, at + 1) => Some(Difference::Other(x, y, at)),
        (_, Some(&y)) if same(at, at + 1) => Some(Difference::More(y, at)),
        (Some(&x), _) if same(at + 1, at) => Some(Difference::Less(x, at)),
        _ => None,
    }
}

/// A hash of the name without the character of that index.
fn hash(name: &str, left_out: usize) -> u64 {
    let mut hasher = fnv::FnvHasher::default();
    for (_, c) in name.chars().enumerate().filter(|(index, _)| *index != left_out) {
        hasher.write_u32(u32::from(c));
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_one_character_apart() {
        let table = [
            ("蓝盾光电", "蓝顿光电", Some(Difference::Other('盾', '顿', 1))),
            ("木洞镇", "木巴洞镇", Some(Difference::More('巴', 1))),
            ("木巴洞镇", "木洞镇", Some(Difference::Less('巴', 1))),
            ("木洞", "木洞镇", Some(Difference::More('镇', 2))),
            ("蓝盾光电", "盾蓝光电", None),
            ("蓝盾光电", "蓝盾光电", None),
            ("蓝盾光电", "蓝顿光学", None),
        ];
        for (a, b, want) in table {
            assert_eq!(difference(a, b), want, "{a} {b}");
        }
    }

    #[test]
    fn pairs_are_those_that_comparing_all_finds() {
        let names = ["木洞镇", "木巴洞镇", "蓝盾光电", "蓝顿光电", "蓝盾光学", "渝惠科技", "木同镇"];
        let all = (0..names.len()).flat_map(|a| (a + 1..names.len()).map(move |b| (a, b)));
        let want: Vec<_> = all.filter(|&(a, b)| difference(names[a], names[b]).is_some()).collect();
        assert_eq!(pairs(&names), want);
        assert_eq!(want.len(), 4);
    }

    #[test]
    fn a_pattern_of_many_names_is_none() {
        let names =
            ["龙一桥", "龙二桥", "龙三桥", "龙四桥", "龙五桥", "龙六桥", "龙七桥", "龙八桥", "龙九桥"];
        assert!(pairs(&names).is_empty());
    }
}
