//! How many spans are exactly right.

use crate::quantize::Weights;
use dixit::training::{OPENING, Role, Sequence, role};
use std::collections::BTreeSet;
use std::fmt;

/// Right, found and gold spans of source, cue and content.
#[derive(Debug, Default)]
pub(crate) struct Figures([[usize; 3]; 3]);

const ROLES: [Role; 3] = [Role::Source, Role::Cue, Role::Content];
const NAMES: [&str; 3] = ["source", "cue", "content"];

impl Figures {
    pub(crate) fn of(weights: &Weights, sequences: &[Sequence]) -> Self {
        let mut figures = Self::default();
        for sequence in sequences {
            let gold = spans(&sequence.states);
            let found = spans(&weights.states(sequence));
            for (role, sums) in ROLES.into_iter().zip(&mut figures.0) {
                let of_role = |spans: &BTreeSet<(Role, usize, usize)>| -> BTreeSet<_> {
                    spans.iter().filter(|span| span.0 == role).copied().collect()
                };
                let (gold, found) = (of_role(&gold), of_role(&found));
                let counts = [gold.intersection(&found).count(), found.len(), gold.len()];
                for (sum, count) in sums.iter_mut().zip(counts) {
                    *sum += count;
                }
            }
        }
        figures
    }
}

/// Role, start, end.
fn spans(states: &[u8]) -> BTreeSet<(Role, usize, usize)> {
    let role_of = |state: u8| role(state.into());
    let mut spans = BTreeSet::new();
    let mut start = 0;
    while start < states.len() {
        let goes_on = |next: &&u8| usize::from(**next) >= OPENING && role_of(**next) == role_of(states[start]);
        let length = 1 + states[start + 1..].iter().take_while(goes_on).count();
        spans.extend(role_of(states[start]).map(|role| (role, start, start + length)));
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
