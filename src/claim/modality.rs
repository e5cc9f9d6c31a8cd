//! How firmly is a clause asserted?

use super::clause::{Clause, is_one_of};
use super::directive::is_directive;
use super::small::{Small, small};
use super::telling::{Power, Telling};
use super::{Modality, Reported};
use crate::category::Category;
use crate::lexicon::Class;
use crate::reading::Reading;

/// The weakest reading that its own words give. `is_backshifted`: the clause is reported speech without quotation
/// marks, where `would` is what `will` was: `He said it would rain`.
pub(super) fn of(
    reading: &Reading<'_>,
    clause: &Clause,
    telling: &Telling,
    reported: &Reported,
    is_backshifted: bool,
) -> Modality {
    if clause.is_question {
        return Modality::Question;
    }
    if is_directive(reading, clause) {
        return Modality::Directive;
    }
    let mut weakest = Modality::Asserted;
    let mut has_condition = false;
    for token in clause.own_with(Power::Qualify, telling).filter(|&token| !reported.holds(token)) {
        let word = reading.words[token];
        let found = match word.is(Class::Modal) {
            true => of_modal(reading, token).filter(|found| !is_backshifted || *found != Modality::Conditional),
            false => of_word(reading, token),
        };
        has_condition |= !word.is(Class::Modal) && found == Some(Modality::Conditional);
        weakest = found.filter(|&found| rank(found) < rank(weakest)).unwrap_or(weakest);
    }
    match has_condition {
        true => Modality::Conditional,
        false => weakest,
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
    let class = reading.words[token];
    let next = reading.categories.get(token + 1).copied();
    let next_is_to = next == Some(Category::To);
    let word = reading.word(token);
    match () {
        () if class.is(Class::Possible) => {
            // `a possible pattern`, `the alleged thief`: said of the noun, not of the clause.
            let describes = matches!(next, Some(Category::Noun | Category::Adjective | Category::Name));
            let is_adverb = word.ends_with("ly") || is_one_of(word, &["perhaps", "maybe"]);
            (is_adverb || !describes).then_some(Modality::Possible)
        }
        () if class.is(Class::Probable) => (next_is_to || is_adverb_of_likelihood(word)).then_some(Modality::Probable),
        () if class.is(Class::Subordinator) => {
            Small::of(reading, token).is_one_of(&const { small(["if", "unless"]) }).then_some(Modality::Conditional)
        }
        // `has to`, `need to`
        () if next_is_to => Small::of(reading, token)
            .is_one_of(&const { small(["have", "has", "had", "need", "needs"]) })
            .then_some(Modality::Necessary),
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
    const POSSIBLE: [Small; 4] = small(["could", "can", "may", "might"]);
    let (stem, is_contracted) = Small::stem(reading, token);
    let is_negated =
        is_contracted || token + 1 < reading.tokens.len() && Small::of(reading, token + 1) == Small::new("not");
    match () {
        // `The firm could not be reached`: what is not possible is not so.
        () if is_negated && stem.is_one_of(&[POSSIBLE[0], POSSIBLE[1]]) => None,
        () if stem.is_one_of(&POSSIBLE) => Some(Modality::Possible),
        () if stem.is_one_of(&const { small(["must", "should", "ought"]) }) => Some(Modality::Necessary),
        () if stem == Small::new("would") => Some(Modality::Conditional),
        () => None,
    }
}
