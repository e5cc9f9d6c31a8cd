//! Which found quote is which gold quote?
//!
//! Quotes of a document are paired one to one, greedily, the most alike first; likeness is Dice's coefficient of their
//! content words. A pair is a partial match if it is above [`PARTIAL`].

use crate::quote::{Found, Gold, Quote};
use crate::text::{Text, Words, words_of_name};
use std::collections::{BTreeMap, BTreeSet};

/// The likeness that a partial match is above.
pub(crate) const PARTIAL: f64 = 0.5;

/// Words that do not tell one source from another.
const WEAK: &str = "a an the of and or in on at for to by with from as that this these those his her its their our my \
                    your mr mrs ms dr sen rep gov gen sir lord lady president senator former one some many";

/// The gold and the found quotes of a document, and how they pair.
pub(crate) struct Matching<'t> {
    pub(crate) text: &'t Text<'t>,
    pub(crate) gold: Vec<Gold>,
    pub(crate) found: Vec<Found>,
    /// Every gold and found quote that have words in common.
    pub(crate) overlaps: Vec<Overlap>,
    pairs: Vec<Pair>,
    pair_of_gold: Vec<Option<usize>>,
    pair_of_found: Vec<Option<usize>>,
}

/// Two contents with words in common, by their numbers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Overlap {
    pub(crate) gold: usize,
    pub(crate) found: usize,
    /// How many words they have in common.
    pub(crate) common: usize,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    pub(crate) gold: usize,
    pub(crate) found: usize,
    pub(crate) likeness: f64,
    pub(crate) source: Source,
}

/// How the source of a found quote compares with that of its gold quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// They share a word that counts, or neither quote has a source.
    Right,
    Wrong,
    /// The gold quote has one, the found quote none.
    Absent,
    /// The found quote has one, the gold quote none.
    Unwanted,
}

impl<'t> Matching<'t> {
    pub(crate) fn new(text: &'t Text<'t>, gold: Vec<Gold>, found: Vec<Found>) -> Self {
        let overlaps = overlaps(&gold, &found);
        let mut matching = Self {
            text,
            pair_of_gold: vec![None; gold.len()],
            pair_of_found: vec![None; found.len()],
            gold,
            found,
            overlaps,
            pairs: Vec::new(),
        };
        matching.pair();
        matching
    }

    fn pair(&mut self) {
        let mut candidates: Vec<(f64, Overlap)> =
            self.overlaps.iter().map(|&overlap| (self.likeness(overlap), overlap)).collect();
        let first = |overlap: &Overlap| self.gold[overlap.gold].quote.content.first();
        candidates.sort_by(|(left_likeness, left), (right_likeness, right)| {
            let order = |overlap: &Overlap| (first(overlap), overlap.gold, overlap.found);
            right_likeness.total_cmp(left_likeness).then_with(|| order(left).cmp(&order(right)))
        });
        for (likeness, Overlap { gold, found, .. }) in candidates {
            if self.pair_of_gold[gold].is_none() && self.pair_of_found[found].is_none() {
                let source = source(self.text, &self.gold[gold].quote, &self.found[found]);
                self.pair_of_gold[gold] = Some(self.pairs.len());
                self.pair_of_found[found] = Some(self.pairs.len());
                self.pairs.push(Pair { gold, found, likeness, source });
            }
        }
    }

    fn likeness(&self, Overlap { gold, found, common }: Overlap) -> f64 {
        let words = self.gold[gold].quote.content.len() + self.found[found].quote.content.len();
        2.0 * common as f64 / words as f64
    }

    /// All pairs, partial matches or not, the most alike first.
    pub(crate) fn pairs(&self) -> &[Pair] {
        &self.pairs
    }

    pub(crate) fn of_gold(&self, gold: usize) -> Option<&Pair> {
        self.pair_of_gold[gold].map(|pair| &self.pairs[pair])
    }

    pub(crate) fn of_found(&self, found: usize) -> Option<&Pair> {
        self.pair_of_found[found].map(|pair| &self.pairs[pair])
    }

    /// Whether the contents of a pair have the same words.
    pub(crate) fn is_exact(&self, pair: &Pair) -> bool {
        self.gold[pair.gold].quote.content == self.found[pair.found].quote.content
    }
}

impl Pair {
    pub(crate) fn is_partial(&self) -> bool {
        self.likeness > PARTIAL
    }

    /// Whether the right words are given to the right source.
    pub(crate) fn is_attributed(&self) -> bool {
        self.is_partial() && self.source == Source::Right
    }
}

fn overlaps(gold: &[Gold], found: &[Found]) -> Vec<Overlap> {
    let mut found_at: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, found) in found.iter().enumerate() {
        for &word in &found.quote.content {
            found_at.entry(word).or_default().push(index);
        }
    }
    let mut common: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (index, gold) in gold.iter().enumerate() {
        for &found in gold.quote.content.iter().filter_map(|word| found_at.get(word)).flatten() {
            *common.entry((index, found)).or_default() += 1;
        }
    }
    common.into_iter().map(|((gold, found), common)| Overlap { gold, found, common }).collect()
}

/// A found quote without words for its source, such as one that goes on from another, is compared by its speaker's name.
fn source(text: &Text<'_>, gold: &Quote, found: &Found) -> Source {
    let has_source = !found.quote.source.is_empty() || found.speaker.is_some();
    if gold.source.is_empty() {
        return if has_source { Source::Unwanted } else { Source::Right };
    }
    let plain = |words: &Words| -> BTreeSet<String> { words.iter().map(|&word| text.plain(word)).collect() };
    let wanted = strong(plain(&gold.source));
    let named = match found.quote.source.is_empty() {
        true => found.speaker.as_deref().map(words_of_name).unwrap_or_default(),
        false if found.quote.source == gold.source => return Source::Right,
        false => plain(&found.quote.source.intersection(&gold.source).copied().collect()),
    };
    match has_source {
        true if wanted.is_disjoint(&named) => Source::Wrong,
        true => Source::Right,
        false => Source::Absent,
    }
}

/// The words that tell a source from others; all if there are no such words.
fn strong(words: BTreeSet<String>) -> BTreeSet<String> {
    let is_weak = |word: &String| WEAK.split_whitespace().any(|weak| weak == word);
    match words.iter().all(is_weak) {
        true => words,
        false => words.into_iter().filter(|word| !is_weak(word)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases;

    /// In the notation of the cases: `gold found likeness source`.
    fn describe(matching: &Matching<'_>) -> Vec<String> {
        let line = |pair: &Pair| {
            let source = format!("{:?}", pair.source).to_lowercase();
            format!("{} {} {:.2} {source}", pair.gold, pair.found, pair.likeness)
        };
        matching.pairs().iter().map(line).collect()
    }

    #[test]
    fn pairs() {
        cases::check(include_str!("../../tests/cases/evaluate/matching.txt"), describe);
    }

    #[test]
    fn a_likeness_of_a_half_is_no_match() {
        let pair = |likeness| Pair { gold: 0, found: 0, likeness, source: Source::Right };
        assert!(!pair(PARTIAL).is_partial() && pair(0.51).is_partial());
        assert!(!pair(PARTIAL).is_attributed() && pair(0.51).is_attributed());
    }
}
