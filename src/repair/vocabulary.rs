//! The words of the document itself: the best witness of what a damaged word was.

use std::collections::HashMap;

use super::options::Options;

/// The words of a text with their counts, as they are written.
pub(super) struct Vocabulary<'t, 'o> {
    counts: HashMap<&'t str, u32>,
    options: &'o Options,
}

impl<'t, 'o> Vocabulary<'t, 'o> {
    /// Collects the words of `text`: runs of letters that touch no mark which may stand for a letter.
    pub(super) fn new(text: &'t str, options: &'o Options) -> Self {
        let mut counts = HashMap::new();
        for word in words(text) {
            *counts.entry(word).or_insert(0) += 1;
        }
        Self { counts, options }
    }

    /// How often the document writes the word exactly so; words of the user count as written once.
    pub(super) fn count(&self, word: &str) -> u32 {
        match self.counts.get(word) {
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
        self.counts.iter().map(|(&word, &count)| (word, count))
    }
}

/// The word with its first letter capital.
pub(super) fn capitalise(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The runs of letters in a text that no mark of damage touches.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let start = rest.find(char::is_alphabetic)?;
            let touched = rest[..start].ends_with(is_damage);
            let word = &rest[start..];
            let end = word.find(|letter: char| !letter.is_alphabetic()).unwrap_or(word.len());
            rest = &word[end..];
            let damaged = touched || rest.starts_with(is_damage) && !ends_sentence(rest);
            if !damaged {
                return Some(&word[..end]);
            }
        }
    })
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
