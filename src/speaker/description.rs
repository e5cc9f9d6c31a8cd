//! Whom a description means: `the president` where a president was introduced, `Russia's top diplomat` where Russia's
//! foreign minister was.

use super::directory::{Directory, Sort};
use super::mention::Mention;
use super::name;
use super::noun_phrase::Phrase;
use super::role::{self, Key};
use crate::lexicon::Class;
use crate::reading::Reading;
use crate::span::TokenSpan;
use crate::token::TokenKind;
use std::collections::HashMap;

/// Bearers of an office that are compared with a description.
const BEARERS: usize = 16;

/// Who bears which office, by where the text says so.
#[derive(Debug, Default)]
pub(super) struct Offices {
    /// Indices of mentions, in text order.
    bearers: HashMap<Key, Vec<u32>>,
}

impl Offices {
    pub(super) fn new(directory: &Directory<'_>, reading: Reading<'_>) -> Self {
        let mut offices = Offices::default();
        for (index, mention) in directory.mentions.iter().enumerate() {
            if mention.entity == Mention::NOBODY {
                continue;
            }
            let mut enter = |key: Key| offices.bearers.entry(key).or_default().push(index as u32);
            if let Some(head) = head_of(reading, mention.role) {
                enter(role::office(reading.word(head)));
                let has = |word: &str| mention.role.range().any(|token| reading.word(token).eq_ignore_ascii_case(word));
                if has("foreign") && (has("minister") || has("secretary")) || has("secretary") && has("state") {
                    enter(Key::of("diplomat"));
                }
                if has("president") && !has("vice")
                    || has("premier")
                    || has("prime") && has("minister")
                    || has("chancellor")
                    || has("king")
                {
                    enter(Key::of("ruler"));
                }
                if has("prime") && has("minister") {
                    enter(Key::of("premier"));
                }
                if has("attorney") && has("general") {
                    enter(Key::of("prosecutor"));
                }
            } else if mention.is_titled() {
                enter(role::office(reading.word(mention.title.range().start)));
            }
        }
        offices
    }

    /// The person whose office the phrase names.
    pub(super) fn bearer(&self, directory: &Directory<'_>, reading: Reading<'_>, phrase: &Phrase) -> Option<u32> {
        let head = reading.word(phrase.head());
        let keys = [Some(role::office(head)), special(reading, phrase)];
        let before = phrase.base.range().start;
        keys.into_iter().flatten().find_map(|key| {
            let bearers = self.bearers.get(&key)?;
            let until =
                bearers.partition_point(|&index| directory.mentions[index as usize].name.range().start < before);
            let fits = |index: &&u32| {
                let mention = &directory.mentions[**index as usize];
                suits(directory, reading, phrase, mention)
            };
            let found = bearers[..until].iter().rev().take(BEARERS).find(fits);
            found.map(|&index| directory.mentions[index as usize].entity)
        })
    }
}

/// `top diplomat`, `the Russian leader`: what stands for an office without naming it.
fn special(reading: Reading<'_>, phrase: &Phrase) -> Option<Key> {
    let has = |word: &str| phrase.base.range().any(|token| reading.word(token).eq_ignore_ascii_case(word));
    let top = has("top") || has("chief") || has("leading");
    match () {
        () if has("diplomat") && top => Some(Key::of("diplomat")),
        () if has("prosecutor") && top => Some(Key::of("prosecutor")),
        () if has("leader") && nation(reading, phrase.base).is_some() => Some(Key::of("ruler")),
        () if has("prime") && has("minister") || has("premier") => Some(Key::of("premier")),
        () => None,
    }
}

/// The last word of a role before anything attached to it: `Secretary` of `Secretary of State`, `minister`.
fn head_of(reading: Reading<'_>, role: TokenSpan) -> Option<usize> {
    let of = role.range().find(|&token| reading.word(token) == "of").unwrap_or(role.range().end);
    (role.range().start..of).rev().find(|&token| reading.kind(token) == TokenKind::Word)
}

fn nation(reading: Reading<'_>, tokens: TokenSpan) -> Option<Key> {
    tokens.range().find_map(|token| role::nation(reading.word(token)))
}

/// Nothing in the phrase contradicts what the mention says of its bearer.
fn suits(directory: &Directory<'_>, reading: Reading<'_>, phrase: &Phrase, mention: &Mention) -> bool {
    let (said, meant) = (directory.nation_of(mention), nation(reading, phrase.tokens));
    if let (Some(said), Some(meant)) = (said, meant) {
        if said != meant {
            return false;
        }
    }
    let record = &directory.records[mention.entity as usize];
    if !matches!(record.sort, Sort::Person | Sort::Name) {
        return false;
    }
    let role = if mention.role.is_empty() { mention.title } else { mention.role };
    for word in ["former", "vice", "deputy", "ex"] {
        let has = |span: TokenSpan| span.range().any(|token| reading.word(token).eq_ignore_ascii_case(word));
        if has(phrase.base) != has(role) {
            return false;
        }
    }
    let telling = |token: &usize| {
        let word = reading.words[*token];
        reading.kind(*token) == TokenKind::Word
            && !name::is_function(word)
            && !word.is(Class::Demonym)
            && role::nation(reading.word(*token)).is_none()
            && !matches!(
                reading.word(*token),
                "top" | "chief" | "former" | "then" | "current" | "new" | "senior" | "state" | "own"
            )
    };
    let modifiers =
        |span: TokenSpan, head: Option<usize>| span.range().filter(move |&token| Some(token) != head).filter(telling);
    let mut wanted = modifiers(phrase.base, Some(phrase.head())).peekable();
    let mut given = modifiers(role, head_of(reading, role)).peekable();
    if wanted.peek().is_none() || given.peek().is_none() {
        return wanted.peek().is_none() || special(reading, phrase).is_some() || phrase.genitive.is_some();
    }
    let given: [Option<Key>; 6] = std::array::from_fn(|_| given.next().map(|token| Key::of(reading.word(token))));
    special(reading, phrase).is_some() || wanted.any(|token| given.contains(&Some(Key::of(reading.word(token)))))
}
