//! The word that was meant.

/// The word of `known` that was most likely meant by `word`: at most a third of its characters differ, or one in a
/// short word; the first of equals.
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let distance = |other: &str| strsim::osa_distance(&word.to_lowercase(), &other.to_lowercase());
    let allowed = (word.chars().count() / 3).max(1);
    known
        .map(|other| (distance(other), other))
        .filter(|&(d, other)| d <= allowed && d < other.chars().count().max(2))
        .min_by_key(|&(d, _)| d)
        .map(|(_, other)| other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_offered_and_a_far_one_is_not() {
        let known = ["lang", "rules", "articles", "checks", "重庆国际生物城"];
        let table = [
            ("rule", Some("rules")),
            ("chekcs", Some("checks")),
            ("Articles", Some("articles")),
            ("国际生物城", None),
            ("重庆国际生物园", Some("重庆国际生物城")),
            ("文章", None),
            ("x", None),
        ];
        for (word, meant) in table {
            assert_eq!(nearest(word, known.iter().copied()), meant, "{word}");
        }
    }
}
