//! Time expressions, resolved against the article's date.

use std::sync::LazyLock;

use jiff::{ToSpan, civil::Date};

use crate::article::{ArticleDate, Period};
use crate::quantity::whole;
use crate::scan::{CharSet, PairFilter, WordTable};
use crate::text::Span;
use crate::trigger::{Trigger, Triggers};

mod anchor;
mod calendar;
mod day;
mod days;
mod era;
mod impossible;
mod infer;
mod lunar;
mod numeric;
mod occasion;
mod open;
mod plan;
mod report;
mod season;
mod week;
mod word;

pub use impossible::{Impossible, impossible};
pub use infer::infer;
pub use occasion::Occasion;

use anchor::Context;
use calendar::{Found, RANGE};
use open::{open_ended, since};

/// A stated time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Time {
    /// The expression in the text that was read.
    pub span: Span,
    /// The days it means; both ends open where the text leaves them open.
    pub period: Period,
    /// What sort of expression it is.
    pub kind: TimeKind,
    /// The holiday that it names, whose days nobody knows.
    pub occasion: Option<Occasion>,
}

/// Sorts of time expressions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimeKind {
    /// 8月24日.
    Day,
    /// 2021年3月.
    Month,
    /// 1-8月.
    Months,
    /// 一季度.
    Quarter,
    /// 上半年.
    Half,
    /// 2021年.
    Year,
    /// 2016年至2022年, “十三五”时期.
    Years,
    /// 截至2020年底.
    Point,
    /// 去年, 目前, 近年来.
    Relative,
    /// 到2025年.
    UntilFuture,
}

impl TimeKind {
    /// The name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Months => "months",
            Self::Quarter => "quarter",
            Self::Half => "half",
            Self::Year => "year",
            Self::Years => "years",
            Self::Point => "point",
            Self::Relative => "relative",
            Self::UntilFuture => "until_future",
        }
    }
}

/// Every time expression of a clean text, in order.
pub fn times(text: &str, date: Option<ArticleDate>) -> Vec<Time> {
    let starts = std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|end| end + 1));
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
    let lines: Vec<Span> = starts.zip(ends).map(|(start, end)| Span::new(start, end)).collect();
    marked(text, date, &Triggers::of(text), &lines)
}

/// The same in some lines of a text whose triggers these are. A line that is left out is no [`is_leaned_on`].
pub fn marked(text: &str, date: Option<ArticleDate>, triggers: &Triggers, lines: &[Span]) -> Vec<Time> {
    let mut found = Vec::new();
    let mut context = Context::of(date);
    let mut at = 0;
    let mut seeker = triggers.seek(Trigger::Time);
    for line in lines {
        // An expression may have gone on beyond its line.
        if at < line.start {
            at = line.start;
            context.begin_line(at);
        }
        while let Some((start, c)) = seeker.find(at).filter(|(start, _)| *start < line.end) {
            if !may_lead(&text[start..], c) {
                at = start + if c.is_ascii() { skip(&text[start..]) } else { c.len_utf8() };
                continue;
            }
            context.head = &text[..start];
            context.leave_plan(&text[start..]);
            let leads = may_begin(text, start);
            let read = leads.then(|| expression(&text[start..], &context)).flatten();
            let Some(read) = read else {
                at = start + skip(&text[start..]);
                continue;
            };
            at = start + read.length;
            let span = Span::new(start, at);
            context.learn(text, span, &read);
            let Found { period, kind, occasion, .. } = read;
            found.push(Time { span, period, kind, occasion });
        }
    }
    found
}

/// Whether the times of later lines may lean on those of a line: it may state a year, or name a report.
pub fn is_leaned_on(line: &str) -> bool {
    let bytes = line.as_bytes();
    let mut at = 0;
    while let Some(passed) = bytes[at..].iter().position(u8::is_ascii_digit) {
        let digits = bytes[at + passed..].iter().take_while(|b| b.is_ascii_digit()).count();
        at += passed + digits;
        if digits >= 4 || line[at..].starts_with(['年', 'Q', 'H', '财']) {
            return true;
        }
    }
    let written = |(at, _): (usize, &str)| {
        let digits = line[..at].chars().rev().take_while(|c| "0〇零一二三四五六七八九".contains(*c));
        digits.count() >= 4
    };
    line.contains('报')
        || line.match_indices('年').any(written)
        || ["民国", "公元"].iter().any(|word| line.contains(word))
}

