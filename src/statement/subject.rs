//! What a statement is said of.

use std::sync::LazyLock;

use super::Reader;
use super::bystander::is_bystander;
use super::longer::{is_organisation, place};
use super::place::{is_common, names_place, places};
use super::signs::Sign;
use super::topic::{describes, group};
use super::venue::{is_beside, is_venue};
use crate::document::Document;
use crate::reflow::one_form;
use crate::rule::{Hit, RuleSet, Use};
use crate::scan::WordTable;
use crate::sentence::{BlockKind, Sentence};
use crate::text::Span;
use crate::words;

/// A subject named in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mention {
    pub span: Span,
    /// As an index into the rule set.
    pub subject: usize,
}

/// The mentions of registered subjects.
pub(super) struct Mentions {
    /// Those that something is said of.
    pub told: Vec<Mention>,
    /// Those and the ones that longer names begin with or that only describe another: whose district is spoken of.
    pub named: Vec<Mention>,
    /// The words for groups that a name leads: 以海润光电为龙头.
    pub groups: Vec<Span>,
}

/// Every mention of a registered subject: the longest name wins, and a name inside a longer one that is not registered
/// is none.
pub(super) fn mentions(document: &Document, rules: &RuleSet, hits: &[Hit]) -> Mentions {
    let text = document.text.as_str();
    let all = longest(rules, hits);
    let ends: Vec<usize> = all.iter().map(|mention| mention.span.end).collect();
    let (mut told, mut named) = (Vec::new(), Vec::new());
    for mention in all {
        let span = mention.span;
        if is_compared(&text[..span.start]) || is_beside(text, span) || is_bystander(text, span) {
            continue;
        }
        let within = place(text, span).is_some();
        let follows = || ends.binary_search(&span.start).is_ok() || document.time_ends_at(span.start);
        let alone = !within && !is_organisation(&text[span.end..]) && stands_alone(text, span, follows());
        told.extend(alone.then_some(mention));
        named.extend((alone || within).then_some(mention));
    }
    let mut before = None;
    told.retain(|mention| {
        let venue = is_venue(document, mention, before.as_ref());
        before = if venue { before } else { Some(*mention) };
        !venue
    });
    leave_out_descriptions(document, &mut told);
    let mut groups = Vec::new();
    told.retain(|mention| {
        let group = group(text, mention.span);
        groups.extend(group);
        group.is_none()
    });
    Mentions { told, named, groups }
}

/// The names of subjects among the words of the rules, none inside of another.
fn longest(rules: &RuleSet, hits: &[Hit]) -> Vec<Mention> {
    let mut kept: Vec<Mention> = Vec::new();
    for hit in hits {
        for stands_for in rules.terms.uses(*hit) {
            let Use::Subject(subject) = *stands_for else { continue };
            match kept.last() {
                Some(last) if last.span.contains(hit.span) => continue,
                Some(last) if hit.span.contains(last.span) => {
                    kept.pop();
                }
                _ => {}
            }
            kept.push(Mention { span: hit.span, subject });
        }
    }
    kept
}

/// Leaves out the names that only describe the one before them; 位于云岭县和石门县之间 describes with both.
fn leave_out_descriptions(document: &Document, told: &mut Vec<Mention>) {
    let text = document.text.as_str();
    let (mut topic, mut passed): (Option<Span>, Option<Span>) = (None, None);
    told.retain(|mention| {
        let joined = passed.and_then(|passed| text.get(passed.end..mention.span.start));
        let described = joined.is_some_and(|joined| ["、", "和", "与", "及"].contains(&joined))
            || topic.is_some_and(|topic| describes(document, mention.span, topic));
        if described {
            passed = Some(mention.span);
        } else {
            (topic, passed) = (Some(mention.span), None);
        }
        !described
    });
}

