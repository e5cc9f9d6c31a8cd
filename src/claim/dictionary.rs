//! Dictionaries of a few words, which are known by their prints.

use crate::lexicon;

/// A few words, each with what it means, found without a search.
pub(super) struct Dictionary<T: 'static> {
    multiplier: u64,
    /// 0 is the print of no word.
    prints: [u64; SLOTS],
    meanings: [T; SLOTS],
}

const SLOTS: usize = 64;

impl<T: Copy> Dictionary<T> {
    /// The words have to be in lower case.
    pub(super) const fn new(entries: &[(&str, T)]) -> Self {
        let mut multiplier: u64 = 1;
        'multipliers: loop {
            multiplier = multiplier.wrapping_mul(0xD134_2543_DE82_EF95);
            let mut dictionary = Self { multiplier, prints: [0; SLOTS], meanings: [entries[0].1; SLOTS] };
            let mut index = 0;
            while index < entries.len() {
                let print = lexicon::print(entries[index].0);
                let slot = dictionary.slot(print);
                if dictionary.prints[slot] != 0 {
                    continue 'multipliers;
                }
                dictionary.prints[slot] = print;
                dictionary.meanings[slot] = entries[index].1;
                index += 1;
            }
            return dictionary;
        }
    }

    /// What the word with this print means.
    #[inline]
    pub(super) fn get(&self, print: u64) -> Option<T> {
        let slot = self.slot(print);
        (self.prints[slot] == print && print != 0).then_some(self.meanings[slot])
    }

    #[inline]
    const fn slot(&self, print: u64) -> usize {
        (print.wrapping_mul(self.multiplier) >> (u64::BITS - SLOTS.ilog2())) as usize
    }
}
