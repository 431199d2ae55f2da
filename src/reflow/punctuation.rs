//! Half-width punctuation among Chinese words → the full-width one that everything later looks for: 增长5%;投资3亿元.

use super::normal::{is_cjk, is_space};

/// The punctuation of a line, read from its beginning on.
#[derive(Debug, Default)]
pub(super) struct Punctuation {
    /// Whether each bracket that is open was written in full width.
    brackets: Vec<bool>,
    /// Quotation marks so far, and in the whole line, once one was met; none in one without a Chinese character.
    quotes: (usize, Option<usize>),
}

/// What may be written in full width.
pub(super) const HALF_WIDTH: &str = ",;:!?()\"＂";

impl Punctuation {
    /// The full-width form of `c` at byte `at` of its line; None where it is none, or belongs to a number, a time, a Latin
    /// text.
    pub(super) fn wide(&mut self, line: &str, at: usize, c: char) -> Option<char> {
        match c {
            ',' => among_words(line, at).then_some('，'),
            ';' => among_words(line, at).then_some('；'),
            ':' => among_words(line, at).then_some('：'),
            '!' => among_words(line, at).then_some('！'),
            '?' => among_words(line, at).then_some('？'),
            '(' => {
                let wide = among_words(line, at);
                self.brackets.push(wide);
                wide.then_some('（')
            }
            ')' => self.brackets.pop().unwrap_or_else(|| among_words(line, at)).then_some('）'),
            '"' | '＂' => self.quote(line),
            _ => None,
        }
    }

    /// Quotation marks that look alike open and close by turns; of an odd number the last is left as it is.
    fn quote(&mut self, line: &str) -> Option<char> {
        let (before, all) = &mut self.quotes;
        let all = *all.get_or_insert_with(|| {
            let chinese = line.contains(is_cjk);
            if chinese { line.matches(['"', '＂']).count() } else { 0 }
        });
        *before += 1;
        let paired = *before <= all - all % 2;
        paired.then_some(if *before % 2 == 1 { '“' } else { '”' })
    }
}

/// So many closing marks are passed over.
const MOST_PASSED: usize = 4;

/// Whether a Chinese character or a percent sign stands beside byte `at`, closing marks passed over.
fn among_words(line: &str, at: usize) -> bool {
    let passed = |c: &char| !is_space(*c) && !matches!(c, ')' | '"');
    let left = line[..at].chars().rev().take(MOST_PASSED).find(passed);
    let right = line[at..].chars().skip(1).find(|c| !is_space(*c));
    left.is_some_and(|c| is_cjk(c) || matches!(c, '%' | '％' | '‰')) || right.is_some_and(is_cjk)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn among_chinese_words_it_is_full_width() {
        for (text, want) in [
            ("全年目标是:产值增长5%;投资增长6%。", "全年目标是：产值增长5%；投资增长6%。"),
            ("投资1,200万元,增长3%, 5个项目开工", "投资1,200万元，增长3%， 5个项目开工"),
            ("净利润:-3亿元", "净利润：-3亿元"),
            ("8:30开幕,比分3:2", "8:30开幕，比分3:2"),
            ("建成\"智慧园区\"12个(其中国家级3个)", "建成“智慧园区”12个（其中国家级3个）"),
            ("增加值(GDP) 120", "增加值（GDP） 120"),
            ("全长12\"的管道", "全长12\"的管道"),
            ("see http://a.cn/b?c=1, (d)", "see http://a.cn/b?c=1, (d)"),
            ("面积(㎡):1,200", "面积（㎡）:1,200"),
        ] {
            let mut punctuation = Punctuation::default();
            let got: String =
                text.char_indices().map(|(at, c)| punctuation.wide(text, at, c).unwrap_or(c)).collect();
            assert_eq!(got, want);
        }
    }
}