/// Length of what is passed over: a run of digits and Latin letters, or a character.
fn skip(text: &str) -> usize {
    let latin = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if latin > 0 { latin } else { text.chars().next().map_or(1, char::len_utf8) }
}

/// Whether an expression that begins at `start` is no tail of a longer word or number.
fn may_begin(text: &str, start: usize) -> bool {
    let Some(last) = text[..start].chars().next_back() else { return true };
    let first = text[start..].chars().next();
    let digit = first.is_some_and(|c| c.is_ascii_digit());
    match last {
        '.' if digit && text[..start].ends_with("..") => true,
        '数' if digit && ["历数", "细数"].iter().any(|word| text[..start].ends_with(word)) => true,
        // 本次年会, 首次年内; 项目前期; 面向未来, 引领未来.
        c if first == Some('次') => !"本此首每上下多几这那届一二两三再".contains(c),
        c if first == Some('目') => !"项题科栏数名节账条细剧曲".contains(c),
        c if first == Some('未') && !counts_years(&text[start..]) => !"向领见筑赢抱创造绘谋".contains(c),
        '附' if first == Some('近') => false,
        '.' | '-' | '〔' | '[' | '/' | '+' if digit => false,
        c if c.is_ascii_alphanumeric() => !digit && !matches!(first, Some('Q' | 'F' | '多' | '年')),
        '第' => false,
        '以' | '之' | '提' if matches!(first, Some('前' | '上' | '下' | '后')) => false,
        '即' if first == Some('将') => false,
        c if first == Some('现') => !"体实表呈展出再发重涌浮兑显".contains(c),
        c if matches!(first, Some('至' | '到')) => {
            !"增加升降提高减少扩大长达涨跌回跃拓展缩延伸".contains(c)
        }
        c if first == Some('年') => !"〇一二三四五六七八九十两几数百千".contains(c) && !c.is_ascii_digit(),
        c if first == Some('多') => !"十百千几数".contains(c),
        '每' | '逐' | '百' | '千' | '数' | '几' => false,
        '十' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '〇' => {
            !first.is_some_and(|c| "〇一二三四五六七八九十".contains(c))
        }
        _ => true,
    }
}

/// 未来5年, 未来三年.
fn counts_years(text: &str) -> bool {
    let rest = text.strip_prefix("未来").unwrap_or_default();
    let behind = rest.trim_start_matches(|c| NUMBER.contains(c));
    behind.len() < rest.len() && behind.starts_with(['年', '-', '至'])
}

/// The expression at the beginning of `text`: prefix, base, range, suffix.
fn expression(text: &str, context: &Context) -> Option<Found> {
    let led = || {
        point(text, context)
            .or_else(|| until(text, context))
            .or_else(|| since(text, context))
            .or_else(|| lunar::expression(text, context))
            .or_else(|| report::expression(text, context))
    };
    let digit = text.starts_with(|c: char| c.is_ascii_digit());
    let found = if digit { None } else { led() };
    if let Some(found) = found.or_else(|| era::expression(text, context.head)) {
        return Some(found);
    }
    let base = base(text, context)?;
    let base = range(text, base, context).unwrap_or(base);
    Some(open_ended(text, base, context, 8).unwrap_or(base))
}

/// Characters of whole numbers.
const NUMBERS: &str = "0123456789〇零一二两三四五六七八九十";
static NUMBER: LazyLock<CharSet> = LazyLock::new(|| CharSet::of(NUMBERS));

