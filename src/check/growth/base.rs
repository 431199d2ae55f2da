//! 全市GDP由2598亿元增加到2856.7亿元，增长5.8%: growths that are not said of the two values, though they stand beside them.

use jiff::ToSpan;

use super::Said;
use crate::article::Period;
use crate::document::Document;
use crate::quantity::Quantity;
use crate::text::Span;
use crate::time::Time;

/// Figures whose growth is told at constant prices, as statistics offices do, while their values are in those of the year.
const REAL: &[&str] = &["生产总值", "GDP", "增加值", "经济总量"];
/// Words for a growth at constant prices, and those for one in the prices of the year.
const CONSTANT: &[&str] = &["实际", "可比", "不变价"];
const CURRENT: &[&str] = &["名义", "现价", "当年价"];
/// A growth over the same months of the year before, whatever the values beside it.
const YEAR_ON_YEAR: &str = "同比";
/// The year before, by name.
const YEAR_BEFORE: &[&str] = &["去年", "上年", "同期"];

/// Figures whose growth over the year before statistics offices tell of like firms or projects, or at constant prices, while
/// the values are of all and of the year.
const OFFICIAL: &[&str] =
    &["规上", "规模以上", "限上", "限额以上", "固定资产投资", "社会消费品零售", "可支配收入", "消费支出"];

/// Whether a value is of such a figure, by the words of its sentence before it.
pub(super) fn is_official(document: &Document, value: &Quantity) -> bool {
    let sentence = &document.layout.sentences[document.layout.sentence_at(value.span.start)];
    let words = document.text.as_str().get(sentence.span.start..value.span.start).unwrap_or_default();
    OFFICIAL.iter().any(|name| words.contains(name))
}

/// Whether the growth has another base than the first of the two values.
pub(super) fn is_another(document: &Document, said: &Said) -> bool {
    lead(document, said).contains(YEAR_ON_YEAR) && !is_year_apart(document, said)
}

/// Whether the growth is at constant prices, and the values are not. 翻番 and 倍 are said of the values.
pub(super) fn at_constant_prices(document: &Document, said: &Said) -> bool {
    let holds = |words: &str, any: &[&str]| any.iter().any(|word| words.contains(word));
    let rate = said.stated.unit == "%" && !said.stated.span.of(document.text.as_str()).starts_with('翻');
    let (lead, subject) = (lead(document, said), subject(document, said));
    let real = holds(lead, CONSTANT) || is_real(subject) || holds(subject, CONSTANT);
    rate && real && !holds(lead, CURRENT) && !holds(subject, CURRENT)
}

/// Whether words name such a figure; 增加值率 is a share, and has no prices.
fn is_real(words: &str) -> bool {
    let follows = |end: usize| words[end..].starts_with('率');
    REAL.iter().any(|name| words.match_indices(*name).any(|(at, _)| !follows(at + name.len())))
}

/// The words that lead to the growth: those behind the values, or those of its clause where it stands before them.
fn lead<'d>(document: &'d Document, said: &Said) -> &'d str {
    let text = document.text.as_str();
    let last = said.from.span.end.max(said.to.span.end);
    let words = text.get(last..said.stated.span.start).or_else(|| {
        let head = text.get(..said.stated.span.start)?;
        head.rsplit(['，', '。', '；', '\n']).next()
    });
    words.unwrap_or_default()
}

/// What the values are said to be of: their clause up to the first, or those before it where it names nothing.
fn subject<'d>(document: &'d Document, said: &Said) -> &'d str {
    let text = document.text.as_str();
    let sentence = &document.layout.sentences[document.layout.sentence_at(said.from.span.start)];
    let first = said.from.span.start.min(said.to.span.start);
    let mut start = document.layout.clause_at(sentence, first).start;
    while start > sentence.span.start && names_nothing(document, Span::new(start, first)) {
        start = document.layout.clause_at(sentence, start - 1).start;
    }
    if names_nothing(document, Span::new(start, first)) {
        // What stands right above, without a full stop, is the headline of it.
        let above = text[..start].trim_end().rsplit(['。', '！', '？', '\n']).next();
        return above.unwrap_or_default();
    }
    text.get(start..first).unwrap_or_default()
}

/// Whether words hold nothing but times, numbers and what joins them.
fn names_nothing(document: &Document, span: Span) -> bool {
    let mut rest = span.of(document.text.as_str()).to_owned();
    for time in document.times_in(span) {
        rest = rest.replace(time.span.of(document.text.as_str()), "");
    }
    rest.trim_matches(['从', '由', '自', '的', '，', ',', '、', '（', '(']).is_empty()
}

/// Whether a growth over the same months of the year before may be that of the two values.
fn is_year_apart(document: &Document, said: &Said) -> bool {
    let text = document.text.as_str();
    let time = |quantity: &Quantity| time_of(document, quantity);
    let year_before = |time: &Time| YEAR_BEFORE.iter().any(|word| time.span.of(text).contains(word));
    match (time(said.from), time(said.to)) {
        (Some(from), _) if year_before(from) => true,
        (Some(from), Some(to)) => is_year_later(from.period, to.period),
        (Some(from), None) => is_year(from.period),
        _ => !subject(document, said).contains("以来"),
    }
}

