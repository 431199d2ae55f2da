//! Whether a number lies below zero: a minus sign, or the hyphen of a name.

use rust_decimal::Decimal;

use super::Kind;
use super::end::ends_value;
use crate::reflow::is_cjk;

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
    let amount =
        matches!(kind, Kind::Money | Kind::Change | Kind::Share | Kind::Percentage | Kind::PercentagePoints);
    let hyphen = minus(text, start).and_then(|at| text[..at].chars().next_back()).is_some_and(is_cjk);
    let word =
        minus(text, start).is_some_and(|at| text[..at].ends_with(is_verb_end) || ends_value(&text[at..]));
    !hyphen || word || amount || factor > Decimal::ONE_THOUSAND
}

/// Words that a signed number follows: 同比-3.2%.
pub(super) const fn is_verb_end(c: char) -> bool {
    matches!(c, '比' | '长' | '为' | '达' | '是' | '到' | '至' | '幅' | '率')
}
