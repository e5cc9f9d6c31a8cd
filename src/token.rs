//! Where are the words, numbers and marks?
//!
//! Tokens tile the text: each owns its visible part, `[start, end)`, and the white space up to the next token, of
//! which only the [`Gap`] is kept. White space before the first visible character is a token of its own,
//! [`TokenKind::Space`], so that nothing of the text stands outside the tokens.

use crate::span::Span;

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
pub enum TokenKind {
    /// White space at the very start of the text.
    Space,
    /// A word, with its inner apostrophes and hyphens: `don't`, `Russian-speaking`.
    Word,
    /// What a word drags behind it: `'s`, `'re`, `'ve`, `'ll`, `'d`, `'m`.
    Clitic,
    /// One capital letter and its full stop: the `J.` of `J. R. Smith`.
    Initial,
    /// Letters with full stops between them: `U.S.`, `p.m.`, `e.g.`
    Acronym,
    /// Digits with their inner commas, points and suffix: `1,234.5`, `3rd`, `1990s`.
    Number,
    /// A sum of money: `$5`, `£1.2m`, `€30`.
    Money,
    /// A percentage written with its sign: `12%`.
    Percent,
    /// A number with its unit: `5km`, `24"` is not one (the mark stage decides on primes).
    Measure,
    /// A time of day: `10:30`.
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
    /// `—`, `–`, `--`, and `-` that stands by itself.
    Dash,
    /// `…`, `...`, `. . .`
    Ellipsis,
    /// `(`, `[`, `{`
    Open,
    /// `)`, `]`, `}`
    Close,
    /// `/`, `&`, `*` and all the rest, one character each.
    Symbol,
}

impl TokenKind {
    /// A word, number, name or address, not punctuation.
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
}

/// Cuts the text into tokens. Never fails; linear in the length of the text.
pub(crate) fn tokenize(text: &str) -> Vec<Token> {
    token_stub(text)
}

// A first, plain reading: letters, digits and single marks.
fn token_stub(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 5 + 1);
    let mut rest = text;
    let mut at = 0usize;
    let gap_of = |s: &str| {
        let lines = s.matches('\n').count();
        match (s.is_empty(), lines) {
            (true, _) => Gap::None,
            (_, 0) => Gap::Space,
            (_, 1) => Gap::Line,
            _ => Gap::Blank,
        }
    };
    while let Some(first) = rest.chars().next() {
        let is_word = |c: char| c.is_alphanumeric();
        let mut end = first.len_utf8();
        let mut kind = TokenKind::Symbol;
        if first.is_whitespace() {
            end = rest.len() - rest.trim_start().len();
            kind = TokenKind::Space;
            at += end;
            rest = &rest[end..];
            tokens.push(Token { start: 0, end: at as u32, kind, gap: Gap::None, shape: Shape::None });
            continue;
        }
        if is_word(first) {
            let chars: Vec<(usize, char)> = rest.char_indices().take(200).collect();
            let mut i = 1;
            while i < chars.len() {
                let c = chars[i].1;
                let joins = matches!(c, '-' | '\'' | '’' | '.' | ',')
                    && chars.get(i + 1).is_some_and(|n| is_word(n.1))
                    && (matches!(c, '-' | '\'' | '’') || (first.is_ascii_digit() && chars[i + 1].1.is_ascii_digit()));
                if !is_word(c) && !joins {
                    break;
                }
                i += 1;
            }
            end = chars.get(i).map_or(rest.len(), |c| c.0);
            let word = &rest[..end];
            kind = if first.is_ascii_digit() { TokenKind::Number } else { TokenKind::Word };
            if kind == TokenKind::Word {
                for clitic in ["'s", "’s", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "'d", "’d", "'m", "’m"]
                {
                    if word.len() > clitic.len() && word.ends_with(clitic) {
                        end -= clitic.len();
                    }
                }
                if end == 1 && first.is_uppercase() && rest[end..].starts_with(". ") && first != 'I' {
                    end += 1;
                    kind = TokenKind::Initial;
                }
            }
        } else if let Some(clitic) = ["'s", "’s", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "'d", "’d", "'m", "’m"]
            .into_iter()
            .find(|c| rest.starts_with(c) && !rest[c.len()..].starts_with(is_word))
            .filter(|_| tokens.last().is_some_and(|t| t.gap == Gap::None && t.kind == TokenKind::Word))
        {
            end = clitic.len();
            kind = TokenKind::Clitic;
        } else {
            kind = match first {
                '"' => TokenKind::Mark(Glyph::Double),
                '“' => TokenKind::Mark(Glyph::DoubleOpen),
                '”' => TokenKind::Mark(Glyph::DoubleClose),
                '„' => TokenKind::Mark(Glyph::DoubleLow),
                '\'' if rest.starts_with("''") => {
                    end = 2;
                    TokenKind::Mark(Glyph::TexClose)
                }
                '`' if rest.starts_with("``") => {
                    end = 2;
                    TokenKind::Mark(Glyph::TexOpen)
                }
                '\'' => TokenKind::Mark(Glyph::Single),
                '‘' => TokenKind::Mark(Glyph::SingleOpen),
                '’' => TokenKind::Mark(Glyph::SingleClose),
                '«' => TokenKind::Mark(Glyph::GuillemetOpen),
                '»' => TokenKind::Mark(Glyph::GuillemetClose),
                ',' => TokenKind::Comma,
                '.' if rest.starts_with("...") => {
                    end = 3;
                    TokenKind::Ellipsis
                }
                '.' => TokenKind::Stop,
                '?' => TokenKind::Question,
                '!' => TokenKind::Exclamation,
                ':' => TokenKind::Colon,
                ';' => TokenKind::Semicolon,
                '…' => TokenKind::Ellipsis,
                '-' if rest.starts_with("--") => {
                    end = 2;
                    TokenKind::Dash
                }
                '-' | '–' | '—' => TokenKind::Dash,
                '(' | '[' | '{' => TokenKind::Open,
                ')' | ']' | '}' => TokenKind::Close,
                _ => kind,
            };
        }
        let visible = &rest[..end];
        let after = &rest[end..];
        let space = after.len() - after.trim_start().len();
        let upper = visible.chars().filter(|c| c.is_uppercase()).count();
        let letters = visible.chars().filter(|c| c.is_alphabetic()).count();
        let shape = match (letters, upper) {
            (0, _) => Shape::None,
            (_, 0) => Shape::Lower,
            (l, u) if u == l && l > 1 => Shape::Upper,
            (_, 1) if first.is_uppercase() => Shape::Capitalised,
            _ if first.is_uppercase() && visible.contains('-') => Shape::Capitalised,
            _ => Shape::Mixed,
        };
        tokens.push(Token { start: at as u32, end: (at + end) as u32, kind, gap: gap_of(&after[..space]), shape });
        at += end + space;
        rest = &after[space..];
    }
    tokens
}
