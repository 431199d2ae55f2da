//! Every quantity and time expression, as a table and as JSON.

use serde::Serialize;

use super::grid::{self, Cell};
use super::json::{line, pretty};
use super::table::Style;
use super::words::{days, understood, words};
use super::{decimal, one_line};
use crate::document::Document;
use crate::lang::Lang;
use crate::quantity::{Hedges, Quantity, Suspicion};
use crate::statement::Value;
use crate::text::Span;
use crate::time::Time;

/// Widths of the columns: at least, then as wide as there is room for.
const STAGES: [[usize; 4]; 3] = [[12, 12, 12, 8], [24, 16, 16, 18], [usize::MAX; 4]];

/// What a text is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    /// An article: by its path.
    Path,
    /// A line of the input, counted from 1.
    Line(usize),
}

/// Each text on a line. Offsets are bytes of the file, or of the line.
pub fn jsonl(texts: &[(Name, Document)]) -> String {
    texts.iter().map(|(name, document)| line(&TextJson::of(document, *name))).collect()
}

/// All texts as one indented list.
pub fn json(texts: &[(Name, Document)]) -> String {
    pretty(&texts.iter().map(|(name, document)| TextJson::of(document, *name)).collect::<Vec<_>>())
}

/// Where, as written, as understood, and of what kind.
pub fn table(texts: &[(Name, Document)], hedges: &Hedges, lang: Lang, style: Style) -> String {
    let words = words(lang);
    let head = [words.place, words.written, words.value, words.kind].map(Cell::from);
    let rows = texts.iter().flat_map(|(name, document)| rows(*name, document, hedges, lang));
    let rows: Vec<Vec<Cell>> = std::iter::once(head.into()).chain(rows).collect();
    if rows.len() == 1 {
        return format!("{}\n", words.empty);
    }
    let widths = grid::widths(&rows, &STAGES.map(Vec::from), style.room());
    grid::draw(&rows, &widths)
}

/// Quantities and times of a text in its order.
fn rows(name: Name, document: &Document, hedges: &Hedges, lang: Lang) -> Vec<Vec<Cell>> {
    let path = document.article.path.display().to_string();
    let file = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let mut rows: Vec<(Span, String, &str)> = Vec::new();
    for quantity in &document.quantities {
        let value = Value::Quantity(quantity.clone());
        let meant = understood(&value, &document.written(quantity.span), hedges, lang).unwrap_or_default();
        rows.push((quantity.span, meant, quantity.kind.name()));
    }
    for time in &document.times {
        rows.push((time.span, days(time.period), time.kind.name()));
    }
    let meant = |reason| words(lang).suspect(reason).to_owned();
    rows.extend(document.suspects().into_iter().map(|(span, reason)| (span, meant(reason), "suspect")));
    rows.sort_by_key(|row| row.0);
    let row = |(span, meant, kind): (Span, String, &str)| {
        let start = document.positions(span).0;
        let line = if let Name::Line(line) = name { line } else { start.line };
        let at = format!("{file}:{line}:{}", start.column);
        [at, one_line(&document.written(span)), meant, kind.to_owned()].map(Cell::from).into()
    };
    rows.into_iter().map(row).collect()
}

#[derive(Serialize)]
struct TextJson {
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    quantities: Vec<QuantityJson>,
    times: Vec<TimeJson>,
    suspects: Vec<SuspectJson>,
}

impl TextJson {
    fn of(document: &Document, name: Name) -> Self {
        let (path, line) = match name {
            Name::Path => (Some(document.article.path.display().to_string()), None),
            Name::Line(line) => (None, Some(line)),
        };
        Self {
            path,
            line,
            quantities: document.quantities.iter().map(|q| QuantityJson::of(document, q)).collect(),
            times: document.times.iter().map(|t| TimeJson::of(document, t)).collect(),
            suspects: document
                .suspects()
                .into_iter()
                .map(|(span, reason)| SuspectJson::of(document, span, reason))
                .collect(),
        }
    }
}

