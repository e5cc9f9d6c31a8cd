//! Where an attribution may be: the few tokens that the patterns start from, found in one pass.

use crate::category::Category::{self, *};
use crate::lexicon::{Class, Mask};
use crate::reading::Reading;
use crate::span::TokenSpan;

/// A starting point. None stands inside a quotation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    token: usize,
    kind: Kind,
}

/// What stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A form of a cue verb that stands where a verb can.
    Verb,
    /// `according`
    According,
    /// A noun before `that`.
    Noun,
}

/// What makes a token of each category worth a look, by the category's number.
static MASKS: [Mask; Category::COUNT] = {
    let attributing = Mask::of(&[Class::Attributing]);
    let mut masks = [attributing; Category::COUNT];
    masks[Finite as usize] = attributing.or(Mask::CUE);
    masks[Base as usize] = attributing.or(Mask::CUE);
    masks[Participle as usize] = attributing.or(Mask::CUE);
    masks[Gerund as usize] = attributing.or(Mask::CUE);
    masks[That as usize] = attributing.or(Mask::of(&[Class::Subordinator]));
    masks
};

/// All starting points, in text order.
pub(crate) fn candidates(reading: &Reading<'_>) -> Vec<Candidate> {
    // News has some four cue verbs a hundred tokens.
    let mut candidates = Vec::with_capacity(reading.tokens.len() / 20 + 1);
    let blocks = reading.words.chunks(BLOCK).zip(reading.categories.chunks(BLOCK));
    for (start, (words, categories)) in (0..).step_by(BLOCK).zip(blocks) {
        // A set of bits: a branch on a single token could not be foreseen.
        let mut set = 0u64;
        for (place, (word, &category)) in words.iter().zip(categories).enumerate() {
            set |= u64::from(word.has(MASKS[category as usize])) << place;
        }
        while set != 0 {
            candidates.extend(candidate(reading, start + set.trailing_zeros() as usize));
            set &= set - 1;
        }
    }
    candidates
}

/// Tokens that are looked at together.
const BLOCK: usize = u64::BITS as usize;

fn candidate(reading: &Reading<'_>, index: usize) -> Option<Candidate> {
    let (word, category) = (reading.words[index], reading.categories[index]);
    let (token, kind) = match () {
        () if reading.marks.inside[index] != 0 => return None,
        () if category.is_verb() && word.cue().is_some() => (index, Kind::Verb),
        () if word.is(Class::Attributing) => (index, Kind::According),
        () if index > 0 && reading.categories[index - 1] == Noun => (index - 1, Kind::Noun),
        () => return None,
    };
    Some(Candidate { token, kind })
}

/// Takes those that stand before the end of `tokens`, and leaves the rest. Statements ask in text order.
pub(crate) fn take_within<'c>(list: &mut &'c [Candidate], tokens: TokenSpan) -> &'c [Candidate] {
    let count = list.iter().take_while(|candidate| candidate.token < tokens.range().end).count();
    let (own, rest) = list.split_at(count);
    *list = rest;
    let skipped = own.iter().take_while(|candidate| candidate.token < tokens.range().start).count();
    &own[skipped..]
}

/// The tokens of the candidates of a kind.
pub(crate) fn of_kind(candidates: &[Candidate], kind: Kind) -> impl Iterator<Item = usize> + '_ {
    candidates.iter().filter(move |candidate| candidate.kind == kind).map(|candidate| candidate.token)
}
