//! Turns of a dialogue: quotations that nothing attributes, but that somebody speaks.

use super::confidence;
use super::cue::Act;
use super::{Attribution, QuoteKind, Rule};
use crate::mark::{Quotation, Role};
use crate::reading::Reading;
use crate::span::TokenSpan;
use crate::token::TokenKind;

/// Cuts a content where one quotation follows another at once, `"How so?" "Because it rained."`: two people speak.
/// Contents without such a place stay whole.
pub(super) fn split(reading: &Reading<'_>, content: TokenSpan) -> Vec<TokenSpan> {
    let inside = &reading.marks.inside;
    let mut start = content.range().start;
    let mut pieces = Vec::new();
    for token in content.range().skip(1) {
        if inside[token] != inside[token - 1] && inside[token] != 0 && inside[token - 1] != 0 {
            pieces.push(TokenSpan::new(start, token));
            start = token;
        }
    }
    pieces.push(TokenSpan::new(start, content.range().end));
    pieces
}

/// The quotations in which somebody speaks and that no attribution has taken; `taken` says which tokens are.
pub(super) fn find(reading: &Reading<'_>, taken: &[u32]) -> Vec<Attribution> {
    let is_free = |quotation: &&Quotation| taken[quotation.tokens.range()].iter().all(|owner| *owner == 0);
    reading
        .marks
        .quotations
        .iter()
        .filter(|quotation| quotation.depth == 1 && quotation.role == Role::Speech && is_sentence(reading, quotation))
        .filter(is_free)
        .map(|quotation| attribution(quotation.tokens))
        .collect()
}

/// It stands where a sentence can begin, and ends like one.
fn is_sentence(reading: &Reading<'_>, quotation: &Quotation) -> bool {
    let ends = quotation.inner().range().last().is_some_and(|last| ends_sentence(reading, last));
    let begins = match quotation.tokens.range().start.checked_sub(1) {
        None => true,
        Some(before) => {
            reading.marks.inside[before] != 0
                || ends_sentence(reading, before)
                || reading.segments.paragraphs.binary_search_by_key(&quotation.tokens.start, |it| it.tokens.start).is_ok()
        }
    };
    begins && ends
}

fn ends_sentence(reading: &Reading<'_>, token: usize) -> bool {
    matches!(
        reading.kind(token),
        TokenKind::Stop | TokenKind::Question | TokenKind::Exclamation | TokenKind::Ellipsis | TokenKind::Dash
    )
}

fn attribution(content: TokenSpan) -> Attribution {
    Attribution {
        content: vec![content],
        cue: Vec::new(),
        source: Vec::new(),
        kind: QuoteKind::Direct,
        act: Act::Say,
        rule: Rule::Turn,
        confidence: confidence::TURN,
        continues: None,
    }
}
