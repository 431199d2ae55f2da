//! What every command does before and after its work: configuration, rules, articles, output, exit code.

use std::fs;
use std::io::{IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use bacheck::article::{Article, ArticleDate};
use bacheck::baseline::Baseline;
use bacheck::config::{Config, Found, rule_files};
use bacheck::diagnostic::{Cause, Problem, Severity, Trouble, nearest};
use bacheck::lang::Lang;
use bacheck::report::table::Style;
use bacheck::rule::{self, RuleSet};
use bacheck::{examples, read, relation, words};

use clap::CommandFactory;
use jiff::civil::Date;

use crate::cli::{Cli, ColorArgument, CommonArguments, LangArgument};

/// How a run ends. The higher code wins where two apply, but for [`Exit::NoArticle`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// No finding that weighs enough.
    Clean = 0,
    /// Findings.
    Findings = 1,
    /// No article was found.
    NoArticle = 3,
    /// Bad usage, configuration, rule or input.
    Bad = 2,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// A run: what the arguments and the configuration say, and whether something went wrong on the way.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) config: Config,
    pub(crate) lang: Lang,
    color: ColorArgument,
    pub(crate) output: Option<PathBuf>,
    /// The date of articles that have none.
    pub(crate) date: Option<ArticleDate>,
    bad: bool,
}

