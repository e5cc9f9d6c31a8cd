//! The short way for plain tokens, which nearly all are: words of ASCII letters, eight bytes at a time, and what joins
//! them; punctuation; short numbers. What the grammar would find is the same.

use super::batch::Batch;
use super::byte::{self, DIGIT, JOINER, LOWER, REPEATED, SPACE, UPPER, WIDE};
use super::site::SitesOf;
use super::{Gap, Glyph, Piece, Shape, Token, TokenKind, print, shape};
use crate::eight;

/// The print of `'s`.
const POSSESSIVE: u64 = print::of_literal("'s");

/// What makes a small letter of a capital.
const CASE: u8 = 0x20;

/// How many bytes decide on a plain token.
const WINDOW: usize = 24;

/// Takes the tokens from `at` on as long as they are plain: words of a letter and small ones, and marks that stand for
/// themselves. Nine tokens in ten are. Gives where it stopped: between two tokens, or in white space, of which only the
/// beginning was read then.
///
/// All is read from a window, whose bounds are checked once. A function of its own, so that everything is in registers.
#[inline(never)]
pub(super) fn tokens(text: &str, at: usize, read: &mut Batch) -> usize {
    let Some(mut rest) = text.as_bytes().get(at..) else { return at };
    'tokens: loop {
        // Most tokens by far are small words before a blank.
        let mut count = read.count();
        let (start, word, window) = loop {
            let Some(window) = rest.first_chunk::<WINDOW>() else {
                read.set_count(count);
                break 'tokens;
            };
            let start = (text.len() - rest.len()) as u32;
            let word = SmallWord::read(window);
            if word.length == 0 || window[word.length] != b' ' {
                break (start, word, window);
            }
            count = read.put(count, word.token(start, Gap::Space), word.print);
            rest = &rest[word.length + 1..];
        };
        read.set_count(count);
        let after = &window[word.length..];
        let mark = Sign::read(after);
        if word.length > 0 {
            if !mark.ends_word(word.length) {
                if mark.is_possessive(after) {
                    read.push(word.token(start, Gap::None), word.print);
                    let length = mark.length + 1;
                    let (space, gap) = gap(&after[length..]);
                    let start = start + word.length as u32;
                    let (end, kind, shape) = (start + length as u32, TokenKind::Clitic, Shape::Lower);
                    read.push_site(Token { start, end, kind, gap, shape }, POSSESSIVE, SitesOf::NONE);
                    rest = &rest[word.length + length + space..];
                    continue;
                }
                let Some(end) = end_word(text, rest, &word, read) else { break };
                rest = &text.as_bytes()[end..];
                continue;
            }
            read.push(word.token(start, Gap::None), word.print);
        }
        let start = start + word.length as u32;
        if mark.goes_on() {
            let rest_of = &rest[word.length..];
            let Some(end) = other_sign(text, start, read) else {
                rest = rest_of;
                break;
            };
            rest = &text.as_bytes()[end..];
            continue;
        }
        let (space, gap) = gap(&after[mark.length..]);
        let (end, kind, shape) = (start + mark.length as u32, mark.single.kind, Shape::None);
        let print = print::of_mark(after[0], mark.length);
        read.push_site(Token { start, end, kind, gap, shape }, print, mark.single.sites);
        rest = &rest[word.length + mark.length + space..];
    }
    text.len() - rest.len()
}

/// Takes a word with something behind it that is neither a blank nor a mark that surely ends it. Gives where it stopped.
#[inline(never)]
fn end_word(text: &str, rest: &[u8], word: &SmallWord, read: &mut Batch) -> Option<usize> {
    let start = text.len() - rest.len();
    let after = &rest[word.length..];
    if word.length == 1
        && let Some(acronym) = acronym(rest)
    {
        return Some(read.push_piece(text, start as u32, acronym));
    }
    if after[0] == b'\n' || ends_before(word.length, after) {
        let (space, gap) = gap(after);
        read.push_site(word.token(start as u32, gap), word.print, SitesOf::NONE);
        let end = start + word.length + space;
        let clitic = if space == 0 { clitic_behind(after) } else { None };
        return Some(clitic.map_or(end, |(piece, print)| push_clitic(text, end, piece, print, read)));
    }
    if let Some((length, print)) = negation(rest, word.length) {
        let (space, gap) = gap(&rest[length..]);
        let negated = SmallWord { length, shape: word.shape, print };
        read.push_site(negated.token(start as u32, gap), print, SitesOf::NONE);
        return Some(start + length + space);
    }
    Some(read.push_piece(text, start as u32, long_word(rest, word.length)?))
}

