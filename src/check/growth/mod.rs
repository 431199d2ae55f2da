//! 从16家增长到144家，增长9倍: the growth stated beside two values against the one that they give.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::{Sign, Slip, all, evidence, is_below_zero, set, signed, signed_value};
use crate::document::Document;
use crate::finding::Reason;
use crate::interval::Interval;
use crate::quantity::{Hedges, Kind, Quantity, turned_from};
use crate::text::Span;

mod annual;
mod base;
mod loose;
mod doubling;
mod each;
mod verb;

use loose::{against_rate, is_loose, near, said};
use verb::{Verb, verb, verb_before};

/// How far from the values the growth may stand, in bytes.
const REACH: usize = 45;

pub(super) fn slips(article: usize, document: &Document, hedges: &Hedges) -> Vec<Slip> {
    let mut slips = Vec::new();
    let text = document.text.as_str();
    // 由下降2.1%转为增长3.2%: the numbers have signs of their own.
    let turned = |from: usize| turned_from(&text[..document.quantities[from].span.start]).is_some();
    let plain = document.changes.iter().filter(|(from, _)| !turned(*from));
    let changes = plain.flat_map(|&(from, to)| beside(document, from, to));
    let pairs = each::of_pairs(document);
    for said in changes.chain(compared(document)).chain(doubling::of_values(document)).chain(pairs) {
        if let Some(reason) = said.slip(document, hedges) {
            let evidence = [said.from, said.to, said.stated].map(|q| evidence(article, document, q));
            slips.push(Slip { reason, evidence: evidence.to_vec() });
        }
    }
    for (rate, stated) in doubling::of_rates(document) {
        if let Some(reason) = against_rate(document.text.as_str(), rate, stated, hedges) {
            let evidence = [rate, stated].map(|q| evidence(article, document, q));
            slips.push(Slip { reason, evidence: evidence.to_vec() });
        }
    }
    slips
}

/// A growth and the two values that it is said of.
struct Said<'d> {
    from: &'d Quantity,
    to: &'d Quantity,
    stated: &'d Quantity,
    verb: Verb,
    /// The words leave no doubt that it is said of the two values.
    sure: bool,
}

/// The growths right behind and right before 从A到B.
fn beside(document: &Document, from: usize, to: usize) -> impl Iterator<Item = Said<'_>> {
    let (text, quantities) = (document.text.as_str(), &document.quantities);
    let (from, to, before) = (&quantities[from], &quantities[to], from.checked_sub(1));
    let index = quantities.partition_point(|q| q.span.start <= to.span.start);
    let behind = behind(text, to, &quantities[index..]);
    // 从100家增加到160家，净增60家，同比增长5%: the second has another base.
    let other_base = |words: &str| {
        ["同比", "环比", "比上", "较上", "比去", "较去"].iter().any(|word| words.contains(word))
    };
    let own = move |stated: &Quantity| {
        let words = text.get(to.span.end..stated.span.start).unwrap_or_default();
        let first = quantities.get(index).is_some_and(|first| first.span == stated.span);
        first || !other_base(words)
    };
    let behind = behind.filter(move |(stated, _)| own(stated)).map(move |(stated, verb)| Said {
        from,
        to,
        stated,
        verb,
        sure: true,
    });
    let before = before.and_then(|before| {
        let stated = &quantities[before];
        let between = text.get(stated.span.end..from.span.start)?;
        let close = ["，从", "，由", "，自"].contains(&between);
        // 今年同比增长15.2%，从1条线铺展到12条线: another thing.
        let clause = text[..stated.span.start].rsplit(['，', '。', '；', '\n']).next().unwrap_or_default();
        let close = close && !other_base(clause);
        let verb = verb_before(&text[..stated.span.start]).filter(|_| close)?;
        Some(Said { from, to, stated, verb, sure: true })
    });
    behind.chain(before)
}

/// The growths right behind a value, each with its verb: by how much, and by what part of it (净增160家，增长50%). Another
/// part has another base; a doubling behind a growth is looked at elsewhere.
fn behind<'d>(
    text: &'d str,
    value: &'d Quantity,
    rest: &'d [Quantity],
) -> impl Iterator<Item = (&'d Quantity, Verb)> {
    let mut last = value;
    rest.iter().take(2).map_while(move |stated| {
        let between = text.get(last.span.end..stated.span.start).filter(|words| words.len() <= REACH)?;
        let verb = verb(between, &text[stated.span.start..]).filter(|_| !between.contains(each::EACH))?;
        let own =
            last.span == value.span || is_relative(last) != is_relative(stated) && !is_loose(text, stated);
        last = stated;
        own.then_some((stated, verb))
    })
}

