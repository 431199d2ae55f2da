//! What troubles are about, as patterns: the match of each file names what it leaves to the others, so none needs a wildcard
//! and a new trouble does not compile before it has its sentences.

/// Files and paths.
macro_rules! files {
    () => {
        Trouble::Missing(_)
            | Trouble::NoCommand(..)
            | Trouble::Denied(_)
            | Trouble::Directory(_)
            | Trouble::Unreadable(..)
            | Trouble::Unwritable(..)
            | Trouble::Exists(_)
            | Trouble::NoLine(..)
            | Trouble::Binary(_)
            | Trouble::Empty(_)
            | Trouble::NoMatch(_)
            | Trouble::NoRuleFile(_)
            | Trouble::BadPattern(_)
    };
}

/// YAML and its keys.
macro_rules! yaml {
    () => {
        Trouble::Syntax(..)
            | Trouble::WideColon
            | Trouble::Unknown { .. }
            | Trouble::IgnoredKey(..)
            | Trouble::WrongType(_)
            | Trouble::DuplicateKey(_)
            | Trouble::MissingKey(_)
            | Trouble::BothValueAndNone
            | Trouble::NoValue
    };
}

/// Values and units that the user wrote.
macro_rules! values {
    () => {
        Trouble::BadDate(_)
            | Trouble::Argument(..)
            | Trouble::BadShare(_)
            | Trouble::BadMeasure(..)
            | Trouble::NoRoom(_)
            | Trouble::OtherKind { .. }
            | Trouble::NoBase(_)
            | Trouble::Multiplied(..)
    };
}

/// Findings, the baseline, waivers, revisions.
macro_rules! findings {
    () => {
        Trouble::Unexplained(..)
            | Trouble::BadFinding(_)
            | Trouble::BadBaseline(_)
            | Trouble::Gone(_)
            | Trouble::Expired(_)
            | Trouble::Unused(_)
            | Trouble::WaiverByHand(_)
            | Trouble::Revision(..)
    };
}

/// Settled values and their workbooks.
macro_rules! ledger {
    () => {
        Trouble::NoColumns(_)
            | Trouble::BadWorkbook(_)
            | Trouble::EmptyCell(..)
            | Trouble::BadValue(..)
            | Trouble::InCell(..)
    };
}

/// The words that a rule looks for.
macro_rules! words {
    () => {
        Trouble::NoWords(_)
            | Trouble::NeverMatches(..)
            | Trouble::EmptyWord
            | Trouble::WideComma
            | Trouble::WideBar
            | Trouble::BadRegex(..)
            | Trouble::NoValueGroup
            | Trouble::LargeRegex
    };
}

/// Rules, templates, relations and their examples.
macro_rules! rules {
    () => {
        Trouble::Twice(..)
            | Trouble::UnitOfOther(..)
            | Trouble::Circle(_)
            | Trouble::NoFilling(_)
            | Trouble::Relation(_)
            | Trouble::RelationExample { .. }
            | Trouble::Example { .. }
    };
}

/// Articles: what was not read or not compared.
macro_rules! articles {
    () => {
        Trouble::Letters(_) | Trouble::TooLarge(_) | Trouble::MoreUnread(_) | Trouble::Silent(_)
    };
}

pub(super) use {articles, files, findings, ledger, rules, values, words, yaml};
