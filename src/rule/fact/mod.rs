//! `facts:`, the ledger: values that the user has settled, in the rule file or in a table as offices keep it.

use std::path::PathBuf;

use super::compile::MEASURES;
use super::load::Read;
use super::{Claim, Measure, RuleSet, TimeUse, ValueRule};
use crate::article::Period;
use crate::diagnostic::{Noun, Problem, Trouble, nearest};
use crate::quantity::Quantity;

mod mirror;
mod row;
mod csv;
mod sheet;
mod value;

pub(super) use mirror::Facts;
use row::{Cell, Field, Row};

/// A value that the user has settled.
#[derive(Debug, Clone)]
pub struct Fact {
    /// The claim, as an index into the rule set.
    pub claim: usize,
    /// What is settled.
    pub value: Settled,
    /// The value as written.
    pub written: String,
    /// What it is said of; none where the claim says so, or nobody does.
    pub subject: Option<String>,
    /// 全市, 全国.
    pub scope: Option<String>,
    /// Stock, new, average; none where the claim says so.
    pub measure: Measure,
    /// When it holds; without bounds for what never changes.
    pub period: Period,
    /// Who says so.
    pub source: Option<String>,
    /// For people.
    pub note: Option<String>,
    /// `口径.csv:3:2`, `口径.xlsx:B7`
    pub place: String,
}

/// A settled value.
#[derive(Debug, Clone, PartialEq)]
pub enum Settled {
    /// A number; `down` where it is lost or falls.
    Quantity {
        /// The number.
        quantity: Quantity,
        /// It is lost or falls.
        down: bool,
    },
    /// Names, one by one.
    List(Vec<String>),
    /// A word.
    Word(String),
}

/// Compiles the facts of all files and of the tables that they name.
pub(super) fn compile(rules: &mut RuleSet, files: &[Read], problems: &mut Vec<Problem>) {
    let mut facts = Vec::new();
    for file in files {
        for entry in &file.file.facts.0 {
            match &entry.file {
                Some(table) => {
                    let table = path(file, &table.value);
                    let rows = read(&table, problems);
                    facts.extend(rows.into_iter().filter_map(|row| told(fact(rules, &row), problems)));
                }
                None => facts.extend(told(fact(rules, &entry.row(file)), problems)),
            }
        }
    }
    rules.facts = facts;
}

/// A path is relative to the file that names it.
fn path(file: &Read, named: &str) -> PathBuf {
    file.path.parent().map_or_else(|| PathBuf::from(named), |base| base.join(named))
}

/// The rows of a table: a workbook by the end of its name, else text.
fn read(path: &std::path::Path, problems: &mut Vec<Problem>) -> Vec<Row> {
    let end = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let grid = match end.as_str() {
        "xlsx" | "xlsm" => sheet::grid(path),
        _ => csv::grid(path),
    };
    match grid.and_then(|grid| row::rows(path, grid)) {
        Ok(rows) => rows,
        Err(problem) => {
            problems.push(problem);
            Vec::new()
        }
    }
}

fn told(fact: Result<Fact, Problem>, problems: &mut Vec<Problem>) -> Option<Fact> {
    fact.map_err(|problem| problems.push(problem)).ok()
}

fn fact(rules: &RuleSet, row: &Row) -> Result<Fact, Problem> {
    let index = claim(rules, row.required(Field::Claim)?)?;
    let claim = &rules.claims[index];
    let cell = row.required(Field::Value)?;
    let (value, written) = value::settled(rules, index, cell, row.get(Field::Unit))?;
    let scope = match &claim.value {
        ValueRule::Quantity { of: Some(of), .. } => Some(of.clone()),
        _ => row.text(Field::Scope),
    };
    Ok(Fact {
        claim: index,
        value,
        written,
        subject: subject(rules, claim, row)?,
        scope,
        measure: measure(row)?,
        period: period(claim, row)?,
        source: row.text(Field::Source),
        note: row.text(Field::Note),
        place: cell.place.to_string(),
    })
}

/// The claim of that id, or of that title where only one has it.
fn claim(rules: &RuleSet, cell: &Cell) -> Result<usize, Problem> {
    let word = cell.text.as_str();
    let named = |title: bool| {
        let name = |claim: &Claim| if title { claim.title == word } else { claim.id == word };
        let mut all = rules.claims.iter().enumerate().filter(move |(_, claim)| name(claim));
        all.next().filter(|_| all.next().is_none()).map(|(index, _)| index)
    };
    named(false).or_else(|| named(true)).ok_or_else(|| {
        let names = || rules.claims.iter().flat_map(|claim| [claim.id.as_str(), claim.title.as_str()]);
        let known = nearest(word, names()).map(str::to_owned).into_iter().collect();
        cell.problem(Trouble::Unknown { noun: Noun::Claim, word: word.to_owned(), known })
    })
}

/// The registered name. A claim for each member of a group needs one.
fn subject(rules: &RuleSet, claim: &Claim, row: &Row) -> Result<Option<String>, Problem> {
    let fixed = claim.subjects.first().filter(|_| !claim.by_member);
    let Some(cell) = row.get(Field::Subject) else {
        if claim.by_member {
            row.required(Field::Subject)?;
        }
        return Ok(fixed.map(|&subject| rules.subjects[subject].name.clone()));
    };
    let word = cell.text.as_str();
    let found = rules.subject(word);
    let wanted = |subject: &usize| claim.subjects.is_empty() || claim.subjects.contains(subject);
    match found.filter(wanted) {
        Some(subject) => Ok(Some(rules.subjects[fixed.copied().unwrap_or(subject)].name.clone())),
        None => {
            let all: Vec<usize> = (0..rules.subjects.len()).filter(wanted).collect();
            let names = || all.iter().map(|&i| rules.subjects[i].name.as_str());
            let known = nearest(word, names()).map(str::to_owned).into_iter().collect();
            Err(cell.problem(Trouble::Unknown { noun: Noun::Subject, word: word.to_owned(), known }))
        }
    }
}

fn measure(row: &Row) -> Result<Measure, Problem> {
    let Some(cell) = row.get(Field::Measure) else { return Ok(Measure::Stock) };
    let found = MEASURES.iter().find(|(name, _)| *name == cell.text).map(|(_, measure)| *measure);
    found.ok_or_else(|| {
        let known = MEASURES.iter().map(|(name, _)| (*name).to_owned()).collect();
        cell.problem(Trouble::Unknown { noun: Noun::Word, word: cell.text.clone(), known })
    })
}

/// When it holds. Only what never changes needs no time.
fn period(claim: &Claim, row: &Row) -> Result<Period, Problem> {
    match row.get(Field::Time) {
        Some(cell) => {
            value::period(&cell.text).ok_or_else(|| cell.problem(Trouble::BadDate(cell.text.clone())))
        }
        None if claim.time == TimeUse::Fixed => Ok(Period::default()),
        None => row.required(Field::Time).map(|_| Period::default()),
    }
}

impl std::fmt::Display for row::CellPlace {
    /// `口径.csv:3:2`, `口径.xlsx:B7`
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(path, place) => write!(f, "{}:{}:{}", path.display(), place.line, place.column),
            Self::Sheet(path, cell) => write!(f, "{}:{cell}", path.display()),
        }
    }
}
