//! The arguments of the commands that start a place of work: init, schema.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::CommonArguments;

#[derive(Debug, Args)]
pub(crate) struct InitArguments {
    /// Articles or directories; this directory where none is given
    pub(crate) paths: Vec<PathBuf>,
    /// Overwrite bacheck.yaml and rules/first.yaml
    #[arg(long)]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) common: CommonArguments,
}

#[derive(Debug, Args)]
pub(crate) struct SchemaArguments {
    /// Of which file
    #[arg(value_enum, default_value_t = Schema::Rules)]
    pub(crate) of: Schema,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Schema {
    /// Rule files
    Rules,
    /// bacheck.yaml
    Config,
    /// The report of `--format json`
    Report,
}
