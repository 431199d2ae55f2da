//! Markdown, for a pull request or the summary of a job: a line of counts, then a table a finding.

use super::few::{VERSIONS, few_of_each};
use super::words::{letter, message, versions_of, words};
use super::{Report, one_line};
use crate::finding::{Evidence, Finding};
use crate::text::Span;

/// The whole report, errors first.
pub fn markdown(report: &Report) -> String {
    let mut out = format!("# bacheck\n\n{}\n", escape(&report.summary()));
    if let Some(verdict) = report.verdict() {
        out.push_str(&format!("\n{verdict}\n"));
    }
    for finding in report.by_severity() {
        out.push_str(&section(report, finding));
    }
    out
}

fn section(report: &Report, finding: &Finding) -> String {
    let labels = words(report.lang);
    let severity = labels.severity(finding.severity);
    let head = finding.topic.as_ref().or(finding.title.as_ref()).unwrap_or(&finding.rule);
    let of = finding.subject.as_ref().map(|subject| format!(" · {subject}")).unwrap_or_default();
    let said = escape(&message(report, finding));
    let tag = format!("`{} {}`", finding.rule, finding.id);
    let mut out = format!("\n## {severity} {}\n\n{said} {tag}\n\n", escape(&format!("{head}{of}")));
    out.push_str(&format!("| | {} | {} |\n| --- | --- | --- |\n", labels.place, labels.written));
    let all = finding.evidence.iter().zip(versions_of(finding)).collect();
    let kind = |(evidence, versions): &(&Evidence, Vec<usize>)| match versions[..] {
        [] => (report.written(evidence), Vec::new()),
        _ => (String::new(), versions.clone()),
    };
    let (shown, rest) = few_of_each(all, kind);
    let (shown, hidden): (Vec<_>, Vec<_>) =
        shown.into_iter().partition(|(_, versions)| versions.first().is_none_or(|n| *n <= VERSIONS));
    for (evidence, versions) in shown {
        let letters: Vec<String> = versions.into_iter().map(letter).collect();
        let place = escape(&report.place(evidence).to_string());
        out.push_str(&format!("| {} | {place} | {} |\n", letters.join("/"), quote(report, evidence)));
    }
    if rest.len() + hidden.len() > 0 {
        out.push_str(&format!("| | {} | |\n", report.lang.more_of_it(rest.len() + hidden.len())));
    }
    out
}

/// The sentence with the value in bold.
fn quote(report: &Report, evidence: &Evidence) -> String {
    let document = report.document(evidence);
    let around = super::quoted(document, evidence.span, evidence.sentence);
    let said = |start, end| escape(&one_line(&document.written(Span::new(start, end))));
    let Span { start, end } = evidence.span;
    let before = said(around.start.min(start), start);
    format!("{before}<b>{}</b>{}", said(start, end), said(end, around.end.max(end)))
}

/// Text that stays text: no markup of Markdown or HTML, no end of a cell, no mention of anybody.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '@' => out.push_str("&#64;"),
            '#' => out.push_str("&#35;"),
            '\\' | '`' | '*' | '_' | '~' | '[' | ']' | '|' | '!' | '$' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use snapbox::{assert_data_eq, str};

    use super::*;
    use crate::lang::Lang;
    use crate::report::sample;

    #[test]
    fn a_finding_is_a_table() {
        let (documents, findings) = sample::mission();
        let got = markdown(&sample::report(&documents, &findings[1..], &sample::rules(), Lang::Zh));
        assert_data_eq!(
            got,
            str![[r#"
# bacheck

2篇文章，5条陈述：错误1个，警告0个，提示0个

## 错误 创新药物 · 重庆国际生物城

全市占比：A（过半、60%）与 B（50%）不能同时成立：“过半”指&gt;50%。《打造具有全球影响力的国际生物城》一文里就有60%（标题）和50%两种说法。 `innovative-drug-share 3f9c2a71b04e`

| | 位置 | 原文 |
| --- | --- | --- |
| A | corpus/2021-09.txt:3:14 | 目前，重庆国际生物城已有重组人凝血因子等12个创新药物步入临床，全市占比<b>过半</b>。 |
| A | corpus/2021-04.txt:1:10 | 创新药物全市占比为<b>60%</b> |
| B | corpus/2021-04.txt:2:25 | 全市在研创新药物里重庆国际生物城拥有10个，占比<b>50%</b>。 |

"#]]
        );
        let none = markdown(&sample::report(&documents, &[], &[], Lang::En));
        assert!(none.ends_with("\nNo contradictions found.\n"), "{none}");
    }

    #[test]
    fn an_article_cannot_write_markup() {
        let table = [
            ("<script>", "&lt;script&gt;"),
            ("a|b", "a\\|b"),
            ("**粗** _x_ `c`", "\\*\\*粗\\*\\* \\_x\\_ \\`c\\`"),
            ("[链接](x) ![图](y)", "\\[链接\\](x) \\!\\[图\\](y)"),
            ("@all #12 &lt;", "&#64;all &#35;12 &amp;lt;"),
        ];
        for (text, want) in table {
            assert_eq!(escape(text), want);
        }
    }
}
