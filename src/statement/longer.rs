//! Longer names that begin with a subject's: 清溪县城关镇, 国际生物城有限公司.

use std::sync::LazyLock;

use crate::scan::WordTable;
use crate::text::Span;
use crate::words;

/// Words that make a name before them that of an organisation, and of a place inside of the one that is named.
static ORGANISATIONS: LazyLock<WordTable<()>> = LazyLock::new(|| {
    let words = ["有限公司", "有限责任公司", "公司", "集团", "大学", "学院", "股份"];
    WordTable::by_first(&words.map(|word| (word, ())))
});
static PLACES: LazyLock<WordTable<()>> = LazyLock::new(|| {
    let words = [
        "镇", "乡", "街道", "村", "社区", "景区", "工业园", "经济园", "开发区", "新区", "高新区", "医院",
        "学校", "中学", "小学", "支行",
    ];
    WordTable::by_first(&words.map(|word| (word, ())))
});

/// Where people go, where the words behind it tell of them.
static VENUES: LazyLock<WordTable<()>> = LazyLock::new(|| {
    let words = [
        "乐园", "公园", "湿地公园", "植物园", "动物园", "博物馆", "纪念馆", "展览馆", "科技馆", "花海",
        "花谷", "樱花谷", "峡谷", "茶博园", "采摘园", "滑雪场", "老街", "古街", "度假区", "度假村", "农庄",
        "营地", "露营地", "温泉", "溶洞", "文化节", "旅游节", "采摘节", "桃花节", "樱花节", "美食节",
    ];
    WordTable::by_first(&words.map(|word| (word, ())))
});
static GUESTS: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of(&[
        "接待", "迎来", "迎客", "吸引", "游客", "入园", "开园", "累计", "共", "日均", "单日", "全年", "客流",
        "人流", "门票", "营业", "营收", "年接待", "年", "实现", "去年", "今年", "前年", "上半年", "国庆",
        "春节", "五一", "“", "（", "19", "20",
    ])
});

/// Where the name of a venue ends that begins before `tail`, and its last word: 水上乐园 in 青石镇水上乐园接待游客.
fn venue(tail: &str) -> Option<(usize, &'static str)> {
    let near = tail.char_indices().nth(8).map_or(tail.len(), |(at, _)| at);
    let told = |(at, (word, ())): &(usize, &(&str, ()))| GUESTS.leading(&tail[at + word.len()..]).is_some();
    VENUES.inside(&tail[..near]).find(told).map(|(at, (word, ()))| (at, *word))
}

/// A name with 公司, 集团, 大学 behind it is that of an organisation, unless something is done: 临江集团累计质押公司股份.
pub(super) fn is_organisation(tail: &str) -> bool {
    organisation(tail).is_some_and(|end| !is_told(&tail[..end]))
}

/// Verbs in the names of organisations.
const TRADES: &[&str] =
    &["建设", "投资", "开发", "发展", "管理", "控股", "运营", "服务", "贸易", "经营", "置业"];

/// Whether a verb of a sentence is among the words.
fn is_told(words: &str) -> bool {
    let told = |(word, tag): &(&str, &str)| *tag == "v" && word.chars().count() > 1 && !TRADES.contains(word);
    words::tagged(words).iter().any(told)
}

/// Where the name of an organisation ends that begins before `tail`.
fn organisation(tail: &str) -> Option<usize> {
    let near = tail.char_indices().nth(12).map_or(tail.len(), |(at, _)| at);
    let (at, (word, ())) = ORGANISATIONS.inside(&tail[..near]).next()?;
    let broken = tail[..at].contains(|c| "，。、；：！？的在有与和及由被“”（）《》\n".contains(c));
    (!broken).then_some(at + word.len())
}

