//! The schemas of rule files and of bacheck.yaml: they take what is read, refuse what is refused, and know every key
//! and every word that the program knows.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use bacheck::config::Config;
use bacheck::diagnostic::{Problem, Trouble};
use bacheck::quantity::Units;
use bacheck::{rule, schema};
use jsonschema::Validator;
use serde_json::Value;

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn parsed(schema: &str) -> Value {
    serde_json::from_str(schema).expect("a schema is JSON")
}

fn validator(schema: &str) -> Validator {
    jsonschema::draft7::new(&parsed(schema)).expect("a schema")
}

fn json(yaml: &str) -> Value {
    serde_yaml::from_str(yaml).expect(yaml)
}

fn refuses(validator: &Validator, yaml: &str) -> Vec<String> {
    let shown = |error: jsonschema::ValidationError| format!("{}: {error}", error.instance_path);
    validator.iter_errors(&json(yaml)).map(shown).collect()
}

fn of_rules(text: &str) -> Vec<Problem> {
    rule::from_text(Path::new("rules.yaml"), text, Units::default()).1
}

fn of_config(text: &str) -> Vec<Problem> {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("bacheck.yaml");
    fs::write(&path, text).expect("a file");
    Config::load(&path).err().unwrap_or_default()
}

/// The strings of the schema at `pointer`: the names of properties, or the words of an enumeration.
fn words(schema: &Value, pointer: &str) -> BTreeSet<String> {
    match schema.pointer(pointer) {
        Some(Value::Object(map)) => map.keys().cloned().collect(),
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => panic!("no {pointer} in the schema"),
    }
}

/// Holds the keys or words that the program offers for `zzz` in each text against the schema.
fn check(schema: &str, problems: impl Fn(&str) -> Vec<Problem>, rows: &[(&str, &str)]) {
    let schema = parsed(schema);
    for (text, pointer) in rows {
        let known = problems(text).into_iter().find_map(|problem| match problem.trouble {
            Trouble::Unknown { word, known, .. } if word == "zzz" => Some(known),
            _ => None,
        });
        let known: BTreeSet<String> = known.unwrap_or_else(|| panic!("{text}")).into_iter().collect();
        assert_eq!(words(&schema, pointer), known, "schema at {pointer}, against what is read of {text}");
    }
}

#[test]
fn the_schema_of_rules_knows_every_key_and_word() {
    check(
        schema::RULES,
        of_rules,
        &[
            ("zzz: 1", "/properties"),
            ("subjects: {a: {zzz: 1}}", "/definitions/subject/anyOf/1/properties"),
            ("claims: {a: {zzz: 1}}", "/definitions/claim/properties"),
            ("claims: {a: {find: {zzz: 1}}}", "/definitions/find/properties"),
            ("claims: {a: {value: {zzz: 1}}}", "/definitions/value/properties"),
            ("claims: {a: {time: {zzz: 1}}}", "/definitions/time/properties"),
            ("claims: {a: {examples: [{text: a, zzz: 1}]}}", "/definitions/example/properties"),
            ("relations: {a: {zzz: 1}}", "/definitions/relation/properties"),
            (
                "relations: {a: {is: a, examples: [{text: a, zzz: 1}]}}",
                "/definitions/relationExample/properties",
            ),
            (
                "claims: {a: {find: {all: b, within: zzz}}}",
                "/definitions/find/properties/within/anyOf/0/enum",
            ),
            ("claims: {a: {find: {all: b, match: zzz}}}", "/definitions/find/properties/match/anyOf/0/enum"),
            ("claims: {a: {find: b, value: {kind: zzz}}}", "/definitions/value/properties/kind/anyOf/0/enum"),
            ("claims: {a: {find: b, value: zzz}}", "/definitions/claim/properties/value/anyOf/0/enum"),
            ("claims: {a: {find: b, time: {as: zzz}}}", "/definitions/time/properties/as/anyOf/0/enum"),
            ("claims: {a: {find: b, time: zzz}}", "/definitions/claim/properties/time/anyOf/0/enum"),
            ("claims: {a: {find: b, measure: zzz}}", "/definitions/claim/properties/measure/anyOf/0/enum"),
            ("claims: {a: {find: b, in: zzz}}", "/definitions/claim/properties/in/anyOf/0/enum"),
            ("claims: {a: {find: b, basis: zzz}}", "/definitions/claim/properties/basis/anyOf/0/enum"),
            ("claims: {a: {find: b, modality: zzz}}", "/definitions/claim/properties/modality/anyOf/0/enum"),
            (
                "claims: {a: {find: b, direction: zzz}}",
                "/definitions/claim/properties/direction/anyOf/0/enum",
            ),
            ("facts: {zzz: 1}", "/definitions/fact/properties"),
            ("templates: {a: {zzz: 1}}", "/definitions/claim/properties"),
            ("claims: {a: {find: b, trend: zzz}}", "/definitions/claim/properties/trend/anyOf/0/enum"),
            ("claims: {a: {find: b, touching: zzz}}", "/definitions/claim/properties/touching/anyOf/0/enum"),
            ("claims: {a: {find: b, rounding: zzz}}", "/definitions/claim/properties/rounding/anyOf/0/enum"),
            ("claims: {a: {find: b, severity: zzz}}", "/definitions/claim/properties/severity/anyOf/0/enum"),
        ],
    );
}

