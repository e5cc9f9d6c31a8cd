//! A light guess at parts of speech: enough to see noun phrases and finite verbs.
//!
//! The guess reads the lexicon's classes, the word's shape and ending and the token before it. It is made once a
//! token, from left to right.

use crate::attribution::cue::{self, Form};
use crate::lexicon::{Class, Function, Word};
use crate::reading::Reading;
use crate::token::TokenKind;

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
    let mut categories = vec![Other; reading.tokens.len()];
    for sentence in &reading.segments.sentences {
        let mut before = Stop;
        for index in sentence.tokens.range() {
            let starts = before == Stop || before == Mark && index == sentence.tokens.range().start + 1;
            let category = guess(reading, index, before, starts);
            if matches!(category, Finite | Participle) {
                categories[index] = settle(&categories[..index], sentence.tokens.range().start, category);
            } else {
                categories[index] = category;
            }
            before = categories[index];
        }
    }
    categories
}

/// `said` behind `has`, `was`, `been` is a participle, adverbs between them or not.
fn settle(before: &[Category], start: usize, category: Category) -> Category {
    let verb = before[start..].iter().rev().find(|category| !matches!(category, Adverb | Negation));
    match verb {
        Some(Auxiliary) => Participle,
        _ => category,
    }
}

fn guess(reading: &Reading<'_>, index: usize, before: Category, starts: bool) -> Category {
    let kind = reading.tokens[index].kind;
    if matches!(kind, TokenKind::Word) {
        return guess_word(reading, index, before, starts);
    }
    match kind {
        TokenKind::Clitic => guess_clitic(reading, index, before),
        TokenKind::Stop if before == Name && is_abbreviation(reading, index) => Name,
        _ => of_kind(kind),
    }
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

fn guess_word(reading: &Reading<'_>, index: usize, before: Category, starts: bool) -> Category {
    let word = reading.words[index];
    let is_capital = reading.tokens[index].shape.is_capital();
    if let Some(function) = word.function() {
        // "Will Smith", "Theresa May": behind a name, a capital makes a name of it.
        let is_name = is_capital && before == Name && word.is_any(&[Class::Month, Class::MaleName, Class::FemaleName]);
        if !is_name {
            return function_word(function, before);
        }
    }
    if is_capital && word.is_any(&[Class::Weekday, Class::Month]) {
        return Time;
    }
    if is_capital && !(starts && is_known_lower(word)) {
        return if is_headline_verb(word, before) { Finite } else { Name };
    }
    open_class(reading, index, word, before)
}

fn function_word(function: Function, before: Category) -> Category {
    // "in that case"; elsewhere it opens a clause, or is a determiner that nobody downstream minds.
    if function == Function::That && before == Preposition {
        return Determiner;
    }
    FUNCTIONS[function as usize]
}

/// What each [`Function`] mostly is, by its number: a table, for the same reason.
static FUNCTIONS: [Category; 14] = {
    let mut categories = [Other; 14];
    categories[Function::Determiner as usize] = Determiner;
    categories[Function::Possessive as usize] = Possessive;
    categories[Function::Pronoun as usize] = Pronoun;
    categories[Function::Relative as usize] = Relative;
    categories[Function::Quantifier as usize] = Number;
    categories[Function::Preposition as usize] = Preposition;
    categories[Function::To as usize] = To;
    categories[Function::That as usize] = That;
    categories[Function::Coordinator as usize] = Coordinator;
    categories[Function::Subordinator as usize] = Subordinator;
    categories[Function::Auxiliary as usize] = Auxiliary;
    categories[Function::Negation as usize] = Negation;
    categories[Function::Adverb as usize] = Adverb;
    categories
};

/// Headlines capitalise their verbs: `Trump Says Clinton Lied`.
fn is_headline_verb(word: Word, before: Category) -> bool {
    before == Name
        && word.cue().is_some_and(|number| {
            let (entry, form) = cue::entry(number);
            matches!(form, Form::Third | Form::Past) && entry.precision(cue::Frame::Clause) >= 0.7
        })
}

fn is_known_lower(word: Word) -> bool {
    word.is_any(&[
        Class::FiniteVerb,
        Class::Verb,
        Class::Noun,
        Class::Adjective,
        Class::Role,
        Class::Group,
        Class::Organization,
        Class::Kin,
        Class::Adverb,
        Class::Quantifier,
    ]) && !word.is_any(&[Class::FemaleName, Class::MaleName, Class::Title])
        || word.cue().is_some()
}

fn open_class(reading: &Reading<'_>, index: usize, word: Word, before: Category) -> Category {
    let ends_with = |ending: &str| reading.word(index).ends_with(ending);
    let in_phrase = matches!(before, Determiner | Possessive | Genitive | Adjective | Number | Preposition)
        && !is_bare_subject(reading, index, before);
    if let Some(number) = word.cue() {
        return match cue::form(number) {
            Form::Gerund if in_phrase && before != Preposition => Noun,
            Form::Gerund => Gerund,
            Form::Base | Form::Third if in_phrase => Noun,
            Form::Base if before == To || before == Auxiliary => Base,
            Form::Base if before == Pronoun || before == Relative => Finite,
            Form::Base if word.is_any(&[Class::Noun, Class::Adjective]) && !follows_like_verb(reading, index) => Noun,
            Form::Base if !is_subject(before) && word.is(Class::Noun) => Noun,
            Form::Base => Finite,
            Form::Third
                if word.is(Class::Noun) && matches!(before, Noun | Name) && !follows_like_verb(reading, index) =>
            {
                Noun
            }
            Form::Third => Finite,
            Form::Past | Form::Participle if in_phrase && before != Number => Adjective,
            Form::Participle if word.is(Class::FiniteVerb) => Finite,
            Form::Past => Finite,
            Form::Participle => Participle,
        };
    }
    // "said guard Luc Petit": who can speak is no verb, unless its place says so.
    if word.is_any(&[Class::Role, Class::Kin]) && !matches!(before, Pronoun | To | Auxiliary | Relative | Noun) {
        return Noun;
    }
    // "retired nurse Olga Petrova said": a participle that opens a phrase.
    if matches!(before, Mark | Stop | Comma) && ends_with("ed") {
        return Adjective;
    }
    if word.is(Class::FiniteVerb) && !in_phrase {
        return Finite;
    }
    if word.is(Class::Verb) && !in_phrase {
        return match () {
            () if ends_with("ing") => Gerund,
            () if before == To || before == Auxiliary => Base,
            () if ends_with("ed") || ends_with("en") => Participle,
            () if is_subject(before) => Finite,
            () => Base,
        };
    }
    if word.is_any(&[Class::Noun, Class::Role, Class::Group, Class::Organization, Class::Kin, Class::FiniteVerb]) {
        return Noun;
    }
    if word.is_any(&[Class::Adjective, Class::Demonym]) {
        return Adjective;
    }
    if before == To {
        return Base;
    }
    by_ending(reading.word(index), in_phrase)
}

/// `Few believed him`, `Some say`: a determiner that stands for its noun, before a verb form.
fn is_bare_subject(reading: &Reading<'_>, index: usize, before: Category) -> bool {
    before == Determiner
        && reading.words[index - 1].is(Class::SubjectPronoun)
        && reading.words[index].cue().is_some_and(|number| matches!(cue::form(number), Form::Past | Form::Third))
}

/// A verb may follow: `they claim`, `officials claim`.
fn is_subject(before: Category) -> bool {
    matches!(before, Pronoun | Noun | Name | Relative | Adverb)
}

/// `Smith claims that`, `Smith claims he`: what follows a verb and not a plural noun.
fn follows_like_verb(reading: &Reading<'_>, index: usize) -> bool {
    let Some(word) = reading.words.get(index + 1) else { return false };
    let next = &reading.tokens[index + 1];
    word.is_any(&[
        Class::SubjectPronoun,
        Class::Determiner,
        Class::Possessive,
        Class::Subordinator,
        Class::Interrogative,
    ]) || next.shape.is_capital()
        || matches!(next.kind, TokenKind::Mark(_))
        || word.function() == Some(Function::To)
}

fn by_ending(text: &str, in_phrase: bool) -> Category {
    match (text.as_bytes(), in_phrase) {
        ([.., b'l', b'y'], _) => Adverb,
        ([.., b'i', b'n', b'g'], true) => Noun,
        ([.., b'i', b'n', b'g'], false) => Gerund,
        ([.., b'e', b'd'], true) => Adjective,
        ([.., b'e', b'd'], false) => Finite,
        ([.., b'o', b'u', b's'] | [.., b'f', b'u', b'l'] | [.., b'i', b'v', b'e'] | [.., b'i', b'c'], _) => Adjective,
        _ => Noun,
    }
}
