//! Whom a description means: `the president` where a president was introduced, `Russia's top diplomat` where Russia's
//! foreign minister was.

use super::directory::Directory;
use super::gender::Gender;
use super::key::Key;
use super::mention::Mention;
use super::name;
use super::noun_phrase::Phrase;
use super::role;
use super::sort::Sort;
use super::word_set::WordSet;
use crate::lexicon::{Class, prints_of};
use crate::reading::Reading;
use crate::span::TokenSpan;
use crate::token::{Shape, TokenKind};
use std::cell::OnceCell;

/// Bearers of an office that are compared with a description.
const BEARERS: usize = 24;

const DIPLOMAT: Key = Key::of_constant("diplomat");
const PREMIER: Key = Key::of_constant("premier");
const RULER: Key = Key::of_constant("ruler");
const PROSECUTOR: Key = Key::of_constant("prosecutor");
const REPRESENTATIVE: Key = Key::of_constant("representative");

/// Words of an office that decide whether it is the same one.
const RANKS: [u64; 4] = prints_of(["former", "vice", "deputy", "ex"]);

/// Who bears which office, by where the text says so.
#[derive(Debug, Default)]
pub(super) struct Offices {
    /// Offices and the indices of mentions, sorted.
    bearers: Vec<(Key, u32)>,
    /// The words that the text tells about each entity's office: gathered when first asked for.
    told: OnceCell<Told>,
}

impl Offices {
    pub(super) fn new(directory: &Directory<'_>, reading: &Reading<'_>) -> Self {
        let mut bearers = Vec::new();
        for around in &directory.arounds.list {
            let mention = &directory.mentions[around.mention as usize];
            if mention.entity == Mention::NOBODY {
                continue;
            }
            let mut enter = |key: Key| bearers.push((key, around.mention));
            if let Some(head) = head_of(reading, around.role) {
                enter(role::office(Key::of_token(reading, head)));
                indirect(reading, around.role).into_iter().flatten().for_each(enter);
            } else if mention.is_titled {
                enter(role::office(Key::of_token(reading, around.title.range().start)));
            }
        }
        bearers.sort_unstable();
        Offices { bearers, told: OnceCell::new() }
    }

    /// The indices of the mentions that name bearers of an office, in text order.
    fn of(&self, key: Key) -> &[(Key, u32)] {
        let start = self.bearers.partition_point(|&(other, _)| other < key);
        let length = self.bearers[start..].partition_point(|&(other, _)| other == key);
        &self.bearers[start..start + length]
    }

    /// The text tells this word about the entity.
    fn tells(&self, directory: &Directory<'_>, entity: u32, key: Key) -> bool {
        self.told.get_or_init(|| Told::new(directory)).has(entity, key)
    }

    /// The person whose office the phrase names.
    pub(super) fn bearer(&self, directory: &Directory<'_>, reading: &Reading<'_>, phrase: &Phrase) -> Option<u32> {
        let head = phrase.head();
        let keys = [special(reading, phrase), Some(role::office(Key::of_token(reading, head))), general(reading, head)];
        keys.into_iter().flatten().find_map(|key| self.bearer_of(key, directory, reading, phrase))
    }

    /// `Lawmaker urges retaliation`, and behind it `Sen. Ruth Vance`: a headline calls by the office whom the text names
    /// at once.
    pub(super) fn announced(&self, directory: &Directory<'_>, reading: &Reading<'_>, phrase: &Phrase) -> Option<u32> {
        const SOON: u32 = 5;
        let nation = nation(reading, phrase.tokens);
        let head = phrase.head();
        let keys = [Some(role::office(Key::of_token(reading, head))), general(reading, head)];
        keys.into_iter().flatten().find_map(|key| {
            let bearers = self.of(key);
            let from =
                bearers.partition_point(|&(_, index)| directory.mentions[index as usize].name.start < phrase.base.end);
            let mention = &directory.mentions[bearers.get(from)?.1 as usize];
            let fits = mention.sentence <= SOON && agrees(directory, reading, phrase, nation, mention);
            (fits
                && !(self.overlap(directory, mention.entity, phrase) == 0
                    && self.contradicts(directory, mention, reading, phrase)))
            .then_some(mention.entity)
        })
    }

