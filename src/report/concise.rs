//! A finding a line: `path:line:column: 错误 what was found [rule id]`, which editors and grep understand.

use super::Report;
use super::words::{message, words};
use crate::finding::Finding;

/// One line a finding, errors first, and no line where there is none.
pub fn concise(report: &Report) -> String {
    report.by_severity().into_iter().map(|finding| line(report, finding)).collect()
}

fn line(report: &Report, finding: &Finding) -> String {
    let severity = words(report.lang).severity(finding.severity);
    let (said, others) = (message(report, finding), report.lang.see_also(&report.other_places(finding)));
    let at = report.place(report.primary(finding));
    format!("{at}: {severity} {said}{others} [{} {}]\n", finding.rule, finding.id)
}

#[cfg(test)]
mod tests {
    use snapbox::{assert_data_eq, str};

    use super::*;
    use crate::lang::Lang;
    use crate::report::sample;

    #[test]
    fn a_finding_is_a_line() {
        let (documents, findings) = sample::mission();
        let got = concise(&sample::report(&documents, &findings, &[], Lang::Zh));
        assert_data_eq!(
            got,
            str![[r#"
corpus/2021-09.txt:2:21: 错误 临床阶段药物数：A（12个）与 B（10个）不能同时成立。（另见corpus/2021-04.txt:2:19） [innovative-drugs 81c0d5e2f7a9]
corpus/2021-09.txt:3:14: 错误 全市占比：A（过半、60%）与 B（50%）不能同时成立：“过半”指>50%。《打造具有全球影响力的国际生物城》一文里就有60%（标题）和50%两种说法。（另见corpus/2021-04.txt:1:10） [innovative-drug-share 3f9c2a71b04e]

"#]]
        );
        let (documents, findings) = sample::busy();
        let report = sample::report(&documents, &findings, &[], Lang::En);
        assert_eq!(concise(&report).lines().count(), findings.len());
        assert_eq!(concise(&Report { findings: &[], ..report }), "");
    }
}
