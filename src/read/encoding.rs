//! Bytes of any encoding → text that knows the bytes it came from.
//!
//! A byte-order mark decides, then valid UTF-8, then a test for UTF-16 without a mark, then UTF-8 with a few broken
//! bytes, then chardetng. What is left malformed becomes U+FFFD.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Decoder, DecoderResult, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

use crate::scan::places;
use crate::text::{Origin, Source};

/// Bytes that are enough to tell an encoding.
const SAMPLE: usize = 64 * 1024;

/// The text of `bytes`, or `None` where they are no text: a NUL, or more than a tenth control characters.
pub fn decode(bytes: &[u8]) -> Option<Source> {
    let found = Encoding::for_bom(bytes);
    let mark = found.map_or(0, |(_, mark)| mark);
    let utf8 = simdutf8::basic::from_utf8(&bytes[mark..]).ok();
    let encoding = found.map_or_else(|| detect(bytes, utf8.is_some()), |(encoding, _)| encoding);
    let (text, origin) = match utf8 {
        Some(text) if encoding == UTF_8 => (text.to_owned(), Origin::Utf8(mark)),
        _ => table(encoding, bytes, mark),
    };
    (!binary(&text)).then(|| Source::new(text, origin))
}

/// The encoding of bytes without a mark. `utf8`: they may be read as UTF-8.
fn detect(bytes: &[u8], utf8: bool) -> &'static Encoding {
    if utf8 && memchr::memchr(0, bytes).is_none() {
        return UTF_8;
    }
    if let Some(encoding) = utf16(&bytes[..bytes.len().min(SAMPLE)]) {
        return encoding;
    }
    let first = bytes.iter().position(|b| !b.is_ascii()).unwrap_or(0);
    let sample = &bytes[first..bytes.len().min(first + SAMPLE)];
    if utf8 || mostly_utf8(sample) { UTF_8 } else { legacy(sample, first + sample.len() == bytes.len()) }
}

/// UTF-16 without a mark: nine tenths of the units are what Chinese text is made of. Pairs of ASCII bytes also look
/// like Chinese characters (`th` is U+6874), so those may not be most of them.
fn utf16(sample: &[u8]) -> Option<&'static Encoding> {
    let little = plausible(sample, u16::from_le_bytes);
    let big = plausible(sample, u16::from_be_bytes);
    let (score, encoding) = if little >= big { (little, UTF_16LE) } else { (big, UTF_16BE) };
    (score > 0).then_some(encoding)
}

/// How many units of UTF-16 are plausible, ASCII counted twice; 0 for no UTF-16.
fn plausible(sample: &[u8], unit: fn([u8; 2]) -> u16) -> usize {
    let (mut ascii, mut chinese, mut pairs, mut units) = (0, 0, 0, 0);
    for &pair in sample.as_chunks::<2>().0 {
        units += 1;
        match unit(pair) {
            0x09 | 0x0A | 0x0D | 0x20..=0x7E => ascii += 1,
            0x4E00..=0x9FFF if pair.iter().all(|b| (0x20..0x7F).contains(b)) => pairs += 1,
            0x4E00..=0x9FFF | 0x2010..=0x2027 | 0x3000..=0x303F | 0xFF00..=0xFFEF => chinese += 1,
            _ => {}
        }
    }
    let good = ascii + chinese + pairs;
    if good * 10 < units * 9 || pairs > chinese + ascii { 0 } else { good + ascii }
}

/// UTF-8 that was cut or damaged: ten good characters for each bad place.
fn mostly_utf8(sample: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in sample.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= bad * 10
}

/// GB18030, Big5 or another encoding from before Unicode. A hint at China makes short GBK right and Big5 wrong, so
/// Big5 is believed without the hint. chardetng gives an encoding up at the first broken byte; damaged GB18030 is
/// still that.
fn legacy(sample: &[u8], whole: bool) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, whole);
    let hinted = detector.guess(Some(b"cn"), Utf8Detection::Deny);
    let free = detector.guess(None, Utf8Detection::Deny);
    if free == BIG5 {
        BIG5
    } else if hinted == GBK || (hinted.is_single_byte() && mostly_gb2312(sample)) {
        GB18030
    } else {
        hinted
    }
}

