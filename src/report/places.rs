//! Where to look: the places of a finding's statements with their quotes.

use super::Report;
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

/// `  A  corpus/2021-09.txt:88:14   …全市占比[过半]。`, a line for each statement, version by version. A quote that
/// many articles print stands once.
pub(super) fn places(report: &Report, finding: &Finding, style: Style) -> String {
    let lines = lines(report, finding);
    let indent = 4 + lines.iter().map(|line| cells(&line.letters)).max().unwrap_or(0);
    let most = style.room().saturating_sub(indent + 3 + QUOTE);
    let fitting = lines.iter().map(|line| cells(&line.place)).filter(|&width| width <= most);
    let beside = indent + fitting.max().unwrap_or(0) + 3;
    let mut out = String::new();
    for (line, same) in folded(report, lines) {
        out.push_str(&first(report, &line, [indent, beside], style));
        for other in same.iter().take(SAME - 1) {
            out.push_str(&format!("{}   {}\n", start(other, indent), words(report.lang).same));
        }
        if same.len() >= SAME {
            out.push_str(&format!(
                "{}{}\n",
                " ".repeat(indent),
                report.lang.more_places(same.len() + 1 - SAME)
            ));
        }
    }
    out
}

/// Version by version, inside in the order of the evidence.
fn lines<'a>(report: &Report, finding: &'a Finding) -> Vec<Line<'a>> {
    let mut of: Vec<(Vec<usize>, &Evidence)> =
        versions_of(finding).into_iter().zip(&finding.evidence).collect();
    of.sort_by_key(|(versions, _)| versions.first().copied().unwrap_or(usize::MAX));
    let line = |(versions, evidence): (Vec<usize>, &'a Evidence)| Line {
        letters: versions.into_iter().map(letter).collect::<Vec<_>>().join("/"),
        place: report.place(evidence).to_string(),
        evidence,
    };
    of.into_iter().map(line).collect()
}

/// Each line with the later ones that say the same in the same words.
fn folded<'a>(report: &Report, lines: Vec<Line<'a>>) -> Vec<(Line<'a>, Vec<Line<'a>>)> {
    let mut out: Vec<(Line, Vec<Line>)> = Vec::new();
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
    let gap = " ".repeat(indent.saturating_sub(2 + cells(&line.letters)));
    format!("  {}{gap}{}", Part::Strong.mark(&line.letters), line.place)
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
