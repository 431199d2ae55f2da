//! What contradictions hold together: disjoint sets of statements, merged link by link.

/// Statements, each in a set of its own until a contradiction links it to another.
#[derive(Debug)]
pub(super) struct Links(Vec<Node>);

/// A statement: what is looked at together lies together.
#[derive(Debug, Clone, Copy)]
struct Node {
    parent: usize,
    /// A contradiction holds it.
    linked: bool,
    /// Of the root of a set: one of its contradictions is more than a number on an open bound.
    hard: bool,
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
        Self((0..count).map(|parent| Node { parent, linked: false, hard: false }).collect())
    }

    /// `hard`: the contradiction is more than a number on an open bound.
    pub(super) fn link(&mut self, a: usize, b: usize, hard: bool) {
        let (x, y) = (self.root(a), self.root(b));
        let (first, second) = (x.min(y), x.max(y));
        self.0[second].parent = first;
        self.0[first].hard |= hard || self.0[second].hard;
        self.0[a].linked = true;
        self.0[b].linked = true;
    }

    /// Whether a contradiction holds a statement.
    pub(super) fn is_linked(&self, a: usize) -> bool {
        self.0[a].linked
    }

    fn root(&mut self, mut i: usize) -> usize {
        while self.0[i].parent != i {
            self.0[i].parent = self.0[self.0[i].parent].parent;
            i = self.0[i].parent;
        }
        i
    }

    /// The sets of two members and more, in the order of their first members.
    pub(super) fn sets(mut self) -> Vec<Linked> {
        let mut sets: Vec<Linked> = Vec::new();
        // By root, which is the first member.
        let mut set_of = vec![0; self.0.len()];
        for i in 0..self.0.len() {
            if !self.is_linked(i) {
                continue;
            }
            let root = self.root(i);
            if root == i {
                set_of[i] = sets.len();
                sets.push(Linked { members: Vec::new(), touching: !self.0[root].hard });
            }
            sets[set_of[root]].members.push(i);
        }
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
