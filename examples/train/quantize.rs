//! Weights as small integers, the form in which the library uses them.

use crate::chain::{Mean, Row};
use dixit::training::{FEATURES, OPENING, SCALE, STATES, Sequence, file, may_follow, role};

pub(crate) struct Weights {
    rows: Vec<[i8; STATES]>,
    transitions: [[i16; STATES]; STATES],
}

impl Weights {
    /// `bonus` is what the first token of every part gets on top: the likeliest states leave out what is in doubt.
    pub(crate) fn new(mean: &Mean, bonus: f32) -> Self {
        // `as` stays within the range of the integer.
        let scaled = |weight: f32| (weight * f32::from(SCALE)).round();
        let small = |row: &Row| row.map(|weight| scaled(weight) as i8);
        let mut transitions = mean.transitions;
        for state in (0..OPENING).filter(|&state| role(state).is_some()) {
            transitions.iter_mut().for_each(|row| row[state] += bonus);
        }
        Self {
            rows: mean.rows.iter().map(small).collect(),
            transitions: transitions.map(|row| row.map(|weight| scaled(weight) as i16)),
        }
    }

    pub(crate) fn file(&self, header: &str) -> Vec<u8> {
        file(header, &self.transitions, &self.rows)
    }

    /// The best states of a sequence.
    pub(crate) fn states(&self, sequence: &Sequence) -> Vec<u8> {
        let mut ends = [i32::MIN / 2; STATES];
        ends[0] = 0;
        let mut steps = Vec::with_capacity(sequence.states.len());
        for rows in sequence.rows.chunks(FEATURES) {
            let mut best = [i32::MIN / 2; STATES];
            let mut from = [0; STATES];
            for state in 0..STATES {
                let score: i32 = rows.iter().map(|&row| i32::from(self.rows[row as usize][state])).sum();
                for before in (0..STATES).filter(|&before| may_follow(before, state)) {
                    let total = ends[before] + i32::from(self.transitions[before][state]) + score;
                    if total > best[state] {
                        (best[state], from[state]) = (total, before);
                    }
                }
            }
            ends = best;
            steps.push(from);
        }
        let mut state = (0..STATES).rev().max_by_key(|&state| ends[state]).unwrap_or(0);
        let mut states = vec![0; steps.len()];
        for (slot, from) in states.iter_mut().zip(&steps).rev() {
            *slot = state as u8;
            state = from[state];
        }
        states
    }
}
