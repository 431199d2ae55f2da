//! What looks like a quantity and is none: numbers in names, ordinals, numbering, idioms.

use std::sync::LazyLock;

use fnv::FnvHashMap;
use rust_decimal::Decimal;

use super::Kind;
use super::numeral::Numeral;
use crate::reflow::is_cjk;
use crate::scan::WordTable;

/// Slogans and idioms that hold a number and a unit.
const PHRASES: &[(&str, ())] = &[
    ("三番五次", ()),
    ("五花八门", ()),
    ("万一", ()),
    ("七人普", ()),
    ("七台河", ()),
    ("三只松鼠", ()),
    ("七匹狼", ()),
    ("五眼联盟", ()),
    ("十里八乡", ()),
    ("十里洋场", ()),
    ("三个一批", ()),
    ("四个一批", ()),
    ("五个一批", ()),
    ("两个维护", ()),
    ("两个确立", ()),
    ("四个意识", ()),
    ("四个自信", ()),
    ("四个全面", ()),
    ("三个代表", ()),
    ("八项规定", ()),
    ("五位一体", ()),
    ("三个务必", ()),
    ("三位一体", ()),
    ("两个一百年", ()),
    ("三心二意", ()),
    ("千方百计", ()),
    ("百家争鸣", ()),
    ("百花齐放", ()),
    ("千家万户", ()),
    ("一个个", ()),
    ("一家家", ()),
    ("一条条", ()),
    ("一项项", ()),
    ("一座座", ()),
    ("一件件", ()),
    ("一张张", ()),
    ("一步步", ()),
    ("一次次", ()),
    ("一批批", ()),
    ("一幢幢", ()),
    ("一栋栋", ()),
    ("一排排", ()),
    ("一代代", ()),
    ("一年一度", ()),
    ("三年级", ()),
    ("四面八方", ()),
    ("五湖四海", ()),
    ("一家独大", ()),
    ("一家亲", ()),
    ("一家人", ()),
    ("三天两头", ()),
    ("一位一体", ()),
    ("一次性", ()),
    ("一期一会", ()),
    ("百年大计", ()),
    ("三次产业", ()),
    ("两班倒", ()),
    ("一类苗", ()),
    ("二类苗", ()),
    ("三类苗", ()),
    ("十年磨一剑", ()),
    ("一二季度", ()),
    ("三四季度", ()),
    ("九年义务教育", ()),
    ("九年一贯制", ()),
    ("二万五千里长征", ()),
    ("一亩三分地", ()),
    ("一年两熟", ()),
    ("两年三熟", ()),
    ("三七", ()),
    ("五台山", ()),
    ("五棵松", ()),
    ("三支一扶", ()),
    ("三把火", ()),
    ("三元锂", ()),
    ("三元正极", ()),
    ("三元材料", ()),
    ("三元电池", ()),
    ("三元前驱", ()),
    ("三元里", ()),
    ("三元桥", ()),
    ("三元区", ()),
    ("三元食品", ()),
    ("一百单八", ()),
];
static PHRASES_BY_FIRST: LazyLock<WordTable<()>> = LazyLock::new(|| WordTable::by_first(PHRASES));
/// Words before 一 that make it a count.
const COUNTED: [&str; 13] =
    ["唯一", "仅", "只有", "仅有", "唯有", "新增", "增加", "新增了", "增加了", "共", "新设", "少了", "不足"];

/// Whether a number that begins at `start` is not the tail of a name: P3, 白介素-17, 第8.6代, 1+3+N.
pub(super) fn may_begin(text: &str, start: usize) -> bool {
    let mut before = text[..start].chars().rev();
    let digit = text[start..].starts_with(|c: char| c.is_ascii_digit());
    if !digit && (idiom(&text[start..]).is_some() || text[start..].starts_with(['俩', '仨']))
        || is_slogan(&text[..start], &text[start..])
    {
        return false;
    }
    let Some(last) = before.next() else { return true };
    let second = before.next();
    match last {
        '第' | '#' | '№' | '_' | '@' | '〔' | '[' | '×' => false,
        '号' | '栋' | '幢' if digit => false,
        c if c.is_ascii_alphabetic() => !digit || behind_latin(text, start),
        c if c.is_ascii_digit() => !digit,
        '初' if !digit => second.is_some_and(|c| "年月最当".contains(c)),
        '.' | ':' | '：' if digit => !second.is_some_and(|c| c.is_ascii_alphanumeric()) || last == '：',
        '-' | '+' if digit && text[..start - 1].ends_with("%/") => true,
        '/' if digit && is_listed(&text[..start - 1], &text[start..]) => true,
        '-' | '—' | '–' | '/' | '+' if digit => {
            let word = last == '-' && second.is_some_and(is_cjk);
            second.is_none_or(|c| "，。；：、（ ".contains(c) || is_verb_end(c)) || word
        }
        '十' | '百' | '千' | '万' | '亿' if !digit => false,
        _ => true,
    }
}

