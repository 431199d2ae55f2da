//! Tables of wrapped cells that never pass a width.

use comfy_table::{Cell as Drawn, ContentArrangement, ContentLineStyle, LineStyle, Table, TableStyle};

use super::width::{cells, wrap};

const THIN: TableStyle = TableStyle::new()
    .top_border(LineStyle::new('┌', '─', '┬', '┐'))
    .header_lines(ContentLineStyle::new('│', '│', '│'))
    .header_separator(LineStyle::new('├', '─', '┼', '┤'))
    .content_lines(ContentLineStyle::new('│', '│', '│'))
    .bottom_border(LineStyle::new('└', '─', '┴', '┘'));
const RULED: TableStyle = THIN.row_separator(LineStyle::new('├', '─', '┼', '┤'));

/// Cells that a column is wider than its text.
const PADDING: usize = 3;

/// One cell: paragraphs, each behind a lead that its further lines leave free.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(super) struct Cell(Vec<(String, String)>);

impl Cell {
    /// Adds a paragraph behind a lead.
    pub(super) fn push(&mut self, lead: String, text: String) {
        let paragraph = (lead, text);
        if !self.0.contains(&paragraph) {
            self.0.push(paragraph);
        }
    }

    /// Whether it says nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Cells of the longest paragraph on one line.
    pub(super) fn width(&self) -> usize {
        self.0.iter().map(|(lead, text)| cells(lead) + cells(text)).max().unwrap_or(0)
    }

    fn lines(&self, width: usize) -> Vec<String> {
        let mut lines = Vec::new();
        for (lead, text) in &self.0 {
            let hang = cells(lead);
            for (n, line) in wrap(text, width.saturating_sub(hang)).into_iter().enumerate() {
                let lead = if n == 0 { lead.clone() } else { " ".repeat(hang) };
                lines.push(lead + &line);
            }
        }
        lines
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self(vec![(String::new(), text)])
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

/// Cells of a table whose columns are so wide.
pub(super) fn total(widths: &[usize]) -> usize {
    widths.iter().map(|width| width + PADDING).sum::<usize>() + 1
}

/// Widths of columns that fit into `width`, as far as the first stage does: each stage says how wide the columns should
/// be at most, and what room is left goes to them in turn. No column is wider than its longest cell.
pub(super) fn widths(rows: &[Vec<Cell>], stages: &[Vec<usize>], width: usize) -> Vec<usize> {
    let mut given = Vec::new();
    for stage in stages {
        let wanted: Vec<usize> =
            stage.iter().enumerate().map(|(i, &most)| natural(rows, i).min(most)).collect();
        if given.is_empty() {
            given = wanted;
            continue;
        }
        for i in 0..given.len() {
            let left = width.saturating_sub(total(&given));
            given[i] += left.min(wanted[i].saturating_sub(given[i]));
        }
    }
    given
}

/// Cells of a column's longest paragraph.
pub(super) fn natural(rows: &[Vec<Cell>], column: usize) -> usize {
    rows.iter().filter_map(|row| row.get(column)).map(Cell::width).max().unwrap_or(0)
}

/// Draws the rows, the first as heads; a row of several lines is ruled off from the next.
pub(super) fn draw(rows: &[Vec<Cell>], widths: &[usize]) -> String {
    let wrapped: Vec<Vec<Vec<String>>> = rows
        .iter()
        .map(|row| row.iter().zip(widths).map(|(cell, &width)| cell.lines(width)).collect())
        .collect();
    let tall = wrapped.iter().skip(1).flatten().any(|lines| lines.len() > 1);
    let mut table = Table::new();
    table.load_style(if tall { RULED } else { THIN });
    table.set_content_arrangement(ContentArrangement::Disabled);
    let mut drawn = wrapped.iter().map(|row| row.iter().map(|lines| Drawn::new(lines.join("\n"))));
    if let Some(head) = drawn.next() {
        table.set_header(head);
    }
    table.add_rows(drawn);
    format!("{table}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn further_lines_hang_behind_the_lead() {
        let mut cell = Cell::default();
        cell.push("A  ".to_owned(), "近80个 ≥72且<80个".to_owned());
        cell.push("B  ".to_owned(), "80余个".to_owned());
        assert_eq!(cell.lines(14), ["A  近80个", "   ≥72且<80个", "B  80余个"]);
    }

    #[test]
    fn columns_share_what_is_left() {
        let rows = [vec![Cell::from("一二三四五"), Cell::from("一二三四五六七八")]];
        let stages = [vec![4, 4], vec![4, 12], vec![99, 99]];
        assert_eq!(widths(&rows, &stages, 80), [10, 16]);
        assert_eq!(widths(&rows, &stages, 25), [6, 12]);
        assert_eq!(widths(&rows, &stages, 8), [4, 4]);
    }
}
