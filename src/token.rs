//! Where are the words, numbers and marks?
//!
//! Tokens tile the text: each owns its visible part, `[start, end)`, and the white space up to the next token, of
//! which only the [`Gap`] is kept. White space before the first visible character is a token of its own,
//! [`TokenKind::Space`], so that nothing of the text stands outside the tokens.

mod address;
mod batch;
mod byte;
#[cfg(test)]
pub(crate) mod cases;
mod character;
mod number;
mod plain;
pub(crate) mod print;
mod punctuation;
mod shape;
mod short;
mod site;
mod space;
#[cfg(test)]
mod tests;
mod word;

use crate::span::Span;
use batch::Batch;
pub(crate) use site::{Site, Sites};

/// A word, number, mark or other smallest piece of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// First byte of the visible part.
    pub(crate) start: u32,
    /// End of the visible part (exclusive); white space may follow until the next token's `start`.
    pub(crate) end: u32,
    pub(crate) kind: TokenKind,
    pub(crate) gap: Gap,
    pub(crate) shape: Shape,
}

impl Token {
    pub(crate) fn span(self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// What a token is, by its characters alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum TokenKind {
    /// White space at the very start of the text.
    Space,
    /// A word, with its inner apostrophes and hyphens: `don't`, `Russian-speaking`, `12-year-old`, `U.S.-led`, `AT&T`.
    Word,
    /// One capital letter and its full stop before a name: the `J.` of `J. R. Smith`.
    Initial,
    /// Letters with full stops and no blanks between them: `U.S.`, `p.m.`, `e.g.`, `Ph.D.`, `J.R.`
    Acronym,
    /// Digits with their inner commas, points and suffix: `1,234.5`, `3rd`, `1990s`, `3-2`, `9/11`.
    Number,
    /// A sum of money: `$5`, `£1.2m`, `€30`, `US$40`, `$12-a-day`.
    Money,
    /// A percentage written with its sign: `12%`.
    Percent,
    /// A number with its unit: `5km`, `24"` is not one (the mark stage decides on primes).
    Measure,
    /// A time of day: `10:30`, `9pm`.
    Time,
    /// A date in digits: `2024-05-01`, `3/4/2020`.
    Date,
    /// A web address.
    Url,
    /// An e-mail address.
    Email,
    /// A handle: `@name`.
    Handle,
    /// A hashtag: `#name`.
    Hashtag,
    /// What a word drags behind it: `'s`, `'re`, `'ve`, `'ll`, `'d`, `'m`.
    Clitic,
    /// A quotation mark, apostrophe or prime that is not inside a word.
    Mark(Glyph),
    /// `,`
    Comma,
    /// `.`
    Stop,
    /// `?`, also `?!`
    Question,
    /// `!`
    Exclamation,
    /// `:`
    Colon,
    /// `;`
    Semicolon,
    /// `—`, `–`, `--`, and `-` that stands by itself; a run of them is one.
    Dash,
    /// `…`, `...`, `. . .`
    Ellipsis,
    /// `(`, `[`, `{`
    Open,
    /// `)`, `]`, `}`
    Close,
    /// `/`, `&`, `*` and all the rest, one character each with the marks that combine with it.
    Symbol,
}

impl TokenKind {
    /// A word, number, name or address, not punctuation. These kinds stand side by side, so that one comparison tells.
    #[inline]
    pub(crate) fn is_wordlike(self) -> bool {
        use TokenKind::*;
        matches!(
            self,
            Word | Initial
                | Acronym
                | Number
                | Money
                | Percent
                | Measure
                | Time
                | Date
                | Url
                | Email
                | Handle
                | Hashtag
        )
    }
}

/// The glyph of a quotation mark or of what may be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Glyph {
    /// `"`, `＂`
    Double,
    /// `“`, `‟`
    DoubleOpen,
    /// `”`
    DoubleClose,
    /// `„`, and `,,` at the start of a word
    DoubleLow,
    /// `'`
    Single,
    /// `‘`, `‛`
    SingleOpen,
    /// `’`
    SingleClose,
    /// `‚`
    SingleLow,
    /// ``` `` ```
    TexOpen,
    /// `''`
    TexClose,
    /// `` ` ``, `´`
    Accent,
    /// `«`
    GuillemetOpen,
    /// `»`
    GuillemetClose,
    /// `‹`
    SingleGuillemetOpen,
    /// `›`
    SingleGuillemetClose,
    /// `「`, `『`
    CornerOpen,
    /// `」`, `』`
    CornerClose,
    /// `′`
    Prime,
    /// `″`
    DoublePrime,
}

/// The white space between a token and the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gap {
    /// Nothing.
    None,
    /// Blanks, tabs, no-break spaces.
    Space,
    /// One line break (`\n`, `\r\n`, `\r`, U+2028).
    Line,
    /// Two line breaks or more, or U+2029.
    Blank,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// No letters.
    None,
    /// `word`
    Lower,
    /// `Word`, also `Russian-speaking` and the one-letter `I`, `A`.
    Capitalised,
    /// `WORD` (two capitals or more)
    Upper,
    /// `McDonald`, `iPhone`
    Mixed,
}

