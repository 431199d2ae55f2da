//! How far a time reaches: the day on which something began dates nothing else, and a total so far has no beginning.

use std::sync::LazyLock;

use jiff::civil::Date;

use super::aside::leads_to_record;
use super::led::again_at;
use super::signs::{Sign, Signs};
use super::window::Window;
use super::{Measure, Reader, When};
use crate::article::Period;
use crate::document::Document;
use crate::quantity::Kind;
use crate::rule::TimeUse;
use crate::scan::WordTable;
use crate::sentence::Sentence;
use crate::text::Span;
use crate::time::{Occasion, Time, TimeKind};

/// Verbs for what happens to a thing once: of 公司成立于2005年，现有员工560人 the year is that of the first clause alone.
const BEGAN: &[&str] = &[
    "成立", "始建", "创建", "创办", "创立", "组建", "设立", "建立", "兴建", "修建", "新建", "重建", "改建",
    "建成", "建校", "建厂", "建园", "建院", "建馆", "建县", "建市", "设县", "设市", "获批", "批准", "批复",
    "投产", "投用", "投运", "投入使用", "投入运营", "通车", "通航", "开通", "开航", "开园", "开馆", "开业",
    "开业运营", "开工", "动工", "奠基", "竣工", "上市", "挂牌", "落户", "注册", "揭牌", "诞生", "入选",
    "获评", "被评为", "被认定", "认定为", "撤县", "撤市", "升级为", "更名", "改制", "改名", "升格", "合并",
    "迁至", "启用", "开建", "建于", "出生", "出土", "毕业", "退休", "入职", "参军", "入学", "结婚", "入党",
];
/// Words between a time and such a verb.
const ADVERBS: &[&str] = &["正式", "顺利", "全面", "首次", "公司", "项目", "园区"];
/// Words between them that bring others along: 2010年经国务院批准设立.
const LEADERS: &[char] = &['由', '经', '在', '被', '获'];
/// Words behind such a verb that make it a time of more than itself: 2012年成立之初，企业仅12家.
const AT_FIRST: &[&str] = &["时", "之初", "初期", "伊始", "当年", "之际"];
/// Words at the head of the next clause that go on with what was then.
const THEN: &[&str] = &["当时", "那时", "彼时", "起初", "最初", "当初", "当年"];
/// The same, unless the clause speaks of today.
const BUT: &[&str] = &["只有", "仅", "不过"];
const TODAY: &[&str] = &["现有", "目前", "如今", "现在", "当前", "现已", "已"];

static FIRST: LazyLock<WordTable<()>> = LazyLock::new(|| WordTable::of(BEGAN));
static LAST: LazyLock<WordTable<()>> =
    LazyLock::new(|| WordTable::by_last(&BEGAN.iter().map(|word| (*word, ())).collect::<Vec<_>>()));

/// How far a time governs what stands behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// It is only compared with.
    Nothing,
    /// The brackets around it.
    Brackets,
    /// Its own clause.
    Clause,
    /// Its own sentence.
    Sentence,
    /// All that follows, until another comes.
    Beyond,
}

/// Whether a time is that of a beginning: 成立于2005年, 2018年投产的一期工厂. Where a number follows in its clause, that is
/// what happened then, and the time goes on: 2022年投产项目12个.
pub(super) fn is_beginning(document: &Document, time: &Time) -> bool {
    let text = document.text.as_str();
    if text[..time.span.start].strip_suffix('于').is_some_and(|head| LAST.trailing(head).is_some()) {
        return !goes_on(document, time, clause_of(document, time.span));
    }
    // What began this year happened this year: 今年开工，完成投资3亿元.
    let end = document.article.date.map(|date| date.to);
    if end.is_some() && time.period.to >= end {
        return false;
    }
    let tail = &text[time.span.end..];
    let verb = ADVERBS.iter().find_map(|word| tail.strip_prefix(word)).unwrap_or(tail);
    let led = tail.starts_with(LEADERS);
    if !led && FIRST.leading(verb).is_none() {
        return false;
    }
    let clause = clause_of(document, time.span);
    let tail = &text[time.span.end..clause.end.max(time.span.end)];
    let near = tail.char_indices().nth(14).map_or(tail.len(), |(at, _)| at);
    let began = !led || FIRST.is_inside(&tail[..near]);
    began
        && document.quantities_in(Span::new(time.span.end, clause.end)).1.is_empty()
        && !goes_on(document, time, clause)
}

