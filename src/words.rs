//! Words, by jieba: where they begin and end, and what they are.

use std::sync::LazyLock;

use jieba_rs::Jieba;

/// The dictionary, loaded when a word is first asked for (about 0.1 s).
static JIEBA: LazyLock<Jieba> = LazyLock::new(Jieba::new);

/// Loads the dictionary and what tells the tags of words that it lacks, before anything asks for them.
pub fn load() {
    // 𠀀 is in no dictionary.
    JIEBA.tag("𠀀", true);
}

/// The words of `text` with their tags (`n` noun, `v` verb, `ns` place, …).
pub fn tagged(text: &str) -> Vec<(&str, &str)> {
    JIEBA.tag(text, true).into_iter().map(|tag| (tag.word, tag.tag)).collect()
}

/// The same, of words that the dictionary knows; what it does not know comes as single characters.
pub fn tagged_known(text: &str) -> Vec<(&str, &str)> {
    JIEBA.tag(text, false).into_iter().map(|tag| (tag.word, tag.tag)).collect()
}

/// The words of `text` that the dictionary knows, in order; what it does not know comes as single characters.
pub fn known(text: &str) -> impl Iterator<Item = &str> {
    JIEBA.cut(text, false).into_iter().map(|token| token.word)
}

/// Where the words of `text` begin, in order.
pub fn starts(text: &str) -> Vec<usize> {
    let mut end = 0;
    let start = |length: usize| {
        end += length;
        end - length
    };
    JIEBA.cut(text, true).into_iter().map(|token| token.word.len()).map(start).collect()
}

/// Whether words of `text` begin at `start` and end at `end`.
pub fn is_word(text: &str, start: usize, end: usize) -> bool {
    let mut at = 0;
    let (mut begins, mut ends) = (start == 0, end == text.len());
    for token in JIEBA.cut(text, true) {
        begins |= at == start;
        at += token.word.len();
        ends |= at == end;
    }
    begins && ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_inside_another_word_is_no_word() {
        let table =
            [("青海南部降雨", "海南", false), ("海南降雨", "海南", true), ("国家能源局", "能源局", true)];
        for (text, word, want) in table {
            let start = text.find(word).unwrap();
            assert_eq!(is_word(text, start, start + word.len()), want, "{word} in {text}");
        }
    }
}
