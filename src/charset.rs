//! Sets of characters to scan a text for.

/// A set of characters of the basic plane, one bit each, so that passing over a character costs one look-up.
#[derive(Debug, Clone)]
pub struct CharSet(Vec<u64>);

impl CharSet {
    /// The characters of `members`.
    pub fn of(members: &str) -> Self {
        let mut bits = vec![0; 0x1_0000 / 64];
        for c in members.chars() {
            let code = c as usize;
            if let Some(word) = bits.get_mut(code / 64) {
                *word |= 1 << (code % 64);
            }
        }
        Self(bits)
    }

    /// Whether `c` is a member.
    pub fn contains(&self, c: char) -> bool {
        let code = c as usize;
        self.0.get(code / 64).is_some_and(|word| word >> (code % 64) & 1 == 1)
    }

    /// The first member in `text` from byte `from` on, and where it stands.
    pub fn find(&self, text: &str, from: usize) -> Option<(usize, char)> {
        text[from..].char_indices().find(|(_, c)| self.contains(*c)).map(|(at, c)| (from + at, c))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_found_and_nothing_else() {
        let set = CharSet::of("0一\n");
        assert_eq!(set.find("二三一0", 0), Some((6, '一')));
        assert_eq!(set.find("二三一0", 9), Some((9, '0')));
        assert_eq!(set.find("二三𠀀", 0), None);
        assert!(!set.contains('𠀀'));
    }
}
