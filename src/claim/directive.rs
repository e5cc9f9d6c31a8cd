//! Is a clause an order or a request?

use super::clause::{Clause, first_word};
use crate::attribution::cue;
use crate::category::Category;
use crate::lexicon::{Class, Mask, prints_of};
use crate::reading::Reading;

/// `Close the gate`, `Please wait`, `Let's go`, `Don't move`: a base form where the subject would stand. The clause is no
/// question.
pub(super) fn is_directive(reading: &Reading<'_>, clause: &Clause) -> bool {
    let Some(first) = first_word(reading, clause) else { return false };
    if reading.is_one_of(first, &const { prints_of(["please", "let"]) }) {
        return true;
    }
    let next = first + 1;
    if !clause.tokens.contains(next) {
        return false;
    }
    match reading.is_one_of(first, &const { prints_of(["do", "don't", "never"]) }) {
        true => {
            let verb = next + usize::from(reading.categories[next] == Category::Negation);
            clause.tokens.contains(verb) && is_base(reading, verb, Certainty::Plain)
        }
        false => {
            reading.words[first].has(VERBAL)
                && is_base(reading, first, certainty(reading, next))
                && has_object(reading, next)
        }
    }
}

/// What may be a base form.
const VERBAL: Mask = Mask::CUE.or(Mask::of(&[Class::Verb]));

/// How plainly the surroundings ask for a verb.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Certainty {
    /// `Close the …`: no noun or adjective stands before an article.
    Plain,
    /// `Close to …`
    Doubtful,
}

fn certainty(reading: &Reading<'_>, next: usize) -> Certainty {
    match reading.categories[next] {
        Category::Determiner | Category::Possessive => Certainty::Plain,
        _ => Certainty::Doubtful,
    }
}

fn is_base(reading: &Reading<'_>, token: usize, certainty: Certainty) -> bool {
    let word = reading.words[token];
    if !word.has(VERBAL) {
        return false;
    }
    let is_other = word.is_any(&[Class::Noun, Class::Adjective]) && certainty == Certainty::Doubtful;
    let is_cue = word.cue().is_some_and(|number| cue::entry(number).1 == cue::Form::Base);
    (is_cue || word.is(Class::Verb))
        && !is_other
        && !word.is_any(&[Class::Preposition, Class::Subordinator, Class::Auxiliary, Class::Modal])
        && !["ed", "ing", "en"].iter().any(|suffix| reading.word(token).ends_with(suffix))
}

/// What follows an imperative and no subject: the first word of a noun phrase, a preposition, an adverb.
fn has_object(reading: &Reading<'_>, token: usize) -> bool {
    matches!(
        reading.categories[token],
        Category::Determiner
            | Category::Possessive
            | Category::Pronoun
            | Category::Preposition
            | Category::To
            | Category::Name
            | Category::Number
            | Category::That
            | Category::Adverb
    )
}
