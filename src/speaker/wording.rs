//! The words by which a speaker is called.

use crate::reading::Reading;
use crate::span::{Span, TokenSpan};

/// Words of the text, or words made of them.
#[derive(Clone, Debug)]
pub(crate) enum Wording {
    Given(Span),
    Made(Box<str>),
}

impl Wording {
    /// The words of some tokens, in one line.
    pub(super) fn of(reading: &Reading<'_>, tokens: TokenSpan) -> Wording {
        let text = reading.text(tokens);
        match is_in_one_line(text) {
            true => {
                let start = reading.tokens.get(tokens.range().start).map_or(0, |token| token.start);
                Wording::Given(Span::new(start, start + text.len() as u32))
            }
            false => Wording::Made(text.split_whitespace().collect::<Vec<_>>().join(" ").into()),
        }
    }

    /// The words, of the text that they come from.
    pub(crate) fn of_text<'a>(&'a self, text: &'a str) -> &'a str {
        match self {
            Wording::Given(span) => &text[span.range()],
            Wording::Made(words) => words,
        }
    }
}

/// There are neither line breaks nor tabs nor runs of blanks.
fn is_in_one_line(text: &str) -> bool {
    let mut before = 0;
    text.bytes().all(|byte| {
        let breaks = matches!(byte, b'\n' | b'\r' | b'\t') || byte == b' ' && before == b' ';
        before = byte;
        !breaks
    })
}
