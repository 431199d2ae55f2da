//! Articles and findings made by hand, for the tests of the formats.

use rust_decimal::Decimal;

use super::{Report, RuleCount};
use crate::article::{Article, ArticleDate};
use crate::document::Document;
use crate::finding::{Check, Evidence, Finding, Reason, Severity, Version};
use crate::lang::Lang;
use crate::quantity::{Hedges, Kind, Quantity, Relation};
use crate::statement::{Direction, Doubts, Value, When};
use crate::text::{Source, Span, Text};

/// A number without a place in a text.
pub(crate) fn quantity(value: &str, unit: &str, relation: Relation) -> Quantity {
    let value: Decimal = value.parse().unwrap();
    let kind = match unit {
        "%" => Kind::Share,
        "倍" => Kind::Change,
        _ => Kind::Count,
    };
    let unit = unit.to_owned().into();
    Quantity { span: Span::default(), value, value_to: None, relation, unit, kind, place: Decimal::ONE }
}

/// A range without a place in a text.
pub(crate) fn ranged(from: &str, to: &str, unit: &str) -> Quantity {
    Quantity { value_to: to.parse().ok(), ..quantity(from, unit, Relation::Range) }
}

/// An article whose line ends are taken out of the clean text.
pub(crate) fn article(path: &str, title: &str, date: &str, text: &str) -> Document {
    let mut clean = Text::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.trim_end_matches('\n').len();
        clean.push(&text[at..end], Span::new(at, end));
        at += line.len();
    }
    let article = Article {
        path: path.into(),
        title: Some(title.to_owned()).filter(|t| !t.is_empty()),
        date: ArticleDate::parse(date),
        source: Source::from(text),
        ..Article::default()
    };
    Document { article, text: clean, ..Document::default() }
}

/// The place of `value` in `sentence`, in the clean text of an article.
pub(crate) fn evidence(
    documents: &[Document],
    article: usize,
    sentence: &str,
    value: &str,
    of: Quantity,
) -> Evidence {
    let text = documents[article].text.as_str();
    let start = text.find(sentence).unwrap();
    let at = start + sentence.find(value).unwrap();
    let span = Span::new(at, at + value.len());
    let period = documents[article].article.date.map(ArticleDate::period).unwrap_or_default();
    Evidence {
        article,
        span,
        sentence: Span::new(start, start + sentence.len()),
        value: Value::Quantity(Quantity { span, ..of }),
        when: When { period, taken_over: true, ..When::default() },
        heading: !sentence.ends_with('。'),
        direction: Direction::None,
        doubts: Doubts::default(),
    }
}

/// A contradiction of two versions or more.
pub(crate) fn finding(rule: &str, title: &str, versions: &[&[usize]], evidence: Vec<Evidence>) -> Finding {
    let versions = versions.iter().map(|v| Version { evidence: v.to_vec() }).collect();
    Finding {
        id: "3f9c2a71b04e".to_owned(),
        rule: rule.to_owned(),
        title: Some(title.to_owned()),
        topic: Some("创新药物".to_owned()),
        subject: Some("重庆国际生物城".to_owned()),
        check: Check::Value,
        severity: Severity::Error,
        reason: Reason::Conflict { touching: false },
        versions,
        evidence,
    }
}

/// A passage that contradicts itself.
pub(crate) fn passage(check: Check, reason: Reason, evidence: Vec<Evidence>) -> Finding {
    let built_in = finding(check.name(), "", &[], evidence);
    Finding { title: None, topic: None, subject: None, check, reason, ..built_in }
}

/// The example that the project exists for: 12 drugs and more than half; 10 and 50 %; a headline with 60 %.
pub(crate) fn mission() -> (Vec<Document>, Vec<Finding>) {
    let documents = vec![
        article(
            "corpus/2021-09.txt",
            "推动五个千亿级产业集群做大做强",
            "2021-09",
            "推动五个千亿级产业集群做大做强\n\
             目前，重庆国际生物城已有重组人凝血因子等12个\n创新药物步入临床，全市占比过半。",
        ),
        article(
            "corpus/2021-04.txt",
            "打造具有全球影响力的国际生物城",
            "2021-04",
            "创新药物全市占比为60%\n全市在研创新药物里重庆国际生物城拥有10个，占比50%。",
        ),
    ];
    let sentences = [
        "目前，重庆国际生物城已有重组人凝血因子等12个创新药物步入临床，全市占比过半。",
        "创新药物全市占比为60%",
        "全市在研创新药物里重庆国际生物城拥有10个，占比50%。",
    ];
    let exact = |value, unit| quantity(value, unit, Relation::Exact);
    let at =
        |article, sentence: usize, value, of| evidence(&documents, article, sentences[sentence], value, of);
    let drugs = vec![at(0, 0, "12个", exact("12", "个")), at(1, 2, "10个", exact("10", "个"))];
    let share = vec![
        at(0, 0, "过半", quantity("50", "%", Relation::Over)),
        at(1, 1, "60%", exact("60", "%")),
        at(1, 2, "50%", exact("50", "%")),
    ];
    let findings = vec![
        Finding {
            id: "81c0d5e2f7a9".to_owned(),
            ..finding("innovative-drugs", "临床阶段药物数", &[&[0], &[1]], drugs)
        },
        finding("innovative-drug-share", "全市占比", &[&[0, 1], &[2]], share),
    ];
    (documents, findings)
}

