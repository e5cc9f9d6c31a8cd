//! Where an attribution may be: the few tokens that the patterns start from, found in one pass.

use crate::category::Category::{Noun, That};
use crate::lexicon::{Class, Mask, Word};
use crate::reading::Reading;
use crate::span::TokenSpan;

/// Starting points, each list in text order. None stands inside a quotation.
#[derive(Clone, Debug, Default)]
pub(crate) struct Candidates {
    /// Forms of a cue verb that stand where a verb can.
    verbs: Vec<usize>,
    /// `according`
    attributing: Vec<usize>,
    /// Nouns before `that`.
    nouns: Vec<usize>,
}

/// The starting points of one statement, or of it and all behind it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Starts<'c> {
    pub(crate) verbs: &'c [usize],
    pub(crate) attributing: &'c [usize],
    pub(crate) nouns: &'c [usize],
}

/// What makes a word worth a look.
const MASK: Mask = Mask::CUE.or(Mask::of(&[Class::Attributing, Class::Subordinator]));

/// All starting points.
pub(crate) fn candidates(reading: &Reading<'_>) -> Candidates {
    // News has some four cue verbs a hundred tokens.
    let mut candidates = Candidates { verbs: Vec::with_capacity(reading.tokens.len() / 20 + 1), ..Default::default() };
    for (start, words) in (0..).step_by(BLOCK).zip(reading.words.chunks(BLOCK)) {
        let mut set = worth(words);
        while set != 0 {
            candidates.note(reading, start + set.trailing_zeros() as usize);
            set &= set - 1;
        }
    }
    candidates
}

/// Words that are looked at together.
const BLOCK: usize = u64::BITS as usize;

/// Which of up to 64 words are worth a look. Without a branch, which could not be foreseen.
fn worth(words: &[Word]) -> u64 {
    const ROW: usize = 8;
    let row = |row: &[Word; ROW]| (0..ROW).fold(0, |bits, at| bits | u64::from(row[at].has(MASK)) << at);
    let (rows, rest) = words.as_chunks::<ROW>();
    let last = rest.iter().rev().fold(0, |bits, word| bits << 1 | u64::from(word.has(MASK)));
    rows.iter().rev().fold(last, |bits, words| bits << ROW | row(words))
}

impl Candidates {
    pub(crate) fn starts(&self) -> Starts<'_> {
        Starts { verbs: &self.verbs, attributing: &self.attributing, nouns: &self.nouns }
    }

    fn note(&mut self, reading: &Reading<'_>, index: usize) {
        let (word, category) = (reading.words[index], reading.categories[index]);
        match () {
            () if reading.marks.inside[index] != 0 => {}
            () if category.is_verb() && word.has(Mask::CUE) => self.verbs.push(index),
            () if word.is(Class::Attributing) => self.attributing.push(index),
            () if category == That && index > 0 && reading.categories[index - 1] == Noun => self.nouns.push(index - 1),
            () => {}
        }
    }
}

impl<'c> Starts<'c> {
    /// Takes those that stand before the end of `tokens`, and leaves the rest. Statements ask in text order.
    pub(crate) fn take_within(&mut self, tokens: TokenSpan) -> Starts<'c> {
        Starts {
            verbs: take_within(&mut self.verbs, tokens),
            attributing: take_within(&mut self.attributing, tokens),
            nouns: take_within(&mut self.nouns, tokens),
        }
    }
}

fn take_within<'c>(list: &mut &'c [usize], tokens: TokenSpan) -> &'c [usize] {
    let range = tokens.range();
    if list.first().is_none_or(|&first| first >= range.end) {
        return &[];
    }
    let count = list.iter().take_while(|&&token| token < range.end).count();
    let (own, rest) = list.split_at(count);
    *list = rest;
    let skipped = own.iter().take_while(|&&token| token < range.start).count();
    &own[skipped..]
}
