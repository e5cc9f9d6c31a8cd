//! What the tokens of a stretch tell about its claims.
//!
//! Which token is what cannot be foreseen, so nothing here branches on it. What a token can do is read of all of them at
//! once, and kept in sets of one bit a token; what a word tells follows from its category and its signs in the lexicon, and
//! is read of those only that may tell anything.

use super::worth::Feature;
use crate::category::Category;
use crate::lexicon::sign::{self, Sign};
use crate::reading::Reading;
use crate::span::TokenSpan;
use crate::token::{Token, TokenKind};

/// What a token can do in a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A finite verb, no auxiliary.
    Finite,
    Auxiliary,
    Participle,
    /// Separates a clause from the next one.
    Separate,
    /// May open a clause inside.
    Open,
    /// Names somebody or something.
    Name,
    /// May have [traits](Traits).
    Tell,
    /// Is a word, not punctuation.
    Word,
}

impl Role {
    const COUNT: usize = Role::Word as usize + 1;

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// What tokens can do by their category: a bit for each role.
static ROLES: [u8; Category::COUNT] = {
    use Category::*;
    let mut roles = [Role::Word.bit(); Category::COUNT];
    roles[Auxiliary as usize] |= Role::Auxiliary.bit();
    roles[Finite as usize] |= Role::Finite.bit();
    roles[Participle as usize] |= Role::Participle.bit();
    roles[Number as usize] |= Role::Tell.bit();
    roles[Name as usize] |= Role::Name.bit();
    let marks = [Genitive, Comma, Colon, Semicolon, Dash, Stop, Open, Close, Mark, Other];
    let mut index = 0;
    while index < marks.len() {
        roles[marks[index] as usize] = 0;
        index += 1;
    }
    roles[Coordinator as usize] |= Role::Separate.bit();
    roles[Semicolon as usize] |= Role::Separate.bit();
    roles[Colon as usize] |= Role::Separate.bit();
    roles[Dash as usize] |= Role::Separate.bit();
    roles
};

/// What a token tells: [features](Feature) of its clause in the low bits, and whether more of it has to be seen.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Traits(u32);

impl Traits {
    /// It may negate or qualify the clause.
    pub(super) const QUALIFY: Traits = Traits(1 << 30);
    /// Its place tells more: numbers, `going`, `I`, `we`, `to`, forms of have.
    pub(super) const PLACE: Traits = Traits(1 << 31);

    const fn feature(feature: Feature) -> Traits {
        Traits(feature.bit())
    }

    pub(super) const fn or(self, other: Traits) -> Traits {
        Traits(self.0 | other.0)
    }

    /// Any of these.
    pub(super) fn has(self, traits: Traits) -> bool {
        self.0 & traits.0 != 0
    }

    /// The features, a bit each; the two highest bits are none.
    pub(super) fn features(self) -> u32 {
        self.0
    }

    /// The same if the condition holds.
    #[inline(always)]
    const fn only_if(self, condition: bool) -> Traits {
        Traits(self.0 * condition as u32)
    }

    /// Those of a token.
    #[inline(always)]
    pub(super) fn of(reading: &Reading<'_>, token: usize) -> Traits {
        let (word, category) = (reading.words[token], reading.categories[token]);
        let by_word = TRAITS[word.signs_number()].0 & !OF_AUXILIARIES.only_if(category != Category::Auxiliary).0;
        Traits(by_word).or(Traits::PLACE.only_if(category == Category::Number))
    }
}

/// What only an auxiliary tells.
const OF_AUXILIARIES: Traits = Traits::feature(Feature::Past).or(Traits::feature(Feature::Future));

/// What each sign tells by itself; [`Sign::Opinion`] is asked for behind `I`.
const TOLD: [(Sign, Traits); 16] = [
    (Sign::Possible, Traits::QUALIFY),
    (Sign::Probable, Traits::QUALIFY),
    (Sign::Qualified, Traits::QUALIFY),
    (Sign::Comparison, Traits::feature(Feature::Comparison)),
    (Sign::Superlative, Traits::feature(Feature::Superlative)),
    (Sign::Countable, Traits::feature(Feature::Countable)),
    (Sign::Myself, Traits::feature(Feature::Myself)),
    (Sign::You, Traits::feature(Feature::You)),
    (Sign::Others, Traits::feature(Feature::Others)),
    (Sign::Percent, Traits::feature(Feature::Percent)),
    (Sign::Magnitude, Traits::feature(Feature::Magnitude)),
    (Sign::Quantity, Traits::feature(Feature::Quantifier)),
    (Sign::Date, Traits::feature(Feature::Date)),
    (Sign::Past, Traits::feature(Feature::Past)),
    (Sign::Future, Traits::feature(Feature::Future)),
    (Sign::Placed, Traits::PLACE),
];

/// What a word tells, by the number of its signs.
static TRAITS: [Traits; sign::NUMBERS] = {
    let mut traits = [Traits(0); sign::NUMBERS];
    let mut number = 0;
    while number < sign::NUMBERS {
        let mut index = 0;
        while index < TOLD.len() {
            let (sign, told) = TOLD[index];
            traits[number] = traits[number].or(told.only_if(sign::SETS[number].has(sign)));
            index += 1;
        }
        number += 1;
    }
    traits
};

/// The roles of a word, by the number of its signs.
static ROLES_OF_WORDS: [u8; sign::NUMBERS] = {
    let mut roles = [0; sign::NUMBERS];
    let mut number = 0;
    while number < sign::NUMBERS {
        let tells = Role::Tell.bit() * (TRAITS[number].0 != 0) as u8;
        let opens = Role::Open.bit() * sign::SETS[number].has(Sign::Opening) as u8;
        roles[number] = tells | opens;
        number += 1;
    }
    roles
};

/// Who plays which role in one stretch after another.
#[derive(Debug, Default)]
pub(super) struct Clues {
    /// The first token of the stretch.
    start: usize,
    /// For each role one bit a token, the lowest for the first of up to [`BLOCK`] tokens.
    blocks: Vec<Block>,
}

const BLOCK: usize = u64::BITS as usize;

impl Clues {
    /// Reads a stretch.
    pub(super) fn read(&mut self, reading: &Reading<'_>, stretch: TokenSpan) {
        let range = stretch.range();
        self.start = range.start;
        self.blocks.clear();
        let words = reading.words[range.clone()].chunks(BLOCK);
        let categories = reading.categories[range.clone()].chunks(BLOCK);
        let tokens = reading.tokens[range].chunks(BLOCK);
        for ((words, categories), tokens) in words.zip(categories).zip(tokens) {
            let mut roles = [0; BLOCK];
            for ((roles, word), &category) in roles.iter_mut().zip(words).zip(categories) {
                *roles = ROLES[category as usize] | ROLES_OF_WORDS[word.signs_number()];
            }
            let mut block = gathered(&roles, tokens.len());
            correct(&mut block, tokens);
            self.blocks.push(block);
        }
    }

