//! The short way for plain tokens, which nearly all are: words of ASCII letters, eight bytes at a time, and what joins
//! them; punctuation; short numbers. What the grammar would find is the same; it also reads the last bytes of the text.

use super::byte::{self, DIGIT, JOINER, LOWER, REPEATED, SPACE, UPPER, WIDE};
use super::{Gap, Glyph, Piece, Shape, Token, TokenKind, Tokenized, print, shape};
use crate::eight;

/// How many bytes decide on a plain token.
const WINDOW: usize = 24;

/// Takes the tokens from `at` on as long as they are plain: words of a letter and small ones, and marks that stand for
/// themselves. Nine tokens in ten are. Gives where it stopped: between two tokens, or in white space, of which only the
/// beginning was read then.
///
/// All is read from a window, whose bounds are checked once. A function of its own, so that everything is in registers.
#[inline(never)]
pub(super) fn tokens(text: &str, at: usize, read: &mut Tokenized) -> usize {
    let Some(mut rest) = text.as_bytes().get(at..) else { return at };
    'tokens: loop {
        // Most tokens by far are small words before a blank.
        let (start, word, window) = loop {
            let Some(window) = rest.first_chunk::<WINDOW>() else { break 'tokens };
            let start = (text.len() - rest.len()) as u32;
            let word = SmallWord::read(window);
            if word.length == 0 || window[word.length] != b' ' {
                break (start, word, window);
            }
            read.push(word.token(start, Gap::Space), word.print);
            rest = &rest[word.length + 1..];
        };
        let after = &window[word.length..];
        if word.length > 0 {
            if !ends_before_mark(word.length, after) && !ends_before(word.length, after) {
                let Some(piece) = long_word(rest, word.length) else { break };
                rest = &text.as_bytes()[read.push_piece(text, start, piece)..];
                continue;
            }
            let (space, gap) = gap(after);
            read.push(word.token(start, gap), word.print);
            rest = &rest[word.length + space..];
            if space > 0 {
                read.note_last();
                continue;
            }
        }
        let start = start + word.length as u32;
        let Some((Piece { length, kind, shape }, print)) = mark(after, read) else {
            let Some(piece) = sign(rest, read.touching()) else { break };
            rest = &text.as_bytes()[read.push_piece(text, start, piece)..];
            continue;
        };
        let (space, gap) = gap(&after[length as usize..]);
        read.push(Token { start, end: start + length, kind, gap, shape }, print);
        read.note_last();
        rest = &rest[length as usize + space..];
    }
    text.len() - rest.len()
}

/// The white space that `input` begins with, as far as its first two bytes tell.
#[inline(always)]
fn gap(input: &[u8]) -> (usize, Gap) {
    match *input {
        [b' ', ..] => (1, Gap::Space),
        [b'\n', b'\n', ..] => (2, Gap::Blank),
        [b'\n', ..] => (1, Gap::Line),
        _ => (0, Gap::None),
    }
}

/// Whether a word of so many letters ends before these bytes, which do not begin with a blank, as far as the mark in front
/// and the byte behind it tell.
#[inline(always)]
fn ends_before_mark(letters: usize, after: &[u8]) -> bool {
    let (key, length) = key(after);
    byte::class(after[length]) & SINGLE[usize::from(key)].apart != 0 && (letters > 1 || key != b'.')
}

/// The mark or clitic that the bytes begin with, and its print.
#[inline(always)]
fn mark(bytes: &[u8], read: &Tokenized) -> Option<(Piece, u64)> {
    match single(bytes) {
        Some(piece) => Some((piece, print::of_mark(bytes[0], piece.length))),
        None => clitic_behind(bytes, read),
    }
}

/// The clitic that the bytes begin with behind a word.
#[inline(never)]
fn clitic_behind(bytes: &[u8], read: &Tokenized) -> Option<(Piece, u64)> {
    let (length, after) = match *bytes {
        [b'\'', ref after @ ..] => (1, after),
        [0xE2, 0x80, 0x99, ref after @ ..] => (3, after),
        _ => return None,
    };
    read.tokens.last().filter(|last| last.kind == TokenKind::Word && last.gap == Gap::None)?;
    let letters = clitic(after)?;
    let second = if letters > 1 { after[1] } else { 0 };
    let print = print::of_few(u64::from_le_bytes([b'\'', after[0], second, 0, 0, 0, 0, 0]));
    Some((piece(length + letters, TokenKind::Clitic, Shape::Lower)?, print))
}

/// A letter with small ones behind it.
struct SmallWord {
    /// In bytes, at most 15; 0 if no letter comes first, or if there are more.
    length: usize,
    shape: Shape,
    print: u64,
}

impl SmallWord {
    #[inline(always)]
    fn read(window: &[u8; WINDOW]) -> Self {
        /// What makes a small letter of a capital.
        const CASE: u64 = 0x20;
        let eight = |at: usize| window[at..].first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes));
        let first = eight(0);
        let shape = if first & CASE == 0 { Shape::Capitalised } else { Shape::Lower };
        let low = first | CASE;
        let end = eight::no_small_letter(low);
        if end != 0 {
            return Self { length: eight::before(end), shape, print: print::mixed(low & eight::bits_before(end), 0) };
        }
        let end = eight::no_small_letter(eight(8));
        let length = if end != 0 { 8 + eight::before(end) } else { 0 };
        Self { length, shape, print: print::mixed(low, eight(8) & eight::bits_before(end)) }
    }

    #[inline(always)]
    fn token(&self, start: u32, gap: Gap) -> Token {
        let (end, shape) = (start + self.length as u32, self.shape);
        Token { start, end, kind: TokenKind::Word, gap, shape }
    }
}

