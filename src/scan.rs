//! Sets of characters and tables of words to scan a text for.

/// Where `word` stands in `text`, in order.
pub fn places(text: &str, word: &'static str) -> impl Iterator<Item = usize> {
    memchr::memmem::find_iter(text.as_bytes(), word)
}

/// A set of characters of the basic plane, one bit each, so that passing over a character costs one look-up.
#[derive(Debug, Clone)]
pub struct CharSet {
    /// 64 characters a word: those that share all bytes of UTF-8 but the last.
    bits: Vec<u64>,
    /// For each first byte of a character: 0 where a member begins with it, else the length of the character.
    steps: [u8; 256],
}

impl CharSet {
    /// The characters of `members`.
    pub fn of(members: &str) -> Self {
        let mut set = Self { bits: vec![0; 0x1_0000 / 64], steps: [1; 256] };
        for first in 0xC0..=0xFF_u8 {
            set.steps[usize::from(first)] = length(first);
        }
        for c in members.chars() {
            let code = c as usize;
            if let Some(word) = set.bits.get_mut(code / 64) {
                *word |= 1 << (code % 64);
                set.steps[usize::from(c.encode_utf8(&mut [0; 4]).as_bytes()[0])] = 0;
            }
        }
        set
    }

    /// Whether `c` is a member.
    pub fn contains(&self, c: char) -> bool {
        self.holds(c as usize / 64, c as usize)
    }

    /// The first member in `text` from byte `from` on, and where it stands.
    pub fn find(&self, text: &str, from: usize) -> Option<(usize, char)> {
        let bytes = text.as_bytes();
        let mut at = from;
        while let Some(&first) = bytes.get(at) {
            let step = self.steps[usize::from(first)];
            if step == 0 && self.begins(&bytes[at..]) {
                return text[at..].chars().next().map(|c| (at, c));
            }
            at += usize::from(if step == 0 { length(first) } else { step });
        }
        None
    }

    /// Whether the character that `bytes` begin with is a member: that of three bytes, nearly every one, without
    /// putting its code together.
    fn begins(&self, bytes: &[u8]) -> bool {
        match *bytes {
            [first @ ..0x80, ..] => self.holds(usize::from(first) / 64, first.into()),
            [first @ 0xE0..0xF0, second, third, ..] => {
                self.holds(usize::from(first & 0x0F) << 6 | usize::from(second & 0x3F), third.into())
            }
            [first @ ..0xE0, second, ..] => self.holds(usize::from(first & 0x1F), second.into()),
            _ => false,
        }
    }

    fn holds(&self, word: usize, bit: usize) -> bool {
        self.bits.get(word).is_some_and(|word| word >> (bit % 64) & 1 == 1)
    }
}

/// The length of a character of UTF-8, by its first byte.
const fn length(first: u8) -> u8 {
    match first {
        0..0xC0 => 1,
        0xC0..0xE0 => 2,
        0xE0..0xF0 => 3,
        _ => 4,
    }
}

/// A table of words with what each stands for, looked up by the character that a text begins or ends with.
#[derive(Debug, Clone)]
pub struct WordTable<T> {
    /// The characters that words are looked up by.
    keys: CharSet,
    /// Where the words of each slot begin in `words`: those of characters that share their last eight bits.
    slots: Vec<u16>,
    /// Slot by slot and character by character, the longest first.
    words: Vec<(char, (&'static str, T))>,
}

impl WordTable<()> {
    /// Words that stand for nothing but themselves, by the character that they begin with.
    pub fn of(words: &[&'static str]) -> Self {
        Self::by_first(&words.iter().map(|word| (*word, ())).collect::<Vec<_>>())
    }
}

impl<T: Copy> WordTable<T> {
    /// For words that a text begins with.
    pub fn by_first(words: &[(&'static str, T)]) -> Self {
        Self::keyed(words, |word| word.chars().next())
    }

    /// For words that a text ends with.
    pub fn by_last(words: &[(&'static str, T)]) -> Self {
        Self::keyed(words, |word| word.chars().next_back())
    }

    fn keyed(words: &[(&'static str, T)], key: impl Fn(&str) -> Option<char>) -> Self {
        let keyed = words.iter().filter_map(|word| Some((key(word.0)?, *word)));
        let mut words: Vec<_> = keyed.collect();
        let keys = CharSet::of(&words.iter().map(|(c, _)| *c).collect::<String>());
        words.sort_by_key(|(c, (word, _))| (slot(*c), *c, std::cmp::Reverse(word.len())));
        let begin = |n| words.partition_point(|(c, _)| slot(*c) < n);
        let slots = (0..=256).map(|n| u16::try_from(begin(n)).unwrap_or(u16::MAX)).collect();
        Self { keys, slots, words }
    }

    /// The longest word that `text` begins with.
    pub fn leading(&self, text: &str) -> Option<&(&'static str, T)> {
        self.words_of(text.chars().next()?).find(|(word, _)| text.starts_with(word))
    }

    /// The longest word that `text` ends with.
    pub fn trailing(&self, text: &str) -> Option<&(&'static str, T)> {
        self.words_of(text.chars().next_back()?).find(|(word, _)| text.ends_with(word))
    }

    /// Every word inside `text` and where it begins, in the order of the text, the longest of one place first.
    pub fn inside(&self, text: &str) -> impl Iterator<Item = (usize, &(&'static str, T))> {
        let mut from = 0;
        let places = std::iter::from_fn(move || {
            let (at, c) = self.keys.find(text, from)?;
            from = at + c.len_utf8();
            Some((at, c))
        });
        places.flat_map(move |(at, c)| {
            self.words_of(c).filter(move |(word, _)| text[at..].starts_with(word)).map(move |word| (at, word))
        })
    }

    /// Whether a word stands anywhere in `text`.
    pub fn is_inside(&self, text: &str) -> bool {
        self.inside(text).next().is_some()
    }

    /// The words of a character.
    fn words_of(&self, c: char) -> impl Iterator<Item = &(&'static str, T)> {
        let slot = slot(c);
        let words = &self.words[usize::from(self.slots[slot])..usize::from(self.slots[slot + 1])];
        words.iter().filter(move |(first, _)| *first == c).map(|(_, word)| word)
    }
}

const fn slot(c: char) -> usize {
    c as usize % 256
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
        assert_eq!(CharSet::of("é·").find("a𠀀è·é", 0), Some((7, '·')));
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
        let inside: Vec<_> = first.inside("将近年底").map(|(at, (word, _))| (at, *word)).collect();
        assert_eq!(inside, [(0, "将近"), (3, "近年"), (3, "近")]);
    }
}
