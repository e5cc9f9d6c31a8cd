//! The tokens at which there is anything to decide: one in eight.
//!
//! Paragraphs, habits and sentences each look for another of them. The tokens are read once; the searches then skip 64
//! at a time.

use crate::token::{Gap, Token, TokenKind};

/// The tokens that may end a line or a sentence, or open what keeps one open; and those that surely end a line.
#[derive(Debug)]
pub(super) struct Sites {
    pub(super) all: Bits,
    pub(super) lines: Bits,
}

impl Sites {
    pub(super) fn of(tokens: &[Token]) -> Self {
        Self { all: Bits::of(tokens, is_site), lines: Bits::of(tokens, |token| token.gap >= Gap::Line) }
    }
}

/// One bit a token.
#[derive(Debug)]
pub(super) struct Bits {
    bits: Vec<u64>,
    tokens: usize,
}

impl Bits {
    fn of(tokens: &[Token], is_set: impl Fn(&Token) -> bool) -> Self {
        let bits_of = |tokens: &[Token]| {
            // No branch: whether a token is a site cannot be predicted.
            tokens.iter().rev().fold(0, |bits, token| bits << 1 | u64::from(is_set(token)))
        };
        Self { bits: tokens.chunks(64).map(bits_of).collect(), tokens: tokens.len() }
    }

    /// The first of these tokens from the token `from` on, or the number of tokens if there is none.
    #[inline]
    pub(super) fn next(&self, from: usize) -> usize {
        let Some(first) = self.bits.get(from / 64) else { return self.tokens };
        let mut bits = first & u64::MAX << (from % 64);
        let mut chunk = from / 64;
        while bits == 0 {
            chunk += 1;
            match self.bits.get(chunk) {
                Some(next) => bits = *next,
                None => return self.tokens,
            }
        }
        64 * chunk + bits.trailing_zeros() as usize
    }
}

#[inline]
fn is_site(token: &Token) -> bool {
    use TokenKind::*;
    let is_notable = matches!(
        token.kind,
        Stop | Question | Exclamation | Ellipsis | Acronym | Initial | Dash | Colon | Semicolon | Comma | Symbol | Open
    );
    is_notable | (token.gap >= Gap::Line)
}
