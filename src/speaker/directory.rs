//! The people and bodies of a text, by name.
//!
//! Names of several words found entities first, the fullest one being canonical; then the single words are given to
//! whom they fit: a surname, a title and a surname, a given name, an acronym, the short name of a body.

use super::gender::Gender;
use super::index::{Index, Way, Ways};
use super::key::Key;
use super::mention::{self, Around, Arounds, Mention};
use super::name::{self, NameKind};
use super::record::Record;
use super::role;
use super::short_form;
use super::sort::{Sort, Sorts};
use super::words::{self, Words};
use crate::reading::Reading;
use crate::span::TokenSpan;

#[derive(Debug)]
pub(super) struct Directory<'a> {
    pub(super) reading: Reading<'a>,
    pub(super) mentions: Vec<Mention>,
    pub(super) arounds: Arounds,
    pub(super) records: Vec<Record>,
    /// Under their last, first and all words and their initials: the latest of each, the others by its record.
    index: Index,
    /// Some texts of several words lead to entities by themselves, and not by way of their last words.
    has_texts: bool,
}

/// How a name found its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    Full,
    Surname,
    Given,
    Acronym,
    Short,
    New,
}

/// Entities that are looked at for one word. A text of a hundred thousand Smiths stays linear.
const NAMESAKES: usize = 12;

/// Which entities a word may lead to.
#[derive(Clone, Copy, Debug)]
struct Good {
    sorts: Sorts,
    gender: Gender,
    bearers: Bearers,
}

/// By what names.
#[derive(Clone, Copy, Debug)]
enum Bearers {
    Any,
    OfSeveralWords,
    WithoutGivenName,
}

impl<'a> Directory<'a> {
    pub(super) fn new(reading: Reading<'a>) -> Self {
        // English news has a name every eleven tokens, seldom more than one in eight.
        let expected = reading.tokens.len() / 8 + 1;
        let mut directory = Directory {
            reading,
            mentions: Vec::with_capacity(expected),
            arounds: Arounds::default(),
            records: Vec::with_capacity(expected / 2),
            index: Index::with_capacity(expected),
            has_texts: false,
        };
        // Those that wait for the sure names of several words; the ones of several words among them.
        let (mut later, mut several) = (Vec::with_capacity(expected), Vec::new());
        let arounds = mention::scan(reading, |mut mention| {
            let index = directory.mentions.len() as u32;
            if !mention.is_whole() {
                later.push(index);
            } else if mention.weak | mention.led {
                later.push(index);
                several.push(index);
            } else {
                directory.enter_full(index, &mut mention);
            }
            directory.mentions.push(mention);
        });
        directory.arounds = arounds;
        let mut mentions = std::mem::take(&mut directory.mentions);
        for &index in &several {
            let mention = &mut mentions[index as usize];
            if !mention.weak {
                directory.enter_led(index, mention);
            }
        }
        for &index in &several {
            let mention = &mut mentions[index as usize];
            if mention.weak && mention.kind == NameKind::Person && mention.name.len() <= 3 {
                directory.enter_full(index, mention);
            }
        }
        for index in later {
            let mention = &mut mentions[index as usize];
            if mention.entity == Mention::NOBODY {
                directory.enter(index, mention);
            }
        }
        directory.mentions = mentions;
        directory.vote();
        directory
    }

    /// A name of several words: an entity already there, or a new one.
    fn enter_full(&mut self, index: u32, mention: &mut Mention) {
        let words = Words::of(&self.reading, mention.name);
        let link = (words.count > 1).then_some(Link::Full);
        match self.namesake(mention, &words) {
            Some(entity) => {
                self.tie(index, mention, entity, link);
                let record = &mut self.records[entity as usize];
                record.full += 1;
                if mention.name.len() > record.tokens.len() && record.sort != Sort::Organization {
                    record.tokens = mention.name;
                }
            }
            None => self.enter_new(index, mention, &words, link),
        }
    }

    /// `See Sexton`, `Former Trump aides`: where somebody is known by the last word, the first is no part of the name.
    fn enter_led(&mut self, index: u32, mention: &mut Mention) {
        let surname = mention.without_first_word();
        match self.look_up(&surname) {
            Some((entity, Link::Surname)) => {
                *mention = surname;
                self.tie(index, mention, entity, Some(Link::Surname));
            }
            _ => self.enter_full(index, mention),
        }
    }

    /// A name that may be somebody's surname: an entity already there, or, if it is surely a name, a new one.
    fn enter(&mut self, index: u32, mention: &mut Mention) {
        if mention.is_whole() {
            let words = Words::of(&self.reading, mention.name);
            let found = self.look_up_by(mention, &words);
            return self.enter_found(index, mention, found, words);
        }
        let token = mention.name.range().start;
        let key = Key::of_token(&self.reading, token);
        let found = self.by_single_word(mention, key, key);
        self.enter_found(index, mention, found, Words::single(key));
    }

