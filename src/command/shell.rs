//! `bacheck completions`, `man` and `schema`: what shells, manuals and editors want to know.

use std::io::Write;

use bacheck::schema;
use clap::CommandFactory;
use clap::error::ErrorKind;

use crate::cli::{Cli, CompletionsArguments, ManArguments, Schema, SchemaArguments};
use crate::session::Exit;

/// `bacheck completions`
pub(crate) fn completions(arguments: &CompletionsArguments) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::command(), "bacheck", &mut script);
    print(&script)
}

/// `bacheck man`
pub(crate) fn man(arguments: &ManArguments) -> Exit {
    let mut command = Cli::command();
    command.build();
    if let Some(name) = &arguments.command {
        command = match command.find_subcommand(name) {
            Some(sub) => sub.clone(),
            None => command.error(ErrorKind::InvalidSubcommand, format!("no command `{name}`")).exit(),
        };
    }
    let mut page = Vec::new();
    match clap_mangen::Man::new(command).render(&mut page) {
        Ok(()) => print(&page),
        Err(_) => Exit::Bad,
    }
}

/// `bacheck schema`
pub(crate) fn schema(arguments: &SchemaArguments) -> Exit {
    let schema = match arguments.of {
        Schema::Rules => schema::RULES,
        Schema::Config => schema::CONFIG,
        Schema::Report => schema::REPORT,
    };
    print(schema.as_bytes())
}

fn print(bytes: &[u8]) -> Exit {
    // A reader that has seen enough (`| head`) is no failure.
    match std::io::stdout().lock().write_all(bytes) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Exit::Bad,
        _ => Exit::Clean,
    }
}
