//! Parts of a whole that are named by what they are: 储能业务, 直销渠道, 东部地区, 国内段, 日本代表团.

use std::sync::LazyLock;

use super::firm::is_proper;
use crate::scan::WordTable;
use crate::words;

/// What a body earns or sells apart: the words before it say which.
const TRADES: &[&str] =
    &["业务板块", "业务", "板块", "产品", "渠道", "分部", "品类", "系列", "车型", "事业部"];
/// Sectors that statistics tell apart.
static SECTORS: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of(&[
        "战略性新兴产业", "高新技术产业", "高技术产业", "高技术制造业", "高技术服务业", "装备制造业",
        "先进制造业", "制造业", "服务业", "现代服务业", "生产性服务业", "建筑业", "房地产业", "金融业",
        "采矿业", "批发业", "零售业", "住宿业", "餐饮业", "农副食品加工业",
    ])
});
/// Words before them that mean all of it.
const ALL: &[&str] = &[
    "主营", "主要", "全部", "各类", "各项", "所有", "相关", "其他", "多种", "公司", "集团", "企业", "各",
    "新", "该", "其", "多", "上述", "本", "整体",
];
/// Bodies and stretches that are called after a place.
const BODIES: &[&str] = &["代表团", "交易团", "地区", "段", "队"];
/// Words that end like them and are none.
static COMMON: LazyLock<WordTable<()>> = LazyLock::new(|| {
    let words = [
        "部队", "团队", "车队", "排队", "军队", "船队", "支队", "大队", "中队", "机队", "梯队", "球队",
        "乐队", "阶段", "时段", "路段", "地段", "手段", "区段", "片段", "年龄段", "学段", "分段", "河段",
        "标段", "工段", "这地区", "本地区", "各地区", "该地区", "贫困地区", "农村地区", "少数民族地区",
        "偏远地区", "边远地区", "城镇地区", "沿海地区", "受灾地区", "边疆地区", "民族地区", "欠发达地区",
        "周边地区", "重点地区", "主要地区",
    ];
    WordTable::by_last(&words.map(|word| (word, ())))
});
static ENDS: LazyLock<WordTable<()>> = LazyLock::new(|| WordTable::of(&[TRADES, BODIES].concat()));
/// What no such name holds.
const BROKEN: &str = "，。、；：！？的在有与和及由向对为将把被让等共从其“”《》\n \t";
/// The words before the end are so many characters at most.
const LONGEST: usize = 8;

/// What is done at some place apart from the rest, right before the words of a claim: 境外营收.
const APART: &[&str] = &["境外", "海外", "国外", "国内", "线上", "线下", "直销", "经销", "分销", "代销"];

/// Provinces and countries by their short names.
static REGIONS: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of(&[
        "北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海", "江苏", "浙江", "安徽",
        "福建", "江西", "山东", "河南", "湖北", "湖南", "广东", "广西", "海南", "重庆", "四川", "贵州",
        "云南", "西藏", "陕西", "甘肃", "青海", "宁夏", "新疆", "香港", "澳门", "台湾", "长三角", "珠三角",
        "京津冀", "粤港澳大湾区", "美国", "日本", "德国", "法国", "英国", "韩国", "俄罗斯", "印度", "意大利",
        "加拿大", "澳大利亚", "巴西", "荷兰", "越南", "泰国", "新加坡", "马来西亚", "印度尼西亚", "西班牙",
        "希腊",
    ])
});
/// What is told of them right behind.
static TOLD: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of(&[
        "获得", "收获", "获", "夺得", "斩获", "完成", "实现", "接待", "开行", "达到", "达", "共", "累计",
        "新增",
    ])
});

