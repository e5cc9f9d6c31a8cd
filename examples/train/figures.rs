//! How many spans are exactly right.

use crate::quantize::Weights;
use dixit::training::{INNER, Sequence};
use std::collections::BTreeSet;
use std::fmt;

/// Right, found and gold spans of source, cue and content.
#[derive(Debug, Default)]
pub(crate) struct Figures([[usize; 3]; 3]);

const NAMES: [&str; 3] = ["source", "cue", "content"];

impl Figures {
    pub(crate) fn of(weights: &Weights, sequences: &[Sequence]) -> Self {
        let mut figures = Self::default();
        for sequence in sequences {
            let gold = spans(&sequence.labels);
            let found = spans(&weights.label(sequence));
            for role in 0..NAMES.len() {
                let of_role = |spans: &BTreeSet<(usize, usize, usize)>| -> BTreeSet<_> {
                    spans.iter().filter(|span| span.0 == role).copied().collect()
                };
                let (gold, found) = (of_role(&gold), of_role(&found));
                let counts = [gold.intersection(&found).count(), found.len(), gold.len()];
                for (sum, count) in figures.0[role].iter_mut().zip(counts) {
                    *sum += count;
                }
            }
        }
        figures
    }
}

/// Role, start, end.
fn spans(labels: &[u8]) -> BTreeSet<(usize, usize, usize)> {
    let role = |label: u8| match usize::from(label) % INNER {
        1 | 2 => 0,
        5 => 1,
        _ => 2,
    };
    let mut spans = BTreeSet::new();
    let mut start = 0;
    while start < labels.len() {
        let label = labels[start];
        if label == 0 {
            start += 1;
            continue;
        }
        let inner = (usize::from(label) % INNER + INNER) as u8;
        let length = labels[start + 1..].iter().take_while(|&&next| next == inner).count() + 1;
        spans.insert((role(label), start, start + length));
        start += length;
    }
    spans
}

impl fmt::Display for Figures {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, [right, found, gold]) in NAMES.iter().zip(self.0) {
            let percent = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
            let (precision, recall) = (percent(right, found), percent(right, gold));
            writeln!(formatter, "# {name:<8} {precision:5.1} {recall:5.1} {:5.1}", percent(2 * right, found + gold))?;
        }
        Ok(())
    }
}
