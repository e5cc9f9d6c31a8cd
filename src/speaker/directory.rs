//! The people and bodies of a text, by name.
//!
//! Names of several words found entities first, the fullest one being canonical; then the single words are given to
//! whom they fit: a surname, a title and a surname, a given name, an acronym, the short name of a body.

use super::gender::Gender;
use super::index::Index;
use super::mention::Mention;
use super::name::{self, NameKind};
use super::role::{self, Key};
use super::short_form;
use crate::lexicon::Class;
use crate::reading::Reading;
use crate::span::TokenSpan;
use crate::token::{Shape, TokenKind};

/// What the text tells of one entity.
#[derive(Clone, Debug)]
pub(super) struct Record {
    pub(super) sort: Sort,
    /// The words that name it: its fullest name, or its noun phrase.
    pub(super) tokens: TokenSpan,
    pub(super) gender: Gender,
    /// Index of the first mention that tells a role.
    pub(super) described_by: Option<u32>,
    /// Index of the first mention that tells an affiliation.
    pub(super) placed_by: Option<u32>,
    pub(super) mentions: u32,
    /// `the` stands before its name.
    pub(super) definite: bool,
    /// How often by its full name.
    full: u32,

    last: Key,
    suffix: Key,
}

/// What kind of thing an entity is, as far as pronouns and output care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Person,
    Organization,
    Place,
    /// A name that may be a person's or a body's.
    Name,
    /// Several named ones who speak together.
    Joint,
    /// One person without a name: `the aide`.
    Someone,
    /// Several people without a name: `officials`.
    Group,
    /// A body without a name: `the airline`.
    Body,
    /// What the lexicon knows as neither a person nor a body nor a document: `the missteps`.
    Thing,
    /// What is written: `a new study`.
    Document,
}

impl Sort {
    pub(super) fn is_named(self) -> bool {
        matches!(self, Sort::Person | Sort::Organization | Sort::Place | Sort::Name | Sort::Joint)
    }

    /// It can be *he* or *she*.
    pub(super) fn is_personal(self) -> bool {
        matches!(self, Sort::Person | Sort::Name | Sort::Someone)
    }

    /// It can be *it*.
    pub(super) fn is_impersonal(self) -> bool {
        matches!(self, Sort::Organization | Sort::Place | Sort::Body | Sort::Document | Sort::Thing)
    }

    /// It can be *they*.
    pub(super) fn is_plural(self) -> bool {
        matches!(self, Sort::Group | Sort::Joint)
    }

    pub(super) fn of(kind: NameKind) -> Sort {
        match kind {
            NameKind::Person => Sort::Person,
            NameKind::Organization => Sort::Organization,
            NameKind::Place => Sort::Place,
            NameKind::Unknown => Sort::Name,
        }
    }
}

#[derive(Debug)]
pub(super) struct Directory<'a> {
    reading: Reading<'a>,
    pub(super) mentions: Vec<Mention>,
    pub(super) records: Vec<Record>,
    /// Under their last, first and all words and their initials.
    index: Index,
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

impl<'a> Directory<'a> {
    pub(super) fn new(reading: Reading<'a>, mentions: Vec<Mention>) -> Self {
        let mut directory = Directory { reading, mentions: Vec::new(), records: Vec::new(), index: Index::default() };
        let mut mentions = mentions;
        let whole = |mention: &Mention| mention.name.len() > 1;
        let sure = |mention: &Mention| whole(mention) && !mention.weak && !mention.led;
        for (index, mention) in mentions.iter_mut().enumerate().filter(|(_, mention)| sure(mention)) {
            directory.enter_full(index as u32, mention);
        }
        for (index, mention) in mentions.iter_mut().enumerate().filter(|(_, mention)| mention.led && !mention.weak) {
            directory.enter_led(index as u32, mention);
        }
        let headline = |mention: &Mention| {
            whole(mention) && mention.weak && mention.kind == NameKind::Person && mention.name.len() <= 3
        };
        for (index, mention) in mentions.iter_mut().enumerate().filter(|(_, mention)| headline(mention)) {
            directory.enter_full(index as u32, mention);
        }
        for (index, mention) in mentions.iter_mut().enumerate() {
            if mention.entity != Mention::NOBODY {
                continue;
            }
            if let Some((entity, link)) = directory.look_up(mention) {
                directory.tie(index as u32, mention, entity);
                let telling = link == Link::Given || mention.is_titled();
                directory.records[entity as usize].full += u32::from(telling);
            } else if !mention.weak {
                directory.enter_new(index as u32, mention);
            }
        }
        directory.mentions = mentions;
        directory.vote();
        directory
    }