/// Whether a growth is told as a part of the value or a multiple, and not by how much.
fn is_relative(stated: &Quantity) -> bool {
    stated.kind == Kind::Multiple || stated.unit == "%"
}

/// Words for the value before that are no times.
const FORMER: &[&str] = &["期初", "上期末", "上期"];

/// 1050亿元，比2016年的551亿元增长90%: a value, the earlier one that it is compared with, the growths.
fn compared(document: &Document) -> impl Iterator<Item = Said<'_>> {
    let (text, quantities) = (document.text.as_str(), &document.quantities);
    (0..quantities.len().saturating_sub(2)).flat_map(move |at| {
        let (to, from) = (&quantities[at], &quantities[at + 1]);
        let base = base_of(document, to, from).filter(|_| !base::is_official(document, to));
        let stated = base.map(|beside| {
            behind(text, from, &quantities[at + 2..])
                .filter(move |(stated, _)| !beside || is_year_on_year(text, from, stated))
        });
        stated.into_iter().flatten().map(move |(stated, verb)| Said { from, to, stated, verb, sure: true })
    })
}

/// Whether the second of two values is the base of the first, and if so, whether it only stands beside it: 35亿元（上年同期28亿元）.
fn base_of(document: &Document, to: &Quantity, from: &Quantity) -> Option<bool> {
    let text = document.text.as_str();
    let close = from.span.start <= to.span.end + REACH && to.unit == from.unit && to.kind == from.kind;
    let words = text.get(to.span.end..from.span.start).filter(|_| close)?;
    let words = words.trim_start_matches(['，', '、', '（', '(', ',']);
    let base = ["比", "较"].iter().find_map(|word| words.strip_prefix(word));
    let led = base.unwrap_or(words);
    let time = document.times_in(Span::new(to.span.end, from.span.start)).last();
    let time = time.filter(|time| base.is_some() || base::is_year_before(document, to, time));
    let time = time.and_then(|time| led.strip_prefix(time.span.of(text)));
    let former = || FORMER.iter().find_map(|word| led.strip_prefix(word));
    let rest = time.or_else(|| former().filter(|_| base.is_some()))?;
    let ends = match base {
        Some(_) => ["的", "", "同期的"].contains(&rest),
        None => ["", "为", "同期", "同期为"].contains(&rest),
    };
    ends.then_some(base.is_none())
}

/// Whether a growth says that its base is the year before, or the value before it does (上年同期为28亿元), which stands in
/// brackets or a clause of its own.
fn is_year_on_year(text: &str, from: &Quantity, stated: &Quantity) -> bool {
    let between = text.get(from.span.end..stated.span.start);
    let named = ["同期", "同期为"].iter().any(|word| text[..from.span.start].ends_with(word));
    between.is_some_and(|words| words.starts_with(['，', '）', ',']) && (named || words.contains("同比")))
}

