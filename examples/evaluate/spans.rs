//! Spans of each role, each by itself, whatever quote they belong to.

use crate::corpus::{self, Spans};
use crate::figures::{Score, Tally};
use crate::matching::PARTIAL;
use crate::quote::Found;
use crate::text::Text;
use serde::Serialize;
use std::collections::BTreeSet;
use std::ops::Range;

#[derive(Debug, Default, Serialize)]
pub(crate) struct SpanFigures {
    pub(crate) source: SpanScores,
    pub(crate) cue: SpanScores,
    pub(crate) content: SpanScores,
}

#[derive(Clone, Copy, Debug, Default, Serialize)]
pub(crate) struct SpanScores {
    /// The span covers the same tokens as a gold span.
    pub(crate) exact: Score,
    /// It is paired with a gold span and they have most tokens in common, as [`matching`](crate::matching) has it of
    /// quotes.
    pub(crate) partial: Score,
}

/// The tokens that a span covers: start and end.
type Cover = (usize, usize);

impl SpanFigures {
    pub(crate) fn add(&mut self, text: &Text<'_>, document: &corpus::Document, found: &[Found]) {
        let gold = || document.quotes.iter().map(|quote| &quote.spans);
        let found = || found.iter().map(|found| &found.quote.spans);
        self.source.add(text, gold().flat_map(source).chain(&document.sources), found().flat_map(source));
        self.cue.add(text, gold().flat_map(cue).chain(&document.cues), found().flat_map(cue));
        self.content.add(text, gold().flat_map(content), found().flat_map(content));
    }
}

impl SpanScores {
    fn add<'s>(
        &mut self,
        text: &Text<'_>,
        gold: impl Iterator<Item = &'s Range<usize>>,
        found: impl Iterator<Item = &'s Range<usize>>,
    ) {
        let (gold, found) = (covers(text, gold), covers(text, found));
        let exact = gold.intersection(&found).count();
        for (score, right) in [(&mut self.exact, exact), (&mut self.partial, partial_matches(&gold, &found))] {
            score.gold += Tally { right, all: gold.len() };
            score.found += Tally { right, all: found.len() };
        }
    }
}

fn source(spans: &Spans) -> &[Range<usize>] {
    &spans.source
}

fn cue(spans: &Spans) -> &[Range<usize>] {
    &spans.cue
}

fn content(spans: &Spans) -> &[Range<usize>] {
    &spans.content
}

/// What each span covers. Two spans with the same tokens are one.
fn covers<'s>(text: &Text<'_>, spans: impl Iterator<Item = &'s Range<usize>>) -> BTreeSet<Cover> {
    let tokens = spans.map(|span| text.tokens(span)).filter(|tokens| !tokens.is_empty());
    tokens.map(|tokens| (tokens.start, tokens.end)).collect()
}

/// How many spans pair, the most alike first, above the likeness of a partial match.
fn partial_matches(gold: &BTreeSet<Cover>, found: &BTreeSet<Cover>) -> usize {
    let alike = |gold: Cover| found.iter().map(move |&found| (likeness(gold, found), gold, found));
    let mut candidates: Vec<(f64, Cover, Cover)> =
        gold.iter().flat_map(|&gold| alike(gold)).filter(|&(likeness, ..)| likeness > PARTIAL).collect();
    candidates.sort_by(|left, right| right.0.total_cmp(&left.0));
    let (mut gold, mut found) = (gold.clone(), found.clone());
    let mut pairs = 0;
    for (_, gold_cover, found_cover) in candidates {
        if gold.contains(&gold_cover) && found.remove(&found_cover) {
            gold.remove(&gold_cover);
            pairs += 1;
        }
    }
    pairs
}

/// Dice's coefficient of their tokens.
fn likeness(left: Cover, right: Cover) -> f64 {
    let common = left.1.min(right.1).saturating_sub(left.0.max(right.0));
    2.0 * common as f64 / (left.1 - left.0 + right.1 - right.0) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Right, found and gold spans.
    fn scores(text: &str, gold: &[&str], found: &[&str]) -> SpanScores {
        let ranges = |pieces: &[&str]| -> Vec<Range<usize>> {
            let range = |piece: &&str| text.find(piece).map(|start| start..start + piece.len());
            pieces.iter().filter_map(range).collect()
        };
        let mut scores = SpanScores::default();
        scores.add(&Text::new(text), ranges(gold).iter(), ranges(found).iter());
        scores
    }

    #[test]
    fn marks_count_blanks_do_not_and_each_piece_is_a_span() {
        let gold = ["“We,”", "“left.”", " she "];
        let SpanScores { exact, partial } =
            scores("“We,” she said, “left.”", &gold, &["We,", "“left.”", "she", "she "]);
        let expected = |right| Score { found: Tally { right, all: 3 }, gold: Tally { right, all: 3 } };
        assert_eq!((exact, partial), (expected(2), expected(3)));
    }

    #[test]
    fn a_span_is_paired_once_with_the_most_like_it() {
        let SpanScores { partial, .. } =
            scores("one two three four five", &["two three four"], &["two three", "three four"]);
        assert_eq!((partial.found, partial.gold), (Tally { right: 1, all: 2 }, Tally { right: 1, all: 1 }));
        let SpanScores { partial, .. } = scores("one two three four five", &["one two three"], &["three"]);
        assert_eq!(partial.gold, Tally { right: 0, all: 1 }, "a likeness of a half is no match");
    }
}
