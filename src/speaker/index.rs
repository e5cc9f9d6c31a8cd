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

    /// There is a link of this way.
    pub(super) fn has(self, way: Way) -> bool {
        self.0[way as usize] != Self::NOWHERE
    }

    pub(super) fn is_empty(self) -> bool {
        self == Self::NONE
    }
}

/// Where the words of names lead: open addressing with linear probing.
#[derive(Debug)]
pub(super) struct Index {
    /// Numbers of entries: a power of two of them, less than half of them used.
    slots: Vec<u32>,
    entries: Vec<(Key, Ways)>,
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
    const FREE: u32 = u32::MAX;

    /// For a text with some mentions of names.
    pub(super) fn with_capacity(mentions: usize) -> Index {
        let slots = (2 * mentions).clamp(32, 1 << 16).next_power_of_two();
        Index {
            slots: vec![Self::FREE; slots],
            entries: Vec::with_capacity(mentions),
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
        let slot = self.slot(key);
        if self.slots[slot] == Self::FREE {
            self.slots[slot] = self.entries.len() as u32;
            self.entries.push((key, Ways::NONE));
        }
        let (_, latest) = &mut self.entries[self.slots[slot] as usize];
        for &way in ways {
            let earlier = std::mem::replace(&mut latest.0[way as usize], self.links.len() as u32);
            self.links.push(Link { entity, earlier });
        }
        if 2 * self.entries.len() >= self.slots.len() {
            self.grow();
        }
    }

    /// Where a word leads.
    pub(super) fn ways(&self, key: Key) -> Ways {
        self.entries.get(self.slots[self.slot(key)] as usize).map_or(Ways::NONE, |&(_, ways)| ways)
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
    #[inline]
    fn slot(&self, key: Key) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = self.seed.mix(key.number()) as usize & mask;
        while self.entries.get(self.slots[slot] as usize).is_some_and(|&(other, _)| other != key) {
            slot = (slot + 1) & mask;
        }
        slot
    }

    #[cold]
    fn grow(&mut self) {
        self.slots = vec![Self::FREE; 2 * self.slots.len()];
        for number in 0..self.entries.len() {
            let slot = self.slot(self.entries[number].0);
            self.slots[slot] = number as u32;
        }
    }
}
