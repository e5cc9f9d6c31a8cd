//! Line breaks: which of them end a paragraph.
//!
//! Blank lines always do. A single line break is the end of a paragraph in an article that has one paragraph a line, and
//! nothing at all in one that was wrapped at some column; the document tells which by its habits.

use super::habit::Habits;
use super::item::Marker;
use super::{View, closing, ending};
use crate::token::{Gap, Shape, Site, TokenKind};

/// The end of the paragraph that begins with the token `start`.
pub(super) fn paragraph_end(view: &View<'_>, habits: Habits, start: usize) -> usize {
    if !habits.is_broken() {
        return habits.block_end();
    }
    let mut line = start;
    for (index, token) in view.sites(Site::Line, start) {
        if token.gap == Gap::Blank || ends_paragraph(view, habits, line, index) {
            return index + 1;
        }
        line = index + 1;
    }
    view.tokens.len()
}

/// Whether the single break behind the token `last`, the last of the line that begins with `first`, ends a paragraph.
fn ends_paragraph(view: &View<'_>, habits: Habits, first: usize, last: usize) -> bool {
    if Marker::at(view, last + 1).is_some() {
        return true;
    }
    if continues(view, last) {
        return false;
    }
    if !habits.wraps() {
        return true;
    }
    // A line that stops well short of the others was not wrapped. A heading stops even shorter, without a full stop.
    let length = view.tokens[last].end - view.tokens[first].start;
    match closing::is_terminated(view, last) {
        true => 4 * length < 3 * habits.longest_line(),
        false => 2 * length < habits.longest_line() && habits.longest_line() > 50 && view.is_capital(last + 1),
    }
}

/// The line surely goes on after the break behind `last`: the next one begins in lower case, or this one ends in a comma.
pub(super) fn continues(view: &View<'_>, last: usize) -> bool {
    if view.kind(last) == Some(TokenKind::Comma) {
        return true;
    }
    let lower =
        view.tokens.get(last + 1).is_some_and(|next| next.kind == TokenKind::Word && next.shape == Shape::Lower);
    lower && !closing::is_terminated(view, last) && ending::is_lower(view, last + 1)
}
