//! The words of the document itself: the best witness of what a damaged word was.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::context::{after, before};
use super::options::Options;

/// The words of a text with their counts, as they are written; collected when first asked for.
pub(super) struct Vocabulary<'t, 'o> {
    text: &'t str,
    counts: OnceCell<HashMap<&'t str, u32>>,
    options: &'o Options,
}

impl<'t, 'o> Vocabulary<'t, 'o> {
    pub(super) fn new(text: &'t str, options: &'o Options) -> Self {
        Self { text, counts: OnceCell::new(), options }
    }

    /// Runs of letters that touch no mark which may stand for a letter.
    fn counts(&self) -> &HashMap<&'t str, u32> {
        self.counts.get_or_init(|| {
            let mut counts = HashMap::new();
            for word in words(self.text) {
                *counts.entry(word).or_insert(0) += 1;
            }
            counts
        })
    }

    /// How often the document writes the word exactly so; words of the user count as written once.
    pub(super) fn count(&self, word: &str) -> u32 {
        match self.counts().get(word) {
            Some(&count) => count,
            None => u32::from(self.options.has_word(word)),
        }
    }

    /// Whether the document writes the word so, or with a capital, or in small letters.
    pub(super) fn has(&self, word: &str) -> bool {
        self.any_case(word) > 0
    }

    /// How often the document writes the word so, capitalised, or in small letters.
    pub(super) fn any_case(&self, word: &str) -> u32 {
        let exact = self.count(word);
        if exact > 0 {
            return exact;
        }
        let lower = word.to_lowercase();
        let count = if lower == word { 0 } else { self.count(&lower) };
        if count > 0 {
            return count;
        }
        let capital = capitalise(&lower);
        if capital == word { 0 } else { self.count(&capital) }
    }

    /// The words with their counts, in no order that means anything.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&'t str, u32)> + '_ {
        self.counts().iter().map(|(&word, &count)| (word, count))
    }
}

/// The word with its first letter capital.
pub(super) fn capitalise(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The runs of letters in a text that no mark of damage touches.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = skip(text, at, false);
            if start == bytes.len() {
                return None;
            }
            let end = skip(text, start, true);
            at = end;
            let touched = before(text, start).is_some_and(is_damage)
                || after(text, end).is_some_and(is_damage) && !ends_sentence(&text[end..]);
            if !touched {
                return Some(&text[start..end]);
            }
        }
    })
}

/// The end of the characters from byte `at` on that are letters, or are none.
fn skip(text: &str, mut at: usize, letters: bool) -> usize {
    let bytes = text.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        if byte < 0x80 {
            if byte.is_ascii_alphabetic() != letters {
                break;
            }
            at += 1;
        } else {
            match after(text, at) {
                Some(letter) if letter.is_alphabetic() == letters => at += letter.len_utf8(),
                _ => break,
            }
        }
    }
    at
}

/// A question mark in its place.
fn ends_sentence(rest: &str) -> bool {
    rest.strip_prefix('?').is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// A mark that may stand for a letter of the word it touches.
fn is_damage(letter: char) -> bool {
    matches!(
        letter,
        '·' | '•' | '∙' | '‧' | '\u{fffd}' | '?' | '~' | '|' | '¤' | '¬' | '^' | '¿' | '_' | '*' | '#' | '@'
    )
}
