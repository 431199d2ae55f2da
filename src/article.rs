//! One report: where it is, when and by whom it was published, what it says.

use std::path::PathBuf;

use jiff::civil::Date;

use crate::text::Source;

/// A stretch of time, both ends inclusive; `None` is an open end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Period {
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
}

impl Period {
    /// The days from `from` to `to`.
    pub const fn new(from: Date, to: Date) -> Self {
        Self { from: Some(from), to: Some(to) }
    }

    /// Whether `day` lies in the period.
    pub fn holds(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// How many days it has, both ends counted; none where an end is open.
    pub fn days(self) -> Option<i32> {
        Some(self.from?.until(self.to?).ok()?.get_days() + 1)
    }

    /// The day in the middle of a period that is closed on both sides.
    pub fn middle(self) -> Option<Date> {
        let (from, to) = (self.from?, self.to?);
        let days = from.until(to).ok()?.get_days();
        from.checked_add(jiff::Span::new().days(days / 2)).ok()
    }
}

/// The date of an article, known to the day, the month or the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleDate {
    /// First day that the date may mean.
    pub from: Date,
    /// Last day that the date may mean.
    pub to: Date,
    /// Nobody gave the date: it is the latest past day that the text itself states.
    pub inferred: bool,
}

impl ArticleDate {
    /// Reads `2021`, `2021-09`, `2021-09-10`, also with `/`, `.` or 年月日 between the numbers, `20210910`, and a day with
    /// a time behind it.
    ///
    /// ```
    /// # use bacheck::article::ArticleDate;
    /// let date = ArticleDate::parse("2021-09").unwrap();
    /// assert_eq!(date.to.to_string(), "2021-09-30");
    /// assert!(ArticleDate::parse("2021-13").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let trimmed = without_time(text.trim()).trim_end_matches(['年', '月', '日']);
        let digits = trimmed.len() == 8 && trimmed.bytes().all(|byte| byte.is_ascii_digit());
        let parts: Vec<&str> = if digits {
            vec![&trimmed[..4], &trimmed[4..6], &trimmed[6..]]
        } else {
            trimmed.split(['-', '/', '.', '年', '月']).collect()
        };
        let year = parts[0].parse().ok().filter(|year| parts[0].len() == 4 && *year >= FIRST_YEAR)?;
        let number = |i: usize| parts.get(i).map(|p| p.parse::<i8>().ok());
        let (from, to) = match (number(1), number(2)) {
            (None, _) => (Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?),
            (Some(month), None) => {
                let first = Date::new(year, month?, 1).ok()?;
                (first, first.last_of_month())
            }
            (Some(month), Some(day)) => {
                let date = Date::new(year, month?, day?).ok()?;
                (date, date)
            }
        };
        (parts.len() <= 3).then_some(Self { from, to, inferred: false })
    }

    /// The period in which the article was published.
    pub const fn period(self) -> Period {
        Period::new(self.from, self.to)
    }
}

/// No article is older; 0000 is a slip.
const FIRST_YEAR: i16 = 1000;

/// The day of `2023-10-26T08:00:00+08:00` and `2023-10-26 08:00`.
fn without_time(text: &str) -> &str {
    let Some((day, time)) = text.split_once(['T', 't', ' ']) else { return text };
    let clock = time.trim_start().split_once(':').is_some_and(|(hour, _)| hour.parse::<u8>().is_ok());
    if clock { day } else { text }
}

impl std::fmt::Display for ArticleDate {
    /// As precise as it is known: `2021`, `2021-09` or `2021-09-10`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (from, to) = (self.from, self.to);
        if from == to {
            write!(f, "{from}")
        } else if from.year() == to.year() && from.month() == to.month() {
            write!(f, "{:04}-{:02}", from.year(), from.month())
        } else {
            write!(f, "{:04}", from.year())
        }
    }
}

/// One report, read and decoded.
#[derive(Debug, Clone, Default)]
pub struct Article {
    /// Where it was read from, as the user named it.
    pub path: PathBuf,
    /// The headline, from the configuration or the front matter.
    pub title: Option<String>,
    /// When it was published.
    pub date: Option<ArticleDate>,
    /// Who published it.
    pub publisher: Option<String>,
    /// How high its source stands among others, 0 the highest; none where nobody says.
    pub rank: Option<usize>,
    /// What it is about where it names no other: each of 31 provincial reports its province.
    pub subject: Option<String>,
    /// The decoded text with the way back to the file.
    pub source: Source,
    /// Where the text begins, behind the front matter.
    pub body: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_to_the_precision_they_are_written_in() {
        let table = [
            ("2021", "2021-01-01", "2021-12-31"),
            ("2021-09", "2021-09-01", "2021-09-30"),
            ("2024-2", "2024-02-01", "2024-02-29"),
            ("2021-09-10", "2021-09-10", "2021-09-10"),
            ("2021/9/10", "2021-09-10", "2021-09-10"),
            ("2021年9月", "2021-09-01", "2021-09-30"),
            ("2021年9月10日", "2021-09-10", "2021-09-10"),
            ("20210910", "2021-09-10", "2021-09-10"),
            ("2021-09-10T08:00:00+08:00", "2021-09-10", "2021-09-10"),
            ("2021-09-10 08:00:00", "2021-09-10", "2021-09-10"),
            ("2021-9-10 8:00", "2021-09-10", "2021-09-10"),
        ];
        for (text, from, to) in table {
            let date = ArticleDate::parse(text).expect(text);
            assert_eq!((date.from.to_string().as_str(), date.to.to_string().as_str()), (from, to), "{text}");
        }
        for text in [
            "", "21-09", "2021-13", "2021-02-30", "2021-09-10-1", "九月", "0000", "0000-01-01", "20211340",
            "2021-09-10 甲", "2021091",
        ] {
            assert!(ArticleDate::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_date_shows_what_is_known_of_it() {
        for text in ["2021", "2021-09", "2021-09-10"] {
            assert_eq!(ArticleDate::parse(text).unwrap().to_string(), text);
        }
    }
}