impl Session {
    /// A run without a configuration.
    pub(crate) fn new(arguments: &CommonArguments) -> Self {
        // The thread that waits for the others works too. A pool that stands already keeps its size, which is no reason to stop.
        let jobs = arguments.jobs.map_or(0, std::num::NonZero::get);
        let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs).use_current_thread().build_global();
        Self {
            config: Config::default(),
            lang: asked(arguments).unwrap_or_else(from_locale),
            color: arguments.color,
            output: arguments.output.last().cloned(),
            date: None,
            bad: false,
        }
    }

    /// Reads the configuration that `arguments` name, or the one found here or above. One that cannot be used is told,
    /// and the articles at `paths` are read without it.
    ///
    /// # Errors
    /// [`Exit::Bad`] where only the configuration would have said what to read.
    pub(crate) fn open(arguments: &CommonArguments, paths: &[PathBuf]) -> Result<Self, Exit> {
        let mut session = Self::new(arguments);
        let path = arguments.config.clone().or_else(|| Config::find_from(Path::new("")));
        if let Some(path) = path {
            match Config::load(&path) {
                Ok(config) => session.config = config,
                Err(problems) => {
                    session.tell(&problems);
                    if paths.is_empty() {
                        return Err(Exit::Bad);
                    }
                }
            }
        }
        session.lang = asked(arguments).or(session.config.lang).unwrap_or(session.lang);
        Ok(session)
    }

    /// The rules that the arguments name, or the configuration's; what cannot be used is told, and an example that does
    /// not hold, and the others are returned.
    pub(crate) fn rules(&mut self, arguments: &CommonArguments) -> RuleSet {
        let rules = self.load_rules(&arguments.rules);
        self.tell(&examples::failures(&rules));
        let failures = relation::failures(&rules, &self.config.hedges);
        self.tell(&failures);
        rules
    }

    /// The rules in `paths`, or the configuration's, their examples not run.
    pub(crate) fn load_rules(&mut self, paths: &[PathBuf]) -> RuleSet {
        let (files, problems) = if paths.is_empty() { self.config.rule_files() } else { rule_files(paths) };
        self.tell(&problems);
        let (rules, problems) = rule::load_usable(&files, self.config.units.clone());
        self.tell(&problems);
        self.tell(&rules.notes);
        rules
    }

    /// Rules and articles, which are read while the dictionary is loaded and the examples of the rules run. What is wrong is told
    /// in the order of [`Session::rules`] and [`Session::articles`].
    pub(crate) fn rules_and_articles(
        &mut self,
        arguments: &CommonArguments,
        paths: &[PathBuf],
    ) -> (RuleSet, Vec<Article>) {
        if !arguments.rules.is_empty() || !self.config.rules.is_empty() {
            rayon::spawn(words::load);
        }
        let rules = self.load_rules(&arguments.rules);
        let (found, failures) = rayon::join(|| self.find(paths), || examples::failures(&rules));
        self.tell(&failures);
        let failures = relation::failures(&rules, &self.config.hedges);
        self.tell(&failures);
        let articles = self.told(found);
        (rules, articles)
    }

    /// The articles at `paths`, or the configuration's; what cannot be read is told, the others are returned.
    pub(crate) fn articles(&mut self, paths: &[PathBuf]) -> Vec<Article> {
        let found = self.find(paths);
        self.told(found)
    }

    fn told(&mut self, found: Found) -> Vec<Article> {
        self.tell(&found.problems);
        found.articles
    }

    /// The articles at `paths`, or the configuration's, standard input first; and what stood in the way of others.
    fn find(&self, paths: &[PathBuf]) -> Found {
        let (stdin, files): (Vec<_>, Vec<_>) = paths.iter().cloned().partition(|path| path == Path::new("-"));
        let mut found = Found::default();
        if !stdin.is_empty() {
            match from_stdin() {
                Ok((article, notes)) => {
                    found.articles.push(self.config.ranked(article));
                    found.problems.extend(notes);
                }
                Err(problem) => found.problems.push(problem),
            }
        }
        if stdin.is_empty() || !files.is_empty() {
            let Found { articles, problems } = self.config.articles(&files);
            found.articles.extend(articles);
            found.problems.extend(problems.into_iter().map(misspelt));
        }
        found
    }

    /// Tells problems on standard error; an error among them makes the exit code 2.
    pub(crate) fn tell(&mut self, problems: &[Problem]) {
        let color = self.colored(std::io::stderr().is_terminal());
        let mut stderr = std::io::stderr().lock();
        for problem in problems {
            self.bad |= problem.severity() == Severity::Error;
            // Nobody is left to be told of a closed standard error.
            let _ = writeln!(stderr, "{}\n", problem.render(self.lang, color));
        }
    }

    /// A line on standard error.
    pub(crate) fn note(&self, text: &str) {
        let _ = writeln!(std::io::stderr().lock(), "{text}");
    }

    /// Writes the one report of a run and gives the exit code.
    pub(crate) fn close(mut self, text: &str, exit: Exit) -> Exit {
        let output = self.output.take();
        self.write(output.as_deref(), text);
        self.end(exit)
    }

    /// Writes a report to a file or to standard output; what cannot be written is told.
    pub(crate) fn write(&mut self, output: Option<&Path>, text: &str) {
        let written = match output {
            Some(path) => fs::write(path, text).map_err(|error| (path.to_owned(), error)),
            None => std::io::stdout().lock().write_all(text.as_bytes()).map_err(|error| ("-".into(), error)),
        };
        if let Err((path, error)) = written {
            // A reader that has seen enough (`| head`) is no failure.
            if error.kind() != std::io::ErrorKind::BrokenPipe {
                self.tell(&[Problem::of_file(path.clone(), Trouble::Unwritable(path, Cause::from(&error)))]);
            }
        }
    }

    /// Adds a report to the summary that GitHub Actions shows for a job, where there is one.
    pub(crate) fn summarize(&mut self, text: impl Fn() -> String) {
        let Some(path) = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) else {
            return;
        };
        let file = fs::OpenOptions::new().create(true).append(true).open(&path);
        if let Err(error) = file.and_then(|mut file| file.write_all(text().as_bytes())) {
            let path = PathBuf::from(path);
            self.tell(&[Problem::of_file(path.clone(), Trouble::Unwritable(path, Cause::from(&error)))]);
        }
    }

    /// Takes `--date` for articles that have none.
    ///
    /// # Errors
    /// [`Exit::Bad`] where it is no date, which is told.
    pub(crate) fn take_date(&mut self, written: Option<&str>) -> Result<(), Exit> {
        let Some(written) = written else { return Ok(()) };
        self.date = ArticleDate::parse(written);
        if self.date.is_none() {
            let trouble = Trouble::Argument("--date", Box::new(Trouble::BadDate(written.to_owned())));
            return Err(self.fail(Problem::of_file("--date", trouble)));
        }
        Ok(())
    }

    /// Whether an error was told.
    pub(crate) const fn is_bad(&self) -> bool {
        self.bad
    }

    /// The exit code of a run that got through.
    pub(crate) fn end(self, exit: Exit) -> Exit {
        if self.bad { Exit::Bad } else { exit }
    }

    /// Tells what makes the run useless, and gives the exit code.
    pub(crate) fn fail(&mut self, problem: Problem) -> Exit {
        self.tell(&[problem]);
        Exit::Bad
    }

    /// The baseline in `path`, or the configuration's; one that cannot be read is told and holds nothing.
    pub(crate) fn baseline(&mut self, path: Option<&Path>) -> Baseline {
        let path = path.map(Path::to_owned).or_else(|| self.config.baseline.clone());
        let Some(path) = path else { return Baseline::default() };
        Baseline::load(&path).map_err(|problem| self.tell(&[problem])).unwrap_or_default()
    }

    /// The end of a run without articles.
    pub(crate) fn no_article(&self) -> Exit {
        self.note(match self.lang {
            Lang::Zh => "没有找到文章：请给出文件或目录，或在 bacheck.yaml 的 articles 里列出",
            Lang::En => {
                "no article found: name files or directories, or list them under `articles` in bacheck.yaml"
            }
        });
        if self.bad { Exit::Bad } else { Exit::NoArticle }
    }

    /// The end of a run that needs rules and has none.
    pub(crate) fn no_rule(&self) -> Exit {
        self.note(match self.lang {
            Lang::Zh => "没有规则：请给出规则文件，或在 bacheck.yaml 的 rules 里列出",
            Lang::En => "no rule: name rule files, or list them under `rules` in bacheck.yaml",
        });
        Exit::Bad
    }

    /// Width and colours of tables that are written to `output`, or else to standard output.
    pub(crate) fn style(&self, output: Option<&Path>) -> Style {
        let terminal = output.is_none() && std::io::stdout().is_terminal();
        let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let measured =
            terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)).filter(|_| terminal);
        Style { width: columns.or(measured).unwrap_or(100).clamp(60, 200), color: self.colored(terminal) }
    }

    fn colored(&self, terminal: bool) -> bool {
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        match self.color {
            ColorArgument::Always => true,
            ColorArgument::Never => false,
            ColorArgument::Auto => !set("NO_COLOR") && (set("FORCE_COLOR") || terminal),
        }
    }
}

