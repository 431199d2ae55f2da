//! Calendar expressions: years, halves, quarters, months, days and the ends of them.

use jiff::{ToSpan, civil::Date};

use super::{Context, Occasion, TimeKind, numeric, season};
use crate::article::Period;
use crate::quantity::whole;

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

/// The longest calendar expression at the beginning of `text`.
pub(super) fn expression(text: &str, context: &Context) -> Option<Found> {
    numeric::expression(text, context)
        .or_else(|| two_years(text))
        .or_else(|| dated(text, context))
        .or_else(|| undated(text, context))
}

/// 2021/22年度, 2020—2021学年: a year that begins in one and ends in the next.
fn two_years(text: &str) -> Option<Found> {
    let (year, rest) = four_digits(text)?;
    let rest = rest.strip_prefix(['/', '-', '—', '–'])?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let last: i16 = rest[..digits].parse().ok()?;
    let next = match digits {
        2 => last == (year + 1) % 100,
        4 => last == year + 1,
        _ => false,
    };
    let rest = &rest[digits..];
    let tail = ["年度", "财年", "学年", "榨季", "产季", "雪季", "赛季"]
        .iter()
        .find_map(|word| rest.strip_prefix(word));
    let period = Period { from: whole_year(year).from, to: whole_year(year + 1).to };
    let tail = tail.filter(|_| next)?;
    Some(Found::new(period, TimeKind::Years, text.len() - tail.len()))
}

pub(super) fn four_digits(text: &str) -> Option<(i16, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let year: i16 = text.get(..4).filter(|_| digits == 4)?.parse().ok()?;
    (1000..=2999).contains(&year).then(|| (year, &text[4..]))
}

pub(super) fn two_digits(text: &str) -> Option<(u32, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = text.get(..digits).filter(|_| (1..=2).contains(&digits))?.parse().ok()?;
    Some((number, &text[digits..]))
}

/// Parts of a year that follow its digits without 年: 2022上半年.
const PARTS: &[&str] = &[
    "上半年", "下半年", "全年", "前三季度", "一季度", "二季度", "三季度", "四季度", "第一季度", "第二季度",
    "第三季度", "第四季度",
];

/// A stated year: 2021年, 二〇二一年, 2021年度, 2021Q3.
pub(super) fn stated_year(text: &str) -> Option<(i16, &str)> {
    let (year, rest) = if text.starts_with(|c: char| c.is_ascii_digit()) {
        if let Some(found) = short_year(text) {
            return Some(found);
        }
        four_digits(text)?
    } else {
        if let Some((year, rest)) = fiscal_year(text).or_else(|| republic(text)) {
            return Some((year, rest.strip_prefix('度').unwrap_or(rest)));
        }
        if let Some(found) = common_era(text) {
            return Some(found);
        }
        mixed_digits(text).or_else(|| written_digits(text))?
    };
    let rest = rest.strip_prefix(' ').unwrap_or(rest);
    let part = rest.starts_with(['上', '下', '全', '前', '一', '二', '三', '四', '第'])
        && PARTS.iter().any(|part| rest.starts_with(part));
    if part || rest.starts_with(['Q', 'H']) {
        return Some((year, rest));
    }
    let rest = rest.strip_prefix('年').or_else(|| rest.strip_prefix("财年"))?;
    Some((year, rest.strip_prefix('度').filter(|t| !t.starts_with('过')).unwrap_or(rest)))
}

/// 二〇二一.
fn written_digits(text: &str) -> Option<(i16, &str)> {
    let digits = text.chars().take_while(|c| "〇零一二三四五六七八九".contains(*c)).count();
    let (year, rest) = (digits == 4).then(|| whole(text)).flatten()?;
    Some((i16::try_from(year).ok().filter(|y| (1000..=2999).contains(y))?, rest))
}

