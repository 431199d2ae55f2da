//! Calendar expressions: a year and what of it is meant, or a part of a year that is taken over.

use jiff::{ToSpan, civil::Date};

use super::{Context, Occasion, TimeKind, numeric, season};
use crate::article::Period;

mod year;
mod edge;
mod part;
mod day;
mod month;

use edge::{end_of_year, full, year_word};
use month::months;
pub(super) use month::thirds;
pub(super) use part::at_end;
use part::{before_year, half, quarter};
use year::two_years;
pub(super) use year::{four_digits, stated_year, two_digits, whole_year};

/// A calendar expression at the beginning of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub period: Period,
    pub kind: TimeKind,
    /// Length in bytes.
    pub length: usize,
    /// The year was stated, not taken over.
    pub dated: bool,
    /// It is a part of a year whose days nobody knows.
    pub unbounded: bool,
    /// The year of such a part.
    pub year: Option<i16>,
    /// The holiday that it names.
    pub occasion: Option<Occasion>,
}

impl Found {
    pub(super) fn new(period: Period, kind: TimeKind, length: usize) -> Self {
        Self { period, kind, length, dated: true, unbounded: false, year: None, occasion: None }
    }
}

/// Signs between the ends of a range of times.
pub(super) const RANGE: &[char] = &['-', '—', '–', '~', '至', '到', '一'];

/// The longest calendar expression at the beginning of `text`.
pub(super) fn expression(text: &str, context: &Context) -> Option<Found> {
    numeric::expression(text, context)
        .or_else(|| two_years(text))
        .or_else(|| before_year(text))
        .or_else(|| dated(text, context))
        .or_else(|| undated(text, context))
}

/// Words for a year, as the distance to the article's year; 上年 counts from the latest stated one.
const YEARS: &[(&str, i16)] = &[
    ("本年度", 0),
    ("上年度", -1),
    ("上一年度", -1),
    ("今年", 0),
    ("本年", 0),
    ("去年", -1),
    ("上年", -1),
    ("上一年", -1),
    ("前年", -2),
    ("大前年", -3),
    ("明年", 1),
    ("下一年", 1),
    ("后年", 2),
    ("去岁", -1),
    ("今岁", 0),
];
/// Words for a year that the text named before, as the distance to that year.
const ANAPHORA: &[(&str, i16)] = &[("同年", 0), ("当年", 0), ("次年", 1), ("翌年", 1)];
/// Words that only begin like a year.
const NO_YEARS: &[&str] = &[
    "后年产", "后年均", "后年营", "后年销", "上年纪", "今年轻", "去年轻", "后年轻", "当年轻", "上年头",
    "同年级", "同年龄",
];

/// A year, and what of it is meant.
fn dated(text: &str, context: &Context) -> Option<Found> {
    let (year, rest, kind) = match stated_year(text).or_else(|| bare_year(text, context)) {
        Some((year, rest)) => (Some(year), rest, TimeKind::Year),
        None if text.starts_with(|c: char| c.is_ascii_digit()) => return None,
        None if NO_YEARS.iter().any(|word| text.starts_with(word)) => return None,
        None => {
            let own = YEARS.iter().find(|(word, _)| text.starts_with(word));
            let other = ANAPHORA.iter().find(|(word, _)| text.starts_with(word));
            let (word, distance) = own.or(other)?;
            let base = match own {
                Some((word, _)) if word.starts_with('上') => context.main.or(context.article_year()),
                Some(_) => context.article_year(),
                None => context.year,
            };
            (base.map(|year| year + distance), &text[word.len()..], TimeKind::Relative)
        }
    };
    // 去年同月 leans on the month that was stated.
    if kind == TimeKind::Relative && rest.starts_with("同月") {
        return None;
    }
    let gap = rest.len() - rest.trim_start_matches(['的', ' ']).len();
    let behind_gap = |found: Found| Found { length: found.length + gap, ..found };
    let part = part(&rest[gap..], year, context)
        .map(behind_gap)
        .or_else(|| end_of_year(rest, year))
        .or_else(|| full(rest, year, kind))
        .or_else(|| season::of_year(&rest[gap..], year, context).map(behind_gap));
    let length = text.len() - rest.len();
    // 1990年代 is a decade.
    if part.is_none() && rest.starts_with('代') && year.is_some_and(|year| year % 10 == 0) {
        return None;
    }
    Some(match part {
        Some(part) => Found { length: length + part.length, dated: true, ..part },
        None => Found::new(year.map_or_else(Period::default, whole_year), kind, length),
    })
}