/// Second characters of expressions that begin with a word, by the first; `#` stands for a number.
const LEADS: &[(&str, &str)] = &[
    ("“", "春清端中国元双#"),
    ("Q", "#"),
    ("今", "年后天日岁明晨早晚夜冬春夏秋"),
    ("去", "年岁今冬秋"),
    ("上", "年一半个月季世周星"),
    ("前", "年不段一天日晚#"),
    ("大", "前年"),
    ("农", "历"),
    ("阴", "历"),
    ("正", "月"),
    ("腊", "月"),
    ("冬", "月"),
    ("闰", "#"),
    ("除", "夕"),
    ("报", "告"),
    ("期", "初末"),
    ("明", "年天日晚早后春"),
    ("下", "一半个月阶季周星"),
    ("后", "年#"),
    ("同", "年月期"),
    ("当", "前下年月天日晚"),
    ("次", "年月日"),
    ("翌", "年日"),
    ("本", "年月世季周星报"),
    ("全", "年"),
    ("年", "底末初内度三"),
    ("F", "Y"),
    ("民", "国"),
    ("半", "年"),
    ("岁", "末"),
    ("头", "#"),
    ("第", "#"),
    ("首", "季#"),
    ("目", "前"),
    ("如", "今"),
    ("现", "在今如已阶"),
    ("眼", "下"),
    ("时", "下"),
    ("近", "年几些日来段一期百数#"),
    ("最", "近"),
    ("这", "些几个周#"),
    ("多", "年"),
    ("几", "年十百"),
    ("历", "年"),
    ("长", "期"),
    ("日", "前"),
    ("不", "久"),
    ("连", "日"),
    ("此", "前"),
    ("以", "前往"),
    ("早", "前"),
    ("往", "年"),
    ("过", "去"),
    ("迄", "今"),
    ("未", "来"),
    ("将", "来"),
    ("截", "至止"),
    ("党", "的"),
    ("中", "共秋"),
    ("春", "节运"),
    ("清", "明"),
    ("端", "午"),
    ("国", "庆"),
    ("元", "旦宵"),
    ("暑", "期假"),
    ("寒", "假"),
    ("双", "十1"),
    ("改", "革"),
    ("新", "中世"),
    ("建", "国党市区县园厂校院"),
    ("公", "元"),
    ("直", "辖"),
    ("加", "入"),
    ("成", "立"),
    ("数", "年十百"),
    ("入", "世"),
    ("接", "下"),
    ("昨", "天日晚夜晨"),
    ("至", "今#“本明年"),
    ("到", "目今明年本后“#"),
    ("自", "今去上年党“#"),
    ("从", "前今去上年党“#"),
];
static LEADS_BY_FIRST: LazyLock<WordTable<&str>> = LazyLock::new(|| WordTable::by_first(LEADS));

/// The same as pairs, to pass over most places by one bit.
static PAIRS: LazyLock<PairFilter> = LazyLock::new(|| {
    let plain = LEADS.iter().flat_map(|(first, seconds)| first.chars().map(move |first| (first, *seconds)));
    let numbers =
        plain.clone().filter(|(_, seconds)| seconds.contains('#')).map(|(first, _)| (first, NUMBERS));
    PairFilter::of(
        plain.chain(numbers).flat_map(|(first, all)| all.chars().map(move |second| (first, second))),
    )
});

/// Whether a time expression may begin with the character `first` of `text`, told by a few more: most places are none.
fn may_lead(text: &str, first: char) -> bool {
    if NUMBER.contains(first) {
        let rest = text.trim_start_matches(|c| NUMBER.contains(c));
        return makes_time(&text[..text.len() - rest.len()], rest);
    }
    let second = text[first.len_utf8()..].chars().next().filter(|second| PAIRS.may_hold(first, *second));
    second.is_some_and(|second| {
        let seconds = LEADS_BY_FIRST.leading(text).map_or("", |(_, seconds)| seconds);
        seconds.chars().any(|c| c == second || c == '#' && NUMBER.contains(second))
    })
}

/// Whether `rest` behind a number may make it a time: 年, 个月, 大以来; 上半年 behind a year alone, 时期 behind a plan
/// (十四五) or a festival (五一).
fn makes_time(number: &str, rest: &str) -> bool {
    let mut chars = rest.chars();
    let (Some(first), second) = (chars.next(), chars.next()) else { return false };
    let year = matches!(number.len(), 4 | 12);
    let plan = number.ends_with('五');
    match first {
        '年' | '月' | '季' | '世' | '-' | '—' | '–' | '~' | '至' | '到' => true,
        '日' => number.is_ascii(),
        '多' | '余' => second == Some('年'),
        '个' => matches!(second, Some('月' | '年' | '季' | '世')),
        '大' => matches!(second, Some('以' | '召' | '胜')),
        '、' => number.ends_with('一') || second.is_some_and(|c| NUMBER.contains(c)),
        'Q' | 'H' if number.len() <= 2 => number.is_ascii(),
        '.' | '/' | ' ' | '财' | 'Q' | 'H' | '上' | '下' | '全' => year,
        '前' | '第' => year || plan,
        '”' | '期' | '假' | '小' | '长' | '黄' => plan || number.ends_with('一'),
        '时' | '间' | '末' | '底' | '开' | '收' | '以' | '后' | '规' | '首' | '最' | '的' | '这' => {
            plan
        }
        _ => false,
    }
}

