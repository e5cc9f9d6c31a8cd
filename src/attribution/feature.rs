//! The features of a chunk: what the model decides from.
//!
//! Each feature is a row of the weight table. Those of one word have a block of rows, which is a cache line: one for each
//! place of the word relative to the chunk, so that a word costs one look at memory for all its neighbours. All others are
//! combinations, hashed into one range of rows, where collisions are part of what is learnt.

use super::chunk::Chunks;
use super::tagger::Evidence;
use crate::category::Category;
use crate::reading::Reading;
use crate::token::TokenKind;

/// How many rows the features name.
#[cfg(any(test, feature = "training"))]
pub(crate) const ROWS: usize = FIRST_COMBINATION + (1 << COMBINATION_BITS);

/// How many features a chunk has.
pub(crate) const COUNT: usize = PLACES + COMBINATIONS;

/// Words are told apart by so many bits of their hashes.
const WORD_BITS: u32 = 13;

/// The places of words: the chunk before, here, behind.
const PLACES: usize = 3;

/// The rows of a word: its places, and the word here where the grammar labels nothing around it.
const BLOCK: usize = PLACES + 1;

/// The first row of the combinations, and how many bits of a hash choose among them.
const FIRST_COMBINATION: usize = BLOCK << WORD_BITS;
const COMBINATION_BITS: u32 = 16;

/// How far the features look to each side, in chunks.
const REACH: usize = 3;

/// What stands for the words, categories and labels beyond the ends of a paragraph.
const NO_WORD: u32 = 0x5EED;
const NO_CATEGORY: u8 = 63;
const NO_LABEL: u8 = 15;

/// The features of the chunks of one paragraph.
#[derive(Debug, Default)]
pub(crate) struct Features {
    /// Hashes of the last words of the chunks, with [`REACH`] more at both ends, as the next three have.
    words: Vec<u32>,
    /// The same of what the lexicon says of them and of how they are written.
    classes: Vec<u32>,
    categories: Vec<u8>,
    /// The labels that the grammar gave.
    labels: Vec<u8>,
    rest: Vec<Fact>,
}

/// What else the features say of a chunk.
#[derive(Clone, Copy, Debug)]
struct Fact {
    /// The rule and the confidence of the grammar's attribution, 0 if it has none.
    pattern: u8,
    before: Neighbour,
    behind: Neighbour,
}

/// The nearest cue verb of the sentence on one side, outside quotations.
#[derive(Clone, Copy, Debug)]
struct Neighbour {
    /// Hash of the word, 0 if there is none.
    word: u32,
    cue: u16,
    /// Commas between, at most 3.
    commas: u8,
}

const NOBODY: Neighbour = Neighbour { word: 0, cue: 0, commas: 0 };

impl Features {
    /// Reads the chunks of a paragraph, instead of those read before.
    pub(super) fn read(&mut self, reading: &Reading<'_>, chunks: &Chunks, evidence: &Evidence) {
        let first = |chunk: &crate::span::TokenSpan| chunk.start as usize;
        let last = |chunk: &crate::span::TokenSpan| chunk.end as usize - 1;
        let spans = chunks.spans.iter();
        fill(&mut self.words, spans.clone().map(|chunk| hash_of(reading, last(chunk))), NO_WORD);
        fill(&mut self.classes, spans.clone().map(|chunk| class_of(reading, last(chunk))), NO_WORD);
        fill(&mut self.categories, spans.clone().map(|chunk| reading.categories[last(chunk)] as u8), NO_CATEGORY);
        fill(&mut self.labels, spans.clone().map(|chunk| evidence.labels[first(chunk)].number()), NO_LABEL);
        self.rest.clear();
        let pattern = |chunk| evidence.patterns[first(chunk)];
        self.rest.extend(spans.map(|chunk| Fact { pattern: pattern(chunk), before: NOBODY, behind: NOBODY }));
        let mut start = 0;
        for &end in &chunks.ends {
            self.find_neighbours(reading, chunks, start..end);
            start = end;
        }
    }

    /// Fills in the cue verbs around the chunks of a sentence.
    fn find_neighbours(&mut self, reading: &Reading<'_>, chunks: &Chunks, sentence: std::ops::Range<usize>) {
        let mut nearest = NOBODY;
        for chunk in sentence.clone() {
            self.rest[chunk].before = nearest;
            self.pass(reading, chunks, chunk, &mut nearest);
        }
        let mut nearest = NOBODY;
        for chunk in sentence.rev() {
            self.rest[chunk].behind = nearest;
            self.pass(reading, chunks, chunk, &mut nearest);
        }
    }

    #[inline]
    fn pass(&self, reading: &Reading<'_>, chunks: &Chunks, chunk: usize, nearest: &mut Neighbour) {
        let category = self.categories[REACH + chunk];
        if category == Category::Comma as u8 {
            nearest.commas = (nearest.commas + 1).min(3);
        } else if is_verb(category) {
            let token = chunks.spans[chunk].end as usize - 1;
            if let Some(cue) = reading.words[token].cue().filter(|_| reading.marks.inside[token] == 0) {
                *nearest = Neighbour { word: self.words[REACH + chunk], cue: cue + 1, commas: 0 };
            }
        }
    }

    /// The rows of a chunk.
    #[inline]
    pub(super) fn rows(&self, chunk: usize) -> [u32; COUNT] {
        let mut rows = [0; COUNT];
        let (of_words, of_combinations) = rows.split_at_mut(PLACES);
        let words: [u32; 3] = window(&self.words, chunk + REACH - 1, NO_WORD);
        for (place, (row, word)) in of_words.iter_mut().zip(words).enumerate() {
            *row = row_of_word(word, place);
        }
        self.combine(chunk, words[1], of_combinations);
        rows
    }

