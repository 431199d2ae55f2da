//! Names that nothing is said of: where a dispatch was filed, who is left out or comes before, where a line ends.

use std::sync::LazyLock;

use crate::scan::WordTable;
use crate::text::Span;

/// What goes on behind a name where it is part of a longer one.
static LONGER: LazyLock<WordTable<()>> = LazyLock::new(|| {
    let words = [
        "特色社会主义", "式现代化", "共产党", "人民大会堂", "奥运", "冬奥", "残奥", "亚运", "亚残运",
        "大运会", "全运会", "世博会", "世园会", "马拉松", "车展", "峰会", "宣言", "精神",
    ];
    WordTable::of(&words)
});
/// Words before a name with which it comes first, and behind it.
const BEFORE: &[&str] = &["居", "次于", "列", "排在", "排", "随", "继"];
const AFTER: &[&str] = &["之后", "之前", "之下"];
/// Words before the name of where a road or a river begins, passes or ends.
static ENDS: LazyLock<WordTable<()>> = LazyLock::new(|| {
    let words = [
        "东起", "西起", "南起", "北起", "起于", "起自", "始于", "东至", "西至", "南至", "北至", "止于",
        "终于", "通往", "途经",
    ];
    WordTable::by_last(&words.map(|word| (word, ())))
});
/// What stands between a name that is left out and the comma, in characters.
const NEAR: usize = 8;

/// Whether nothing is said of a name.
pub(super) fn is_bystander(text: &str, name: Span) -> bool {
    let (head, tail) = (&text[..name.start], &text[name.end..]);
    LONGER.leading(tail).is_some()
        || ENDS.trailing(head).is_some()
        || is_filed(tail)
        || is_left_out(head, tail)
        || BEFORE.iter().any(|word| head.ends_with(word)) && AFTER.iter().any(|word| tail.starts_with(word))
}

/// 新华社北京3月5日电: where a dispatch was filed.
fn is_filed(tail: &str) -> bool {
    let rest = tail.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '月' | '日' | '年'));
    tail[..tail.len() - rest.len()].ends_with('日') && begins_dispatch(rest)
}

/// Whether a text begins with what heads a dispatch behind its day; not 电力, 讯号塔.
pub(super) fn begins_dispatch(text: &str) -> bool {
    let behind = text.strip_prefix(['电', '讯']);
    behind.is_some_and(|behind| !behind.starts_with(|c| NO_DISPATCH.contains(c)))
}

/// What goes on behind 电 or 讯 where it begins another word.
const NO_DISPATCH: &str = "力网视动子商话价池梯影器机厂站信脑台车量源气号息";

/// 除青江省外.
fn is_left_out(head: &str, tail: &str) -> bool {
    let end = tail.char_indices().nth(NEAR).map_or(tail.len(), |(at, _)| at);
    let near = tail[..end].split(['，', '。', '、']).next().unwrap_or_default();
    ["除", "除了"].iter().any(|word| head.ends_with(word)) && near.contains('外')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_said_of_them() {
        for (text, name, want) in [
            ("新华社北京3月5日电", "北京", true),
            ("（北京18日讯）", "北京", true),
            ("北京5日电力供应充足", "北京", false),
            ("北京3月5日接待游客", "北京", false),
            ("白河省是除青江省外唯一过亿的省份", "青江省", true),
            ("白河省增速居青江省之后", "青江省", true),
            ("铁路南至青江省，全长20公里", "青江省", true),
            ("在2008年北京奥运会上", "北京", true),
            ("青江省特色产业", "青江省", false),
        ] {
            let at = text.find(name).unwrap();
            assert_eq!(is_bystander(text, Span::new(at, at + name.len())), want, "{text}");
        }
    }
}
