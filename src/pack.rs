//! Rule sets that come along, built into the binary: `rules: [{pack: company}]`, or `--rules pack:company`.

use std::path::Path;

/// A file of a pack: its name and its text.
pub type File = (&'static str, &'static str);

/// The packs by their names, each with its files.
const PACKS: &[(&str, &[File])] = &[
    ("company", &[("company.yaml", include_str!("../packs/company.yaml"))]),
    (
        "development-zone",
        &[
            ("ecology-tourism.yaml", include_str!("../rules/ecology-tourism.yaml")),
            ("industry.yaml", include_str!("../rules/industry.yaml")),
            ("innovation.yaml", include_str!("../rules/innovation.yaml")),
            ("investment.yaml", include_str!("../rules/investment.yaml")),
            ("templates.yaml", include_str!("../rules/templates.yaml")),
            ("terms.yaml", include_str!("../rules/terms.yaml")),
        ],
    ),
    ("national-economy", &[("national-economy.yaml", include_str!("../packs/national-economy.yaml"))]),
];

/// What stands before the name of a pack where a path may stand.
pub const SIGN: &str = "pack:";

/// The name of the pack that a path means; none where it means files.
pub fn named(path: &Path) -> Option<&str> {
    path.to_str()?.strip_prefix(SIGN)
}

/// The names of all packs.
pub fn names() -> Vec<String> {
    PACKS.iter().map(|(name, _)| (*name).to_owned()).collect()
}

/// The files of a pack; none where no pack has this name.
pub fn files(name: &str) -> Option<&'static [File]> {
    PACKS.iter().find(|(known, _)| *known == name).map(|(_, files)| *files)
}
