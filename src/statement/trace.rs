//! How a claim was read, or why it was not: the way that a run takes, with every step kept.

use super::again::first_said;
use super::matched::Found;
use super::{Measure, Reader, Statement};
use crate::rule::Use;
use crate::text::Span;

/// One try to read a claim where words of it stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Attempt {
    /// The claim, as an index into the rule set.
    pub claim: usize,
    /// The sentence or the paragraph in which its words were looked for.
    pub region: Span,
    /// The words that were found, each with the slot it fills, in the order of the text.
    pub words: Vec<(usize, Span)>,
    /// What was read, or what was lacking first.
    pub outcome: Result<Vec<Statement>, Lack>,
}

/// Why words of a claim gave no statement: the first thing that was lacking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// No word for this slot.
    Word(usize),
    /// The words stand in different clauses, and must stand in one.
    Together,
    /// It is of a part: the words stand behind 其中 and the whole before it, or the sentence has another number before.
    Whole,
    /// No value of the kind and unit, no list, no word of the set.
    Value,
    /// Values are there, and all of them belong to other words or are too far.
    Elsewhere,
    /// A word that may not stand there does.
    Forbidden(Span),
    /// Two values are equally near.
    Tie(Span, Span),
    /// The whole that the share must be of is not named, or another is.
    Of,
    /// The claim does not read such statements, by this key of the rule.
    Only(&'static str),
    /// It is said of another subject, as an index into the rule set.
    Subject(usize),
    /// The value is of a measure that the claim does not read.
    Measure(Measure),
    /// The claim reads what is aimed at, and this is none.
    Target,
}

impl Reader<'_> {
    /// The attempts in the sentences that touch `stretch`, and in their paragraphs.
    pub(super) fn attempts(&self, stretch: Span) -> Vec<Attempt> {
        let touches =
            |span: Span| span.start < stretch.end.max(stretch.start + 1) && stretch.start < span.end;
        let layout = &self.document.layout;
        let mut out = Vec::new();
        for block in layout.blocks.iter().filter(|block| touches(block.span)) {
            self.attempts_in(block.span, true, &mut out);
            let sentences = &layout.sentences[block.sentences.clone()];
            for sentence in sentences.iter().filter(|sentence| touches(sentence.span)) {
                self.attempts_in(sentence.span, false, &mut out);
            }
        }
        out
    }

    fn attempts_in(&self, region: Span, paragraph: bool, out: &mut Vec<Attempt>) {
        for chunk in self.found(region, paragraph).chunk_by(|a, b| a.0 == b.0) {
            let words = slots(chunk);
            let Some((claim, matched)) = self.gather(chunk) else {
                out.extend(self.incomplete(chunk[0].0, region, words));
                continue;
            };
            let (windows, part) = self.windows(region, claim, &matched);
            let mut before: Vec<Statement> = Vec::new();
            let first = out.len();
            for window in windows {
                let mut read = Vec::new();
                let mut lack = self.read_window(claim, region, part, &window, &matched, &mut read);
                let said = before.len();
                first_said(&mut before, 0, &mut read, self.is_of_all(&window));
                if before.len() < said {
                    out[first..].iter_mut().for_each(|attempt| attempt.keep(&before));
                }
                if lack.is_ok() && read.is_empty() {
                    lack = Err(Lack::Whole);
                }
                before.extend(read.iter().cloned());
                let words = words.iter().copied().filter(|(_, word)| window.terms.contains(word)).collect();
                out.push(Attempt { claim, region, words, outcome: lack.map(|()| read) });
            }
        }
    }

    /// An attempt that ended at the words; none where only words that forbid stand there.
    fn incomplete(&self, claim: usize, region: Span, words: Vec<(usize, Span)>) -> Option<Attempt> {
        let empty = |slot: &usize| words.iter().all(|(filled, _)| filled != slot);
        let lacking = (0..self.rules.claims[claim].slots).find(empty)?;
        let outcome = Err(Lack::Word(lacking));
        (!words.is_empty()).then_some(Attempt { claim, region, words, outcome })
    }
}

