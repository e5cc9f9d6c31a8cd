//! What went wrong with a quote?

use crate::matching::{Matching, Pair, Source};
use crate::quote::Quote;
use crate::samples::Samples;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;

/// Why a quote is not right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cause {
    /// Nothing is found where a gold quote is.
    Missed(CueState),
    /// There is no gold quote where one is found.
    Spurious,
    /// The first or last words differ, or, if both are the same, those between them.
    Boundary(Edge, Edge),
    /// One quote is found for several gold quotes.
    Merged,
    /// Several quotes are found for one gold quote.
    Split,
    WrongSource,
    NoSource,
    /// A source is given where there is none in gold.
    UnwantedSource,
}

/// Whether another quote, or this one, is found with the cue of a missed quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum CueState {
    Found,
    Missed,
    /// The gold quote has no cue.
    None,
}

/// An end of a found content next to that of the gold content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Edge {
    Same,
    Long,
    Short,
}

/// An error by the numbers of its quotes; one of them at least is there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Error {
    pub(crate) cause: Cause,
    pub(crate) gold: Option<usize>,
    pub(crate) found: Option<usize>,
}

/// How many errors have a cause.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub(crate) struct Count {
    /// Partial matches that are not exact, or whose source is not right.
    pub(crate) matched: usize,
    /// Gold quotes without a partial match; each has one cause.
    pub(crate) gold: usize,
    /// Found quotes without a partial match; each has one cause.
    pub(crate) found: usize,
}

/// The errors of a corpus.
#[derive(Debug, Default, Serialize)]
#[serde(transparent)]
pub(crate) struct Causes {
    pub(crate) counts: BTreeMap<Cause, Count>,
}

impl Causes {
    /// Counts the errors of a document, and keeps some of them.
    pub(crate) fn add(&mut self, matching: &Matching<'_>, id: &str, samples: &mut Samples) {
        for error in errors(matching) {
            let count = self.counts.entry(error.cause).or_default();
            match (error.gold, error.found) {
                (Some(_), Some(_)) => count.matched += 1,
                (Some(_), None) => count.gold += 1,
                (None, _) => count.found += 1,
            }
            samples.add(matching, id, error);
        }
    }
}

/// All errors of a document: first those of partial matches, then those of gold and of found quotes without one.
pub(crate) fn errors(matching: &Matching<'_>) -> Vec<Error> {
    let holders = Holders::new(matching);
    let mut errors = Vec::new();
    for pair in matching.pairs().iter().filter(|pair| pair.is_partial()) {
        let edges = (!matching.is_exact(pair)).then(|| boundary(matching, pair));
        let causes = [edges, wrong_source(pair.source)];
        let error = |cause| Error { cause, gold: Some(pair.gold), found: Some(pair.found) };
        errors.extend(causes.into_iter().flatten().map(error));
    }
    let is_matched = |pair: Option<&Pair>| pair.is_some_and(Pair::is_partial);
    let gold = (0..matching.gold.len()).filter(|&gold| !is_matched(matching.of_gold(gold)));
    errors.extend(gold.map(|gold| Error { cause: of_gold(matching, &holders, gold), gold: Some(gold), found: None }));
    let found = (0..matching.found.len()).filter(|&found| !is_matched(matching.of_found(found)));
    let error = |found| Error { cause: of_found(matching, &holders, found), gold: None, found: Some(found) };
    errors.extend(found.map(error));
    errors
}

/// Why a gold quote has no partial match.
fn of_gold(matching: &Matching<'_>, holders: &Holders, gold: usize) -> Cause {
    let is_merged = holders.held_by_found[gold].iter().any(|&found| holders.gold_held_by(found) > 1);
    match matching.of_gold(gold) {
        _ if is_merged => Cause::Merged,
        _ if holders.found_held_by(gold) > 1 => Cause::Split,
        Some(pair) => boundary(matching, pair),
        None => Cause::Missed(cue_state(matching, &matching.gold[gold].quote)),
    }
}

/// Why a found quote has no partial match.
fn of_found(matching: &Matching<'_>, holders: &Holders, found: usize) -> Cause {
    let is_piece = holders.held_by_gold[found].iter().any(|&gold| holders.found_held_by(gold) > 1);
    match matching.of_found(found) {
        _ if holders.gold_held_by(found) > 1 => Cause::Merged,
        _ if is_piece => Cause::Split,
        Some(pair) => boundary(matching, pair),
        None => Cause::Spurious,
    }
}

