//! What later expressions lean on: the year and the period that the text stated last.

use jiff::{ToSpan, civil::Date};

use super::calendar::{Found, stated_year};
use super::open::{clause, is_first_of_change};
use super::{TimeKind, UP_TO, report};
use crate::article::{ArticleDate, Period};
use crate::text::Span;

/// What an expression may lean on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context<'t> {
    pub date: Option<ArticleDate>,
    /// The latest year stated in this block.
    pub year: Option<i16>,
    /// The same, of those that do not lie ahead of the article.
    pub past: Option<i16>,
    /// The latest period stated in this block.
    pub last: Option<Period>,
    /// The year that 上年 counts from: the latest stated one, or that of 全年.
    pub main: Option<i16>,
    /// The year just compared with, before its 同期: 恢复到2019年同期水平.
    pub compared: Option<i16>,
    /// What stands before the expression.
    pub head: &'t str,
    /// The year of a heading or of an earlier block.
    pub carried: Option<i16>,
    /// The period of the report that the text is, where it names it.
    pub report: Option<Period>,
    /// The block last stated 今年.
    pub is_this_year: bool,
    /// Where the expression ends that stated the latest year.
    pub stated: usize,
    /// How far the text behind it was searched for the end of its sentence, and whether there is one.
    pub searched: usize,
    pub ended: bool,
    /// Where the block begins.
    pub line: usize,
}

/// Words near 全年 that put it ahead.
const AHEAD: &[&str] =
    &["预计", "力争", "目标", "计划", "将", "拟", "争取", "确保", "有望", "预期", "可望", "任务", "预算"];
/// Words of a sentence that put a month or a day of it ahead, besides those.
const PLANNED: &[&str] = &["定于", "规划", "安排", "即将", "瞄准", "努力", "要求", "务必", "施行", "报名"];
/// Words before a time that is only compared with.
const COMPARED: &[&str] =
    &["比", "较", "相对", "相对于", "相较于", "高于", "低于", "超过", "超", "好于", "优于", "多于", "少于"];
/// Words that compare with what stands before them: 与2019年相比.
const WITH: &[&str] = &["与", "和", "同", "跟"];

impl<'t> Context<'t> {
    pub(super) fn of(date: Option<ArticleDate>) -> Self {
        Self {
            date,
            year: None,
            past: None,
            last: None,
            main: None,
            compared: None,
            head: "",
            carried: None,
            report: None,
            is_this_year: false,
            stated: 0,
            searched: 0,
            ended: false,
            line: 0,
        }
    }

    pub(super) fn article_year(&self) -> Option<i16> {
        self.date.map(|date| date.to.year())
    }

    pub(super) fn article_end(&self) -> Option<Date> {
        self.date.map(|date| date.to)
    }

    /// A new block forgets what was stated, but for the year that 全年 leans on.
    pub(super) fn begin_line(&mut self, start: usize) {
        *self = Self { carried: self.carried, report: self.report, line: start, ..Self::of(self.date) };
    }

    /// The year of 全年 and 年末 before `tail`. A fact of a full year cannot be told long before its end, so that in
    /// a report of January it is the year before, unless something is said to lie ahead.
    pub(super) fn full_year(&self, tail: &str) -> Option<i16> {
        let year = self.year.or(self.carried).or(self.article_year())?;
        let month_on = self.article_end().and_then(|end| end.checked_add(1.month()).ok());
        let full = Date::new(year, 12, 31).ok()?;
        let early = self.article_year() == Some(year) && month_on.is_some_and(|day| day < full);
        let near = self.head.char_indices().rev().nth(5).map_or(0, |(at, _)| at);
        let (before, behind) = (&self.head[near..], clause(tail, 6));
        let ahead = AHEAD.iter().any(|word| before.contains(word) || behind.contains(word))
            || self.is_led_to()
            || self.is_this_year;
        Some(if early && !ahead { year - 1 } else { year })
    }

