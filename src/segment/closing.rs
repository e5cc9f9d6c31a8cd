//! What closes behind the end of a sentence, and brackets that keep one open.

use super::{View, line};
use crate::lexicon::Class;
use crate::token::{Gap, Glyph, TokenKind};

/// The brackets that the current token stands in, of those that do not begin their sentence.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Brackets {
    /// Where the last one closes, or how far its end was looked for in vain.
    end: usize,
    closes: bool,
}

impl Brackets {
    /// How far away a closing bracket is looked for: an unclosed one must not keep the rest of the paragraph together.
    const LONGEST: usize = 60;

    pub(super) fn open(&mut self, view: &View<'_>, open: usize, end: usize) {
        if open < self.end {
            return;
        }
        let limit = end.min(open + Self::LONGEST);
        let close = (open + 1..limit).find(|&index| view.kind(index) == Some(TokenKind::Close));
        *self = Brackets { end: close.unwrap_or(limit), closes: close.is_some() };
    }

    /// A sentence that ends with the tokens from `terminal` to `after` would end within brackets.
    pub(super) fn hold(self, terminal: usize, after: usize) -> bool {
        self.closes && terminal < self.end && after <= self.end
    }
}

/// The end of the closing marks, brackets and note numbers from `index` on, which go with the sentence they close.
pub(super) fn closing_end(view: &View<'_>, mut index: usize, end: usize) -> usize {
    while index < end && view.gap(index - 1) == Gap::None && closes(view, index) {
        index += 1;
    }
    // `That was great! :-)`
    if matches!(view.kind(index), Some(TokenKind::Colon | TokenKind::Semicolon)) && line::is_smiley(view, index) {
        while index < end && view.gap(index) == Gap::None {
            index += 1;
        }
        index = (index + 1).min(end);
    }
    // Notes: `in Scotland. [1] In 1661`
    while view.kind(index) == Some(TokenKind::Open)
        && index + 2 < end
        && view.visible(index) == "["
        && view.kind(index + 1) == Some(TokenKind::Number)
        && view.visible(index + 2) == "]"
    {
        index += 3;
    }
    index
}

fn closes(view: &View<'_>, index: usize) -> bool {
    let token = view.tokens[index];
    match token.kind {
        TokenKind::Close => true,
        TokenKind::Mark(
            Glyph::DoubleOpen | Glyph::SingleOpen | Glyph::DoubleLow | Glyph::TexOpen | Glyph::GuillemetOpen,
        ) => view.gap(index) != Gap::None,
        TokenKind::Mark(Glyph::Double | Glyph::Single) => {
            view.gap(index) != Gap::None || view.kind(index + 1).is_none_or(|next| !matches!(next, TokenKind::Word))
        }
        TokenKind::Mark(_) => true,
        // A note number that was raised in print: `innovation.23 Open-mindedness`
        TokenKind::Number => {
            view.gap(index) != Gap::None
                && view.kind(index - 1) == Some(TokenKind::Stop)
                && !follows_abbreviation(view, index - 1)
        }
        _ => false,
    }
}

fn follows_abbreviation(view: &View<'_>, stop: usize) -> bool {
    stop == 0
        || view.word(stop - 1).is_any(&[Class::Abbreviation, Class::NumberAbbreviation])
        || view.visible(stop - 1).len() < 3
}

/// The line or paragraph up to `last` ends like a sentence.
pub(super) fn is_terminated(view: &View<'_>, last: usize) -> bool {
    use TokenKind::*;
    let mut index = last;
    while index > 0 && matches!(view.tokens[index].kind, Close | Mark(_)) && view.gap(index - 1) == Gap::None {
        index -= 1;
    }
    matches!(view.tokens[index].kind, Stop | Question | Exclamation | Ellipsis)
        || (view.tokens[index].kind == Acronym && view.visible(index).ends_with('.'))
}