/// Whether a number behind a slash goes on a list: 6.6%/14.0%, 1.3/1.9个百分点, 100MW/200MWh; not 1/3, 140/90.
fn is_listed(head: &str, tail: &str) -> bool {
    let decimal = |number: &str| number.trim_matches(|c: char| c.is_ascii_digit()).starts_with('.');
    let number = |text: &str| text.bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    let before = head.bytes().rev().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    head.ends_with(['%', 'W']) || decimal(&head[head.len() - before..]) && decimal(&tail[..number(tail)])
}

/// “四个一”, “两个结合”: few characters in quotation marks that begin with a Chinese numeral and 个 are a name.
fn is_slogan(head: &str, tail: &str) -> bool {
    let numeral = |c: char| "一二两三四五六七八九十".contains(c);
    let quoted = head.ends_with(['“', '「']).then(|| tail.trim_start_matches(numeral));
    let inside = quoted.filter(|rest| rest.len() < tail.len()).and_then(|rest| rest.strip_prefix('个'));
    inside.is_some_and(|inside| inside.chars().take(7).any(|c| matches!(c, '”' | '」')))
}

/// Whether an order of magnitude is said in a word that needs no unit: 数以万计的游客, 成千上万.
pub(super) fn idiom_of_size(text: &str) -> bool {
    text.starts_with("数以") || text.starts_with("成千上万") || text.starts_with("成百上千")
}

/// The idiom or slogan at the beginning of `text`, its length.
pub(super) fn idiom(text: &str) -> Option<usize> {
    PHRASES_BY_FIRST.leading(text).map(|(phrase, ())| phrase.len())
}

/// Latin words that a number may follow without a space: indicators and things that are counted.
const LATIN: &[(&str, ())] = &[
    ("GDP", ()),
    ("GNP", ()),
    ("GEP", ()),
    ("CPI", ()),
    ("PPI", ()),
    ("PMI", ()),
    ("FDI", ()),
    ("R&D", ()),
    ("ROE", ()),
    ("EBITDA", ()),
    ("IPO", ()),
    ("ETF", ()),
    ("PPP", ()),
    ("EPC", ()),
    ("SUV", ()),
    ("MPV", ()),
    ("LNG", ()),
    ("LPG", ()),
    ("CNG", ()),
    ("COD", ()),
    ("VOC", ()),
    ("VOCs", ()),
    ("NOx", ()),
    ("PVC", ()),
    ("PET", ()),
    ("CT", ()),
    ("MRI", ()),
    ("LED", ()),
    ("LCD", ()),
    ("OLED", ()),
    ("ATM", ()),
    ("ETC", ()),
    ("AED", ()),
    ("KTV", ()),
    ("APP", ()),
    ("App", ()),
    ("IP", ()),
    ("SCI", ()),
    ("PCT", ()),
    ("CPU", ()),
    ("GPU", ()),
];
static LATIN_BY_LAST: LazyLock<WordTable<()>> = LazyLock::new(|| WordTable::by_last(LATIN));
/// Capitals whose digits are their own: PM2.5, CO2, SO2, MP3.
const OWN_DIGITS: &[&str] = &["PM", "CO", "SO", "NO", "NH", "CH", "MP", "COVID"];

/// Whether a number may follow the Latin letters before it: GDP202.7亿元, SUV1.2万辆, but not G1234次, PM2.5, CR400.
/// An unknown word needs two capitals or more, and a scale or a percent sign behind the number.
fn behind_latin(text: &str, start: usize) -> bool {
    let letters = text[..start].bytes().rev().take(8).take_while(u8::is_ascii_alphabetic).count();
    let (before, word) = text[..start].split_at(start - letters);
    let whole = |known: &str| letters <= known.len() && !before.ends_with(|c: char| c.is_ascii_digit());
    if LATIN_BY_LAST.trailing(&text[..start]).is_some_and(|(known, ())| whole(known)) {
        return true;
    }
    let capitals = (2..8).contains(&letters) && word.bytes().all(|b| b.is_ascii_uppercase());
    let digits =
        text[start..].bytes().take(16).take_while(|b| b.is_ascii_digit() || b",.".contains(b)).count();
    let scaled = text[start + digits..].starts_with(['万', '亿', '%']);
    capitals && scaled && !before.ends_with(|c: char| c.is_ascii_digit()) && !OWN_DIGITS.contains(&word)
}

