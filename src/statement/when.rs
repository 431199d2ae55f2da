//! The time that governs a value.

use jiff::civil::Date;

use super::aside::{is_aside, is_former};
use super::dateline::is_dateline;
use super::reach::{Reach, explains, is_beginning, is_earlier_again, is_of_a_part, own_brackets};
use super::signs::{Sign, Signs, is_base};
use super::{Measure, Reader, When};
use crate::article::Period;
use crate::document::Document;
use crate::rule::TimeUse;
use crate::sentence::Sentence;
use crate::text::Span;
use crate::time::{Time, TimeKind};

/// Which end of a change a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// No change.
    Only,
    /// 从87家, whose partner begins at this byte.
    From,
    /// 增长到4539家, whose partner begins at this byte.
    To(usize),
}

/// Words for a time in the past that nobody knows: comparable with nothing.
const UNKNOWN: &[&str] = &["以前", "过去", "从前", "早前", "往年", "以往", "此前"];

/// What makes a noun or another verb of 有 behind it, and before it.
const OWNED: [char; 14] =
    ['所', '国', '没', '只', '仅', '私', '公', '享', '持', '占', '未', '含', '特', '原'];
const OWNING: [char; 11] = ['限', '效', '关', '机', '利', '望', '序', '色', '的', '所', '量'];