/// Takes what is neither a word nor a mark that stands for itself. Gives where it stopped.
#[inline(never)]
fn other_sign(text: &str, start: u32, read: &mut Batch) -> Option<usize> {
    let rest = &text.as_bytes()[start as usize..];
    let before = read.touching();
    if before == Some(TokenKind::Word)
        && let Some((piece, print)) = clitic_behind(rest)
    {
        return Some(push_clitic(text, start as usize, piece, print, read));
    }
    Some(read.push_piece(text, start, sign(rest, before)?))
}

fn push_clitic(text: &str, start: usize, piece: Piece, print: u64, read: &mut Batch) -> usize {
    let end = start + piece.length as usize;
    let (space, gap) = gap(&text.as_bytes()[end..]);
    let token = Token { start: start as u32, end: end as u32, kind: piece.kind, gap, shape: piece.shape };
    read.push_site(token, print, SitesOf::NONE);
    end + space
}

/// The white space that `input` begins with, as far as its first two bytes tell. Without a branch: it cannot be predicted.
#[inline(always)]
fn gap(input: &[u8]) -> (usize, Gap) {
    const GAPS: [Gap; 4] = [Gap::None, Gap::Space, Gap::Line, Gap::Blank];
    let [first, second] = input.first_chunk().copied().unwrap_or_default();
    let (blank, line) = (usize::from(first == b' '), usize::from(first == b'\n'));
    let lines = line + (line & usize::from(second == b'\n'));
    (blank + lines, GAPS[(blank + line + lines) % GAPS.len()])
}

/// The clitic that the bytes begin with behind a word.
fn clitic_behind(bytes: &[u8]) -> Option<(Piece, u64)> {
    let (length, after) = match *bytes {
        [b'\'', ref after @ ..] => (1, after),
        [0xE2, 0x80, 0x99, ref after @ ..] => (3, after),
        _ => return None,
    };
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
        let eight = |at: usize| window[at..].first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes));
        let first = eight(0);
        let shape = if first & u64::from(CASE) == 0 { Shape::Capitalised } else { Shape::Lower };
        let low = first | u64::from(CASE);
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
            return piece(length, TokenKind::Word, shape::shape(input, length));
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
    let mut length = 0;
    while let Some(eight) = input.get(length..).and_then(|rest| rest.first_chunk()) {
        let other = eight::no_letter(u64::from_le_bytes(*eight));
        length += eight::before(other);
        if other != 0 {
            return length;
        }
    }
    length + input[length..].iter().take_while(|&&byte| byte::class(byte) & (LOWER | UPPER) != 0).count()
}

/// Whether a word whose last part has so many letters ends before what could also go on with it. Only the frequent cases
/// are seen here.
fn ends_before(letters: usize, after: &[u8]) -> bool {
    match *after {
        // A full stop or colon that no acronym and no address has in it.
        [b'.', next, ..] if byte::class(next) == SPACE => letters > 1,
        [b'.', b'"' | b'\'' | b')' | 0, ..] => letters > "www".len(),
        [b'.', 0xE2, 0x80, 0x99 | 0x9D, ..] => letters > 1,
        [b':', next, ..] => byte::class(next) == SPACE,
        [b'-', b'-', ..] => true,
        // `the mayor's`, and an apostrophe that joins nothing: `the mayors’ plan`
        [b'\'', ref after @ ..] | [0xE2, 0x80, 0x99, ref after @ ..] => {
            clitic(after).is_some() || after.first().is_some_and(|&next| is_apart(next))
        }
        // A no-break space.
        [0xC2, 0xA0, ..] => true,
        // En and em dashes, curly double marks and ellipses.
        [0xE2, 0x80, 0x93 | 0x94 | 0x9C | 0x9D | 0xA6, ..] => true,
        _ => false,
    }
}

/// `don't`, `don’t`: the length and the print of so many small letters with a negation behind them.
fn negation(input: &[u8], letters: usize) -> Option<(usize, u64)> {
    let (length, next) = match input[letters..] {
        [b'\'', b't', next, ..] => (letters + 2, next),
        [0xE2, 0x80, 0x99, b't', next, ..] => (letters + 4, next),
        _ => return None,
    };
    let mut folded = [0; 16];
    let (word, rest) = folded.split_at_mut_checked(letters)?;
    let [apostrophe, t, ..] = rest else { return None };
    if letters == 0 || byte::class(next) & (LOWER | UPPER | DIGIT | JOINER | WIDE) != 0 {
        return None;
    }
    word.copy_from_slice(&input[..letters]);
    (*apostrophe, *t) = (b'\'', b't');
    word[0] |= CASE;
    let (low, high) = (u128::from_le_bytes(folded) as u64, (u128::from_le_bytes(folded) >> 64) as u64);
    Some((length, print::mixed(low, high)))
}

