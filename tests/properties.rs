//! Properties that hold of every number and every text, tried on random ones.

use bacheck::article::{Article, ArticleDate};
use bacheck::document::Document;
use bacheck::text::Source;
use proptest::prelude::*;
use rust_decimal::Decimal;

fn document(text: &str) -> Document {
    let date = ArticleDate::parse("2022-11");
    Document::of(Article { source: Source::from(text), date, ..Article::default() })
}

/// The one quantity of a text: its value and its unit.
fn only(text: &str) -> (Decimal, String) {
    let document = document(text);
    assert_eq!(document.quantities.len(), 1, "{text}: {:?}", document.quantities);
    (document.quantities[0].value, document.quantities[0].unit.to_string())
}

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const CAPITALS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

/// A number below ten thousand as it is said.
fn section(n: u64, digits: &[char; 10], units: [&str; 3]) -> String {
    let mut out = String::new();
    let mut gap = false;
    for (place, unit) in [(1000, units[2]), (100, units[1]), (10, units[0]), (1, "")] {
        let digit = usize::try_from(n / place % 10).expect("a digit");
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push('零');
        }
        gap = false;
        out.push(digits[digit]);
        out.push_str(unit);
    }
    out
}

/// A number below a trillion as it is said: 三亿零五百万, 一万零二十.
fn spoken(n: u64, digits: &[char; 10], units: [&str; 3]) -> String {
    let parts = [(n / 100_000_000, "亿"), (n / 10_000 % 10_000, "万"), (n % 10_000, "")];
    let mut out = String::new();
    for (part, unit) in parts {
        if part == 0 {
            continue;
        }
        if !out.is_empty() && part < 1000 {
            out.push('零');
        }
        out.push_str(&section(part, digits, units));
        out.push_str(unit);
    }
    out
}

fn grouped(n: u64, separator: &str) -> String {
    let digits = n.to_string();
    let groups = digits.as_bytes().rchunks(3).rev().map(|group| String::from_utf8_lossy(group).into_owned());
    groups.collect::<Vec<_>>().join(separator)
}

fn full_width(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c.is_ascii_digit() {
                char::from_u32(c as u32 + 0xFEE0).expect("a full-width digit")
            } else {
                c
            }
        })
        .collect()
}

proptest! {
    #[test]
    fn a_count_is_read_back_from_every_form(n in 2_u64..1_000_000_000_000) {
        let want = (Decimal::from(n), "家".to_owned());
        prop_assert_eq!(only(&format!("共有企业{n}家。")), want.clone());
        prop_assert_eq!(only(&format!("共有企业{}家。", grouped(n, ","))), want.clone());
        prop_assert_eq!(only(&format!("共有企业{}家。", full_width(&n.to_string()))), want.clone());
        let simple = spoken(n, &DIGITS, ["十", "百", "千"]);
        prop_assert_eq!(only(&format!("共有企业{simple}家。")), want.clone(), "{}", simple);
        let capital = spoken(n, &CAPITALS, ["拾", "佰", "仟"]);
        prop_assert_eq!(only(&format!("共有企业{capital}家。")), want, "{}", capital);
    }

    #[test]
    fn an_amount_is_read_back_with_its_scale(whole in 1_u32..10_000, cents in 0_u32..100) {
        let number = format!("{whole}.{cents:02}");
        let value: Decimal = number.parse().unwrap();
        for (scale, factor) in [("", 1_u64), ("万", 10_000), ("亿", 100_000_000), ("万亿", 1_000_000_000_000)] {
            let (read, unit) = only(&format!("总投资{number}{scale}元。"));
            prop_assert_eq!((read, unit.as_str()), (value * Decimal::from(factor), "元"));
        }
    }

    #[test]
    fn a_percentage_in_words_is_the_one_in_digits(whole in 1_u64..100, tenth in 1_u64..10) {
        let words = format!("百分之{}点{}", spoken(whole, &DIGITS, ["十", "百", "千"]), DIGITS[tenth as usize]);
        let (value, unit) = only(&format!("同比增长{words}。"));
        prop_assert_eq!((value, unit.as_str()), (Decimal::new(i64::try_from(whole * 10 + tenth).unwrap(), 1), "%"));
    }

    #[test]
    fn a_range_keeps_both_ends(from in 2_u32..5000, more in 1_u32..5000, sign in "[-~—至到]") {
        let to = from + more;
        let document = document(&format!("年产{from}{sign}{to}万吨。"));
        let ends: Vec<_> = document.quantities.iter().map(|q| (q.value, q.value_to)).collect();
        let scale = Decimal::from(10_000);
        // 20~30万吨 begins at 20万; a first number that the scale would lift over the second keeps its own.
        prop_assert_eq!(ends, vec![(Decimal::from(from) * scale, Some(Decimal::from(to) * scale))]);
    }

    #[test]
    fn wrapping_changes_no_quantity(width in 12_usize..40, text in 0_usize..TEXTS.len()) {
        let shown = |text: &str| {
            let document = document(text);
            let quantities = document.quantities.iter();
            quantities.map(|q| (q.value, q.value_to, q.relation, q.unit.to_string(), q.kind)).collect::<Vec<_>>()
        };
        let plain = TEXTS[text];
        prop_assert_eq!(shown(&wrapped(plain, width)), shown(plain), "{}", wrapped(plain, width));
    }

    #[test]
    fn a_list_takes_the_unit_of_its_last(numbers in prop::collection::vec((0_u32..1000, 1_u32..100), 2..9)) {
        let written: Vec<String> = numbers.iter().map(|(whole, cents)| format!("{whole}.{cents:02}")).collect();
        let document = document(&format!("各县产值为{}万亿元。", written.join("、")));
        let read: Vec<(Decimal, &str)> = document.quantities.iter().map(|q| (q.value, &*q.unit)).collect();
        let scale = Decimal::from(1_000_000_000_000_u64);
        let want = written.iter().map(|number| (number.parse::<Decimal>().unwrap() * scale, "元"));
        prop_assert_eq!(read, want.collect::<Vec<_>>());
    }

    #[test]
    fn hours_and_minutes_are_one(hours in 1_u32..60, minutes in 1_u32..60, seconds in 1_u32..60) {
        let minutes_only = (Decimal::from(hours * 60 + minutes), "分钟".to_owned());
        prop_assert_eq!(only(&format!("全程{hours}小时{minutes}分钟。")), minutes_only);
        let all = (Decimal::from(hours * 3600 + minutes * 60 + seconds), "秒".to_owned());
        prop_assert_eq!(only(&format!("成绩为{hours}小时{minutes:02}分{seconds:02}秒。")), all);
    }

    #[test]
    fn a_paragraph_on_one_line_is_never_cut(
        paragraphs in prop::collection::vec(prop::collection::vec(0_usize..SENTENCES.len(), 1..4), 2..9),
        heading in 0_usize..9,
    ) {
        let mut lines: Vec<String> =
            paragraphs.iter().map(|picked| picked.iter().map(|&i| SENTENCES[i]).collect()).collect();
        lines.insert(heading.min(lines.len()), "八、人民生活".to_owned());
        let document = document(&lines.join("\n"));
        let mut left = lines.iter();
        for block in document.text.as_str().lines() {
            let mut whole = String::new();
            while whole.len() < block.len() {
                whole.push_str(left.next().map_or("-", String::as_str));
            }
            prop_assert_eq!(block, whole);
        }
    }

    #[test]
    fn every_span_lies_on_characters_and_in_the_source(text in "[0-9一二三十百千万亿家元%年月日约近余多，。；、\n 从到增长至占比（）“”A-Z]{0,60}") {
        let document = document(&text);
        let spans = document.quantities.iter().map(|q| q.span).chain(document.times.iter().map(|t| t.span));
        for span in spans {
            prop_assert!(span.start < span.end && span.end <= document.text.as_str().len());
            prop_assert!(document.text.as_str().get(span.start..span.end).is_some());
            let file = document.file_span(span);
            prop_assert!(file.start < file.end && text.get(file.start..file.end).is_some(), "{:?}", file);
        }
    }
}

