//! Lists of names: 生物医药、商贸物流、生态创新三个产业集群.

use std::sync::LazyLock;

use super::assemble::Reading;
use super::choose::items;
use super::read::added;
use super::when::Role;
use super::window::Window;
use super::{Lack, Reader, Statement, Value};
use crate::quantity::Kind;
use crate::scan::WordTable;
use crate::text::Span;
use crate::words;

impl Reader<'_> {
    /// The statement of the names before the words of a window, or behind them.
    pub(super) fn list(
        &self,
        claim: usize,
        window: &Window,
        synonyms: &[(String, String)],
        none: &[Span],
        out: &mut Vec<Statement>,
    ) -> Result<(), Lack> {
        let (span, mut items, open) = self.names_of(window).ok_or(Lack::Value)?;
        // 甲12个、乙3个 lists how many there are of each.
        if self.document.quantities_in(span).1.iter().any(|q| q.kind == Kind::Count) {
            return Err(Lack::Value);
        }
        let stretch = window.hull.hull(span);
        if let Some(none) = none.iter().find(|none| stretch.contains(**none)) {
            return Err(Lack::Forbidden(*none));
        }
        for item in &mut items {
            if let Some((_, name)) = synonyms.iter().find(|(other, _)| other == item) {
                item.clone_from(name);
            }
        }
        let value = Value::List { items, open };
        added(out, [self.statement(claim, window, Reading { span, value, role: Role::Only, subject: None })])
    }

    /// The names before the words of a window, else those behind them, up to the number that counts them.
    fn names_of(&self, window: &Window) -> Option<Names> {
        let text = self.document.text.as_str();
        let sentence = self.sentence_of(window.hull);
        let clause = self.document.layout.clause_at(sentence, window.hull.start);
        let (_, counts) = self.document.quantities_in(Span::new(clause.start, window.hull.start));
        let mut end = window.hull.start;
        for count in counts.iter().rev().filter(|q| matches!(q.kind, Kind::Count | Kind::Class)) {
            if count.span.end <= end && text[count.span.end..end].chars().count() <= 2 {
                end = count.span.start;
            }
        }
        let end = self.before_count(Span::new(clause.start, end));
        let start = self.behind_subject(Span::new(clause.start, end));
        let behind = Span::new(window.hull.end, sentence.span.end.max(window.hull.end));
        before(text, start, end).or_else(|| names_behind(text, behind.start, self.first_count(behind)))
    }

    /// Where the first name of a list may begin: in 清溪县电子信息、装备制造两大主导产业 behind the subject, which is none of it.
    fn behind_subject(&self, region: Span) -> usize {
        let text = self.document.text.as_str();
        let first = text[region.start..region.end].find('、').map_or(region.end, |at| region.start + at);
        let led = self.mentions_in(Span::new(region.start, first)).last().map(|mention| mention.span.end);
        let start = led.filter(|end| *end < first).unwrap_or(region.start);
        region.end - text[start..region.end].trim_start_matches('的').len()
    }

    /// Where a list ends before the number of its names: 甲 is the last of 乙、甲3个学科进入.
    fn before_count(&self, region: Span) -> usize {
        let last = region.start + last_name(region.of(self.document.text.as_str()));
        let end = self.first_count(Span::new(last, region.end));
        if end > last { end } else { region.end }
    }

    /// Where the first count in a stretch begins, else where the stretch ends.
    fn first_count(&self, region: Span) -> usize {
        let (_, numbers) = self.document.quantities_in(region);
        numbers.iter().find(|q| q.kind == Kind::Count).map_or(region.end, |count| count.span.start)
    }
}

/// Names in their plain form, where they stand, and whether 等 says that there are more.
type Names = (Span, Vec<String>, bool);

/// Where the last name of a list begins.
fn last_name(list: &str) -> usize {
    let separators = ['、', '和', '与', '及'];
    list.rfind(separators).map_or(0, |at| at + list[at..].chars().next().map_or(0, char::len_utf8))
}

/// The names before `at`, back to the beginning of the clause at `start`: where they stand, each in its plain form,
/// and whether 等 says that there are more. None where fewer than two are named.
fn before(text: &str, start: usize, at: usize) -> Option<Names> {
    let head = until_verb(text[start..at].trim_end_matches(['“', '《', '（']));
    let closed = head.trim_end_matches('等');
    let open = closed.len() < head.len();
    let parts = items(text, Span::new(start, start + closed.len()));
    names(text, &parts, open)
}

