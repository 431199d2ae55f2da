//! Articles read to their end: everything that needs no other article, a batch of them at a time.
//!
//! Each step takes a whole batch, about a megabyte of text, before the next one does, so that its code and tables stay in the
//! cache: to take each article through all steps costs a sixth more, batches of a third of the size a tenth. Where no rule
//! has anything to read, only the numbers that a check looks at are read. What only the steps need is given back before the
//! next batch: of an archive only the texts, the statements and the names are kept.

use std::collections::BTreeSet;

use crate::article::Article;
use crate::check::{self, Mentions};
use crate::document::{Document, Scope};
use crate::finding::{Check, Finding, Severity};
use crate::implied::{self, Growth};
use crate::quantity::Hedges;
use crate::rule::RuleSet;
use crate::statement::{Statement, Words};

/// What is left of an article.
#[derive(Debug, Default)]
pub(crate) struct Digest {
    /// The text, and the way back to the file; see [`Document::shed`].
    pub(crate) document: Document,
    /// What it states.
    pub(crate) statements: Vec<Statement>,
    /// The growth that stands behind some of the statements.
    pub(crate) growths: Vec<Growth>,
    /// Where it contradicts itself in one passage.
    pub(crate) findings: Vec<Finding>,
    /// The names in it, where their check runs.
    pub(crate) mentions: Mentions,
    /// The words of the rules in it, where it may state anything.
    words: Option<Words>,
    /// The numbers that are looked at, where not all are.
    scope: Option<Scope>,
}

/// What articles are read with.
pub(crate) struct Reading<'a, S> {
    pub(crate) rules: &'a RuleSet,
    pub(crate) hedges: &'a Hedges,
    /// What a built-in check weighs; none where it is off.
    pub(crate) severity: S,
}

impl<S: Fn(Check) -> Option<Severity>> Reading<'_, S> {
    /// Reads a batch of articles, of which the first has that index, and takes them from where they are.
    pub(crate) fn digests(&self, first: usize, articles: &mut [Article]) -> Vec<Digest> {
        let reflown = |article: &mut Article| Digest {
            document: Document::reflown(std::mem::take(article)),
            ..Digest::default()
        };
        let mut digests: Vec<(usize, Digest)> = (first..).zip(articles.iter_mut().map(reflown)).collect();
        let steps = [
            Self::lay_out,
            Self::find_words,
            Self::ask,
            Self::read_times,
            Self::read_quantities,
            Self::state,
            Self::name,
        ];
        for step in steps {
            digests.iter_mut().for_each(|(index, digest)| step(self, *index, digest));
        }
        for check in check::in_one(&self.severity) {
            for (index, Digest { document, findings, .. }) in &mut digests {
                findings.extend(check.findings(*index, document, self.hedges));
            }
        }
        let shed = |(_, mut digest): (usize, Digest)| {
            digest.document.shed();
            digest
        };
        digests.into_iter().map(shed).collect()
    }

    fn lay_out(&self, _: usize, digest: &mut Digest) {
        digest.document.lay_out();
    }

    fn find_words(&self, _: usize, digest: &mut Digest) {
        let words = Words::of(&digest.document, self.rules);
        digest.words = words.may_state(&digest.document, self.rules).then_some(words);
    }

    /// Where no rule has anything to read, only the numbers that a check looks at are read.
    fn ask(&self, _: usize, digest: &mut Digest) {
        digest.scope = digest.words.is_none().then(|| check::scope(&digest.document, &self.rules.units));
    }

    fn read_times(&self, _: usize, digest: &mut Digest) {
        digest.document.read_times(digest.scope.as_ref());
    }

    fn read_quantities(&self, _: usize, digest: &mut Digest) {
        digest.document.read_quantities(&self.rules.units, digest.scope.take().as_ref());
    }

    fn state(&self, index: usize, digest: &mut Digest) {
        let Some(words) = digest.words.take() else { return };
        digest.statements = words.statements(index, &digest.document, self.rules);
        if (self.severity)(Check::Growth).is_some() {
            digest.growths = implied::growths(&digest.document, &digest.statements);
        }
    }

    fn name(&self, _: usize, digest: &mut Digest) {
        if (self.severity)(Check::Name).is_some() {
            digest.mentions = check::mentions(digest.document.text.as_str(), &digest.document.triggers);
        }
    }
}

