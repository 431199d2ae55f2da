//! YAML of the user → the type that is asked for, and every problem of the file at once.
//!
//! A file is read as a tree (`tree`) and decoded from there: what has no place is told and left out, until the rest can be
//! decoded (`decode`).

use std::path::Path;

use serde::de::{DeserializeOwned, IgnoredAny};

use crate::diagnostic::{Problem, Trouble, yaml_problem};

mod decode;
mod tree;

/// What could be read of a file.
#[derive(Debug)]
pub struct Outcome<T> {
    /// None where the file is no YAML, or nothing of it is what it should be.
    pub value: Option<T>,
    /// In the order of the file, each with the keys that lead to it: `claims`, `output`, `find`.
    pub problems: Vec<(Vec<String>, Problem)>,
}

/// Whether something is wrong with the entry `name` of the mapping `part`. Of a name that stands twice the first is used.
pub fn is_faulty(problems: &[(Vec<String>, Problem)], part: &str, name: &str) -> bool {
    problems.iter().any(|(keys, problem)| match &keys[..] {
        [first, second] => first == part && second == name && !matches!(problem.trouble, Trouble::Twice(..)),
        [first, second, ..] => first == part && second == name,
        _ => false,
    })
}

/// Reads `text`, the decoded text of `path`.
pub fn read<T: DeserializeOwned>(path: &Path, text: &str) -> Outcome<T> {
    let Ok((tree, doubles)) = tree::tree(text) else {
        return Outcome { value: None, problems: vec![(Vec::new(), refused(path, text))] };
    };
    let (value, told) = decode::decode(&tree);
    let doubles = doubles.into_iter().map(|double| {
        let place = format!("{}:{}", path.display(), double.first.line);
        let trouble = match double.keys.len() {
            0 | 1 => Trouble::DuplicateKey(double.key),
            _ => Trouble::Twice(double.key, place),
        };
        (double.keys, Problem::at(path, text, double.at.span(), trouble))
    });
    let told =
        told.into_iter().map(|told| (told.keys, Problem::at(path, text, told.at.span(), told.trouble)));
    let mut problems: Vec<_> = doubles.chain(told).collect();
    problems.iter_mut().for_each(|(_, problem)| problem.mind_wide_colon());
    problems.sort_by_key(|(_, problem)| problem.place.as_ref().map(|place| place.span.start));
    Outcome { value, problems }
}

/// Why a text is no tree.
fn refused(path: &Path, text: &str) -> Problem {
    match serde_yaml::from_str::<IgnoredAny>(text) {
        Err(error) => yaml_problem(path, text, &error),
        Ok(_) => Problem::of_file(path, Trouble::Syntax("内容太多", "more than can be read".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde_yaml::Spanned;

    use super::*;
    use crate::lang::Lang;

    #[derive(Debug, Default, Deserialize)]
    #[serde(deny_unknown_fields, default)]
    struct Outer {
        title: Option<Spanned<String>>,
        inner: Vec<Inner>,
        on: bool,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Inner {
        name: Spanned<String>,
        #[serde(default)]
        count: Option<String>,
    }

    /// The problems of `text`, as `line:column message`, and what could be read.
    fn told(text: &str) -> (Vec<String>, Option<Outer>) {
        let Outcome { value, problems } = read::<Outer>(Path::new("x.yaml"), text);
        let shown = problems.iter().map(|(_, problem)| {
            let place = problem.place.as_ref().expect(text);
            format!("{}:{} {}", place.line, place.column, problem.trouble.message(Lang::En))
        });
        (shown.collect(), value)
    }

    #[test]
    fn every_problem_is_told_and_the_rest_is_read() {
        let table: [(&str, &[&str]); 14] = [
            ("title: 甲\ninner: [{name: 乙, count: 12}]\n", &[]),
            ("titel: 甲\ninnr: []\n", &["1:1 unknown key `titel`", "2:1 unknown key `innr`"]),
            (
                "title: [a]\ninner: [{nme: 乙}, {name: 丙, cont: 1}]\non: 12\n",
                &[
                    "1:8 expected a text here", "2:10 unknown key `nme`", "2:29 unknown key `cont`",
                    "3:5 expected true or false here",
                ],
            ),
            ("title: 甲\ntitle: 乙\n", &["2:1 `title` is given twice"]),
            ("inner: {name: 乙}\nx: 1\n", &["1:8 expected a list here", "2:1 unknown key `x`"]),
            ("title：甲\n", &["1:1 a full-width colon `：` behind a key"]),
            ("{title: 生物城, 标题: x}", &["1:14 unknown key `标题`"]),
            ("inner: [{count: 1}]\n", &["1:9 `name` is missing"]),
            ("", &[]),
            ("# nothing yet\ninner:\n", &[]),
            ("inner: [~]\n", &["1:9 `name` is missing"]),
            ("[]\n", &["1:1 expected a mapping here"]),
            ("title: \"甲\n", &["2:1 invalid YAML: invalid indentation in multiline quoted scalar"]),
            (
                "a: &a {name: 乙}\ninner: [*a, {<<: *a, coun: 1}]\n",
                &["1:1 unknown key `a`", "2:22 unknown key `coun`"],
            ),
        ];
        for (text, want) in table {
            let (problems, _) = told(text);
            assert_eq!(problems, want, "{text}");
        }
        let (_, outer) = told("titel: 甲\ninner: [{nme: 乙}, {name: 丙, count: 1}]\non: true\n");
        let outer = outer.expect("the rest is read");
        assert!(outer.on && outer.title.is_none() && outer.inner.len() == 1);
        assert_eq!((outer.inner[0].name.value.as_str(), outer.inner[0].count.as_deref()), ("丙", Some("1")));
        assert_eq!((outer.inner[0].name.referenced.line(), outer.inner[0].name.referenced.column()), (2, 26));
    }

    #[test]
    fn a_nest_of_references_is_refused() {
        let mut text = "a0: &a0 [x, x]\n".to_owned();
        for i in 1..40 {
            text += &format!("a{i}: &a{i} [*a{}, *a{}]\n", i - 1, i - 1);
        }
        assert!(read::<Outer>(Path::new("x.yaml"), &text).value.is_none());
    }
}
