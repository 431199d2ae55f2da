//! Whether a number and its unit count something: 二十三个 does, 一批 and 9时30分 do not.

use rust_decimal::Decimal;

use super::Kind;
use super::end::ends_value;
use super::kind::is_price;
use super::numeral::Numeral;
use super::sign::is_signed;
use super::word::counts;

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
            _ => {
                kind != Kind::Duration
                    || !is_year_word(&text[start..end], &text[end..])
                        && !is_neighbour(&text[..start], &text[start..end])
            }
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
        // 股价一度跌破10元, 三度夺冠 are no current.
        "度" => number.arabic || number.plus || number.value >= Decimal::TEN || head.ends_with(['电', '了']),
        "折" => number.arabic && number.value < Decimal::TEN,
        "大" => number.value < Decimal::ONE_HUNDRED,
        // 十三届五次会议 and 人大三次会议 are the fifth and the third.
        "次" | "届" => !(head.ends_with('届') || tail.starts_with("会议") && head.ends_with(BODIES)),
        // 1类新药, 三类医疗器械 and 劣四类水质 are sorts.
        "类" => !head.ends_with('劣') && !SORTS.iter().any(|noun| tail.starts_with(noun)),
        // 2016里约.
        "里" => !(tail.starts_with('约') && number.value > Decimal::from(1_000)),
        // 110米栏, 50公斤级 are events.
        "米" => ![
            "栏，", "栏、", "栏。", "栏决", "栏冠", "栏金", "短跑", "自由泳", "蛙泳", "仰泳", "蝶泳",
            "接力赛",
        ]
        .iter()
        .any(|event| tail.starts_with(event)),
        "公斤" => !tail.starts_with('级'),
        // 最后一公里.
        "公里" => !LAST.iter().any(|word| head.ends_with(word)) || number.value != Decimal::ONE,
        "两" => number.arabic,
        "环" => number.arabic && (!whole || number.value >= Decimal::from(60)),
        // 38金32银18铜.
        "金" | "银" | "铜" => number.arabic && whole && is_medal(tail),
        // 总价260万起, 20万起存 are the least, 案件3万起 a number of cases.
        "起" => {
            number.factor < Decimal::from(10_000)
                || !is_price(head) && !tail.starts_with(['存', '售', '投', '租'])
        }
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

/// Bodies whose meetings are numbered.
const BODIES: &[char] = &['大', '协', '会', '委'];
/// What is sorted into numbered classes.
const SORTS: &[&str] = &["新药", "创新药", "医疗器械", "器械", "水质", "水体", "水标准"];
const LAST: &[&str] = &["最后", "最初", "最先"];

/// What may follow the number of medals of one metal.
fn is_medal(tail: &str) -> bool {
    ends_value(tail) || tail.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '共' | '收' | '位'))
}

/// The strength of an earthquake or of wind: 5级地震, 阵风7级.
fn is_strength(head: &str, tail: &str) -> bool {
    let near = head.char_indices().rev().nth(5).map_or(0, |(at, _)| at);
    ["地震", "余震", "大风", "阵风", "偏"].iter().any(|word| tail.starts_with(word))
        || ["及以上地震", "以上地震"].iter().any(|word| tail.starts_with(word))
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

/// Words before 一 that make it a count.
const COUNTED: [&str; 13] =
    ["唯一", "仅", "只有", "仅有", "唯有", "新增", "增加", "新增了", "增加了", "共", "新设", "少了", "不足"];

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

/// 一年级, 三年来: years that count no span of their own.
fn is_year_word(words: &str, tail: &str) -> bool {
    let single = words.starts_with('一');
    let word = ["四季", "之计", "一度", "到头"].iter().any(|w| tail.starts_with(w));
    single && (word || words == "一天" || words == "一周")
}

/// 上一交易日, 前一个交易日: the one beside, and no number of them.
fn is_neighbour(head: &str, words: &str) -> bool {
    words.starts_with('一') && words.ends_with("交易日") && head.ends_with(['上', '前', '下', '后'])
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
