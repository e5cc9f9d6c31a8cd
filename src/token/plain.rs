//! The short way for plain words, which are nine in ten: ASCII letters and digits, eight bytes at a time.

use super::{Shape, byte};

const ONES: u64 = u64::from_le_bytes([1; 8]);
const HIGH: u64 = ONES * 0x80;

/// The length and shape of the word that `input` begins with, if it is clear from the byte behind it that the word ends
/// there. What the grammar would find is the same; it also reads the last seven bytes of the text.
#[inline]
pub(super) fn plain_word(input: &[u8]) -> Option<(usize, Shape)> {
    let mut length = 0;
    let (mut lower, mut later_capitals) = (0, 0);
    loop {
        let bytes = u64::from_le_bytes(*input.get(length..)?.first_chunk::<8>()?);
        let letters = letters(bytes);
        let ends = HIGH & !(letters | digits(bytes));
        // All bits below the first byte that is no letter and no digit; all of them if there is none.
        let inside = if ends == 0 { u64::MAX } else { (ends & ends.wrapping_neg()) - 1 };
        // The bit that tells capitals, 0x20, moved under the mark of the letters.
        let capitals = letters & !(bytes << 2) & inside;
        lower |= letters & inside & !capitals;
        later_capitals |= if length == 0 { capitals & !0x80 } else { capitals };
        if ends != 0 {
            length += ends.trailing_zeros() as usize / 8;
            break;
        }
        length += 8;
    }
    let follows = byte::class(*input.get(length)?);
    let ends = follows & (byte::JOINER | byte::WIDE) == 0
        || (length > 1
            && input[length] == b'.'
            && input.get(length + 1).is_some_and(|&after| byte::class(after) == byte::SPACE));
    let shape = match (later_capitals == 0, lower == 0) {
        (true, _) if input[0] & 0x20 == 0 => Shape::Capitalised,
        (true, _) => Shape::Lower,
        (false, true) if input[0] & 0x20 == 0 => Shape::Upper,
        (false, _) => Shape::Mixed,
    };
    ends.then_some((length, shape))
}

/// 0x80 in each byte that is an ASCII letter.
fn letters(bytes: u64) -> u64 {
    between(bytes | (ONES * 0x20), b'a', b'z') & !bytes
}

/// 0x80 in each byte that is an ASCII digit.
fn digits(bytes: u64) -> u64 {
    between(bytes, b'0', b'9') & !bytes
}

/// 0x80 in each byte from `first` to `last`, with the high bits of `bytes` put aside.
fn between(bytes: u64, first: u8, last: u8) -> u64 {
    let bytes = bytes & !HIGH;
    let from_first = bytes + ONES * u64::from(0x80 - first);
    let past_last = bytes + ONES * u64::from(0x7F - last);
    (from_first ^ past_last) & HIGH
}