/// What follows digits that count years, months or days.
const COUNTED: &[char] = &[
    '年', '个', '天', '日', '周', '多', '余', '几', '来', '十', '百', '千', '万', '-', '—', '–', '~', '至',
    '到', '、', ' ', '.',
];

/// The longest of what may stand for a time that may follow a prefix or stand alone.
fn base(text: &str, context: &Context) -> Option<Found> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    // Four digits are a year: no number of years, no number of a plan or a century.
    let counts = digits < 4 && (digits == 0 || text[digits..].starts_with(COUNTED));
    let word = counts.then(|| word::expression(text, context)).flatten();
    let named = digits == 0 || text[digits..].starts_with("世纪") || text[digits..].starts_with("年代");
    let plan = named.then(|| plan::expression(text, context)).flatten();
    let calendar = calendar::expression(text, context).or_else(|| first_of_range(text));
    let longest = [word, plan, calendar].into_iter().flatten().max_by_key(|found| found.length);
    longest.or_else(|| week::expression(text, context)).or_else(|| day::expression(text, context))
}

/// 2021 of 2021-2025年, which has its 年 behind the second year only.
fn first_of_range(text: &str) -> Option<Found> {
    let year: i16 = text.get(..4)?.parse().ok()?;
    let rest = text[4..].strip_prefix("——").or_else(|| text[4..].strip_prefix(RANGE))?;
    let last: i16 = rest.get(..4)?.parse().ok()?;
    let year_word = rest[4..].starts_with('年');
    let sane = (1900..=2200).contains(&year) && year < last && last <= 2200;
    (year_word && sane).then(|| Found::new(calendar::whole_year(year), TimeKind::Year, 4))
}

/// 2022.6 behind 2022.3—, which is a decimal number elsewhere.
fn month_behind(text: &str, first: Found) -> Option<Found> {
    (first.kind == TimeKind::Month).then(|| numeric::month(text)).flatten()
}

/// Words before the day up to which something is counted.
const UP_TO: &[&str] = &["截至到", "截止到", "截至", "截止至", "截止"];

/// 截至2020年底, 截至目前, 截止10月末.
fn point(text: &str, context: &Context) -> Option<Found> {
    let rest = UP_TO.iter().find_map(|word| text.strip_prefix(word))?;
    let prefix = text.len() - rest.len();
    let context = &Context { year: context.year.filter(|_| context.states_year()), ..*context };
    let base = base(rest, &Context { head: &text[..prefix], ..*context })?;
    let period = Period { from: base.period.to, to: base.period.to };
    let point = Found { period, kind: TimeKind::Point, length: prefix + base.length, ..base };
    Some(ended(text, point).unwrap_or(point))
}

/// 截至2023年6月30日止六个月, 止年度: the months or the year that end on a day.
fn ended(text: &str, point: Found) -> Option<Found> {
    let rest = text[point.length..].strip_prefix('止')?;
    let rest = rest.strip_prefix(['的', '之']).unwrap_or(rest);
    let (months, kind, rest) = match rest.strip_prefix("年度") {
        Some(rest) => (12, TimeKind::Year, rest),
        None => {
            let (months, rest) = whole(rest).filter(|(months, _)| (1..=24).contains(months))?;
            (i64::from(months), TimeKind::Months, rest.strip_prefix("个月")?)
        }
    };
    let first = |to: Date| to.tomorrow().ok()?.checked_sub(months.months()).ok();
    let period = Period { from: point.period.to.and_then(first), to: point.period.to };
    Some(Found { period, kind, length: text.len() - rest.len(), ..point })
}

/// 到2025年: a future time; of a past one the last day.
fn until(text: &str, context: &Context) -> Option<Found> {
    let rest = text.strip_prefix('到').or_else(|| text.strip_prefix('至'))?;
    let base = base(rest, &Context { head: &text[..text.len() - rest.len()], ..*context })
        .filter(|base| base.dated || base.kind == TimeKind::Point)?;
    let length = text.len() - rest.len() + base.length;
    let future = base.period.from.zip(context.article_end()).is_none_or(|(from, end)| from > end);
    let kind = if future && !base.unbounded && base.kind != TimeKind::Point {
        TimeKind::UntilFuture
    } else {
        base.kind
    };
    Some(Found { kind, length, ..base })
}

