//! The findings of one topic as tables: articles down, claims across.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Report;
use super::few::{PLACES, VERSIONS, few};
use super::grid::{self, Cell};
use super::paint::Part;
use super::width::{cells, shorten};
use super::words::{apart, letter, period, understood, versions_of, when, words};
use crate::finding::{Evidence, Finding, Reason};

/// Claims that stand side by side at most.
const COLUMNS: usize = 4;
/// Cells of an article's title and of a value: at least, then as wide as there is room for.
const STAGES: [(usize, usize); 5] = [(20, 16), (20, 24), (30, 24), (44, 40), (usize::MAX, usize::MAX)];
/// Cells of a title at most.
const LONG_TITLE: usize = 44;

/// What one article (its headline, its text) says to each of the findings.
struct Row {
    articles: Vec<usize>,
    heading: bool,
    values: Vec<Cell>,
    /// What of the values stands where.
    stated: Vec<Stated>,
}

/// The place of a finding among those of the table, and the versions of it that a statement is of.
type Stated = (usize, Vec<usize>);

/// The tables of a block: more than one where the claims do not fit side by side.
pub(super) fn tables(report: &Report, findings: &[&Finding], width: usize) -> String {
    let (rows, rest) = cut(folded(rows(report, findings)));
    let heads = heads(report, findings);
    let mut out = String::new();
    let mut from = 0;
    while from < findings.len() {
        let grid = |to: usize| grid_of(report, &heads, &rows, from, to);
        let least = |cells: &[Vec<Cell>]| grid::total(&grid::widths(cells, &stages(cells)[..1], width));
        let most = findings.len().min(from + COLUMNS);
        let to = (from + 1..=most).rev().find(|&to| least(&grid(to)) <= width).unwrap_or(from + 1);
        let mut cells = grid(to);
        cells.extend(more(report, &rest, from, to));
        out.push_str(&grid::draw(&cells, &grid::widths(&cells, &stages(&cells), width)));
        from = to;
    }
    out
}

/// A row for each article, and one for its headline, in the order of the articles.
fn rows(report: &Report, findings: &[&Finding]) -> Vec<Row> {
    let mut rows = BTreeMap::new();
    for (column, finding) in findings.iter().enumerate() {
        for (evidence, versions) in finding.evidence.iter().zip(versions_of(finding)) {
            let row = rows.entry((evidence.article, !evidence.heading)).or_insert_with(|| Row {
                articles: vec![evidence.article],
                heading: evidence.heading,
                values: vec![Cell::default(); findings.len()],
                stated: Vec::new(),
            });
            let letters: Vec<String> = versions.iter().copied().map(letter).collect();
            if !row.stated.contains(&(column, versions.clone())) {
                row.stated.push((column, versions));
            }
            let lead = format!("{}  ", Part::Strong.mark(&letters.join("/")));
            row.values[column].push(lead, value(report, finding, evidence));
        }
    }
    rows.into_values().collect()
}

/// `过半 >50%`: as written and, where that is not the same, as understood; of values at different times with theirs.
fn value(report: &Report, finding: &Finding, evidence: &Evidence) -> String {
    let written = report.written(evidence);
    let mut said = format!("{}{written}", apart(report, finding, evidence));
    if let Some(meant) = understood(&evidence.value, &written, &report.hedges, report.lang) {
        said = format!("{said} {meant}");
    }
    if matches!(finding.reason, Reason::Trend { .. } | Reason::Jump { .. }) {
        said.push_str(&report.lang.in_brackets(&when(report, evidence)));
    }
    said
}

/// Articles that say exactly the same become one row.
fn folded(rows: Vec<Row>) -> Vec<Row> {
    let mut out: Vec<Row> = Vec::new();
    let mut known: HashMap<(bool, Vec<Cell>), usize> = HashMap::new();
    for row in rows {
        let at = *known.entry((row.heading, row.values.clone())).or_insert(out.len());
        match out.get_mut(at) {
            Some(same) => same.articles.extend(row.articles),
            None => out.push(row),
        }
    }
    out
}

