//! Looking around in a text.

use crate::eight::{self, HIGH};

/// The character before byte `at`.
pub(super) fn before(text: &str, at: usize) -> Option<char> {
    let bytes = text.as_bytes();
    match bytes.get(at.wrapping_sub(1)) {
        Some(&byte) if byte < 0x80 => Some(char::from(byte)),
        None => None,
        _ => text[..at].chars().next_back(),
    }
}

/// The character at byte `at`.
pub(super) fn after(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(&byte) if byte < 0x80 => Some(char::from(byte)),
        None => None,
        _ => text[at..].chars().next(),
    }
}

/// Letters looked at on one side of a place, at most: longer "words" are not words, and this keeps every look short.
const REACH: usize = 48;

/// The letters that end at byte `at`, at most the last 48.
pub(super) fn word_before(text: &str, at: usize) -> &str {
    let start = text[..at]
        .char_indices()
        .rev()
        .take(REACH)
        .take_while(|(_, letter)| letter.is_alphabetic())
        .last()
        .map_or(at, |(start, _)| start);
    &text[start..at]
}

/// The letters that start at byte `at`, at most 48.
pub(super) fn word_after(text: &str, at: usize) -> &str {
    let end = text[at..]
        .char_indices()
        .take(REACH)
        .take_while(|(_, letter)| letter.is_alphabetic())
        .last()
        .map_or(at, |(start, letter)| at + start + letter.len_utf8());
    &text[at..end]
}

/// The first byte from `at` on that is not ASCII.
pub(super) fn next_foreign(text: &str, mut at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    while let Some(chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk()) {
        let high = u64::from_le_bytes(*chunk) & HIGH;
        at += eight::before(high);
        if high != 0 {
            return Some(at);
        }
    }
    bytes.get(at..)?.iter().position(|&byte| byte >= 0x80).map(|more| at + more)
}

/// The characters of `text` outside ASCII, with their bytes.
pub(super) fn foreign(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = next_foreign(text, at)?;
        let letter = text[start..].chars().next()?;
        at = start + letter.len_utf8();
        Some((start, letter))
    })
}

/// Whether the text ends, or a space follows, or a mark that ends a word.
pub(super) fn ends_word(next: Option<char>) -> bool {
    next.is_none_or(|next| !next.is_alphanumeric())
}

/// Whether `tail` is what follows the apostrophe of an English contraction or possessive: `s`, `t`, `re`, ...
pub(super) fn is_contraction_tail(tail: &str) -> bool {
    matches!(tail, "s" | "t" | "re" | "ve" | "ll" | "d" | "m" | "S" | "T" | "RE" | "VE" | "LL" | "D" | "M")
}

/// Whether `tail` after `word` makes a contraction or possessive: `t` only after an n.
pub(super) fn is_contraction(word: &str, tail: &str) -> bool {
    is_contraction_tail(tail)
        && match tail {
            "t" => word.ends_with('n'),
            "T" => word.ends_with('N'),
            "m" | "M" => word == "I" || word == "i",
            _ => !word.is_empty(),
        }
}

/// A punctuation mark after which a quotation may close.
pub(super) fn is_stop(letter: char) -> bool {
    matches!(letter, '.' | ',' | '!' | '?' | '…' | ';' | ':')
}

/// Letters that are looked up: lower case, at most 64 bytes, on the stack.
pub(super) struct Lower {
    bytes: [u8; 64],
    length: usize,
}

impl Lower {
    /// The word in lower case, unless it is longer than any word.
    pub(super) fn new(word: &str) -> Option<Self> {
        let mut lower = Self { bytes: [0; 64], length: 0 };
        for letter in word.chars() {
            if letter.is_ascii() {
                lower.push(letter.to_ascii_lowercase())?;
            } else {
                for small in letter.to_lowercase() {
                    lower.push(small)?;
                }
            }
        }
        Some(lower)
    }

    /// The word with `letter`, in lower case, and `rest` behind it, unless that is longer than any word.
    pub(super) fn with(&self, letter: char, rest: &Self) -> Option<Self> {
        let mut whole = Self { ..*self };
        for small in letter.to_lowercase() {
            whole.push(small)?;
        }
        let end = whole.length + rest.length;
        whole.bytes.get_mut(whole.length..end)?.copy_from_slice(rest.as_bytes());
        whole.length = end;
        Some(whole)
    }

    fn push(&mut self, letter: char) -> Option<()> {
        let end = self.length + letter.len_utf8();
        letter.encode_utf8(self.bytes.get_mut(self.length..end)?);
        self.length = end;
        Some(())
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }

    /// The word as text, which a check of its bytes gives.
    pub(super) fn as_str(&self) -> &str {
        std::str::from_utf8(self.as_bytes()).unwrap_or_default()
    }
}
