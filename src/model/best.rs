//! The best labelling of a sequence, by dynamic programming (Viterbi).
//!
//! Labels come in halves: those that open something, or lie outside, and those that go on with it. Anything may stand
//! before the former; only two labels before each of the latter. The loops run over the lanes of a half, so that each
//! becomes a few vector instructions.

use super::{Scores, Weights};
use crate::attribution::label::Label;

const HALF: usize = Label::INNER;

type Half = [i16; HALF];

/// What no labelling that is not allowed comes near. Twice as much is still within the range of the integer, so that an
/// end and a transition can be added up.
const NEVER: i16 = -0x3000;

/// Finds the best labels; keeps its tables from one sequence to the next.
pub(crate) struct Decoder {
    /// To the opening labels, for each of [`Label::NUMBERS`] before.
    openings: [Half; Label::NUMBERS.len()],
    /// From the first token of a part to its second one, and from there on.
    first_inner: Half,
    inner_inner: Half,
    /// For each token, and before them for the start.
    ends: Vec<Ends>,
}

/// The scores of the best labellings that end with each label, relative to the one that ends outside.
#[derive(Clone, Copy)]
struct Ends {
    opened: Half,
    inside: Half,
}

impl Ends {
    /// Outside.
    const START: Ends = Ends { opened: [0, NEVER, NEVER, NEVER, NEVER, NEVER, NEVER, NEVER], inside: [NEVER; HALF] };

    fn score(&self, label: usize) -> i16 {
        if label < HALF { self.opened[label] } else { self.inside[label - HALF] }
    }
}

impl Decoder {
    pub(crate) fn new(weights: &Weights) -> Self {
        let transitions = weights.transitions();
        let to_opening = |before: usize| {
            std::array::from_fn(|label| match Label::NUMBERS.contains(&label) {
                true => transitions[before][label],
                false => NEVER,
            })
        };
        let to_inner = |before: usize| {
            std::array::from_fn(|part| match Label::NUMBERS.contains(&(part + HALF)) {
                true => transitions[before + part][part + HALF],
                false => NEVER,
            })
        };
        Self {
            openings: Label::NUMBERS.map(to_opening),
            first_inner: to_inner(0),
            inner_inner: to_inner(HALF),
            ends: Vec::new(),
        }
    }

    /// A new sequence: what stands before its first token is outside.
    pub(crate) fn begin(&mut self) {
        self.ends.clear();
        self.ends.push(Ends::START);
    }

    /// The next token, with its scores.
    #[inline]
    pub(crate) fn push(&mut self, scores: &Scores) {
        let last = self.ends.last().copied().unwrap_or(Ends::START);
        let mut opened = [i16::MIN; HALF];
        for (&before, transitions) in Label::NUMBERS.iter().zip(&self.openings) {
            let end = last.score(before);
            for (best, transition) in opened.iter_mut().zip(transitions) {
                *best = (*best).max(end.saturating_add(*transition));
            }
        }
        let mut inside: Half = std::array::from_fn(|part| {
            let second = last.opened[part].saturating_add(self.first_inner[part]);
            second.max(last.inside[part].saturating_add(self.inner_inner[part]))
        });
        for (end, score) in opened.iter_mut().chain(&mut inside).zip(scores) {
            *end = end.saturating_add(*score);
        }
        let outside = opened[0];
        let relative = |score: i16| score.saturating_sub(outside).max(NEVER);
        self.ends.push(Ends { opened: opened.map(relative), inside: inside.map(relative) });
    }

    /// The labels of the tokens pushed since [`begin`](Self::begin), written over `labels`, each with its lead: how much
    /// better the best labelling that ends with it there is than the best one that ends outside.
    pub(crate) fn finish(&self, labels: &mut Vec<(Label, i16)>) {
        labels.clear();
        labels.resize(self.ends.len() - 1, (Label::OUTSIDE, 0));
        let last = self.ends.last().unwrap_or(&Ends::START);
        let mut best = best_of(|number| last.score(Label::NUMBERS[number]));
        for (slot, ends) in labels.iter_mut().zip(self.ends.windows(2)).rev() {
            *slot = (Label::from_number(best as u8), ends[1].score(best));
            best = self.before(&ends[0], best);
        }
    }

    /// The label of the token before on the best way to `label`.
    #[inline]
    fn before(&self, ends: &Ends, label: usize) -> usize {
        let Some(part) = label.checked_sub(HALF) else {
            return best_of(|number| ends.score(Label::NUMBERS[number]) + self.openings[number][label]);
        };
        let second = ends.opened[part] + self.first_inner[part];
        let later = ends.inside[part] + self.inner_inner[part];
        if later > second { label } else { part }
    }
}

/// The first of the labels with the highest score, which is asked for by the label's place in [`Label::NUMBERS`].
#[inline]
fn best_of(score: impl Fn(usize) -> i16) -> usize {
    let (mut best, mut highest) = (0, score(0));
    for number in 1..Label::NUMBERS.len() {
        let score = score(number);
        if score > highest {
            (best, highest) = (number, score);
        }
    }
    Label::NUMBERS[best]
}
