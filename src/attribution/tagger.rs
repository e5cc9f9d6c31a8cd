//! The model reads the text: which tokens are cues, sources and contents.
//!
//! A paragraph is one sequence. Of a long quotation only the first and the last tokens are read: what a quotation is, is
//! decided at its marks.

use super::feature::Features;
use super::label::{self, Label};
use super::{Attribution, Rule};
use crate::model::{Decoder, WEIGHTS};
use crate::reading::Reading;
use crate::span::TokenSpan;
use crate::token::TokenKind;

/// How many tokens of a long quotation are read at each end, its mark included.
const EDGE: u32 = 2;

/// What the model makes of a text, token by token.
pub(super) struct Tags {
    pub(super) labels: Vec<Label>,
    /// How far each label was ahead of being outside when it was chosen, in the model's scores; 0 where it was not read.
    pub(super) leads: Vec<i16>,
}

/// Labels every token, with the grammar's attributions among the evidence.
pub(super) fn tag(reading: &Reading<'_>, grammar: &[Attribution]) -> Tags {
    let evidence = Evidence::new(reading, grammar);
    let count = reading.tokens.len();
    let mut tags = Tags { labels: vec![Label::OUTSIDE; count], leads: vec![0; count] };
    let mut features = Features::default();
    let mut decoder = Decoder::new(&WEIGHTS);
    let (mut read, mut best) = (Vec::new(), Vec::new());
    for (number, paragraph) in reading.segments.paragraphs.iter().enumerate() {
        let start = paragraph.tokens.range().start;
        features.read(reading, number, &evidence);
        read_tokens(reading, paragraph.tokens, &mut read);
        decoder.begin();
        for &token in &read {
            decoder.push(&WEIGHTS.scores(&features.rows(token as usize - start)));
        }
        decoder.finish(&mut best);
        spread(&read, &best, &mut tags);
    }
    // White space that the text begins with is no part of anything.
    if reading.tokens.first().is_some_and(|first| first.kind == TokenKind::Space) {
        tags.labels[0] = Label::OUTSIDE;
    }
    tags
}

/// What the grammar found, token by token.
pub(super) struct Evidence {
    pub(super) labels: Vec<Label>,
    /// The rule and the confidence of the attribution that a token belongs to, 0 if there is none.
    pub(super) patterns: Vec<u8>,
}

impl Evidence {
    pub(super) fn new(reading: &Reading<'_>, grammar: &[Attribution]) -> Self {
        let labels = label::label(reading.tokens.len(), grammar.iter().map(Attribution::parts));
        let mut patterns = vec![0; reading.tokens.len()];
        for attribution in grammar.iter().rev() {
            let spans = attribution.source.iter().chain(&attribution.content).chain(&attribution.cue);
            for span in spans {
                patterns[span.range()].fill(pattern(attribution.rule, attribution.confidence));
            }
        }
        Self { labels, patterns }
    }
}

/// A number from 1: the rule, and the confidence in tenths, of which the lower ones do not occur.
fn pattern(rule: Rule, confidence: f32) -> u8 {
    let tenths = ((confidence * 10.0) as u8).clamp(3, 10) - 3;
    1 + rule as u8 * 8 + tenths
}

/// The tokens of a paragraph that are read, written over `read`: all but the inner ones of long quotations.
pub(super) fn read_tokens(reading: &Reading<'_>, tokens: TokenSpan, read: &mut Vec<u32>) {
    read.clear();
    let mut next = tokens.start;
    while next < tokens.end {
        let Some(number) = reading.marks.inside[next as usize].checked_sub(1) else {
            read.push(next);
            next += 1;
            continue;
        };
        let quotation = reading.marks.quotations[number as usize].tokens;
        let end = quotation.end.clamp(next + 1, tokens.end);
        if end - next > 2 * EDGE {
            read.extend((next..next + EDGE).chain(end - EDGE..end));
        } else {
            read.extend(next..end);
        }
        next = end;
    }
}

/// Gives the tokens that were read their labels, and each of the others that of the last one before it that was.
fn spread(read: &[u32], best: &[(Label, i16)], tags: &mut Tags) {
    let mut last: Option<usize> = None;
    for (&token, &(label, lead)) in read.iter().zip(best) {
        let token = token as usize;
        if let Some(last) = last.filter(|&last| last + 1 < token) {
            let between = tags.labels[last].inner();
            tags.labels[last + 1..token].fill(between);
        }
        tags.labels[token] = label;
        tags.leads[token] = lead;
        last = Some(token);
    }
}
