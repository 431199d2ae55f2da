//! What contradictions hold together: disjoint sets of statements, merged link by link.

/// Statements, each in a set of its own until a contradiction links it to another.
#[derive(Debug)]
pub(super) struct Links {
    parent: Vec<usize>,
    linked: Vec<bool>,
    /// By the root of a set: one of its contradictions is more than a number on an open bound.
    hard: Vec<bool>,
}

/// Statements that contradictions hold together.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Linked {
    /// In their order; two at least.
    pub(super) members: Vec<usize>,
    /// No contradiction among them is more than a number on an open bound.
    pub(super) touching: bool,
}

impl Links {
    pub(super) fn new(count: usize) -> Self {
        Self { parent: (0..count).collect(), linked: vec![false; count], hard: vec![false; count] }
    }

    /// `hard`: the contradiction is more than a number on an open bound.
    pub(super) fn link(&mut self, a: usize, b: usize, hard: bool) {
        let (x, y) = (self.root(a), self.root(b));
        let (first, second) = (x.min(y), x.max(y));
        self.parent[second] = first;
        self.hard[first] |= hard || self.hard[second];
        (self.linked[a], self.linked[b]) = (true, true);
    }

    /// Whether a contradiction holds a statement.
    pub(super) fn is_linked(&self, a: usize) -> bool {
        self.linked[a]
    }

    fn root(&mut self, mut i: usize) -> usize {
        while self.parent[i] != i {
            self.parent[i] = self.parent[self.parent[i]];
            i = self.parent[i];
        }
        i
    }

    /// The sets of two members and more, in the order of their first members.
    pub(super) fn sets(mut self) -> Vec<Linked> {
        let mut sets: Vec<Linked> =
            self.hard.iter().map(|hard| Linked { members: Vec::new(), touching: !hard }).collect();
        for i in 0..sets.len() {
            if !self.linked[i] {
                continue;
            }
            // The root is the first member.
            let root = self.root(i);
            sets[root].members.push(i);
        }
        sets.retain(|set| !set.members.is_empty());
        sets
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hangs_together_is_one_set() {
        let mut links = Links::new(6);
        for (a, b, hard) in [(4, 1, false), (0, 1, true), (5, 2, false)] {
            links.link(a, b, hard);
        }
        let sets: Vec<(Vec<usize>, bool)> =
            links.sets().into_iter().map(|set| (set.members, set.touching)).collect();
        assert_eq!(sets, [(vec![0, 1, 4], false), (vec![2, 5], true)]);
        assert_eq!(Links::new(3).sets(), []);
    }
}