/// Which content holds more than half of which other one.
struct Holders {
    /// The found quotes that hold a gold quote.
    held_by_found: Vec<Vec<usize>>,
    /// The gold quotes that hold a found quote.
    held_by_gold: Vec<Vec<usize>>,
    gold_count: Vec<usize>,
    found_count: Vec<usize>,
}

impl Holders {
    fn new(matching: &Matching<'_>) -> Self {
        let (gold, found) = (matching.gold.len(), matching.found.len());
        let mut holders = Self {
            held_by_found: vec![Vec::new(); gold],
            held_by_gold: vec![Vec::new(); found],
            gold_count: vec![0; found],
            found_count: vec![0; gold],
        };
        for overlap in &matching.overlaps {
            if 2 * overlap.common > matching.gold[overlap.gold].quote.content.len() {
                holders.held_by_found[overlap.gold].push(overlap.found);
                holders.gold_count[overlap.found] += 1;
            }
            if 2 * overlap.common > matching.found[overlap.found].quote.content.len() {
                holders.held_by_gold[overlap.found].push(overlap.gold);
                holders.found_count[overlap.gold] += 1;
            }
        }
        holders
    }

    /// How many gold quotes a found quote holds.
    fn gold_held_by(&self, found: usize) -> usize {
        self.gold_count[found]
    }

    /// How many found quotes a gold quote holds.
    fn found_held_by(&self, gold: usize) -> usize {
        self.found_count[gold]
    }
}

/// How the contents of a pair differ at their ends.
fn boundary(matching: &Matching<'_>, pair: &Pair) -> Cause {
    let (gold, found) = (&matching.gold[pair.gold].quote.content, &matching.found[pair.found].quote.content);
    let edge = |is_long: bool, is_short: bool| match (is_long, is_short) {
        (true, _) => Edge::Long,
        (_, true) => Edge::Short,
        _ => Edge::Same,
    };
    let left = edge(found.first() < gold.first(), found.first() > gold.first());
    let right = edge(found.last() > gold.last(), found.last() < gold.last());
    Cause::Boundary(left, right)
}

fn wrong_source(source: Source) -> Option<Cause> {
    match source {
        Source::Right => None,
        Source::Wrong => Some(Cause::WrongSource),
        Source::Absent => Some(Cause::NoSource),
        Source::Unwanted => Some(Cause::UnwantedSource),
    }
}

fn cue_state(matching: &Matching<'_>, gold: &Quote) -> CueState {
    match matching.found.iter().any(|found| !found.quote.cue.is_disjoint(&gold.cue)) {
        _ if gold.cue.is_empty() => CueState::None,
        true => CueState::Found,
        false => CueState::Missed,
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Cause::Missed(CueState::Found) => "missed, cue found",
            Cause::Missed(CueState::Missed) => "missed, cue missed",
            Cause::Missed(CueState::None) => "missed, no cue",
            Cause::Spurious => "spurious",
            Cause::Boundary(Edge::Long, Edge::Same) => "left too long",
            Cause::Boundary(Edge::Short, Edge::Same) => "left too short",
            Cause::Boundary(Edge::Same, Edge::Long) => "right too long",
            Cause::Boundary(Edge::Same, Edge::Short) => "right too short",
            Cause::Boundary(Edge::Long, Edge::Long) => "both too long",
            Cause::Boundary(Edge::Short, Edge::Short) => "both too short",
            Cause::Boundary(Edge::Long, Edge::Short) => "both, too far left",
            Cause::Boundary(Edge::Short, Edge::Long) => "both, too far right",
            Cause::Boundary(Edge::Same, Edge::Same) => "inside",
            Cause::Merged => "merged",
            Cause::Split => "split",
            Cause::WrongSource => "wrong source",
            Cause::NoSource => "no source",
            Cause::UnwantedSource => "unwanted source",
        };
        formatter.pad(name)
    }
}

impl Serialize for Cause {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases;

    /// In the notation of the cases: `cause | gold | found`, numbers or `-`.
    fn describe(matching: &Matching<'_>) -> Vec<String> {
        let number = |index: Option<usize>| index.map_or_else(|| "-".to_owned(), |index| index.to_string());
        let line = |error: Error| format!("{} | {} | {}", error.cause, number(error.gold), number(error.found));
        errors(matching).into_iter().map(line).collect()
    }

    #[test]
    fn causes() {
        cases::check(include_str!("../../tests/cases/evaluate/causes.txt"), describe);
    }
}
