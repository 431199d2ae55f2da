//! What later expressions lean on: the year and the period that the text stated last.

use jiff::civil::Date;

use super::Context;
use super::calendar::Found;
use super::open::{clause, is_first_of_change};
use crate::text::Span;

/// Words before a time that is only compared with.
const COMPARED: &[&str] =
    &["比", "较", "相对", "相对于", "相较于", "高于", "低于", "超过", "超", "好于", "优于", "多于", "少于"];
/// Words that compare with what stands before them: 与2019年相比.
const WITH: &[&str] = &["与", "和", "同", "跟"];

impl Context {
    /// Takes over the year and the period of the expression at `span`, unless it is a mere base of comparison: what
    /// follows 较2019年增长12% is not about 2019.
    pub(super) fn learn(&mut self, text: &str, span: Span, read: &Found) {
        let words = span.of(text);
        let former = ["上年", "上一年"].iter().any(|word| words.starts_with(word));
        if former || words.ends_with("同期") || words.ends_with("同月") || is_base(text, span) {
            return;
        }
        let year = read.year.or_else(|| read.period.to.or(read.period.from).map(Date::year));
        if let (true, Some(year)) = (read.dated, year) {
            self.year = Some(year);
        }
        if read.unbounded || read.period.from.is_some() && read.period.to.is_some() {
            self.last = Some(read.period);
        }
    }
}

/// Whether the time at `span` is only compared with, or is that of the first value of a change.
fn is_base(text: &str, span: Span) -> bool {
    let (head, tail) = (&text[..span.start], &text[span.end..]);
    let behind = clause(tail, 12);
    COMPARED.iter().any(|word| head.ends_with(word))
        || WITH.iter().any(|word| head.ends_with(word))
            && ["比", "持平", "相当"].iter().any(|word| behind.contains(word))
        || ["同期", "相比", "水平"].iter().any(|word| behind.starts_with(word))
        || behind.contains("基础上")
        || head.ends_with(['从', '由', '自']) && is_first_of_change(tail, false)
}