/// Whether what follows the clause of a beginning is still of that time: 2012年成立之初，…, 2012年成立，当时企业12家,
/// 2012年上市，员工12人，到2022年…
fn goes_on(document: &Document, time: &Time, clause: Span) -> bool {
    let text = document.text.as_str();
    let own = text[time.span.end..clause.end.max(time.span.end)].trim_end_matches(['，', '、']);
    if AT_FIRST.iter().any(|word| own.ends_with(word)) {
        return true;
    }
    let sentence = &document.layout.sentences[document.layout.sentence_at(time.span.start)];
    let behind = Span::new(clause.end, sentence.span.end.max(clause.end));
    let Some(value) = document.quantities_in(behind).1.first() else { return false };
    let next = text[behind.start..value.span.end].trim_start_matches('，');
    let today = || TODAY.iter().any(|word| next.contains(word));
    if THEN.iter().any(|word| next.starts_with(word)) {
        return true;
    }
    let bare = !next.contains('，') && !today();
    let later =
        || document.times_in(Span::new(value.span.end, behind.end)).iter().any(|later| is_until(text, later));
    bare && document.times_in(Span::new(behind.start, value.span.start)).is_empty()
        && (BUT.iter().any(|word| next.contains(word)) || later())
}

/// 到2022年, 如今: a time that what was said before is held against. Of 员工560人，到2025年将达800人 there are 560 now.
fn is_until(text: &str, time: &Time) -> bool {
    let words = time.span.of(text);
    time.kind != TimeKind::UntilFuture && words.starts_with(['到', '至']) || words.starts_with("如今")
}

/// How long a remark on a time may be, in characters.
const LONGEST_REMARK: usize = 12;
/// How far behind a time the brackets around it end at most, in characters.
const LONGEST_BRACKET: usize = 40;

/// The time that one in the brackets right behind it explains: 2月17日（周六，正月初八）, “五一”假期（5月1日至5日）.
pub(super) fn explained(document: &Document, time: Span) -> Option<&Time> {
    let head = &document.text.as_str()[..time.start];
    let near = head.char_indices().rev().take(LONGEST_REMARK);
    let open =
        near.take_while(|(_, c)| !matches!(c, '）' | ')' | '。')).find(|(_, c)| matches!(c, '（' | '('))?.0;
    let before = document.times.partition_point(|other| other.span.end < open);
    document.times.get(before).filter(|other| other.span.end == open)
}

/// Whether a time without days only explains the one before it: the day of the lunar calendar in 2月17日（正月初八）.
pub(super) fn explains(document: &Document, time: &Time) -> bool {
    let dated = |other: &Time| other.period != Period::default();
    !dated(time) && explained(document, time.span).is_some_and(dated)
}

/// Whether a time only dates what a value was before: what follows 营业收入12亿元，2021年10亿元 is of the time before it.
pub(super) fn is_earlier_again(document: &Document, time: &Time) -> bool {
    let next = document.quantities.partition_point(|quantity| quantity.span.start < time.span.end);
    let again = next.checked_sub(1).and_then(|index| again_at(document, index));
    let index = document.times.partition_point(|other| other.span.start < time.span.start);
    let before = index.checked_sub(1).map(|index| &document.times[index]);
    again.is_some_and(|of| of.span == time.span)
        && before.is_some_and(|before| time.period.to.is_some() && time.period.to < before.period.to)
}

