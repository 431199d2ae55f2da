//! What must hold of any article: a copy contradicts nothing, a changed number is found, another notation is none.
//!
//! Each test changes the articles of corpus/ and says what that may do to the findings. `rules/` is loaded once.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use bacheck::article::Article;
use bacheck::compare::{comparable, verdict};
use bacheck::config::Config;
use bacheck::document::Document;
use bacheck::finding::Finding;
use bacheck::quantity::{Hedges, Kind, Quantity, Relation};
use bacheck::rule::{self, RuleSet};
use bacheck::statement::{Statement, Value};
use bacheck::text::{Source, Span};

/// The project's own articles and rules.
struct Site {
    rules: RuleSet,
    articles: Vec<Article>,
}

static SITE: LazyLock<Site> = LazyLock::new(|| {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("bacheck.yaml");
    let config = Config::load(&path).expect("bacheck.yaml");
    let rules = rule::load(&config.rule_files().0).expect("rules/ must load");
    let articles = config.articles(&[]).articles;
    assert!(articles.len() > 10, "corpus/ was not read");
    Site { rules, articles }
});

/// The findings of claims alone: what an article says of its own numbers is another matter.
fn findings(articles: Vec<Article>) -> Vec<Finding> {
    bacheck::check(articles, &SITE.rules, &Hedges::default(), |_| None).findings
}

fn ids(findings: &[Finding]) -> BTreeSet<&str> {
    findings.iter().map(|finding| finding.id.as_str()).collect()
}

/// A copy under another name, which sorts behind the article's own.
fn copy(article: &Article) -> Article {
    let name = format!("{}~", article.path.display());
    Article { path: PathBuf::from(name), ..article.clone() }
}

/// The article with other words at a place of its clean text.
fn edited(article: &Article, document: &Document, span: Span, words: &str) -> Article {
    let place = document.text.to_source(span);
    let text = article.source.as_str();
    let text = [&text[..place.start], words, &text[place.end..]].concat();
    Article { source: Source::from(text.as_str()), ..copy(article) }
}

/// The article with its line wraps undone in the file too.
fn unwrapped(article: &Article) -> Article {
    let document = Document::of(article.clone());
    Article { source: Source::from(document.text.as_str()), body: 0, ..article.clone() }
}

/// An article, taken apart, and what it states.
struct Read<'a> {
    article: &'a Article,
    document: Document,
    statements: Vec<Statement>,
    alone: Vec<Finding>,
}

impl<'a> Read<'a> {
    fn of(article: &'a Article) -> Self {
        let (mut documents, statements) = bacheck::extract(vec![article.clone()], &SITE.rules);
        let document = documents.pop().expect("one article");
        Self { article, document, statements, alone: findings(vec![article.clone()]) }
    }

    /// The numbers that a claim of the rules reads and that the same claim in a copy can be held against.
    fn covered(&self) -> impl Iterator<Item = (&Statement, &Quantity)> {
        let claim = |statement: &Statement| &SITE.rules.claims[statement.claim];
        let compares = move |statement: &&Statement| {
            let elsewhere = Statement { article: 1, ..(*statement).clone() };
            statement.subject.is_some() && comparable(claim(statement), statement, &elsewhere)
        };
        self.statements.iter().filter(compares).filter_map(|statement| match &statement.value {
            Value::Quantity(quantity) => Some((statement, quantity)),
            _ => None,
        })
    }

    fn written(&self, span: Span) -> String {
        self.document.written(span)
    }

    /// The rules that contradict something once `other` is read beside the article, and did not before.
    fn new_rules(&self, other: Article) -> BTreeSet<String> {
        let before = ids(&self.alone);
        let found = findings(vec![self.article.clone(), other]);
        found.iter().filter(|finding| !before.contains(finding.id.as_str())).map(|f| f.rule.clone()).collect()
    }
}

