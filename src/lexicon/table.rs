//! The table that words are looked up in, as it lies in `words.bin`: nothing of it is built at run time.
//!
//! ```text
//! header         1024 bytes of text: what the table was made of, and how; filled up with spaces
//! displacements  BUCKETS bytes
//! slots          SLOTS x u32, little-endian: the number of the value of a word, in the low bits, and 20 bits of its print
//! values         u64 each, little-endian, numbered from 1: what is known of one word or of many
//! ```
//!
//! A word is looked up by its [print](crate::token::print). What that costs is waiting for memory, and mispredicted
//! branches on what came from there. So the table is small, the frequent words lie together in it, and a word has one slot
//! that it can be in: the print names a bucket, and the displacement of this bucket was chosen so that no two words of the
//! table share a slot. There is nothing to search, and no branch. A strange word is taken for a listed one once in a
//! million times.

use std::hint::select_unpredictable;

/// The table. On the border of a cache line, so that no slot lies in two.
pub(super) static FILE: &Aligned<[u8; LENGTH]> = &Aligned(*include_bytes!("words.bin"));
const LENGTH: usize = include_bytes!("words.bin").len();

#[repr(align(64))]
pub(super) struct Aligned<T: ?Sized>(pub(super) T);

/// The length of the header, in bytes.
pub(super) const HEADER: usize = 1024;
/// Two words a bucket.
pub(super) const BUCKETS: usize = 1 << 13;
/// Some more than there are words, or no displacement is left for the last buckets.
pub(super) const SLOTS: usize = 20_000;
/// The bits of a slot that hold the number of a value.
pub(super) const NUMBER: u32 = 12;
/// How many numbers there can be.
pub(super) const NUMBERS: usize = 1 << NUMBER;

/// The bytes of a slot.
const SLOT: usize = 4;
const FIRST_SLOT: usize = HEADER + BUCKETS;
const FIRST_VALUE: usize = FIRST_SLOT + SLOT * SLOTS;

/// The number of what is known of the word with this print, less than [`NUMBERS`]; 0 if it is unknown.
#[inline]
pub(super) fn number(print: u64) -> usize {
    let displacement = FILE.0[HEADER + bucket(print)];
    let Some(slot) = FILE.0[FIRST_SLOT + SLOT * slot(print, displacement)..].first_chunk() else { return 0 };
    let slot = u32::from_le_bytes(*slot);
    select_unpredictable((slot ^ check(print)) >> NUMBER == 0, slot as usize % NUMBERS, 0)
}

/// The values, from that with the number 1 on.
pub(super) fn values() -> impl Iterator<Item = u64> {
    FILE.0.get(FIRST_VALUE..).unwrap_or_default().as_chunks().0.iter().map(|bytes| u64::from_le_bytes(*bytes))
}

#[inline]
pub(super) fn bucket(print: u64) -> usize {
    (print >> (u64::BITS - BUCKETS.ilog2())) as usize
}

/// The slots that a bucket may fill lie together: from `STEP` for each displacement on, so many of them.
const WINDOW: usize = 1024;
const STEP: usize = (SLOTS - WINDOW) / u8::MAX as usize;

/// The slot of a print whose bucket has this displacement.
#[inline]
pub(super) fn slot(print: u64, displacement: u8) -> usize {
    let mixed = (print ^ u64::from(displacement)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    STEP * usize::from(displacement) + (mixed >> (u64::BITS - WINDOW.ilog2())) as usize
}

/// The bits of a print that a slot is told by, above those of the number.
#[inline]
pub(super) fn check(print: u64) -> u32 {
    (print >> 32) as u32 ^ print as u32
}
