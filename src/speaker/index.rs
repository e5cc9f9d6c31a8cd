//! Hash tables from words to what they lead to.

use super::key::Key;
use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};
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

/// An entity for each way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ways([u32; 5]);

impl Ways {
    const NOWHERE: u32 = u32::MAX;
    pub(super) const NONE: Ways = Ways([Self::NOWHERE; 5]);

    /// The entity of this way; no entity has the number if there is none.
    pub(super) fn entity(self, way: Way) -> u32 {
        self.0[way as usize]
    }

    pub(super) fn set(&mut self, way: Way, entity: u32) {
        self.0[way as usize] = entity;
    }

    pub(super) fn is_empty(self) -> bool {
        self == Self::NONE
    }
}

/// The entities that words lead to, the latest one of each way: open addressing with linear probing.
#[derive(Debug)]
pub(super) struct Index {
    /// A power of two of them, less than half of them used.
    slots: Vec<(Key, Ways)>,
    used: usize,
    seed: Seeded,
}

impl Index {
    const FREE: (Key, Ways) = (Key::EMPTY, Ways::NONE);

    /// For a text with some mentions of names.
    pub(super) fn with_capacity(mentions: usize) -> Index {
        let slots = mentions.clamp(32, 1 << 16).next_power_of_two();
        Index { slots: vec![Self::FREE; slots], used: 0, seed: Seeded::default() }
    }

    /// Lets a word lead to an entity in one way, and tells where it led before; no word leads nowhere.
    #[inline]
    pub(super) fn enter(&mut self, key: Key, way: Way, entity: u32) -> u32 {
        if key == Key::EMPTY {
            return Ways::NOWHERE;
        }
        let slot = self.slot(key);
        let (other, ways) = &mut self.slots[slot];
        let earlier = std::mem::replace(&mut ways.0[way as usize], entity);
        if *other == Key::EMPTY {
            *other = key;
            self.used += 1;
            if 2 * self.used >= self.slots.len() {
                self.grow();
            }
        }
        earlier
    }

    /// Where a word leads.
    #[inline]
    pub(super) fn ways(&self, key: Key) -> Ways {
        self.slots[self.slot(key)].1
    }

    /// The slot of a word, or the free one where it would go.
    #[inline]
    fn slot(&self, key: Key) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = self.seed.mix(key.number()) as usize & mask;
        while self.slots[slot].0 != key && self.slots[slot].0 != Key::EMPTY {
            slot = (slot + 1) & mask;
        }
        slot
    }

    #[cold]
    fn grow(&mut self) {
        let slots = vec![Self::FREE; 2 * self.slots.len()];
        for entry in std::mem::replace(&mut self.slots, slots).into_iter().filter(|&(key, _)| key != Key::EMPTY) {
            let slot = self.slot(entry.0);
            self.slots[slot] = entry;
        }
    }
}
