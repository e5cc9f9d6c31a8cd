//! Tokens of at most 16 ASCII bytes, read in one go.

use super::{Shape, print};
use crate::eight::{HIGH, ONES};

/// The longest, in bytes.
pub(super) const LONGEST: usize = 16;

/// The bytes of a short token, the first one lowest, filled up with zeros.
#[derive(Clone, Copy, Debug)]
pub(super) struct Short {
    low: u64,
    high: u64,
}

impl Short {
    /// The first bytes of `input`, so many.
    #[inline]
    pub(super) fn read(input: &[u8], length: usize) -> Option<Self> {
        let unread = LONGEST.checked_sub(length)?;
        let word: u128 = match input.first_chunk() {
            Some(bytes) => u128::from_le_bytes(*bytes) << (8 * unread) >> (8 * unread),
            None => input.iter().take(length).rev().fold(0, |word, &byte| word << 8 | u128::from(byte)),
        };
        let (low, high) = (word as u64, (word >> 64) as u64);
        ((low | high) & HIGH == 0).then_some(Self { low, high })
    }

    #[inline]
    pub(super) fn print(self) -> u64 {
        print::mixed(print::lower_case(self.low), print::lower_case(self.high))
    }

    /// How it is written, unless its parts decide on that: it has small letters and more than one capital.
    #[inline]
    pub(super) fn shape(self) -> Option<Shape> {
        let within = |bytes: u64, first: u8, last: u8| {
            let from = |byte: u8| bytes + ONES * u64::from(0x80 - byte);
            (from(first) & !from(last + 1)) & HIGH
        };
        // A bit for each: those of the second half below those of the first.
        let all = |first, last| within(self.low, first, last) | within(self.high, first, last) >> 1;
        let (capitals, small) = (all(b'A', b'Z'), all(b'a', b'z'));
        let is_one = capitals & capitals.wrapping_sub(1) == 0;
        Some(match (capitals != 0, small != 0) {
            (false, false) => Shape::None,
            (false, true) => Shape::Lower,
            (true, false) if is_one => Shape::Capitalised,
            (true, false) => Shape::Upper,
            (true, true) if !is_one => return None,
            (true, true) if capitals & 0x80 != 0 => Shape::Capitalised,
            (true, true) => Shape::Mixed,
        })
    }
}
