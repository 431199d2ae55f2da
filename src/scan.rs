//! Sets of characters and tables of words to scan a text for.

use fnv::FnvHashMap;

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

/// A table of words with what each stands for, looked up by the character that a text begins or ends with.
#[derive(Debug, Clone)]
pub struct WordTable<T: 'static>(FnvHashMap<char, Vec<&'static (&'static str, T)>>);

impl<T> WordTable<T> {
    /// For words that a text begins with.
    pub fn by_first(words: &'static [(&'static str, T)]) -> Self {
        Self::keyed(words, |word| word.chars().next())
    }

    /// For words that a text ends with.
    pub fn by_last(words: &'static [(&'static str, T)]) -> Self {
        Self::keyed(words, |word| word.chars().next_back())
    }

    fn keyed(words: &'static [(&'static str, T)], key: impl Fn(&str) -> Option<char>) -> Self {
        let mut table: FnvHashMap<char, Vec<&'static (&'static str, T)>> = FnvHashMap::default();
        for entry in words {
            if let Some(c) = key(entry.0) {
                table.entry(c).or_default().push(entry);
            }
        }
        for entries in table.values_mut() {
            entries.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        }
        Self(table)
    }

    /// The longest word that `text` begins with.
    pub fn leading(&self, text: &str) -> Option<&'static (&'static str, T)> {
        let entries = self.0.get(&text.chars().next()?)?;
        entries.iter().find(|(word, _)| text.starts_with(word)).copied()
    }

    /// The longest word that `text` ends with.
    pub fn trailing(&self, text: &str) -> Option<&'static (&'static str, T)> {
        let entries = self.0.get(&text.chars().next_back()?)?;
        entries.iter().find(|(word, _)| text.ends_with(word)).copied()
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

    #[test]
    fn the_longest_word_is_taken() {
        const WORDS: &[(&str, u8)] = &[("近", 1), ("近年", 2), ("将近", 3)];
        let first = WordTable::by_first(WORDS);
        assert_eq!(first.leading("近年来").map(|(_, n)| *n), Some(2));
        assert_eq!(first.leading("近日").map(|(_, n)| *n), Some(1));
        assert_eq!(first.leading("远"), None);
        let last = WordTable::by_last(WORDS);
        assert_eq!(last.trailing("已将近").map(|(_, n)| *n), Some(3));
        assert_eq!(last.trailing(""), None);
    }
}
