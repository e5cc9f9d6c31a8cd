//! How a word is written.

use super::Shape;
use super::character::{decode, is_apostrophe, is_hyphen};
use super::short::Short;

/// The shape of the word that `input` begins with, of so many bytes. With hyphens or apostrophes its first part tells:
/// `Russian-speaking`, `O'Brien`, `T-shirt` are capitalised, `US-led` is upper; a capital that comes only later makes it
/// mixed, as in `al-Assad`.
pub(super) fn shape(input: &[u8], length: usize) -> Shape {
    Short::read(input, length).and_then(Short::shape).unwrap_or_else(|| long_shape(&input[..length]))
}

#[inline(never)]
fn long_shape(word: &[u8]) -> Shape {
    let (mut letters, mut capitals) = (0, 0);
    // Letters and capitals before the first hyphen or apostrophe.
    let mut first_part = None;
    let mut at = 0;
    while at < word.len() {
        let (character, length) = decode(&word[at..]);
        if is_letter(character) {
            letters += 1;
            capitals += u32::from(character.is_uppercase());
        } else if first_part.is_none() && (is_hyphen(character) || is_apostrophe(character)) {
            first_part = Some((letters, capitals));
        }
        at += length;
    }
    let begins_capital = decode(word).0.is_uppercase();
    match (letters, capitals) {
        (0, _) => Shape::None,
        (_, 0) => Shape::Lower,
        (1, 1) => Shape::Capitalised,
        _ if letters == capitals => Shape::Upper,
        _ if !begins_capital => Shape::Mixed,
        _ => match first_part.unwrap_or((letters, capitals)) {
            (_, 1) => Shape::Capitalised,
            (letters, capitals) if letters == capitals => Shape::Upper,
            _ => Shape::Mixed,
        },
    }
}

fn is_letter(character: char) -> bool {
    // Typographic apostrophes and hyphens are frequent: spare them the Unicode tables.
    !matches!(character, '\u{2000}'..='\u{206F}') && character.is_alphabetic()
}
