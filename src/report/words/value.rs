//! Values and dates as people write them: `>50%`, `≈450亿元`, `2021-09`.

use rust_decimal::Decimal;

use crate::article::{ArticleDate, Period};
use crate::interval::{Bound, Interval};
use crate::lang::Lang;
use crate::quantity::{Hedges, Quantity, Relation};
use crate::report::decimal;
use crate::statement::Value;

/// What a value was taken for, where that is not what is `written`.
///
/// | written | understood |
/// | --- | --- |
/// | 12个 | nothing: it is what is written |
/// | 过半 | `>50%` |
/// | 近80个 | `≥72且<80个` |
/// | 约450亿元 | `≈450亿元` |
pub fn understood(value: &Value, written: &str, hedges: &Hedges, lang: Lang) -> Option<String> {
    let Value::Quantity(quantity) = value else { return None };
    let written = plain(written);
    // The sign is no part of the value: it says where it goes.
    let written = written.trim_start_matches(['–', '−', '+', '负']).to_owned();
    let text = form(quantity, hedges, lang);
    let said = match quantity.relation {
        Relation::Exact => reading(&written, &quantity.unit) == Some(quantity.value),
        Relation::Range => written.replace(&*quantity.unit, "") == text.replace(&*quantity.unit, ""),
        _ => false,
    };
    (!said && written != text).then_some(text)
}

/// What the words of a hedge mean, where the reader may not know it: `427.5亿–472.5亿元` for 约450亿元, `>50%` for 过半.
pub fn meaning(quantity: &Quantity, written: &str, hedges: &Hedges, lang: Lang) -> Option<String> {
    let said = plain(written).contains(|c: char| c.is_ascii_digit());
    match quantity.relation {
        Relation::About => match quantity.interval(hedges) {
            Interval { low: Bound::Closed(low), high: Bound::Closed(high) } => {
                Some(range(&number(low), &number(high), &quantity.unit))
            }
            _ => None,
        },
        Relation::Near | Relation::Plus => Some(form(quantity, hedges, lang)),
        _ if said => None,
        _ => Some(form(quantity, hedges, lang)),
    }
}

/// A number with 万, 亿 and 万亿 where they make it shorter.
pub fn number(n: Decimal) -> String {
    const SCALES: [(i64, &str, u32); 3] =
        [(1_000_000_000_000, "万亿", 4), (100_000_000, "亿", 4), (10_000, "万", 2)];
    for (scale, name, digits) in SCALES {
        let scale = Decimal::from(scale);
        let short = (n / scale).normalize();
        if n.abs() >= scale && short.scale() <= digits {
            return format!("{short}{name}");
        }
    }
    decimal(n)
}

/// A period as short as it can be said: `2021`, `2021-09`, `2021-09-10`, `2016–2022`; empty where it is open.
pub fn days(period: Period) -> String {
    let short = |from, to| ArticleDate { from, to, inferred: false }.to_string();
    match (period.from, period.to) {
        (None, None) => String::new(),
        (Some(day), None) => format!("{day}–"),
        (None, Some(day)) => format!("–{day}"),
        (Some(from), Some(to)) if whole(from, to) => short(from, to),
        (Some(from), Some(to)) => {
            let years = from.day_of_year() == 1 && to == to.last_of_year();
            let months = from.day() == 1 && to == to.last_of_month();
            let first = if years { from.last_of_year() } else { from.last_of_month() };
            let last = if years { to.first_of_year() } else { to.first_of_month() };
            if months {
                format!("{}–{}", short(from, first), short(last, to))
            } else {
                format!("{from}–{to}")
            }
        }
    }
}

/// Whether the days are one day, one month or one year.
fn whole(from: jiff::civil::Date, to: jiff::civil::Date) -> bool {
    let year = from.day_of_year() == 1 && to == from.last_of_year();
    from == to || year || (from.day() == 1 && to == from.last_of_month())
}

/// A value in signs and digits, `>50%`.
pub fn form(quantity: &Quantity, hedges: &Hedges, lang: Lang) -> String {
    let unit = &quantity.unit;
    let n = number(quantity.value);
    match quantity.relation {
        Relation::Exact => format!("{n}{unit}"),
        Relation::About => format!("≈{n}{unit}"),
        Relation::Over => format!(">{n}{unit}"),
        Relation::AtLeast => format!("≥{n}{unit}"),
        Relation::Under => format!("<{n}{unit}"),
        Relation::AtMost => format!("≤{n}{unit}"),
        Relation::Range => range(&n, &number(quantity.value_to.unwrap_or(quantity.value)), unit),
        Relation::Near | Relation::Plus => between(quantity.interval(hedges), unit, lang),
    }
}

/// `3–5年`, `20–30万人`: what both numbers are scaled by is said once.
fn range(from: &str, to: &str, unit: &str) -> String {
    let scale = to.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    format!("{}–{to}{unit}", from.strip_suffix(scale).unwrap_or(from))
}

