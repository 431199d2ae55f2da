//! A value and what its words say of it: a statement.

use super::clock::clock;
use super::noun::is_plain;
use super::signs::{Sign, Stretch};
use super::when::Role;
use super::window::Window;
use super::{Direction, Doubt, Lack, Measure, Modality, Reader, Statement, Value, When, context};
use crate::article::Period;
use crate::quantity::{Kind, Quantity};
use crate::rule::{Claim, TimeUse, ValueRule};
use crate::sentence::{BlockKind, Sentence};
use crate::text::Span;
use crate::time::TimeKind;

/// Times that count from one that the text names: the rate of 由上月下降2.1%转为增长3.2% is of nobody knows which.
const FORMER: &[&str] = &["上月", "上个月", "上季", "上一季", "上个季", "上周", "上期"];

/// Words for what is there now.
const NOW: &[&str] = &["已", "现有", "截至", "如今", "现在"];
/// How far before a value words for what is finished are looked for, in bytes.
const FARTHEST_FINISH: usize = 600;
/// What a value begins with that shall not be less.
const FLOORS: &[&str] = &["不低于", "不少于"];

/// What a value begins with that is passed: 将超50亿元.
const PASSED: &[&str] = &["超", "突破", "逾", "破", "达"];

/// A value that was chosen for the words of a claim.
pub(super) struct Reading {
    pub span: Span,
    pub value: Value,
    pub role: Role,
    /// The subject, where the words give each value its own.
    pub subject: Option<usize>,
}

