//! The rules that guess the category of a word.

use super::Category::{self, *};
use super::Ending;
use crate::attribution::cue::{self, Form};
use crate::lexicon::{Class, Function, Word};
use crate::reading::Reading;
use crate::token::TokenKind;

/// What the rules read: a word in its place, or a word by itself, whatever stands around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Evidence<'a> {
    pub(super) word: Word,
    pub(super) is_capital: bool,
    /// Unknown of a word by itself with capitals: `RETIRED` ends otherwise than `Retired`.
    pub(super) ending: Option<Ending>,
    pub(super) place: Option<Place<'a>>,
}

/// Where a word stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) index: usize,
    /// It is the second token of its sentence.
    pub(super) is_second: bool,
}

impl<'a> Evidence<'a> {
    pub(super) fn of_token(reading: &Reading<'_>, index: usize, place: Place<'a>) -> Evidence<'a> {
        Evidence {
            word: reading.words[index],
            is_capital: reading.tokens[index].shape.is_capital(),
            ending: Some(Ending::of(reading.bytes(index))),
            place: Some(place),
        }
    }
}

/// The category of a word behind a token of the category `before`; `None` if that takes a place and there is none.
pub(super) fn guess(evidence: Evidence<'_>, before: Category) -> Option<Category> {
    let word = evidence.word;
    if let Some(function) = word.function() {
        // "Will Smith", "Theresa May": behind a name, a capital makes a name of it.
        let is_name =
            evidence.is_capital && before == Name && word.is_any(&[Class::Month, Class::MaleName, Class::FemaleName]);
        if !is_name {
            return Some(function_word(function, before));
        }
    }
    if evidence.is_capital && word.is_any(&[Class::Weekday, Class::Month]) {
        return Some(Time);
    }
    if evidence.is_capital && !(is_known_lower(word) && evidence.starts(before)?) {
        return Some(if evidence.is_headline_verb(before)? { Finite } else { Name });
    }
    open_class(evidence, before)
}

fn function_word(function: Function, before: Category) -> Category {
    match function {
        // "in that case"; elsewhere it opens a clause, or is a determiner that nobody downstream minds.
        Function::That if before == Preposition => Determiner,
        Function::That => That,
        Function::Determiner => Determiner,
        Function::Possessive => Possessive,
        Function::Pronoun => Pronoun,
        Function::Relative => Relative,
        Function::Quantifier => Number,
        Function::Preposition => Preposition,
        Function::To => To,
        Function::Coordinator => Coordinator,
        Function::Subordinator => Subordinator,
        Function::Auxiliary => Auxiliary,
        Function::Negation => Negation,
        Function::Adverb => Adverb,
    }
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

fn open_class(evidence: Evidence<'_>, before: Category) -> Option<Category> {
    let word = evidence.word;
    let in_phrase = matches!(before, Determiner | Possessive | Genitive | Adjective | Number | Preposition)
        && !evidence.has_bare_subject(before)?;
    if let Some(number) = word.cue() {
        return Some(match cue::form(number) {
            Form::Gerund if in_phrase && before != Preposition => Noun,
            Form::Gerund => Gerund,
            Form::Base | Form::Third if in_phrase => Noun,
            Form::Base if before == To || before == Auxiliary => Base,
            Form::Base if before == Pronoun || before == Relative => Finite,
            Form::Base if word.is_any(&[Class::Noun, Class::Adjective]) && !evidence.is_followed_like_verb()? => Noun,
            Form::Base if !is_subject(before) && word.is(Class::Noun) => Noun,
            Form::Base => Finite,
            Form::Third
                if word.is(Class::Noun) && matches!(before, Noun | Name) && !evidence.is_followed_like_verb()? =>
            {
                Noun
            }
            Form::Third => Finite,
            Form::Past | Form::Participle if in_phrase && before != Number => Adjective,
            Form::Participle if word.is(Class::FiniteVerb) => Finite,
            Form::Past => Finite,
            Form::Participle => Participle,
        });
    }
    // "said guard Luc Petit": who can speak is no verb, unless its place says so.
    if word.is_any(&[Class::Role, Class::Kin]) && !matches!(before, Pronoun | To | Auxiliary | Relative | Noun) {
        return Some(Noun);
    }
    // "retired nurse Olga Petrova said": a participle that opens a phrase.
    if matches!(before, Mark | Stop | Comma) && evidence.ending? == Ending::Ed {
        return Some(Adjective);
    }
    if word.is(Class::FiniteVerb) && !in_phrase {
        return Some(Finite);
    }
    if word.is(Class::Verb) && !in_phrase {
        return Some(match evidence.ending? {
            Ending::Ing => Gerund,
            _ if before == To || before == Auxiliary => Base,
            Ending::Ed | Ending::En => Participle,
            _ if is_subject(before) => Finite,
            _ => Base,
        });
    }
    if word.is_any(&[Class::Noun, Class::Role, Class::Group, Class::Organization, Class::Kin, Class::FiniteVerb]) {
        return Some(Noun);
    }
    if word.is_any(&[Class::Adjective, Class::Demonym]) {
        return Some(Adjective);
    }
    if before == To {
        return Some(Base);
    }
    Some(by_ending(evidence.ending?, in_phrase))
}

/// A verb may follow: `they claim`, `officials claim`.
fn is_subject(before: Category) -> bool {
    matches!(before, Pronoun | Noun | Name | Relative | Adverb)
}

fn by_ending(ending: Ending, in_phrase: bool) -> Category {
    match (ending, in_phrase) {
        (Ending::Ly, _) => Adverb,
        (Ending::Ing, false) => Gerund,
        (Ending::Ed, true) | (Ending::Adjectival, _) => Adjective,
        (Ending::Ed, false) => Finite,
        _ => Noun,
    }
}

/// Questions about what stands around the word: `None` if that is unknown and matters.
impl Evidence<'_> {
    /// It is the first word of its sentence.
    fn starts(&self, before: Category) -> Option<bool> {
        match before {
            Stop => Some(true),
            Mark => Some(self.place?.is_second),
            _ => Some(false),
        }
    }

    /// Headlines capitalise their verbs: `Trump Says Clinton Lied`.
    fn is_headline_verb(&self, before: Category) -> Option<bool> {
        let Some(number) = self.word.cue().filter(|_| before == Name) else { return Some(false) };
        self.place?;
        let (entry, form) = cue::entry(number);
        Some(matches!(form, Form::Third | Form::Past) && entry.precision(cue::Frame::Clause) >= 0.7)
    }

    /// `Few believed him`, `Some say`: a determiner that stands for its noun, before a verb form.
    fn has_bare_subject(&self, before: Category) -> Option<bool> {
        let is_verb = |number| matches!(cue::form(number), Form::Past | Form::Third);
        if before != Determiner || !self.word.cue().is_some_and(is_verb) {
            return Some(false);
        }
        let place = self.place?;
        Some(place.reading.words[place.index - 1].is(Class::SubjectPronoun))
    }

    /// `Smith claims that`, `Smith claims he`: what follows a verb and not a plural noun.
    fn is_followed_like_verb(&self) -> Option<bool> {
        let Place { reading, index, .. } = self.place?;
        let Some(word) = reading.words.get(index + 1) else { return Some(false) };
        let next = &reading.tokens[index + 1];
        let is_opener = word.is_any(&[
            Class::SubjectPronoun,
            Class::Determiner,
            Class::Possessive,
            Class::Subordinator,
            Class::Interrogative,
        ]);
        Some(
            is_opener
                || next.shape.is_capital()
                || matches!(next.kind, TokenKind::Mark(_))
                || word.function() == Some(Function::To),
        )
    }
}
