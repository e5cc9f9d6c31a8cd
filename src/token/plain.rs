//! The short way for plain tokens, which nearly all are: words of ASCII letters, eight bytes at a time, and what joins
//! them; punctuation; short numbers. What the grammar would find is the same; it also reads the last bytes of the text.

use super::byte::{self, DIGIT, JOINER, LOWER, REPEATED, SPACE, UPPER, WIDE};
use super::{Gap, Glyph, Piece, Shape, Token, TokenKind, Tokenized, print, shape, space};

const ONES: u64 = u64::from_le_bytes([1; 8]);
const HIGH: u64 = ONES * 0x80;

/// How many bytes decide on a plain token.
const WINDOW: usize = 24;

/// Takes the tokens from `at` on as long as they are plain: words of a letter and small ones, and marks that stand for
/// themselves. Nine tokens in ten are. Gives where it stopped, always between two tokens.
///
/// All is read from a window, whose bounds are checked once. A function of its own, so that everything is in registers.
#[inline(never)]
pub(super) fn tokens(text: &[u8], mut at: usize, read: &mut Tokenized) -> usize {
    while let Some(window) = text.get(at..).and_then(|rest| rest.first_chunk::<WINDOW>()) {
        let SmallWord { length, shape, print } = SmallWord::read(window);
        if length == 0 {
            let Some(Piece { length, kind, shape }) = single(window) else { break };
            let end = at + length as usize;
            let (space, gap) = space::gap(&text[end..]);
            let mark = Token { start: at as u32, end: end as u32, kind, gap, shape };
            read.push_site(mark, print::of_mark(window[0], length));
            at = end + space;
            continue;
        }
        let end = at + length;
        let word = |gap| Token { start: at as u32, end: end as u32, kind: TokenKind::Word, gap, shape };
        let (after, next) = (window[length], window[length + 1]);
        let class = byte::class(after);
        // Most tokens by far.
        if after == b' ' && byte::class(next) & (SPACE | WIDE) == 0 {
            read.push(word(Gap::Space), print);
            at = end + 1;
        } else if class == SPACE {
            let (space, gap) = space::gap(&text[end..]);
            read.push_site(word(gap), print);
            at = end + space;
        } else if class & (LOWER | UPPER | DIGIT) == 0
            && (class & (JOINER | WIDE) == 0 || ends_before(length, &text[end..]))
        {
            read.push(word(Gap::None), print);
            at = end;
        } else {
            break;
        }
    }
    at
}

/// A letter with small ones behind it.
struct SmallWord {
    /// In bytes; 0 if no letter comes first, 16 if there are more.
    length: usize,
    shape: Shape,
    print: u64,
}

impl SmallWord {
    #[inline(always)]
    fn read(window: &[u8; WINDOW]) -> Self {
        /// What makes a capital of a small letter, if it is missing.
        const CASE: u64 = 0x20;
        let eight = |at: usize| window[at..].first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes));
        let first = eight(0);
        let shape = if first & CASE == 0 { Shape::Capitalised } else { Shape::Lower };
        let low = first | CASE;
        match small_front(low) {
            (8, _) => {
                let (length, mask) = small_front(eight(8));
                Self { length: 8 + length, shape, print: print::mixed(low, eight(8) & mask) }
            }
            (length, mask) => Self { length, shape, print: print::mixed(low & mask, 0) },
        }
    }
}

/// How many small letters come first, and the bits that they have.
#[inline(always)]
fn small_front(bytes: u64) -> (usize, u64) {
    let others = !small_letters(bytes) & HIGH;
    let first = others & others.wrapping_neg();
    (others.trailing_zeros() as usize / 8, (first >> 7).wrapping_sub(1))
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
    single(input).or_else(|| sign(input, before))
}

/// The mark that `input` begins with, if it is clear from the byte behind it that it stands for itself.
#[inline(always)]
fn single(input: &[u8]) -> Option<Piece> {
    let (key, length) = match *input {
        [0xE2, 0x80, last, ..] => (last, 3),
        [first, ..] => (first, 1),
        [] => return None,
    };
    let [next, second, ..] = input[length..] else { return None };
    let Single { kind, parts } = SINGLE[usize::from(key)];
    // A full stop behind the blank would make an ellipsis of it.
    let goes_on = byte::class(next) & parts != 0 || next == b' ' && second == b'.';
    (!goes_on).then_some(Piece { length: length as u32, kind, shape: Shape::None })
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
}

/// By first byte; the marks U+2000 to U+203F by their last one.
static SINGLE: [Single; 256] = {
    use TokenKind::*;
    const ALL: u8 = u8::MAX;
    let mut table = [Single { kind: Symbol, parts: ALL }; 256];
    let mut byte = 0;
    while byte < 256 {
        let (kind, parts) = match byte as u8 {
            b',' => (Comma, DIGIT | REPEATED),
            b'.' => (Stop, DIGIT | REPEATED),
            b'?' => (Question, DIGIT | REPEATED),
            b'!' => (Exclamation, DIGIT | REPEATED),
            b'"' => (Mark(Glyph::Double), 0),
            0x9C => (Mark(Glyph::DoubleOpen), 0),
            0x9D => (Mark(Glyph::DoubleClose), 0),
            // Not the apostrophe of a clitic, and not two of them.
            b'\'' => (Mark(Glyph::Single), LOWER | UPPER | JOINER),
            0x98 => (Mark(Glyph::SingleOpen), LOWER | UPPER),
            0x99 => (Mark(Glyph::SingleClose), LOWER | UPPER),
            b':' => (Colon, 0),
            b';' => (Semicolon, 0),
            b'(' | b'[' | b'{' => (Open, 0),
            b')' | b']' | b'}' => (Close, 0),
            b'-' => (Dash, ALL & !SPACE),
            0x93 | 0x94 => (Dash, ALL & !(SPACE | LOWER | UPPER)),
            b'%' | b'&' | b'*' | b'/' | b'<'..=b'>' | b'\\' | b'^' | b'_' | b'|' | b'~' => (Symbol, 0),
            _ => (Symbol, ALL),
        };
        table[byte] = Single { kind, parts };
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
