//! The rows of a table by the names of its columns, in Chinese or English.

use std::path::{Path, PathBuf};

use crate::diagnostic::{Place, Problem, Trouble};

/// A column that is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Claim,
    Value,
    Unit,
    Time,
    Subject,
    Scope,
    Measure,
    Source,
    Note,
}

/// The names of each column; the first, and in Chinese the second, is told where it is missing.
const NAMES: &[(Field, &[&str])] = &[
    (Field::Claim, &["claim", "指标", "口径", "指标名称", "指标编号", "规则", "编号", "项目"]),
    (Field::Value, &["value", "数值", "值", "数据", "口径值", "统计值", "数"]),
    (Field::Unit, &["unit", "单位", "计量单位"]),
    (Field::Time, &["as_of", "时间", "period", "时点", "日期", "统计时间", "统计期", "时期", "年份", "截至"]),
    (Field::Subject, &["subject", "主体", "对象", "地区", "区县"]),
    (Field::Scope, &["scope", "范围"]),
    (Field::Measure, &["measure", "口径类型"]),
    (Field::Source, &["source", "来源", "数据来源", "出处", "依据"]),
    (Field::Note, &["note", "备注", "说明"]),
];

/// Rows that may stand above the names of the columns: a title, a date, a line of units.
const ABOVE: usize = 20;

/// A cell with what is written in it.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) place: CellPlace,
}

/// Where a cell stands.
#[derive(Debug, Clone)]
pub(super) enum CellPlace {
    Text(PathBuf, Box<Place>),
    /// `B7`
    Sheet(PathBuf, String),
}

/// A value with all that is said of it.
#[derive(Debug)]
pub(super) struct Row {
    place: CellPlace,
    cells: Vec<(Field, Cell)>,
    /// It stands in a table with columns, not in YAML with keys.
    columns: bool,
}

impl Cell {
    pub(super) fn new(text: &str, place: CellPlace) -> Self {
        Self { text: text.to_owned(), place }
    }

    pub(super) fn problem(&self, trouble: Trouble) -> Problem {
        self.place.problem(trouble)
    }
}

impl CellPlace {
    fn problem(&self, trouble: Trouble) -> Problem {
        match self {
            Self::Text(path, place) => Problem { path: path.clone(), place: Some(place.clone()), trouble },
            Self::Sheet(path, _) => {
                Problem::of_file(path.clone(), Trouble::InCell(self.to_string(), Box::new(trouble)))
            }
        }
    }
}

impl Row {
    pub(super) const fn new(place: CellPlace, cells: Vec<(Field, Cell)>) -> Self {
        Self { place, cells, columns: false }
    }

    /// The cell of a column, unless it is empty.
    pub(super) fn get(&self, field: Field) -> Option<&Cell> {
        let mut cells = self.cells.iter().filter(|(named, cell)| *named == field && !cell.text.is_empty());
        cells.next().map(|(_, cell)| cell)
    }

    pub(super) fn text(&self, field: Field) -> Option<String> {
        self.get(field).map(|cell| cell.text.clone())
    }

    pub(super) fn required(&self, field: Field) -> Result<&Cell, Problem> {
        self.get(field).ok_or_else(|| {
            let empty = self.cells.iter().find(|(named, _)| *named == field).map(|(_, cell)| &cell.place);
            let [en, zh] = names(field).map(str::to_owned);
            let trouble = if self.columns { Trouble::EmptyCell(zh, en) } else { Trouble::MissingKey(en) };
            empty.unwrap_or(&self.place).problem(trouble)
        })
    }
}

/// The rows below the names of the columns. Rows with neither a claim nor a value are passed over.
pub(super) fn rows(path: &Path, grid: Vec<Vec<Cell>>) -> Result<Vec<Row>, Problem> {
    let head = |cells: &[Cell]| -> Vec<Option<(Field, Option<String>)>> {
        cells.iter().map(|cell| column(&cell.text)).collect()
    };
    let named = |head: &[Option<(Field, Option<String>)>]| {
        let has = |field| head.iter().flatten().any(|(named, _)| *named == field);
        has(Field::Claim) && has(Field::Value)
    };
    let Some(at) = grid.iter().take(ABOVE).position(|cells| named(&head(cells))) else {
        return Err(Problem::of_file(path, Trouble::NoColumns(path.to_owned())));
    };
    let columns = head(&grid[at]);
    Ok(grid.into_iter().skip(at + 1).filter_map(|cells| row(&columns, cells)).collect())
}

fn row(columns: &[Option<(Field, Option<String>)>], cells: Vec<Cell>) -> Option<Row> {
    let place = cells.first()?.place.clone();
    let mut out = Vec::new();
    for (column, cell) in columns.iter().zip(cells) {
        let Some((field, unit)) = column else { continue };
        let unit = unit.as_ref().filter(|_| *field == Field::Value);
        out.extend(unit.map(|unit| (Field::Unit, Cell::new(unit, cell.place.clone()))));
        out.push((*field, cell));
    }
    let row = Row { columns: true, ..Row::new(place, out) };
    (row.get(Field::Claim).is_some() || row.get(Field::Value).is_some()).then_some(row)
}

/// The column that a name means, and the unit in brackets behind it: 数值（亿元）.
fn column(text: &str) -> Option<(Field, Option<String>)> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (word, unit) = match text.split_once(['（', '(']) {
        Some((word, unit)) => (word, Some(unit.trim_end_matches(['）', ')']).to_owned())),
        None => (text.as_str(), None),
    };
    let word = word.to_lowercase();
    let found = NAMES.iter().find(|(_, names)| names.contains(&word.as_str()))?;
    Some((found.0, unit.filter(|unit| !unit.is_empty())))
}

/// The English and the Chinese name of a column.
fn names(field: Field) -> [&'static str; 2] {
    let found = NAMES.iter().find(|(named, _)| *named == field);
    found.map_or([""; 2], |(_, names)| [names[0], names.get(1).copied().unwrap_or(names[0])])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_names_in_both_languages() {
        let table = [
            ("指标", Some((Field::Claim, None))),
            (" 数 值（亿元）", Some((Field::Value, Some("亿元")))),
            ("As_Of", Some((Field::Time, None))),
            ("数据来源", Some((Field::Source, None))),
            ("value()", Some((Field::Value, None))),
            ("序号", None),
            ("", None),
        ];
        for (text, want) in table {
            let got = column(text);
            let got = got.as_ref().map(|(field, unit)| (*field, unit.as_deref()));
            assert_eq!(got, want, "{text}");
        }
    }
}
