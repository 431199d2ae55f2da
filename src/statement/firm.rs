//! Organisations before the words of a claim that no rule registers: 华芯微公司 in 华芯微公司实现产值12亿元.

use std::sync::LazyLock;

use crate::scan::WordTable;
use crate::words;

/// What the name of an organisation ends with.
const END_WORDS: &[&str] = &[
    "有限责任公司", "股份有限公司", "有限公司", "分公司", "公司", "集团", "股份", "科技", "药业", "制药",
    "重工", "光电", "大学", "学院", "医院", "银行", "研究院", "研究所", "产业园", "创新园", "科技园",
    "产业基地", "研发基地", "公园", "大厦", "景区", "博物馆", "机场", "高铁", "运河", "大桥", "隧道", "水库",
    "电站", "古镇",
];
static ENDS: LazyLock<WordTable<()>> = LazyLock::new(|| WordTable::of(END_WORDS));
/// A name without its end is no longer than this, in characters.
const LONGEST: usize = 14;
/// What no name holds, and what parts it from the words before it.
const BROKEN: &str = "，。、；：！？的在有与和及由从向对为将把被让等共内各该本其“”《》\n \t";

/// Who speaks for the firm before it: 汇川精密董事长.
const TITLE_WORDS: &[&str] = &[
    "董事长", "副董事长", "总经理", "副总经理", "负责人", "相关负责人", "有关负责人", "厂长", "副厂长",
    "总裁", "副总裁", "创始人", "总工程师",
];
static TITLES: LazyLock<WordTable<()>> = LazyLock::new(|| WordTable::of(TITLE_WORDS));
/// What the names of offices and places end with, for which somebody speaks too.
const OFFICES: &str = "局委办厅处会院所校部站馆关署队社区县镇乡村市省府心团组行园城港库业司目";
/// What firms are also called by, where it is theirs that the words behind it tell: 光科玻璃去年产值.
const TRADE_WORDS: &[&str] = &[
    "玻璃", "材料", "新材", "新材料", "精密", "电子", "微电子", "医疗", "锂能", "能源", "生物", "智能",
    "机械", "机电", "电气", "食品", "汽车", "化工", "纸业", "铝业", "钢铁",
];
static TRADES: LazyLock<WordTable<()>> = LazyLock::new(|| WordTable::of(TRADE_WORDS));
/// All of them, to pass over a text that holds none.
static MARKS: LazyLock<WordTable<()>> =
    LazyLock::new(|| WordTable::of(&[END_WORDS, TITLE_WORDS, TRADE_WORDS].concat()));
static TOLD: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of(&[
        "去年", "今年", "前年", "上半年", "下半年", "一季度", "前三季度", "19", "20", "产值", "年产", "员工",
        "职工", "营收", "营业", "投资", "总投资", "实现", "完成", "成立", "位于", "拥有", "现有", "落户",
        "入驻", "投产",
    ])
});
/// The part of such a name before its trade is so long, in characters.
const STEM: std::ops::RangeInclusive<usize> = 2..=4;
/// Words before a firm that nobody names: 一家企业.
const UNNAMED: &[&str] = &["一家", "另一家", "某", "一户", "有家"];
/// So much may stand between, in characters: 一家电子信息企业.
const LONGEST_KIND: usize = 8;

/// Whether what ends the name of an organisation stands in `text`.
pub(super) fn may_hold_firm(text: &str) -> bool {
    MARKS.is_inside(text)
}

/// What the names of places to go and of what is built end with.
const FACILITIES: &[&str] = &[
    "产业园", "创新园", "科技园", "产业基地", "研发基地", "公园", "大厦", "景区", "博物馆", "机场", "高铁",
    "运河", "大桥", "隧道", "水库", "电站", "古镇",
];

/// Whether a name is that of a place to go, or of what is built.
pub(super) fn is_facility(name: &str) -> bool {
    FACILITIES.iter().any(|end| name.ends_with(end))
}

/// Length of the name of an organisation that a text begins with: 华芯微公司, 龙头企业金渝集团; none for 上市公司, 保险公司.
pub(super) fn firm(text: &str) -> Option<usize> {
    by_end(text).or_else(|| by_title(text)).or_else(|| by_trade(text))
}

/// Length of the words for a firm that nobody names that a text begins with: 一家企业.
pub(super) fn unnamed(text: &str) -> Option<usize> {
    let lead = UNNAMED.iter().find(|word| text.starts_with(**word))?.len();
    let kind = &text[lead..];
    let near = kind.char_indices().nth(LONGEST_KIND + 2).map_or(kind.len(), |(at, _)| at);
    let found = ["企业", "公司", "工厂"].iter().filter_map(|end| Some((kind[..near].find(end)?, end.len())));
    let (at, end) = found.min()?;
    let many = kind.starts_with(['些', '几']);
    (!many && !kind[..at].contains(|c: char| BROKEN.contains(c) || c.is_ascii_digit()))
        .then_some(lead + at + end)
}

/// 汇川精密 in 汇川精密董事长王刚介绍; none of an office or of a person.
fn by_title(text: &str) -> Option<usize> {
    let near = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
    let (at, _) = TITLES.inside(&text[..near]).find(|(at, _)| *at > 0)?;
    let stem = &text[..at];
    let broken = stem.contains(|c: char| BROKEN.contains(c) || c.is_ascii_digit())
        || stem.ends_with(|c| OFFICES.contains(c));
    let person = matches!(words::tagged(stem).as_slice(), [(_, tag)] if tag.starts_with("nr"));
    (!broken && !person && (is_proper(stem) || ends_in_trade(stem))).then_some(at)
}

