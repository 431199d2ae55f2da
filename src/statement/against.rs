//! What a change is measured against: over which time before it, and at which prices.

use jiff::civil::Date;

use super::signs::{Sign, Stretch};
use super::window::Window;
use super::{Basis, Reader, Value, When};
use crate::article::Period;
use crate::quantity::Kind;
use crate::sentence::Sentence;
use crate::text::Span;
use crate::time::Time;

/// The time before, over which something changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Against {
    /// 同比, or nothing is said: the same time of the year before.
    #[default]
    YearBefore,
    /// 环比: the month or the quarter right before.
    PeriodBefore,
    /// 年均: a year on average.
    Yearly,
    /// 比2019年同期, 比6月: another year or another part of the year, by its first day.
    Since(Date),
}

/// The prices of a value, and whether figures of its kind are given at them where nothing is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Prices {
    pub basis: Basis,
    pub usual: bool,
}

/// Words for the time before.
const TIMES: &[Sign] = &[Sign::YearOnYear, Sign::PeriodOnPeriod, Sign::Yearly];
/// Words for the prices.
const PRICES: &[Sign] = &[Sign::Comparable, Sign::CurrentPrices];
/// Figures whose growth is one at comparable prices, whether the text says so or not.
const REAL: &[&str] = &["生产总值", "GDP", "增加值"];

impl Reader<'_> {
    /// 同比, 环比 or 年均, by the words that lead the value, else by 从环比看 at the head of its sentence.
    pub(super) fn against(&self, sentence: &Sentence, span: Span, value: &Value, when: &When) -> Against {
        let moved = moves(value) || matches!(value, Value::Quantity(q) if q.kind == Kind::PercentagePoints);
        if !moved {
            return Against::YearBefore;
        }
        if let Some(base) = self.base(sentence, span) {
            return of_base(base, when.period, self.document.article.date.map(|date| date.to.year()));
        }
        match self.said(sentence, span, TIMES) {
            Some(Sign::PeriodOnPeriod) => Against::PeriodBefore,
            Some(Sign::Yearly) => Against::Yearly,
            None if self.goes_on_with_period(sentence, span) => Against::PeriodBefore,
            _ => Against::YearBefore,
        }
    }

    /// 价格环比上涨0.4%，其中食品上涨1.4%; 环比看，价格持平。其中，食品上涨1.4%: what is said last of the time before, in the sentence or at the
    /// head of the one that it goes on with.
    fn goes_on_with_period(&self, sentence: &Sentence, span: Span) -> bool {
        let before = self.stretch(sentence.span.start, span.start.max(sentence.span.start), &[]);
        if let Some(last) = in_order(before, TIMES).last() {
            return last == Sign::PeriodOnPeriod;
        }
        let layout = &self.document.layout;
        let first = self.joined(sentence).start;
        let joined = self.stretch(first, sentence.span.start.max(first), &[]);
        if let Some(last) = in_order(joined, TIMES).last() {
            return last == Sign::PeriodOnPeriod;
        }
        let index = layout.sentence_at(first);
        let Some(earlier) = index.checked_sub(1).map(|index| &layout.sentences[index]) else { return false };
        let parts = self.document.text.as_str()[first..].starts_with("其中");
        let said = || in_order(self.stretch(earlier.span.start, earlier.span.end, &[]), TIMES).last();
        parts && earlier.block == sentence.block && said() == Some(Sign::PeriodOnPeriod)
    }

    /// The time that the value's own words name behind 比 or 较, or between 与 and 相比, where no word such as 同比 follows:
    /// 比8月增长3.1%, 与2021年相比增长33.1%. 上月 and 去年 are such words.
    fn base(&self, sentence: &Sentence, span: Span) -> Option<Period> {
        let text = self.document.text.as_str();
        let clause = self.document.layout.clause_at(sentence, span.start);
        let led = self.own_words(clause, span);
        let start =
            if led.start > clause.start { led.start } else { self.number_before(sentence, led.start) };
        let times = self.document.times_in(Span::new(start, led.end));
        let named = |time: &&Time| {
            let (head, tail) = (&text[..time.span.start], &text[time.span.end..]);
            let with = || tail.trim_start_matches("同期").starts_with("相比");
            let bare =
                time.span.of(text).starts_with(|c: char| c.is_ascii_digit() || "一二三四第".contains(c));
            bare && (head.ends_with(['比', '较']) || head.ends_with(['与', '和', '同', '跟']) && with())
        };
        let base = times.iter().rfind(named)?;
        let behind = self.stretch(base.span.end, led.end, &[]);
        in_order(behind, TIMES).next().is_none().then_some(base.period)
    }

    /// 按可比价格 or 现价, by the words that lead the value or stand in a bracket behind it. Of a change also those at the
    /// head of its sentence; nothing said means what is usual for the figure.
    pub(super) fn prices(&self, sentence: &Sentence, window: &Window, span: Span, value: &Value) -> Prices {
        let text = self.document.text.as_str();
        if !moves(value) {
            let led =
                self.led_by(sentence, span, PRICES).or_else(|| self.said_behind(sentence, span, PRICES));
            let comparable = led == Some(Sign::Comparable);
            let basis = if comparable { Basis::ComparablePrices } else { Basis::Nominal };
            return Prices { basis, usual: !comparable };
        }
        let real = window.terms.iter().any(|term| REAL.iter().any(|word| term.of(text).contains(word)));
        let usual = if real { Basis::ComparablePrices } else { Basis::Nominal };
        let basis = match self.said(sentence, span, PRICES) {
            Some(Sign::Comparable) => Basis::ComparablePrices,
            Some(_) => Basis::Nominal,
            None => usual,
        };
        Prices { basis, usual: basis == usual }
    }

    /// Which of `signs` is said of a value.
    fn said(&self, sentence: &Sentence, span: Span, signs: &[Sign]) -> Option<Sign> {
        if !signs.iter().any(|sign| self.around().signs.first(sentence.span, *sign).is_some()) {
            return None;
        }
        self.led_by(sentence, span, signs)
            .or_else(|| self.said_behind(sentence, span, signs))
            .or_else(|| self.said_at_the_head(sentence, span, signs))
    }

    /// The last of `signs` behind the number before the value; of 同比、环比分别增长0.4%、0.1% each value's own.
    fn led_by(&self, sentence: &Sentence, span: Span, signs: &[Sign]) -> Option<Sign> {
        let clause = self.document.layout.clause_at(sentence, span.start);
        let led = self.own_words(clause, span);
        let start =
            if led.start > clause.start { led.start } else { self.number_before(sentence, led.start) };
        let stretch = self.stretch(start, led.end, &[]);
        let nth = self.document.quantities_in(Span::new(led.end, span.start)).1.len();
        let all = in_order(stretch, signs);
        let each = stretch.has(Sign::Respectively) && all.clone().count() > 1;
        if each { all.clone().nth(nth) } else { all.last() }
    }

    /// Where the last number of a sentence before `at` ends, or the sentence begins.
    fn number_before(&self, sentence: &Sentence, at: usize) -> usize {
        let before = self.document.quantities_in(Span::new(sentence.span.start, at)).1;
        before.last().map_or(sentence.span.start, |q| q.span.end)
    }

    /// 增长6.8%（按可比价格计算）, 增长6.8%，按可比价格计算: behind the last number of the sentence.
    fn said_behind(&self, sentence: &Sentence, span: Span, signs: &[Sign]) -> Option<Sign> {
        let behind = &self.document.text.as_str()[span.end..sentence.span.end.max(span.end)];
        let said = behind.starts_with(['（', '(']) || behind.starts_with("，按");
        let last = || self.document.quantities_in(Span::new(span.end, sentence.span.end)).1.is_empty();
        if !said || !last() {
            return None;
        }
        in_order(self.stretch(span.end, sentence.span.end, &[]), signs).next()
    }

    /// 从环比看，…: the last of `signs` in an earlier clause without a number.
    fn said_at_the_head(&self, sentence: &Sentence, span: Span, signs: &[Sign]) -> Option<Sign> {
        let clauses = &self.document.layout.clauses[sentence.clauses.clone()];
        let earlier = clauses.iter().rev().skip_while(|clause| clause.end > span.start);
        let bare = |clause: &&Span| self.document.quantities_in(**clause).1.is_empty();
        earlier
            .filter(bare)
            .find_map(|clause| in_order(self.stretch(clause.start, clause.end, &[]), signs).last())
    }
}

