//! Which names that differ in one character are two: numbered and directional ones, short forms, words.

use super::index::Difference;
use crate::words;

/// Characters that number or place the members of a family: 一期, 二期; 东区, 西区.
const FAMILIES: &[&str] = &[
    "〇零一二三四五六七八九十百千两",
    "甲乙丙丁戊己庚辛壬癸",
    "东西南北中",
    "上中下",
    "前中后",
    "左右",
    "大中小",
    "内外",
    "新老旧",
    "高中低初",
    "春夏秋冬",
    "男女",
    "长短",
    "父子母",
    "省市区县乡镇村",
    "公铁水空",
    "正副",
    "金木水火土",
];
/// Characters that make another name of one: 桥镇, 大桥镇.
const MODIFIERS: &str =
    "〇零一二三四五六七八九十东西南北中上下前后左右大小内外新老旧高低家总分省市区县乡镇村州山河江湖海";

/// Whether both names can be right as they stand, whatever surrounds them.
pub(super) fn are_kin(difference: Difference, length: usize) -> bool {
    match difference {
        Difference::Other(a, b, _) => FAMILIES.iter().any(|all| all.contains(a) && all.contains(b)),
        // A character more at an end is a short form: 木洞 and 木洞镇.
        Difference::More(c, at) | Difference::Less(c, at) => {
            at == 0 || at + 1 >= length || MODIFIERS.contains(c)
        }
    }
}

/// Whether one of two names has the character that they differ in where no dictionary knows a word: two words
/// (高速公路, 高速铁路) are two things.
pub(super) fn may_be_misspelt(a: &str, b: &str, difference: Difference) -> bool {
    match difference {
        Difference::Other(_, _, at) => is_unknown(a, at) || is_unknown(b, at),
        Difference::More(_, at) => is_unknown(b, at),
        Difference::Less(_, at) => is_unknown(a, at),
    }
}

/// Whether the character of that index stands between characters that make no word, as those of names do.
fn is_unknown(name: &str, index: usize) -> bool {
    let lengths: Vec<usize> = words::known(name).map(|word| word.chars().count()).collect();
    let mut at = 0;
    let word = lengths.iter().position(|length| {
        at += length;
        at > index
    });
    let single = |word: Option<usize>| word.and_then(|w| lengths.get(w)) == Some(&1);
    single(word) && (single(word.and_then(|w| w.checked_sub(1))) || single(word.map(|w| w + 1)))
}

#[cfg(test)]
mod tests {
    use super::super::index::difference;
    use super::*;

    #[test]
    fn families_and_words_are_two_names() {
        let table = [
            ("蓝盾光电", "蓝顿光电", true),
            ("木洞镇", "木巴洞镇", true),
            ("木洞镇", "木同镇", true),
            ("湖南大学", "湖男大学", true),
            ("木洞镇", "木洞", false),
            ("一期工程", "二期工程", false),
            ("城东新区", "城西新区", false),
            ("甲镇一小", "甲镇二小", false),
            ("双桥镇", "双大桥镇", false),
            ("湖南大学", "海南大学", false),
            ("高速公路", "高速铁路", false),
            ("新型工业", "新型农业", false),
            ("看病难", "看病贵", false),
            ("华东师范大学", "华中师范大学", false),
        ];
        for (a, b, want) in table {
            let difference = difference(a, b).unwrap();
            let length = a.chars().count().max(b.chars().count());
            let slip = !are_kin(difference, length) && may_be_misspelt(a, b, difference);
            assert_eq!(slip, want, "{a} {b}");
        }
    }
}
