//! How a document is written: what one line break or one small letter means in it can only be told from many of them.

use super::layout;
use super::{View, ending};
use crate::token::{Gap, Shape, Site, TokenKind};

/// The habits of a document as far as it was read. What comes later has no say, so that a paragraph appended to a text
/// changes nothing in it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Habits {
    /// The end of the block that was read last, and whether single line breaks are in it.
    block_end: usize,
    is_broken: bool,
    /// Single line breaks, and those among them in mid-sentence.
    breaks: u32,
    mid_sentence: u32,
    /// Bytes in the longest line that ends with a single break.
    longest_line: u32,
    /// The token up to which the starts of sentences were read: only as far as anybody asks.
    starts_end: usize,
    /// Words behind a full stop, and those among them in lower case.
    starts: u32,
    small: u32,
}

impl Habits {
    /// Reads on from the token `start` to the next blank line, the end of a block.
    pub(super) fn read_block(&mut self, view: &View<'_>, start: usize) {
        self.block_end = view.tokens.len();
        self.is_broken = false;
        let mut line = view.tokens.get(start).map_or(0, |token| token.start);
        for (index, token) in view.sites(Site::Line, start) {
            if token.gap == Gap::Blank {
                self.block_end = index + 1;
                break;
            }
            self.is_broken = true;
            self.breaks += 1;
            self.longest_line = self.longest_line.max(token.end - line);
            self.mid_sentence += u32::from(layout::continues(view, index));
            line = view.tokens.get(index + 1).map_or(token.end, |next| next.start);
        }
    }

    /// The end of the block.
    pub(super) fn block_end(self) -> usize {
        self.block_end
    }

    /// Single line breaks are in the block.
    pub(super) fn is_broken(self) -> bool {
        self.is_broken
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
    pub(super) fn starts_small(&mut self, view: &View<'_>) -> bool {
        let block_end = self.block_end;
        for (index, token) in view.sites(Site::End, self.starts_end).take_while(|&(index, _)| index < block_end) {
            if is_terminal(token.kind) && token.gap == Gap::Space {
                let next = first_of_sentence(view, index);
                self.starts += u32::from(next.is_some());
                self.small += u32::from(next == Some(Shape::Lower));
            }
        }
        self.starts_end = block_end;
        self.small > 0 && 3 * self.small >= self.starts
    }
}

fn is_terminal(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Stop | TokenKind::Question | TokenKind::Exclamation)
}

/// The shape of the word behind the terminal `index` if that surely ends a sentence when a capital follows.
fn first_of_sentence(view: &View<'_>, index: usize) -> Option<Shape> {
    let before = *view.tokens.get(index.checked_sub(1)?)?;
    let plain = before.kind == TokenKind::Word && before.shape == Shape::Lower && before.gap == Gap::None;
    let next = view.tokens.get(index + 1).filter(|next| next.kind == TokenKind::Word)?;
    (plain && before.end - before.start > 2 && !ending::is_abbreviation(view, index - 1)).then_some(next.shape)
}
