//! Where a value may end.

/// Whether a value may end here: at punctuation or the end of the text.
pub(super) fn ends_value(tail: &str) -> bool {
    let ends = |c| {
        matches!(
            c,
            '，' | '。'
                | '；'
                | '、'
                | '：'
                | '！'
                | '？'
                | '）'
                | ')'
                | '”'
                | '\n'
                | ' '
                | '的'
                | ','
                | ';'
        )
    };
    tail.chars().next().is_none_or(ends)
}
