//! The best labelling of a sequence, by dynamic programming (Viterbi).

use super::{LANES, Scores, Weights};
use crate::attribution::label::Label;

/// What no labelling that is not allowed comes near.
const NEVER: i16 = -0x3000;

/// Finds the best labels; keeps its tables from one sequence to the next.
pub(crate) struct Decoder {
    transitions: [Scores; Label::COUNT],
    /// For each token and label, the best label before it.
    before: Vec<[i8; LANES]>,
    /// Of the best labelling that ends with each label at the last token seen, relative to the best of them.
    ends: Scores,
}

impl Decoder {
    pub(crate) fn new(weights: &Weights) -> Self {
        let mut transitions = weights.transitions();
        for (before, row) in transitions.iter_mut().enumerate() {
            for (label, score) in row.iter_mut().enumerate() {
                if label >= Label::COUNT || !may_follow(before, label) {
                    *score = NEVER;
                }
            }
        }
        Self { transitions, before: Vec::new(), ends: [0; LANES] }
    }

    /// A new sequence: what stands before its first token is outside.
    pub(crate) fn begin(&mut self) {
        self.before.clear();
        self.ends = [NEVER; LANES];
        self.ends[0] = 0;
    }

    /// The next token, with its scores.
    #[inline]
    pub(crate) fn push(&mut self, scores: &Scores) {
        let mut best = [i16::MIN; LANES];
        let mut from = [0i16; LANES];
        for (before, (&end, transition)) in self.ends.iter().zip(&self.transitions).enumerate() {
            for label in 0..LANES {
                let score = end.saturating_add(transition[label]);
                let is_better = score > best[label];
                best[label] = if is_better { score } else { best[label] };
                from[label] = if is_better { before as i16 } else { from[label] };
            }
        }
        for (best, score) in best.iter_mut().zip(scores) {
            *best = best.saturating_add(*score);
        }
        let top = best.iter().copied().fold(i16::MIN, i16::max);
        self.ends = best.map(|score| score.saturating_sub(top).max(NEVER));
        self.before.push(from.map(|label| label as i8));
    }

    /// The labels of the tokens pushed since [`begin`](Self::begin), written over `labels`.
    pub(crate) fn finish(&self, labels: &mut Vec<Label>) {
        labels.clear();
        labels.resize(self.before.len(), Label::OUTSIDE);
        let last = (0..Label::COUNT).rev().max_by_key(|&label| self.ends[label]).unwrap_or(0);
        let mut label = last as u8;
        for (slot, before) in labels.iter_mut().zip(&self.before).rev() {
            *slot = Label::from_number(label);
            label = before[usize::from(label)] as u8;
        }
    }
}

fn may_follow(before: usize, label: usize) -> bool {
    Label::from_number(label as u8).may_follow(Label::from_number(before as u8))
}