    /// The sets, of the tokens from `start` to `end`: mostly all in one.
    #[inline(always)]
    pub(super) fn sets(&self, start: usize, end: usize) -> impl Iterator<Item = Sets<'_>> {
        let (first, last) = (start - self.start, end - self.start);
        (first / BLOCK..last.div_ceil(BLOCK)).map(move |number| {
            let at = number * BLOCK;
            let inside = u64::MAX << first.saturating_sub(at) & u64::MAX >> (at + BLOCK).saturating_sub(last);
            Sets { first: self.start + at, block: &self.blocks[number], inside }
        })
    }

    /// The first token from `start` to `end` that has any of the roles.
    #[inline(always)]
    pub(super) fn next<const COUNT: usize>(&self, roles: [Role; COUNT], start: usize, end: usize) -> Option<usize> {
        let first = start - self.start;
        let mut number = first / BLOCK;
        let mut bits = having(roles, self.blocks.get(number)?) & u64::MAX << (first % BLOCK);
        while bits == 0 {
            number += 1;
            bits = having(roles, self.blocks.get(number)?);
        }
        Some(self.start + number * BLOCK + bits.trailing_zeros() as usize).filter(|&token| token < end)
    }

    /// The last token from the first one of the stretch to `end` that has a role.
    #[inline(always)]
    pub(super) fn last(&self, role: Role, end: usize) -> Option<usize> {
        let last = (end - self.start).checked_sub(1)?;
        let mut number = last / BLOCK;
        let mut bits = having([role], self.blocks.get(number)?) & u64::MAX >> (BLOCK - 1 - last % BLOCK);
        while bits == 0 {
            number = number.checked_sub(1)?;
            bits = having([role], &self.blocks[number]);
        }
        Some(self.start + number * BLOCK + bits.ilog2() as usize)
    }
}

/// Who plays each role in a block.
type Block = [u64; Role::COUNT];

/// Those in any of the roles.
#[inline(always)]
fn having<const COUNT: usize>(roles: [Role; COUNT], block: &Block) -> u64 {
    roles.iter().fold(0, |bits, &role| bits | block[role as usize])
}

/// Who plays which role among up to [`BLOCK`] tokens of a stretch.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sets<'c> {
    first: usize,
    block: &'c Block,
    /// A bit for each token that belongs to it.
    inside: u64,
}

impl Sets<'_> {
    /// Gives the tokens with a role.
    #[inline(always)]
    pub(super) fn each(&self, role: Role, mut found: impl FnMut(usize)) {
        let mut bits = having([role], self.block) & self.inside;
        while bits != 0 {
            found(self.first + bits.trailing_zeros() as usize);
            bits &= bits - 1;
        }
    }

    #[inline(always)]
    pub(super) fn has<const COUNT: usize>(&self, roles: [Role; COUNT]) -> bool {
        having(roles, self.block) & self.inside != 0
    }

    /// How many there are.
    #[inline(always)]
    pub(super) fn count(&self, role: Role) -> usize {
        (having([role], self.block) & self.inside).count_ones() as usize
    }
}

/// Takes from the words and the names what by its category is one and by its kind is not: the stop of an abbreviation,
/// the `'ll` of a verb; accounts name nobody.
#[inline(always)]
fn correct(block: &mut Block, tokens: &[Token]) {
    let mut bits = having([Role::Name, Role::Auxiliary], block);
    while let Some(token) = tokens.get(bits.trailing_zeros() as usize) {
        let bit = bits & bits.wrapping_neg();
        let is_name = matches!(token.kind, TokenKind::Word | TokenKind::Acronym | TokenKind::Initial);
        block[Role::Name as usize] &= !(bit * u64::from(!is_name));
        block[Role::Word as usize] &= !(bit * u64::from(!token.kind.is_wordlike()));
        bits ^= bit;
    }
}

/// Makes sets of the roles of the first `count` tokens.
#[inline(always)]
fn gathered(roles: &[u8; BLOCK], count: usize) -> Block {
    let mut sets = [0; Role::COUNT];
    for (number, roles) in roles.as_chunks::<8>().0[..count.div_ceil(8)].iter().enumerate() {
        let roles = u64::from_le_bytes(*roles);
        for (role, set) in sets.iter_mut().enumerate() {
            // The lowest bit of each byte; the product has them side by side in its highest byte.
            let bits = (roles >> role & 0x0101_0101_0101_0101).wrapping_mul(0x0102_0408_1020_4080) >> 56;
            *set |= bits << (8 * number);
        }
    }
    sets
}
