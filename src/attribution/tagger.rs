//! The model reads the text: which tokens are cues, sources and contents.
//!
//! A paragraph is one sequence of [chunks](super::chunk).

use super::chunk::Chunks;
use super::feature::Features;
use super::label::{self, Label, Part};
use super::state::State;
use super::{Attribution, Rule};
use crate::model::{Decoder, WEIGHTS};
use crate::reading::Reading;
use crate::span::TokenSpan;

/// What the model makes of a text.
pub(super) struct Tags {
    /// The parts, in text order.
    pub(super) stretches: Vec<Stretch>,
    /// For each paragraph, the number of stretches up to its end.
    pub(super) ends: Vec<usize>,
    /// One a token: how far its label was ahead of being outside when it was chosen, in the model's scores; 0 if it is
    /// outside or does not begin a chunk.
    pub(super) leads: Vec<i16>,
}

/// Tokens that play a part.
pub(super) type Stretch = (Part, TokenSpan);

/// Finds the parts, with the grammar's attributions among the evidence.
pub(super) fn tag(reading: &Reading<'_>, grammar: &[Attribution]) -> Tags {
    let evidence = Evidence::new(reading, grammar);
    let paragraphs = &reading.segments.paragraphs;
    let longest = paragraphs.iter().map(|paragraph| paragraph.tokens.len()).max().unwrap_or(0);
    let mut tags = Tags {
        stretches: Vec::with_capacity(4 * grammar.len()),
        ends: Vec::with_capacity(paragraphs.len()),
        leads: vec![0; reading.tokens.len()],
    };
    let mut chunks = Chunks::new(reading, longest);
    let mut features = Features::with_capacity(longest);
    let mut decoder = Decoder::new(&WEIGHTS, longest);
    let mut best = Vec::with_capacity(longest);
    let (mut rows, mut scores) = (Vec::with_capacity(longest), Vec::with_capacity(longest));
    for paragraph in paragraphs {
        chunks.read(reading, paragraph, &evidence);
        features.read(reading, &chunks, &evidence);
        // One after another, so that looks at memory far apart, which wait for it, overlap.
        features.rows(&mut rows);
        WEIGHTS.scores(&rows, &mut scores);
        decoder.begin();
        scores.iter().for_each(|scores| decoder.push(scores));
        decoder.finish(&mut best);
        tags.take(&chunks.spans, &best, &reading.marks.inside);
    }
    tags
}

impl Tags {
    /// Takes up the labelled chunks of a paragraph. What was not read of a quotation goes on with the chunk before it, a
    /// sentence that was not read only if the chunk behind it does, too.
    fn take(&mut self, chunks: &[TokenSpan], best: &[(State, i16)], inside: &[u32]) {
        let mut open: Option<Stretch> = None;
        for (chunk, &(state, lead)) in chunks.iter().zip(best) {
            let label = state.label();
            if let Some((_, tokens)) = &mut open {
                if label.is_inner() {
                    tokens.end = chunk.end;
                } else if inside[tokens.range().end] != 0 {
                    tokens.end = chunk.start;
                }
            }
            if label != Label::OUTSIDE {
                self.leads[chunk.start as usize] = lead;
            }
            if !label.is_inner() {
                self.stretches.extend(open.take());
                open = label.part().map(|part| (part, *chunk));
            }
        }
        self.stretches.extend(open);
        self.ends.push(self.stretches.len());
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_read_of_a_quotation_belongs_to_the_chunk_before_it() {
        let state = |part: Part| State::from_number(part as u8);
        let (content, source) = (state(Part::ContentBefore), state(Part::SourceBefore));
        let more = State::from_number(content.number() + State::INNER as u8);
        let span = |(start, end): (u32, u32)| TokenSpan { start, end };
        // Two tokens are not read, in a quotation or outside of all; then the content goes on, or something else comes.
        for (quoted, next, found) in [
            (true, more, vec![(0, 5)]),
            (true, State::OUTSIDE, vec![(0, 4)]),
            (true, source, vec![(0, 4), (4, 5)]),
            (false, more, vec![(0, 5)]),
            (false, State::OUTSIDE, vec![(0, 2)]),
            (false, source, vec![(0, 2), (4, 5)]),
        ] {
            let mut tags = Tags { stretches: Vec::new(), ends: Vec::new(), leads: vec![0; 5] };
            let chunks = [(0, 2), (4, 5)].map(span);
            tags.take(&chunks, &[(content, 7), (next, 9)], &[u32::from(quoted); 5]);
            let stretches: Vec<TokenSpan> = tags.stretches.iter().map(|(_, tokens)| *tokens).collect();
            assert_eq!(stretches, found.into_iter().map(span).collect::<Vec<_>>(), "{quoted} {next:?}");
            assert_eq!(tags.ends, [tags.stretches.len()]);
            assert_eq!(tags.leads, [7, 0, 0, 0, if next == State::OUTSIDE { 0 } else { 9 }]);
        }
    }
}
