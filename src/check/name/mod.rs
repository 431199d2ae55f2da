//! 汉朗光电 here, 汉明光电 there, in like lists: two spellings of one name.
//!
//! Names are read where enumerations and suffixes show them (`mention`), met through a deletion index (`index`), and held
//! against four questions: can both be right as they stand (`kin`), is one of them rare, do they stand in like
//! surroundings (`surroundings`), and does no article tell them apart (`apart`). A registered name needs less: it is the right one.

use super::evidence_of;
use crate::document::Document;
use crate::finding::{Check, Evidence, Finding, Reason, Severity, Version, finding_id};
use crate::rule::RuleSet;
use crate::sentence::{BlockKind, around};
use crate::statement::Value;
use crate::text::Span;

mod mention;
mod spelling;
mod index;
mod kin;
mod surroundings;
mod alike;
mod apart;

pub(crate) use mention::{Mentions, mentions};
use spelling::{Name, Names, Variant};

/// Two spellings of one name, over all documents and the names in each.
pub(super) fn findings(
    documents: &[Document],
    found: &[Mentions],
    rules: &RuleSet,
    severity: Severity,
) -> Vec<Finding> {
    let names = Names::of(documents, found, rules);
    let mut variants = names.variants();
    // Of 汉朗光电 and 汉朗光电有限公司 the shorter says all.
    let within = |long: &Variant, short: &Variant| {
        let inside = |n: &Name, m: &Name| n.text.len() > m.text.len() && n.text.contains(m.text);
        inside(names.name(long.0), names.name(short.0)) && inside(names.name(long.1), names.name(short.1))
    };
    let all = variants.clone();
    variants.retain(|one| !all.iter().any(|other| within(one, other)));
    variants.into_iter().map(|variant| names.finding(variant, severity)).collect()
}

impl Names<'_> {
    fn finding(&self, (right, wrong): Variant, severity: Severity) -> Finding {
        let (right, wrong) = (self.name(right), self.name(wrong));
        let mut places: Vec<(usize, Span, usize)> = shown(right, 0);
        places.extend(shown(wrong, 1));
        places.sort_unstable();
        let version = |n: usize| Version {
            evidence: (0..places.len()).filter(|&place| places[place].2 == n).collect(),
        };
        let versions = [0, 1].map(version).into_iter().filter(|v| !v.evidence.is_empty()).collect();
        let mut spellings = [right.text, wrong.text];
        spellings.sort_unstable();
        Finding {
            id: finding_id(std::iter::once(Check::Name.name()).chain(spellings)),
            rule: Check::Name.name().to_owned(),
            title: None,
            topic: None,
            subject: None,
            check: Check::Name,
            severity,
            reason: Reason::Name { right: right.registered.then(|| right.text.to_owned()) },
            versions,
            evidence: places.into_iter().map(|(article, span, _)| self.evidence(article, span)).collect(),
        }
    }

    fn evidence(&self, article: usize, span: Span) -> Evidence {
        let document = &self.documents[article];
        let (_, kind) = around(document.text.as_str(), span.start);
        let value = Value::Word(document.written(span));
        Evidence { heading: kind == BlockKind::Heading, ..evidence_of(article, document, span, value) }
    }
}

/// Places of a spelling that are shown.
const SHOWN: usize = 20;

