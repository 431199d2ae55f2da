//! Sets of characters and tables of words to scan a text for.

/// Where `word` stands in `text`, in order.
pub fn places(text: &str, word: &'static str) -> impl Iterator<Item = usize> {
    memchr::memmem::find_iter(text.as_bytes(), word)
}

/// A set of characters of the basic plane, one bit each, so that passing over a character costs one look-up.
#[derive(Debug, Clone)]
pub struct CharSet {
    /// 64 characters a word: those that share all bytes of UTF-8 but the last.
    bits: Box<[u64; WORDS]>,
}

/// Words of 64 characters in the basic plane.
const WORDS: usize = 0x1_0000 / 64;
/// That of the surrogates, which are no characters: empty.
const NO_WORD: usize = 0xD800 / 64;

impl CharSet {
    /// The characters of `members`.
    pub fn of(members: &str) -> Self {
        let mut set = Self { bits: Box::new([0; WORDS]) };
        for code in members.chars().map(|c| c as usize) {
            if let Some(word) = set.bits.get_mut(code / 64) {
                *word |= 1 << (code % 64);
            }
        }
        set
    }

    /// Whether `c` is a member.
    #[inline]
    pub fn contains(&self, c: char) -> bool {
        let code = c as usize;
        self.bits.get(code / 64).is_some_and(|word| word >> (code % 64) & 1 == 1)
    }

    /// The first member in `text` from byte `from` on, and where it stands.
    pub fn find(&self, text: &str, from: usize) -> Option<(usize, char)> {
        let mut rest = text.as_bytes().get(from..)?;
        loop {
            let (word, last, behind) = match rest {
                // A Chinese character, nearly every one.
                [first @ 0xE0..0xF0, second, third, behind @ ..] => {
                    (usize::from(first & 0x0F) << 6 | usize::from(second & 0x3F), third, behind)
                }
                [first @ ..0x80, behind @ ..] => (usize::from(first >> 6), first, behind),
                [first @ ..0xE0, second, behind @ ..] => (usize::from(first & 0x1F), second, behind),
                [_, _, _, _, behind @ ..] => (NO_WORD, &0, behind),
                _ => return None,
            };
            if self.bits[word] >> (last & 63) & 1 == 1 {
                let at = text.len() - rest.len();
                return text[at..].chars().next().map(|c| (at, c));
            }
            rest = behind;
        }
    }

    /// Whether the character of three bytes that begins at byte `at` of a text is a member; none where there are not so many
    /// bytes.
    #[inline]
    pub fn holds_chinese(&self, text: &[u8], at: usize) -> Option<bool> {
        let &[first, second, third] = text.get(at..)?.first_chunk()?;
        let word = usize::from(first & 0x0F) << 6 | usize::from(second & 0x3F);
        Some(self.bits[word] >> (third & 63) & 1 == 1)
    }
}

/// Pairs of characters that something begins with, to pass over a place that begins none of them by one bit. Of other
/// pairs a few in a hundred share a bit with a member.
#[derive(Debug, Clone)]
pub struct PairFilter {
    bits: Box<[u64; PAIRS]>,
}

/// Words of 64 pairs.
const PAIRS: usize = 256;

impl PairFilter {
    /// The pairs of `members`.
    pub fn of(members: impl IntoIterator<Item = (char, char)>) -> Self {
        let mut bits = Box::new([0; PAIRS]);
        for (first, second) in members {
            let (word, bit) = Self::place(first, second);
            bits[word] |= bit;
        }
        Self { bits }
    }

    /// False where the two are no member.
    pub fn may_hold(&self, first: char, second: char) -> bool {
        let (word, bit) = Self::place(first, second);
        self.bits[word] & bit != 0
    }

    const fn place(first: char, second: char) -> (usize, u64) {
        let mixed = (first as u32).wrapping_mul(0x9E37_79B1) ^ (second as u32).wrapping_mul(0x85EB_CA77);
        ((mixed >> 24) as usize % PAIRS, 1 << (mixed >> 18 & 63))
    }
}

