//! The short way for plain words, which are nine in ten: ASCII letters, eight bytes at a time.

use super::byte::{self, DIGIT, JOINER, LOWER, SPACE, UPPER, WIDE};
use super::{Shape, shape};

const ONES: u64 = u64::from_le_bytes([1; 8]);
const HIGH: u64 = ONES * 0x80;

/// The length and shape of the word that `input` begins with, if it is clear from the bytes behind it that the word ends
/// there. What the grammar would find is the same; it also reads the last seven bytes of the text.
#[inline]
pub(super) fn plain_word(input: &[u8]) -> Option<(usize, Shape)> {
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
    Some((length, shape))
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

/// 0x80 in each byte that is an ASCII letter.
fn letters(bytes: u64) -> u64 {
    let small = (bytes | (ONES * 0x20)) & !HIGH;
    let from_a = small + ONES * u64::from(0x80 - b'a');
    let past_z = small + ONES * u64::from(0x7F - b'z');
    (from_a ^ past_z) & HIGH & !bytes
}
