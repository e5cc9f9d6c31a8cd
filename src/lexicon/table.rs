//! A hash table from words to [`Word`], made for one lookup a token.
//!
//! Nearly all words have at most 16 bytes: lower-cased, they are two `u64`, which are mixed to one that stands for the
//! word. Longer ones go to an ordinary map. A typographic apostrophe counts as a straight one.
//!
//! What a lookup costs is waiting for memory, and mispredicted branches on what came from there. So a word touches one
//! cache line, or two if it is rare; the frequent words, two tokens of three, lie in a table of their own, which stays
//! in the caches beside the text; and tokens are looked up in batches, whose rare words are waited for together.

use super::Word;
use crate::token::{Token, TokenKind};
use std::collections::HashMap;

/// The longest word, in bytes, that is not long.
const KEY: usize = 16;

/// How many tokens are looked up at a time.
pub(super) const BATCH: usize = 64;

#[derive(Debug)]
pub(super) struct Table {
    frequent: Buckets,
    others: Buckets,
    long: HashMap<String, Word>,
}

impl Table {
    /// A table that holds about `words` words, some of them frequent, before it has to grow.
    pub(super) fn with_capacity(frequent: usize, words: usize) -> Self {
        Self {
            frequent: Buckets::with_capacity(frequent),
            others: Buckets::with_capacity(2 * words),
            long: HashMap::new(),
        }
    }

    /// What is known of a single word, whatever its case.
    pub(super) fn get(&self, word: &str) -> Word {
        match short_print(word.as_bytes(), 0, word.len()) {
            Some(print) => self.get_short(print),
            None => self.get_folded(word),
        }
    }

    /// Looks up the words among at most [`BATCH`] tokens of `text`. All `words` have to be default.
    pub(super) fn get_batch(&self, text: &str, tokens: &[Token], words: &mut [Word]) {
        let mut rare = [(0, 0); BATCH];
        let mut count = 0;
        for (index, (token, word)) in tokens.iter().zip(&mut *words).enumerate() {
            if !matches!(token.kind, TokenKind::Word | TokenKind::Acronym | TokenKind::Clitic) {
                continue;
            }
            let Some(print) = short_print(text.as_bytes(), token.start as usize, token.end as usize) else {
                *word = self.get_folded(&text[token.span().range()]);
                continue;
            };
            let is_found;
            (*word, is_found) = self.frequent.home(print).guess(print);
            // No branch: it would be mispredicted time and again.
            rare[count] = (print, index);
            count += usize::from(!is_found);
        }
        let rare = &rare[..count];
        // Reading one byte of each line brings it here; no read waits for the one before.
        let mut full = [false; BATCH];
        for (full, (print, _)) in full.iter_mut().zip(rare) {
            *full = self.others.home(*print).is_full();
        }
        for (&(print, index), &is_full) in rare.iter().zip(&full) {
            words[index] = match self.others.home(print).guess(print) {
                (word, true) => word,
                _ if is_full => self.others.get_from_later(print),
                _ => Word::default(),
            };
        }
    }

    fn get_short(&self, print: u64) -> Word {
        match self.frequent.home(print).guess(print) {
            (word, true) => word,
            _ => self.others.get(print),
        }
    }

    /// The slower way, for words that are long or not ASCII.
    #[inline(never)]
    fn get_folded(&self, word: &str) -> Word {
        match Key::of(word) {
            Key::Short(print) => self.get_short(print),
            Key::Long(key) => self.long.get(&key).copied().unwrap_or_default(),
        }
    }

    /// Gives a frequent word its place, unless more frequent ones have taken it.
    pub(super) fn add_frequent(&mut self, word: &str) {
        if let Key::Short(print) = Key::of(word) {
            self.frequent.home_mut(print).slot(print);
        }
    }

    /// The entry of `word`, made if it is not there.
    pub(super) fn entry(&mut self, word: &str) -> &mut Word {
        match Key::of(word) {
            Key::Long(key) => self.long.entry(key).or_default(),
            Key::Short(print) if self.frequent.home(print).prints.contains(&print) => self.frequent.entry(print),
            Key::Short(print) => self.others.entry(print),
        }
    }

    /// What is known of all words, and of none where a bucket has room.
    pub(super) fn words_mut(&mut self) -> impl Iterator<Item = &mut Word> {
        let buckets = self.frequent.buckets.iter_mut().chain(&mut self.others.buckets);
        buckets.flat_map(|bucket| &mut bucket.words).chain(self.long.values_mut())
    }
}

/// Words by their prints, in as many buckets as a power of two. A word stands in the bucket that the high bits of its
/// print name or, if that is full, in the next one with room.
#[derive(Debug)]
struct Buckets {
    buckets: Vec<Bucket>,
    shift: u32,
    used: usize,
}

impl Buckets {
    fn with_capacity(words: usize) -> Self {
        let count = words.div_ceil(Bucket::SIZE).next_power_of_two().max(2);
        Self { buckets: vec![Bucket::default(); count], shift: u64::BITS - count.ilog2(), used: 0 }
    }

    #[inline]
    fn home(&self, print: u64) -> &Bucket {
        &self.buckets[(print >> self.shift) as usize]
    }

    fn home_mut(&mut self, print: u64) -> &mut Bucket {
        &mut self.buckets[(print >> self.shift) as usize]
    }

    fn get(&self, print: u64) -> Word {
        let home = self.home(print);
        match home.guess(print) {
            (word, true) => word,
            _ if home.is_full() => self.get_from_later(print),
            _ => Word::default(),
        }
    }