    #[inline(always)]
    fn enter_found(&mut self, index: u32, mention: &mut Mention, found: Option<(u32, Link)>, words: Words) {
        if let Some((entity, link)) = found {
            self.tie(index, mention, entity, Some(link));
            let telling = link == Link::Given || mention.is_titled;
            self.records[entity as usize].full += u32::from(telling);
        } else if !mention.weak {
            self.enter_new(index, mention, &words, Some(Link::New));
        }
    }

    fn enter_new(&mut self, index: u32, mention: &mut Mention, words: &Words, link: Option<Link>) {
        let entity = self.add_by(mention.name, Sort::of(mention.kind), words);
        self.records[entity as usize].full = 1;
        self.tie(index, mention, entity, link);
    }

    /// Adds an entity with a name and indexes its words.
    pub(super) fn add(&mut self, tokens: TokenSpan, sort: Sort) -> u32 {
        self.add_by(tokens, sort, &Words::of(&self.reading, tokens))
    }

    fn add_by(&mut self, tokens: TokenSpan, sort: Sort, words: &Words) -> u32 {
        let entity = self.add_silent(tokens, sort, words);
        if !sort.is_named() {
            self.has_texts = true;
            self.lead(words.text, &[Way::Text], entity);
        } else if words.count > 1 {
            // its last word leads to its text, too
            self.lead(words.last, &[Way::Last], entity);
            if sort != Sort::Place {
                self.lead(words.first, &[Way::First], entity);
            }
            // Two words of which nothing is known may well be somebody: his initials are nobody's name.
            if sort != Sort::Person && (sort != Sort::Name || words.count > 2) {
                self.lead(words::acronym(&self.reading, tokens), &[Way::Acronym], entity);
            }
        } else if words.text == words.last {
            self.lead(words.last, &[Way::Last, Way::Text], entity);
        } else {
            self.has_texts = true;
            self.lead(words.last, &[Way::Last], entity);
            self.lead(words.text, &[Way::Text], entity);
        }
        entity
    }

    /// Adds an entity that no word leads to: several people together.
    pub(super) fn add_joint(&mut self, tokens: TokenSpan) -> u32 {
        self.add_silent(tokens, Sort::Joint, &Words::of(&self.reading, tokens))
    }

    fn add_silent(&mut self, tokens: TokenSpan, sort: Sort, words: &Words) -> u32 {
        self.records.push(Record::new(tokens, sort, words));
        self.records.len() as u32 - 1
    }

    /// Lets a word lead to an entity in some ways; no word leads nowhere.
    #[inline]
    fn lead(&mut self, key: Key, ways: &[Way], entity: u32) {
        if key != Key::EMPTY {
            self.index.lead(key, ways, entity, &mut self.records[entity as usize].earlier);
        }
    }

    /// The entities of one way, from the last one back.
    fn led(&self, ways: &Ways, way: Way) -> impl Iterator<Item = (u32, &Record)> {
        let mut next = ways.entity(way);
        let chain = std::iter::from_fn(move || {
            let (entity, record) = (next, self.records.get(next as usize)?);
            next = record.earlier.entity(way);
            Some((entity, record))
        });
        chain.take(NAMESAKES)
    }

    /// Lets the head of a phrase lead to the entity that the phrase describes.
    pub(super) fn describe(&mut self, head: Key, entity: u32) {
        self.lead(head, &[Way::Head], entity);
    }

    /// The entity that a phrase with this head described last.
    pub(super) fn by_head(&self, head: Key) -> Option<u32> {
        self.led(self.index.find(head), Way::Head).next().map(|(entity, _)| entity)
    }

    /// The entity that has exactly these words.
    pub(super) fn by_text(&self, tokens: TokenSpan) -> Option<u32> {
        let words = Words::of(&self.reading, tokens);
        self.with_text(&words, self.index.find(words.last))
    }

    /// `ways`: those of the last word.
    fn with_text(&self, words: &Words, ways: &Ways) -> Option<u32> {
        let mut named = self.led(ways, Way::Last);
        let same = named.find(|(_, record)| record.text == words.text);
        let by_text = || {
            let ways = match words.text == words.last {
                true => ways,
                false if self.has_texts => self.index.find(words.text),
                false => return None,
            };
            self.led(ways, Way::Text).next()
        };
        same.or_else(by_text).map(|(entity, _)| entity)
    }

    /// `link`: how the mention found the entity, if that cannot change.
    fn tie(&mut self, index: u32, mention: &mut Mention, entity: u32, link: Option<Link>) {
        mention.entity = entity;
        mention.link = link;
        let record = &mut self.records[entity as usize];
        record.mentions += 1;
        record.gender = record.gender.or(mention.gender);
        if record.sort == Sort::Name && mention.kind != NameKind::Unknown {
            record.sort = Sort::of(mention.kind);
        }
        if mention.has_role {
            record.described_by.get_or_insert(index);
        }
        if mention.has_affiliation {
            record.placed_by.get_or_insert(index);
        }
    }

