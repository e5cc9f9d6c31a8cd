//! The tokens as they are read: collected at hand, 64 at a time, where one more costs no look at how much room is left.

use super::site::{self, SitesOf};
use super::{Gap, Piece, Token, TokenKind, Tokenized, print, space};

/// As many as [`Sites`](super::Sites) has bits in a word.
const BATCH: usize = 64;

#[derive(Debug)]
pub(super) struct Batch {
    /// The tokens of earlier batches.
    read: Tokenized,
    tokens: [Token; BATCH],
    prints: [u64; BATCH],
    sites: [u64; site::COUNT],
    count: usize,
}

impl Batch {
    /// No token yet, of a text of so many bytes.
    pub(super) fn with_bytes(bytes: usize) -> Self {
        let nothing = Token { start: 0, end: 0, kind: TokenKind::Space, gap: Gap::None, shape: super::Shape::None };
        Self {
            read: Tokenized::with_bytes(bytes),
            tokens: [nothing; BATCH],
            prints: [0; BATCH],
            sites: [0; site::COUNT],
            count: 0,
        }
    }

    /// All tokens.
    pub(super) fn finish(mut self) -> Tokenized {
        self.empty();
        self.read
    }

    #[inline(never)]
    fn empty(&mut self) {
        let count = self.count.min(BATCH);
        self.read.tokens.extend_from_slice(&self.tokens[..count]);
        self.read.prints.extend_from_slice(&self.prints[..count]);
        self.read.sites.push(self.sites);
        self.sites = [0; site::COUNT];
        self.count = 0;
    }

    /// Adds a token that is no site.
    #[inline(always)]
    pub(super) fn push(&mut self, token: Token, print: u64) {
        if self.count >= BATCH {
            self.empty();
        }
        let place = self.count % BATCH;
        self.tokens[place] = token;
        self.prints[place] = print;
        self.count = place + 1;
    }

    /// How many tokens are at hand.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// Adds a token that is no site to so many at hand. Gives how many there are then, for [`set_count`](Self::set_count).
    #[inline(always)]
    pub(super) fn put(&mut self, mut count: usize, token: Token, print: u64) -> usize {
        if count >= BATCH {
            self.count = count;
            self.empty();
            count = 0;
        }
        let place = count % BATCH;
        self.tokens[place] = token;
        self.prints[place] = print;
        place + 1
    }

    pub(super) fn set_count(&mut self, count: usize) {
        self.count = count;
    }

    /// Adds a token that makes these sites by itself.
    #[inline(always)]
    pub(super) fn push_site(&mut self, token: Token, print: u64, sites: SitesOf) {
        self.push(token, print);
        self.note(token.gap, sites);
    }

    /// Adds what the text goes on with at byte `start`. Gives the end of the gap behind it.
    #[inline(never)]
    pub(super) fn push_piece(&mut self, text: &str, start: u32, Piece { length, kind, shape }: Piece) -> usize {
        let end = (start + length) as usize;
        let (space, gap) = space::gap(&text.as_bytes()[end..]);
        let token = Token { start, end: end as u32, kind, gap, shape };
        self.push_site(token, print::of_token(text, start as usize, end, kind), SitesOf::kind(kind));
        end + space
    }

    /// The last token, if there is one.
    pub(super) fn last(&self) -> Option<&Token> {
        self.tokens.get(self.count.checked_sub(1)?)
    }

    /// The kind of the last token, if nothing stands between it and the next.
    pub(super) fn touching(&self) -> Option<TokenKind> {
        self.last().filter(|last| last.gap == Gap::None && last.kind != TokenKind::Space).map(|last| last.kind)
    }

    /// Gives the last token this gap.
    pub(super) fn set_gap(&mut self, gap: Gap) {
        let last = self.count.wrapping_sub(1);
        if let Some(token) = self.tokens.get_mut(last) {
            token.gap = gap;
            self.note(gap, SitesOf::NONE);
        }
    }

    /// Notes the sites that the last token makes, with the gap behind it.
    #[inline(always)]
    fn note(&mut self, gap: Gap, sites: SitesOf) {
        let place = self.count.wrapping_sub(1) % BATCH;
        // No branch: which of them it is cannot be predicted.
        for (bits, is_site) in self.sites.iter_mut().zip(sites.with(gap)) {
            *bits |= is_site << place;
        }
    }
}
