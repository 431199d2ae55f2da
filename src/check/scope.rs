//! Which sentences of an article the checks look at, where no rule does: most hold nothing that any of them could find, and their
//! numbers need not be read.

use std::sync::LazyLock;

use super::{RUNS, range};
use crate::document::{Document, Scope};
use crate::quantity::{Leads, Units};
use crate::scan::WordTable;
use crate::sentence::{MOST_CLAUSES, Sentence};
use crate::text::Span;
use crate::time::is_leaned_on;
use crate::trigger::{self, Seeker, Trigger};

/// What a word of a check asks for besides it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Sign {
    /// So many numbers in the sentence.
    Beside(usize),
    /// So many, one at most so many characters behind the word.
    Before(usize, usize),
}

use Sign::{Before, Beside};

/// The words without which a check finds nothing.
pub(super) type Signs = fn() -> Vec<(&'static str, Sign)>;

/// Words that ask for the same.
pub(super) fn all(words: &[&'static str], sign: Sign) -> impl Iterator<Item = (&'static str, Sign)> {
    words.iter().map(move |word| (*word, sign))
}

/// Those of all checks.
static SIGNS: LazyLock<WordTable<Sign>> = LazyLock::new(|| WordTable::by_first(&signs()));

fn signs() -> Vec<(&'static str, Sign)> {
    RUNS.iter().flat_map(|(_, _, signs)| signs()).collect()
}

/// The sentences that checks look at, of a document whose numbers are not read yet.
pub(crate) fn scope(document: &Document, units: &Units) -> Scope {
    let (text, layout) = (document.text.as_str(), &document.layout);
    // The clauses of a very long sentence are those of several.
    if layout.sentences.iter().any(|sentence| sentence.clauses.len() >= MOST_CLAUSES) {
        let times: Vec<Span> = layout.blocks.iter().map(|block| block.span).collect();
        return Scope { quantities: times.clone(), times };
    }
    let [mut counted, mut measured] = [0; 2].map(|from| Leads::of(text, units, &document.triggers, from));
    let mut signs = document.triggers.seek(Trigger::Sign);
    let holds_a_number = |sentence: &Sentence| {
        Leads::of(text, units, &document.triggers, sentence.span.start).count(sentence.span, 1) > 0
    };
    let mut stretches: Vec<Span> = Vec::new();
    let mut first = 0;
    for (n, sentence) in layout.sentences.iter().enumerate() {
        let least = least_numbers(text, sentence.span, &mut signs);
        let enough = least.is_some_and(|least| counted.count(sentence.span, least) == least);
        if !enough && !measured.hold_unread(sentence.span) {
            continue;
        }
        // The parts of a total may stand above it, and nothing tells how far; what else a check looks at is in one sentence.
        let total = least == Some(1);
        let above = (first..n).rev().take_while(|above| total && holds_a_number(&layout.sentences[*above]));
        let from = above.last().unwrap_or(n);
        stretches.extend(layout.sentences[from..=n].iter().map(|sentence| sentence.span));
        first = n + 1;
    }
    let holds = |block: Span| {
        let next = stretches.partition_point(|stretch| stretch.start < block.start);
        stretches.get(next).is_some_and(|stretch| stretch.start < block.end)
    };
    let blocks = layout.blocks.iter().map(|block| block.span);
    let times = blocks.filter(|block| holds(*block) || is_leaned_on(block.of(text))).collect();
    Scope { quantities: stretches, times }
}

/// How many numbers a sentence must hold for a check to find anything in it; none where nothing may be found.
fn least_numbers(text: &str, sentence: Span, signs: &mut Seeker) -> Option<usize> {
    let mut least = range::may_pass(sentence.of(text)).then_some(1);
    let mut at = sentence.start;
    while let Some((start, c)) = signs.find(at).filter(|(start, _)| *start < sentence.end) {
        at = start + c.len_utf8();
        for (word, sign) in SIGNS.all_leading(&text[start..sentence.end]) {
            let needed = match *sign {
                Beside(needed) => needed,
                Before(needed, reach) if is_before_a_number(&text[start + word.len()..], reach) => needed,
                Before(..) => continue,
            };
            least = Some(least.map_or(needed, |least| least.min(needed)));
        }
    }
    least
}

/// Whether a number may begin in the first so many characters of `text`.
fn is_before_a_number(text: &str, reach: usize) -> bool {
    text.chars().take(reach).any(|c| trigger::is(c, Trigger::Quantity))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, ArticleDate};
    use crate::text::Source;
    use crate::trigger::Triggers;

    fn document(text: &str) -> Document {
        let date = ArticleDate::parse("2024-03");
        let mut document =
            Document::reflown(Article { source: Source::from(text), date, ..Article::default() });
        document.lay_out();
        document
    }

    #[test]
    fn every_sign_begins_with_a_trigger() {
        for (word, _) in signs() {
            assert!(Triggers::of(word).seek(Trigger::Sign).find(0).is_some_and(|(at, _)| at == 0), "{word}");
        }
    }

    #[test]
    fn sentences_that_checks_look_at() {
        let table = [
            ("全年产值从12亿元增长到15亿元，增长25%。", true),
            ("今年有3家企业、2所学校开工。", false),
            ("甲镇12个、乙镇15个。\n合计27个。", true),
            ("公共服务中心共建共享，去年先后接待各地游客12人。", false),
            ("三个村共有12人。", true),
            ("投票率达到105.3%。", true),
            ("投票率达到95.3%。", false),
            // Numbers that cannot be read are told.
            ("数额12345678901234567890元。", true),
            ("数额三亿亿亿亿元。", true),
            ("数额123456元。", false),
        ];
        for (text, want) in table {
            let scope = scope(&document(text), &Units::default());
            let sentences = text.lines().count();
            assert_eq!(scope.quantities.len(), if want { sentences } else { 0 }, "{text}");
        }
    }

    /// What all checks find in a text, of what they ask for and of the whole.
    fn found(text: &str) -> [String; 2] {
        let (mut scoped, mut all) = (document(text), document(text));
        let scope = scope(&scoped, &Units::default());
        scoped.read_times(Some(&scope));
        scoped.read_quantities(&Units::default(), Some(&scope));
        all.read_times(None);
        all.read_quantities(&Units::default(), None);
        [scoped, all].map(|document| {
            let checks = crate::check::in_one(|check| Some(crate::check::default_severity(check)));
            let findings = checks.flat_map(|check| {
                check.findings(0, &document, &crate::quantity::Hedges::default()).collect::<Vec<_>>()
            });
            let found: Vec<String> = findings.map(|finding| format!("{:?}", finding.reason)).collect();
            let unread = document.unread.iter().map(|suspect| suspect.span.of(document.text.as_str()));
            format!("{found:?} {:?}", unread.collect::<Vec<_>>())
        })
    }

    #[test]
    fn the_checks_find_what_they_find_in_the_whole() {
        let list = "●东湖镇新建标准化农贸市场11个，\n".repeat(6);
        let long = "完成3件、".repeat(200);
        let table = [
            ("全年建成30个，分别为新建12个、续建15个。", true),
            ("入选企业数7家，占全市的40%。", true),
            ("30个，分别为新建12个、续建15个。", true),
            ("7家，占全市的40%。", true),
            (&format!("{list}●西湖镇新建标准化农贸市场11个，合计77个。"), false),
            (
                "今年获奖26个，分别为市农业农村局选送的清源县南湖镇绿色生态优质稻米品牌11个、茶叶品牌12个。",
                true,
            ),
            ("总产值由420亿元变为798亿元，增长幅度达到了将近20%。", true),
            ("新楼入住率达120多%。", true),
            ("数额12345678901234567890123456789012个。", true),
            (&format!("{long}企业从16家增长到144家，增长3倍。"), true),
        ];
        for (text, any) in table {
            let [scoped, all] = found(text);
            assert_eq!(scoped, all, "{text}");
            assert_eq!(all != "[] []", any, "{text}: {all}");
        }
        let texts = texts();
        for text in &texts {
            let [scoped, all] = found(text);
            assert_eq!(scoped, all, "{text}");
            for sentence in text.split_inclusive(['。', '；']) {
                let [scoped, all] = found(sentence);
                assert_eq!(scoped, all, "{sentence}");
            }
        }
    }

    /// The articles of the project.
    fn texts() -> Vec<String> {
        let files = ["corpus", "benches/prose"].map(|directory| std::fs::read_dir(directory).unwrap());
        let paths = files.into_iter().flatten().map(|file| file.unwrap().path());
        let texts: Vec<String> = paths.filter_map(|path| std::fs::read_to_string(path).ok()).collect();
        assert!(texts.len() > 20);
        texts
    }

    #[test]
    fn what_is_read_of_a_sentence_does_not_depend_on_the_others() {
        let mut left_out = 0;
        for text in texts() {
            let (mut scoped, mut all) = (document(&text), document(&text));
            let scope = scope(&scoped, &Units::default());
            scoped.read_times(Some(&scope));
            scoped.read_quantities(&Units::default(), Some(&scope));
            all.read_times(None);
            all.read_quantities(&Units::default(), None);
            let inside = |span: Span, stretches: &[Span]| stretches.iter().any(|s| s.contains(span));
            let quantities: Vec<_> =
                all.quantities.iter().filter(|q| inside(q.span, &scope.quantities)).cloned().collect();
            let times: Vec<_> = all.times.iter().filter(|t| inside(t.span, &scope.times)).cloned().collect();
            assert_eq!((&scoped.quantities, &scoped.times), (&quantities, &times), "{text}");
            left_out += all.quantities.len() - quantities.len();
        }
        assert!(left_out > 100, "{left_out}");
    }
}
