//! Where names stand in a text: in enumerations, and before a suffix that ends names. No word is cut for it.

use std::sync::LazyLock;

use crate::check::lead::led;
use crate::scan::{CharSet, WordTable};
use crate::text::Span;
use crate::trigger::{Trigger, Triggers};

/// The names of one text, in order, and its enumerations.
#[derive(Debug, Default)]
pub(crate) struct Mentions {
    /// Names, by where they begin; longer ones may hold shorter ones.
    pub(super) names: Vec<Span>,
    /// Enumerations (甲、乙、丙), from the beginning of the first item to the end of the last; none overlap.
    pub(super) lists: Vec<Span>,
}

impl Mentions {
    /// The enumeration around a name.
    pub(super) fn list_of(&self, name: Span) -> Option<Span> {
        let index = self.lists.partition_point(|list| list.start <= name.start).checked_sub(1)?;
        Some(self.lists[index]).filter(|list| list.contains(name))
    }
}

/// Finds the names of a text, whose triggers these are.
pub(crate) fn mentions(text: &str, triggers: &Triggers) -> Mentions {
    let mut mentions = Mentions::default();
    let mut list: Option<List> = None;
    let mut at = 0;
    let mut seeker = triggers.seek(Trigger::Name);
    while let Some((start, c)) = seeker.find(at) {
        at = start + c.len_utf8();
        if c == '、' {
            list = Some(match list.take() {
                Some(open) if goes_on(&text[open.last..start]) => {
                    mentions.names.extend(whole(text, Span::new(open.last, start)));
                    List { last: at, ..open }
                }
                before => {
                    mentions.close(text, before);
                    List { start: head(text, start), first: start, last: at }
                }
            });
        } else if let Some(name) = suffixed(text, at) {
            mentions.names.push(name);
        }
    }
    mentions.close(text, list);
    mentions.names.sort_unstable();
    mentions.names.dedup();
    mentions
}

/// An enumeration that is being read: where it begins, its first comma, and the end of its last.
struct List {
    start: usize,
    first: usize,
    last: usize,
}

impl Mentions {
    fn close(&mut self, text: &str, list: Option<List>) {
        let Some(List { start, first, last }) = list else { return };
        let reach = floor(text, (last + ITEM).min(text.len()));
        let end = BREAKS.find(&text[..reach], last).map_or(reach, |(at, _)| at);
        let end = last + and_so_on(&text[last..end]).unwrap_or(end - last);
        let start = start.max(self.lists.last().map_or(0, |list| list.end));
        self.lists.push(Span::new(start, end));
        let head = Span::new(begin(text, Span::new(start, first)), first);
        let tail = &text[last..end];
        let stop = tail.find(|c| AND_SO_ON.contains(c)).unwrap_or(tail.len());
        let tail = Span::new(last, last + stop);
        self.names.extend([head, tail].into_iter().filter_map(|item| whole(text, item)));
    }
}

/// Bytes of an item at most.
const ITEM: usize = 60;
/// Characters of a name: at least, where a suffix ends it; at least, where an item is all of it; at most.
const SHORTEST: usize = 3;
const SHORTEST_ITEM: usize = 3;
const LONGEST_ITEM: usize = 9;

/// Suffixes that end names, with how many characters may stand before one: where there are more, nobody knows
/// where the name begins.
const SUFFIXES: &[(&str, usize)] = &[
    ("镇", 4),
    ("乡", 4),
    ("街道", 4),
    ("村", 4),
    ("社区", 4),
    ("区", 3),
    ("县", 3),
    ("市", 3),
    ("公司", 14),
    ("有限公司", 14),
    ("有限责任公司", 14),
    ("股份有限公司", 14),
    ("集团", 8),
    ("股份", 6),
    ("光电", 6),
    ("科技", 6),
    ("电子", 6),
    ("制药", 6),
    ("药业", 6),
    ("生物", 6),
    ("医药", 6),
    ("医疗", 6),
    ("动力", 6),
    ("汽车", 6),
    ("重工", 6),
    ("化工", 6),
    ("能源", 6),
    ("材料", 6),
    ("半导体", 6),
    ("智能", 6),
    ("银行", 6),
    ("证券", 6),
    ("研究院", 10),
    ("研究所", 10),
    ("实验室", 10),
    ("大学", 8),
    ("学院", 8),
    ("医院", 10),
    ("中学", 8),
    ("小学", 8),
    ("中心", 10),
    ("产业园", 8),
    ("工业园", 8),
    ("园区", 8),
    ("生物城", 8),
    ("新城", 6),
    ("基地", 10),
    ("港", 4),
    ("大桥", 6),
    ("水库", 6),
    ("电站", 6),
    ("机场", 6),
];
static BY_LAST: LazyLock<WordTable<usize>> = LazyLock::new(|| WordTable::by_last(SUFFIXES));
/// What ends an item of an enumeration.
static BREAKS: LazyLock<CharSet> = LazyLock::new(|| CharSet::of("，。；：！？\n,;:!?、…"));
/// What ends the last item.
static AND_SO_ON: LazyLock<CharSet> = LazyLock::new(|| CharSet::of("等和及与或为的是（“"));
/// Characters that no name holds: beyond them begins another word. Names that do hold one are passed over.
static NO_NAME: LazyLock<CharSet> = LazyLock::new(|| {
    CharSet::of(
        "的了在是与和及从由向对为以将把被让给等于至该各每这那其本我你他她它们有无个又也都并或者即含称叫不没未能会可要就还只而且到去来共达",
    )
});
/// Characters that end the name of the place around: 巴南区木洞镇.
const PLACES: &[char] = &['省', '市', '区', '县', '州', '镇', '乡'];

