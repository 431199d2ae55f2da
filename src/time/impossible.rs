//! Days that no calendar has: 2月30日, 13月底.

use jiff::civil::Date;

use crate::scan::places;
use crate::text::Span;

/// A stated day or month that does not exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Impossible {
    /// As it stands in the text.
    pub span: Span,
    /// What was passed: 12 months, or the days of the month.
    pub limit: i8,
}

/// Every day or month in digits that does not exist, in the order of the text.
pub fn impossible(text: &str) -> Vec<Impossible> {
    places(text, "月").filter_map(|at| day_of(text, at)).collect()
}

/// The day or month whose 月 stands at `at`. A month is told from a count of months by its year or by what follows.
fn day_of(text: &str, at: usize) -> Option<Impossible> {
    let digits = trailing_digits(&text[..at]);
    let from = at - digits;
    let month: i8 = text[from..at].parse().ok().filter(|_| digits <= 2)?;
    let year = year_before(&text[..from]);
    if year.is_none() && is_cut(&text[..from]) {
        return None;
    }
    let start = year.map_or(from, |(start, _)| start);
    let behind = &text[at + '月'.len_utf8()..];
    let end = |length: usize| Span::new(start, at + '月'.len_utf8() + length);
    let day = leading_day(behind);
    if !(1..=12).contains(&month) {
        // Behind 、 it may be a number of months: 历时12、13月.
        if year.is_none() && text[..from].ends_with('、') {
            return None;
        }
        let length = day.map(|(_, length)| length).or_else(|| part_of_month(behind));
        let length = length.or_else(|| year.map(|_| 0))?;
        return Some(Impossible { span: end(length), limit: 12 });
    }
    let (day, length) = day?;
    // Without a year, one that has a 29th of February.
    let first = Date::new(year.map_or(2000, |(_, year)| year), month, 1).ok()?;
    let last = first.last_of_month().day();
    (!(1..=last).contains(&day)).then(|| Impossible { span: end(length), limit: last })
}

fn trailing_digits(text: &str) -> usize {
    text.bytes().rev().take_while(u8::is_ascii_digit).count()
}

/// The year right before a month, and where it begins.
fn year_before(head: &str) -> Option<(usize, i16)> {
    let head = head.strip_suffix('年')?;
    let start = head.len() - trailing_digits(head);
    let year = head[start..].parse().ok().filter(|_| head.len() - start == 4)?;
    Some((start, year))
}

/// Whether a number of months is the end of a longer number or of a range: 1—13月.
fn is_cut(head: &str) -> bool {
    let range = head.strip_suffix(['至', '到']);
    head.ends_with(['.', '-', '—', '个'])
        || range.is_some_and(|head| head.ends_with(|c: char| c.is_ascii_digit() || c == '月'))
}

/// 45日: the day, and its length.
fn leading_day(text: &str) -> Option<(i8, usize)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let day = text[..digits].parse().ok().filter(|_| digits <= 2)?;
    text[digits..].starts_with('日').then_some((day, digits + '日'.len_utf8()))
}

/// 底, 上旬: what makes a month of a number of months, its length.
fn part_of_month(text: &str) -> Option<usize> {
    ["底", "末", "份", "初", "上旬", "中旬", "下旬"]
        .iter()
        .find(|word| text.starts_with(**word))
        .map(|word| word.len())
}
