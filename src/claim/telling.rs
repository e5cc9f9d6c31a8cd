//! The tokens of a stretch of text that decide anything about its claims.

use crate::category::Category;
use crate::lexicon::Class;
use crate::reading::Reading;
use crate::span::TokenSpan;

/// What a token can do to a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Power {
    /// Make it one, as a finite verb, or separate it from the next one.
    Cut,
    /// Open or end a clause inside it.
    Enclose,
    /// Negate or weaken it.
    Qualify,
    /// Make it more or less worth checking.
    Weigh,
}

const POWERS: usize = Power::Weigh as usize + 1;

impl Power {
    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// What the tokens of each category can do, by its number: a bit for each [`Power`].
static BY_CATEGORY: [u8; Category::Other as usize + 1] = {
    use Category::*;
    let mut powers = [0; Other as usize + 1];
    powers[Auxiliary as usize] = Power::Cut.bit() | Power::Weigh.bit();
    powers[Finite as usize] = Power::Cut.bit() | Power::Weigh.bit();
    powers[Participle as usize] = Power::Weigh.bit();
    powers[Gerund as usize] = Power::Weigh.bit();
    powers[Name as usize] = Power::Weigh.bit();
    powers[Number as usize] = Power::Weigh.bit();
    powers[Coordinator as usize] = Power::Cut.bit();
    powers[Semicolon as usize] = Power::Cut.bit();
    powers[Colon as usize] = Power::Cut.bit();
    powers[Dash as usize] = Power::Cut.bit() | Power::Enclose.bit();
    powers[Close as usize] = Power::Enclose.bit();
    powers[Comma as usize] = Power::Enclose.bit();
    powers
};

const ENCLOSING: &[Class; 1] = &[Class::Subordinator];
const QUALIFYING: &[Class; 5] = &[Class::Negation, Class::Modal, Class::Possible, Class::Probable, Class::Subordinator];
const WEIGHING: &[Class; 9] = &[
    Class::Comparison,
    Class::Superlative,
    Class::Countable,
    Class::Quantifier,
    Class::Month,
    Class::Weekday,
    Class::SubjectPronoun,
    Class::ObjectPronoun,
    Class::Possessive,
];

/// Tokens of a block.
const BLOCK: usize = u64::BITS as usize;

/// Which tokens of a stretch have which power: sets of bits, since no branch on a single token could be foreseen.
#[derive(Debug, Default)]
pub(super) struct Telling {
    start: usize,
    /// For each block of tokens and each power, the set of those that have it.
    blocks: Vec<[u64; POWERS]>,
}

impl Telling {
    /// Looks the tokens of a stretch over, and forgets those of the one before.
    pub(super) fn read(&mut self, reading: &Reading<'_>, stretch: TokenSpan) {
        self.start = stretch.range().start;
        self.blocks.clear();
        let categories = &reading.categories[self.start..];
        let words = &reading.words[stretch.range()];
        for (words, categories) in words.chunks(BLOCK).zip((0..).step_by(BLOCK).map(|at| &categories[at..])) {
            let mut sets = [0; POWERS];
            for (place, (word, &category)) in words.iter().zip(categories).enumerate() {
                // "has to"
                let before_to = categories.get(place + 1) == Some(&Category::To);
                let powers = BY_CATEGORY[category as usize]
                    | u8::from(word.is_any(ENCLOSING)) << Power::Enclose as u8
                    | u8::from(word.is_any(QUALIFYING) | before_to) << Power::Qualify as u8
                    | u8::from(word.is_any(WEIGHING)) << Power::Weigh as u8;
                for (power, set) in sets.iter_mut().enumerate() {
                    *set |= u64::from(powers >> power & 1) << place;
                }
            }
            self.blocks.push(sets);
        }
    }

    /// The tokens of a part of the stretch that have a power, in text order.
    pub(super) fn within(&self, part: TokenSpan, power: Power) -> impl Iterator<Item = usize> + Clone + '_ {
        let (mut at, end) = (part.range().start - self.start, part.range().end - self.start);
        std::iter::from_fn(move || {
            while at < end {
                let rest = self.blocks[at / BLOCK][power as usize] >> (at % BLOCK);
                if rest == 0 {
                    at = (at / BLOCK + 1) * BLOCK;
                    continue;
                }
                at += rest.trailing_zeros() as usize + 1;
                return (at <= end).then(|| self.start + at - 1);
            }
            None
        })
    }
}
