//! The weights, as they lie in the file.
//!
//! ```text
//! header       1024 bytes of text: what the weights were trained on, how, and what they reach; filled up with spaces
//! transitions  STATES x STATES signed 16-bit integers, little-endian: [state before][state]
//! rows         ROWS x STATES bytes: weight + 128
//! ```

#[cfg(test)]
use super::ROWS;
use super::Scores;
use crate::attribution::state::State;

/// The length of the header, in bytes.
pub(crate) const HEADER: usize = 1024;
/// The byte of a weight of 0: sums of unsigned bytes take fewer instructions.
pub(crate) const ZERO: u8 = 128;
const TRANSITIONS: usize = State::COUNT * State::COUNT * 2;

/// The scores are natural logarithms in steps of 1 / `UNIT`.
pub(crate) const UNIT: i16 = 40;

/// On the border of a cache line, so that no row lies in two.
#[repr(align(64))]
struct Aligned<T: ?Sized>(T);

static FILE: &Aligned<[u8]> = &Aligned(*include_bytes!("attribution.bin"));

/// The weights that come with the crate.
pub(crate) static WEIGHTS: Weights = Weights { bytes: &FILE.0 };

/// A weight table.
#[derive(Debug)]
pub(crate) struct Weights {
    bytes: &'static [u8],
}

impl Weights {
    /// The scores of tokens with these features, written over `scores`. A row that the file lacks, because the features have
    /// changed since it was written, is left out: the program that writes it is built with this code, too.
    #[inline(never)] // where a loop has the registers for itself, it is faster
    pub(crate) fn scores<const FEATURES: usize>(&self, features: &[[u32; FEATURES]], scores: &mut Vec<Scores>) {
        let (rows, _) = self.bytes[HEADER + TRANSITIONS..].as_chunks::<{ State::COUNT }>();
        scores.clear();
        scores.extend(features.iter().map(|features| {
            let mut sums = [0; State::COUNT];
            for &feature in features {
                let Some(row) = rows.get(feature as usize) else { continue };
                for (sum, &weight) in sums.iter_mut().zip(row) {
                    *sum += u16::from(weight);
                }
            }
            sums.map(|sum| sum.wrapping_sub(FEATURES as u16 * u16::from(ZERO)) as i16)
        }));
    }

    /// By state before and state.
    pub(crate) fn transitions(&self) -> [Scores; State::COUNT] {
        let (bytes, _) = self.bytes[HEADER..HEADER + TRANSITIONS].as_chunks::<2>();
        std::array::from_fn(|before| {
            std::array::from_fn(|state| i16::from_le_bytes(bytes[before * State::COUNT + state]))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_has_a_row_for_every_feature() {
        assert_eq!(FILE.0.len(), HEADER + TRANSITIONS + ROWS * State::COUNT);
        assert!(FILE.0[..HEADER].is_ascii() && FILE.0[HEADER - 1] == b'\n', "the header is text");
    }
}
