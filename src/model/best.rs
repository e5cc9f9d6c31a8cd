//! The best labelling of a sequence, by dynamic programming (Viterbi).
//!
//! Labels come in halves: those that open something, or lie outside, and those that go on with it. Before the former the
//! only question is which part ends, before the latter there are two labels only. The loops run over the lanes of a half,
//! so that each becomes a few vector instructions.

use super::{Scores, Weights};
use crate::attribution::label::Label;

const HALF: usize = Label::INNER;

type Half = [i16; HALF];

/// What no labelling that is not allowed comes near. Twice as much is still within the range of the integer, so that an
/// end and a transition can be added up.
const NEVER: i16 = -0x3000;

/// After so many tokens at the latest the scores are made relative.
const RELATED: usize = 8;

/// Finds the best labels; keeps its tables from one sequence to the next.
pub(crate) struct Decoder {
    /// To the opening labels, by the part that ends before them. A list, and `outside` a number, of which the compiler
    /// knows nothing: where it does, it takes the lanes apart.
    openings: [Half; Label::PARTS],
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

    /// Makes all of them relative to the one that ends outside, so that the sums of the next ones stay within their range.
    fn relate(&mut self) {
        let outside = self.score(Label::OUTSIDE.number().into());
        relate(&mut self.opened, outside);
        relate(&mut self.inside, outside);
    }

    /// The better of both labels of each part.
    #[inline]
    fn ended(&self) -> Half {
        let mut ended = self.opened;
        best(&mut ended, &self.inside);
        ended
    }

    /// The label of a part that ends better.
    fn best_of(&self, part: usize) -> usize {
        if self.inside[part] > self.opened[part] { part + HALF } else { part }
    }
}

impl Decoder {
    /// For sequences of mostly at most so many tokens.
    pub(crate) fn new(weights: &Weights, tokens: usize) -> Self {
        let transitions = weights.transitions();
        let allowed = |before: usize, label: usize| match Label::NUMBERS.contains(&label) {
            true => transitions[before][label],
            false => NEVER,
        };
        let opening = |part| std::array::from_fn(|label| allowed(part, label));
        Self {
            openings: std::array::from_fn(opening),
            first_inner: std::array::from_fn(|part| allowed(part, part + HALF)),
            inner_inner: std::array::from_fn(|part| allowed(part + HALF, part + HALF)),
            ends: Vec::with_capacity(tokens + 1),
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
        let last = self.ends.last().unwrap_or(&Ends::START);
        let mut ends = self.step(last, scores);
        if self.ends.len() % RELATED == 0 {
            ends.relate();
        }
        self.ends.push(ends);
    }

    #[inline(never)]
    fn step(&self, last: &Ends, scores: &Scores) -> Ends {
        let ended = last.ended();
        let mut opened = sum(&self.openings[0], &[ended[0]; HALF]);
        for part in 1..Label::PARTS {
            best(&mut opened, &sum(&self.openings[part], &[ended[part]; HALF]));
        }
        let mut inside = sum(&last.opened, &self.first_inner);
        best(&mut inside, &sum(&last.inside, &self.inner_inner));
        let (to_open, to_inside) = scores.split_at(HALF);
        add(&mut opened, to_open);
        add(&mut inside, to_inside);
        Ends { opened, inside }
    }

    /// The labels of the tokens pushed since [`begin`](Self::begin), written over `labels`, each with its lead: how much
    /// better the best labelling that ends with it there is than the best one that ends outside.
    pub(crate) fn finish(&self, labels: &mut Vec<(Label, i16)>) {
        labels.clear();
        labels.resize(self.ends.len() - 1, (Label::OUTSIDE, 0));
        let last = self.ends.last().copied().unwrap_or(Ends::START);
        let ended = last.ended();
        let mut best = last.best_of(highest(|part| ended[part]));
        for (slot, ends) in labels.iter_mut().zip(self.ends.windows(2)).rev() {
            let lead = ends[1].score(best).saturating_sub(ends[1].score(Label::OUTSIDE.number().into()));
            *slot = (Label::from_number(best as u8), lead);
            best = self.before(&ends[0], best);
        }
    }

    /// The label of the token before on the best way to `label`.
    #[inline]
    fn before(&self, ends: &Ends, label: usize) -> usize {
        let Some(part) = label.checked_sub(HALF) else {
            let ended = ends.ended();
            return ends.best_of(highest(|part| ended[part].saturating_add(self.openings[part][label])));
        };
        let second = ends.opened[part].saturating_add(self.first_inner[part]);
        let later = ends.inside[part].saturating_add(self.inner_inner[part]);
        if later > second { label } else { part }
    }
}

#[inline]
fn sum(first: &Half, second: &Half) -> Half {
    let mut sum = *first;
    add(&mut sum, second);
    sum
}

#[inline]
fn add(ends: &mut Half, scores: &[i16]) {
    for (end, score) in ends.iter_mut().zip(scores) {
        *end = end.saturating_add(*score);
    }
}

#[inline]
fn relate(ends: &mut Half, outside: i16) {
    for end in ends {
        *end = end.saturating_sub(outside).max(NEVER);
    }
}

#[inline]
fn best(first: &mut Half, second: &Half) {
    for (first, second) in first.iter_mut().zip(second) {
        *first = (*first).max(*second);
    }
}

/// The first of the parts, 0 for outside, with the highest score.
#[inline]
fn highest(score: impl Fn(usize) -> i16) -> usize {
    let (mut best, mut highest) = (0, score(0));
    for part in 1..Label::PARTS {
        let score = score(part);
        if score > highest {
            (best, highest) = (part, score);
        }
    }
    best
}
