//! Where the words of a claim stand together.

use crate::text::Span;

/// The smallest stretches that hold a word for every slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Window {
    /// From the first matched word to the last.
    pub hull: Span,
    /// The matched words, one a slot.
    pub terms: Vec<Span>,
}

/// The smallest windows over `found` (slot and place, in the order of the text). No two overlap: of 15个项目开工、
/// 12个项目竣工 the first 开工 goes with the first 项目, not with the second.
pub(super) fn windows(text: &str, slots: usize, found: &[(usize, Span)]) -> Vec<Window> {
    let mut last: Vec<Option<Span>> = vec![None; slots];
    let mut windows: Vec<Window> = Vec::new();
    for &(slot, span) in found {
        last[slot] = Some(span);
        let Some(terms) = last.iter().copied().collect::<Option<Vec<Span>>>() else { continue };
        let hull = terms.iter().copied().reduce(Span::hull).unwrap_or(span);
        windows.push(Window { hull, terms });
    }
    // Words in the order in which the rule names them belong together: 净利润3亿元，增长6% and not 增长23%，净利润3亿元. But where the
    // last of them stands in one phrase with another place of the first, 签约项目118个，开工项目76个, it belongs there.
    let sorted = |window: &Window| window.terms.is_sorted_by_key(|term| term.start);
    let last = |window: &Window| window.terms.iter().map(|term| term.start).max();
    let mut lasts: Vec<usize> = windows.iter().filter(|w| sorted(w)).filter_map(last).collect();
    lasts.sort_unstable();
    let takes = |w: &&Window| !sorted(w) && lasts.binary_search(&w.hull.start).is_ok() && is_phrase(text, w);
    let mut phrases: Vec<Span> = windows.iter().filter(takes).map(|phrase| phrase.hull).collect();
    phrases.sort_unstable();
    let begins = |at: usize| phrases.binary_search_by_key(&at, |phrase| phrase.start).is_ok();
    let disordered = |w: &Window| match sorted(w) {
        true => last(w).is_some_and(begins),
        false => phrases.binary_search(&w.hull).is_err(),
    };
    let mut ranked: Vec<(bool, usize, usize, Window)> =
        windows.into_iter().map(|w| (disordered(&w), w.hull.end - w.hull.start, w.hull.start, w)).collect();
    ranked.sort_by_key(|(disordered, length, start, _)| (*disordered, *length, *start));
    let windows = ranked.into_iter().map(|(.., window)| window);
    let mut kept: Vec<Window> = Vec::new();
    for window in windows {
        if !kept.iter().any(|other| other.hull.overlaps(window.hull)) {
            kept.push(window);
        }
    }
    kept.sort_by_key(|window| window.hull.start);
    kept
}

/// What parts phrases.
const PARTING: [char; 10] = ['，', '。', '、', '；', '：', '（', '）', '“', '”', ' '];
/// Bytes between the words of one phrase at most: 规上工业企业.
const BETWEEN: usize = 12;

/// Whether the words of a window stand in one phrase, with no number between them.
fn is_phrase(text: &str, window: &Window) -> bool {
    let words: usize = window.terms.iter().map(|term| term.end - term.start).sum();
    let short = window.hull.end - window.hull.start <= words + BETWEEN;
    short
        && text
            .get(window.hull.start..window.hull.end)
            .is_some_and(|phrase| !phrase.contains(PARTING) && !phrase.contains(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_are_the_smallest() {
        let at = |slot, start| (slot, Span::new(start, start + 2));
        let hulls = |slots, found: &[(usize, Span)]| {
            windows("", slots, found).into_iter().map(|w| (w.hull.start, w.hull.end)).collect::<Vec<_>>()
        };
        assert_eq!(hulls(1, &[at(0, 0), at(0, 10)]), [(0, 2), (10, 12)]);
        assert_eq!(hulls(2, &[at(0, 0), at(1, 4), at(1, 20)]), [(0, 6)]);
        assert_eq!(hulls(2, &[at(0, 0), at(1, 4), at(0, 20), at(1, 24)]), [(0, 6), (20, 26)]);
        assert_eq!(hulls(2, &[at(0, 0), at(0, 3), at(1, 6)]), [(3, 8)]);
        assert_eq!(hulls(2, &[at(1, 0), at(0, 4), at(1, 20)]), [(4, 22)]);
        assert_eq!(hulls(2, &[at(1, 0), at(0, 4)]), [(0, 6)]);
        assert_eq!(hulls(2, &[at(0, 0)]), []);
    }

    #[test]
    fn words_of_one_phrase_belong_together_in_any_order() {
        let text = "签约项目118个，开工项目76个";
        let at = |slot, word: &str, from| {
            let start = from + text[from..].find(word).unwrap();
            (slot, Span::new(start, start + word.len()))
        };
        let found = [at(0, "项目", 0), at(1, "开工", 0), at(0, "项目", 21)];
        let [window] = &windows(text, 2, &found)[..] else { panic!("not one window") };
        assert_eq!(window.hull.of(text), "开工项目");
    }
}
