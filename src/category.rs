//! A light guess at parts of speech: enough to see noun phrases and finite verbs.
//!
//! The guess reads the lexicon's classes, the word's shape and ending and the token before it. It is made once a
//! token, from left to right. Most guesses need no more than the word and the category before it: these are made once,
//! for all words alike, see [`profile`], and looked up in the table of [`state`].

mod ending;
mod profile;
mod rule;
mod state;
#[cfg(test)]
mod tests;

use crate::lexicon::Class;
use crate::reading::Reading;
use crate::token::TokenKind;
pub(crate) use ending::Ending;
pub(crate) use profile::Profiles;
use rule::{Evidence, Place};
use state::{State, States};

/// What a token probably is in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Category {
    /// `the`, `a`, `every`
    Determiner,
    /// `his`
    Possessive,
    /// `'s` behind a noun
    Genitive,
    /// `he`, `they`
    Pronoun,
    /// `who`, `which`, `what`
    Relative,
    /// A capitalised word inside a sentence, or an unknown one at its start; initials and acronyms.
    Name,
    Noun,
    Adjective,
    /// Digits, money, `three`
    Number,
    /// `of`, `in`
    Preposition,
    /// `to`
    To,
    /// `that`
    That,
    /// `and`, `or`, `but`
    Coordinator,
    /// `because`, `if`, `when`
    Subordinator,
    /// Finite forms of be, have, do; modals
    Auxiliary,
    /// `not`
    Negation,
    Adverb,
    /// A verb form that is finite
    Finite,
    /// A base form
    Base,
    /// A past participle behind a form of have or be
    Participle,
    /// `saying`
    Gerund,
    /// `Monday`, `March`, `yesterday`
    Time,
    Comma,
    Colon,
    Semicolon,
    Dash,
    /// `.`, `?`, `!`, `…`
    Stop,
    Open,
    Close,
    /// A quotation mark
    Mark,
    Other,
}

use Category::*;

impl Category {
    /// The number of categories.
    pub(crate) const COUNT: usize = Other as usize + 1;

    /// All of them, by their numbers.
    const ALL: [Category; Category::COUNT] = [
        Determiner,
        Possessive,
        Genitive,
        Pronoun,
        Relative,
        Name,
        Noun,
        Adjective,
        Number,
        Preposition,
        To,
        That,
        Coordinator,
        Subordinator,
        Auxiliary,
        Negation,
        Adverb,
        Finite,
        Base,
        Participle,
        Gerund,
        Time,
        Comma,
        Colon,
        Semicolon,
        Dash,
        Stop,
        Open,
        Close,
        Mark,
        Other,
    ];

    /// May stand inside a noun phrase, after its first word.
    pub(crate) fn is_nominal(self) -> bool {
        matches!(self, Name | Noun | Adjective | Number | Genitive | Determiner | Possessive | Time)
    }

    /// May be the last word of a noun phrase.
    pub(crate) fn is_head(self) -> bool {
        matches!(self, Name | Noun | Number | Pronoun | Time | Relative)
    }

    /// A verb form, auxiliaries apart.
    pub(crate) fn is_verb(self) -> bool {
        matches!(self, Finite | Base | Participle | Gerund)
    }

    /// A finite verb or what makes one.
    pub(crate) fn is_finite(self) -> bool {
        matches!(self, Finite | Auxiliary)
    }
}

/// Guesses the category of every token; reads everything of the reading but its categories.
pub(crate) fn categorize(reading: &Reading<'_>) -> Vec<Category> {
    let states = state::states();
    let mut categories = vec![Other; reading.tokens.len()];
    for sentence in &reading.segments.sentences {
        let range = sentence.tokens.range();
        let first = range.start;
        let mut state = State::START;
        let tokens = reading.tokens[range.clone()].iter().zip(&reading.words[range.clone()]);
        for (place, ((token, &word), category)) in tokens.zip(&mut categories[range]).enumerate() {
            state = match states.next(token, word, state) {
                Some(next) => next,
                None => next_in_place(states, reading, first + place, state, place == 1),
            }
            .checked();
            *category = state.category();
        }
    }
    categories
}

/// The state behind a token whose row does not tell it: of a word that the lexicon does not know or that has to be seen
/// in its place, of a full stop, of a clitic.
#[inline(never)]
fn next_in_place(states: &States, reading: &Reading<'_>, index: usize, state: State, is_second: bool) -> State {
    let guessed = match reading.kind(index) {
        TokenKind::Stop if is_abbreviation(reading, index) => Name,
        TokenKind::Stop => Stop,
        TokenKind::Clitic if matches!(reading.bytes(index), [.., b's' | b'S']) => Genitive,
        TokenKind::Clitic => Auxiliary,
        _ => match next_unknown(states, reading, index, state) {
            Some(next) => return next,
            None => guess_word(reading, index, state.category(), is_second),
        },
    };
    state.next(guessed)
}

/// The state behind a word in lower case that the lexicon does not know, unless it has to be seen in its place; none behind
/// other words.
#[inline]
fn next_unknown(states: &States, reading: &Reading<'_>, word: usize, state: State) -> Option<State> {
    let is_unknown = (reading.words[word].profile() == 0) & !reading.tokens[word].shape.is_capital();
    if is_unknown { states.next_unknown(Ending::of(reading.bytes(word)), state) } else { None }
}

fn guess_word(reading: &Reading<'_>, index: usize, before: Category, is_second: bool) -> Category {
    rule::guess(Evidence::of_token(reading, index, Place { reading, index, is_second }), before).unwrap_or(Other)
}

/// The stop of `Mr.` belongs to the name.
fn is_abbreviation(reading: &Reading<'_>, stop: usize) -> bool {
    stop > 0 && reading.words[stop - 1].is_any(&[Class::Abbreviation, Class::Title])
}