/// A table of words with what each stands for, looked up by the characters that a text begins or ends with.
#[derive(Debug, Clone)]
pub struct WordTable<T> {
    /// The characters that words are looked up by.
    keys: CharSet,
    /// The same with the characters next to them: most places where a word might stand are passed over by these.
    pairs: PairFilter,
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
        Self::keyed(words, |word| pair(word.chars()))
    }

    /// For words that a text ends with.
    pub fn by_last(words: &[(&'static str, T)]) -> Self {
        Self::keyed(words, |word| pair(word.chars().rev()))
    }

    fn keyed(words: &[(&'static str, T)], key: impl Fn(&str) -> Option<(char, char)>) -> Self {
        let keyed = words.iter().filter_map(|word| Some((key(word.0)?, *word)));
        let pairs = PairFilter::of(keyed.clone().map(|(pair, _)| pair));
        let mut words: Vec<_> = keyed.map(|((c, _), word)| (c, word)).collect();
        let keys = CharSet::of(&words.iter().map(|(c, _)| *c).collect::<String>());
        words.sort_by_key(|(c, (word, _))| (slot(*c), *c, std::cmp::Reverse(word.len())));
        let begin = |n| words.partition_point(|(c, _)| slot(*c) < n);
        let slots = (0..=256).map(|n| u16::try_from(begin(n)).unwrap_or(u16::MAX)).collect();
        Self { keys, pairs, slots, words }
    }

    /// The longest word that `text` begins with.
    pub fn leading(&self, text: &str) -> Option<&(&'static str, T)> {
        self.words_of(text.chars())?.find(|(word, _)| text.starts_with(word))
    }

    /// Every word that `text` begins with, the longest first.
    pub fn all_leading(&self, text: &str) -> impl Iterator<Item = &(&'static str, T)> {
        self.words_of(text.chars()).into_iter().flatten().filter(move |(word, _)| text.starts_with(word))
    }

    /// The longest word that `text` ends with.
    pub fn trailing(&self, text: &str) -> Option<&(&'static str, T)> {
        self.words_of(text.chars().rev())?.find(|(word, _)| text.ends_with(word))
    }

    /// Every word inside `text` and where it begins, in the order of the text, the longest of one place first.
    pub fn inside(&self, text: &str) -> impl Iterator<Item = (usize, &(&'static str, T))> {
        let mut from = 0;
        let places = std::iter::from_fn(move || {
            let (at, c) = self.keys.find(text, from)?;
            from = at + c.len_utf8();
            Some(at)
        });
        places.flat_map(move |at| self.all_leading(&text[at..]).map(move |word| (at, word)))
    }

    /// Whether a word stands anywhere in `text`.
    pub fn is_inside(&self, text: &str) -> bool {
        self.inside(text).next().is_some()
    }

    /// The words of the first of `chars`, where one of them may go on with the second.
    fn words_of(
        &self,
        chars: impl Iterator<Item = char>,
    ) -> Option<impl Iterator<Item = &(&'static str, T)>> {
        let (c, next) = pair(chars)?;
        if !self.pairs.may_hold(c, next) && !self.pairs.may_hold(c, ALONE) {
            return None;
        }
        let slot = slot(c);
        let words = &self.words[usize::from(self.slots[slot])..usize::from(self.slots[slot + 1])];
        Some(words.iter().filter(move |(first, _)| *first == c).map(|(_, word)| word))
    }
}

/// Stands for the character behind a word of one.
const ALONE: char = '\0';

/// The first two characters.
fn pair(mut chars: impl Iterator<Item = char>) -> Option<(char, char)> {
    Some((chars.next()?, chars.next().unwrap_or(ALONE)))
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
    fn pairs_of_the_filter_pass_and_few_others() {
        let members =
            "今去上前明".chars().flat_map(|first| "年月日天".chars().map(move |second| (first, second)));
        let filter = PairFilter::of(members.clone());
        assert!(members.into_iter().all(|(first, second)| filter.may_hold(first, second)));
        let others = ('\u{4E00}'..'\u{5200}').filter(|c| filter.may_hold(*c, '企')).count();
        assert!(others < 50, "{others} of 1,024 share a bit");
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
