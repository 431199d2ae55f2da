//! Periods that have names: five-year plans, congresses, decades, centuries.

use jiff::civil::Date;

use super::calendar::{Found, whole_year};
use super::{Context, TimeKind};
use crate::article::Period;
use crate::quantity::whole;

/// The days on which the congresses of the Communist Party of China opened, by number.
const CONGRESSES: &[(u32, i16, i8, i8)] = &[
    (12, 1982, 9, 1),
    (13, 1987, 10, 25),
    (14, 1992, 10, 12),
    (15, 1997, 9, 12),
    (16, 2002, 11, 8),
    (17, 2007, 10, 15),
    (18, 2012, 11, 8),
    (19, 2017, 10, 18),
    (20, 2022, 10, 16),
];

/// Events that something goes on since; no day is given for them.
const SINCE: &[&str] = &[
    "改革开放以来", "新中国成立以来", "建国以来", "建党以来", "入世以来", "加入世贸组织以来", "加入WTO以来",
    "直辖以来", "新世纪以来", "建市以来", "建区以来", "建县以来", "建园以来", "建厂以来", "建校以来",
    "建院以来", "成立以来",
];

/// A named period at the beginning of `text`.
pub(super) fn expression(text: &str, context: &Context) -> Option<Found> {
    match text.chars().next()? {
        '上' => decade(text),
        '本' => century(text, context),
        '改' | '新' | '建' | '入' | '中' | '党' | '直' | '加' | '成' => congress(text, context),
        '“' => five_year_plan(text, context),
        '0'..='9' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' => {
            five_year_plan(text, context)
                .or_else(|| congress(text, context))
                .or_else(|| decade(text))
                .or_else(|| short_decade(text))
                .or_else(|| century(text, context))
        }
        _ => None,
    }
}

/// “十四五”时期, 十三五末, “十四五”开局之年. The name alone is that of a document.
fn five_year_plan(text: &str, context: &Context) -> Option<Found> {
    let rest = text.strip_prefix('“').unwrap_or(text);
    let (n, rest) = plan_number(rest)?;
    let rest = rest.strip_prefix('”').unwrap_or(rest);
    let from = 1981 + 5 * (n - 6);
    let gap = rest.strip_prefix("规划").unwrap_or(rest);
    let plan = Period { from: whole_year(from).from, to: whole_year(from + 4).to };
    let last = plan.to;
    let (period, kind, rest) = if let Some(rest) =
        strip(gap, &["开局之年", "开局年", "的开局之年", "首年", "第一年"])
    {
        (whole_year(from), TimeKind::Year, rest)
    } else if let Some(rest) = strip(gap, &["收官之年", "收官年", "的收官之年", "最后一年"]) {
        (whole_year(from + 4), TimeKind::Year, rest)
    } else if let Some(rest) = strip(gap, &["以来"]) {
        (Period { from: plan.from, to: context.article_end() }, TimeKind::Years, rest)
    } else if let Some(rest) = strip(gap, &["末期", "期末", "末", "底"]) {
        (Period { from: last, to: last }, TimeKind::Point, rest)
    } else if let Some((years, back, rest)) = some_years(gap) {
        let (first, last) = if back { (from + 5 - years, from + 4) } else { (from, from + years - 1) };
        (Period { from: whole_year(first).from, to: whole_year(last).to }, TimeKind::Years, rest)
    } else if let Some(rest) = strip(gap, &["时期", "期间", "期", "时", "这五年"]) {
        (plan, TimeKind::Years, rest)
    } else if gap.len() == rest.len()
        && ["，", "工作回顾", "回顾"].iter().any(|next| gap.starts_with(next))
        && begins_clause(context)
    {
        // “十三五”，新增企业30家.
        (plan, TimeKind::Years, gap)
    } else {
        return None;
    };
    Some(Found::new(period, kind, text.len() - rest.len()))
}

/// Whether a clause begins here.
fn begins_clause(context: &Context) -> bool {
    context.head.chars().next_back().is_none_or(|c| "，。；：！？、\n ".contains(c))
}

fn strip<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    words.iter().find_map(|word| text.strip_prefix(word))
}

/// 前三年, 后两年.
fn some_years(text: &str) -> Option<(i16, bool, &str)> {
    let back = text.starts_with('后');
    let (n, rest) = whole(text.strip_prefix(['前', '头', '后'])?)?;
    let years = i16::try_from(n).ok().filter(|n| (1..=5).contains(n))?;
    Some((years, back, rest.strip_prefix('年')?))
}

/// 十四五 is the fourteenth plan: the numeral without the 五 that every plan has.
fn plan_number(text: &str) -> Option<(i16, &str)> {
    const NUMBERS: &[(&str, i16)] = &[
        ("十一", 11),
        ("十二", 12),
        ("十三", 13),
        ("十四", 14),
        ("十五", 15),
        ("十六", 16),
        ("六", 6),
        ("七", 7),
        ("八", 8),
        ("九", 9),
        ("十", 10),
    ];
    let (word, n) =
        NUMBERS.iter().find(|(word, _)| text.strip_prefix(word).is_some_and(|t| t.starts_with('五')))?;
    Some((*n, &text[word.len() + '五'.len_utf8()..]))
}

