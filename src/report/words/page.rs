//! What stands on the page of a report, `--format html`.

use serde::Serialize;

use crate::lang::Lang;

/// The labels of the page in one language; the page's script reads them too. `{n}` and `{all}` are numbers.
#[derive(Debug, Serialize)]
pub struct PageWords {
    /// The page's headline.
    pub title: &'static str,
    /// The first link, for the keyboard.
    pub skip: &'static str,
    /// The button for light and dark.
    pub theme: &'static str,
    /// Head of the list of findings.
    pub findings: &'static str,
    /// Head of the filters.
    pub filters: &'static str,
    /// The search field.
    pub search: &'static str,
    /// What it searches.
    pub search_hint: &'static str,
    /// Filter by severity.
    pub severity: &'static str,
    /// Filter by rule or check.
    pub rule: &'static str,
    /// Filter by article.
    pub article: &'static str,
    /// The button that takes all filters back.
    pub reset: &'static str,
    /// How many findings pass the filters.
    pub shown: &'static str,
    /// No finding passes.
    pub none: &'static str,
    /// Without scripts.
    pub no_script: &'static str,
    /// Counts in the summary.
    pub articles: &'static str,
    /// Statements that the rules found.
    pub statements: &'static str,
    /// Findings that a waiver took out.
    pub waived: &'static str,
    /// Findings that stood before.
    pub baselined: &'static str,
    /// Head of one version.
    pub version: &'static str,
    /// A headline says so.
    pub headline: &'static str,
    /// Under the picture of values.
    pub chart: &'static str,
    /// Under the picture of versions in words.
    pub lanes: &'static str,
    /// In the picture: no time is known.
    pub no_time: &'static str,
    /// Under the picture of parts.
    pub parts: &'static str,
    /// The stated whole.
    pub whole: &'static str,
    /// What the parts make.
    pub sum: &'static str,
    /// Over the table of names.
    pub names: &'static str,
    /// A version lists a name.
    pub listed: &'static str,
    /// A version does not list it.
    pub not_listed: &'static str,
    /// From the article back to the finding.
    pub back: &'static str,
    /// Closes the article.
    pub close: &'static str,
    /// The mark before.
    pub previous: &'static str,
    /// The mark behind.
    pub next: &'static str,
    /// How many marks an article has.
    pub marks: &'static str,
    /// A mark with a finding.
    pub conflict: &'static str,
    /// A mark without one.
    pub statement: &'static str,
    /// Head of the last part.
    pub checked: &'static str,
    /// Column heads of the rules.
    pub rules: &'static str,
    /// The rule's id.
    pub id: &'static str,
    /// A rule that matched nothing.
    pub silent: &'static str,
    /// Head of the findings that do not count.
    pub settled: &'static str,
    /// The full text of articles without a finding is left out.
    pub left_out: &'static str,
    /// The keys.
    pub keys: &'static str,
}

/// Chinese.
pub const PAGE_ZH: PageWords = PageWords {
    title: "口径核对报告",
    skip: "跳到发现",
    theme: "深色／浅色",
    findings: "发现",
    filters: "筛选",
    search: "搜索",
    search_hint: "口径、数值、引文、文件名",
    severity: "轻重",
    rule: "规则与检查",
    article: "文章",
    reset: "清除筛选",
    shown: "显示 {n} / {all} 个发现",
    none: "没有符合筛选条件的发现。",
    no_script: "浏览器没有运行脚本：不能筛选，也不能打开文章全文；所有发现都在下面。",
    articles: "文章",
    statements: "陈述",
    waived: "已豁免",
    baselined: "基线已有",
    version: "说法",
    headline: "标题",
    chart: "各说法的数值与时间；竖线是可能的范围，空心端点不含该数",
    lanes: "各说法出现的时间",
    no_time: "时间不明",
    parts: "总数与各项",
    whole: "所写总数",
    sum: "各项合计",
    names: "各说法列出的名称",
    listed: "列出",
    not_listed: "未列出",
    back: "回到发现",
    close: "关闭",
    previous: "上一处标记",
    next: "下一处标记",
    marks: "标记 {n} 处",
    conflict: "有矛盾",
    statement: "读到的陈述",
    checked: "核对了什么",
    rules: "规则",
    id: "编号",
    silent: "没有匹配到任何内容",
    settled: "不计入的发现",
    left_out: "没有发现的文章合起来太长，本页不附全文。",
    keys: "键盘：j、k 下一个和上一个发现（或标记），Enter 打开文章，/ 搜索，Esc 关闭",
};

/// English.
pub const PAGE_EN: PageWords = PageWords {
    title: "Consistency report",
    skip: "Skip to the findings",
    theme: "Dark / light",
    findings: "Findings",
    filters: "Filters",
    search: "Search",
    search_hint: "claims, values, quotes, files",
    severity: "Severity",
    rule: "Rules and checks",
    article: "Articles",
    reset: "Clear filters",
    shown: "Showing {n} of {all} findings",
    none: "No finding passes the filters.",
    no_script: "Scripts do not run in this browser: no filters, no full text of articles. Every finding is below.",
    articles: "Articles",
    statements: "Statements",
    waived: "Waived",
    baselined: "In the baseline",
    version: "Version",
    headline: "headline",
    chart: "Values over time; a bar is what the words can mean, a hollow end is not included",
    lanes: "When each version was stated",
    no_time: "time unknown",
    parts: "The whole and its parts",
    whole: "Stated whole",
    sum: "Sum of the parts",
    names: "Names that each version lists",
    listed: "listed",
    not_listed: "not listed",
    back: "Back to the finding",
    close: "Close",
    previous: "Previous mark",
    next: "Next mark",
    marks: "{n} marked",
    conflict: "contradicted",
    statement: "statement",
    checked: "What was checked",
    rules: "Rule",
    id: "Id",
    silent: "matched nothing",
    settled: "Findings that do not count",
    left_out: "Articles without a finding are too long together: their full text is left out.",
    keys: "Keys: j and k for the next and previous finding (or mark), Enter opens the article, / searches, Esc closes",
};

/// The page's labels of a language.
pub const fn page_words(lang: Lang) -> &'static PageWords {
    match lang {
        Lang::Zh => &PAGE_ZH,
        Lang::En => &PAGE_EN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A label that was added in one language only, or left in the other, is found here.
    #[test]
    fn every_label_is_in_its_language() {
        let texts = |words: &PageWords| serde_json::to_value(words).unwrap();
        let chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        let (zh, en) = (texts(&PAGE_ZH), texts(&PAGE_EN));
        for (name, zh) in zh.as_object().unwrap() {
            let (zh, en) = (zh.as_str().unwrap(), en[name].as_str().unwrap());
            assert!(chinese(zh) && !chinese(en) && !en.is_empty(), "{name}: {zh} {en}");
            for hole in ["{n}", "{all}"] {
                assert_eq!(zh.contains(hole), en.contains(hole), "{name}: {hole}");
            }
        }
    }
}