    /// 到 before an expression, but not that of 截至.
    fn is_led_to(&self) -> bool {
        self.head.ends_with(['到', '至']) && !self.is_up_to()
    }

    /// Whether the latest year is stated in the sentence of an expression, or there is no other to take: of “2016年企业不足20家。”
    /// 截至9月底，企业236家 the day is not of that year, nor where the quotation ends behind a comma.
    pub(super) fn states_year(&self) -> bool {
        let between = self.head.get(self.stated..).unwrap_or_default();
        let ends = |c| matches!(c, '。' | '；' | '！' | '？' | '\n');
        let quoted = || between.find('”').is_some_and(|end| !between[..end].contains('“'));
        self.date.is_none() || !between.contains(ends) && !quoted()
    }

    /// The month that the text stated last, where the expression is compared with it: 12月份为49.0%，比上月回落. The article
    /// counts elsewhere.
    pub(super) fn compared_month(&self) -> Option<Date> {
        self.stated_month().filter(|_| self.is_compared())
    }

    /// The same where the article's last month is the one that was just stated: of 9月份上涨0.2%，上月上涨0.5%, told in October, the
    /// second is August.
    pub(super) fn month_before_stated(&self) -> Option<Date> {
        // 会议强调，上月… is of the article's own.
        let begins = self.head.ends_with(['。', '；', '\n']);
        let former = self.date.filter(|_| begins)?.from.first_of_month().checked_sub(1.month()).ok()?;
        self.stated_month().filter(|month| *month == former)
    }

    fn stated_month(&self) -> Option<Date> {
        let stated = self.last.and_then(|last| last.from.zip(last.to));
        let month = stated
            .filter(|(from, to)| from.first_of_month() == to.first_of_month() && *to == to.last_of_month());
        month.map(|(_, to)| to.first_of_month())
    }

    /// The last month of the quarter that the text stated last, or whose last day it did, the same way.
    pub(super) fn compared_quarter(&self) -> Option<Date> {
        let (from, to) = self.last.and_then(|last| last.from.zip(last.to))?;
        let ends = to.month() % 3 == 0 && to == to.last_of_month();
        let whole = from == to || from.checked_add(2.months()).is_ok_and(|last| last == to.first_of_month());
        (ends && whole && self.is_compared()).then(|| to.first_of_month())
    }

    /// 比, 较 or 与 before an expression.
    fn is_compared(&self) -> bool {
        is_comparison(self.head)
    }

    /// Whether the expression stands right behind the one that stated the latest year.
    pub(super) fn is_behind_a_year(&self) -> bool {
        self.stated > self.line && self.head.trim_end_matches('的').len() == self.stated
    }

    /// 截至 before an expression.
    pub(super) fn is_up_to(&self) -> bool {
        UP_TO.iter().any(|word| self.head.ends_with(word))
    }

    /// Whether the sentence around an expression without a year says that something lies ahead.
    pub(super) fn is_ahead(&self, tail: &str) -> bool {
        let stops: &[char] = &['。', '；', '！', '？', '\n'];
        let from = self.head.char_indices().rev().nth(80).map_or(0, |(at, _)| at);
        let to = tail.char_indices().nth(80).map_or(tail.len(), |(at, _)| at);
        let before = self.head[from..].rsplit(stops).next().unwrap_or_default();
        let behind = tail[..to].split(stops).next().unwrap_or_default();
        let says = |part: &str| AHEAD.iter().chain(PLANNED).any(|word| part.contains(word));
        says(before) || says(behind) || self.is_led_to() || behind.starts_with(['前', '起'])
    }

