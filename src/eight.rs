//! Eight bytes at a time, in a `u64` whose lowest byte comes first.

/// 1 in each byte.
pub(crate) const ONES: u64 = u64::from_le_bytes([1; 8]);
/// 0x80 in each byte.
pub(crate) const HIGH: u64 = 0x80 * ONES;

/// 0x80 in the first byte that is no letter from `a` to `z`, nothing in those before it, and anything in those behind it.
#[inline(always)]
pub(crate) const fn no_small_letter(bytes: u64) -> u64 {
    // What is borrowed or carried goes to bytes behind the first that is no letter.
    let from_a = bytes.wrapping_sub(ONES * b'a' as u64);
    (from_a.wrapping_add(ONES * (0x7F - (b'z' - b'a') as u64)) | from_a) & HIGH
}

/// The same for letters of either case.
#[inline(always)]
pub(crate) const fn no_letter(bytes: u64) -> u64 {
    no_small_letter(bytes | (ONES * 0x20))
}

/// How many bytes come before the first that a test found; 8 if it found none.
#[inline(always)]
pub(crate) const fn before(found: u64) -> usize {
    found.trailing_zeros() as usize / 8
}

/// The bits of the bytes that come before the first that a test found.
#[inline(always)]
pub(crate) const fn bits_before(found: u64) -> u64 {
    (found ^ found.wrapping_sub(1)) >> 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_byte_that_is_no_small_letter_is_found() {
        for pair in 0..=u16::MAX {
            let [first, second] = pair.to_le_bytes();
            for place in 0..7 {
                let mut bytes = *b"azbycxdw";
                (bytes[place], bytes[place + 1]) = (first, second);
                let expected = bytes.iter().position(|byte| !byte.is_ascii_lowercase()).unwrap_or(8);
                assert_eq!(before(no_small_letter(u64::from_le_bytes(bytes))), expected, "{bytes:?}");
            }
        }
    }
}
