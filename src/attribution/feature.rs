//! The features of a token: what the model decides from.
//!
//! Each feature is a row of the weight table. Features of one word alone have blocks of rows, one row for each place
//! of the word relative to the token, so that a word costs one look at memory for all its neighbours; all others are
//! combinations, hashed into one range of rows, where collisions are part of what is learnt.

use super::tagger::Evidence;
use crate::category::Category;
use crate::reading::Reading;
use crate::segment::Paragraph;
use crate::span::TokenSpan;
use crate::token::TokenKind;

/// How many rows the features name.
#[cfg(any(test, feature = "training"))]
pub(crate) const ROWS: usize = FIRST_COMBINATION as usize + (1 << COMBINATION_BITS);

/// How many features a token has.
pub(crate) const COUNT: usize = WORDS.width + ENDINGS.width + COMBINATIONS;

/// A range of rows for what is known of one word: `width` of them a word, one for each place.
struct Block {
    first: usize,
    words: usize,
    width: usize,
}

/// Words from two tokens before to two tokens behind.
const WORDS: Block = Block { first: 0, words: 1 << 14, width: 7 };

/// Endings and shapes from one token before to one behind.
const ENDINGS: Block = Block { first: WORDS.end(), words: 1 << 12, width: 3 };

/// The first row of the combinations, and how many bits of a hash choose among them.
const FIRST_COMBINATION: u32 = ENDINGS.end() as u32;
const COMBINATION_BITS: u32 = 16;

impl Block {
    const fn end(&self) -> usize {
        self.first + self.words * self.width
    }

    fn row(&self, hash: u32, place: usize) -> u32 {
        (self.first + (hash as usize & (self.words - 1)) * self.width + place) as u32
    }
}

/// What the features say of one token by itself.
#[derive(Clone, Copy, Debug)]
struct Fact {
    /// Hash of the word in lower case, or of the kind of number or mark.
    word: u32,
    /// The same of its first word.
    opening: u32,
    /// Hash of the last letters and the shape.
    ending: u32,
    /// Number of its entry among the cues + 1, 0 if it is none.
    cue: u16,
    category: u8,
    place: Place,
    /// The label that the grammar gave.
    label: u8,
    /// The rule and the confidence of the grammar's attribution, 0 if it has none.
    pattern: u8,
    /// Tokens to the end of the sentence, in steps that grow.
    to_end: u8,
    before: Neighbour,
    behind: Neighbour,
}

/// Where a token stands in an outermost quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Outside,
    First,
    Inner,
    Last,
    /// Beyond the paragraph.
    Nowhere,
}

/// The nearest cue verb of the sentence on one side, outside quotations.
#[derive(Clone, Copy, Debug)]
struct Neighbour {
    /// Hash of the word, 0 if there is none.
    word: u32,
    cue: u16,
    /// In steps that grow.
    distance: u8,
    /// Commas between, at most 3.
    commas: u8,
}

const NOBODY: Neighbour = Neighbour { word: 0, cue: 0, distance: 0, commas: 0 };

/// Beyond the ends of a paragraph.
const NOTHING: Fact = Fact {
    word: 0x5EED,
    opening: 0x5EED,
    ending: 0x5EED,
    cue: 0,
    category: 63,
    place: Place::Nowhere,
    label: 15,
    pattern: 0,
    to_end: 0,
    before: NOBODY,
    behind: NOBODY,
};

/// How far the features look to each side, in tokens.
const REACH: usize = 3;

/// The features of the tokens of one paragraph.
#[derive(Debug, Default)]
pub(crate) struct Features {
    /// With [`REACH`] times [`NOTHING`] at both ends.
    facts: Vec<Fact>,
}

impl Features {
    /// Reads the chunks of a paragraph.
    pub(super) fn read(&mut self, reading: &Reading<'_>, paragraph: &Paragraph, chunks: &[TokenSpan], evidence: &Evidence) {
        self.facts.clear();
        self.facts.extend([NOTHING; REACH]);
        self.facts.extend(chunks.iter().map(|chunk| fact(reading, *chunk, evidence)));
        self.facts.extend([NOTHING; REACH]);
        let (first, last) = paragraph.sentences;
        let mut start = 0;
        for sentence in &reading.segments.sentences[first as usize..last as usize] {
            let count = chunks[start..].iter().take_while(|chunk| chunk.start < sentence.tokens.end).count();
            if count > 0 {
                place_in_sentence(&mut self.facts[REACH + start..REACH + start + count]);
            }
            start += count;
        }
    }

    /// The rows of a token, counted from the start of the paragraph.
    #[inline]
    pub(super) fn rows(&self, token: usize) -> [u32; COUNT] {
        let facts: &[Fact; 2 * REACH + 1] = self.facts[token..].first_chunk().unwrap_or(&[NOTHING; 2 * REACH + 1]);
        let mut rows = [0; COUNT];
        let (words, rest) = rows.split_at_mut(WORDS.width);
        let (endings, combinations) = rest.split_at_mut(ENDINGS.width);
        for place in 0..5 {
            words[place] = WORDS.row(facts[REACH - 2 + place].word, place);
        }
        words[5] = WORDS.row(facts[REACH].opening, 5);
        words[6] = WORDS.row(facts[REACH + 1].opening, 6);
        for (place, row) in endings.iter_mut().enumerate() {
            *row = ENDINGS.row(facts[REACH - 1 + place].ending, place);
        }
        combine(facts, combinations);
        rows
    }
}

