//! The short way for plain tokens, which nearly all are: words of ASCII letters, eight bytes at a time, and what joins
//! them; punctuation; short numbers. What the grammar would find is the same; it also reads the last bytes of the text.

use super::byte::{self, DIGIT, JOINER, LOWER, REPEATED, SPACE, UPPER, WIDE};
use super::{Gap, Glyph, Piece, Shape, Token, TokenKind, shape};

const ONES: u64 = u64::from_le_bytes([1; 8]);
const HIGH: u64 = ONES * 0x80;

/// How many bytes decide on a small word.
const WINDOW: usize = 20;

/// Takes the words from `at` on as long as they are small: a letter and at most 16 small ones, with one blank, a comma or
/// the like behind them. Most tokens are; none of them is a site. Gives where it stopped, always between two tokens.
///
/// All is read from a window, whose bounds are checked once. A function of its own, so that everything is in registers.
#[inline(never)]
pub(super) fn small_words(text: &[u8], mut at: usize, tokens: &mut Vec<Token>) -> usize {
    while let Some(window) = text.get(at..).and_then(|rest| rest.first_chunk::<WINDOW>()) {
        if byte::class(window[0]) & (LOWER | UPPER) == 0 {
            break;
        }
        let others =
            |at: usize| window[at..].first_chunk().map_or(0, |bytes| !small_letters(u64::from_le_bytes(*bytes)) & HIGH);
        let length = match (others(1), others(9)) {
            (0, 0) => break,
            (0, others) => 9 + others.trailing_zeros() as usize / 8,
            (others, _) => 1 + others.trailing_zeros() as usize / 8,
        };
        let (after, next) = (window[length % WINDOW], window[(length + 1) % WINDOW]);
        let (space, gap) = match byte::class(after) {
            SPACE if after == b' ' && byte::class(next) & (SPACE | WIDE) == 0 => (1, Gap::Space),
            class if class & (UPPER | DIGIT | JOINER | WIDE | SPACE) == 0 => (0, Gap::None),
            _ if after == b'.' && byte::class(next) == SPACE && length > 1 => (0, Gap::None),
            _ => break,
        };
        let (start, end, shape) = (at as u32, (at + length) as u32, Shape::of_small(window[0]));
        tokens.push(Token { start, end, kind: TokenKind::Word, gap, shape });
        at += length + space;
    }
    at
}

/// The length of the first byte and the small letters behind it.
fn small_length(input: &[u8]) -> Option<usize> {
    let mut length = 1;
    loop {
        let others = !small_letters(u64::from_le_bytes(*input.get(length..)?.first_chunk()?)) & HIGH;
        if others != 0 {
            return Some(length + others.trailing_zeros() as usize / 8);
        }
        length += 8;
    }
}

/// The word that `input`, a letter, begins with, if it is clear from the bytes behind it that the word ends there.
pub(super) fn word(input: &[u8]) -> Option<Piece> {
    let length = small_length(input)?;
    let after = input.get(length..)?;
    let goes_on = byte::class(*after.first()?) & (UPPER | DIGIT | JOINER | WIDE) != 0;
    match goes_on && !ends_before(length, after) {
        true => long_word(input, length),
        false => piece(length, TokenKind::Word, Shape::of_small(input[0])),
    }
}

/// A word with capitals or joiners in it, known for so many bytes: `NATO`, `front-runner`, `don’t`.
#[inline(never)]
fn long_word(input: &[u8], mut length: usize) -> Option<Piece> {
    let mut part = 0;
    loop {
        length += letters(input.get(length..)?);
        let after = input.get(length..)?;
        if byte::class(*after.first()?) & (DIGIT | JOINER | WIDE) == 0 || ends_before(length - part, after) {
            return piece(length, TokenKind::Word, shape::shape(&input[..length]));
        }
        length += joiner(after)?;
        part = length;
    }
}

/// The length of a hyphen or apostrophe with a part of a word behind it. Only parts that are surely no clitic are seen.
fn joiner(input: &[u8]) -> Option<usize> {
    let (length, shortest) = match *input {
        [b'-', ..] => (1, 1),
        [b'\'', ..] => (1, 3),
        [0xE2, 0x80, 0x99, ..] => (3, 3),
        _ => return None,
    };
    let part = &input[length..];
    let is_negation = matches!(*part, [b't', next, ..] if is_apart(next));
    (letters(part) >= shortest || is_negation).then_some(length)
}

/// How many ASCII letters `input` begins with.
fn letters(input: &[u8]) -> usize {
    input.iter().take_while(|&&byte| byte::class(byte) & (LOWER | UPPER) != 0).count()
}

/// Whether a word whose last part has so many letters ends before what could also go on with it. Only the frequent cases
/// are seen here.
fn ends_before(letters: usize, after: &[u8]) -> bool {
    match *after {
        // A full stop or colon that no acronym and no address has in it.
        [b'.', next, ..] if byte::class(next) == SPACE => letters > 1,
        [b'.', b'"' | b'\'' | b')', ..] | [b'.', 0xE2, 0x80, 0x99 | 0x9D, ..] => letters > "www".len(),
        [b':', next, ..] => byte::class(next) == SPACE,
        [b'-', b'-', ..] => true,
        // `the mayor's`, and an apostrophe that joins nothing: `the mayors’ plan`
        [b'\'', ref after @ ..] | [0xE2, 0x80, 0x99, ref after @ ..] => {
            clitic(after).is_some() || after.first().is_some_and(|&next| is_apart(next))
        }
        // En and em dashes, curly double marks and ellipses.
        [0xE2, 0x80, 0x93 | 0x94 | 0x9C | 0x9D | 0xA6, ..] => true,
        _ => false,
    }
}

