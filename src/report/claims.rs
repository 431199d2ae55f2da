//! Every statement that the rules found, as a table and as JSON.

use std::path::Path;

use serde::Serialize;

use super::grid::{self, Cell};
use super::json::{line, pretty};
use super::stated::{PeriodJson, StatementJson};
use super::table::Style;
use super::words::{days, understood, way, words};
use super::{Place, RuleCount};
use crate::document::Document;
use crate::lang::Lang;
use crate::quantity::Hedges;
use crate::statement::{Direction, Doubt, Statement};

/// Statements with what they refer to.
#[derive(Debug, Clone, Copy)]
pub struct Claims<'a> {
    /// The articles, in the order of the run.
    pub documents: &'a [Document],
    /// The rules, in the order of the rule set: [`Statement::claim`] is an index into them.
    pub rules: &'a [RuleCount],
    /// What was found, in the order to show it.
    pub statements: &'a [Statement],
    /// How wide hedges are.
    pub hedges: Hedges,
    /// The language of the table.
    pub lang: Lang,
}

/// Widths of the columns: at least, then as wide as there is room for.
const STAGES: [[usize; 5]; 3] = [[12, 10, 8, 10, 8], [16, 14, 12, 18, 18], [usize::MAX; 5]];

/// One statement a line.
pub fn jsonl(claims: &Claims) -> String {
    claims.statements.iter().map(|statement| line(&ClaimJson::of(claims, statement))).collect()
}

/// All statements as one indented list.
pub fn json(claims: &Claims) -> String {
    pretty(&claims.statements.iter().map(|statement| ClaimJson::of(claims, statement)).collect::<Vec<_>>())
}

/// Where, which claim, of what, the value as written and understood, and when.
pub fn table(claims: &Claims, style: Style) -> String {
    let words = words(claims.lang);
    if claims.statements.is_empty() {
        return format!("{}\n", words.empty);
    }
    let head = [words.place, words.claim, words.subject, words.written, words.period].map(Cell::from);
    let rows = claims.statements.iter().map(|statement| row(claims, statement));
    let rows: Vec<Vec<Cell>> = std::iter::once(head.into()).chain(rows).collect();
    let widths = grid::widths(&rows, &STAGES.map(Vec::from), style.room());
    grid::draw(&rows, &widths)
}

fn row(claims: &Claims, statement: &Statement) -> Vec<Cell> {
    let place = place(claims, statement);
    let name = place.path.rsplit(['/', '\\']).next().unwrap_or_default();
    let at = format!("{name}:{}:{}", place.start.line, place.start.column);
    let way = match statement.direction {
        Direction::Down => {
            let document = &claims.documents[statement.article];
            way(document, statement.span, &statement.value, statement.direction, claims.lang)
        }
        _ => "",
    };
    let written = format!("{way}{}", place.value);
    let meant = understood(&statement.value, &place.value, &claims.hedges, claims.lang);
    let value = meant.map_or_else(|| written.clone(), |meant| format!("{written} {meant}"));
    let subject = [&statement.subject, &statement.scope].into_iter().flatten();
    let subject = subject.cloned().collect::<Vec<_>>().join(" · ");
    let over = if statement.when.taken_over { words(claims.lang).taken_over } else { "" };
    let time = format!("{}{over}", days(statement.when.period));
    [at, rule(claims, statement).to_owned(), subject, value, time].map(Cell::from).into()
}

fn place(claims: &Claims, statement: &Statement) -> Place {
    Place::of(&claims.documents[statement.article], statement.span, statement.sentence)
}

fn rule<'a>(claims: &Claims<'a>, statement: &Statement) -> &'a str {
    claims.rules.get(statement.claim).map_or("", |rule| rule.id.as_str())
}

#[derive(Serialize)]
struct ClaimJson<'a> {
    path: &'a Path,
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    quote: String,
    rule: &'a str,
    subject: Option<&'a str>,
    scope: Option<&'a str>,
    measure: &'static str,
    basis: &'static str,
    modality: &'static str,
    direction: Option<&'static str>,
    statement: StatementJson,
    period: Time,
    confidence: &'static str,
    doubts: Vec<&'static str>,
}

#[derive(Serialize)]
struct Time {
    #[serde(flatten)]
    period: PeriodJson,
    taken_over: bool,
}