/// Words behind which a name is that of what is compared with: 比清溪县少12亿元.
static COMPARED: LazyLock<WordTable<bool>> = LazyLock::new(|| {
    let with = [
        "比", "较", "高于", "低于", "多于", "少于", "快于", "慢于", "优于", "好于", "高出", "超出", "领先于",
        "落后于", "不及", "不如", "仅次于", "高过", "超过", "相较于", "相比", "对比",
    ];
    let others = ["占比", "同比", "环比", "之比"];
    let words: Vec<_> = with.map(|w| (w, true)).into_iter().chain(others.map(|w| (w, false))).collect();
    WordTable::by_last(&words)
});

/// Whether what follows is only compared with.
pub(super) fn is_compared(head: &str) -> bool {
    COMPARED.trailing(head).is_some_and(|(_, with)| *with)
}

/// Characters behind which a name begins.
const SAFE_BEFORE: &str = "在于的由是了和与及对到向从使让为将把以区市县省，。、；：！？“”‘’（）《》…— \n";

/// Whether no longer name ends with a name. `follows` says that another registered name or a time ends where it begins.
fn stands_alone(text: &str, span: Span, follows: bool) -> bool {
    let head = &text[..span.start];
    let free = follows
        || head.chars().next_back().is_none_or(|c| SAFE_BEFORE.contains(c))
        || ["镇", "乡", "街道"].iter().any(|end| head.ends_with(end))
            && span.of(text).chars().count() >= WHOLE_NAME;
    free || follows_no_place(text, span)
}

/// A name of so many characters is one of its own behind a town: 白云镇云谷产业园, but 白云镇产业园 is another's.
const WHOLE_NAME: usize = 4;

/// Words that jieba takes for places and that are none.
const NO_PLACES: &[&str] = &["云集", "落户", "坐落", "汇聚"];

/// By jieba: the name begins with a word, and the nouns right before it name no place or person. A word that jieba made up
/// of characters on both sides (年惠科 of 2023年惠科金渝) is no evidence: then the dictionary alone decides.
fn follows_no_place(text: &str, span: Span) -> bool {
    let from = text[..span.start].char_indices().rev().take(12).last().map_or(span.start, |(at, _)| at);
    let end = text[span.end..].char_indices().nth(4).map_or(text.len(), |(at, _)| span.end + at);
    let near = &text[from..end];
    let before = before(words::tagged(near), span.start - from)
        .or_else(|| before(words::tagged_known(near), span.start - from));
    before.is_some_and(|before| {
        let nouns = before.iter().rev().take_while(|(_, tag)| tag.starts_with(['n', 'f', 'b']));
        let mut named = nouns.filter(|(_, tag)| tag.starts_with("ns") || tag.starts_with("nr"));
        named.all(|(word, _)| NO_PLACES.contains(word))
    })
}

/// The words before byte `place`, where one ends there.
fn before<'t>(mut words: Vec<(&'t str, &'t str)>, place: usize) -> Option<Vec<(&'t str, &'t str)>> {
    let mut at = 0;
    let count = words.iter().take_while(|(word, _)| {
        let before = at < place;
        at += if before { word.len() } else { 0 };
        before
    });
    let count = count.count();
    words.truncate(count);
    (at == place).then_some(words)
}

/// A subject, and whether it was taken over from outside of the sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Resolved {
    pub subject: usize,
    pub taken_over: bool,
}

/// How far 全区 goes on, in bytes.
const REACH: usize = 1500;

