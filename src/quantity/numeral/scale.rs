//! What one character is worth, 三 and 万, and the scale words behind digits.

use rust_decimal::Decimal;

pub(super) fn digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// What a scale word multiplies by.
pub(super) fn power(c: char) -> Option<u32> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1_000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => return None,
    })
}

/// Scale words behind digits, up to 万亿; not the 千 of 千克, 千瓦, 千米, nor the 百 of 百分点.
pub(in crate::quantity) fn scale(text: &str) -> Option<(Decimal, &str)> {
    let mut factor = Decimal::ONE;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let step = trillion(rest).or_else(|| Some(Decimal::from(power(c).filter(|_| !begins_unit(rest))?)));
        let Some(step) = step else { break };
        factor = factor.checked_mul(step)?;
        rest = &rest[c.len_utf8()..];
    }
    (rest.len() < text.len()).then_some((factor, rest))
}

/// 兆 of Taiwan, 10¹², which is a million elsewhere (兆瓦): only before money.
fn trillion(text: &str) -> Option<Decimal> {
    let rest = text.strip_prefix('兆')?;
    let rest = rest.strip_prefix(['余', '多']).unwrap_or(rest);
    let money = ["元", "美元", "日元", "日圆", "韩元", "新台币"].iter().any(|unit| rest.starts_with(unit));
    let tail = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ',');
    let more = tail.len() < rest.len() && tail.starts_with('亿');
    (money || more).then(|| Decimal::from(1_000_000_000_000_u64))
}

pub(super) fn begins_unit(text: &str) -> bool {
    if !text.starts_with(['千', '百', '万']) {
        return false;
    }
    ["千克", "千瓦", "千米", "千伏", "千卡", "千帕", "千赫", "百分", "千分之", "万分之", "百帕"]
        .iter()
        .any(|unit| text.starts_with(unit))
}

/// 来 between a round number and its scale.
pub(super) fn strip_about(number: Decimal, text: &str) -> (bool, &str) {
    let after = text.strip_prefix('来').filter(|t| t.starts_with(['万', '亿', '千', '百']));
    let after = after.filter(|_| (number % Decimal::TEN).is_zero());
    (after.is_some(), after.unwrap_or(text))
}

/// 余 or 多 between number and scale.
pub(super) fn strip_plus(text: &str) -> (bool, &str) {
    let after = text.strip_prefix(['余', '多']).filter(|t| t.starts_with(['十', '百', '千', '万', '亿']));
    (after.is_some(), after.unwrap_or(text))
}
