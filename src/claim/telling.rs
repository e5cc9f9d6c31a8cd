//! The tokens of a stretch of text that decide anything about its claims.

use crate::category::Category;
use crate::lexicon::{Class, Mask};
use crate::reading::Reading;
use crate::span::TokenSpan;

/// What a token can do to a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Power {
    /// Make it one, as a finite verb, or separate it from the next one.
    Cut,
    /// Open or end a clause inside it.
    Enclose,
    /// Say by its form when it is so.
    Tense,
    /// Make it more or less worth checking by what it means.
    Weigh,
    /// Name somebody or something.
    Name,
    /// Weaken it.
    Qualify,
    /// Negate it.
    Negate,
}

const POWERS: usize = Power::Negate as usize + 1;

impl Power {
    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// What the tokens of each category can do, by its number: a bit for each [`Power`]. `to` makes the token before it
/// qualify: `has to`.
static BY_CATEGORY: [u8; Category::COUNT] = {
    use Category::*;
    let mut powers = [0; Category::COUNT];
    powers[Auxiliary as usize] = Power::Cut.bit() | Power::Tense.bit();
    powers[Finite as usize] = Power::Cut.bit() | Power::Tense.bit();
    powers[Participle as usize] = Power::Tense.bit();
    powers[Gerund as usize] = Power::Tense.bit();
    powers[Number as usize] = Power::Weigh.bit();
    powers[Name as usize] = Power::Name.bit();
    powers[To as usize] = Power::Qualify.bit();
    powers[Coordinator as usize] = Power::Cut.bit();
    powers[Semicolon as usize] = Power::Cut.bit();
    powers[Colon as usize] = Power::Cut.bit();
    powers[Dash as usize] = Power::Cut.bit() | Power::Enclose.bit();
    powers[Close as usize] = Power::Enclose.bit();
    powers[Comma as usize] = Power::Enclose.bit();
    powers
};

const ENCLOSING: Mask = Mask::of(&[Class::Subordinator]);
const NEGATING: Mask = Mask::of(&[Class::Negation, Class::Probable]);
const QUALIFYING: Mask = Mask::of(&[Class::Modal, Class::Possible, Class::Probable, Class::Subordinator]);
const WEIGHING: Mask = Mask::of(&[
    Class::Comparison,
    Class::Superlative,
    Class::Countable,
    Class::Quantifier,
    Class::Month,
    Class::Weekday,
    Class::SubjectPronoun,
    Class::ObjectPronoun,
    Class::Possessive,
]);

/// Words whose classes have any power.
const POWERFUL: Mask = ENCLOSING.or(NEGATING).or(QUALIFYING).or(WEIGHING);

/// Tokens of a block.
const BLOCK: usize = u64::BITS as usize;

/// For each power the set of tokens of a block that have it.
type Sets = [u64; POWERS];

/// Which tokens of a stretch have which power: sets of bits, since no branch on a single token could be foreseen.
#[derive(Debug, Default)]
pub(super) struct Telling {
    start: usize,
    blocks: Vec<Sets>,
}

impl Telling {
    /// Looks the tokens of a stretch over, and forgets those of the one before.
    pub(super) fn read(&mut self, reading: &Reading<'_>, stretch: TokenSpan) {
        let range = stretch.range();
        self.start = range.start;
        self.blocks.clear();
        for start in range.clone().step_by(BLOCK) {
            self.blocks.push(sets(reading, start, range.end.min(start + BLOCK)));
        }
    }

    /// The tokens of a part of the stretch that have a power, in text order.
    pub(super) fn within(&self, part: TokenSpan, power: Power) -> Within<'_> {
        let (start, end) = (part.range().start - self.start, part.range().end - self.start);
        let mut within = Within { telling: self, power, block: start / BLOCK, end, set: 0 };
        if start < end {
            within.set = within.set_of_block() & u64::MAX << (start % BLOCK);
        }
        within
    }
}

/// Tokens of a part of a stretch that have a power.
#[derive(Clone, Debug)]
pub(super) struct Within<'t> {
    telling: &'t Telling,
    power: Power,
    block: usize,
    /// Where the part ends in the stretch.
    end: usize,
    /// What is left of the block.
    set: u64,
}

impl Within<'_> {
    /// All of the block before the end of the part.
    fn set_of_block(&self) -> u64 {
        let behind = ((self.block + 1) * BLOCK).saturating_sub(self.end);
        self.telling.blocks[self.block][self.power as usize] & u64::MAX >> behind
    }
}

impl Iterator for Within<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.set == 0 {
            if (self.block + 1) * BLOCK >= self.end {
                return None;
            }
            self.block += 1;
            self.set = self.set_of_block();
        }
        let token = self.telling.start + self.block * BLOCK + self.set.trailing_zeros() as usize;
        self.set &= self.set - 1;
        Some(token)
    }
}

/// The powers of at most [`BLOCK`] tokens.
fn sets(reading: &Reading<'_>, start: usize, end: usize) -> Sets {
    let words = &reading.words[start..end];
    let categories = &reading.categories[start..end];
    let mut sets = by_category(categories);
    let next_is_to = reading.categories.get(end) == Some(&Category::To);
    let before_to = sets[Power::Qualify as usize] >> 1 | u64::from(next_is_to) << (end - start - 1);
    sets[Power::Qualify as usize] = before_to;
    let mut powerful = 0u64;
    for (place, word) in words.iter().enumerate() {
        powerful |= u64::from(word.has(POWERFUL)) << place;
    }
    while powerful != 0 {
        let place = powerful.trailing_zeros();
        powerful &= powerful - 1;
        let word = words[place as usize];
        sets[Power::Enclose as usize] |= u64::from(word.has(ENCLOSING)) << place;
        sets[Power::Weigh as usize] |= u64::from(word.has(WEIGHING)) << place;
        sets[Power::Qualify as usize] |= u64::from(word.has(QUALIFYING)) << place;
        sets[Power::Negate as usize] |= u64::from(word.has(NEGATING)) << place;
    }
    sets
}

/// What the categories of at most [`BLOCK`] tokens tell.
fn by_category(categories: &[Category]) -> Sets {
    let mut sets = [0; POWERS];
    for (chunk, place) in categories.chunks(8).zip((0..).step_by(8)) {
        let mut powers = [0; 8];
        for (powers, &category) in powers.iter_mut().zip(chunk) {
            *powers = BY_CATEGORY[category as usize];
        }
        for (set, power) in sets.iter_mut().zip(transposed(powers)) {
            *set |= u64::from(power) << place;
        }
    }
    sets
}

/// Eight rows of eight bits as columns: bit `r` of byte `c` is what bit `c` of byte `r` was.
fn transposed(rows: [u8; 8]) -> [u8; 8] {
    let mut bits = u64::from_le_bytes(rows);
    // Squares of two, four and eight: what stands above the diagonal changes with what stands below it.
    for (mask, distance) in [(0x00AA_00AA_00AA_00AA, 7), (0x0000_CCCC_0000_CCCC, 14), (0x0000_0000_F0F0_F0F0, 28)] {
        let changes = (bits ^ (bits >> distance)) & mask;
        bits ^= changes ^ (changes << distance);
    }
    bits.to_le_bytes()
}
