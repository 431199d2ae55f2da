//! Labels: column heads, severities, the counts of the last line.

use crate::finding::{Check, Finding, Severity};
use crate::lang::Lang;
use crate::quantity::Suspicion;

/// The labels of one language.
#[derive(Debug)]
pub struct Words {
    /// Severities, from info to error.
    pub severities: [&'static str; 3],
    /// Column heads.
    pub article: &'static str,
    /// When it was published.
    pub date: &'static str,
    /// Where it stands.
    pub place: &'static str,
    /// The claim that is stated.
    pub claim: &'static str,
    /// What it is said of.
    pub subject: &'static str,
    /// As written.
    pub written: &'static str,
    /// As understood.
    pub value: &'static str,
    /// When it holds.
    pub period: &'static str,
    /// What sort of thing it is.
    pub kind: &'static str,
    /// Behind the title of an article: its headline says so.
    pub headline: &'static str,
    /// Behind a claim whose values of different times are held against each other.
    pub over_time: &'static str,
    /// Behind a claim of which values are held against a settled one.
    pub settled: &'static str,
    /// Behind a date that nobody gave.
    pub inferred: &'static str,
    /// Behind a period that was taken from the article's date.
    pub taken_over: &'static str,
    /// In place of a quote that stands above.
    pub same: &'static str,
    /// Between a label and what it labels.
    pub colon: &'static str,
    /// Why a finding of the baseline does not count.
    pub baselined: &'static str,
    /// Spellings of one name.
    pub name: &'static str,
    /// Why a number was not read: letters in it, too many digits, no such day.
    pub suspects: [&'static str; 3],
    /// Nothing was found.
    pub clean: &'static str,
    /// Something could not be read.
    pub partial: &'static str,
    /// Nothing to show.
    pub empty: &'static str,
}

/// Chinese.
pub const ZH: Words = Words {
    severities: ["提示", "警告", "错误"],
    article: "文章",
    date: "日期",
    place: "位置",
    claim: "口径",
    subject: "主体",
    written: "原文",
    value: "理解为",
    period: "时间",
    kind: "类别",
    headline: "（标题）",
    over_time: "前后变化",
    settled: "已定口径",
    inferred: "（推断）",
    taken_over: "（文章）",
    same: "（同上）",
    colon: "：",
    baselined: "基线里已有",
    name: "名称写法",
    suspects: ["未读：数字中夹有字母", "未读：位数过多", "未读：没有这一天"],
    clean: "没有发现矛盾。",
    partial: "有错误，未能全部检查：请看错误信息。",
    empty: "没有可列出的内容。",
};

/// English.
pub const EN: Words = Words {
    severities: ["info", "warning", "error"],
    article: "Article",
    date: "Date",
    place: "Place",
    claim: "Claim",
    subject: "Subject",
    written: "As written",
    value: "Understood",
    period: "Time",
    kind: "Kind",
    headline: " (headline)",
    over_time: "over time",
    settled: "settled value",
    inferred: " (inferred)",
    taken_over: " (article)",
    same: "(same)",
    colon: ": ",
    baselined: "in the baseline",
    name: "Spelling of a name",
    suspects: ["not read: letters among the digits", "not read: too many digits", "not read: no such day"],
    clean: "No contradictions found.",
    partial: "Not everything could be checked: see the errors.",
    empty: "Nothing to list.",
};

/// The labels of a language.
pub const fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

impl Words {
    /// What a finding is about: the title of its claim, else what its check looks at.
    pub fn title<'a>(&self, finding: &'a Finding) -> &'a str {
        match (&finding.title, finding.check) {
            (Some(title), _) => title,
            (None, Check::Name) => self.name,
            (None, _) => &finding.rule,
        }
    }

    /// Why a number was not read.
    pub const fn suspect(&self, reason: Suspicion) -> &'static str {
        self.suspects[reason as usize]
    }

    /// The label of a severity.
    pub const fn severity(&self, severity: Severity) -> &'static str {
        self.severities[severity as usize]
    }
}

impl Lang {
    /// `（2021年9月）` behind a value; nothing where the text is empty.
    pub fn in_brackets(self, text: &str) -> String {
        match self {
            _ if text.is_empty() => String::new(),
            Self::Zh => format!("（{text}）"),
            Self::En => format!(" ({text})"),
        }
    }

    /// Behind the first of `n` articles that say the same.
    pub fn and_others(self, n: usize) -> String {
        match self {
            Self::Zh => format!("等{n}篇"),
            Self::En => format!(" and {} more", n - 1),
        }
    }

    /// In place of `n` further places with a quote that stands above.
    pub fn more_places(self, n: usize) -> String {
        match self {
            Self::Zh => format!("另有{n}处相同"),
            Self::En => format!("the same in {}", plural(n, "more place")),
        }
    }

    /// In place of `n` further places of one version.
    pub fn more_of_it(self, n: usize) -> String {
        match self {
            Self::Zh => format!("另有{n}处"),
            Self::En => plural(n, "more place"),
        }
    }

    /// In place of so many further versions with `n` places.
    pub fn more_versions(self, versions: usize, n: usize) -> String {
        match self {
            Self::Zh => format!("另有{versions}种说法，共{n}处"),
            Self::En => format!("{} in {}", plural(versions, "more version"), plural(n, "place")),
        }
    }

