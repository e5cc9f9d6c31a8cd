//! Words that can stand in a name, and which of a text's tokens they are.

use super::name::{is_function, is_given, is_the};
use crate::lexicon::{Class, Word};
use crate::reading::Reading;
use crate::token::{Gap, Shape, Token, TokenKind};

/// Which tokens of a text can stand in a name: one bit a token, so that the others cost nothing.
#[derive(Debug)]
pub(super) struct NameWords {
    bits: Vec<u64>,
}

/// Tokens whose bits stand in one number.
const BITS: usize = u64::BITS as usize;

impl NameWords {
    pub(super) fn new(reading: &Reading<'_>) -> NameWords {
        let chunks = reading.tokens.chunks(BITS).zip(reading.words.chunks(BITS)).enumerate();
        let bits = chunks.map(|(number, (tokens, words))| {
            let mut names = capitals(tokens);
            let mut left = names;
            while left != 0 {
                let at = left.trailing_zeros() as usize;
                left &= left - 1;
                let (token, word) = (tokens[at], words[at]);
                let odd = (token.shape == Shape::Mixed) | is_ordinary(word) | (token.kind != TokenKind::Word);
                names ^= u64::from(odd) << at;
                if odd & may_be_name(token, word) && is_name_word(reading, number * BITS + at) {
                    names |= 1 << at;
                }
            }
            names
        });
        NameWords { bits: bits.collect() }
    }

    pub(super) fn contains(&self, token: usize) -> bool {
        self.bits.get(token / BITS).is_some_and(|bits| bits >> (token % BITS) & 1 == 1)
    }

    /// The first one from a token on, before `end`.
    pub(super) fn next(&self, from: usize, end: usize) -> Option<usize> {
        let mut number = from / BITS;
        let mut bits = self.bits.get(number)? >> (from % BITS) << (from % BITS);
        while bits == 0 {
            number += 1;
            if number * BITS >= end {
                return None;
            }
            bits = *self.bits.get(number)?;
        }
        Some(number * BITS + bits.trailing_zeros() as usize).filter(|&token| token < end)
    }
}

/// Which of up to 64 tokens begin with a capital.
fn capitals(tokens: &[Token]) -> u64 {
    const ROW: usize = 8;
    // The others are counted: that takes one instruction less.
    let push = |bits: u64, token: &Token| {
        bits.wrapping_add(bits).wrapping_add(u64::from((token.shape as u8) < Shape::Capitalised as u8))
    };
    let (rows, rest) = tokens.as_chunks::<ROW>();
    let last = rest.iter().rev().fold(u64::MAX, push);
    !rows.iter().rev().fold(last, |bits, row| row.iter().rev().fold(bits, push))
}

/// A word that can stand in a name: `Smith`, `J.`, `U.S.`, `al-Assad`.
pub(super) fn is_name_word(reading: &Reading<'_>, token: usize) -> bool {
    let this = reading.tokens[token];
    this.shape.is_capital()
        && (is_plain(this, reading.words[token]) || this.kind == TokenKind::Word && is_name_after_all(reading, token))
}

/// Of a token with a capital: surely a word that can stand in a name.
fn is_plain(token: Token, word: Word) -> bool {
    let is_word = token.kind == TokenKind::Word;
    matches!(token.kind, TokenKind::Initial | TokenKind::Acronym)
        | is_word & (token.shape != Shape::Mixed) & !is_ordinary(word)
}

/// A function word or a month.
fn is_ordinary(word: Word) -> bool {
    is_function(word) | word.is(Class::Month)
}

/// What few tokens with a capital are that are not plain words: in need of a closer look.
fn may_be_name(token: Token, word: Word) -> bool {
    (token.kind != TokenKind::Word) | (token.shape == Shape::Mixed) | may_be_both(word, token.shape)
}

/// `McDonald`, `May Chen`: a word that is a name in spite of its letters or classes.
#[inline(never)]
fn is_name_after_all(reading: &Reading<'_>, token: usize) -> bool {
    let (this, word) = (reading.tokens[token], reading.words[token]);
    (this.shape != Shape::Mixed || begins_like_name(reading.word(token)))
        && (!is_function(word) || may_be_both(word, this.shape) && can_be_both(reading, token))
        && (!word.is(Class::Month) || is_given(word))
}

/// `McDonald`, `al-Assad`, `el-Sisi`, but not `iPhone`
fn begins_like_name(word: &str) -> bool {
    !word.starts_with(char::is_lowercase) || ["al-", "el-", "d'", "de"].iter().any(|article| word.starts_with(article))
}

/// A function word that some neighbours make a part of a name; few are.
fn may_be_both(word: Word, shape: Shape) -> bool {
    (shape == Shape::Upper)
        | word.is_any(&[Class::Modal, Class::Adverb, Class::Quantifier, Class::FemaleName, Class::MaleName])
}

/// `Will Smith`, `May Chen`: a function word and a given name at once counts as a name before another capitalised word
/// and nowhere else.
///
/// `George Will`, `Rex Early`: behind a given name it is a surname. `USA TODAY`: an adverb in capitals is part of a name.
fn can_be_both(reading: &Reading<'_>, token: usize) -> bool {
    let (this, word) = (reading.tokens[token], reading.words[token]);
    let before = token.checked_sub(1);
    let surname = word.is_any(&[Class::Modal, Class::Adverb, Class::Quantifier])
        && this.shape == Shape::Capitalised
        && before.is_some_and(|before| {
            is_given(reading.words[before])
                && reading.tokens[before].gap == Gap::Space
                && reading.tokens[before].shape == Shape::Capitalised
        });
    let in_capitals = || {
        this.shape == Shape::Upper
            && this.span().range().len() > 1
            && (word.is(Class::Place)
                || before.is_some_and(|before| {
                    let behind_acronym =
                        reading.tokens[before].shape == Shape::Upper && reading.words[before].is(Class::Place);
                    // "the WHO"
                    behind_acronym && word.is(Class::Adverb) || is_the(reading, before)
                }))
    };
    let given = || {
        is_given(word)
            && this.gap == Gap::Space
            && reading.tokens.get(token + 1).is_some_and(|next| {
                matches!(next.kind, TokenKind::Initial)
                    || next.kind == TokenKind::Word && next.shape.is_capital() && !is_function(reading.words[token + 1])
            })
    };
    surname || in_capitals() || given()
}
