//! A hash table from words to [`Word`], made for one lookup a token.
//!
//! Nearly all words have at most 16 bytes: lower-cased, they are one `u128`, which is compared and hashed without a
//! loop. Longer ones go to an ordinary map. A typographic apostrophe counts as a straight one.

use super::Word;
use std::collections::HashMap;
use std::ops::Range;

/// The longest word, in bytes, that fits a key.
const KEY: usize = 16;

#[derive(Debug)]
pub(super) struct Table {
    /// Open addressing with linear probing; 0 is the key of no word. At most two thirds full.
    keys: Vec<u128>,
    words: Vec<Word>,
    used: usize,
    long: HashMap<String, Word>,
}

impl Table {
    /// A table that holds about `words` words before it has to grow.
    pub(super) fn with_capacity(words: usize) -> Self {
        let slots = (words * 3 / 2 + 1).next_power_of_two();
        Self { keys: vec![0; slots], words: vec![Word::default(); slots], used: 0, long: HashMap::new() }
    }

    /// What is known of the word that stands at `range` in `text`, whatever its case.
    pub(super) fn get(&self, text: &str, range: Range<usize>) -> Word {
        match short_key(text.as_bytes(), &range) {
            Some(key) => self.words[self.slot(key)],
            None => self.get_folded(&text[range]),
        }
    }

    /// The slower way, for words that are long or not ASCII.
    #[inline(never)]
    fn get_folded(&self, word: &str) -> Word {
        match Key::of(word) {
            Key::Short(key) => self.words[self.slot(key)],
            Key::Long(key) => self.long.get(&key).copied().unwrap_or_default(),
        }
    }

    /// The entry of `word`, made if it is not there.
    pub(super) fn entry(&mut self, word: &str) -> &mut Word {
        match Key::of(word) {
            Key::Long(key) => self.long.entry(key).or_default(),
            Key::Short(key) => {
                if 3 * self.used >= 2 * self.keys.len() {
                    self.grow();
                }
                let slot = self.slot(key);
                if self.keys[slot] == 0 {
                    self.keys[slot] = key;
                    self.used += 1;
                }
                &mut self.words[slot]
            }
        }
    }

    /// The slot that holds `key`, or the empty one where it would go.
    fn slot(&self, key: u128) -> usize {
        let mask = self.keys.len() - 1;
        let mut slot = hash(key) & mask;
        while self.keys[slot] != key && self.keys[slot] != 0 {
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        let slots = 2 * self.keys.len();
        let keys = std::mem::replace(&mut self.keys, vec![0; slots]);
        let words = std::mem::replace(&mut self.words, vec![Word::default(); slots]);
        for (key, word) in keys.into_iter().zip(words).filter(|(key, _)| *key != 0) {
            let slot = self.slot(key);
            self.keys[slot] = key;
            self.words[slot] = word;
        }
    }
}

/// Multiplication by odd constants and a fold. Text cannot be chosen to make lookups slow: the table's content is
/// fixed, and an unknown word ends its search at the first empty slot.
fn hash(key: u128) -> usize {
    let low = (key as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let high = ((key >> 64) as u64).wrapping_mul(0xC2B2_AE3D_27D4_EB4F);
    let mixed = low ^ high.rotate_left(29);
    (mixed ^ (mixed >> 32)) as usize
}

/// The key of a short ASCII word, read in one go where 16 bytes of text are there to read.
fn short_key(text: &[u8], range: &Range<usize>) -> Option<u128> {
    const HIGH_BITS: u128 = u128::from_le_bytes([0x80; KEY]);
    let length = range.len();
    if length == 0 || length > KEY {
        return None;
    }
    let bytes = match text.get(range.start..range.start + KEY) {
        Some(bytes) => <[u8; KEY]>::try_from(bytes).ok()?,
        None => padded(&text[range.clone()]),
    };
    let word = u128::from_le_bytes(bytes) & (u128::MAX >> (8 * (KEY - length)));
    (word & HIGH_BITS == 0).then(|| lower_case(word))
}

/// Sets bit 5 of every byte in `A..=Z`; all bytes must be ASCII.
fn lower_case(word: u128) -> u128 {
    const ONES: u128 = u128::from_le_bytes([1; KEY]);
    let above_at = word + ONES * (0x80 - b'A' as u128);
    let above_z = word + ONES * (0x80 - b'Z' as u128 - 1);
    word | ((above_at ^ above_z) & (ONES * 0x80)) >> 2
}

fn padded(bytes: &[u8]) -> [u8; KEY] {
    let mut padded = [0; KEY];
    padded[..bytes.len()].copy_from_slice(bytes);
    padded
}

/// The key of any word.
enum Key {
    Short(u128),
    Long(String),
}

impl Key {
    fn of(word: &str) -> Key {
        if let Some(key) = short_key(word.as_bytes(), &(0..word.len())) {
            return Key::Short(key);
        }
        let mut short = [0; KEY];
        let mut length = 0;
        for character in folded(word) {
            if length + character.len_utf8() > KEY {
                return Key::Long(folded(word).collect());
            }
            length += character.encode_utf8(&mut short[length..]).len();
        }
        Key::Short(u128::from_le_bytes(short))
    }
}

/// In lower case, with straight apostrophes.
fn folded(word: &str) -> impl Iterator<Item = char> + '_ {
    word.chars().flat_map(char::to_lowercase).map(|character| if character == '’' { '\'' } else { character })
}