    /// Forgets a year ahead, or that of a plan's title, where what `tail` begins with is said of today: of
    /// 计划2028年建成。上半年，优良率89% the months are of the article's year.
    pub(super) fn leave_plan(&mut self, tail: &str) {
        let now = self.article_year();
        let ahead = |year: Option<i16>| year.zip(now).is_some_and(|(year, now)| year > now);
        if !ahead(self.year) {
            return;
        }
        let between = self.head.get(self.searched.max(self.stated)..).unwrap_or_default();
        self.searched = self.head.len();
        self.ended |= between.contains(['。', '；', '！', '？', '\n']);
        if between.contains('》') || self.ended && !self.is_ahead(tail) {
            let main = if ahead(self.main) { self.past } else { self.main };
            *self = Self { year: self.past, main, last: None, ..*self };
        }
    }

    /// Takes over the year and the period of the expression at `span`, unless it is a mere base of comparison: what
    /// follows 较2019年增长12% is not about 2019.
    pub(super) fn learn(&mut self, text: &'t str, span: Span, read: &Found) {
        let words = span.of(text);
        self.report = self.report.or_else(|| report::named(read, &text[span.end..]));
        let year = read.year.or_else(|| read.period.to.or(read.period.from).map(Date::year));
        self.compared = year.filter(|_| read.dated && text[span.end..].starts_with("同期"));
        let former = ["上年", "上一年"].iter().any(|word| words.starts_with(word));
        let compared = words.starts_with('上') && is_comparison(&text[..span.start]);
        if former || compared || words.ends_with("同期") || words.ends_with("同月") || is_base(text, span)
        {
            return;
        }
        if ["全年", "年末", "岁末"].iter().any(|word| words.starts_with(word)) {
            self.main = year;
        }
        if let (true, Some(year)) = (read.dated, year) {
            (self.year, self.main, self.stated, self.ended) = (Some(year), Some(year), span.end, false);
            if self.article_year().is_none_or(|now| year <= now) {
                self.past = Some(year);
            }
            self.is_this_year = words.contains("今年") || words.contains("本年");
            if self.is_topic(text, span, read, year) {
                self.carried = Some(year);
            }
        }
        if read.unbounded || read.period.from.is_some() && read.period.to.is_some() {
            self.last = Some(read.period);
        }
    }

    /// Whether later blocks are about this year: it is that of a heading, it leads its block, or it is recent. A day
    /// is no topic.
    fn is_topic(&self, text: &str, span: Span, read: &Found, year: i16) -> bool {
        let words = span.of(text);
        let digits = words.find(|c: char| c.is_ascii_digit() || c == '二').unwrap_or(0);
        if read.kind == TimeKind::Day || stated_year(&words[digits..]).is_none() {
            return false;
        }
        let (head, tail) = (&text[self.line..span.start], &text[span.end..]);
        let short = |part: &str| part.len() < 120 && !part.contains(['，', '。', '；', '：']);
        let end = tail.char_indices().take(40).find(|(_, c)| "，。；：\n".contains(*c));
        let heading = short(head) && end.is_some_and(|(_, c)| c == '\n');
        let leads = head.trim_start().is_empty() && tail.starts_with(['，', '全']);
        heading || leads || self.article_year().is_some_and(|article| year + 1 >= article)
    }
}

/// Whether `head` ends in a word that compares with what follows.
fn is_comparison(head: &str) -> bool {
    COMPARED.iter().chain(WITH).any(|word| head.ends_with(word))
}

/// Whether the time at `span` is only compared with, or is that of the first value of a change.
fn is_base(text: &str, span: Span) -> bool {
    let (head, tail) = (&text[..span.start], &text[span.end..]);
    let behind = clause(tail, 12);
    COMPARED.iter().any(|word| head.ends_with(word))
        || WITH.iter().any(|word| head.ends_with(word))
            && ["比", "持平", "相当"].iter().any(|word| behind.contains(word))
        || ["同期", "相比", "水平"].iter().any(|word| behind.starts_with(word))
        || behind.contains("基础上")
        || head.ends_with(['从', '由', '自']) && is_first_of_change(tail, false)
}
