//! The command line of bacheck: parse, load, check, report, exit.

use std::process::ExitCode;

mod cli;
mod command;
mod git;
mod output;
mod progress;
mod session;
mod usage;

use cli::Command;

/// An archive is thousands of texts and lists: up to a tenth of the time of its check went into the system's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = usage::parse();
    let exit = match cli.command.unwrap_or(Command::Check(cli.check)) {
        Command::Check(arguments) => command::check(&arguments),
        Command::Claims(arguments) => command::claims(&arguments),
        Command::Quantities(arguments) => command::quantities(&arguments),
        Command::Baseline(arguments) => command::baseline(&arguments),
        Command::Waive(arguments) => command::waive(&arguments),
        Command::Test(arguments) => command::test(&arguments),
        Command::Explain(arguments) => command::explain(&arguments),
        Command::Suggest(arguments) => command::suggest(&arguments),
        Command::Init(arguments) => command::init(&arguments),
        Command::Schema(arguments) => command::schema(&arguments),
        Command::Completions(arguments) => command::completions(&arguments),
        Command::Man(arguments) => command::man(&arguments),
    };
    exit.into()
}
