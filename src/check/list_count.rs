//! 甲、乙、丙等四大体系: an enumeration against the number of items that it is said to have.
//!
//! Precision first. 等 may leave out as many as it likes, so only one left out of four or more is told, and only before
//! 大, 类, 方面, which count kinds and not things. A list that 和 joins may have an item more: any number that some reading
//! gives is right. More items than stated are told only of items of like length: of 机器人、无人机研发中心 the first may be no
//! item of its own.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use rust_decimal::Decimal;

use super::lead::led;
use super::{Slip, evidence_of};
use crate::document::Document;
use crate::finding::Reason;
use crate::quantity::{Hedges, whole};
use crate::scan::CharSet;
use crate::statement::Value;
use crate::text::Span;
use crate::trigger::Trigger;

/// What is counted behind a numeral where the list is meant and not the things: 四大, 四类, 四个方面.
const KINDS: &[&str] = &[
    "大", "大类", "类", "方面", "个方面", "个领域", "个环节", "个板块", "个维度", "个层面", "个阶段",
    "个层次", "个类别", "个步骤", "个要素", "个方向", "个部门", "项措施", "项行动", "项制度", "项机制",
    "项改革", "项政策", "级", "地",
];
/// Levels of administration, which 级 counts: 省、市、县三级. Of anything else 三级 is its grade.
const LEVELS: &[&str] = &[
    "国家", "中央", "国", "部", "省", "自治区", "市", "州", "盟", "区", "县", "旗", "乡", "镇", "乡镇",
    "街道", "社区", "村", "组", "屯", "村居",
];
/// Words that begin with 大 and are no kind: 三大队.
const NOT_BIG: &[&str] = &[
    "大队", "大于", "大约", "大多", "大幅", "大学", "大厦", "大楼", "大桥", "大道", "大街", "大关", "大气",
    "大会", "大洲", "大连", "大庆", "大同", "大理", "大兴", "大型", "大宗", "大专", "大病", "大中",
];
/// Words that join the last items of a list.
const JOINTS: &[&str] = &["以及", "和", "及", "与", "或", "暨"];
/// Words in front of a count that are no item of the list before it: 围绕煤炭、电力发展三大产业.
const OTHER: &[&str] = &[
    "的", "发展", "打造", "建设", "推进", "推动", "形成", "实施", "构建", "培育", "开展", "组织", "成立",
    "设立", "启动", "完成", "实现", "获", "组成", "建成", "新建", "引进", "落实", "明确", "提出", "制定",
    "出台", "抓", "突出", "坚持", "强化", "做", "围绕", "聚焦", "分为", "分成", "涉及", "涵盖", "包括",
    "覆盖", "解决", "破解", "签", "承担", "拥有", "具有", "有", "是", "为", "在", "从", "按", "对", "于",
    "向", "到", "以", "这", "其", "等", "全", "共", "下", "上", "内", "中", "间", "后", "前",
];
/// The most items of which 等 leaves out one by mistake; of ten it does so because they are many.
const OPEN: usize = 5;
/// What may stand between a count and its list.
const LEADS: &[&str] = &["：", "，即", "，分别是", "，分别为", "，依次是", "，依次为"];
static BREAKS: LazyLock<CharSet> = LazyLock::new(|| CharSet::of("，。；：！？\n,;:!?…—"));

pub(super) fn slips(article: usize, document: &Document, _: &Hedges) -> Vec<Slip> {
    let text = document.text.as_str();
    let mut slips = Vec::new();
    let mut at = 0;
    let mut seeker = document.triggers.seek(Trigger::Count);
    while let Some((start, c)) = seeker.find(at) {
        at = start + c.len_utf8();
        let Some(count) = count(text, start) else { continue };
        let Some(list) = before(text, &count).or_else(|| behind(text, &count)) else { continue };
        // 等五类产品 names examples.
        let kind = &text[start..count.span.end];
        let examples = list.open && kind == "类";
        if examples || !list.suits(kind, count.stated) || !list.contradicts(count.stated) {
            continue;
        }
        let named = *list.counts.end();
        let value = Value::List { items: list.names(), open: list.open };
        let word = Value::Word(document.written(count.span));
        let reason = Reason::ListCount { named, stated: Decimal::from(count.stated) };
        let evidence = vec![
            evidence_of(article, document, list.span, value),
            evidence_of(article, document, count.span, word),
        ];
        slips.push(Slip { reason, evidence });
    }
    slips
}

