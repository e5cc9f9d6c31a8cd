//! The tokens of a stretch of text that decide anything about its claims: half of them.

use super::{modality, polarity, worth};
use crate::category::Category;
use crate::lexicon::Mask;
use crate::reading::Reading;
use crate::span::TokenSpan;

/// What a token can do to a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Power {
    /// Make it one, as a finite verb.
    Predicate,
    /// Separate it from the next one.
    Separate,
    /// Open or end a clause inside it.
    Enclose,
    /// Say by its form when it is so.
    Tense,
    /// Give a number.
    Count,
    /// Name somebody or something.
    Name,
    /// Make an obligation of what stands before: the `to` of `has to`.
    Oblige,
    /// Anything that the classes of the word tell.
    Mean,
}

impl Power {
    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// What the tokens of each category can do, by its number: a bit for each [`Power`].
static BY_CATEGORY: [u8; Category::COUNT] = {
    use Category::*;
    let mut powers = [0; Category::COUNT];
    powers[Auxiliary as usize] = Power::Predicate.bit() | Power::Tense.bit();
    powers[Finite as usize] = Power::Predicate.bit() | Power::Tense.bit();
    powers[Participle as usize] = Power::Tense.bit();
    powers[Gerund as usize] = Power::Tense.bit();
    powers[Number as usize] = Power::Count.bit();
    powers[Name as usize] = Power::Name.bit();
    powers[To as usize] = Power::Oblige.bit();
    powers[Coordinator as usize] = Power::Separate.bit();
    powers[Semicolon as usize] = Power::Separate.bit();
    powers[Colon as usize] = Power::Separate.bit();
    powers[Dash as usize] = Power::Separate.bit() | Power::Enclose.bit();
    powers[Close as usize] = Power::Enclose.bit();
    powers[Comma as usize] = Power::Enclose.bit();
    powers
};

/// Words whose classes tell anything. Those that open a clause are among those that qualify one.
const MEANINGFUL: Mask = polarity::NEGATING.or(modality::QUALIFYING).or(worth::NAMED).or(worth::PERSON);

/// A token that can do something to the clause that it stands in.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Clue {
    token: u32,
    powers: u8,
}

impl Clue {
    pub(super) fn token(self) -> usize {
        self.token as usize
    }

    #[inline]
    pub(super) fn can(self, power: Power) -> bool {
        self.powers & power.bit() != 0
    }

    /// Any of the powers.
    #[inline]
    pub(super) fn can_any<const COUNT: usize>(self, powers: [Power; COUNT]) -> bool {
        self.powers & powers.iter().fold(0, |all, power| all | power.bit()) != 0
    }
}

/// The clues of one stretch after another.
#[derive(Debug, Default)]
pub(super) struct Clues(Vec<Clue>);

impl Clues {
    /// Those of a stretch, in text order.
    pub(super) fn read(&mut self, reading: &Reading<'_>, stretch: TokenSpan) -> &[Clue] {
        const MOST: usize = 64;
        if self.0.len() < stretch.len() {
            self.0.resize(stretch.len().max(MOST), Clue::default());
        }
        let (start, length) = (stretch.range().start, stretch.len());
        let (words, categories) = (&reading.words[start..][..length], &reading.categories[start..][..length]);
        let clues = &mut self.0[..length];
        let mut count = 0;
        for place in 0..length {
            let meaning = u8::from(words[place].has(MEANINGFUL)) << Power::Mean as u8;
            let powers = BY_CATEGORY[categories[place] as usize] | meaning;
            // Which tokens are clues cannot be foreseen: each is written, and the next over it unless it is one.
            clues[count] = Clue { token: (start + place) as u32, powers };
            count += usize::from(powers != 0);
        }
        &self.0[..count]
    }
}