impl Attempt {
    /// Takes back what a total behind it has shown to be of a part.
    fn keep(&mut self, left: &[Statement]) {
        if let Ok(read) = &mut self.outcome {
            read.retain(|statement| left.contains(statement));
            if read.is_empty() {
                self.outcome = Err(Lack::Whole);
            }
        }
    }
}

/// The words that fill slots.
fn slots(chunk: &[Found]) -> Vec<(usize, Span)> {
    let slot = |(_, stands_for, span): &Found| match stands_for {
        Use::Slot { slot, .. } => Some((*slot, *span)),
        _ => None,
    };
    chunk.iter().filter_map(slot).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::document::Document;
    use crate::quantity::Units;
    use crate::rule;
    use crate::text::Source;

    const RULES: &str = "
subjects: {临江产业园: [], 云溪县: []}
claims:
  firms:
    subject: 临江产业园
    find: {all: [现有, 企业], none: [亿元, 计划], within: clause}
    value: {kind: count, unit: 家}
  share:
    find: [企业, 占比]
    value: {kind: share, of: 全市}
";

    /// The attempts of one claim over a text, each as its words and its end.
    fn check(claim: &str, text: &str, want: &[(&[&str], Option<Lack>)]) {
        let (rules, problems) = rule::from_text("rules.yaml".as_ref(), RULES, Units::default());
        assert_eq!(problems, []);
        let document = Document::of(Article { source: Source::from(text), ..Article::default() });
        let clean = document.text.as_str();
        let all = attempts_of(&document, &rules);
        let all = all.iter().filter(|attempt| rules.claims[attempt.claim].id == claim);
        let got: Vec<(Vec<&str>, Option<Lack>)> = all
            .map(|attempt| {
                let words = attempt.words.iter().map(|(_, word)| word.of(clean)).collect();
                (words, attempt.outcome.as_ref().err().copied())
            })
            .collect();
        let want: Vec<(Vec<&str>, Option<Lack>)> = want.iter().map(|(w, l)| (w.to_vec(), *l)).collect();
        assert_eq!(got, want, "{text}");
    }

    fn attempts_of(document: &Document, rules: &rule::RuleSet) -> Vec<Attempt> {
        super::super::attempts(0, document, rules, Span::new(0, document.text.as_str().len()))
    }

    #[test]
    fn the_first_thing_lacking_is_told() {
        let at = |text: &str, word: &str| text.find(word).map(|at| Span::new(at, at + word.len())).unwrap();
        let both: &[&str] = &["现有", "企业"];
        check("firms", "临江产业园现有企业120家。", &[(both, None)]);
        check("firms", "临江产业园有企业120家。", &[(&["企业"], Some(Lack::Word(0)))]);
        check("firms", "现有的不多，企业120家。", &[(both, Some(Lack::Together))]);
        check("firms", "现有企业不少。", &[(both, Some(Lack::Value))]);
        check("firms", "云溪县现有企业120家。", &[(both, Some(Lack::Subject(1)))]);
        let text = "计划内现有企业120家。";
        check("firms", text, &[(both, Some(Lack::Forbidden(at(text, "计划"))))]);
        let text = "现有120家企业130家。";
        check("firms", text, &[(both, Some(Lack::Tie(at(text, "120家"), at(text, "130家"))))]);
        check("firms", "现有企业拥有120家研发平台。", &[(both, Some(Lack::Elsewhere))]);
        check("share", "企业占比50%。", &[(&["企业", "占比"], Some(Lack::Of))]);
        let text = "临江产业园现有企业120家，现有规上企业30家。";
        check("firms", text, &[(both, None), (both, Some(Lack::Whole))]);
    }

    #[test]
    fn only_what_touches_the_stretch_is_tried() {
        let (rules, _) = rule::from_text("rules.yaml".as_ref(), RULES, Units::default());
        let text = "现有企业120家。现有企业130家。";
        let document = Document::of(Article { source: Source::from(text), ..Article::default() });
        let second = Span::new(text.find("130").unwrap(), text.find("130").unwrap() + 1);
        let found = super::super::attempts(0, &document, &rules, second);
        let read: Vec<usize> = found.iter().filter_map(|a| a.outcome.as_ref().ok()).map(Vec::len).collect();
        assert_eq!(read, [1]);
        assert!(found[0].region.contains(second) && found[0].region.start > 0);
    }
}
