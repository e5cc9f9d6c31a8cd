//! Short words as numbers: to tell a word from several others without a branch for each.

use crate::reading::Reading;

/// The bytes of a word of up to eight, the first one lowest; 0 for longer words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Short(u64);

impl Short {
    const LONGEST: usize = 8;

    /// A word of at most eight bytes, for constants.
    pub(super) const fn of(word: &str) -> Short {
        assert!(word.len() <= Self::LONGEST);
        let (bytes, mut number, mut at) = (word.as_bytes(), 0, word.len());
        while at > 0 {
            at -= 1;
            number = number << 8 | bytes[at] as u64;
        }
        Short(number)
    }

    /// The word of a token.
    #[inline]
    pub(super) fn at(reading: &Reading<'_>, token: usize) -> Short {
        let span = reading.tokens[token].span();
        let length = (span.end - span.start) as usize;
        let letters = reading.text.as_bytes().get(span.start as usize..).and_then(|rest| rest.first_chunk());
        match letters {
            Some(&letters) if (1..=Self::LONGEST).contains(&length) => {
                Short(u64::from_le_bytes(letters) & u64::MAX >> (8 * (Self::LONGEST - length)))
            }
            // near the end of the text
            None if length <= Self::LONGEST => Short::of(&reading.text[span.range()]),
            _ => Short(0),
        }
    }

    /// It is one of these.
    #[inline]
    pub(super) fn is_any<const COUNT: usize>(self, words: [Short; COUNT]) -> bool {
        // the least difference: a chain of comparisons would become branches
        words.iter().fold(u64::MAX, |least, word| least.min(self.0 ^ word.0)) == 0
    }

    /// It is this word of small letters, in any case.
    #[inline]
    pub(super) fn is_spelled(self, word: Short) -> bool {
        const CASE: u64 = u64::from_le_bytes([0x20; 8]);
        (self.0 | CASE) == (word.0 | CASE)
    }
}
