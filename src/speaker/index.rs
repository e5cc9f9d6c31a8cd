//! Hash tables from words to what they lead to, without an allocation for each word.

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

/// The latest link of each way from one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ways([u32; 5]);

impl Ways {
    const NOWHERE: u32 = u32::MAX;
    const NONE: Ways = Ways([Self::NOWHERE; 5]);

    pub(super) fn is_empty(self) -> bool {
        self == Self::NONE
    }
}

/// Where the words of names lead: open addressing with linear probing, one slot a word.
#[derive(Debug)]
pub(super) struct Index {
    /// A power of two of them, at most three quarters of them used; the key of a free one is that of no word.
    slots: Vec<(Key, Ways)>,
    used: usize,
    links: Vec<Link>,
    seed: Seeded,
}

#[derive(Clone, Copy, Debug)]
struct Link {
    entity: u32,
    /// The link entered before in the same way from the same word.
    earlier: u32,
}

impl Index {
    /// Entities that one word leads to in one way and that are remembered; a text of a hundred thousand Smiths stays
    /// linear.
    const NAMESAKES: usize = 12;
    const FREE: (Key, Ways) = (Key::EMPTY, Ways::NONE);

    /// For a text with some mentions of names.
    pub(super) fn with_capacity(mentions: usize) -> Index {
        let slots = mentions.clamp(16, 1 << 16).next_power_of_two();
        Index {
            slots: vec![Self::FREE; slots],
            used: 0,
            links: Vec::with_capacity(2 * mentions),
            seed: Seeded::default(),
        }
    }

    /// Lets a word lead to an entity in some ways; no word leads nowhere.
    #[inline]
    pub(super) fn enter(&mut self, key: Key, ways: &[Way], entity: u32) {
        if key == Key::EMPTY {
            return;
        }
        if 4 * self.used >= 3 * self.slots.len() {
            self.grow();
        }
        let slot = self.slot(key);
        let (used, latest) = &mut self.slots[slot];
        self.used += usize::from(*used == Key::EMPTY);
        *used = key;
        for &way in ways {
            let earlier = std::mem::replace(&mut latest.0[way as usize], self.links.len() as u32);
            self.links.push(Link { entity, earlier });
        }
    }

    /// Where a word leads.
    pub(super) fn ways(&self, key: Key) -> Ways {
        self.slots[self.slot(key)].1
    }

    /// The latest entities that a way leads to, from the last one back.
    pub(super) fn behind(&self, ways: Ways, way: Way) -> impl Iterator<Item = u32> + '_ {
        let mut next = ways.0[way as usize];
        let chain = std::iter::from_fn(move || {
            let link = self.links.get(next as usize)?;
            next = link.earlier;
            Some(link.entity)
        });
        chain.take(Self::NAMESAKES)
    }

    /// The latest entities that a word leads to in one way, from the last one back.
    pub(super) fn under(&self, key: Key, way: Way) -> impl Iterator<Item = u32> + '_ {
        self.behind(self.ways(key), way)
    }

    /// The slot of a word, or the free one where it would go.
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
        for (key, ways) in std::mem::replace(&mut self.slots, slots) {
            if key != Key::EMPTY {
                let slot = self.slot(key);
                self.slots[slot] = (key, ways);
            }
        }
    }
}
