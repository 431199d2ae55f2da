//! JUnit XML, which build servers show as test results: an article is a suite, a finding a failed case of the article
//! where it is seen first.
//!
//! Source: the schema junit-10.xsd of Jenkins' xUnit plugin, kept in tests/schema/.

use super::Report;
use super::words::message;
use crate::finding::Finding;
use crate::settle::Settled;

/// The whole report. What is settled is a skipped case; an article without findings is one case that passed.
pub fn junit(report: &Report) -> String {
    let failures = report.findings.len();
    let suites: Vec<Suite> = (0..report.documents.len()).map(|article| Suite::of(report, article)).collect();
    let tests: usize = suites.iter().map(|suite| suite.cases.len()).sum();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str(&format!(
        "<testsuites name=\"bacheck\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">\n"
    ));
    out.extend(suites.iter().map(Suite::xml));
    out + "</testsuites>\n"
}

/// The cases of one article.
struct Suite {
    name: String,
    failures: usize,
    skipped: usize,
    cases: Vec<String>,
}

impl Suite {
    fn of(report: &Report, article: usize) -> Self {
        let here = |finding: &&Finding| report.primary(finding).article == article;
        let failed: Vec<&Finding> = report.findings.iter().filter(here).collect();
        let settled: Vec<&Settled> = report.settled.iter().filter(|s| here(&&s.finding)).collect();
        let name = report.documents[article].article.path.display().to_string();
        let mut cases: Vec<String> = failed.iter().map(|finding| failure(report, finding)).collect();
        cases.extend(settled.iter().map(|settled| skipped(report, settled)));
        if cases.is_empty() {
            cases.push(format!("    <testcase name=\"bacheck\" classname=\"{}\"/>\n", escape(&name)));
        }
        Self { name, failures: failed.len(), skipped: settled.len(), cases }
    }

    fn xml(&self) -> String {
        let name = escape(&self.name);
        let (tests, failures, skipped) = (self.cases.len(), self.failures, self.skipped);
        let counts = format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"{skipped}\"");
        format!("  <testsuite name=\"{name}\" {counts}>\n{}  </testsuite>\n", self.cases.concat())
    }
}

fn failure(report: &Report, finding: &Finding) -> String {
    let said = escape(&message(report, finding));
    let places: Vec<String> = finding.evidence.iter().map(|evidence| said_at(report, evidence)).collect();
    let kind = finding.severity.name();
    format!(
        "{}      <failure message=\"{said}\" type=\"{kind}\">{}</failure>\n    </testcase>\n",
        case(report, finding),
        escape(&places.join("\n"))
    )
}

fn said_at(report: &Report, evidence: &crate::finding::Evidence) -> String {
    let place = report.place(evidence);
    format!("{place}: {}", place.quote)
}

fn skipped(report: &Report, settled: &Settled) -> String {
    let why = report.why(settled);
    format!(
        "{}      <skipped message=\"{}\"/>\n    </testcase>\n",
        case(report, &settled.finding),
        escape(why)
    )
}

fn case(report: &Report, finding: &Finding) -> String {
    let name = escape(&format!("{} {}", finding.title.as_ref().unwrap_or(&finding.rule), finding.id));
    let place = report.place(report.primary(finding));
    format!("    <testcase name=\"{name}\" classname=\"{}\">\n", escape(&place.path))
}

/// Text inside an attribute or an element; characters that XML 1.0 does not know become U+FFFD.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                out.push('\u{fffd}');
            }
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
    use crate::settle::Settlement;

    #[test]
    fn findings_are_failures_of_their_articles() {
        let (documents, findings) = sample::mission();
        let by = Settlement::Waived { reason: "口径\"不同\"".to_owned(), until: None };
        let settled = [Settled { finding: findings[1].clone(), by }];
        let report = sample::report(&documents, &findings[..1], &[], Lang::Zh);
        let got = junit(&Report { settled: &settled, ..report });
        assert_data_eq!(
            got,
            str![[r#"
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="bacheck" tests="3" failures="1" errors="0">
  <testsuite name="corpus/2021-09.txt" tests="2" failures="1" errors="0" skipped="1">
    <testcase name="临床阶段药物数 81c0d5e2f7a9" classname="corpus/2021-09.txt">
      <failure message="临床阶段药物数：A（12个）与 B（10个）不能同时成立。" type="error">corpus/2021-09.txt:2:21: 目前，重庆国际生物城已有重组人凝血因子等12个创新药物步入临床，全市占比过半。&#10;corpus/2021-04.txt:2:19: 全市在研创新药物里重庆国际生物城拥有10个，占比50%。</failure>
    </testcase>
    <testcase name="全市占比 3f9c2a71b04e" classname="corpus/2021-09.txt">
      <skipped message="口径&quot;不同&quot;"/>
    </testcase>
  </testsuite>
  <testsuite name="corpus/2021-04.txt" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="bacheck" classname="corpus/2021-04.txt"/>
  </testsuite>
</testsuites>

"#]]
        );
    }

    #[test]
    fn text_stays_text() {
        assert_eq!(escape("<a> & \"b\"\n\u{1}"), "&lt;a&gt; &amp; &quot;b&quot;&#10;\u{fffd}");
    }
}
