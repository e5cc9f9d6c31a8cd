//! The words of the document itself: the best witness of what a damaged word was.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::context::{Lower, after, before};
use super::options::Options;

/// The words of a text with their counts, as they are written; collected when first asked for.
pub(super) struct Vocabulary<'t, 'o> {
    text: &'t str,
    words: OnceCell<Words<'t>>,
    options: &'o Options,
}

struct Words<'t> {
    /// As written.
    counts: HashMap<&'t str, u32>,
    /// In small letters, for the words that are written otherwise.
    folded: HashMap<Box<[u8]>, u32>,
    /// Whether any has a letter beyond ASCII.
    accents: bool,
}

impl<'t, 'o> Vocabulary<'t, 'o> {
    pub(super) fn new(text: &'t str, options: &'o Options) -> Self {
        Self { text, words: OnceCell::new(), options }
    }

    fn words(&self) -> &Words<'t> {
        self.words.get_or_init(|| {
            let mut counts = HashMap::new();
            for word in words(self.text) {
                *counts.entry(word).or_insert(0) += 1;
            }
            let mut folded: HashMap<Box<[u8]>, u32> = HashMap::new();
            let written = counts.iter().map(|(&word, &count)| (word, count));
            let given = self.options.given_words().map(|word| (word, 1));
            let mut accents = false;
            for (word, count) in written.chain(given) {
                accents |= !word.is_ascii();
                if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
                    continue;
                }
                if let Some(lower) = Lower::new(word) {
                    *folded.entry(lower.as_bytes().into()).or_insert(0) += count;
                }
            }
            Words { counts, folded, accents }
        })
    }

    /// How often the document writes the word exactly so; words of the user count as written once.
    pub(super) fn count(&self, word: &str) -> u32 {
        match self.words().counts.get(word) {
            Some(&count) => count,
            None => u32::from(self.options.has_word(word)),
        }
    }

    /// Whether the document writes the word, in whatever case.
    pub(super) fn has(&self, word: &str) -> bool {
        self.any_case(word) > 0
    }

    /// How often the document writes the word, in whatever case.
    pub(super) fn any_case(&self, word: &str) -> u32 {
        let Some(lower) = Lower::new(word) else {
            return self.count(word);
        };
        let small = std::str::from_utf8(lower.as_bytes()).map_or(0, |lower| self.count(lower));
        small + self.words().folded.get(lower.as_bytes()).copied().unwrap_or(0)
    }

    /// Whether any word of the document has a letter beyond ASCII.
    pub(super) fn has_accents(&self) -> bool {
        self.words().accents
    }

    /// The words with their counts, in no order that means anything.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&'t str, u32)> + '_ {
        self.words().counts.iter().map(|(&word, &count)| (word, count))
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
