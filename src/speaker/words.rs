//! The words of a name, as far as they lead to its bearer.

use super::key::Key;
use super::name;
use crate::lexicon::Class;
use crate::reading::Reading;
use crate::span::TokenSpan;
use crate::token::{Shape, TokenKind};

/// The keys of the words that matter: suffixes and leading particles are neither first nor last.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words {
    pub(super) first: Key,
    pub(super) last: Key,
    pub(super) suffix: Key,
    /// All words; that of a single word is its own.
    pub(super) text: Key,
    pub(super) count: usize,
}

impl Words {
    #[inline]
    pub(super) fn of(reading: &Reading<'_>, name: TokenSpan) -> Words {
        let first = name.range().start;
        match name.len() {
            1 if is_word(reading, first) => Words::single(Key::of_token(reading, first)),
            2 if begins(reading, first) && ends(reading, first + 1) => {
                let (first, last) = (Key::of_token(reading, first), Key::of_token(reading, first + 1));
                Words { first, last, suffix: Key::EMPTY, text: first.join(last), count: 2 }
            }
            _ => Words::of_several(reading, name),
        }
    }

    /// Those of one word.
    #[inline]
    pub(super) fn single(key: Key) -> Words {
        Words { first: key, last: key, suffix: Key::EMPTY, text: key, count: 1 }
    }

    #[inline(never)]
    fn of_several(reading: &Reading<'_>, name: TokenSpan) -> Words {
        let mut words = Words { first: Key::EMPTY, last: Key::EMPTY, suffix: Key::EMPTY, text: Key::EMPTY, count: 0 };
        for token in name.range().filter(|&token| is_word(reading, token)) {
            let key = Key::of_token(reading, token);
            words.text = words.text.join(key);
            if words.count > 0
                && reading.tokens[token].span().range().len() <= 3
                && name::is_suffix(reading.bytes(token))
            {
                words.suffix = key;
            } else if words.count > 0 || !is_leading_particle(reading, token, name) {
                if words.count == 0 {
                    words.first = key;
                }
                words.last = key;
                words.count += 1;
            }
        }
        words
    }
}

/// Initials of which more would be no acronym.
const LONGEST_ACRONYM: usize = 8;

/// The key of the initials of a name: `Council on American-Islamic Relations` is CAIR.
pub(super) fn acronym(reading: &Reading<'_>, name: TokenSpan) -> Key {
    let (mut initials, mut count) = (0, 0);
    let mut first = true;
    for token in name.range().filter(|&token| is_word(reading, token)) {
        let word = reading.bytes(token);
        let skipped = if first { is_leading_particle(reading, token, name) } else { name::is_suffix(word) };
        let small = reading.tokens[token].shape == Shape::Lower || reading.is(token, Class::Preposition);
        first &= skipped;
        if skipped || small {
            continue;
        }
        let mut add = |part: &[u8]| {
            let initial = part.first().copied().unwrap_or_default();
            if count < LONGEST_ACRONYM && initial.is_ascii_uppercase() {
                initials |= u64::from(initial.to_ascii_lowercase()) << (8 * count);
                count += 1;
            }
        };
        // each part of a word with hyphens counts
        match word.contains(&b'-') {
            true => word.split(|&byte| byte == b'-').for_each(add),
            false => add(word),
        }
    }
    Key::of_initials(initials)
}

/// A word that is no particle.
fn begins(reading: &Reading<'_>, token: usize) -> bool {
    is_word(reading, token) & !reading.is(token, Class::Particle)
}

/// A word too long for a suffix.
fn ends(reading: &Reading<'_>, token: usize) -> bool {
    is_word(reading, token) & (reading.tokens[token].span().range().len() > 3)
}

fn is_word(reading: &Reading<'_>, token: usize) -> bool {
    matches!(reading.kind(token), TokenKind::Word | TokenKind::Initial | TokenKind::Acronym | TokenKind::Number)
}

/// `|de| Blasio`, `|Van der| Meer`: the surname begins behind it, unless it is somebody's given name (`Al Gore`).
fn is_leading_particle(reading: &Reading<'_>, token: usize, name: TokenSpan) -> bool {
    let particle = |token: usize| name.contains(token) && reading.is(token, Class::Particle);
    let lower = |token: usize| name.contains(token) && reading.tokens[token].shape == Shape::Lower;
    particle(token)
        && token + 1 < name.range().end
        && (lower(token) || particle(token + 1) && lower(token + 1) || !name::is_given(reading.words[token]))
}
