//! What is odd about the marks of the text.

use super::Document;
use crate::mark::Code;
use std::fmt;
use std::ops::Range;

/// Something odd about a quotation mark. The analysis goes on regardless.
///
/// ```
/// use dixit::Code;
///
/// let document = dixit::parse("“The wall moved, Tobias Renn said.");
/// let diagnostic = document.diagnostics().next().unwrap();
/// assert_eq!((diagnostic.code(), diagnostic.range()), (Code::UnclosedQuotation, 0..3));
/// ```
#[derive(Clone, Copy)]
pub struct Diagnostic<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) id: u32,
}

impl<'d> Diagnostic<'d> {
    fn diagnostic(self) -> crate::mark::Diagnostic {
        self.document.marks.diagnostics[self.id as usize]
    }

    fn token(self) -> super::Token<'d> {
        super::Token { document: self.document, id: self.diagnostic().token }
    }

    /// The mark.
    pub fn text(self) -> &'d str {
        self.token().text()
    }

    /// The bytes of the mark in the text as given.
    pub fn range(self) -> Range<usize> {
        self.token().range()
    }

    /// What is odd.
    pub fn code(self) -> Code {
        self.diagnostic().code
    }

    /// What is odd, in words.
    pub fn message(self) -> String {
        self.code().to_string()
    }
}

impl fmt::Display for Diagnostic<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let range = self.range();
        write!(formatter, "bytes {}..{}: {}: {}", range.start, range.end, self.code().as_str(), self.code())
    }
}

impl fmt::Debug for Diagnostic<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Diagnostic").field("code", &self.code()).field("range", &self.range()).finish()
    }
}
