//! What stands behind a number: its unit, and what belongs to it.

use std::borrow::Cow;

use super::unit::{Unit, Units};
use super::{Kind, Relation, end, every, hedge, kind, name};

/// What stands behind a number: 余, a unit, 半, a second unit behind `/`.
pub(super) struct Tail {
    /// Where 每平方米 before the number begins, or the number.
    pub begin: usize,
    pub unit: Cow<'static, str>,
    pub kind: Kind,
    /// 余, 多 or 来 before the unit.
    pub inside: Option<Relation>,
    /// 半 behind the unit.
    pub half: bool,
    pub end: usize,
}

impl Tail {
    /// A unit right behind the number that begins at `begin`.
    fn new(begin: usize, unit: Cow<'static, str>, kind: Kind, end: usize) -> Self {
        Self { begin, unit, kind, inside: None, half: false, end }
    }
}

/// The tail of a number that begins at `start` and ends at `at`.
pub(super) fn tail(text: &str, units: &Units, start: usize, at: usize) -> Option<Tail> {
    let at = text.len() - text[at..].trim_start_matches(' ').len();
    if let Some(tail) = percentage(text, start, at) {
        return Some(tail);
    }
    let at = behind_sound(text, at);
    if let Some(tail) = open(text, units, start, at) {
        return Some(tail);
    }
    let (inside, at) = inside(text, start, at);
    if let Some(tail) = split_unit(text, units, start, at).or_else(|| per_many(text, start, at, inside)) {
        return Some(tail);
    }
    let Some((found, length)) = units.leading(&text[at..]) else {
        return priced(text, start, at, inside).or_else(|| price_for_each(text, units, start, at, inside));
    };
    let degrees = found.name == "度" && kind::is_temperature(&text[..start], &text[..at]);
    let found = units.named("℃").filter(|_| degrees).unwrap_or(found);
    let end = at + length;
    let money = found.name == "元" && !text[end..].starts_with('/');
    if let Some(tail) = money.then(|| priced(text, start, end, inside)).flatten() {
        return Some(tail);
    }
    let tail = behind_unit(text, units, start, found, end);
    let built =
        || ["面积", "厂房", "建筑", "楼", "房"].iter().any(|word| hedge::is_behind(&text[..start], word));
    if tail.unit == "方" && text[..at].ends_with(['万', '亿']) && !built() {
        return Some(Tail { unit: "立方米".into(), kind: Kind::Volume, inside, ..tail });
    }
    // 设计时速350公里.
    let speed = matches!(&*tail.unit, "公里" | "千米") && hedge::is_behind(&text[..start], "时速");
    if speed {
        return Some(Tail { unit: "公里/小时".into(), kind: Kind::Rate, inside, ..tail });
    }
    Some(Tail { inside, ..tail })
}

/// %, ‰.
fn percentage(text: &str, start: usize, at: usize) -> Option<Tail> {
    let sign = text[at..].chars().next().filter(|c| matches!(c, '%' | '‰'))?;
    let end = at + sign.len_utf8();
    let unit = if sign == '%' { "%" } else { "‰" };
    Some(Tail::new(start, unit.into(), kind::percentage(&text[..start], &text[end..]), end))
}

/// A unit that ends at `end`, and what belongs to it: a second one behind `/`, 每平方米 before the number, 半.
fn behind_unit(text: &str, units: &Units, start: usize, found: &Unit, end: usize) -> Tail {
    let (begin, unit, kind, end) = match per(&text[end..], units) {
        // 4665万件/套 are so many of either.
        Some((other, length)) if found.kind == Kind::Count && is_classifier(&other, units) => {
            (start, found.name.clone(), found.kind, end + length)
        }
        Some((other, length)) => {
            (start, Cow::Owned(format!("{}/{other}", found.name)), Kind::Rate, end + length)
        }
        None => {
            let (begin, unit, kind) = every::unit(text, units, start, found);
            (begin, unit, kind, end)
        }
    };
    let half = text[end..].starts_with('半') && !name::half_word(&text[end..]);
    let end = if half { end + '半'.len_utf8() } else { end };
    Tail { half, ..Tail::new(begin, unit, kind, end) }
}

/// The longest sound, in characters.
const MOST_SOUND: usize = 24;