impl Reader<'_> {
    /// Everything that decides what a value may be compared with; what is lacking where it is not what the claim asks for.
    pub(super) fn statement(
        &self,
        claim: usize,
        window: &Window,
        reading: Reading,
    ) -> Result<Statement, Lack> {
        let rule = &self.rules.claims[claim];
        let span = reading.span;
        let layout = &self.document.layout;
        let text = self.document.text.as_str();
        let sentence = self.sentence_of(span);
        let clause = layout.clause_at(sentence, span.start);
        let (subject, subject_taken_over) = self.subject_for(rule, sentence, window, reading.subject)?;
        if self.is_of_some(rule, sentence, window, (span, &reading.value)) {
            return Err(Lack::Whole);
        }
        let subject = match self.phase(rule, sentence, window, (span, &reading.value))? {
            Some(phase) => Some(subject.unwrap_or_default() + phase),
            None => subject,
        };
        let led = self.own_words(clause, span);
        let before = self.stretch(led.start, led.end, &[]);
        let measure = self.measure(clause, before, counts(&reading.value));
        // The growth of 人均收入 is that of it, wherever the number stands.
        let averaged = measure == Measure::Average && is_change(&reading.value);
        let measure = if averaged { Measure::Stock } else { measure };
        let (when, modality) = self.held(rule, window, &reading, before, measure);
        let value = reading.value;
        let prices = self.prices(sentence, window, span, &value);
        let unwanted = !rule.measures.is_empty() && !rule.measures.contains(&measure);
        if unwanted {
            return Err(Lack::Measure(measure));
        }
        if rule.time == TimeUse::Target && modality != Modality::Target {
            return Err(Lack::Target);
        }
        let doubts = self.doubts(rule, window, span, when).with(Doubt::SubjectTakenOver, subject_taken_over);
        let against = self.against(sentence, span, &value, &when);
        let statement = Statement {
            claim,
            article: self.article,
            span,
            sentence: sentence.span,
            scope: self.scope(rule, led.start, window, span, subject.as_deref()),
            direction: direction(&value, before, self.stretch(clause.start, span.start, &[]), span.of(text)),
            value,
            subject,
            measure,
            basis: prices.basis,
            usual_prices: prices.usual,
            against,
            modality,
            when,
            heading: layout.blocks[sentence.block].kind == BlockKind::Heading,
            doubts,
            restates: context::restates(self.stretch(sentence.span.start, sentence.span.end, &[])),
            told: self.document.article.date.map(|date| date.from),
            rank: self.document.article.rank,
        };
        self.admits(&rule.only, &statement)?;
        Ok(statement)
    }

    /// The name of the subject, and whether it was taken over; an error where the claim is about others.
    fn subject_for(
        &self,
        rule: &Claim,
        sentence: &Sentence,
        window: &Window,
        given: Option<usize>,
    ) -> Result<(Option<String>, bool), Lack> {
        let resolved = match given {
            Some(subject) => Some((subject, false)),
            None => self.subject(sentence, window.hull, &rule.subjects).map(|r| (r.subject, r.taken_over)),
        };
        if let Some(stranger) = self.stranger(sentence, window.hull).filter(|_| given.is_none()) {
            let whole = resolved.map(|found| self.rules.subjects[found.0].name.as_str());
            let name = stranger.name(whole);
            return if rule.subjects.is_empty() { Ok((name, false)) } else { Err(Lack::Whole) };
        }
        let name = |subject: usize| self.rules.subjects[subject].name.clone();
        let Some((found, taken_over)) = resolved else {
            let own = self.document.article.subject.clone().filter(|_| rule.subjects.is_empty());
            // Told by the article's own front matter or by the configuration, or there is none to tell.
            return Ok((own, false));
        };
        let wanted = rule.subjects.contains(&found);
        let subject = match rule.subjects.first() {
            None => found,
            Some(_) if !wanted => return Err(Lack::Subject(found)),
            Some(_) if rule.by_member => found,
            Some(&first) => first,
        };
        Ok((Some(name(subject)), taken_over))
    }

    /// When the value holds, and whether it does, is expected or aimed at.
    fn held(
        &self,
        rule: &Claim,
        window: &Window,
        reading: &Reading,
        before: Stretch,
        measure: Measure,
    ) -> (When, Modality) {
        let Reading { span, value, role, .. } = reading;
        let sentence = self.sentence_of(*span);
        let clause = self.document.layout.clause_at(sentence, span.start);
        let when = self.dated(rule, sentence, window, (*span, *role), measure);
        let former = *role == Role::From && !counts(value) && !(is_level(value) && self.spans_years(&when));
        let when = if former { self.of_former_rate(when, *span) } else { when };
        let modality = match value {
            Value::Quantity(_) => {
                let own = before.without(&window.terms);
                let said = self.modality(sentence, clause, own, *span, &when);
                if said == Modality::Fact { self.unfinished(rule, own, *span, &when) } else { said }
            }
            _ => Modality::Fact,
        };
        // What lies ahead is meant for all of its period.
        let ahead = matches!(modality, Modality::Target | Modality::Forecast);
        (if ahead || rule.time == TimeUse::Target { when } else { self.cut(when) }, modality)
    }

    /// When the value holds. What came in a period takes no article's date: without a stated time it has none.
    fn dated(
        &self,
        rule: &Claim,
        sentence: &Sentence,
        window: &Window,
        (span, role): (Span, Role),
        measure: Measure,
    ) -> When {
        if matches!(measure, Measure::Cumulative | Measure::New)
            && let Some(when) = self.so_far(sentence, window, span, (rule.time, measure))
        {
            return when;
        }
        if let Some(years) = self.over_years(rule.time, sentence, window) {
            return When { stated: Some(years), ..When::default() };
        }
        let when = self.when(sentence, span, role, rule.time, measure);
        if rule.time == TimeUse::Level && measure == Measure::New && when.taken_over {
            return When { period: Period::default(), ..when };
        }
        let holiday = || self.holiday_of(when.stated?);
        let text = self.document.text.as_str();
        let up_to = when.stated.filter(|day| day.of(text).starts_with('截'));
        let clock = up_to.and_then(|day| clock(&text[day.end..]));
        When { occasion: when.occasion.or_else(holiday), clock, ..when }
    }

    /// 五年新增就业66万人: so many years right before the words of what flows, of which nobody knows the last.
    fn over_years(&self, time_use: TimeUse, sentence: &Sentence, window: &Window) -> Option<Span> {
        const LED: usize = 12;
        let clause = self.document.layout.clause_at(sentence, window.hull.start);
        let before = Span::new(clause.start, window.hull.start.max(clause.start));
        let last = self.document.quantities_in(before).1.last()?;
        let text = self.document.text.as_str();
        let words = text.get(last.span.end..window.hull.start)?;
        let years = last.kind == Kind::Duration && last.span.of(text).ends_with('年');
        let named = self.mentions_in(Span::new(clause.start, last.span.start)).last();
        let begins =
            last.span.start == clause.start || named.is_some_and(|name| name.span.end == last.span.start);
        let verb = words.len() <= LED && is_plain(words);
        let dated = self.governing_in(Span::new(sentence.span.start, last.span.start)).next_back();
        let of_year = dated.is_some_and(|time| time.kind == TimeKind::Year);
        (time_use == TimeUse::Flow && years && begins && verb && of_year).then_some(last.span)
    }

    /// 1-9月，出口由下降2.1%转为增长3.2%: nobody knows when the former rate was one, unless its time stands behind 由.
    fn of_former_rate(&self, when: When, span: Span) -> When {
        let text = self.document.text.as_str();
        let words = when.stated.and_then(|time| text.get(time.end..span.start)).unwrap_or_default();
        let last = when.stated.is_some_and(|time| FORMER.iter().any(|word| time.of(text).starts_with(word)));
        if last || words.contains(['由', '从', '自']) {
            When { stated: when.stated, ..When::default() }
        } else {
            when
        }
    }

    /// Whether the time of a statement is a stretch of several years, with a first one.
    fn spans_years(&self, when: &When) -> bool {
        let time = when.stated.and_then(|stated| self.document.times_in(stated).first());
        let years = time.and_then(|time| Some(time.period.to?.year() - time.period.from?.year()));
        years.is_some_and(|years| years > 0)
    }

    /// From the words of the sentence before the value, unless its clause has a time of its own.
    fn modality(&self, sentence: &Sentence, clause: Span, own: Stretch, span: Span, when: &When) -> Modality {
        let text = self.document.text.as_str();
        let end = self.document.article.date.map(|date| date.to);
        let future =
            when.period.from.zip(end).is_some_and(|(from, end)| from > end) || self.is_from_now_on(when);
        let timed = self.document.times_in(clause).iter().any(|time| time.span.end <= span.start);
        let timed = timed && !self.is_foretold(sentence, clause);
        let start = if timed { clause.start } else { sentence.span.start };
        let led = self.stretch(start, span.start, own.but);
        let planned = self.is_only_planned(sentence, own, span, when);
        let said = context::modality(led, own, &text[span.end..clause.end.max(span.end)], future, planned);
        if said == Modality::Fact
            && let Some(modality) = self.is_to_come(sentence, led.span, own, when, is_passed(span.of(text)))
        {
            return modality;
        }
        let dated = self.document.times_in(Span::new(sentence.span.start, span.start)).iter();
        if said != Modality::Fact || dated.len() > 0 || led.has(Sign::Done) {
            said
        } else if self.around().sections.of(sentence.block).aim {
            Modality::Target
        } else {
            self.modality_before(sentence)
        }
    }

    /// Whether the words before a clause end with what leads to a forecast: 据专家预测，今年….
    fn is_foretold(&self, sentence: &Sentence, clause: Span) -> bool {
        let text = self.document.text.as_str();
        let before = Span::new(sentence.span.start, clause.start.max(sentence.span.start));
        let last = self.stretch(before.start, before.end, &[]).last(Sign::Forecast);
        last.is_some_and(|word| {
            text[word.end..before.end].trim_end().trim_end_matches(['，', '：']).is_empty()
        })
    }

    /// 建成后可年产晶圆96万片，实现产值150亿元: what could be made, to the end of the sentence, unless a time or a word for what is
    /// there now stands between.
    fn is_finished_only(&self, sentence: &Sentence, own: Stretch, span: Span) -> bool {
        let far = span.start.saturating_sub(FARTHEST_FINISH);
        let all = self.stretch(sentence.span.start.max(far), span.start, own.but);
        let mut words =
            all.all(Sign::Finished).filter(|word| !own.but.iter().any(|term| term.overlaps(*word)));
        let Some(finished) = words.next_back() else { return false };
        let between = Span::new(finished.end, span.start);
        let words = between.of(self.document.text.as_str());
        !NOW.iter().any(|word| words.contains(word)) && self.document.times_in(between).is_empty()
    }

    /// What a value is where nothing else says that it is to come: 产值将超50亿元 is expected, 要突破420亿元 is aimed at. Of a time
    /// that is not over 产值可达410亿元 is expected, and 产量不低于33万吨 is asked for.
    fn unfinished(&self, rule: &Claim, own: Stretch, span: Span, when: &When) -> Modality {
        if rule.time != TimeUse::Fixed && self.is_finished_only(self.sentence_of(span), own, span) {
            return Modality::Capacity;
        }
        let value = span.of(self.document.text.as_str());
        let passed = || is_passed(value);
        if let Some(modality) = context::to_come(own.words()).filter(|_| passed()) {
            return modality;
        }
        let end = self.document.article.date.map(|date| date.to);
        let over = when.period.to.zip(end).is_none_or(|(to, end)| to <= end);
        if over || own.has(Sign::Done) {
            return Modality::Fact;
        }
        let may = own.has(Sign::May) || passed() && own.words().ends_with('可');
        let floor = FLOORS.iter().any(|word| value.starts_with(word))
            || ["稳定在", "保持在"].iter().any(|word| own.words().ends_with(word))
                && !own.words().contains("连续");
        if may {
            Modality::Forecast
        } else if rule.time == TimeUse::Flow
            && (floor || self.is_begun(when) && (said_to_reach(own.words()) || is_rough(value)))
        {
            Modality::Target
        } else {
            Modality::Fact
        }
    }

    /// Whether a time is a year, named by its number, of which no more than two months have gone: 2022年产值达到400亿元, told in January, is a plan.
    fn is_begun(&self, when: &When) -> bool {
        let Some((from, to)) = when.period.from.zip(when.period.to) else { return false };
        let end = self.document.article.date.map(|date| date.to);
        let said = when.stated.map(|stated| stated.of(self.document.text.as_str())).unwrap_or_default();
        let named = said.starts_with(|c: char| c.is_ascii_digit() || c == '二');
        let whole = named
            && from.day_of_year() == 1
            && to.month() == 12
            && to.day() == 31
            && from.year() == to.year();
        whole && end.is_some_and(|end| end.year() == from.year() && end.month() <= 2)
    }

    /// What the sentences before make of one that is joined to them by ；: 今年力争产值达220亿元；改造小区98个.
    fn modality_before(&self, sentence: &Sentence) -> Modality {
        let before = self.joined(sentence);
        let before = self.stretch(before.start, before.end, &[]);
        let modality = context::modality(before, before, "", false, false);
        let done = before.has(Sign::Done) || modality == Modality::Capacity;
        if done { Modality::Fact } else { modality }
    }

    fn scope(
        &self,
        rule: &Claim,
        start: usize,
        window: &Window,
        span: Span,
        subject: Option<&str>,
    ) -> Option<String> {
        if let ValueRule::Quantity { of: Some(of), .. } = &rule.value {
            return Some(of.clone());
        }
        let start = if window.hull.end <= span.start { start.min(window.hull.start) } else { start };
        // 在全市的创新药物中，生物城占10个: a scope before the subject is that of something else.
        let named = self.around().mentions.partition_point(|mention| mention.span.end <= span.start);
        let start =
            named.checked_sub(1).map_or(start, |last| start.max(self.around().mentions[last].span.end));
        context::scope(self.stretch(start, span.start, &[]), subject).map(str::to_owned)
    }

    /// The words that are the value's own: from the beginning of the clause, or from behind the quantity before it. Those
    /// of 分别达5.1万元、2.6万元 are the same for both.
    pub(super) fn own_words(&self, clause: Span, span: Span) -> Span {
        let text = self.document.text.as_str();
        if let Some(led) = self.led_with(span) {
            let first = self.document.quantities[led].span;
            let clause = self.document.layout.clause_at(self.sentence_of(first), first.start);
            let words = self.own_words(clause, first);
            // 新增12家，到2025年达到180家: what came, and what there is.
            let came = self.stretch(words.start, words.end, &[]).has(Sign::New);
            return if came && self.is_reached(led) { Span::new(first.end, span.start) } else { words };
        }
        let (_, before) = self.document.quantities_in(Span::new(clause.start, span.start));
        let mut earlier =
            before.iter().rev().filter(|q| q.span.end <= span.start && q.kind != Kind::Class).peekable();
        let mut end = span.start;
        let listed = |end: usize, q: &Quantity| matches!(&text[q.span.end..end], "、" | "和" | "与" | "及");
        while let Some(quantity) = earlier.next_if(|q| listed(end, q)) {
            end = quantity.span.start;
        }
        let last = earlier.next();
        let paired = last.is_some_and(|last| {
            let index = self.document.quantities.partition_point(|q| q.span.start < last.span.start);
            self.document.change_of(index).is_some_and(|(from, _)| from == index)
        });
        Span::new(last.filter(|_| !paired).map_or(clause.start, |last| last.span.end), end)
    }
}

