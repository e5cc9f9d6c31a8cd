//! The features of a chunk: what the model decides from.
//!
//! Each feature is a row of the weight table. A word has two rows side by side, one for the chunk behind it and one for
//! itself where the grammar labels nothing around it, so that it costs one look at memory. All other features are
//! combinations, each hashed into a range of rows of its own, where collisions are part of what is learnt: the frequent
//! rows of those that have few lie close together.

use super::chunk::Chunks;
use super::tagger::Evidence;
use crate::category::Category;
use crate::reading::Reading;
use crate::span::TokenSpan;
use crate::token::TokenKind;
use std::hint::select_unpredictable;

/// How many rows the features name.
#[cfg(any(test, feature = "training"))]
pub(crate) const ROWS: usize = FIRST_ROWS[COMBINATIONS];

/// How many features a chunk has: the word before, and the combinations.
pub(crate) const COUNT: usize = 1 + COMBINATIONS;

/// Words are told apart by so many bits of their hashes.
const WORD_BITS: u32 = 11;

/// The rows of a word: for the chunk behind it, and for itself where the grammar labels nothing around it.
const BLOCK: usize = 2;

/// How many combinations a chunk has.
const COMBINATIONS: usize = 11;

/// How many bits of a hash choose among the rows of each combination, in the order of [`rows_of`]: the more, the more of
/// them texts have, by estimate.
const COMBINATION_BITS: [u32; COMBINATIONS] = [12, 12, 12, 9, 11, 11, 11, 12, 12, 9, 11];

/// The first row of each combination, and behind the last one.
const FIRST_ROWS: [usize; COMBINATIONS + 1] = {
    let mut rows = [BLOCK << WORD_BITS; COMBINATIONS + 1];
    let mut number = 0;
    while number < COMBINATIONS {
        rows[number + 1] = rows[number] + (1 << COMBINATION_BITS[number]);
        number += 1;
    }
    rows
};

/// How far the lists of chunks go on beyond the ends of the paragraph: as far as the features of a chunk look.
const BEFORE: usize = 1;
const BEHIND: usize = 3;

/// The features of the chunks of one paragraph.
#[derive(Debug, Default)]
pub(crate) struct Features {
    /// With [`BEFORE`] more before the first and [`BEHIND`] behind the last.
    facts: Vec<Fact>,
}

/// What the features say of a chunk by itself.
#[derive(Clone, Copy, Debug)]
struct Fact {
    /// Hash of its last word.
    word: u32,
    /// Hash of its first word, with its category and whether it has any other.
    first: u32,
    /// Hash of what the lexicon says of its last word, and of how it is written.
    class: u32,
    /// The nearest cue verb before it.
    verb: Neighbour,
    category: u8,
    /// That the grammar gave.
    label: u8,
    /// The rule and the confidence of the grammar's attribution, 0 if it has none.
    pattern: u8,
    /// How near it is to the ends of its sentence.
    place: u8,
    /// Whether there are quotations in the sentence before it, behind it.
    quoted: u8,
}

/// The nearest cue verb of the sentence before a chunk, outside quotations: 30 bits of the hash of the word, 0 if there is
/// none, and how many commas stand between, at most 2.
#[derive(Clone, Copy, Debug)]
struct Neighbour(u32);

/// Beyond the ends of a paragraph.
const NOTHING: Fact = Fact {
    word: 0x5EED,
    first: 0x5EED,
    class: 0x5EED,
    verb: Neighbour::NOBODY,
    category: 63,
    label: 15,
    pattern: 0,
    place: 0,
    quoted: 0,
};

impl Features {
    /// Has room for so many chunks.
    pub(super) fn with_capacity(chunks: usize) -> Self {
        Self { facts: Vec::with_capacity(BEFORE + chunks + BEHIND) }
    }

    /// Reads the chunks of a paragraph, instead of those read before.
    pub(super) fn read(&mut self, reading: &Reading<'_>, chunks: &Chunks, evidence: &Evidence) {
        self.facts.clear();
        self.facts.extend([NOTHING; BEFORE]);
        let mut start = 0;
        for &end in &chunks.ends {
            self.read_sentence(reading, &chunks.spans[start..end], evidence);
            start = end;
        }
        self.facts.extend([NOTHING; BEHIND]);
    }

    fn read_sentence(&mut self, reading: &Reading<'_>, chunks: &[TokenSpan], evidence: &Evidence) {
        let is_quoted = |chunk: &TokenSpan| reading.marks.inside[chunk.range().start] != 0;
        let first_quoted = chunks.iter().position(is_quoted).unwrap_or(chunks.len());
        let last_quoted = chunks[first_quoted..].iter().rposition(is_quoted).map_or(0, |last| first_quoted + last);
        let mut verb = Neighbour::NOBODY;
        self.facts.extend(chunks.iter().enumerate().map(|(index, chunk)| {
            let fact = Fact {
                verb,
                place: place(index, chunks.len() - index),
                quoted: u8::from(first_quoted < index) << 1 | u8::from(index < last_quoted),
                ..Fact::of(reading, *chunk, evidence)
            };
            verb.pass(reading, chunk.range().end - 1, &fact);
            fact
        }));
    }