/// The length of the first byte and the small letters behind it.
fn small_length(input: &[u8]) -> Option<usize> {
    let mut length = 1;
    loop {
        let other = eight::no_small_letter(u64::from_le_bytes(*input.get(length..)?.first_chunk()?));
        length += eight::before(other);
        if other != 0 {
            return Some(length);
        }
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
    single(input).or_else(|| sign(input, before))
}

/// The mark that `input` begins with, if it is clear from the byte behind it that it stands for itself.
#[inline(always)]
fn single(input: &[u8]) -> Option<Piece> {
    let (key, length) = key(input);
    let [next, second, ..] = *input.get(length..)? else { return None };
    let Single { kind, parts, .. } = SINGLE[usize::from(key)];
    // A full stop behind the blank would make an ellipsis of it.
    let goes_on = byte::class(next) & parts != 0 || next == b' ' && second == b'.';
    (!goes_on).then_some(Piece { length: length as u32, kind, shape: Shape::None })
}

/// What [`SINGLE`] knows a mark by, and its length.
#[inline(always)]
fn key(input: &[u8]) -> (u8, usize) {
    match *input {
        [0xE2, 0x80, last, ..] => (last, 3),
        [first, ..] => (first, 1),
        [] => (0, 1),
    }
}

/// A number, or a mark that more than the byte behind it decides on.
fn sign(input: &[u8], before: Option<TokenKind>) -> Option<Piece> {
    let mark = |length, glyph| piece(length, TokenKind::Mark(glyph), Shape::None);
    match *input {
        [b'0'..=b'9', ..] => number(input),
        [b'\'', b'\'', ..] => mark(2, Glyph::TexClose),
        [b'`', b'`', ..] => mark(2, Glyph::TexOpen),
        [b'\'', ref after @ ..] => apostrophe(1, Glyph::Single, after, before),
        [0xE2, 0x80, 0x98, ref after @ ..] => apostrophe(3, Glyph::SingleOpen, after, before),
        [0xE2, 0x80, 0x99, ref after @ ..] => apostrophe(3, Glyph::SingleClose, after, before),
        [b'-', b'-', next, ..] if byte::class(next) & (SPACE | LOWER | UPPER) != 0 => {
            piece(2, TokenKind::Dash, Shape::None)
        }
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

/// A mark that may stand for itself.
#[derive(Clone, Copy)]
struct Single {
    kind: TokenKind,
    /// The classes of the bytes that it may go on with.
    parts: u8,
    /// The classes of the bytes before which it surely ends a word.
    apart: u8,
}

/// By first byte; the marks U+2000 to U+203F by their last one.
static SINGLE: [Single; 256] = {
    use TokenKind::*;
    const ALL: u8 = u8::MAX;
    /// What no word goes on with.
    const APART: u8 = ALL & !(LOWER | UPPER | DIGIT | WIDE);
    let mut table = [Single { kind: Symbol, parts: ALL, apart: 0 }; 256];
    let mut byte = 0;
    while byte < 256 {
        let (kind, parts, apart) = match byte as u8 {
            b',' => (Comma, DIGIT | REPEATED, ALL),
            b'.' => (Stop, DIGIT | REPEATED, SPACE),
            b'?' => (Question, DIGIT | REPEATED, ALL),
            b'!' => (Exclamation, DIGIT | REPEATED, ALL),
            b'"' => (Mark(Glyph::Double), 0, ALL),
            0x9C => (Mark(Glyph::DoubleOpen), 0, ALL),
            0x9D => (Mark(Glyph::DoubleClose), 0, ALL),
            // Not the apostrophe of a clitic, and not two of them.
            b'\'' => (Mark(Glyph::Single), LOWER | UPPER | JOINER, APART),
            0x98 => (Mark(Glyph::SingleOpen), LOWER | UPPER, 0),
            0x99 => (Mark(Glyph::SingleClose), LOWER | UPPER, APART),
            b':' => (Colon, 0, SPACE),
            b';' => (Semicolon, 0, ALL),
            b'(' | b'[' | b'{' => (Open, 0, ALL),
            b')' | b']' | b'}' => (Close, 0, ALL),
            b'-' => (Dash, ALL & !SPACE, 0),
            0x93 | 0x94 => (Dash, ALL & !(SPACE | LOWER | UPPER), ALL),
            b'&' | b'_' => (Symbol, 0, 0),
            b'%' | b'*' | b'/' | b'<'..=b'>' | b'\\' | b'^' | b'|' | b'~' => (Symbol, 0, ALL),
            b'\n' => (Symbol, ALL, ALL),
            _ => (Symbol, ALL, 0),
        };
        table[byte] = Single { kind, parts, apart };
        byte += 1;
    }
    table
};