/// The time right before a value: 3月份 of 从3月份的25.6万辆.
fn time_of<'d>(document: &'d Document, quantity: &Quantity) -> Option<&'d Time> {
    let text = document.text.as_str();
    let sentence = &document.layout.sentences[document.layout.sentence_at(quantity.span.start)];
    let time = document.times_in(Span::new(sentence.span.start, quantity.span.start)).last()?;
    let between = text.get(time.span.end..quantity.span.start)?;
    ["", "的", "份的"].contains(&between).then_some(time)
}

/// Whether a value of a time that stands beside another is that of the year before: 35亿元，上年同期28亿元.
pub(super) fn is_year_before(document: &Document, to: &Quantity, former: &Time) -> bool {
    let words = former.span.of(document.text.as_str());
    let sentence = &document.layout.sentences[document.layout.sentence_at(to.span.start)];
    let last = document.times_in(Span::new(sentence.span.start, to.span.start)).last();
    YEAR_BEFORE.iter().any(|word| words.contains(word))
        || last.is_some_and(|time| is_year_later(former.period, time.period))
}

fn is_year_later(from: Period, to: Period) -> bool {
    let later = |day: Option<jiff::civil::Date>| day.and_then(|day| day.checked_add(1.year()).ok());
    match (later(from.from), to.from) {
        (Some(later), Some(day)) => (later.year(), later.month()) == (day.year(), day.month()),
        _ => false,
    }
}

fn is_year(period: Period) -> bool {
    period.from.zip(period.to).is_some_and(|(from, to)| from.day_of_year() == 1 && to == from.last_of_year())
}

#[cfg(test)]
mod tests {
    use super::super::slips;
    use crate::check::table::check;

    #[test]
    fn growth_at_constant_prices() {
        check(
            slips,
            &[
                ("全市GDP由2598亿元增加到2856.7亿元，增长5.8%。", None),
                ("地区生产总值从2019年的2100亿元增长到2023年的2856亿元，年均增长5.8%。", None),
                ("规模以上工业增加值由310亿元增加到352亿元，增长9.3%。", None),
                ("全市GDP达2856.7亿元，比2022年的2598亿元增长5.8%。", None),
                ("全市GDP增长5.8%，由2598亿元增加到2856.7亿元。", None),
                ("全市GDP稳步回升，2023年由2598亿元增加到2856.7亿元，增长5.8%。", None),
                ("人均收入由21000元增加到23100元，实际增长7.8%。", None),
                ("全市GDP由2598亿元增加到2856.7亿元，名义增长5.8%。", Some("implied: 9.96")),
                ("全市地区生产总值从620亿元增长到1310亿元，增长211.3%。", Some("ratio: true")),
                ("全市地区生产总值\n从2019年的2100亿元增长到2023年的2856亿元，年均增长5.8%。", None),
                ("按现价全市GDP由2598亿元增加到2856.7亿元，增长5.8%。", Some("implied: 9.96")),
                ("全市GDP由2598亿元增加到2856.7亿元，增加288.7亿元。", Some("implied: 25870000000")),
                ("全市GDP由2598亿元增加到3856.7亿元，翻了一番。", Some("implied: 48.45")),
                ("工业增加值由2021年的120亿元增加到2022年的138亿元，现价增长28%。", Some("implied: 15")),
                ("工业增加值由2021年的120亿元增加到2022年的138亿元，增长9%。", None),
                ("企业增加值率由20%提高到25%，提高5%。", Some("implied: 5, unit: \"百分点\"")),
                (
                    "全市GDP由1000亿元增长到1100亿元，翻了一番。",
                    Some("implied: 10.00, unit: \"%\", ratio: false"),
                ),
                ("全市GDP稳步回升，税收由100亿元增加到150亿元，增长5.8%。", Some("implied: 50")),
            ],
        );
    }

    #[test]
    fn growth_over_another_base() {
        check(
            slips,
            &[
                ("销量从3月份的25.6万辆增加到8月份的27.4万辆，同比增长56.9%。", None),
                ("销量从3月份的25.6万辆增加到8月份的27.4万辆，增长56.9%。", Some("implied: 7.03")),
                ("销量从2022年8月的25.6万辆增加到2023年8月的27.4万辆，同比增长56.9%。", Some("7.03")),
                ("销量从2022年的25.6万辆增加到2023年的27.4万辆，同比增长56.9%。", Some("implied: 7.03")),
                ("销量从去年的25.6万辆增加到27.4万辆，同比增长56.9%。", Some("implied: 7.03")),
                ("销量由25.6万辆增加到27.4万辆，同比增长56.9%。", Some("implied: 7.03")),
                ("年初以来销量由25.6万辆增加到27.4万辆，同比增长56.9%。", None),
                ("销量同比增长56.9%，从3月份的25.6万辆增加到8月份的27.4万辆。", None),
            ],
        );
    }
}
