//! Turns of a dialogue: quotations that nothing attributes, but that somebody speaks.

use super::confidence;
use super::cue::Act;
use super::{Attribution, QuoteKind, Rule};
use crate::category::Category;
use crate::mark::{Quotation, Role};
use crate::reading::Reading;
use crate::span::TokenSpan;
use crate::spans::Spans;
use crate::token::TokenKind;

/// Where one quotation follows another at once in a content, `"How so?" |"Because it rained."`: two people speak.
pub(super) fn borders(reading: &Reading<'_>, content: TokenSpan) -> impl DoubleEndedIterator<Item = usize> {
    let inside = &reading.marks.inside;
    // All of them are or-ed, several at once: most contents are not quoted.
    let is_quoted = inside[content.range()].iter().fold(0, |all, quotation| all | quotation) != 0;
    let inner = if is_quoted { content.range().start + 1..content.range().end } else { 0..0 };
    inner.filter(|&token| inside[token] != inside[token - 1] && inside[token] != 0 && inside[token - 1] != 0)
}

/// The quotations in which somebody speaks and that no attribution has taken; `taken` gives the attribution of each
/// token + 1. Unless it answers another quotation, one goes on with what was said last.
pub(super) fn find(reading: &Reading<'_>, taken: &[u32]) -> Vec<Attribution> {
    let mut found = Vec::new();
    let (mut seen, mut last) = (0, None);
    for quotation in reading.marks.quotations.iter().filter(|quotation| quotation.depth == 1) {
        let tokens = quotation.tokens.range();
        let owner = taken[seen..tokens.start].iter().rev().find_map(|owner| owner.checked_sub(1));
        last = owner.or(last);
        seen = tokens.start;
        let is_free = taken[tokens.clone()].iter().all(|owner| *owner == 0);
        if is_free && quotation.closed && quotation.role == Role::Speech && is_sentence(reading, quotation) {
            let answers = tokens.start > 0 && reading.marks.inside[tokens.start - 1] != 0;
            found.push(turn(quotation.tokens, last.filter(|_| !answers)));
        }
    }
    found
}

/// It stands where a sentence can begin, and ends like one.
fn is_sentence(reading: &Reading<'_>, quotation: &Quotation) -> bool {
    let ends = quotation.inner().range().last().is_some_and(|last| ends_sentence(reading, last));
    let begins = match quotation.tokens.range().start.checked_sub(1) {
        None => true,
        Some(before) => {
            reading.marks.inside[before] != 0
                || ends_sentence(reading, before)
                || reading
                    .segments
                    .paragraphs
                    .binary_search_by_key(&quotation.tokens.start, |it| it.tokens.start)
                    .is_ok()
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

/// No signature is longer, in tokens.
const LONGEST_SIGNATURE: usize = 16;

/// `"We held the line." — Ada Lindqvist, mayor`: signature = "-" phrase without a verb, up to the end of the paragraph,
/// behind the quotation or in a paragraph of its own. Gives the dash and the rest.
fn signature(reading: &Reading<'_>, dash: usize, taken: &[u32]) -> Option<(TokenSpan, TokenSpan)> {
    let paragraphs = &reading.segments.paragraphs;
    let number = paragraphs.partition_point(|paragraph| paragraph.tokens.start <= dash as u32).checked_sub(1)?;
    let end = paragraphs[number].tokens.range().end;
    if dash >= end || end - dash > LONGEST_SIGNATURE || reading.kind(dash) != TokenKind::Dash {
        return None;
    }
    let last = (dash + 1..end).rev().find(|&token| reading.kind(token) != TokenKind::Stop)?;
    let source = TokenSpan::new(dash + 1, last + 1);
    let is_name = reading.categories[dash + 1] == Category::Name;
    let is_phrase = source.range().all(|token| !reading.categories[token].is_finite() && taken[token] == 0);
    (is_name && is_phrase).then_some((TokenSpan::new(dash, dash + 1), source))
}

/// Gives quotations without a cue the signature that stands behind them.
pub(super) fn sign(reading: &Reading<'_>, attributions: &mut [Attribution], taken: &[u32]) {
    for attribution in attributions.iter_mut().filter(|attribution| attribution.cue.is_empty()) {
        let end = attribution.content.last().map_or(0, |last| last.range().end);
        let is_quoted = end > 0 && reading.marks.inside[end - 1] != 0;
        let Some((dash, source)) = signature(reading, end, taken).filter(|_| is_quoted) else { continue };
        attribution.cue = dash.into();
        attribution.source = source.into();
        attribution.rule = Rule::Signature;
        attribution.confidence = confidence::SIGNED;
        attribution.continues = None;
    }
}

/// A quotation without anything.
fn turn(content: TokenSpan, continues: Option<u32>) -> Attribution {
    Attribution {
        content: content.into(),
        cue: Spans::None,
        source: Spans::None,
        kind: QuoteKind::Direct,
        act: Act::Say,
        rule: Rule::Turn,
        confidence: confidence::TURN,
        continues,
    }
}
