//! Line breaks: which of them end a paragraph.
//!
//! Blank lines always do. A single line break is the end of a paragraph in an article that has one paragraph a line, and
//! nothing at all in one that was wrapped at some column; the document tells which.

use super::{View, kind, sentence};
use crate::token::{Gap, Shape, TokenKind};

/// How a document breaks its lines.
#[derive(Debug)]
pub(super) struct Breaks<'a> {
    view: View<'a>,
    /// Lines were wrapped: a single break is white space unless there is a sign that a paragraph ends.
    wrapped: bool,
    /// Bytes in the longest line that ends with a single break.
    longest: u32,
}

impl<'a> Breaks<'a> {
    pub(super) fn new(view: View<'a>) -> Self {
        let (mut breaks, mut mid_sentence, mut longest, mut line) = (0, 0, 0, 0);
        for (index, token) in view.tokens.iter().enumerate() {
            if token.gap < Gap::Line {
                continue;
            }
            if token.gap == Gap::Line {
                breaks += 1;
                longest = longest.max(token.end - line);
                mid_sentence += u32::from(continues(view, index));
            }
            line = view.tokens.get(index + 1).map_or(token.end, |next| next.start);
        }
        // In wrapped prose about two lines of three begin in lower case; in unwrapped prose hardly any line does.
        Self { view, wrapped: 5 * mid_sentence >= breaks, longest }
    }

    /// The end of the paragraph that begins with the token `start`.
    pub(super) fn paragraph_end(&self, start: usize) -> usize {
        let mut line = start;
        for (index, token) in self.view.tokens.iter().enumerate().skip(start) {
            if token.gap < Gap::Line {
                continue;
            }
            if token.gap == Gap::Blank || self.ends_paragraph(line, index) {
                return index + 1;
            }
            line = index + 1;
        }
        self.view.tokens.len()
    }

    /// Whether the single break behind the token `last`, the last of the line that begins with `first`, ends a paragraph.
    fn ends_paragraph(&self, first: usize, last: usize) -> bool {
        let view = self.view;
        if kind::is_item(view, last + 1) {
            return true;
        }
        if continues(view, last) {
            return false;
        }
        if !self.wrapped {
            return true;
        }
        // A line that stops well short of the others was not wrapped. A heading stops even shorter, without a full stop.
        let length = view.tokens[last].end - view.tokens[first].start;
        match sentence::is_terminated(view, last) {
            true => 4 * length < 3 * self.longest,
            false => 2 * length < self.longest && self.longest > 50 && view.is_capital(last + 1),
        }
    }
}

/// The line surely goes on after the break behind `last`: the next one begins in lower case, or this one ends in a comma.
fn continues(view: View, last: usize) -> bool {
    if view.kind(last) == Some(TokenKind::Comma) {
        return true;
    }
    let lower =
        view.tokens.get(last + 1).is_some_and(|next| next.kind == TokenKind::Word && next.shape == Shape::Lower);
    lower && !sentence::is_terminated(view, last) && sentence::is_lower(view, last + 1)
}