impl Shape {
    /// The word begins with a capital.
    pub(crate) fn is_capital(self) -> bool {
        matches!(self, Shape::Capitalised | Shape::Upper | Shape::Mixed)
    }

    /// That of a word whose first letter is this one and whose others are small.
    fn of_small(first: u8) -> Shape {
        if first.is_ascii_uppercase() { Shape::Capitalised } else { Shape::Lower }
    }
}

/// What the rules read, and what they return: the rest and what they found.
type Bytes<'t> = &'t [u8];
type Parsed<'t, O> = nom::IResult<&'t [u8], O, ()>;

/// Offsets are `u32`: text from here on is left out.
const LONGEST_TEXT: usize = u32::MAX as usize;

/// The tokens of a text, and what is known of them as soon as they are read.
#[derive(Debug)]
pub(crate) struct Tokenized {
    pub(crate) tokens: Vec<Token>,
    /// One a token; the same for words that differ in their case only. 0 if a token is no word and not ASCII.
    pub(crate) prints: Vec<u64>,
    pub(crate) sites: Sites,
}

impl Tokenized {
    /// No token yet, of a text of so many bytes.
    fn with_bytes(bytes: usize) -> Self {
        // English news has five bytes a token. Growing would copy, and memory that stays untouched costs nothing.
        let tokens = bytes / 4 + 1;
        Self {
            tokens: Vec::with_capacity(tokens),
            prints: Vec::with_capacity(tokens),
            sites: Sites::with_capacity(tokens),
        }
    }
}

/// Cuts the text into tokens. Never fails; linear in the length of the text.
///
/// ```text
/// tokens = [ gap ] *( token gap )
/// ```
pub(crate) fn tokenize(text: &str) -> Tokenized {
    let text = &text[..longest_boundary(text)];
    let bytes = text.as_bytes();
    let mut read = Batch::with_bytes(text.len());
    let (leading, _) = space::gap(bytes);
    if leading > 0 {
        let (kind, gap, shape) = (TokenKind::Space, Gap::None, Shape::None);
        let token = Token { start: 0, end: leading as u32, kind, gap, shape };
        read.push(token, print::of_token(text, 0, leading, kind));
    }
    let mut at = leading;
    loop {
        at = plain::tokens(text, at, &mut read);
        at = end_of_gap(bytes, at, &mut read);
        let rest = &bytes[at..];
        if rest.is_empty() {
            break;
        }
        let piece = next(rest, read.touching());
        at = read.push_piece(text, at as u32, piece);
    }
    read.finish()
}

/// The end of the gap behind the last token, which was read as far as `at`.
fn end_of_gap(text: &[u8], at: usize, read: &mut Batch) -> usize {
    let goes_on = text.get(at).is_some_and(|&next| byte::class(next) & (byte::SPACE | byte::WIDE) != 0);
    match read.last() {
        Some(last) if goes_on => {
            let end = last.end as usize;
            let (space, gap) = space::gap(&text[end..]);
            read.set_gap(gap);
            end + space
        }
        _ => at,
    }
}

fn longest_boundary(text: &str) -> usize {
    let mut end = text.len().min(LONGEST_TEXT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

/// What a rest of the text begins with: small, so that it is kept in a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// In bytes, at least one.
    length: u32,
    kind: TokenKind,
    shape: Shape,
}

/// The token that `rest` begins with. `before` is the kind of the token that touches it.
fn next(rest: &[u8], before: Option<TokenKind>) -> Piece {
    plain::next(rest, before).unwrap_or_else(|| parse(rest, before))
}

/// The token that `rest` begins with, by the grammar.
#[inline(never)]
fn parse(rest: &[u8], before: Option<TokenKind>) -> Piece {
    let parsed = match rest[0] {
        b'a'..=b'z' | b'A'..=b'Z' => word::word(rest),
        b'0'..=b'9' => number::number(rest),
        _ => punctuation::punctuation(rest, before),
    };
    let (length, kind) = match parsed {
        Ok((after, kind)) if after.len() < rest.len() => (rest.len() - after.len(), kind),
        _ => (character::decode(rest).1, TokenKind::Symbol),
    };
    let shape = if kind.has_letters() { shape::shape(rest, length) } else { Shape::None };
    Piece { length: length as u32, kind, shape }
}

impl TokenKind {
    /// Tokens of this kind may hold letters, and so have a shape.
    fn has_letters(self) -> bool {
        use TokenKind::*;
        matches!(
            self,
            Word | Clitic
                | Initial
                | Acronym
                | Number
                | Money
                | Percent
                | Measure
                | Time
                | Url
                | Email
                | Handle
                | Hashtag
        )
    }
}
