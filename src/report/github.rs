//! Workflow commands of GitHub Actions, which show findings beside the changed lines.
//!
//! Source: GitHub, "Workflow commands for GitHub Actions", "Setting an error message".

use super::Report;
use super::words::message;
use crate::finding::{Finding, Severity};

/// One annotation a finding, errors first, since a step shows only the first ten. `root` is what stands before the
/// articles' paths, seen from the repository.
pub fn annotations(report: &Report, root: &str) -> String {
    report.by_severity().into_iter().map(|finding| annotation(report, finding, root)).collect()
}

fn annotation(report: &Report, finding: &Finding, root: &str) -> String {
    let place = report.place(report.primary(finding));
    let said = message(report, finding) + &report.lang.see_also(&report.other_places(finding));
    let title = finding.title.as_ref().unwrap_or(&finding.rule);
    // Columns are for annotations of one line only.
    let columns = if place.start.line == place.end.line {
        format!(",col={},endColumn={}", place.start.column, place.end.column)
    } else {
        String::new()
    };
    format!(
        "::{} file={},line={},endLine={}{columns},title={}::{}\n",
        level(finding.severity),
        property(&format!("{root}{}", place.path)),
        place.start.line,
        place.end.line,
        property(&format!("{title} [{} {}]", finding.rule, finding.id)),
        data(&said),
    )
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    }
}

/// A message: what would end the line is escaped.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property: what would end the property is escaped too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use snapbox::{assert_data_eq, str};

    use super::*;
    use crate::lang::Lang;
    use crate::report::sample;

    #[test]
    fn findings_become_annotations() {
        let (documents, findings) = sample::mission();
        let got = annotations(&sample::report(&documents, &findings, &[], Lang::Zh), "news/");
        assert_data_eq!(
            got,
            str![[r#"
::error file=news/corpus/2021-09.txt,line=2,endLine=2,col=21,endColumn=24,title=临床阶段药物数 [innovative-drugs 81c0d5e2f7a9]::临床阶段药物数：A（12个）与 B（10个）不能同时成立。（另见corpus/2021-04.txt:2:19）
::error file=news/corpus/2021-09.txt,line=3,endLine=3,col=14,endColumn=16,title=全市占比 [innovative-drug-share 3f9c2a71b04e]::全市占比：A（过半、60%25）与 B（50%25）不能同时成立：“过半”指>50%25。《打造具有全球影响力的国际生物城》一文里就有60%25（标题）和50%25两种说法。（另见corpus/2021-04.txt:1:10）

"#]]
        );
    }

    #[test]
    fn what_would_end_a_command_is_escaped() {
        let table = [
            ("占比60%", "占比60%25", "占比60%25"),
            ("a,b:c", "a,b:c", "a%2Cb%3Ac"),
            ("一\r\n二", "一%0D%0A二", "一%0D%0A二"),
            ("%0A::error::x", "%250A::error::x", "%250A%3A%3Aerror%3A%3Ax"),
        ];
        for (text, message, value) in table {
            assert_eq!((data(text).as_str(), property(text).as_str()), (message, value));
        }
    }
}