/// Ten pairs of bytes that are common Chinese characters for each one that is not.
fn mostly_gb2312(sample: &[u8]) -> bool {
    let (mut good, mut bad, mut at) = (0, 0, 0);
    while let Some(&lead) = sample.get(at) {
        let pair = matches!(lead, 0xA1..=0xF7) && matches!(sample.get(at + 1), Some(0xA1..=0xFE));
        good += usize::from(pair);
        bad += usize::from(!pair && !lead.is_ascii());
        at += if pair { 2 } else { 1 };
    }
    good >= bad * 10
}

/// The text, and for each character where it stands in the file.
fn table(encoding: &'static Encoding, bytes: &[u8], mark: usize) -> (String, Origin) {
    let mut out = Decoded { text: String::with_capacity(bytes.len() * 3 / 2), chars: Vec::new(), next: mark };
    let mut decoder = encoding.new_decoder_without_bom_handling();
    for at in mark..bytes.len() {
        out.feed(&mut decoder, &bytes[at..=at], at + 1, false);
    }
    out.feed(&mut decoder, &[], bytes.len(), true);
    out.chars.push((out.text.len(), bytes.len()));
    (out.text, Origin::Table(out.chars))
}

/// What was decoded so far.
struct Decoded {
    text: String,
    chars: Vec<(usize, usize)>,
    /// Where in the file the next character begins.
    next: usize,
}

impl Decoded {
    /// Decodes `input`, one byte or none, after which `read` bytes of the file are read.
    fn feed(&mut self, decoder: &mut Decoder, mut input: &[u8], read: usize, last: bool) {
        let mut buffer = [0; 32];
        loop {
            let (result, used, written) =
                decoder.decode_to_utf8_without_replacement(input, &mut buffer, last);
            input = &input[used..];
            self.push(&buffer[..written], read);
            match result {
                DecoderResult::InputEmpty => return,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(_, after) => {
                    self.push("\u{FFFD}".as_bytes(), read - usize::from(after).min(read - self.next));
                }
            }
        }
    }

    /// Appends characters that end at byte `end` of the file. Of several, given back after a fault, each is one byte.
    fn push(&mut self, utf8: &[u8], end: usize) {
        let Ok(text) = std::str::from_utf8(utf8) else { return };
        for c in text.chars() {
            self.chars.push((self.text.len(), self.next));
            self.text.push(c);
            self.next = (self.next + 1).min(end);
        }
        if !text.is_empty() {
            self.next = end;
        }
    }
}

