//! Words for comparison.

use crate::reading::Reading;
use crate::token::{TokenKind, print};

/// What stands for a word in small letters: to compare, find and keep words without an allocation. Full stops do not count
/// (`U.S.` is `us`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key(u64);

impl Key {
    /// That of no word.
    pub(super) const EMPTY: Key = Key(0);

    /// The key of a word.
    pub(super) fn of(word: &str) -> Key {
        Key(print::without_stops(word))
    }

    /// The key of a word of small letters, for constants.
    pub(super) const fn of_constant(word: &str) -> Key {
        Key(print::of_literal(word))
    }

    /// The key of a token: its print, unless full stops may stand in it.
    #[inline(always)]
    pub(super) fn of_token(reading: &Reading<'_>, token: usize) -> Key {
        match reading.kind(token) {
            TokenKind::Word => Key(reading.prints[token]),
            _ => Key::of(reading.word(token)),
        }
    }

    /// The key of the initials of a name, up to eight small letters of which the first one is lowest.
    pub(super) fn of_initials(letters: u64) -> Key {
        Key(print::of_few(letters))
    }

    /// The key of a sequence of words.
    pub(super) fn join(self, next: Key) -> Key {
        match self {
            Key::EMPTY => next,
            Key(words) => Key((words.rotate_left(5) ^ next.0).wrapping_mul(0x9E37_79B9_7F4A_7C15)),
        }
    }

    /// A number for hash tables.
    pub(super) fn number(self) -> u64 {
        self.0
    }
}