/// Where what follows a number goes on behind its sound in brackets: 12.5亿（yì）元.
fn behind_sound(text: &str, at: usize) -> usize {
    let sound = text[at..].strip_prefix(['（', '(']);
    let close = |sound: &str| {
        sound.char_indices().take(MOST_SOUND).find(|(_, c)| matches!(c, '）' | ')')).map(|(at, _)| at)
    };
    let inside = sound.and_then(|sound| Some(&sound[..close(sound)?])).unwrap_or_default();
    let latin = |c: char| c.is_alphabetic() && u32::from(c) < 0x2000 || c == ' ';
    if inside.is_empty() || !inside.chars().all(latin) {
        return at;
    }
    let open = text[at..].chars().next().map_or(0, char::len_utf8);
    let close = text[at + open + inside.len()..].chars().next().map_or(0, char::len_utf8);
    at + open + inside.len() + close
}

/// 10万+, 100+家: a plus sign that ends a number is 以上; `1+3+N` is a slogan.
fn open(text: &str, units: &Units, start: usize, at: usize) -> Option<Tail> {
    let rest = text[at..].strip_prefix('+')?;
    let at = at + 1;
    let inside = Some(Relation::AtLeast);
    if let Some((unit, length)) = units.leading(rest) {
        return Some(Tail { inside, ..Tail::new(start, unit.name.clone(), unit.kind, at + length) });
    }
    let scaled = text[..at - 1].ends_with(['万', '亿', '千']);
    let plain = || Tail { inside, ..Tail::new(start, Cow::Borrowed(""), Kind::Count, at) };
    (scaled && end::ends_value(rest)).then(plain)
}

/// 余, 多, or behind a round number 来, before a unit: what it says, and where the unit begins.
fn inside(text: &str, start: usize, at: usize) -> (Option<Relation>, usize) {
    let rest = &text[at..];
    let round = text[start..at].ends_with(['0', '十', '百', '千', '万']);
    if let Some(after) = rest.strip_prefix(['余', '多']) {
        (Some(Relation::Plus), text.len() - after.len())
    } else if let Some(after) = rest.strip_prefix('来').filter(|_| round) {
        (Some(Relation::About), text.len() - after.len())
    } else {
        (None, at)
    }
}

/// 个多月, 个半小时, 分多钟: 多 or 半 inside a unit of two words.
fn split_unit(text: &str, units: &Units, start: usize, at: usize) -> Option<Tail> {
    if let Some(rest) = text[at..].strip_prefix("分多钟") {
        let tail = Tail::new(start, Cow::Borrowed("分钟"), Kind::Duration, text.len() - rest.len());
        return Some(Tail { inside: Some(Relation::Plus), ..tail });
    }
    let inner = text[at..].strip_prefix('个')?;
    let half = inner.starts_with('半');
    let inner = inner.strip_prefix(['多', '余', '半'])?;
    ["个月", "个小时", "个百分点", "个星期", "个季度"].iter().find_map(|name| {
        let rest = inner.strip_prefix(&name['个'.len_utf8()..])?;
        let unit = units.named(name)?;
        let tail = Tail::new(start, unit.name.clone(), unit.kind, text.len() - rest.len());
        Some(Tail { inside: (!half).then_some(Relation::Plus), half, ..tail })
    })
}

/// `/天`, `/百平方公里`, `/人·年` behind a unit: what stands behind the first sign, and the length of all.
fn per<'t>(text: &'t str, units: &Units) -> Option<(Cow<'t, str>, usize)> {
    let rest = text.strip_prefix('/').or_else(|| each(text, units))?;
    let sign = text.len() - rest.len();
    let one = behind_many(rest);
    let (name, length) = divisor(one, units)?;
    // 26.8元/500克 is a price, 100MW/200MWh are two.
    let weighed = || units.named(&name).is_some_and(|unit| matches!(unit.kind, Kind::Mass | Kind::Volume));
    let digits = rest.starts_with(|c: char| c.is_ascii_digit()) && !one.starts_with(['人', '户']);
    // 55辆/3000吨 are two.
    let large = rest.bytes().take_while(u8::is_ascii_digit).count() > 3;
    if digits && (large || !weighed()) {
        return None;
    }
    let length = rest.len() - one.len() + length;
    let own = if one.len() < rest.len() { Cow::Borrowed(&rest[..length]) } else { Cow::Owned(name) };
    let more = rest[length..].strip_prefix(['·', '/']).and_then(|next| divisor(next, units));
    Some(match more {
        Some((_, next)) => {
            let other = rest[length..].chars().next().map_or(0, char::len_utf8);
            let end = length + other + next;
            (Cow::Owned(format!("{own}{}", &rest[length..end])), end + sign)
        }
        None => (own, length + sign),
    })
}

/// Whether a unit counts things: 套, 件; a person and a day are none that another is counted for.
fn is_classifier(unit: &str, units: &Units) -> bool {
    matches!(unit, "件" | "套" | "台" | "个" | "只" | "部")
        && units.named(unit).is_some_and(|unit| unit.kind == Kind::Count)
}

