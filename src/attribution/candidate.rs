//! Where an attribution may be: the few tokens that the patterns start from, found in one pass.

use crate::category::Category::*;
use crate::lexicon::Class;
use crate::reading::Reading;
use crate::span::TokenSpan;

/// The starting points, each list in text order; none stands inside a quotation.
#[derive(Debug, Default)]
pub(crate) struct Candidates {
    /// Forms of cue verbs that stand where a verb can.
    pub(crate) verbs: Vec<usize>,
    /// `according`
    pub(crate) according: Vec<usize>,
    /// A noun before `that`.
    pub(crate) nouns: Vec<usize>,
}

pub(crate) fn candidates(reading: &Reading<'_>) -> Candidates {
    // News has some four cue verbs a hundred tokens.
    let verbs = Vec::with_capacity(reading.tokens.len() / 20 + 1);
    let mut candidates = Candidates { verbs, ..Candidates::default() };
    let mut before = Stop;
    let words = reading.words.iter().zip(reading.categories).zip(&reading.marks.inside);
    for (index, ((word, &category), &inside)) in words.enumerate() {
        let is_cue = category.is_verb() & word.cue().is_some();
        let is_after_noun = (category == That) & (before == Noun);
        before = category;
        // One branch for nearly all tokens: no test is left early before it.
        if !((is_cue | is_after_noun | word.is(Class::Attributing)) & (inside == 0)) {
            continue;
        }
        match () {
            () if is_cue => candidates.verbs.push(index),
            () if word.is(Class::Attributing) => candidates.according.push(index),
            () => candidates.nouns.push(index - 1),
        }
    }
    candidates
}

/// Takes those of a list that stand before the end of `tokens`, and leaves the rest. Statements ask in text order.
pub(crate) fn take_within<'c>(list: &mut &'c [usize], tokens: TokenSpan) -> &'c [usize] {
    let count = list.iter().take_while(|&&index| index < tokens.range().end).count();
    let (own, rest) = list.split_at(count);
    *list = rest;
    let skipped = own.iter().take_while(|&&index| index < tokens.range().start).count();
    &own[skipped..]
}
