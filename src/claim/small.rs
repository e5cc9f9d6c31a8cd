//! Small words as numbers, so that one comparison tells whether a word is one of a few.

use crate::reading::Reading;

/// A word of at most eight bytes in lower case; all longer ones are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Small(u64);

impl Small {
    /// The word of a token.
    #[inline]
    pub(super) fn of(reading: &Reading<'_>, token: usize) -> Small {
        let span = reading.tokens[token].span().range();
        Self::between(reading.text.as_bytes(), span.start, span.end)
    }

    /// The word of a token without the `n't` or `n’t` that it ends in, and whether it does.
    pub(super) fn stem(reading: &Reading<'_>, token: usize) -> (Small, bool) {
        let span = reading.tokens[token].span().range();
        let bytes = reading.text.as_bytes();
        let word = &bytes[span.clone()];
        let contracted = match word.last() {
            Some(b't') => word.strip_suffix(b"n't").or(word.strip_suffix("n’t".as_bytes())),
            _ => None,
        };
        let stem = contracted.unwrap_or(word).len();
        (Self::between(bytes, span.start, span.start + stem), contracted.is_some())
    }

    /// A word that is written here in lower case.
    pub(super) const fn new(word: &str) -> Small {
        let word = word.as_bytes();
        assert!(word.len() <= LONGEST, "no small word");
        let (mut bytes, mut index) = ([0; LONGEST], 0);
        while index < word.len() {
            bytes[index] = word[index];
            index += 1;
        }
        Small(u64::from_le_bytes(bytes))
    }

    /// Without a branch on any of them.
    #[inline]
    pub(super) fn is_one_of<const COUNT: usize>(self, words: &[Small; COUNT]) -> bool {
        words.iter().fold(false, |any, word| any | (*word == self))
    }

    #[inline]
    fn between(text: &[u8], start: usize, end: usize) -> Small {
        let length = end - start;
        if length > LONGEST || length == 0 {
            return Small(0);
        }
        let bytes = match text[start..].first_chunk() {
            Some(bytes) => u64::from_le_bytes(*bytes),
            None => padded(&text[start..end]),
        };
        Small(lower_case(bytes << (8 * (LONGEST - length)) >> (8 * (LONGEST - length))))
    }
}

/// In bytes.
const LONGEST: usize = 8;

/// Several words in lower case.
pub(super) const fn small<const COUNT: usize>(words: [&str; COUNT]) -> [Small; COUNT] {
    let (mut small, mut index) = ([Small(0); COUNT], 0);
    while index < COUNT {
        small[index] = Small::new(words[index]);
        index += 1;
    }
    small
}

/// A few words, each with what it means, found without a search.
pub(super) struct Dictionary<T: 'static> {
    multiplier: u64,
    words: [Small; SLOTS],
    meanings: [T; SLOTS],
}

const SLOTS: usize = 64;

impl<T: Copy> Dictionary<T> {
    pub(super) const fn new(entries: &[(&str, T)]) -> Self {
        // What no word is.
        const NOTHING: Small = Small(u64::MAX);
        let mut multiplier: u64 = 0x9E37_79B9_7F4A_7C15;
        'multipliers: loop {
            multiplier = multiplier.wrapping_mul(0xD134_2543_DE82_EF95);
            let mut dictionary = Self { multiplier, words: [NOTHING; SLOTS], meanings: [entries[0].1; SLOTS] };
            let mut index = 0;
            while index < entries.len() {
                let word = Small::new(entries[index].0);
                let slot = dictionary.slot(word);
                if dictionary.words[slot].0 != NOTHING.0 {
                    continue 'multipliers;
                }
                dictionary.words[slot] = word;
                dictionary.meanings[slot] = entries[index].1;
                index += 1;
            }
            return dictionary;
        }
    }

    #[inline]
    pub(super) fn get(&self, word: Small) -> Option<T> {
        let slot = self.slot(word);
        (self.words[slot] == word).then_some(self.meanings[slot])
    }

    const fn slot(&self, word: Small) -> usize {
        (word.0.wrapping_mul(self.multiplier) >> (u64::BITS - SLOTS.ilog2())) as usize
    }
}

/// Makes small letters of the ASCII capitals. What it makes of other bytes is in no word that is looked for.
#[inline]
fn lower_case(bytes: u64) -> u64 {
    bytes | (bytes & 0x4040_4040_4040_4040) >> 1
}

#[cold]
fn padded(word: &[u8]) -> u64 {
    let mut bytes = [0; LONGEST];
    bytes[..word.len()].copy_from_slice(word);
    u64::from_le_bytes(bytes)
}
