//! Owners: which attribution each token belongs to, told for a block of tokens at a time.

use super::token_set::{BLOCK, parts};
use crate::span::TokenSpan;

/// The attributions that tokens belong to.
#[derive(Debug)]
pub(super) struct Owners {
    blocks: Vec<Block>,
    pieces: Vec<Piece>,
}

#[derive(Clone, Copy, Debug)]
struct Block {
    /// The tokens that have an owner, one bit each.
    owned: u64,
    /// The piece given last, [`NONE`] if there is none.
    last: u32,
}

/// Tokens of one block that were given together.
#[derive(Clone, Copy, Debug)]
struct Piece {
    tokens: u64,
    owner: u32,
    /// The piece of the same block given before.
    before: u32,
}

const NONE: u32 = u32::MAX;

impl Owners {
    /// Nobody's tokens, `count` of them.
    pub(super) fn new(count: usize) -> Self {
        let blocks = vec![Block { owned: 0, last: NONE }; count.div_ceil(BLOCK)];
        // News has some four cues and contents a hundred tokens, of which some reach into two blocks or more.
        Self { blocks, pieces: Vec::with_capacity(count / 8 + 1) }
    }

    /// Gives tokens without an owner one.
    pub(super) fn give(&mut self, tokens: TokenSpan, owner: u32) {
        for (number, mask) in parts(tokens) {
            let block = &mut self.blocks[number];
            let piece = Piece { tokens: mask, owner, before: block.last };
            *block = Block { owned: block.owned | mask, last: self.pieces.len() as u32 };
            self.pieces.push(piece);
        }
    }

    pub(super) fn has(&self, token: usize) -> bool {
        self.blocks[token / BLOCK].owned >> (token % BLOCK) & 1 == 1
    }

    pub(super) fn has_any(&self, tokens: TokenSpan) -> bool {
        parts(tokens).any(|(number, mask)| self.blocks[number].owned & mask != 0)
    }

    /// The owner of a token. Its block has 64 pieces at most.
    pub(super) fn of(&self, token: usize) -> Option<u32> {
        let piece = |number: u32| self.pieces.get(number as usize);
        let mut pieces = std::iter::successors(piece(self.blocks[token / BLOCK].last), |last| piece(last.before));
        pieces.find(|piece| piece.tokens >> (token % BLOCK) & 1 == 1).map(|piece| piece.owner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_what_they_were_given() {
        let stretches =
            [(60, 130), (5, 6), (7, 60), (190, 200), (150, 150)].map(|(start, end)| TokenSpan::new(start, end));
        let mut owners = Owners::new(200);
        for (stretch, owner) in stretches.iter().zip(0..) {
            assert!(!owners.has_any(*stretch));
            owners.give(*stretch, owner);
        }
        for token in 0..200 {
            let owner = stretches.iter().position(|stretch| stretch.contains(token)).map(|owner| owner as u32);
            assert_eq!(owners.of(token), owner, "{token}");
            assert_eq!(owners.has(token), owner.is_some(), "{token}");
            assert_eq!(owners.has_any(TokenSpan::new(token, token + 1)), owner.is_some(), "{token}");
        }
    }
}
