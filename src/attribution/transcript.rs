//! Transcripts: `SMITH: The brakes failed twice.`

use super::cue::Act;
use super::{Found, Proposal, Rule};
use crate::category::Category::{Colon, Name, Stop};
use crate::reading::Reading;
use crate::span::TokenSpan;
use crate::token::Shape;

/// No label is longer, in tokens.
pub(super) const LONGEST_LABEL: usize = 5;

pub(crate) fn find(reading: &Reading<'_>, found: &mut Found<'_>) {
    for paragraph in &reading.segments.paragraphs {
        let Some(label) = label(reading, paragraph.tokens) else { continue };
        found.take(Proposal {
            content: TokenSpan::new(label.range().end + 1, paragraph.tokens.range().end).into(),
            cue: None,
            source: Some(label),
            act: Act::Say,
            rule: Rule::Transcript,
            confidence: 0.8,
        });
    }
}

/// label = (word in capitals | initial | stop)+ ":", at the start of a paragraph that goes on behind it.
fn label(reading: &Reading<'_>, paragraph: TokenSpan) -> Option<TokenSpan> {
    let range = paragraph.range();
    let may_stand = |index: usize| {
        reading.tokens[index].shape == Shape::Upper
            || matches!(reading.categories[index], Stop)
            || reading.categories[index] == Name
                && reading.tokens[index].shape == Shape::Capitalised
                && reading.tokens[index].span().range().len() <= 2
    };
    // Hardly any paragraph has a colon there.
    let near = reading.categories[range.start..].first_chunk::<{ LONGEST_LABEL + 1 }>();
    if near.is_some_and(|near| !near.iter().fold(false, |any, category| any | (*category == Colon))) {
        return None;
    }
    let mut window = range.start..range.end.min(range.start + LONGEST_LABEL + 1);
    let colon = window.find(|&index| !may_stand(index)).filter(|&end| reading.categories[end] == Colon)?;
    let is_label = (range.start..colon).any(|index| reading.tokens[index].shape == Shape::Upper);
    (is_label && colon + 1 < range.end && reading.marks.inside[range.start] == 0)
        .then(|| TokenSpan::new(range.start, colon))
}
