//! What the model reads: a token, or several that no attribution parts.
//!
//! `the new foreign minister`, `had not been told`: hardly ever does a source, a cue or a content begin or end inside such
//! a group. Read as one, they cost as little as one token, and the model sees farther.
//!
//! Of a long quotation only the first and the last tokens are read: what a quotation is, is decided at its marks.

use crate::category::Category;
use crate::reading::Reading;
use crate::segment::Paragraph;
use crate::span::TokenSpan;

/// How many tokens of a long quotation are read at each end, its mark included.
const EDGE: u32 = 2;

/// Cuts the tokens of a paragraph into chunks, written over `chunks`: all but the inner ones of long quotations.
pub(super) fn read(reading: &Reading<'_>, paragraph: &Paragraph, chunks: &mut Vec<TokenSpan>) {
    chunks.clear();
    let (first, last) = paragraph.sentences;
    let mut skipped = 0;
    for sentence in &reading.segments.sentences[first as usize..last as usize] {
        let mut start = sentence.tokens.start.max(skipped);
        while start < sentence.tokens.end {
            if let Some(quotation) = quotation_at(reading, start, paragraph.tokens.end)
                && quotation.end - quotation.start > 2 * EDGE
            {
                for token in (quotation.start..quotation.start + EDGE).chain(quotation.end - EDGE..quotation.end) {
                    chunks.push(TokenSpan { start: token, end: token + 1 });
                }
                start = quotation.end;
                skipped = start;
                continue;
            }
            let mut end = start + 1;
            while end < sentence.tokens.end && joins(reading, end as usize) {
                end += 1;
            }
            chunks.push(TokenSpan { start, end });
            start = end;
        }
    }
}

/// The outermost quotation that a token stands in, from that token to its end in the paragraph.
fn quotation_at(reading: &Reading<'_>, token: u32, end: u32) -> Option<TokenSpan> {
    let number = reading.marks.inside[token as usize].checked_sub(1)?;
    let quotation = reading.marks.quotations[number as usize].tokens;
    Some(TokenSpan { start: token, end: quotation.end.clamp(token + 1, end) })
}

/// Whether a token belongs to the chunk of the token before it.
fn joins(reading: &Reading<'_>, token: usize) -> bool {
    let (before, here) = (reading.categories[token - 1], reading.categories[token]);
    let table = if reading.words[token].cue().is_none() { &JOINS } else { &CUE_JOINS };
    table[before as usize] >> here as u32 & 1 == 1 && reading.marks.inside[token] == reading.marks.inside[token - 1]
}

use Category::*;

const fn set(categories: &[Category]) -> u32 {
    let (mut set, mut index) = (0, 0);
    while index < categories.len() {
        set |= 1 << categories[index] as u32;
        index += 1;
    }
    set
}

/// By the category of the token before: which categories go on with its chunk, if the token is no cue.
static JOINS: [u32; Category::COUNT] = {
    let mut table = [0; Category::COUNT];
    table[Determiner as usize] = set(&[Noun, Name, Number, Adjective, Adverb]);
    table[Number as usize] = set(&[Number, Adjective, Noun]);
    table[Adjective as usize] = set(&[Adjective, Noun, Name, Number]);
    table[Adverb as usize] = set(&[Adjective, Noun, Participle, Number]);
    table[Noun as usize] = set(&[Noun]);
    table[Name as usize] = set(&[Name, Noun, Adjective]);
    table[Auxiliary as usize] = set(&[Auxiliary, Negation, Adverb, Participle, Base, Gerund, Adjective]);
    table[Preposition as usize] = set(&[Time]);
    table
};

/// The same if it is one.
static CUE_JOINS: [u32; Category::COUNT] = [0; Category::COUNT];
