//! Why the system would not read or write a file, in Chinese and English.

use std::io::{Error, ErrorKind};

use crate::lang::Lang;

/// The system's reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    kind: ErrorKind,
    words: String,
}

impl From<&Error> for Cause {
    fn from(error: &Error) -> Self {
        Self { kind: error.kind(), words: error.to_string() }
    }
}

impl Cause {
    /// A reason that only another library knows, in its words.
    pub fn other(error: &impl std::fmt::Display) -> Self {
        Self { kind: ErrorKind::Other, words: error.to_string() }
    }

    /// In Chinese where the reason is a frequent one, else in the system's words.
    pub(super) fn message(&self, lang: Lang) -> &str {
        let known = match self.kind {
            ErrorKind::NotFound => "没有这个文件或目录",
            ErrorKind::PermissionDenied => "没有权限",
            ErrorKind::IsADirectory => "这是一个目录",
            ErrorKind::NotADirectory => "上一级不是目录",
            ErrorKind::StorageFull => "磁盘已满",
            ErrorKind::ReadOnlyFilesystem => "文件系统只读",
            ErrorKind::InvalidFilename => "文件名太长或不合规定",
            _ => "",
        };
        if lang == Lang::En || known.is_empty() { &self.words } else { known }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frequent_reasons_are_told_in_chinese() {
        let of = |kind: ErrorKind| Cause::from(&Error::new(kind, "the system's words"));
        let table = [
            (ErrorKind::NotFound, "没有这个文件或目录"),
            (ErrorKind::StorageFull, "磁盘已满"),
            (ErrorKind::TimedOut, "the system's words"),
        ];
        for (kind, zh) in table {
            assert_eq!([of(kind).message(Lang::Zh), of(kind).message(Lang::En)], [zh, "the system's words"]);
        }
    }
}
