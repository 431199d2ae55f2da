//! Organisations before the words of a claim that no rule registers: 华芯微公司 in 华芯微公司实现产值12亿元.

use std::sync::LazyLock;

use crate::scan::WordTable;
use crate::words;

/// What the name of an organisation ends with.
static ENDS: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::by_first(
        &[
            "有限责任公司", "股份有限公司", "有限公司", "分公司", "公司", "集团", "股份", "科技", "药业",
            "制药", "重工", "光电", "大学", "学院", "医院", "银行", "研究院", "研究所",
        ]
        .map(|word| (word, ())),
    )
});
/// A name without its end is no longer than this, in characters.
const LONGEST: usize = 14;
/// What no name holds, and what parts it from the words before it.
const BROKEN: &str = "，。、；：！？的在有与和及由向对为将把被让等共内各该本其“”《》\n \t";

/// Whether what ends the name of an organisation stands in `text`.
pub(super) fn may_hold_firm(text: &str) -> bool {
    ENDS.is_inside(text)
}

/// Length of the name of an organisation that a text begins with: 华芯微公司, 龙头企业金渝集团; none for 上市公司, 保险公司.
pub(super) fn firm(text: &str) -> Option<usize> {
    let near = text.char_indices().nth(LONGEST + 6).map_or(text.len(), |(at, _)| at);
    let (at, (word, ())) = ENDS.inside(&text[..near]).find(|(at, _)| *at > 0)?;
    let stem = &text[..at];
    if stem.chars().count() > LONGEST || stem.contains(|c: char| BROKEN.contains(c) || c.is_ascii_digit()) {
        return None;
    }
    is_proper(stem).then(|| longest(text, at + word.len()))
}

/// Up to the end of 华芯微科技有限公司 rather than of 华芯微科技.
fn longest(text: &str, end: usize) -> usize {
    const LONGER: &[&str] =
        &["股份有限公司", "集团有限公司", "有限责任公司", "有限公司", "集团公司", "公司", "集团", "股份"];
    end + LONGER.iter().find(|longer| text[end..].starts_with(**longer)).map_or(0, |longer| longer.len())
}

/// Common words that the dictionary takes for names.
const COMMON: &[&str] = &["上市", "师范"];

/// Whether nouns name one thing and no kind: a place or a name that the dictionary knows is among them, or characters that
/// it has no word for. Verbs are no part of a name.
fn is_proper(stem: &str) -> bool {
    let words = words::tagged_known(stem);
    let named = |(word, tag): &(&str, &str)| {
        let name = ["ns", "nr", "nz", "nt", "eng"].iter().any(|name| tag.starts_with(name));
        name && word.chars().count() > 1 && !COMMON.contains(word)
    };
    let single = |(word, tag): &(&str, &str)| {
        word.chars().count() == 1 && !tag.starts_with(['r', 'm', 'd', 'p', 'c', 'f', 'u'])
    };
    let unknown = words.windows(2).any(|pair| pair.iter().all(single));
    let done = words.iter().any(|(word, tag)| tag.starts_with('v') && word.chars().count() > 1);
    !done && (unknown || words.iter().any(named))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn organisations() {
        let table = [
            ("华芯微公司实现产值", Some("华芯微公司")),
            ("恒瑞股份营业收入", Some("恒瑞股份")),
            ("师范大学招生", None),
            ("蓝盾科技有限公司产值", Some("蓝盾科技有限公司")),
            ("龙头企业金渝集团产值", Some("龙头企业金渝集团")),
            ("重庆大学招生", Some("重庆大学")),
            ("上市公司营业收入", None),
            ("保险公司赔付", None),
            ("该公司产值", None),
            ("公司产值", None),
            ("集团产值", None),
            ("高新科技产值", None),
            ("引进公司12家", None),
            ("规上企业产值", None),
            ("子公司产值", None),
            ("全县上市公司产值", None),
            ("落户的华芯微公司", None),
        ];
        for (text, want) in table {
            assert_eq!(firm(text).map(|length| &text[..length]), want, "{text}");
        }
    }
}