/// Where the minus sign of a number that begins at `start` stands: 净利润-321万元.
pub(super) fn minus(text: &str, start: usize) -> Option<usize> {
    let head = text[..start].strip_suffix(['-', '−'])?;
    (!head.ends_with(['-', '−', '—', '–'])).then_some(head.len())
}

/// Where the sign of a number below zero stands: -15℃, 零下15℃.
pub(super) fn below_zero(text: &str, start: usize) -> Option<usize> {
    minus(text, start).or_else(|| text[..start].strip_suffix("零下").map(str::len))
}

/// Whether a minus sign is one and no hyphen of a name (歼-20): it follows a word of value, or an amount follows it.
pub(super) fn is_signed(text: &str, start: usize, unit: &str, kind: Kind, factor: Decimal) -> bool {
    if matches!(unit, "℃" | "°C" | "摄氏度") {
        return true;
    }
    let amount = matches!(kind, Kind::Money | Kind::Change | Kind::Share | Kind::Percentage);
    let hyphen = minus(text, start).and_then(|at| text[..at].chars().next_back()).is_some_and(is_cjk);
    let word =
        minus(text, start).is_some_and(|at| text[..at].ends_with(is_verb_end) || ends_value(&text[at..]));
    !hyphen || word || amount || factor > Decimal::ONE_THOUSAND
}

/// Words that a signed number follows: 同比-3.2%.
const fn is_verb_end(c: char) -> bool {
    matches!(c, '比' | '长' | '为' | '达' | '是' | '到' | '至' | '幅' | '率')
}

/// Whether number and unit together are a quantity.
pub(super) fn is_quantity(
    text: &str,
    start: usize,
    number: &Numeral,
    unit: &str,
    kind: Kind,
    end: usize,
) -> bool {
    counts(unit, text, end)
        && counted(unit, number, &text[..start], &text[end..])
        // `1个+3个` is a slogan.
        && !text[end..].starts_with('+')
        && (unit != "分" || !is_time_of_day(&text[..start]))
        && (unit != "秒" || !behind_minutes(&text[..start]))
        && (unit != "世纪" || text[..end].ends_with("个世纪") || number.value == Decimal::ONE)
        && is_signed(text, start, unit, kind, number.factor)
        && match number {
            Numeral { arabic: true, .. } => unit != "期" || number.value > Decimal::from(4),
            Numeral { value, plus: false, vague: false, .. } if kind == Kind::Count => {
                chinese_count(text, start, *value, unit)
            }
            _ => kind != Kind::Duration || !is_year_word(&text[start..end], &text[end..]),
        }
}

/// Units that are words of their own count only behind digits, or where the number cannot be part of a name: 7市26县 but
/// 三镇, 3488.83点 but 9点, 8.5折 but 百折.
fn counted(unit: &str, number: &Numeral, head: &str, tail: &str) -> bool {
    let whole = number.place >= Decimal::ONE;
    match unit {
        "县" | "镇" | "乡" | "省" | "市" | "村" => {
            number.plus || number.vague || number.arabic && whole && number.value > Decimal::ONE
        }
        "点" => number.arabic && (!whole || number.value >= Decimal::ONE_HUNDRED) && ends_index(tail),
        "折" => number.arabic && number.value < Decimal::TEN,
        "大" => number.value < Decimal::ONE_HUNDRED,
        // 十三届五次会议 is the fifth.
        "次" | "届" => !head.ends_with('届'),
        "两" => number.arabic,
        "环" => number.arabic && (!whole || number.value >= Decimal::from(60)),
        // 38金32银18铜.
        "金" | "银" | "铜" => number.arabic && whole && is_medal(tail),
        "节" => number.arabic || number.value > Decimal::ONE,
        // B座12层 is an address.
        "层" => !head.ends_with('座'),
        "栋" | "幢" => !tail.starts_with(|c: char| c.is_ascii_digit()),
        // 12死3伤.
        "死" | "伤" => number.arabic && whole && (is_medal(tail) || tail.starts_with('事')),
        "手" => number.arabic && number.factor > Decimal::ONE,
        "票" => number.arabic || number.plus || number.vague,
        "级" => number.arabic && (!whole || is_strength(head, tail)),
        _ => true,
    }
}

/// What may follow the number of medals of one metal.
fn is_medal(tail: &str) -> bool {
    ends_value(tail) || tail.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '共' | '收' | '位'))
}

