//! What the words around a value say of it: whose total, new or cumulative, at which prices, fact or aim, up or down.

use super::signs::{Sign, Stretch, is_base};
use super::subject::is_compared;
use super::{Direction, Measure, Modality};
use crate::quantity::Kind;
use crate::text::Span;

/// Words behind a scope that make it a rank: 全市首个, 全市第一.
const RANKS: &[&str] =
    &["首", "唯一", "第", "前", "领先", "排名", "最", "率先", "一流", "各", "上下", "人民", "范围"];
/// Verbs right before a number that make it what came or went, not what there is: 增加12家, but 增加到136家.
const CAME: &[&str] = &["增加", "新增", "净增", "增", "多", "减少", "减", "少"];
/// Names of a rate, among the words for up and down. 增速回落至3.2% is a growth of 3.2 %, 降幅扩大到3.2% a fall.
const RATES: &[&str] = &["增速", "增幅", "涨幅", "升幅", "增长率", "降幅", "跌幅", "减幅"];
/// Words before a value that make it the level of a rate, not what the rate moved by.
const LEVELS: &[char] = &['至', '到', '为', '在', '达'];

/// Verbs whose object is where something takes effect, not what it is a total of: 带动全市消费3.2亿元.
fn is_moved(head: &str) -> bool {
    ["带动", "拉动", "促进", "辐射", "惠及", "服务"].iter().any(|verb| head.ends_with(verb))
}

/// The scope that stands nearest before the value, and is none of the subject's own: 全区 of a district is the whole. What
/// the value is only compared with is none. What is a rank where it is named last is none.
pub(super) fn scope<'a>(before: Stretch<'a>, subject: Option<&str>) -> Option<&'a str> {
    let text = &before.text[..before.span.end];
    let scopes: Vec<Span> = before.all(Sign::Scope).collect();
    let ranked = |scope: Span| RANKS.iter().any(|rank| text[scope.end..].starts_with(rank));
    let again = |i: usize| scopes[i + 1..].iter().any(|later| later.of(text) == scopes[i].of(text));
    let aside = |scope: Span| is_compared(&text[..scope.start]) || is_moved(&text[..scope.start]);
    let nearest = (0..scopes.len()).rev().find(|&i| !ranked(scopes[i]) && !again(i) && !aside(scopes[i]))?;
    let scope = scopes[nearest].of(text);
    let own = scope.chars().last().zip(subject.and_then(|s| s.chars().last())).is_some_and(|(a, b)| a == b);
    (!own).then_some(scope)
}

/// What the words before a value make of it: an average, what came, what came so far, or what there is.
pub(super) fn measure(before: Stretch, counts: bool) -> Measure {
    let start = |word: Span| word.start;
    let verb = before.words().trim_end_matches(['了', '约', '近']);
    if before.has(Sign::Average) {
        Measure::Average
    } else if before.last(Sign::New).map(start) > before.last(Sign::Total).map(start)
        || counts && CAME.iter().any(|word| verb.ends_with(word))
    {
        Measure::New
    } else if before.has(Sign::Cumulative) {
        Measure::Cumulative
    } else {
        Measure::Stock
    }
}

/// Fact, forecast, target or capacity, from the words of the sentence before the value and those of its own clause;
/// `future`: its time lies ahead; `planned`: 完成 only says what is planned. What is done (已, 完成) is a fact whatever was planned before.
pub(super) fn modality(
    sentence: Stretch,
    before: Stretch,
    after: &str,
    future: bool,
    planned: bool,
) -> Modality {
    let done = before.has(Sign::Done) && !before.has(Sign::Target) && !planned;
    let led = if done { before } else { sentence };
    let given = ["下达", "超额", "提前", "上级"].iter().any(|word| before.words().contains(word));
    let after_value = is_aim(after, given);
    if before.has(Sign::Capacity) {
        Modality::Capacity
    } else if future || after_value || led.has(Sign::Target) {
        Modality::Target
    } else if led.has(Sign::Forecast) {
        Modality::Forecast
    } else {
        Modality::Fact
    }
}

/// Whether the words behind a value make it an aim: 的目标, 11万人任务的127%; 11万人年度任务 where it was `given`.
fn is_aim(after: &str, given: bool) -> bool {
    let noun = after.trim_start_matches('的');
    let whose = ["年度", "全年", "年初"].iter().find_map(|word| noun.strip_prefix(word)).unwrap_or(noun);
    let task = whose.strip_prefix("任务");
    noun.starts_with("目标")
        || task.is_some_and(|rest| given || is_base(whose) || rest.starts_with('的') && is_base(whose))
}

/// What the word right before a number that is passed makes of it: 将超50亿元 is expected, 要突破420亿元 is aimed at.
pub(super) fn to_come(head: &str) -> Option<Modality> {
    const NOUNS: [char; 8] = ['主', '重', '首', '次', '紧', '必', '纲', '摘'];
    if head.ends_with('将') {
        return Some(Modality::Forecast);
    }
    let verb = head.strip_suffix('要').is_some_and(|rest| !rest.ends_with(NOUNS));
    verb.then_some(Modality::Target)
}