/// Length of the name of a part that a text begins with.
pub(super) fn part(text: &str) -> Option<usize> {
    if let Some((sector, ())) = SECTORS.leading(text) {
        // 金融业务, 制造业强县.
        let goes_on =
            text[sector.len()..].starts_with(['务', '强', '集', '示', '园', '基', '企', '大', '经']);
        return (!goes_on).then_some(sector.len());
    }
    let near = text.char_indices().nth(LONGEST + 3).map_or(text.len(), |(at, _)| at);
    let (at, (end, ())) = ENDS.inside(&text[..near]).find(|(at, _)| *at > 0)?;
    let (stem, name) = (&text[..at], &text[..at + end.len()]);
    let whole = stem.contains(|c: char| BROKEN.contains(c) || c.is_ascii_digit()) || stem.chars().count() < 2;
    if whole || COMMON.trailing(name).is_some() || stem.chars().count() > LONGEST {
        return None;
    }
    // 湖北段项目部 is an office.
    if ["项目", "指挥", "公司", "标段"].iter().any(|noun| text[name.len()..].starts_with(noun)) {
        return None;
    }
    let fits = match BODIES.contains(end) {
        true => {
            stem.ends_with('部') || is_proper(stem) || REGIONS.leading(stem).is_some() || is_of_border(stem)
        }
        false => {
            !ALL.iter().any(|word| stem.starts_with(word) || stem.ends_with(word))
                && (APART.contains(&stem) || is_noun(stem))
        }
    };
    fits.then_some(name.len())
}

/// Whether a name is that of a part which others have too: 储能业务, 境外; not 日本代表团.
pub(super) fn is_part(name: &str) -> bool {
    let is_sector = || SECTORS.leading(name).is_some_and(|(sector, ())| sector.len() == name.len());
    is_sector()
        || apart(name) == Some(name.len())
        || TRADES.iter().any(|end| name.ends_with(end)) && is_named_part(name)
}

/// Whether a whole text is the name of a part.
pub(super) fn is_named_part(name: &str) -> bool {
    part(name) == Some(name.len())
}

/// 国内, 境外 before 段.
fn is_of_border(stem: &str) -> bool {
    ["国内", "境内", "境外", "国外"].contains(&stem)
}

/// Whether nothing is done in the words: 储能, but not 开拓国内.
fn is_noun(stem: &str) -> bool {
    let words = words::tagged(stem);
    let is_named = |tag: &str| !tag.starts_with(['v', 'd', 'p', 'r', 'c']) || tag == "vn";
    !words.is_empty() && words.iter().all(|(_, tag)| is_named(tag))
}

/// Length of the short name of a province or a country that a text begins with, where it is told of it.
pub(super) fn region(text: &str) -> Option<usize> {
    let (name, ()) = REGIONS.leading(text)?;
    let rest = &text[name.len()..];
    (rest.is_empty() || TOLD.leading(rest).is_some()).then_some(name.len())
}

/// Length of what stands right before the words of a claim and parts what they say from the rest: 境外 of 境外营收, the model of
/// YU7交付.
pub(super) fn apart(before: &str) -> Option<usize> {
    if ["5G", "4G", "6G", "H1", "H2", "Q1", "Q2", "Q3", "Q4"].iter().any(|word| before.ends_with(word)) {
        return None;
    }
    let word = APART.iter().find(|word| before.ends_with(**word)).map(|word| word.len());
    let model = || {
        let length = before.bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
        let model = &before[before.len() - length..];
        let mixed =
            model.contains(|c: char| c.is_ascii_alphabetic()) && model.contains(|c: char| c.is_ascii_digit());
        mixed.then_some(length)
    };
    word.or_else(model)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_whole() {
        for (text, want) in [
            ("酒类产品实现", Some("酒类产品")),
            ("储能业务营收", Some("储能业务")),
            ("酒店板块实现", Some("酒店板块")),
            ("直销渠道", Some("直销渠道")),
            ("主营业务实现", None),
            ("公司产品畅销", None),
            ("开拓国内市场", None),
            ("推出产品", None),
            ("开展业务", None),
            ("东部地区", Some("东部地区")),
            ("贫困地区", None),
            ("日本代表团获得", Some("日本代表团")),
            ("中国香港代表团", Some("中国香港代表团")),
            ("上海交易团表现", Some("上海交易团")),
            ("国内段日均开行", Some("国内段")),
            ("湖北段全长", Some("湖北段")),
            ("现阶段", None),
            ("管理团队", None),
        ] {
            assert_eq!(part(text).map(|length| &text[..length]), want, "{text}");
        }
        assert_eq!(region("江苏"), Some(6));
        assert_eq!(region("江苏开行"), Some(6));
        assert_eq!(region("江苏电力"), None);
        assert_eq!(apart("2023年境外"), Some(6));
        assert_eq!(apart("甲汽车YU7"), Some(3));
        assert_eq!(apart("2023"), None);
    }
}