/// The strength of an earthquake or of wind: 5级地震, 阵风7级.
fn is_strength(head: &str, tail: &str) -> bool {
    let near = head.char_indices().rev().nth(5).map_or(0, |(at, _)| at);
    ["地震", "余震", "大风", "阵风", "偏"].iter().any(|word| tail.starts_with(word))
        || head[near..].contains(['风', '震'])
}

/// What may follow the 点 of an index: 3000点关口, 24500点左右.
fn ends_index(tail: &str) -> bool {
    const WORDS: &[&str] = &[
        "左右", "以上", "以下", "上下", "关", "大关", "整数", "上方", "下方", "附近", "一线", "至", "到",
        "升", "跌", "涨",
    ];
    ends_value(tail) || tail.starts_with('（') || WORDS.iter().any(|word| tail.starts_with(word))
}

/// 一批 and 二次 count nothing; 五个 and 两家 do.
fn chinese_count(text: &str, start: usize, value: Decimal, unit: &str) -> bool {
    if value.is_zero() {
        return false;
    }
    if text[start..].starts_with('一') && value == Decimal::ONE {
        return COUNTED.iter().any(|word| text[..start].ends_with(word))
            && !matches!(unit, "大" | "方" | "批" | "种");
    }
    let ordinal = text[start..].starts_with('二') && value == Decimal::TWO;
    !ordinal && unit != "期" && !(unit == "大" && value > Decimal::from(12))
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

/// Whether the word for a unit that ends at `end` is no part of a longer word.
pub(super) fn counts(unit: &str, text: &str, end: usize) -> bool {
    let tail = &text[end..];
    match unit {
        "个点" => ends_value(tail) || tail.starts_with(['以', '左']),
        "日" => tail.starts_with(['内', '以', '之']),
        // 比 is the unit of a ratio alone; 28分12篮板 is a score.
        "比" => false,
        "分" => ends_value(tail) || tail.starts_with(['以', '（']) || scores_more(tail),
        _ => {
            let not = NOT_BY_UNIT.get(unit).copied().unwrap_or_default();
            let latin =
                |c: char| c.is_ascii_alphanumeric() && unit.ends_with(|c: char| c.is_ascii_alphabetic());
            tail.chars().next().is_none_or(|c| !not.chars().any(|n| n == c) && !latin(c))
        }
    }
}

/// 12篮板 behind the points of a player.
fn scores_more(tail: &str) -> bool {
    let rest = tail.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < tail.len() && ["篮板", "个篮板", "助攻", "次助攻"].iter().any(|word| rest.starts_with(word))
}

/// 一年级, 三年来: years that count no span of their own.
fn is_year_word(words: &str, tail: &str) -> bool {
    let single = words.starts_with('一');
    let word = ["四季", "之计", "一度", "到头"].iter().any(|w| tail.starts_with(w));
    single && (word || words == "一天" || words == "一周")
}

/// 1分05秒54: a part of a time that was run.
fn behind_minutes(head: &str) -> bool {
    head.strip_suffix('分').is_some_and(|head| head.ends_with(|c: char| c.is_ascii_digit()))
}

/// 9时30分, 2小时30分: no score.
fn is_time_of_day(head: &str) -> bool {
    let hour = head.strip_suffix(['时', '点']).and_then(|head| head.chars().next_back());
    hour.is_some_and(|c| c.is_ascii_digit() || "一二两三四五六七八九十小".contains(c))
}

/// 半 that begins a word of its own: 三个半导体企业.
pub(super) fn half_word(text: &str) -> bool {
    ["半导", "半山", "半岛", "半成", "半自", "半径", "半年", "半数", "半个", "半夜", "半挂", "半月", "半程"]
        .iter()
        .any(|word| text.starts_with(word))
}

/// Whether a value may end here: at punctuation or the end of the text.
pub(super) fn ends_value(tail: &str) -> bool {
    let ends = |c| {
        matches!(
            c,
            '，' | '。'
                | '；'
                | '、'
                | '：'
                | '！'
                | '？'
                | '）'
                | ')'
                | '”'
                | '\n'
                | ' '
                | '的'
                | ','
                | ';'
        )
    };
    tail.chars().next().is_none_or(ends)
}

/// A scaled number that is part of a name: 万达, 千岛湖, 亿联.
pub(super) fn is_part_of_word(tail: &str) -> bool {
    tail.starts_with(|c: char| c.is_ascii_alphanumeric() || "级+-—分之余多来把".contains(c))
}
