//! Sets of tokens, one bit a token: a stretch of them is a number or two.

use crate::reading::Reading;
use crate::span::TokenSpan;

/// How many tokens stand in one block.
pub(super) const BLOCK: usize = u64::BITS as usize;

#[derive(Clone, Debug)]
pub(super) struct TokenSet {
    blocks: Vec<u64>,
}

impl TokenSet {
    /// Those that stand in quotations, marks included.
    pub(super) fn quoted(reading: &Reading<'_>) -> TokenSet {
        let outermost = reading.marks.quotations.iter().filter(|quotation| quotation.depth == 1);
        TokenSet::of(reading.tokens.len(), outermost.map(|quotation| quotation.tokens))
    }

    /// One of which the blocks are known.
    pub(super) fn of_blocks(blocks: Vec<u64>) -> TokenSet {
        TokenSet { blocks }
    }

    /// Those of some stretches of a text of `count` tokens.
    fn of(count: usize, stretches: impl Iterator<Item = TokenSpan>) -> TokenSet {
        let mut blocks = vec![0; count.div_ceil(BLOCK)];
        for (number, mask) in stretches.flat_map(parts) {
            blocks[number] |= mask;
        }
        TokenSet { blocks }
    }

    /// The tokens of a block, the lowest bit for the first one.
    pub(super) fn block(&self, number: usize) -> u64 {
        self.blocks.get(number).copied().unwrap_or(0)
    }

    /// The first one from a token on.
    #[inline]
    pub(super) fn next(&self, from: usize) -> Option<usize> {
        let mut number = from / BLOCK;
        let mut block = self.block(number) & u64::MAX << (from % BLOCK);
        while block == 0 {
            number += 1;
            block = *self.blocks.get(number)?;
        }
        Some(number * BLOCK + block.trailing_zeros() as usize)
    }

    pub(super) fn has_any(&self, tokens: TokenSpan) -> bool {
        parts(tokens).any(|(number, mask)| self.block(number) & mask != 0)
    }

    pub(super) fn has_all(&self, tokens: TokenSpan) -> bool {
        parts(tokens).all(|(number, mask)| self.block(number) & mask == mask)
    }
}

/// The blocks that a stretch of tokens reaches into, and which bits of them it takes.
pub(super) fn parts(tokens: TokenSpan) -> impl Iterator<Item = (usize, u64)> {
    let range = tokens.range();
    let blocks = range.start / BLOCK..range.end.div_ceil(BLOCK);
    blocks.map(move |number| {
        let first = number * BLOCK;
        let before = range.start.saturating_sub(first);
        let behind = (first + BLOCK).saturating_sub(range.end);
        (number, u64::MAX << before & u64::MAX >> behind)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_what_was_put_in() {
        let stretch = TokenSpan::new(60, 130);
        let set = TokenSet::of(200, [stretch, TokenSpan::new(190, 190)].into_iter());
        for (start, end) in (0..200).flat_map(|start| (start..200).map(move |end| (start, end))) {
            let tokens = TokenSpan::new(start, end);
            let count = tokens.range().filter(|token| stretch.contains(*token)).count();
            assert_eq!(set.has_any(tokens), count > 0, "{tokens:?}");
            assert_eq!(set.has_all(tokens), count == tokens.len(), "{tokens:?}");
        }
        for from in 0..300 {
            let next = (from..200).find(|&token| stretch.contains(token));
            assert_eq!(set.next(from), next, "{from}");
        }
    }
}
