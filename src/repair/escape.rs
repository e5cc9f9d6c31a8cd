//! Escapes left in the text: `&rsquo;`, `&amp;#8217;`, `\u2019`, `[#x2019]`, `%E2%80%99`, `=E2=80=99`, `\"`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::context::after;
use super::draft::Change;
use super::page::Page;
use super::scan::{Signs, Sites};
use super::shield::Shield;
use super::vocabulary::Vocabulary;
use super::{Evidence, RepairKind};

pub(super) fn find(text: &str, sites: &Sites, _: &Vocabulary<'_, '_>) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut shield = Shield::new(text);
    let markup = LazyLock::new(|| shows_markup(text));
    let slashed = LazyLock::new(|| every_quote_is_escaped(text));
    let bytes = text.as_bytes();
    let mut end = 0;
    for at in sites.of(Signs::ESCAPE) {
        if at < end {
            continue;
        }
        let rest = &text[at..];
        let found = match bytes[at] {
            b'&' => entity(rest).filter(|found| !(found.markup && *markup)),
            b'\\' => code_units(rest).or_else(|| escaped_quote(rest).filter(|_| *slashed)),
            b'[' => bracket(rest),
            mark @ (b'%' | b'=') => octets(rest, mark),
            _ => None,
        };
        if let Some(found) = found
            && !shield.covers(at)
        {
            end = at + found.length;
            changes.push(Change {
                range: at..at + found.length,
                after: found.text.into(),
                kind: if bytes[at] == b'&' { RepairKind::Entity } else { RepairKind::Escape },
                evidence: Evidence::Syntax,
                confidence: found.confidence,
            });
        }
    }
    changes
}

/// An escape read at the front of a text.
struct Found {
    length: usize,
    text: String,
    confidence: f32,
    /// Whether it stands for a character of markup, which a text about markup escapes on purpose.
    markup: bool,
}

impl Found {
    fn new(length: usize, text: impl Into<String>, confidence: f32) -> Self {
        let text = text.into();
        let markup = matches!(&*text, "<" | ">" | "&");
        Self { length, text, confidence, markup }
    }
}

/// `'&' ('amp;')* ( '#' digits ';'? | '#x' hex ';'? | name ';' )`, at most three times `amp;`.
fn entity(text: &str) -> Option<Found> {
    let mut at = 1;
    for _ in 0..3 {
        if !text[at..].starts_with("amp;") {
            break;
        }
        at += 4;
    }
    let rest = &text[at..];
    if let Some(number) = rest.strip_prefix('#') {
        let (digits, base) = match number.strip_prefix(['x', 'X']) {
            Some(hex) => (hex, 16),
            None => (number, 10),
        };
        let count = digits.bytes().take(8).take_while(|&byte| char::from(byte).is_digit(base)).count();
        let code = u32::from_str_radix(digits.get(..count)?, base).ok()?;
        let letter = letter_of(code)?;
        let length = text.len() - digits.len() + count;
        return if digits[count..].starts_with(';') {
            Some(Found::new(length + 1, letter, 0.999))
        } else {
            (code >= 0x80 && !digits[count..].starts_with(|next: char| next.is_ascii_hexdigit() && base == 16))
                .then(|| Found::new(length, letter, 0.97))
        };
    }
    let name = rest.bytes().take(16).take_while(u8::is_ascii_alphanumeric).count();
    if rest[name..].starts_with(';')
        && let Some(&letter) = ENTITIES.get(&rest[..name])
    {
        return Some(Found::new(at + name + 1, letter, 0.999));
    }
    if at > 1 {
        return Some(Found::new(at, '&', 0.99));
    }
    // Names without their semicolon only where they cannot be the parameter of an address.
    let sure =
        matches!(&rest[..name], "ldquo" | "rdquo" | "lsquo" | "rsquo" | "mdash" | "ndash" | "hellip" | "nbsp" | "quot");
    if sure && !rest[name..].starts_with('=') {
        return Some(Found::new(1 + name, *ENTITIES.get(&rest[..name])?, 0.97));
    }
    None
}

