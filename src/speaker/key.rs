//! Words for comparison.

use crate::reading::Reading;
use std::ops::Range;

/// A hash of a word in small letters: to compare, find and keep words without an allocation.
///
/// Bit 5 of each byte does not count: it is the case of ASCII letters, and that of Latin-1 letters in UTF-8. Full stops do
/// not count, either (`U.S.` is `us`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key(u64);

const ONES: u64 = u64::from_le_bytes([1; 8]);
const CASE: u64 = ONES * 0x20;

impl Key {
    /// That of no word.
    pub(super) const EMPTY: Key = Key(0);

    /// The key of a word.
    pub(super) fn of(word: &str) -> Key {
        let bytes = word.as_bytes();
        match bytes.contains(&b'.') {
            true => Key::of_plain(word.replace('.', "").as_bytes()),
            false => Key::of_plain(bytes),
        }
    }

    /// [`Key::of`] a word without full stops, for constants.
    pub(super) const fn of_constant(word: &str) -> Key {
        Key::of_plain(word.as_bytes())
    }

    const fn of_plain(word: &[u8]) -> Key {
        let mut key = Key::of_letters(letters(word, 0), letters(word, 8), word.len());
        let mut at = 16;
        while at < word.len() {
            key = Key(mix(key.0 ^ letters(word, at)));
            at += 8;
        }
        key
    }

    /// The key of a token.
    #[inline]
    pub(super) fn of_token(reading: &Reading<'_>, token: usize) -> Key {
        Key::at(reading.text, reading.tokens[token].span().range())
    }

    /// The key of the word at a range of the text: nearly every word is read in one go.
    #[inline]
    pub(super) fn at(text: &str, range: Range<usize>) -> Key {
        let length = range.len();
        match text.as_bytes()[range.start..].first_chunk() {
            Some(&bytes) if (1..=16).contains(&length) => {
                let all = u128::from_le_bytes(bytes);
                let low = (all as u64 | CASE) & mask(length);
                let high = ((all >> 64) as u64 | CASE) & mask(length.saturating_sub(8));
                match has_stop(low) | has_stop(high) {
                    true => Key::of(&text[range]),
                    false => Key::of_letters(low, high, length),
                }
            }
            _ => Key::of(&text[range]),
        }
    }

    /// The key of the initials of a name, small letters of which the first one is lowest.
    pub(super) fn of_initials(letters: u64, count: usize) -> Key {
        match count {
            0 => Key::EMPTY,
            _ => Key::of_letters(letters, 0, count),
        }
    }

    /// The key of a word by its first eight letters, the next eight and its length; one to one up to eight.
    const fn of_letters(low: u64, high: u64, length: usize) -> Key {
        Key(mix(mix(low ^ length as u64) ^ high))
    }

    /// The key of a sequence of words.
    pub(super) fn join(self, next: Key) -> Key {
        match self {
            Key::EMPTY => next,
            Key(words) => Key(mix(words.rotate_left(5) ^ next.0)),
        }
    }

    /// A number for hash tables.
    pub(super) fn number(self) -> u64 {
        self.0
    }
}

/// Up to eight bytes from a place on, without their case, the first one lowest.
const fn letters(bytes: &[u8], from: usize) -> u64 {
    let (mut number, mut at) = (0, from + 8);
    while at > from {
        at -= 1;
        if at < bytes.len() {
            number = number << 8 | bytes[at] as u64 | 0x20;
        }
    }
    number
}

/// The first so many of eight bytes.
fn mask(count: usize) -> u64 {
    u64::MAX.checked_shr(64 - 8 * count.min(8) as u32).unwrap_or(0)
}

/// One of eight bytes is a full stop.
fn has_stop(bytes: u64) -> bool {
    let zeros = bytes ^ (ONES * b'.' as u64);
    zeros.wrapping_sub(ONES) & !zeros & (ONES * 0x80) != 0
}

/// One to one.
const fn mix(number: u64) -> u64 {
    let product = number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    product ^ product >> 32
}

/// A word in lower case, to be matched; `None` if it is longer than the room for it.
pub(super) fn lower_case_word<'r, const LONGEST: usize>(word: &str, room: &'r mut [u8; LONGEST]) -> Option<&'r [u8]> {
    let lower = room.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    Some(lower)
}