/// 2012年至2022年, 2021年3月至5月, 8月20日-9月5日: the second end takes the year of the first.
fn range(text: &str, first: Found, context: &Context) -> Option<Found> {
    let (rest, timed) = behind_first(text, &first);
    let rest = rest.strip_prefix("——").or_else(|| rest.strip_prefix(RANGE))?;
    let year = first.period.from.map(Date::year).filter(|_| first.dated).or(context.year);
    let inner = Context { year, last: Some(first.period), ..*context };
    let second = calendar::expression(rest, &inner)
        .or_else(|| month_behind(rest, first))
        .or_else(|| day::expression(rest, &inner).filter(|_| first.kind == TimeKind::Day))
        .or_else(|| report::expression(rest, &inner))?;
    let (from, to) = (first.period.from.filter(|_| !second.unbounded), second.period.to);
    let ordered = from.zip(to).is_none_or(|(from, to)| from < to);
    let relative = first.kind == TimeKind::Relative && !first.dated;
    if !ordered || relative || matches!(first.kind, TimeKind::Point) {
        return None;
    }
    let kind = match (first.kind, second.kind) {
        (_, TimeKind::Day) => TimeKind::Day,
        (_, TimeKind::Month | TimeKind::Months | TimeKind::Quarter | TimeKind::Half)
        | (TimeKind::Month, TimeKind::Point) => TimeKind::Months,
        _ => TimeKind::Years,
    };
    let tail = &rest[second.length..];
    let tail = day::hour(tail).filter(|_| timed).unwrap_or(tail);
    let tail = tail.strip_prefix('止').filter(|tail| !tail.starts_with(['付', '损', '跌'])).unwrap_or(tail);
    let length = text.len() - tail.len();
    Some(Found { period: Period { from, to }, kind, length, dated: first.dated || second.dated, ..second })
}

/// What stands behind the first time of a range, without its hour and the 起 of 自2021年9月1日起至2024年8月31日止, and whether an
/// hour stands there.
fn behind_first<'t>(text: &'t str, first: &Found) -> (&'t str, bool) {
    let rest = &text[first.length..];
    let timed = day::hour(rest).filter(|_| first.kind == TimeKind::Day);
    let rest = timed.unwrap_or(rest);
    let begun = rest.strip_prefix('起').filter(|rest| rest.starts_with(['至', '到']));
    (begun.unwrap_or(rest), timed.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_lead_is_a_trigger() {
        for (first, _) in LEADS {
            let triggers = Triggers::of(first);
            assert_eq!(triggers.seek(Trigger::Time).find(0).map(|(at, _)| at), Some(0), "{first}");
        }
    }

    /// The expressions of a text with their years, from an article of 28 February 2023.
    fn years(text: &str) -> Vec<String> {
        let shown = |time: &Time| {
            let year = time.period.to.map_or(0, Date::year);
            format!("{} {year}", time.span.of(text))
        };
        times(text, ArticleDate::parse("2023-02-28")).iter().map(shown).collect()
    }

    #[test]
    fn a_full_year_leans_on_what_earlier_paragraphs_state() {
        let table: &[(&str, &[&str])] = &[
            ("2021年统计公报\n全年产值50亿元，比上年增长5%。", &["2021年 2021", "全年 2021", "上年 2020"]),
            (
                "2022年公报\n2023年2月28日\n全年产值50亿元。",
                &["2022年 2022", "2023年2月28日 2023", "全年 2022"],
            ),
            ("2022年公报\n比上年增长5%。\n全年产值50亿元。", &["2022年 2022", "上年 2022", "全年 2022"]),
            ("2021年公报\n公司2015年成立。\n全年产值50亿元。", &["2021年 2021", "2015年 2015", "全年 2021"]),
            ("2021年公报\n较2019年增长5%。\n年末人口38万人。", &["2021年 2021", "2019年 2019", "年末 2021"]),
            ("2021年公报\n3月增长5%。", &["2021年 2021", "3月 2023"]),
        ];
        for (text, want) in table {
            assert_eq!(years(text), *want, "{text}");
        }
    }
}
