//! Names as values: 董事长张三, 总部位于重庆, 由中建三局承建.

use std::sync::LazyLock;

use super::Reader;
use super::pattern::canonical;
use super::window::Window;
use crate::scan::WordTable;
use crate::text::Span;
use crate::words;

/// A name is no longer than this, in characters.
const LONGEST: usize = 24;
/// Words between the words of a claim and a name: 总部位于重庆.
const LINKS: &[&str] = &[
    "单位", "企业", "方为", "方是", "方：", "商为", "商是", "商：", "位于", "设在", "设于", "落户", "叫做",
    "名为", "称为", "更名为", "变更为", "改为", "选举", "聘任", "聘请", "是", "为", "由", "在", "：", ":",
    "，", "“", "《", "（", "(", " ",
];
/// What ends a name without a quotation mark.
const ENDS: &str = "，。、；：！？,;:!?（）()“”《》 \n的等和与及";

impl Reader<'_> {
    /// The name right behind the words of a claim, else the one right before them, inside `region`.
    pub(super) fn name(&self, region: Span, window: &Window, ends_with: &[String]) -> Option<Span> {
        let text = self.document.text.as_str();
        let mut start = window.hull.end;
        while let Some(link) = LINKS.iter().find(|link| text[start..region.end].starts_with(**link)) {
            start += link.len();
        }
        self.name_from(Span::new(start, region.end), ends_with)
            .or_else(|| self.name_until(Span::new(region.start, window.hull.start), ends_with))
    }

    fn name_from(&self, region: Span, ends_with: &[String]) -> Option<Span> {
        let text = self.document.text.as_str();
        let near = region.of(text);
        let near = &near[..near.char_indices().nth(LONGEST).map_or(near.len(), |(at, _)| at)];
        let quoted = text[..region.start].ends_with(['“', '《']);
        let stop = if quoted {
            near.find(['”', '》'])?
        } else {
            near.find(|c| ENDS.contains(c)).unwrap_or(near.len())
        };
        let length = if !ends_with.is_empty() {
            let ends = ends_with.iter().filter_map(|end| Some(near[..stop].find(end.as_str())? + end.len()));
            ends.min()?
        } else if quoted {
            stop
        } else {
            self.subject_at(region.start).unwrap_or_else(|| named(&near[..stop], true))
        };
        (length > 0).then(|| Span::new(region.start, region.start + length))
    }

    /// 张三任董事长: the name before the words, and before a verb between the two.
    fn name_until(&self, region: Span, ends_with: &[String]) -> Option<Span> {
        let text = self.document.text.as_str();
        let mut head = region.of(text);
        for link in ["担任", "出任", "任", "为", "是"] {
            head = head.strip_suffix(link).unwrap_or(head);
        }
        let near = head.char_indices().rev().nth(LONGEST).map_or(0, |(at, _)| at);
        let from = head[near..]
            .rfind(|c| ENDS.contains(c))
            .map_or(near, |at| near + at + head[near + at..].chars().next().map_or(1, char::len_utf8));
        let name = led(&head[from..]);
        let length = match ends_with.iter().any(|end| name.ends_with(end.as_str())) {
            true => name.len(),
            false if ends_with.is_empty() => named(name, false),
            false => 0,
        };
        (length > 0).then(|| Span::new(region.start + head.len() - length, region.start + head.len()))
    }

    /// How long the name of a registered subject is that begins at a byte.
    fn subject_at(&self, at: usize) -> Option<usize> {
        let mention = self.around().mentions.iter().find(|mention| mention.span.start == at)?;
        Some(mention.span.end - mention.span.start)
    }

    /// A name as it is compared: that of a registered subject, or the one that the rule gives for it.
    pub(super) fn name_of(&self, written: &str, synonyms: &[(String, String)]) -> String {
        let plain = canonical(written, synonyms);
        let registered = self.rules.subjects.iter().find(|subject| subject.aliases.contains(&plain));
        registered.map_or(plain, |subject| subject.name.clone())
    }
}

/// Words that lead to a name, and words that they are only a part of.
static LEADS: LazyLock<WordTable<bool>> = LazyLock::new(|| {
    let lead = ["由", "被", "经", "单位为", "单位是", "企业为", "企业是", "方为", "方是", "委托", "交由"];
    let part = [
        "自由", "理由", "经济", "经营", "经贸", "经纬", "经典", "经开", "财经", "正经", "神经", "由来",
        "缘由",
    ];
    let words: Vec<_> =
        lead.map(|word| (word, true)).into_iter().chain(part.map(|word| (word, false))).collect();
    WordTable::by_first(&words)
});

/// What stands behind the last word that leads to a name: 清溪建设有限公司 of 大桥由清溪建设有限公司.
fn led(name: &str) -> &str {
    let mut from = 0;
    let mut passed = 0;
    for (at, (word, leads)) in LEADS.inside(name) {
        let end = at + word.len();
        if at >= passed && end < name.len() {
            passed = end;
            from = if *leads { end } else { from };
        }
    }
    &name[from..]
}

/// Length of the names that a text begins or ends with, as the dictionary knows them.
fn named(text: &str, begins: bool) -> usize {
    let tagged = words::tagged(text);
    let is_name = |tag: &str| {
        tag.starts_with("nr") || tag.starts_with("ns") || tag.starts_with("nt") || tag.starts_with("nz")
    };
    let part = |(_, tag): &&(&str, &str)| is_name(tag) || tag.starts_with('n');
    let run: Vec<&(&str, &str)> = if begins {
        tagged.iter().take_while(part).collect()
    } else {
        tagged.iter().rev().take_while(part).collect()
    };
    if run.iter().any(|(_, tag)| is_name(tag)) { run.iter().map(|(word, _)| word.len()).sum() } else { 0 }
}
