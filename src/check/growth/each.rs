//! 总资产由52亿元增长到78亿元，净资产由30亿元增长到41亿元，分别增长50%和37%: a growth for each of several pairs of values.

use super::verb::verb;
use super::{REACH, Said};
use crate::document::Document;
use crate::quantity::Quantity;

/// Says that the growths go to the pairs before them one by one.
pub(super) const EACH: &str = "分别";

/// The growths behind several pairs of values, each with its pair. Where there are not as many as pairs, nobody knows
/// which is whose.
pub(super) fn of_pairs(document: &Document) -> Vec<Said<'_>> {
    document.changes.iter().flat_map(|&(_, to)| ending_at(document, to).unwrap_or_default()).collect()
}

/// The growths behind the pair whose second value is the quantity of that index.
fn ending_at(document: &Document, to: usize) -> Option<Vec<Said<'_>>> {
    let (text, quantities) = (document.text.as_str(), &document.quantities);
    let last = &quantities[to];
    let next = quantities.get(to + 1)?;
    let between = text.get(last.span.end..next.span.start).filter(|words| words.len() <= REACH)?;
    let verb = verb(between, &text[next.span.start..]).filter(|_| between.contains(EACH))?;
    let sentence = |quantity: &Quantity| document.layout.sentence_at(quantity.span.start);
    let growths = growths(document, to + 1);
    let mut pairs = Vec::new();
    let mut end = Some(to);
    while let Some((from, to)) = end.and_then(|end| document.change_of(end).filter(|pair| pair.1 == end)) {
        if sentence(&quantities[from]) != sentence(last) {
            break;
        }
        pairs.push((from, to));
        end = from.checked_sub(1);
    }
    pairs.reverse();
    let said = |((from, to), stated)| Said {
        from: &quantities[from],
        to: &quantities[to],
        stated,
        verb,
        sure: true,
    };
    (pairs.len() > 1 && pairs.len() == growths.len())
        .then(|| pairs.into_iter().zip(growths).map(said).collect())
}

/// The quantity of that index and those that are listed with it: 50.2%和37.0%.
fn growths(document: &Document, first: usize) -> &[Quantity] {
    let (text, rest) = (document.text.as_str(), &document.quantities[first..]);
    let joined = |pair: &&[Quantity]| {
        let between = text.get(pair[0].span.end..pair[1].span.start);
        pair[0].unit == pair[1].unit
            && between.is_some_and(|words| ["、", "和", "，", "及", ",", "与"].contains(&words))
    };
    &rest[..=rest.windows(2).take_while(joined).count()]
}

#[cfg(test)]
mod tests {
    use super::super::slips;
    use crate::check::table::check;

    #[test]
    fn a_growth_for_each_pair() {
        let pairs = "总资产由52.3亿元增长到78.56亿元，净资产由30.1亿元增长到41.23亿元，分别增长";
        let table = [
            ("50.2%和37.0%。", None),
            ("50.2%、37.0%。", None),
            ("50.2%、47.0%。", Some("implied: 36.98")),
            ("60.2%和37.0%。", Some("implied: 50.21")),
            ("20.3%、50.2%和37.0%。", None),
            ("37.0%。", None),
        ];
        for (growths, want) in table {
            check(slips, &[(&format!("{pairs}{growths}"), want)]);
        }
        check(slips, &[("总资产由52.3亿元增长到78.56亿元，净资产30.1亿元，分别增长50.2%和37.0%。", None)]);
    }
}
