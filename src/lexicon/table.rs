//! The table that words are looked up in, as it lies in `words.bin`: nothing of it is built at run time.
//!
//! ```text
//! header         1024 bytes of text: what the table was made of, and how; filled up with spaces
//! displacements  BUCKETS bytes
//! slots          SLOTS x u64, little-endian: the print of a word, with the number of its value in place of the low bits
//! values         u64 each, little-endian, numbered from 1: what is known of one word or of many
//! ```
//!
//! Nearly all words have at most 16 bytes: lower-cased, they are two `u64`, which are mixed to one, the print, which
//! stands for the word. A typographic apostrophe counts as a straight one.
//!
//! What a lookup costs is waiting for memory, and mispredicted branches on what came from there. So the table is small,
//! and a word has one slot that it can be in: the print names a bucket, and the displacement of this bucket was chosen
//! so that no two words of the table share a slot. There is nothing to search, and no branch.

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

const FIRST_SLOT: usize = HEADER + BUCKETS;
const FIRST_VALUE: usize = FIRST_SLOT + 8 * SLOTS;

/// The number of what is known of the word with this print, less than [`NUMBERS`]; 0 if it is unknown.
#[inline]
pub(super) fn number(print: u64) -> usize {
    let displacement = FILE.0[HEADER + bucket(print)];
    let Some(slot) = FILE.0[FIRST_SLOT + 8 * slot(print, displacement)..].first_chunk() else { return 0 };
    let slot = u64::from_le_bytes(*slot);
    select_unpredictable((slot ^ print) >> NUMBER == 0, slot as usize % NUMBERS, 0)
}

/// The values, from that with the number 1 on.
pub(super) fn values() -> impl Iterator<Item = u64> {
    FILE.0.get(FIRST_VALUE..).unwrap_or_default().as_chunks().0.iter().map(|bytes| u64::from_le_bytes(*bytes))
}

#[inline]
pub(super) fn bucket(print: u64) -> usize {
    (print >> (u64::BITS - BUCKETS.ilog2())) as usize
}

/// The slot of a print whose bucket has this displacement.
#[inline]
pub(super) fn slot(print: u64, displacement: u8) -> usize {
    let mixed = (print ^ u64::from(displacement)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    (((mixed >> 32) * SLOTS as u64) >> 32) as usize
}

/// The longest word, in bytes, that is short.
const KEY: usize = 16;

/// A word of at most 16 bytes, in lower case, filled up with zeros: mixed to one number. That a word outside the table
/// seems to be the one whose slot it names is as likely as a hit in 10^14 guesses, and would give it a wrong class.
#[inline]
const fn print_of(low: u64, high: u64) -> u64 {
    low.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ high.wrapping_mul(0xC2B2_AE3D_27D4_EB4F).rotate_left(29)
}

/// The print of a short ASCII word, read in one go where 16 bytes of text are there to read, and `true`; any number and
/// `false` for other words.
#[inline]
pub(super) fn short_print(text: &[u8], start: usize, end: usize) -> (u64, bool) {
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
    let Some([low_mask, high_mask]) = MASKS.get(end.wrapping_sub(start)) else { return (0, false) };
    let bytes = match text.get(start..start + KEY).and_then(|bytes| bytes.first_chunk()) {
        Some(bytes) => *bytes,
        None => padded(text.get(start..end).unwrap_or_default()),
    };
    let word = u128::from_le_bytes(bytes);
    let (low, high) = (word as u64 & low_mask, (word >> 64) as u64 & high_mask);
    (print_of(lower_case(low), lower_case(high)), (low | high) & HIGH_BITS == 0)
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
    let length = bytes.len().min(KEY);
    padded[..length].copy_from_slice(&bytes[..length]);
    padded
}

/// The print of up to eight small ASCII letters, the first one lowest.
pub(super) const fn print_of_few(letters: u64) -> u64 {
    print_of(letters, 0)
}

/// The print of an ASCII word of at most 16 bytes that is written in the program, in lower case.
pub(super) const fn print_of_literal(word: &str) -> u64 {
    let word = word.as_bytes();
    let (mut bytes, mut index) = ([0; KEY], 0);
    while index < word.len() {
        assert!(word[index].is_ascii() && !word[index].is_ascii_uppercase());
        bytes[index] = word[index];
        index += 1;
    }
    let word = u128::from_le_bytes(bytes);
    print_of(word as u64, (word >> 64) as u64)
}

/// The print of any word, whatever its case and length.
#[inline(never)]
pub(super) fn print(word: &str) -> u64 {
    print_of_letters(word.chars())
}

/// The same of a word without its full stops.
#[inline(never)]
pub(super) fn print_without_stops(word: &str) -> u64 {
    print_of_letters(word.chars().filter(|&character| character != '.'))
}

fn print_of_letters(letters: impl Iterator<Item = char>) -> u64 {
    let (mut block, mut length, mut print) = ([0; KEY], 0, 0);
    for character in folded(letters) {
        for &byte in character.encode_utf8(&mut [0; 4]).as_bytes() {
            if length == KEY {
                print = continued(print, block);
                (block, length) = ([0; KEY], 0);
            }
            block[length] = byte;
            length += 1;
        }
    }
    continued(print, block)
}

/// The print of a word that goes on with these bytes behind others with the print `before`, or begins with them if that
/// is 0.
fn continued(before: u64, block: [u8; KEY]) -> u64 {
    let block = u128::from_le_bytes(block);
    print_of(block as u64 ^ before.rotate_left(32), (block >> 64) as u64)
}

/// In lower case, with straight apostrophes.
fn folded(letters: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    letters.flat_map(char::to_lowercase).map(|character| if character == '’' { '\'' } else { character })
}
