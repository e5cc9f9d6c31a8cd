//! How a document is written: what one line break or one small letter means in it can only be told from many of them.

use super::layout;
use super::{View, ending};
use crate::token::{Gap, Shape, Site, TokenKind};

/// The habits of a document as far as it was read. What comes later has no say, so that a paragraph appended to a text
/// changes nothing in it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Habits {
    /// Single line breaks, and those among them in mid-sentence.
    breaks: u32,
    mid_sentence: u32,
    /// Bytes in the longest line that ends with a single break.
    longest_line: u32,
    /// Words behind a full stop, and those among them in lower case.
    starts: u32,
    small: u32,
}

impl Habits {
    /// Reads on from the token `start` to the next blank line, and returns the end of that block.
    pub(super) fn read_block(&mut self, view: View, start: usize) -> usize {
        let mut line = view.tokens.get(start).map_or(0, |token| token.start);
        for (index, token) in view.sites(Site::End, start) {
            if token.gap < Gap::Line {
                if is_terminal(token.kind) && token.gap == Gap::Space {
                    let next = first_of_sentence(view, index);
                    self.starts += u32::from(next.is_some());
                    self.small += u32::from(next == Some(Shape::Lower));
                }
                continue;
            }
            if token.gap == Gap::Blank {
                return index + 1;
            }
            self.breaks += 1;
            self.longest_line = self.longest_line.max(token.end - line);
            self.mid_sentence += u32::from(layout::continues(view, index));
            line = view.tokens.get(index + 1).map_or(token.end, |next| next.start);
        }
        view.tokens.len()
    }

    /// Lines were wrapped at some column: a single break is white space unless there is a sign that a paragraph ends. In
    /// wrapped prose two lines of three begin in lower case; in unwrapped prose hardly any line does.
    pub(super) fn wraps(self) -> bool {
        3 * self.mid_sentence >= self.breaks
    }

    /// Bytes in the longest line that ends with a single break.
    pub(super) fn longest_line(self) -> u32 {
        self.longest_line
    }

    /// Sentences often begin in lower case, as in mails: `the food was cold. we left.` One that does may follow an
    /// unknown abbreviation; when a third do, it is a habit.
    pub(super) fn starts_small(self) -> bool {
        self.small > 0 && 3 * self.small >= self.starts
    }
}

fn is_terminal(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Stop | TokenKind::Question | TokenKind::Exclamation)
}

/// The shape of the word behind the terminal `index` if that surely ends a sentence when a capital follows.
fn first_of_sentence(view: View, index: usize) -> Option<Shape> {
    let before = *view.tokens.get(index.checked_sub(1)?)?;
    let plain = before.kind == TokenKind::Word && before.shape == Shape::Lower && before.gap == Gap::None;
    let next = view.tokens.get(index + 1).filter(|next| next.kind == TokenKind::Word)?;
    (plain && before.end - before.start > 2 && !ending::is_abbreviation(view, index - 1)).then_some(next.shape)
}
