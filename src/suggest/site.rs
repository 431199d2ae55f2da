//! The first files of a place that has only articles: bacheck.yaml and a rule file.

use std::path::PathBuf;

use super::draft::{scalar, yaml};
use super::{Suggestion, suggest};
use crate::document::Document;
use crate::lang::Lang;
use crate::quantity::{Hedges, Units};
use crate::schema;

/// A file to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstFile {
    /// Where, from the directory of bacheck.yaml.
    pub path: &'static str,
    /// What it holds.
    pub text: String,
}

/// Claims that the first rule file proposes at most: few enough to read through.
const MOST: usize = 12;

/// bacheck.yaml for the articles at `paths`, a rule file that reads them, and the schemas that both point to, so that
/// editors complete and check without a network.
pub fn first_files(documents: &[Document], paths: &[PathBuf], lang: Lang) -> (Suggestion, Vec<FirstFile>) {
    let suggestion = suggest(documents, &Hedges::default(), &Units::default(), MOST);
    let rules =
        format!("{}{}", line("../.bacheck/rules.schema.json"), yaml(&suggestion, documents.len(), lang));
    let file = |path, text| FirstFile { path, text };
    let files = vec![
        file("bacheck.yaml", config(documents, paths, lang)),
        file("rules/first.yaml", rules),
        file(".bacheck/config.schema.json", schema::CONFIG.to_owned()),
        file(".bacheck/rules.schema.json", schema::RULES.to_owned()),
    ];
    (suggestion, files)
}

/// What tells an editor where the schema is.
fn line(schema: &str) -> String {
    format!("# yaml-language-server: $schema={schema}\n")
}

fn config(documents: &[Document], paths: &[PathBuf], lang: Lang) -> String {
    let name = match lang {
        Lang::Zh => "zh",
        Lang::En => "en",
    };
    let mut out = line(".bacheck/config.schema.json");
    out += &format!("lang: {name}\nrules: [rules]\narticles:\n");
    for path in paths {
        out += &format!("  - {}\n", scalar(&path.display().to_string()));
    }
    out + &undated(documents, lang)
}

/// A comment that names articles whose date nobody gave, as entries to fill in.
fn undated(documents: &[Document], lang: Lang) -> String {
    const SHOWN: usize = 5;
    let unknown = |document: &&Document| document.article.date.is_none_or(|date| date.inferred);
    let unknown: Vec<&Document> = documents.iter().filter(unknown).collect();
    if unknown.is_empty() {
        return String::new();
    }
    let mut out = match lang {
        Lang::Zh => format!("  # {}篇文章没有写明日期。日期决定哪些数互相比较，最好补上：\n", unknown.len()),
        Lang::En => format!(
            "  # {} articles have no date. It decides what is compared with what, so better give it:\n",
            unknown.len()
        ),
    };
    for document in unknown.iter().take(SHOWN) {
        let date = document.article.date.map_or_else(|| "2021-09".to_owned(), |date| date.to_string());
        out += &format!(
            "  # - {{path: {}, date: {date}}}\n",
            scalar(&document.article.path.display().to_string())
        );
    }
    out
}
