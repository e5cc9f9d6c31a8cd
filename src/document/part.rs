//! One uninterrupted stretch of the text.

use super::Document;
use crate::span::TokenSpan;
use std::fmt;
use std::ops::Range;

/// One uninterrupted stretch of the text: a part of a content, of a cue, of a source.
///
/// ```
/// let document = dixit::parse("“They move at night,” Ingrid Solheim explained, “and a survey works by day.”");
/// let quote = document.quotes().next().unwrap();
/// let parts: Vec<&str> = quote.parts().map(|part| part.text()).collect();
/// assert_eq!(parts, ["“They move at night,”", "“and a survey works by day.”"]);
/// ```
#[derive(Clone, Copy)]
pub struct Part<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) tokens: TokenSpan,
}

impl<'d> Part<'d> {
    /// The repaired words.
    pub fn text(self) -> &'d str {
        self.document.text_of(self.tokens)
    }

    /// The bytes of the text as given.
    pub fn range(self) -> Range<usize> {
        self.document.range_of(self.tokens)
    }
}

impl fmt::Display for Part<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.text())
    }
}

impl fmt::Debug for Part<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Part").field("text", &self.text()).field("range", &self.range()).finish()
    }
}

/// Parts in text order as handles.
pub(super) fn parts<'d>(
    document: &'d Document<'d>,
    spans: &'d [TokenSpan],
) -> impl ExactSizeIterator<Item = Part<'d>> + DoubleEndedIterator + Clone {
    spans.iter().map(move |&tokens| Part { document, tokens })
}

/// The words of all parts, with one blank between two parts.
pub(super) fn joined<'d>(document: &'d Document<'d>, spans: &[TokenSpan]) -> std::borrow::Cow<'d, str> {
    match spans {
        [] => "".into(),
        [only] => document.text_of(*only).into(),
        _ => spans.iter().map(|&span| document.text_of(span)).collect::<Vec<_>>().join(" ").into(),
    }
}

/// From the first byte of the first part to the end of the last one; an empty range if there is no part.
pub(super) fn hull(document: &Document<'_>, spans: &[TokenSpan]) -> Range<usize> {
    match spans {
        [] => 0..0,
        [first, rest @ ..] => document.range_of(*first).start..document.range_of(*rest.last().unwrap_or(first)).end,
    }
}
