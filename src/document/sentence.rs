//! Sentences.

use super::{Document, Paragraph, Token};
use std::fmt;
use std::ops::Range;

/// A sentence. No sentence crosses a paragraph.
///
/// ```
/// let document = dixit::parse("Dr. Strand arrived at 9 a.m. on Monday. Nobody spoke.");
/// let sentences: Vec<&str> = document.sentences().map(|sentence| sentence.text()).collect();
/// assert_eq!(sentences, ["Dr. Strand arrived at 9 a.m. on Monday.", "Nobody spoke."]);
/// ```
#[derive(Clone, Copy)]
pub struct Sentence<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) id: u32,
}

impl<'d> Sentence<'d> {
    fn sentence(self) -> crate::segment::Sentence {
        self.document.segments.sentences[self.id()]
    }

    /// Its place among [`Document::sentences`].
    pub fn id(self) -> usize {
        self.id as usize
    }

    /// The repaired words.
    pub fn text(self) -> &'d str {
        self.document.text_of(self.sentence().tokens)
    }

    /// The bytes of the text as given, without white space at either end.
    pub fn range(self) -> Range<usize> {
        self.document.range_of(self.sentence().tokens)
    }

    /// The paragraph that it stands in.
    pub fn paragraph(self) -> Paragraph<'d> {
        Paragraph { document: self.document, id: self.sentence().paragraph }
    }

    /// Its tokens.
    pub fn tokens(self) -> impl ExactSizeIterator<Item = Token<'d>> + DoubleEndedIterator + Clone {
        self.document
            .visible(self.sentence().tokens)
            .range()
            .map(move |id| Token { document: self.document, id: id as u32 })
    }
}

impl fmt::Display for Sentence<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.text())
    }
}

impl fmt::Debug for Sentence<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Sentence").field("text", &self.text()).field("range", &self.range()).finish()
    }
}