    /// A name of several words: an entity already there, or a new one.
    fn enter_full(&mut self, index: u32, mention: &mut Mention) {
        match self.namesake(mention) {
            Some(entity) => {
                self.tie(index, mention, entity);
                let record = &mut self.records[entity as usize];
                record.full += 1;
                if mention.name.len() > record.tokens.len() && record.sort != Sort::Organization {
                    record.tokens = mention.name;
                }
            }
            None => self.enter_new(index, mention),
        }
    }

    /// `See Sexton`, `Former Trump aides`: where somebody is known by the last word, the first is no part of the name.
    fn enter_led(&mut self, index: u32, mention: &mut Mention) {
        let end = mention.name.range().end;
        let surname = Mention { name: TokenSpan::new(end - 1, end), led: false, ..*mention };
        match self.look_up(&surname) {
            Some((entity, Link::Surname)) => {
                mention.name = surname.name;
                self.tie(index, mention, entity);
            }
            _ => self.enter_full(index, mention),
        }
    }

    fn enter_new(&mut self, index: u32, mention: &mut Mention) {
        let entity = self.add(mention.name, Sort::of(mention.kind));
        self.records[entity as usize].full = 1;
        self.tie(index, mention, entity);
    }

    /// Adds an entity with a name and indexes its words.
    pub(super) fn add(&mut self, tokens: TokenSpan, sort: Sort) -> u32 {
        let entity = self.records.len() as u32;
        let words = self.words(tokens);
        self.records.push(Record {
            sort,
            tokens,
            gender: Gender::Unknown,
            described_by: None,
            placed_by: None,
            mentions: 0,
            definite: false,
            full: 0,
            last: words.last,
            suffix: words.suffix,
        });
        let mut enter = |key: Key, way: Way| self.index.enter(key.used_as(way as u64), entity);
        enter(words.text, Way::Text);
        if sort.is_named() {
            enter(words.last, Way::Last);
            if words.count > 1 {
                enter(words.first, Way::First);
                enter(words.acronym, Way::Acronym);
            }
        }
        entity
    }

    /// Adds an entity that no word leads to: several people together.
    pub(super) fn add_joint(&mut self, tokens: TokenSpan) -> u32 {
        self.add_silent(tokens, Sort::Joint)
    }

    fn add_silent(&mut self, tokens: TokenSpan, sort: Sort) -> u32 {
        let words = self.words(tokens);
        self.records.push(Record {
            sort,
            tokens,
            gender: Gender::Unknown,
            described_by: None,
            placed_by: None,
            mentions: 0,
            definite: false,
            full: 0,
            last: words.last,
            suffix: words.suffix,
        });
        self.records.len() as u32 - 1
    }

    /// The entity that has exactly these words.
    pub(super) fn by_text(&self, tokens: TokenSpan) -> Option<u32> {
        self.latest(self.words(tokens).text, Way::Text)
    }

    fn tie(&mut self, index: u32, mention: &mut Mention, entity: u32) {
        mention.entity = entity;
        let record = &mut self.records[entity as usize];
        record.mentions += 1;
        record.definite |= mention.definite;
        record.gender = record.gender.or(mention.gender);
        if record.sort == Sort::Name && mention.kind != NameKind::Unknown {
            record.sort = Sort::of(mention.kind);
        }
        if !mention.role.is_empty() {
            record.described_by.get_or_insert(index);
        }
        if !mention.affiliation.is_empty() {
            record.placed_by.get_or_insert(index);
        }
    }

    /// Ties a mention that was left out to the entity that its use as a source shows.
    pub(super) fn tie_late(&mut self, index: usize, entity: u32) {
        let mut mention = self.mentions[index];
        self.tie(index as u32, &mut mention, entity);
        self.mentions[index] = mention;
    }

    /// The entity with a full name that this full name repeats: `Robert P. Casey` after `Bob Casey`.
    fn namesake(&self, mention: &Mention) -> Option<u32> {
        self.namesake_by(mention, &self.words(mention.name))
    }

