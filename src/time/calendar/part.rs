//! Halves and quarters of a year: 上半年, 一季度, 三、四季度, 前三季度; their last days.

use jiff::civil::Date;

use super::{Context, Found, RANGE, TimeKind, four_digits, two_digits};
use crate::article::Period;
use crate::quantity::whole;

pub(super) fn half(text: &str, year: Option<i16>) -> Option<Found> {
    if !text.starts_with(['上', '下', 'H', '半', '中']) {
        return None;
    }
    let words =
        [("上半年", 1, 6), ("下半年", 7, 12), ("H1", 1, 6), ("H2", 7, 12), ("半年度", 1, 6), ("中期", 1, 6)];
    let (word, from, to) = words.into_iter().find(|(word, ..)| text.starts_with(word))?;
    let rest = &text[word.len()..];
    // 2023年中期业绩, not 中期票据; without a year neither word is a time.
    const OF_HALF: &[&str] = &["业绩", "报告", "净", "营", "财", "分红", "，", "实现", "利润", "股息", "息"];
    let told = word != "中期" || OF_HALF.iter().any(|next| rest.starts_with(next));
    if matches!(word, "半年度" | "中期") && (year.is_none() || !told) {
        return None;
    }
    let kind = TimeKind::Half;
    Some(at_end(rest, Found::new(span_of(year, from, to), kind, word.len())))
}

pub(super) fn quarter(text: &str, year: Option<i16>, context: &Context) -> Option<Found> {
    let first = |n: u32| i8::try_from(n * 3 - 2).ok();
    if let Some(rest) = text.strip_prefix('Q') {
        let (n, rest) = whole(rest).filter(|(n, _)| (1..=4).contains(n))?;
        return Some(Found::new(
            span_of(year, first(n)?, first(n)? + 2),
            TimeKind::Quarter,
            text.len() - rest.len(),
        ));
    }
    let three = Some("首三季").filter(|word| text.starts_with(word));
    if let Some(word) = three.filter(|word| !text[word.len()..].starts_with(['度', '节'])) {
        return Some(Found::new(span_of(year, 1, 9), TimeKind::Months, word.len()));
    }
    let words = text.strip_prefix(['前', '头', '首']);
    if let Some((n, rest)) = words.and_then(whole) {
        let rest = rest.strip_prefix('个').unwrap_or(rest);
        let (to, rest) = match (rest.strip_prefix("季度"), rest.strip_prefix('月')) {
            (Some(rest), _) if (2..=4).contains(&n) => (first(n)? + 2, rest),
            (_, Some(rest)) if (2..=12).contains(&n) => (i8::try_from(n).ok()?, rest),
            _ => return None,
        };
        let kind = TimeKind::Months;
        return Some(Found::new(span_of(year, 1, to), kind, text.len() - rest.len()));
    }
    let ordinal = text.strip_prefix('第').unwrap_or(text);
    let short = ordinal.len() < text.len() || text.starts_with('首');
    let (n, rest) = if let Some(rest) = ordinal.strip_prefix('首') {
        (1, rest)
    } else {
        let listed = chinese_quarter(ordinal).filter(|(n, rest)| quarter_list(rest, *n).is_some());
        listed.or_else(|| whole(ordinal)).filter(|(n, _)| (1..=4).contains(n))?
    };
    let (to, rest) = quarter_range(rest, n)
        .or_else(|| quarter_list(rest, n))
        .or_else(|| Some((n, short_quarter(rest, context)?)).filter(|_| short))?;
    let period = span_of(year, first(n)?, first(to)? + 2);
    let kind = if to == n { TimeKind::Quarter } else { TimeKind::Months };
    Some(at_end(rest, Found::new(period, kind, text.len() - rest.len())))
}

/// 3Q22, 1H2023: the part stands before its year, as brokers write it.
pub(super) fn before_year(text: &str) -> Option<Found> {
    let (part, rest) = text.split_at_checked(2)?;
    let (from, to, kind) = match part.as_bytes() {
        [n @ b'1'..=b'4', b'Q'] => {
            let last = i8::try_from(n - b'0').ok()? * 3;
            (last - 2, last, TimeKind::Quarter)
        }
        b"1H" => (1, 6, TimeKind::Half),
        b"2H" => (7, 12, TimeKind::Half),
        _ => return None,
    };
    let short = || {
        let (year, behind) = two_digits(rest).filter(|(_, behind)| rest.len() - behind.len() == 2)?;
        Some((2000 + i16::try_from(year).ok()?, behind))
    };
    let (year, rest) = four_digits(rest).or_else(short)?;
    let ends = !rest.starts_with(|c: char| c.is_ascii_alphanumeric());
    let found = Found::new(span_of(Some(year), from, to), kind, text.len() - rest.len());
    ends.then(|| at_end(rest, Found { dated: true, ..found }))
}

/// 季 alone behind 第四 or 首; not that of a show.
fn short_quarter<'t>(rest: &'t str, context: &Context) -> Option<&'t str> {
    let rest = rest.strip_prefix('季')?;
    let show = context.head.ends_with(['》', '”'])
        || rest.starts_with(['节', '赛', '播', '开', '收', '更', '完', '中', '，'])
            && context.head.ends_with(['》', '目', '剧']);
    (!show && !rest.starts_with(['节', '赛', '播', '报'])).then_some(rest)
}

/// 季度 behind its number, or the second number of 一至三季度.
fn quarter_range(rest: &str, n: u32) -> Option<(u32, &str)> {
    if let Some(rest) = rest.strip_prefix("季度") {
        return Some((n, rest));
    }
    let (to, rest) = whole(rest.strip_prefix("季度").unwrap_or(rest).strip_prefix(RANGE)?)?;
    Some((to, rest.strip_prefix("季度").filter(|_| n < to && to <= 4)?))
}

/// The last number of 三、四季度 or 一二季度, each the next of the one before.
fn quarter_list(rest: &str, first: u32) -> Option<(u32, &str)> {
    let (next, rest) = chinese_quarter(rest.strip_prefix('、').unwrap_or(rest))?;
    if next != first + 1 {
        return None;
    }
    rest.strip_prefix("季度").map(|rest| (next, rest)).or_else(|| quarter_list(rest, next))
}

fn chinese_quarter(text: &str) -> Option<(u32, &str)> {
    let numbers = [('一', 1), ('二', 2), ('三', 3), ('四', 4)];
    numbers.into_iter().find_map(|(c, n)| Some((n, text.strip_prefix(c)?)))
}

/// 末, 底 behind a quarter, a half or a month: its last day.
pub(in crate::time) fn at_end(rest: &str, found: Found) -> Found {
    let after =
        rest.strip_prefix(['末', '底']).filter(|t| !t.starts_with(['层', '部', '端', '盘', '线', '座']));
    let Some(word) = after.map(|_| "末") else { return found };
    let period = Period { from: found.period.to, to: found.period.to };
    Found { period, kind: TimeKind::Point, length: found.length + word.len(), ..found }
}

/// The days from the first month to the last.
pub(super) fn span_of(year: Option<i16>, from: i8, to: i8) -> Period {
    let first = |month| year.and_then(|year| Date::new(year, month, 1).ok());
    Period { from: first(from), to: first(to).map(Date::last_of_month) }
}
