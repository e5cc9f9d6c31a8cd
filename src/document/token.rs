//! The smallest pieces of the text.

use super::Document;
use crate::token::{Gap, Shape, TokenKind};
use std::fmt;
use std::ops::Range;

/// A word, number, mark or other smallest piece of the text.
///
/// ```
/// use dixit::TokenKind;
///
/// let document = dixit::parse("It cost $4.2 million.");
/// let texts: Vec<&str> = document.tokens().map(|token| token.text()).collect();
/// assert_eq!(texts[..2], ["It", "cost"]);
/// assert!(document.tokens().any(|token| token.kind() == TokenKind::Money));
/// ```
#[derive(Clone, Copy)]
pub struct Token<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) id: u32,
}

impl<'d> Token<'d> {
    fn token(self) -> crate::token::Token {
        self.document.tokens[self.id()]
    }

    /// Its place among [`Document::tokens`].
    pub fn id(self) -> usize {
        self.id as usize
    }

    /// The repaired characters, without the white space that follows.
    pub fn text(self) -> &'d str {
        &self.document.text()[self.token().span().range()]
    }

    /// The bytes of the text as given.
    pub fn range(self) -> Range<usize> {
        self.document.given_range(self.token().span().range())
    }

    /// What it is, by its characters alone.
    pub fn kind(self) -> TokenKind {
        self.token().kind
    }

    /// The white space up to the next token.
    pub fn gap(self) -> Gap {
        self.token().gap
    }

    /// How it is written: lower case, capitalised, upper case.
    pub fn shape(self) -> Shape {
        self.token().shape
    }
}

impl fmt::Display for Token<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.text())
    }
}

impl fmt::Debug for Token<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Token")
            .field("text", &self.text())
            .field("kind", &self.kind())
            .field("range", &self.range())
            .finish_non_exhaustive()
    }
}
