//! Words for units that are part of a longer word: 大 in 大学, 人 in 人才.

use std::sync::LazyLock;

use fnv::FnvHashMap;

use super::end::ends_value;

/// Whether the word for a unit that ends at `end` is no part of a longer word.
pub(super) fn counts(unit: &str, text: &str, end: usize) -> bool {
    let tail = &text[end..];
    match unit {
        // 50所以上.
        "所" if ["以上", "以内", "以下"].iter().any(|word| tail.starts_with(word)) => true,
        "个点" => ends_value(tail) || tail.starts_with(['以', '左']),
        "日" => tail.starts_with(['内', '以', '之']),
        // 比 is the unit of a ratio alone; 28分12篮板 is a score.
        "比" => false,
        "分" => ends_value(tail) || tail.starts_with(['以', '（', '夺', '获', '摘']) || scores_more(tail),
        _ => {
            let not = NOT_BY_UNIT.get(unit).copied().unwrap_or_default();
            let latin =
                |c: char| c.is_ascii_alphanumeric() && unit.ends_with(|c: char| c.is_ascii_alphabetic());
            tail.chars().next().is_none_or(|c| !not.chars().any(|n| n == c) && !latin(c))
        }
    }
}

/// 12篮板 behind the points of a player, 和10分 behind those of a list.
fn scores_more(tail: &str) -> bool {
    const WORDS: [&str; 6] = ["篮板", "个篮板", "助攻", "次助攻", "板", "助"];
    let next = tail.strip_prefix(['和', '与', '及']);
    let rest = next.unwrap_or(tail).trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number = rest.len() < next.unwrap_or(tail).len();
    number
        && if next.is_some() {
            rest.starts_with('分')
        } else {
            WORDS.iter().any(|word| rest.starts_with(word))
        }
}

/// Units, and the characters before which they are none: 大 not in 大学, 人 not in 人才.
const NOT_UNIT: &[(&str, &str)] = &[
    ("大", "洲学会型厦道桥陆洋家以报召精促关、，。”"),
    ("年", "级代产轻度终报计规"),
    ("天", "津然府花线河"),
    ("家", "庭长具电居乡政纺"),
    ("方", "案向法式针便米程面"),
    ("人", "才民工均形大物文事格行寿力体居"),
    ("头", "部条等号"),
    ("口", "岸径碑气味号"),
    ("门", "店户槛诊类票"),
    ("层", "次级"),
    ("支", "持付出撑点部柱线流"),
    ("组", "织合成团建"),
    ("对", "接外口于标比象应"),
    ("面", "积向对粉临包貌"),
    ("道", "路德理具"),
    ("车", "间型企辆站主市道"),
    ("站", "点台位"),
    ("班", "子级"),
    ("类", "似别型"),
    ("股", "东份权市价息"),
    ("集", "团群聚中成散体约装资采"),
    ("部", "分队署级长位"),
    ("首", "次个批位家套"),
    ("本", "地市土科级身"),
    ("所", "有以得在属需谓"),
    ("场", "地所馆景站次"),
    ("户", "籍外型口"),
    ("位", "于居列置数势"),
    ("名", "单称优列牌录"),
    ("件", "件"),
    ("单", "位元体克独一价抗"),
    ("项", "目"),
    ("条", "件例款约"),
    ("种", "植子业养苗"),
    ("块", "状"),
    ("份", "额"),
    ("双", "方向重"),
    ("桶", "装"),
    ("周", "边年岁期围日一二三四五六末"),
    ("秒", "杀"),
    ("升", "级至学温值到高一二两三四五平"),
    ("片", "区"),
    ("顶", "层级部上尖端天住"),
    ("平方", "英分毫根和差"),
    ("米", "粉饭面其"),
    ("里", "面程边的河店屯桥铺庄沟坪营堡墩坝塘岗亭"),
    ("克", "服隆拉"),
    ("度", "假过数"),
    ("两", "个三四天年次岸地翼委会种名家院院百千万条手种市"),
    ("方面", "军"),
    ("圆", "满桌形心环柱周梦弧领"),
    ("县", "级委府长政城域乡区志道"),
    ("镇", "级委府长政区域街痛静"),
    ("乡", "级委府长政村镇土亲"),
    ("省", "级委府长政道内外会城市"),
    ("市", "级委府长政场民区内外值面价直属县"),
    ("村", "级委支庄民里镇务民口社"),
    ("票", "房据价务面选款根箱券贩友数源"),
    ("折", "叠页射腾扣线返旧中合算"),
    ("g", "网手信基"),
    ("盒", "装"),
    ("箱", "装"),
    ("包", "装"),
    ("袋", "装"),
    ("次", "方要日级年序"),
    ("节", "约目日点能假水电庆育省奏拍气度"),
    ("环", "路线保境节形岛城卫绕评球比"),
    ("手", "机工段术续法臂势表册"),
    ("死", "亡者刑去"),
    ("伤", "亡者害病员势口"),
    ("金", "融额属店牌条山水科华寨领砖字矿"),
    ("银", "行川杏"),
    ("铜", "矿仁陵川"),
];

static NOT_BY_UNIT: LazyLock<FnvHashMap<&str, &str>> =
    LazyLock::new(|| NOT_UNIT.iter().rev().copied().collect());