#[test]
fn an_article_and_its_copy_contradict_nothing_new() {
    for article in &SITE.articles {
        let read = Read::of(article);
        assert_eq!(read.new_rules(copy(article)), BTreeSet::new(), "{}", article.path.display());
    }
}

/// The number with its first digit moved by one: 12 to 22, 90 to 80. None where it is not written in digits.
fn moved(written: &str) -> Option<String> {
    let at = written.find(|c: char| c.is_ascii_digit())?;
    let digit = written[at..].chars().next()?.to_digit(10)?;
    let other = if digit >= 9 { digit - 1 } else { digit + 1 };
    Some(format!("{}{other}{}", &written[..at], &written[at + 1..]))
}

#[test]
fn a_changed_number_is_found_and_nothing_else() {
    let (mut tried, mut missed, mut more) = (0, Vec::new(), Vec::new());
    for article in &SITE.articles {
        let read = Read::of(article);
        for (statement, _) in read.covered() {
            let written = read.written(statement.span);
            let Some(words) = moved(&written) else { continue };
            let other = edited(article, &read.document, statement.span, &words);
            let Some(parted) = parted(&read, statement, &other) else { continue };
            let about = || format!("{}: {written} to {words} in {}", parted.claim, article.path.display());
            let found = read.new_rules(other);
            tried += 1;
            if !found.contains(&parted.claim) {
                missed.push(about());
            }
            if !found.is_subset(&parted.sharing) {
                more.push(format!("{} gives {found:?}", about()));
            }
        }
    }
    assert!(tried > 100, "only {tried} numbers were changed");
    assert!(missed.len() * 100 <= tried, "{} of {tried} are missed:\n{}", missed.len(), missed.join("\n"));
    assert!(more.len() * 100 <= tried, "{} of {tried} give more:\n{}", more.len(), more.join("\n"));
}

/// A changed number that excludes what stood there before.
struct Parted {
    claim: String,
    /// The claims that read the same number, and the relations that hold one of them against others.
    sharing: BTreeSet<String>,
}

/// None where both can still be true (近80, 近90), or where the changed words are no longer the same claim's: then it
/// is reading, not comparing, that must be tested.
fn parted(read: &Read, statement: &Statement, other: &Article) -> Option<Parted> {
    let (_, changed) = bacheck::extract(vec![other.clone()], &SITE.rules);
    let same = |s: &&Statement| s.claim == statement.claim && s.span.start == statement.span.start;
    let now = changed.iter().find(same)?;
    let id = |s: &Statement| SITE.rules.claims[s.claim].id.clone();
    let sharing: Vec<_> = read.statements.iter().filter(|s| s.span.overlaps(statement.span)).collect();
    let related = SITE.rules.relations.iter().filter(|r| sharing.iter().any(|s| r.claims.contains(&s.claim)));
    let related = related.map(|relation| relation.id.clone());
    let sharing = sharing.iter().map(|s| id(s)).chain(related).collect();
    let agrees = verdict(&SITE.rules, &Hedges::default(), statement, now).agrees();
    (!agrees).then(|| Parted { claim: id(statement), sharing })
}

/// 12 as 十二, 37.55% as 百分之三十七点五五, 815亿元 as 81,500,000,000元: the same number in other signs.
fn notations(written: &str, quantity: &Quantity) -> Vec<String> {
    let split = written.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(written.len());
    let (number, unit) = written.split_at(split);
    if quantity.relation != Relation::Exact || number.is_empty() {
        return Vec::new();
    }
    let mut out = Vec::new();
    let whole = number.parse::<u32>().ok().filter(|n| (1..10_000).contains(n) && unit != "%");
    // Two of anything are 两.
    out.extend(whole.map(|n| if n == 2 { format!("两{unit}") } else { format!("{}{unit}", spoken(n)) }));
    if unit == "%" {
        let (before, after) = number.split_once('.').unwrap_or((number, ""));
        let before = before.parse().ok().filter(|n| *n < 10_000_u32).map(spoken);
        let digits: String =
            after.chars().filter_map(|c| DIGITS.chars().nth(c.to_digit(10)? as usize)).collect();
        let point = if digits.is_empty() { "" } else { "点" };
        out.extend(before.map(|before| format!("百分之{before}{point}{digits}")));
    }
    if unit == "亿元" && quantity.kind == Kind::Money {
        out.push(format!("{}元", grouped(&quantity.value.normalize().to_string())));
    }
    out
}

