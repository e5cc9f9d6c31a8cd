//! What stands between quotation marks.

use super::Document;
use crate::mark::Role;
use std::fmt;
use std::ops::Range;

/// A stretch of text between quotation marks, within a paragraph, whether somebody's words or not.
///
/// ```
/// use dixit::Role;
///
/// let document = dixit::parse("Edward “Ned” Carrow opened the shop in 1990.");
/// let quotation = document.quotations().next().unwrap();
/// assert_eq!((quotation.text(), quotation.role()), ("Ned", Role::Nickname));
/// ```
#[derive(Clone, Copy)]
pub struct Quotation<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) id: u32,
}

impl<'d> Quotation<'d> {
    fn quotation(self) -> &'d crate::mark::Quotation {
        &self.document.marks.quotations[self.id()]
    }

    /// Its place among [`Document::quotations`].
    pub fn id(self) -> usize {
        self.id as usize
    }

    /// The repaired words between the marks.
    pub fn text(self) -> &'d str {
        self.document.text_of(self.quotation().inner())
    }

    /// The bytes of the text as given, with the marks.
    pub fn range(self) -> Range<usize> {
        self.document.range_of(self.quotation().tokens)
    }

    /// Speech, or what else the marks are there for: scare quotes, the title of a work, a nickname.
    pub fn role(self) -> Role {
        self.quotation().role
    }

    /// How deep it is nested: 1 for the outermost.
    pub fn depth(self) -> usize {
        usize::from(self.quotation().depth)
    }

    /// There is an opening mark.
    pub fn is_opened(self) -> bool {
        self.quotation().opened
    }

    /// There is a closing mark; a paragraph of a running quotation has none until the last.
    pub fn is_closed(self) -> bool {
        self.quotation().closed
    }

    /// The quotation of an earlier paragraph that this one continues.
    pub fn continues(self) -> Option<Quotation<'d>> {
        self.quotation().continues.map(|id| Quotation { document: self.document, id })
    }
}

impl fmt::Display for Quotation<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.text())
    }
}

impl fmt::Debug for Quotation<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Quotation")
            .field("role", &self.role())
            .field("text", &self.text())
            .field("range", &self.range())
            .finish_non_exhaustive()
    }
}