/// 二0二一: a zero in digits among Chinese ones.
fn mixed_digits(text: &str) -> Option<(i16, &str)> {
    text.starts_with(['一', '二']).then_some(())?;
    let digit = |c: char| "0一二三四五六七八九".chars().position(|d| d == c).or((c == '〇').then_some(0));
    let digits: Vec<usize> = text.chars().map_while(digit).collect();
    let [1 | 2, _, _, _] = digits[..] else { return None };
    let year = digits.iter().try_fold(0_i16, |year, digit| Some(year * 10 + i16::try_from(*digit).ok()?))?;
    let length = text.chars().take(4).map(char::len_utf8).sum();
    text[..length].contains('0').then(|| (year, &text[length..]))
}

/// 22年3月: two digits are a year only before a month.
fn short_year(text: &str) -> Option<(i16, &str)> {
    let (year, rest) = two_digits(text).filter(|_| text.as_bytes().get(1).is_some_and(u8::is_ascii_digit))?;
    let rest = rest.strip_prefix('年')?;
    let (_, month) = two_digits(rest)?;
    let year = i16::try_from(year).ok()?;
    month.starts_with('月').then_some((if year < 70 { 2000 + year } else { 1900 + year }, rest))
}

/// 公元前221年 is -220 in the count of years that knows a zero.
fn common_era(text: &str) -> Option<(i16, &str)> {
    let rest = text.strip_prefix("公元")?;
    let before = rest.strip_prefix('前');
    let (year, rest) = whole(before.unwrap_or(rest))?;
    let year = i16::try_from(year).ok().filter(|year| *year < 3000)?;
    Some((if before.is_some() { 1 - year } else { year }, rest.strip_prefix('年')?))
}

/// FY2021.
fn fiscal_year(text: &str) -> Option<(i16, &str)> {
    let (year, rest) = four_digits(text.strip_prefix("FY")?)?;
    Some((year, rest.strip_prefix("财年").unwrap_or(rest)))
}

