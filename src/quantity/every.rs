//! Units that stand before a number: 每平方米8500元, 每人每月640元, 每秒5800立方米.

use std::borrow::Cow;

use super::tail::{behind_many, divisor};
use super::unit::{Unit, Units};
use super::{Kind, Quantity};

/// How far before the number 每 may stand, in characters: 每人每年 and a verb.
const REACH: usize = 10;
/// The longest verb between 每人每年 and the number, in characters.
const VERB: usize = 4;

/// What stands behind one 每.
struct Every {
    /// Where 每 stands.
    begin: usize,
    /// Where the word behind it ends.
    end: usize,
    name: String,
    /// It is a time.
    time: bool,
}

/// Where a quantity in `found` begins that starts with a number at `start`, its unit and its kind.
pub(super) fn unit(
    text: &str,
    units: &Units,
    start: usize,
    found: &Unit,
) -> (usize, Cow<'static, str>, Kind) {
    let plain = || (start, found.name.clone(), found.kind);
    let head = text[..start].trim_end_matches(['约', '仅', '达', '为', '超', '过', '近', '到', '高', '足']);
    let Some(last) = last(head, units) else { return plain() };
    let adjacent = last.end == head.len();
    let rate = |begin, other: String| (begin, Cow::Owned(format!("{}/{other}", found.name)), Kind::Rate);
    let former = self::last(&head[..last.begin], units)
        .filter(|former| former.end == last.begin && former.name != "家");
    if let Some(former) =
        former.filter(|former| adjacent || is_verb(&head[last.end..]) && former.begin < start)
    {
        let (thing, time) = if former.time { (&last, &former) } else { (&former, &last) };
        let begin = if adjacent { former.begin } else { start };
        return match time.time {
            true if !thing.time => rate(begin, format!("{}·{}", thing.name, time.name)),
            _ => rate(begin, format!("{}/{}", former.name, last.name)),
        };
    }
    let flows = matches!(found.kind, Kind::Length | Kind::Volume | Kind::Mass)
        && matches!(&*last.name, "秒" | "分钟" | "小时");
    // 每30分钟一班 counts nothing.
    let single = text[start..].starts_with('一') && last.name.starts_with(|c: char| c.is_ascii_digit());
    let shared = found.kind != Kind::Duration && !last.time && !single;
    if adjacent && last.name != found.name && (shared || flows) {
        rate(last.begin, last.name)
    } else {
        plain()
    }
}

/// Whether the number that begins at `start` says of how many the number right behind it is: 50 of 每50公斤126元.
pub(super) fn is_divisor(text: &str, units: &Units, start: usize) -> bool {
    let unit = || {
        let one = behind_many(&text[start..]);
        let (_, length) = divisor(one, units).filter(|_| one.len() < text.len() - start)?;
        Some(&one[length..])
    };
    text[..start].ends_with('每') && unit().is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// A second value takes the unit that stands before the first: 由每斤2.8元跌到1.6元.
pub(super) fn carry(text: &str, former: &Quantity, next: &mut Quantity) {
    const VERB: usize = 6;
    let each = former.unit.strip_prefix(&*next.unit).is_some_and(|each| each.starts_with('/'));
    if !each || next.unit.is_empty() || !former.span.of(text).starts_with('每') {
        return;
    }
    let led = text[..former.span.start].ends_with(['从', '由', '自']);
    let verb = text.get(former.span.end..next.span.start).is_some_and(|verb| {
        verb.ends_with(['到', '至', '为'])
            && verb.chars().count() <= VERB
            && !verb.contains(['，', '、', '。', '；'])
    });
    if led && verb {
        (next.unit, next.kind) = (former.unit.clone(), former.kind);
    }
}

/// The last 每 near the end of `head`, and the unit or the word behind it.
fn last(head: &str, units: &Units) -> Option<Every> {
    let begin = head.len() - near(head)?;
    let from = begin + '每'.len_utf8();
    let one = behind_many(&head[from..]);
    let (name, length) = divisor(one, units)?;
    let many = &head[from..head.len() - one.len()];
    let (name, length) = (format!("{many}{name}"), many.len() + length);
    let word = matches!(&*name, "日" | "月" | "年" | "学期" | "学年" | "季度" | "季");
    let time = word || units.named(&name).is_some_and(|unit| unit.kind == Kind::Duration);
    Some(Every { begin, end: from + length, name, time })
}

/// How far before the end of `head` its last 每 begins, where that is no more than [`REACH`] characters.
fn near(head: &str) -> Option<usize> {
    let far = head.len().saturating_sub(REACH * '\u{10FFFF}'.len_utf8());
    let (bytes, each) = (&head.as_bytes()[far..], "每".as_bytes());
    let at = bytes.windows(each.len()).rposition(|bytes| bytes == each)?;
    let tail = bytes.len() - at;
    (head[head.len() - tail..].chars().count() <= REACH).then_some(tail)
}

/// A few characters that are no punctuation and no digits: 补助, 发放.
fn is_verb(text: &str) -> bool {
    text.chars().count() <= VERB && text.chars().all(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c))
}
