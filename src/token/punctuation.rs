//! Everything that is neither a word nor a number: marks, stops, dashes, brackets, signs.

use super::character::{begins_digit, begins_word, decode, is_apostrophe, is_attached, is_currency, is_word};
use super::{Bytes, Glyph, Parsed, TokenKind, address, number, word};
use nom::Parser;
use nom::bytes::complete::{take, take_while};
use nom::combinator::{value, verify};
use nom::multi::many0_count;
use nom::sequence::preceded;

/// A token that does not begin with an ASCII letter or digit. `before` is the kind of the token that touches it.
pub(super) fn punctuation(input: Bytes, before: Option<TokenKind>) -> Parsed<TokenKind> {
    match input[0] {
        b',' if before.is_none() && starts_low_quotation(input) => fixed(2, TokenKind::Mark(Glyph::DoubleLow), input),
        b',' => fixed(1, TokenKind::Comma, input),
        b'.' => stop(input, before),
        b'"' => fixed(1, TokenKind::Mark(Glyph::Double), input),
        b'\'' | b'`' => apostrophe(input, before),
        b'-' => dash(input, before),
        b'?' | b'!' => exclamation(input),
        b':' => fixed(1, TokenKind::Colon, input),
        b';' => fixed(1, TokenKind::Semicolon, input),
        b'(' | b'[' | b'{' => fixed(1, TokenKind::Open, input),
        b')' | b']' | b'}' => fixed(1, TokenKind::Close, input),
        b'$' => number::money(input),
        b'@' if !before.is_some_and(holds_clitic) => address::handle(input),
        b'#' => address::hashtag(input),
        b'+' if before.is_none() => number::signed(input),
        0x80.. => wide(input, before),
        _ => fixed(1, TokenKind::Symbol, input),
    }
}

fn fixed(length: usize, kind: TokenKind, input: Bytes) -> Parsed<TokenKind> {
    value(kind, take(length)).parse_complete(input)
}

/// The `,,` of `,,Ja``, which stands for a low mark.
fn starts_low_quotation(input: Bytes) -> bool {
    matches!(input, [b',', b',', rest @ ..] if begins_word(rest))
}

/// ```text
/// stop = "." *( "." ) / "." 1*( " ." ) / signed      ; two or more are an ellipsis
/// ```
fn stop(input: Bytes, before: Option<TokenKind>) -> Parsed<TokenKind> {
    if before.is_none() && begins_digit(&input[1..]) {
        return number::signed(input);
    }
    let (rest, run) = take_while(|byte| byte == b'.')(input)?;
    if run.len() > 1 {
        return Ok((rest, TokenKind::Ellipsis));
    }
    if !rest.starts_with(b" .") {
        return Ok((rest, TokenKind::Stop));
    }
    let spaced =
        preceded(verify(take(1usize), |blank: &[u8]| blank == b" "), verify(take(1usize), |stop: &[u8]| stop == b"."));
    let (spread, count) = many0_count(spaced).parse_complete(rest)?;
    Ok(if count > 1 { (spread, TokenKind::Ellipsis) } else { (rest, TokenKind::Stop) })
}

/// ```text
/// exclamation = 1*( "!" / "?" )                      ; a question when one of them asks
/// ```
fn exclamation(input: Bytes) -> Parsed<TokenKind> {
    let (rest, run) = take_while(|byte| byte == b'!' || byte == b'?')(input)?;
    Ok((rest, if run.contains(&b'?') { TokenKind::Question } else { TokenKind::Exclamation }))
}

/// A straight apostrophe or a backtick: a clitic behind a word, a TeX mark if there are two, else a mark.
fn apostrophe(input: Bytes, before: Option<TokenKind>) -> Parsed<TokenKind> {
    if before.is_some_and(holds_clitic)
        && let Ok(clitic) = word::clitic(input)
    {
        return Ok(clitic);
    }
    match input {
        [b'\'', b'\'', ..] => fixed(2, TokenKind::Mark(Glyph::TexClose), input),
        [b'`', b'`', ..] => fixed(2, TokenKind::Mark(Glyph::TexOpen), input),
        [b'\'', ..] => fixed(1, TokenKind::Mark(Glyph::Single), input),
        _ => fixed(1, TokenKind::Mark(Glyph::Accent), input),
    }
}

/// Kinds that `'s` can lean on: `U.S.'s`, `1990's`, `(R-Ohio)'s`, `“Hamlet”'s`, `Inc.'s`.
fn holds_clitic(kind: TokenKind) -> bool {
    use TokenKind::*;
    let closes = |glyph| matches!(glyph, Glyph::Double | Glyph::DoubleClose | Glyph::GuillemetClose);
    match kind {
        Mark(glyph) => closes(glyph),
        kind => matches!(
            kind,
            Word | Clitic
                | Initial
                | Acronym
                | Number
                | Money
                | Percent
                | Measure
                | Url
                | Handle
                | Hashtag
                | Close
                | Stop
        ),
    }
}

