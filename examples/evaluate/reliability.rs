//! Does the confidence of a quote say how often it is right?

use crate::figures::Tally;
use crate::matching::{Matching, Pair};
use serde::Serialize;

/// The recalls that precision is told at.
const RECALLS: [f64; 4] = [0.5, 0.6, 0.7, 0.8];

/// How sure the library is of a quote, and what is right of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Outcome {
    confidence: f64,
    is_partial: bool,
    is_attributed: bool,
}

/// The outcomes of a corpus.
#[derive(Debug, Default)]
pub(crate) struct Outcomes {
    outcomes: Vec<Outcome>,
    gold: usize,
}

#[derive(Debug, Serialize)]
pub(crate) struct Reliability {
    pub(crate) bins: Vec<Bin>,
    /// At partial match.
    pub(crate) partial: Calibration,
    /// At partial match with the right source.
    pub(crate) attributed: Calibration,
}

/// The quotes whose confidence is from a tenth up to the next.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub(crate) struct Bin {
    pub(crate) confidence: f64,
    pub(crate) partial: Tally,
    pub(crate) attributed: Tally,
}

#[derive(Debug, Serialize)]
pub(crate) struct Calibration {
    /// The expected calibration error, 0 to 1: how far confidence and share right are apart in a bin, on the average.
    pub(crate) error: f64,
    pub(crate) precision_at: Vec<PrecisionAt>,
}

/// The precision of the most confident quotes that reach a recall.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(crate) struct PrecisionAt {
    pub(crate) recall: f64,
    /// `None` if all quotes together do not reach the recall.
    pub(crate) precision: Option<f64>,
    /// The least confidence of those quotes.
    pub(crate) confidence: Option<f64>,
}

impl Outcomes {
    pub(crate) fn add(&mut self, matching: &Matching<'_>) {
        self.gold += matching.gold.len();
        let outcome = |(index, found): (usize, &crate::quote::Found)| Outcome {
            confidence: f64::from(found.confidence),
            is_partial: matching.of_found(index).is_some_and(Pair::is_partial),
            is_attributed: matching.of_found(index).is_some_and(Pair::is_attributed),
        };
        self.outcomes.extend(matching.found.iter().enumerate().map(outcome));
    }

    pub(crate) fn reliability(&self) -> Reliability {
        let bins = self.bins();
        let calibration = |tally: fn(&Bin) -> Tally, is_right: fn(&Outcome) -> bool| Calibration {
            error: self.calibration_error(&bins, tally),
            precision_at: self.precision_at(is_right),
        };
        let partial = calibration(|bin| bin.partial, |outcome| outcome.is_partial);
        let attributed = calibration(|bin| bin.attributed, |outcome| outcome.is_attributed);
        Reliability { bins, partial, attributed }
    }

    /// Ten bins; `confidence` is the mean in each.
    fn bins(&self) -> Vec<Bin> {
        let mut bins = vec![Bin::default(); 10];
        for outcome in &self.outcomes {
            let bin = &mut bins[((outcome.confidence * 10.0) as usize).min(9)];
            bin.confidence += outcome.confidence;
            bin.partial.add(outcome.is_partial);
            bin.attributed.add(outcome.is_attributed);
        }
        for bin in &mut bins {
            bin.confidence /= bin.partial.all.max(1) as f64;
        }
        bins
    }

    fn calibration_error(&self, bins: &[Bin], tally: fn(&Bin) -> Tally) -> f64 {
        let distance = |bin: &Bin| match tally(bin) {
            tally if tally.all == 0 => 0.0,
            tally => (bin.confidence * tally.all as f64 - tally.right as f64).abs(),
        };
        bins.iter().map(distance).sum::<f64>() / self.outcomes.len().max(1) as f64
    }

    fn precision_at(&self, is_right: fn(&Outcome) -> bool) -> Vec<PrecisionAt> {
        let steps = self.steps(is_right);
        let at = |recall: f64| {
            let step = steps.iter().find(|(_, tally)| tally.right as f64 >= recall * self.gold as f64);
            PrecisionAt {
                recall,
                precision: step.and_then(|(_, tally)| tally.share()),
                confidence: step.map(|&(confidence, _)| confidence),
            }
        };
        RECALLS.map(at).to_vec()
    }

    /// How many quotes are at least so confident, and how many of them are right, from the most confident down. Quotes of
    /// one confidence are one step, since nothing tells them apart.
    fn steps(&self, is_right: fn(&Outcome) -> bool) -> Vec<(f64, Tally)> {
        let mut ranked: Vec<&Outcome> = self.outcomes.iter().collect();
        ranked.sort_by(|left, right| right.confidence.total_cmp(&left.confidence));
        let mut steps = Vec::new();
        let mut tally = Tally::default();
        for step in ranked.chunk_by(|left, right| left.confidence == right.confidence) {
            step.iter().for_each(|outcome| tally.add(is_right(outcome)));
            steps.extend(step.first().map(|outcome| (outcome.confidence, tally)));
        }
        steps
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcomes(gold: usize, outcomes: &[(f64, bool)]) -> Outcomes {
        let outcome = |&(confidence, is_partial)| Outcome { confidence, is_partial, is_attributed: false };
        Outcomes { outcomes: outcomes.iter().map(outcome).collect(), gold }
    }

    #[test]
    fn bins_hold_their_mean_and_full_confidence_is_in_the_last() {
        let reliability = outcomes(9, &[(0.25, false), (0.75, true), (0.71, false), (1.0, true)]).reliability();
        let filled: Vec<_> = (0..).zip(&reliability.bins).filter(|(_, bin)| bin.partial.all > 0).collect();
        let [(2, low), (7, middle), (9, high)] = filled[..] else { panic!("{filled:?}") };
        assert_eq!((low.confidence, high.confidence), (0.25, 1.0));
        assert!((middle.confidence - 0.73).abs() < 1e-9 && middle.partial == Tally { right: 1, all: 2 });
        // 0.25 off once, 0.23 off twice, right once.
        assert!((reliability.partial.error - (0.25 + 2.0 * 0.23) / 4.0).abs() < 1e-9);
    }

    #[test]
    fn precision_is_that_of_the_fewest_steps_that_reach_a_recall() {
        let ranked = [(0.5, false), (0.9, true), (0.7, true), (0.7, false), (0.7, false), (0.4, true)];
        let reliability = outcomes(4, &ranked).reliability();
        let at: Vec<_> = reliability.partial.precision_at.iter().map(|at| (at.precision, at.confidence)).collect();
        assert_eq!(at, [(Some(0.5), Some(0.7)), (Some(0.5), Some(0.4)), (Some(0.5), Some(0.4)), (None, None)]);
        assert!(reliability.attributed.precision_at.iter().all(|at| at.precision.is_none()));
    }

    #[test]
    fn nothing_found_is_no_error() {
        let reliability = outcomes(3, &[]).reliability();
        assert_eq!(reliability.partial.error, 0.0);
        assert!(reliability.partial.precision_at.iter().all(|at| at.precision.is_none()));
    }
}