/// The character of a numeric reference, if it is one that prose can hold.
fn letter_of(code: u32) -> Option<char> {
    match code {
        9 | 10 | 13 => char::from_u32(code),
        0x80..=0x9F => Some(Page::Western.letter(code as u8)).filter(|letter| !letter.is_control()),
        0x20..=0x7E | 0xA0.. => char::from_u32(code).filter(|letter| !matches!(*letter as u32, 0xFFFE..=0xFFFF)),
        _ => None,
    }
}

/// `('\u' hex hex hex hex)+`: one character, from one or two code units of UTF-16.
fn code_units(text: &str) -> Option<Found> {
    let unit = |text: &str| {
        let digits = text.strip_prefix("\\u")?.get(..4)?;
        digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok())?
    };
    let first = unit(text)?;
    if let Some(letter) = letter_of(u32::from(first)) {
        return Some(Found::new(6, letter, 0.98));
    }
    let second = unit(&text[6..])?;
    let letter = char::decode_utf16([first, second]).next()?.ok()?;
    Some(Found::new(12, letter, 0.98))
}

/// A backslash before a straight quotation mark.
fn escaped_quote(text: &str) -> Option<Found> {
    let mark = text[1..].chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
    Some(Found::new(2, mark, 0.98))
}

/// `'[#' ('x' hex | digits) '.'? ']'`
fn bracket(text: &str) -> Option<Found> {
    let number = text.strip_prefix("[#")?;
    let (digits, base) = match number.strip_prefix('x') {
        Some(hex) => (hex, 16),
        None => (number, 10),
    };
    let count = digits.bytes().take(7).take_while(|&byte| char::from(byte).is_digit(base)).count();
    let code = u32::from_str_radix(&digits[..count], base).ok()?;
    let tail = digits[count..].strip_prefix('.').unwrap_or(&digits[count..]);
    let rest = tail.strip_prefix(']')?;
    Some(Found::new(text.len() - rest.len(), letter_of(code).filter(|_| code >= 0x80)?, 0.98))
}

/// `(mark hex hex)+`: the bytes of one character beyond ASCII, in UTF-8.
fn octets(text: &str, mark: u8) -> Option<Found> {
    let octet = |text: &[u8]| match *text {
        [first, high, low, ..] if first == mark => {
            let (high, low) = (char::from(high).to_digit(16)?, char::from(low).to_digit(16)?);
            u8::try_from(high << 4 | low).ok()
        }
        _ => None,
    };
    let bytes = text.as_bytes();
    let count = match octet(bytes)? {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let mut decoded = [0; 4];
    for (place, byte) in decoded.iter_mut().take(count).enumerate() {
        *byte = octet(&bytes[3 * place..])?;
    }
    let letter = std::str::from_utf8(&decoded[..count]).ok()?;
    let length = 3 * count;
    // `a=E2...` in code has more of the like; a lone letter of prose has not.
    after(text, length).is_none_or(|next| next != '/').then(|| Found::new(length, letter, 0.98))
}

/// Whether a text shows tags, as a text about markup does.
fn shows_markup(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let rest = &text.as_bytes()[at + 1..];
        let rest = rest.strip_prefix(b"/").unwrap_or(rest);
        rest.first().is_some_and(u8::is_ascii_alphabetic) && rest.iter().take(64).any(|&byte| byte == b'>')
    })
}

/// Whether every straight double quotation mark of a text stands behind a backslash, or, without any, every single one.
fn every_quote_is_escaped(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut count = [0_usize; 2];
    for mark in [b'"', b'\''] {
        for (at, _) in bytes.iter().enumerate().filter(|(_, byte)| **byte == mark) {
            if at == 0 || bytes[at - 1] != b'\\' {
                return false;
            }
            count[usize::from(mark == b'"')] += 1;
        }
    }
    count[0] + count[1] > 0
}

static ENTITIES: LazyLock<HashMap<&str, char>> = LazyLock::new(|| {
    include_str!("entities.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let (name, code) = line.split_once(' ')?;
            Some((name, char::from_u32(u32::from_str_radix(code, 16).ok()?)?))
        })
        .collect()
});
