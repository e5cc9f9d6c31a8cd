//! Hash tables from words to what they lead to, without an allocation for each word.

use super::role::Key;
use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::LazyLock;

/// A hash table whose keys are hashes already.
pub(super) type Map<K, V> = HashMap<K, V, Seeded>;

/// Mixes a hash with a number that differs from process to process, so that no text can be made to collide.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seeded(u64);

static SEED: LazyLock<u64> = LazyLock::new(|| RandomState::new().hash_one(0u64));

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

/// One multiplication to twice the width a word, folded.
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
        let product = u128::from(self.0 ^ number) * u128::from(0x9E37_79B9_7F4A_7C15_u64);
        self.0 = (product >> 64) as u64 ^ product as u64;
    }
}

/// What several entities can share: the latest ones under each key.
#[derive(Debug, Default)]
pub(super) struct Index {
    latest: Map<Key, u32>,
    links: Vec<Link>,
}

#[derive(Clone, Copy, Debug)]
struct Link {
    entity: u32,
    /// The link entered before under the same key.
    earlier: Option<u32>,
}

impl Index {
    /// Entities under one key that are remembered; a text of a hundred thousand Smiths stays linear.
    pub(super) const NAMESAKES: usize = 12;

    pub(super) fn enter(&mut self, key: Key, entity: u32) {
        let link = self.links.len() as u32;
        let earlier = self.latest.insert(key, link);
        self.links.push(Link { entity, earlier });
    }

    /// The latest entities under a key, from the last one back.
    pub(super) fn under(&self, key: Key) -> impl Iterator<Item = u32> + '_ {
        let mut next = self.latest.get(&key).copied();
        let chain = std::iter::from_fn(move || {
            let link = self.links.get(next? as usize)?;
            next = link.earlier;
            Some(link.entity)
        });
        chain.take(Self::NAMESAKES)
    }
}