/// A number of kinds: 四大.
struct Count {
    span: Span,
    stated: usize,
}

/// The count whose kind stands at `at`.
fn count(text: &str, at: usize) -> Option<Count> {
    let numeral = |c: char| c.is_ascii_digit() || "二两三四五六七八九十".contains(c);
    let start = text[..at].trim_end_matches(numeral).len();
    if start == at {
        return None;
    }
    let kind = KINDS.iter().filter(|kind| text[at..].starts_with(**kind)).max_by_key(|kind| kind.len())?;
    let (stated, rest) = whole(&text[start..at])?;
    let named = rest.is_empty()
        && (2..=20).contains(&stated)
        && !text[..start].ends_with(['第', '.', '-', '—', '前']);
    let kind_end = at + kind.len();
    (named && !NOT_BIG.iter().any(|word| text[at..].starts_with(word)))
        .then_some(Count { span: Span::new(start, kind_end), stated: usize::try_from(stated).ok()? })
}

/// The items of an enumeration.
struct List<'t> {
    span: Span,
    items: Vec<&'t str>,
    /// How many items it may have.
    counts: RangeInclusive<usize>,
    /// 等 says that there are more.
    open: bool,
}

impl<'t> List<'t> {
    fn of(text: &'t str, span: Span, open: bool) -> Option<Self> {
        let words = span.of(text);
        if words.contains(['（', '(', '“', '《', '”', '》', '/']) {
            return None;
        }
        let items: Vec<&str> = words.split('、').collect();
        let joined =
            items.iter().skip(1).filter(|item| JOINTS.iter().any(|joint| item.contains(joint))).count();
        let whole = items.len() >= 2 && items.iter().all(|item| !item.is_empty());
        whole.then(|| Self { span, counts: items.len()..=items.len() + joined, items, open })
    }

    /// The items, without what leads to the first.
    fn names(&self) -> Vec<String> {
        let lead = self.items.first().map_or(0, |first| led(first));
        let strip = |(n, item): (usize, &&str)| item[if n == 0 { lead } else { 0 }..].to_owned();
        self.items.iter().enumerate().map(strip).collect()
    }

    /// Whether the items may be what a kind counts. One name may stand for several places: 川渝、贵州、云南四地.
    fn suits(&self, kind: &str, stated: usize) -> bool {
        match kind {
            "级" => self
                .items
                .iter()
                .all(|item| LEVELS.iter().any(|level| item.ends_with(level) && item.chars().count() <= 3)),
            "地" => !self.open && stated < self.items.len(),
            _ => true,
        }
    }

    fn contradicts(&self, stated: usize) -> bool {
        let (least, most) = (*self.counts.start(), *self.counts.end());
        match stated > most {
            true if self.open => stated == most + 1 && (4..=OPEN).contains(&stated) && self.even(),
            true => stated == most + 1 && most >= 3,
            false => stated + 1 == least && self.even(),
        }
    }

    /// Whether the items, but for the first, are of like length.
    fn even(&self) -> bool {
        let lengths = || self.items[1..].iter().map(|item| item.chars().count());
        let (least, most) = (lengths().min().unwrap_or(0), lengths().max().unwrap_or(0));
        self.items.len() >= 3 && most <= least + 1 && most <= 8
    }
}

/// The list before a count: 甲、乙、丙等四大体系.
fn before<'t>(text: &'t str, count: &Count) -> Option<List<'t>> {
    let head = &text[..count.span.start];
    let closed = head.strip_suffix('等').unwrap_or(head);
    let start = closed.rfind(|c| BREAKS.contains(c));
    let start = start.map_or(0, |at| at + closed[at..].chars().next().map_or(1, char::len_utf8));
    let last = closed[start..].rsplit('、').next().unwrap_or_default();
    let other = OTHER.iter().any(|word| last.contains(word)) || last.chars().count() > 12;
    if other || closed.len() - start > 300 {
        return None;
    }
    List::of(text, Span::new(start, closed.len()), closed.len() < head.len())
}