    /// Ties a mention that was left out to the entity that its use as a source shows.
    pub(super) fn tie_late(&mut self, index: usize, entity: u32) {
        let mut mention = self.mentions[index];
        self.tie(index as u32, &mut mention, entity, None);
        self.mentions[index] = mention;
    }

    /// The entity with a full name that this full name repeats: `Robert P. Casey` after `Bob Casey`.
    fn namesake(&self, mention: &Mention, words: &Words) -> Option<u32> {
        let ways = self.index.find(words.last);
        let same = self.with_text(words, ways);
        if same.is_some() || matches!(mention.kind, NameKind::Organization | NameKind::Place) {
            return same;
        }
        let mut namesakes = self.led(ways, Way::Last);
        let alike = namesakes.find(|(_, record)| {
            matches!(record.sort, Sort::Person | Sort::Name)
                && record.tokens.len() > 1
                && record.suffix == words.suffix
                && record.gender.agrees(mention.gender)
                && self.same_given(record.tokens, mention.name)
        });
        alike.map(|(entity, _)| entity)
    }

    /// Both names begin alike: with the same given name, its initial, or its short form.
    fn same_given(&self, one: TokenSpan, other: TokenSpan) -> bool {
        let (one, other) = (self.reading.word(one.range().start), self.reading.word(other.range().start));
        if one.eq_ignore_ascii_case(other) {
            return true;
        }
        let initial = |short: &str, long: &str| {
            short.trim_end_matches('.').chars().count() == 1 && long.chars().next() == short.chars().next()
        };
        initial(one, other)
            || initial(other, one)
            || short_form::is_short_form(one, other)
            || short_form::is_short_form(other, one)
    }

    /// The entity that a name leads to, and how.
    pub(super) fn look_up(&self, mention: &Mention) -> Option<(u32, Link)> {
        self.look_up_by(mention, &Words::of(&self.reading, mention.name))
    }

    fn look_up_by(&self, mention: &Mention, words: &Words) -> Option<(u32, Link)> {
        match words.count > 1 {
            true => self.namesake(mention, words).map(|entity| (entity, Link::Full)),
            false => self.by_single_word(mention, words.last, words.text),
        }
    }

    /// By the key of a surname alone, and that of all words.
    #[inline(never)]
    fn by_single_word(&self, mention: &Mention, last: Key, text: Key) -> Option<(u32, Link)> {
        let ways = self.index.find(last);
        let of_text = if text == last { ways } else { self.index.find(text) };
        if ways.is_empty() & of_text.is_empty() {
            return None;
        }
        const PERSONAL: Sorts = Sorts::of(&[Sort::Person, Sort::Name]);
        const BODY: Sorts = Sorts::of(&[Sort::Organization]);
        let titled = mention.is_titled;
        let gender = if titled { mention.gender } else { Gender::Unknown };
        let mut sorts = match mention.kind {
            NameKind::Place => Sorts::of(&[Sort::Place]),
            _ => Sorts::ALL.without(&[Sort::Place]),
        };
        if titled {
            sorts = sorts.without(&[Sort::Organization, Sort::Place]);
        }
        let find = |ways: &Ways, way: Way, link: Link, allowed: Sorts, bearers: Bearers| {
            let entity = ways.entity(way);
            let good = Good { sorts: allowed.and(sorts), gender, bearers };
            let found = (entity != Mention::NOBODY).then(|| self.most_prominent(entity, way, good)).flatten();
            found.map(|entity| (entity, link))
        };
        let surname = find(ways, Way::Last, Link::Surname, PERSONAL, Bearers::OfSeveralWords);
        if surname.is_some() || mention.doubtful {
            return surname;
        }
        let full = find(of_text, Way::Text, Link::Full, Sorts::NAMED, Bearers::Any);
        if full.is_some() {
            return full;
        }
        let first = mention.name.range().start;
        let given = match titled {
            // "Mr. Xi" is Xi Jinping: a title before what begins a name that the lexicon knows no given name of
            true => find(ways, Way::First, Link::Surname, PERSONAL, Bearers::WithoutGivenName),
            false if name::is_given(self.reading.words[first]) => {
                find(ways, Way::First, Link::Given, PERSONAL, Bearers::Any)
            }
            false => None,
        };
        let acronym = || {
            let body = Sorts::ALL.without(&[Sort::Person]);
            let is_acronym = name::is_acronym(&self.reading, mention.name);
            is_acronym.then(|| find(ways, Way::Acronym, Link::Acronym, body, Bearers::Any)).flatten()
        };
        given.or_else(acronym).or_else(|| find(ways, Way::First, Link::Short, BODY, Bearers::Any)).or_else(|| {
            // "the House" is half of Congress and not the White House
            let half = matches!(self.reading.word(first), "House" | "Senate" | "State" | "Court");
            (!half).then(|| find(ways, Way::Last, Link::Short, BODY, Bearers::Any)).flatten()
        })
    }