impl Reader<'_> {
    /// The subject of what stands at `span`: named in its clause, earlier in its sentence or block, later in its
    /// sentence, in the heading above, in the article's title.
    pub(super) fn subject(&self, sentence: &Sentence, span: Span, wanted: &[usize]) -> Option<Resolved> {
        let layout = &self.document.layout;
        let clause = layout.clause_at(sentence, span.start);
        let near = |subject| Resolved { subject, taken_over: false };
        let far = |subject| Resolved { subject, taken_over: true };
        let earlier = Span::new(sentence.span.start, clause.start);
        // 损失1200亿元，其中甲市409亿元: the whole is not that of its part.
        let behind = Span::new(clause.end, sentence.span.end);
        let part = self.around().signs.first(behind, Sign::Part).filter(|part| !self.names_inner(part.end));
        let later = Span::new(clause.end, part.map_or(sentence.span.end, |part| part.start));
        let block = Span::new(layout.blocks[sentence.block].span.start, sentence.span.start);
        self.park(sentence, clause, span.start)
            .or_else(|| self.nearest(clause, span.start, wanted).map(near))
            .or_else(|| self.whole_region(clause, span).map(far))
            .or_else(|| self.whole_region(self.region_goes_on(sentence, clause.start)?, span).map(far))
            .or_else(|| self.nearest(earlier, span.start, wanted).map(near))
            .or_else(|| {
                let far_off = || {
                    self.last_named(block, clause, wanted)
                        .map(far)
                        .or_else(|| self.nearest(later, span.start, wanted).map(near))
                        .or_else(|| self.in_headings(sentence.block, wanted).map(far))
                        .or_else(|| self.around().article_subject.map(far))
                        .or_else(|| self.only_subject(clause).map(far))
                        .or_else(|| self.region_of_article().map(far))
                };
                if self.is_of_nation(sentence, span) { None } else { far_off() }
            })
            .filter(|found| !(found.taken_over && self.is_whole_of(found.subject, sentence)))
    }

    /// The district of an article that names none, registered or not, but says 全区 or 我区: a local paper does not name its
    /// own.
    fn region_of_article(&self) -> Option<usize> {
        *self.district.get_or_init(|| {
            let text = self.document.text.as_str();
            let silent = self.around().mentions.is_empty();
            let region = own_region(text).filter(|region| silent && !names_place(text, *region))?;
            self.registered(region)
        })
    }

    /// The one registered subject that is a region of that sort. A town is never meant by 全镇 that no name goes before.
    fn registered(&self, region: char) -> Option<usize> {
        let named = |subject: &usize| {
            self.rules.subjects[*subject].name.ends_with(region)
                && self.region_of(*subject, region) == Some(*subject)
        };
        let mut all = (0..self.rules.subjects.len()).filter(named);
        all.next().filter(|_| all.next().is_none() && region != '镇')
    }

    /// The region of that sort that a subject is or lies in: 临江区 for 临江高新区 that lies within it. A park that lies in none
    /// that is registered is one itself.
    fn region_of(&self, subject: usize, region: char) -> Option<usize> {
        let subjects = &self.rules.subjects;
        let (mut at, mut park) = (subject, None);
        for _ in 0..DEEPEST {
            let name = subjects[at].name.as_str();
            match name.ends_with(region) {
                true if !is_common(name) => return Some(at),
                true => park = park.or(Some(at)),
                false => {}
            }
            let Some(above) = subjects[at].within.as_deref() else { break };
            let Some(above) = subjects.iter().position(|other| other.name == above) else { break };
            at = above;
        }
        park
    }

    /// The park that 园区 right before the words at `at` speaks of: the one named last before it, past any town or district.
    fn park(&self, sentence: &Sentence, clause: Span, at: usize) -> Option<Resolved> {
        let head = &self.document.text.as_str()[clause.start.min(at)..at];
        let last = head.rfind('，').map_or(0, |comma| comma + '，'.len_utf8());
        PARK.iter().any(|word| head[last..].starts_with(word)).then_some(())?;
        let place = clause.start + last;
        self.mentions_in(Span::new(place, at)).is_empty().then_some(())?;
        let block = self.document.layout.blocks[sentence.block].span;
        let mut before = self.mentions_in(Span::new(block.start, place)).iter().rev().take(LOOKED);
        let park = before.find(|mention| is_park(&self.rules.subjects[mention.subject].name))?;
        Some(Resolved { subject: park.subject, taken_over: park.span.start < sentence.span.start })
    }

    /// The subject that the sentences before speak of. One that is named as a part or a share of another's (其中云谷产业园…，占48%)
    /// is none of the sentences behind.
    fn last_named(&self, block: Span, clause: Span, wanted: &[usize]) -> Option<usize> {
        let words = clause.of(self.document.text.as_str());
        let goes_on = || ["园区", "该", "其"].iter().any(|word| words.starts_with(word));
        let last = self.mentions_in(block).last()?;
        if !self.is_part_named(last) || goes_on() {
            return self.nearest(block, block.end, wanted);
        }
        let whole = self.mentions_in(block).iter().rfind(|mention| !self.is_part_named(mention))?;
        self.nearest(Span::new(block.start, whole.span.end), block.end, wanted)
    }

    /// Whether a name stands behind 其中 in its sentence, which begins with something else.
    fn is_part_named(&self, mention: &Mention) -> bool {
        let sentence = self.sentence_of(mention.span).span;
        let before = Span::new(sentence.start, mention.span.start);
        let part = self.around().signs.first(before, Sign::Part);
        part.is_some_and(|part| part.start > sentence.start)
            || before.of(self.document.text.as_str()).ends_with('占')
    }

    /// Where 全区 stands that goes on up to `at`: at the head of a clause, with nothing but ， and ； behind it, and no subject.
    fn region_goes_on(&self, sentence: &Sentence, at: usize) -> Option<Span> {
        let text = self.document.text.as_str();
        let block = self.document.layout.blocks[sentence.block].span;
        let from = at.saturating_sub(REACH).max(block.start.min(at));
        let scope = self.stretch(from, at, &[]).last(Sign::Scope)?;
        let stops = ['。', '！', '？', '\n'];
        let goes_on = !text[scope.end..at].contains(stops);
        let before = text[block.start.min(scope.start)..scope.start].chars().next_back();
        let leads = goes_on && before.is_none_or(|c| "，；,、：".contains(c) || stops.contains(&c));
        let alone = self.mentions_in(Span::new(scope.end, at)).is_empty();
        (leads && alone).then_some(scope)
    }

    /// The one subject that the whole article names: 该县 in a later paragraph. What is said of 全区 is not its.
    fn only_subject(&self, clause: Span) -> Option<usize> {
        let words = clause.of(self.document.text.as_str());
        let wide = || ["全区", "全市", "全县", "全省", "全国"].iter().any(|region| words.contains(region));
        self.around().only_subject.filter(|_| !wide())
    }

    /// The headings right above a block.
    fn in_headings(&self, block: usize, wanted: &[usize]) -> Option<usize> {
        let above = self.document.layout.blocks[..block].iter().rev();
        let mut headings = above
            .skip_while(|block| block.kind != BlockKind::Heading)
            .take_while(|block| block.kind == BlockKind::Heading);
        headings.find_map(|heading| self.nearest(heading.span, heading.span.end, wanted))
    }

    /// 全区 before a value is said of the district that the article names.
    fn whole_region(&self, clause: Span, span: Span) -> Option<usize> {
        let text = self.document.text.as_str();
        let words = Span::new(clause.start, span.end.clamp(clause.start, clause.end)).of(text);
        self.district(own_region(words)?, span)
    }

    /// The registered region of that sort that a text speaks of at `span`.
    pub(super) fn district(&self, region: char, span: Span) -> Option<usize> {
        let before = self.around().named.partition_point(|mention| mention.span.end <= span.start);
        let (before, after) = self.around().named.split_at(before);
        let near = before.iter().rev().take(LOOKED).chain(after.iter().take(LOOKED));
        self.around()
            .article_subject
            .into_iter()
            .chain(near.map(|mention| mention.subject))
            .find_map(|subject| self.region_of(subject, region))
            .or_else(|| self.registered(region))
    }

    /// The district that no rule registers and that 全区 is said of: named later than any other district before the words. None
    /// where no registered one could be meant: in a report of a district 全市 only says what its share is of.
    pub(super) fn foreign_region(&self, sentence: &Sentence, clause: Span, span: Span) -> Option<Span> {
        let text = self.document.text.as_str();
        let words = Span::new(clause.start, span.end.clamp(clause.start, clause.end));
        let words = if own_region(words.of(text)).is_some() {
            words
        } else {
            self.region_goes_on(sentence, clause.start)?
        };
        let region = own_region(words.of(text))?;
        self.district(region, span)?;
        self.foreign_district(region, sentence, span)
    }

    /// The region of that sort that no rule registers and that is named later than any other before `span`.
    pub(super) fn foreign_district(&self, region: char, sentence: &Sentence, span: Span) -> Option<Span> {
        let text = self.document.text.as_str();
        let foreign = self.foreign.get_or_init(|| places(self.document, self.rules));
        let before = foreign.partition_point(|place| place.end <= span.start);
        let last =
            foreign[..before].iter().rev().take(LOOKED).find(|name| name.of(text).ends_with(region))?;
        let behind = self.around().named.partition_point(|mention| mention.span.start < last.start);
        let named = self.around().named[behind..].iter().take_while(|mention| mention.span.end <= span.start);
        let again = named.take(LOOKED).any(|mention| self.region_of(mention.subject, region).is_some());
        let own = self.around().article_subject.and_then(|subject| self.region_of(subject, region));
        let block = self.document.layout.blocks[sentence.block].span;
        (!again && (own.is_none() || last.start >= block.start)).then_some(*last)
    }

    /// The mentions that stand in `region`.
    pub(super) fn mentions_in(&self, region: Span) -> &[Mention] {
        let from = self.around().mentions.partition_point(|mention| mention.span.start < region.start);
        let to = self.around().mentions.partition_point(|mention| mention.span.end <= region.end);
        &self.around().mentions[from.min(to)..to]
    }

    /// The mention in `region` that stands nearest before `at`, else the first behind it.
    fn nearest(&self, region: Span, at: usize, wanted: &[usize]) -> Option<usize> {
        let inside = self.mentions_in(region).iter();
        if inside.len() == 0 {
            return None;
        }
        let listed = self.around().signs.first(region, Sign::Respectively).is_some();
        let inside: Vec<&Mention> = inside.filter(|m| listed || !is_listed(self.document, m.span)).collect();
        let text = self.document.text.as_str();
        let open = |m: &&&Mention| text.get(m.span.end..at).is_none_or(|words| !closes_bracket(words));
        let before = inside.iter().rev().filter(|mention| mention.span.end <= at).find(open);
        let chosen = before.or_else(|| inside.first())?;
        // 重庆国际生物城 at 巴南: a park named beside its district, and the claim is about one of the two.
        let related =
            |m: &&&Mention| wanted.contains(&m.subject) && self.rules.lies_in(m.subject, chosen.subject);
        Some(inside.iter().find(related).map_or(chosen.subject, |mention| mention.subject))
    }
}