    /// Writes the rows of all combinations.
    #[inline]
    fn combine(&self, chunk: usize, word: u32, rows: &mut [u32]) {
        // A byte a chunk, that of the first one lowest.
        let categories = u64::from_le_bytes(window(&self.categories, chunk + REACH - 1, NO_CATEGORY));
        let labels: [u8; 4] = window(&self.labels, chunk + REACH - 1, NO_LABEL);
        let [class_before, class]: [u32; 2] = window(&self.classes, chunk + REACH - 1, NO_WORD);
        let labels_around = u64::from(labels[0]) | u64::from(labels[1]) << 4 | u64::from(labels[2]) << 8;
        let label = u64::from(labels[1]);
        let pair = categories & 0xFFFF;
        let next = categories >> 8 & 0xFFFF;
        let Fact { pattern, before, behind: after } = self.rest[chunk];
        let keys: [u64; COMBINATIONS] = [
            u64::from(word) << 12 | labels_around,
            categories & 0xFF_FFFF,
            categories >> 8 & 0xFFFF_FFFF,
            label << 8 | u64::from(pattern),
            label << 16 | next,
            label << 16 | pair,
            u64::from(before.word) << 24 | u64::from(before.commas) << 16 | pair,
            u64::from(after.word) << 24 | u64::from(after.commas) << 16 | next,
            u64::from(before.cue) << 4 | u64::from(before.commas),
            u64::from(class_before) << 32 | u64::from(class),
            u64::from(class),
        ];
        for (number, (row, key)) in (1..).zip(rows.iter_mut().zip(keys)) {
            *row = FIRST_COMBINATION as u32 + (hash(key ^ number << 58) >> (32 - COMBINATION_BITS));
        }
        if labels_around == 0 {
            rows[0] = row_of_word(word, PLACES);
        }
    }
}

/// A row of the block of a word.
#[inline]
fn row_of_word(word: u32, row: usize) -> u32 {
    (word as usize % (1 << WORD_BITS) * BLOCK + row) as u32
}

/// How many combinations a chunk has.
const COMBINATIONS: usize = 11;

/// Writes values over a list, with what stands for those beyond the ends.
fn fill<T: Copy>(list: &mut Vec<T>, values: impl Iterator<Item = T>, beyond: T) {
    list.clear();
    list.extend([beyond; REACH]);
    list.extend(values);
    list.extend([beyond; 2 * REACH]);
}

/// Some values of a list that has more of them, from the one with this index.
#[inline]
fn window<T: Copy, const COUNT: usize>(list: &[T], index: usize, beyond: T) -> [T; COUNT] {
    list.get(index..).and_then(|rest| rest.first_chunk().copied()).unwrap_or([beyond; COUNT])
}

#[inline]
fn is_verb(category: u8) -> bool {
    const VERBS: u64 = 1 << Category::Finite as u64
        | 1 << Category::Base as u64
        | 1 << Category::Participle as u64
        | 1 << Category::Gerund as u64;
    VERBS >> category & 1 == 1
}

/// The hash of a word in lower case, by its first 16 bytes; of a number or quotation mark by its kind.
#[inline]
fn hash_of(reading: &Reading<'_>, token: usize) -> u32 {
    hash(match reading.kind(token) {
        TokenKind::Number => 1,
        TokenKind::Money => 2,
        TokenKind::Percent => 3,
        TokenKind::Measure => 4,
        TokenKind::Time => 5,
        TokenKind::Date => 6,
        TokenKind::Mark(_) => 7,
        _ => {
            let span = reading.tokens[token].span().range();
            let [low, high] = beginning(reading.text.as_bytes(), span.start, span.len());
            low ^ high.rotate_left(23).wrapping_mul(ODD)
        }
    })
}
/// The hash of what is known of a word beyond its letters: its classes, its shape, its category.
#[inline]
fn class_of(reading: &Reading<'_>, token: usize) -> u32 {
    let written = (reading.tokens[token].shape as u64) << 8 | reading.categories[token] as u64;
    hash(reading.words[token].classes() ^ written << 48)
}

/// The first 16 bytes of a word in lower case, filled up with zeros.
#[inline]
fn beginning(text: &[u8], start: usize, length: usize) -> [u64; 2] {
    let bytes: [u8; 16] = match text[start..].first_chunk() {
        Some(&bytes) => bytes,
        None => {
            let mut bytes = [0; 16];
            let rest = &text[start..];
            bytes[..rest.len()].copy_from_slice(rest);
            bytes
        }
    };
    let word = u128::from_le_bytes(bytes);
    [first_bytes(word as u64, length), first_bytes((word >> 64) as u64, length.saturating_sub(8))].map(lower_case)
}

/// The first bytes of eight, at most all of them; the others are made zero.
#[inline]
fn first_bytes(word: u64, count: usize) -> u64 {
    match count {
        0 => 0,
        1..8 => word & ((1 << (8 * count)) - 1),
        _ => word,
    }
}

/// Sets bit 5 of every byte in `A..=Z`.
#[inline]
fn lower_case(word: u64) -> u64 {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    let ascii = word & (ONES * 0x7F);
    let above_at = ascii + ONES * (0x80 - b'A' as u64);
    let above_z = ascii + ONES * (0x80 - b'Z' as u64 - 1);
    word | ((above_at ^ above_z) & !word & (ONES * 0x80)) >> 2
}

const ODD: u64 = 0x9E37_79B9_7F4A_7C15;

/// Multiplication by an odd constant, whose high bits depend on all bits of the key.
#[inline]
fn hash(key: u64) -> u32 {
    ((key ^ key >> 32).wrapping_mul(ODD) >> 32) as u32
}
