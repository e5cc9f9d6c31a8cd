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

/// The sites of a text: one bit a token for each [`Site`]. A search skips 64 tokens at a time.
#[derive(Debug)]
pub(crate) struct Sites {
    bits: Vec<[u64; 3]>,
}

impl Sites {
    /// No site yet, with room for so many tokens.
    pub(super) fn with_capacity(tokens: usize) -> Self {
        Self { bits: Vec::with_capacity(tokens / 64 + 1) }
    }

    /// Takes a token in, if it is a site.
    pub(super) fn note(&mut self, token: usize, kind: TokenKind, gap: Gap) {
        while self.bits.len() <= token / 64 {
            self.bits.push([0; 3]);
        }
        let is_line = gap >= Gap::Line;
        // No branch: which of them it is cannot be predicted.
        let sites = [may_end(kind) | is_line, is_line, matches!(kind, TokenKind::Mark(_))];
        for (bits, is_site) in self.bits[token / 64].iter_mut().zip(sites) {
            *bits |= u64::from(is_site) << (token % 64);
        }
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
    pub(crate) fn iter(&self, site: Site, from: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.next(site, from), move |&token| self.next(site, token + 1))
    }
}

fn may_end(kind: TokenKind) -> bool {
    use TokenKind::*;
    matches!(
        kind,
        Stop | Question | Exclamation | Ellipsis | Acronym | Initial | Dash | Colon | Semicolon | Symbol | Open
    )
}
