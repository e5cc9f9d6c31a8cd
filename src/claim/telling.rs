//! The tokens of a stretch of text that decide anything about its claims: about half of them.

use crate::category::Category;
use crate::lexicon::{Class, Word};
use crate::reading::Reading;
use crate::span::TokenSpan;
use std::ops::Range;

/// What a token can do to a clause: a set of powers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Power(u8);

impl Power {
    const NONE: Power = Power(0);
    /// Make it a clause: it is a finite verb.
    pub(super) const FINITE: Power = Power(1);
    /// Separate it from the next one.
    pub(super) const CUT: Power = Power(2);
    /// End a clause inside it.
    pub(super) const BREAK: Power = Power(4);
    /// Open a clause inside it.
    pub(super) const OPEN: Power = Power(8);
    /// Negate or weaken it, or open a clause inside it.
    pub(super) const QUALIFY: Power = Power(16);
    /// Make it more or less worth checking.
    pub(super) const WEIGH: Power = Power(32);

    pub(super) const fn and(self, other: Power) -> Power {
        Power(self.0 | other.0)
    }

    /// These powers on a condition; without a branch, since none could be foreseen.
    fn only_if(self, condition: bool) -> Power {
        Power(self.0 * u8::from(condition))
    }

    /// By the class of a word.
    fn of_word(word: Word) -> Power {
        let weighs = &[
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
        let qualifies = &[Class::Negation, Class::Modal, Class::Possible, Class::Probable, Class::Subordinator];
        Power::WEIGH.only_if(word.is_any(weighs)).and(Power::QUALIFY.only_if(word.is_any(qualifies)))
    }
}

/// What the tokens of each category can do, by its number.
static BY_CATEGORY: [Power; Category::Other as usize + 1] = {
    let mut powers = [Power::NONE; Category::Other as usize + 1];
    powers[Category::Auxiliary as usize] = Power::FINITE.and(Power::WEIGH);
    powers[Category::Finite as usize] = Power::FINITE.and(Power::WEIGH);
    powers[Category::Participle as usize] = Power::WEIGH;
    powers[Category::Gerund as usize] = Power::WEIGH;
    powers[Category::Name as usize] = Power::WEIGH;
    powers[Category::Number as usize] = Power::WEIGH;
    powers[Category::Coordinator as usize] = Power::CUT;
    powers[Category::Semicolon as usize] = Power::CUT;
    powers[Category::Colon as usize] = Power::CUT;
    powers[Category::Dash as usize] = Power::CUT.and(Power::BREAK);
    powers[Category::Close as usize] = Power::BREAK;
    powers[Category::Comma as usize] = Power::OPEN;
    powers
};

/// A token with the powers that it has.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sign {
    token: u32,
    powers: Power,
}

impl Sign {
    pub(super) fn token(self) -> usize {
        self.token as usize
    }

    /// It has one of these powers.
    pub(super) fn can(self, powers: Power) -> bool {
        self.powers.0 & powers.0 != 0
    }
}

/// What can cut a clause, negate or weaken it, or make it more or less worth checking; in text order.
#[derive(Debug, Default)]
pub(super) struct Telling(Vec<Sign>);

impl Telling {
    /// Takes the telling tokens of a stretch, and drops those of the one before.
    pub(super) fn read(&mut self, reading: &Reading<'_>, stretch: TokenSpan) {
        let range = stretch.range();
        self.0.clear();
        self.0.resize(range.len(), Sign::default());
        let (words, categories) = (&reading.words[range.clone()], &reading.categories[range.start..]);
        // No branch, since none could be foreseen: every token is written, and the next one over it if it does not tell.
        let mut length = 0;
        for (index, (&word, &category)) in words.iter().zip(categories).enumerate() {
            // "has to"
            let before_to = categories.get(index + 1) == Some(&Category::To);
            let powers =
                BY_CATEGORY[category as usize].and(Power::of_word(word)).and(Power::QUALIFY.only_if(before_to));
            self.0[length] = Sign { token: stretch.start + index as u32, powers };
            length += usize::from(powers != Power::NONE);
        }
        self.0.truncate(length);
    }

    /// Where the signs of a part of the stretch stand.
    pub(super) fn places(&self, part: TokenSpan) -> Range<usize> {
        let start = self.0.partition_point(|sign| sign.token < part.start);
        let length = self.0[start..].partition_point(|sign| sign.token < part.end);
        start..start + length
    }

    /// The signs at some places.
    pub(super) fn at(&self, places: Range<usize>) -> &[Sign] {
        &self.0[places]
    }
}
