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

/// How many tokens of a long quotation are read at each end, its mark included.
const EDGE: usize = 2;

/// Labels every token, with the grammar's attributions among the evidence.
pub(super) fn tag(reading: &Reading<'_>, grammar: &[Attribution]) -> Vec<Label> {
    let evidence = Evidence::new(reading, grammar);
    let mut labels = vec![Label::OUTSIDE; reading.tokens.len()];
    let mut features = Features::default();
    let mut decoder = Decoder::new(&WEIGHTS);
    let mut best = Vec::new();
    for (number, paragraph) in reading.segments.paragraphs.iter().enumerate() {
        features.read(reading, number, &evidence.labels, &evidence.patterns);
        decoder.begin();
        for token in read_tokens(reading, paragraph.tokens) {
            decoder.push(&WEIGHTS.scores(&features.rows(token - paragraph.tokens.range().start)));
        }
        decoder.finish(&mut best);
        spread(reading, paragraph.tokens, &best, &mut labels);
    }
    labels
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

/// The tokens of a paragraph that are read: all but the inner ones of long quotations.
pub(super) fn read_tokens<'a>(reading: &'a Reading<'_>, tokens: TokenSpan) -> impl Iterator<Item = usize> + 'a {
    let mut next = tokens.range().start;
    let end = tokens.range().end;
    std::iter::from_fn(move || {
        let token = next;
        if token >= end {
            return None;
        }
        next = next_read(reading, token).min(end);
        Some(token)
    })
}

/// The token to be read after `token`.
fn next_read(reading: &Reading<'_>, token: usize) -> usize {
    let Some(number) = reading.marks.inside[token].checked_sub(1) else { return token + 1 };
    let quotation = reading.marks.quotations[number as usize].tokens.range();
    let is_long = quotation.len() > 2 * EDGE + 1;
    match is_long && token + 1 == quotation.start + EDGE {
        true => quotation.end - EDGE,
        false => token + 1,
    }
}

/// Gives the tokens that were not read the label of the last one before them that was.
fn spread(reading: &Reading<'_>, tokens: TokenSpan, best: &[Label], labels: &mut [Label]) {
    let mut before = tokens.range().start;
    for (token, &label) in read_tokens(reading, tokens).zip(best) {
        let between = labels[before].inner();
        if token > before + 1 {
            labels[before + 1..token].fill(between);
        }
        labels[token] = label;
        before = token;
    }
}
