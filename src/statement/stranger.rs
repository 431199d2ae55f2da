//! Names that no rule registers and that a statement is said of: 清溪县城关镇, where only 清溪县 is a subject.

use super::Reader;
use super::firm::firm;
use super::firm::is_facility;
use super::longer::stranger_at;
use super::noun::is_plain;
use super::part::{apart, is_named_part, is_part, region};
use super::place::{institution, is_unnamed};
use super::signs::Sign;
use crate::document::Document;
use crate::rule::{Hit, RuleSet, Use};
use crate::sentence::Sentence;
use crate::text::Span;

/// Every longer name that begins with a registered subject and is that of a place inside of it, or of an organisation; and
/// the groups that one leads.
pub(super) fn strangers(document: &Document, rules: &RuleSet, hits: &[Hit], groups: Vec<Span>) -> Vec<Span> {
    let is_subject = |hit: &&Hit| rules.terms.uses(**hit).iter().any(|u| matches!(u, Use::Subject(_)));
    let longer =
        hits.iter().filter(is_subject).filter_map(|hit| stranger_at(document.text.as_str(), hit.span));
    let mut found: Vec<Span> = longer.chain(groups).collect();
    found.sort_unstable_by_key(|span| (span.start, span.end));
    found.dedup();
    found
}

/// What is built for so much money, and how long its name may be, in characters.
const PROJECTS: &[&str] = &["项目", "工程", "产业园", "基地", "生产线", "工厂"];
const LONGEST_PROJECT: usize = 24;
/// Words for many of them, or for none in particular.
const KINDS: &[&str] =
    &["重大", "重点", "一批", "多个", "这些", "该", "此", "本", "某", "一个", "各类", "亿元", "签约", "开工"];
/// Verbs with which a clause goes on with the one spoken of.
const GOES_ON: &[&str] = &["实现", "完成", "累计", "共", "贡献", "取得", "创造"];
/// How far before the clause 集团 is looked for, in bytes.
const FARTHEST_GROUP: usize = 300;
/// How far back a name is looked for that no rule registers.
const SENTENCES: usize = 3;
const CLAUSES: usize = 12;
/// The name of a group is no longer than this, in characters.
const LONGEST_GROUP: usize = 10;
/// Words of clauses that speak of something else again.
const OTHERS: &[&str] = &["园区", "该区", "该县", "该市"];
const TODAY: &[&str] = &["目前", "现有", "截至"];

/// Whom words are said of that no rule registers.
pub(super) enum Stranger {
    Named(String),
    /// 储能业务: a part of the one that is spoken of.
    Part(String),
    /// 一家企业: nobody that could be compared with another.
    Nobody,
}

impl Stranger {
    /// Its name; that of a part behind the name of the whole.
    pub(super) fn name(self, whole: Option<&str>) -> Option<String> {
        match self {
            Self::Named(name) => Some(name),
            Self::Part(part) => whole.map(|whole| whole.to_owned() + &part),
            Self::Nobody => None,
        }
    }
}

