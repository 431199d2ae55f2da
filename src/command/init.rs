//! `bacheck init`: a first bacheck.yaml and rule file for the articles that are here.

use std::fs;
use std::path::{Path, PathBuf};

use bacheck::config::NAMES;
use bacheck::diagnostic::{Cause, Problem, Trouble};
use bacheck::lang::Lang;
use bacheck::rule::RuleSet;
use bacheck::suggest::{FirstFile, first_files};

use crate::cli::InitArguments;
use crate::session::{Exit, Session};

/// `bacheck init`
pub(crate) fn init(arguments: &InitArguments) -> Exit {
    run_init(arguments).unwrap_or_else(|exit| exit)
}

fn run_init(arguments: &InitArguments) -> Result<Exit, Exit> {
    let mut session = Session::new(&arguments.common);
    let here = vec![PathBuf::from(".")];
    let paths = if arguments.paths.is_empty() { &here } else { &arguments.paths };
    let taken = NAMES.into_iter().chain(["rules/first.yaml"]).filter(|path| Path::new(path).exists());
    let taken: Vec<Problem> =
        taken.map(|path| Problem::of_file(path, Trouble::Exists(PathBuf::from(path)))).collect();
    if !arguments.force && !taken.is_empty() {
        session.tell(&taken);
        return Err(Exit::Bad);
    }
    let articles = session.articles(paths);
    if articles.is_empty() {
        return Err(session.no_article());
    }
    let (documents, _) = bacheck::extract(articles, &RuleSet::default());
    let (suggestion, files) = first_files(&documents, paths, session.lang);
    for file in &files {
        if let Err(error) = write(file) {
            let path = PathBuf::from(file.path);
            return Err(
                session.fail(Problem::of_file(&path, Trouble::Unwritable(path.clone(), Cause::from(&error))))
            );
        }
    }
    let text = done(documents.len(), suggestion.proposals.len(), session.lang);
    Ok(session.close(&text, Exit::Clean))
}

fn write(file: &FirstFile) -> std::io::Result<()> {
    let path = Path::new(file.path);
    if let Some(directory) = path.parent() {
        fs::create_dir_all(directory)?;
    }
    fs::write(path, &file.text)
}

/// What was written, and what to do next.
fn done(articles: usize, claims: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!(
            "写好了 bacheck.yaml 和 rules/first.yaml：{articles}篇文章，{claims}条规则。\n\
             接着运行 bacheck test 核对规则的例子，bacheck 查矛盾，bacheck explain 看一条规则的意思。\n"
        ),
        Lang::En => format!(
            "Wrote bacheck.yaml and rules/first.yaml: {articles} articles, {claims} claims.\n\
             Next: bacheck test runs the rules' examples, bacheck looks for contradictions, bacheck explain says what a rule means.\n"
        ),
    }
}
