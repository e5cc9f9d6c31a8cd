//! The two kinds of range that dixit counts in: bytes of the text, and tokens.

use std::ops::Range;

/// A half-open range of bytes of the repaired text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Span {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl Span {
    pub(crate) fn new(start: u32, end: u32) -> Self {
        debug_assert!(start <= end);
        Self { start, end }
    }

    /// The range to slice the text with.
    pub(crate) fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A half-open range of token indices. Kept apart from [`Span`] so that the compiler refuses to mix them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct TokenSpan {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl TokenSpan {
    pub(crate) fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Self { start: start as u32, end: end as u32 }
    }

    pub(crate) fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    pub(crate) fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    pub(crate) fn is_empty(self) -> bool {
        self.start == self.end
    }

    pub(crate) fn contains(self, token: usize) -> bool {
        self.range().contains(&token)
    }

    pub(crate) fn overlaps(self, other: TokenSpan) -> bool {
        self.start < other.end && other.start < self.end
    }
}