/// 亏损 before money, or a minus sign: the value lies below zero.
pub(super) fn loss(before: Stretch, value: &str) -> Direction {
    let lost = before.has(Sign::Lost) && !before.has(Sign::Recovered);
    if is_negative(before, value) || lost { Direction::Down } else { Direction::None }
}

/// A minus sign, 零下 or 负 before a value that is neither money nor a change: it lies below zero.
pub(super) fn below_zero(before: Stretch, value: &str, kind: Kind) -> Direction {
    let signed = is_signed(value) || value.contains("零下");
    // 肩负3项任务.
    let may_be = matches!(kind, Kind::Other | Kind::Share | Kind::Percentage | Kind::Score);
    let said = may_be && before.words().ends_with('负');
    if signed || said { Direction::Down } else { Direction::None }
}

/// Whether a sentence says that its figure replaces an earlier one.
pub(super) fn restates(sentence: Stretch) -> bool {
    sentence.all(Sign::Restated).next().is_some()
}

/// The nearest word before the value that says up or down, or the value's own: 减半, 翻番.
pub(super) fn direction(before: Stretch, value: &str) -> Direction {
    if value.contains("减半") || is_negative(before, value) {
        return Direction::Down;
    }
    if value.starts_with('翻') {
        return Direction::Up;
    }
    let level = before.words().trim_end_matches(['约', '近', '了']).ends_with(LEVELS);
    let rate = |word: &Span| RATES.contains(&word.of(before.text));
    let is_rate =
        level && [Sign::Up, Sign::Down].iter().any(|sign| before.all(*sign).any(|word| rate(&word)));
    let last = |sign| before.all(sign).filter(|word| !is_rate || rate(word)).map(|word| word.end).max();
    match (last(Sign::Up), last(Sign::Down)) {
        (None, None) => Direction::None,
        (up, down) if up > down => Direction::Up,
        _ => Direction::Down,
    }
}

/// A minus sign before the first digit: -2.1亿元, 低于-15℃.
fn is_signed(value: &str) -> bool {
    let digits = value.find(|c: char| c.is_ascii_digit()).unwrap_or_default();
    value[..digits].ends_with(['-', '−'])
}

fn is_negative(before: Stretch, value: &str) -> bool {
    is_signed(value) || before.words().ends_with(['-', '−', '负'])
}

#[cfg(test)]
mod tests {
    use super::super::signs::Signs;
    use super::*;

    /// Checks what is read of a whole text.
    fn of(text: &str, check: impl Fn(Stretch)) {
        check(Signs::of(text).stretch(text, Span::new(0, text.len()), &[]));
    }

    #[test]
    fn scopes() {
        let table = [
            ("在全市的创新药物中", Some("重庆国际生物城"), Some("全市")),
            ("全区科技型企业", Some("巴南区"), None),
            ("全区科技型企业", Some("重庆国际生物城"), Some("全区")),
            ("全市首个平台", None, None),
            ("占全国的比重高于全市", None, Some("全国")),
            ("增速高于全市1.2个百分点，总量达", None, None),
            ("带动全市餐饮消费", None, None),
            ("占比全市", None, Some("全市")),
        ];
        for (before, subject, want) in table {
            of(before, |b| assert_eq!(scope(b, subject), want, "{before}"));
        }
    }

    #[test]
    fn modalities() {
        let table = [
            ("实现产值", "", false, Modality::Fact),
            ("预计工业总产值", "", false, Modality::Forecast),
            ("预计实现产值", "", true, Modality::Target),
            ("力争产值", "", false, Modality::Target),
            ("达产年产值", "", false, Modality::Capacity),
        ];
        for (before, after, future, want) in table {
            of(before, |b| assert_eq!(modality(b, b, after, future, false), want, "{before}"));
        }
    }

    #[test]
    fn measures() {
        let table = [
            ("规上企业", Measure::Stock),
            ("新增规上企业", Measure::New),
            ("规上企业比上年增加", Measure::New),
            ("规上企业增加到", Measure::Stock),
            ("累计引进企业", Measure::Cumulative),
            ("日均接待游客", Measure::Average),
            ("新增后企业总数达到", Measure::Stock),
        ];
        for (before, want) in table {
            of(before, |b| assert_eq!(measure(b, true), want, "{before}"));
        }
    }

    #[test]
    fn directions() {
        let table = [
            ("同比增长", "3%", Direction::Up),
            ("同比下降", "3%", Direction::Down),
            ("操作人员", "减半", Direction::Down),
            ("规模", "翻了一番", Direction::Up),
            ("增速回落", "1.2个百分点", Direction::Down),
            ("增速回落至", "3.2%", Direction::Up),
            ("涨幅收窄到", "3.2%", Direction::Up),
            ("增速降至约", "3.2%", Direction::Up),
            ("降幅扩大至", "3.2%", Direction::Down),
            ("降幅收窄至", "3.2%", Direction::Down),
            ("增速由负转正为", "3.2%", Direction::Up),
            ("增速为", "-3.2%", Direction::Down),
            ("价格下降到", "3.2%", Direction::Down),
            ("由下降2.1%转为增长", "3.2%", Direction::Up),
        ];
        for (before, value, want) in table {
            of(before, |b| assert_eq!(direction(b, value), want, "{before}{value}"));
        }
    }
}