/// 党的十八大以来, 改革开放以来, 新中国成立以来.
fn congress(text: &str, context: &Context) -> Option<Found> {
    let to = context.article_end();
    if let Some(rest) = strip(text, SINCE) {
        return Some(Found::new(Period { from: None, to }, TimeKind::Relative, text.len() - rest.len()));
    }
    let rest = strip(text, &["中共", "党的"]).unwrap_or(text);
    let (n, rest) = whole(rest)?;
    let rest = strip(rest, &["大召开以来", "大胜利召开以来", "大以来"])?;
    let &(_, year, month, day) = CONGRESSES.iter().find(|(number, ..)| *number == n)?;
    let from = Date::new(year, month, day).ok();
    Some(Found::new(Period { from, to }, TimeKind::Years, text.len() - rest.len()))
}

/// 20世纪90年代, 上世纪八十年代, 二十世纪末.
fn decade(text: &str) -> Option<Found> {
    let (century, rest) = match strip(text, &["上世纪", "上个世纪"]) {
        Some(rest) => (20, rest),
        None => {
            let (n, rest) = whole(text)?;
            (n, rest.strip_prefix("世纪")?)
        }
    };
    let start = i16::try_from(century).ok()?.checked_sub(1)?.checked_mul(100)?;
    let (tens, last, rest) = tens(rest)?;
    let rest = rest.strip_prefix("年代")?;
    let (from, to, rest) = match rest.chars().next().filter(|_| tens == last) {
        Some('初') => (0, 3, &rest[3..]),
        Some('末') => (7, 9, &rest[3..]),
        _ => (0, 9, rest),
    };
    let period = Period { from: whole_year(start + tens + from).from, to: whole_year(start + last + to).to };
    Some(Found::new(period, TimeKind::Years, text.len() - rest.len()))
}

/// 90, 八十, or the two of 七八十: the first and the last decade of a century, and what follows.
fn tens(text: &str) -> Option<(i16, i16, &str)> {
    if let Some((n, rest)) = whole(text) {
        let n = i16::try_from(n).ok().filter(|n| n % 10 == 0 && (10..=90).contains(n))?;
        return Some((n, n, rest));
    }
    let mut chars = text.chars();
    let digit =
        |c: char| "一二三四五六七八九".chars().position(|d| d == c).and_then(|n| i16::try_from(n + 1).ok());
    let (first, last) = (digit(chars.next()?)?, digit(chars.next()?)?);
    (last == first + 1).then_some((first * 10, last * 10, chars.as_str().strip_prefix('十')?))
}

/// 1990年代, 90年代, 八十年代: the last two of the twentieth century.
fn short_decade(text: &str) -> Option<Found> {
    if let Some((first, last, rest)) = tens(text).filter(|(first, last, _)| first < last) {
        let rest = rest.strip_prefix("年代")?;
        let period = Period { from: whole_year(1900 + first).from, to: whole_year(1909 + last).to };
        return Some(Found::new(period, TimeKind::Years, text.len() - rest.len()));
    }
    let (n, rest) = whole(text)?;
    let rest = rest.strip_prefix("年代")?;
    let start = match i16::try_from(n).ok()? {
        n @ 20..=90 => 1900 + n,
        n @ 1000..=2990 => n,
        _ => return None,
    };
    let period = Period { from: whole_year(start).from, to: whole_year(start + 9).to };
    (start % 10 == 0).then(|| Found::new(period, TimeKind::Years, text.len() - rest.len()))
}

/// 本世纪中叶, 本世纪末, 20世纪初: the middle and the end of this one as years, the ends of others as ten years.
fn century(text: &str, context: &Context) -> Option<Found> {
    let this = strip(text, &["本世纪", "21世纪", "二十一世纪"]);
    let found = |period, kind, rest: &str| Some(Found::new(period, kind, text.len() - rest.len()));
    if let Some(rest) = this.and_then(|rest| rest.strip_prefix("中叶")) {
        return found(whole_year(2050), TimeKind::Year, rest);
    }
    if let Some(rest) = this.and_then(|rest| rest.strip_prefix('末')) {
        return found(whole_year(2100), TimeKind::Year, rest);
    }
    if let Some(rest) = text.strip_prefix("本世纪以来") {
        let period = Period { from: whole_year(2001).from, to: context.article_end() };
        return found(period, TimeKind::Years, rest);
    }
    let (start, rest) = this.map(|rest| (2000, rest)).or_else(|| former_century(text))?;
    let (first, rest) =
        [('初', 0), ('末', 90)].iter().find_map(|(word, first)| Some((*first, rest.strip_prefix(*word)?)))?;
    let period = Period { from: whole_year(start + first).from, to: whole_year(start + first + 9).to };
    found(period, TimeKind::Years, rest)
}

/// 20世纪, 十九世纪: its first year, and what follows.
fn former_century(text: &str) -> Option<(i16, &str)> {
    let (n, rest) = whole(text).filter(|(n, _)| (2..=20).contains(n))?;
    Some(((i16::try_from(n).ok()? - 1) * 100, rest.strip_prefix("世纪")?))
}
