//! The words by which a speaker is called.

use crate::reading::Reading;
use crate::span::{Span, TokenSpan};
use crate::token::Token;

/// Words of the text, or words made of them.
#[derive(Clone, Debug)]
pub(crate) enum Wording {
    Given(Span),
    Made(Box<str>),
}

impl Wording {
    /// The words of some tokens, in one line.
    pub(super) fn of(reading: &Reading<'_>, tokens: TokenSpan) -> Wording {
        let inner = &reading.tokens[tokens.range()];
        let (Some(first), Some(last)) = (inner.first(), inner.last()) else { return Wording::Given(Span::default()) };
        let gap = |pair: &[Token]| &reading.text.as_bytes()[pair[0].end as usize..pair[1].start as usize];
        match inner.windows(2).all(|pair| is_blank(gap(pair))) {
            true => Wording::Given(Span::new(first.start, last.end)),
            false => Wording::Made(reading.text(tokens).split_whitespace().collect::<Vec<_>>().join(" ").into()),
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

/// Nothing, or one blank of some width: neither line breaks nor tabs nor runs of blanks.
fn is_blank(gap: &[u8]) -> bool {
    match gap {
        [] => true,
        [byte] => *byte == b' ',
        _ => !gap.iter().any(|byte| matches!(byte, b'\n' | b'\r' | b'\t')) && !gap.windows(2).any(|pair| pair == b"  "),
    }
}