    fn namesake_by(&self, mention: &Mention, words: &Words) -> Option<u32> {
        if let Some(entity) = self.latest(words.text, Way::Text) {
            return Some(entity);
        }
        if matches!(mention.kind, NameKind::Organization | NameKind::Place) {
            return None;
        }
        self.under(words.last, Way::Last).find(|&entity| {
            let record = &self.records[entity as usize];
            matches!(record.sort, Sort::Person | Sort::Name)
                && record.tokens.len() > 1
                && record.suffix == words.suffix
                && record.gender.agrees(mention.gender)
                && self.same_given(record.tokens, mention.name)
        })
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
        let words = self.words(mention.name);
        if words.count > 1 {
            return self.namesake_by(mention, &words).map(|entity| (entity, Link::Full));
        }
        let fits = |entity: &u32| {
            let record = &self.records[*entity as usize];
            record.gender.agrees(if mention.is_titled() { mention.gender } else { Gender::Unknown })
                && !(mention.is_titled() && matches!(record.sort, Sort::Organization | Sort::Place))
                && (record.sort == Sort::Place) == (mention.kind == NameKind::Place)
        };
        let find = |way: Way, link: Link, allowed: &dyn Fn(&Record) -> bool| {
            let key = if way == Way::Text { words.text } else { words.last };
            let found = self.under(key, way).filter(fits).filter(|&entity| allowed(&self.records[entity as usize]));
            self.most_prominent(found).map(|entity| (entity, link))
        };
        let personal = |record: &Record| matches!(record.sort, Sort::Person | Sort::Name);
        let several = |record: &Record| record.tokens.len() > 1;
        let surname = find(Way::Last, Link::Surname, &|record| personal(record) && several(record));
        if mention.doubtful {
            return surname;
        }
        surname
            .or_else(|| find(Way::Text, Link::Full, &|record| record.sort.is_named()))
            .or_else(|| {
                let given = !mention.is_titled() && name::is_given(self.reading.words[mention.name.range().start]);
                given.then(|| find(Way::First, Link::Given, &personal)).flatten()
            })
            .or_else(|| {
                // "Mr. Xi" is Xi Jinping: a title before what begins a name that the lexicon knows no given name of
                let family = |record: &Record| {
                    personal(record) && !name::is_given(self.reading.words[record.tokens.range().start])
                };
                mention.is_titled().then(|| find(Way::First, Link::Surname, &family)).flatten()
            })
            .or_else(|| {
                let acronym = name::is_acronym(self.reading, mention.name);
                acronym.then(|| find(Way::Acronym, Link::Acronym, &|record| record.sort != Sort::Person)).flatten()
            })
            .or_else(|| find(Way::First, Link::Short, &|record| record.sort == Sort::Organization))
            .or_else(|| {
                // "the House" is half of Congress and not the White House
                let half =
                    matches!(self.reading.word(mention.name.range().start), "House" | "Senate" | "State" | "Court");
                let body = |record: &Record| record.sort == Sort::Organization;
                (!half).then(|| find(Way::Last, Link::Short, &body)).flatten()
            })
    }