/// 民国二十六年 is 1937, 民國110年 is 2021.
fn republic(text: &str) -> Option<(i16, &str)> {
    let rest = text.strip_prefix("民国")?;
    let (n, rest) = match rest.strip_prefix('元') {
        Some(rest) => (1, rest),
        None => whole(rest).filter(|(n, _)| (1..=200).contains(n))?,
    };
    Some((1911 + i16::try_from(n).ok()?, rest.strip_prefix('年')?))
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
    let (year, rest, kind) = match stated_year(text) {
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

/// 全年 behind a year.
fn full(rest: &str, year: Option<i16>, kind: TimeKind) -> Option<Found> {
    let period = year.map_or_else(Period::default, whole_year);
    rest.starts_with("全年").then(|| Found::new(period, kind, "全年".len()))
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

/// 全年, 年内, 年底 without a year.
fn year_word(text: &str, context: &Context) -> Option<Found> {
    if let Some(tail) = text.strip_prefix("全年") {
        let year = context.full_year(tail);
        return full(text, year, TimeKind::Relative);
    }
    let year = context.article_year();
    if text.starts_with("年初") {
        let year = context.year.or(year);
        return end_of_year(text, year);
    }
    if let Some(word) = ["年内", "年度内"].into_iter().find(|word| text.starts_with(word)) {
        return Some(Found::new(
            year.map_or_else(Period::default, whole_year),
            TimeKind::Relative,
            word.len(),
        ));
    }
    let word = ["年底", "年末", "岁末"].into_iter().find(|word| text.starts_with(word))?;
    let year = if word == "年底" { context.year.or(year) } else { context.full_year(&text[word.len()..]) };
    let found = end_of_year(&word[3..], year)?;
    Some(Found { length: word.len(), ..found })
}

/// 底, 末: the last day of the year; 初: its first month.
fn end_of_year(rest: &str, year: Option<i16>) -> Option<Found> {
    let word = ["年底", "年末", "岁末", "底", "末"].into_iter().find(|word| rest.starts_with(word));
    if let Some(word) = word.filter(|word| !rest[word.len()..].starts_with(['层', '盘', '端', '部', '线']))
    {
        let day = year.and_then(|year| Date::new(year, 12, 31).ok());
        return Some(Found::new(Period { from: day, to: day }, TimeKind::Point, word.len()));
    }
    let word = ["年初", "初"].into_iter().find(|word| rest.starts_with(word))?;
    let first = year.and_then(|year| Date::new(year, 1, 1).ok());
    let period = Period { from: first, to: first.map(Date::last_of_month) };
    (!rest[word.len()..].starts_with(['步', '级', '中', '创', '心']))
        .then(|| Found::new(period, TimeKind::Month, word.len()))
}

/// Halves, quarters, months and days of a year.
fn part(text: &str, year: Option<i16>, context: &Context) -> Option<Found> {
    half(text, year).or_else(|| quarter(text, year, context)).or_else(|| months(text, year, context))
}

fn half(text: &str, year: Option<i16>) -> Option<Found> {
    if !text.starts_with(['上', '下', 'H']) {
        return None;
    }
    let words = [("上半年", 1, 6), ("下半年", 7, 12), ("H1", 1, 6), ("H2", 7, 12)];
    let (word, from, to) = words.into_iter().find(|(word, ..)| text.starts_with(word))?;
    let rest = &text[word.len()..];
    let kind = TimeKind::Half;
    Some(at_end(rest, Found::new(span_of(year, from, to), kind, word.len())))
}

fn quarter(text: &str, year: Option<i16>, context: &Context) -> Option<Found> {
    let first = |n: u32| i8::try_from(n * 3 - 2).ok();
    if let Some(rest) = text.strip_prefix('Q') {
        let (n, rest) = whole(rest).filter(|(n, _)| (1..=4).contains(n))?;
        return Some(Found::new(
            span_of(year, first(n)?, first(n)? + 2),
            TimeKind::Quarter,
            text.len() - rest.len(),
        ));
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

/// Signs between the ends of a range of times.
pub(super) const RANGE: &[char] = &['-', '—', '–', '~', '至', '到', '一'];

/// 末, 底 behind a quarter, a half or a month: its last day.
pub(super) fn at_end(rest: &str, found: Found) -> Found {
    let after =
        rest.strip_prefix(['末', '底']).filter(|t| !t.starts_with(['层', '部', '端', '盘', '线', '座']));
    let Some(word) = after.map(|_| "末") else { return found };
    let period = Period { from: found.period.to, to: found.period.to };
    Found { period, kind: TimeKind::Point, length: found.length + word.len(), ..found }
}

/// Characters that make 月 part of another word.
const MONTH_WORDS: [char; 20] = [
    '嫂', '饼', '球', '亮', '光', '色', '薪', '票', '租', '台', '季', '经', '老', '坛', '牙', '湾', '街',
    '供', '瓜', '河',
];

/// 1-8月, 8月, 8月24日, 8月上旬, 8月5日至9日, 8月底.
fn months(text: &str, year: Option<i16>, context: &Context) -> Option<Found> {
    let anaphoric = anaphoric_month(text, context);
    let year = if anaphoric.is_some() { context.last.and_then(|last| last.to).map(Date::year) } else { year };
    let (month, rest) = anaphoric.or_else(|| number(text, 12))?;
    if let Some((last, rest)) = month_range(rest, month).or_else(|| month_list(rest, month)) {
        let found =
            Found::new(span_of(year, i8_of(month)?, i8_of(last)?), TimeKind::Months, text.len() - rest.len());
        return Some(at_end(rest, found));
    }
    let rest = rest.strip_prefix("月份").or_else(|| rest.strip_prefix('月'))?;
    let month = i8_of(month)?;
    let length = text.len() - rest.len();
    if let Some((day, after)) = day(rest) {
        let date = |day: u32| year.and_then(|year| Date::new(year, month, i8_of(day)?).ok());
        let (last, after) = day_range(after, day).unwrap_or((day, after));
        if year.is_some() && (date(day).is_none() || date(last).is_none()) {
            return None;
        }
        let period = Period { from: date(day), to: date(last) };
        return Some(Found::new(period, TimeKind::Day, text.len() - after.len()));
    }
    if let Some((word, from, to)) = [("上旬", 1, 10), ("中旬", 11, 20), ("下旬", 21, 31), ("初", 1, 10)]
        .into_iter()
        .find(|(w, ..)| rest.starts_with(w))
    {
        let first = year.and_then(|year| Date::new(year, month, from).ok());
        let last = first.map(|d| d.last_of_month());
        let to = last.and_then(|d| Date::new(d.year(), d.month(), to.min(d.day())).ok());
        return Some(Found::new(Period { from: first, to }, TimeKind::Day, length + word.len()));
    }
    if text.starts_with("五月天") || rest.starts_with(MONTH_WORDS) {
        return None;
    }
    let kind = if anaphoric.is_some() { TimeKind::Relative } else { TimeKind::Month };
    Some(at_end(rest, Found::new(span_of(year, month, month), kind, length)))
}

/// 当月, 同月, 本月, 上月: the month, before the word 月.
fn anaphoric_month<'t>(text: &'t str, context: &Context) -> Option<(u32, &'t str)> {
    let word = ["当", "同"].into_iter().find(|word| text.starts_with(word) && text[3..].starts_with('月'))?;
    let last = context.last?.to?;
    Some((u32::try_from(last.month()).ok()?, &text[word.len()..]))
}

fn i8_of(n: u32) -> Option<i8> {
    i8::try_from(n).ok()
}

/// A whole number from 1 to `most`.
fn number(text: &str, most: u32) -> Option<(u32, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    whole(text).filter(|(n, _)| (1..=most).contains(n) && digits <= 2)
}

/// The second month of a range: -8月, 月至8月.
fn month_range(rest: &str, first: u32) -> Option<(u32, &str)> {
    let rest = rest.strip_prefix("月份").or_else(|| rest.strip_prefix('月')).unwrap_or(rest);
    let rest = rest.strip_prefix("——").or_else(|| rest.strip_prefix(RANGE))?;
    let (last, rest) = number(rest, 12)?;
    let rest = rest.strip_prefix("月份").or_else(|| rest.strip_prefix('月'))?;
    let day = day(rest).is_some();
    (first < last && !day).then_some((last, rest))
}

/// The last month of 1、2月份 or 7、8、9月, each the next of the one before.
fn month_list(rest: &str, first: u32) -> Option<(u32, &str)> {
    let (next, rest) = number(rest.strip_prefix('、')?, 12).filter(|(next, _)| *next == first + 1)?;
    let after = rest.strip_prefix("月份").or_else(|| rest.strip_prefix('月'));
    match after {
        Some(after) => day(after).is_none().then_some((next, after)),
        None => month_list(rest, next),
    }
}

fn day(rest: &str) -> Option<(u32, &str)> {
    let (day, plain) = number(rest.strip_prefix(' ').unwrap_or(rest), 31)?;
    let rest = plain
        .strip_prefix('日')
        .or_else(|| plain.strip_prefix('号').filter(|t| !t.starts_with(['线', '楼'])));
    rest.map(|rest| (day, rest)).or_else(|| day_range(plain, day).map(|_| (day, plain)))
}

/// The second day of a range: 至9日, behind a first without its 日 too: 5-9日, 6、7日.
fn day_range(rest: &str, first: u32) -> Option<(u32, &str)> {
    if let Some(next) = rest.strip_prefix('、') {
        let (next, rest) = number(next, 31).filter(|(next, _)| *next == first + 1)?;
        return rest.strip_prefix('日').map(|rest| (next, rest)).or_else(|| day_range(rest, next));
    }
    let (last, rest) = day(rest.strip_prefix("——").or_else(|| rest.strip_prefix(RANGE))?)?;
    (first < last).then_some((last, rest))
}

/// The days from the first month to the last.
fn span_of(year: Option<i16>, from: i8, to: i8) -> Period {
    let first = |month| year.and_then(|year| Date::new(year, month, 1).ok());
    Period { from: first(from), to: first(to).map(Date::last_of_month) }
}

/// The days of a year.
pub(super) fn whole_year(year: i16) -> Period {
    Period { from: Date::new(year, 1, 1).ok(), to: Date::new(year, 12, 31).ok() }
}