/// Whether a bracket ends that began before the words: what is named in it is none of what stands behind.
fn closes_bracket(words: &str) -> bool {
    let close = words.find(['）', ')']);
    close.is_some_and(|close| !words[..close].contains(['（', '(']))
}

/// Subjects lie in each other so many deep at most.
const DEEPEST: usize = 8;
/// So many names on each side are asked for the district that they lie in.
const LOOKED: usize = 256;
/// Words at the head of a clause that speak of the park named before.
const PARK: &[&str] = &["园区", "该园", "我园", "本园", "全园"];

/// Whether a name is that of a park, no district, town or firm.
fn is_park(name: &str) -> bool {
    name.ends_with(['园', '城', '港', '谷'])
        || name.ends_with("基地")
        || name.ends_with('区') && is_common(name)
}

/// What 全区, 我区 and 本区 are said of, where one stands in `words`: 区.
fn own_region(words: &str) -> Option<char> {
    ['区', '市', '县', '省', '镇']
        .into_iter()
        .find(|region| words.match_indices(*region).any(|(at, _)| is_own(words, at)))
}

/// Whether the region at byte `at` is the own one: not in 在我区域内, 全市场, 安全区, 样本县.
fn is_own(words: &str, at: usize) -> bool {
    let mut head = words[..at].chars().rev();
    let own = matches!(head.next(), Some('全' | '我' | '本'));
    let word = head.next().is_some_and(|c| "安健样基根日资标成自完齐保".contains(c));
    let tail = words[at..].chars().nth(1);
    own && !word && !tail.is_some_and(|c| "场域间块别分".contains(c))
}