/// Whether a value is one that is passed: 突破1600亿元.
fn is_passed(value: &str) -> bool {
    PASSED.iter().any(|word| value.starts_with(word))
}

/// Whether a value is no more than near to a number: 6%左右.
fn is_rough(value: &str) -> bool {
    ["左右", "以上", "以内"].iter().any(|word| value.ends_with(word))
}

/// Whether a value counts or measures, and is no share, change or multiple.
fn counts(value: &Value) -> bool {
    use Kind::{Change, Multiple, Percentage, PercentagePoints, Share};
    matches!(value, Value::Quantity(q) if !matches!(q.kind, Change | Multiple | Percentage | PercentagePoints | Share))
}

/// Whether a value is a growth or a fall.
fn is_change(value: &Value) -> bool {
    matches!(value, Value::Quantity(q) if matches!(q.kind, Kind::Change | Kind::PercentagePoints))
}

/// Whether words end with a verb for what is reached.
fn said_to_reach(words: &str) -> bool {
    ["达到", "达", "实现"].iter().any(|verb| words.ends_with(verb))
}

/// Whether a value says how much of something there is at a time, as a share does and a growth does not.
fn is_level(value: &Value) -> bool {
    matches!(value, Value::Quantity(q) if matches!(q.kind, Kind::Percentage | Kind::Share))
}

/// Up or down by the value's own words, else by those of its clause: 分别增长33.1%、32.9%. Money is down where it is lost.
fn direction(value: &Value, own: Stretch, clause: Stretch, words: &str) -> Direction {
    match value {
        Value::Quantity(q) if matches!(q.kind, Kind::Change | Kind::Multiple | Kind::PercentagePoints) => {
            match context::direction(own, words) {
                Direction::None => context::direction(clause, words),
                found => found,
            }
        }
        Value::Quantity(q) if q.kind == Kind::Money => context::loss(own, words),
        Value::Quantity(q) => context::below_zero(own, words, q.kind),
        _ => Direction::None,
    }
}
