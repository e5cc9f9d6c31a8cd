//! A few words, told from all others by their prints.

use crate::lexicon;

/// A few words; nearly all others are refused by one bit.
#[derive(Debug)]
pub(super) struct WordSet<const COUNT: usize> {
    /// A bit for the highest bits of each print.
    filter: u64,
    prints: [u64; COUNT],
}

impl<const COUNT: usize> WordSet<COUNT> {
    /// The words have to be in lower case, and of at most 16 bytes.
    pub(super) const fn of(words: [&str; COUNT]) -> Self {
        let prints = lexicon::prints_of(words);
        let (mut filter, mut index) = (0, 0);
        while index < COUNT {
            filter |= 1 << (prints[index] >> 58);
            index += 1;
        }
        WordSet { filter, prints }
    }

    /// The word with this print is one of these.
    #[inline]
    pub(super) fn has(&self, print: u64) -> bool {
        self.filter >> (print >> 58) & 1 == 1 && self.prints.contains(&print)
    }
}
