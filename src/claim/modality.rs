//! How firmly is a clause asserted?

use super::clause::{Clause, is_one_of};
use super::directive::is_directive;
use super::{Modality, Reported};
use crate::category::Category;
use crate::lexicon::Class;
use crate::reading::Reading;

/// The weakest reading that its own words give.
pub(super) fn of(reading: &Reading<'_>, clause: &Clause, reported: &Reported) -> Modality {
    if clause.is_question {
        return Modality::Question;
    }
    if is_directive(reading, clause) {
        return Modality::Directive;
    }
    let by_word = clause.own().filter(|&token| !reported.holds(token)).filter_map(|token| of_word(reading, token));
    by_word.min_by_key(|&modality| rank(modality)).unwrap_or(Modality::Asserted)
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
    if class.is_unknown() {
        return None;
    }
    if class.is(Class::Modal) {
        return of_modal(reading, token);
    }
    let word = reading.word(token);
    let next_is_to = reading.categories.get(token + 1) == Some(&Category::To);
    match () {
        () if class.is(Class::Possible) => Some(Modality::Possible),
        () if class.is(Class::Probable) => Some(Modality::Probable),
        () if class.is(Class::Subordinator) && is_one_of(word, &["if", "unless"]) => Some(Modality::Conditional),
        // `has to`, `need to`
        () if next_is_to && is_one_of(word, &["have", "has", "had", "need", "needs"]) => Some(Modality::Necessary),
        () => None,
    }
}

/// A modal verb, where it is one: `May 5` and `Will Smith` are none.
fn of_modal(reading: &Reading<'_>, token: usize) -> Option<Modality> {
    if reading.categories[token] != Category::Auxiliary {
        return None;
    }
    let word = reading.word(token);
    let stem = word.strip_suffix("n't").or(word.strip_suffix("n’t")).unwrap_or(word);
    match () {
        () if is_one_of(stem, &["may", "might", "could"]) => Some(Modality::Possible),
        () if is_one_of(stem, &["must", "should", "ought"]) => Some(Modality::Necessary),
        () if is_one_of(stem, &["would"]) => Some(Modality::Conditional),
        () => None,
    }
}
