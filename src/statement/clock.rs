//! The time of day behind a day: 截至9月6日21时30分.

use crate::quantity::whole;

/// Words for a part of the day before the hour; behind the second half the hours go on from twelve.
const PARTS: &[(&str, u16)] = &[
    ("凌晨", 0),
    ("清晨", 0),
    ("早上", 0),
    ("上午", 0),
    ("早", 0),
    ("中午", 0),
    ("下午", 12),
    ("晚上", 12),
    ("晚", 12),
];

/// The time of day that a text begins with, in minutes; 24时 is the end of the day, and no other time than it.
pub(super) fn clock(text: &str) -> Option<u16> {
    let (part, later) = PARTS.iter().find(|(part, _)| text.starts_with(part)).copied().unwrap_or(("", 0));
    let (hour, rest) = whole(&text[part.len()..])?;
    let hour = u16::try_from(hour).ok().filter(|hour| *hour < 24)?;
    let rest = rest.strip_prefix(['时', '点'])?;
    let minute =
        whole(rest).filter(|(minute, rest)| *minute < 60 && rest.starts_with('分')).map(|(minute, _)| minute);
    let minute = minute.or_else(|| rest.starts_with('半').then_some(30)).unwrap_or(0);
    let hour = if hour < 12 { hour + later } else { hour };
    Some(hour * 60 + u16::try_from(minute).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_day() {
        for (text, want) in [
            ("7时，清溪县", Some(420)),
            ("21时30分", Some(1290)),
            ("下午3点半", Some(930)),
            ("晚8点", Some(1200)),
            ("24时", None),
            ("7时许", Some(420)),
            ("12家企业", None),
            ("，", None),
        ] {
            assert_eq!(clock(text), want, "{text}");
        }
    }
}