/// What stands behind how many are meant: 斤 of 百斤, 公斤 of 50公斤.
pub(super) fn behind_many(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(['万', '千', '百', '十'])
}

/// What stands behind 每 right behind a unit: 35微克每立方米, 2.5元每斤; not 投入5万元每人补助600元, 增加2万元每年.
fn each<'t>(text: &'t str, units: &Units) -> Option<&'t str> {
    let rest = text.strip_prefix('每')?;
    let (name, length) = divisor(rest, units)?;
    let time = matches!(&*name, "日" | "月" | "年" | "天" | "学期" | "学年" | "个月" | "周");
    let tail = &rest[length..];
    let ends = end::ends_value(tail)
        || hedge::after(tail).is_some()
        || ["下降", "上升", "同比", "环比", "较", "比"].iter().any(|word| tail.starts_with(word));
    (ends && !time).then_some(rest)
}

/// A unit, or a word for a time or a person, that something is counted for, and its length.
pub(super) fn divisor(text: &str, units: &Units) -> Option<(String, usize)> {
    let word = ["日", "月", "年", "人", "学期", "学年", "季度", "季"]
        .into_iter()
        .find(|word| text.starts_with(word));
    let pupil = text.strip_prefix('生').filter(|rest| !rest.starts_with(['产', '活', '态', '物', '育']));
    let word = word.or(pupil.map(|_| "生"));
    let level =
        text.strip_prefix('平').filter(|rest| end::ends_value(rest)).map(|_| ("平米", '平'.len_utf8()));
    let level = || level.map(|(name, length)| (name.to_owned(), length));
    let known = || units.leading(text).map(|(unit, length)| (unit.name.to_string(), length)).or_else(level);
    word.map(|word| (word.to_owned(), word.len())).or_else(known)
}

/// 9.6/10万, 7.8/10万人: a rate of nothing but its divisor.
fn per_many(text: &str, start: usize, at: usize, inside: Option<Relation>) -> Option<Tail> {
    let rest = ["/10万", "/100万", "/万", "/千"].iter().find_map(|many| text[at..].strip_prefix(many))?;
    let rest = rest.strip_prefix('人').unwrap_or(rest);
    let end = text.len() - rest.len();
    let unit = Cow::Owned(text[at..end].to_owned());
    Some(Tail { inside, ..Tail::new(start, unit, Kind::Rate, end) })
}

/// Currencies before a number: 新台币2876亿元, US$35亿.
const CURRENCIES: &[(&str, &str)] = &[
    ("新台币", "新台币"),
    ("台币", "新台币"),
    ("港币", "港元"),
    ("港元", "港元"),
    ("美元", "美元"),
    ("美金", "美元"),
    ("欧元", "欧元"),
    ("日元", "日元"),
    ("澳门元", "澳门元"),
    ("NT$", "新台币"),
    ("HK$", "港元"),
    ("US$", "美元"),
    ("$", "美元"),
    ("€", "欧元"),
    ("£", "英镑"),
    ("¥", "元"),
    ("￥", "元"),
    ("RMB", "元"),
];

/// The currency that is named before a number, or before the hedge before it, and where its name begins.
fn currency(text: &str, start: usize) -> Option<(&'static str, usize)> {
    let head = text[..start].trim_end_matches(['约', '近', '逾', '超', '过', '达', '为', '共', '计', ' ']);
    let (name, unit) = CURRENCIES.iter().find(|(name, _)| head.ends_with(name))?;
    let begin = head.len() - name.len();
    let rate = text[..begin].ends_with(['兑', '/', '对', '元', '每', '1', '一']);
    (!rate).then_some((unit, begin))
}

/// 均价2.1万/平方米, 2.1万每平方米: 元 is left out behind the scale of a price.
fn price_for_each(
    text: &str,
    units: &Units,
    start: usize,
    at: usize,
    inside: Option<Relation>,
) -> Option<Tail> {
    if !text[at..].starts_with(['/', '每'])
        || !text[start..at].ends_with('万')
        || !kind::is_price(&text[..start])
    {
        return None;
    }
    let (other, length) = per(&text[at..], units)?;
    let unit = Cow::Owned(format!("元/{other}"));
    Some(Tail { inside, ..Tail::new(start, unit, Kind::Rate, at + length) })
}

/// The tail of a number with the currency before it: without a unit, or with 元.
fn priced(text: &str, start: usize, end: usize, inside: Option<Relation>) -> Option<Tail> {
    let (unit, begin) = currency(text, start)?;
    Some(Tail { inside, ..Tail::new(begin, unit.into(), Kind::Money, end) })
}
