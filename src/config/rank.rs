//! `rank:`, which source stands where two contradict each other.

/// Sources from the highest to the lowest, those of one rank together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ranks(Vec<Vec<String>>);

impl Ranks {
    /// Names of one rank stand in one text: `统计公报|统计年鉴`.
    pub(super) fn new<'a>(written: impl Iterator<Item = &'a str>) -> Self {
        Self(written.map(|text| names(text).map(str::to_owned).collect()).collect())
    }

    /// How high a source stands, 0 the highest: the rank of its very name, else of the longest name in it, the higher of
    /// two that are as long. None for a source that names none of them.
    pub fn of(&self, source: &str) -> Option<usize> {
        let all =
            self.0.iter().enumerate().flat_map(|(rank, names)| names.iter().map(move |name| (rank, name)));
        let inside = all.filter(|(_, name)| source.contains(name.as_str()));
        inside.min_by_key(|(rank, name)| (usize::MAX - name.len(), *rank)).map(|(rank, _)| rank)
    }
}

/// The names in one text.
pub(super) fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split('|').map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_has_the_rank_of_the_longest_name_in_it() {
        let ranks =
            Ranks::new(["统计公报|统计年鉴", "政府工作报告", "日报", "晚报|统计公报解读"].into_iter());
        let table = [
            ("统计公报", Some(0)),
            ("清溪县2021年统计公报", Some(0)),
            ("统计年鉴", Some(0)),
            ("政府工作报告", Some(1)),
            ("清溪日报", Some(2)),
            ("统计公报解读", Some(3)),
            ("晚报、日报", Some(2)),
            ("电视台", None),
            ("", None),
        ];
        for (source, want) in table {
            assert_eq!(ranks.of(source), want, "{source}");
        }
    }
}
