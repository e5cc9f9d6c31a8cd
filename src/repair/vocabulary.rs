//! The words of the document itself: the best witness of what a damaged word was.

use std::cell::{Cell, OnceCell};
use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::LazyLock;

use super::context::{Lower, after, before};
use super::options::Options;
use super::search;

/// Words that are searched for one by one. Collecting all words of a text takes as long as some 250 searches.
const FEW: u32 = 64;

/// The words of a text with their counts; collected when many have been asked for.
pub(super) struct Vocabulary<'t, 'o> {
    text: &'t str,
    /// How many words were searched for.
    searches: Cell<u32>,
    words: OnceCell<Words>,
    options: &'o Options,
}

/// Counts under the hash of a word, which is 64 bits of a secret function: two words share one by a chance that no text
/// can better.
struct Words {
    /// As written.
    counts: HashMap<u64, u32, Hashed>,
    /// In small letters, for the words that are written otherwise.
    folded: HashMap<u64, u32, Hashed>,
    /// Whether any has a letter beyond ASCII.
    accents: bool,
}

impl Words {
    /// No word yet, of a text of so many bytes.
    fn with_bytes(bytes: usize) -> Self {
        // English has six bytes a word, and long texts use a word several times.
        let counts = HashMap::with_capacity_and_hasher(bytes / 20, Hashed::default());
        Self { counts, folded: HashMap::default(), accents: false }
    }

    fn add(&mut self, word: &str) {
        *self.counts.entry(hash(word.as_bytes())).or_insert(0) += 1;
        self.fold(word);
    }

    fn fold(&mut self, word: &str) {
        self.accents |= !word.is_ascii();
        if !word.bytes().all(|byte| byte.is_ascii_lowercase())
            && let Some(lower) = Lower::new(word)
        {
            *self.folded.entry(hash(lower.as_bytes())).or_insert(0) += 1;
        }
    }
}

impl<'t, 'o> Vocabulary<'t, 'o> {
    pub(super) fn new(text: &'t str, options: &'o Options) -> Self {
        Self { text, searches: Cell::new(0), words: OnceCell::new(), options }
    }

    pub(super) fn options(&self) -> &Options {
        self.options
    }

    fn words(&self) -> &Words {
        self.words.get_or_init(|| {
            let mut collected = Words::with_bytes(self.text.len());
            words(self.text).for_each(|word| collected.add(word));
            self.options.given_words().for_each(|word| collected.fold(word));
            collected
        })
    }

    /// The words of the document that are this one in whatever case; `None` if they are better counted with all others.
    fn search<'s>(&'s self, word: &'s str) -> Option<impl Iterator<Item = &'s str>> {
        let searches = self.searches.get() + 1;
        let is_plain = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphabetic());
        if !is_plain || searches > FEW || self.words.get().is_some() || self.options.given_words().next().is_some() {
            return None;
        }
        self.searches.set(searches);
        let places = search::places(self.text.as_bytes(), word.as_bytes());
        let ends = places.map(|start| (start, start + word.len()));
        Some(ends.filter(|&(start, end)| is_word(self.text, start, end)).map(|(start, end)| &self.text[start..end]))
    }

    /// How often the document writes the word exactly so; words of the user count as written once.
    pub(super) fn count(&self, word: &str) -> u32 {
        if let Some(found) = self.search(word) {
            return found.filter(|found| *found == word).count() as u32;
        }
        let count = self.words().counts.get(&hash(word.as_bytes())).copied();
        count.unwrap_or_else(|| u32::from(self.options.has_word(word)))
    }

    /// Whether the document writes the word, in whatever case.
    pub(super) fn has(&self, word: &str) -> bool {
        self.any_case(word) > 0
    }

    /// How often the document writes the word, in whatever case.
    pub(super) fn any_case(&self, word: &str) -> u32 {
        Lower::new(word).map_or_else(|| self.count(word), |lower| self.any_case_of(&lower))
    }

    /// How often the document writes a word, here in lower case, in whatever case.
    pub(super) fn any_case_of(&self, word: &Lower) -> u32 {
        if let Some(found) = self.search(word.as_str()) {
            return found.count() as u32;
        }
        let hash = hash(word.as_bytes());
        let words = self.words();
        let small = words.counts.get(&hash).copied();
        let given = || u32::from(self.options.has_lower(word));
        small.unwrap_or_else(given) + words.folded.get(&hash).copied().unwrap_or(0)
    }

    /// Whether any word of the document has a letter beyond ASCII.
    pub(super) fn has_accents(&self) -> bool {
        self.words().accents
    }
}

/// The keys of a table that are hashes already.
type Hashed = std::hash::BuildHasherDefault<Itself>;

#[derive(Default)]
struct Itself(u64);

impl Hasher for Itself {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = hash(bytes);
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// A number that differs from process to process, so that no text can be made to collide.
static SECRET: LazyLock<u64> = LazyLock::new(|| RandomState::new().hash_one(0_u64));

/// A hash of a word: one multiplication to twice the width, folded, for each eight bytes.
fn hash(word: &[u8]) -> u64 {
    let mix = |hash: u64, number: u64| {
        let product = u128::from(hash ^ number) * 0x9E37_79B9_7F4A_7C15_u128;
        (product >> 64) as u64 ^ product as u64
    };
    let (eights, rest) = word.as_chunks::<8>();
    let hash = eights.iter().fold(mix(*SECRET, word.len() as u64), |hash, eight| mix(hash, u64::from_le_bytes(*eight)));
    mix(hash, rest.iter().fold(0, |number, &byte| number << 8 | u64::from(byte)))
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
            if !is_touched(text, start, end) {
                return Some(&text[start..end]);
            }
        }
    })
}

/// Whether the letters from `start` to `end` are one of the [`words`] of the text.
fn is_word(text: &str, start: usize, end: usize) -> bool {
    let is_letter = |side: Option<char>| side.is_some_and(char::is_alphabetic);
    !is_letter(before(text, start)) && !is_letter(after(text, end)) && !is_touched(text, start, end)
}

/// A mark of damage touches what stands there.
fn is_touched(text: &str, start: usize, end: usize) -> bool {
    before(text, start).is_some_and(is_damage)
        || after(text, end).is_some_and(is_damage) && !ends_sentence(&text[end..])
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_searched_for_are_those_counted() {
        let text = "A mayor, the Mayor’s aide, MAYOR? mayor?s may·or mayor mayoral émayor a m#mayor *mayor";
        let options = Options::default();
        let (searched, counted) = (Vocabulary::new(text, &options), Vocabulary::new(text, &options));
        counted.searches.set(FEW);
        for word in ["a", "mayor", "Mayor", "MAYOR", "mayoral", "s", "may", "or", "aide", "émayor", "m", ""] {
            assert_eq!(searched.count(word), counted.count(word), "{word}");
            assert_eq!(searched.any_case(word), counted.any_case(word), "{word}");
        }
    }
}
