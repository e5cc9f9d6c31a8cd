//! A light guess at parts of speech: enough to see noun phrases and finite verbs.
//!
//! The guess reads the lexicon's classes, the word's shape and ending and the token before it. It is made once a
//! token, from left to right. Most guesses need no more than the word and the category before it: these are made once,
//! for all words alike, see [`profile`], and looked up.

mod ending;
mod profile;
mod rule;
#[cfg(test)]
mod tests;

use crate::lexicon::{self, Class};
use crate::reading::Reading;
use crate::token::TokenKind;
pub(crate) use ending::Ending;
pub(crate) use profile::Profiles;
use rule::{Evidence, Place};

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
    let profiles = lexicon::profiles();
    let mut categories = vec![Other; reading.tokens.len()];
    for sentence in &reading.segments.sentences {
        let range = sentence.tokens.range();
        let mut before = Stop;
        // The last category that is neither an adverb nor a negation.
        let mut verb = Stop;
        for index in range.clone() {
            let guessed = match reading.tokens[index].kind {
                TokenKind::Word => match profiles.guess(reading, index, before) {
                    Some(category) => category,
                    None => guess_word(reading, index, before, index == range.start + 1),
                },
                TokenKind::Clitic => guess_clitic(reading, index, before),
                TokenKind::Stop if before == Name && is_abbreviation(reading, index) => Name,
                kind => of_kind(kind),
            };
            // `said` behind `has`, `was`, `been` is a participle, adverbs between them or not.
            let is_participle = (verb == Auxiliary) & matches!(guessed, Finite | Participle);
            let category = if is_participle { Participle } else { guessed };
            verb = if matches!(category, Adverb | Negation) { verb } else { category };
            before = category;
            categories[index] = category;
        }
    }
    categories
}

/// The guess about a word in its place.
#[inline(never)]
fn guess_word(reading: &Reading<'_>, index: usize, before: Category, is_second: bool) -> Category {
    rule::guess(Evidence::of_token(reading, index, Place { reading, index, is_second }), before).unwrap_or(Other)
}

/// What is clear from the kind alone. Kept apart, the constants become a table; inlined, they become jumps, which cannot
/// be predicted.
#[inline(never)]
fn of_kind(kind: TokenKind) -> Category {
    match kind {
        TokenKind::Initial | TokenKind::Acronym | TokenKind::Handle | TokenKind::Hashtag => Name,
        TokenKind::Number
        | TokenKind::Money
        | TokenKind::Percent
        | TokenKind::Measure
        | TokenKind::Time
        | TokenKind::Date => Number,
        TokenKind::Mark(_) => Mark,
        TokenKind::Comma => Comma,
        TokenKind::Colon => Colon,
        TokenKind::Semicolon => Semicolon,
        TokenKind::Dash => Dash,
        TokenKind::Stop | TokenKind::Question | TokenKind::Exclamation | TokenKind::Ellipsis => Stop,
        TokenKind::Open => Open,
        TokenKind::Close => Close,
        TokenKind::Url | TokenKind::Email => Noun,
        TokenKind::Space | TokenKind::Word | TokenKind::Clitic | TokenKind::Symbol => Other,
    }
}

/// The stop of `Mr.` belongs to the name.
fn is_abbreviation(reading: &Reading<'_>, stop: usize) -> bool {
    stop > 0 && reading.words[stop - 1].is_any(&[Class::Abbreviation, Class::Title])
}

/// `Smith's plan` against `he's`, `that's`, `Smith's been`.
fn guess_clitic(reading: &Reading<'_>, index: usize, before: Category) -> Category {
    let is_genitive = reading.word(index).ends_with(['s', 'S']) && !matches!(before, Pronoun | Relative | That);
    match is_genitive {
        true => Genitive,
        false => Auxiliary,
    }
}
