//! The language that messages are in; quotes stay as written.

/// A language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// Simplified Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Reads `zh`, `en`, or a locale such as `zh_CN.UTF-8` and `en-GB`; `None` for any other language.
    ///
    /// ```
    /// # use bacheck::lang::Lang;
    /// assert_eq!(Lang::parse("zh_CN.UTF-8"), Some(Lang::Zh));
    /// assert_eq!(Lang::parse("C"), None);
    /// ```
    pub fn parse(name: &str) -> Option<Self> {
        let language = name.trim().split(['_', '-', '.', '@']).next()?;
        match language.to_ascii_lowercase().as_str() {
            "zh" => Some(Self::Zh),
            "en" => Some(Self::En),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_names_its_language_first() {
        let table = [
            ("zh", Some(Lang::Zh)),
            ("zh_CN.UTF-8", Some(Lang::Zh)),
            ("zh-Hans", Some(Lang::Zh)),
            ("ZH", Some(Lang::Zh)),
            ("en", Some(Lang::En)),
            ("en_US.utf8", Some(Lang::En)),
            ("C.UTF-8", None),
            ("POSIX", None),
            ("enx", None),
            ("", None),
        ];
        for (name, lang) in table {
            assert_eq!(Lang::parse(name), lang, "{name}");
        }
    }
}
