//! A few words, told from all others by their prints.

use crate::lexicon;

/// A few words; nearly all others are refused by one bit.
#[derive(Debug)]
pub(super) struct WordSet<const COUNT: usize> {
    /// A bit for the highest bits of each print.
    filter: [u64; 4],
    prints: [u64; COUNT],
}

impl<const COUNT: usize> WordSet<COUNT> {
    /// The words have to be in lower case, and of at most 16 bytes.
    pub(super) const fn of(words: [&str; COUNT]) -> Self {
        let mut set = WordSet { filter: [0; 4], prints: lexicon::prints_of(words) };
        let mut index = 0;
        while index < COUNT {
            set.filter[(set.prints[index] >> 62) as usize] |= 1 << (set.prints[index] >> 56 & 63);
            index += 1;
        }
        set
    }

    /// The word with this print is one of these.
    #[inline]
    pub(super) fn has(&self, print: u64) -> bool {
        self.position(print).is_some()
    }

    /// Which one of these the word with this print is.
    #[inline]
    pub(super) fn position(&self, print: u64) -> Option<usize> {
        self.may_have(print).then(|| search(&self.prints, print)).flatten()
    }

    /// One bit does not refuse the word with this print.
    #[inline]
    pub(super) fn may_have(&self, print: u64) -> bool {
        self.filter[(print >> 62) as usize] >> (print >> 56 & 63) & 1 == 1
    }
}

/// Not a part of those who ask: they seldom get here.
#[inline(never)]
fn search(prints: &[u64], print: u64) -> Option<usize> {
    prints.iter().position(|&other| other == print)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_its_words_and_no_others() {
        const WORDS: [&str; 5] = ["agency", "bank", "court", "deputy", "editor"];
        static SET: WordSet<5> = WordSet::of(WORDS);
        for (place, word) in WORDS.into_iter().enumerate() {
            assert_eq!(SET.position(lexicon::print(word)), Some(place), "{word}");
        }
        // More of them than the filter has bits: some pass it.
        for number in 0..4096 {
            let word = format!("bank{number}");
            assert!(!SET.has(lexicon::print(&word)), "{word}");
        }
    }
}
