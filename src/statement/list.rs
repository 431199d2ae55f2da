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
    if parts.len() < 2 || parts.iter().any(|part| part.of(text).chars().count() > 24) {
        return None;
    }
    let first = parts[0].of(text);
    let skip = verb(first);
    let span = Span::new(parts[0].start + skip, parts[parts.len() - 1].end);
    let mut names: Vec<String> = parts.iter().map(|part| plain(part.of(text))).collect();
    names[0] = plain(&first[skip..]);
    names.retain(|name| !name.is_empty());
    Some((span, names, open))
}

/// Length of the verb that leads a list: 推动生物医药、商贸物流.
fn verb(first: &str) -> usize {
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
    }
}
