//! Undoes what printing did to a text: hard line ends, spaces inside words, columns side by side, full-width and
//! traditional characters, a headline glued to the paragraph after it.
//!
//! The result holds one block (heading, paragraph, caption) a line; line ends inside a block are gone.

use crate::text::{Source, Span, Text};
use crate::trigger::{self, Triggers};

mod chunks;
mod columns;
mod items;
mod join;
mod line;
mod normal;
mod punctuation;

use line::{Line, Runs, Scan};
pub use normal::{is_cjk, one_form};

/// The clean text of an article from byte `body` on, and the characters of it that anything begins with.
pub fn reflow(source: &Source, body: usize) -> (Text, Triggers) {
    let text = source.as_str();
    let scan = Scan::of(text, body);
    let chunks = columns::untangle(text, chunks::chunks(text, &scan.lines));
    let mut out = Clean {
        text: Text::with_room(text.len() - body, scan.lines.len()),
        triggers: Triggers::with_room(scan.marks.len() + scan.lines.len()),
    };
    for block in join::blocks(text, &chunks).iter() {
        write_block(text, &scan, block, &mut out);
    }
    (out.text, out.triggers)
}

/// What is written.
struct Clean {
    text: Text,
    triggers: Triggers,
}

/// Writes the lines of a block as one line of clean text.
fn write_block(text: &str, scan: &Scan, lines: &[Line], out: &mut Clean) {
    if !out.text.as_str().is_empty() {
        let start = lines[0].span.start;
        out.triggers.push(out.text.as_str().len(), '\n', trigger::sorts('\n'));
        out.text.push("\n", Span::new(start, start));
    }
    let spaced = |line: &Line| line.spaces >= 3 && normal::is_letter_spaced(line.span.of(text), false);
    let spaced = lines.iter().any(spaced);
    for (i, line) in lines.iter().enumerate() {
        let last = out.text.as_str().chars().next_back();
        let first = line.span.of(text).chars().next();
        if i > 0
            && last.is_some_and(|c| c.is_ascii_alphabetic())
            && first.is_some_and(|c| c.is_ascii_alphabetic())
        {
            let (before, start) = (lines[i - 1].span.end, line.span.start);
            out.text.push(" ", Span::new(before.min(start), start));
        }
        let spaced = spaced && normal::is_letter_spaced(line.span.of(text), true);
        normal::write_line(text, line.span, scan.marks_in(line.span), spaced, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(table: &[(&str, &str)]) {
        for (source, want) in table {
            let (text, _) = reflow(&Source::from(*source), 0);
            assert_eq!(text.as_str(), *want, "{source:?}");
        }
    }

    #[test]
    fn hard_line_ends_go() {
        check(&[
            (
                "今年以来新签约项目十\n六个，协议引资五十亿\n元，全部开工。",
                "今年以来新签约项目十六个，协议引资五十亿元，全部开工。",
            ),
            ("第一段到此结束。\n\n第二段从这里开始。", "第一段到此结束。\n第二段从这里开始。"),
            (
                "第一段在这一行里写得很满，\n到这里就结束。\n第二段也写得很满很满，要折\n行。",
                "第一段在这一行里写得很满，到这里就结束。\n第二段也写得很满很满，要折行。",
            ),
            ("a long\r\nline\r\n", "a long line"),
        ]);
    }

    #[test]
    fn a_sentence_goes_on_behind_a_blank_line() {
        check(&[
            (
                "全区上下围绕这一目标，力争\n五年以内，实现总产值五百亿\n\n元，建成国内领先的产业基地，\n成为示范。",
                "全区上下围绕这一目标，力争五年以内，实现总产值五百亿元，建成国内领先的产业基地，成为示范。",
            ),
            (
                "园区的产值规模要做到，到那时候它将是\n780亿\n\n元，建成国内领先的产业基地，成为示范。",
                "园区的产值规模要做到，到那时候它将是780亿元，建成国内领先的产业基地，成为示范。",
            ),
            (
                "产业兴旺，百姓富裕\n\n去年，全区规模以上工业企业数量达到三\n百家，总产值增长了一成二。",
                "产业兴旺，百姓富裕\n去年，全区规模以上工业企业数量达到三百家，总产值增长了一成二。",
            ),
        ]);
    }

    #[test]
    fn a_blank_line_behind_every_line_parts_nothing() {
        let wrapped = "去年，全区规模以上工业企业实现产值221\n2亿元，同比增长5.8%，增速居全市第二\n位。\n全区上下围绕这一目标，力争五年以内，实\n现总产值五百亿元，建成国内领先的产业基\n地，成为示范，带动全市产业一起向前发展\n。";
        let (want, _) = reflow(&Source::from(wrapped), 0);
        assert!(want.as_str().contains("2212亿元"), "{}", want.as_str());
        check(&[(&wrapped.replace('\n', "\n\n"), want.as_str())]);
        let paragraphs =
            "第一段在这里说完了。\n\n第二段也在这里结束。\n\n第三段同样只有一行。\n\n第四段到此为止了。";
        check(&[(paragraphs, &paragraphs.replace("\n\n", "\n"))]);
        let headings = "创新驱动\n\n产业兴旺\n\n百姓富裕\n\n生态优美\n\n社会和谐";
        check(&[(headings, &headings.replace("\n\n", "\n"))]);
    }

    #[test]
    fn page_numbers_part_no_sentence() {
        let line = "全区上下围绕这一目标，力争五年以内，完成投资1";
        for page in ["— 3 —", "- 12 -", "第3页", "第 3 页 共 10 页", "第３页／共１０页"] {
            let text = format!(
                "{line}\n\n{page}\n\n1.5亿元，建成国内领先的产业基地，成为全市的\n示范。\n\n{page}\n\n第二章从这里开始。"
            );
            let want = format!("{line}1.5亿元，建成国内领先的产业基地，成为全市的示范。\n第二章从这里开始。");
            check(&[(&text, &want)]);
        }
        let caption = "去年全区完成固定资产投资21\n6亿元，比2021年增长18.4\n%，其中工业投资增长9%，服务\n业投资增长12%，增势良好。\n图为开发区某某生产车间一角，周某某摄于三月中旬\n\n— 3 —\n\n吞吐量增长今年前两个月，港区完成货物吞吐\n量1268万吨，集装箱18\n.6万标箱，增长2成。";
        let (clean, _) = reflow(&Source::from(caption), 0);
        assert!(clean.as_str().contains("18.4%，其中"), "{}", clean.as_str());
        assert!(clean.as_str().contains("三月中旬\n吞吐量"), "{}", clean.as_str());
        check(&[("第3页的内容。\n\n— 甲 —", "第3页的内容。\n—甲—")]);
    }

    #[test]
    fn a_bare_page_number_is_left_out_inside_a_sentence_of_running_text() {
        let page = "今年以来，全区新签约工业项目三十六个，协\n议引资二百五十亿元，目前已经完成投资1\n3\n1.5亿元，建成厂房十二万平方米，带动就业\n三千人。";
        let want = "今年以来，全区新签约工业项目三十六个，协议引资二百五十亿元，目前已经完成投资11.5亿元，建成厂房十二万平方米，带动就业三千人。";
        check(&[(page, want), (&page.replace("\n3\n", "\n\n3\n\n"), want)]);
        // Lines of a table, a narrow column, and a number behind a sentence keep theirs.
        for (kept, number) in [
            ("指标\n企业数\n36\n产值，亿元\n12", "数36产"),
            ("新签约十\n六个，引\n3\n资五十亿。", "引3资"),
            (
                "今年以来，全区新签约工业项目三十六个，协\n议引资二百五十亿元，其中亿元以上的项目有\n3\n0多个，都已经开工。",
                "项目有3",
            ),
            (
                "今年以来，全区新签约工业项目三十六个，协\n议引资二百五十亿元，亿元以上的重大项目是\n3\n个，都已经开工。",
                "项目是3",
            ),
            (
                "今年以来，全区新签约工业项目三十六个，协\n议引资二百五十亿元，已经完成投资的一半。\n3\n第二章，从这里开始。",
                "一半。3",
            ),
        ] {
            let (clean, _) = reflow(&Source::from(kept), 0);
            assert!(clean.as_str().contains(number), "{}", clean.as_str());
        }
    }

    #[test]
    fn headings_stay_alone() {
        check(&[
            (
                "创新驱动\n\n今年，全区规模以上企业\n达到三百家，产值大增。",
                "创新驱动\n今年，全区规模以上企业达到三百家，产值大增。",
            ),
            (
                "产业兴旺\n去年，全区规模以上工业企业数\n量达到三百家，总产值增长了一\n成二。",
                "产业兴旺\n去年，全区规模以上工业企业数量达到三百家，总产值增长了一成二。",
            ),
        ]);
    }

    #[test]
    fn a_headline_glued_to_its_paragraph_is_cut_off() {
        let text = "企业总数已达三百五十家这座老城区过去是传统制造业大区，在\n加快转型升级的道路上一直走得很稳也很\n快，全区上下都动了起来，上演了一出又一\n出好戏。原来的工业园区以轻工纺织为主要\n产业，竞争激烈。";
        let (clean, _) = reflow(&Source::from(text), 0);
        assert!(clean.as_str().starts_with("企业总数已达三百五十家\n这座老城区"), "{}", clean.as_str());
        let (clean, _) = reflow(&Source::from(text.replacen('\n', "\n\n", 1).as_str()), 0);
        assert!(clean.as_str().starts_with("企业总数已达三百五十家\n这座老城区"), "{}", clean.as_str());
        assert!(clean.as_str().contains("传统制造业大区，在加快转型"), "{}", clean.as_str());
        let text = "企业占比达50%一座老城区过去是传统制造业的大区，在\n加快转型升级的道路上一直走得很稳也很快，全\n区上下都动了起来，上演了一出又一出好戏。原\n来的工业园区以轻工纺织为主要产业。";
        let (clean, _) = reflow(&Source::from(text), 0);
        assert!(clean.as_str().starts_with("企业占比达50%\n一座老城区"), "{}", clean.as_str());
    }

    #[test]
    fn paragraphs_of_one_line_each_hold_no_glued_headline() {
        let grain = "全年粮食种植面积312.5千公顷，比上年增加1.2千公顷；粮食总产量198.6万吨，增长1.5%。其中，夏粮产量56.2万吨，增长2.1%；秋粮产量142.4万吨，增长1.3%。";
        let shops = "全年社会消费品零售总额1126.35亿元，增长7.9%。按经营地分，城镇消费品零售额912.5亿元，增长7.7%；乡村消费品零售额213.85亿元，增长8.6%。";
        let people = "全年全体居民人均可支配收入35218元，增长6.2%。其中，城镇居民人均可支配收入43652元，增长5.3%；农村居民人均可支配收入22685元，增长7.8%。";
        let text = format!("{grain}\n{shops}\n八、人民生活\n{people}");
        let (clean, _) = reflow(&Source::from(text.as_str()), 0);
        assert_eq!(clean.as_str().replace('\n', ""), text.replace('\n', ""));
        assert!(clean.as_str().starts_with(grain) && clean.as_str().ends_with(people), "{}", clean.as_str());
        // Captions that end no sentence are no column among paragraphs that end theirs.
        let text = format!(
            "{grain}\n{shops}\n图为市民在清源县新落成的综合批发市场内选购本地出产的各种新鲜蔬菜和时令水果，本报通讯员钱某某二十日摄影\n{people}"
        );
        assert!(reflow(&Source::from(text.as_str()), 0).0.as_str().starts_with(grain));
        // A column whose first line could only be cut inside a number.
        let text = "昨天获悉工业总产值一千二百三十四亿五千万元比上年同期增长两成以上，在\n加快转型升级的道路上一直走得很稳也很\n快，全区上下都动了起来，上演了一出又一\n出好戏。原来的工业园区以轻工纺织为主要\n产业，竞争激烈。";
        let (clean, _) = reflow(&Source::from(text), 0);
        assert!(!clean.as_str().contains('\n'), "{}", clean.as_str());
    }

    #[test]
    fn spaces_inside_words_and_numbers_go() {
        check(&[
            ("研 发 累 计 投 入 12.5 亿 元 ，增 长 8% 。", "研发累计投入12.5亿元，增长8%。"),
            ("到 2025 年，达到 16万亿", "到2025年，达到16万亿"),
            ("本报记者 赵一鸣 钱多多", "本报记者 赵一鸣 钱多多"),
            ("吞吐量 3 600 吨", "吞吐量3 600吨"),
            ("粮 食 产 量 8 2 0 亿 斤", "粮食产量820亿斤"),
            ("全 年 全 市 共 有 专 利 1\n5 . 1 万 件", "全年全市共有专利15.1万件"),
            (
                "全 县 企 业 1 5 6 家 ，产 值 320 亿 元 ，研发占比  2 . 8 %。",
                "全县企业156家，产值320亿元，研发占比2.8%。",
            ),
            ("全 县 企 业 1 5 6 家，占 比 12 . 8 %。", "全县企业156家，占比12.8%。"),
            ("成 绩 依 次 为 320 415 分", "成绩依次为320 415分"),
            ("甲队 3 乙队 5 丙队 2 6", "甲队3乙队5丙队2 6"),
            ("利 率 降 3 5 B P ， 由 ABC Group 定", "利率降35BP，由ABC Group定"),
        ]);
    }

    #[test]
    fn forms_of_one_character_are_one() {
        check(&[
            ("增长１２．５％", "增长12.5%"),
            ("PM₂.₅浓度35", "PM2.5浓度35"),
            ("二○二一年", "二〇二一年"),
            ("國際生物產業園區佔比過半", "国际生物产业园区占比过半"),
            ("著名景点", "著名景点"),
        ]);
    }

    #[test]
    fn columns_side_by_side_are_read_one_after_the_other() {
        let text = "左边的一栏先说明全区      右边的一栏接着说全市\n一共引进项目三十六个      各个区县的招商情况以\n，全部都已经顺利开工      及下一步的工作安排，\n建设，进展十分良好。      内容都比较详实丰富。\n";
        check(&[(
            text,
            "左边的一栏先说明全区一共引进项目三十六个，全部都已经顺利开工建设，进展十分良好。\n右边的一栏接着说全市各个区县的招商情况以及下一步的工作安排，内容都比较详实丰富。",
        )]);
    }

    #[test]
    fn the_triggers_are_those_of_the_clean_text() {
        let files = ["corpus", "benches/prose"].map(|directory| std::fs::read_dir(directory).unwrap());
        let mut sources: Vec<Source> = files
            .into_iter()
            .flatten()
            .filter_map(|file| {
                Source::from(std::fs::read_to_string(file.unwrap().path()).ok()?.as_str()).into()
            })
            .collect();
        assert!(sources.len() > 20);
        let rewritten =
            "投 入\u{3000}８８．９２亿\n\n元，佔比過半，\u{3000}○年∶５０％\r\n—\u{200B} 3 —\n(國)１２";
        sources.push(Source::from(rewritten));
        sources.push(Source::from("研 发 累 计 投 入 12.5 亿 元 ，增 长 8% 。Alpha\nBeta"));
        for source in &sources {
            let (text, triggers) = reflow(source, 0);
            assert_eq!(triggers, Triggers::of(text.as_str()), "{}", text.as_str());
        }
    }

    #[test]
    fn every_clean_byte_points_at_what_was_written() {
        let source = Source::from("投 入\u{3000}８８．９２亿\n\n元，佔比過半，有Alpha\n\u{3000}Beta等。");
        let (text, _) = reflow(&source, 0);
        for (at, c) in text.as_str().char_indices() {
            let span = text.to_source(Span::new(at, at + c.len_utf8()));
            let written = span.of(source.as_str());
            assert!(
                c == '\n' || c == ' ' || written.trim().chars().map(normal::character).eq([c]),
                "{c} {written:?}"
            );
        }
    }
}