impl Reader<'_> {
    /// When the value at `span` holds, as the claim understands time.
    pub(super) fn when(
        &self,
        sentence: &Sentence,
        span: Span,
        role: Role,
        time_use: TimeUse,
        measure: Measure,
    ) -> When {
        if let Some(once) = self.once(sentence, span) {
            return When { stated: Some(once), ..When::default() };
        }
        if let Some(since) = self.since(sentence, span) {
            return match time_use {
                TimeUse::Flow => When { stated: Some(since), ..When::default() },
                _ => self.taken_over(Some(since), time_use, role),
            };
        }
        if let Some((period, stated)) = self.year_of_range(sentence, span) {
            return When { period, stated: Some(stated), ..When::default() };
        }
        let governing = self.governing(sentence, span, time_use).map(|time| match role {
            Role::To(first) => self.of_second(time, first),
            _ => Some(time),
        });
        // 由2017年的126.6亿元增加到202.7亿元: the year is that of the first value alone.
        let Some(governing) = governing else { return self.taken_over(None, time_use, role) };
        let Some(time) = governing else { return self.taken_over(None, time_use, role) };
        let words = time.span.of(self.document.text.as_str());
        if UNKNOWN.iter().any(|word| words.ends_with(word)) {
            return When { stated: Some(time.span), ..When::default() };
        }
        if self.is_now(time, words) {
            return self.taken_over(Some(time.span), time_use, role);
        }
        if time.period.to.is_none() && time.period.from.is_none() {
            return When { stated: Some(time.span), occasion: self.holiday(time), ..When::default() };
        }
        let shared = matches!(role, Role::To(first) if time.span.start < first)
            || role == Role::From && self.is_shared(time, span);
        if time_use == TimeUse::Level && self.lasts_until_now(time, words) {
            return self.taken_over(Some(time.span), time_use, role);
        }
        if role == Role::Only && time_use != TimeUse::Fixed && !(is_span(time) && time_use == TimeUse::Level)
        {
            let flows = time_use == TimeUse::Flow;
            return self.days_of(time, flows, measure == Measure::Cumulative);
        }
        let period = match role {
            Role::From if shared && is_span(time) => first_unit(time),
            Role::From if shared => return When { stated: Some(time.span), ..When::default() },
            _ if is_span(time) && matches!(time_use, TimeUse::Level | TimeUse::Fixed) => last_unit(time),
            _ => time.period,
        };
        When { period, stated: Some(time.span), ..When::default() }
    }

    /// The time of the second value of a change: 1-9月，增速由1-8月的2.1%提升至3.2% is of nine months. The one behind 由 is
    /// that of the first value alone.
    fn of_second<'t>(&'t self, time: &'t Time, first: usize) -> Option<&'t Time> {
        if time.span.start >= first || self.is_shared(time, Span::new(first, first)) {
            return Some(time);
        }
        let sentence = self.sentence_of(time.span);
        self.governing_in(Span::new(sentence.span.start, time.span.start)).next_back()
    }

    /// 今年以来, 五年来: a state that lasts until the article's date.
    fn lasts_until_now(&self, time: &Time, words: &str) -> bool {
        let end = self.document.article.date.map(|date| date.to);
        end.is_some()
            && time.period.to == end
            && ["以来", "来", "至今"].iter().any(|word| words.ends_with(word))
    }

    /// No period of a fact runs past its article's date.
    pub(super) fn cut(&self, when: When) -> When {
        let When { period, stated: Some(_), taken_over: false, .. } = when else { return when };
        let end = self.document.article.date.map(|date| date.to);
        let past = period.from.zip(end).is_none_or(|(from, end)| from <= end);
        let over = period.to.zip(end).is_some_and(|(to, end)| to > end) || period.to.is_none();
        let running = past && over && end.is_some() && period.from != period.to;
        let period = if running { Period { to: end, ..period } } else { period };
        When { period, running, ..when }
    }

    fn taken_over(&self, stated: Option<Span>, time_use: TimeUse, role: Role) -> When {
        let date = self.document.article.date.map(crate::article::ArticleDate::period).unwrap_or_default();
        if role == Role::From {
            return When { stated, ..When::default() };
        }
        let period = if time_use == TimeUse::Flow { Period::default() } else { date };
        When { period, stated, taken_over: true, ..When::default() }
    }

    /// 目前, 截至目前, 近年来: the article's date.
    fn is_now(&self, time: &Time, words: &str) -> bool {
        let date = self.document.article.date.map(crate::article::ArticleDate::period);
        let now = time.kind == TimeKind::Relative && date == Some(time.period) && !words.ends_with('月');
        // A holiday has no days either.
        let so_far = time.period.from.is_none()
            && time.period.to == date.and_then(|date| date.to)
            && time.occasion.is_none();
        let spoken = words.ends_with(['前', '今', '在', '下', '来', '段', '日', '近']);
        let dateless = date.is_none()
            && spoken
            && time.period == Period::default()
            && matches!(time.kind, TimeKind::Relative | TimeKind::Point);
        let until_now = time.kind == TimeKind::Point
            && ["目前", "现在", "当前", "发稿", "为止"].iter().any(|w| words.ends_with(w));
        now || so_far && time.kind == TimeKind::Relative || until_now || dateless && !UNKNOWN.contains(&words)
    }

    /// The time of a from-value is its own where it stands behind 从: 由2015年的12家.
    fn is_shared(&self, time: &Time, span: Span) -> bool {
        let text = self.document.text.as_str();
        !text[..time.span.start].ends_with(['从', '由', '自'])
            || text[time.span.end..span.start].contains('，')
    }

    /// The nearest time: in the bracket behind the value, by 分别, before it in its clause, earlier in its sentence, behind it in
    /// its clause, in the sentences joined by ；, earlier in its block, in a row or a note around, in the heading of its section.
    fn governing(&self, sentence: &Sentence, span: Span, time_use: TimeUse) -> Option<&Time> {
        let clause = self.document.layout.clause_at(sentence, span.start);
        let text = self.document.text.as_str();
        let closed = |time: &Time| text[time.span.end..span.start].contains(['）', ')']);
        let before = |region: Span| {
            let here = region.end > span.start;
            let lasts = |(time, reach): &(&Time, Reach)| {
                let own = *reach == Reach::Brackets && time.span.end <= span.start && !closed(time);
                *reach == Reach::Beyond || here && (*reach == Reach::Sentence || own)
            };
            let mut times = self.reaching_in(region).filter(lasts).map(|(time, _)| time).rev();
            let other = |time: &Time| time_use == TimeUse::Flow && self.is_day_of_another(time);
            times.find(|time| time.span.end <= span.start && !other(time))
        };
        // 成立于2005年现有员工560人: there are so many now.
        let own = || {
            let mut times = self.reaching_in(clause).rev();
            let over = |time: &Time, reach: Reach| {
                reach == Reach::Clause && text[time.span.end..span.start].contains("现有")
                    || reach == Reach::Brackets && closed(time)
            };
            let found = times.find(|(time, reach)| time.span.end <= span.start && !over(time, *reach));
            found.map(|(time, _)| time)
        };
        // 2022年产值152.6亿元，现有员工5600人: there are so many now, unless that is told up to a day.
        let over = |time: &Time| {
            time_use == TimeUse::Level
                && time.kind != TimeKind::Point
                && text[time.span.end..span.start].contains("现有")
        };
        let near =
            self.in_bracket(span).or_else(|| self.distributed_time(sentence, clause, span)).or_else(own);
        if near.is_some() {
            return near;
        }
        if let Some(time) = before(sentence.span) {
            return (!over(time)).then_some(time);
        }
        self.behind(clause, span)
            .or_else(|| before(self.joined(sentence)))
            .or_else(|| self.earlier(sentence, span, time_use))
            .or_else(|| self.of_neighbours(sentence, time_use))
            .or_else(|| self.of_section(sentence, time_use))
    }

    /// The time behind a value in its clause, but none that lies ahead.
    fn behind(&self, clause: Span, span: Span) -> Option<&Time> {
        let mut times = self.reaching_in(clause).filter(|(_, reach)| *reach != Reach::Brackets);
        let found = times.find(|(time, _)| time.span.start >= span.end).map(|(time, _)| time);
        found.filter(|time| !is_ahead(time, self.document.article.date.map(|date| date.to)))
    }

    /// The last time of the block before the sentence. Of a level it is none where the sentence says that there are so many now
    /// (现有企业560家, 我们有员工460人), unless it is told up to a day; what flows is of its period: 现有规上企业产值120亿元.
    fn earlier(&self, sentence: &Sentence, span: Span, time_use: TimeUse) -> Option<&Time> {
        let block = self.joined_blocks(sentence.block);
        let end = self.document.article.date.map(|date| date.to);
        let mut times = self.lasting_in(Span::new(block.start, sentence.span.start)).rev();
        let found = times.find(|time| time_use == TimeUse::Target || !is_ahead(time, end))?;
        let before = Span::new(sentence.span.start, span.start);
        let now = || {
            before.of(self.document.text.as_str()).contains("现有")
                || self.is_dating(found) && self.has_now(before)
        };
        (found.kind == TimeKind::Point || time_use != TimeUse::Level || !now()).then_some(found)
    }

    /// The time that the blocks around say: of what flows the first item of a row, of a level the foot note below.
    fn of_neighbours(&self, sentence: &Sentence, time_use: TimeUse) -> Option<&Time> {
        let sections = &self.around().sections;
        match time_use {
            TimeUse::Flow => sections.of_row(sentence.block),
            TimeUse::Level => sections.of_note(sentence.block),
            _ => None,
        }
    }

    /// Whether the last clause of a stretch says that somebody has something: 我们有员工, 拥有科研人员; not 所有, 国有.
    fn has_now(&self, before: Span) -> bool {
        let words = before.of(self.document.text.as_str());
        if words.contains("已由") || words.contains("已从") {
            return true;
        }
        let clause = words.rsplit(['，', '；', '：', '“']).next().unwrap_or(words);
        let Some((head, rest)) = clause.rsplit_once('有') else { return false };
        !head.ends_with(OWNED) && !rest.starts_with(OWNING)
    }

    /// Whether a time dates a number behind it in its own sentence.
    fn is_dating(&self, time: &Time) -> bool {
        let sentence = self.sentence_of(time.span);
        let behind = Span::new(time.span.end, sentence.span.end.max(time.span.end));
        !self.document.quantities_in(behind).1.is_empty()
    }

    /// The time of the section: 一、2023年工作回顾. A heading dates what flows; there is as much of a level as on the article's
    /// date, unless a paragraph leads to it.
    fn of_section(&self, sentence: &Sentence, time_use: TimeUse) -> Option<&Time> {
        let sections = &self.around().sections;
        let section = sections.of(sentence.block);
        let dates = match time_use {
            TimeUse::Flow => true,
            TimeUse::Target => section.aim,
            TimeUse::Level => section.led && !section.aim,
            TimeUse::Fixed => false,
        };
        sections.time(section).filter(|_| dates)
    }

    /// A block, with the one before it where it goes on with a part of what is said there: 其中，….
    fn joined_blocks(&self, index: usize) -> Span {
        let blocks = &self.document.layout.blocks;
        let block = blocks[index].span;
        let part = block.of(self.document.text.as_str()).trim_start().starts_with("其中");
        index.checked_sub(1).filter(|_| part).map_or(block, |before| blocks[before].span.hull(block))
    }

    /// The times in `region` that may govern a value.
    pub(super) fn governing_in(&self, region: Span) -> impl DoubleEndedIterator<Item = &Time> {
        self.reaching_in(region).map(|(time, _)| time)
    }

    /// Those among them that govern beyond their clause.
    fn lasting_in(&self, region: Span) -> impl DoubleEndedIterator<Item = &Time> {
        self.reaching_in(region).filter(|(_, reach)| *reach == Reach::Beyond).map(|(time, _)| time)
    }

    fn reaching_in(&self, region: Span) -> impl DoubleEndedIterator<Item = (&Time, Reach)> {
        let times = self.document.times_in(region);
        let first = self.document.times.partition_point(|time| time.span.start < region.start);
        let all = times.iter().zip(self.around().governing[first..].iter().copied());
        all.filter(|(_, reach)| *reach != Reach::Nothing)
    }

    /// What stands before a sentence and is joined to it by ；, so that its time goes on, also one that lies ahead:
    /// 到2025年，甲县达到140家；乙县达到120家. Empty where the sentence tells what is done.
    pub(super) fn joined(&self, sentence: &Sentence) -> Span {
        let layout = &self.document.layout;
        let text = self.document.text.as_str();
        let mut index = layout.sentence_at(sentence.span.start);
        let end = layout.sentences[index].span.start;
        let done = self.around().signs.first(sentence.span, Sign::Done).is_some();
        while !done && index > 0 && text[..layout.sentences[index].span.start].trim_end().ends_with('；') {
            index -= 1;
        }
        Span::new(layout.sentences[index].span.start, end)
    }

    /// 成立之初，企业只有12家: words for a time that nobody can date, where no other stands before the value. Behind 从 they are
    /// those of the first value alone: 由成立之初的20多人发展到460人.
    fn once(&self, sentence: &Sentence, span: Span) -> Option<Span> {
        let before = Span::new(sentence.span.start, span.start);
        let once = self.around().signs.first(before, Sign::Once)?;
        let text = self.document.text.as_str();
        let clause = self.document.layout.clause_at(sentence, once.start);
        let from =
            || text.get(clause.start..once.start).is_some_and(|head| head.contains(['从', '由', '自']));
        let counted = || !self.document.quantities_in(Span::new(once.end, span.start)).1.is_empty();
        let first_only = counted() && from();
        (!first_only && self.document.times_in(before).is_empty()).then_some(once)
    }

    /// 136家（截至2022年底）: the time in the bracket right behind a value, or behind the full stop that follows it.
    fn in_bracket(&self, span: Span) -> Option<&Time> {
        let text = self.document.text.as_str();
        let behind = &text[span.end..];
        let inside = behind.strip_prefix('。').unwrap_or(behind).strip_prefix(['（', '('])?;
        let start = text.len() - inside.len();
        let end = start + inside.char_indices().take(24).find(|(_, c)| matches!(c, '）' | ')'))?.0;
        let time = self.document.times_in(Span::new(start, end)).first()?;
        own_brackets(self.document, time.span).is_none().then_some(time)
    }

    /// 2021年、2022年收入分别为35亿元、38亿元: each time its value.
    fn distributed_time(&self, sentence: &Sentence, clause: Span, span: Span) -> Option<&Time> {
        let place = self.around().signs.first(clause, Sign::Respectively)?.start;
        let times: Vec<&Time> = self.governing_in(Span::new(sentence.span.start, place)).collect();
        let (_, values) = self.document.quantities_in(Span::new(place, clause.end));
        let index = values.iter().position(|value| value.span == span)?;
        (times.len() >= 2 && times.len() == values.len()).then(|| times.get(index).copied()).flatten()
    }

    /// 2021—2023年收入分别为35亿元、38亿元和42亿元: each year its value, and where the years are stated.
    fn year_of_range(&self, sentence: &Sentence, span: Span) -> Option<(Period, Span)> {
        let clause = self.document.layout.clause_at(sentence, span.start);
        let place = self.around().signs.first(clause, Sign::Respectively)?.start;
        let [range] = self.document.times_in(Span::new(sentence.span.start, place)) else { return None };
        if !names_one(&self.document.text.as_str()[range.span.end..place]) {
            return None;
        }
        let (_, values) = self.document.quantities_in(Span::new(place, clause.end));
        let mut years = years(range).filter(|years| years.len() == values.len())?;
        let year = years.nth(values.iter().position(|value| value.span == span)?)?;
        let period = Period { from: Date::new(year, 1, 1).ok(), to: Date::new(year, 12, 31).ok() };
        Some((period, range.span))
    }
}