    fn bearer_of(&self, key: Key, directory: &Directory<'_>, reading: &Reading<'_>, phrase: &Phrase) -> Option<u32> {
        let bearers = self.of(key);
        if bearers.is_empty() {
            return None;
        }
        let nation = nation(reading, phrase.tokens);
        let before = phrase.base.range().start;
        let until =
            bearers.partition_point(|&(_, index)| directory.mentions[index as usize].name.range().start < before);
        let recent = bearers[..until].iter().rev().take(BEARERS).map(|&(_, index)| &directory.mentions[index as usize]);
        let special = special(reading, phrase).is_some();
        let mut best: Option<(u32, u32)> = None;
        let mut only = None;
        for mention in recent.filter(|mention| agrees(directory, reading, phrase, nation, mention)) {
            let overlap = self.overlap(directory, mention.entity, phrase);
            only = match only {
                None => Some(mention.entity),
                Some(entity) if entity == mention.entity => only,
                Some(_) => Some(Mention::NOBODY),
            };
            let better = best.is_none_or(|(_, most)| overlap > most);
            let contradicts = overlap == 0 && !special && self.contradicts(directory, mention, reading, phrase);
            if better && !contradicts {
                best = Some((mention.entity, overlap));
            }
        }
        let (entity, overlap) = best?;
        let plain = modifiers(reading, phrase).next().is_none();
        let sure = match phrase.possessive {
            true => only == Some(entity),
            false => overlap > 0 || plain || special || only == Some(entity),
        };
        sure.then_some(entity)
    }

    /// How many modifiers of the phrase the text tells about the entity.
    fn overlap(&self, directory: &Directory<'_>, entity: u32, phrase: &Phrase) -> u32 {
        let reading = &directory.reading;
        modifiers(reading, phrase)
            .filter(|&token| self.tells(directory, entity, role::office(Key::of_token(reading, token))))
            .count() as u32
    }

    /// Both say more about the office, and not the same: `the finance minister`, `Foreign Minister Lavrov`.
    fn contradicts(
        &self,
        directory: &Directory<'_>,
        mention: &Mention,
        reading: &Reading<'_>,
        phrase: &Phrase,
    ) -> bool {
        let office = directory.arounds.of(mention).office();
        let head = head_of(reading, office);
        let placed = directory.records[mention.entity as usize].placed_by.is_some();
        let names_place = |token: usize| {
            reading.tokens[token].shape.is_capital()
                && !name::is_party(reading, token)
                && token != phrase.base.range().start
                || reading.is(token, Class::Place)
        };
        if placed && modifiers(reading, phrase).any(names_place) {
            return true;
        }
        modifiers(reading, phrase).next().is_some()
            && office.range().any(|token| Some(token) != head && is_telling(reading, token))
    }

    /// The one mentioned last of whom the text tells what the phrase says: `the former |Florida| governor`.
    pub(super) fn known_by(&self, directory: &Directory<'_>, reading: &Reading<'_>, phrase: &Phrase) -> Option<u32> {
        let before = directory.before(phrase.base.range().start);
        let recent = directory.mentions[..before]
            .iter()
            .rev()
            .take(2 * BEARERS)
            .filter(|mention| mention.entity != Mention::NOBODY);
        let capital = |token: &usize| reading.tokens[*token].shape.is_capital() && !name::is_party(reading, *token);
        let told =
            |entity: u32, token: usize| self.tells(directory, entity, role::office(Key::of_token(reading, token)));
        recent.map(|mention| mention.entity).find(|&entity| {
            directory.records[entity as usize].sort == Sort::Person
                && modifiers(reading, phrase).filter(capital).any(|token| told(entity, token))
                && !self.excludes(directory, entity, phrase)
        })
    }

    /// The phrase puts somebody in a party or nation, and the text puts the entity into another one.
    pub(super) fn excludes(&self, directory: &Directory<'_>, entity: u32, phrase: &Phrase) -> bool {
        const PARTIES: [Key; 4] = [
            Key::of_constant("republican"),
            Key::of_constant("democrat"),
            Key::of_constant("labour"),
            Key::of_constant("conservative"),
        ];
        let in_party = |party: Key| {
            let claimed =
                phrase.base.range().any(|token| role::office(Key::of_token(&directory.reading, token)) == party);
            (claimed, self.tells(directory, entity, party))
        };
        let all = PARTIES.map(in_party);
        all.iter().any(|&(claimed, told)| claimed && !told) && all.iter().any(|&(claimed, told)| told && !claimed)
    }
}