/// Whether a trade stands behind a few characters: 汇川精密.
fn ends_in_trade(stem: &str) -> bool {
    TRADES
        .inside(stem)
        .any(|(at, (word, ()))| at + word.len() == stem.len() && STEM.contains(&stem[..at].chars().count()))
}

/// 光科玻璃 in 光科玻璃去年产值8.6亿元: characters that the dictionary has no word for, a trade, and what is told of it.
fn by_trade(text: &str) -> Option<usize> {
    let longest = STEM.end() + 3;
    let near = text.char_indices().nth(longest).map_or(text.len(), |(at, _)| at);
    let told =
        |(at, (word, ())): &(usize, &(&str, ()))| *at > 0 && TOLD.leading(&text[at + word.len()..]).is_some();
    let (at, (word, ())) = TRADES.inside(&text[..near]).find(told)?;
    let stem = &text[..at];
    let fits = STEM.contains(&stem.chars().count())
        && stem.chars().all(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c) && !BROKEN.contains(c));
    (fits && is_coined(stem)).then_some(at + word.len())
}

/// Whether no common word is in a stem, and no place.
fn is_coined(stem: &str) -> bool {
    let coined =
        |word: &(&str, &str)| is_syllable(word) || word.1.starts_with("nz") || word.1.starts_with("nr");
    words::tagged_known(stem).iter().all(coined)
}

/// Whether a word is a single character that may be part of a made-up name, and none that joins, counts or points.
fn is_syllable((word, tag): &(&str, &str)) -> bool {
    word.chars().count() == 1 && !tag.starts_with(['r', 'm', 'd', 'p', 'c', 'f', 'u'])
}

fn by_end(text: &str) -> Option<usize> {
    let near = text.char_indices().nth(LONGEST + 6).map_or(text.len(), |(at, _)| at);
    let (at, (word, ())) = ENDS.inside(&text[..near]).find(|(at, _)| *at > 0)?;
    let stem = &text[..at];
    let built = FACILITIES.contains(word)
        && ["新建", "改造", "建成", "建设", "扩建", "续建"].iter().any(|verb| stem.starts_with(verb));
    if built
        || stem.chars().count() > LONGEST
        || stem.contains(|c: char| BROKEN.contains(c) || c.is_ascii_digit())
    {
        return None;
    }
    is_proper(stem).then(|| longest(text, at + word.len()))
}

/// Up to the end of 华芯微科技有限公司 rather than of 华芯微科技.
fn longest(text: &str, mut end: usize) -> usize {
    while let Some((more, ())) = ENDS.leading(&text[end..]) {
        end += more.len();
    }
    end
}

/// Common words that the dictionary takes for names.
const COMMON: &[&str] =
    &["上市", "师范", "大坝", "水利", "城市", "乡镇", "农村", "县城", "山区", "湿地", "森林", "郊野"];

/// Whether nouns name one thing and no kind: a place or a name that the dictionary knows is among them, or characters that
/// it has no word for. Verbs are no part of a name.
pub(super) fn is_proper(stem: &str) -> bool {
    let words = words::tagged_known(stem);
    let named = |(word, tag): &(&str, &str)| {
        let name = ["ns", "nr", "nz", "nt", "eng"].iter().any(|name| tag.starts_with(name));
        name && word.chars().count() > 1 && !COMMON.contains(word)
    };
    let unknown = words.windows(2).any(|pair| pair.iter().all(is_syllable));
    let done = words.iter().any(|(word, tag)| tag.starts_with('v') && word.chars().count() > 1);
    !done && (unknown || words.iter().any(named))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn organisations() {
        let table = [
            ("华芯微公司实现产值", Some("华芯微公司")),
            ("恒瑞股份营业收入", Some("恒瑞股份")),
            ("师范大学招生", None),
            ("栋青创新园入驻", Some("栋青创新园")),
            ("长洲湿地公园接待", Some("长洲湿地公园")),
            ("湿地公园接待", None),
            ("全省高铁里程", None),
            ("建成大桥", None),
            ("蓝盾科技有限公司产值", Some("蓝盾科技有限公司")),
            ("龙头企业金渝集团产值", Some("龙头企业金渝集团")),
            ("重庆大学招生", Some("重庆大学")),
            ("上市公司营业收入", None),
            ("保险公司赔付", None),
            ("该公司产值", None),
            ("公司产值", None),
            ("集团产值", None),
            ("高新科技产值", None),
            ("引进公司12家", None),
            ("规上企业产值", None),
            ("子公司产值", None),
            ("全县上市公司产值", None),
            ("落户的华芯微公司", None),
            ("汇川精密董事长王刚介绍", Some("汇川精密")),
            ("汇川精密相关负责人介绍", Some("汇川精密")),
            ("经信委负责人介绍", None),
            ("园区负责人介绍", None),
            ("企业负责人介绍", None),
            ("项目负责人介绍", None),
            ("王刚总经理介绍", None),
            ("光科玻璃去年产值", Some("光科玻璃")),
            ("光科玻璃行业", None),
            ("新型材料产值", None),
            ("重庆汽车产值", None),
            ("新能源汽车产值", None),
        ];
        for (text, want) in table {
            assert_eq!(firm(text).map(|length| &text[..length]), want, "{text}");
        }
    }
}