/// So far behind the first of two names stands what they have together, in characters.
const FARTHEST_TOTAL: usize = 10;

/// A name in an enumeration is one of the things named, not what the sentence speaks of. In 甲县126家、乙县136家 values
/// are listed, and each name stands before its own.
fn is_listed(document: &Document, span: Span) -> bool {
    let text = document.text.as_str();
    let behind_value = || {
        let pause = span.start - '、'.len_utf8();
        let before = document.quantities.partition_point(|quantity| quantity.span.start < pause);
        before.checked_sub(1).is_some_and(|last| document.quantities[last].span.end == pause)
    };
    let (head, tail) = (&text[..span.start], &text[span.end..]);
    // 甲市和乙市共计72人.
    let together =
        || ["共计", "共有", "共完成", "共实现", "合计", "均", "都"].iter().any(|word| tail.starts_with(word));
    // 甲市 of the same.
    let joined = || {
        let rest = tail.strip_prefix(['和', '与', '及'])?;
        let near = &rest[..rest.char_indices().nth(FARTHEST_TOTAL).map_or(rest.len(), |(at, _)| at)];
        let near = near.split(['，', '。', '、', '；']).next()?;
        let own =
            ["子公司", "各", "下属", "所属", "其", "全", "旗下"].iter().any(|word| near.starts_with(word));
        let total = ["共计", "合计", "共完成", "共有", "共实现", "总共", "均"];
        Some(!own && total.iter().any(|word| near.contains(word)))
    };
    head.ends_with('、') && !behind_value()
        || joined().unwrap_or(false)
        || tail.starts_with('、')
        || head.ends_with(['和', '与', '及']) && together()
}

