//! Takes every source through the sieves, in text order, and keeps who was found.

use super::antecedent::{self, Spoken, Wanted};
use super::body::{Bodies, NamedBodies};
use super::description::Offices;
use super::directory::{Directory, Link};
use super::gender::Gender;
use super::index::Map;
use super::mention::Mention;
use super::sieve;
use super::sort::Sort;
use super::source::{self, Pronoun, Source};
use super::{Entity, EntityKind, MentionKind, MentionSpan, Resolution, Speakers, Wording};
use crate::attribution::Attribution;
use crate::lexicon::Class;
use crate::reading::Reading;
use crate::span::{Span, TokenSpan};
use std::cell::{Cell, OnceCell};
use std::cmp::Reverse;

/// Resolves the sources of one text.
#[derive(Debug)]
pub(super) struct Resolver<'a> {
    pub(super) reading: Reading<'a>,
    pub(super) directory: Directory<'a>,
    offices: OnceCell<Offices>,
    bodies: OnceCell<Bodies>,
    named_bodies: OnceCell<NamedBodies>,
    pub(super) spoken: Vec<Spoken>,
    joint: Map<(u32, u32), u32>,
    /// Names that stand nowhere in the text as they are: of joint speakers.
    names: Map<u32, Box<str>>,
    narrator: Option<u32>,
    /// The sentence asked for last.
    sentence: Cell<usize>,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(reading: Reading<'a>, directory: Directory<'a>) -> Self {
        Resolver {
            reading,
            directory,
            offices: OnceCell::new(),
            bodies: OnceCell::new(),
            named_bodies: OnceCell::new(),
            spoken: Vec::new(),
            joint: Map::default(),
            names: Map::default(),
            narrator: None,
            sentence: Cell::new(0),
        }
    }

    /// Who bears which office: gathered when a description first asks.
    pub(super) fn offices(&self) -> &Offices {
        self.offices.get_or_init(|| Offices::new(&self.directory, &self.reading))
    }

    /// The bodies named after their owners: gathered when a description first asks.
    pub(super) fn bodies(&self) -> &Bodies {
        self.bodies.get_or_init(|| Bodies::new(&self.directory, &self.reading))
    }

    /// The bodies with names of their own: gathered when a description first asks.
    pub(super) fn named_bodies(&self) -> &NamedBodies {
        self.named_bodies.get_or_init(|| NamedBodies::new(&self.directory, &self.reading))
    }

    pub(super) fn resolve(mut self, attributions: &[Attribution]) -> Speakers {
        let mut resolutions = vec![Resolution::default(); attributions.len()];
        let mut order = Vec::with_capacity(attributions.len());
        let mut contents = Contents::with_capacity(attributions.len() + attributions.len() / 4);
        let mut continued = Vec::new();
        for (index, attribution) in (0..).zip(attributions) {
            order.extend(attribution.source.first().map(|source| (source.start, index)));
            contents.add(attribution, index);
            // Its source, if it has one, is that of the other.
            continued
                .extend(attribution.continues.filter(|_| attribution.cue.is_empty()).map(|earlier| (index, earlier)));
        }
        contents.put_in_order();
        if !order.is_sorted() {
            order.sort_unstable();
        }
        self.spoken.reserve_exact(order.len());
        let mut selves = Vec::new();
        let mut first = 0;
        let mut last: (&[TokenSpan], Source) = (&[], Source::Nothing);
        for (start, index) in order {
            let directory = &self.directory;
            let spans = &attributions[index as usize].source[..];
            // Whoever says several things is the source of several attributions.
            if spans != last.0 {
                first += directory.mentions[first..].iter().take_while(|mention| mention.name.start < start).count();
                last = (spans, source::read(directory, first, spans));
            }
            let read = last.1;
            // Nothing but a pronoun cares for whose words it stands in.
            let is_pronoun = matches!(read, Source::Pronoun(..));
            let host = is_pronoun.then(|| contents.around(start)).flatten().filter(|&host| host != index);
            if let (Source::Pronoun(Pronoun::I | Pronoun::We, _), Some(host)) = (read, host) {
                selves.push((index, host));
                continue;
            }
            let not = host.and_then(|host| resolutions[host as usize].speaker);
            resolutions[index as usize] = self.source(read, start as usize, not);
        }
        selves.sort_unstable();
        for (index, host) in selves {
            if let Some(speaker) = resolutions[host as usize].speaker {
                resolutions[index as usize] = sieve::QUOTED_SELF.found(speaker);
            }
        }
        for (index, earlier) in continued {
            if let Some(speaker) = resolutions.get(earlier as usize).and_then(|resolution| resolution.speaker) {
                resolutions[index as usize] = sieve::CONTINUATION.found(speaker);
            }
        }
        self.finish(resolutions)
    }

    fn source(&mut self, source: Source, token: usize, not: Option<u32>) -> Resolution {
        let resolution = match source {
            Source::Nothing => Resolution::default(),
            Source::Pronoun(pronoun, token) => self.pronoun(pronoun, token, not),
            Source::Name { mention, apposed } => self.name(mention, apposed),
            Source::Joint { first, last, tokens } => self.joint(first, last, tokens),
            Source::Plain(tokens) => {
                let last = tokens.range().end - 1;
                // "Polling Shows Lead", "Trump Says No": a noun is a name only if somebody bears it
                let common = self.reading.is(last, Class::Noun) && self.reading.tokens[last].shape.is_capital();
                match self.directory.look_up(&Mention::plain(tokens)) {
                    Some((entity, _)) => sieve::FULL_NAME.found(entity),
                    None if common => Resolution::default(),
                    None => sieve::FULL_NAME.found(self.directory.add(tokens, Sort::Person)),
                }
            }
            Source::Phrase(phrase) => self.phrase(&phrase),
        };
        if let Some(entity) = resolution.speaker {
            let mention = match source {
                Source::Pronoun(_, token) => Some((TokenSpan::new(token, token + 1), MentionKind::Pronoun)),
                Source::Phrase(phrase) => Some((phrase.tokens, MentionKind::Description)),
                Source::Joint { tokens, .. } | Source::Plain(tokens) => Some((tokens, MentionKind::Name)),
                Source::Name { .. } | Source::Nothing => None,
            };
            let sentence = match source {
                Source::Name { mention, .. } => self.directory.mentions[mention].sentence,
                _ => self.sentence_of(token),
            };
            let mention = mention.map(|(tokens, kind)| MentionSpan { tokens, kind });
            self.directory.records[entity as usize].sources += u32::from(mention.is_some());
            self.spoken.push(Spoken { sentence, entity, mention });
        }
        resolution
    }

    /// The sentence that a token stands in: found from the one asked for last, which is nearby.
    #[inline(never)]
    pub(super) fn sentence_of(&self, token: usize) -> u32 {
        let sentences = &self.reading.segments.sentences;
        let mut sentence = self.sentence.get();
        while sentence > 0 && sentences[sentence - 1].tokens.range().end > token {
            sentence -= 1;
        }
        while sentences.get(sentence).is_some_and(|sentence| sentence.tokens.range().end <= token) {
            sentence += 1;
        }
        self.sentence.set(sentence);
        sentence as u32
    }

    /// The entity of a mention, made if no other mention made it.
    pub(super) fn entity(&mut self, index: usize) -> (u32, Link) {
        let mention = self.directory.mentions[index];
        if mention.entity != Mention::NOBODY {
            // What was told later can have led a surname elsewhere.
            let sort = self.directory.records[mention.entity as usize].sort;
            let is_sure = |link: Link| link != Link::Surname || sort.is_personal() && !mention.is_titled;
            let link = mention.link.filter(|&link| is_sure(link));
            let found = || self.directory.look_up(&mention).map_or(Link::New, |(_, link)| link);
            return (mention.entity, link.unwrap_or_else(found));
        }
        let found = self.directory.look_up(&mention);
        let (entity, link) =
            found.unwrap_or_else(|| (self.directory.add(mention.name, Sort::of(mention.kind)), Link::New));
        self.directory.tie_late(index, entity);
        (entity, link)
    }

    /// `"...," Bill Frey said. "...," Frey added`: of several Freys the one who has just spoken.
    fn namesake(&self, index: usize, entity: u32) -> Option<u32> {
        let mention = &self.directory.mentions[index];
        let sentence = mention.sentence;
        let mut recent =
            self.spoken.iter().rev().take(3).filter(|spoken| sentence.saturating_sub(spoken.sentence) <= 5);
        recent.find(|spoken| self.directory.shares_surname(spoken.entity, entity, mention)).map(|spoken| spoken.entity)
    }

    fn name(&mut self, index: usize, apposed: bool) -> Resolution {
        let (mut entity, link) = self.entity(index);
        if link == Link::Surname {
            entity = self.namesake(index, entity).unwrap_or(entity);
        }
        let alone = self.directory.records[entity as usize].tokens.len() == 1;
        let sieve = match link {
            _ if apposed => sieve::APPOSITION,
            Link::Full if alone => sieve::NEW_NAME,
            Link::Full => sieve::FULL_NAME,
            Link::Surname => sieve::SURNAME,
            Link::Given => sieve::GIVEN_NAME,
            Link::Acronym => sieve::ACRONYM,
            Link::Short => sieve::SHORT_NAME,
            Link::New => sieve::NEW_NAME,
        };
        sieve.found(entity)
    }

    /// `Ivan and Olga Belov`, `Clinton and Sanders`
    fn joint(&mut self, first: usize, last: usize, tokens: TokenSpan) -> Resolution {
        let family = self.shares_surname(first, last);
        let entities = ((first..=last).map(|index| self.entity(index).0)).collect::<Vec<_>>();
        if !family && !entities.iter().all(|&entity| self.is_one(entity)) {
            return Resolution::default();
        }
        let key = (entities[0], entities[entities.len() - 1]);
        if let Some(&entity) = self.joint.get(&key) {
            return sieve::JOINT.found(entity);
        }
        let entity = self.directory.add_joint(tokens);
        if !family {
            let names: Vec<Wording> = entities.iter().map(|&entity| self.name_of(entity)).collect();
            let names: Vec<&str> = names.iter().map(|name| name.of_text(self.reading.text)).collect();
            if let Some((last, others)) = names.split_last() {
                self.names.insert(entity, format!("{} and {last}", others.join(", ")).into());
            }
        }
        self.joint.insert(key, entity);
        sieve::JOINT.found(entity)
    }

    /// Surely somebody by himself, and not a word of the name of a body (`Arts and Crafts Council`) or the rest of a
    /// longer list.
    fn is_one(&self, entity: u32) -> bool {
        let record = &self.directory.records[entity as usize];
        record.sort == Sort::Person || record.sort == Sort::Name && record.tokens.len() > 1
    }

    /// `Ivan and Olga Belov`: a given name alone, before a full one.
    fn shares_surname(&self, first: usize, last: usize) -> bool {
        let (one, other) = (&self.directory.mentions[first], &self.directory.mentions[last]);
        let alone = one.entity == Mention::NOBODY || self.directory.records[one.entity as usize].tokens.len() == 1;
        last == first + 1 && one.name.len() == 1 && other.name.len() > 1 && alone
    }

    pub(super) fn pronoun(&mut self, pronoun: Pronoun, token: usize, not: Option<u32>) -> Resolution {
        let gender = match pronoun {
            Pronoun::He => Gender::Male,
            Pronoun::She => Gender::Female,
            Pronoun::I => return self.narrator(token),
            Pronoun::We | Pronoun::You => return Resolution::default(),
            Pronoun::It => return self.body(token),
            Pronoun::They => return self.group(token),
            Pronoun::Relative => return self.relative(token),
        };
        let owns = self.reading.is(token, Class::Possessive);
        let wanted = Wanted {
            owns,
            token,
            sentence: self.sentence_of(token),
            gender,
            quoted: self.reading.marks.inside.get(token).is_some_and(|&i| i > 0),
            not,
        };
        let found = antecedent::person(&self.directory, &self.spoken, wanted);
        if let Some((entity, _)) = found {
            let record = &mut self.directory.records[entity as usize];
            record.gender = record.gender.or(gender);
        }
        found.map_or_else(Resolution::default, |(entity, sieve)| sieve.found(entity))
    }

    /// `I told the driver`: the one who writes.
    fn narrator(&mut self, token: usize) -> Resolution {
        let entity = match self.narrator {
            Some(entity) => entity,
            None => {
                let entity = self.directory.add_joint(TokenSpan::new(token, token + 1));
                self.directory.records[entity as usize].sort = Sort::Person;
                self.names.insert(entity, "I".into());
                self.narrator = Some(entity);
                entity
            }
        };
        sieve::NARRATOR.found(entity)
    }

    /// The words that name an entity.
    fn name_of(&self, entity: u32) -> Wording {
        match self.names.get(&entity) {
            Some(name) => Wording::Made(name.clone()),
            None => Wording::of(&self.reading, self.directory.records[entity as usize].tokens),
        }
    }

    /// Keeps the entities that speak, in the order of their first words.
    fn finish(mut self, mut resolutions: Vec<Resolution>) -> Speakers {
        let mut entities: Vec<Entity> = Vec::with_capacity(self.spoken.len().min(self.directory.records.len()));
        let mut count = 0;
        for speaker in resolutions.iter_mut().filter_map(|resolution| resolution.speaker.as_mut()) {
            let record = &mut self.directory.records[*speaker as usize];
            if record.number == u32::MAX {
                record.number = entities.len() as u32;
                let mentions = record.mentions + record.sources;
                entities.push(Entity { mentions: Span::new(count, count), ..self.entity_record(*speaker) });
                count += mentions;
            }
            *speaker = self.directory.records[*speaker as usize].number;
        }
        let nowhere = MentionSpan { tokens: TokenSpan::default(), kind: MentionKind::Name };
        let mut mentions = vec![nowhere; count as usize];
        let Directory { mentions: names, records, .. } = &self.directory;
        let mut names = names.iter().peekable();
        let mut enter = |entity: u32, mention: MentionSpan, name: Option<&Mention>| {
            let Some(record) = records.get(entity as usize) else { return };
            let Some(entity) = entities.get_mut(record.number as usize) else { return };
            mentions[entity.mentions.end as usize] = mention;
            entity.mentions.end += 1;
            let is_body = record.sort == Sort::Name
                && name.is_some_and(|name| name.is_definite(&self.reading, &self.directory.arounds));
            if is_body && entity.kind == EntityKind::Person {
                entity.kind = EntityKind::Organization;
            }
        };
        // In text order: the names up to each source that is none, and then the others.
        let sources = self.spoken.iter().filter_map(|spoken| Some((spoken.entity, spoken.mention?)));
        for source in sources.map(Some).chain([None]) {
            let stands_before = |name: &&Mention| source.is_none_or(|(_, mention)| name.name <= mention.tokens);
            while let Some(name) = names.next_if(stands_before) {
                enter(name.entity, MentionSpan { tokens: name.name, ..nowhere }, Some(name));
            }
            if let Some((entity, mention)) = source {
                enter(entity, mention, None);
            }
        }
        for entity in &mut entities {
            entity.mentions.end = entity.mentions.start + put_in_order(&mut mentions[entity.mentions.range()]) as u32;
        }
        Speakers { entities, mentions, resolutions }
    }

    /// An entity without its mentions.
    fn entity_record(&self, entity: u32) -> Entity {
        let record = &self.directory.records[entity as usize];
        let words = |span: TokenSpan| (!span.is_empty()).then(|| Wording::of(&self.reading, span));
        let kind = match record.sort {
            Sort::Person | Sort::Joint => EntityKind::Person,
            Sort::Organization | Sort::Place => EntityKind::Organization,
            // a body, too, if `the` stands before its name somewhere
            Sort::Name if record.tokens.len() > 3 => EntityKind::Organization,
            Sort::Name => EntityKind::Person,
            Sort::Someone | Sort::Group | Sort::Body | Sort::Document | Sort::Thing => EntityKind::Unnamed,
        };
        Entity {
            name: self.name_of(entity),
            kind,
            role: self.directory.role_of(entity).and_then(words),
            affiliation: self.directory.affiliation_of(entity).and_then(words),
            mentions: Span::default(),
        }
    }
}

