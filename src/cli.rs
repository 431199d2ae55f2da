//! The command line.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub(crate) use crate::output::Format;
use crate::output::Outputs;

mod rules;
mod shell;
mod site;

pub(crate) use rules::{ExplainArguments, SuggestArguments, TestArguments, TextFormat};
pub(crate) use shell::{CompletionsArguments, ManArguments};
pub(crate) use site::{InitArguments, Schema, SchemaArguments};

/// Reads Chinese reports and says where they contradict each other, or themselves.
///
/// Without a command: `check`, with the bacheck.yaml found here or above.
#[derive(Debug, Parser)]
#[command(name = "bacheck", version, args_conflicts_with_subcommands = true, after_help = EXIT_CODES)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    #[command(flatten)]
    pub(crate) check: CheckArguments,
}

const EXIT_CODES: &str = "Exit codes:
  0  no finding at or above --fail-on
  1  findings
  2  bad usage, configuration, rule or input
  3  no article found";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check articles and print the conflict table
    Check(CheckArguments),
    /// List every statement that the rules found
    Claims(ClaimsArguments),
    /// List every quantity and time expression
    Quantities(QuantitiesArguments),
    /// Write down what is found now, so that it does not fail later runs
    Baseline(BaselineArguments),
    /// Accept a finding: write a waiver into bacheck.yaml
    Waive(WaiveArguments),
    /// Run the examples of the rules
    Test(TestArguments),
    /// Say what a rule means, how a finding came about, or why a sentence was taken or not
    Explain(ExplainArguments),
    /// Propose claims, from articles alone
    Suggest(SuggestArguments),
    /// Write a first bacheck.yaml and rule file for the articles that are here
    Init(InitArguments),
    /// Print the JSON Schema of rule files, of bacheck.yaml or of the JSON report
    Schema(SchemaArguments),
    /// Print the completions of a shell
    Completions(CompletionsArguments),
    /// Print the manual page, of one command or of all
    Man(ManArguments),
}

#[derive(Debug, Args)]
pub(crate) struct CheckArguments {
    /// Articles or directories; those of bacheck.yaml where none is given, `-` is standard input
    pub(crate) paths: Vec<PathBuf>,
    /// Read these articles for comparison only: report what touches PATH
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub(crate) against: Vec<PathBuf>,
    /// The date of articles at PATH that have none: 2021, 2021-09 or 2021-09-10
    #[arg(long)]
    pub(crate) date: Option<String>,
    /// Report only what touches an article changed since this git revision; the others are read for comparison
    #[arg(long, value_name = "REV")]
    pub(crate) changed_since: Option<String>,
    /// Findings that stood before do not count: a file that `bacheck baseline` wrote
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) outputs: Outputs,
    #[command(flatten)]
    pub(crate) common: CommonArguments,
    /// The least severity that makes the exit code 1
    #[arg(long, value_enum, default_value_t = FailOn::Warning, value_name = "SEVERITY")]
    pub(crate) fail_on: FailOn,
    /// Report only what was read with at least this confidence
    #[arg(long, value_enum, default_value_t = LeastConfidence::Low, value_name = "CONFIDENCE")]
    pub(crate) min_confidence: LeastConfidence,
}

#[derive(Debug, Args)]
pub(crate) struct ClaimsArguments {
    /// Articles or directories; those of bacheck.yaml where none is given, `-` is standard input
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) common: CommonArguments,
    /// How to print the statements
    #[arg(long, value_enum, default_value_t = StatementFormat::Table)]
    pub(crate) format: StatementFormat,
}

#[derive(Debug, Args)]
pub(crate) struct QuantitiesArguments {
    /// Articles or directories; those of bacheck.yaml where none is given, `-` is standard input
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) common: CommonArguments,
    /// How to print the quantities
    #[arg(long, value_enum, default_value_t = QuantityFormat::Table)]
    pub(crate) format: QuantityFormat,
    /// Take each input line as a text of its own
    #[arg(long)]
    pub(crate) lines: bool,
    /// The date of texts that have none: 2021, 2021-09 or 2021-09-10
    #[arg(long)]
    pub(crate) date: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct BaselineArguments {
    /// Articles or directories; those of bacheck.yaml where none is given
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) common: CommonArguments,
}

#[derive(Debug, Args)]
pub(crate) struct WaiveArguments {
    /// The finding's id, or the beginning of it
    pub(crate) finding: String,
    /// Why the finding is accepted
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: String,
    /// The last day on which it is: 2027-01-01; for ever where none is given
    #[arg(long, value_name = "DATE")]
    pub(crate) until: Option<String>,
    /// Articles or directories in which it is found; those of bacheck.yaml where none is given
    #[arg(long = "in", value_name = "PATH", num_args = 1..)]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) common: CommonArguments,
}

#[derive(Debug, Args)]
pub(crate) struct CommonArguments {
    /// The configuration, instead of the bacheck.yaml found here or above
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Rule files or directories, instead of the configuration's
    #[arg(long, value_name = "PATH", num_args = 1)]
    pub(crate) rules: Vec<PathBuf>,
    /// Write to a file instead of standard output
    #[arg(long, value_name = "FILE")]
    pub(crate) output: Vec<PathBuf>,
    /// Language of table and messages; the configuration's or the locale's where none is given
    #[arg(long, value_enum)]
    pub(crate) lang: Option<LangArgument>,
    /// When to use colours
    #[arg(long, value_enum, default_value_t = ColorArgument::Auto)]
    pub(crate) color: ColorArgument,
    /// How many threads to use; all cores where none is given
    #[arg(long, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum StatementFormat {
    /// For people
    Table,
    /// One JSON document
    Json,
    /// One JSON object a line
    Jsonl,
    /// A table for spreadsheets
    Csv,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum QuantityFormat {
    /// For people
    Table,
    /// One JSON document
    Json,
    /// One JSON object a line
    Jsonl,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    Info,
    Warning,
    Error,
    /// The exit code is never 1
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LeastConfidence {
    Low,
    Medium,
    High,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LangArgument {
    Zh,
    En,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorArgument {
    Auto,
    Always,
    Never,
}