const DIGITS: &str = "零一二三四五六七八九";

/// 1205 as 一千二百零五.
fn spoken(n: u32) -> String {
    let mut out = String::new();
    let mut skipped = false;
    for (place, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = n / place % 10;
        if digit == 0 {
            skipped |= !out.is_empty();
            continue;
        }
        if skipped {
            out.push('零');
        }
        skipped = false;
        let silent = digit == 1 && place == 10 && out.is_empty();
        out.extend(DIGITS.chars().nth(digit as usize).filter(|_| !silent));
        out.push_str(name);
    }
    if out.is_empty() { "零".to_owned() } else { out }
}

/// 81500000000 as 81,500,000,000.
fn grouped(digits: &str) -> String {
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

#[test]
fn another_notation_is_the_same_number() {
    let (mut tried, mut wrong) = (0, Vec::new());
    for article in &SITE.articles {
        // A longer number would pass the end of a wrapped line.
        let article = &unwrapped(article);
        let read = Read::of(article);
        for (statement, quantity) in read.covered() {
            let written = read.written(statement.span);
            // A headline glued to its text goes on with a numeral: 占比60%一个新药.
            let behind = read.document.text.as_str()[statement.span.end..].chars().next();
            if behind.is_some_and(|c| DIGITS.contains(c)) {
                continue;
            }
            for words in notations(&written, quantity) {
                let found = read.new_rules(edited(article, &read.document, statement.span, &words));
                tried += 1;
                if !found.is_empty() {
                    wrong.push(format!("{written} as {words} in {} gives {found:?}", article.path.display()));
                }
            }
        }
    }
    assert!(tried > 100, "only {tried} numbers were rewritten");
    assert!(wrong.is_empty(), "{} of {tried}:\n{}", wrong.len(), wrong.join("\n"));
}

/// The order of the articles, which is that of their paths, and copies of them decide nothing.
#[test]
fn order_and_copies_change_no_finding() {
    let all = findings(SITE.articles.clone());
    assert!(all.len() > 3, "corpus/ holds contradictions");
    let count = SITE.articles.len();
    let named = |place: &dyn Fn(usize) -> usize| -> Vec<Article> {
        let name = |(i, article): (usize, &Article)| Article {
            path: PathBuf::from(format!("{:03}.txt", place(i))),
            ..article.clone()
        };
        SITE.articles.iter().enumerate().map(name).collect()
    };
    let reversed = findings(named(&|i| count - i));
    assert_eq!(ids(&reversed), ids(&all), "reversed");
    let shuffled = findings(named(&|i| i * 7 % count + count * (i % 2)));
    assert_eq!(ids(&shuffled), ids(&all), "shuffled");
    let twice = findings(SITE.articles.iter().flat_map(|article| [article.clone(), copy(article)]).collect());
    assert_eq!(ids(&twice), ids(&all), "each twice");
}

#[test]
fn numbers_are_spoken() {
    let table = [
        (0, "零"),
        (7, "七"),
        (12, "十二"),
        (20, "二十"),
        (105, "一百零五"),
        (1030, "一千零三十"),
        (4539, "四千五百三十九"),
    ];
    for (n, want) in table {
        assert_eq!(spoken(n), want);
    }
    assert_eq!(grouped("81500000000"), "81,500,000,000");
    assert_eq!(moved("37.55%").as_deref(), Some("47.55%"));
}
