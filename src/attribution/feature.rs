//! The features of a chunk: what the model decides from.
//!
//! Each feature is a row of the weight table. Those of one word have a block of rows, which is a cache line: one for each
//! place of the word relative to the chunk, so that a word costs one look at memory for all its neighbours. All others are
//! combinations, hashed into one range of rows, where collisions are part of what is learnt.

use super::chunk::Chunks;
use super::tagger::Evidence;
use crate::category::Category;
use crate::reading::Reading;
use crate::span::TokenSpan;
use crate::token::TokenKind;

/// How many rows the features name.
#[cfg(any(test, feature = "training"))]
pub(crate) const ROWS: usize = FIRST_COMBINATION + (1 << COMBINATION_BITS);

/// How many features a chunk has.
pub(crate) const COUNT: usize = PLACES + COMBINATIONS;

/// Words are told apart by so many bits of their hashes.
const WORD_BITS: u32 = 12;

/// The places of words: the chunk before, here, behind.
const PLACES: usize = 3;

/// The rows of a word: its places, and the word here where the grammar labels nothing around it.
const BLOCK: usize = PLACES + 1;

/// The first row of the combinations, and how many bits of a hash choose among them.
const FIRST_COMBINATION: usize = BLOCK << WORD_BITS;
const COMBINATION_BITS: u32 = 15;

/// How far the lists of chunks go on beyond the ends of the paragraph: the features look at the chunk before, and eight
/// categories are read from there on.
const BEFORE: usize = 1;
const BEHIND: usize = 7;

/// The features of the chunks of one paragraph.
#[derive(Debug, Default)]
pub(crate) struct Features {
    /// With [`BEFORE`] more before the first and [`BEHIND`] behind the last, as the categories and labels have.
    facts: Vec<Fact>,
    /// One byte a chunk, so that those around a chunk are read in one go.
    categories: Vec<u8>,
    /// The labels that the grammar gave.
    labels: Vec<u8>,
}

/// What the features say of a chunk by itself.
#[derive(Clone, Copy, Debug)]
struct Fact {
    /// Hash of its last word.
    word: u32,
    /// Hash of what the lexicon says of that word, and of how it is written.
    class: u32,
    before: Neighbour,
    behind: Neighbour,
    /// The rule and the confidence of the grammar's attribution, 0 if it has none.
    pattern: u8,
}

/// The nearest cue verb of the sentence on one side, outside quotations.
#[derive(Clone, Copy, Debug)]
struct Neighbour {
    /// Hash of the word, 0 if there is none.
    word: u32,
    /// Commas between, at most 2.
    commas: u8,
}

const NOBODY: Neighbour = Neighbour { word: 0, commas: 0 };

/// Beyond the ends of a paragraph.
const NOTHING: Fact = Fact { word: 0x5EED, class: 0x5EED, before: NOBODY, behind: NOBODY, pattern: 0 };
const NO_CATEGORY: u8 = 63;
const NO_LABEL: u8 = 15;

impl Features {
    /// Has room for so many chunks.
    pub(super) fn with_capacity(chunks: usize) -> Self {
        let count = BEFORE + chunks + BEHIND;
        Self {
            facts: Vec::with_capacity(count),
            categories: Vec::with_capacity(count),
            labels: Vec::with_capacity(count),
        }
    }

    /// Reads the chunks of a paragraph, instead of those read before.
    pub(super) fn read(&mut self, reading: &Reading<'_>, chunks: &Chunks, evidence: &Evidence) {
        self.facts.clear();
        self.categories.clear();
        self.labels.clear();
        self.pad::<BEFORE>();
        let mut start = 0;
        for &end in &chunks.ends {
            self.read_sentence(reading, &chunks.spans[start..end], evidence);
            start = end;
        }
        self.pad::<BEHIND>();
    }

    fn pad<const COUNT: usize>(&mut self) {
        self.facts.extend([NOTHING; COUNT]);
        self.categories.extend([NO_CATEGORY; COUNT]);
        self.labels.extend([NO_LABEL; COUNT]);
    }

    fn read_sentence(&mut self, reading: &Reading<'_>, chunks: &[TokenSpan], evidence: &Evidence) {
        let mut nearest = NOBODY;
        for chunk in chunks {
            let (first, last) = (chunk.range().start, chunk.range().end - 1);
            let category = reading.categories[last];
            let word = hash_of(reading, last);
            self.facts.push(Fact {
                word,
                class: class_of(reading, last),
                before: nearest,
                behind: NOBODY,
                pattern: evidence.patterns[first],
            });
            self.categories.push(category as u8);
            self.labels.push(evidence.labels[first].number());
            nearest.pass(reading, last, category, word);
        }
        let mut nearest = NOBODY;
        for (fact, chunk) in self.facts.iter_mut().rev().zip(chunks.iter().rev()) {
            let last = chunk.range().end - 1;
            fact.behind = nearest;
            nearest.pass(reading, last, reading.categories[last], fact.word);
        }
    }

