//! The best of what was tried, none twice, each with a title, an id and examples that hold.

use std::collections::{BTreeMap, BTreeSet};

use super::trial::Trial;
use super::{Ground, Proposal};
use crate::document::Document;
use crate::examples::tried;
use crate::quantity::Kind;
use crate::report::one_line;
use crate::statement::Statement;
use crate::text::Span;

/// Examples of a claim.
const EXAMPLES: usize = 3;
/// Statements that are tried as examples.
const TRIED: usize = 8;

/// At most `most` proposals, the most useful first.
pub(super) fn choose(ground: &Ground, mut trials: Vec<Trial>, most: usize) -> Vec<Proposal> {
    trials.retain(|trial| trial.proposal.articles >= ground.least());
    trials.sort_by(|a, b| (score(b), &a.proposal.words).cmp(&(score(a), &b.proposal.words)));
    let mut taken: BTreeSet<(usize, Span)> = BTreeSet::new();
    let mut ids: BTreeMap<String, usize> = BTreeMap::new();
    let mut out = Vec::new();
    for trial in trials {
        if out.len() == most {
            break;
        }
        let places: Vec<(usize, Span)> = trial.statements.iter().map(|s| (s.article, s.span)).collect();
        let known = places.iter().filter(|place| taken.contains(place)).count();
        if 2 * known >= places.len() {
            continue;
        }
        if let Some(proposal) = finished(ground, &trial) {
            taken.extend(places);
            let number = ids.entry(proposal.sort.stem()).or_default();
            *number += 1;
            out.push(Proposal { id: format!("{}-{number}", proposal.sort.stem()), ..proposal });
        }
    }
    out
}

/// How useful a claim may be: stated by many articles, in few values each, close to its words, better where it disagrees.
fn score(trial: &Trial) -> i64 {
    let Trial { candidate, proposal, statements } = trial;
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX / 1000);
    let mut of: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    for statement in statements {
        of.entry(statement.article).or_default().insert(format!("{:?}", statement.value));
    }
    let beyond = |n: usize| number(of.values().map(|values| values.len().saturating_sub(n)).sum());
    let words: usize = proposal.words.iter().map(|word| first(word).chars().count()).sum();
    let astray = statements.iter().filter(|s| !candidate.places.contains(&(s.article, s.span))).count();
    12 * number(proposal.articles)
        + 2 * number(statements.len().min(8))
        + if proposal.disagrees { 14 } else { 0 }
        + 2 * number(words.min(10))
        + 2 * number(candidate.parts)
        - number(candidate.distance.min(40))
        - 3 * beyond(1)
        - 6 * beyond(2)
        - 6 * number(astray)
        - if proposal.words.len() == 1 && words < 4 { 12 } else { 0 }
}

/// A proposal with title and examples; none where no example holds.
fn finished(ground: &Ground, trial: &Trial) -> Option<Proposal> {
    let documents = ground.documents;
    let mut proposal = trial.proposal.clone();
    proposal.title = title(&proposal);
    let meant = |s: &&Statement| trial.candidate.places.contains(&(s.article, s.span));
    for statement in distinct(documents, trial.statements.iter().filter(meant)).into_iter().take(TRIED) {
        let document = &documents[statement.article];
        let value = one_line(&document.written(statement.span));
        let texts = [clauses(document, statement), statement.sentence];
        let shown =
            |span| one_line(&document.written(span)).trim_end_matches(['，', '、', '：', ',']).to_owned();
        let example = texts.into_iter().map(|span| (shown(span), value.clone()));
        proposal.examples.extend(example.into_iter().find(|example| holds(ground, &proposal, example)));
        if proposal.examples.len() == EXAMPLES {
            break;
        }
    }
    (!proposal.examples.is_empty()).then_some(proposal)
}

/// One statement for each value, the first of every article before the second of any.
fn distinct<'a>(
    documents: &[Document],
    statements: impl Iterator<Item = &'a Statement>,
) -> Vec<&'a Statement> {
    let mut seen = BTreeSet::new();
    let mut times = vec![0; documents.len()];
    let mut out = Vec::new();
    for statement in statements {
        if seen.insert(one_line(&documents[statement.article].written(statement.span))) {
            out.push((times[statement.article], statement));
            times[statement.article] += 1;
        }
    }
    out.sort_by_key(|(nth, statement)| (*nth, statement.article, statement.span.start));
    out.into_iter().map(|(_, statement)| statement).collect()
}

/// The clauses from the beginning of the sentence to the one that holds the value.
fn clauses(document: &Document, statement: &Statement) -> Span {
    let layout = &document.layout;
    let sentence = &layout.sentences[layout.sentence_at(statement.sentence.start)];
    Span::new(statement.sentence.start, layout.clause_at(sentence, statement.span.start).end)
}

/// Whether the rule loads with the example and reads it.
fn holds(ground: &Ground, proposal: &Proposal, example: &(String, String)) -> bool {
    let alone = Proposal { examples: vec![example.clone()], ..proposal.clone() };
    let (rules, problems) = ground.rules(&[alone]);
    problems.is_empty() && tried(&rules).iter().all(|tried| tried.holds)
}

/// The words, and what is counted of them.
fn title(proposal: &Proposal) -> String {
    let words: String = proposal.words.iter().map(|word| first(word)).collect();
    let ends = |ends: &[&str]| ends.iter().any(|end| words.contains(end));
    let of = proposal.of.as_deref().unwrap_or_default();
    match proposal.sort.kind {
        Kind::Share if ends(&["占比", "比重", "率", "比例", "占"]) => {
            format!("{words}{}", if of.is_empty() { String::new() } else { format!("（{of}）") })
        }
        Kind::Share => format!("{words}{of}占比"),
        Kind::Change if ends(&["增长", "下降", "增速", "增幅", "减少", "提高", "降低", "提升"]) => {
            words
        }
        Kind::Change => format!("{words}增幅"),
        Kind::Count if !ends(&["数", "人次", "量"]) => format!("{words}数"),
        _ => words,
    }
}

/// The first of some alternatives.
fn first(word: &str) -> &str {
    word.split('|').next().unwrap_or(word)
}