/// The list behind a count: 四大体系：甲、乙、丙。
fn behind<'t>(text: &'t str, count: &Count) -> Option<List<'t>> {
    let tail = &text[count.span.end..];
    let noun = tail.find(|c| BREAKS.contains(c)).filter(|noun| *noun <= 36)?;
    let lead = LEADS.iter().find(|lead| tail[noun..].starts_with(**lead))?;
    let start = count.span.end + noun + lead.len();
    let end = start + text[start..].find(|c| BREAKS.contains(c)).unwrap_or(text.len() - start);
    // Behind a comma the list may go on.
    let ends = text[end..].starts_with(['。', '；', '\n']) || end == text.len();
    let closed = text[start..end].trim_end_matches('等');
    let open = closed.len() < end - start;
    let plain = !["的", "是", "为", "在"].iter().any(|word| closed.contains(word));
    if !ends || !plain {
        return None;
    }
    List::of(text, Span::new(start, start + closed.len()), open)
}

#[cfg(test)]
mod tests {
    use super::super::table::check;
    use super::*;

    #[test]
    fn lists_and_their_counts() {
        check(
            slips,
            &[
                ("覆盖治水、治气、治土等四大体系。", Some("named: 3, stated: 4")),
                ("覆盖治水、治气、治土、治废等四大体系。", None),
                ("覆盖治水、治气、治土、治废、治噪等5大体系。", None),
                ("九价疫苗、口服紫杉醇等12个创新药物进入临床。", None),
                ("电子信息、装备制造等五大产业。", None),
                ("聚焦电子、汽车、装备三大产业。", None),
                ("聚焦电子、汽车、装备、材料三大产业。", Some("named: 4, stated: 3")),
                ("聚焦电子、汽车、装备四大产业。", Some("named: 3, stated: 4")),
                ("聚焦电子、汽车和装备三大产业。", None),
                ("聚焦电子、汽车和装备四大产业。", Some("named: 3, stated: 4")),
                ("聚焦电子、汽车、装备和材料三大产业。", None),
                ("围绕煤炭、电力、钢铁发展四大产业。", None),
                ("石油、天然气、煤炭的四大用途。", None),
                ("形成机器人、无人机、传感器研发中心两大平台。", None),
                ("对电子、汽车企业开展研发、制造、销售三大环节的培训。", None),
                ("实施四大工程：强基、提质、增效、惠民。", None),
                ("实施四大工程：强基、提质、增效。", Some("named: 3, stated: 4")),
                ("实施四大工程：强基、提质、增效等。", Some("named: 3, stated: 4")),
                ("实施四大工程，分别是强基、提质、增效、惠民、安民。", Some("named: 5, stated: 4")),
                ("实施四大工程：强基、提质、增效，", None),
                ("新建幼儿园、小学、中学4所。", None),
                ("省、市、县、乡三级联动。", Some("named: 4, stated: 3")),
                ("县、乡、村四级联动。", Some("named: 3, stated: 4")),
                ("县、乡、村三级联动。", None),
                ("人民医院、中医院、妇幼院、口腔医院三级医院。", None),
                ("北京、天津、河北、山东三地联动。", Some("named: 4, stated: 3")),
                ("川渝、贵州、云南四地联动。", None),
                ("落实减税、降费、缓税四项措施。", Some("named: 3, stated: 4")),
                ("获发明、实用、外观四项专利。", None),
                ("第一、第二、第三大队。", None),
                ("“研发、制造、销售”四大环节。", None),
                ("从教学、科研、管理四个方面入手。", Some("named: 3, stated: 4")),
                ("从教学、科研、管理、服务四个方面入手。", None),
                ("科技创新、经营管理、技术技能、紧缺高层次等四类人才。", None),
            ],
        );
    }
}
