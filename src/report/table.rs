//! The conflict table: for each topic who says what, then each finding in a sentence, and where to look.

use super::paint::{Part, paint};
use super::quote::quote;
use super::width::{cells, wrap};
use super::words::{message, words};
use super::{Report, block, places::places};
use crate::finding::{Finding, Severity};
use crate::lang::Lang;
use crate::text::Span;

/// How the table is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Cells of a line; at least 60 are taken.
    pub width: usize,
    /// Whether escapes may be written.
    pub color: bool,
}

impl Style {
    /// Cells of a line as used: below 60 a table of Chinese says nothing any more.
    pub(super) fn room(self) -> usize {
        self.width.max(60)
    }
}

/// The whole report, errors first.
pub fn render(report: &Report, style: Style) -> String {
    let mut out = String::new();
    for entry in entries(report) {
        out.push_str(&match entry {
            Entry::Block(findings) => block_text(report, &findings, style),
            Entry::Passage(finding) => passage(report, finding, style),
        });
        out.push('\n');
    }
    out.push_str(&summary(report, style));
    paint(&out, style.color)
}

/// One paragraph of the report.
enum Entry<'a> {
    /// Claims of one topic and subject.
    Block(Vec<&'a Finding>),
    /// One passage that contradicts itself.
    Passage(&'a Finding),
}

/// Findings by severity, then in the order of the articles; those of one topic together.
fn entries<'a>(report: &Report<'a>) -> Vec<Entry<'a>> {
    let mut findings: Vec<&Finding> = report.findings.iter().collect();
    let at = |finding: &Finding| finding.evidence.first().map(|e| (e.article, e.span));
    findings.sort_by_key(|finding| (std::cmp::Reverse(finding.severity), at(finding)));
    let mut entries: Vec<Entry> = Vec::new();
    let mut known = std::collections::HashMap::new();
    for finding in findings {
        if finding.versions.is_empty() {
            entries.push(Entry::Passage(finding));
            continue;
        }
        let at = *known.entry(heading(finding, report.lang)).or_insert(entries.len());
        match entries.get_mut(at) {
            Some(Entry::Block(block)) => block.push(finding),
            _ => entries.push(Entry::Block(vec![finding])),
        }
    }
    entries
}

/// `创新药物 · 重庆国际生物城`.
fn heading(finding: &Finding, lang: Lang) -> String {
    let topic = finding.topic.as_deref().unwrap_or_else(|| words(lang).title(finding));
    match &finding.subject {
        Some(subject) => format!("{topic} · {subject}"),
        None => topic.to_owned(),
    }
}

fn label(report: &Report, severity: Severity) -> String {
    Part::from(severity).mark(words(report.lang).severity(severity))
}

fn block_text(report: &Report, findings: &[&Finding], style: Style) -> String {
    let Some(first) = findings.first() else { return String::new() };
    let head =
        format!("{}  {}", label(report, first.severity), Part::Strong.mark(&heading(first, report.lang)));
    let mut out = wrap(&head, style.room()).join("\n") + "\n";
    out.push_str(&block::tables(report, findings, style.room()));
    for finding in findings {
        let lead = if finding.severity == first.severity {
            String::new()
        } else {
            label(report, finding.severity) + "  "
        };
        out.push_str(&sentence(report, finding, &lead, style));
        out.push_str(&places(report, finding, style));
    }
    out
}

/// The finding in words with its rule and id, which stay together.
fn sentence(report: &Report, finding: &Finding, lead: &str, style: Style) -> String {
    let tag = format!("[{} {}]", finding.rule, finding.id);
    let mut lines = wrap(&format!("{lead}{}", message(report, finding)), style.room());
    let dim = Part::Dim.mark(&tag);
    match lines.last_mut() {
        Some(last) if cells(last) + 3 + cells(&tag) <= style.room() => last.push_str(&format!("   {dim}")),
        _ => lines.extend(wrap(&dim, style.room() - 2).into_iter().map(|line| format!("  {line}"))),
    }
    lines.join("\n") + "\n"
}

