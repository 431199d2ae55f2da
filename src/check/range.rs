//! Values that cannot be: a share over 100 %, a thirteenth month, a twenty-fifth hour.

use rust_decimal::Decimal;

use super::{Sign, Slip, evidence, evidence_of};
use crate::document::Document;
use crate::finding::Reason;
use crate::quantity::{Hedges, Kind};
use crate::scan::places;
use crate::statement::Value;
use crate::text::Span;
use crate::time::Impossible;
use crate::trigger::{self, Trigger};

/// Words for a part of a whole that it cannot pass, and for wholes that can be passed: a plan, a budget.
const WHOLES: &[&str] = &[
    "占", "比重", "份额", "覆盖率", "普及率", "城镇化率", "合格率", "优良率", "处理率", "达标率", "入学率",
    "入住率", "出租率", "成活率", "及格率", "录取率", "绿化率", "出勤率", "满意度", "满意率", "就业率",
    "失业率", "参保率", "持股比例", "天数比例", "好评率", "治愈率", "命中率", "得票率", "知晓率", "发生率",
    "同意率",
];
const OTHERS: &[&str] = &[
    "计划", "预算", "限额", "额度", "繁殖", "任务", "目标", "签约", "同期", "净资产", "年初", "上年", "完成",
    "去年", "毛入学率", "拨备", "流动性", "利息", "偿", "担保", "抵押", "准备金", "GDP", "生产总值", "收入",
    "债", "资产", "资本", "成本", "利润", "费用", "指标", "设计", "电话", "手机", "宽带", "移动", "贷款",
    "存款", "利用率",
];

pub(super) fn slips(article: usize, document: &Document, _: &Hedges) -> Vec<Slip> {
    let text = document.text.as_str();
    let passed = document.quantities.iter().filter(|q| {
        matches!(q.kind, Kind::Share | Kind::Percentage) && q.value > Decimal::ONE_HUNDRED && q.unit == "%"
    });
    let shares = passed.filter(|q| {
        let head = &text[..q.span.start];
        let near = head.char_indices().rev().nth(15).map_or(0, |(at, _)| at);
        let clause = head[near..].rsplit(['，', '。', '；', '\n']).next().unwrap_or_default();
        // Of a percentage that is no share only the name of the rate says so.
        let named = |word: &&&str| q.kind == Kind::Share || word.ends_with(['率', '度']);
        let whole = WHOLES.iter().filter(named).any(|word| clause.contains(word));
        let other = OTHERS.iter().any(|word| clause.contains(word));
        // 入住率达105%（含加床）: more is counted than the whole has.
        let more = text[q.span.end..].starts_with("（含");
        whole && !other && !more
    });
    let mut slips: Vec<Slip> = shares
        .map(|share| Slip {
            reason: Reason::Range { limit: Decimal::ONE_HUNDRED },
            evidence: vec![evidence(article, document, share)],
        })
        .collect();
    let dates = document.impossible.iter().map(|day: &Impossible| (day.span, Decimal::from(day.limit)));
    slips.extend(dates.chain(hours(text)).map(|(span, limit)| {
        let value = Value::Word(document.written(span));
        Slip { reason: Reason::Range { limit }, evidence: vec![evidence_of(article, document, span, value)] }
    }));
    slips
}

/// Times of a day that are on no clock, with the number that was passed: 3日25时, 10时65分.
fn hours(text: &str) -> impl Iterator<Item = (Span, Decimal)> {
    places(text, "时").filter_map(move |at| {
        let sign = "时";
        let head = text[..at].trim_end_matches(|c: char| c.is_ascii_digit());
        let hour: u32 = text[head.len()..at].parse().ok().filter(|_| at - head.len() <= 2)?;
        let day = ["日", "上午", "下午", "晚", "凌晨", "今晨"].iter().any(|word| head.ends_with(word));
        if hour > 24 && day {
            return Some((Span::new(head.len(), at + sign.len()), Decimal::from(24)));
        }
        let tail = &text[at + sign.len()..];
        let digits = tail.len() - tail.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let minutes: u32 =
            tail[..digits].parse().ok().filter(|_| digits == 2 && tail[digits..].starts_with('分'))?;
        let end = at + sign.len() + digits + '分'.len_utf8();
        (minutes > 59 && day).then_some((Span::new(head.len(), end), Decimal::from(59)))
    })
}

