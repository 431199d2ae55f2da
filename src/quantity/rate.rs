//! Rates: 元/㎡ and 元/平方米 are one, 吨/公顷 and 公斤/亩 convert, because what is above and below the line does.

use rust_decimal::Decimal;

use super::unit::Units;

/// Words for times behind a line that are units of their own elsewhere, or none.
const TIMES: &[(&str, &str)] = &[("日", "天"), ("月", "个月")];
/// Digits kept of a factor that does not end: a product with a number as written is exact then.
const DIGITS: u32 = 15;

/// What `one`/`each` converts to, and how many of that it is: 吨, 公顷 to 公斤/平方米 and 0.1.
pub(super) fn base(units: &Units, one: &str, each: &str) -> Option<(String, Decimal)> {
    let (above, mut factor) = plain(units, one);
    let mut below = Vec::new();
    for each in each.split(['/', '·']) {
        let (name, many) = divisor(units, each);
        factor = factor.checked_div(many)?;
        below.push(name);
    }
    below.sort_unstable();
    Some((format!("{above}/{}", below.join("·")), factor.round_sf(DIGITS)?))
}

/// The base of one unit.
fn plain<'u>(units: &'u Units, name: &'u str) -> (&'u str, Decimal) {
    units.named(name).map_or((name, Decimal::ONE), |unit| (&*unit.base, unit.factor))
}

/// The base of a unit behind a line, and how many of it are meant: 百平方公里, 10万人.
fn divisor<'u>(units: &'u Units, name: &'u str) -> (&'u str, Decimal) {
    const MANY: &[(&str, u32)] =
        &[("10万", 100_000), ("100", 100), ("万", 10_000), ("千", 1_000), ("百", 100), ("十", 10)];
    if let Some((_, unit)) = TIMES.iter().find(|(time, _)| *time == name) {
        return plain(units, unit);
    }
    let digits = name.bytes().take_while(u8::is_ascii_digit).count();
    let number = name[..digits].parse().ok().filter(|many| *many > 0 && !name[digits..].starts_with('万'));
    let many = MANY.iter().find_map(|(word, many)| Some((name.strip_prefix(word)?, *many)));
    let many = many.or_else(|| Some((&name[digits..], number?)));
    match many.filter(|_| units.named(name).is_none()) {
        Some((one, many)) => {
            let (base, factor) = plain(units, one);
            (base, factor.checked_mul(Decimal::from(many)).unwrap_or(factor))
        }
        None => plain(units, name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_convert_where_their_units_do() {
        let units = Units::default();
        let one: &[(&str, &str)] = &[
            ("元/㎡", "元/平方米"),
            ("元/平米", "元/平方米"),
            ("元/W", "元/瓦"),
            ("微克/立方米", "μg/m³"),
            ("公里/小时", "km/h"),
            ("立方米/秒", "m³/s"),
            ("元/人·月", "元/月/人"),
            ("吨/日", "吨/天"),
            ("元/度", "元/千瓦时"),
            ("mmol/L", "mmol/升"),
        ];
        for (a, b) in one {
            assert_eq!(units.base(a), units.base(b), "{a} {b}");
        }
        let many: &[(&str, u32, &str, u32)] = &[
            ("吨/公顷", 10, "公斤/平方米", 1),
            ("千克/亩", 938, "斤/亩", 1876),
            ("元/平方公里", 1_000_000, "元/平方米", 1),
            ("公里/百平方公里", 100, "公里/平方公里", 1),
            ("元/小时", 60, "元/分钟", 1),
            ("人/10万人", 100_000, "人/人", 1),
        ];
        for (a, n, b, m) in many {
            let ((x, p), (y, q)) = (units.base(a), units.base(b));
            let apart = (Decimal::from(*n) * p - Decimal::from(*m) * q).abs();
            assert!(x == y && apart < Decimal::new(1, 9), "{a} {p} {b} {q}");
        }
        for (a, b) in [("元/人", "元/亩"), ("元/年", "元/天"), ("美元/吨", "元/吨"), ("元/人·月", "元/月")]
        {
            assert_ne!(units.base(a).0, units.base(b).0, "{a} {b}");
        }
    }
}
