//! Periods as readers of a language expect them: `2022年1—9月`, `2022-01–2022-09`.

use jiff::civil::Date;

use super::days;
use crate::article::Period;
use crate::lang::Lang;

/// A period in a sentence; empty where it is open.
pub fn period(period: Period, lang: Lang) -> String {
    match (period.from, period.to, lang) {
        (Some(from), Some(to), Lang::Zh) => chinese(from, to),
        (Some(day), None, Lang::Zh) => format!("{}以来", date(day)),
        (None, Some(day), Lang::Zh) => format!("截至{}", date(day)),
        _ => days(period),
    }
}

fn chinese(from: Date, to: Date) -> String {
    let (year, month) = (from.year(), from.month());
    let same = (year == to.year(), year == to.year() && month == to.month());
    let years = from.day_of_year() == 1 && to == to.last_of_year();
    let months = from.day() == 1 && to == to.last_of_month();
    match same {
        (true, _) if years => format!("{year}年"),
        (false, _) if years => format!("{year}—{}年", to.year()),
        (_, true) if months => format!("{year}年{month}月"),
        (true, _) if months => format!("{year}年{month}—{}月", to.month()),
        (false, _) if months => format!("{year}年{month}月—{}年{}月", to.year(), to.month()),
        _ if from == to => date(from),
        (_, true) => format!("{}—{}日", &date(from).trim_end_matches('日'), to.day()),
        (true, _) => format!("{}—{}月{}日", date(from), to.month(), to.day()),
        (false, _) => format!("{}—{}", date(from), date(to)),
    }
}

fn date(day: Date) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_as_they_are_written_in_a_sentence() {
        let day = |text: &str| text.parse().ok();
        for (from, to, zh, en) in [
            ("2021-01-01", "2021-12-31", "2021年", "2021"),
            ("2021-09-01", "2021-09-30", "2021年9月", "2021-09"),
            ("2021-09-10", "2021-09-10", "2021年9月10日", "2021-09-10"),
            ("2016-01-01", "2022-12-31", "2016—2022年", "2016–2022"),
            ("2022-01-01", "2022-09-30", "2022年1—9月", "2022-01–2022-09"),
            ("2021-10-01", "2022-03-31", "2021年10月—2022年3月", "2021-10–2022-03"),
            ("2022-10-01", "2022-10-07", "2022年10月1—7日", "2022-10-01–2022-10-07"),
            ("2022-01-01", "2022-11-10", "2022年1月1日—11月10日", "2022-01-01–2022-11-10"),
            ("2021-12-31", "2022-01-02", "2021年12月31日—2022年1月2日", "2021-12-31–2022-01-02"),
            ("", "2022-11-10", "截至2022年11月10日", "–2022-11-10"),
            ("2022-11-10", "", "2022年11月10日以来", "2022-11-10–"),
            ("", "", "", ""),
        ] {
            let of = Period { from: day(from), to: day(to) };
            assert_eq!([period(of, Lang::Zh), period(of, Lang::En)], [zh, en]);
        }
    }
}
