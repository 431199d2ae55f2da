//! Where to look: the places of a finding's statements with their quotes.

use super::Report;
use super::few::{VERSIONS, few, few_of_each};
use super::paint::Part;
use super::quote::quote;
use super::table::Style;
use super::width::cells;
use super::words::{letter, versions_of, words};
use crate::finding::{Evidence, Finding};

/// Cells that a quote needs beside its place; with less it goes to the next line.
const QUOTE: usize = 36;
/// Places with one quote that are shown; more are counted.
const SAME: usize = 3;

/// One statement: the letters of its versions, `path:line:column`.
struct Line<'a> {
    letters: String,
    place: String,
    evidence: &'a Evidence,
}

/// A line, and the later ones that say the same in the same words.
type Folded<'a> = (Line<'a>, Vec<Line<'a>>);

/// `  A  corpus/2021-09.txt:88:14   …全市占比[过半]。`, a line for each statement, version by version. A quote that
/// many articles print stands once; of many places, and of many versions, the first few are shown.
pub(super) fn places(report: &Report, finding: &Finding, style: Style) -> String {
    let all = folded(report, lines(report, finding));
    let versions: Vec<&[Folded]> = all.chunk_by(|a, b| a.0.letters == b.0.letters).collect();
    let (shown, hidden) = versions.split_at(few(versions.len(), VERSIONS));
    // Without versions each value counts: a relation has several.
    let kind = |(line, _): &&Folded| line.letters.is_empty().then(|| report.written(line.evidence));
    let shown: Vec<_> = shown.iter().map(|version| few_of_each(version.iter().collect(), kind)).collect();
    let columns = columns(shown.iter().flat_map(|(lines, _)| lines.iter().copied()), style);
    let mut out = String::new();
    for (lines, rest) in shown {
        lines.iter().for_each(|folded| out.push_str(&quoted(report, folded, columns, style)));
        if let Some((line, _)) = rest.first() {
            out.push_str(&format!("{}{}\n", lead(line, columns[0]), report.lang.more_of_it(count(rest))));
        }
    }
    if !hidden.is_empty() {
        let more = report.lang.more_versions(hidden.len(), count(hidden.iter().copied().flatten()));
        out.push_str(&format!("{}{more}\n", " ".repeat(columns[0])));
    }
    out
}

fn count<'a>(all: impl IntoIterator<Item = &'a Folded<'a>>) -> usize {
    all.into_iter().map(|(_, same)| 1 + same.len()).sum()
}

/// Where places begin, and the quotes beside those that leave room.
fn columns<'a>(all: impl Iterator<Item = &'a Folded<'a>> + Clone, style: Style) -> [usize; 2] {
    let lines = all.flat_map(|(line, same)| std::iter::once(line).chain(same));
    let indent = 4 + lines.clone().map(|line| cells(&line.letters)).max().unwrap_or(0);
    let most = style.room().saturating_sub(indent + 3 + QUOTE);
    let fitting = lines.map(|line| cells(&line.place)).filter(|&width| width <= most);
    [indent, indent + fitting.max().unwrap_or(0) + 3]
}

/// A line with its quote, and the places that say the same.
fn quoted(report: &Report, (line, same): &Folded, columns: [usize; 2], style: Style) -> String {
    let mut out = first(report, line, columns, style);
    for other in same.iter().take(SAME - 1) {
        out.push_str(&format!("{}   {}\n", start(other, columns[0]), words(report.lang).same));
    }
    if same.len() >= SAME {
        let more = report.lang.more_places(same.len() + 1 - SAME);
        out.push_str(&format!("{}{more}\n", " ".repeat(columns[0])));
    }
    out
}

/// Version by version, inside in the order of the evidence.
fn lines<'a>(report: &Report, finding: &'a Finding) -> Vec<Line<'a>> {
    let mut of: Vec<(Vec<usize>, &Evidence)> =
        versions_of(finding).into_iter().zip(&finding.evidence).collect();
    of.sort_by(|(a, _), (b, _)| a.cmp(b));
    let line = |(versions, evidence): (Vec<usize>, &'a Evidence)| Line {
        letters: versions.into_iter().map(letter).collect::<Vec<_>>().join("/"),
        place: report.place(evidence).to_string(),
        evidence,
    };
    of.into_iter().map(line).collect()
}

/// Each line with the later ones that say the same in the same words.
fn folded<'a>(report: &Report, lines: Vec<Line<'a>>) -> Vec<Folded<'a>> {
    let mut out: Vec<Folded> = Vec::new();
    let mut known = std::collections::HashMap::new();
    for line in lines {
        let place = report.place(line.evidence);
        let at = *known.entry((line.letters.clone(), place.quote, place.value)).or_insert(out.len());
        match out.get_mut(at) {
            Some((_, same)) => same.push(line),
            None => out.push((line, Vec::new())),
        }
    }
    out
}

fn start(line: &Line, indent: usize) -> String {
    lead(line, indent) + &line.place
}

/// The letters of a line, up to where its place begins.
fn lead(line: &Line, indent: usize) -> String {
    let gap = " ".repeat(indent.saturating_sub(2 + cells(&line.letters)));
    format!("  {}{gap}", Part::Strong.mark(&line.letters))
}

/// A place with its quote beside it or, where the place leaves no room, below.
fn first(report: &Report, line: &Line, [indent, beside]: [usize; 2], style: Style) -> String {
    let start = start(line, indent);
    let below = cells(&start) + 3 > beside;
    let at = if below { indent } else { beside };
    let Evidence { sentence, span, .. } = *line.evidence;
    let quote = quote(report.document(line.evidence), sentence, &[span], style.room() - at, style.color);
    let gap = if below { format!("\n{}", " ".repeat(indent)) } else { " ".repeat(at - cells(&start)) };
    format!("{start}{gap}{quote}\n")
}