/// The letters of the clitic that `input` begins with behind an apostrophe: `s`, `re`.
fn clitic(input: &[u8]) -> Option<usize> {
    match *input {
        [b's' | b'd' | b'm', next, ..] if is_apart(next) => Some(1),
        [b'r' | b'v', b'e', next, ..] | [b'l', b'l', next, ..] if is_apart(next) => Some(2),
        _ => None,
    }
}

/// No word goes on with this byte.
fn is_apart(next: u8) -> bool {
    byte::class(next) & (LOWER | UPPER | DIGIT | WIDE) == 0
}

/// The token that `input` begins with, which is no letter; `before` is the kind of the token that touches it.
pub(super) fn other(input: &[u8], before: Option<TokenKind>) -> Option<Piece> {
    let [first, second, third, ..] = *input else { return None };
    match SINGLE[usize::from(first)] {
        Single::Always(kind) => piece(1, kind, Shape::None),
        // A full stop behind the blank would make an ellipsis of it.
        Single::Before(kind) => {
            let goes_on = byte::class(second) & (DIGIT | REPEATED) != 0 || second == b' ' && third == b'.';
            (!goes_on).then_some(Piece { length: 1, kind, shape: Shape::None })
        }
        Single::Never => sign(input, before),
    }
}

/// A number, a mark of several bytes, or one that the bytes beside it decide on.
fn sign(input: &[u8], before: Option<TokenKind>) -> Option<Piece> {
    let mark = |length, glyph| piece(length, TokenKind::Mark(glyph), Shape::None);
    match *input {
        [b'0'..=b'9', ..] => number(input),
        [0xE2, 0x80, 0x9C, ..] => mark(3, Glyph::DoubleOpen),
        [0xE2, 0x80, 0x9D, ..] => mark(3, Glyph::DoubleClose),
        [b'\'', b'\'', ..] => mark(2, Glyph::TexClose),
        [b'`', b'`', ..] => mark(2, Glyph::TexOpen),
        [b'\'', ref after @ ..] => apostrophe(1, Glyph::Single, after, before),
        [0xE2, 0x80, 0x98, ref after @ ..] => apostrophe(3, Glyph::SingleOpen, after, before),
        [0xE2, 0x80, 0x99, ref after @ ..] => apostrophe(3, Glyph::SingleClose, after, before),
        [b'-', ref after @ ..] => dash(1, after),
        [0xE2, 0x80, 0x93 | 0x94, ref after @ ..] => dash(3, after),
        _ => None,
    }
}

/// A mark of this length or, behind a word, the beginning of a clitic.
fn apostrophe(length: usize, glyph: Glyph, after: &[u8], before: Option<TokenKind>) -> Option<Piece> {
    if before.is_none() || byte::class(*after.first()?) & (LOWER | UPPER) == 0 {
        return piece(length, TokenKind::Mark(glyph), Shape::None);
    }
    let letters = clitic(after).filter(|_| before == Some(TokenKind::Word))?;
    piece(length + letters, TokenKind::Clitic, Shape::Lower)
}

/// A dash, or two hyphens, before white space or a letter.
fn dash(length: usize, after: &[u8]) -> Option<Piece> {
    let (length, next) = match *after {
        [b'-', next, ..] if length == 1 => (2, next),
        [next, ..] => (length, next),
        [] => return None,
    };
    let ends = byte::class(next) == SPACE || length > 1 && byte::class(next) & (LOWER | UPPER) != 0;
    if ends { piece(length, TokenKind::Dash, Shape::None) } else { None }
}

/// Digits, commas and points between them: `12`, `1999`, `1,234.5`.
fn number(input: &[u8]) -> Option<Piece> {
    let mut length = 0;
    loop {
        length += input[length..].iter().position(|byte| !byte.is_ascii_digit())?;
        match input[length..] {
            [b',' | b'.', b'0'..=b'9', ..] => length += 1,
            [next, _, ..] if byte::class(next) == SPACE || matches!(next, b',' | b'.' | b')' | b';') => {
                return piece(length, TokenKind::Number, Shape::None);
            }
            _ => return None,
        }
    }
}

fn piece(length: usize, kind: TokenKind, shape: Shape) -> Option<Piece> {
    Some(Piece { length: length as u32, kind, shape })
}

/// When a byte is a token by itself.
#[derive(Clone, Copy)]
enum Single {
    Never,
    /// Unless it is repeated, or a digit follows.
    Before(TokenKind),
    Always(TokenKind),
}

static SINGLE: [Single; 256] = {
    let mut table = [Single::Never; 256];
    let mut byte = 0;
    while byte < 0x80 {
        table[byte] = match byte as u8 {
            b',' => Single::Before(TokenKind::Comma),
            b'.' => Single::Before(TokenKind::Stop),
            b'?' => Single::Before(TokenKind::Question),
            b'!' => Single::Before(TokenKind::Exclamation),
            b'"' => Single::Always(TokenKind::Mark(Glyph::Double)),
            b':' => Single::Always(TokenKind::Colon),
            b';' => Single::Always(TokenKind::Semicolon),
            b'(' | b'[' | b'{' => Single::Always(TokenKind::Open),
            b')' | b']' | b'}' => Single::Always(TokenKind::Close),
            b'%' | b'&' | b'*' | b'/' | b'<'..=b'>' | b'\\' | b'^' | b'_' | b'|' | b'~' => {
                Single::Always(TokenKind::Symbol)
            }
            _ => Single::Never,
        };
        byte += 1;
    }
    table
};

/// 0x80 in each byte from `a` to `z`.
fn small_letters(bytes: u64) -> u64 {
    let ascii = bytes & !HIGH;
    let from_a = ascii + ONES * u64::from(0x80 - b'a');
    let past_z = ascii + ONES * u64::from(0x7F - b'z');
    (from_a ^ past_z) & !bytes
}