/// What a base is to the period of a value, which is of the article's year where it has none: the year before, the month or
/// the quarter right before, or another.
fn of_base(base: Period, period: Period, article: Option<i16>) -> Against {
    let Some((from, to)) = base.from.zip(base.to) else { return Against::YearBefore };
    let whole = from.day_of_year() == 1 && to.month() == 12;
    let year = period.to.map(Date::year).or(article);
    let before = to.tomorrow().ok().is_some_and(|day| period.from == Some(day)) && !whole;
    if before || !whole && period.from == Some(from) {
        Against::PeriodBefore
    } else if year.is_none_or(|year| from.year() + 1 == year) {
        Against::YearBefore
    } else if year == Some(from.year()) {
        Against::Since(from)
    } else {
        Against::Since(Date::new(from.year(), 1, 1).unwrap_or(from))
    }
}

/// Which of `signs` a stretch says, in the order of the text.
fn in_order<'a>(stretch: Stretch<'a>, signs: &'a [Sign]) -> impl Iterator<Item = Sign> + Clone + 'a {
    stretch.signs().filter(|sign| signs.contains(sign))
}

/// Whether a value is a growth or a fall.
fn moves(value: &Value) -> bool {
    matches!(value, Value::Quantity(q) if matches!(q.kind, Kind::Change | Kind::Multiple))
}
