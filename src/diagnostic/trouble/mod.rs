//! Every kind of problem; a file for what it is about has its words in Chinese and English.

use std::path::PathBuf;

use super::{Cause, Fault, Severity, Silence};
use crate::lang::Lang;

mod noun;
mod expected;
mod topic;
mod files;
mod yaml;
mod values;
mod findings;
mod ledger;
mod words;
mod rules;
mod articles;

pub(crate) use expected::expectation;
pub use noun::Noun;
use topic::{articles, files, findings, ledger, rules, values, words, yaml};

/// What is wrong. A new kind takes one variant, a line in the patterns of what it is about (`topic.rs`), and its sentences in
/// the file of that: one in `zh`, one in `en`, and one in `help` where there is something to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// No such file or directory.
    Missing(PathBuf),
    /// Neither a file nor a command, and the command that may be meant.
    NoCommand(String, String),
    /// The file may not be read.
    Denied(PathBuf),
    /// A directory stands where a file is needed.
    Directory(PathBuf),
    /// Any other failure to read.
    Unreadable(PathBuf, Cause),
    /// The report cannot be written there.
    Unwritable(PathBuf, Cause),
    /// A file that would be overwritten.
    Exists(PathBuf),
    /// A line that a file does not have: the line, and how many there are.
    NoLine(usize, usize),
    /// No rule, check or finding of that name; what may be meant.
    Unexplained(String, Vec<String>),
    /// No text: a picture, a converted document, an archive.
    Binary(PathBuf),
    /// Nothing but white space.
    Empty(PathBuf),
    /// A pattern or a directory that gives no file.
    NoMatch(String),
    /// A pattern or a directory that gives no rule file: a run without the rules it was asked for.
    NoRuleFile(String),
    /// A glob that is none.
    BadPattern(String),
    /// No YAML: what is wrong in Chinese where the kind is known, and in the parser's words.
    Syntax(&'static str, String),
    /// `键：值` with the full-width colon.
    WideColon,
    /// A word that is not one of those that may stand here.
    Unknown {
        /// What the word should name.
        noun: Noun,
        /// As written.
        word: String,
        /// What may stand here.
        known: Vec<String>,
    },
    /// A key of an article's front matter that nothing is done with, and those that are known.
    IgnoredKey(String, Vec<String>),
    /// A list where a text is needed, and the like.
    WrongType(&'static str),
    /// A key given twice.
    DuplicateKey(String),
    /// A key that must be given.
    MissingKey(String),
    /// An example with both `value` and `none`.
    BothValueAndNone,
    /// An example with neither.
    NoValue,
    /// No date.
    BadDate(String),
    /// An option of the command line whose value is none.
    Argument(&'static str, Box<Trouble>),
    /// No share of a whole.
    BadShare(String),
    /// No id of a finding.
    BadFinding(String),
    /// No file that `bacheck baseline` wrote.
    BadBaseline(PathBuf),
    /// Findings of the baseline that are found no more.
    Gone(usize),
    /// A waiver whose last day has passed, by its finding.
    Expired(String),
    /// A waiver of a finding that is not there.
    Unused(String),
    /// A waiver that must be written by hand: the list of waivers is written in a way that a program should not touch.
    WaiverByHand(String),
    /// A revision that git cannot tell the changes since, in the words of git.
    Revision(String, String),
    /// A table of settled values without the columns that it needs.
    NoColumns(PathBuf),
    /// A workbook that cannot be opened.
    BadWorkbook(PathBuf),
    /// A column of settled values that is not filled in, in Chinese and English.
    EmptyCell(String, String),
    /// A settled value that is none of its claim's kind: the value, and the kind.
    BadValue(String, &'static str),
    /// Something is wrong in a cell of a workbook: `口径.xlsx:B7`.
    InCell(String, Box<Trouble>),
    /// A relation between claims that makes no sense.
    Relation(Fault),
    /// An example of a relation that does not hold, or holds where it must not.
    RelationExample {
        /// The relation.
        relation: String,
        /// Whether it should hold.
        holds: bool,
        /// The values that were read.
        read: Vec<String>,
    },
    /// A number of an article that was not read because letters stand in it, as written.
    Letters(String),
    /// A number of an article that has too many digits to be read, as written.
    TooLarge(String),
    /// How many more numbers of articles were not read.
    MoreUnread(usize),
    /// What was compared with nothing.
    Silent(Silence),
    /// A rule without words to look for.
    NoWords(String),
    /// The same id or name in another place, as `path:line`.
    Twice(String, String),
    /// A word that is asked for, and the word of `none` that it holds.
    NeverMatches(String, String),
    /// A word without a character.
    EmptyWord,
    /// Words parted by the full-width comma.
    WideComma,
    /// Alternatives parted by the full-width bar.
    WideBar,
    /// A unit, and the kind of value that is never in it.
    UnitOfOther(String, &'static str),
    /// No regular expression: what is wrong in Chinese where it is a frequent slip, and in English.
    BadRegex(&'static str, String),
    /// A regular expression without the group `value`.
    NoValueGroup,
    /// A regular expression that takes too much memory.
    LargeRegex,
    /// Templates that extend each other.
    Circle(Vec<String>),
    /// `<name>` in a template, and no value for it.
    NoFilling(String),
    /// A number with a unit where `expected` is needed.
    BadMeasure(&'static str, String),
    /// An upper bound below the lower one.
    NoRoom(String),
    /// A unit whose kind is not that of its base: the base, and its kind.
    OtherKind {
        /// The base.
        base: String,
        /// What it measures.
        kind: &'static str,
    },
    /// A unit that converts to another itself cannot be a base.
    NoBase(String),
    /// A unit with a numeral before it: `万人次`. The numeral, and the unit behind it.
    Multiplied(String, String),
    /// An example that does not hold: what was expected, and what was read.
    Example {
        /// The claim.
        claim: String,
        /// The value that the example names; none where nothing may be read.
        expected: Option<String>,
        /// What was read.
        read: Vec<String>,
    },
}

impl Trouble {
    pub(super) const fn severity(&self) -> Severity {
        match self {
            Self::Letters(_)
            | Self::TooLarge(_)
            | Self::MoreUnread(_)
            | Self::Empty(_)
            | Self::NoMatch(_) => Severity::Note,
            Self::Gone(_) | Self::Expired(_) | Self::Unused(_) => Severity::Note,
            Self::IgnoredKey(..) | Self::Silent(_) => Severity::Note,
            _ => Severity::Error,
        }
    }

    /// What is wrong, in one sentence without a full stop.
    pub fn message(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => self.zh(),
            Lang::En => self.en(),
        }
    }

    fn zh(&self) -> String {
        match self {
            files!() => files::zh(self),
            yaml!() => yaml::zh(self),
            values!() => values::zh(self),
            findings!() => findings::zh(self),
            ledger!() => ledger::zh(self),
            words!() => words::zh(self),
            rules!() => rules::zh(self),
            articles!() => articles::zh(self),
        }
    }

    fn en(&self) -> String {
        match self {
            files!() => files::en(self),
            yaml!() => yaml::en(self),
            values!() => values::en(self),
            findings!() => findings::en(self),
            ledger!() => ledger::en(self),
            words!() => words::en(self),
            rules!() => rules::en(self),
            articles!() => articles::en(self),
        }
    }

    /// What to do, a sentence each; empty where the message says it all.
    pub fn help(&self, lang: Lang) -> Vec<String> {
        match self {
            files!() => files::help(self, lang),
            yaml!() => yaml::help(self, lang),
            values!() => values::help(self, lang),
            findings!() => findings::help(self, lang),
            ledger!() => ledger::help(self, lang),
            words!() => words::help(self, lang),
            rules!() => rules::help(self, lang),
            articles!() => articles::help(self, lang),
        }
    }
}
