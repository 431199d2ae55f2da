//! Relative expressions that name no date: 目前, 近年来, 五年前, 未来3年-5年.

use std::sync::LazyLock;

use jiff::{ToSpan, civil::Date};

use super::calendar::{Found, at_end, thirds, whole_year};
use super::{Context, TimeKind, days};
use crate::article::Period;
use crate::quantity::whole;
use crate::scan::WordTable;

/// What a word means against the article's date.
#[derive(Clone, Copy)]
enum Sense {
    /// The article's date.
    Now,
    /// Up to the article's date, from an unknown day.
    Past,
    /// From the article's date on.
    Future,
    /// The last day of the article's date.
    Today,
}

const WORDS: &[(&str, Sense)] = &[
    ("到目前为止", Sense::Today),
    ("截至目前", Sense::Today),
    ("截止目前", Sense::Today),
    ("截至现在", Sense::Today),
    ("截至当前", Sense::Today),
    ("截至发稿", Sense::Today),
    ("截至本公告披露日", Sense::Today),
    ("截至本公告日", Sense::Today),
    ("截至公告披露日", Sense::Today),
    ("截至公告日", Sense::Today),
    ("目前为止", Sense::Today),
    ("目前", Sense::Now),
    ("当前", Sense::Now),
    ("如今", Sense::Now),
    ("现在", Sense::Now),
    ("现今", Sense::Now),
    ("当下", Sense::Now),
    ("眼下", Sense::Now),
    ("时下", Sense::Now),
    ("现阶段", Sense::Now),
    ("现如今", Sense::Now),
    ("近年来", Sense::Past),
    ("近几年来", Sense::Past),
    ("近些年来", Sense::Past),
    ("近几年", Sense::Past),
    ("近些年", Sense::Past),
    ("近年", Sense::Past),
    ("最近几年", Sense::Past),
    ("这些年来", Sense::Past),
    ("这些年", Sense::Past),
    ("这几年", Sense::Past),
    ("多年来", Sense::Past),
    ("几年来", Sense::Past),
    ("历年来", Sense::Past),
    ("数年来", Sense::Past),
    ("近数年来", Sense::Past),
    ("几十年来", Sense::Past),
    ("数十年来", Sense::Past),
    ("近几十年来", Sense::Past),
    ("几百年来", Sense::Past),
    ("数百年来", Sense::Past),
    ("近百年来", Sense::Past),
    ("长期以来", Sense::Past),
    ("一直以来", Sense::Past),
    ("一段时间以来", Sense::Past),
    ("近日", Sense::Past),
    ("近来", Sense::Past),
    ("日前", Sense::Past),
    ("前不久", Sense::Past),
    ("不久前", Sense::Past),
    ("近段时间", Sense::Past),
    ("前段时间", Sense::Past),
    ("前一段时间", Sense::Past),
    ("近一段时间", Sense::Past),
    ("连日来", Sense::Past),
    ("此前", Sense::Past),
    ("以前", Sense::Past),
    ("从前", Sense::Past),
    ("早前", Sense::Past),
    ("往年", Sense::Past),
    ("以往", Sense::Past),
    ("过去", Sense::Past),
    ("迄今为止", Sense::Past),
    ("迄今", Sense::Past),
    ("至今", Sense::Past),
    ("最近", Sense::Past),
    ("近期", Sense::Future),
    ("未来", Sense::Future),
    ("今后", Sense::Future),
    ("将来", Sense::Future),
    ("下一阶段", Sense::Future),
    ("下阶段", Sense::Future),
    ("不久的将来", Sense::Future),
    ("现已", Sense::Now),
];

static WORDS_BY_FIRST: LazyLock<WordTable<Sense>> = LazyLock::new(|| WordTable::by_first(WORDS));

/// Words that only begin like a relative time.
const NOT: &[&str] = &[
    "目前提", "过去式", "未来城", "未来科", "未来学", "未来网", "未来社区", "未来产业", "未来乡村", "过去了",
    "未来工厂", "未来农", "未来智", "近年轻", "现在时", "当下属", "以前往",
];

/// A relative expression at the beginning of `text`.
pub(super) fn expression(text: &str, context: &Context) -> Option<Found> {
    span_of_years(text, context)
        .or_else(|| days::span(text, context))
        .or_else(|| ago(text, context))
        .or_else(|| more_than_years(text, context))
        .or_else(|| anaphora(text, context))
        .or_else(|| word(text, context))
}

