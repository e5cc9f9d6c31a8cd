//! A hash table from words to [`Word`], made for one lookup a token.
//!
//! Nearly all words have at most 16 bytes: lower-cased, they are one `u128`, which is compared and hashed without a
//! loop. Longer ones go to an ordinary map. A typographic apostrophe counts as a straight one.

use super::Word;
use std::collections::HashMap;

/// Slots a word may need at the most: the table is at most half full, and stays small enough for the cache.
const MINIMUM_SLOTS: usize = 1 << 10;

#[derive(Debug)]
pub(super) struct Table {
    slots: Vec<(u128, Word)>,
    used: usize,
    long: HashMap<String, Word>,
}

impl Default for Table {
    fn default() -> Self {
        Self { slots: vec![(0, Word::default()); MINIMUM_SLOTS], used: 0, long: HashMap::new() }
    }
}

impl Table {
    /// What is known of `word`, whatever its case.
    pub(super) fn get(&self, word: &str) -> Word {
        match Key::of(word) {
            Key::Short(key) => self.slots[self.slot(key)].1,
            Key::Long(key) => self.long.get(&key).copied().unwrap_or_default(),
        }
    }

    /// The entry of `word`, made if it is not there.
    pub(super) fn entry(&mut self, word: &str) -> &mut Word {
        match Key::of(word) {
            Key::Long(key) => self.long.entry(key).or_default(),
            Key::Short(key) => {
                if 2 * self.used >= self.slots.len() {
                    self.grow();
                }
                let slot = self.slot(key);
                if self.slots[slot].0 == 0 {
                    self.slots[slot].0 = key;
                    self.used += 1;
                }
                &mut self.slots[slot].1
            }
        }
    }

    /// The slot that holds `key`, or the empty one where it would go.
    fn slot(&self, key: u128) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = hash(key) & mask;
        while self.slots[slot].0 != key && self.slots[slot].0 != 0 {
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        let larger = vec![(0, Word::default()); 2 * self.slots.len()];
        let old = std::mem::replace(&mut self.slots, larger);
        for (key, word) in old.into_iter().filter(|(key, _)| *key != 0) {
            let slot = self.slot(key);
            self.slots[slot] = (key, word);
        }
    }
}

/// Multiplication by odd constants and a fold: enough for words, which nobody can choose to collide to any effect but
/// a slower lookup in a table of fixed content.
fn hash(key: u128) -> usize {
    let low = (key as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let high = ((key >> 64) as u64).wrapping_mul(0xC2B2_AE3D_27D4_EB4F);
    let mixed = low ^ high.rotate_left(29);
    (mixed ^ (mixed >> 32)) as usize
}

enum Key {
    Short(u128),
    Long(String),
}

impl Key {
    fn of(word: &str) -> Key {
        let bytes = word.as_bytes();
        if bytes.len() <= 16 && word.is_ascii() {
            let mut padded = [0u8; 16];
            padded[..bytes.len()].copy_from_slice(bytes);
            return Key::Short(lower_case(u128::from_le_bytes(padded)));
        }
        Key::of_folded(&word.replace('’', "'").to_lowercase())
    }

    fn of_folded(word: &str) -> Key {
        let bytes = word.as_bytes();
        if bytes.len() > 16 {
            return Key::Long(word.to_owned());
        }
        let mut padded = [0u8; 16];
        padded[..bytes.len()].copy_from_slice(bytes);
        Key::Short(u128::from_le_bytes(padded))
    }
}

/// Sets bit 5 of every byte in `A..=Z`; all bytes must be ASCII.
fn lower_case(word: u128) -> u128 {
    const ONES: u128 = u128::from_le_bytes([1; 16]);
    let above_at = word + ONES * (0x80 - b'A' as u128);
    let above_z = word + ONES * (0x80 - b'Z' as u128 - 1);
    word | ((above_at ^ above_z) & (ONES * 0x80)) >> 2
}