/// Where the name of a place ends that begins with a subject's: 清溪县城关镇, 清溪县古镇景区, 临海新区 lie inside of it, or are
/// other ones.
pub(super) fn place(text: &str, subject: Span) -> Option<usize> {
    let tail = &text[subject.end..];
    let near = tail.char_indices().nth(7).map_or(tail.len(), |(at, _)| at);
    let place = PLACES.inside(&tail[..near]).next().map(|(at, (word, ()))| (at, *word));
    let venue = if place.is_none() { venue(tail) } else { None };
    let (start, word) = place.or(venue)?;
    let settled = ["落户", "坐落", "位于", "入驻"].iter().any(|verb| tail[..start].contains(verb));
    if settled
        || tail[..start]
            .contains(|c: char| !('\u{4E00}'..='\u{9FFF}').contains(&c) || "的在有与和及共内各".contains(c))
    {
        return None;
    }
    let end = start + word.len();
    let nouns = if venue.is_some() { &tail[..start] } else { &tail[..end] };
    (!is_common(subject.of(text), tail, start, end) && are_nouns(nouns)).then_some(end)
}

/// What is no name of a place though it ends like one, by what it ends with.
static COMMON: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::by_last(
        &[
            "城镇", "乡镇", "村镇", "集镇", "市镇", "小镇", "建制镇", "中心镇", "重点镇", "试点镇", "强镇",
            "城乡", "下乡", "返乡", "回乡", "家乡", "故乡", "水乡", "侨乡", "农村", "乡村", "镇村", "行政村",
            "自然村", "贫困村", "山村", "示范村", "驻村", "新农村", "城中村", "重点村", "街道社区",
            "城市社区", "农村社区", "老旧社区", "示范社区", "类学校", "级学校", "中小学校", "等学校",
            "办学校", "职业学校", "技工学校", "特殊教育学校", "示范学校", "乡村学校", "农村学校", "类医院",
            "级医院", "等医院", "甲医院", "立医院", "营医院", "综合医院", "乡镇医院", "县级医院", "区级医院",
            "普通中学", "普通高中", "完全中学", "初级中学", "高级中学", "普通小学", "农村小学", "乡村小学",
            "完全小学", "城区学校", "城镇学校", "城镇社区", "级开发区", "级新区", "级高新区", "级景区",
            "A景区", "类景区",
        ]
        .map(|word| (word, ())),
    )
});
/// Words that begin with the last character of a place's name and go on: 镇村, 乡村振兴, 村民.
static GOES_ON: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of(&[
        "镇村", "镇级", "镇域", "镇街", "乡村", "乡镇", "乡亲", "乡土", "乡贤", "乡音", "乡愁", "乡道",
        "村民", "村级", "村镇", "村庄", "村集体", "村干部", "村委", "村医", "村道",
    ])
});

/// 清溪县城镇居民, 清溪县学校38所: common nouns of what lies in a place, with no proper name between.
fn is_common(subject: &str, tail: &str, start: usize, end: usize) -> bool {
    let name = &tail[..end];
    // 临海新区, 清溪县开发区 and 清溪镇 are names as they stand.
    const BARE: &[&str] = &["镇", "乡", "村", "街道", "社区", "医院", "学校", "中学", "小学", "景区", "支行"];
    let whole = subject.ends_with(['省', '市', '县', '区', '州', '盟', '旗', '镇', '乡']);
    let bare = start == 0 && whole && BARE.contains(&name);
    let last = name.char_indices().next_back().map_or(0, |(at, _)| at);
    bare || COMMON.trailing(name).is_some() || GOES_ON.leading(&tail[last..]).is_some()
}

/// All nouns: 巴南区城关镇, but 巴南区建设新区.
fn are_nouns(words: &str) -> bool {
    words::tagged(words).iter().all(|(_, tag)| tag.starts_with(['n', 'f', 'b', 's', 'a', 'm']))
}

/// The longer name that begins with a subject's and is that of a place or an organisation, all of it nouns.
pub(super) fn stranger_at(text: &str, subject: Span) -> Option<Span> {
    let tail = &text[subject.end..];
    let company = || organisation(tail).filter(|end| are_nouns(&tail[..*end]));
    let end = place(text, subject).or_else(company)?;
    Some(Span::new(subject.start, subject.end + end))
}