/// How far a time governs. 年内 says no more than the article's date does, and the day on which something began is no more
/// than that: each governs its own clause only.
pub(super) fn reach(document: &Document, signs: &Signs, time: &Time) -> Reach {
    if !governs(document, signs, time) {
        Reach::Nothing
    } else if time.span.of(document.text.as_str()).starts_with("年内")
        || is_beginning(document, time)
        || is_former(document, time)
        || is_earlier_again(document, time)
    {
        Reach::Clause
    } else if own_brackets(document, time.span).is_some() {
        Reach::Brackets
    } else if is_of_a_part(document, signs, time) {
        Reach::Sentence
    } else {
        Reach::Beyond
    }
}

/// A time that is only compared with governs nothing, nor does a time that comes again and again.
fn governs(document: &Document, signs: &Signs, time: &Time) -> bool {
    let text = document.text.as_str();
    let words = time.span.of(text);
    let (head, tail) = (&text[..time.span.start], &text[time.span.end..]);
    let with =
        || head.ends_with('与') && tail.trim_start_matches("同期").starts_with(['相', '比', '持', '同']);
    let compared = || tail.starts_with("同期") || tail.starts_with("相比");
    let same = words.ends_with("同期") || words.ends_with("同月");
    let level = same
        && (head.ends_with(['到', '于', '与', '和', '至'])
            || tail.starts_with(['水', '增', '相', '基', '下']));
    let basis = || {
        let near = tail.char_indices().nth(20).map_or(tail.len(), |(at, _)| at);
        let basis = signs.first(Span::new(time.span.end, time.span.end + near), Sign::Basis);
        basis.is_some_and(|word| !text[time.span.end..word.start].contains(['，', '。', '；']))
    };
    let based = || recovered(document, time) || is_base(tail);
    !(level
        || with()
        || compared()
        || basis()
        || based()
        || is_aside(document, time)
        || is_dateline(document, time)
        || explains(document, time))
}

