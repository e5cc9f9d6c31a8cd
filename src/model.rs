//! The linear model: which of the labels of a sequence of tokens fit best.
//!
//! A token has features; each names a row of the weight table, which has a weight for every label. A label's score is
//! the sum of its weights over the rows of its token, plus a weight for each pair of labels that follow one another (a
//! linear-chain conditional random field). The best labelling of the whole sequence is found by dynamic programming.
//! All of it is integer arithmetic, so that every platform finds the same labels.
//!
//! The weights are `model/attribution.bin`, which `examples/train` writes.

mod best;
mod weights;

pub(crate) use best::Decoder;
pub(crate) use weights::{HEADER, WEIGHTS, Weights};

use crate::attribution::label::Label;

/// Labels rounded up to whole vectors; the rest of a row is zero.
pub(crate) const LANES: usize = 16;

/// A score for each label.
pub(crate) type Scores = [i16; LANES];

/// How many rows the weight table has.
pub(crate) const ROWS: usize = crate::attribution::feature::ROWS;

const _: () = assert!(Label::COUNT <= LANES);
