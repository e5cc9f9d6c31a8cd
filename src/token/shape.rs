//! How a word is written.

use super::character::{decode, is_apostrophe, is_hyphen};
use super::{Shape, byte};

/// The shape of a word. With hyphens or apostrophes its first part tells: `Russian-speaking`, `O'Brien`, `T-shirt` are
/// capitalised, `US-led` is upper; a capital that comes only later makes it mixed, as in `al-Assad`.
pub(super) fn shape(word: &[u8]) -> Shape {
    let (mut seen, mut capitals) = (0, 0);
    for &byte in word {
        let class = byte::class(byte);
        seen |= class;
        capitals += u32::from(class == byte::UPPER);
    }
    if seen & byte::WIDE != 0 || (capitals > 1 && seen & byte::LOWER != 0) {
        return long_shape(word);
    }
    match capitals {
        0 if seen & byte::LOWER == 0 => Shape::None,
        0 => Shape::Lower,
        1 if seen & byte::LOWER == 0 || byte::class(word[0]) == byte::UPPER => Shape::Capitalised,
        1 => Shape::Mixed,
        _ => Shape::Upper,
    }
}

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