    #[cold]
    fn get_from_later(&self, print: u64) -> Word {
        let mut number = (print >> self.shift) as usize;
        loop {
            number = (number + 1) % self.buckets.len();
            match self.buckets[number].guess(print) {
                (word, true) => return word,
                _ if self.buckets[number].is_full() => {}
                _ => return Word::default(),
            }
        }
    }

    fn entry(&mut self, print: u64) -> &mut Word {
        if 4 * self.used > 3 * Bucket::SIZE * self.buckets.len() {
            self.grow();
        }
        let mut number = (print >> self.shift) as usize;
        loop {
            if let Some(slot) = self.buckets[number].slot(print) {
                let is_new = self.buckets[number].words[slot] == Word::default();
                self.used += usize::from(is_new);
                return &mut self.buckets[number].words[slot];
            }
            number = (number + 1) % self.buckets.len();
        }
    }

    fn grow(&mut self) {
        let mut larger = Buckets::with_capacity(2 * Bucket::SIZE * self.buckets.len());
        for bucket in &self.buckets {
            for (print, word) in bucket.prints.into_iter().zip(bucket.words).filter(|(print, _)| *print != 0) {
                *larger.entry(print) = word;
            }
        }
        *self = larger;
    }
}

/// Four words: one cache line. 0 is the print of no word.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(64))]
struct Bucket {
    prints: [u64; Bucket::SIZE],
    words: [Word; Bucket::SIZE],
}

impl Bucket {
    const SIZE: usize = 4;

    /// The word that this print has here and `true`, or any word and `false`. Without a branch.
    #[inline]
    fn guess(&self, print: u64) -> (Word, bool) {
        let is = |slot: usize| usize::from(self.prints[slot] == print);
        let slot = (is(1) + 2 * is(2) + 3 * is(3)) % Self::SIZE;
        (self.words[slot], self.prints[slot] == print)
    }

    #[inline]
    fn is_full(&self) -> bool {
        self.prints[Self::SIZE - 1] != 0
    }

    /// The slot of a word, given to it if it has none yet; `None` if the bucket is full.
    fn slot(&mut self, print: u64) -> Option<usize> {
        let slot = self.prints.iter().position(|&other| other == print || other == 0)?;
        self.prints[slot] = print;
        Some(slot)
    }
}

/// A word of at most 16 bytes, in lower case, filled up with zeros: mixed to one number. Words of at most 8 bytes that
/// differ have different prints. That a longer one shares the print of one in the table is as likely as a hit in 10^15
/// guesses, and would give it a wrong class. Text cannot be chosen to make lookups slow: the table's content is fixed,
/// and an unknown word ends its search at the first bucket with room.
#[inline]
fn print_of(low: u64, high: u64) -> u64 {
    low.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ high.wrapping_mul(0xC2B2_AE3D_27D4_EB4F).rotate_left(29)
}

/// The print of a short ASCII word, read in one go where 16 bytes of text are there to read.
#[inline]
fn short_print(text: &[u8], start: usize, end: usize) -> Option<u64> {
    /// By length, the bits that a word has of 16 bytes.
    static MASKS: [[u64; 2]; KEY + 1] = {
        let mut masks = [[u64::MAX; 2]; KEY + 1];
        let mut length = 0;
        while length < KEY {
            let mask = (1u128 << (8 * length)) - 1;
            masks[length] = [mask as u64, (mask >> 64) as u64];
            length += 1;
        }
        masks
    };
    let [low_mask, high_mask] = *MASKS.get(end.wrapping_sub(start))?;
    let bytes = match text.get(start..).and_then(|rest| rest.first_chunk::<KEY>()) {
        Some(bytes) => *bytes,
        None => padded(text.get(start..end)?),
    };
    let word = u128::from_le_bytes(bytes);
    let (low, high) = (word as u64 & low_mask, (word >> 64) as u64 & high_mask);
    ((low | high) & HIGH_BITS == 0).then(|| print_of(lower_case(low), lower_case(high)))
}

const ONES: u64 = u64::from_le_bytes([1; 8]);
const HIGH_BITS: u64 = 0x80 * ONES;

/// Sets bit 5 of every byte from `@` to `_`; all bytes must be ASCII. That makes small letters of capitals; no word of
/// the table holds what it makes of the other six.
#[inline]
fn lower_case(bytes: u64) -> u64 {
    bytes | ((bytes & (ONES * 0x40)) >> 1)
}

#[cold]
fn padded(bytes: &[u8]) -> [u8; KEY] {
    let mut padded = [0; KEY];
    padded[..bytes.len()].copy_from_slice(bytes);
    padded
}

/// What any word is found by.
enum Key {
    /// Its print.
    Short(u64),
    Long(String),
}

impl Key {
    fn of(word: &str) -> Key {
        if let Some(print) = short_print(word.as_bytes(), 0, word.len()) {
            return Key::Short(print);
        }
        let mut short = [0; KEY];
        let mut length = 0;
        for character in folded(word) {
            if length + character.len_utf8() > KEY {
                return Key::Long(folded(word).collect());
            }
            length += character.encode_utf8(&mut short[length..]).len();
        }
        let word = u128::from_le_bytes(short);
        Key::Short(print_of(word as u64, (word >> 64) as u64))
    }
}

/// In lower case, with straight apostrophes.
fn folded(word: &str) -> impl Iterator<Item = char> + '_ {
    word.chars().flat_map(char::to_lowercase).map(|character| if character == '’' { '\'' } else { character })
}