impl Said<'_> {
    fn slip(&self, document: &Document, hedges: &Hedges) -> Option<Reason> {
        if base::is_another(document, self) {
            return None;
        }
        let text = document.text.as_str();
        let relative = is_relative(self.stated);
        if self.verb.annual {
            let nominal = self.stated.unit == "%" && !base::at_constant_prices(document, self);
            return nominal.then(|| self.annual(document, hedges))?;
        }
        let reason = if relative { self.relative(text, hedges) } else { self.amount(text, hedges) };
        // The ratio of the values is nobody's growth, at whatever prices.
        let slip = |reason: &Reason| matches!(reason, Reason::Growth { ratio: true, .. });
        reason.filter(|reason| slip(reason) || !base::at_constant_prices(document, self))
    }

    /// 增长9倍, 增长90%.
    fn relative(&self, text: &str, hedges: &Hedges) -> Option<Reason> {
        let (from, to, stated) = (self.from, self.to, self.stated);
        // What a loss grows by is told in many ways.
        if from.value.is_zero() || [from, to].iter().any(|value| is_below_zero(text, value)) {
            return None;
        }
        let (one, unit) =
            if stated.kind == Kind::Multiple { (Decimal::ONE, "倍") } else { (Decimal::ONE_HUNDRED, "%") };
        let becomes = self.verb.becomes || text[stated.span.end..].starts_with("以上水平");
        let ratio = set(to, hedges).over(set(from, hedges)).scaled(one);
        let change = if self.verb.drop { ratio.negated().shifted(one) } else { ratio.shifted(-one) };
        let said = said(text, stated, hedges);
        let exact = to.value.checked_div(from.value)?.checked_mul(one)?;
        let implied = if self.verb.drop { one - exact } else { exact - one }.round_dp(2);
        if change.meets(said) || becomes && ratio.meets(said) {
            let loose = is_loose(text, stated) && !becomes && !change.meets(near(stated));
            return loose.then_some(Reason::Loose { implied, unit: unit.into() });
        }
        if !self.sure {
            return None;
        }
        if from.unit == "%" && stated.unit == "%" && self.difference(text, hedges).meets(said) {
            let implied = to.value.checked_sub(from.value)?.abs();
            return Some(Reason::Growth { implied, unit: "百分点".into(), ratio: false });
        }
        // 翻一番 names no number that could be that of the ratio.
        let ratio = !stated.span.of(text).starts_with('翻') && ratio.meets(said);
        Some(Reason::Growth { implied, unit: unit.into(), ratio })
    }

    /// 增加145家, 提高3.3个百分点. A noun behind the number makes it a number of something else.
    fn amount(&self, text: &str, hedges: &Hedges) -> Option<Reason> {
        let (from, to, stated) = (self.from, self.to, self.stated);
        let points = stated.kind == Kind::PercentagePoints && to.unit == "%" && from.unit == "%";
        let same = stated.unit == to.unit && stated.unit == from.unit && stated.kind == to.kind;
        let ends = !text[stated.span.end..].starts_with(|c: char| c.is_alphanumeric());
        if !(points || same && ends) || self.verb.becomes {
            return None;
        }
        let implied = signed_value(text, to).checked_sub(signed_value(text, from))?;
        let implied = if self.verb.drop { -implied } else { implied };
        let wrong = !self.difference(text, hedges).meets(signed(text, stated, hedges));
        let unit = if points { Cow::Borrowed("百分点") } else { stated.unit.clone() };
        wrong.then_some(Reason::Growth { implied, unit, ratio: false })
    }

    /// 年均增长8%.
    fn annual(&self, document: &Document, hedges: &Hedges) -> Option<Reason> {
        let (from, to, stated) = (self.from, self.to, self.stated);
        let years = annual::years(document, from, to)?;
        let rate = set(stated, hedges);
        let rate = if self.verb.drop { rate.negated() } else { rate };
        let (first, last) = (set(from, hedges), set(to, hedges));
        if from.value <= Decimal::ZERO || annual::leads(first, last, rate, &years) {
            return None;
        }
        let years = years.end() - 1;
        Some(Reason::Annual { implied: annual::rate(from.value, to.value, years)?, years })
    }

    /// By how much the second value is more, or with a verb of dropping less.
    fn difference(&self, text: &str, hedges: &Hedges) -> Interval {
        let more = signed(text, self.to, hedges).plus(signed(text, self.from, hedges).negated());
        if self.verb.drop { more.negated() } else { more }
    }
}

