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

/// After every so many tokens the scores are made relative to the one outside, so that sums stay within the range of the
/// integer. To do it after each one would make the next one wait.
const RELATED: usize = 8;

/// Finds the best labels; keeps its tables from one sequence to the next.
pub(crate) struct Decoder {
    /// To the opening labels, by the part that ends before them.
    openings: [Half; Label::PARTS],
    /// From the first token of a part to its second one, and from there on.
    first_inner: Half,
    inner_inner: Half,
    /// For each token, and before them for the start.
    ends: Vec<Ends>,
}

/// The scores of the best labellings that end with each label, relative to one that ended outside at most [`RELATED`]
/// tokens before.
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

    /// Makes all of them relative to the one that ends outside.
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
        if self.ends.len().is_multiple_of(RELATED) {
            ends.relate();
        }
        self.ends.push(ends);
    }

    #[inline(never)]
    fn step(&self, last: &Ends, scores: &Scores) -> Ends {
        let ended = last.ended();
        let [first, others @ ..] = &self.openings;
        let mut opened = sum(first, &[ended[0]; HALF]);
        for (transitions, &end) in others.iter().zip(&ended[1..]) {
            best(&mut opened, &sum(transitions, &[end; HALF]));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribution::feature;
    use crate::model::WEIGHTS;

    /// The same in wide integers and without the halves.
    fn plain(scores: &[Scores]) -> Vec<(usize, i32)> {
        let transitions = WEIGHTS.transitions();
        let transition = |before: usize, label: usize| match label.checked_sub(HALF) {
            None => Some(i32::from(transitions[before % HALF][label])),
            Some(part) => (before % HALF == part).then_some(i32::from(transitions[before][label])),
        };
        let mut before = vec![(Label::OUTSIDE.number().into(), 0)];
        let mut ways: Vec<Vec<(usize, i32, usize)>> = Vec::new();
        for scores in scores {
            let best = |label: usize| {
                let sums = before.iter().filter_map(|&(last, sum)| Some((sum + transition(last, label)?, last)));
                sums.max_by_key(|&(sum, last)| (sum, std::cmp::Reverse(last % HALF), std::cmp::Reverse(last)))
            };
            let way = Label::NUMBERS
                .into_iter()
                .filter_map(|label| best(label).map(|(sum, last)| (label, sum + i32::from(scores[label]), last)));
            ways.push(way.collect());
            before = ways[ways.len() - 1].iter().map(|&(label, sum, _)| (label, sum)).collect();
        }
        let order = |&(label, sum): &(usize, i32)| (sum, std::cmp::Reverse(label % HALF), std::cmp::Reverse(label));
        let mut label = before.iter().copied().max_by_key(order).map_or(0, |(label, _)| label);
        let mut labels = Vec::new();
        for way in ways.iter().rev() {
            let (_, sum, last) = way[way.iter().position(|&(other, ..)| other == label).unwrap_or(0)];
            labels.push((label, sum - way[0].1));
            label = last;
        }
        labels.reverse();
        labels
    }

    #[test]
    fn the_best_labels_are_those_of_wide_integers() {
        const HIGHEST: i64 = feature::COUNT as i64 * i8::MAX as i64;
        let mut state = 7_u64;
        let mut random = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as i64
        };
        let mut decoder = Decoder::new(&WEIGHTS, 8);
        for round in 0..400 {
            // From what is usual to the highest that there can be, all of one sign or of both.
            let size = HIGHEST >> (round % 5);
            let scores: Vec<Scores> = (0..random() % 60)
                .map(|_| {
                    let sign = 1 + (round % 3) * (random() % 2 - 1);
                    std::array::from_fn(|_| (sign.signum() * (size - random() % (2 * size + 1) * (round % 2))) as i16)
                })
                .collect();
            let mut labels = Vec::new();
            decoder.begin();
            scores.iter().for_each(|scores| decoder.push(scores));
            decoder.finish(&mut labels);
            let labels: Vec<_> = labels.iter().map(|&(label, lead)| (label.number().into(), lead.into())).collect();
            assert_eq!(labels, plain(&scores), "round {round}, scores up to {size}");
        }
    }
}
