//! Lists of names: 生物医药、商贸物流、生态创新三个产业集群.

use super::choose::items;
use crate::text::Span;
use crate::words;

/// The names before `at`, back to the beginning of the clause at `start`: where they stand, each in its plain form,
/// and whether 等 says that there are more. None where fewer than two are named.
pub(super) fn before(text: &str, start: usize, at: usize) -> Option<(Span, Vec<String>, bool)> {
    let head = text[start..at].trim_end_matches(['“', '《', '（']);
    let closed = head.trim_end_matches('等');
    let open = closed.len() < head.len();
    let parts = items(text, Span::new(start, start + closed.len()));
    names(text, &parts, open)
}

/// The names behind `at`: 五个产业集群，分别是甲、乙、丙.
pub(super) fn behind(text: &str, at: usize, end: usize) -> Option<(Span, Vec<String>, bool)> {
    let tail = &text[at..end];
    let lead = [
        "分别是：", "分别为：", "包括：", "是：", "为：", "有：", "，分别是", "，分别为", "，包括", "，即",
        "，是", "：", "，为", "为", "有", "包括", "分别是", "分别为",
    ];
    let lead = lead.iter().find(|lead| tail.starts_with(**lead))?;
    let start = at + lead.len();
    let stop = text[start..end].find(['，', '。', '；', '：', '\n', '…']).map_or(end, |stop| start + stop);
    let closed = text[start..stop].trim_end_matches('等');
    let open = closed.len() < stop - start;
    names(text, &items(text, Span::new(start, start + closed.len())), open)
}

/// Where the names stand, and each in its plain form, the verb before the first left out; none where fewer than two
/// are named, or where a part is no name.
fn names(text: &str, parts: &[Span], open: bool) -> Option<(Span, Vec<String>, bool)> {
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
        let (_, names, _) = behind(text, text.find('，').unwrap(), text.len()).unwrap();
        assert_eq!(names, ["现代物流", "生态旅游", "电子信息"]);
    }
}
