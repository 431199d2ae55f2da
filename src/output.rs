//! `--format` and `--output`, which may be given several times: each file gets the format named before it.

use std::path::{Path, PathBuf};

use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, Error, FromArgMatches, ValueEnum, value_parser};

/// A way to show findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Table,
    /// One JSON document
    Json,
    /// One JSON object a line
    Jsonl,
    /// A finding a line: path:line:column
    Concise,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Workflow commands of GitHub Actions, and a summary of the job
    Github,
    /// JUnit XML, for build servers
    Junit,
    /// Markdown, for a pull request
    Markdown,
    /// A page for a browser, in one file that needs no network
    Html,
}

/// What to write and where, in the order of the command line; `None` is standard output.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Outputs(pub(crate) Vec<(Format, Option<PathBuf>)>);

impl FromArgMatches for Outputs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let formats = placed::<Format>(matches, "format");
        let files = placed::<PathBuf>(matches, "output");
        pair(&formats, &files).map(Self)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl Args for Outputs {
    fn augment_args(command: Command) -> Command {
        let format = Arg::new("format").long("format").value_name("FORMAT").action(ArgAction::Append);
        command.arg(format.value_parser(value_parser!(Format)).help(
            "How to print the findings; several are possible, each but one with an --output behind it \
             [default: table, under GitHub Actions github]",
        ))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

/// The values of an argument with their places on the command line.
fn placed<T: Clone + Send + Sync + 'static>(matches: &ArgMatches, id: &str) -> Vec<(usize, T)> {
    let values = matches.get_many::<T>(id).into_iter().flatten().cloned();
    matches.indices_of(id).into_iter().flatten().zip(values).collect()
}

/// Each file goes to the nearest format before it that has none, else to the first behind it.
fn pair(
    formats: &[(usize, Format)],
    files: &[(usize, PathBuf)],
) -> Result<Vec<(Format, Option<PathBuf>)>, Error> {
    let named = std::env::var("GITHUB_ACTIONS").is_ok_and(|value| value == "true");
    let silent = if named { Format::Github } else { Format::Table };
    let given: &[(usize, Format)] = if formats.is_empty() { &[(0, silent)] } else { formats };
    let mut paired: Vec<(Format, Option<PathBuf>)> =
        given.iter().map(|&(_, format)| (format, None)).collect();
    for (at, file) in files {
        let free = |&i: &usize| paired[i].1.is_none();
        let before = (0..given.len()).rev().filter(|&i| given[i].0 < *at).find(free);
        match before.or_else(|| (0..given.len()).find(free)) {
            Some(i) => paired[i].1 = Some(file.clone()),
            None => return Err(usage("more --output than --format")),
        }
    }
    if paired.iter().filter(|(_, path)| path.is_none()).count() > 1 {
        return Err(usage("only one --format can go to standard output: give the others an --output"));
    }
    let written = |path: &Path| paired.iter().filter(|(_, other)| other.as_deref() == Some(path)).count();
    if files.iter().any(|(_, file)| written(file) > 1) {
        return Err(usage("two formats go to one --output"));
    }
    Ok(paired)
}

fn usage(text: &str) -> Error {
    Error::raw(ErrorKind::ArgumentConflict, format!("{text}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outputs(line: &str) -> Result<String, Error> {
        let command = Command::new("bacheck").arg(
            Arg::new("output").long("output").action(ArgAction::Append).value_parser(value_parser!(PathBuf)),
        );
        let matches = Outputs::augment_args(command).try_get_matches_from(line.split(' '))?;
        let shown = |(format, path): &(Format, Option<PathBuf>)| {
            let path = path.as_ref().map_or("-".into(), |path| path.display().to_string());
            format!("{}:{path}", format.to_possible_value().unwrap().get_name())
        };
        Ok(Outputs::from_arg_matches(&matches)?.0.iter().map(shown).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn each_file_gets_the_format_before_it() {
        let table = [
            ("bacheck --format json", "json:-"),
            ("bacheck --format json --output a", "json:a"),
            ("bacheck --output a --format json", "json:a"),
            ("bacheck --format table --format sarif --output a", "table:- sarif:a"),
            ("bacheck --format sarif --output a --format table", "sarif:a table:-"),
            ("bacheck --format json --output a --format sarif --output b", "json:a sarif:b"),
            ("bacheck --format json --format sarif --output b --output a", "json:a sarif:b"),
            ("bacheck --output a --format json --output b --format sarif", "json:a sarif:b"),
        ];
        for (line, want) in table {
            assert_eq!(outputs(line).unwrap(), want, "{line}");
        }
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let table = [
            "bacheck --format json --format sarif",
            "bacheck --format json --output a --output b",
            "bacheck --format json --output a --format sarif --output a",
            "bacheck --format xml",
        ];
        for line in table {
            assert!(outputs(line).is_err(), "{line}");
        }
    }
}
