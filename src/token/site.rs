//! The tokens at which later stages have anything to decide: few, so that they need not look at all the others.

use super::{Gap, TokenKind};

/// What makes a token a site.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Site {
    /// It may end a sentence or open what keeps one open, or a line ends with it. Commas end a sentence too seldom.
    End,
    /// A line ends with it.
    Line,
    /// It is a quotation mark, apostrophe or prime.
    Mark,
}

/// How many there are.
pub(super) const COUNT: usize = 3;

/// The sites of a text: one bit a token for each [`Site`]. A search skips 64 tokens at a time.
#[derive(Debug)]
pub(crate) struct Sites {
    bits: Vec<[u64; COUNT]>,
}

impl Sites {
    /// No site yet, with room for so many tokens.
    pub(super) fn with_capacity(tokens: usize) -> Self {
        Self { bits: Vec::with_capacity(tokens / 64 + 1) }
    }

    /// Adds those of 64 tokens more.
    pub(super) fn push(&mut self, bits: [u64; COUNT]) {
        self.bits.push(bits);
    }

    /// The first such token from the token `from` on.
    #[inline]
    pub(crate) fn next(&self, site: Site, from: usize) -> Option<usize> {
        let mut chunk = from / 64;
        let mut bits = self.bits.get(chunk)?[site as usize] & u64::MAX << (from % 64);
        while bits == 0 {
            chunk += 1;
            bits = self.bits.get(chunk)?[site as usize];
        }
        Some(64 * chunk + bits.trailing_zeros() as usize)
    }

    /// All such tokens from the token `from` on.
    #[inline]
    pub(crate) fn iter(&self, site: Site, from: usize) -> impl Iterator<Item = usize> {
        let mut chunk = from / 64;
        let mut bits = self.bits.get(chunk).map_or(0, |bits| bits[site as usize] & u64::MAX << (from % 64));
        std::iter::from_fn(move || {
            while bits == 0 {
                chunk += 1;
                bits = self.bits.get(chunk)?[site as usize];
            }
            let place = bits.trailing_zeros() as usize;
            bits &= bits - 1;
            Some(64 * chunk + place)
        })
    }
}

/// The sites that a token makes by its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SitesOf(u8);

impl SitesOf {
    pub(super) const NONE: Self = Self(0);
    const END: u8 = 1;
    const MARK: u8 = 2;

    pub(super) const fn kind(kind: TokenKind) -> Self {
        use TokenKind::*;
        Self(match kind {
            Stop | Question | Exclamation | Ellipsis | Acronym | Initial | Dash | Colon | Semicolon | Symbol | Open => {
                Self::END
            }
            Mark(_) => Self::MARK,
            _ => 0,
        })
    }

    /// One bit for each [`Site`], of a token with this gap behind it.
    #[inline(always)]
    pub(super) fn with(self, gap: Gap) -> [u64; COUNT] {
        let is_line = u64::from(gap >= Gap::Line);
        [u64::from(self.0 & Self::END) | is_line, is_line, u64::from(self.0 / Self::MARK)]
    }
}
