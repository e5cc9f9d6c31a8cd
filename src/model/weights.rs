//! The weights, as they lie in the file.
//!
//! ```text
//! header       1024 bytes of text: what the weights were trained on, how, and what they reach; filled up with spaces
//! transitions  LABELS x LABELS signed 16-bit integers, little-endian: [label before][label]
//! rows         ROWS x LABELS signed bytes
//! ```

#[cfg(test)]
use super::ROWS;
use super::Scores;
use crate::attribution::label::Label;

/// The length of the header, in bytes.
pub(crate) const HEADER: usize = 1024;
const TRANSITIONS: usize = Label::COUNT * Label::COUNT * 2;

/// The scores are natural logarithms in steps of 1 / `UNIT`.
pub(crate) const UNIT: i16 = 24;

/// So many rows are summed up as bytes before they are widened.
const GROUP: usize = 2;

/// No weight is further from 0, so that the sum of a group fits into a byte.
#[cfg(any(test, feature = "training"))]
pub(crate) const LIMIT: i8 = i8::MAX / GROUP as i8;

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
    /// The scores of a token with these features. A row that the file lacks, because the features have changed since it
    /// was written, counts as zeros: the program that writes it is built with this code, too.
    #[inline]
    pub(crate) fn scores(&self, features: &[u32]) -> Scores {
        let (rows, _) = self.bytes[HEADER + TRANSITIONS..].as_chunks::<{ Label::COUNT }>();
        let row = |feature: u32| rows.get(feature as usize).unwrap_or(&[0; Label::COUNT]);
        let (groups, rest) = features.as_chunks::<GROUP>();
        let mut sum = [0; Label::COUNT];
        for group in groups {
            let mut part = [0u8; Label::COUNT];
            for &feature in group {
                for (part, weight) in part.iter_mut().zip(row(feature)) {
                    *part = part.wrapping_add(*weight);
                }
            }
            add(&mut sum, &part);
        }
        rest.iter().for_each(|&feature| add(&mut sum, row(feature)));
        sum
    }

    /// By label before and label.
    pub(crate) fn transitions(&self) -> [Scores; Label::COUNT] {
        let (bytes, _) = self.bytes[HEADER..HEADER + TRANSITIONS].as_chunks::<2>();
        std::array::from_fn(|before| {
            std::array::from_fn(|label| i16::from_le_bytes(bytes[before * Label::COUNT + label]))
        })
    }
}

#[inline]
fn add(sum: &mut Scores, row: &[u8; Label::COUNT]) {
    for (sum, &weight) in sum.iter_mut().zip(row) {
        *sum += i16::from(weight as i8);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_has_a_row_for_every_feature() {
        assert_eq!(FILE.0.len(), HEADER + TRANSITIONS + ROWS * Label::COUNT);
        let rows = &FILE.0[HEADER + TRANSITIONS..];
        assert!(rows.iter().all(|&weight| (-LIMIT..=LIMIT).contains(&(weight as i8))));
        assert!(FILE.0[..HEADER].is_ascii() && FILE.0[HEADER - 1] == b'\n', "the header is text");
    }
}
