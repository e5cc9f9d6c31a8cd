//! Dictionaries of a few words, which are known by their prints.

use crate::lexicon;
use std::hint::select_unpredictable;

/// A few words, each with a number for what it means, found without a search in one of `SLOTS` places, a power of two.
pub(super) struct Dictionary<const SLOTS: usize> {
    multiplier: u64,
    /// Prints with the numbers of their words in place of the low bits.
    slots: [u64; SLOTS],
    meanings: [u64; 1 << NUMBER],
}

/// The bits of a slot that hold the number of a word. 0 is the number of all words that are unknown.
const NUMBER: u32 = 7;

impl<const SLOTS: usize> Dictionary<SLOTS> {
    /// The words have to be in lower case; all others mean 0.
    pub(super) const fn new<const COUNT: usize>(entries: &[(&str, u64); COUNT]) -> Self {
        let mut dictionary = Self { multiplier: 1, slots: [0; SLOTS], meanings: [0; 1 << NUMBER] };
        let mut prints = [0; COUNT];
        let mut index = 0;
        while index < COUNT {
            prints[index] = lexicon::print(entries[index].0);
            dictionary.meanings[index + 1] = entries[index].1;
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
            let slot = dictionary.slot(prints[placed - 1]);
            dictionary.slots[slot] = prints[placed - 1] >> NUMBER << NUMBER | placed as u64;
            placed -= 1;
        }
        dictionary
    }

    /// What the word with this print means. Without a branch: which words are known cannot be foreseen.
    #[inline(always)]
    pub(super) fn get(&self, print: u64) -> u64 {
        let slot = self.slots[self.slot(print)];
        self.meanings[select_unpredictable((slot ^ print) >> NUMBER == 0, slot as usize % (1 << NUMBER), 0)]
    }

    #[inline(always)]
    const fn slot(&self, print: u64) -> usize {
        (print.wrapping_mul(self.multiplier) >> (u64::BITS - SLOTS.ilog2())) as usize % SLOTS
    }
}
