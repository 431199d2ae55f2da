//! Lists of names: whether one names all that another does.

/// Whether every name of `few` is among `many`, short forms known: 数智 is 数智经济.
pub(super) fn covers(many: &[String], few: &[String]) -> bool {
    let like = |a: &str, b: &str| {
        a == b || a.chars().count() >= 2 && b.starts_with(a) || b.chars().count() >= 2 && a.starts_with(b)
    };
    few.iter().all(|name| many.iter().any(|other| like(name, other)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_cover_each_other_by_short_forms_too() {
        let list = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
        assert!(covers(&list(&["数智经济", "生物医药"]), &list(&["生物医药", "数智"])));
        assert!(!covers(&list(&["数智经济", "高端装备"]), &list(&["军民融合"])));
    }
}
