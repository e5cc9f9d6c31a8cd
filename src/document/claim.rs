//! What is asserted.

use super::{Document, Quote, Speaker};
use crate::claim::{Assertion, Modality, Polarity};
use std::fmt;
use std::ops::Range;

/// A clause that asserts something.
///
/// ```
/// use dixit::Polarity;
///
/// let document = dixit::parse("Tobias Renn said that the wall had not moved since 2019.");
/// let claim = document.claims().next().unwrap();
/// assert_eq!(claim.text(), "the wall had not moved since 2019");
/// assert_eq!(claim.polarity(), Polarity::Negated);
/// assert_eq!(claim.speaker().unwrap().name(), "Tobias Renn");
/// ```
#[derive(Clone, Copy)]
pub struct Claim<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) id: u32,
}

/// Who makes a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Voice {
    /// The source of the quote that it stands in.
    Speaker,
    /// The document itself.
    Author,
}

impl<'d> Claim<'d> {
    fn assertion(self) -> Assertion {
        self.document.claims[self.id()]
    }

    /// Its place among [`Document::claims`].
    pub fn id(self) -> usize {
        self.id as usize
    }

    /// The repaired words.
    pub fn text(self) -> &'d str {
        self.document.text_of(self.assertion().tokens)
    }

    /// The bytes of the text as given.
    pub fn range(self) -> Range<usize> {
        self.document.range_of(self.assertion().tokens)
    }

    /// Whether a speaker or the author makes it.
    pub fn voice(self) -> Voice {
        match self.assertion().attribution {
            Some(_) => Voice::Speaker,
            None => Voice::Author,
        }
    }

    /// The quote that it stands in; `None` if the document itself makes it.
    pub fn quote(self) -> Option<Quote<'d>> {
        self.assertion().attribution.map(|id| Quote { document: self.document, id })
    }

    /// The speaker of its quote.
    pub fn speaker(self) -> Option<Speaker<'d>> {
        self.quote().and_then(Quote::speaker)
    }

    /// Affirmed or negated.
    pub fn polarity(self) -> Polarity {
        self.assertion().polarity
    }

    /// How firmly it is made.
    pub fn modality(self) -> Modality {
        self.assertion().modality
    }

    /// How much a fact-checker would want it checked, 0 to 1.
    pub fn check_worthiness(self) -> f32 {
        self.assertion().check_worthiness
    }
}

impl fmt::Display for Claim<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.text())
    }
}

impl fmt::Debug for Claim<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Claim")
            .field("id", &self.id)
            .field("text", &self.text())
            .field("range", &self.range())
            .field("voice", &self.voice())
            .field("polarity", &self.polarity())
            .field("modality", &self.modality())
            .field("check_worthiness", &self.check_worthiness())
            .finish_non_exhaustive()
    }
}
