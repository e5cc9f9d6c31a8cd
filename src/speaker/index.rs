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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Ways {
    /// One more than the number of the entity, 0 for none.
    entities: [u32; 5],
}

impl Ways {
    /// The entity of this way; no entity has the number if there is none.
    pub(super) fn entity(&self, way: Way) -> u32 {
        self.entities[way as usize].wrapping_sub(1)
    }

    /// Lets a way lead to an entity, and `earlier` to where it led before.
    pub(super) fn lead(&mut self, way: Way, entity: u32, earlier: &mut Ways) {
        earlier.entities[way as usize] = std::mem::replace(&mut self.entities[way as usize], entity + 1);
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
    /// For a text with some mentions of names.
    pub(super) fn with_capacity(mentions: usize) -> Index {
        let slots = (2 * mentions).clamp(32, 1 << 16).next_power_of_two();
        Index { slots: vec![Default::default(); slots], used: 0, seed: Seeded::default() }
    }

    /// Where a word leads.
    #[inline]
    pub(super) fn find(&self, key: Key) -> Option<&Ways> {
        let (found, ways) = &self.slots[self.slot(key)];
        (*found != Key::EMPTY).then_some(ways)
    }

    /// Where a word shall lead.
    #[inline]
    pub(super) fn entry(&mut self, key: Key) -> &mut Ways {
        let mut slot = self.slot(key);
        if self.slots[slot].0 != key {
            self.used += 1;
            if 2 * self.used >= self.slots.len() {
                self.grow();
                slot = self.slot(key);
            }
            self.slots[slot].0 = key;
        }
        &mut self.slots[slot].1
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
        let slots = vec![Default::default(); 2 * self.slots.len()];
        for entry in std::mem::replace(&mut self.slots, slots).into_iter().filter(|&(key, _)| key != Key::EMPTY) {
            let slot = self.slot(entry.0);
            self.slots[slot] = entry;
        }
    }
}