fn word(text: &str, context: &Context) -> Option<Found> {
    let (word, sense) = WORDS_BY_FIRST.leading(text)?;
    if NOT.iter().any(|not| text.starts_with(not)) || *word == "日前" && is_cut_from_a_day(text, context) {
        return None;
    }
    let (from, to) = context.date.map_or((None, None), |date| (Some(date.from), Some(date.to)));
    let (period, kind) = match sense {
        Sense::Now => (Period { from, to }, TimeKind::Relative),
        Sense::Past => (Period { from: None, to }, TimeKind::Relative),
        Sense::Future => (Period { from, to: None }, TimeKind::Relative),
        Sense::Today => (Period { from: to, to }, TimeKind::Point),
    };
    Some(Found { dated: false, ..Found::new(period, kind, word.len()) })
}

/// 基准日前20个交易日, 5日前: 日 belongs to what stands before it.
fn is_cut_from_a_day(text: &str, context: &Context) -> bool {
    let behind = &text["日前".len()..];
    let number = |c: char| c.is_ascii_digit() || "一二两三四五六七八九十".contains(c);
    behind.starts_with(number)
        || context.head.ends_with(number)
        || context.head.ends_with([
            '准', '告', '记', '息', '生', '割', '登', '工', '节', '末', '盘', '休', '假', '旦', '庆', '期',
            '效', '露',
        ])
}

/// A number of years or months, 两 and 3-5 too: least, most, whether months, and the rest.
fn years(text: &str) -> Option<(i64, i64, bool, &str)> {
    if let Some(rest) = text.strip_prefix("半年") {
        return Some((6, 6, true, rest));
    }
    let (first, rest) = whole(text)?;
    let unit = |rest: &'_ str| -> Option<(bool, usize)> {
        let words = [("个月", true), ("年", false), ("个年头", false)];
        words.iter().find(|(word, _)| rest.starts_with(word)).map(|(word, months)| (*months, word.len()))
    };
    let after = unit(rest).map_or(rest, |(_, length)| &rest[length..]);
    if let Some(second) = after.strip_prefix(['-', '—', '~', '至', '到']) {
        let (last, rest) = whole(second)?;
        let (months, length) = unit(rest)?;
        return Some((first.into(), last.into(), months, &rest[length..]));
    }
    let (months, _) = unit(rest)?;
    (first <= 200).then_some((first.into(), first.into(), months, after))
}

/// 近五年, 过去三年, 五年来, 三年间; 未来3年-5年, 今后五年.
fn span_of_years(text: &str, context: &Context) -> Option<Found> {
    let date = context.date;
    let future = ["未来", "今后", "接下来的", "接下来"].iter().find_map(|word| text.strip_prefix(word));
    if let Some((least, most, months, _)) = future.and_then(years) {
        let word = text.len() - future.map_or(0, str::len);
        let from = date.map(|d| if least == most { d.from } else { add(d.from, least, months) });
        let to = date.map(|d| add(d.to, most, months));
        return Some(Found { dated: false, ..Found::new(Period { from, to }, TimeKind::Relative, word) });
    }
    let past = ["近", "最近", "过去", "这", "此前", "前"].iter().find_map(|word| text.strip_prefix(word));
    let led = past.is_some() && !text.starts_with("前");
    let number = past.filter(|_| led).unwrap_or(text);
    let of = number.strip_prefix('的').filter(|_| text.starts_with("过去的"));
    let (least, most, months, rest) = years(of.unwrap_or(number))?;
    let tail = ["以来", "来", "间"].iter().find_map(|word| rest.strip_prefix(word));
    let ends = tail.unwrap_or(rest);
    if !led && (tail.is_none() || rest.starts_with("来自") || rest.starts_with("间隔"))
        || rest.starts_with(['期', '级', '前'])
    {
        return None;
    }
    let from = date.map(|d| add(d.from, -least, months));
    let period = Period { from, to: context.article_end() };
    // In the first months of a year 过去一年 and 一年来 are the year before, and 过去五年 ends with it.
    let ended = text.starts_with("过去") || !led && least == 1 && rest.starts_with('来');
    let early = |day: &Date| ended && least == most && !months && day.month() <= 3;
    let first = |year: i16| i16::try_from(least).ok().and_then(|years| Date::new(year - years, 1, 1).ok());
    let before = date
        .map(|d| d.from)
        .filter(early)
        .map(|day| Period { from: first(day.year()), to: whole_year(day.year() - 1).to });
    // 2019—2023年五年间 is the span that was just named.
    let apposed = context.last.filter(|last| !led && context.is_behind_a_year() && lasts(*last, least));
    let period = apposed.or(before).unwrap_or(period);
    Some(Found { dated: false, ..Found::new(period, TimeKind::Relative, text.len() - ends.len()) })
}

