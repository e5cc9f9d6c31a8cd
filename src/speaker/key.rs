//! Words for comparison.

use crate::reading::Reading;
use std::ops::Range;

/// A hash of a word in lower case: to compare, find and keep words without an allocation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key(u64);

const ONES: u64 = u64::from_le_bytes([1; 8]);

impl Key {
    /// That of no word.
    pub(super) const EMPTY: Key = Key(0);

    /// The key of a word: the case of ASCII letters does not count, nor do full stops (`U.S.` is `us`).
    pub(super) fn of(word: &str) -> Key {
        let mut stops = false;
        let mut key = Key(word.len() as u64);
        for letters in word.as_bytes().chunks(8).map(little_endian) {
            stops |= has_stop(letters);
            key = key.add(letters);
        }
        match stops {
            true => Key::of(&word.replace('.', "")),
            false => key,
        }
    }

    /// [`Key::of`] a word of up to eight letters, for constants.
    pub(super) const fn of_short(word: &str) -> Key {
        assert!(!word.is_empty() && word.len() <= 8);
        Key(word.len() as u64).add(little_endian(word.as_bytes()))
    }

    /// The key of a token.
    #[inline]
    pub(super) fn of_token(reading: &Reading<'_>, token: usize) -> Key {
        Key::at(reading.text, reading.tokens[token].span().range())
    }

    /// The key of the word at a range of the text: most words are read in one go or two.
    #[inline]
    pub(super) fn at(text: &str, range: Range<usize>) -> Key {
        let rest = &text.as_bytes()[range.start..];
        let start = Key(range.len() as u64);
        let key = match range.len() {
            length @ 1..=8 => plain(rest, length).map(|letters| start.add(letters)),
            length @ 9..=16 => plain(rest, 8)
                .zip(plain(&rest[8..], length - 8))
                .map(|(letters, others)| start.add(letters).add(others)),
            _ => None,
        };
        key.unwrap_or_else(|| Key::of(&text[range]))
    }

    /// The key of up to eight letters, the first one lowest.
    pub(super) fn of_letters(letters: u64, count: usize) -> Key {
        match count {
            0 => Key::EMPTY,
            _ => Key(count as u64).add(letters),
        }
    }

    const fn add(self, bytes: u64) -> Key {
        Key(mix(self.0 ^ lower_case(bytes)))
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

/// Up to eight bytes, the first one lowest.
const fn little_endian(bytes: &[u8]) -> u64 {
    let (mut number, mut at) = (0, bytes.len());
    while at > 0 {
        at -= 1;
        number = number << 8 | bytes[at] as u64;
    }
    number
}

/// The first 1 to 8 bytes, if none of them is a full stop and as many as 8 follow.
fn plain(bytes: &[u8], count: usize) -> Option<u64> {
    let letters = u64::from_le_bytes(*bytes.first_chunk()?) & u64::MAX >> (8 * (8 - count));
    (!has_stop(letters)).then_some(letters)
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

/// Sets bit 5 of each of eight bytes that is in `A..=Z`.
const fn lower_case(bytes: u64) -> u64 {
    let low_bits = bytes & (ONES * 0x7F);
    let from_a = low_bits + ONES * (0x80 - b'A' as u64);
    let above_z = low_bits + ONES * (0x7F - b'Z' as u64);
    let capitals = !bytes & (from_a ^ above_z) & (ONES * 0x80);
    bytes | capitals >> 2
}

/// A word in lower case, to be matched; `None` if it is longer than the room for it.
pub(super) fn lower_case_word<'r, const LONGEST: usize>(word: &str, room: &'r mut [u8; LONGEST]) -> Option<&'r [u8]> {
    let lower = room.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    Some(lower)
}
