//! What the headings and the leading paragraphs above a block say of everything in their section: when it was, and whether
//! it is done or aimed at.
//!
//! ```text
//! 一、2023年工作回顾            everything down to 二、 is of 2023
//! （一）经济稳中有进            belongs to 一、
//! 二、2024年工作安排            everything down to 三、 is aimed at
//! 现将上半年情况公布如下：       everything down to the next heading is of these months
//! ```

use jiff::civil::Date;

use super::reach::Reach;
use crate::article::Period;
use crate::document::Document;
use crate::sentence::{Block, BlockKind};
use crate::text::Span;
use crate::time::{Time, TimeKind};

/// What holds for a block that says nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Section {
    /// When it was, as an index into the times of the sections.
    pub time: Option<usize>,
    /// The time stands in a paragraph that leads to it, and governs levels too; that of a heading dates only what came in it.
    pub led: bool,
    /// It is aimed at.
    pub aim: bool,
}

/// What headings end with whose section says what shall be done; 民生实事件件暖人心 and 重点工作亮点纷呈 tell what was done.
const AIMS: &[&str] = &[
    "安排", "打算", "计划", "部署", "工作思路", "工作重点", "重点工作", "工作任务", "重点任务", "主要任务",
    "目标任务", "主要目标", "预期目标", "奋斗目标", "下一步", "下一步工作", "下步工作", "民生实事",
    "总体要求",
];
/// Words that make it what was done all the same: 民生实事完成情况.
const DONE: &[&str] = &["完成", "回顾", "情况", "成效", "成绩", "总结", "落实", "进展", "盘点"];
/// What a leading sentence says that leads to what shall be done.
const LEADS: &[&str] = &["将重点", "将做好", "要做好", "重点做好", "力争", "计划", "下一步", "下步", "打算"];
/// Who speaks, not what follows.
const SPEAKERS: &[&str] = &["记者", "问", "答", "主持人"];
/// What the title of a report on a period ends with. 2024年政府工作报告 is on the year before.
const REPORTS: &[&str] = &[
    "公报", "年度报告", "半年度报告", "季度报告", "年报", "半年报", "季报", "月报", "状况", "情况", "运行",
    "成绩单", "答卷", "总结", "回顾", "综述", "盘点",
];
/// What an item of a list of paragraphs begins with.
const BULLET: &str = "——";
/// What the words in a foot note end with before the time up to which is counted, and what may stand before them.
const COUNTED: &[&str] =
    &["数据", "统计数据", "以上数据", "上述数据", "以上数据均", "统计", "统计时间", "数据统计", "数据来源"];
/// An item of a box is no longer than this, in characters, and a foot note neither.
const LONGEST_ITEM: usize = 40;
/// A heading in running text (（一）提升功能。建成…) is no longer than this, in characters.
const LONGEST_HEADING: usize = 45;

/// How deep a heading without a number stands, below all that have one.
const UNNUMBERED: u8 = 10;

/// The sections of a document.
#[derive(Debug, Default)]
pub(super) struct Sections {
    /// That of each block.
    blocks: Vec<Section>,
    /// The times of headings and leading paragraphs.
    times: Vec<Time>,
    /// The blocks that go on with a row of items, with the time that the first of the row begins with; in order.
    rows: Vec<(usize, Time)>,
    /// The blocks above a foot note, with the time up to which it says that they are counted; in order.
    noted: Vec<(usize, Time)>,
}

impl Sections {
    /// That of a block.
    pub(super) fn of(&self, block: usize) -> Section {
        self.blocks.get(block).copied().unwrap_or_default()
    }

    /// When what stands in a section was.
    pub(super) fn time(&self, section: Section) -> Option<&Time> {
        self.times.get(section.time?)
    }

    /// When what stands in an item of a row of items was, by the first: ——2021年，产值400亿元。⏎——高新区产值328亿元。
    pub(super) fn of_row(&self, block: usize) -> Option<&Time> {
        of_block(&self.rows, block)
    }

    /// The time up to which a foot note says that a block is counted: （数据截至2021年底）.
    pub(super) fn of_note(&self, block: usize) -> Option<&Time> {
        of_block(&self.noted, block)
    }
}