/// Whether a period has so many years, or as many lie between its ends.
fn lasts(period: Period, years: i64) -> bool {
    let between = period.from.zip(period.to).map(|(from, to)| i64::from(to.year() - from.year()));
    between.is_some_and(|between| between == years || between + 1 == years && years > 1)
}

/// 20多年来, 两年多来, 近三十余年间, 一年多以前: up to the article's date, from an unknown day.
fn more_than_years(text: &str, context: &Context) -> Option<Found> {
    let number = text.strip_prefix('近').unwrap_or(text);
    let (_, rest) = whole(number).filter(|(n, _)| *n <= 200).or_else(|| many(number))?;
    let inside = rest.strip_prefix(['多', '余']).and_then(|rest| rest.strip_prefix('年'));
    let rest = inside.or_else(|| rest.strip_prefix('年')?.strip_prefix(['多', '余']))?;
    let rest = ["以来", "来", "间", "以前", "之前", "前"].iter().find_map(|word| rest.strip_prefix(word))?;
    let period = Period { from: None, to: context.article_end() };
    let found = Found::new(period, TimeKind::Relative, text.len() - rest.len());
    (!rest.starts_with(['自', '隔', '期', '所'])).then_some(Found { dated: false, ..found })
}

/// 20 of 20多, which is no whole number.
fn many(text: &str) -> Option<(u32, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    Some((text[..digits].parse().ok()?, rest)).filter(|_| (1..=3).contains(&digits))
}

/// 五年前 is the calendar year, 三个月前 the calendar month.
fn ago(text: &str, context: &Context) -> Option<Found> {
    let (n, most, months, rest) = years(text)?;
    let rest = rest
        .strip_prefix("以前")
        .or_else(|| rest.strip_prefix("之前"))
        .or_else(|| rest.strip_prefix('前'))?;
    if n != most || n > 150 || rest.starts_with(['后', '期', '列', '沿', '瞻', '所']) {
        return None;
    }
    let period = context.date.map_or_else(Period::default, |date| {
        let day = add(date.to, -n, months);
        if months { Period::new(day.first_of_month(), day.last_of_month()) } else { whole_year(day.year()) }
    });
    Some(Found { dated: false, ..Found::new(period, TimeKind::Relative, text.len() - rest.len()) })
}

/// Words before 同期 that make it that of many years.
const NORMS: &[&str] = &["常年", "历史", "往年", "历年", "多年"];

/// 当天, 次日, 今天, 去年同期, 上月.
fn anaphora(text: &str, context: &Context) -> Option<Found> {
    let found = |period: Period, word: &str| Found {
        dated: false,
        ..Found::new(period, TimeKind::Relative, word.len())
    };
    if !text.starts_with(['当', '次', '翌', '今', '昨', '前', '明', '去', '上', '同', '本', '这', '下'])
    {
        return None;
    }
    if let Some((word, period)) = day_word(text, context) {
        return Some(found(period, word));
    }
    if let Some((word, period)) = joint_years(text, context).or_else(|| quarter_word(text, context)) {
        return Some(found(period, word));
    }
    if let Some(word) =
        ["去年同期", "上年同期", "去年同月", "上年同月"].iter().find(|w| text.starts_with(**w))
    {
        let from_stated = word.starts_with('上') || word.ends_with('月');
        return Some(found(same_period_last_year(context, from_stated), word));
    }
    if text.starts_with("同期") {
        // That of a norm is no period.
        if NORMS.iter().any(|word| context.head.ends_with(word)) {
            return Some(found(Period::default(), "同期"));
        }
        return same_period(context).map(|period| found(period, "同期"));
    }
    let last = context.last.and_then(|last| last.to);
    let article = context.date.map(|date| date.from);
    let former = context.compared_month().or_else(|| context.month_before_stated()).or(article);
    let months = [
        ("上个月", former, -1),
        ("上月", former, -1),
        ("本月", article, 0),
        ("这个月", article, 0),
        ("下个月", article, 1),
        ("下月", article, 1),
        ("次月", last, 1),
    ];
    let (word, day, distance) = months.into_iter().find(|(word, ..)| text.starts_with(word))?;
    let month = day.map(|day| add(day.first_of_month(), distance, true));
    if let Some((date, rest)) = month.and_then(|month| day_of(month, &text[word.len()..])) {
        let length = text.len() - rest.len();
        return Some(Found { dated: false, ..Found::new(Period::new(date, date), TimeKind::Day, length) });
    }
    let period = Period { from: month.map(Date::first_of_month), to: month.map(Date::last_of_month) };
    let rest = &text[word.len()..];
    if let Some((days, length)) = thirds(rest, period.from) {
        return Some(Found { dated: false, ..Found::new(days, TimeKind::Day, word.len() + length) });
    }
    (!rest.starts_with(['球', '嫂'])).then(|| at_end(rest, found(period, word)))
}

