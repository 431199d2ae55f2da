//! Units that stand before a number: 每平方米8500元, 每人每月640元, 每秒5800立方米.

use std::borrow::Cow;

use super::Kind;
use super::tail::divisor;
use super::unit::{Unit, Units};

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
    let shared = found.kind != Kind::Duration && !last.time;
    if adjacent && last.name != found.name && (shared || flows) {
        rate(last.begin, last.name)
    } else {
        plain()
    }
}

/// The last 每 near the end of `head`, and the unit or the word behind it.
fn last(head: &str, units: &Units) -> Option<Every> {
    let begin = head.char_indices().rev().take(REACH).find(|(_, c)| *c == '每').map(|(at, _)| at)?;
    let from = begin + '每'.len_utf8();
    let (name, length) = divisor(&head[from..], units)?;
    let word = matches!(&*name, "日" | "月" | "年" | "学期" | "学年" | "季度" | "季");
    let time = word || units.named(&name).is_some_and(|unit| unit.kind == Kind::Duration);
    Some(Every { begin, end: from + length, name, time })
}

/// A few characters that are no punctuation and no digits: 补助, 发放.
fn is_verb(text: &str) -> bool {
    text.chars().count() <= VERB && text.chars().all(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c))
}