#[test]
fn the_schema_of_bacheck_yaml_knows_every_key_and_word() {
    check(
        schema::CONFIG,
        of_config,
        &[
            ("zzz: 1", "/properties"),
            ("articles: [{path: a, zzz: 1}]", "/definitions/article/properties"),
            ("hedges: {zzz: 1}", "/properties/hedges/properties"),
            ("units: {a: {zzz: 1}}", "/properties/units/additionalProperties/properties"),
            ("waivers: [{finding: 3f9c2a71b04e, reason: a, zzz: 1}]", "/properties/waivers/items/properties"),
            ("checks: {zzz: off}", "/properties/checks/properties"),
            ("checks: {sum: zzz}", "/properties/checks/properties/sum/enum"),
            ("lang: zzz", "/properties/lang/enum"),
        ],
    );
}

#[test]
fn generous_shapes_are_taken_and_slips_are_not() {
    let rules = validator(schema::RULES);
    for yaml in [
        "claims: {}",
        "claims:\n",
        "subjects: {甲: , 乙: 乙城, 丙: [丙城], 丁: {aliases: 丁城, within: 甲}}",
        "terms: [规上|规模以上]",
        "terms: {规上: 规模以上}",
        "claims: {a: {find: 甲}, b: {find: [甲, 乙], value: count, time: fixed}}",
        "claims: {a: {find: {all: 甲, none: [乙]}, value: {kind: list, synonyms: {数智经济: [数智]}}}}",
        "claims: {a: {find: 甲, value: {one_of: [首位, 次席]}, time: {as: level, within: 1 year}}}",
        "claims: {a: {find: 甲, tolerance: 0.5, examples: [{text: 甲12个, value: 12}, {text: 甲, none: true}]}}",
        "templates: {t: {find: [<what>, 占比], value: <kind>, severity: <how>}}",
        "claims: {a: {extends: t, with: {what: 企业}, in: headline, modality: [fact, forecast]}}",
        "facts: {file: 口径.csv}",
        "facts: [{claim: a, value: 12个, as_of: 2021-03}, {file: 口径.xlsx}]",
        "relations: {r: a + b = c, s: {is: a <= b, severity: info}}",
    ] {
        assert_eq!(refuses(&rules, yaml), Vec::<String>::new(), "{yaml}");
    }
    for yaml in ["claim: {}", "claims: {a: {fnd: 甲}}", "claims: {a: {find: 甲, time: week}}", "[]"] {
        assert!(!refuses(&rules, yaml).is_empty(), "{yaml}");
    }
    let config = validator(schema::CONFIG);
    for yaml in [
        "rules: rules",
        "articles: [a.txt, {path: b.txt, date: 2021-09}, {manifest: all.csv}, 2022]",
        "rules: [rules, {pack: company}]",
        "checks: {sum: off}",
    ] {
        assert_eq!(refuses(&config, yaml), Vec::<String>::new(), "{yaml}");
    }
    for yaml in ["rule: a", "articles: [{dates: 2021}]", "checks: {sum: warn}", "lang: fr"] {
        assert!(!refuses(&config, yaml).is_empty(), "{yaml}");
    }
}

#[test]
fn every_file_that_is_read_is_taken() {
    let (rules, config) = (validator(schema::RULES), validator(schema::CONFIG));
    let mut files = Vec::new();
    for directory in ["rules", "tests/cmd", "tests/cases"] {
        yaml_files(&project().join(directory), &mut files);
    }
    let mut seen = 0;
    for path in files {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        if text.contains("claims:") && of_rules(&text).is_empty() {
            assert_eq!(refuses(&rules, &text), Vec::<String>::new(), "{}", path.display());
            seen += 1;
        } else if path.ends_with("bacheck.yaml") && Config::load(&path).is_ok() {
            assert_eq!(refuses(&config, &text), Vec::<String>::new(), "{}", path.display());
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen} files");
    for manual in ["docs/rules.md", "docs/rules.zh-CN.md"] {
        let text = fs::read_to_string(project().join(manual)).expect(manual);
        for block in blocks(&text).filter(|block| of_rules(block).is_empty()) {
            assert_eq!(refuses(&rules, block), Vec::<String>::new(), "{manual}\n{block}");
        }
    }
    for manual in ["README.md", "README.zh-CN.md"] {
        let text = fs::read_to_string(project().join(manual)).expect(manual);
        for block in blocks(&text).filter(|block| block.starts_with("lang:")) {
            assert_eq!(refuses(&config, block), Vec::<String>::new(), "{manual}\n{block}");
        }
    }
}

fn yaml_files(directory: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(directory).expect("a directory").flatten() {
        let path = entry.path();
        if path.is_dir() {
            yaml_files(&path, out);
        } else if path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml") {
            out.push(path);
        }
    }
}

/// The YAML blocks of a manual.
fn blocks(text: &str) -> impl Iterator<Item = &str> {
    text.split("```yaml\n").skip(1).filter_map(|rest| rest.split("```").next())
}