/// The brackets around a time that dates a value of theirs, which is none of what stands outside of them: 增长32%（上半年产值
/// 50亿元）.
pub(super) fn own_brackets(document: &Document, time: Span) -> Option<Span> {
    let text = document.text.as_str();
    let head = text[..time.start].char_indices().rev().take(LONGEST_REMARK);
    let open = head.take_while(|(_, c)| !matches!(c, '）' | ')' | '。' | '\n'));
    let (start, _) = open.into_iter().find(|(_, c)| matches!(c, '（' | '('))?;
    let tail = text[time.end..].char_indices().take(LONGEST_BRACKET);
    let mut inside = tail.take_while(|(_, c)| !matches!(c, '。' | '\n'));
    let end = time.end + inside.find(|(_, c)| matches!(c, '）' | ')'))?.0;
    let (_, values) = document.quantities_in(Span::new(time.end, end));
    let value = values.iter().find(|value| !says_how(value.kind))?;
    // （截至2022年底，其中外资12家）.
    let led = text[time.end..value.span.start].chars().all(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
    led.then_some(Span::new(start, end))
}

/// Whether a number says more of another and is no value of its own: 截至2022年底增长5%.
const fn says_how(kind: Kind) -> bool {
    use Kind::{Change, Class, Duration, Multiple, PercentagePoints};
    matches!(kind, Duration | Change | Class | Multiple | PercentagePoints)
}

/// The heads of sentences that tell the quarters or months of a time one by one.
const BY_PARTS: &[&str] = &["分季度", "分月", "从季度看", "从月度看", "逐季", "逐月"];
/// How far before a time 其中 is looked for, in bytes.
const FARTHEST_PART: usize = 600;

/// Whether a time dates a part of what was said before, in its sentence or before it: 分季度看，一季度增长6.6%. Of 上半年282亿元，其中一季度131亿元 the quarter is that
/// of the part alone.
pub(super) fn is_of_a_part(document: &Document, signs: &Signs, time: &Time) -> bool {
    let sentence = &document.layout.sentences[document.layout.sentence_at(time.span.start)];
    if BY_PARTS.iter().any(|words| sentence.span.of(document.text.as_str()).starts_with(words)) {
        return true;
    }
    let far = time.span.start.saturating_sub(FARTHEST_PART);
    let before = Span::new(sentence.span.start.max(far), time.span.start);
    let Some(part) = signs.first(before, Sign::Part) else { return false };
    let within = |whole: &Time| {
        whole.period.from <= time.period.from && time.period.to.is_some() && time.period.to <= whole.period.to
    };
    let earlier = document.times_in(Span::new(sentence.span.start, part.start)).last();
    part.start > sentence.span.start && earlier.is_none_or(within)
}

fn clause_of(document: &Document, span: Span) -> Span {
    let layout = &document.layout;
    layout.clause_at(&layout.sentences[layout.sentence_at(span.start)], span.start)
}

/// Whether a time is the day up to which something is counted: 截至9月底.
fn is_up_to(text: &str, time: &Time) -> bool {
    time.kind == TimeKind::Point && time.span.of(text).starts_with('截')
}

impl Reader<'_> {
    /// 今年完成投资3.2亿元，累计完成投资8.6亿元, 开通以来累计开行1.8万列: a total so far whose beginning nobody names. A flow of
    /// it has no period; what there is holds until now.
    pub(super) fn so_far(
        &self,
        sentence: &Sentence,
        window: &Window,
        span: Span,
        (time_use, measure): (TimeUse, Measure),
    ) -> Option<When> {
        if time_use != TimeUse::Flow {
            return None;
        }
        let clause = self.document.layout.clause_at(sentence, span.start);
        let own = Span::new(clause.start, span.start);
        let total = self.around().signs.first(own, Sign::Cumulative)?;
        let time = self.governing_in(Span::new(sentence.span.start, span.start)).next_back()?;
        if time.span.end > clause.start {
            return None;
        }
        let text = self.document.text.as_str();
        let earlier = Span::new(time.span.end, clause.start);
        let counted = self.document.quantities_in(earlier).1.iter().any(|q| q.kind != Kind::Duration);
        let leads = text[time.span.end..].starts_with('，');
        let again = || window.terms.iter().all(|term| earlier.of(text).contains(term.of(text)));
        // What came is of a period, 今年新开工项目12个，累计新增就业1.2万人, unless it is told twice.
        let alone = !leads && measure != Measure::New;
        (counted && (alone || again())).then_some(When { stated: Some(total), ..When::default() })
    }

    /// 项目开工以来，完成投资3亿元: the words for a time that begins nobody knows when, where no other stands behind them.
    pub(super) fn since(&self, sentence: &Sentence, span: Span) -> Option<Span> {
        let before = Span::new(sentence.span.start, span.start);
        let since = self.stretch(before.start, before.end, &[]).last(Sign::Since)?;
        if leads_to_record(self.document, since) {
            return None;
        }
        let times = self.document.times_in(before);
        times.iter().all(|time| time.span.end <= since.start).then_some(since)
    }

    /// The days of a time. A flow counted up to a day (`flows`) began with the year, unless the sentence says since when
    /// or it is a total so far (`total`), and 截至9月底，今年… is of nine months.
    pub(super) fn days_of(&self, time: &Time, flows: bool, total: bool) -> When {
        let stated = Some(time.span);
        let own = is_up_to(self.document.text.as_str(), time);
        let point = if own { Some(time) } else { self.up_to_before(time) };
        let Some(to) = point.and_then(|point| point.period.to) else {
            return When { period: time.period, stated, ..When::default() };
        };
        let year = Period { from: Date::new(to.year(), 1, 1).ok(), to: Some(to) };
        let whole = time.period.from == year.from && time.period.to.is_some_and(|end| end >= to);
        let since = if own && flows { self.beginning(time) } else { None };
        let period = match since {
            Some(from) if from.is_some() || !total => Period { from, to: Some(to) },
            None if own && flows && !total || !own && whole => year,
            _ => time.period,
        };
        let up_to = own && flows && since != Some(year.from);
        When { period, stated, up_to, ..When::default() }
    }

    /// The first day that the sentence states before a day up to which is counted: 自2021年开工以来，截至9月底, 今年，截至9月底.
    /// Of 开工以来，截至9月底 nobody knows it.
    fn beginning(&self, time: &Time) -> Option<Option<Date>> {
        let before = Span::new(self.sentence_of(time.span).span.start, time.span.start);
        let since = self.around().signs.first(before, Sign::Since);
        let year = |earlier: &&Time| earlier.period.from.is_some_and(|from| from.day_of_year() == 1);
        let begins = |earlier: &&Time| match since {
            Some(word) => earlier.span.end >= word.end,
            None => earlier.period.to.zip(time.period.to).is_some_and(|(end, to)| end >= to) && year(earlier),
        };
        let named = self.governing_in(before).rfind(begins);
        named.map(|earlier| earlier.period.from).or_else(|| since.map(|_| None))
    }

    /// The day up to which is counted, before a time in its sentence.
    fn up_to_before(&self, time: &Time) -> Option<&Time> {
        let text = self.document.text.as_str();
        let before = Span::new(self.sentence_of(time.span).span.start, time.span.start);
        self.governing_in(before).rfind(|earlier| is_up_to(text, earlier))
    }

    /// The holiday of a time, none where it is counted up to a day of it: 截至10月6日，国庆假期接待游客30万人次.
    pub(super) fn holiday(&self, time: &Time) -> Option<Occasion> {
        time.occasion.filter(|_| self.up_to_before(time).is_none())
    }

    /// The holiday that is named beside its days: “五一”假期（5月1日至5日）, 5月1日至5日（“五一”假期）. It is the same time under either
    /// name.
    pub(super) fn holiday_of(&self, days: Span) -> Option<Occasion> {
        let several = |time: &&Time| time.kind == TimeKind::Day && time.period.from < time.period.to;
        self.document.times_in(days).first().filter(several)?;
        let next = self.document.times.partition_point(|time| time.span.start < days.end);
        let explains = |time: &&Time| explained(self.document, time.span).is_some_and(|of| of.span == days);
        let behind = self.document.times.get(next).filter(explains);
        let named = explained(self.document, days).into_iter().chain(behind);
        named.filter_map(|time| self.holiday(time)).next()
    }

    /// 年末常住人口42.6万人，人均GDP58990元: a day that another clause counts something for is none of what flows.
    pub(super) fn is_day_of_another(&self, time: &Time) -> bool {
        if time.kind != TimeKind::Point || is_up_to(self.document.text.as_str(), time) {
            return false;
        }
        let clause = clause_of(self.document, time.span);
        !self.document.quantities_in(Span::new(time.span.end, clause.end)).1.is_empty()
    }
}
