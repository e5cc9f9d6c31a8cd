//! What a paragraph is: running text, heading, byline, list item.

use super::item::Marker;
use super::{ParagraphKind, View, closing};
use crate::lexicon::{self, Class};
use crate::span::TokenSpan;
use crate::token::{Glyph, Token, TokenKind};

/// The most tokens of a heading and of a byline.
const LONGEST_HEADING: usize = 24;
const LONGEST_BYLINE: usize = 16;

/// The kind of a paragraph of so many sentences.
pub(super) fn kind(view: &View<'_>, paragraph: TokenSpan, dateline: TokenSpan, sentences: usize) -> ParagraphKind {
    let start = first_visible(view, paragraph.range().start);
    let (end, length) = (paragraph.range().end, paragraph.range().end - start);
    let is_last = end == view.tokens.len();
    match length {
        _ if Marker::at(view, start).is_some() => ParagraphKind::Item,
        _ if !dateline.is_empty() || sentences > 1 => ParagraphKind::Body,
        1..=LONGEST_BYLINE if is_byline(view, start, end) => ParagraphKind::Byline,
        1..=LONGEST_HEADING if !is_last && is_heading(view, start, end) => ParagraphKind::Heading,
        _ => ParagraphKind::Body,
    }
}

fn first_visible(view: &View<'_>, start: usize) -> usize {
    start + usize::from(view.kind(start) == Some(TokenKind::Space))
}

/// `By Mary Smith`, `By MARY SMITH and Joe Bloggs, Associated Press`
fn is_byline(view: &View<'_>, start: usize, end: usize) -> bool {
    let named = |index| view.is_capital(index) && view.kind(index) != Some(TokenKind::Clitic);
    let joins = |index| {
        matches!(view.kind(index), Some(TokenKind::Comma | TokenKind::Handle | TokenKind::Email | TokenKind::Dash))
            || matches!(
                view.visible(index),
                "and" | "AND" | "for" | "of" | "in" | "at" | "the" | "|" | "&" | "." | "de" | "van" | "von"
            )
    };
    // `BYLINE: Mary Smith`
    if view.visible(start).eq_ignore_ascii_case("byline") && view.kind(start + 1) == Some(TokenKind::Colon) {
        return true;
    }
    let begins = view.visible(start).eq_ignore_ascii_case("by") && named(start + 1) && end - start >= 3;
    begins && (start + 1..end).all(|index| named(index) || joins(index)) && view.visible(end - 1) != "."
}

/// A line without a full stop at its end; with one, only if it is written in capitals like a title: `How Ann Bell
/// Thinks About the Sea.`
fn is_heading(view: &View<'_>, start: usize, end: usize) -> bool {
    use TokenKind::*;
    let quoted = matches!(view.kind(start), Some(Mark(Glyph::Double | Glyph::DoubleOpen | Glyph::TexOpen)))
        && matches!(view.kind(end - 1), Some(Mark(_)));
    if quoted || matches!(view.kind(end - 1), Some(Comma | Colon | Semicolon | Ellipsis | Dash | Open)) {
        return false;
    }
    if !closing::is_terminated(view, end - 1) {
        return (start..end).any(|index| matches!(view.kind(index), Some(Word | Acronym)));
    }
    if view.kind(end - 1) != Some(Stop) {
        return false;
    }
    let tokens = &view.tokens[start..end];
    let length = |token: &Token| token.end - token.start;
    // Short words and prepositions are written small in titles too. Nearly every sentence has others.
    let is_small = |(token, word): (&Token, &lexicon::Word)| {
        (token.kind == Word) & !token.shape.is_capital() & (length(token) > 4) & !word.is(Class::Starter)
    };
    if tokens.iter().zip(&view.words[start..end]).any(is_small) {
        return false;
    }
    let long_words = || tokens.iter().filter(|token| token.kind == Word && length(token) > 3);
    let (count, capitals) = (long_words().count(), long_words().filter(|token| token.shape.is_capital()).count());
    count > 2 && 4 * capitals >= 3 * count
}
