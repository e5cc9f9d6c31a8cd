//! The linear model: which states of a sequence of tokens fit best.
//!
//! A token has features; each names a row of the weight table, which has a weight for every state. A state's score is
//! the sum of its weights over the rows of its token, plus a weight for each pair of states that follow one another (a
//! linear-chain conditional random field). The best states of the whole sequence are found by dynamic programming.
//! All of it is integer arithmetic, so that every platform finds the same ones.
//!
//! The weights are `model/attribution.bin`, which `examples/train` writes.

mod best;
mod weights;

pub(crate) use best::Decoder;
#[cfg(feature = "training")]
pub(crate) use weights::{HEADER, ZERO};
pub(crate) use weights::{UNIT, WEIGHTS, Weights};

use crate::attribution::state::State;

/// A score for each number of a state.
pub(crate) type Scores = [i16; State::COUNT];

/// How many rows the weight table has.
#[cfg(test)]
pub(crate) const ROWS: usize = crate::attribution::feature::ROWS;
