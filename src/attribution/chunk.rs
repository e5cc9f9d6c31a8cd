//! What the model reads: a token, or several that no attribution parts.
//!
//! `the new foreign minister`, `had not been told`: hardly ever does a source, a cue or a content begin or end inside such
//! a group. Read as one, it costs as little as one token, and the model sees farther.
//!
//! Of a long quotation only the first and the last tokens are read: what a quotation is, is decided at its marks. Sentences
//! without any sign of an attribution are not read: in the training texts 5.5 per cent of the tokens stand in them, and 0.8
//! per cent of those that belong to a part.

use super::label::Label;
use super::tagger::Evidence;
use super::token_set::{BLOCK, TokenSet};
use crate::category::Category::{self, *};
use crate::reading::Reading;
use crate::segment::Paragraph;
use crate::span::TokenSpan;

/// How many tokens of a long quotation are read at each end, its mark included.
const EDGE: u32 = 2;

/// By the category of the token before: which categories go on with its chunk.
///
/// In the training texts less than two in a hundred of these pairs have a border of a source, a cue or a content between
/// them, and of all borders less than one in a hundred lies in such a pair.
static JOINS: [u32; Category::COUNT] = {
    let mut joins = [0; Category::COUNT];
    joins[Determiner as usize] = set(&[Noun, Name, Number, Adjective, Adverb]);
    joins[Number as usize] = set(&[Number, Adjective, Noun]);
    joins[Adjective as usize] = set(&[Adjective, Noun, Name, Number]);
    joins[Adverb as usize] = set(&[Adjective, Noun, Participle, Number]);
    joins[Noun as usize] = set(&[Noun]);
    joins[Name as usize] = set(&[Name, Noun, Adjective]);
    joins[Auxiliary as usize] = set(&[Auxiliary, Negation, Adverb, Participle, Base, Gerund, Adjective]);
    joins[Preposition as usize] = set(&[Time]);
    joins
};

const fn set(categories: &[Category]) -> u32 {
    let (mut set, mut index) = (0, 0);
    while index < categories.len() {
        set |= 1 << categories[index] as u32;
        index += 1;
    }
    set
}

/// The chunks of a paragraph.
#[derive(Debug)]
pub(super) struct Chunks {
    /// In text order. What lies between them is not read.
    pub(super) spans: Vec<TokenSpan>,
    /// For each sentence, the number of chunks up to its end.
    pub(super) ends: Vec<usize>,
    /// The first tokens of the chunks of the text.
    first: TokenSet,
}

impl Chunks {
    /// For the paragraphs of a text, of at most so many tokens each.
    pub(super) fn new(reading: &Reading<'_>, longest: usize) -> Self {
        Self { spans: Vec::with_capacity(longest), ends: Vec::with_capacity(longest / 8), first: first_tokens(reading) }
    }

    /// Reads a paragraph, instead of the one read before.
    pub(super) fn read(&mut self, reading: &Reading<'_>, paragraph: &Paragraph, evidence: &Evidence) {
        self.spans.clear();
        self.ends.clear();
        let (first, last) = paragraph.sentences;
        // A quotation may run over several sentences.
        let mut next = paragraph.tokens.start;
        for sentence in &reading.segments.sentences[first as usize..last as usize] {
            if next <= sentence.tokens.start && !has_sign(reading, sentence.tokens, evidence) {
                next = sentence.tokens.end;
            }
            while next < sentence.tokens.end {
                next = self.take(reading, TokenSpan { start: next, end: sentence.tokens.end }, paragraph.tokens.end);
            }
            self.ends.push(self.spans.len());
        }
    }

    /// Takes the next chunk, from the first of some tokens, or all that is read of a long quotation. Gives the token behind.
    #[inline]
    fn take(&mut self, reading: &Reading<'_>, TokenSpan { start, end }: TokenSpan, paragraph_end: u32) -> u32 {
        if let Some(behind) = quotation_end(reading, start)
            && let behind = behind.clamp(start + 1, paragraph_end)
            && behind - start > 2 * EDGE
        {
            let edges = (start..start + EDGE).chain(behind - EDGE..behind);
            self.spans.extend(edges.map(|token| TokenSpan { start: token, end: token + 1 }));
            return behind;
        }
        let behind = self.first.next(start as usize + 1).map_or(end, |next| end.min(next as u32));
        self.spans.push(TokenSpan { start, end: behind });
        behind
    }
}

/// The end of the outermost quotation that a token stands in.
#[inline]
fn quotation_end(reading: &Reading<'_>, token: u32) -> Option<u32> {
    let number = reading.marks.inside[token as usize].checked_sub(1)?;
    Some(reading.marks.quotations[number as usize].tokens.end)
}

/// The first tokens of chunks: those that do not go on with the one before. One that may be a cue does not.
fn first_tokens(reading: &Reading<'_>) -> TokenSet {
    let (mut before, mut inside_before) = (Category::Other, 0);
    let categories = reading.categories.chunks(BLOCK);
    let blocks = categories.zip(reading.marks.inside.chunks(BLOCK)).zip(reading.words.chunks(BLOCK));
    let first = blocks.map(|((categories, inside), words)| {
        let mut block = 0;
        for (bit, ((&category, &inside), word)) in categories.iter().zip(inside).zip(words).enumerate() {
            let joins = JOINS[before as usize] >> category as u32 & 1 == 1;
            let is_first = !joins | (inside != inside_before) | word.cue().is_some();
            block |= u64::from(is_first) << bit;
            (before, inside_before) = (category, inside);
        }
        block
    });
    TokenSet::of_blocks(first.collect())
}

/// Whether anything in a sentence hints at an attribution: a word that may be a cue, a quotation, or what the grammar found.
fn has_sign(reading: &Reading<'_>, sentence: TokenSpan, evidence: &Evidence) -> bool {
    sentence.range().any(|token| {
        reading.words[token].cue().is_some()
            || reading.marks.inside[token] != 0
            || evidence.labels[token] != Label::OUTSIDE
    })
}