/// The sections of a document. `reaches` says how far each of its times governs.
pub(super) fn sections(document: &Document, reaches: &[Reach]) -> Sections {
    let mut open: Vec<(u8, Section)> = Vec::new();
    let mut sections = Vec::with_capacity(document.layout.blocks.len());
    let mut times = Vec::new();
    let mut plan = None;
    for (index, block) in document.layout.blocks.iter().enumerate() {
        let heading = heading(document, block, index);
        if let Some((level, _)) = heading {
            close(&mut open, level);
        }
        // What a paragraph says shall be done is its next one, or its items.
        if plan.is_some_and(|plan| index > plan + 1)
            && heading.is_none()
            && block.kind == BlockKind::Paragraph
        {
            while open.pop_if(|(level, section)| *level % 2 == 1 && section.aim).is_some() {}
            plan = None;
        }
        let around = open.last().map(|(_, section)| *section).unwrap_or_default();
        sections.push(around);
        if let Some((level, words)) = heading {
            let (aim, time) = of_heading(document, reaches, words);
            let own = Section { time: time.map(|time| noted(&mut times, time)), led: false, aim };
            open.push((level, within(around, own)));
        } else if let Some((aim, time)) = of_lead(document, reaches, block) {
            let own = Section { time: time.map(|time| noted(&mut times, time)), led: true, aim };
            while open.pop_if(|(level, _)| *level % 2 == 1).is_some() {}
            let level = open.last().map_or(1, |(level, _)| level + 1);
            plan = aim.then_some(index).or(plan);
            let around = open.last().map(|(_, section)| *section).unwrap_or_default();
            open.push((level, within(around, own)));
        }
    }
    Sections { blocks: sections, times, rows: rows(document, reaches), noted: foot_notes(document, reaches) }
}

fn of_block(times: &[(usize, Time)], block: usize) -> Option<&Time> {
    let index = times.binary_search_by_key(&block, |(block, _)| *block).ok()?;
    times.get(index).map(|(_, time)| time)
}

/// The items that go on with a row, each with the time of the first. One that names a time itself ends what the first says,
/// and so does an item of what is aimed at.
fn rows(document: &Document, reaches: &[Reach]) -> Vec<(usize, Time)> {
    let text = document.text.as_str();
    let mut rows = Vec::new();
    let mut first: Option<Time> = None;
    let mut within = false;
    for (index, block) in document.layout.blocks.iter().enumerate() {
        let item = block.span.of(text).trim_start().starts_with(BULLET);
        if !item {
            (first, within) = (None, false);
            continue;
        }
        let named = document.times_in(block.span).first();
        if within && named.is_none() {
            rows.extend(first.clone().map(|time| (index, time)));
        } else {
            let leads = |time: &&Time| {
                let head = text.get(block.span.start..time.span.start).unwrap_or_default();
                let aimed = LEADS.iter().any(|word| block.span.of(text).contains(word));
                head.trim() == BULLET && text[time.span.end..].starts_with('，') && !aimed
            };
            let region = named.filter(|time| !within && leads(time)).map(|time| time.span);
            first = region.and_then(|region| time_in(document, reaches, region, false));
        }
        within = true;
    }
    rows
}

/// The blocks above foot notes: the one before, and with it the items of its box, which are lines without one between them.
fn foot_notes(document: &Document, reaches: &[Reach]) -> Vec<(usize, Time)> {
    let text = document.text.as_str();
    let blocks = &document.layout.blocks;
    let mut noted: Vec<(usize, Time)> = Vec::new();
    let short = |block: &Block| {
        let words = block.span.of(text).trim_end();
        !words.ends_with('。') && words.chars().nth(LONGEST_ITEM).is_none()
    };
    let mut from = 0;
    for (index, block) in blocks.iter().enumerate() {
        let Some(time) = foot_note(document, reaches, block) else { continue };
        let mut first = index;
        while first > from {
            let (above, below) = (&blocks[first - 1], &blocks[first]);
            let between = text.get(above.span.end..below.span.start).unwrap_or_default();
            let near = between.matches('\n').count() < 2 && short(above);
            if first < index && !near {
                break;
            }
            first -= 1;
            if !short(above) {
                break;
            }
        }
        noted.extend((first..index).map(|above| (above, time.clone())));
        from = index + 1;
    }
    noted
}

