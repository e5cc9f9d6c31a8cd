//! Where an attribution may be: the few tokens that the patterns start from, found in one pass.

use crate::category::Category::{self, *};
use crate::lexicon::{Class, Mask};
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

pub(crate) fn candidates(reading: &Reading<'_>) -> Candidates {
    // News has some four cue verbs a hundred tokens.
    let verbs = Vec::with_capacity(reading.tokens.len() / 20 + 1);
    let mut candidates = Candidates { verbs, ..Candidates::default() };
    let blocks = reading.words.chunks(BLOCK).zip(reading.categories.chunks(BLOCK));
    for (start, (words, categories)) in (0..).step_by(BLOCK).zip(blocks) {
        // A set of bits: a branch on a single token could not be foreseen.
        let mut set = 0u64;
        for (place, (word, &category)) in words.iter().zip(categories).enumerate() {
            set |= u64::from(word.has(MASKS[category as usize])) << place;
        }
        while set != 0 {
            candidates.add(reading, start + set.trailing_zeros() as usize);
            set &= set - 1;
        }
    }
    candidates
}

/// Tokens that are looked at together.
const BLOCK: usize = u64::BITS as usize;

impl Candidates {
    fn add(&mut self, reading: &Reading<'_>, index: usize) {
        let (word, category) = (reading.words[index], reading.categories[index]);
        match () {
            () if reading.marks.inside[index] != 0 => {}
            () if category.is_verb() && word.cue().is_some() => self.verbs.push(index),
            () if word.is(Class::Attributing) => self.according.push(index),
            () if index > 0 && reading.categories[index - 1] == Noun => self.nouns.push(index - 1),
            () => {}
        }
    }
}

/// Takes those of a list that stand before the end of `tokens`, and leaves the rest. Statements ask in text order.
pub(crate) fn take_within<'c>(list: &mut &'c [usize], tokens: TokenSpan) -> &'c [usize] {
    let count = list.iter().take_while(|&&index| index < tokens.range().end).count();
    let (own, rest) = list.split_at(count);
    *list = rest;
    let skipped = own.iter().take_while(|&&index| index < tokens.range().start).count();
    &own[skipped..]
}