    /// Among namesakes, the latest first, the one that came first, unless another is named twice as often by more than
    /// the surname. `latest`: the latest one.
    #[inline(never)]
    fn most_prominent(&self, latest: u32, way: Way, good: Good) -> Option<u32> {
        let (mut next, mut best) = (latest, None);
        for _ in 0..NAMESAKES {
            let Some(record) = self.records.get(next as usize) else { break };
            let fits = match good.bearers {
                Bearers::Any => true,
                Bearers::OfSeveralWords => record.tokens.len() > 1,
                Bearers::WithoutGivenName => !name::is_given(self.reading.words[record.tokens.range().start]),
            };
            let fits = good.sorts.contain(record.sort) & record.gender.agrees(good.gender) & fits;
            if fits && best.is_none_or(|(_, full)| full <= 2 * record.full) {
                best = Some((next, record.full));
            }
            next = record.earlier.entity(way);
        }
        best.map(|(entity, _)| entity)
    }

    /// The namesake that the text speaks of most: "the candidate" is not the candidate's wife.
    pub(super) fn protagonist(&self, entity: u32) -> u32 {
        const MORE: u32 = 3;
        let record = &self.records[entity as usize];
        let namesakes = self.led(self.index.find(record.last), Way::Last);
        let most = namesakes
            .filter(|(_, other)| other.sort == Sort::Person)
            .max_by_key(|(_, other)| other.mentions)
            .filter(|(_, other)| other.mentions >= MORE * record.mentions);
        most.map_or(entity, |(other, _)| other)
    }

    /// Both are people of the same surname, and the mention, a title perhaps and that surname, may mean either.
    pub(super) fn shares_surname(&self, one: u32, other: u32, mention: &Mention) -> bool {
        let (one, other) = (&self.records[one as usize], &self.records[other as usize]);
        let titled = if mention.is_titled { mention.gender } else { Gender::Unknown };
        one.sort == Sort::Person && one.last == other.last && one.tokens.len() > 1 && one.gender.agrees(titled)
    }

    /// `@RealRuthVance`: the person whose surname is part of a handle; of the first ones that the text names.
    pub(super) fn by_handle(&self, handle: &str) -> Option<u32> {
        const COMPARED: usize = 64;
        let handle = handle.to_ascii_lowercase();
        let people = self.records.iter().take(COMPARED).enumerate().filter(|(_, record)| record.sort == Sort::Person);
        let mut bearers = people.filter(|(_, record)| {
            let last = record
                .tokens
                .range()
                .rev()
                .map(|token| self.reading.word(token))
                .find(|word| word.len() >= 4 && !name::is_suffix(word.as_bytes()));
            last.is_some_and(|last| handle.contains(&last.to_ascii_lowercase()))
        });
        bearers.next().map(|(entity, _)| entity as u32)
    }

    /// How many mentions begin before a token.
    #[inline(never)]
    pub(super) fn before(&self, token: usize) -> usize {
        self.mentions.partition_point(|mention| mention.name.range().start < token)
    }

    /// A mention with everything around it.
    pub(super) fn whole(&self, mention: usize) -> TokenSpan {
        self.arounds.whole(&self.mentions[mention])
    }

    /// What stands around the mention of this number.
    fn around(&self, mention: u32) -> &Around {
        self.arounds.of(&self.mentions[mention as usize])
    }

    /// The role that the text gives an entity.
    pub(super) fn role_of(&self, entity: u32) -> Option<TokenSpan> {
        self.records[entity as usize].described_by.map(|index| self.around(index).role)
    }

    /// Where the entity belongs: what its role says, else what any mention says.
    pub(super) fn affiliation_of(&self, entity: u32) -> Option<TokenSpan> {
        let record = &self.records[entity as usize];
        let affiliation = |index: u32| self.around(index).affiliation;
        let of_role = record.described_by.map(affiliation).filter(|span| !span.is_empty());
        of_role.or_else(|| record.placed_by.map(affiliation))
    }

    /// The nation of an entity's role: `Russian Foreign Minister`, `Peru's president`.
    pub(super) fn nation_of(&self, mention: &Mention) -> Option<Key> {
        let around = self.arounds.of(mention);
        let spans = [around.role, around.affiliation];
        spans.iter().flat_map(|span| span.range()).find_map(|token| role::nation(Key::of_token(&self.reading, token)))
    }
}
