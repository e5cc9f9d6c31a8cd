//! What a single byte can be: one table lookup where a `char` would need Unicode's tables.

/// `a` to `z`.
pub(super) const LOWER: u8 = 1;
/// `A` to `Z`.
pub(super) const UPPER: u8 = 2;
/// `0` to `9`.
pub(super) const DIGIT: u8 = 4;
/// What may stand inside a word or an address, so that a word does not surely end before it.
pub(super) const JOINER: u8 = 8;
/// ASCII white space.
pub(super) const SPACE: u8 = 16;
/// A byte of a character outside ASCII.
pub(super) const WIDE: u8 = 32;
/// What makes another token when it is repeated, or is repeated behind another of them.
pub(super) const REPEATED: u8 = 64;
/// None of these.
pub(super) const OTHER: u8 = 128;

static CLASS: [u8; 256] = classes();

const fn classes() -> [u8; 256] {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' => LOWER,
            b'A'..=b'Z' => UPPER,
            b'0'..=b'9' => DIGIT,
            b'.' => JOINER | REPEATED,
            b',' | b'?' | b'!' => REPEATED,
            b'\'' | b'`' | b'-' | b'_' | b'@' | b'+' | b'&' | b'$' | b':' => JOINER,
            b' ' | b'\t' | b'\n' | b'\r' | 0x0B | 0x0C => SPACE,
            0x80.. => WIDE,
            _ => OTHER,
        };
        byte += 1;
    }
    table
}

/// The class of a byte: the constants above that are true of it, mostly one.
#[inline]
pub(super) fn class(byte: u8) -> u8 {
    CLASS[byte as usize]
}

/// An ASCII letter or digit.
pub(super) fn is_alphanumeric(byte: u8) -> bool {
    class(byte) & (LOWER | UPPER | DIGIT) != 0
}
