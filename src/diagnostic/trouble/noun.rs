//! What an unknown word should name, in Chinese and English.

/// What an unknown word should name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noun {
    /// A key of a mapping.
    Key,
    /// A built-in check.
    Check,
    /// off, info, warning or error.
    Severity,
    /// A language of messages.
    Language,
    /// One of the words that a key allows.
    Word,
    /// A subject or a group.
    Subject,
    /// A unit of quantities.
    Unit,
    /// A template of claims.
    Template,
    /// `<name>` in a template.
    Placeholder,
    /// A rule set that comes along.
    Pack,
    /// A finding.
    Finding,
    /// What a unit measures.
    Kind,
    /// A claim.
    Claim,
}

impl Noun {
    pub(super) const fn zh(self) -> &'static str {
        match self {
            Self::Key => "配置项",
            Self::Check => "检查",
            Self::Severity => "级别",
            Self::Language => "语言",
            Self::Word => "取值",
            Self::Subject => "主体",
            Self::Unit => "单位",
            Self::Template => "模板",
            Self::Placeholder => "占位名",
            Self::Pack => "规则包",
            Self::Finding => "发现",
            Self::Kind => "类别",
            Self::Claim => "规则",
        }
    }

    pub(super) const fn en(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Check => "check",
            Self::Severity => "severity",
            Self::Language => "language",
            Self::Word => "value",
            Self::Subject => "subject",
            Self::Unit => "unit",
            Self::Template => "template",
            Self::Placeholder => "placeholder",
            Self::Pack => "pack",
            Self::Finding => "finding",
            Self::Kind => "kind",
            Self::Claim => "claim",
        }
    }
}