/// The names behind `at`: 五个产业集群，分别是甲、乙、丙.
fn names_behind(text: &str, at: usize, end: usize) -> Option<Names> {
    let tail = &text[at..end];
    let lead = [
        "分别是：", "分别为：", "包括：", "是：", "为：", "有：", "，分别是", "，分别为", "，包括", "，即",
        "，是", "：", "，为", "为", "有", "包括", "分别是", "分别为",
    ];
    let lead = lead.iter().find(|lead| tail.starts_with(**lead))?;
    let start = at + lead.len();
    let stop = text[start..end].find(['，', '。', '；', '：', '\n', '…']).map_or(end, |stop| start + stop);
    let named = text[start..stop].trim_end_matches(['（', '(']);
    let closed = named.trim_end_matches('等');
    let open = closed.len() < named.len();
    names(text, &items(text, Span::new(start, start + closed.len())), open)
}

/// Where the names stand, and each in its plain form, the verb before the first left out; none where fewer than two
/// are named, or where a part is no name.
fn names(text: &str, parts: &[Span], open: bool) -> Option<Names> {
    let first = parts.first()?.of(text);
    let skip = verb(first);
    let sentence = |part: &str| part.chars().count() > LONGEST || part.contains(['的', '为', '以', '有']);
    if parts.len() < 2 || sentence(&first[skip..]) || parts[1..].iter().any(|part| sentence(part.of(text))) {
        return None;
    }
    let span = Span::new(parts[0].start + skip, parts[parts.len() - 1].end);
    let mut names: Vec<String> = parts.iter().map(|part| plain(part.of(text))).collect();
    names[0] = plain(&first[skip..]);
    names.retain(|name| !name.is_empty());
    Some((span, names, open))
}

/// A name is no longer than this, in characters.
const LONGEST: usize = 14;
/// Verbs that lead a list, whatever stands before them: 聚全区之力打造商贸物流.
const LEADING: &[&str] = &[
    "推动", "打造", "建设", "培育", "形成", "发展", "构建", "聚焦", "壮大", "包括", "涵盖", "围绕", "推进",
    "引进", "拥有", "涉及", "分别为", "分别是", "即", "布局", "做强", "做大",
];

/// Length of what leads a list: 推动 of 推动生物医药、商贸物流.
fn verb(first: &str) -> usize {
    let named = LEADING
        .iter()
        .filter_map(|word| Some(first.rfind(word)? + word.len()))
        .filter(|end| *end < first.len());
    if let Some(end) = named.max() {
        return end;
    }
    let mut at = 0;
    for (word, tag) in words::tagged(first) {
        if !tag.starts_with(['v', 'p', 'u', 'd', 'r', 'c']) || at + word.len() >= first.len() {
            break;
        }
        at += word.len();
    }
    at
}

/// Verbs behind the last name that say what became of all of them: 甲、乙、丙进入前百名.
static TAKING: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of(&[
        "进入", "跻身", "入选", "入围", "入列", "列入", "纳入", "位列", "位居", "获批", "获评", "荣获",
        "获得", "获选", "成为", "成功", "上榜", "被评", "被列", "被认定", "加入",
    ])
});

/// A list up to such a verb behind its last name.
fn until_verb(head: &str) -> &str {
    let last = last_name(head);
    let verb = TAKING.inside(&head[last..]).map(|(at, _)| at).find(|at| *at > 0);
    verb.map_or(head, |at| &head[..last + at])
}

/// A name without its quotation marks.
fn plain(name: &str) -> String {
    name.chars().filter(|c| !"“”‘’《》 ".contains(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back_to_the_verb() {
        let text = "加快打造现代物流、“数智”经济和生态旅游等三个产业集群";
        let (span, names, open) = before(text, 0, text.find("三个").unwrap()).unwrap();
        assert_eq!(names, ["现代物流", "数智经济", "生态旅游"]);
        assert!(open);
        assert_eq!(span.of(text), "现代物流、“数智”经济和生态旅游");
        assert!(before("打造产业集群", 0, 6).is_none());
        let text = "形成三大产业集群，分别是现代物流、生态旅游和电子信息。";
        let (_, names, _) = names_behind(text, text.find('，').unwrap(), text.len()).unwrap();
        assert_eq!(names, ["现代物流", "生态旅游", "电子信息"]);
    }
}