fn fact(reading: &Reading<'_>, chunk: TokenSpan, evidence: &Evidence) -> Fact {
    let (first, token) = (chunk.range().start, chunk.range().end - 1);
    let (word, ending) = hashes(reading, token);
    let opening = if first == token { word } else { hashes(reading, first).0 };
    Fact {
        word,
        opening,
        ending,
        cue: reading.words[token].cue().map_or(0, |cue| cue + 1),
        category: reading.categories[token] as u8,
        place: place(reading, token),
        label: evidence.labels[first].number(),
        pattern: evidence.patterns[first],
        ..NOTHING
    }
}

fn place(reading: &Reading<'_>, token: usize) -> Place {
    let Some(number) = reading.marks.inside[token].checked_sub(1) else { return Place::Outside };
    let quotation = reading.marks.quotations[number as usize].tokens.range();
    match token {
        _ if token + 1 == quotation.end => Place::Last,
        _ if token == quotation.start => Place::First,
        _ => Place::Inner,
    }
}

/// Fills in what depends on the other tokens of the sentence.
fn place_in_sentence(facts: &mut [Fact]) {
    let count = facts.len();
    let mut seen = Nearest { neighbour: NOBODY, tokens: 0 };
    for (index, fact) in facts.iter_mut().enumerate() {
        fact.to_end = steps(count - 1 - index);
        fact.before = seen.neighbour();
        seen.pass(fact);
    }
    let mut seen = Nearest { neighbour: NOBODY, tokens: 0 };
    for fact in facts.iter_mut().rev() {
        fact.behind = seen.neighbour();
        seen.pass(fact);
    }
}

/// The last cue verb passed.
struct Nearest {
    neighbour: Neighbour,
    tokens: usize,
}

impl Nearest {
    fn neighbour(&self) -> Neighbour {
        Neighbour { distance: steps(self.tokens), commas: self.neighbour.commas.min(3), ..self.neighbour }
    }

    fn pass(&mut self, fact: &Fact) {
        let is_verb = fact.cue != 0 && fact.place == Place::Outside && is_verb(fact.category);
        if is_verb {
            *self = Nearest { neighbour: Neighbour { word: fact.word, cue: fact.cue, ..NOBODY }, tokens: 0 };
        }
        let is_comma = fact.category == Category::Comma as u8;
        self.neighbour.commas = self.neighbour.commas.saturating_add(u8::from(is_comma));
        self.tokens += 1;
    }
}

fn is_verb(category: u8) -> bool {
    const VERBS: u64 = 1 << Category::Finite as u64
        | 1 << Category::Base as u64
        | 1 << Category::Participle as u64
        | 1 << Category::Gerund as u64;
    VERBS >> category & 1 == 1
}

/// Small numbers as they are, large ones in few steps.
fn steps(number: usize) -> u8 {
    match number {
        0..=4 => number as u8,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        _ => 9,
    }
}

/// How many combinations a token has.
const COMBINATIONS: usize = 17;

/// Writes the rows of all combinations.
#[inline]
fn combine(facts: &[Fact; 2 * REACH + 1], rows: &mut [u32]) {
    let [_, _, before, here, behind, ..] = facts;
    // Six bits a token, that of the last one lowest.
    let all = facts.iter().fold(0, |all, fact| all << 6 | u64::from(fact.category));
    let categories = |first: u32, last: u32| all >> (6 * (3 - last)) & ((1 << (6 * (first + last + 1))) - 1);
    let (pair, next, three) = (categories(1, 0), categories(0, 1), categories(1, 1));
    let word = |fact: &Fact| u64::from(fact.word);
    let label = u64::from(here.label);
    let labels = u64::from(before.label) << 8 | label << 4 | u64::from(behind.label);
    let places = [before, here, behind].iter().fold(0, |all, fact| all << 3 | fact.place as u64);
    let left = here.before;
    let right = here.behind;
    let keys: [u64; COMBINATIONS] = [
        three,
        categories(1, 2),
        categories(0, 3),
        word(before) << 32 | word(here),
        word(here) << 32 | word(behind),
        word(here) << 18 | three,
        label << 8 | u64::from(here.pattern),
        labels,
        labels << 32 | word(here),
        label << 12 | next,
        label << 12 | pair,
        places << 18 | three,
        u64::from(here.to_end) << 6 | u64::from(here.category),
        u64::from(left.word) << 16 | u64::from(left.commas) << 12 | pair,
        u64::from(right.word) << 16 | u64::from(right.commas) << 12 | next,
        u64::from(left.word) << 4 | u64::from(left.distance),
        u64::from(left.cue) << 4 | u64::from(left.commas),
    ];
    for (number, (row, key)) in (1..).zip(rows.iter_mut().zip(keys)) {
        *row = FIRST_COMBINATION + (hash(key ^ number << 58) >> (32 - COMBINATION_BITS));
    }
}

/// Hashes of a word in lower case, by its first 16 bytes, and of its last three bytes and its shape; of a number or mark
/// by its kind.
fn hashes(reading: &Reading<'_>, token: usize) -> (u32, u32) {
    let shape = reading.tokens[token].shape as u64 + 1;
    let kind = match reading.kind(token) {
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
            let ending = match span.len() {
                0..=3 => low,
                length @ 4..=8 => low >> (8 * length - 24),
                length => high << 24 >> (8 * length.min(16) - 64) | low >> 40 >> (8 * length.min(16) - 64).min(63),
            };
            let ending = ending & 0xFF_FFFF;
            return (hash(low ^ high.rotate_left(23).wrapping_mul(ODD)), hash(ending | shape << 32));
        }
    };
    (hash(kind), hash(kind | shape << 32))
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