/// Counts of three rules, of which one matched nothing.
pub(crate) fn rules() -> Vec<RuleCount> {
    let count = |id: &str, title: &str, statements, articles| RuleCount {
        id: id.to_owned(),
        title: title.to_owned(),
        statements,
        articles,
    };
    vec![
        count("innovative-drugs", "临床阶段药物数", 2, 2),
        count("innovative-drug-share", "全市占比", 3, 2),
        count("city-innovative-drugs", "全市创新药物", 0, 0),
    ]
}

/// A report over all that was given.
pub(crate) fn report<'a>(
    documents: &'a [Document],
    findings: &'a [Finding],
    rules: &'a [RuleCount],
    lang: Lang,
) -> Report<'a> {
    let statements = rules.iter().map(|rule| rule.statements).sum();
    Report {
        complete: true,
        documents,
        findings,
        rules,
        statements,
        settled: &[],
        focus: &[],
        hedges: Hedges::default(),
        lang,
    }
}

/// A page of everything: folded reprints, five claims, a list, hedges, a growth, a sum, long paths and titles.
pub(crate) fn busy() -> (Vec<Document>, Vec<Finding>) {
    let text = "园区已引进近80个项目，投资约450亿元，面积1,000亩以上，不到三成出口，其中国有企业一百二十家。\
                高新技术企业由18家增加到163家，增长9.1倍。开工30个项目，分别为新建12个、续建15个。\
                打造生物医药、商贸物流、军民融合、“数智”、生态创新五个产业集群。";
    let other = "园区累计引进80余个项目，投资300亿元，面积800亩，五成出口，其中国有企业150家。\
                 打造商贸物流、生物医药、高端装备制造、“数智”经济、生态创新五个产业集群。";
    let title = "奋力建成具有全国影响力的生物医药产业集聚高地、全面建设社会主义现代化新区";
    let deep = "corpus/newspapers/chongqing-daily/2021/09/a-very-long-name-of-an-article-about-the-park.txt";
    let documents = vec![
        article("a.txt", title, "2021-09-10", text),
        article("b.txt", "园区一年来的变化", "2021-04", other),
        article("c.txt", "园区一年来的变化（转载）", "2021-05", other),
        article(deep, "", "", other),
    ];
    let mut findings: Vec<Finding> = claims().iter().map(|claim| five(&documents, claim)).collect();
    findings.push(clusters(&documents));
    findings.extend(passages(&documents));
    (documents, findings)
}

/// Title, and for text and reprints: as written, value, relation; unit.
type Claim = (&'static str, [(&'static str, &'static str, Relation); 2], &'static str);

fn claims() -> [Claim; 5] {
    use Relation::{About, AtLeast, Exact, Near, Plus, Under};
    [
        ("引进项目数", [("近80个", "80", Near), ("80余个", "80", Plus)], "个"),
        ("投资总额", [("约450亿元", "45000000000", About), ("300亿元", "30000000000", Exact)], "元"),
        ("规划面积", [("1,000亩以上", "1000", AtLeast), ("800亩", "800", Exact)], "亩"),
        ("出口企业占比", [("不到三成", "30", Under), ("五成", "50", Exact)], "%"),
        ("国有企业数", [("一百二十家", "120", Exact), ("150家", "150", Exact)], "家"),
    ]
}

fn sentence(document: &Document, n: usize) -> &str {
    document.text.as_str().split_inclusive('。').nth(n).unwrap()
}

fn five(documents: &[Document], (title, values, unit): &Claim) -> Finding {
    let say = |i: usize| {
        let (written, value, relation) = values[i.min(1)];
        evidence(documents, i, sentence(&documents[i], 0), written, quantity(value, unit, relation))
    };
    let one = finding("park-claim", title, &[&[0], &[1, 2, 3]], (0..4).map(say).collect());
    Finding { topic: Some("园区概况".to_owned()), ..one }
}

fn clusters(documents: &[Document]) -> Finding {
    let say = |article: usize, n: usize, written: &str, items: &[&str]| {
        let at = evidence(
            documents,
            article,
            sentence(&documents[article], n),
            written,
            quantity("5", "个", Relation::Exact),
        );
        Evidence {
            value: Value::List { items: items.iter().map(|&i| i.to_owned()).collect(), open: false },
            ..at
        }
    };
    let a = say(
        0,
        3,
        "生物医药、商贸物流、军民融合、“数智”、生态创新",
        &["商贸物流", "生物医药", "军民融合", "数智", "生态创新"],
    );
    let b = say(
        1,
        1,
        "商贸物流、生物医药、高端装备制造、“数智”经济、生态创新",
        &["生物医药", "商贸物流", "高端装备制造", "数智", "生态创新"],
    );
    let one = finding("clusters", "产业集群", &[&[0], &[1]], vec![a, b]);
    Finding { severity: Severity::Warning, topic: None, ..one }
}

fn passages(documents: &[Document]) -> [Finding; 2] {
    let say = |n: usize, written: &str, value: &str, unit: &str| {
        evidence(documents, 0, sentence(&documents[0], n), written, quantity(value, unit, Relation::Exact))
    };
    let growth = vec![say(1, "18家", "18", "家"), say(1, "163家", "163", "家"), say(1, "9.1倍", "9.1", "倍")];
    let sum = vec![say(2, "30个", "30", "个"), say(2, "12个", "12", "个"), say(2, "15个", "15", "个")];
    let implied = Decimal::new(805_555_555, 8);
    [
        passage(Check::Growth, Reason::Growth { implied, unit: "倍".into(), ratio: true }, growth),
        passage(Check::Sum, Reason::Sum { sum: Decimal::from(27), whole: Decimal::from(30) }, sum),
    ]
}
