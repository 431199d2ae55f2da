//! Places that no rule registers, named before the words of a claim: 平江县 in 平江县GDP达170亿元.

use std::sync::LazyLock;

use super::Reader;
use super::firm::{firm, is_proper, may_hold_firm, unnamed};
use super::part::part;
use crate::document::Document;
use crate::rule::RuleSet;
use crate::scan::{CharSet, WordTable};
use crate::text::Span;
use crate::words;

/// What the name of a place ends with.
const ENDS: [char; 7] = ['省', '市', '县', '区', '镇', '乡', '州'];
/// A name without its end is no longer than this, in characters.
const LONGEST: usize = 4;
/// Characters before an end that make it no name: 全县, 该市, 各区.
static NO_NAME: LazyLock<CharSet> = LazyLock::new(|| CharSet::of("全我各该本每外邻某其这那个级大强小"));
/// Characters that stand before the name of a neighbour (西邻石门县, but 邻水县 is one), and of where somebody goes.
const BESIDE: [char; 2] = ['邻', '接'];
const AWAY: [char; 5] = ['毗', '赴', '距', '经', '至'];
/// Characters before an end that count the places named before: 平江、南湖两县.
const COUNTED: &str = "两三四五六七八九十";
/// What names part at, and what stands before the first.
const PARTING: [char; 8] = ['的', '、', '和', '与', '及', '：', '，', ' '];
static LEADS: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of(&[
        "其中", "而", "同期", "同时", "另外", "此外", "周边的", "邻近的", "附近的", "相邻的", "，", "、",
        "的", "：", "园内", "区内", "县内", "市内", "境内的",
    ])
});
/// Words that end like places and are none.
static COMMON: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::by_last(
        &[
            "城市", "都市", "上市", "超市", "门市", "股市", "楼市", "车市", "夜市", "入市", "辖市", "城区",
            "郊区", "地区", "园区", "社区", "景区", "山区", "新区", "特区", "辖区", "片区", "库区", "矿区",
            "厂区", "校区", "院区", "综保区", "灾区", "疫区", "牧区", "林区", "湖区", "港区", "税区", "范区",
            "发区", "高新区", "经开区", "能区", "验区", "贸区", "护区", "作区", "行区", "聚区", "集区",
            "业区", "心区", "老区", "战区", "军区", "街区", "营区", "赛区", "展区", "产区", "活区", "务区",
            "游区", "假区", "治区", "治州", "治县", "选区", "市区", "县区", "县市", "城镇", "乡镇", "集镇",
            "村镇", "制镇", "点镇", "心镇", "城乡", "返乡", "下乡", "家乡", "故乡", "侨乡", "水乡", "困县",
            "点县", "范县", "进县", "业县", "贫县", "粮县",
        ]
        .map(|word| (word, ())),
    )
});
/// Words that begin with such an end and go on: 市场, 县域, 镇级.
static GOES_ON: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of(&[
        "市场", "市民", "市级", "市政", "市值", "市区", "市属", "市直", "市委", "市长", "县级", "县域",
        "县城", "县属", "县直", "县委", "县长", "县区", "县市", "区域", "区段", "区间", "区块", "区级",
        "区属", "区直", "区委", "区长", "区县", "镇级", "镇村", "镇域", "镇区", "乡村", "乡镇", "乡级",
        "乡亲", "省级", "省会", "省属", "省内", "省外", "省直", "省委", "省长", "州级", "州长",
    ])
});
/// What makes the place before it that of an office or a firm, by where it ends.
static OFFICES: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of(&[
        "局", "委", "厅", "政府", "办公室", "法院", "检察院", "协会", "商会", "公司", "集团", "大学", "学院",
    ])
});

/// How far before the words such a name is looked for, in characters.
const FARTHEST: usize = 300;

