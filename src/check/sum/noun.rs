//! What parts and their whole are called.

use crate::document::Document;
use crate::quantity::Quantity;

/// Where the nouns stand that say that the whole is that of the parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// Behind the numbers: 12个镇、5个乡，共17个乡镇. Nothing behind the whole will do.
    Behind,
    /// Before the numbers, of three parts at least: two may leave one out (金牌12枚、银牌8枚，奖牌总数36枚).
    Before,
}

/// Characters of a noun that says nothing but what is counted: 奖牌, not 乙队奖牌.
const PLAIN: usize = 3;

impl Named {
    /// Whether the noun of the whole has a character of that of each part.
    pub(super) fn name_the_whole(self, document: &Document, parts: &[Quantity], whole: &Quantity) -> bool {
        let noun = |quantity: &Quantity| match self {
            Self::Behind => behind(document, quantity),
            Self::Before => before(document, quantity),
        };
        let of_all = noun(whole).trim_end_matches(['总', '数', '为', '达', '到']);
        let shared = |part: &Quantity| noun(part).contains(|c: char| of_all.contains(c));
        match self {
            Self::Behind => of_all.is_empty() || parts.iter().all(shared),
            Self::Before => parts.len() > 2 && of_all.chars().count() <= PLAIN && parts.iter().all(shared),
        }
    }
}

/// The word right behind a quantity.
fn behind<'d>(document: &'d Document, quantity: &Quantity) -> &'d str {
    let tail = &document.text.as_str()[quantity.span.end..];
    &tail[..tail.find(|c: char| !c.is_alphanumeric()).unwrap_or(tail.len())]
}

/// The word right before a quantity.
fn before<'d>(document: &'d Document, quantity: &Quantity) -> &'d str {
    let head = &document.text.as_str()[..quantity.span.start];
    head.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}
