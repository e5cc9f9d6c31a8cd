//! Dictionaries of a few words, which are known by their prints.

use crate::lexicon;
use std::hint::select_unpredictable;

/// A few words, each with what it means, found without a search in one of `SLOTS` places, a power of two.
pub(super) struct Dictionary<T: 'static, const SLOTS: usize> {
    multiplier: u64,
    nothing: T,
    /// Prints and meanings; 0 is the print of no word.
    slots: [(u64, T); SLOTS],
}

impl<T: Copy, const SLOTS: usize> Dictionary<T, SLOTS> {
    /// The words have to be in lower case; all others mean `nothing`.
    pub(super) const fn new<const COUNT: usize>(nothing: T, entries: &[(&str, T); COUNT]) -> Self {
        let mut dictionary = Self { multiplier: 1, nothing, slots: [(0, nothing); SLOTS] };
        let mut prints = [0; COUNT];
        let mut index = 0;
        while index < COUNT {
            prints[index] = lexicon::print(entries[index].0);
            index += 1;
        }
        // A multiplier that gives each word a slot of its own. A slot is taken if the multiplier tried last left its mark.
        let mut taken = [0; SLOTS];
        let (mut placed, mut attempt) = (0, 0);
        while placed < COUNT {
            attempt += 1;
            dictionary.multiplier = dictionary.multiplier.wrapping_mul(0xD134_2543_DE82_EF95);
            placed = 0;
            while placed < COUNT && taken[dictionary.slot(prints[placed])] != attempt {
                taken[dictionary.slot(prints[placed])] = attempt;
                placed += 1;
            }
        }
        while placed > 0 {
            placed -= 1;
            dictionary.slots[dictionary.slot(prints[placed])] = (prints[placed], entries[placed].1);
        }
        dictionary
    }

    /// What the word with this print means. Without a branch.
    #[inline(always)]
    pub(super) fn get(&self, print: u64) -> T {
        let (found, meaning) = self.slots[self.slot(print)];
        select_unpredictable(found == print, meaning, self.nothing)
    }

    /// It is one of the words.
    #[inline(always)]
    pub(super) fn has(&self, print: u64) -> bool {
        (self.slots[self.slot(print)].0 == print) & (print != 0)
    }

    #[inline(always)]
    const fn slot(&self, print: u64) -> usize {
        (print.wrapping_mul(self.multiplier) >> (u64::BITS - SLOTS.ilog2())) as usize % SLOTS
    }
}
