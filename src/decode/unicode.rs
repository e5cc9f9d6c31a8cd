//! UTF-16, and UTF-8 with damage.

use super::runs::Builder;
use super::{Decoded, Encoding};
use crate::repair::Page;
use std::borrow::Cow;

/// Bytes of the start that show whether a text without a byte-order mark is UTF-16.
const SAMPLE: usize = 256;

/// Which UTF-16 bytes without a byte-order mark are, if they are: every other byte is zero most of the time.
pub(super) fn is_utf16(bytes: &[u8]) -> Option<Encoding> {
    let pairs = bytes[..bytes.len().min(SAMPLE)].as_chunks::<2>().0;
    let zeros = |place: usize| pairs.iter().filter(|pair| pair[place] == 0).count();
    match (zeros(0), zeros(1)) {
        (0, high) if high > 3 && 2 * high > pairs.len() => Some(Encoding::Utf16Le),
        (high, 0) if high > 3 && 2 * high > pairs.len() => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// Decodes UTF-16 behind a byte-order mark of `mark` bytes. Half a pair of surrogates and half a unit become U+FFFD.
pub(super) fn utf16(bytes: &[u8], mark: usize, encoding: Encoding) -> Decoded<'static> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let unit = match encoding {
        Encoding::Utf16Be => |pair: &[u8; 2]| u16::from_be_bytes(*pair),
        _ => |pair: &[u8; 2]| u16::from_le_bytes(*pair),
    };
    let mut text = String::with_capacity(bytes.len() / 2);
    let mut runs = Builder::new(mark);
    for letter in char::decode_utf16(pairs.iter().map(unit)) {
        let (letter, width) =
            letter.map_or((char::REPLACEMENT_CHARACTER, 2), |letter| (letter, 2 * letter.len_utf16()));
        text.push(letter);
        runs.push(letter.len_utf8(), width);
    }
    if !rest.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
        runs.push(char::REPLACEMENT_CHARACTER.len_utf8(), rest.len());
    }
    Decoded { text: Cow::Owned(text), encoding, runs: runs.finish() }
}

/// Whether bytes that are not sound UTF-8 are UTF-8 with damage: an eight-bit encoding has its characters only by chance,
/// and many bytes that belong to none.
pub(super) fn is_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut damaged) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().bytes().filter(|&byte| byte >= 0xC0).count();
        damaged += usize::from(!chunk.invalid().is_empty());
    }
    4 * sound >= damaged
}

/// Decodes UTF-8 with damage behind a byte-order mark of `mark` bytes. A byte by itself is what `stray` says, if anything.
pub(super) fn damaged(bytes: &[u8], mark: usize, stray: fn(u8) -> Option<char>) -> Decoded<'static> {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 16);
    let mut runs = Builder::new(mark);
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        runs.push_many(chunk.valid().len(), 1, 1);
        let invalid = chunk.invalid();
        if invalid.is_empty() {
            continue;
        }
        let start = at + chunk.valid().len();
        at = start + invalid.len();
        let is_plain = |at: usize| bytes.get(at).is_none_or(u8::is_ascii);
        let letter = match invalid {
            &[byte] if is_plain(start.wrapping_sub(1)) && is_plain(at) => stray(byte),
            _ => None,
        };
        let letter = letter.unwrap_or(char::REPLACEMENT_CHARACTER);
        text.push(letter);
        runs.push(letter.len_utf8(), invalid.len());
    }
    Decoded { text: Cow::Owned(text), encoding: Encoding::Utf8, runs: runs.finish() }
}

/// The character of windows-1252 that a byte between ASCII characters is: a quotation mark, dash, ellipsis, or small
/// letter. Not one that is as likely what is left of a torn character: its first byte, or its last.
pub(super) fn stray(byte: u8) -> Option<char> {
    let is_mark = matches!(byte, 0x82 | 0x84 | 0x85 | 0x91..=0x97);
    let is_letter = matches!(byte, 0xE0..=0xE1 | 0xE3..=0xEF | 0xF1..=0xF6 | 0xF8..=0xFF);
    (is_mark || is_letter).then(|| Page::Western.letter(byte))
}
