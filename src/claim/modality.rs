//! How firmly is a clause asserted?

use super::Modality;
use super::clause::{Clause, is_one_of};
use super::directive::is_directive;
use crate::category::Category;
use crate::lexicon::{Class, Sign, prints_of};
use crate::reading::Reading;

/// What a clause's own words make of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hedges {
    weakest: Modality,
    has_condition: bool,
    /// The clause is reported speech without quotation marks, where `would` is what `will` was: `He said it would rain`.
    is_backshifted: bool,
}

impl Hedges {
    pub(super) fn new(is_backshifted: bool) -> Self {
        Self { weakest: Modality::Asserted, has_condition: false, is_backshifted }
    }

    /// Takes in a word that can qualify.
    #[inline(never)]
    pub(super) fn read(&mut self, reading: &Reading<'_>, token: usize) {
        let is_modal = reading.is(token, Class::Modal);
        let found = match is_modal {
            true => of_modal(reading, token).filter(|found| !self.is_backshifted || *found != Modality::Conditional),
            false => of_word(reading, token),
        };
        self.has_condition |= !is_modal && found == Some(Modality::Conditional);
        self.weaken(found);
    }

    /// Takes in the word before a `to`: `has to`, `need to`.
    pub(super) fn read_before_to(&mut self, reading: &Reading<'_>, token: usize) {
        let obliges = reading.is_one_of(token, &const { prints_of(["have", "has", "had", "need", "needs"]) });
        self.weaken(obliges.then_some(Modality::Necessary));
    }

    fn weaken(&mut self, found: Option<Modality>) {
        if let Some(found) = found
            && rank(found) < rank(self.weakest)
        {
            self.weakest = found;
        }
    }

    /// The weakest reading.
    #[inline(never)]
    pub(super) fn modality(&self, reading: &Reading<'_>, clause: &Clause) -> Modality {
        match () {
            () if clause.is_question => Modality::Question,
            () if is_directive(reading, clause) => Modality::Directive,
            () if self.has_condition => Modality::Conditional,
            () => self.weakest,
        }
    }
}

/// A condition outweighs a possibility, that a likelihood, that a necessity: `If it rains, it may flood`.
fn rank(modality: Modality) -> u8 {
    match modality {
        Modality::Conditional => 0,
        Modality::Possible => 1,
        Modality::Probable => 2,
        Modality::Necessary => 3,
        _ => 4,
    }
}

fn of_word(reading: &Reading<'_>, token: usize) -> Option<Modality> {
    let word = reading.words[token];
    let next = reading.categories.get(token + 1).copied();
    let next_is_to = next == Some(Category::To);
    match () {
        () if word.signs().has(Sign::Possible) => {
            let text = reading.word(token);
            // `a possible pattern`, `the alleged thief`: said of the noun, not of the clause.
            let describes = matches!(next, Some(Category::Noun | Category::Adjective | Category::Name));
            let is_adverb = text.ends_with("ly") || is_one_of(text, &["perhaps", "maybe"]);
            (is_adverb || !describes).then_some(Modality::Possible)
        }
        () if word.signs().has(Sign::Probable) => {
            (next_is_to || is_adverb_of_likelihood(reading.word(token))).then_some(Modality::Probable)
        }
        () if word.is(Class::Subordinator) => {
            reading.is_one_of(token, &const { prints_of(["if", "unless"]) }).then_some(Modality::Conditional)
        }
        () => None,
    }
}

/// The others need an infinitive: `is expected to`, but not `as expected`; `seems to`, but not `has appeared`.
fn is_adverb_of_likelihood(word: &str) -> bool {
    is_one_of(word, &["probably", "likely", "unlikely", "presumably", "doubtless", "probable", "improbable"])
}

/// A modal verb, where it is one.
fn of_modal(reading: &Reading<'_>, token: usize) -> Option<Modality> {
    if reading.categories[token] != Category::Auxiliary {
        return None;
    }
    // `the May 3 vote`
    if reading.word(token) == "May" && reading.categories.get(token + 1) == Some(&Category::Number) {
        return None;
    }
    let next = token + 1;
    let is_before_not = next < reading.tokens.len() && reading.is_one_of(next, &const { prints_of(["not"]) });
    // `The firm could not be reached`: what is not possible is not so.
    let is_impossible = is_before_not && reading.is_one_of(token, &const { prints_of(["could", "can"]) });
    match () {
        () if is_impossible => None,
        () if reading.is_one_of(token, &const { prints_of(["could", "can", "may", "might", "mightn't"]) }) => {
            Some(Modality::Possible)
        }
        () if reading.is_one_of(token, &const { prints_of(["must", "mustn't", "should", "shouldn't", "ought"]) }) => {
            Some(Modality::Necessary)
        }
        () if reading.is_one_of(token, &const { prints_of(["would", "wouldn't"]) }) => Some(Modality::Conditional),
        () => None,
    }
}
