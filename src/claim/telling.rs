//! The tokens of a stretch of text that decide anything about its claims.

use super::worth;
use crate::category::Category;
use crate::lexicon::{Class, Mask, Word};
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
const WEIGHING: Mask = worth::NAMED.or(worth::PERSON);

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

    /// A part of the stretch, block by block.
    pub(super) fn blocks(&self, part: TokenSpan) -> impl Iterator<Item = Block> + Clone + '_ {
        let (start, end) = (part.range().start - self.start, part.range().end - self.start);
        (start / BLOCK..end.div_ceil(BLOCK)).map(move |number| {
            let block = Block { start: self.start + number * BLOCK, sets: self.blocks[number] };
            let inside = block.places(part);
            Block { sets: block.sets.map(|set| set & inside), ..block }
        })
    }

    /// The tokens of a part of the stretch that have a power, in text order.
    pub(super) fn within(&self, part: TokenSpan, power: Power) -> impl Iterator<Item = usize> + Clone + '_ {
        self.blocks(part).flat_map(move |block| block.tokens(power))
    }
}

/// The powers of some tokens of a block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block {
    start: usize,
    sets: Sets,
}

impl Block {
    /// The tokens that have a power, in text order.
    pub(super) fn tokens(&self, power: Power) -> Tokens {
        Tokens { start: self.start, set: self.sets[power as usize] }
    }

    /// Those that are none of some tokens.
    pub(super) fn without(self, tokens: TokenSpan) -> Block {
        let others = !self.places(tokens);
        Block { sets: self.sets.map(|set| set & others), ..self }
    }

    /// Where some tokens stand in the block.
    fn places(&self, tokens: TokenSpan) -> u64 {
        let below = |token: usize| match token.saturating_sub(self.start) {
            count if count < BLOCK => (1 << count) - 1,
            _ => u64::MAX,
        };
        below(tokens.range().end) & !below(tokens.range().start)
    }
}

/// A set of tokens of a block.
#[derive(Clone, Debug)]
pub(super) struct Tokens {
    start: usize,
    set: u64,
}

impl Iterator for Tokens {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        if self.set == 0 {
            return None;
        }
        let place = self.set.trailing_zeros() as usize;
        self.set &= self.set - 1;
        Some(self.start + place)
    }
}

/// The powers of a block of tokens: of those from `start` to `end`, and of some behind them.
fn sets(reading: &Reading<'_>, start: usize, end: usize) -> Sets {
    let mut sets = [0; POWERS];
    let mut powerful = 0;
    let mut place = 0;
    while start + place < end {
        let mut fillers = ([Word::default(); CHUNK], [Category::Other; CHUNK]);
        let words = chunk(&reading.words[start + place..], &mut fillers.0);
        let categories = chunk(&reading.categories[start + place..], &mut fillers.1);
        let (mut rows, mut found) = (0, 0);
        for row in 0..CHUNK {
            rows |= u64::from(BY_CATEGORY[categories[row] as usize]) << (8 * row);
            found |= u64::from(words[row].has(POWERFUL)) << row;
        }
        let columns = transposed(rows);
        for (power, set) in sets.iter_mut().enumerate() {
            *set |= (columns >> (8 * power) & 0xFF) << place;
        }
        powerful |= found << place;
        place += CHUNK;
    }
    let next_is_to = reading.categories.get(start + BLOCK) == Some(&Category::To);
    let before_to = sets[Power::Qualify as usize] >> 1 | u64::from(next_is_to) << (BLOCK - 1);
    sets[Power::Qualify as usize] = before_to;
    while powerful != 0 {
        let place = powerful.trailing_zeros();
        powerful &= powerful - 1;
        let word = reading.words[start + place as usize];
        sets[Power::Enclose as usize] |= u64::from(word.has(ENCLOSING)) << place;
        sets[Power::Weigh as usize] |= u64::from(word.has(WEIGHING)) << place;
        sets[Power::Qualify as usize] |= u64::from(word.has(QUALIFYING)) << place;
        sets[Power::Negate as usize] |= u64::from(word.has(NEGATING)) << place;
    }
    sets
}

/// Tokens that are looked at together.
const CHUNK: usize = 8;

/// The first of some items; where there are fewer, they are put before fillers.
#[inline]
fn chunk<'i, T: Copy>(items: &'i [T], fillers: &'i mut [T; CHUNK]) -> &'i [T; CHUNK] {
    match items.first_chunk() {
        Some(chunk) => chunk,
        None => {
            fillers[..items.len()].copy_from_slice(items);
            fillers
        }
    }
}

/// Eight rows of eight bits as columns: bit `r` of byte `c` is what bit `c` of byte `r` was.
fn transposed(mut bits: u64) -> u64 {
    // Squares of two, four and eight: what stands above the diagonal changes with what stands below it.
    for (mask, distance) in [(0x00AA_00AA_00AA_00AA, 7), (0x0000_CCCC_0000_CCCC, 14), (0x0000_0000_F0F0_F0F0, 28)] {
        let changes = (bits ^ (bits >> distance)) & mask;
        bits ^= changes ^ (changes << distance);
    }
    bits
}