/// The words that a text tells about the offices of its entities: a list for each, linked, so that nothing is sorted.
#[derive(Debug)]
struct Told {
    /// One more than the place of the first word of an entity, 0 for none.
    first: Vec<u32>,
    /// Words, and one more than the place of the next one.
    words: Vec<(Key, u32)>,
}

impl Told {
    /// Words of one entity, each counted once: more would make a text slow in which somebody has thousands of offices.
    const MOST: usize = 256;

    fn new(directory: &Directory<'_>) -> Told {
        let mut told = Told { first: vec![0; directory.records.len()], words: Vec::with_capacity(64) };
        for around in &directory.arounds.list {
            let entity = directory.mentions[around.mention as usize].entity;
            for token in around.role.range().chain(around.affiliation.range()) {
                told.enter(entity, role::office(Key::of_token(&directory.reading, token)));
            }
        }
        told
    }

    fn enter(&mut self, entity: u32, key: Key) {
        if !self.has(entity, key)
            && let Some(first) = self.first.get_mut(entity as usize)
        {
            self.words.push((key, *first));
            *first = self.words.len() as u32;
        }
    }

    fn has(&self, entity: u32, key: Key) -> bool {
        let mut next = self.first.get(entity as usize).copied().unwrap_or_default();
        let words = std::iter::from_fn(|| {
            let &(word, later) = self.words.get((next as usize).wrapping_sub(1))?;
            next = later;
            Some(word)
        });
        words.take(Told::MOST).any(|word| word == key)
    }
}

/// Offices that other words stand for: `top diplomat` for a foreign minister, `leader` for a president.
fn indirect(reading: &Reading<'_>, office: TokenSpan) -> [Option<Key>; 4] {
    static WORDS: WordSet<13> = WordSet::of([
        "foreign",
        "minister",
        "secretary",
        "state",
        "prime",
        "premier",
        "vice",
        "president",
        "attorney",
        "general",
        "king",
        "emir",
        "chancellor",
    ]);
    let positions = office.range().filter_map(|token| WORDS.position(reading.prints[token]));
    let said = positions.fold(0u16, |said, position| said | 1 << position);
    let [
        foreign,
        minister,
        secretary,
        state,
        prime,
        premier,
        vice,
        president,
        attorney,
        general,
        king,
        emir,
        chancellor,
    ] = std::array::from_fn(|position| said >> position & 1 == 1);
    let diplomat = secretary && (foreign || state) || foreign && minister;
    let premier = premier || prime && minister;
    let ruler = premier || king || emir || chancellor || president && !vice;
    let prosecutor = general && attorney;
    [diplomat.then_some(DIPLOMAT), premier.then_some(PREMIER), ruler.then_some(RULER), prosecutor.then_some(PROSECUTOR)]
}

/// The office that a more general word may stand for, besides the one it stands for as a synonym.
fn general(reading: &Reading<'_>, noun: usize) -> Option<Key> {
    let of_assembly = reading.is_one_of(noun, &const { prints_of(["lawmaker", "legislator", "politician"]) });
    of_assembly.then_some(REPRESENTATIVE)
}

/// `top diplomat`, `the Russian leader`: what stands for an office without naming it.
fn special(reading: &Reading<'_>, phrase: &Phrase) -> Option<Key> {
    const fn one(word: &str) -> [u64; 1] {
        prints_of([word])
    }
    const TOP: [u64; 3] = prints_of(["top", "chief", "leading"]);
    let has = |word: [u64; 1]| phrase.base.range().any(|token| reading.is_one_of(token, &word));
    let top = || phrase.base.range().any(|token| reading.is_one_of(token, &TOP));
    match () {
        () if has(const { one("diplomat") }) && top() => Some(DIPLOMAT),
        () if has(const { one("prosecutor") }) && top() => Some(PROSECUTOR),
        () if has(const { one("leader") }) && nation(reading, phrase.base).is_some() => Some(RULER),
        () if has(const { one("prime") }) && has(const { one("minister") }) || has(const { one("premier") }) => {
            Some(PREMIER)
        }
        () => None,
    }
}