    /// Entities that a word leads to in some way, the latest first.
    fn under(&self, key: Key, way: Way) -> impl Iterator<Item = u32> + '_ {
        self.index.under(key.used_as(way as u64))
    }

    fn latest(&self, key: Key, way: Way) -> Option<u32> {
        self.under(key, way).next()
    }

    /// Among namesakes, the latest first, the one that came first, unless another is named twice as often by more than
    /// the surname.
    fn most_prominent(&self, entities: impl Iterator<Item = u32>) -> Option<u32> {
        let full = |entity: u32| self.records[entity as usize].full;
        entities.fold(None, |best: Option<u32>, entity| match best {
            Some(other) if full(other) > 2 * full(entity) => best,
            _ => Some(entity),
        })
    }

    /// The namesake that the text speaks of most: "the candidate" is not the candidate's wife.
    pub(super) fn protagonist(&self, entity: u32) -> u32 {
        const MORE: u32 = 3;
        let count = |entity: u32| self.records[entity as usize].mentions;
        let most = self
            .under(self.records[entity as usize].last, Way::Last)
            .filter(|&other| self.records[other as usize].sort == Sort::Person)
            .max_by_key(|&other| count(other));
        most.filter(|&other| count(other) >= MORE * count(entity)).unwrap_or(entity)
    }

    /// A person whose gender no word tells has the one of the pronoun in a sentence where nobody else is named.
    fn vote(&mut self) {
        let mut votes = vec![0i32; self.records.len()];
        let mut first = 0;
        while first < self.mentions.len() {
            let sentence = self.mentions[first].sentence;
            let count = self.mentions[first..].iter().take_while(|mention| mention.sentence == sentence).count();
            let here = &self.mentions[first..first + count];
            first += count;
            let mut people = here.iter().filter(|m| m.entity != Mention::NOBODY).filter(|m| {
                let record = &self.records[m.entity as usize];
                record.sort.is_personal()
            });
            let Some(one) = people.next() else { continue };
            if people.any(|other| other.entity != one.entity)
                || self.records[one.entity as usize].gender != Gender::Unknown
            {
                continue;
            }
            let end = self.reading.segments.sentences[sentence as usize].tokens.range().end;
            for token in (one.name.range().end..end).take(40) {
                match self.reading.word(token) {
                    "he" | "his" | "him" | "himself" => votes[one.entity as usize] += 1,
                    "she" | "her" | "herself" => votes[one.entity as usize] -= 1,
                    _ => {}
                }
            }
        }
        for (record, vote) in self.records.iter_mut().zip(votes) {
            match vote {
                1.. => record.gender = Gender::Male,
                0 => {}
                _ => record.gender = Gender::Female,
            }
        }
    }

    /// Both are people of the same surname, and the mention, a title perhaps and that surname, may mean either.
    pub(super) fn shares_surname(&self, one: u32, other: u32, mention: &Mention) -> bool {
        let (one, other) = (&self.records[one as usize], &self.records[other as usize]);
        let titled = if mention.is_titled() { mention.gender } else { Gender::Unknown };
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
                .find(|word| word.len() >= 4 && !name::is_suffix(word));
            last.is_some_and(|last| handle.contains(&last.to_ascii_lowercase()))
        });
        bearers.next().map(|(entity, _)| entity as u32)
    }

    /// The keys under which a name is entered.
    fn words(&self, tokens: TokenSpan) -> Words {
        let reading = self.reading;
        let no_suffix = Key::of("");
        let mut words = Words {
            first: no_suffix,
            last: no_suffix,
            suffix: no_suffix,
            text: no_suffix,
            acronym: no_suffix,
            count: 0,
        };
        let mut initials = [0u8; 8];
        let mut length = 0;
        for token in tokens.range() {
            if !matches!(
                reading.kind(token),
                TokenKind::Word | TokenKind::Initial | TokenKind::Acronym | TokenKind::Number
            ) {
                continue;
            }
            let word = reading.word(token);
            let key = Key::of(word);
            if words.count > 0 && name::is_suffix(word) {
                words.suffix = Key::of(word);
                words.text = words.text.join(key);
                continue;
            }
            if words.count == 0 && self.is_leading_particle(token, tokens) {
                words.text = words.text.join(key);
                continue;
            }
            if words.count == 0 {
                words.first = key;
            }
            words.last = key;
            words.text = words.text.join(key);
            words.count += 1;
            let capital = reading.tokens[token].shape != Shape::Lower && !reading.words[token].is(Class::Preposition);
            // "Council on American-Islamic Relations": CAIR
            for initial in word.split('-').filter(|_| capital).filter_map(|part| part.bytes().next()) {
                if length < initials.len() && initial.is_ascii_uppercase() {
                    initials[length] = initial;
                    length += 1;
                }
            }
        }
        words.acronym = std::str::from_utf8(&initials[..length]).map_or(no_suffix, Key::of);
        words
    }

    /// `|de| Blasio`, `|Van der| Meer`: the surname begins behind it, unless it is somebody's given name (`Al Gore`).
    fn is_leading_particle(&self, token: usize, name: TokenSpan) -> bool {
        let particle = |token: usize| name.contains(token) && self.reading.is(token, Class::Particle);
        let lower = |token: usize| name.contains(token) && self.reading.tokens[token].shape == Shape::Lower;
        particle(token)
            && token + 1 < name.range().end
            && (lower(token) || particle(token + 1) && lower(token + 1) || !name::is_given(self.reading.words[token]))
    }

    /// The role that the text gives an entity.
    pub(super) fn role_of(&self, entity: u32) -> Option<TokenSpan> {
        self.records[entity as usize].described_by.map(|index| self.mentions[index as usize].role)
    }

    /// Where the entity belongs: what its role says, else what any mention says.
    pub(super) fn affiliation_of(&self, entity: u32) -> Option<TokenSpan> {
        let record = &self.records[entity as usize];
        let affiliation = |index: u32| self.mentions[index as usize].affiliation;
        let of_role = record.described_by.map(affiliation).filter(|span| !span.is_empty());
        of_role.or_else(|| record.placed_by.map(affiliation))
    }

    /// The nation of an entity's role: `Russian Foreign Minister`, `Peru's president`.
    pub(super) fn nation_of(&self, mention: &Mention) -> Option<Key> {
        let spans = [mention.role, mention.affiliation];
        spans.iter().flat_map(|span| span.range()).find_map(|token| role::nation(self.reading.word(token)))
    }
}

/// Which of its words lead to an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Text,
    Last,
    First,
    Acronym,
}

struct Words {
    first: Key,
    last: Key,
    suffix: Key,
    /// All words.
    text: Key,
    acronym: Key,
    count: usize,
}
