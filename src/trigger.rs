//! The characters that anything begins with, found in one pass over a text for all stages that look for some.

use std::sync::LazyLock;

use crate::scan::CharSet;

/// What may begin or end at a character. The words that begin or end so are beside the code that reads them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trigger {
    /// A clause or a sentence ends, or a clause begins.
    Break = 1,
    /// A time expression, or a line.
    Time = 2,
    /// A quantity.
    Quantity = 4,
    /// A name ends.
    Name = 8,
    /// A count of what is listed.
    Count = 16,
    /// What one number says of others.
    Sign = 32,
}

const SETS: &[(Trigger, &str)] = &[
    (Trigger::Break, "。！？；!?;…”’）)》」』，,：:（("),
    (
        Trigger::Time,
        "\n012345678909Q“〇一二两三四五六七八九十今去上前大明下后同当次翌本全年岁头第首目如现眼时近最这多几历长日不连此F民半公直加成数以从早往过迄至未将截到自党中改新建入接翻昨春清端国元暑寒双农阴正腊冬闰除报期",
    ),
    (
        Trigger::Quantity,
        "0123456789〇零一二三四五六七八九两壹贰叁肆伍陆柒捌玖十百千万亿拾佰仟廿卅俩仨半数几成翻",
    ),
    (Trigger::Name, "、镇乡道村区县市司团份电技子药业物疗力车工源料体能行券院所室学心园城地港桥库站场"),
    (Trigger::Count, "大类个方级地项"),
    (Trigger::Sign, "增提扩上涨升多下减降回缩压少跌翻一分其合总共余剩之构占三第二"),
];

/// All of them, and of which sort each is, by code point.
static ALL: LazyLock<(CharSet, Box<[u8]>)> = LazyLock::new(|| {
    let mut sorts = vec![0; 0x1_0000].into_boxed_slice();
    for (trigger, members) in SETS {
        for sort in members.chars().map(|c| c as usize) {
            sorts[sort] |= *trigger as u8;
        }
    }
    (CharSet::of(&members().collect::<String>()), sorts)
});

/// All of them, some twice.
pub(crate) fn members() -> impl Iterator<Item = char> {
    SETS.iter().flat_map(|(_, members)| members.chars())
}

/// Whether `c` is a trigger of a sort.
pub(crate) fn is(c: char, trigger: Trigger) -> bool {
    sorts(c) & trigger as u8 != 0
}

/// What may begin or end at `c`, a bit each.
pub(crate) fn sorts(c: char) -> u8 {
    ALL.1.get(c as usize).copied().unwrap_or(0)
}

/// A character that something begins or ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) at: usize,
    pub(crate) c: char,
    /// See [`sorts`].
    pub(crate) sorts: u8,
}

/// The characters of a text that something begins or ends with, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Triggers(Vec<Mark>);

impl Triggers {
    /// Those of `text`.
    pub fn of(text: &str) -> Self {
        let mut triggers = Self::with_room(text.len() / 8);
        let mut from = 0;
        while let Some((at, c)) = ALL.0.find(text, from) {
            triggers.push(at, c, sorts(c));
            from = at + c.len_utf8();
        }
        triggers
    }

    /// None, with room for so many.
    pub(crate) fn with_room(marks: usize) -> Self {
        Self(Vec::with_capacity(marks))
    }

    /// Adds the character `c` at byte `at`, behind all others, where `sorts` says that it is one.
    pub(crate) fn push(&mut self, at: usize, c: char, sorts: u8) {
        if sorts != 0 {
            self.0.push(Mark { at, c, sorts });
        }
    }

    /// Those of one sort, from the beginning of the text.
    pub fn seek(&self, trigger: Trigger) -> Seeker<'_> {
        self.seek_from(trigger, 0)
    }

    /// Those of one sort from byte `from` on.
    pub fn seek_from(&self, trigger: Trigger, from: usize) -> Seeker<'_> {
        let passed = self.0.partition_point(|mark| mark.at < from);
        Seeker { marks: &self.0[passed..], sort: trigger as u8 }
    }
}

/// Goes through the triggers of one sort, forwards only.
#[derive(Debug)]
pub struct Seeker<'t> {
    marks: &'t [Mark],
    sort: u8,
}

impl Seeker<'_> {
    /// The first at byte `from` or behind it, and where it stands. `from` does not go back.
    pub fn find(&mut self, from: usize) -> Option<(usize, char)> {
        while let Some((mark, behind)) = self.marks.split_first() {
            if mark.sorts & self.sort != 0 && mark.at >= from {
                return Some((mark.at, mark.c));
            }
            self.marks = behind;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Those of one sort among `text`, each with its place.
    fn found(text: &str, trigger: Trigger) -> Vec<(usize, char)> {
        let triggers = Triggers::of(text);
        let mut seeker = triggers.seek(trigger);
        let mut from = 0;
        std::iter::from_fn(|| {
            let (at, c) = seeker.find(from)?;
            from = at + c.len_utf8();
            Some((at, c))
        })
        .collect()
    }

    #[test]
    fn each_sort_is_found_and_nothing_else() {
        let text = "今年，五个镇有3类：甲、乙。\n𠀀";
        for (trigger, members) in SETS {
            let want: Vec<_> = text.char_indices().filter(|(_, c)| members.contains(*c)).collect();
            assert_eq!(found(text, *trigger), want, "{trigger:?}");
        }
    }

    #[test]
    fn what_lies_before_is_passed_over() {
        let triggers = Triggers::of("1，2，3");
        let mut seeker = triggers.seek(Trigger::Quantity);
        assert_eq!(seeker.find(0), Some((0, '1')));
        assert_eq!(seeker.find(5), Some((8, '3')));
        assert_eq!(seeker.find(9), None);
    }
}
