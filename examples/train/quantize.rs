//! Weights as small integers, the form in which the library uses them.

use crate::chain::{Mean, Row};
use dixit::training::{FEATURES, INNER, LABELS, SCALE, Sequence, file, may_follow};

pub(crate) struct Weights {
    rows: Vec<[i8; LABELS]>,
    transitions: [[i16; LABELS]; LABELS],
}

impl Weights {
    /// `bonus` is what the first label of every part gets on top: the likeliest labelling leaves out what is in doubt.
    pub(crate) fn new(mean: &Mean, bonus: f32) -> Self {
        // `as` stays within the range of the integer.
        let scaled = |weight: f32| (weight * f32::from(SCALE)).round();
        let small = |row: &Row| row.map(|weight| scaled(weight) as i8);
        let mut transitions = mean.transitions;
        transitions.iter_mut().flat_map(|row| &mut row[1..INNER]).for_each(|weight| *weight += bonus);
        Self {
            rows: mean.rows.iter().map(small).collect(),
            transitions: transitions.map(|row| row.map(|weight| scaled(weight) as i16)),
        }
    }

    pub(crate) fn file(&self, header: &str) -> Vec<u8> {
        file(header, &self.transitions, &self.rows)
    }

    /// The best labels of a sequence.
    pub(crate) fn label(&self, sequence: &Sequence) -> Vec<u8> {
        let mut ends = [i32::MIN / 2; LABELS];
        ends[0] = 0;
        let mut steps = Vec::with_capacity(sequence.labels.len());
        for rows in sequence.rows.chunks(FEATURES) {
            let mut best = [i32::MIN / 2; LABELS];
            let mut from = [0; LABELS];
            for label in 0..LABELS {
                let score: i32 = rows.iter().map(|&row| i32::from(self.rows[row as usize][label])).sum();
                for before in (0..LABELS).filter(|&before| may_follow(before, label)) {
                    let total = ends[before] + i32::from(self.transitions[before][label]) + score;
                    if total > best[label] {
                        (best[label], from[label]) = (total, before);
                    }
                }
            }
            ends = best;
            steps.push(from);
        }
        let mut label = (0..LABELS).rev().max_by_key(|&label| ends[label]).unwrap_or(0);
        let mut labels = vec![0; steps.len()];
        for (slot, from) in labels.iter_mut().zip(&steps).rev() {
            *slot = label as u8;
            label = from[label];
        }
        labels
    }
}