/// What stands behind a year of two digits: 23年营收, 22年同期; not 20年坚守.
const OF_A_YEAR: &[&str] = &[
    "全年", "年报", "末", "底，", "底员工", "底的", "初，", "同期", "度", "中报", "营收", "营业收入", "净利",
    "毛利", "收入", "利润", "实现营", "实现收入", "实现净", "公司收入", "公司营", "公司净", "公司实现",
    "销量", "销售额", "销售收入", "产量", "产值", "出口额", "一季", "二季", "三季", "四季", "前三季",
    "第一季", "第二季", "第三季", "第四季", "上半", "下半", "Q", "H",
];
/// The same behind 较 or 比.
const GROWN: &[&str] = &["增", "减", "下降", "上升", "提升", "提高", "有所", "翻", "多", "少"];
/// A year of two digits lies so near to the article's, before and behind it.
const NEAR_YEARS: std::ops::RangeInclusive<i16> = -6..=1;

/// 23年 before what is told of a year, near the article's own.
fn bare_year<'t>(text: &'t str, context: &Context) -> Option<(i16, &'t str)> {
    let (number, rest) = two_digits(text).filter(|(_, rest)| text.len() - rest.len() == 2)?;
    let rest = rest.strip_prefix('年')?;
    let year = 2000 + i16::try_from(number).ok()?;
    let near = NEAR_YEARS.contains(&(year - context.article_year()?));
    let head = context.head;
    let against = head.ends_with(['较', '比']) || head.ends_with("截至");
    let begins = head.chars().next_back().is_none_or(|c| "，。；：、（\n ".contains(c));
    let told = OF_A_YEAR.iter().any(|word| rest.starts_with(word))
        || against && GROWN.iter().any(|word| rest.starts_with(word));
    (near && told && (against || begins)).then_some((year, rest.strip_prefix('度').unwrap_or(rest)))
}

/// Parts of a year, the year taken over: 上半年, 一季度, 1-8月, 8月24日, 年底.
fn undated(text: &str, context: &Context) -> Option<Found> {
    let year = context.year.or(context.article_year());
    // 全年 of a report of January puts 四季度 into the year before too.
    let of_full_year = context.main.filter(|_| context.year.is_none() && context.date.is_some());
    let is_over = |found: &Found| of_full_year.is_none() || found.period.to <= context.article_end();
    let found = part(text, year, context)
        .filter(is_over)
        .or_else(|| part(text, Some(of_full_year?), context))
        .map(|found| last_year(text, found, context).unwrap_or(found))
        .or_else(|| year_word(text, context))
        .or_else(|| season::alone(text, context))?;
    Some(Found { dated: false, ..found })
}

/// The same part of the year before, where nobody stated a year: 12月 of a report of January, of which nothing is said to
/// lie ahead. The nearer of the two is meant: 6月 of a report of May is to come.
fn last_year(text: &str, found: Found, context: &Context) -> Option<Found> {
    let (end, from) = (context.article_end()?, found.period.from?);
    let year = context.article_year()?;
    let running = from <= end;
    if running && !is_far_from_over(&found, end) || context.year.is_some() || context.carried == Some(year) {
        return None;
    }
    let earlier = part(text, Some(year - 1), context).filter(|earlier| earlier.length == found.length)?;
    let days = |from: Date, to: Date| from.until(to).map_or(i32::MAX, |span| span.get_days());
    let nearer = running || days(earlier.period.to?, end) < days(end, from);
    let tail = &text[found.length..];
    let since = ["以来", "至今"].iter().any(|word| tail.starts_with(word));
    (since || context.is_up_to() || nearer && !context.is_ahead(tail)).then_some(earlier)
}

/// 1-12月, 前三季度 or 上半年 in a January: a span from the first month on whose end lies months ahead. What was done in it
/// cannot be told yet.
fn is_far_from_over(found: &Found, end: Date) -> bool {
    const FAR: i64 = 4;
    let spans = matches!(found.kind, TimeKind::Months | TimeKind::Half);
    let begins = found.period.from.is_some_and(|from| from.day_of_year() == 1);
    let far = || end.checked_add(FAR.months()).ok().zip(found.period.to).is_some_and(|(day, to)| day < to);
    spans && begins && far()
}
/// Halves, quarters, months and days of a year.
fn part(text: &str, year: Option<i16>, context: &Context) -> Option<Found> {
    half(text, year).or_else(|| quarter(text, year, context)).or_else(|| months(text, year, context))
}