/// `错误  path:line:column  从18家到163家…  [growth id]`, with the passage below; of several articles every place.
fn passage(report: &Report, finding: &Finding, style: Style) -> String {
    let Some(first) = finding.evidence.first() else { return String::new() };
    let lead = format!("{}  {}  ", label(report, finding.severity), report.place(first));
    let mut out = sentence(report, finding, &lead, style);
    if finding.evidence.iter().any(|e| e.article != first.article) {
        return out + &places(report, finding, style);
    }
    let mut spans: Vec<(usize, Span, Span)> =
        finding.evidence.iter().map(|e| (e.article, e.sentence, e.span)).collect();
    spans.sort();
    for one in spans.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let (article, sentence, _) = one[0];
        let values: Vec<Span> = one.iter().map(|(_, _, value)| *value).collect();
        let room = style.room() - 2;
        let text = quote(&report.documents[article], sentence, &values, 2 * room - 4, style.color);
        for line in wrap(&text, room) {
            out.push_str(&format!("  {line}\n"));
        }
    }
    out
}

/// The last lines: what was read, what was found, which rules matched nothing.
fn summary(report: &Report, style: Style) -> String {
    let mut lines = vec![report.summary()];
    if let Some(verdict) = report.verdict() {
        lines.insert(0, verdict.to_owned());
    }
    let silent: Vec<&str> =
        report.rules.iter().filter(|r| r.statements == 0).map(|r| r.id.as_str()).collect();
    if !silent.is_empty() {
        lines.push(report.lang.silent(&silent));
    }
    lines.iter().flat_map(|line| wrap(line, style.room())).map(|line| line + "\n").collect()
}

#[cfg(test)]
mod tests {
    use snapbox::{assert_data_eq, str};

    use super::*;
    use crate::document::Document;
    use crate::lang::Lang;
    use crate::report::sample;
    use crate::settle::{Settled, Settlement};

    fn show(findings: impl Fn() -> (Vec<Document>, Vec<Finding>), lang: Lang, style: Style) -> String {
        let (documents, findings) = findings();
        render(&sample::report(&documents, &findings, &sample::rules(), lang), style)
    }