/// `≥72且<80个`.
pub(super) fn between(set: Interval, unit: &str, lang: Lang) -> String {
    let low = bound(set.low, "≥", ">");
    let high = bound(set.high, "≤", "<");
    let and = if lang == Lang::Zh { "且" } else { " and " };
    format!("{low}{and}{high}{unit}")
}

fn bound(bound: Bound, closed: &str, excluded: &str) -> String {
    match bound {
        Bound::Open => String::new(),
        Bound::Closed(n) => format!("{closed}{}", number(n)),
        Bound::Excluded(n) => format!("{excluded}{}", number(n)),
    }
}

/// What is written in half-width forms, without spaces and thousands separators, ranges with one sign.
fn plain(written: &str) -> String {
    let half = |c: char| match c {
        '！'..='～' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '—' | '至' => '–',
        _ => c,
    };
    let text: String = written.chars().filter(|c| !c.is_whitespace()).map(half).collect();
    text.replace(',', "").replace(['-', '~'], "–")
}

/// The number that `written` gives in Arabic digits with 万 and 亿, none for any other form.
fn reading(written: &str, unit: &str) -> Option<Decimal> {
    let mut digits = written.strip_suffix(unit)?;
    let mut scale = Decimal::ONE;
    while let Some(c) = digits.chars().last().filter(|c| !c.is_ascii_digit()) {
        scale = scale.checked_mul(Decimal::from(match c {
            '百' => 100,
            '千' => 1_000,
            '万' => 10_000,
            '亿' => 100_000_000,
            _ => return None,
        }))?;
        digits = &digits[..digits.len() - c.len_utf8()];
    }
    digits.parse::<Decimal>().ok()?.checked_mul(scale)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample::{quantity, ranged};

    #[test]
    fn what_is_written_is_not_said_twice() {
        for (written, value, unit) in [
            ("12个", "12", "个"),
            ("348亿元", "34800000000", "元"),
            ("１，０００亿元", "100000000000", "元"),
            ("37.50%", "37.5", "%"),
            ("88.92 亿 元", "8892000000", "元"),
            ("51.9万亿元", "51900000000000", "元"),
            ("3千人", "3000", "人"),
            ("-3.54%", "3.54", "%"),
            ("−1.2亿元", "120000000", "元"),
            ("+3.54%", "3.54", "%"),
        ] {
            let value = Value::Quantity(quantity(value, unit, Relation::Exact));
            assert_eq!(understood(&value, written, &Hedges::default(), Lang::Zh), None, "{written}");
        }
    }

    #[test]
    fn hedges_and_words_become_signs_and_digits() {
        use Relation::{About, AtLeast, AtMost, Exact, Near, Over, Plus, Under};
        for (written, value, unit, relation, want) in [
            ("过半", "50", "%", Over, ">50%"),
            ("五成", "50", "%", Exact, "50%"),
            ("一百二十家", "120", "家", Exact, "120家"),
            ("300家以上", "300", "家", AtLeast, "≥300家"),
            ("不到三成", "30", "%", Under, "<30%"),
            ("15分钟以内", "15", "分钟", AtMost, "≤15分钟"),
            ("约450亿元", "45000000000", "元", About, "≈450亿元"),
            ("近80个", "80", "个", Near, "≥72且<80个"),
            ("80余个", "80", "个", Plus, ">80且<90个"),
            ("3600多万", "36000000", "", Plus, ">3600万且<3700万"),
            ("约12345人", "12345", "人", About, "≈12345人"),
            ("千亿级", "100000000000", "元", AtLeast, "≥1000亿元"),
        ] {
            let value = Value::Quantity(quantity(value, unit, relation));
            let got = understood(&value, written, &Hedges::default(), Lang::Zh);
            assert_eq!(got.as_deref(), Some(want), "{written}");
        }
    }

    #[test]
    fn ranges_are_said_where_they_are_not_written_in_digits() {
        for (written, from, to, unit, want) in [
            ("3年-5年", "3", "5", "年", None),
            ("３～５年", "3", "5", "年", None),
            ("20~30万人", "200000", "300000", "人", None),
            ("两三百", "200", "300", "", Some("200–300")),
            ("三五个", "3", "5", "个", Some("3–5个")),
        ] {
            let value = Value::Quantity(ranged(from, to, unit));
            let got = understood(&value, written, &Hedges::default(), Lang::Zh);
            assert_eq!(got.as_deref(), want, "{written}");
        }
    }

    #[test]
    fn periods_are_short() {
        let day = |text: &str| text.parse().ok();
        for (from, to, want) in [
            ("2021-01-01", "2021-12-31", "2021"),
            ("2021-09-01", "2021-09-30", "2021-09"),
            ("2021-09-10", "2021-09-10", "2021-09-10"),
            ("2016-01-01", "2022-12-31", "2016–2022"),
            ("2022-01-01", "2022-04-30", "2022-01–2022-04"),
            ("2022-01-01", "2022-11-10", "2022-01-01–2022-11-10"),
            ("", "2022-11-10", "–2022-11-10"),
            ("", "", ""),
        ] {
            assert_eq!(days(Period { from: day(from), to: day(to) }), want);
        }
    }
}
