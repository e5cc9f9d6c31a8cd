//! Bodies that have no name of their own but somebody else's: `the Trump campaign`, `Trump's campaign`, `the campaign`.

use super::directory::Directory;
use super::key::Key;
use super::mention::Mention;
use super::noun_phrase::Phrase;
use super::role;
use super::sort::Sort;
use super::word_set::WordSet;
use crate::category::Category;
use crate::lexicon::Class;
use crate::reading::Reading;
use crate::span::TokenSpan;
use crate::token::Shape;

/// Named bodies that are compared with a description.
const COMPARED: usize = 16;

/// The bodies that the text names after their owners.
#[derive(Debug, Default)]
pub(super) struct Bodies {
    /// Owners, kinds of bodies, and the words to call each by, those without a genitive first; sorted.
    by_owner: Vec<(u32, Key, bool, TokenSpan)>,
    /// Kinds of bodies, where they are named after their owners, and these; sorted.
    by_head: Vec<(Key, usize, u32)>,
}

impl Bodies {
    pub(super) fn new(directory: &Directory<'_>, reading: &Reading<'_>) -> Self {
        let mut bodies = Bodies::default();
        for mention in &directory.mentions {
            if let Some((tokens, genitive)) = owned_by(reading, mention) {
                let key = role::office(Key::of_token(reading, tokens.range().end - 1));
                bodies.by_owner.push((mention.entity, key, genitive, tokens));
                bodies.by_head.push((key, tokens.range().start, mention.entity));
            }
        }
        bodies.by_owner.sort_unstable();
        bodies.by_head.sort_unstable();
        bodies
    }

    /// `Trump's campaign`: the words that the text has for it.
    pub(super) fn of(&self, owner: u32, head: Key) -> Option<TokenSpan> {
        let from = self.by_owner.partition_point(|&(other, key, ..)| (other, key) < (owner, head));
        let &(other, key, _, tokens) = self.by_owner.get(from)?;
        ((other, key) == (owner, head)).then_some(tokens)
    }

    /// `the campaign`: the one that was named last.
    pub(super) fn latest(&self, head: Key, before: usize) -> Option<TokenSpan> {
        let until = self.by_head.partition_point(|&(key, token, _)| (key, token) < (head, before));
        let &(key, _, owner) = self.by_head[..until].last()?;
        (key == head).then(|| self.of(owner, head)).flatten()
    }
}

/// The bodies that the text names, by what their names say they are.
#[derive(Debug, Default)]
pub(super) struct NamedBodies {
    /// Kinds of bodies and the indices of their mentions; sorted.
    by_kind: Vec<(Key, u32)>,
}

impl NamedBodies {
    pub(super) fn new(directory: &Directory<'_>, reading: &Reading<'_>) -> Self {
        let mut by_kind = Vec::new();
        for (index, mention) in directory.mentions.iter().enumerate() {
            let record = directory.records.get(mention.entity as usize);
            if record.is_none_or(|record| record.sort != Sort::Organization) {
                continue;
            }
            let name = mention.name.range();
            let mut enter = |token: usize| by_kind.push((role::office(Key::of_token(reading, token)), index as u32));
            enter(name.end - 1);
            // "Court of Appeals for the Fourth Circuit": the court, and the circuit
            let attached = name.clone().skip(1).find(|&token| matches!(reading.bytes(token), b"of" | b"for" | b"on"));
            if let Some(preposition) = attached {
                enter(preposition - 1);
            }
        }
        by_kind.sort_unstable();
        NamedBodies { by_kind }
    }

    /// `the newspaper` behind `the New York Times`: the latest named body of that kind.
    pub(super) fn latest(&self, directory: &Directory<'_>, reading: &Reading<'_>, phrase: &Phrase) -> Option<u32> {
        let kind = role::office(Key::of_token(reading, phrase.head()));
        let before = phrase.base.range().start;
        let position = |index: u32| directory.mentions[index as usize].name.range().start;
        let until = self.by_kind.partition_point(|&(key, index)| (key, position(index)) < (kind, before));
        let modifiers: [Option<Key>; 4] = {
            let mut keys = phrase.base.range().take(phrase.base.len() - 1).map(|token| Key::of_token(reading, token));
            std::array::from_fn(|_| keys.next())
        };
        let latest = self.by_kind[..until].iter().rev().take_while(|&&(key, _)| key == kind).take(COMPARED);
        let mut candidates = latest.map(|&(_, index)| &directory.mentions[index as usize]);
        let fits = |mention: &&Mention| {
            modifiers
                .iter()
                .flatten()
                .all(|key| mention.name.range().any(|token| Key::of_token(reading, token) == *key))
        };
        candidates.find(fits).map(|mention| mention.entity)
    }
}

/// `|Trump campaign|`, `|Trump's campaign|`: the span, and whether it has a genitive.
fn owned_by(reading: &Reading<'_>, mention: &Mention) -> Option<(TokenSpan, bool)> {
    let end = mention.name.range().end;
    let genitive = reading.categories.get(end) == Some(&Category::Genitive);
    let head = end + usize::from(genitive);
    let token = reading.tokens.get(head)?;
    // What is rare comes first.
    let fits = reading.words[head].is_any(&[Class::Organization, Class::Document])
        && token.shape == Shape::Lower
        && mention.entity != Mention::NOBODY
        && matches!(reading.categories[head], Category::Noun | Category::Finite | Category::Base)
        && !reading.categories.get(head + 1).is_some_and(|next| matches!(next, Category::Noun | Category::Name));
    fits.then(|| (TokenSpan::new(mention.name.range().start, head + 1), genitive))
}

/// Nouns by which a text calls again a body that it named.
pub(super) fn is_general(reading: &Reading<'_>, noun: usize) -> bool {
    static NOUNS: WordSet<52> = WordSet::of([
        "agency",
        "airline",
        "association",
        "bank",
        "bureau",
        "charity",
        "club",
        "commission",
        "committee",
        "company",
        "corporation",
        "council",
        "department",
        "firm",
        "foundation",
        "group",
        "institute",
        "magazine",
        "ministry",
        "network",
        "newspaper",
        "nonprofit",
        "organisation",
        "organization",
        "outlet",
        "panel",
        "paper",
        "publication",
        "school",
        "site",
        "union",
        "university",
        "website",
        "station",
        "court",
        "office",
        "center",
        "centre",
        "chain",
        "retailer",
        "manufacturer",
        "maker",
        "publisher",
        "broadcaster",
        "watchdog",
        "federation",
        "alliance",
        "coalition",
        "league",
        "tabloid",
        "insurer",
        "operator",
    ]);
    reading.tokens[noun].shape == Shape::Lower && NOUNS.has(reading.prints[noun])
}
