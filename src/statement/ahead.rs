//! What is yet to come where no word of a table says so: 今年将坚持创新，新增就业5万人.

use super::Reader;
use super::signs::{Sign, Stretch};
use super::{Modality, When};
use crate::sentence::Sentence;
use crate::text::Span;
use crate::words;

/// Words for a time that begins now; what is said of it is no fact.
const AHEAD: &[&str] = &["未来", "今后", "接下来", "将来"];
/// Words at the head of what is to be done.
const NEXT: &[&str] = &["下一步", "下阶段", "下一阶段"];
/// Words with which a report sets an aim.
const SET: &[&str] = &["报告提出", "报告明确", "会议提出", "纲要提出", "规划提出", "方案提出", "意见提出"];
/// Verbs for what shall be passed.
const PUSHED: &[&str] = &["推动", "推进", "奋力", "全力", "锚定", "迈向"];
/// Characters before 要 that make it the end of another word.
const BEFORE_MUST: &[char] = &[
    '主', '重', '首', '次', '紧', '必', '纲', '摘', '需', '只', '就', '不', '想', '还', '若', '也', '都',
    '既', '又',
];
/// What verbs are led with that the dictionary has no tag of verbs for.
const LED: &[&str] = &[
    "在", "于", "以", "对", "加大", "加快", "加强", "大力", "深入", "全面", "进一步", "继续", "着力", "全力",
];
/// So much is asked of the dictionary, in characters.
const LOOKED_AT: usize = 8;

impl Reader<'_> {
    /// Whether the words of a sentence before a value say that it is to come. `led`: those that say anything of it, `own` those
    /// right before it; `passed`: the value is one to be passed (突破1600亿元). What is done or over is not.
    pub(super) fn is_to_come(
        &self,
        sentence: &Sentence,
        led: Span,
        own: Stretch,
        when: &When,
        passed: bool,
    ) -> Option<Modality> {
        let text = self.document.text.as_str();
        let words = led.of(text);
        let all = Span::new(sentence.span.start, led.end).of(text);
        let end = self.document.article.date.map(|date| date.to);
        let over = when.period.to.zip(end).is_some_and(|(to, end)| to < end) || end.is_none();
        if over || own.has(Sign::Done) {
            return None;
        }
        let running = || when.period.to.zip(end).is_some_and(|(to, end)| to > end);
        let sets = |word: &&str| {
            all.match_indices(*word)
                .any(|(at, word)| all[at + word.len()..].starts_with(['，', '：', '今', '到', '2', '全']))
        };
        let set = || running() && SET.iter().any(sets);
        let pushed = || running() && passed && PUSHED.iter().any(|word| own.words().contains(word));
        if NEXT.iter().any(|word| words.contains(word)) || set() || pushed() {
            return Some(Modality::Target);
        }
        // 坚持要项目、要投资: what is wanted.
        let leads = |at: usize| {
            let head = &text[..at];
            let named = self
                .mentions_in(Span::new(led.start.min(at), at))
                .last()
                .is_some_and(|name| name.span.end == at);
            named || head.ends_with(['，', '；', '：', '县', '市', '区', '们', '园'])
        };
        let led_by = |verb: char, stretch: Span| {
            let mut places = stretch.of(text).match_indices(verb).map(|(at, _)| stretch.start + at);
            places.any(|at| {
                is_auxiliary(text, at) && (verb == '将' || own.span.contains(Span::new(at, at)) || leads(at))
            })
        };
        let must = if running() { led } else { own.span };
        match () {
            () if led_by('将', led) => Some(Modality::Forecast),
            () if led_by('要', must) => Some(Modality::Target),
            () => None,
        }
    }

    /// Whether a time begins now and goes on: 今后五年.
    pub(super) fn is_from_now_on(&self, when: &When) -> bool {
        let said = when.stated.map(|stated| stated.of(self.document.text.as_str())).unwrap_or_default();
        let behind = when.stated.map(|stated| &self.document.text.as_str()[stated.end..]).unwrap_or_default();
        let number = |c: char| c.is_ascii_digit() || "一二两三四五六七八九十几".contains(c);
        // 未来之星企业 and 未来一工厂 are names.
        let counted =
            behind.starts_with(number) && behind.trim_start_matches(number).starts_with(['年', '-', '至']);
        AHEAD.iter().any(|word| said.starts_with(word))
            && (counted || behind.starts_with('，') || said.contains('年'))
    }

    /// Whether 完成 before a value only says what is expected or aimed at: 预计2021年，全县完成产值1560亿元, told in 2021. Behind a number it says
    /// what is done, 计划投资10亿元，完成8亿元, and so it does where the plan is only named: 紧盯全年目标，完成….
    pub(super) fn is_only_planned(&self, sentence: &Sentence, own: Stretch, span: Span, when: &When) -> bool {
        let text = self.document.text.as_str();
        let end = self.document.article.date.map(|date| date.to);
        let over = when.period.to.zip(end).is_none_or(|(to, end)| to <= end);
        if over || own.all(Sign::Done).any(|word| word.of(text) != "完成") {
            return false;
        }
        let before = self.stretch(sentence.span.start, own.span.start.max(sentence.span.start), own.but);
        let last = before.last(Sign::Forecast).max(before.last(Sign::Target));
        let of_time = |word: Span| {
            self.document
                .times_in(Span::new(word.end, word.end + 1))
                .first()
                .is_some_and(|time| time.span.start == word.end)
        };
        last.is_some_and(|word| {
            of_time(word) && self.document.quantities_in(Span::new(word.end, span.start)).1.is_empty()
        })
    }
}

/// Whether 将 or 要 at byte `at` leads a verb: 将坚持创新, not 将军 or 将企业迁入.
fn is_auxiliary(text: &str, at: usize) -> bool {
    let end = text[at..].char_indices().nth(LOOKED_AT).map_or(text.len(), |(length, _)| at + length);
    if text[at..].starts_with('要') && text[..at].ends_with(BEFORE_MUST) {
        return false;
    }
    if is_preposition(&text[at..]) {
        return false;
    }
    let tagged = words::tagged(&text[at..end]);
    match &tagged[..] {
        [(verb, _), (next, tag), ..] => {
            let held = ["迎来", "迎接", "举行", "召开", "举办", "开幕", "亮相"].contains(next);
            !held
                && matches!(*verb, "将" | "要" | "将要")
                && (tag.starts_with(['v', 'd', 'l'])
                    || *tag == "ad"
                    || LED.iter().any(|word| next.starts_with(word)))
        }
        _ => false,
    }
}

/// What is made of the one behind 将: 将服务企业作为重点.
const MADE: &[&str] = &[
    "作为", "纳入", "列入", "列为", "贯穿", "摆在", "放在", "抓在", "打造成", "建成为", "转化", "转变",
    "视为", "融入", "推向", "下沉", "送到", "变成", "写入", "什么", "怎样", "如何", "的要求", "的部署",
];
/// How far behind, in characters.
const FARTHEST_MADE: usize = 18;

/// Whether the clause that a text begins with says what is made of the one behind its first word.
fn is_preposition(text: &str) -> bool {
    let end = text.char_indices().nth(FARTHEST_MADE).map_or(text.len(), |(at, _)| at);
    let clause = text[..end].split(['，', '。', '；', '\n']).next().unwrap_or_default();
    let behind = clause.char_indices().nth(3).map_or("", |(at, _)| &clause[at..]);
    MADE.iter().any(|word| behind.contains(word))
}
