//! Every text of the reports, in Chinese and in English: labels, values and dates as people write them, and what was
//! found as a sentence.

mod label;
mod check;
mod explain;
mod lack;
mod settled;
mod rule;
mod tested;
mod value;
mod message;
mod conflict;
mod arithmetic;
mod doubt;
mod relation;
mod enumeration;
mod page;
mod ledger;
mod implied;
mod time;
mod way;

pub use doubt::doubt;
pub use explain::{ExplainWords, explain_words, governed, key, same_time, taken_for};
pub use label::{EN, Words, ZH, words};
pub use lack::lack;
pub(super) use lack::measure;
pub use message::{message, said, when};
pub use page::{PAGE_EN, PAGE_ZH, PageWords, page_words};
pub use rule::{relation_rule, rule};
pub use tested::{TestWords, test_words};
pub use time::period;
pub use value::{days, form, meaning, number, understood};
pub use way::{apart, way};

use crate::finding::Finding;

/// The letter of a version: A to Z, then AA.
pub fn letter(version: usize) -> String {
    let last = char::from(b'A' + (version % 26) as u8);
    if version < 26 { last.to_string() } else { format!("{}{last}", letter(version / 26 - 1)) }
}

/// For each evidence the versions that list it.
pub fn versions_of(finding: &Finding) -> Vec<Vec<usize>> {
    let mut of = vec![Vec::new(); finding.evidence.len()];
    for (n, version) in finding.versions.iter().enumerate() {
        for &i in &version.evidence {
            of[i].push(n);
        }
    }
    of
}

#[cfg(test)]
mod tests {
    #[test]
    fn letters_never_run_out() {
        let table = [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (52, "BA")];
        for (version, want) in table {
            assert_eq!(super::letter(version), want);
        }
    }
}