    #[test]
    fn the_example_of_the_project_in_80_columns() {
        let got = show(sample::mission, Lang::Zh, Style { width: 80, color: false });
        assert_data_eq!(
            got,
            str![[r#"
错误  创新药物 · 重庆国际生物城
┌────────────────────────────────┬─────────┬────────────────┬──────────────┐
│ 文章                           │ 日期    │ 临床阶段药物数 │ 全市占比     │
├────────────────────────────────┼─────────┼────────────────┼──────────────┤
│ 推动五个千亿级产业集群做大做强 │ 2021-09 │ A  12个        │ A  过半 >50% │
├────────────────────────────────┼─────────┼────────────────┼──────────────┤
│ 打造具有全球影响力的国际生物城 │ 2021-04 │                │ A  60%       │
│ （标题）                       │         │                │              │
├────────────────────────────────┼─────────┼────────────────┼──────────────┤
│ 打造具有全球影响力的国际生物城 │ 2021-04 │ B  10个        │ B  50%       │
└────────────────────────────────┴─────────┴────────────────┴──────────────┘
临床阶段药物数：A（12个）与 B（10个）不能同时成立。
  [innovative-drugs 81c0d5e2f7a9]
  A  corpus/2021-09.txt:2:21   …物城已有重组人凝血因子等[12个]创新药物步入临床…
  B  corpus/2021-04.txt:2:19   …研创新药物里重庆国际生物城拥有[10个]，占比50%。
全市占比：A（过半、60%）与 B（50%）不能同时成立：“过半”指>50%。《打造具有全球影
响力的国际生物城》一文里就有60%（标题）和50%两种说法。
  [innovative-drug-share 3f9c2a71b04e]
  A  corpus/2021-09.txt:3:14   …凝血因子等12个创新药物步入临床，全市占比[过半]。
  A  corpus/2021-04.txt:1:10   创新药物全市占比为[60%]
  B  corpus/2021-04.txt:2:25   …研创新药物里重庆国际生物城拥有10个，占比[50%]。

2篇文章，5条陈述：错误2个，警告0个，提示0个
没有匹配到任何内容的规则：city-innovative-drugs。

"#]]
        );
    }

    #[test]
    fn the_example_of_the_project_in_120_columns() {
        let got = show(sample::mission, Lang::En, Style { width: 120, color: false });
        assert_data_eq!(
            got,
            str![[r#"
error  创新药物 · 重庆国际生物城
┌───────────────────────────────────────────┬─────────┬────────────────┬──────────────┐
│ Article                                   │ Date    │ 临床阶段药物数 │ 全市占比     │
├───────────────────────────────────────────┼─────────┼────────────────┼──────────────┤
│ 推动五个千亿级产业集群做大做强            │ 2021-09 │ A  12个        │ A  过半 >50% │
│ 打造具有全球影响力的国际生物城 (headline) │ 2021-04 │                │ A  60%       │
│ 打造具有全球影响力的国际生物城            │ 2021-04 │ B  10个        │ B  50%       │
└───────────────────────────────────────────┴─────────┴────────────────┴──────────────┘
临床阶段药物数: A (12个) and B (10个) cannot both be true.   [innovative-drugs 81c0d5e2f7a9]
  A  corpus/2021-09.txt:2:21   目前，重庆国际生物城已有重组人凝血因子等[12个]创新药物步入临床，全市占比过半。
  B  corpus/2021-04.txt:2:19   全市在研创新药物里重庆国际生物城拥有[10个]，占比50%。
全市占比: A (过半, 60%) and B (50%) cannot both be true: “过半” means >50%. “打造具有全球影响力的国际生物城” alone says
60% (headline) and 50%.   [innovative-drug-share 3f9c2a71b04e]
  A  corpus/2021-09.txt:3:14   目前，重庆国际生物城已有重组人凝血因子等12个创新药物步入临床，全市占比[过半]。
  A  corpus/2021-04.txt:1:10   创新药物全市占比为[60%]
  B  corpus/2021-04.txt:2:25   全市在研创新药物里重庆国际生物城拥有10个，占比[50%]。

2 articles, 5 statements: 2 errors, 0 warnings, 0 infos
Rules that matched nothing: city-innovative-drugs.

"#]]
        );
    }

    #[test]
    fn claims_that_do_not_fit_are_stacked_and_reprints_folded() {
        let got = show(sample::busy, Lang::Zh, Style { width: 100, color: false });
        assert_data_eq!(
            got,
            str![[r#"
错误  园区概况 · 重庆国际生物城
┌──────────────────────┬────────────┬──────────────────────┬──────────────┬────────────────┐
│ 文章                 │ 日期       │ 引进项目数           │ 投资总额     │ 规划面积       │
├──────────────────────┼────────────┼──────────────────────┼──────────────┼────────────────┤
│ 奋力建成具有全国影响 │ 2021-09-10 │ A  近80个 ≥72且<80个 │ A  约450亿元 │ A  1,000亩以上 │
│ 力的生物医药产业集聚 │            │                      │    ≈450亿元  │    ≥1000亩     │
│ 高…                  │            │                      │              │                │
├──────────────────────┼────────────┼──────────────────────┼──────────────┼────────────────┤
│ 园区一年来的变化等   │ 2021-04–   │ B  80余个 >80且<90个 │ B  300亿元   │ B  800亩       │
│ 3篇                  │ 2021-05    │                      │              │                │
└──────────────────────┴────────────┴──────────────────────┴──────────────┴────────────────┘
┌──────────────────────────────────────────┬────────────┬──────────────────┬─────────────────────┐
│ 文章                                     │ 日期       │ 出口企业占比     │ 国有企业数          │
├──────────────────────────────────────────┼────────────┼──────────────────┼─────────────────────┤
│ 奋力建成具有全国影响力的生物医药产业集聚 │ 2021-09-10 │ A  不到三成 <30% │ A  一百二十家 120家 │
│ 高…                                      │            │                  │                     │
├──────────────────────────────────────────┼────────────┼──────────────────┼─────────────────────┤
│ 园区一年来的变化等3篇                    │ 2021-04–   │ B  五成 50%      │ B  150家            │
│                                          │ 2021-05    │                  │                     │
└──────────────────────────────────────────┴────────────┴──────────────────┴─────────────────────┘
引进项目数：A（近80个）与 B（80余个）不能同时成立：“近80个”指≥72且<80个，“80余个”指>80且<90个。
  [park-claim 3f9c2a71b04e]
  A  a.txt:1:6   园区已引进[近80个]项目，投资约450亿元，面积1,000亩以上，不到三成出口，其中国有企业…
  B  b.txt:1:7   园区累计引进[80余个]项目，投资300亿元，面积800亩，五成出口，其中国有企业150家。
  B  c.txt:1:7   （同上）
  B  corpus/newspapers/chongqing-daily/2021/09/a-very-long-name-of-an-article-about-the-park.txt:1:7   （同上）
投资总额：A（约450亿元）与 B（300亿元）不能同时成立：“约450亿元”指427.5–472.5亿元。
  [park-claim 3f9c2a71b04e]
  A  a.txt:1:15   园区已引进近80个项目，投资[约450亿元]，面积1,000亩以上，不到三成出口，其中国有企…
  B  b.txt:1:16   园区累计引进80余个项目，投资[300亿元]，面积800亩，五成出口，其中国有企业150家。
  B  c.txt:1:16   （同上）
  B  corpus/newspapers/chongqing-daily/2021/09/a-very-long-name-of-an-article-about-the-park.txt:1:16   （同上）
规划面积：A（1,000亩以上）与 B（800亩）不能同时成立。   [park-claim 3f9c2a71b04e]
  A  a.txt:1:24   …区已引进近80个项目，投资约450亿元，面积[1,000亩以上]，不到三成出口，其中国有企业…
  B  b.txt:1:24   园区累计引进80余个项目，投资300亿元，面积[800亩]，五成出口，其中国有企业150家。
  B  c.txt:1:24   （同上）
  B  corpus/newspapers/chongqing-daily/2021/09/a-very-long-name-of-an-article-about-the-park.txt:1:24   （同上）
出口企业占比：A（不到三成）与 B（五成）不能同时成立：“不到三成”指<30%，“五成”指50%。
  [park-claim 3f9c2a71b04e]
  A  a.txt:1:33   …投资约450亿元，面积1,000亩以上，[不到三成]出口，其中国有企业一百二十家。
  B  b.txt:1:29   园区累计引进80余个项目，投资300亿元，面积800亩，[五成]出口，其中国有企业150家。
  B  c.txt:1:29   （同上）
  B  corpus/newspapers/chongqing-daily/2021/09/a-very-long-name-of-an-article-about-the-park.txt:1:29   （同上）
国有企业数：A（一百二十家）与 B（150家）不能同时成立：“一百二十家”指120家。
  [park-claim 3f9c2a71b04e]
  A  a.txt:1:46   …投资约450亿元，面积1,000亩以上，不到三成出口，其中国有企业[一百二十家]。
  B  b.txt:1:40   园区累计引进80余个项目，投资300亿元，面积800亩，五成出口，其中国有企业[150家]。
  B  c.txt:1:40   （同上）
  B  corpus/newspapers/chongqing-daily/2021/09/a-very-long-name-of-an-article-about-the-park.txt:1:40   （同上）

错误  a.txt:1:59  从18家到163家是增长8.06倍（增至9.06倍），原文写“9.1倍”：那是两数之比，不是增长。
  [growth 3f9c2a71b04e]
  高新技术企业由[18家]增加到[163家]，增长[9.1倍]。

错误  a.txt:1:79  各项（12个、15个）合计27个，与所写的总数30个相差3个。   [sum 3f9c2a71b04e]
  开工[30个]项目，分别为新建[12个]、续建[15个]。

警告  产业集群 · 重庆国际生物城
┌─────────────────────────────────────────────┬────────────┬───────────────────────────────────────┐
│ 文章                                        │ 日期       │ 产业集群                              │
├─────────────────────────────────────────────┼────────────┼───────────────────────────────────────┤
│ 奋力建成具有全国影响力的生物医药产业集聚高… │ 2021-09-10 │ A  生物医药、商贸物流、军民融合、     │
│                                             │            │    “数智”、生态创新                   │
├─────────────────────────────────────────────┼────────────┼───────────────────────────────────────┤
│ 园区一年来的变化                            │ 2021-04    │ B  商贸物流、生物医药、高端装备制造、 │
│                                             │            │    “数智”经济、生态创新               │
└─────────────────────────────────────────────┴────────────┴───────────────────────────────────────┘
产业集群：A（生物医药、商贸物流、军民融合、“数智”…）与 B（商贸物流、生物医药、高端装备制造…）不能同
时成立：只有A列出军民融合，只有B列出高端装备制造。   [clusters 3f9c2a71b04e]
  A  a.txt:1:102   打造[生物医药、商贸物流、军民融合、“数智”、生态创新]五个产业集群。
  B  b.txt:1:47    打造[商贸物流、生物医药、高端装备制造、“数智”经济、生态创新]五个产业集群。

4篇文章，5条陈述：错误7个，警告1个，提示0个
没有匹配到任何内容的规则：city-innovative-drugs。

"#]]
        );
    }

    /// Lines of one table are equally wide; nothing but a place with a long path passes the width.
    #[test]
    fn lines_fit_at_every_width() {
        for width in (60..=200).step_by(3) {
            for (lang, color) in [(Lang::Zh, false), (Lang::En, false), (Lang::Zh, true)] {
                let text = show(sample::busy, lang, Style { width, color });
                let mut table = 0;
                for line in text.lines().map(plain) {
                    let used = cells(&line);
                    assert!(used <= width || line.contains("a-very-long-name"), "{width} {line}");
                    assert!(
                        !line.trim_start().starts_with(['，', '。', '、', '；', '：', '”', '）']),
                        "{line}"
                    );
                    match line.chars().next() {
                        Some('┌') => table = used,
                        Some('│' | '├' | '└') => assert_eq!(used, table, "{width} {line}"),
                        _ => {}
                    }
                }
            }
        }
    }

    /// Without escapes.
    fn plain(line: &str) -> String {
        let mut parts = line.split('\u{1b}');
        let first = parts.next().unwrap_or_default().to_owned();
        first + &parts.map(|part| part.split_once('m').unwrap().1).collect::<String>()
    }

    #[test]
    fn colours_take_the_place_of_brackets() {
        let style = Style { width: 100, color: true };
        let got = show(sample::mission, Lang::Zh, style);
        assert!(got.contains("占比\u{1b}[1m\u{1b}[35m过半\u{1b}[0m。"), "{got}");
        assert!(got.starts_with("\u{1b}[1m\u{1b}[31m错误\u{1b}[0m  "), "{got}");
        assert!(!show(sample::mission, Lang::Zh, Style { color: false, ..style }).contains('\u{1b}'));
    }

    #[test]
    fn no_findings_are_said_and_so_are_rules_that_matched_nothing() {
        let (documents, findings) = sample::mission();
        let by = Settlement::Waived { reason: "口径不同".to_owned(), until: None };
        let settled = [Settled { finding: findings[0].clone(), by }];
        let (rules, style) = (sample::rules(), Style { width: 80, color: false });
        let report = Report { settled: &settled, ..sample::report(&documents, &[], &rules, Lang::Zh) };
        let want = "没有发现矛盾。\n2篇文章，5条陈述：错误0个，警告0个，提示0个，已豁免1个\n\
                    没有匹配到任何内容的规则：city-innovative-drugs。\n";
        assert_eq!(render(&report, style), want);
    }
}
