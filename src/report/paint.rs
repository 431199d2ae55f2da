//! Colours without a terminal: styles are written as invisible characters that take no cell, so that wrapping and
//! tables measure right, and [`paint`] turns them into escapes, or takes them out, as the last step.
//!
//! The characters are U+206A to U+206F, deprecated and of no width; [`steers`] takes them out of what articles say.

use anstyle::{AnsiColor, Style};

use crate::finding::Severity;

/// A place of the report that has a style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The label of an error.
    Error,
    /// The label of a warning.
    Warning,
    /// The label of an info, and what is less important.
    Dim,
    /// A stated value inside its quote.
    Value,
    /// The letter of a version, and the heading of a block.
    Strong,
}

const PARTS: [Part; 5] = [Part::Error, Part::Warning, Part::Dim, Part::Value, Part::Strong];
const FIRST: u32 = 0x206a;
const END: char = '\u{206f}';

impl Part {
    /// `text` in the style of this part, for [`paint`] to turn into escapes.
    pub fn mark(self, text: &str) -> String {
        format!("{}{text}{END}", self.start())
    }

    const fn start(self) -> char {
        match self {
            Self::Error => '\u{206a}',
            Self::Warning => '\u{206b}',
            Self::Dim => '\u{206c}',
            Self::Value => '\u{206d}',
            Self::Strong => '\u{206e}',
        }
    }

    fn style(self) -> Style {
        let colour = |c: AnsiColor| Style::new().bold().fg_color(Some(c.into()));
        match self {
            Self::Error => colour(AnsiColor::Red),
            Self::Warning => colour(AnsiColor::Yellow),
            Self::Dim => Style::new().dimmed(),
            Self::Value => colour(AnsiColor::Magenta),
            Self::Strong => Style::new().bold(),
        }
    }
}

impl From<Severity> for Part {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Error,
            Severity::Warning => Self::Warning,
            Severity::Info => Self::Dim,
        }
    }
}

/// Whether `c` opens a style.
pub fn opens(c: char) -> bool {
    (FIRST..END as u32).contains(&(c as u32))
}

/// Whether `c` shows nothing but changes how text is shown: styles, direction, joiners, byte-order marks.
pub fn steers(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Turns styles into escapes, or takes them out. A style never goes past its line.
pub fn paint(text: &str, color: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut on = false;
    for c in text.chars() {
        let part = PARTS.into_iter().find(|part| part.start() == c);
        if let Some(part) = part.filter(|_| color) {
            out.push_str(&part.style().render().to_string());
            on = true;
        }
        if on && (c == END || c == '\n') {
            out.push_str(&Style::new().bold().render_reset().to_string());
            on = false;
        }
        if part.is_none() && c != END {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_become_escapes_or_nothing() {
        let text = format!("{}：{}", Part::Error.mark("错误"), Part::Value.mark("过半"));
        assert_eq!(paint(&text, false), "错误：过半");
        assert_eq!(paint(&text, true), "\u{1b}[1m\u{1b}[31m错误\u{1b}[0m：\u{1b}[1m\u{1b}[35m过半\u{1b}[0m");
    }

    #[test]
    fn a_style_ends_with_its_line() {
        assert_eq!(paint("\u{206e}a\nb\u{206f}", true), "\u{1b}[1ma\u{1b}[0m\nb");
    }

    #[test]
    fn styles_take_no_cell() {
        for part in PARTS {
            assert_eq!(crate::report::width::cells(&part.mark("值")), 2);
        }
    }
}