/// Whether a percentage may pass a hundred: three digits stand before its point, or a numeral or 多 before its sign.
pub(super) fn may_pass(words: &str) -> bool {
    memchr::memchr_iter(b'%', words.as_bytes()).any(|at| {
        let head = &words[..at];
        let whole = head.rsplit(|c: char| !c.is_ascii_digit() && c != '.').next().unwrap_or_default();
        let digits = whole.split('.').next().unwrap_or_default().len();
        digits >= 3
            || head.ends_with(|c: char| {
                matches!(c, '多' | '余' | '来') || !c.is_ascii() && trigger::is(c, Trigger::Quantity)
            })
    })
}

/// 百分之一百二十 passes a hundred too.
pub(super) fn signs() -> Vec<(&'static str, Sign)> {
    vec![("分之", Sign::Beside(1))]
}

#[cfg(test)]
mod tests {
    use super::super::table::check;
    use super::*;

    #[test]
    fn values_that_cannot_be() {
        check(
            slips,
            &[
                ("该产品全市占比120%。", Some("limit: 100")),
                ("税收同比增长120%。", None),
                ("目标完成率达108%。", None),
                ("2021年13月投产。", Some("limit: 12")),
                ("2021年12月投产。", None),
                ("2021年4月31日投产。", Some("limit: 30")),
                ("历时13个月。", None),
                ("占年度计划的117.2%。", None),
                ("占比由80%提高到120%。", Some("limit: 100")),
                ("覆盖率达到120%。", Some("limit: 100")),
                ("截至13月底完工。", Some("limit: 12")),
                ("6月31日签约。", Some("limit: 30")),
                ("历时13月。", None),
                ("2021年2月29日投产。", Some("limit: 28")),
                ("2024年2月29日投产。", None),
                ("2月29日投产。", None),
                ("1—13月没有这种写法。", None),
                ("4月30日、6月31日签约。", Some("limit: 30")),
                ("11、13月竣工。", None),
                ("2月30日投产。", Some("limit: 29")),
                ("占比为百分之一百二十。", Some("limit: 100")),
                ("8月3日25时启动。", Some("limit: 24")),
                ("8月3日24时截止。", None),
                ("8月3日10时65分启动。", Some("limit: 59")),
                ("8月3日10时45分启动。", None),
                ("拨备覆盖率达250%。", None),
                ("小学毛入学率为103%。", None),
                ("移动电话普及率达117.9%。", None),
                ("进出口占GDP的比重达120%。", None),
                ("产销率为102%，完成全年目标的120%。", None),
                ("预售率达130%。", None),
                ("森林覆盖率达146.7%。", Some("limit: 100")),
                ("研发费用占营业收入比重120%。", None),
                ("全体职工出勤率105%。", Some("limit: 100")),
                ("群众满意度达101.2%。", Some("limit: 100")),
                ("毕业生就业率为105%。", Some("limit: 100")),
                ("城乡居民参保率103%。", Some("limit: 100")),
                ("参保任务完成率达103%。", None),
                ("占地最大的车间产能利用率120%。", None),
                ("大股东持股比例达152.6%。", Some("limit: 100")),
                ("全县贫困发生率为102%。", Some("limit: 100")),
                ("空气优良天数比例达103%。", Some("limit: 100")),
                ("发行3.96万亿元，占全年限额3.8万亿元的104.2%。", None),
                ("节日期间入住率达105%（含加床）。", None),
                ("母羊繁殖成活率130%。", None),
                ("就业率比上年提高3.2%，完成目标的105%。", None),
            ],
        );
    }
}