/// All articles of a run: what is compared, in the order of the articles.
#[derive(Debug, Default)]
pub(crate) struct Run {
    pub(crate) documents: Vec<Document>,
    pub(crate) statements: Vec<Statement>,
    /// Their statements are those above.
    pub(crate) growths: Vec<Growth>,
    /// Each once, though a reprint says it again.
    pub(crate) findings: Vec<Finding>,
    pub(crate) mentions: Vec<Mentions>,
}

impl Run {
    /// Puts the digests of all batches together.
    pub(crate) fn of(batches: Vec<Vec<Digest>>) -> Self {
        let count = |of: fn(&Digest) -> usize| batches.iter().flatten().map(of).sum();
        let (articles, statements) = (count(|_| 1), count(|digest| digest.statements.len()));
        let mut run = Self {
            documents: Vec::with_capacity(articles),
            statements: Vec::with_capacity(statements),
            mentions: Vec::with_capacity(articles),
            ..Self::default()
        };
        let mut seen = BTreeSet::new();
        for Digest { document, statements, growths, findings, mentions, .. } in batches.into_iter().flatten()
        {
            let first = run.statements.len();
            let shifted =
                growths.into_iter().map(|growth| Growth { statement: first + growth.statement, ..growth });
            run.growths.extend(shifted);
            run.statements.extend(statements);
            run.findings.extend(findings.into_iter().filter(|finding| seen.insert(finding.id.clone())));
            run.documents.push(document);
            run.mentions.push(mentions);
        }
        run
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::ArticleDate;
    use crate::quantity::Units;
    use crate::rule;
    use crate::text::Source;

    /// What is stated where all is read, and whether anything may be.
    fn stated(text: &str, rules: &RuleSet) -> (usize, bool) {
        let date = ArticleDate::parse("2024-03");
        let article = Article { source: Source::from(text), date, ..Article::default() };
        let document = Document::read(article, &rules.units);
        let words = Words::of(&document, rules);
        (words.statements(0, &document, rules).len(), words.may_state(&document, rules))
    }

    #[test]
    fn where_nothing_may_be_stated_nothing_is() {
        let files = std::fs::read_dir("rules").unwrap().map(|file| file.unwrap().path());
        let files: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "yaml")).collect();
        let (rules, problems) = rule::load_usable(&files, Units::default());
        assert_eq!(problems, []);
        let mut all = 0;
        for file in std::fs::read_dir("corpus").unwrap() {
            let Ok(text) = std::fs::read_to_string(file.unwrap().path()) else { continue };
            let sentences = text.split_inclusive(['。', '；', '\n']);
            for part in sentences.chain([text.as_str()]) {
                let (statements, may) = stated(part, &rules);
                assert!(may || statements == 0, "{part}");
                all += statements;
            }
        }
        assert!(all > 100, "{all}");
    }

    #[test]
    fn a_number_is_seen_wherever_it_stands() {
        let rules = "claims:\n  parks:\n    find: [口袋公园]\n    value: {kind: count, unit: 个}\n";
        let (rules, problems) = rule::from_text("rules.yaml".as_ref(), rules, Units::default());
        assert_eq!(problems, []);
        for (text, want) in [
            ("全区建成120个口袋公园。", true),
            ("120个口袋公园建成。", true),
            ("口袋公园总数120个。", true),
            ("口袋公园很美。", false),
        ] {
            assert_eq!(stated(text, &rules), (usize::from(want), want), "{text}");
        }
    }
}