impl Reader<'_> {
    /// The place that no rule registers and that is named last in `region`.
    pub(super) fn place_in(&self, region: Span) -> Option<Span> {
        let text = self.document.text.as_str();
        let far = region.of(text).char_indices().rev().nth(FARTHEST).map_or(0, |(at, _)| at);
        let region = Span::new(region.start + far, region.end);
        let firms = may_hold_firm(region.of(text));
        let mut found = None;
        let mut at = region.start;
        while at < region.end {
            let rest = &text[at..region.end];
            let time = self.document.times_in(Span::new(at, at + 1)).first();
            let passed = time.map(|time| time.span.end.min(region.end) - at);
            if let Some(length) = passed.or_else(|| LEADS.leading(rest).map(|(word, ())| word.len())) {
                at += length;
            } else if let Some(subject) = self.mention_at(at) {
                (found, at) = (None, subject.end);
            } else if let Some(longer) = self.stranger_from(at).filter(|name| name.end <= region.end) {
                found = Some(longer);
                at = longer.end;
            } else if let Some(length) = institution(rest)
                .or_else(|| unnamed(rest))
                .or_else(|| neighbour(rest))
                .or_else(|| part(rest))
                .or_else(|| super::part::region(rest))
            {
                found = Some(Span::new(at, at + length));
                at += length;
            } else if let Some(length) = firms
                .then(|| firm(rest).filter(|_| self.begins_name(at, found)))
                .flatten()
                .or_else(|| name(rest).filter(|length| !is_office(&text[at + length..])))
            {
                found = Some(Span::new(at, at + length));
                at += length;
            } else {
                let parting = rest.char_indices().find(|(_, c)| PARTING.contains(c));
                at += parting.map_or(rest.len(), |(parting, c)| parting + c.len_utf8());
            }
        }
        found
    }

    /// Whether the name of a firm may begin at a byte: not right behind a name, which says what that one makes, nor as an item
    /// of a list, which is what somebody has or brings in.
    fn begins_name(&self, at: usize, before: Option<Span>) -> bool {
        let mentions = &self.around().mentions;
        let ended = mentions.partition_point(|mention| mention.span.end < at);
        let behind = mentions.get(ended).is_some_and(|mention| mention.span.end == at);
        let listed = self.document.text.as_str()[..at].ends_with('、');
        !behind && !listed && before.is_none_or(|last| last.end != at)
    }
}

/// Bodies of a district that are called after it in short: 区人民医院.
static INSTITUTIONS: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of(&[
        "人民医院", "第一人民医院", "第二人民医院", "第三人民医院", "中医院", "中医医院", "妇幼保健院",
        "妇幼院", "中心医院", "骨科医院", "中心卫生院", "卫生院", "精神卫生中心", "疾控中心", "职教中心",
        "图书馆", "博物馆", "文化馆", "体育馆", "第一中学", "一中", "二中", "三中",
    ])
});

/// Length of the short name of a body of the district that a text begins with.
pub(super) fn institution(text: &str) -> Option<usize> {
    let region = text.chars().next().filter(|c| matches!(c, '区' | '县' | '市' | '镇' | '州'))?.len_utf8();
    INSTITUTIONS.leading(&text[region..]).map(|(word, ())| region + word.len())
}

/// Words for a neighbour.
const NEIGHBOURS: &[&str] = &["邻县", "邻区", "邻市", "邻镇", "邻省", "邻居"];

/// Length of the words for a neighbour that a text begins with, and of its name where it has one: 邻县武隆.
fn neighbour(text: &str) -> Option<usize> {
    let lead = NEIGHBOURS.iter().find(|word| text.starts_with(**word))?.len();
    let near = text[lead..].char_indices().nth(6).map_or(text.len(), |(at, _)| lead + at);
    let words = words::tagged(&text[lead..near]);
    let named = words.first().filter(|(word, tag)| tag.starts_with('n') && word.chars().count() > 1);
    Some(lead + named.map_or(0, |(word, _)| word.len()))
}

/// Whether words stand for one that nobody names: 一家企业, 邻县.
pub(super) fn is_unnamed(name: &str) -> bool {
    NEIGHBOURS.contains(&name) || unnamed(name) == Some(name.len())
}

/// Length of the name of a place that a text begins with.
fn name(text: &str) -> Option<usize> {
    let mut last = ' ';
    for (index, (at, c)) in text.char_indices().enumerate().take(LONGEST + 1) {
        let end = at + c.len_utf8();
        if !('\u{4E00}'..='\u{9FFF}').contains(&c) || index > 0 && BESIDE.contains(&c) || AWAY.contains(&c) {
            return None;
        }
        let ends = index >= 2 && ENDS.contains(&c) && !NO_NAME.contains(last);
        if ends && COMMON.trailing(&text[..end]).is_none() && GOES_ON.leading(&text[at..]).is_none() {
            let counted = COUNTED.contains(last);
            let own = if counted { at - last.len_utf8() } else { at };
            if (!counted || index >= 3) && is_name(&text[..own], &text[..end]) {
                return Some(end);
            }
        }
        last = c;
    }
    None
}

