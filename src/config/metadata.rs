//! What is said of an article outside of it.

use crate::article::ArticleDate;

/// What the configuration says of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// When it was published.
    pub date: Option<ArticleDate>,
    /// Its headline.
    pub title: Option<String>,
    /// Who published it.
    pub source: Option<String>,
    /// What it is about.
    pub subject: Option<String>,
}

impl Metadata {
    /// What is said here, and where nothing is, what `other` says.
    #[must_use]
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            date: self.date.or(other.date),
            title: self.title.or(other.title),
            source: self.source.or(other.source),
            subject: self.subject.or(other.subject),
        }
    }
}
