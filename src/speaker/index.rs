//! Hash tables from words to what they lead to.

use super::key::Key;
use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::hint::select_unpredictable;
use std::sync::LazyLock;

/// A hash table whose keys are hashes already.
pub(super) type Map<K, V> = HashMap<K, V, Seeded>;

/// Mixes a hash with a number that differs from process to process, so that no text can be made to collide.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seeded(u64);

static SEED: LazyLock<u64> = LazyLock::new(|| RandomState::new().hash_one(0u64));

impl Seeded {
    /// One multiplication to twice the width, folded.
    fn mix(self, number: u64) -> u64 {
        let product = u128::from(self.0 ^ number) * u128::from(0x9E37_79B9_7F4A_7C15_u64);
        (product >> 64) as u64 ^ product as u64
    }
}

impl Default for Seeded {
    fn default() -> Self {
        Seeded(*SEED)
    }
}

impl BuildHasher for Seeded {
    type Hasher = Mixer;

    fn build_hasher(&self) -> Mixer {
        Mixer(self.0)
    }
}

/// Folds the number of a key into the seed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mixer(u64);

impl Hasher for Mixer {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.write_u64(u64::from(byte)));
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = Seeded(self.0).mix(number);
    }
}

/// How a word leads to an entity: it is its whole text, its last or first word, or its initials; or the head of the
/// phrase that describes somebody without a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Text,
    Last,
    First,
    Acronym,
    Head,
}

/// An entity for each way: one more than its number, 0 for none.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ways([u32; 5]);

impl Ways {
    /// No entity in any way.
    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().fold(0, |all, entity| all | entity) == 0
    }

    /// The entity of this way; no entity has the number if there is none.
    pub(super) fn entity(&self, way: Way) -> u32 {
        self.0[way as usize].wrapping_sub(1)
    }
}

/// The entities that words lead to, the latest one of each way: open addressing with linear probing.
#[derive(Debug)]
pub(super) struct Index {
    /// The numbers of entries, 0 for none: a power of two of them, less than half of them used.
    slots: Vec<u32>,
    /// The first one is that of no word.
    entries: Vec<(Key, Ways)>,
    seed: Seeded,
}

impl Index {
    /// For a text with some mentions of names.
    pub(super) fn with_capacity(mentions: usize) -> Index {
        let slots = (2 * mentions).clamp(32, 1 << 16).next_power_of_two();
        let mut entries = Vec::with_capacity(mentions + 1);
        entries.push((Key::EMPTY, Ways::default()));
        Index { slots: vec![0; slots], entries, seed: Seeded::default() }
    }

    /// Where a word leads.
    #[inline]
    pub(super) fn find(&self, key: Key) -> &Ways {
        &self.entries[self.slots[self.slot(key)] as usize].1
    }

    /// Lets a word lead to an entity in some ways, and `earlier` to where it led before.
    #[inline]
    pub(super) fn lead(&mut self, key: Key, ways: &[Way], entity: u32, earlier: &mut Ways) {
        let slot = self.slot(key);
        let mut number = self.slots[slot] as usize;
        if number == 0 {
            number = self.entries.len();
            self.entries.push((key, Ways::default()));
            self.slots[slot] = number as u32;
            if 2 * number >= self.slots.len() {
                self.grow();
            }
        }
        let (_, latest) = &mut self.entries[number];
        for &way in ways {
            earlier.0[way as usize] = std::mem::replace(&mut latest.0[way as usize], entity + 1);
        }
    }

    /// The slot of a word, or the free one where it would go.
    #[inline]
    fn slot(&self, key: Key) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = self.seed.mix(key.number()) as usize & mask;
        // One branch, which nearly always goes the same way: whether the word is known cannot be predicted.
        let is_other =
            |number: u32| self.entries[number as usize].0 != select_unpredictable(number == 0, Key::EMPTY, key);
        while is_other(self.slots[slot]) {
            slot = (slot + 1) & mask;
        }
        slot
    }

    #[cold]
    fn grow(&mut self) {
        self.slots = vec![0; 2 * self.slots.len()];
        for number in 1..self.entries.len() {
            let slot = self.slot(self.entries[number].0);
            self.slots[slot] = number as u32;
        }
    }
}
