//! Shares and scores.

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use std::fmt;
use std::ops::AddAssign;

/// How many of some are right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) right: usize,
    pub(crate) all: usize,
}

/// Precision over what is found, recall over gold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Score {
    pub(crate) found: Tally,
    pub(crate) gold: Tally,
}

/// A share in percent, one decimal; `n/a` if it is a share of nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Percent(pub(crate) Option<f64>);

impl Tally {
    pub(crate) fn add(&mut self, is_right: bool) {
        self.all += 1;
        self.right += usize::from(is_right);
    }

    /// 0 to 1; `None` if it is a share of nothing.
    pub(crate) fn share(self) -> Option<f64> {
        (self.all > 0).then(|| self.right as f64 / self.all as f64)
    }

    pub(crate) fn percent(self) -> Percent {
        Percent(self.share())
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.all += other.all;
    }
}

impl Score {
    /// The harmonic mean of precision and recall; `None` if one of them is a share of nothing.
    pub(crate) fn f(self) -> Option<f64> {
        let (precision, recall) = (self.found.share()?, self.gold.share()?);
        Some(if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 })
    }
}

impl Serialize for Tally {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Tally", 3)?;
        fields.serialize_field("right", &self.right)?;
        fields.serialize_field("all", &self.all)?;
        fields.serialize_field("share", &self.share())?;
        fields.end()
    }
}

impl Serialize for Score {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Score", 5)?;
        fields.serialize_field("gold", &self.gold.all)?;
        fields.serialize_field("found", &self.found.all)?;
        fields.serialize_field("precision", &self.found.share())?;
        fields.serialize_field("recall", &self.gold.share())?;
        fields.serialize_field("f", &self.f())?;
        fields.end()
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(share) => write!(formatter, "{:5.1}", 100.0 * share),
            None => formatter.write_str("  n/a"),
        }
    }
}

impl fmt::Display for Score {
    /// Precision, recall, F.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {} {}", self.found.percent(), self.gold.percent(), Percent(self.f()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_has_precision_recall_and_their_harmonic_mean() {
        let score = Score { found: Tally { right: 1, all: 2 }, gold: Tally { right: 1, all: 4 } };
        assert_eq!(score.to_string(), " 50.0  25.0  33.3");
    }

    #[test]
    fn a_share_of_nothing_is_not_a_number() {
        let nothing_found = Score { found: Tally::default(), gold: Tally { right: 0, all: 4 } };
        assert_eq!(nothing_found.to_string(), "  n/a   0.0   n/a");
        let nothing_right = Score { found: Tally { right: 0, all: 1 }, ..nothing_found };
        assert_eq!(nothing_right.f(), Some(0.0));
    }
}
