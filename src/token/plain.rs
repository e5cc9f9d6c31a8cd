//! The short way for plain tokens, which nearly all are: words of ASCII letters, eight bytes at a time; punctuation
//! before white space; short numbers. What the grammar would find is the same; it also reads the last bytes of the text.

use super::byte::{self, DIGIT, JOINER, LOWER, SPACE, UPPER, WIDE};
use super::{Glyph, Shape, TokenKind, shape};

/// A token: its length, kind and shape.
type Plain = (usize, TokenKind, Shape);

const ONES: u64 = u64::from_le_bytes([1; 8]);
const HIGH: u64 = ONES * 0x80;

/// The word that `input` begins with, if it is clear from the bytes behind it that the word ends there.
#[inline]
pub(super) fn word(input: &[u8]) -> Option<Plain> {
    let mut length = 0;
    let mut later_capitals = 0;
    loop {
        let bytes = u64::from_le_bytes(*input.get(length..)?.first_chunk::<8>()?);
        let letters = letters(bytes);
        let ends = letters ^ HIGH;
        // All bits below the first byte that is no letter; all of them if there is none.
        let inside = (ends & ends.wrapping_neg()).wrapping_sub(1);
        // The bit that tells capitals, 0x20, moved under the mark of the letters.
        let capitals = letters & !(bytes << 2) & inside;
        later_capitals |= if length == 0 { capitals & !0x80 } else { capitals };
        if ends != 0 {
            length += ends.trailing_zeros() as usize / 8;
            break;
        }
        length += 8;
    }
    let after = input.get(length..)?;
    if byte::class(*after.first()?) & (DIGIT | JOINER | WIDE) != 0 && !ends_before(length, after) {
        return None;
    }
    let shape = match later_capitals {
        0 if input[0] & 0x20 == 0 => Shape::Capitalised,
        0 => Shape::Lower,
        _ => shape::shape(&input[..length]),
    };
    Some((length, TokenKind::Word, shape))
}

/// Whether a word of so many letters ends before what could also go on with it. Only the frequent cases are seen here.
fn ends_before(length: usize, after: &[u8]) -> bool {
    let is_apart = |next| byte::class(next) & (LOWER | UPPER | DIGIT | WIDE) == 0;
    match *after {
        // A full stop or colon that no acronym and no address has in it.
        [b'.', next, ..] if byte::class(next) == SPACE => length > 1,
        [b'.', b'"' | b'\'' | b')', ..] => length > "www".len(),
        [b':', next, ..] => byte::class(next) == SPACE,
        // `the mayor's`, `the mayor’s`: a clitic.
        [b'\'', b's', next, ..] | [0xE2, 0x80, 0x99, b's', next, ..] => is_apart(next),
        // `the mayors' plan`, `the mayors’ plan`: an apostrophe that joins nothing.
        [b'\'', next, ..] | [0xE2, 0x80, 0x99, next, ..] => is_apart(next),
        // En and em dashes, and curly double marks.
        [0xE2, 0x80, 0x93 | 0x94 | 0x9C | 0x9D, ..] => true,
        _ => false,
    }
}

/// The token that `input` begins with, which is no letter; `before` is the kind of the token that touches it.
#[inline]
pub(super) fn other(input: &[u8], before: Option<TokenKind>) -> Option<Plain> {
    let [first, second, third, fourth, ..] = *input else { return None };
    let is_apart = |next| byte::class(next) & (LOWER | UPPER | DIGIT | WIDE) == 0;
    // `Mary's`, `Mary’s`
    let clitic = |length| Some((length, TokenKind::Clitic, Shape::Lower));
    match SINGLE[usize::from(first)] {
        Single::Always(kind) => Some((1, kind, Shape::None)),
        // A full stop behind the blank would make an ellipsis of it.
        Single::BeforeSpace(kind) => {
            let is_single = byte::class(second) == SPACE && third != b'.' || second == b'"';
            is_single.then_some((1, kind, Shape::None))
        }
        Single::Never => match (first, second, third) {
            (b'\'', b's', next) if before == Some(TokenKind::Word) && is_apart(next) => clitic(2),
            (0xE2, 0x80, 0x99) if before == Some(TokenKind::Word) => {
                (fourth == b's' && is_apart(*input.get(4)?)).then(|| clitic(4)).flatten()
            }
            (0xE2, 0x80, 0x9C) => Some((3, TokenKind::Mark(Glyph::DoubleOpen), Shape::None)),
            (0xE2, 0x80, 0x9D) if byte::class(fourth) == SPACE => {
                Some((3, TokenKind::Mark(Glyph::DoubleClose), Shape::None))
            }
            (b'0'..=b'9', ..) => number(input),
            _ => None,
        },
    }
}

/// Digits before white space, or before a comma or full stop and white space: `12`, `1999`.
fn number(input: &[u8]) -> Option<Plain> {
    let length = input.iter().position(|byte| !byte.is_ascii_digit())?;
    let is_space = |index: usize| input.get(index).is_some_and(|&byte| byte::class(byte) == SPACE);
    let ends = is_space(length) || matches!(input[length], b',' | b'.' | b')') && is_space(length + 1);
    ends.then_some((length, TokenKind::Number, Shape::None))
}

/// When a byte is a token by itself.
#[derive(Clone, Copy)]
enum Single {
    Never,
    /// Before white space or a straight mark.
    BeforeSpace(TokenKind),
    Always(TokenKind),
}

static SINGLE: [Single; 256] = {
    let mut table = [Single::Never; 256];
    let mut byte = 0;
    while byte < 0x80 {
        table[byte] = match byte as u8 {
            b',' => Single::BeforeSpace(TokenKind::Comma),
            b'.' => Single::BeforeSpace(TokenKind::Stop),
            b'?' => Single::BeforeSpace(TokenKind::Question),
            b'!' => Single::BeforeSpace(TokenKind::Exclamation),
            b'"' => Single::Always(TokenKind::Mark(Glyph::Double)),
            b':' => Single::Always(TokenKind::Colon),
            b';' => Single::Always(TokenKind::Semicolon),
            b'(' | b'[' | b'{' => Single::Always(TokenKind::Open),
            b')' | b']' | b'}' => Single::Always(TokenKind::Close),
            _ => Single::Never,
        };
        byte += 1;
    }
    table
};

/// 0x80 in each byte that is an ASCII letter.
fn letters(bytes: u64) -> u64 {
    let small = (bytes | (ONES * 0x20)) & !HIGH;
    let from_a = small + ONES * u64::from(0x80 - b'a');
    let past_z = small + ONES * u64::from(0x7F - b'z');
    (from_a ^ past_z) & HIGH & !bytes
}