/// The time up to which a block says that what stands above it is counted, where it says nothing else: （数据截至2021年底）.
fn foot_note(document: &Document, reaches: &[Reach], block: &Block) -> Option<Time> {
    let words = block.span.of(document.text.as_str()).trim();
    if words.chars().nth(LONGEST_ITEM).is_some() {
        return None;
    }
    let [time] = document.times_in(block.span) else { return None };
    let index = document.times.partition_point(|other| other.span.start < time.span.start);
    let head = document.text.as_str().get(block.span.start..time.span.start)?.trim();
    let head = head.trim_start_matches(['（', '(', '*', '※']);
    let head = ["注：", "注:", "备注："].iter().find_map(|note| head.strip_prefix(note)).unwrap_or(head);
    let head = head.trim_end_matches(['截', '至', '：', ':', '为', '止', '均']);
    let tail = document.text.as_str().get(time.span.end..block.span.end)?.trim();
    let closed = tail.trim_end_matches(['）', ')', '。']).trim_matches(['，']);
    let bare = closed.is_empty() || closed == "为止" || closed == "数据";
    let dated = time.period.to.is_some() && reaches.get(index).is_some_and(|reach| *reach != Reach::Nothing);
    (COUNTED.contains(&head) && bare && dated).then(|| time.clone())
}

fn noted(times: &mut Vec<Time>, time: Time) -> usize {
    times.push(time);
    times.len() - 1
}

/// Closes what a heading of that depth ends: what stands as deep or deeper. One without a number ends others without, and
/// what a paragraph led to.
fn close(open: &mut Vec<(u8, Section)>, level: u8) {
    let ended =
        |other: u8| if level == UNNUMBERED { other % 2 == 1 || other >= UNNUMBERED } else { other >= level };
    while open.pop_if(|(other, _)| ended(*other)).is_some() {}
}

/// A section inside of another: what it does not say itself is that of the other.
fn within(around: Section, own: Section) -> Section {
    Section {
        time: own.time.or(around.time),
        led: if own.time.is_some() { own.led } else { around.led },
        aim: own.aim || around.aim,
    }
}

/// How deep a block stands as a heading (the title 0, numbered ones even), and its words.
fn heading(document: &Document, block: &Block, index: usize) -> Option<(u8, Span)> {
    let text = document.text.as_str();
    let first = document.layout.sentences.get(block.sentences.start)?.span;
    let words = first.of(text);
    let short = || words.chars().take(LONGEST_HEADING + 1).count() <= LONGEST_HEADING;
    if let Some(level) = numbered(words.trim_start()).filter(|_| short()) {
        return Some((level, first));
    }
    // The second headline of a report on a year: ——清溪县2021年十件民生实事完成情况.
    if index == 1 && is_report(document, block, first) {
        return Some((0, first));
    }
    // A line with a number and its unit is an item of a list or a headline with its news.
    let heading = block.kind == BlockKind::Heading && document.quantities_in(block.span).1.is_empty();
    match index {
        0 if block.kind == BlockKind::Heading => {
            REPORTS.iter().any(|end| words.trim_end().ends_with(end)).then_some((0, first))
        }
        _ => heading.then_some((UNNUMBERED, first)),
    }
}

/// Whether a line below the title is a headline of its own that ends as a report does, and names one time.
fn is_report(document: &Document, block: &Block, first: Span) -> bool {
    let text = document.text.as_str();
    let titled = document.layout.blocks.first().is_some_and(|title| title.kind == BlockKind::Heading);
    let words = first.of(text).trim();
    let second = words.starts_with(BULLET) && block.kind == BlockKind::Heading;
    let one = document.times_in(block.span).len() == 1;
    titled && second && one && REPORTS.iter().any(|end| words.ends_with(end))
}

/// How deep a numbered heading stands: 第一部分, 一、, （一）, 1., (1).
fn numbered(words: &str) -> Option<u8> {
    let chinese = |c: char| "一二三四五六七八九十".contains(c);
    let digit = |c: char| c.is_ascii_digit();
    if let Some(inner) = words.strip_prefix(['（', '(']) {
        let closed = |rest: &&str| rest.starts_with(['）', ')']);
        let deeper = || behind(inner, digit).filter(closed).map(|_| 8);
        return behind(inner, chinese).filter(closed).map(|_| 4).or_else(deeper);
    }
    if let Some(inner) = words.strip_prefix('第') {
        let rest = behind(inner, chinese)?;
        return (rest.starts_with("部分") || rest.starts_with(['章', '篇'])).then_some(2);
    }
    if let Some(rest) = behind(words, chinese) {
        return rest.starts_with('、').then_some(2);
    }
    let rest = behind(words, digit)?.strip_prefix(['.', '、', '．'])?;
    (!rest.starts_with(digit)).then_some(6)
}