/// The verbs of growths, which stand beside two values, and doublings, which may stand beside a growth alone.
pub(super) fn signs() -> Vec<(&'static str, Sign)> {
    // Between a value and its growth no more characters stand.
    let verb = Sign::Before(3, REACH / 3);
    let verbs = all(verb::GROWTH, verb).chain(all(verb::DROP, verb));
    let doublings = all(&["翻", "一半", "减半", "一倍"], Sign::Beside(2));
    verbs.chain(doublings).chain(all(&[each::EACH], Sign::Beside(3))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::table::check;
    use super::*;

    #[test]
    fn growth_beside_two_values() {
        check(
            slips,
            &[
                ("瞪羚企业从16家增长到144家，增长9倍。", Some("ratio: true")),
                ("瞪羚企业从16家增长到144家，增长8倍。", None),
                ("园区面积从10.25平方公里拓展到23.06平方公里，扩大1.25倍。", None),
                ("园区面积从10.25平方公里拓展到23.06平方公里，扩大1.35倍。", Some("ratio: false")),
                ("总产值由420亿元跃升至798亿元、增长90%。", None),
                ("总产值由420亿元跃升至798亿元、增长95%。", Some("ratio: false")),
                ("总产值由420亿元跃升至798亿元，年均增长8%。", None),
                ("总产值由420亿元跃升至798亿元。增长95%的是税收。", None),
                ("能耗由20吨下降到15吨，下降25%。", None),
                ("能耗由20吨下降到15吨，下降35%。", Some("ratio: false")),
                ("用工从120人减少到60人，减少一半。", None),
                ("从近80家增加到160余家，增长1倍。", None),
                ("企业从100家增加到154家，增长50%。", Some("ratio: false")),
                ("床位由800张增加到1200张，门诊量增长20.5%。", None),
                ("用工由260人减至40人，人均产值提高5倍。", None),
                ("产能从5万片扩大到30万片，预计全年增长五成。", None),
                ("企业由18家增加到36家，去年产值增长50%。", None),
                ("审批时限由120天压缩至45天，压缩72.5%。", Some("ratio: false")),
                ("均价从10.0万元涨到12.0万元，涨幅达30%。", Some("ratio: false")),
                // By so many.
                ("高新技术企业从18家增加到163家，增加145家。", None),
                ("高新技术企业从18家增加到163家，净增135家。", Some("implied: 145")),
                ("高新技术企业从18家增加到163家，增加20家市级企业。", None),
                ("高新技术企业从18家增加到163家，新增就业900人。", None),
                ("亏损企业由30家减少到12家，减少18家。", None),
                ("亏损企业由30家减少到12家，减少16家。", Some("implied: 18")),
                ("耕地从12.5万亩增加到13.1万亩，增加0.6万亩。", None),
                ("耕地从12.5万亩增加到13.1万亩，增加0.9万亩。", Some("implied: 6000")),
                ("床位从约800张增加到1000张，增加200张。", None),
                // By so many points.
                ("占比从12.5%提高到15.8%，提高3.3个百分点。", None),
                ("占比从12.5%提高到15.8%，提高3.9个百分点。", Some("implied: 3.3")),
                ("占比从12.5%提高到15.8%，提高3.3%。", Some("百分点")),
                ("占比从12.5%提高到15.8%，提高26.4%。", None),
                ("负债率由68%降至61%，下降7个百分点。", None),
                ("负债率由68%降至61%，下降6个百分点。", None),
                ("负债率由68%降至61%，下降5个百分点。", Some("implied: 7")),
                ("负债率由68.2%降至61.0%，回落7.2个百分点。", None),
                // A year.
                ("2016年至2021年，产值从100亿元增长到200亿元，年均增长14.9%。", None),
                ("2016年至2021年，产值从100亿元增长到200亿元，年均增长20%。", None),
                (
                    "2016年至2021年，产值从100亿元增长到200亿元，年均增长34.9%。",
                    Some("implied: 14.87, years: 5"),
                ),
                (
                    "产值从2016年的100亿元增长到2021年的200亿元，年均增长9.5%。",
                    Some("implied: 14.87, years: 5"),
                ),
                ("产值从2016年的100亿元增长到2021年的200亿元，年均复合增长14.87%。", None),
                ("产值从100亿元增长到200亿元，年均增长24.9%。", None),
                ("人口从2010年的50.0万人减少到2020年的45.0万人，年均下降1.0%。", None),
                // In front of the values.
                ("瞪羚企业增长9倍，从16家增长到144家。", Some("ratio: true")),
                ("瞪羚企业增长8倍，从16家增长到144家。", None),
                ("产值增长20%，企业从100家增长到130家。", None),
                // Against the earlier value.
                ("总产值达798亿元，比2016年的420亿元增长90%。", None),
                ("总产值达798亿元，比2016年的420亿元增长80%。", Some("ratio: false")),
                ("总产值达798亿元，较上年的420亿元增加378亿元。", None),
                ("总产值达798亿元，较上年的420亿元增加388亿元。", Some("implied: 37800000000")),
                ("总产值达798亿元，比计划的420亿元增长80%。", None),
            ],
        );
    }
}
