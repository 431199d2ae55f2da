//! The JSON Schemas of the files that users write and that programs read. Tests hold them against the types.

/// Of rule files.
pub const RULES: &str = include_str!("../schema/rules.schema.json");
/// Of bacheck.yaml.
pub const CONFIG: &str = include_str!("../schema/config.schema.json");
/// Of the report of `--format json`.
pub const REPORT: &str = include_str!("../schema/report.schema.json");
