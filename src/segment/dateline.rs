//! Datelines: where and when the story was filed, and by whom.

use super::View;
use crate::lexicon::Class;
use crate::span::TokenSpan;
use crate::token::{Gap, Shape, TokenKind};

/// The most tokens that stand before the dash.
const LONGEST: usize = 20;

/// The dateline that the paragraph begins with, its dash included; an empty span at its start if there is none.
///
/// ```text
/// dateline = place *( "," ( region / date ) ) [ "(" agency ")" ] dash      ; WASHINGTON, Aug. 19 (UPI) —
///          / place *( "," ( region / date ) ) "." "/" agency "/" "."       ; MOSCOW, May 5. /TASS/.
///          / "(" agency ")" dash                                           ; (Reuters) -
/// ```
pub(super) fn dateline(view: &View<'_>, start: usize, end: usize) -> TokenSpan {
    let none = TokenSpan::new(start, start);
    let first = start + usize::from(view.kind(start) == Some(TokenKind::Space));
    // Nearly every paragraph is turned away by its first token.
    if !view.is_capital(first) && view.kind(first) != Some(TokenKind::Open) {
        return none;
    }
    let end = end.min(first + LONGEST);
    let place_end = place(view, first, end);
    // And most others by the word behind what may be a place.
    if !may_go_on(view, place_end) {
        return none;
    }
    let dated_end = circumstances(view, place_end, end);
    let (agency_end, has_agency) = agency(view, dated_end, end);
    let is_dashed = view.kind(agency_end) == Some(TokenKind::Dash) && agency_end < end;
    if !is_dashed && !may_go_on(view, dated_end) {
        return none;
    }
    let is_known = is_known_place(view, first, place_end);
    let is_place = place_end > first
        && ((first..place_end).all(|index| view.tokens[index].shape != Shape::Capitalised) || is_known);
    // `NOW OPEN—the harbour` is no place; `OSLO—The` may only be one that is known.
    let is_apart = agency_end > first && view.gap(agency_end - 1) != Gap::None || is_known;
    if is_dashed && is_apart && (has_agency || is_place) {
        return TokenSpan::new(start, agency_end + 1);
    }
    match slashed_agency(view, dated_end, end) {
        Some(after) if is_place => TokenSpan::new(start, after),
        _ => none,
    }
}

/// A dateline may go on with this token behind its place or its date.
fn may_go_on(view: &View<'_>, index: usize) -> bool {
    use TokenKind::*;
    matches!(view.kind(index), Some(Comma | Open | Dash | Stop | Symbol))
}

/// One to four capitalised words: `OSLO`, `NEW YORK`, `ST. LOUIS`.
fn place(view: &View<'_>, first: usize, end: usize) -> usize {
    let belongs = |&index: &usize| {
        let token = view.tokens[index];
        match token.kind {
            TokenKind::Word => token.shape.is_capital(),
            TokenKind::Stop => index > first && view.word(index - 1).is(Class::Abbreviation),
            _ => false,
        }
    };
    first + (first..end.min(first + 5)).take_while(belongs).count()
}

fn is_known_place(view: &View<'_>, first: usize, end: usize) -> bool {
    end == first + 1 && view.word(first).is(Class::Place)
}

/// `, Fla.`, `, N.H.`, `, March 3`, `, Aug. 19, 2016`
fn circumstances(view: &View<'_>, mut index: usize, end: usize) -> usize {
    while index < end && view.kind(index) == Some(TokenKind::Comma) {
        let mut after = index + 1;
        while after < end.min(index + 5) {
            let is_stop = view.kind(after) == Some(TokenKind::Stop)
                && view.word(after - 1).is_any(&[Class::Abbreviation, Class::ClosingAbbreviation, Class::Month]);
            let is_part = match view.kind(after) {
                Some(TokenKind::Word | TokenKind::Acronym | TokenKind::Initial) => view.is_capital(after),
                Some(TokenKind::Number) => true,
                _ => is_stop,
            };
            if !is_part {
                break;
            }
            after += 1;
        }
        if after == index + 1 {
            break;
        }
        index = after;
    }
    index
}

/// `(AP)`, `(Reuters Health)`: where it ends, and whether it is there.
fn agency(view: &View<'_>, index: usize, end: usize) -> (usize, bool) {
    if view.kind(index) != Some(TokenKind::Open) {
        return (index, false);
    }
    let close = (index + 2..end.min(index + 7)).find(|&close| view.kind(close) == Some(TokenKind::Close));
    match close {
        // `Ann Bell (R-Texas) —` names a party.
        Some(close) if view.is_capital(index + 1) && !view.visible(index + 1).contains('-') => (close + 1, true),
        _ => (index, false),
    }
}

/// `. /TASS/.`
fn slashed_agency(view: &View<'_>, index: usize, end: usize) -> Option<usize> {
    let index = if view.kind(index) == Some(TokenKind::Stop) { index + 1 } else { index };
    let slash = |index| index < end && view.visible(index) == "/";
    if !slash(index) || !view.is_capital(index + 1) {
        return None;
    }
    let second = (index + 2..end.min(index + 6)).find(|&second| slash(second))?;
    let after = second + 1;
    let closed = after < end && matches!(view.kind(after), Some(TokenKind::Stop | TokenKind::Dash));
    (closed || view.gap(second) != Gap::None).then_some(after + usize::from(closed))
}