/// The places of a spelling that are shown, the first of each article, with the version that they belong to.
fn shown(name: &Name, version: usize) -> Vec<(usize, Span, usize)> {
    let mut places = name.places.clone();
    places.dedup_by_key(|(article, _)| *article);
    places.into_iter().take(SHOWN).map(|(article, span)| (article, span, version)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::rule::Subject;
    use crate::text::Source;

    /// The spellings that are held for one name, over articles and registered names.
    fn variants(articles: &[&str], registered: &[&str]) -> Vec<String> {
        let article = |text: &&str| Article { source: Source::from(*text), ..Article::default() };
        let documents: Vec<Document> = articles.iter().map(article).map(Document::of).collect();
        let subject = |name: &&str| Subject { name: (*name).into(), aliases: Vec::new(), within: None };
        let rules = RuleSet { subjects: registered.iter().map(subject).collect(), ..RuleSet::default() };
        let found: Vec<Mentions> =
            documents.iter().map(|document| mentions(document.text.as_str(), &document.triggers)).collect();
        let found = findings(&documents, &found, &rules, Severity::Warning);
        let spelling = |finding: &Finding, version: &Version| {
            let evidence = &finding.evidence[version.evidence[0]];
            evidence.span.of(documents[evidence.article].text.as_str()).to_owned()
        };
        let shown = |finding: &Finding| {
            let spellings: Vec<String> = finding.versions.iter().map(|v| spelling(finding, v)).collect();
            spellings.join("/")
        };
        found.iter().map(shown).collect()
    }

    #[test]
    fn two_spellings_of_one_name() {
        let table: [(&[&str], &str); 8] = [
            (
                &["入驻华芯微、蓝盾光电、渝惠科技等企业。", "已有渝惠科技、蓝顿光电、华芯微三家落户。"],
                "蓝盾光电/蓝顿光电",
            ),
            (
                &[
                    "引进海宁模组、蓝盾光电液晶混晶材料、晶石器件等项目。",
                    "形成以海宁模组、蓝盾电子、蓝顿光电混晶液晶材料为代表的集群。",
                ],
                "蓝盾光电/蓝顿光电",
            ),
            (
                &["桃柳嘴镇、双溪镇、云合镇受灾。", "双溪镇、云合镇、桃柳咀镇已恢复供电。"],
                "桃柳嘴镇/桃柳咀镇",
            ),
            (
                &["山城国际生物城所在的木溪镇、柳嘴镇通车。", "木岔溪镇景色好，山城国际生物城就在这里。"],
                "木溪镇/木岔溪镇",
            ),
            (
                &[
                    "木溪镇里的山城国际生物城。",
                    "山城国际生物城很大。它在木溪镇。",
                    "木溪镇很美。山城国际生物城也是。",
                    "记者来到木岔溪镇。山城国际生物城到了。",
                ],
                "木溪镇/木岔溪镇",
            ),
            (
                &["名单：甲木药业、蓝盾制药、丙林药业。", "名单：甲木药业、蓝顿制药、丙林药业。蓝顿制药"],
                "蓝顿制药/蓝盾制药",
            ),
            (
                &[
                    "甲木药业、蓝盾制药、丙林药业参展。蓝盾制药获奖，蓝盾制药很好。\n甲木药业、蓝顿制药、丙林药业签约。",
                ],
                "蓝盾制药/蓝顿制药",
            ),
            (
                &["甲木科技、苏州蓝盾光电有限公司、丙林科技。", "甲木科技、苏州蓝顿光电有限公司、丙林科技。"],
                "蓝盾光电/蓝顿光电",
            ),
        ];
        for (articles, want) in table {
            assert_eq!(variants(articles, &[]), [want], "{articles:?}");
        }
    }

    #[test]
    fn two_names() {
        let table: [&[&str]; 14] = [
            // In one enumeration, or in one sentence.
            &[
                "入驻惠科金渝、惠科金扬、华芯微。",
                "入驻惠科金渝、蓝盾、华芯微。",
                "入驻惠科金扬、蓝盾、华芯微。",
            ],
            &["惠科金渝与惠科金扬投产。", "甲木药业、惠科金渝、丙林药业。", "甲木药业、惠科金扬、丙林药业。"],
            // One article names both as often.
            &["甲木药业、蓝盾制药、丙林药业。\n甲木药业、蓝顿制药、丙林药业。"],
            // Towns of two characters are often alike in one.
            &["柳嘴镇、双溪镇、云合镇受灾。", "双溪镇、云合镇、柳咀镇已恢复供电。"],
            // Nothing else is alike.
            &["以蓝盾生物为代表的企业。", "以蓝顿生物为代表的企业。"],
            &["甲木药业、蓝盾制药、丙林药业。", "戊水药业、蓝顿制药、庚土药业。"],
            &["柳嘴镇位于县城东部。", "柳咀镇位于县城东部。"],
            // Both are words, or members of a family.
            &["清华大学、湖南大学、浙江大学。", "清华大学、海南大学、浙江大学。"],
            &["比亚迪、长安汽车、吉利。", "比亚迪、长城汽车、吉利。"],
            &["甲木药业、蓝盾一厂、丙林药业。", "甲木药业、蓝盾二厂、丙林药业。"],
            &["甲木小学、城东二小、丙林小学。", "甲木小学、城西二小、丙林小学。"],
            // A short form.
            &["甲木药业、蓝盾制药、丙林药业。", "甲木药业、新蓝盾制药、丙林药业。"],
            &["柳嘴镇、双溪镇、云合镇。", "柳嘴乡、双溪镇、云合镇。"],
            // Both stand in many articles.
            &[
                "甲木药业、蓝盾制药、丙林药业。",
                "蓝盾制药扩产。",
                "蓝盾制药获奖。",
                "甲木药业、蓝顿制药、丙林药业。",
                "蓝顿制药扩产。",
                "蓝顿制药获奖。",
            ],
        ];
        for articles in table {
            assert!(variants(articles, &[]).is_empty(), "{articles:?}: {:?}", variants(articles, &[]));
        }
    }

    #[test]
    fn a_registered_name_is_right() {
        let found = variants(&["欢迎来到山城国稷生物城。"], &["山城国际生物城"]);
        assert_eq!(found, ["山城国稷生物城"]);
        let articles = ["甲木药业、蓝顿制药、丙林药业。蓝顿制药", "甲木药业、蓝盾制药、丙林药业。"];
        assert_eq!(variants(&articles, &["蓝盾制药"]), ["蓝盾制药/蓝顿制药"]);
        assert!(variants(&articles, &["蓝盾制药", "蓝顿制药"]).is_empty());
        assert!(variants(&["蓝顿制药扩产。"], &["蓝盾制药"]).is_empty());
    }
}
