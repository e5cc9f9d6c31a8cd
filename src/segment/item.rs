//! Markers of list items: `• first`, `- first`, `1. first`, `2) second`, `(a) first`, `3.) third`.

use super::View;
use crate::token::{Gap, TokenKind};

/// What stands before the text of a list item.
#[derive(Clone, Copy, Debug)]
pub(super) struct Marker {
    /// How many tokens it has.
    pub(super) length: usize,
    form: Form,
    /// Its number; the place of its letter in the alphabet; 0 for a bullet.
    value: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Bullet(char),
    Dash,
    /// `(` before it, `.` and `)` behind it, and whether it is a letter.
    Counter {
        opened: bool,
        stopped: bool,
        closed: bool,
        letter: bool,
    },
}

impl Marker {
    /// The marker that begins with the token `start`.
    #[inline]
    pub(super) fn at(view: &View<'_>, start: usize) -> Option<Marker> {
        let token = view.tokens.get(start)?;
        // Nearly all that is looked at is a word with a blank behind it, and no counter is.
        let may_be = match token.kind {
            TokenKind::Word | TokenKind::Number => token.gap == Gap::None,
            kind => matches!(kind, TokenKind::Symbol | TokenKind::Dash | TokenKind::Open),
        };
        if may_be { Self::read(view, start) } else { None }
    }

    #[inline(never)]
    fn read(view: &View<'_>, start: usize) -> Option<Marker> {
        match view.kind(start)? {
            TokenKind::Symbol => {
                let bullet = view.visible(start).chars().next().filter(|bullet| "•*·◦▪●■‣►⁃".contains(*bullet))?;
                // A row of stars is a rule, not a list; a bullet alone on its line marks nothing.
                if view.gap(start) > Gap::Space || matches!(view.kind(start + 1), None | Some(TokenKind::Symbol)) {
                    return None;
                }
                // `• 9. The ninth item`
                let counter = counter(view, start + 1).map_or(0, |counter| counter.length);
                Some(Marker { length: 1 + counter, form: Form::Bullet(bullet), value: 0 })
            }
            TokenKind::Dash if view.gap(start) == Gap::Space && matches!(view.visible(start), "-" | "–") => {
                Some(Marker { length: 1, form: Form::Dash, value: 0 })
            }
            TokenKind::Open | TokenKind::Number | TokenKind::Word => counter(view, start),
            _ => None,
        }
    }

    /// It counts from one: `1.`, `a)`
    pub(super) fn is_first(self) -> bool {
        self.value == 1
    }

    /// `next` goes on with the list in the middle of a line: `1. The first item 2. The second item`
    pub(super) fn is_followed_by(self, next: Marker) -> bool {
        self.form == next.form && self.form != Form::Dash && (next.value == self.value + 1 || next.value == 0)
    }
}

/// ```text
/// counter = [ "(" ] ( number / letter ) [ "." ] [ ")" ]      ; a full stop or a closing bracket at least
/// ```
fn counter(view: &View<'_>, start: usize) -> Option<Marker> {
    let opened = view.kind(start) == Some(TokenKind::Open);
    let index = start + usize::from(opened);
    let token = view.tokens.get(index).filter(|token| token.gap == Gap::None && token.end - token.start <= 3)?;
    let text = view.visible(index);
    let (value, letter) = match (token.kind, text.as_bytes()) {
        (TokenKind::Number, _) => (text.parse().ok()?, false),
        (TokenKind::Word, &[letter @ b'a'..=b'z']) => (u32::from(letter - b'a') + 1, true),
        _ => return None,
    };
    let stopped = view.kind(index + 1) == Some(TokenKind::Stop);
    let close = index + 1 + usize::from(stopped);
    let closed = view.kind(close) == Some(TokenKind::Close) && view.gap(close - 1) == Gap::None;
    let last = if closed { close } else { close - 1 };
    let complete = (closed || (stopped && !opened)) && view.gap(last) == Gap::Space;
    complete.then_some(Marker {
        length: last + 1 - start,
        form: Form::Counter { opened, stopped, closed, letter },
        value,
    })
}