/// 恢复到2019年同期的108%, 相当于2019年的1.2倍: what was reached is told by how much it is of that time.
fn recovered(document: &Document, time: &Time) -> bool {
    let text = document.text.as_str();
    let tail = &text[time.span.end..];
    let joined = document.times_in(Span::new(time.span.start.saturating_sub(24), time.span.start));
    let first = joined.iter().find(|before| before.span.end == time.span.start).unwrap_or(time);
    let head = text[..first.span.start].trim_end_matches(['到', '至', '了']);
    tail.starts_with('的') && (head.ends_with("恢复") || head.ends_with("相当于"))
}

/// Whether a time lies wholly behind the article's date.
fn is_ahead(time: &Time, end: Option<Date>) -> bool {
    time.kind == TimeKind::UntilFuture
        || time.period.from.zip(end).is_some_and(|(from, end)| from > end)
        || time.period.from.is_some() && time.period.to.is_none()
}

/// Whether the words between times and 分别 name one thing, so that the times are what has values of their own.
pub(super) fn names_one(words: &str) -> bool {
    !words.contains(['、', '和', '与', '及'])
}

/// The years of a range of two years or more.
pub(super) fn years(time: &Time) -> Option<std::ops::Range<i16>> {
    let (from, to) = time.period.from.zip(time.period.to)?;
    let whole = time.kind == TimeKind::Years && from.year() < to.year();
    (whole && from.day_of_year() == 1 && to.month() == 12).then(|| from.year()..to.year() + 1)
}

/// A stretch of several years or months, with a first and a last.
fn is_span(time: &Time) -> bool {
    let long = time.period.from.zip(time.period.to).is_some_and(|(from, to)| from.year() < to.year());
    matches!(time.kind, TimeKind::Years)
        || time.kind == TimeKind::Months
        || time.kind == TimeKind::Relative && long
}

/// The unit named first: the year 2016 of 2016年至2022年; of a rolling span its first day.
fn first_unit(time: &Time) -> Period {
    let Some(from) = time.period.from else { return Period::default() };
    match time.kind {
        TimeKind::Years => Period { from: Some(from), to: Date::new(from.year(), 12, 31).ok() },
        TimeKind::Months => Period { from: Some(from), to: Some(from.last_of_month()) },
        _ => Period::new(from, from),
    }
}

/// The unit named last: the year 2022.
fn last_unit(time: &Time) -> Period {
    let Some(to) = time.period.to else { return time.period };
    match time.kind {
        TimeKind::Years => {
            Period { from: Date::new(to.year(), 1, 1).ok().max(time.period.from), to: Some(to) }
        }
        TimeKind::Months => Period { from: Some(to.first_of_month()), to: Some(to) },
        _ => Period { from: Some(to), to: Some(to) },
    }
}
