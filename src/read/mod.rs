//! Bytes → [`Article`]: decode, then take the front matter off.

use std::cell::RefCell;
use std::fs::File;
use std::io::{ErrorKind, Read as _};
use std::path::Path;

use crate::article::Article;
use crate::diagnostic::{Cause, Problem, Trouble};
use crate::text::Source;

mod encoding;
mod front_matter;

pub use encoding::decode;

/// An article, and what of its front matter nothing is done with.
pub type Read = (Article, Vec<Problem>);

/// The article in `bytes`, which were read from `path` (`-` for standard input).
///
/// # Errors
/// The bytes are no text, nothing but white space, or the front matter is broken.
pub fn article(path: &Path, bytes: &[u8]) -> Result<Read, Problem> {
    let source = text(path, bytes)?;
    let (matter, body) = front_matter::front_matter(path, source.as_str())?;
    if source.as_str()[body..].trim().is_empty() {
        return Err(Problem::of_file(path, Trouble::Empty(path.to_owned())));
    }
    let article = Article {
        path: path.to_owned(),
        title: matter.title,
        date: matter.date,
        publisher: matter.source,
        rank: None,
        subject: matter.subject,
        source,
        body,
    };
    Ok((article, matter.unknown))
}

/// The article in the file `path`.
///
/// # Errors
/// As [`article`], or the file cannot be read.
pub fn load(path: &Path) -> Result<Read, Problem> {
    // An archive has thousands of them: room for one is kept.
    thread_local!(static ROOM: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) });
    ROOM.with_borrow_mut(|bytes| {
        bytes.clear();
        // The size of the file is not asked for: one call less for each.
        let read = File::open(path).and_then(|file| file.take(u64::MAX).read_to_end(bytes));
        let read = read.map_err(|error| Problem::of_file(path, unreadable(path, &error)));
        let article = read.and_then(|_| article(path, bytes));
        if bytes.capacity() > ROOM_KEPT {
            *bytes = Vec::new();
        }
        article
    })
}

/// Room for a file is given back where it was larger.
const ROOM_KEPT: usize = 1 << 20;

/// The decoded text of `bytes`: also configurations and rules are read by this.
///
/// # Errors
/// The bytes are no text.
pub fn text(path: &Path, bytes: &[u8]) -> Result<Source, Problem> {
    decode(bytes).ok_or_else(|| Problem::of_file(path, Trouble::Binary(path.to_owned())))
}

/// The bytes of the file `path`.
///
/// # Errors
/// The file is missing, a directory, or may not be read.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Problem> {
    std::fs::read(path).map_err(|error| Problem::of_file(path, unreadable(path, &error)))
}

/// Why `path` cannot be read.
pub(crate) fn unreadable(path: &Path, error: &std::io::Error) -> Trouble {
    let path = path.to_owned();
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Trouble::Missing(path),
        ErrorKind::PermissionDenied => Trouble::Denied(path),
        ErrorKind::IsADirectory => Trouble::Directory(path),
        _ => Trouble::Unreadable(path, Cause::from(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Severity;

    #[test]
    fn an_article_knows_where_its_text_begins() {
        let text = "---\ntitle: 生物城\ndate: 2021-09\nsource: 日报\nsubject: 巴南区\n---\n正文12个。\n";
        let (article, _) = article(Path::new("a.txt"), text.as_bytes()).unwrap();
        assert_eq!(&article.source.as_str()[article.body..], "正文12个。\n");
        assert_eq!(article.title.as_deref(), Some("生物城"));
        assert_eq!(article.date.unwrap().to_string(), "2021-09");
        assert_eq!(article.publisher.as_deref(), Some("日报"));
        assert_eq!(article.subject.as_deref(), Some("巴南区"));
    }

    #[test]
    fn a_file_without_text_is_a_problem_of_its_own_kind() {
        let path = Path::new("a.txt");
        for bytes in ["", " \n\t\u{3000}\n", "\u{feff}", "---\ntitle: x\n---\n"] {
            let problem = article(path, bytes.as_bytes()).unwrap_err();
            assert_eq!(problem.trouble, Trouble::Empty(path.to_owned()), "{bytes:?}");
            assert_eq!(problem.severity(), Severity::Note);
        }
        let problem = article(path, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x04\0").unwrap_err();
        assert_eq!(problem.trouble, Trouble::Binary(path.to_owned()));
    }

    #[test]
    fn a_file_that_cannot_be_read_says_why() {
        let missing = std::env::temp_dir().join("bacheck-no-such-file.txt");
        assert_eq!(load(&missing).unwrap_err().trouble, Trouble::Missing(missing));
        let directory = std::env::temp_dir();
        assert_eq!(load(&directory).unwrap_err().trouble, Trouble::Directory(directory));
    }
}
