//! Sets of statements: what contradictions hold together, and the fewest versions of it.

/// The sets of members that `edges` hold together, smallest member first; members without an edge are in none.
pub(super) fn components(count: usize, edges: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut parent: Vec<usize> = (0..count).collect();
    fn root(parent: &mut [usize], mut i: usize) -> usize {
        while parent[i] != i {
            parent[i] = parent[parent[i]];
            i = parent[i];
        }
        i
    }
    let mut touched = vec![false; count];
    for &(a, b) in edges {
        let (x, y) = (root(&mut parent, a), root(&mut parent, b));
        parent[x.max(y)] = x.min(y);
        (touched[a], touched[b]) = (true, true);
    }
    let mut sets: Vec<Vec<usize>> = vec![Vec::new(); count];
    for i in (0..count).filter(|&i| touched[i]) {
        sets[root(&mut parent, i)].push(i);
    }
    sets.retain(|set| !set.is_empty());
    sets
}

/// The fewest sets of members that agree pairwise, greedy by `upper` bound, as positions in `members`. A member that
/// agrees with all of several sets is in each. The versions are in the order of their first members.
pub(super) fn versions<T: Ord>(
    members: &[usize],
    agree: impl Fn(usize, usize) -> bool,
    upper: impl Fn(usize) -> T,
) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..members.len()).collect();
    order.sort_by_key(|&i| (upper(members[i]), i));
    let mut placed = vec![false; members.len()];
    let mut versions: Vec<Vec<usize>> = Vec::new();
    for &seed in &order {
        if placed[seed] {
            continue;
        }
        let mut version = vec![seed];
        for &other in order.iter().filter(|&&other| other != seed) {
            if version.iter().all(|&i| agree(members[i], members[other])) {
                version.push(other);
            }
        }
        version.iter().for_each(|&i| placed[i] = true);
        version.sort_unstable();
        versions.push(version);
    }
    versions.sort();
    versions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contradictions_that_hang_together_are_one_set() {
        assert_eq!(components(6, &[(0, 1), (1, 4), (2, 5)]), [vec![0, 1, 4], vec![2, 5]]);
        assert_eq!(components(3, &[]), Vec::<Vec<usize>>::new());
    }

    #[test]
    fn versions_are_the_fewest_sets_that_agree() {
        // 50 (two articles), over 50, 60: the last two agree.
        let sets = [(50, 50), (50, 50), (51, 100), (60, 60)];
        let agree = |a: usize, b: usize| sets[a].0 <= sets[b].1 && sets[b].0 <= sets[a].1;
        assert_eq!(versions(&[0, 1, 2, 3], agree, |i| sets[i].1), [vec![0, 1], vec![2, 3]]);
    }

    #[test]
    fn a_vague_statement_is_in_each_version_it_fits() {
        let sets = [(10, 10), (12, 12), (9, 20)];
        let agree = |a: usize, b: usize| sets[a].0 <= sets[b].1 && sets[b].0 <= sets[a].1;
        assert_eq!(versions(&[0, 1, 2], agree, |i| sets[i].1), [vec![0, 2], vec![1, 2]]);
    }
}
