//! Paragraphs.

use super::{Document, Part, Sentence};
use crate::segment::ParagraphKind;
use std::fmt;
use std::ops::Range;

/// A paragraph, heading or other block of the text.
///
/// ```
/// let document = dixit::parse("The wall fell. Nobody was hurt.\n\nThe line will close.");
/// let counts: Vec<usize> = document.paragraphs().map(|paragraph| paragraph.sentences().len()).collect();
/// assert_eq!(counts, [2, 1]);
/// ```
#[derive(Clone, Copy)]
pub struct Paragraph<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) id: u32,
}

impl<'d> Paragraph<'d> {
    fn paragraph(self) -> &'d crate::segment::Paragraph {
        &self.document.segments.paragraphs[self.id()]
    }

    /// Its place among [`Document::paragraphs`].
    pub fn id(self) -> usize {
        self.id as usize
    }

    /// The repaired words.
    pub fn text(self) -> &'d str {
        self.document.text_of(self.paragraph().tokens)
    }

    /// The bytes of the text as given, without white space at either end.
    pub fn range(self) -> Range<usize> {
        self.document.range_of(self.paragraph().tokens)
    }

    /// Running text, heading, byline.
    pub fn kind(self) -> ParagraphKind {
        self.paragraph().kind
    }

    /// The dateline that it begins with: `OSLO, March 3 (NordWire) -`.
    pub fn dateline(self) -> Option<Part<'d>> {
        let tokens = self.paragraph().dateline;
        (!tokens.is_empty()).then_some(Part { document: self.document, tokens })
    }

    /// Its sentences.
    pub fn sentences(self) -> impl ExactSizeIterator<Item = Sentence<'d>> + DoubleEndedIterator + Clone {
        let (start, end) = self.paragraph().sentences;
        (start as usize..end as usize).map(move |id| Sentence { document: self.document, id: id as u32 })
    }
}

impl fmt::Display for Paragraph<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.text())
    }
}

impl fmt::Debug for Paragraph<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Paragraph")
            .field("kind", &self.kind())
            .field("text", &self.text())
            .field("range", &self.range())
            .finish()
    }
}