/// So many regions of a text are looked at for one with a name.
const REGIONS: usize = 64;

/// Whether a text names a place that ends with `region`, registered or not.
pub(super) fn names_place(text: &str, region: char) -> bool {
    text.match_indices(region).take(REGIONS).any(|(at, found)| {
        let end = at + found.len();
        starts(text, at).any(|start| name(&text[start..]) == Some(end - start))
    })
}

/// Where the name of a place may begin whose last character stands at `at`.
fn starts(text: &str, at: usize) -> impl Iterator<Item = usize> {
    text[..at].char_indices().rev().skip(1).take(LONGEST - 1).map(|(start, _)| start)
}

/// Whether a name ends like that of a place and is that of a park, or none: 高新区.
pub(super) fn is_common(name: &str) -> bool {
    COMMON.trailing(name).is_some()
}

/// What stands before a place that a clause begins with; “网红镇” in quotation marks is none.
const FOREIGN_BEFORE: &str = "从，。；：！？ \n\u{3000}";

/// The places that clauses begin with and that no rule registers.
pub(super) fn places(document: &Document, rules: &RuleSet) -> Vec<Span> {
    let text = document.text.as_str();
    let mut found: Vec<Span> = Vec::new();
    for (at, end) in text.match_indices(['区', '市', '县', '省', '镇']) {
        let end = at + end.len();
        let begins = |start: &usize| {
            let before = text[..*start].chars().next_back();
            before.is_none_or(|c| FOREIGN_BEFORE.contains(c)) || document.time_ends_at(*start)
        };
        let start = starts(text, at).filter(begins).find(|start| name(&text[*start..]) == Some(end - start));
        let name = start.map(|start| Span::new(start, end));
        found.extend(name.filter(|name| {
            rules.subject(name.of(text)).is_none()
                && is_proper(&text[name.start..at])
                && !is_guest(&text[end..])
        }));
    }
    found
}

/// So far, in characters, is looked for what a guest does.
const GUEST: usize = 16;

/// Whether a place that these words follow comes to another: 渝北区代表团来我区考察.
fn is_guest(behind: &str) -> bool {
    let near = behind.char_indices().nth(GUEST).map_or(behind, |(at, _)| &behind[..at]);
    let clause = near.split(['，', '。', '；', '\n']).next().unwrap_or_default();
    ["来我", "到我", "来访", "赴", "代表团", "考察团"].iter().any(|word| clause.contains(word))
}

/// By jieba: the whole is a place, or the part before its end is nouns and says nothing of what is done.
fn is_name(own: &str, whole: &str) -> bool {
    words::tagged(whole).iter().all(|(_, tag)| tag.starts_with("ns"))
        || words::tagged(own).iter().all(|(_, tag)| tag.starts_with(['n', 'x', 'j', 'a', 'z']))
}

/// 平江县统计局: an office of the place, not the place itself.
fn is_office(behind: &str) -> bool {
    let near = behind.char_indices().nth(8).map_or(behind.len(), |(at, _)| at);
    let near = behind[..near].split(PARTING).next().unwrap_or_default();
    OFFICES.is_inside(near)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_places() {
        let table = [
            ("平江县GDP达", Some("平江县")),
            ("望山县规上企业", Some("望山县")),
            ("白水镇有学校", Some("白水镇")),
            ("邻水县有学校", Some("邻水县")),
            ("西邻石门县", None),
            ("长沙市场监管", None),
            ("南湖两县规上企业", Some("南湖两县")),
            ("该县规上企业", None),
            ("我们全市规上企业", None),
            ("示范区规上企业", None),
            ("中小城市规上企业", None),
            ("沿海地区规上企业", None),
            ("实现全县产值", None),
            ("特色小镇规上企业", None),
            ("规上企业", None),
            ("贫困县规上企业", None),
        ];
        for (text, want) in table {
            assert_eq!(name(text).map(|length| &text[..length]), want, "{text}");
        }
        assert!(is_office("统计局公布") && !is_office("GDP达170亿元，统计局公布"));
    }
}
