//! The weights, as they lie in the file.
//!
//! ```text
//! header       1024 bytes of text: what the weights were trained on, how, and what they reach; filled up with spaces
//! transitions  LABELS x LANES signed 16-bit integers, little-endian: [label before][label]
//! rows         ROWS x LANES signed bytes
//! ```

use super::{LANES, ROWS, Scores};
use crate::attribution::label::Label;

/// The length of the header, in bytes.
pub(crate) const HEADER: usize = 1024;
const TRANSITIONS: usize = Label::COUNT * LANES * 2;
const LENGTH: usize = HEADER + TRANSITIONS + ROWS * LANES;

/// On the border of a cache line, so that no row lies in two.
#[repr(align(64))]
struct Aligned([u8; LENGTH]);

static FILE: Aligned = Aligned(*include_bytes!("attribution.bin"));

/// The weights that come with the crate.
pub(crate) static WEIGHTS: Weights = Weights { bytes: &FILE.0 };

/// A weight table.
pub(crate) struct Weights {
    bytes: &'static [u8; LENGTH],
}

impl Weights {
    /// The scores of a token with these features.
    #[inline]
    pub(crate) fn scores(&self, features: &[u32]) -> Scores {
        let mut sum = [0; LANES];
        let rows = self.bytes[HEADER + TRANSITIONS..].as_chunks::<LANES>().0;
        for &feature in features {
            let row = &rows[feature as usize];
            for (sum, &weight) in sum.iter_mut().zip(row) {
                *sum += i16::from(weight as i8);
            }
        }
        sum
    }

    /// By label before and label.
    pub(crate) fn transitions(&self) -> [Scores; Label::COUNT] {
        let bytes = self.bytes[HEADER..HEADER + TRANSITIONS].as_chunks::<2>().0;
        std::array::from_fn(|before| std::array::from_fn(|label| i16::from_le_bytes(bytes[before * LANES + label])))
    }
}
