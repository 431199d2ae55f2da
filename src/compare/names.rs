//! Lists of names: what one names and the other does not.

/// The names of each list that the other lacks, in their order. The order of the lists does not matter, and a short form
/// stands for one name: 数智 for 数智经济.
pub(crate) fn unmatched<'a>(a: &'a [String], b: &'a [String]) -> (Vec<&'a str>, Vec<&'a str>) {
    let lacking = |has: &'a [String], other: &[String]| -> Vec<&'a str> {
        has.iter().filter(|name| !other.contains(name)).map(String::as_str).collect()
    };
    let (left, mut right) = (lacking(a, b), lacking(b, a));
    let paired = a.len() == b.len() && left.len() == right.len();
    let mut alone = Vec::new();
    for name in left {
        let same =
            |other: &&str| is_short_for(name, other, b, paired) || is_short_for(other, name, a, paired);
        match right.iter().position(same) {
            Some(at) => {
                right.remove(at);
            }
            None => alone.push(name),
        }
    }
    (alone, right)
}

/// Nouns of a class, which a list leaves out or writes behind each of its names.
const CLASSES: &[&str] = &[
    "产业", "经济", "行业", "工业", "制造", "制造业", "业", "集群", "产业集群", "领域", "板块", "基地",
    "园区", "产业园", "服务", "服务业", "技术",
];

/// Whether what a short form leaves out of `long` says no more than a class: it is a known noun, its siblings in the
/// `list` end with it too (新能源、智能网联 of 新能源汽车、智能网联汽车), or the lists name the rest alike, one by one. So
/// 新能源 beside 新能源汽车 in one list are two names.
fn is_short_for(short: &str, long: &str, list: &[String], paired: bool) -> bool {
    let Some(tail) = long.strip_prefix(short).filter(|tail| !tail.is_empty()) else { return false };
    let siblings = || list.iter().any(|name| name != long && name.ends_with(tail));
    short.chars().count() >= 2 && (paired || CLASSES.contains(&tail) || siblings())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two lists, names parted by 、, and what only one of them names.
    #[test]
    fn what_only_one_list_names() {
        let list = |names: &str| names.split('、').map(str::to_owned).collect::<Vec<_>>();
        let table = [
            ("数智经济、生物医药", "生物医药、数智", "", ""),
            ("数智经济、高端装备", "军民融合、数智、高端装备", "", "军民融合"),
            ("新能源、新能源汽车", "新能源、生物医药", "新能源汽车", "生物医药"),
            ("新能源、新能源汽车", "新能源", "新能源汽车", ""),
            ("新能源汽车、智能网联汽车", "智能网联、新能源、轻纺", "", "轻纺"),
            ("新能源、生物医药", "新能源汽车、生物医药", "", ""),
            ("旅游、康养、种植", "旅游业、康养", "种植", ""),
            ("甲、乙", "甲产业、乙", "甲", "甲产业"),
        ];
        for (a, b, left, right) in table {
            let (x, y) = (list(a), list(b));
            let (only_a, only_b) = unmatched(&x, &y);
            assert_eq!((only_a.join("、").as_str(), only_b.join("、").as_str()), (left, right), "{a} | {b}");
            let (only_b, only_a) = unmatched(&y, &x);
            assert_eq!((only_a.join("、").as_str(), only_b.join("、").as_str()), (left, right), "{b} | {a}");
        }
    }
}
