//! Up or down, where versions of one value differ in it: 增长5.6% and 下降5.6%.

use super::message::written;
use crate::document::Document;
use crate::finding::{Evidence, Finding};
use crate::lang::Lang;
use crate::quantity::Kind;
use crate::report::Report;
use crate::statement::{Direction, Value};
use crate::text::Span;

/// A value as written, with its direction where the finding's values do not all go one way.
pub(super) fn directed(report: &Report, finding: &Finding, evidence: &Evidence) -> String {
    format!("{}{}", apart(report, finding, evidence), written(report, evidence))
}

/// The direction of a value, where the finding's values do not all go one way.
pub fn apart(report: &Report, finding: &Finding, evidence: &Evidence) -> &'static str {
    let one_way = finding.evidence.iter().all(|other| other.direction == evidence.direction);
    if one_way {
        return "";
    }
    way(report.document(evidence), evidence.span, &evidence.value, evidence.direction, report.lang)
}

/// Words before a value that say where it goes; nothing where it says so itself (-5.6%, 减半), or goes nowhere.
pub fn way(document: &Document, span: Span, value: &Value, direction: Direction, lang: Lang) -> &'static str {
    let text = document.text.as_str();
    let own = ['-', '−', '+', '负', '减', '翻'];
    let signed = span.of(text).starts_with(own) || text[..span.start].ends_with(own);
    let lost = matches!(value, Value::Quantity(quantity) if quantity.kind == Kind::Money)
        && clause_before(text, span).contains('亏');
    match (direction, lang) {
        _ if signed => "",
        (Direction::None, _) => "",
        (Direction::Up, Lang::Zh) => "增长",
        (Direction::Up, Lang::En) => "up ",
        (Direction::Down, Lang::Zh) if lost => "亏损",
        (Direction::Down, Lang::En) if lost => "a loss of ",
        (Direction::Down, Lang::Zh) => "下降",
        (Direction::Down, Lang::En) => "down ",
    }
}

fn clause_before(text: &str, span: Span) -> &str {
    text[..span.start].rsplit(['，', '。', '；', '\n']).next().unwrap_or_default()
}
