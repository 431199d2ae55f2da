//! Reads Chinese reports and says where they contradict each other, or themselves.
//!
//! ```text
//! bytes → Article → Text (unwrapped, with a map back) → sentences → quantities + times
//!       → statements (rules) → groups (claim, scope, period) → findings → report
//! ```

pub mod lang;
pub mod text;
pub mod article;
pub mod diagnostic;
pub mod read;
pub mod config;
pub mod interval;
pub mod reflow;
pub mod sentence;
pub mod quantity;
pub mod time;
pub mod document;
pub mod severity;
pub mod rule;
pub mod statement;
pub mod finding;
pub mod report;