impl Reader<'_> {
    /// Whom the words at `span` are said of, where it is no subject.
    pub(super) fn stranger(&self, sentence: &Sentence, span: Span) -> Option<Stranger> {
        let name = self.strange_name(sentence, span)?;
        let text = self.document.text.as_str();
        let Some(region) = name.of(text).chars().next().filter(|_| institution(name.of(text)).is_some())
        else {
            let own = || name.of(text).to_owned();
            return Some(match () {
                () if is_unnamed(name.of(text)) => Stranger::Nobody,
                () if is_part(name.of(text)) => Stranger::Part(own()),
                () => Stranger::Named(own()),
            });
        };
        // 区人民医院 is that of the district.
        let short = &name.of(text)[region.len_utf8()..];
        let own = self.district(region, span).map(|own| self.rules.subjects[own].name.clone() + short);
        let foreign =
            self.foreign_district(region, sentence, span).map(|own| own.of(text).to_owned() + short);
        Some(foreign.or(own).map_or(Stranger::Nobody, Stranger::Named))
    }

    /// The name that is no subject and that the words at `span` are said of: before them in their clause, or given as
    /// an example. None where a subject is named there too.
    fn strange_name(&self, sentence: &Sentence, span: Span) -> Option<Span> {
        let clause = self.document.layout.clause_at(sentence, span.start);
        let before = self.mentions_in(Span::new(clause.start, span.start)).last();
        if let Some(project) = self.project_behind(span).filter(|_| before.is_none()) {
            return Some(project);
        }
        let from = before.map_or(clause.start, |mention| mention.span.end);
        // Where no subject is registered, all that is read is of one.
        let place = || self.place_in(Span::new(from, span.start.max(from)));
        if let Some(place) = (!self.rules.subjects.is_empty()).then(place).flatten() {
            // 服务业加快发展新增就业5万人 is none of the sector alone.
            let text = self.document.text.as_str();
            let lent = is_named_part(place.of(text));
            if !lent || text.get(place.end..span.start).is_none_or(is_plain) {
                return Some(place);
            }
        }
        if !self.rules.subjects.is_empty()
            && let Some(apart) = self.apart(from, span.start)
        {
            return Some(apart);
        }
        if let Some(group) = self.group(sentence, clause, span) {
            return Some(group);
        }
        if !self.mentions_in(Span::new(clause.start, clause.end)).is_empty() {
            return None;
        }
        if let Some(region) = self.foreign_region(sentence, clause, span) {
            return Some(region);
        }
        let from = self.around().strangers.partition_point(|name| name.start < clause.start);
        let named =
            self.around().strangers[from..].iter().take_while(|name| name.end <= span.start).last().copied();
        named.or_else(|| self.example(sentence, span)).or_else(|| self.went_before(sentence, clause, span))
    }

    /// 吴越芯片项目 of 总投资37亿元的吴越芯片项目: what the number right behind the words is said of.
    fn project_behind(&self, words: Span) -> Option<Span> {
        let text = self.document.text.as_str();
        if !words.of(text).ends_with("投资") && !words.of(text).ends_with("投资额") {
            return None;
        }
        let next = self.document.quantities.partition_point(|q| q.span.start < words.end);
        let value = self.document.quantities.get(next)?;
        let near = text.get(words.end..value.span.start)?.chars().count() <= 2;
        let name = text[value.span.end..].strip_prefix('的').filter(|_| near)?;
        let end = name.char_indices().nth(LONGEST_PROJECT).map_or(name.len(), |(at, _)| at);
        let name = name[..end].split(['，', '。', '、', '；', '\n', '的', '“', '（']).next()?;
        let (at, noun) = PROJECTS.iter().filter_map(|noun| Some((name.find(noun)?, noun))).min()?;
        let start = value.span.end + '的'.len_utf8();
        // 智能装备产业园项目.
        let mut end = at + noun.len();
        while let Some(more) = PROJECTS.iter().find(|noun| name[end..].starts_with(**noun)) {
            end += more.len();
        }
        let found = Span::new(start, start + end);
        let stem = &name[..at];
        let named = stem.chars().count() > 1 && !stem.contains(|c: char| c.is_ascii_digit());
        (named && !KINDS.iter().any(|kind| stem.starts_with(kind)) && self.mentions_in(found).is_empty())
            .then_some(found)
    }

    /// What parts the words from the rest right before them: 境外 of 境外营收.
    fn apart(&self, from: usize, to: usize) -> Option<Span> {
        let length = apart(self.document.text.as_str().get(from..to)?)?;
        let found = Span::new(to - length, to);
        let timed =
            self.document.times_in(Span::new(from, to)).iter().any(|time| time.span.end > found.start);
        let free = !timed && self.document.quantities_in(found).1.is_empty();
        free.then_some(found)
    }

    /// The firm that 集团 at the head of a clause of the sentence goes on with: 华芯集团投资建设，集团总部在无锡，员工1.2万人.
    fn group(&self, sentence: &Sentence, clause: Span, span: Span) -> Option<Span> {
        let text = self.document.text.as_str();
        let far = clause.start.min(span.start);
        let begin = far.saturating_sub(FARTHEST_GROUP).max(sentence.span.start.min(far));
        let behind = text.as_bytes().get(begin..span.start)?;
        let head = memchr::memmem::rfind(behind, "，集团".as_bytes()).map(|at| begin + at + '，'.len_utf8());
        let at = head.or_else(|| text[far..span.start].starts_with("集团").then_some(far))?;
        self.mentions_in(Span::new(at, span.start)).is_empty().then_some(())?;
        let layout = &self.document.layout;
        let block = &layout.blocks[sentence.block];
        let this = layout.sentence_at(sentence.span.start);
        let from = layout.sentences[this.saturating_sub(1).max(block.sentences.start)].span.start;
        let before = text.get(from..at)?;
        let end = from + before.rfind("集团")? + "集团".len();
        let starts = text[from..end].char_indices().rev().take(LONGEST_GROUP).map(|(start, _)| from + start);
        let firms = starts.filter(|start| firm(&text[*start..end]) == Some(end - start));
        let name = Span::new(firms.min()?, end);
        self.mentions_in(name).is_empty().then_some(name)
    }

    /// The name that no rule registers and that the clauses before speak of: 华芯微公司产值12亿元，税收1亿元. It goes on into the next
    /// sentences only where its own says how much, and never where a subject is named nearer or the clause speaks of the region,
    /// of the park, or of today.
    fn went_before(&self, sentence: &Sentence, clause: Span, span: Span) -> Option<Span> {
        let text = self.document.text.as_str();
        let apart = |clause: Span| {
            self.stretch(clause.start, clause.end, &[]).has(Sign::Scope)
                || OTHERS.iter().any(|word| clause.of(text).contains(word))
        };
        let today = |clause: Span| TODAY.iter().any(|word| clause.of(text).contains(word));
        if self.rules.subjects.is_empty() || apart(clause) {
            return None;
        }
        let layout = &self.document.layout;
        let block = &layout.blocks[sentence.block];
        let last = layout.sentence_at(sentence.span.start);
        for earlier in layout.sentences[block.sentences.start..=last].iter().rev().take(SENTENCES) {
            let clauses = layout.clauses[earlier.clauses.clone()].iter().rev().take(CLAUSES);
            for &before in clauses.filter(|before| before.start < clause.start) {
                let same = earlier.span == sentence.span;
                if apart(before) || !same && today(clause) {
                    return None;
                }
                if let Some(first) = self.mentions_in(before).first() {
                    // 高新区入驻的一家企业投产，员工300人; 海润光电是高新区的一家企业 is of 海润光电.
                    let head = self.head_of(before).filter(|_| same)?;
                    // 雅安市芦山县193人死亡，23人失踪.
                    if head.start == first.span.end && !self.is_lent(head) {
                        return Some(head);
                    }
                    let unnamed = Some(head).filter(|name| is_unnamed(name.of(text)))?;
                    let between = text.get(first.span.end..unnamed.start)?;
                    return (!between.contains(['是', '为'])).then_some(unnamed);
                }
                let Some(name) = self.head_of(before) else { continue };
                if self.is_lent(name) || !same && is_named_part(name.of(text)) {
                    if same && self.goes_on_plainly(clause, span) {
                        return Some(name);
                    }
                    continue;
                }
                let counted = same || !self.document.quantities_in(earlier.span).1.is_empty();
                // 华芯微公司等企业入驻 is about more than one.
                let alone = !text[name.end..].starts_with(['等', '、', '和', '与', '及']);
                return (alone && counted).then_some(name);
            }
        }
        None
    }

    /// Whether a name that a clause before begins with is one of a part, a region, a place to go: the next clause goes on with it only
    /// where it says so.
    fn is_lent(&self, name: Span) -> bool {
        let name = name.of(self.document.text.as_str());
        // 青白高铁湖北段于2015年开工，全长434公里 goes on with the stretch.
        is_named_part(name) && !name.ends_with('段') || region(name) == Some(name.len()) || is_facility(name)
    }

    /// 储能业务快速增长，实现营收449亿元: nothing but a verb stands before the words at `span` in their clause.
    fn goes_on_plainly(&self, clause: Span, span: Span) -> bool {
        let words = self.document.text.as_str().get(clause.start..span.start).unwrap_or_default();
        GOES_ON.iter().any(|verb| words.starts_with(verb)) && is_plain(words)
    }

    /// The name that no rule registers before the first value of a clause; looked for once.
    fn head_of(&self, clause: Span) -> Option<Span> {
        if let Some(known) = self.heads.borrow().get(&clause.start) {
            return *known;
        }
        let (_, values) = self.document.quantities_in(clause);
        let end = values.first().map_or(clause.end, |value| value.span.start);
        let head = self.place_in(Span::new(clause.start, end));
        self.heads.borrow_mut().insert(clause.start, head);
        head
    }

    /// The longer name that begins at a byte.
    pub(super) fn stranger_from(&self, at: usize) -> Option<Span> {
        let index = self.around().strangers.binary_search_by_key(&at, |name| name.start).ok()?;
        Some(self.around().strangers[index])
    }

    /// 以城关镇为例，现有企业15家: the name between 以 and 为例; a time is no name.
    fn example(&self, sentence: &Sentence, span: Span) -> Option<Span> {
        let text = self.document.text.as_str();
        let before = &text[sentence.span.start..span.start];
        let end = sentence.span.start + before.rfind("为例")?;
        let start = sentence.span.start + text[sentence.span.start..end].rfind('以')? + '以'.len_utf8();
        let name = Span::new(start, end);
        let named = start < end && !name.of(text).contains(['，', '、']);
        let foreign = self.mentions_in(name).is_empty() && self.document.times_in(name).is_empty();
        let again = !self.mentions_in(Span::new(end, span.start)).is_empty();
        (named && foreign && !again).then_some(name)
    }
}
