//! The model reads the text: which tokens are cues, sources and contents.
//!
//! A paragraph is one sequence of [chunks](chunk).

use super::chunk::Chunks;
use super::feature::Features;
use super::label::{self, Label};
use super::{Attribution, Rule};
use crate::model::{Decoder, WEIGHTS};
use crate::reading::Reading;
use crate::span::TokenSpan;
use crate::token::TokenKind;

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
    let (mut chunks, mut best) = (Chunks::default(), Vec::new());
    for paragraph in &reading.segments.paragraphs {
        chunks.read(reading, paragraph);
        features.read(reading, &chunks, &evidence);
        decoder.begin();
        for chunk in 0..chunks.spans.len() {
            decoder.push(&WEIGHTS.scores(&features.rows(chunk)));
        }
        decoder.finish(&mut best);
        spread(&chunks.spans, &best, &mut tags);
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

/// Gives the tokens of each chunk its label, and those that were not read that of the last one before them that was.
fn spread(chunks: &[TokenSpan], best: &[(Label, i16)], tags: &mut Tags) {
    let mut end: Option<usize> = None;
    for (chunk, &(label, lead)) in chunks.iter().zip(best) {
        let chunk = chunk.range();
        if let Some(end) = end.filter(|&end| end < chunk.start) {
            let between = tags.labels[end - 1].inner();
            tags.labels[end..chunk.start].fill(between);
        }
        tags.labels[chunk.clone()].fill(label.inner());
        tags.labels[chunk.start] = label;
        tags.leads[chunk.start] = lead;
        end = Some(chunk.end);
    }
}