/// Inputs that once ended the program, and their like.
#[test]
fn odd_numbers_and_odd_spaces_are_data() {
    let texts = [
        "一万亿亿亿个企业",
        "企业拥有10000000000000000000000000000余家",
        "增长79228162514264337593543950335%",
        "包括 Alpha\n\u{3000}Beta 等公司，该产品全市占比120%，\n\u{3000}\u{3000}Gamma\n\u{3000}Delta 公司占比130%。",
        "99999999999999999999999999999999999999亿元",
        "1，2，3，4，5，6个",
        "\u{feff}\u{200b}12\u{200b}家",
        "……（（（“《",
    ];
    for text in texts {
        let document = document(text);
        for span in document.quantities.iter().map(|q| q.span).chain(document.times.iter().map(|t| t.span)) {
            assert!(!document.written(span).is_empty(), "{text}");
        }
        for quantity in &document.quantities {
            let _ = quantity.interval(&bacheck::quantity::Hedges::default());
        }
    }
}

/// Sentences of a report, of many lengths.
const SENTENCES: [&str; 9] = [
    "全年粮食种植面积312.5千公顷，比上年增加1.2千公顷；粮食总产量198.6万吨，增长1.5%。",
    "其中，夏粮产量56.2万吨，增长2.1%；秋粮产量142.4万吨，增长1.3%。",
    "全年社会消费品零售总额1126.35亿元，增长7.9%。",
    "按经营地分，城镇消费品零售额912.5亿元，增长7.7%；乡村消费品零售额213.85亿元，增长8.6%。",
    "全年全体居民人均可支配收入35218元，增长6.2%。",
    "年末常住人口四百二十六万三千人，城镇化率61.3%。",
    "全市森林覆盖率提高到47.6%。",
    "新开工项目156个，总投资三百八十二亿元，其中工业项目93个，占比59.6%，带动就业3600余人。",
    "会议强调，要坚持稳中求进工作总基调。",
];

const TEXTS: [&str; 3] = [
    "今年前三季度，全县完成固定资产投资128.6亿元，同比增长12.5%，其中工业投资52.3亿元，增长18.2%；新签约项目36个，协议资金近210亿元，到位资金86.4亿元，开工率超过九成，全年有望引进项目50个以上，带动就业3600余人。",
    "截至目前，园区累计入驻企业一百二十余家，规模以上企业达到四十八家，占全县的三分之一，预计年产值可达35亿元至40亿元，亩均税收由12.6万元提高到18.9万元，增长五成，成为全市发展最快的园区之一，吸引了上百家配套企业。",
    "全市森林覆盖率提高到47.6%，比上年提高1.2个百分点，空气质量优良天数达到306天，完成矿山修复49公顷、水土流失治理30平方公里，新建街心公园20个，新添绿地160万平方米，投入资金约3.5亿元，受益群众超过63万人。",
];

/// The text in lines of so many characters, the first indented by two.
fn wrapped(text: &str, width: usize) -> String {
    let chars: Vec<char> = text.chars().collect();
    let (first, rest) = chars.split_at(width - 2);
    let lines = std::iter::once(first).chain(rest.chunks(width));
    lines.map(|line| line.iter().collect::<String>()).collect::<Vec<_>>().join("\n")
}