    /// The rows of a chunk.
    #[inline]
    pub(super) fn rows(&self, chunk: usize) -> [u32; COUNT] {
        let [before, here, behind]: [Fact; PLACES] = window(&self.facts, chunk, NOTHING);
        let mut rows = [0; COUNT];
        let (of_words, of_combinations) = rows.split_at_mut(PLACES);
        for (place, (row, fact)) in of_words.iter_mut().zip([before, here, behind]).enumerate() {
            *row = row_of_word(fact.word, place);
        }
        self.combine(chunk, before.class, here, of_combinations);
        rows
    }

    /// Writes the rows of all combinations. The lists begin one chunk before the paragraph: at the index of a chunk stands
    /// the one before it.
    #[inline]
    fn combine(&self, chunk: usize, class_before: u32, here: Fact, rows: &mut [u32]) {
        // A byte a chunk, that of the one before lowest.
        let categories = u64::from_le_bytes(window(&self.categories, chunk, NO_CATEGORY));
        let [label_before, label, label_behind]: [u8; 3] = window(&self.labels, chunk, NO_LABEL);
        let labels_around = u64::from(label_before) | u64::from(label) << 4 | u64::from(label_behind) << 8;
        let label = u64::from(label);
        let pair = categories & 0xFFFF;
        let next = categories >> 8 & 0xFFFF;
        let group = GROUPS[(next & 0xFF) as usize % GROUPS.len()];
        let keys: [u64; COMBINATIONS] = [
            u64::from(here.word) << 12 | labels_around,
            categories & 0xFF_FFFF,
            categories >> 8 & 0xFFFF_FFFF,
            label << 8 | u64::from(here.pattern),
            label << 16 | next,
            label << 16 | pair,
            here.before.key(group),
            here.behind.key(group),
            u64::from(class_before) << 32 | u64::from(here.class),
        ];
        for (number, (row, key)) in (1..).zip(rows.iter_mut().zip(keys)) {
            *row = FIRST_COMBINATION as u32 + (hash(key ^ number << 58) >> (32 - COMBINATION_BITS));
        }
        if labels_around == 0 {
            rows[0] = row_of_word(here.word, PLACES);
        }
    }
}

/// A row of the block of a word.
#[inline]
fn row_of_word(word: u32, row: usize) -> u32 {
    (word as usize % (1 << WORD_BITS) * BLOCK + row) as u32
}

/// How many combinations a chunk has.
const COMBINATIONS: usize = 9;

/// Some values of a list that has more of them, from the one with this index.
#[inline]
fn window<T: Copy, const COUNT: usize>(list: &[T], index: usize, beyond: T) -> [T; COUNT] {
    list.get(index..).and_then(|rest| rest.first_chunk().copied()).unwrap_or([beyond; COUNT])
}

/// The categories that a cue verb expects alike on its sides, one group a line. What is in none is group 0.
static GROUPS: [u8; 32] = {
    use Category::*;
    let members: [&[Category]; 4] = [
        &[Finite, Base, Participle, Gerund, Auxiliary],
        &[Noun, Name, Pronoun, Number, Determiner, Possessive, Adjective],
        &[Comma, Colon, Semicolon, Stop, Mark, Dash],
        &[That, To, Subordinator, Relative, Coordinator],
    ];
    let mut groups = [0; 32];
    let mut group = 0;
    while group < members.len() {
        let mut index = 0;
        while index < members[group].len() {
            groups[members[group][index] as usize] = group as u8 + 1;
            index += 1;
        }
        group += 1;
    }
    groups
};

impl Neighbour {
    /// Seen from a chunk of this group.
    #[inline]
    fn key(self, group: u8) -> u64 {
        u64::from(self.word) << 16 | u64::from(self.commas) << 8 | u64::from(group)
    }

    /// The same, seen from behind a chunk with this last word.
    #[inline]
    fn pass(&mut self, reading: &Reading<'_>, token: usize, category: Category, word: u32) {
        use Category::{Base, Comma, Finite, Gerund, Participle};
        match category {
            Comma => self.commas = (self.commas + 1).min(2),
            Finite | Base | Participle | Gerund
                if reading.words[token].cue().is_some() && reading.marks.inside[token] == 0 =>
            {
                *self = Neighbour { word, commas: 0 };
            }
            _ => {}
        }
    }
}

/// The hash of a word, whatever its case; of a number or quotation mark by its kind.
#[inline]
fn hash_of(reading: &Reading<'_>, token: usize) -> u32 {
    match reading.kind(token) {
        TokenKind::Number => 1,
        TokenKind::Money => 2,
        TokenKind::Percent => 3,
        TokenKind::Measure => 4,
        TokenKind::Time => 5,
        TokenKind::Date => 6,
        TokenKind::Mark(_) => 7,
        _ => (reading.prints[token] >> 32) as u32,
    }
}

/// The hash of what is known of a word beyond its letters: its classes, its shape, its category.
#[inline]
fn class_of(reading: &Reading<'_>, token: usize) -> u32 {
    let written = (reading.tokens[token].shape as u64) << 8 | reading.categories[token] as u64;
    hash(reading.words[token].classes() ^ written << 48)
}

const ODD: u64 = 0x9E37_79B9_7F4A_7C15;

/// Multiplication by an odd constant, whose high bits depend on all bits of the key.
#[inline]
fn hash(key: u64) -> u32 {
    ((key ^ key >> 32).wrapping_mul(ODD) >> 32) as u32
}
