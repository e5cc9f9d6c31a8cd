//! White space: what separates tokens and lines.

use super::{Gap, byte, character};

/// The white space that `input` begins with: its length and what it amounts to.
///
/// ```text
/// gap  = *( blank / line / invisible )
/// line = CR LF / LF / CR / FF / NEL / LS
/// ```
#[inline]
pub(super) fn gap(input: &[u8]) -> (usize, Gap) {
    // One blank between two words is nearly every gap.
    if let [b' ', next, ..] = *input
        && byte::class(next) & (byte::SPACE | byte::WIDE) == 0
    {
        return (1, Gap::Space);
    }
    match input.first() {
        Some(&first) if byte::class(first) & (byte::SPACE | byte::WIDE) != 0 => other_gap(input),
        _ => (0, Gap::None),
    }
}

/// Spares single lines, and dashes, curly marks and ellipses, the search for invisible characters.
#[inline(never)]
fn other_gap(input: &[u8]) -> (usize, Gap) {
    let is_visible = |next| byte::class(next) & (byte::SPACE | byte::WIDE) == 0;
    match *input {
        [0xE2, 0x80, 0x90..=0xA7, ..] => (0, Gap::None),
        [b' ', 0xE2, 0x80, 0x90..=0xA7, ..] => (1, Gap::Space),
        [b'\n', next, ..] if is_visible(next) => (1, Gap::Line),
        [b'\n', b'\n', next, ..] if is_visible(next) => (2, Gap::Blank),
        _ => long_gap(input),
    }
}

pub(super) fn long_gap(input: &[u8]) -> (usize, Gap) {
    let (mut at, mut lines, mut gap) = (0, 0, Gap::None);
    while at < input.len() {
        let (character, length) = character::decode(&input[at..]);
        match character {
            '\r' if input.get(at + 1) == Some(&b'\n') => {}
            '\n' | '\r' | '\u{C}' | '\u{85}' | '\u{2028}' => lines += 1,
            '\u{2029}' => lines += 2,
            _ if character.is_whitespace() => gap = Gap::Space,
            _ if is_invisible(character) => {}
            _ => break,
        }
        at += length;
    }
    let gap = match lines {
        0 => gap,
        1 => Gap::Line,
        _ => Gap::Blank,
    };
    (at, gap)
}

/// Characters without width that are not part of words: zero-width space, direction marks, word joiner, byte order
/// mark. They belong to the gap but do not make one: `“\u{200E}Yes”` has no space after its mark.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
    )
}