impl<'a> ClaimJson<'a> {
    fn of(claims: &Claims<'a>, statement: &'a Statement) -> Self {
        let document = &claims.documents[statement.article];
        let place = place(claims, statement);
        let period = PeriodJson::of(document, statement.when);
        Self {
            path: &document.article.path,
            start: place.bytes.start,
            end: place.bytes.end,
            line: place.start.line,
            column: place.start.column,
            quote: place.quote,
            rule: rule(claims, statement),
            subject: statement.subject.as_deref(),
            scope: statement.scope.as_deref(),
            measure: statement.measure.name(),
            basis: statement.basis.name(),
            modality: statement.modality.name(),
            direction: statement.direction.name(),
            statement: StatementJson::of(&statement.value, place.value),
            period: Time { period, taken_over: statement.when.taken_over },
            confidence: statement.doubts.confidence().name(),
            doubts: statement.doubts.iter().map(Doubt::name).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use snapbox::{assert_data_eq, str};

    use super::*;
    use crate::report::sample;
    use crate::statement::{Basis, Measure, Modality};

    /// What the two findings of the mission were made of.
    fn check(show: impl Fn(&Claims) -> String, want: snapbox::data::Inline) {
        let (documents, findings) = sample::mission();
        let evidence = findings.iter().enumerate().flat_map(|(n, f)| f.evidence.iter().map(move |e| (n, e)));
        let statement = |(claim, e): (usize, &crate::finding::Evidence)| Statement {
            claim,
            article: e.article,
            span: e.span,
            sentence: e.sentence,
            value: e.value.clone(),
            subject: Some("重庆国际生物城".to_owned()),
            scope: (claim == 1).then(|| "全市".to_owned()),
            measure: Measure::Stock,
            basis: Basis::Nominal,
            modality: Modality::Fact,
            direction: Direction::None,
            when: e.when,
            heading: e.heading,
            doubts: e.doubts,
            restates: false,
            told: None,
            rank: None,
        };
        let statements: Vec<Statement> = evidence.map(statement).collect();
        let rules = sample::rules();
        let (documents, statements) = (&documents[..], &statements[..]);
        let hedges = Hedges::default();
        assert_data_eq!(show(&Claims { documents, rules: &rules, statements, hedges, lang: Lang::Zh }), want);
    }

    #[test]
    fn a_table_of_statements() {
        check(
            |claims| table(claims, Style { width: 100, color: false }),
            str![[r#"
┌──────────────────┬───────────────────────┬───────────────────────┬───────────┬─────────────────┐
│ 位置             │ 口径                  │ 主体                  │ 原文      │ 时间            │
├──────────────────┼───────────────────────┼───────────────────────┼───────────┼─────────────────┤
│ 2021-09.txt:2:21 │ innovative-drugs      │ 重庆国际生物城        │ 12个      │ 2021-09（文章） │
│ 2021-04.txt:2:19 │ innovative-drugs      │ 重庆国际生物城        │ 10个      │ 2021-04（文章） │
│ 2021-09.txt:3:14 │ innovative-drug-share │ 重庆国际生物城 · 全市 │ 过半 >50% │ 2021-09（文章） │
│ 2021-04.txt:1:10 │ innovative-drug-share │ 重庆国际生物城 · 全市 │ 60%       │ 2021-04（文章） │
│ 2021-04.txt:2:25 │ innovative-drug-share │ 重庆国际生物城 · 全市 │ 50%       │ 2021-04（文章） │
└──────────────────┴───────────────────────┴───────────────────────┴───────────┴─────────────────┘

"#]],
        );
    }

    #[test]
    fn a_statement_is_a_line() {
        check(
            |claims| jsonl(claims).lines().take(1).collect(),
            str![[
                r#"{"path":"corpus/2021-09.txt","start":106,"end":111,"line":2,"column":21,"quote":"目前，重庆国际生物城已有重组人凝血因子等12个创新药物步入临床，全市占比过半。","rule":"innovative-drugs","subject":"重庆国际生物城","scope":null,"measure":"stock","basis":"nominal","modality":"fact","direction":null,"statement":{"value":"12","value_to":null,"relation":"exact","unit":"个","text":"12个"},"period":{"from":"2021-09-01","to":"2021-09-30","text":null,"taken_over":true},"confidence":"high","doubts":[]}"#
            ]],
        );
    }
}
