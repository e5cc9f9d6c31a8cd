//! Where sentences begin and end in a paragraph.

use super::View;
use super::closing::{Brackets, closing_end};
use super::ending::ends_sentence;
use super::habit::Habits;
use super::item::Marker;
use super::line;
use crate::span::TokenSpan;
use crate::token::{Gap, Site, TokenKind};

/// Gives each sentence of the paragraph that begins with `dateline`, which belongs to the first one.
pub(super) fn sentences(
    view: &View<'_>,
    habits: &mut Habits,
    dateline: TokenSpan,
    end: usize,
    mut found: impl FnMut(TokenSpan),
) {
    let mut start = dateline.range().start;
    let mut list = Marker::at(view, start);
    let mut index = first_possible_end(view, dateline, list, end);
    let mut brackets = Brackets::default();
    while index < end {
        // In a list, any token may be the next marker.
        if list.is_none() {
            let site = view.sites.next(Site::End, index).unwrap_or(end);
            index = line::greeting(view, start, index).map_or(site, |comma| comma.min(site));
            if index >= end {
                break;
            }
        }
        let kind = view.tokens[index].kind;
        if let (Some(last), Some(next)) = (list, list.and_then(|_| Marker::at(view, index)))
            && last.is_followed_by(next)
        {
            if index > start {
                found(TokenSpan::new(start, index));
            }
            list = Some(next);
            start = index;
            index = (index + next.length).min(end);
            continue;
        }
        if kind == TokenKind::Open && index > start {
            brackets.open(view, index, end);
        }
        if let Some(line) = line::start(view, index)
            && line > start
        {
            found(TokenSpan::new(start, line));
            start = line;
        }
        if !is_terminal(view, start, index) {
            index += 1;
            continue;
        }
        let terminal = index;
        let after = closing_end(view, terminal + 1, end);
        index = after;
        if after < end && !brackets.hold(terminal, after) && ends_sentence(view, habits, terminal, after, end) {
            found(TokenSpan::new(start, after));
            start = after;
            // A list may begin in the middle of a paragraph: `Bring two things. 1. A pen 2. A knife`
            if let Some(first) = Marker::at(view, start).filter(|marker| marker.is_first()) {
                list = Some(first);
                index = (start + first.length).min(end);
            }
        }
    }
    if start < end {
        found(TokenSpan::new(start, end));
    }
}

/// What may end a sentence. Acronyms and initials do when their full stop also ends it, dashes when they break off a
/// quotation: `he wanted to--" At that`
fn is_terminal(view: &View<'_>, start: usize, index: usize) -> bool {
    use TokenKind::*;
    match view.tokens[index].kind {
        Stop | Question | Exclamation | Ellipsis | Acronym | Initial => true,
        Dash if view.gap(index) == Gap::None && matches!(view.kind(index + 1), Some(Mark(_))) => true,
        Dash | Colon | Semicolon | Comma | Symbol => line::is_end(view, start, index),
        _ => false,
    }
}

/// The first token where a sentence can end: behind a dateline, the marker of a list item, or the number of a figure or
/// chapter, whose full stops end nothing.
fn first_possible_end(view: &View<'_>, dateline: TokenSpan, list: Option<Marker>, end: usize) -> usize {
    if !dateline.is_empty() {
        return dateline.range().end;
    }
    let start = dateline.range().start;
    let numbered = view.kind(start) == Some(TokenKind::Word) && view.kind(start + 1) == Some(TokenKind::Number);
    let skipped = match view.kind(start) {
        _ if numbered && view.kind(start + 2) == Some(TokenKind::Stop) => 3,
        Some(TokenKind::Number) if view.kind(start + 1) == Some(TokenKind::Stop) => 2,
        _ => list.map_or(0, |marker| marker.length),
    };
    (start + skipped).min(end)
}
