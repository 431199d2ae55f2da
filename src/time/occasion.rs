//! Holidays by name and year: nobody knows their days, but those of one name and year are the same.

use jiff::civil::Date;

use super::Context;

/// A holiday of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Occasion {
    /// The year.
    pub year: i16,
    /// Which ones, a bit each: 中秋国庆 are two.
    pub which: u16,
}

/// The festivals by name, each with a day before which that of a year is never told of, by month and day.
const NAMES: &[(&str, u16, i8, i8)] = &[
    ("元旦", 1, 1, 1),
    ("春节", 1 << 1, 1, 20),
    ("元宵", 1 << 2, 2, 3),
    ("清明", 1 << 3, 4, 3),
    ("五一", 1 << 4, 4, 28),
    ("端午", 1 << 5, 5, 25),
    ("中秋", 1 << 6, 9, 6),
    ("国庆", 1 << 7, 9, 28),
    ("双十一", 1 << 8, 11, 1),
    ("双11", 1 << 8, 11, 1),
    ("双十二", 1 << 9, 12, 1),
    ("双12", 1 << 9, 12, 1),
    ("春运", 1 << 10, 1, 5),
    ("暑期", 1 << 11, 7, 1),
    ("暑假", 1 << 11, 7, 1),
    ("寒假", 1 << 12, 1, 10),
    ("十一", 1 << 7, 9, 28),
];
/// A mere name is the day as well as its holiday.
const BARE: u16 = 1 << 15;
/// Words for the holiday.
const HOLIDAYS: &[&str] = &["假", "黄金周", "期间", "春运", "暑期"];
/// Words right behind a holiday that make it a part of it, or a time before or after it.
const PARTS: &[&str] =
    &["首日", "前", "后", "第", "截至", "当日", "单日", "当天", "最后", "以来", "首个", "次日", "头"];

/// The holiday that `words` names, `rest` behind it. Without a year it is that of the article's, where it has begun.
pub(super) fn occasion(words: &str, rest: &str, year: Option<i16>, context: &Context) -> Option<Occasion> {
    let near = rest.char_indices().nth(10).map_or(rest.len(), |(at, _)| at);
    let near = rest[..near].split(['。', '；', '\n']).next().unwrap_or_default();
    if PARTS.iter().any(|part| near.contains(part)) {
        return None;
    }
    // 双十一 is no 十一.
    let named = |name: &str| words.contains(name) && (name != "十一" || !words.contains("双十一"));
    let found = NAMES.iter().filter(|(name, ..)| named(name));
    let which = found.clone().fold(0, |which, (_, bit, ..)| which | bit);
    let begun = |year: i16| {
        let days = found.clone().filter_map(|(_, _, month, day)| Date::new(year, *month, *day).ok());
        days.max() <= context.article_end()
    };
    let year = year.or_else(|| context.article_year().filter(|year| begun(*year)))?;
    // 国庆8天长假: its length stands between.
    let length = |c: char| c.is_ascii_digit() || "一二两三四五六七八九十天日的小长".contains(c);
    let holiday = near.trim_start_matches(length).starts_with(['假', '黄']);
    let bare = !holiday && !HOLIDAYS.iter().any(|word| words.contains(word));
    (which != 0).then_some(Occasion { year, which: if bare { which | BARE } else { which } })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::ArticleDate;

    #[test]
    fn holidays_of_one_name_and_year_are_the_same() {
        let context = Context::of(ArticleDate::parse("2023-10-08"));
        let of = |words: &str, rest: &str, year| occasion(words, rest, year, &context);
        let national = of("国庆假期", "，全市", Some(2023));
        assert!(national.is_some());
        let table = [
            ("国庆黄金周", "，全市", None, true),
            ("“十一”长假", "全市", None, true),
            ("国庆期间", "全市", Some(2023), true),
            ("国庆", "8天长假，全市", Some(2023), true),
            ("国庆", "七天，全市", Some(2023), false),
            ("国庆假期", "，全市", Some(2022), false),
            ("中秋国庆假期", "，全市", None, false),
            ("国庆节", "，全市", None, false),
            ("国庆假期", "首日，全市", None, false),
            ("国庆假期", "，前三天接待", None, false),
            ("国庆", "前完成", None, false),
            ("双十一期间", "成交", None, false),
            ("五一假期", "，全市", None, false),
        ];
        for (words, rest, year, want) in table {
            assert_eq!(of(words, rest, year) == national, want, "{words}{rest}");
        }
        assert_eq!(of("双十二期间", "，全市", None), None, "not yet begun");
    }
}