/// Puts mentions in text order, each place once, and tells how many there are then.
fn put_in_order(mentions: &mut [MentionSpan]) -> usize {
    if mentions.is_sorted_by(|one, next| one.tokens < next.tokens) {
        return mentions.len();
    }
    mentions.sort_by_key(|mention| mention.tokens);
    let mut kept = 0;
    for at in 0..mentions.len() {
        if kept == 0 || mentions[at].tokens != mentions[kept - 1].tokens {
            mentions[kept] = mentions[at];
            kept += 1;
        }
    }
    kept
}

/// The contents of attributions, to find the innermost one around a token: of tokens in text order.
///
/// Contents are in text order and nest; a stack of the open ones finds the innermost in linear time.
struct Contents {
    /// Where they begin and end, and whose they are; the open ones are moved to the front.
    contents: Vec<(u32, Reverse<u32>, u32)>,
    open: usize,
    next: usize,
}

impl Contents {
    fn with_capacity(contents: usize) -> Contents {
        Contents { contents: Vec::with_capacity(contents), open: 0, next: 0 }
    }

    fn add(&mut self, attribution: &Attribution, index: u32) {
        self.contents.extend(attribution.content.iter().map(|span| (span.start, Reverse(span.end), index)));
    }

    fn put_in_order(&mut self) {
        if !self.contents.is_sorted() {
            self.contents.sort_unstable();
        }
    }

    /// Whose content a token stands in.
    fn around(&mut self, token: u32) -> Option<u32> {
        while let Some(&content) = self.contents.get(self.next).filter(|content| content.0 <= token) {
            self.close(content.0);
            self.contents[self.open] = content;
            self.open += 1;
            self.next += 1;
        }
        self.close(token);
        self.contents[..self.open].last().map(|content| content.2)
    }

    /// Takes off what ends before a token.
    fn close(&mut self, token: u32) {
        while self.contents[..self.open].last().is_some_and(|content| content.1.0 <= token) {
            self.open -= 1;
        }
    }
}
