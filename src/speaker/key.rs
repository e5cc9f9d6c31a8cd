//! Words for comparison.

use crate::reading::Reading;
use crate::span::Span;
use crate::token::TokenKind;

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
        const ROOM: usize = 32;
        let bytes = word.as_bytes();
        if !bytes.contains(&b'.') {
            return Key::of_plain(bytes);
        }
        // no word with full stops is longer
        let (mut letters, mut length) = ([0; ROOM], 0);
        for &byte in bytes.iter().filter(|&&byte| byte != b'.').take(ROOM) {
            letters[length] = byte;
            length += 1;
        }
        Key::of_plain(&letters[..length])
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
        let token = reading.tokens[token];
        match token.kind {
            TokenKind::Word => Key::at(reading.text, token.span()),
            _ => Key::of(&reading.text[token.span().range()]),
        }
    }

    /// The key of a word without full stops at some place of the text: nearly every one is read in one go.
    #[inline]
    pub(super) fn at(text: &str, span: Span) -> Key {
        let (start, length) = (span.start as usize, (span.end - span.start) as usize);
        match text.as_bytes().get(start..).and_then(|rest| rest.first_chunk()) {
            Some(&bytes) if length <= 16 => {
                let all = u128::from_le_bytes(bytes);
                let low = (all as u64 | CASE) & mask(length);
                let high = ((all >> 64) as u64 | CASE) & mask(length.saturating_sub(8));
                Key::of_letters(low, high, length)
            }
            _ => Key::of_plain(&text.as_bytes()[span.range()]),
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