    /// The rows of every chunk, written over `rows`.
    #[inline(never)] // where a loop has the registers for itself, it is faster
    pub(super) fn rows(&self, rows: &mut Vec<[u32; COUNT]>) {
        let (first, behind) = self.facts.split_at(BEFORE + BEHIND);
        let mut window = Window::default();
        first.iter().for_each(|fact| window.pass(fact));
        rows.clear();
        rows.extend(behind.iter().zip(self.facts.windows(2)).map(|(next, pair)| {
            window.pass(next);
            rows_of(&window, &pair[0], &pair[1])
        }));
    }
}

/// How many chunks of the sentence stand before one, at most 3, and are left from it on, 1 to 4.
fn place(before: usize, left: usize) -> u8 {
    (before.min(3) * 4 + left.min(4) - 1) as u8
}

/// What lies around a chunk, a byte a chunk, that of the one before lowest.
#[derive(Default)]
struct Window {
    categories: u64,
    labels: u64,
}

impl Window {
    #[inline]
    fn pass(&mut self, next: &Fact) {
        const LAST: usize = 8 * (BEFORE + BEHIND);
        self.categories = self.categories >> 8 | u64::from(next.category) << LAST;
        self.labels = self.labels >> 8 | u64::from(next.label) << LAST;
    }
}

/// The rows of a chunk, by the facts of the one before and of itself.
#[inline]
fn rows_of(window: &Window, before: &Fact, here: &Fact) -> [u32; COUNT] {
    let labels_around = window.labels & 0xF | window.labels >> 4 & 0xF0 | window.labels >> 8 & 0xF00;
    let label = u64::from(here.label);
    let category = u64::from(here.category);
    let pair = window.categories & 0xFFFF;
    let next = window.categories >> 8 & 0xFFFF;
    let group = GROUPS[(next & 0xFF) as usize % GROUPS.len()];
    let keys: [u64; COMBINATIONS] = [
        u64::from(here.word) << 12 | labels_around,
        window.categories & 0xFF_FFFF,
        window.categories >> 8 & 0xFFFF_FFFF,
        label << 8 | u64::from(here.pattern),
        label << 16 | next,
        label << 16 | pair,
        here.verb.key(group),
        u64::from(before.class) << 32 | u64::from(here.class),
        u64::from(here.first),
        u64::from(here.place) << 8 | category,
        u64::from(here.quoted) << 16 | label << 8 | category,
    ];
    let mut rows = [row_of_word(before.word, 0); COUNT];
    for (number, (row, key)) in rows[1..].iter_mut().zip(keys).enumerate() {
        *row = FIRST_ROWS[number] as u32 + (hash(key) >> (32 - COMBINATION_BITS[number]));
    }
    if labels_around == 0 {
        rows[1] = row_of_word(here.word, 1);
    }
    rows
}

/// A row of the block of a word.
#[inline]
fn row_of_word(word: u32, row: usize) -> u32 {
    (word as usize % (1 << WORD_BITS) * BLOCK + row) as u32
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

impl Fact {
    /// All but what depends on the others of its sentence.
    #[inline]
    fn of(reading: &Reading<'_>, chunk: TokenSpan, evidence: &Evidence) -> Fact {
        let (first, last) = (chunk.range().start, chunk.range().end - 1);
        let category = reading.categories[last] as u8;
        let start = u64::from(hash_of(reading, first)) << 8 | u64::from(category) << 1 | u64::from(first == last);
        Fact {
            word: hash_of(reading, last),
            first: hash(start),
            class: class_of(reading, last),
            category,
            label: evidence.labels[first].number(),
            pattern: evidence.patterns[first],
            ..NOTHING
        }
    }
}

impl Neighbour {
    const NOBODY: Neighbour = Neighbour(0);

    /// Seen from a chunk of this group.
    #[inline]
    fn key(self, group: u8) -> u64 {
        u64::from(self.0) << 8 | u64::from(group)
    }

    /// The same, seen from behind a chunk with this last token. What the chunk is cannot be predicted, so that none of this
    /// is a branch.
    #[inline]
    fn pass(&mut self, reading: &Reading<'_>, last: usize, chunk: &Fact) {
        let category = reading.categories[last];
        let is_cue = reading.words[last].cue().is_some() & (reading.marks.inside[last] == 0);
        let passed = self.0 + u32::from((category == Category::Comma) & (self.0 & 3 != 2));
        self.0 = select_unpredictable(category.is_verb() & is_cue, chunk.word & !3, passed);
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
    hash(reading.words[token].files() ^ written << 48)
}

const ODD: u64 = 0x9E37_79B9_7F4A_7C15;

/// Multiplication by an odd constant, whose high bits depend on all bits of the key.
#[inline]
fn hash(key: u64) -> u32 {
    (key.wrapping_mul(ODD) >> 32) as u32
}