/// The subject that an article names as its own, in its title, or in its first heading that names one.
pub(super) fn of_article(document: &Document, rules: &RuleSet, mentions: &[Mention]) -> Option<usize> {
    let article = &document.article;
    let own = article.subject.as_deref().and_then(|name| rules.subject(name));
    own.or_else(|| in_title(article.title.as_deref()?, rules)).or_else(|| {
        let layout = &document.layout;
        let block = |at: usize| &layout.blocks[layout.sentences[layout.sentence_at(at)].block];
        let mut inside = mentions.iter().filter(|m| block(m.span.start).kind == BlockKind::Heading);
        inside.next().map(|mention| mention.subject)
    })
}

/// The one subject that an article names, however often, and not only as a part (其中，甲市40人) or as one of a list.
pub(super) fn only(document: &Document, mentions: &[Mention]) -> Option<usize> {
    let text = document.text.as_str();
    let part = |mention: &&Mention| {
        let head = text[..mention.span.start].trim_end_matches(['，', '：']);
        head.ends_with("其中") || is_listed(document, mention.span)
    };
    let first = mentions.iter().find(|mention| !part(mention))?.subject;
    mentions.iter().all(|mention| mention.subject == first).then_some(first)
}

/// The subject with the longest name in a title.
fn in_title(title: &str, rules: &RuleSet) -> Option<usize> {
    let title = one_form(title);
    let hits = rules.terms.hits(&title);
    let subjects = hits.iter().flat_map(|hit| rules.terms.uses(*hit).iter().map(|u| (hit.span, *u)));
    let named = subjects.filter_map(|(span, u)| match u {
        Use::Subject(subject) => Some((span.end - span.start, subject)),
        _ => None,
    });
    named.max_by_key(|(length, _)| *length).map(|(_, subject)| subject)
}
