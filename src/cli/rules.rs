//! The arguments of the commands about rules.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::CommonArguments;

#[derive(Debug, Args)]
pub(crate) struct TestArguments {
    /// Rule files or directories; those of bacheck.yaml where none is given
    #[arg(value_name = "RULES")]
    pub(crate) files: Vec<PathBuf>,
    /// List rules without examples, and rules that no article states
    #[arg(long)]
    pub(crate) coverage: bool,
    /// How to print the examples
    #[arg(long, value_enum, default_value_t = TextFormat::Text)]
    pub(crate) format: TextFormat,
    #[command(flatten)]
    pub(crate) common: CommonArguments,
}

#[derive(Debug, Args)]
pub(crate) struct ExplainArguments {
    /// The id of a rule, a built-in check, the id of a finding or its first digits, or PATH:LINE
    #[arg(value_name = "RULE|FINDING|PATH:LINE")]
    pub(crate) what: String,
    /// For a finding, the articles; those of bacheck.yaml where none is given
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) common: CommonArguments,
}

#[derive(Debug, Args)]
pub(crate) struct SuggestArguments {
    /// Articles or directories; those of bacheck.yaml where none is given, `-` is standard input
    pub(crate) paths: Vec<PathBuf>,
    /// How many claims to propose at most
    #[arg(long, value_name = "N", default_value_t = 30)]
    pub(crate) limit: usize,
    #[command(flatten)]
    pub(crate) common: CommonArguments,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TextFormat {
    /// For people
    Text,
    /// One JSON document
    Json,
}