/// The name that ends with a suffix at `end`.
fn suffixed(text: &str, end: usize) -> Option<Span> {
    let (suffix, most) = BY_LAST.trailing(&text[..end])?;
    let stem = end - suffix.len();
    let mut chars = text[..stem].char_indices().rev();
    let mut start = stem;
    let mut count = 0;
    while let Some((at, c)) = chars.next().filter(|&(_, c)| is_name(c)) {
        if PLACES.contains(&c) && count >= 2 {
            break;
        }
        (start, count) = (at, count + 1);
        if count > 2 * most {
            return None;
        }
    }
    let start = begin(text, Span::new(start, stem));
    let count = text[start..stem].chars().count();
    let length = count + suffix.chars().count();
    (count >= 2 && count <= *most && length >= SHORTEST).then_some(Span::new(start, end))
}

/// An item that is a name as a whole.
fn whole(text: &str, item: Span) -> Option<Span> {
    let quoted = ['“', '”', '‘', '’', '《', '》'];
    let inner = item.of(text).trim_start_matches(quoted);
    let start = item.end - inner.len();
    let inner = inner.trim_end_matches(quoted);
    let count = inner.chars().count();
    let named = (SHORTEST_ITEM..=LONGEST_ITEM).contains(&count) && inner.chars().all(is_name);
    named.then_some(Span::new(start, start + inner.len()))
}

/// Where a name begins in a stretch: behind the last word that leads to one, or sign.
fn begin(text: &str, stretch: Span) -> usize {
    let words = stretch.of(text);
    let leads = std::iter::once(led(words));
    let sign =
        words.rfind(|c| !is_name(c)).map(|at| at + words[at..].chars().next().map_or(1, char::len_utf8));
    stretch.start + leads.chain(sign).filter(|&at| at < words.len()).max().unwrap_or(0)
}

/// Where the first item of an enumeration begins, at the earliest.
fn head(text: &str, comma: usize) -> usize {
    let near = floor(text, comma.saturating_sub(ITEM));
    let clause = text[near..comma].rfind(|c| BREAKS.contains(c));
    clause.map_or(near, |at| near + at + text[near + at..].chars().next().map_or(1, char::len_utf8))
}

/// Whether an enumeration goes on behind what stands between two of its commas.
fn goes_on(item: &str) -> bool {
    item.len() <= ITEM && BREAKS.find(item, 0).is_none() && and_so_on(item).is_none()
}

/// Where 等 ends an enumeration; of 高等 and 等级 it is part of a word.
fn and_so_on(item: &str) -> Option<usize> {
    let ends = |&(at, _): &(usize, &str)| {
        let part = item[..at].ends_with(['高', '中', '初', '平', '同', '优', '特', '上', '相', '不']);
        !part && !item[at + '等'.len_utf8()..].starts_with(['级', '效', '式'])
    };
    item.match_indices('等').find(ends).map(|(at, _)| at)
}

/// A Chinese character that a name may hold.
fn is_name(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c) && !NO_NAME.contains(c)
}

/// The last character boundary at or before `at`.
fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Mentions {
        mentions(text, &Triggers::of(text))
    }

    #[test]
    fn every_suffix_is_a_trigger() {
        for (suffix, _) in SUFFIXES {
            let triggers = Triggers::of(suffix);
            let last = suffix.char_indices().next_back();
            let mut seeker = triggers.seek(Trigger::Name);
            assert_eq!(seeker.find(last.map_or(0, |(at, _)| at)), last, "{suffix}");
        }
    }

    #[test]
    fn names_of_suffixes_and_enumerations() {
        let table: [(&str, &[&str]); 9] = [
            ("山城市巴南区木洞镇风景好。", &["山城市", "巴南区", "木洞镇"]),
            ("记者走进木洞镇，", &["木洞镇"]),
            ("蓝盾光电、渝惠金扬、华芯微等企业", &["蓝盾光电", "渝惠金扬", "华芯微"]),
            ("依托“链主”惠科金渝、蓝盾光电，", &["惠科金渝", "蓝盾光电"]),
            ("苏州蓝盾光电有限公司投产", &["蓝盾光电", "蓝盾光电有限公司"]),
            ("一条很长很长的路通往不知道什么地方的镇", &[]),
            ("建成3个、5个、8个", &[]),
            ("全镇、全区、全市", &[]),
            ("“高端制造”、《新区规划》、", &["新区规划", "高端制造"]),
        ];
        for (text, want) in table {
            let mut found: Vec<&str> = of(text).names.iter().map(|name| name.of(text)).collect();
            found.sort_unstable();
            let mut want = want.to_vec();
            want.sort_unstable();
            assert_eq!(found, want, "{text}");
        }
    }

    #[test]
    fn a_list_reaches_from_its_first_item_to_its_last() {
        let text = "园区有甲公司、乙公司和丙公司，另有丁厂、戊厂。";
        let lists: Vec<&str> = of(text).lists.iter().map(|list| list.of(text)).collect();
        assert_eq!(lists, ["园区有甲公司、乙公司和丙公司", "另有丁厂、戊厂"]);
    }
}
