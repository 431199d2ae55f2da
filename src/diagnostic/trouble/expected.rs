//! What is expected where another value stands.

/// What is expected, in English as the code says it, and in Chinese.
const EXPECTED: &[(&str, &str)] = &[
    ("a text", "一段文字"),
    ("a list", "一个列表"),
    ("a mapping", "若干“键: 值”"),
    ("a number", "一个数"),
    ("true or false", "true 或 false"),
    ("a path or a list of paths", "一个路径或一列路径"),
    ("a path or a mapping with `path`", "一个路径，或含 path 的“键: 值”"),
    ("a path or a mapping with `pack`", "一个路径，或 {pack: 名}"),
    ("a share such as 5%", "一个比例，如 5%"),
    ("a text or a list of texts", "一段文字或一列文字"),
    ("a text, a list of texts, or a mapping", "一段文字、一列文字或若干“键: 值”"),
    ("a list of texts, or a mapping from a text to others", "一列文字，或“词: 其他写法”"),
    ("a list of words, or a mapping from a word to others", "一列词，或“词: 其他写法”"),
    ("months or years, such as 12 months", "月数或年数，如 12 months 或 1 year"),
    ("a percentage a year, such as +50 % a year", "每年的百分数，如 +50 % a year 或 每年+50%"),
    ("a number or a percentage, such as 0.5 or 1%", "一个数或百分数，如 0.5 或 1%"),
    ("another kind of value", "另一种值"),
    ("a unit such as 托盘", "一个单位，如 托盘"),
    ("a number above 0, such as 50", "一个大于 0 的数，如 50"),
];

/// An expectation that is known by these words.
pub(crate) fn expectation(words: &str) -> Option<&'static str> {
    EXPECTED.iter().find(|(en, _)| *en == words).map(|(en, _)| *en)
}

/// The same in Chinese.
pub(super) fn chinese(expected: &'static str) -> &'static str {
    EXPECTED.iter().find(|(en, _)| *en == expected).map_or(expected, |(_, zh)| zh)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_expectation_has_its_chinese() {
        for (en, zh) in EXPECTED {
            assert_eq!(chinese(en), *zh);
        }
    }
}
