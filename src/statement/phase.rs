//! Phases and extensions of a project: what 二期项目开工，总投资8亿元 says is of the second phase, not of the whole.

use std::sync::LazyLock;

use super::window::Window;
use super::{Lack, Reader, Value};
use crate::quantity::Kind;
use crate::rule::{Claim, TimeUse};
use crate::scan::WordTable;
use crate::sentence::Sentence;
use crate::text::Span;

/// Words for a phase of a project, and for what is added to it.
static PHASES: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of(&[
        "一期", "二期", "三期", "四期", "五期", "首期", "扩产", "扩建", "扩能", "技改", "改造", "再投资",
        "新增投资", "追加投资", "增资",
    ])
});
/// What such a word ends where it is none: 第一期, 最近一期, 二十一期.
const HEADS: [char; 22] = [
    '第', '近', '上', '本', '每', '同', '下', '这', '为', '床', '十', '一', '二', '三', '四', '五', '六',
    '七', '八', '九', '百', '零',
];
/// What goes on behind such a word where it names no phase: 十一期间, 二期临床; what stands there after an extension is the
/// whole again.
const TAILS: &[&str] =
    &["间", "临床", "试验", "刊", "培训", "学员", "后", "以来", "前", "和", "与", "、", "及"];
/// Words between a phase and a value that speak of the whole again.
const WHOLE: &[&str] = &["全部", "整体", "整个", "总规模", "两期", "三期共", "合计", "共计"];
/// How far before the words of a claim a phase is looked for, in bytes.
const FARTHEST: usize = 240;

impl Reader<'_> {
    /// The phase that a value which holds for a project as a whole is said of, none where it is that of the whole; an error
    /// where a number of the phase stands between the two, so that nobody knows which of them is meant.
    pub(super) fn phase(
        &self,
        rule: &Claim,
        sentence: &Sentence,
        window: &Window,
        (span, value): (Span, &Value),
    ) -> Result<Option<&str>, Lack> {
        let sized = matches!(value, Value::Quantity(q) if matches!(q.kind, Kind::Money | Kind::Area));
        if rule.time != TimeUse::Fixed || !sized {
            return Ok(None);
        }
        let end = window.hull.start.min(span.start);
        let Some(phase) = self.last_phase(sentence, end) else { return Ok(None) };
        let text = self.document.text.as_str();
        let between = Span::new(phase.end, span.start);
        if window.hull.overlaps(phase) || WHOLE.iter().any(|word| between.of(text).contains(word)) {
            return Ok(None);
        }
        let clause = self.document.layout.clause_at(sentence, phase.start);
        let own = Span::new(phase.end, clause.end.max(phase.end));
        // 二期项目建筑面积12万平方米，总投资9亿元 is of that project.
        let project = ["项目", "工程"].iter().any(|word| text[phase.end..].starts_with(word));
        if !project && !clause.contains(window.hull) && !self.document.quantities_in(own).1.is_empty() {
            return Err(Lack::Whole);
        }
        Ok(Some(phase.of(text)))
    }

    /// The last word for a phase before `end` in a sentence, with no name behind it and in none.
    fn last_phase(&self, sentence: &Sentence, end: usize) -> Option<Span> {
        let text = self.document.text.as_str();
        let mentions = &self.around().mentions;
        let named = mentions.partition_point(|mention| mention.span.start < end);
        let named = named.checked_sub(1).map_or(0, |last| mentions[last].span.end);
        let far = (end.saturating_sub(FARTHEST)..=end).find(|at| text.is_char_boundary(*at))?;
        let start = self.spoken_of(sentence).max(named).max(far);
        let words = text.get(start..end)?;
        let says = |(at, length): (usize, usize)| {
            let (head, tail) = (text.get(..start + at)?, text.get(start + at + length..)?);
            let other = head.ends_with(HEADS) || TAILS.iter().any(|word| tail.starts_with(word));
            (!other).then_some(Span::new(start + at, start + at + length))
        };
        PHASES.inside(words).map(|(at, (word, ()))| (at, word.len())).filter_map(says).last()
    }

    /// Where a sentence begins, with the one before it where 项目 at its head is that one's: 三期项目厂房封顶。项目总投资25亿元.
    fn spoken_of(&self, sentence: &Sentence) -> usize {
        let layout = &self.document.layout;
        let words = sentence.span.of(self.document.text.as_str());
        let goes_on = ["项目", "该项目"].iter().any(|word| words.trim_start().starts_with(word));
        let before =
            layout.sentence_at(sentence.span.start).checked_sub(1).map(|index| &layout.sentences[index]);
        let before = before.filter(|before| goes_on && before.block == sentence.block);
        before.map_or(sentence.span.start, |before| before.span.start)
    }
}
