//! `terms:`, words that mean the same in every rule.

use super::shape::Terms;

/// Sets of words that mean the same.
#[derive(Debug, Default)]
pub(super) struct Synonyms(Vec<Vec<String>>);

impl Synonyms {
    /// Adds the sets of a file. Each text may hold several words: `规上|规模以上`.
    pub(super) fn add(&mut self, terms: &Terms) {
        for set in &terms.0 {
            let words = set.iter().flat_map(|text| split(&text.value));
            self.0.push(words.collect());
        }
    }

    /// The words that `text` stands for: its alternatives, each also with its synonyms put in.
    pub(super) fn alternatives(&self, text: &str) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        for word in split(text) {
            for set in &self.0 {
                let inside = set.iter().filter(|member| word.contains(member.as_str()));
                if let Some(member) = inside.max_by_key(|member| member.len()) {
                    words.extend(set.iter().map(|other| word.replace(member.as_str(), other)));
                }
            }
            words.push(word);
        }
        words.sort_unstable();
        words.dedup();
        words
    }
}

fn split(text: &str) -> impl Iterator<Item = String> {
    text.split('|').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn synonyms_stand_for_each_other_inside_words() {
        let synonyms = Synonyms(vec![vec!["规上".to_owned(), "规模以上".to_owned()]]);
        let table = [
            ("规上工业|工业", vec!["工业", "规上工业", "规模以上工业"]),
            ("规模以上企业", vec!["规上企业", "规模以上企业"]),
            ("产值", vec!["产值"]),
        ];
        for (text, want) in table {
            assert_eq!(synonyms.alternatives(text), want, "{text}");
        }
    }
}