/// 今明两年: two years or three around the article's.
fn joint_years(text: &str, context: &Context) -> Option<(&'static str, Period)> {
    const WORDS: &[(&str, i16, i16)] =
        &[("今明两年", 0, 1), ("去今两年", -1, 0), ("明后两年", 1, 2), ("今明后三年", 0, 2)];
    let &(word, first, last) = WORDS.iter().find(|(word, ..)| text.starts_with(word))?;
    let period = context.article_year().map_or_else(Period::default, |year| Period {
        from: whole_year(year + first).from,
        to: whole_year(year + last).to,
    });
    Some((word, period))
}

/// 上季度, 本季度, 下季度: counted from that of the article, or the one before from that which it is compared with.
fn quarter_word(text: &str, context: &Context) -> Option<(&'static str, Period)> {
    const WORDS: &[(&str, i64)] =
        &[("上一季度", -3), ("上季度", -3), ("上个季度", -3), ("本季度", 0), ("下季度", 3), ("下一季度", 3)];
    let &(word, distance) = WORDS.iter().find(|(word, _)| text.starts_with(word))?;
    let stated = context.compared_quarter().filter(|_| distance < 0);
    let base = stated.or(context.date.map(|date| date.from.first_of_month()));
    let period = base.map_or_else(Period::default, |base| {
        let month = add(base, distance, true);
        let first = add(month, -i64::from((month.month() - 1) % 3), true);
        Period::new(first, add(first, 2, true).last_of_month())
    });
    Some((word, period))
}

/// 10日 behind 本月.
fn day_of(month: Date, rest: &str) -> Option<(Date, &str)> {
    let (day, rest) = whole(rest)?;
    let rest = rest.strip_prefix('日').or_else(|| rest.strip_prefix('号'))?;
    Some((Date::new(month.year(), month.month(), i8::try_from(day).ok()?).ok()?, rest))
}

/// Words for a day: of the last stated one, or of the day of an article that is dated to the day.
fn day_word(text: &str, context: &Context) -> Option<(&'static str, Period)> {
    let stated = context.last.and_then(|last| last.to);
    let article = context.date.filter(|date| date.from == date.to).map(|date| date.to);
    let words = [
        ("当天", stated, 0),
        ("当日", stated, 0),
        ("次日", stated, 1),
        ("翌日", stated, 1),
        ("今天", article, 0),
        ("今日", article, 0),
        ("昨天", article, -1),
        ("昨日", article, -1),
        ("前天", article, -2),
        ("明天", article, 1),
        ("今晨", article, 0),
        ("今早", article, 0),
        ("今晚", article, 0),
        ("今夜", article, 0),
        ("昨晚", article, -1),
        ("昨夜", article, -1),
        ("昨晨", article, -1),
        ("前日", article, -2),
        ("前晚", article, -2),
        ("明日", article, 1),
        ("明晚", article, 1),
        ("明早", article, 1),
        ("当晚", stated, 0),
    ];
    let (word, day, distance) = words.into_iter().find(|(word, ..)| text.starts_with(word))?;
    let day = day?.checked_add(distance.days()).ok()?;
    Some((word, Period::new(day, day)))
}

/// The months of the last stated period, a year earlier; else last year. 上年 counts from the stated year, 去年 from
/// the article's.
fn same_period_last_year(context: &Context, from_stated: bool) -> Period {
    let year = context.article_year();
    let stated = context
        .last
        .filter(|last| from_stated || *last == Period::default() || last.from.map(Date::year) == year);
    match stated {
        Some(last) => {
            Period { from: last.from.map(|d| add(d, -1, false)), to: last.to.map(|d| add(d, -1, false)) }
        }
        None => year.map_or_else(Period::default, |year| whole_year(year - 1)),
    }
}

/// The last stated period, or its months in the year that stands before 同期.
fn same_period(context: &Context) -> Option<Period> {
    let Some(year) = context.compared else { return context.last };
    let Some((from, to)) = context.last.and_then(|last| last.from.zip(last.to)) else {
        return Some(whole_year(year));
    };
    let back = i64::from(year) - i64::from(to.year());
    Some(Period::new(add(from, back, false), add(to, back, false)))
}

/// A day some years or months away; the last of a month stays the last of a month.
fn add(day: Date, n: i64, months: bool) -> Date {
    let span = if months { n.months() } else { n.years() };
    let moved = day.checked_add(span).unwrap_or(day);
    if day == day.last_of_month() { moved.last_of_month() } else { moved }
}
