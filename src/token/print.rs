//! The print of a token: one number that is the same for words that differ in their case only.
//!
//! Nearly all words have at most 16 bytes: lower-cased, they are two `u64`, which are mixed to one. A typographic
//! apostrophe counts as a straight one.

use super::TokenKind;
use super::short::{self, Short};
use crate::eight::ONES;

/// The longest word, in bytes, that is short.
const KEY: usize = short::LONGEST;

/// A word of at most 16 bytes, in lower case, filled up with zeros: mixed to one number. That another word has the print
/// of one of the lexicon is as likely as a hit in 10^14 guesses, and would give it a wrong class.
#[inline]
pub(super) const fn mixed(low: u64, high: u64) -> u64 {
    low.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ high.wrapping_mul(0xC2B2_AE3D_27D4_EB4F).rotate_left(29)
}

/// The print of the token at these bytes. 0 if it is no word and not ASCII, or longer than a short word.
#[inline]
pub(super) fn of_token(text: &str, start: usize, end: usize, kind: TokenKind) -> u64 {
    match Short::read(&text.as_bytes()[start..], end - start) {
        Some(short) => short.print(),
        None if matches!(kind, TokenKind::Word | TokenKind::Acronym | TokenKind::Clitic) => of_word(&text[start..end]),
        None => 0,
    }
}

/// Sets bit 5 of every byte from `@` to `_`; all bytes must be ASCII. That makes small letters of capitals; no word of
/// the lexicon holds what it makes of the other six.
#[inline]
pub(super) fn lower_case(bytes: u64) -> u64 {
    bytes | ((bytes & (ONES * 0x40)) >> 1)
}

/// The print of a mark of one byte, or of three.
#[inline]
pub(super) fn of_mark(first: u8, length: usize) -> u64 {
    // Without a branch: which it is cannot be predicted.
    mixed(lower_case(u64::from(first)), 0) * u64::from(length == 1)
}

/// The print of an ASCII word of at most 16 bytes that is written in the program, in lower case.
pub(crate) const fn of_literal(word: &str) -> u64 {
    let word = word.as_bytes();
    let (mut bytes, mut index) = ([0; KEY], 0);
    while index < word.len() {
        assert!(word[index].is_ascii() && !word[index].is_ascii_uppercase());
        bytes[index] = word[index];
        index += 1;
    }
    let word = u128::from_le_bytes(bytes);
    mixed(word as u64, (word >> 64) as u64)
}

/// The print of any word, whatever its case and length.
#[inline(never)]
pub(crate) fn of_word(word: &str) -> u64 {
    let block = ascii(word.as_bytes());
    block.map_or_else(|| of_long(word), |block| continued(0, block))
}

/// A short word of ASCII and typographic apostrophes, folded.
fn ascii(mut word: &[u8]) -> Option<[u8; KEY]> {
    let (mut block, mut length) = ([0; KEY], 0);
    while let [first, ref rest @ ..] = *word {
        (*block.get_mut(length)?, word) = match *rest {
            [0x80, 0x99, ref rest @ ..] if first == 0xE2 => (b'\'', rest),
            _ if first.is_ascii() => (first.to_ascii_lowercase(), rest),
            _ => return None,
        };
        length += 1;
    }
    Some(block)
}

pub(super) fn of_long(word: &str) -> u64 {
    of_letters(word.chars())
}

/// The print of any word without its full stops: `U.S.` and `us` have the same.
#[inline(never)]
pub(crate) fn without_stops(word: &str) -> u64 {
    match word.contains('.') {
        true => of_letters(word.chars().filter(|&character| character != '.')),
        false => of_word(word),
    }
}

/// The print of up to eight bytes of ASCII in lower case, the first one lowest.
#[inline]
pub(crate) const fn of_few(letters: u64) -> u64 {
    mixed(letters, 0)
}

fn of_letters(letters: impl Iterator<Item = char>) -> u64 {
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
    mixed(block as u64 ^ before.rotate_left(32), (block >> 64) as u64)
}

/// In lower case, with straight apostrophes.
fn folded(letters: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    letters.flat_map(char::to_lowercase).map(|character| if character == '’' { '\'' } else { character })
}
