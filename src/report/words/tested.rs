//! Words of `bacheck test`.

use super::label::plural;
use crate::lang::Lang;

/// The words of one language.
#[derive(Debug)]
pub struct TestWords {
    /// Before an example that does not hold.
    pub fails: &'static str,
    /// What the example says must be read.
    pub expected: &'static str,
    /// What was read.
    pub read: &'static str,
    /// No value.
    pub nothing: &'static str,
    /// Claims without an example that gives a value.
    pub no_positive: &'static str,
    /// Claims without an example that gives none.
    pub no_negative: &'static str,
    /// Claims that no article states.
    pub unstated: &'static str,
    /// There is no article to look for statements in.
    pub no_article: &'static str,
    /// All that `--coverage` looks for is there.
    pub covered: &'static str,
}

const ZH: TestWords = TestWords {
    fails: "不成立",
    expected: "应读到",
    read: "读到",
    nothing: "（没有）",
    no_positive: "没有正例（value）的规则",
    no_negative: "没有反例（none: true）的规则",
    unstated: "没有文章说到的规则",
    no_article: "没有文章，看不出哪些规则没有文章说到。",
    covered: "每条规则都有正例和反例，也都有文章说到。",
};

const EN: TestWords = TestWords {
    fails: "fails",
    expected: "expected",
    read: "read",
    nothing: "(nothing)",
    no_positive: "Rules without an example that gives a value",
    no_negative: "Rules without an example that gives none (none: true)",
    unstated: "Rules that no article states",
    no_article: "There is no article: what no article states is not known.",
    covered: "Every rule has examples of both kinds, and an article that states it.",
};

/// The words of a language.
pub const fn test_words(lang: Lang) -> &'static TestWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

impl Lang {
    /// The last line of `bacheck test`.
    pub fn tested(self, rules: usize, passed: usize, failed: usize) -> String {
        match self {
            Self::Zh => format!("{rules}条规则，{}个例子：{passed}个成立，{failed}个不成立", passed + failed),
            Self::En => {
                let (rules, examples) = (plural(rules, "rule"), plural(passed + failed, "example"));
                format!("{rules}, {examples}: passed {passed}, failed {failed}")
            }
        }
    }
}
