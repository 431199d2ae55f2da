//! Proposals as YAML that loads.

use super::names::Name;
use super::{Proposal, Suggestion};
use crate::lang::Lang;
use crate::quantity::Kind;
use crate::rule::TimeUse;

/// A rule file with a line of comment before each claim that says why it is proposed.
pub fn yaml(suggestion: &Suggestion, articles: usize, lang: Lang) -> String {
    let mut out = match lang {
        Lang::Zh => format!(
            "# 由 bacheck suggest 从{articles}篇文章草拟。请逐条看过再用：改标题，补 none 的词和反例。\n"
        ),
        Lang::En => format!(
            "# Drafted by bacheck suggest from {articles} articles. Read each before you use it: mend titles, add `none` words and negative examples.\n"
        ),
    };
    out += &subjects(&suggestion.names);
    out += "claims:\n";
    if suggestion.proposals.is_empty() {
        out += match lang {
            Lang::Zh => "  # 没有几篇文章都说到的数。\n",
            Lang::En => "  # No figure is stated by several articles.\n",
        };
    }
    for proposal in &suggestion.proposals {
        out += &reason(proposal, lang);
        out += &claim(proposal);
    }
    out
}

/// Proposals as a rule file, without comments.
pub(super) fn rules(names: &[Name], proposals: &[Proposal]) -> String {
    let claims: String = proposals.iter().map(claim).collect();
    format!("{}claims:\n{claims}", subjects(names))
}

fn subjects(names: &[Name]) -> String {
    if names.is_empty() {
        return String::new();
    }
    let line = |name: &Name| format!("  {}: [{}]\n", scalar(&name.name), list(&name.aliases));
    format!("subjects:\n{}", names.iter().map(line).collect::<String>())
}

fn reason(proposal: &Proposal, lang: Lang) -> String {
    const SHOWN: usize = 6;
    let Proposal { articles, statements, values, disagrees, .. } = proposal;
    let zh = lang == Lang::Zh;
    let mut shown =
        values.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(if zh { "、" } else { ", " });
    if values.len() > SHOWN {
        shown += if zh { "……" } else { ", …" };
    }
    let conflict = match (disagrees, zh) {
        (false, _) => "",
        (true, true) => "；说法不一",
        (true, false) => "; they contradict each other",
    };
    match lang {
        Lang::Zh => format!("\n  # {articles}篇文章、{statements}处：{shown}{conflict}\n"),
        Lang::En => format!("\n  # {statements} times in {articles} articles: {shown}{conflict}\n"),
    }
}

fn claim(proposal: &Proposal) -> String {
    let mut out = format!("  {}:\n", proposal.id);
    if !proposal.title.is_empty() {
        out += &format!("    title: {}\n", scalar(&proposal.title));
    }
    if let Some(subject) = &proposal.subject {
        out += &format!("    subject: {}\n", scalar(subject));
    }
    out += &format!("    find: [{}]\n    value: {}\n", list(&proposal.words), value(proposal));
    if proposal.sort.time(&proposal.words) == TimeUse::Flow {
        out += "    time: flow\n";
    }
    if !proposal.examples.is_empty() {
        out += "    examples:\n";
    }
    for (text, value) in &proposal.examples {
        out += &format!("      - {{text: {}, value: {}}}\n", scalar(text), scalar(value));
    }
    out
}

fn value(proposal: &Proposal) -> String {
    let kind = proposal.sort.kind.name();
    let unit = match proposal.sort.kind {
        Kind::Count => list(&proposal.units),
        Kind::Share
        | Kind::Change
        | Kind::PercentagePoints
        | Kind::Area
        | Kind::Length
        | Kind::Mass
        | Kind::Volume => String::new(),
        _ => list(std::slice::from_ref(&proposal.sort.unit)),
    };
    match (&proposal.of, unit.as_str()) {
        (Some(of), _) => format!("{{kind: {kind}, of: {}}}", scalar(of)),
        (None, "") => kind.to_owned(),
        (None, unit) => format!("{{kind: {kind}, unit: [{unit}]}}"),
    }
}

fn list(texts: &[String]) -> String {
    texts.iter().map(|text| scalar(text)).collect::<Vec<_>>().join(", ")
}

/// A text as YAML writes it, also inside of brackets: plain where nothing in it means something else.
pub(super) fn scalar(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "。，、；：！？“”‘’（）《》…—·％.%/_-|".contains(c);
    let word = text.chars().next().is_some_and(|c| c.is_alphabetic() || ('\u{2E80}'..).contains(&c));
    let number = text.parse::<rust_decimal::Decimal>().is_ok();
    let reserved = matches!(
        text.to_ascii_lowercase().as_str(),
        "true" | "false" | "null" | "yes" | "no" | "on" | "off" | "y" | "n"
    );
    let figure = text.chars().next().is_some_and(|c| c.is_ascii_digit());
    if (word || figure) && !number && !reserved && text.chars().all(plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', "''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_quoted_where_yaml_would_read_something_else() {
        let table = [
            ("现有企业120家。", "现有企业120家。"),
            ("50%", "50%"),
            ("规上|规模以上", "规上|规模以上"),
            ("120", "'120'"),
            ("-3.5", "'-3.5'"),
            ("yes", "'yes'"),
            ("", "''"),
            ("“引号”开头", "'“引号”开头'"),
            ("甲: 乙", "'甲: 乙'"),
            ("甲, 乙", "'甲, 乙'"),
            ("it's", "'it''s'"),
            ("[甲]", "'[甲]'"),
            ("#甲", "'#甲'"),
        ];
        for (text, want) in table {
            assert_eq!(scalar(text), want, "{text}");
            let read: String = serde_yaml::from_str(&format!("{want}\n")).unwrap();
            assert_eq!(read, text);
        }
    }
}