/// ```text
/// dash = 1*( "-" / "–" / "—" / "―" / … ) / signed
/// ```
fn dash(input: Bytes, before: Option<TokenKind>) -> Parsed<TokenKind> {
    if before.is_none()
        && let Ok(signed) = number::signed(input)
    {
        return Ok(signed);
    }
    let mut at = 0;
    while at < input.len() {
        let (character, length) = decode(&input[at..]);
        if !is_dash(character) {
            break;
        }
        at += length;
    }
    fixed(at, TokenKind::Dash, input)
}

/// Hyphens that join nothing, en and em dashes, horizontal bars, minus signs.
fn is_dash(character: char) -> bool {
    matches!(
        character,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2E3A}' | '\u{2E3B}' | '\u{FE58}' | '\u{FE63}' | '－'
    )
}

/// What begins outside ASCII.
fn wide(input: Bytes, before: Option<TokenKind>) -> Parsed<TokenKind> {
    let (character, length) = decode(input);
    if is_word(character) && !is_attached(character) {
        return wide_word(input, character);
    }
    if is_apostrophe(character)
        && before.is_some_and(holds_clitic)
        && let Ok(clitic) = word::clitic(input)
    {
        return Ok(clitic);
    }
    if let Some(glyph) = glyph(character) {
        return fixed(length, TokenKind::Mark(glyph), input);
    }
    match character {
        '…' | '⋯' | '‥' => ellipsis(input),
        _ if is_dash(character) => dash(input, before),
        _ if is_currency(character) => number::money(input),
        '。' | '．' | '｡' => fixed(length, TokenKind::Stop, input),
        '，' | '、' | '､' => fixed(length, TokenKind::Comma, input),
        '？' | '⁇' | '⁈' | '‽' | '؟' => fixed(length, TokenKind::Question, input),
        '！' | '‼' | '⁉' => fixed(length, TokenKind::Exclamation, input),
        '：' => fixed(length, TokenKind::Colon, input),
        '；' => fixed(length, TokenKind::Semicolon, input),
        '（' | '［' | '｛' | '【' | '《' | '〈' => fixed(length, TokenKind::Open, input),
        '）' | '］' | '｝' | '】' | '》' | '〉' => fixed(length, TokenKind::Close, input),
        _ => symbol(input),
    }
}

/// A word of another script, or one that begins with an accented letter: `Ökonom`, `é`, `½`.
fn wide_word(input: Bytes, first: char) -> Parsed<TokenKind> {
    let (rest, kind) = word::long_word(input)?;
    let is_number = kind == TokenKind::Word && first.is_numeric() && !first.is_alphabetic();
    Ok((rest, if is_number { TokenKind::Number } else { kind }))
}

/// ```text
/// ellipsis = 1*( "…" / "." )
/// ```
fn ellipsis(input: Bytes) -> Parsed<TokenKind> {
    let mut at = 0;
    while at < input.len() {
        let (character, length) = decode(&input[at..]);
        if !matches!(character, '…' | '⋯' | '‥' | '.') {
            break;
        }
        at += length;
    }
    fixed(at, TokenKind::Ellipsis, input)
}

/// One character and the marks that combine with it, as in `☺️`.
fn symbol(input: Bytes) -> Parsed<TokenKind> {
    let mut at = decode(input).1;
    while at < input.len() {
        let (character, length) = decode(&input[at..]);
        if character.is_ascii() || !is_attached(character) || character == char::REPLACEMENT_CHARACTER {
            break;
        }
        at += length;
    }
    fixed(at, TokenKind::Symbol, input)
}

fn glyph(character: char) -> Option<Glyph> {
    Some(match character {
        '“' | '‟' | '❝' | '〝' => Glyph::DoubleOpen,
        '”' | '❞' | '〞' => Glyph::DoubleClose,
        '„' | '〟' => Glyph::DoubleLow,
        '‘' | '‛' | '❛' => Glyph::SingleOpen,
        '’' | '❜' | '\u{2BC}' => Glyph::SingleClose,
        '‚' => Glyph::SingleLow,
        '＂' => Glyph::Double,
        '＇' => Glyph::Single,
        '´' | '｀' => Glyph::Accent,
        '«' => Glyph::GuillemetOpen,
        '»' => Glyph::GuillemetClose,
        '‹' => Glyph::SingleGuillemetOpen,
        '›' => Glyph::SingleGuillemetClose,
        '「' | '『' | '｢' => Glyph::CornerOpen,
        '」' | '』' | '｣' => Glyph::CornerClose,
        '′' => Glyph::Prime,
        '″' | '‴' => Glyph::DoublePrime,
        _ => return None,
    })
}
