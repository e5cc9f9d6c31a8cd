//! Characters read from bytes, and which of them words are made of.

use unicode_normalization::char::is_combining_mark;

/// The character that `input` begins with and its length in bytes. `input` is never empty and begins at a character,
/// as every rest of a `&str` does that whole tokens were taken from.
pub(super) fn decode(input: &[u8]) -> (char, usize) {
    let bits = |index: usize| input.get(index).map_or(0, |&byte| u32::from(byte) & 0x3F);
    let first = input.first().map_or(0, |&byte| u32::from(byte));
    let (code, length) = match first {
        0..=0x7F => (first, 1),
        0x80..=0xDF => ((first & 0x1F) << 6 | bits(1), 2),
        0xE0..=0xEF => ((first & 0x0F) << 12 | bits(1) << 6 | bits(2), 3),
        _ => ((first & 0x07) << 18 | bits(1) << 12 | bits(2) << 6 | bits(3), 4),
    };
    (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), length)
}

/// Letters and digits of any script, and what attaches to them.
pub(super) fn is_word(character: char) -> bool {
    // Quotation marks and dashes are the most frequent characters outside ASCII: spare them the Unicode tables.
    if matches!(character, '\u{2000}'..='\u{206F}') {
        return is_attached(character);
    }
    (character.is_alphanumeric() && character != '\u{2BC}') || is_attached(character)
}

/// Combining marks and the invisible characters that stand inside words: soft hyphen, joiner and non-joiner. The
/// replacement character is one too: in `caf\u{FFFD}s` it holds the place of a lost letter.
pub(super) fn is_attached(character: char) -> bool {
    if matches!(character, '\u{200E}'..='\u{206F}') {
        return false;
    }
    matches!(character, '\u{AD}' | '\u{200C}' | '\u{200D}' | '\u{FFFD}') || is_combining_mark(character)
}

/// Apostrophes as they are typed, the wrong ones too: `don't`, `don’t`, `don´t`, `don‘t`.
pub(super) fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | '‘' | '‛' | '`' | '´' | '\u{2BC}' | '＇')
}

/// Hyphens that join words: the keyboard's, U+2010 and the non-breaking U+2011.
pub(super) fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}' | '\u{2011}')
}

/// Signs of currencies that stand before a number.
pub(super) fn is_currency(character: char) -> bool {
    matches!(character, '$' | '£' | '€' | '¥' | '\u{20A0}'..='\u{20C0}' | '＄' | '￡' | '￥')
}

/// Whether `input` begins with a letter, digit or what attaches to them.
pub(super) fn begins_word(input: &[u8]) -> bool {
    match input.first() {
        None => false,
        Some(0..=0x7F) => super::byte::is_alphanumeric(input[0]),
        Some(_) => is_word(decode(input).0),
    }
}

/// Whether `input` begins with a capital letter.
pub(super) fn begins_capital(input: &[u8]) -> bool {
    !input.is_empty() && decode(input).0.is_uppercase()
}

/// Whether `input` begins with a digit from 0 to 9.
pub(super) fn begins_digit(input: &[u8]) -> bool {
    input.first().is_some_and(u8::is_ascii_digit)
}
