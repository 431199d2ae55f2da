//! Years of reigns: 康熙四十二年 is 1703. The name stays before the expression.

use std::sync::LazyLock;

use super::TimeKind;
use super::calendar::{Found, whole_year};
use crate::article::Period;
use crate::quantity::whole;
use crate::scan::WordTable;

/// Names of reigns, each with the year before its first.
const REIGNS: &[(&str, i16)] = &[
    ("贞观", 626),
    ("开元", 712),
    ("天宝", 741),
    ("洪武", 1367),
    ("永乐", 1402),
    ("宣德", 1425),
    ("正统", 1435),
    ("景泰", 1449),
    ("成化", 1464),
    ("弘治", 1487),
    ("正德", 1505),
    ("嘉靖", 1521),
    ("隆庆", 1566),
    ("万历", 1572),
    ("天启", 1620),
    ("崇祯", 1627),
    ("顺治", 1643),
    ("康熙", 1661),
    ("雍正", 1722),
    ("乾隆", 1735),
    ("嘉庆", 1795),
    ("道光", 1820),
    ("咸丰", 1850),
    ("同治", 1861),
    ("光绪", 1874),
    ("宣统", 1908),
    ("昭和", 1925),
    ("平成", 1988),
    ("令和", 2018),
];
static REIGNS_BY_LAST: LazyLock<WordTable<i16>> = LazyLock::new(|| WordTable::by_last(REIGNS));
/// The longest reign.
const LONGEST: u32 = 64;

/// A number of years behind the name of a reign.
pub(super) fn expression(text: &str, head: &str) -> Option<Found> {
    let &(_, before) = REIGNS_BY_LAST.trailing(head)?;
    let (n, rest) = whole(text).filter(|(n, _)| (1..=LONGEST).contains(n))?;
    let rest = rest.strip_prefix('年').filter(|rest| !rest.starts_with('来'))?;
    let year = before + i16::try_from(n).ok()?;
    if let Some(rest) = rest.strip_prefix('代').filter(|_| n % 10 == 0) {
        let period = Period { from: whole_year(year).from, to: whole_year(year + 9).to };
        return Some(Found::new(period, TimeKind::Years, text.len() - rest.len()));
    }
    Some(Found::new(whole_year(year), TimeKind::Year, text.len() - rest.len()))
}