/// The article on standard input.
fn from_stdin() -> Result<read::Read, Problem> {
    let mut bytes = Vec::new();
    match std::io::stdin().lock().read_to_end(&mut bytes) {
        Ok(_) => read::article(Path::new("-"), &bytes),
        Err(error) => Err(Problem::of_file("-", Trouble::Unreadable("-".into(), Cause::from(&error)))),
    }
}

/// A missing file whose name is nearly that of a command: `bacheck chekc`.
fn misspelt(problem: Problem) -> Problem {
    let Trouble::Missing(path) = &problem.trouble else { return problem };
    let word = path.display().to_string();
    let cli = Cli::command();
    let command = nearest(&word, cli.get_subcommands().map(clap::Command::get_name)).map(str::to_owned);
    match command {
        Some(command) => Problem { trouble: Trouble::NoCommand(word, command), ..problem },
        None => problem,
    }
}

/// The day on which waivers are held against their last one.
pub(crate) fn today() -> Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// The language that the arguments ask for.
fn asked(arguments: &CommonArguments) -> Option<Lang> {
    arguments.lang.map(|lang| match lang {
        LangArgument::Zh => Lang::Zh,
        LangArgument::En => Lang::En,
    })
}

/// The language of the locale, else English.
pub(crate) fn from_locale() -> Lang {
    sys_locale::get_locale().as_deref().and_then(Lang::parse).unwrap_or(Lang::En)
}