#[derive(Serialize)]
struct QuantityJson {
    start: usize,
    end: usize,
    text: String,
    value: String,
    value_to: Option<String>,
    relation: &'static str,
    unit: String,
    kind: &'static str,
}

impl QuantityJson {
    fn of(document: &Document, quantity: &Quantity) -> Self {
        let bytes = document.file_span(quantity.span);
        Self {
            start: bytes.start,
            end: bytes.end,
            text: one_line(&document.written(quantity.span)),
            value: decimal(quantity.value),
            value_to: quantity.value_to.map(decimal),
            relation: quantity.relation.name(),
            unit: quantity.unit.to_string(),
            kind: quantity.kind.name(),
        }
    }
}

#[derive(Serialize)]
struct TimeJson {
    start: usize,
    end: usize,
    text: String,
    from: Option<String>,
    to: Option<String>,
    kind: &'static str,
}

impl TimeJson {
    fn of(document: &Document, time: &Time) -> Self {
        let bytes = document.file_span(time.span);
        Self {
            start: bytes.start,
            end: bytes.end,
            text: one_line(&document.written(time.span)),
            from: time.period.from.map(|day| day.to_string()),
            to: time.period.to.map(|day| day.to_string()),
            kind: time.kind.name(),
        }
    }
}

#[derive(Serialize)]
struct SuspectJson {
    start: usize,
    end: usize,
    text: String,
    reason: &'static str,
}

impl SuspectJson {
    fn of(document: &Document, span: Span, reason: Suspicion) -> Self {
        let bytes = document.file_span(span);
        let text = one_line(&document.written(span));
        Self { start: bytes.start, end: bytes.end, text, reason: reason.name() }
    }
}

#[cfg(test)]
mod tests {
    use snapbox::{assert_data_eq, str};

    use super::*;
    use crate::article::{ArticleDate, Period};
    use crate::quantity::Relation;
    use crate::report::sample::{article, quantity};
    use crate::time::TimeKind;

    /// `2021年` and `近80亿\n元` over a line end.
    fn sample() -> Document {
        let mut document = article("a.txt", "", "2021", "2021年投资近80亿\n元。");
        let of = quantity("8000000000.0", "元", Relation::Near);
        document.quantities = vec![Quantity { span: Span::new(13, 24), ..of }];
        let period = ArticleDate::parse("2021").map(ArticleDate::period).unwrap_or_default();
        let open = Period { to: None, ..period };
        document.times =
            vec![Time { span: Span::new(0, 7), period: open, kind: TimeKind::Year, occasion: None }];
        document
    }

    #[test]
    fn a_text_is_a_line() {
        let quantities = r#""quantities":[{"start":13,"end":25,"text":"近80亿元","value":"8000000000","value_to":null,"relation":"near","unit":"元","kind":"count"}]"#;
        let times =
            r#""times":[{"start":0,"end":7,"text":"2021年","from":"2021-01-01","to":null,"kind":"year"}]"#;
        let texts = [(Name::Path, sample()), (Name::Line(7), sample())];
        let expected = [r#""path":"a.txt""#, r#""line":7"#]
            .map(|name| format!("{{{name},{quantities},{times},\"suspects\":[]}}\n"));
        assert_eq!(jsonl(&texts), expected.concat());
    }

    #[test]
    fn the_table_follows_the_text() {
        let style = Style { width: 80, color: false };
        let got = table(&[(Name::Path, sample())], &Hedges::default(), Lang::Zh, style);
        assert_data_eq!(
            got,
            str![[r#"
┌───────────┬──────────┬────────────────┬───────┐
│ 位置      │ 原文     │ 理解为         │ 类别  │
├───────────┼──────────┼────────────────┼───────┤
│ a.txt:1:1 │ 2021年   │ 2021-01-01–    │ year  │
│ a.txt:1:8 │ 近80亿元 │ ≥72亿且<80亿元 │ count │
└───────────┴──────────┴────────────────┴───────┘

"#]]
        );
        assert_eq!(table(&[], &Hedges::default(), Lang::En, style), "Nothing to list.\n");
    }
}