/// The rows that show a few versions of each claim and a few articles of each version, and the rest.
fn cut(rows: Vec<Row>) -> (Vec<Row>, Vec<Row>) {
    let mut count: BTreeMap<Stated, usize> = BTreeMap::new();
    rows.iter().flat_map(|row| &row.stated).for_each(|stated| *count.entry(stated.clone()).or_default() += 1);
    let count: Vec<(Stated, usize)> = count.into_iter().collect();
    let columns = count.chunk_by(|((a, _), _), ((b, _), _)| a == b);
    let shown = columns.flat_map(|versions| &versions[..few(versions.len(), VERSIONS)]);
    let mut left: BTreeMap<&Stated, usize> = shown.map(|(stated, n)| (stated, few(*n, PLACES))).collect();
    rows.into_iter().partition(|row| {
        let mut kept = false;
        for stated in &row.stated {
            if let Some(left) = left.get_mut(stated).filter(|left| **left > 0) {
                *left -= 1;
                kept = true;
            }
        }
        kept
    })
}

/// The row in place of those that are not shown and say something to one of the findings `from..to`.
fn more(report: &Report, rest: &[Row], from: usize, to: usize) -> Option<Vec<Cell>> {
    let says = |row: &&Row| row.stated.iter().any(|(column, _)| (from..to).contains(column));
    let articles: BTreeSet<usize> = rest.iter().filter(says).flat_map(|row| &row.articles).copied().collect();
    let mut row = vec![Cell::default(); to - from + 2];
    row[0] = report.lang.more_articles(articles.len()).into();
    (!articles.is_empty()).then_some(row)
}

/// The claims' titles; where one stands twice, with the time it is said of.
fn heads(report: &Report, findings: &[&Finding]) -> Vec<String> {
    let title = |finding: &&Finding| words(report.lang).title(finding).to_owned();
    let all: Vec<String> = findings.iter().map(title).collect();
    let twice = |head: &String| all.iter().filter(|other| *other == head).count() > 1;
    let time = |finding: &Finding| match (&finding.reason, finding.evidence.first()) {
        (Reason::Trend { .. } | Reason::Jump { .. }, _) => words(report.lang).over_time.to_owned(),
        (Reason::Ledger(_), _) => words(report.lang).settled.to_owned(),
        (_, Some(evidence)) => period(evidence.when.period, report.lang),
        (_, None) => String::new(),
    };
    let open = words(report.lang).colon;
    let full = |(head, finding): (&String, &&Finding)| match time(finding) {
        time if twice(head) && !time.is_empty() => format!("{head}{open}{time}"),
        _ => head.clone(),
    };
    all.iter().zip(findings).map(full).collect()
}

/// Head and rows for the findings `from..to`: only rows that say something to one of them.
fn grid_of(report: &Report, heads: &[String], rows: &[Row], from: usize, to: usize) -> Vec<Vec<Cell>> {
    let words = words(report.lang);
    let mut head = vec![Cell::from(words.article), Cell::from(words.date)];
    head.extend(heads[from..to].iter().map(|head| Cell::from(head.as_str())));
    let shown = rows.iter().filter(|row| row.values[from..to].iter().any(|cell| !cell.is_empty()));
    let body = shown.map(|row| {
        let mut cells = vec![Cell::from(title(report, row)), date(report, row)];
        cells.extend(row.values[from..to].iter().cloned());
        cells
    });
    std::iter::once(head).chain(body).collect()
}

/// `打造…国际生物城（标题）`, `打造…国际生物城等3篇`.
fn title(report: &Report, row: &Row) -> String {
    let headline = if row.heading { words(report.lang).headline } else { "" };
    let more = match row.articles.len() {
        1 => String::new(),
        n => report.lang.and_others(n),
    };
    let room = LONG_TITLE.saturating_sub(cells(headline) + cells(&more));
    format!("{}{more}{headline}", shorten(&report.title(row.articles[0]), room))
}

/// The date as known; of several articles the first and the last.
fn date(report: &Report, row: &Row) -> Cell {
    let dates = row.articles.iter().filter_map(|&article| report.documents[article].article.date);
    let mut cell = Cell::default();
    let (Some(first), Some(last)) = (dates.clone().min(), dates.clone().max()) else { return cell };
    let (first, last) = (first.to_string(), last.to_string());
    let dash = if first == last { "" } else { "–" };
    cell.push(String::new(), format!("{first}{dash}"));
    cell.push(String::new(), last);
    if dates.clone().any(|date| date.inferred) {
        cell.push(String::new(), words(report.lang).inferred.trim().to_owned());
    }
    cell
}

fn stages(cells: &[Vec<Cell>]) -> Vec<Vec<usize>> {
    let values = cells.first().map_or(0, |row| row.len().saturating_sub(2));
    let stage =
        |(title, value)| [title, usize::MAX].into_iter().chain(std::iter::repeat_n(value, values)).collect();
    STAGES.map(stage).into()
}