/// The last word of a role before anything attached to it: `Secretary` of `Secretary of State`, `minister`.
fn head_of(reading: &Reading<'_>, role: TokenSpan) -> Option<usize> {
    let of = role.range().find(|&token| reading.bytes(token) == b"of").unwrap_or(role.range().end);
    (role.range().start..of).rev().find(|&token| reading.kind(token) == TokenKind::Word)
}

fn nation(reading: &Reading<'_>, tokens: TokenSpan) -> Option<Key> {
    tokens.range().find_map(|token| role::nation(Key::of_token(reading, token)))
}

/// The words of the phrase that tell which bearer of the office is meant.
fn modifiers<'p>(reading: &'p Reading<'p>, phrase: &'p Phrase) -> impl Iterator<Item = usize> + 'p {
    phrase.tokens.range().filter(move |&token| token != phrase.head() && is_telling(reading, token))
}

fn is_telling(reading: &Reading<'_>, token: usize) -> bool {
    static SILENT: WordSet<12> = WordSet::of([
        "top",
        "chief",
        "former",
        "then",
        "current",
        "new",
        "senior",
        "own",
        "likely",
        "presumptive",
        "longtime",
        "leading",
    ]);
    let word = reading.words[token];
    matches!(reading.kind(token), TokenKind::Word | TokenKind::Acronym)
        && !name::is_function(word)
        && role::nation(Key::of_token(reading, token)).is_none()
        && !(reading.tokens[token].shape == Shape::Lower && SILENT.has(reading.prints[token]))
}

/// Neither nation nor rank contradicts, and the bearer is a person. `nation`: that of the phrase.
fn agrees(
    directory: &Directory<'_>,
    reading: &Reading<'_>,
    phrase: &Phrase,
    nation: Option<Key>,
    mention: &Mention,
) -> bool {
    let record = &directory.records[mention.entity as usize];
    let gender = Gender::of_noun(reading.words[phrase.head()]);
    let same_nation = || match nation {
        Some(nation) => directory.nation_of(mention).unwrap_or(role::UNITED_STATES) == nation,
        None => true,
    };
    let office = directory.arounds.of(mention).office();
    let has = |span: TokenSpan, rank: u64| reading.prints[span.range()].contains(&rank);
    let same_rank = || RANKS.iter().all(|&rank| has(phrase.base, rank) == has(office, rank));
    matches!(record.sort, Sort::Person | Sort::Name) && record.gender.agrees(gender) && same_nation() && same_rank()
}

/// Nouns by which a text calls again somebody whom everybody knows: `the billionaire`, `the former governor`.
pub(super) fn is_profile(reading: &Reading<'_>, phrase: &Phrase) -> bool {
    static PROFILES: WordSet<44> = WordSet::of([
        "candidate",
        "nominee",
        "front-runner",
        "frontrunner",
        "hopeful",
        "contender",
        "billionaire",
        "millionaire",
        "businessman",
        "businesswoman",
        "mogul",
        "tycoon",
        "magnate",
        "developer",
        "senator",
        "congressman",
        "congresswoman",
        "governor",
        "lawmaker",
        "politician",
        "star",
        "actor",
        "actress",
        "singer",
        "rapper",
        "comedian",
        "author",
        "host",
        "entrepreneur",
        "socialist",
        "democrat",
        "republican",
        "conservative",
        "liberal",
        "neurosurgeon",
        "surgeon",
        "incumbent",
        "challenger",
        "newcomer",
        "outsider",
        "pontiff",
        "champion",
        "striker",
        "statesman",
    ]);
    let former = phrase.base.range().any(|token| reading.is_one_of(token, &const { prints_of(["former"]) }));
    let known = PROFILES.has(reading.prints[phrase.head()]) || reading.bytes(phrase.head()).ends_with(b"-old");
    known || former && reading.words[phrase.head()].is_any(&[Class::Role, Class::Title])
}