/// What stands behind the characters that a text begins with, where there are some.
fn behind(text: &str, number: impl Fn(char) -> bool) -> Option<&str> {
    let rest = text.trim_start_matches(number);
    (rest.len() < text.len()).then_some(rest)
}

/// Whether a heading says that its section is aimed at, and its time. Who tells of a whole year in its first months tells what
/// is planned, if the heading has a number or says no more than the year.
fn of_heading(document: &Document, reaches: &[Reach], words: Span) -> (bool, Option<Time>) {
    let said = words.of(document.text.as_str());
    let aim = is_aim(said);
    let bare = bare_year(document, words);
    let begun = bare.is_some() || numbered(said.trim_start()).is_some();
    let time = time_in(document, reaches, words, aim).or(bare);
    let early = || {
        let (time, end) = (time.as_ref()?, document.article.date?.to);
        let (from, to) = time.period.from.zip(time.period.to)?;
        Some(from.year() == end.year() && to.month() == 12 && from.month() == 1 && end.month() <= EARLY)
    };
    (aim || begun && early() == Some(true), time)
}

/// Until this month a whole year that has just begun is one to come.
const EARLY: i8 = 3;

/// 2023，我们这样走过: a year in a heading without 年.
fn bare_year(document: &Document, words: Span) -> Option<Time> {
    let text = words.of(document.text.as_str());
    let now = document.article.date?.to.year();
    let (year, at) = (now - 1..=now).rev().find_map(|year| Some((year, text.find(&year.to_string())?)))?;
    let digit = |c: Option<char>| {
        c.is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '/' | '年' | '万' | '亿'))
    };
    let end = at + 4;
    if digit(text[..at].chars().next_back()) || digit(text[end..].chars().next()) {
        return None;
    }
    let period = Period { from: Date::new(year, 1, 1).ok(), to: Date::new(year, 12, 31).ok() };
    let span = Span::new(words.start + at, words.start + end);
    Some(Time { span, period, kind: TimeKind::Year, occasion: None })
}

/// 现将2023年情况公布如下：, 2024年，将重点做好以下工作：.
fn of_lead(document: &Document, reaches: &[Reach], block: &Block) -> Option<(bool, Option<Time>)> {
    let text = document.text.as_str();
    let words = block.span.of(text).trim_end();
    let asked = SPEAKERS.iter().any(|word| words.trim_start().starts_with(word));
    if block.kind == BlockKind::Caption || !words.ends_with(['：', ':']) || asked {
        return None;
    }
    let last = document.layout.sentences[block.sentences.clone()].last()?.span.of(text);
    let aim = LEADS.iter().any(|word| last.contains(word)) && !DONE.iter().any(|word| last.contains(word));
    Some((aim, time_in(document, reaches, block.span, aim)))
}

/// Whether a heading ends with what shall be done, and says nothing of what was.
fn is_aim(heading: &str) -> bool {
    let words = heading.trim_end().trim_end_matches(['。', '：', ':', '！']);
    AIMS.iter().any(|word| words.ends_with(word)) && !DONE.iter().any(|word| words.contains(word))
}

/// The last time in `region` that is a stretch of a year or less with both its ends; one ahead only of what is aimed at.
fn time_in(document: &Document, reaches: &[Reach], region: Span, aim: bool) -> Option<Time> {
    let first = document.times.partition_point(|time| time.span.start < region.start);
    let end = document.article.date.map(|date| date.to);
    let dates = |time: &Time| {
        let bounded = time.period.from.zip(time.period.to);
        let ahead = time.period.from.zip(end).is_some_and(|(from, end)| from > end);
        let within = bounded.is_some_and(|(from, to)| from < to && to.year() - from.year() <= 1);
        within && (aim || !ahead && time.kind != TimeKind::UntilFuture)
    };
    let inside = document.times_in(region).iter().enumerate().rev();
    let mut governing = inside.filter(|(i, time)| reaches[first + i] != Reach::Nothing && dates(time));
    governing.next().map(|(_, time)| time.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_headings() {
        let table = [
            ("一、2023年工作回顾", Some(2)),
            ("第二部分 主要任务", Some(2)),
            ("（三）民生", Some(4)),
            ("3.改善民生", Some(6)),
            ("(4)改善民生", Some(8)),
            ("3.5亿元", None),
            ("三家企业", None),
            ("第三产业", None),
            ("2023年", None),
        ];
        for (words, want) in table {
            assert_eq!(numbered(words), want, "{words}");
        }
    }
}
