//! The text with everything that the first stages found: what the later stages read.

use crate::category::Category;
use crate::lexicon::{Class, Word};
use crate::mark::Marks;
use crate::segment::Segments;
use crate::span::TokenSpan;
use crate::token::{Shape, Token, TokenKind};

/// A view of the repaired text and of its tokens, words, segments and marks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
    /// One a token; the same for words that differ in their case only.
    pub(crate) prints: &'a [u64],
    pub(crate) words: &'a [Word],
    pub(crate) segments: &'a Segments,
    pub(crate) marks: &'a Marks,
    /// One a token; empty until the categories have been guessed.
    pub(crate) categories: &'a [Category],
}

impl<'a> Reading<'a> {
    /// The visible text of a token.
    pub(crate) fn word(&self, token: usize) -> &'a str {
        &self.text[self.tokens[token].span().range()]
    }

    /// The same as bytes, which take less time to get.
    pub(crate) fn bytes(&self, token: usize) -> &'a [u8] {
        &self.text.as_bytes()[self.tokens[token].span().range()]
    }

    /// From the first byte of the first token to the last visible byte of the last one.
    pub(crate) fn text(&self, tokens: TokenSpan) -> &'a str {
        match tokens.is_empty() {
            true => "",
            false => {
                &self.text
                    [self.tokens[tokens.range().start].start as usize..self.tokens[tokens.range().end - 1].end as usize]
            }
        }
    }

    pub(crate) fn is(&self, token: usize, class: Class) -> bool {
        self.words[token].is(class)
    }

    /// The word has one of these prints: it is one of some words, whatever its case. Without a branch on any of them.
    #[inline]
    pub(crate) fn is_one_of<const COUNT: usize>(&self, token: usize, prints: &[u64; COUNT]) -> bool {
        let print = self.prints[token];
        prints.iter().fold(false, |any, other| any | (*other == print))
    }

    /// The same of a word in lower case.
    #[inline]
    pub(crate) fn is_lower_one_of<const COUNT: usize>(&self, token: usize, prints: &[u64; COUNT]) -> bool {
        self.tokens[token].shape == Shape::Lower && self.is_one_of(token, prints)
    }

    pub(crate) fn kind(&self, token: usize) -> TokenKind {
        self.tokens[token].kind
    }
}

/// A text read by all stages before the categories, given to `check`: for the tests of the stages behind.
#[cfg(test)]
pub(crate) fn with_reading<O>(text: &str, check: impl FnOnce(&Reading<'_>) -> O) -> O {
    use crate::{lexicon, mark, segment, token};
    let token::Tokenized { tokens, prints, sites } = token::tokenize(text);
    let words = lexicon::classify(&prints);
    let segments = segment::segment(text, &tokens, &words, &sites);
    let marks = mark::pair(text, &tokens, &words, &segments, &sites);
    let (tokens, prints, words, segments, marks) = (&tokens, &prints, &words, &segments, &marks);
    check(&Reading { text, tokens, prints, words, segments, marks, categories: &[] })
}
