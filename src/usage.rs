//! The arguments, and what is wrong with them in the language that is asked for.

use std::io::Write;
use std::process;

use bacheck::lang::Lang;
use clap::Parser;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::cli::Cli;
use crate::session::{Exit, from_locale};

/// The command line; help, version and bad usage end the process.
pub(crate) fn parse() -> Cli {
    Cli::try_parse().unwrap_or_else(|error| fail(&error))
}

fn fail(error: &clap::Error) -> ! {
    match chinese(error).filter(|_| language() == Lang::Zh) {
        Some(said) => {
            // Nobody is left to be told of a closed standard error.
            let _ = writeln!(std::io::stderr().lock(), "错误: {said}\n\n用法见 bacheck --help");
            process::exit(Exit::Bad as i32)
        }
        None => error.exit(),
    }
}

/// The language that `--lang` asks for, or else the locale: the configuration is not read yet.
fn language() -> Lang {
    let arguments: Vec<String> = std::env::args().collect();
    let parted = arguments.windows(2).find(|pair| pair[0] == "--lang").map(|pair| pair[1].as_str());
    let joined = arguments.iter().find_map(|argument| argument.strip_prefix("--lang="));
    parted.or(joined).and_then(Lang::parse).unwrap_or_else(from_locale)
}

/// What is wrong; none for help and version, and where only clap has the words.
fn chinese(error: &clap::Error) -> Option<String> {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) if !texts.is_empty() => Some(texts.join("、")),
        _ => None,
    };
    let argument = context(ContextKind::InvalidArg);
    let meant = |kind| context(kind).map_or_else(String::new, |meant| format!("：是不是“{meant}”？"));
    let known = || match context(ContextKind::ValidValue) {
        Some(values) => format!("：可以写 {values}"),
        None => String::new(),
    };
    let said = match (error.kind(), argument) {
        (ErrorKind::UnknownArgument, Some(argument)) => {
            format!("没有“{argument}”这个选项{}", meant(ContextKind::SuggestedArg))
        }
        (ErrorKind::InvalidValue, Some(argument)) => match context(ContextKind::InvalidValue) {
            Some(value) if !value.is_empty() => format!("“{value}”不能作 {argument} 的取值{}", known()),
            _ => format!("{argument} 缺少取值{}", known()),
        },
        (ErrorKind::ValueValidation, Some(argument)) => {
            format!("“{}”不能作 {argument} 的取值", context(ContextKind::InvalidValue)?)
        }
        (ErrorKind::MissingRequiredArgument, Some(arguments)) => format!("缺少 {arguments}"),
        (ErrorKind::ArgumentConflict, Some(argument)) => match context(ContextKind::PriorArg) {
            Some(prior) if prior != argument => format!("{argument} 与 {prior} 不能同时用"),
            _ => format!("{argument} 只能写一次"),
        },
        _ => return None,
    };
    Some(said)
}