/// `p.m.`, `U.S.`: two letters with full stops, before a blank or a comma.
fn acronym(input: &[u8]) -> Option<Piece> {
    match *input {
        [_, b'.', letter, b'.', next, ..]
            if byte::class(letter) & (LOWER | UPPER) != 0 && (byte::class(next) == SPACE || next == b',') =>
        {
            piece(4, TokenKind::Acronym, shape::shape(input, 4))
        }
        _ => None,
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

/// The token that `rest` begins with, if that is plain. `before` is the kind of the token that touches it.
pub(super) fn next(rest: &[u8], before: Option<TokenKind>) -> Option<Piece> {
    if rest.len() >= WINDOW {
        return any(rest, before);
    }
    // Zeros belong to nothing.
    let mut last = [0; 2 * WINDOW];
    last.iter_mut().zip(rest).for_each(|(byte, &last)| *byte = last);
    any(&last, before)
}

fn any(input: &[u8], before: Option<TokenKind>) -> Option<Piece> {
    let is_letter = byte::class(*input.first()?) & (LOWER | UPPER) != 0;
    if is_letter { word(input) } else { other(input, before) }
}

/// The token that `input` begins with, which is no letter; `before` is the kind of the token that touches it.
pub(super) fn other(input: &[u8], before: Option<TokenKind>) -> Option<Piece> {
    single(input).or_else(|| sign(input, before))
}

/// The mark that `input` begins with, if it is clear from the byte behind it that it stands for itself.
#[inline(always)]
fn single(input: &[u8]) -> Option<Piece> {
    let sign = Sign::read(input);
    if input.len() < sign.length + 2 || sign.goes_on() {
        None
    } else {
        piece(sign.length, sign.single.kind, Shape::None)
    }
}

/// What is no letter, as far as its first byte and those behind it tell.
#[derive(Clone, Copy)]
struct Sign {
    single: Single,
    /// In bytes.
    length: usize,
    /// The classes of the byte behind it.
    next: u8,
    is_stop: bool,
    is_apostrophe: bool,
    /// A full stop behind the blank behind it would make an ellipsis of it.
    is_spread: bool,
}

impl Sign {
    /// Without a branch: what stands behind a word cannot be predicted.
    #[inline(always)]
    fn read(input: &[u8]) -> Self {
        let byte = |at: usize| input.get(at).copied().unwrap_or_default();
        let is_wide = usize::from((byte(0) == 0xE2) & (byte(1) == 0x80));
        let (key, length) = (byte(2 * is_wide), 1 + 2 * is_wide);
        let (next, second) = (byte(length), byte(length + 1));
        Self {
            single: SINGLE[usize::from(key)],
            length,
            next: byte::class(next),
            is_stop: key == b'.',
            is_apostrophe: (key == b'\'') | (key == 0x99),
            is_spread: (next == b' ') & (second == b'.'),
        }
    }

    /// More than this byte belongs to it, or may belong to it.
    #[inline(always)]
    fn goes_on(&self) -> bool {
        (self.next & self.single.parts != 0) | self.is_spread
    }

    /// It begins the clitic `'s`, which stands at the start of `input`.
    #[inline(always)]
    fn is_possessive(&self, input: &[u8]) -> bool {
        self.is_apostrophe & (input[self.length] == b's') & is_apart(input[self.length + 1])
    }

    /// Whether a word of so many letters surely ends before it.
    #[inline(always)]
    fn ends_word(&self, letters: usize) -> bool {
        (self.next & self.single.apart != 0) & ((letters > 1) | !self.is_stop)
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
            // `10:30`
            [b':', b'0'..=b'9', b'0'..=b'9', b' ', ..] if length <= 2 => {
                return piece(length + 3, TokenKind::Time, Shape::None);
            }
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
    sites: SitesOf,
}

/// By first byte; the marks U+2000 to U+203F by their last one.
static SINGLE: [Single; 256] = {
    use TokenKind::*;
    const ALL: u8 = u8::MAX;
    /// What no word goes on with.
    const APART: u8 = ALL & !(LOWER | UPPER | DIGIT | WIDE);
    let mut table = [Single { kind: Symbol, parts: ALL, apart: 0, sites: SitesOf::NONE }; 256];
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
            _ => (Symbol, ALL, 0),
        };
        table[byte] = Single { kind, parts, apart, sites: SitesOf::kind(kind) };
        byte += 1;
    }
    table
};