fn binary(text: &str) -> bool {
    let control = |b: u8| matches!(b, 0..=0x08 | 0x0E..=0x1F | 0x7F);
    let plain =
        !text.bytes().fold(false, |any, b| any | control(b)) && places(text, "\u{FFFD}").next().is_none();
    // The other control characters begin like · does.
    let bytes = text.as_bytes();
    let others =
        || memchr::memchr_iter(0xC2, bytes).any(|at| bytes.get(at + 1).is_some_and(|next| *next < 0xA0));
    if plain && !others() {
        return false;
    }
    let (mut all, mut odd) = (0_usize, 0_usize);
    for c in text.chars() {
        match c {
            '\0' => return true,
            '\t' | '\n' | '\r' | '\x0B' | '\x0C' => {}
            _ => odd += usize::from(c.is_control() || c == '\u{FFFD}'),
        }
        all += 1;
    }
    odd * 10 > all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    const NEWS: &str = "重庆国际生物城12个创新药物步入临床，\n全市占比过半。";

    fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    /// Every character of `text` must be found at its bytes of the file.
    fn check(bytes: &[u8], text: &str, encode: &dyn Fn(&str) -> Vec<u8>) {
        let source = decode(bytes).expect(text);
        assert_eq!(source.as_str(), text);
        for (at, c) in text.char_indices() {
            let file = source.to_file(Span::new(at, at + c.len_utf8()));
            assert_eq!(bytes[file.start..file.end], encode(&c.to_string()), "{c} of {text}");
        }
        assert_eq!(source.to_file(Span::new(text.len(), text.len())).end, bytes.len());
    }

    fn gb(text: &str) -> Vec<u8> {
        GB18030.encode(text).0.into_owned()
    }

    #[test]
    fn utf8_with_and_without_a_mark() {
        let utf8 = |text: &str| text.as_bytes().to_vec();
        check(NEWS.as_bytes(), NEWS, &utf8);
        check(["\u{feff}", NEWS].concat().as_bytes(), NEWS, &utf8);
        check(b"", "", &utf8);
    }

    #[test]
    fn gb18030_with_characters_of_four_bytes() {
        check(&gb(NEWS), NEWS, &gb);
        let rare = format!("{NEWS}𬭩在䶮股份{NEWS}");
        check(&gb(&rare), &rare, &gb);
        check(&gb("占比50%，过半"), "占比50%，过半", &gb);
    }

    #[test]
    fn ascii_long_before_the_first_chinese_character() {
        let text = format!("{}{NEWS}", "a table of numbers 1 2 3\n".repeat(4000));
        let source = decode(&gb(&text)).unwrap();
        assert!(source.as_str() == text);
    }

    #[test]
    fn utf16_with_and_without_a_mark() {
        let (le, be) = (|t: &str| utf16(t, u16::to_le_bytes), |t: &str| utf16(t, u16::to_be_bytes));
        let english = "Plain English text, 12 of 34.\n";
        for text in [NEWS, "占比50%", english] {
            check(&le(text), text, &le);
            check(&be(text), text, &be);
            check(&[vec![0xFF, 0xFE], le(text)].concat(), text, &le);
            check(&[vec![0xFE, 0xFF], be(text)].concat(), text, &be);
        }
        let rare = format!("{NEWS}𬭩{NEWS}");
        check(&le(&rare), &rare, &le);
    }

    #[test]
    fn big5_of_some_length() {
        let text = "重慶國際生物城十二個創新藥物進入臨床試驗，佔全市的一半以上。".repeat(3);
        let big5 = |text: &str| BIG5.encode(text).0.into_owned();
        check(&big5(&text), &text, &big5);
    }

    #[test]
    fn a_few_broken_bytes_are_replaced_where_they_stand() {
        let cut = &NEWS.as_bytes()[..NEWS.len() - 1];
        let source = decode(cut).unwrap();
        assert!(source.as_str().ends_with("过半\u{FFFD}"), "{}", source.as_str());
        let at = source.as_str().find('\u{FFFD}').unwrap();
        assert_eq!(source.to_file(Span::new(at, at + 3)), Span::new(cut.len() - 2, cut.len()));

        let mut bytes = gb(NEWS);
        bytes.extend([0x81, b' ']);
        bytes.extend(gb("占比"));
        let source = decode(&bytes).unwrap();
        let at = source.as_str().rfind("占比").unwrap();
        assert!(source.as_str().contains('\u{FFFD}'));
        assert_eq!(source.to_file(Span::new(at, at + 6)), Span::new(bytes.len() - 4, bytes.len()));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let noise: Vec<u8> = (0..4000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        let table: [&[u8]; 5] =
            [b"\x89PNG\r\n\x1a\n\0\0\0\r", b"text\0more text", b"PK\x03\x04\x14\0\0\0", &noise, &[0; 64]];
        for bytes in table {
            assert!(decode(bytes).is_none(), "{:?}", &bytes[..8]);
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_decode_with_a_map_that_never_runs_back(bytes: Vec<u8>, odd: bool) {
            let encoding = if odd { GB18030 } else { BIG5 };
            let (text, origin) = table(encoding, &bytes, 0);
            let Origin::Table(chars) = origin else { panic!("a table") };
            assert!(chars.windows(2).all(|w| w[0].0 < w[1].0 && w[0].1 <= w[1].1));
            assert_eq!(chars.last(), Some(&(text.len(), bytes.len())));
            let _ = decode(&bytes);
        }
    }
}
