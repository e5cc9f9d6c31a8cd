//! How many quotes are found, and how many are given to the right source: all, by kind, by rule, by genre.

use crate::figures::{Score, Tally};
use crate::matching::{Matching, Pair};
use crate::quote::Kind;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Debug, Default, Serialize)]
pub(crate) struct Quotes {
    pub(crate) all: Scores,
    /// Recall over the gold quotes of a kind, precision over the found quotes of that kind.
    pub(crate) by_kind: BTreeMap<Kind, Scores>,
    /// Precision over the quotes that a rule of the library found.
    pub(crate) by_rule: BTreeMap<&'static str, Tallies>,
    /// Recall over the gold quotes of a genre.
    pub(crate) by_genre: BTreeMap<String, Tallies>,
}

/// By how much has to be right.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Scores {
    /// All words of the content.
    pub(crate) exact: Score,
    /// Most words of the content.
    pub(crate) partial: Score,
    /// Most words of the content, and the source.
    pub(crate) attributed: Score,
}

#[derive(Debug, Default, Serialize)]
pub(crate) struct Tallies {
    pub(crate) partial: Tally,
    pub(crate) attributed: Tally,
}

/// What is right of a quote, from the pair that it is in.
#[derive(Clone, Copy)]
struct Verdict {
    is_exact: bool,
    is_partial: bool,
    is_attributed: bool,
}

impl Quotes {
    pub(crate) fn add(&mut self, matching: &Matching<'_>, genre: Option<&str>) {
        for (index, gold) in matching.gold.iter().enumerate() {
            let verdict = Verdict::new(matching, matching.of_gold(index));
            self.all.add(verdict, |score| &mut score.gold);
            self.by_kind.entry(gold.quote.kind).or_default().add(verdict, |score| &mut score.gold);
            if let Some(genre) = genre {
                self.by_genre.entry(genre.to_owned()).or_default().add(verdict);
            }
        }
        for (index, found) in matching.found.iter().enumerate() {
            let verdict = Verdict::new(matching, matching.of_found(index));
            self.all.add(verdict, |score| &mut score.found);
            self.by_kind.entry(found.quote.kind).or_default().add(verdict, |score| &mut score.found);
            self.by_rule.entry(found.rule).or_default().add(verdict);
        }
    }
}

impl Verdict {
    fn new(matching: &Matching<'_>, pair: Option<&Pair>) -> Self {
        Self {
            is_exact: pair.is_some_and(|pair| matching.is_exact(pair)),
            is_partial: pair.is_some_and(Pair::is_partial),
            is_attributed: pair.is_some_and(Pair::is_attributed),
        }
    }
}

impl Scores {
    /// Counts a quote on the side that it stands on.
    fn add(&mut self, verdict: Verdict, side: fn(&mut Score) -> &mut Tally) {
        side(&mut self.exact).add(verdict.is_exact);
        side(&mut self.partial).add(verdict.is_partial);
        side(&mut self.attributed).add(verdict.is_attributed);
    }
}

impl Tallies {
    fn add(&mut self, verdict: Verdict) {
        self.partial.add(verdict.is_partial);
        self.attributed.add(verdict.is_attributed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases;

    #[test]
    fn scores_and_tallies() {
        cases::check(include_str!("../../tests/cases/evaluate/quotes.txt"), |matching| {
            let mut quotes = Quotes::default();
            quotes.add(matching, Some("news"));
            let Scores { exact, partial, attributed } = &quotes.all;
            let mut lines =
                vec![format!("exact {exact}"), format!("partial {partial}"), format!("attributed {attributed}")];
            let kind = |(kind, scores): (&Kind, &Scores)| format!("{kind:?} {}", scores.partial).to_lowercase();
            lines.extend(quotes.by_kind.iter().map(kind));
            let tallies = |(name, tallies): (&str, &Tallies)| {
                format!("{name} {} {} of {}", tallies.partial.right, tallies.attributed.right, tallies.partial.all)
            };
            lines.extend(quotes.by_rule.iter().map(|(&name, counts)| tallies((name, counts))));
            lines.extend(quotes.by_genre.iter().map(|(name, counts)| tallies((name, counts))));
            lines.iter().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
        });
    }
}
