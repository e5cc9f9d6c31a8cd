//! How a document is written: what one line break or one small letter means in it can only be told from all of them.

use super::layout;
use super::{View, sentence};
use crate::token::{Gap, Shape, TokenKind};

/// The habits of a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Habits {
    /// Lines were wrapped at some column: a single break is white space unless there is a sign that a paragraph ends.
    pub(super) wrapped: bool,
    /// Bytes in the longest line that ends with a single break.
    pub(super) longest_line: u32,
    /// Sentences often begin in lower case, as in mails: `the food was cold. we left.`
    pub(super) small_starts: bool,
}

impl Habits {
    pub(super) fn of(view: View) -> Habits {
        let (mut breaks, mut mid_sentence, mut longest_line, mut line) = (0, 0, 0, 0);
        let (mut starts, mut small) = (0, 0);
        for (index, token) in view.tokens.iter().enumerate() {
            // Nearly every token ends here: neither a line nor a sentence ends with it.
            if token.gap < Gap::Line {
                if is_terminal(token.kind) && token.gap == Gap::Space {
                    let start = first_of_sentence(view, index);
                    starts += u32::from(start.is_some());
                    small += u32::from(start == Some(Shape::Lower));
                }
                continue;
            }
            if token.gap == Gap::Line {
                breaks += 1;
                longest_line = longest_line.max(token.end - line);
                mid_sentence += u32::from(layout::continues(view, index));
            }
            line = view.tokens.get(index + 1).map_or(token.end, |next| next.start);
        }
        // In wrapped prose two lines of three begin in lower case; in unwrapped prose hardly any line does. One sentence
        // in lower case may follow an unknown abbreviation; when a third are, it is a habit.
        Habits { wrapped: 3 * mid_sentence >= breaks, longest_line, small_starts: small > 0 && 3 * small >= starts }
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
    (plain && before.end - before.start > 2 && !sentence::is_abbreviation(view, index - 1)).then_some(next.shape)
}