    /// In place of the rows of `n` further articles.
    pub fn more_articles(self, n: usize) -> String {
        match self {
            Self::Zh => format!("另有{n}篇"),
            Self::En => plural(n, "more article"),
        }
    }

    /// Behind a message: further places, at most three by name.
    pub fn see_also(self, places: &[String]) -> String {
        const SHOWN: usize = 3;
        let (n, zh) = (places.len(), self == Self::Zh);
        let named = places[..n.min(SHOWN)].join(if zh { "、" } else { ", " });
        match self {
            _ if n == 0 => String::new(),
            Self::Zh if n > SHOWN => format!("（另见{named}等{n}处）"),
            Self::Zh => format!("（另见{named}）"),
            Self::En if n > SHOWN => format!(" (see also {named} and {} more)", n - SHOWN),
            Self::En => format!(" (see also {named})"),
        }
    }

    /// `bacheck baseline` is done.
    pub fn baseline_written(self, path: &str, findings: usize) -> String {
        match self {
            Self::Zh => format!("{findings}个发现写入了基线 {path}"),
            Self::En => format!("{} written to the baseline {path}", plural(findings, "finding")),
        }
    }

    /// How a baseline comes into force.
    pub fn baseline_named(self, path: &str) -> String {
        match self {
            Self::Zh => format!("在 bacheck.yaml 里写上 baseline: {path}，以后的运行就会用它"),
            Self::En => format!("write `baseline: {path}` into bacheck.yaml, and later runs will use it"),
        }
    }

    /// `bacheck waive` is done.
    pub fn waived(self, path: &str, finding: &str) -> String {
        match self {
            Self::Zh => format!("已在 {path} 写入豁免：{finding}"),
            Self::En => format!("waived in {path}: {finding}"),
        }
    }

    /// How much was read: the first half of the last line.
    pub fn read(self, articles: usize, statements: usize) -> String {
        match self {
            Self::Zh => format!("{articles}篇文章，{statements}条陈述"),
            Self::En => format!("{}, {}", plural(articles, "article"), plural(statements, "statement")),
        }
    }

    /// How much was found: errors, warnings, infos, waived, baselined.
    pub fn found(self, [errors, warnings, infos, waived, baselined]: [usize; 5]) -> String {
        let mut text = match self {
            Self::Zh => format!("错误{errors}个，警告{warnings}个，提示{infos}个"),
            Self::En => {
                let (errors, warnings) = (plural(errors, "error"), plural(warnings, "warning"));
                format!("{errors}, {warnings}, {}", plural(infos, "info"))
            }
        };
        for (n, zh, en) in [(waived, "已豁免", "waived"), (baselined, "基线已有", "in the baseline")] {
            match self {
                _ if n == 0 => {}
                Self::Zh => text.push_str(&format!("，{zh}{n}个")),
                Self::En => text.push_str(&format!(", {n} {en}")),
            }
        }
        text
    }

    /// The rules that matched nothing, at most eight by name.
    pub fn silent(self, ids: &[&str]) -> String {
        const SHOWN: usize = 8;
        let n = ids.len();
        let separator = if self == Self::Zh { "、" } else { ", " };
        let named = ids[..n.min(SHOWN)].join(separator);
        match self {
            Self::Zh if n > SHOWN => format!("没有匹配到任何内容的规则：{named}等{n}条。"),
            Self::Zh => format!("没有匹配到任何内容的规则：{named}。"),
            Self::En if n > SHOWN => format!("Rules that matched nothing: {named} and {} more.", n - SHOWN),
            Self::En => format!("Rules that matched nothing: {named}."),
        }
    }
}

/// `1 rule`, `2 rules`.
pub(super) fn plural(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The texts of a table of labels, as its fields are shown.
    fn texts(words: &Words) -> Vec<String> {
        let shown = format!("{words:?}");
        shown.split('"').skip(1).step_by(2).map(str::to_owned).collect()
    }

    /// A label that was added in one language only, or left in the other, is found here.
    #[test]
    fn every_label_is_in_its_language() {
        let chinese = |text: &str| text.chars().any(|c| ('\u{3000}'..='\u{ffef}').contains(&c));
        let (zh, en) = (texts(&ZH), texts(&EN));
        assert!(zh.len() > 15 && zh.len() == en.len());
        for (zh, en) in zh.iter().zip(&en) {
            assert!(chinese(zh) && !chinese(en) && !en.is_empty(), "{zh} {en}");
        }
    }

    #[test]
    fn at_most_eight_silent_rules_are_named() {
        let ids = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
        assert_eq!(Lang::Zh.silent(&ids[..2]), "没有匹配到任何内容的规则：a、b。");
        assert_eq!(Lang::Zh.silent(&ids), "没有匹配到任何内容的规则：a、b、c、d、e、f、g、h等10条。");
        assert_eq!(
            Lang::En.silent(&ids[..9]),
            "Rules that matched nothing: a, b, c, d, e, f, g, h and 1 more."
        );
    }

    #[test]
    fn counts_read_well() {
        assert_eq!(Lang::Zh.found([2, 0, 1, 0, 3]), "错误2个，警告0个，提示1个，基线已有3个");
        assert_eq!(Lang::En.found([1, 0, 2, 1, 0]), "1 error, 0 warnings, 2 infos, 1 waived");
    }
}
